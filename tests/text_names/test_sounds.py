"""Asking first whether a word holds what a spelling needs changes nothing but the time."""

from hypothesis import given
from hypothesis import strategies as st

from amparo.text import sounds

WORDS = st.text("aeiouyjhkcsztdpgqxwrnmvf'1b", max_size=12)


@given(WORDS)
def test_a_spelling_changes_only_words_that_hold_what_it_needs(word):
    for needed, pattern, key in sounds.SPELLINGS:
        if pattern is not None and not any(part in word for part in needed):
            assert pattern.sub(key, word) in (word, sounds.single(word))


@given(WORDS)
def test_doubled_letters_are_heard_as_one(word):
    assert sounds.single(word + word[-1:]) == sounds.single(word)
