"""What nobody foresaw, answered in one sentence: no traceback, and not a word of what was asked."""

import logging
import traceback
from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from amparo.api.problems import problem
from amparo.kernel.errors import IntegrityError
from amparo.wording import speak

_LOG = logging.getLogger("uvicorn.error")


class LastResort:
    """Answers with a problem where nothing was answered yet, and logs kind and place only."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as unforeseen:  # noqa: BLE001 - the last resort of this door
            frames = traceback.extract_tb(unforeseen.__traceback__)
            where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
            told = IntegrityError("unforeseen", kind=type(unforeseen).__name__, where=where)
            _LOG.error("%s", speak().error(told))
            if scope["type"] == "http" and not begun:
                await problem(told)(scope, receive, send)
