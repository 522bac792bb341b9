"""Fragments that say how the picture looks leave who is in it, and what happens, as they were."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from prompts.read import read
from prompts.shot import Shot
from prompts.vocabulary import TableName, phrases_alone, table

_REQUESTS = (
    "A postman cycles down a village lane, a dog runs after him",
    "An old woman knits by the fire while a cat sleeps",
    "Two children build a snowman",
    "A cup of coffee on a wooden table",
)
_CUES: dict[TableName, tuple[str, ...]] = {
    "times_of_day": (", {}", ", a quiet {}", ", warm {} light"),
    "seasons": (", crisp {} air", ", {} colours", " in {} light"),
    "weather": (", {}", ", {} outside", ", {} everywhere"),
    "lighting_setups": (", {}", ", soft {}", ", cold {} from the left"),
    "light_sources": (", dim {}", ", warm {} overhead"),
    "light_effects": (", {}", ", subtle {}"),
    "grades": (", {}", ". {}."),
    "film_textures": (", a bit of {}", ", heavy {}"),
    "shot_sizes": (", a tight {}",),
    "lenses": (", {}",),
    "camera_moves": (", smooth {}", ", a slow {}"),
    "playbacks": (", {}",),
    "styles": (", {} feel", ", {} look"),
}


def _requests(name: TableName) -> Iterator[tuple[str, str]]:
    """A request without a cue and with one, for every row of a table; names of ordinary things are left out."""
    number = 0
    for row in table(name).values():
        phrases = [p for p in row.synonyms if " " in p and p not in phrases_alone(name) and not p.startswith(_CLAUSES)]
        for phrase in phrases[:1]:
            for frame in _CUES[name]:
                base = _REQUESTS[number % len(_REQUESTS)]
                number += 1
                yield base, base + frame.format(phrase)


_CLAUSES = (
    "in ", "at ", "by ", "with ", "on ", "under ", "from ", "sun ", "it ", "as ", "lit ", "just ", "half past",
    "after ", "before ", "camera ", "starts ", "begins ", "about ", "shortly ", "an ", "the ", "a ", "played ",
    "seamlessly ",
)  # fmt: skip
"""Phrases that are clauses of their own, before which no adjective stands."""


def _content(shot: Shot) -> tuple[list[tuple[str, int, tuple[str, ...]]], list[tuple[str, str]]]:
    who = [(s.noun, s.count, tuple(look.text for look in s.looks)) for s in shot.subjects]
    return who, [(beat.subject, beat.action) for beat in shot.beats]


@pytest.mark.parametrize("name", list(_CUES))
def test_a_cue_in_a_fragment_of_its_own_is_nobody_and_does_nothing(name: TableName) -> None:
    cases = list(_requests(name))
    assert len(cases) >= 6
    wrong = [said for base, said in cases if _content(read(said).shots[0]) != _content(read(base).shots[0])]
    assert wrong == []


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("A chef slices tomatoes, warm window light", "warm window light"),
        ("A cat on a windowsill, warm lamp light from the left, 50mm", "warm lamp light from the left"),
        ("A blacksmith hammers a blade, warm firelight on his face", "warm firelight on his face"),
        ("A girl writes, soft glow of a laptop", ""),
    ],
)
def test_the_words_around_a_light_are_kept_with_it(said: str, source: str) -> None:
    shot = read(said).shots[0]
    assert len(shot.subjects) == 1 + ("tomatoes" in said) + ("blade" in said)
    assert not any(look.text in {"warm", "soft"} for subject in shot.subjects for look in subject.looks)
    assert source in shot.lighting.source
    assert not shot.extra


@pytest.mark.parametrize(
    ("said", "hour"), [("soft evening light", "dusk"), ("cold morning light", "morning"), ("pale dawn light", "dawn")]
)
def test_light_that_is_called_by_its_hour_tells_the_hour(said: str, hour: str) -> None:
    assert read(f"A woman waits at a bus stop, {said}").shots[0].setting.time_of_day == hour


def test_light_at_the_end_of_a_clause_is_the_pictures() -> None:
    shot = read("They dance in the warm light of the lanterns").shots[0]
    assert [subject.noun for subject in shot.subjects] == ["people"]
    assert [beat.action for beat in shot.beats] == ["dancing"]
    assert shot.lighting.source == "warm light of the lanterns"


def test_what_lights_do_is_told_of_them() -> None:
    shot = read("a hotel corridor at night, lights flicker").shots[0]
    assert [(beat.subject, beat.action) for beat in shot.beats] == [("lights", "flickering")]


@pytest.mark.parametrize("said", ["camera does not move", "the camera vibrates", "camera jitters slightly"])
def test_what_the_camera_does_is_nobodys_deed(said: str) -> None:
    shot = read(f"A sailor mends a net, {said}").shots[0]
    assert [beat.action for beat in shot.beats] == ["mending a net"]
    assert shot.camera.moves


def test_a_look_between_commas_stays_with_whom_it_is_said_of() -> None:
    shot = read("a fox, red, crosses the snow, hard winter light").shots[0]
    assert [look.text for look in shot.subjects[0].looks] == ["red"]
    assert shot.setting.season == "winter"
