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


def test_who_was_just_named_stands_where_the_words_after_say() -> None:
    def standing(request: str) -> dict[str, str]:
        return {subject.noun: subject.position for subject in read(request).shots[0].subjects}

    assert standing("a fisherman pulls in a net, gulls overhead")["gulls"] == "overhead"
    assert standing("grandma bakes bread, flour on her apron")["flour"] == "on her apron"
    assert standing("a tennis player serves, crowd behind her")["crowd"] == "behind her"


def test_a_part_before_its_size_is_what_the_camera_looks_at() -> None:
    shot = read("a potter shapes a bowl, hands close-up, warm workshop light").shots[0]
    assert [subject.noun for subject in shot.subjects] == ["potter", "bowl"]
    assert (shot.camera.size, shot.camera.focus) == ("close_up", "hands")
    assert shot.lighting.source == "warm workshop light"


def test_light_that_somebody_goes_into_belongs_to_the_deed() -> None:
    shot = read("a dancer ties her shoes, then steps into the spotlight").shots[0]
    assert shot.beats[-1].action == "stepping into the spotlight"
    assert shot.lighting.setup == "spotlight"
    assert read("a fox sneaks past hens in a moonlit yard").shots[0].lighting.source == "moonlit"


def test_somebody_who_laughs_is_no_sound() -> None:
    shot = read("three nuns ride bicycles down a hill, laughing").shots[0]
    assert [beat.action for beat in shot.beats] == ["riding bicycles down a hill", "laughing"]
    assert read("a clock on a wall, steady ticking").shots[0].sound.effects == ["steady ticking"]


def test_a_list_of_short_fragments_may_hold_a_deed() -> None:
    shot = read("a lighthouse in a storm, waves crash against the rocks, slow push in, moody").shots[0]
    assert [(beat.subject, beat.action) for beat in shot.beats] == [("wave", "crashing against the rocks")]


def test_a_subject_is_known_by_the_words_that_name_it() -> None:
    assert [s.id for s in read("a taxi driver waves at a ballet dancer").shots[0].subjects] == [
        "taxi_driver",
        "ballet_dancer",
    ]


@pytest.mark.parametrize("size", ["close-up on his hands", "tight close-up of his hands", "hands close-up"])
def test_a_size_may_say_of_what_part_it_is(size: str) -> None:
    shot = read(f"a chef presses rice, {size}").shots[0]
    assert [subject.noun for subject in shot.subjects] == ["chef", "rice"]
    assert shot.camera.focus.endswith("hands")


def test_it_is_the_one_thing_and_not_the_many() -> None:
    assert read("waves roll over a sandcastle and it collapses").shots[0].beats[-1].subject == "sandcastle"


def test_what_a_place_has_behind_somebody_is_no_place_of_theirs() -> None:
    shot = read("a violinist on a rooftop at night, city skyline behind her").shots[0]
    assert shot.subjects[0].position == ""
    assert shot.setting.details == ["city skyline behind her"]


def test_what_the_rain_falls_on_is_not_where_the_story_is() -> None:
    setting = read("rain on a tin roof, a barefoot boy dances in the yard").shots[0].setting
    assert (setting.place, setting.weather, setting.details) == ("yard", "rain", ["rain on a tin roof"])


def test_ticking_alone_is_a_sound() -> None:
    shot = read("a clockmaker bends over a watch, warm desk lamp, macro, ticking").shots[0]
    assert shot.sound.effects == ["ticking"]
    assert len(shot.beats) == 1


@pytest.mark.parametrize(
    ("said", "kind"), [("slow arc", "arc_cw"), ("panning shot", "pan_follow"), ("smooth pull-back", "dolly_out")]
)
def test_a_move_by_its_bare_name_is_the_cameras(said: str, kind: str) -> None:
    shot = read(f"a cellist rehearses alone, {said}").shots[0]
    assert [subject.noun for subject in shot.subjects] == ["cellist"]
    assert [move.kind for move in shot.camera.moves] == [kind]


def test_things_alone_between_marks_are_seen_and_not_done() -> None:
    shot = read("a horse rears in front of a burning barn, sparks, night").shots[0]
    assert [beat.action for beat in shot.beats] == ["rearing in front of a burning barn"]
    assert [beat.action for beat in read("a girl sings, waves, bows").shots[0].beats] == ["singing", "waving", "bowing"]
    violin = read("a violin lies on a bench, autumn leaves around it").shots[0]
    assert [subject.noun for subject in violin.subjects][-1] == "autumn leaves"


def test_a_side_that_light_comes_from_is_no_angle() -> None:
    shot = read("a dancer spins on a black stage, spotlight from above").shots[0]
    assert shot.camera.angle is None
    assert shot.lighting.setup == "spotlight"


def test_what_one_flame_does_is_told_of_it() -> None:
    shot = read("Close-up of a hand that strikes a match, the flame flares, dark background").shots[0]
    assert [beat.action for beat in shot.beats] == ["striking a match", "flaring"]
    assert "flame" in [subject.noun for subject in shot.subjects]


@pytest.mark.parametrize("thing", ["traffic light", "red traffic light", "camera", "frying pan", "coil spring"])
def test_a_thing_with_its_article_is_what_the_shot_is_of_though_its_name_holds_a_word_of_film(thing: str) -> None:
    shot = read(f"a {thing}, full shot, three-quarter view, in a studio").shots[0]
    assert [subject.noun.split()[-1] for subject in shot.subjects] == [thing.split()[-1]]
    assert shot.setting.season != "spring"


@pytest.mark.parametrize("light", ["warm street light", "soft lamp light", "warm workshop light"])
def test_light_without_an_article_stays_light(light: str) -> None:
    shot = read(f"a woman waits, {light}").shots[0]
    assert shot.lighting.source == light
    assert [subject.noun for subject in shot.subjects] == ["woman"]
