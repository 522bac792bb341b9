"""Words that tables list are found in a text only where they stand whole."""

from __future__ import annotations

import pytest

from prompts.wording.whole_words import stands_whole


@pytest.mark.parametrize("text", ["the rice field", "rice", "white rice, boiled"])
def test_a_word_is_found_wherever_it_stands_whole(text):
    assert stands_whole("rice", text)


@pytest.mark.parametrize("text", ["the price rises", "licorice", "a field of corn", "rices"])
def test_a_word_is_not_found_within_another(text):
    assert not stands_whole("rice", text)


def test_a_plural_is_found_where_it_may_stand():
    assert stands_whole("box", "two boxes", plural="(?:s|es)")
    assert not stands_whole("box", "two boxers", plural="(?:s|es)")


def test_the_characters_of_a_word_are_no_pattern():
    assert not stands_whole("a.b", "an axb here")
