"""What one request may ask for at most. The matching API's own limits are those of its reference server."""

import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from amparo.api.problems import problem
from amparo.kernel.errors import UserError

MOST_QUERIES = 100
MOST_RESULTS = 500
MOST_OFFSET = 9_499
MOST_EXCLUDED = 50
MOST_BYTES = 4_000_000
MOST_DEPTH = 16
MOST_ADDRESS = 60_000
MOST_VALUES = 64
"""Values of one property of one example."""
LONGEST_VALUE = 4_000
"""Characters of one value."""
LONGEST_TEXT = 1_000
"""Characters of a search."""
_MARKS = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)


def depth(content: bytes) -> int:
    """Return how deep the brackets of a JSON text are nested; brackets inside strings do not count."""
    deepest = level = 0
    for mark in _MARKS.finditer(content):
        char = mark[0]
        if char in b"[{":
            level += 1
            deepest = max(deepest, level)
        elif char in b"]}":
            level -= 1
    return deepest


class Limits:
    """Reads the body before anything else does, and refuses what is too long or too deep."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its whole body, or answer with a problem."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        address = len(scope.get("raw_path") or b"") + len(scope.get("query_string", b""))
        if address > MOST_ADDRESS:
            await problem(UserError("address-too-long", most=MOST_ADDRESS))(scope, receive, send)
            return
        body = await _body(receive)
        refused = None
        if body is None:
            refused = UserError("body-too-long", most=MOST_BYTES)
        elif depth(body) > MOST_DEPTH:
            refused = UserError("body-too-deep", most=MOST_DEPTH)
        if refused is not None:
            await problem(refused)(scope, receive, send)
            return
        given = False

        async def once() -> Message:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self.app(scope, once, send)


async def _body(receive: Receive) -> bytes | None:
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return b"".join(parts)
        part = message.get("body", b"")
        size += len(part)
        if size > MOST_BYTES:
            return None
        parts.append(part)
        if not message.get("more_body", False):
            return b"".join(parts)
