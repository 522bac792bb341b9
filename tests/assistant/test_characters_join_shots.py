"""A remembered character enters a shot as remembered; what the shot itself says wins, and nobody else is touched."""

from __future__ import annotations

import pytest

from assistant.casting import named_in, recast, replacement_in, with_cast
from assistant.memory import Character
from prompts.read import read
from prompts.shot import Beat, Camera, Cue, Look, Move, Shot, Source, Subject

MIRA = Character(
    name="Mira",
    subject=Subject(
        id="mira",
        noun="teenage girl",
        kind="human",
        looks=[
            Look(part="hair", text="short red hair", colour="red"),
            Look(part="raincoat", text="yellow raincoat", colour="yellow"),
        ],
    ),
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mira walks", ["mira"]),
        ("MIRA and Old Tom", ["mira", "old tom"]),
        ("Mira's coat", ["mira"]),
        ("a miracle on an old tomb", []),
        ("Tom, who is old", []),
    ],
)
def test_a_name_is_said_as_whole_words(text: str, names: list[str]) -> None:
    assert named_in(text, ["mira", "old tom"]) == names


@pytest.mark.parametrize(
    "request_",
    ["Mira walks through the rain", "Mira", "close-up of Mira", "Captain Mira steers her ship", "Mira mends a net"],
)
def test_a_name_in_a_request_becomes_the_character(request_: str) -> None:
    shot = with_cast(read(request_).shots[0], [MIRA])
    [index] = [i for i, subject in enumerate(shot.subjects) if subject.noun == "teenage girl"]
    assert shot.subjects[index].looks == MIRA.subject.looks
    assert shot.subjects[index].kind == "human"
    cue = shot.source_of(f"subjects[{index}].looks")
    assert cue is not None
    assert cue.source is Source.MEMORY
    Shot.model_validate(shot.model_dump())  # ids hold together


def test_what_the_character_does_stays_theirs() -> None:
    shot = with_cast(read("Mira mends a net").shots[0], [MIRA])
    mira = next(subject for subject in shot.subjects if subject.noun == "teenage girl")
    assert [(beat.subject, beat.action) for beat in shot.beats] == [(mira.id, "mending a net")]


def test_a_look_of_the_same_part_is_the_shots_own() -> None:
    said = Look(part="raincoat", text="blue raincoat", colour="blue")
    scarf = Look(part="scarf", text="green scarf")
    shot = Shot(subjects=[Subject(id="mira", noun="Mira", looks=[said, scarf])])
    looks = with_cast(shot, [MIRA]).subjects[0].looks
    assert looks == [MIRA.subject.looks[0], said, scarf]


def test_others_keep_their_record_and_their_sources() -> None:
    dog = Subject(id="dog", noun="dog", looks=[Look(text="brown")])
    user = Cue(source=Source.USER, reason="said")
    shot = Shot(subjects=[dog], beats=[Beat(subject="dog", action="running")], provenance={"subjects[0].looks": user})
    joined = with_cast(shot, [MIRA])
    assert joined.subjects[1] == dog
    assert joined.provenance["subjects[1].looks"] == user
    assert joined.beats == shot.beats


def test_casting_twice_changes_nothing_more() -> None:
    once = with_cast(read("Mira walks through the rain").shots[0], [MIRA])
    assert with_cast(once, [MIRA]) == once


def test_recasting_hands_over_every_part_of_the_role() -> None:
    shot = Shot(
        subjects=[Subject(id="dog", noun="dog"), Subject(id="ball", noun="ball")],
        beats=[
            Beat(subject="dog", action="running", target="ball"),
            Beat(subject="ball", action="rolling", target="dog"),
        ],
        camera=Camera(moves=[Move(kind="track_side", target="dog")]),
    )
    changed = recast(shot, "dog", MIRA)
    assert [subject.id for subject in changed.subjects] == ["mira", "ball"]
    assert [(beat.subject, beat.target) for beat in changed.beats] == [("mira", "ball"), ("ball", "mira")]
    assert changed.camera.moves[0].target == "mira"
    assert changed.subjects[0].looks == MIRA.subject.looks


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("replace the dog with Mira", ""),
        ("swap the dog for mira, at night", "at night"),
        ("with Mira instead", ""),
        ("Mira instead of the dog", ""),
        ("make it Mira", ""),
        ("make the dog Mira", ""),
    ],
)
def test_a_character_takes_the_place_that_the_words_name(words: str, rest: str) -> None:
    shot = Shot(subjects=[Subject(id="ball", noun="ball"), Subject(id="dog", noun="dog")])
    replaced = replacement_in(words, "Mira", shot)
    assert replaced is not None
    assert replaced == ("dog" if "dog" in words else "ball", rest)


@pytest.mark.parametrize("words", ["closer to Mira", "make Mira run", "remove Mira", "Mira replaces a lamp"])
def test_other_words_about_a_character_replace_nobody(words: str) -> None:
    assert replacement_in(words, "Mira", Shot(subjects=[Subject(id="dog", noun="dog")])) is None


def test_a_name_said_again_means_who_is_there_already() -> None:
    dog = Subject(id="dog", noun="dog")
    user = Cue(source=Source.USER, reason="said")
    shot = Shot(
        subjects=[MIRA.subject.model_copy(update={"name": "Mira"}), Subject(id="mira_2", noun="Mira"), dog],
        beats=[Beat(subject="mira_2", action="walking"), Beat(subject="dog", action="running")],
        provenance={"subjects[2].noun": user, "subjects[1]": user},
    )
    once = with_cast(shot, [MIRA])
    assert [subject.id for subject in once.subjects] == ["mira", "dog"]
    assert [beat.subject for beat in once.beats] == ["mira", "dog"]
    assert once.provenance["subjects[1].noun"] == user
    assert "subjects[2].noun" not in once.provenance
