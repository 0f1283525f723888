"""The shapes of the matching API as its reference server documents them, written by hand as JSON Schema."""

TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}
MOMENT = {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$"}
TOTAL = {
    "type": "object",
    "required": ["value", "relation"],
    "properties": {"value": {"type": "integer", "minimum": 0}, "relation": {"enum": ["eq", "gte"]}},
}
ENTITY_REF = {"$ref": "#/definitions/entity"}
ENTITY = {
    "type": "object",
    "required": ["id", "caption", "schema", "properties", "datasets", "referents", "target", "first_seen", "last_seen",
                 "last_change"],
    "properties": {
        "id": TEXT, "caption": TEXT, "schema": TEXT, "datasets": TEXTS, "referents": TEXTS,
        "target": {"type": "boolean"}, "first_seen": MOMENT, "last_seen": MOMENT, "last_change": MOMENT,
        "properties": {
            "type": "object",
            "additionalProperties": {"type": "array", "items": {"anyOf": [TEXT, ENTITY_REF]}, "minItems": 1},
        },
    },
}  # fmt: skip
FEATURE = {
    "type": "object",
    "required": ["score", "detail"],
    "properties": {
        "score": {"type": "number"}, "detail": {"type": ["string", "null"]}, "query": {"type": ["string", "null"]},
        "candidate": {"type": ["string", "null"]},
    },
}  # fmt: skip
SCORED = {
    "allOf": [
        ENTITY_REF,
        {
            "type": "object",
            "required": ["score", "match", "features", "explanations"],
            "properties": {
                "score": {"type": "number", "minimum": 0, "maximum": 1},
                "match": {"type": "boolean"},
                "features": {"type": "object", "additionalProperties": {"type": "number"}},
                "explanations": {"type": "object", "additionalProperties": FEATURE},
            },
        },
    ]
}
FEATURE_DOC = {
    "type": "object",
    "required": ["description", "coefficient", "url"],
    "properties": {"description": TEXT, "coefficient": {"type": "number"}, "url": TEXT},
}
EXAMPLE = {
    "type": "object",
    "required": ["id", "schema", "properties"],
    "properties": {"schema": TEXT, "properties": {"type": "object", "additionalProperties": TEXTS}},
}
MATCH = {
    "type": "object",
    "required": ["responses", "matcher", "limit"],
    "properties": {
        "limit": {"type": "integer"},
        "matcher": {"type": "object", "additionalProperties": FEATURE_DOC},
        "responses": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "required": ["status", "results", "total", "query"],
                "properties": {
                    "status": {"const": 200}, "results": {"type": "array", "items": SCORED}, "total": TOTAL,
                    "query": EXAMPLE,
                },
            },
        },
    },
}  # fmt: skip
FACET = {
    "type": "object",
    "required": ["label", "values"],
    "properties": {
        "label": TEXT,
        "values": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "label", "count"],
                "properties": {"name": TEXT, "label": TEXT, "count": {"type": "integer", "minimum": 1}},
            },
        },
    },
}
PAGE = {"limit": {"type": "integer"}, "offset": {"type": "integer"}, "total": TOTAL}
SEARCH = {
    "type": "object",
    "required": ["limit", "offset", "total", "results", "facets"],
    "properties": {
        **PAGE, "results": {"type": "array", "items": ENTITY_REF},
        "facets": {"type": "object", "additionalProperties": FACET},
    },
}  # fmt: skip
ADJACENT_PAGE = {
    "type": "object",
    "required": ["limit", "offset", "total", "results"],
    "properties": {**PAGE, "results": {"type": "array", "items": {"anyOf": [TEXT, ENTITY_REF]}}},
}
ADJACENT = {
    "type": "object",
    "required": ["entity", "adjacent"],
    "properties": {"entity": ENTITY_REF, "adjacent": {"type": "object", "additionalProperties": ADJACENT_PAGE}},
}
CATALOG = {
    "type": "object",
    "required": ["datasets", "current", "outdated", "index_stale"],
    "properties": {
        "current": TEXTS, "outdated": TEXTS, "index_stale": {"type": "boolean"},
        "datasets": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "title", "load", "version", "index_version", "index_current", "children"],
                "properties": {
                    "name": TEXT, "title": TEXT, "load": {"type": "boolean"}, "version": TEXT, "children": TEXTS,
                    "index_version": {"type": ["string", "null"]}, "index_current": {"type": "boolean"},
                },
            },
        },
    },
}  # fmt: skip
ALGORITHMS = {
    "type": "object",
    "required": ["algorithms", "default", "best"],
    "properties": {
        "default": TEXT,
        "best": TEXT,
        "algorithms": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "description", "features", "docs"],
                "properties": {
                    "features": {"type": "object", "additionalProperties": FEATURE_DOC},
                    "docs": {"type": "object", "required": ["name", "description", "config", "features"]},
                },
            },
        },
    },
}
PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {"type": TEXT, "title": TEXT, "status": {"type": "integer"}, "detail": TEXT, "code": TEXT},
}
TYPE = {"type": "object", "required": ["id", "name"], "properties": {"id": TEXT, "name": TEXT}}
SERVICE = {
    "type": "object",
    "required": ["service_url", "service_path"],
    "properties": {"service_url": {"type": "string", "pattern": "^http"}, "service_path": {"pattern": "^/"}},
}
MANIFEST = {
    "type": "object",
    "required": ["versions", "name", "identifierSpace", "schemaSpace", "view", "preview", "suggest", "extend",
                 "defaultTypes"],
    "properties": {
        "versions": {"const": ["0.2"]},
        "view": {"type": "object", "required": ["url"], "properties": {"url": {"pattern": r"\{\{id\}\}"}}},
        "preview": {"type": "object", "required": ["url", "width", "height"]},
        "suggest": {
            "type": "object",
            "required": ["entity", "type", "property"],
            "additionalProperties": SERVICE,
        },
        "extend": {
            "type": "object",
            "required": ["propose_properties", "property_settings"],
            "properties": {"propose_properties": SERVICE, "property_settings": {"type": "array"}},
        },
        "defaultTypes": {"type": "array", "items": TYPE},
    },
}  # fmt: skip
RECONCILED = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "required": ["result"],
        "properties": {
            "result": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["id", "name", "type", "score", "match"],
                    "properties": {
                        "id": TEXT, "name": TEXT, "type": {"type": "array", "items": TYPE, "minItems": 1},
                        "score": {"type": "number"}, "match": {"type": "boolean"},
                    },
                },
            }
        },
    },
}  # fmt: skip
SUGGESTED = {"type": "object", "required": ["result"], "properties": {"result": {"type": "array", "items": TYPE}}}
EXTENDED = {
    "type": "object",
    "required": ["meta", "rows"],
    "properties": {
        "meta": {"type": "array", "items": TYPE},
        "rows": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": {"type": "array", "items": {"type": "object", "required": ["str"]}},
            },
        },
    },
}


def whole(shape: dict[str, object]) -> dict[str, object]:
    """Return a shape with what it refers to."""
    return {**shape, "definitions": {"entity": ENTITY}}
