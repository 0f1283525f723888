"""Parameters that several paths share, and how they are read."""

import re
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Path, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field

from amparo.api.keeper import Keeper
from amparo.api.limits import MOST_OFFSET, MOST_RESULTS
from amparo.kernel.errors import UserError

_MOMENT = r"^\d{4}-\d{2}-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?)?$"
MOST_ASKED = 200
Dataset = Annotated[str, Path(description="A list, or a collection of lists.", examples=["default"], max_length=200)]
Since = Annotated[str | None, Field(pattern=_MOMENT, description="Only what is new or changed since this day.")]
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    for status in (400, 404, 413, 414, 422, 500, 501, 503)
}


Several = Annotated[tuple[str, ...], Field(max_length=MOST_ASKED)]


class Narrowed(BaseModel):
    """What narrows a question: lists, schemata, and what changed since a day."""

    include_dataset: Several = ()
    exclude_dataset: Several = ()
    exclude_schema: Several = ()
    topics: Several = ()
    changed_since: Since = None


class Paged(BaseModel):
    """Which part of the results."""

    limit: Annotated[int, Field(le=MOST_RESULTS)] = 10
    offset: Annotated[int, Field(le=MOST_OFFSET)] = 0

    @property
    def size(self) -> int:
        """How many results a page has."""
        return max(0, self.limit)

    @property
    def begin(self) -> int:
        """How many results are before it."""
        return max(0, self.offset)


def keeper_of(request: Request) -> Keeper:
    """Return the keeper of the register of this service."""
    keeper = request.app.state.keeper
    if not isinstance(keeper, Keeper):
        raise UserError("register-not-ready")
    return keeper


Kept = Annotated[Keeper, Depends(keeper_of)]


def day_of(moment: str | None) -> date | None:
    """Return the day of a moment.

    Raises:
        RequestValidationError: there is no such day.
    """
    if moment is None:
        return None
    try:
        return date.fromisoformat(re.split("T", moment)[0])
    except ValueError as problem:
        told = {"loc": ("query", "changed_since"), "msg": str(problem), "type": "date"}
        raise RequestValidationError([told]) from problem
