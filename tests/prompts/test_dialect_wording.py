"""Prompts are fluent English: agreement, articles, tense, names, and numbers turned into words."""

from __future__ import annotations

import re

import pytest

from prompts.complete import complete
from prompts.dialects import compile_prompt
from prompts.dialects.action import place_words
from prompts.dialects.light import bearing_words, kelvin_word
from prompts.shot import Beat, Camera, Look, Move, Setting, Shot, Style, Subject
from prompts.wording import pronouns_of, subject_phrase, third_person, with_article

MIRA = Subject(
    id="mira", name="Mira", noun="girl", age="teenage", kind="human",
    looks=[Look(part="hair", text="short red hair"), Look(part="raincoat", text="yellow raincoat", colour="yellow")],
)  # fmt: skip


def said(shot: Shot, dialect: str = "plain") -> str:
    return compile_prompt(complete(shot), dialect).text


def one(noun: str, action: str, **fields: object) -> Shot:
    return Shot(subjects=[Subject(id="s", noun=noun)], beats=[Beat(subject="s", action=action)], **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("gerund", "third"),
    [
        ("running", "runs"), ("driving", "drives"), ("carrying", "carries"), ("watching", "watches"), ("lying", "lies"),
        ("opening", "opens"), ("rotating", "rotates"), ("circling", "circles"), ("falling", "falls"),
        ("inhaling", "inhales"), ("travelling", "travels"), ("dancing", "dances"), ("passing", "passes"),
        ("swaying", "sways"), ("being", "is"), ("going", "goes"), ("freezing", "freezes"),
        ("glistening", "glistens"), ("pouring", "pours"),
        ("see-sawing", "see-saws"), ("exploding", "explodes"), ("visiting", "visits"), ("mixing", "mixes"),
    ],
)  # fmt: skip
def test_ing_forms_become_finite(gerund: str, third: str) -> None:
    assert third_person(gerund) == third


def test_a_plural_subject_takes_the_base_form() -> None:
    assert third_person("running", plural_subject=True) == "run"
    assert third_person("being", plural_subject=True) == "are"


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("old man", "an old man"), ("unicorn", "a unicorn"), ("hour", "an hour"),
        ("umbrella", "an umbrella"),
        ("European street", "a European street"), ("dogs", "dogs"), ("the sea", "the sea"),
        ("short red hair", "short red hair"),
        ("two cats", "two cats"), ("bus", "a bus"), ("water", "water"), ("glass", "a glass"),
    ],
)  # fmt: skip
def test_articles(phrase: str, expected: str) -> None:
    assert with_article(phrase) == expected


def test_a_character_is_named_byte_for_byte_the_same_in_every_shot() -> None:
    phrase = "Mira, a teenage girl with short red hair, wearing a yellow raincoat"
    assert subject_phrase(MIRA) == phrase
    walk = Shot(subjects=[MIRA], beats=[Beat(subject="mira", action="walking")], setting=Setting(place="an alley"))
    sit = Shot(subjects=[MIRA], beats=[Beat(subject="mira", action="sitting")], style=Style(look="anime"))
    for shot in (walk, sit):
        for dialect in ("plain", "wan2.1", "ltx-2"):
            assert phrase in said(shot, dialect)


def test_a_look_that_the_noun_already_says_is_not_said_twice() -> None:
    dog = Subject(id="d", noun="golden retriever", looks=[Look(text="golden"), Look(text="wet")])
    assert subject_phrase(dog) == "a wet golden retriever"


def test_groups_and_numbers() -> None:
    flock = Subject(id="b", noun="birds", count=20, count_text="a flock of")
    assert subject_phrase(flock) == "a flock of birds"
    assert pronouns_of(flock).subject == "they"
    assert subject_phrase(Subject(id="d", noun="dog", count=2)) == "two dogs"
    assert "Two dogs run " in said(
        Shot(subjects=[Subject(id="d", noun="dog", count=2)], beats=[Beat(subject="d", action="running")])
    )


def test_the_tense_is_the_familys() -> None:
    shot = one("fox", "running and jumping")
    assert "A fox runs and jumps" in said(shot)
    assert "A fox is running and jumping" in said(shot, "ltx-2")


