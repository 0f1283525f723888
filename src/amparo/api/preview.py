"""An entry as a small page, for the tools that show one beside a table."""

from html import escape

from amparo.api.reconcile_columns import label
from amparo.casework.show_entity import Shown
from amparo.wording import speak

_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>{title}</title>
<style>body{{font:14px/1.4 sans-serif;margin:1em}}h1{{font-size:1.2em}}</style>
<style>dt{{font-weight:bold}}dd{{margin:0 0 .5em}}</style>
<h1>{title}</h1><p>{told}</p><dl>{rows}</dl></html>
"""


def page(shown: Shown) -> str:
    """Return the page: names, list, snapshot and texts, every one of them as text."""
    entity, told = shown.entity, shown.told
    rows = [
        f"<dt>{escape(label('property', name))}</dt>" + "".join(f"<dd>{escape(str(value))}</dd>" for value in values)
        for name, values in entity.properties.items()
    ]
    key = "entry" if entity.confirmed else "entry-unconfirmed"
    sentence = speak().say(f"api.preview.{key}", list=told.title, as_of=told.as_of)
    return _PAGE.format(title=escape(entity.caption), told=escape(sentence), rows="".join(rows))
