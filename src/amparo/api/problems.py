"""Whatever goes wrong, told as a problem document (RFC 9457); ``detail`` is where the field's clients look."""

from collections.abc import Callable, Coroutine, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from amparo.kernel.errors import AmparoError, IntegrityError, SourceError, UserError
from amparo.wording import speak

MEDIA_TYPE = "application/problem+json"
_MOST_TOLD = 8
_STATUS = {
    "dataset-unknown": 404,
    "entity-unknown": 404,
    "property-unknown": 404,
    "body-too-long": 413,
    "address-too-long": 414,
    "request-invalid": 422,
    "algorithm-not-installed": 501,
    "no-list-to-screen": 503,
    "register-not-ready": 503,
    "unforeseen": 500,
}
Handler = Callable[[Request, Any], Coroutine[Any, Any, Response]]


def problem(told: AmparoError, errors: Sequence[dict[str, object]] = ()) -> JSONResponse:
    """Return the answer to a request that failed for a reason the catalogue knows."""
    status = _STATUS.get(told.code, _of_kind(told))
    return _answer(status, told.code, speak().error(told), errors)


def _of_kind(told: AmparoError) -> int:
    if isinstance(told, UserError):
        return 400
    return 503 if isinstance(told, SourceError) else 500 if isinstance(told, IntegrityError) else 503


def _answer(status: int, code: str, detail: str, errors: Sequence[dict[str, object]] = ()) -> JSONResponse:
    document: dict[str, object] = {
        "type": f"urn:amparo:problem:{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": _written(detail),
        "code": code,
    }
    if errors:
        document["errors"] = list(errors)
    return JSONResponse(document, status, media_type=MEDIA_TYPE)


def _written(text: str) -> str:
    """Return a text that UTF-8 can write: halves of characters, which JSON can escape, are not."""
    return text.encode("utf-8", "replace").decode("utf-8")


async def _known(request: Request, told: AmparoError) -> JSONResponse:
    del request
    return problem(told)


async def _refused(request: Request, told: HTTPException) -> JSONResponse:
    """Answer what the framework refuses: no such path, no such method, a body that is not JSON."""
    del request
    phrase = HTTPStatus(told.status_code).phrase
    code = phrase.lower().replace(" ", "-")
    answer = _answer(told.status_code, code, speak().say("api.refused", phrase=phrase))
    answer.headers.update(told.headers or {})
    return answer


async def _invalid(request: Request, told: RequestValidationError) -> JSONResponse:
    """Answer a request of another shape: where and what, without repeating what was sent."""
    del request
    errors: list[dict[str, object]] = [
        {"loc": [_written(str(part)[:80]) for part in one["loc"]], "msg": str(one["msg"]), "type": str(one["type"])}
        for one in told.errors()[:_MOST_TOLD]
    ]
    where = "; ".join(f"{'.'.join(map(str, one['loc'] if isinstance(one['loc'], list) else []))}: {one['msg']}"
                      for one in errors)  # fmt: skip
    return problem(UserError("request-invalid", problem=where), errors)


HANDLERS: dict[int | type[Exception], Handler] = {
    AmparoError: _known,
    HTTPException: _refused,
    RequestValidationError: _invalid,
}