def test_beats_in_order_make_one_sentence() -> None:
    bear = Shot(
        subjects=[Subject(id="b", noun="bear")],
        beats=[Beat(subject="b", action=a) for a in ("standing by the river", "looking at the water", "jumping in")],
    )
    assert "A bear stands by the river, looks at the water, and then jumps in." in said(bear)


def test_staged_families_lead_each_step() -> None:
    beats = [Beat(subject="ab"[i % 2], action=a) for i, a in enumerate(("running", "barking", "sitting", "sleeping"))]
    shot = Shot(subjects=[Subject(id="a", noun="dog"), Subject(id="b", noun="cat")], beats=beats)
    text = said(shot, "hunyuanvideo1.5")
    assert text.index("Initially, ") < text.index("Then, ") < text.index("Next, ") < text.index("Finally, ")


def test_subjects_that_do_the_same_share_a_sentence() -> None:
    pair = Shot(subjects=[Subject(id="b", noun="bear"), Subject(id="z", noun="zebra")])
    assert "A bear and a zebra stand quietly" in said(pair)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("sunlit meadow", "in a sunlit meadow"), ("snowy street", "on a snowy street"), ("on the moon", "on the moon"),
        ("train station", "at a train station"), ("the edge of a forest", "in the edge of a forest"),
        ("under a bridge", "under a bridge"), ("plain studio backdrop", "against a plain studio backdrop"),
    ],
)  # fmt: skip
def test_places_take_their_preposition(place: str, expected: str) -> None:
    assert place_words(place) == expected


def test_a_place_that_the_action_names_is_not_said_again() -> None:
    text = said(one("dog", "running through a sunlit meadow", setting=Setting(place="sunlit meadow")))
    assert text.count("meadow") == 1


def test_where_a_subject_is_and_which_way_it_faces_is_said() -> None:
    bowl = Subject(id="bowl", noun="bowl", position="on the left of the bottle", facing="camera")
    text = said(Shot(subjects=[bowl, Subject(id="bottle", noun="bottle")]))
    assert "The bowl is on the left of the bottle. The bowl faces the camera." in text
    assert "The dog is on the left." in said(Shot(subjects=[Subject(id="d", noun="dog", position="left")]))


def test_light_is_told_from_its_numbers() -> None:
    assert kelvin_word(3500) == "warm"
    assert kelvin_word(5500) == ""
    assert kelvin_word(9500) == "cold blue"
    assert bearing_words(-130) == "from behind on the left"
    assert bearing_words(90) == "from the right"
    text = said(one("dog", "running", style=Style(words=["cinematic"])))
    assert re.search(r"(?i)low warm sunlight (?:rakes in|slants in|comes) from behind on the left", text)


def test_the_camera_is_told_in_trade_words() -> None:
    text = said(one("dog", "running", camera=Camera(moves=[Move(kind="track_side")])))
    assert "he camera tracks alongside at its pace" in text
    assert "a wide shot in profile on a 50 mm lens" in text.lower()
    shaky = Camera(moves=[Move(kind="pan_left", speed="slow"), Move(kind="handheld")])
    assert "he camera slowly pans left and is handheld" in said(one("dog", "sitting", camera=shaky))


def test_no_sentence_is_said_twice_and_none_is_broken() -> None:
    shots = [
        one("dog", "running"),
        one("scissors", "lying on the table"),
        one("old man", "slowly walking home"),
        Shot(subjects=[MIRA]),
        one("glass of water", "being spilled"),
        Shot(setting=Setting(place="misty mountains")),
        one("Eiffel Tower", "glowing"),
    ]
    for shot in shots:
        for dialect in ("plain", "hunyuanvideo1.5", "wan2.2", "sora"):
            text = said(shot, dialect)
            sentences = re.split(r"(?<=[.!?])\s+", text)
            assert len(sentences) == len(set(sentences))
            assert not re.search(r"\ba [aeio]\w|\ban [bcdfgjklmnpqrstvwxz]\w|\b(\w+) \1\b|[{}_]| ,|\.\.|,\.", text), (
                text
            )
