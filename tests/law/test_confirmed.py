"""Nothing of the law lacks a citation, a source and a word on whether it is confirmed; what is not, looks so."""

import pytest

from amparo.law.calendars import calendars
from amparo.law.catalogue import measures
from amparo.law.conflicts import collisions
from amparo.law.control_tests import control_tests
from amparo.law.notices.catalogue import notices
from amparo.remedies.catalogue import routes

PARTS = [
    *((measure.id, measure) for measure in measures().values()),
    *((f"{measure.id}/{rule.id}", rule) for measure in measures().values() for rule in measure.rules),
    *((route.id, route) for route in routes().values()),
    *((f"{route.id}/{rule.step}", rule) for route in routes().values() for rule in route.deadlines),
    *((one.id, one) for one in collisions().values()),
    *((one.id, one) for one in notices()),
    *((f"{one.id}-{at}", spell) for one in control_tests().values() for at, spell in enumerate(one.spells)),
    *((one.id, one) for one in calendars().values()),
]
UNSEEN = ("general knowledge", "no source seen", "from memory")


@pytest.mark.parametrize(("_", "one"), PARTS, ids=[name for name, _ in PARTS])
def test_each_has_citation_source_and_a_word_on_whether_it_is_confirmed(_, one):
    assert one.citation.strip()
    assert one.source.strip()
    assert isinstance(one.confirmed, bool)


@pytest.mark.parametrize(("_", "one"), PARTS, ids=[name for name, _ in PARTS])
def test_what_no_source_was_seen_for_is_not_called_confirmed(_, one):
    assert not (one.confirmed and any(word in one.source for word in UNSEEN))
