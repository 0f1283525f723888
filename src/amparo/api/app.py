"""The application: paths, limits, counters, and the last resort."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime
from typing import Any

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from amparo import __version__
from amparo.api.asked import PROBLEMS
from amparo.api.keeper import Keeper
from amparo.api.last_resort import LastResort
from amparo.api.limits import Limits
from amparo.api.meters import Metered, Meters
from amparo.api.models import Problem
from amparo.api.problems import HANDLERS
from amparo.api.routes import entities, matching, reconcile, searching, system
from amparo.archive.workspace import Workspace
from amparo.casework.screen_rows import settle
from amparo.settings import read_served
from amparo.wording import speak


class SystemClock:
    """The real clock of this door."""

    def today(self) -> date:
        """Return the machine's local calendar day."""
        return datetime.now().astimezone().date()  # noqa: TID251 - this is the clock


def application() -> FastAPI:
    """Return the application for the workspace that the environment names; each serving process calls this."""
    served = read_served()
    settle()
    return build(Keeper(Workspace(served.home), served.on, SystemClock()))


def build(keeper: Keeper) -> FastAPI:
    """Return the application around a keeper."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        del app
        await keeper.start()
        watching = asyncio.create_task(keeper.watch())
        yield
        watching.cancel()

    app = FastAPI(
        title="amparo",
        version=__version__,
        description=speak().say("api.description"),
        lifespan=lifespan,
        exception_handlers=HANDLERS,
        docs_url=None,
        redoc_url=None,
        strict_content_type=False,
    )
    app.state.keeper = keeper
    app.state.meters = Meters()
    for family in (matching, searching, entities, reconcile, system):
        app.include_router(family.router, responses=PROBLEMS)
    app.add_middleware(Limits)
    app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST"], allow_headers=["*"])
    app.add_middleware(LastResort)
    app.add_middleware(Metered, meters=app.state.meters)
    app.openapi = lambda: described(app)  # type: ignore[method-assign]
    return app


def described(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI document: errors are problem documents, and nothing else."""
    if app.openapi_schema is None:
        document: dict[str, Any] = FastAPI.openapi(app)
        shapes = document["components"]["schemas"]
        shapes["Problem"] = Problem.model_json_schema()
        for unused in ("HTTPValidationError", "ValidationError"):
            shapes.pop(unused, None)
        for path in document["paths"].values():
            for operation in path.values():
                refused = operation["responses"].get("422", {}).get("content", {})
                refused.pop("application/json", None)
        app.openapi_schema = document
    return app.openapi_schema
