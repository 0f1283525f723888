"""What the reconciliation service tells of itself."""

from amparo.api.examples import matchable
from amparo.api.reconcile_columns import schema_type
from amparo.api.reconcile_models import (
    Choice,
    Extend,
    Manifest,
    Preview,
    Service,
    Setting,
    Suggest,
    View,
)
from amparo.wording import speak

_SCHEMATA = "https://followthemoney.tech/explorer/"
_WIDTH, _HEIGHT = 430, 300
_BATCH = 50


def manifest(root: str, dataset: str, query: str) -> Manifest:
    """Return the manifest.

    Args:
        root: the service's own address, without a slash at its end.
        dataset: what is matched against.
        query: the query string of the request, which goes on to the services.
    """
    base = f"{root}/reconcile/{dataset}"
    kept = f"?{query}" if query else ""
    settings = _settings()
    return Manifest(
        versions=["0.2"],
        name=speak().say("api.reconcile.name", dataset=dataset),
        identifierSpace=f"{root}/entities/",
        schemaSpace=_SCHEMATA,
        documentation=f"{root}/docs",
        batchSize=_BATCH,
        view=View(url=f"{base}/preview?id={{{{id}}}}"),
        preview=Preview(url=f"{base}/preview?id={{{{id}}}}", width=_WIDTH, height=_HEIGHT),
        suggest=Suggest(
            entity=Service(service_url=base, service_path=f"/suggest/entity{kept}"),
            type=Service(service_url=base, service_path=f"/suggest/type{kept}"),
            property=Service(service_url=base, service_path=f"/suggest/property{kept}"),
        ),
        extend=Extend(
            propose_properties=Service(service_url=base, service_path=f"/extend/property{kept}"),
            property_settings=settings,
            propose_settings=settings,
        ),
        defaultTypes=[schema_type(name) for name in matchable()],
    )


def _settings() -> list[Setting]:
    return [
        Setting(name="limit", label=_say("limit"), type="number", default=0, help_text=_say("limit-help")),
        Setting(
            name="render",
            label=_say("render"),
            type="select",
            default="caption",
            help_text=_say("render-help"),
            choices=[Choice(id="caption", name=_say("caption")), Choice(id="raw", name=_say("raw"))],
        ),
    ]


def _say(key: str) -> str:
    return speak().say(f"api.reconcile.{key}")
