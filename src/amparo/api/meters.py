"""Counters of one process, told in the text form of Prometheus; no name, no query, no address is in them."""

from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from amparo.api.keeper import Keeper

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Meters:
    """The counters."""

    def __init__(self) -> None:
        self._all = CollectorRegistry()
        self.requests = Counter(
            "amparo_http_requests", "Answers by path and status.", ("method", "path", "status"), registry=self._all
        )
        self.seconds = Histogram(
            "amparo_http_seconds", "Time to answer.", ("path",), buckets=_SECONDS, registry=self._all
        )
        self._ready = Gauge("amparo_register_ready", "1 once the register is loaded.", registry=self._all)
        self._stale = Gauge("amparo_register_stale", "1 while a newer register cannot be read.", registry=self._all)
        self._taken = Gauge("amparo_register_loads", "Registers loaded since the start.", registry=self._all)
        self._failed = Gauge("amparo_register_failures", "Loads that failed since the start.", registry=self._all)
        self._entries = Gauge("amparo_register_entries", "Entries looked at.", ("list", "as_of"), registry=self._all)
        self._missing = Gauge("amparo_register_lists_missing", "Lists that are not covered.", registry=self._all)

    def told(self, keeper: Keeper) -> tuple[bytes, str]:
        """Return the counters, and the content type of their form."""
        register = keeper.register
        self._ready.set(register is not None)
        self._stale.set(keeper.problem is not None)
        self._taken.set(keeper.taken)
        self._failed.set(keeper.failed)
        self._entries.clear()
        lists = () if register is None else register.lists
        for one in lists:
            if one.covered:
                self._entries.labels(one.id, one.as_of).set(one.listed)
        self._missing.set(sum(not one.covered for one in lists))
        return generate_latest(self._all), CONTENT_TYPE_LATEST


class Metered:
    """Counts answers and the time they take, by the path's pattern: never by what was asked."""

    def __init__(self, app: ASGIApp, meters: Meters) -> None:
        self.app = app
        self.meters = meters

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and count its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = perf_counter()
        status = 500

        async def counted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, counted)
        finally:
            route = scope.get("route")
            path = str(getattr(route, "path", "other")) if isinstance(route, BaseRoute) else "other"
            known = {"GET", "POST", "HEAD", "OPTIONS"}
            method = scope["method"] if scope["method"] in known else "other"
            self.meters.requests.labels(method, path, status).inc()
            self.meters.seconds.labels(path).observe(perf_counter() - begun)
