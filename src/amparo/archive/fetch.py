"""Fetching lists from their publishers' addresses: nothing is asked for but the files, nothing is sent but the request.

Only ``https`` is spoken, redirects included; a file is taken whole or not at all.
"""

import http.client
import urllib.error
import urllib.parse
import urllib.request
from typing import IO

from amparo import __version__
from amparo.kernel.errors import SourceError
from amparo.kernel.progress import SILENT, Progress
from amparo.sources.source import ListSource

MOST_BYTES = 512 * 1024**2
SECONDS = 60
CHUNK = 256 * 1024
AGENT = f"amparo/{__version__} (list reader)"


class OnlyHttps(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only to where the answer stays private and unchanged."""

    def redirect_request(  # noqa: PLR0917 - the signature is the library's
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Return the next request, or refuse."""
        if urllib.parse.urlsplit(newurl).scheme != "https":
            raise SourceError("fetch-not-https", url=newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch_list(source: ListSource, base: str = "", progress: Progress = SILENT) -> dict[str, bytes]:
    """Fetch the files of a list.

    Args:
        source: the list.
        base: a mirror that holds one folder for each list id; empty: the publisher's own addresses.
        progress: hears each file, and may cancel.

    Returns:
        Contents by the file name the list's reader knows.

    Raises:
        SourceError: an address is not ``https``, does not answer, or its file is larger than any list is.
    """
    wanted = [need for need in source.needs if need.url]
    if not wanted:
        raise SourceError("fetch-no-address", list=source.id)
    progress.stage("fetching", len(wanted))
    files: dict[str, bytes] = {}
    for need in wanted:
        name = need.patterns[0]
        url = f"{base.rstrip('/')}/{source.id}/{name}" if base else need.url
        try:
            files[name] = fetch(url, progress)
        except SourceError:
            if not need.optional or len(wanted) == 1:
                raise
        progress.advance()
    return files


def fetch(url: str, progress: Progress = SILENT) -> bytes:
    """Return what an ``https`` address answers with.

    Raises:
        SourceError: it is not ``https``, does not answer in time, answers with an error, breaks off, or is too large.
    """
    if urllib.parse.urlsplit(url).scheme != "https":
        raise SourceError("fetch-not-https", url=url)
    request = urllib.request.Request(url, headers={"User-Agent": AGENT})  # noqa: S310 - the scheme was checked
    opener = urllib.request.build_opener(OnlyHttps)
    try:
        with opener.open(request, timeout=SECONDS) as answer:
            return _taken(answer, url, progress)
    except urllib.error.HTTPError as problem:
        raise SourceError("fetch-refused", url=url, status=problem.code) from problem
    except (OSError, http.client.HTTPException) as problem:
        raise SourceError("fetch-failed", url=url) from problem


def _taken(answer: IO[bytes], url: str, progress: Progress) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := answer.read(CHUNK):
        parts.append(part)
        size += len(part)
        progress.advance(0)
        if size > MOST_BYTES:
            raise SourceError("fetch-too-large", url=url)
    told = getattr(answer, "headers", {}).get("Content-Length", "")
    if told.isdigit() and int(told) != size:
        raise SourceError("fetch-failed", url=url)
    return b"".join(parts)
