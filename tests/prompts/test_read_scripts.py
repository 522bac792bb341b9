"""Scripts, storyboards and lessons in their usual layouts become one shot for each of their parts."""

from __future__ import annotations

import pytest

from prompts.read import read
from prompts.shot import Shot

SCREENPLAY = """FADE IN:

INT. OFFICE - NIGHT

JOHN (40s, tired) types at a desk.

JOHN
(softly)
I can't do this any more.

EXT. BEACH - CONTINUOUS

John runs through the rain.

FADE OUT."""
MARKDOWN_TABLE = """| Shot | Size | Action | Duration |
|---|---|---|---|
| 1 | wide | A ship sails into a harbour | 5s |
| 2 | medium | Sailors throw ropes to the dock | 4s |
| 3 | close-up | A knot is tied | 3s |"""


def shots_of(script: str) -> tuple[Shot, ...]:
    return read(script).shots


@pytest.mark.parametrize(
    ("script", "count"),
    [
        (SCREENPLAY, 2),
        (MARKDOWN_TABLE, 3),
        ("Shot\tSize\tAction\n1\twide\tA ship sails\n2\tmedium\tSailors throw ropes", 2),
        ("**Scene 1:** A boy finds a map.\n**Scene 2:** He shows the map to his sister.", 2),
        ("## Scene 1\nA boy finds a map.\n\n## Scene 2\nHe digs a hole.", 2),
        ("Scene 1, Shot 1: A man enters a bar.\nScene 2, Shot 1: The man walks home.", 2),
        ("Beat 1: A man enters a bar.\nBeat 2: The man nods.", 2),
        ("ACT 1\nA farmer plants seeds.\n\nACT 2\nThe farmer harvests corn.", 2),
        ("Clip A: a bird on a wire. Clip B: the bird flies away. Clip C: an empty wire.", 3),
        ("Day 1: a seed in soil. Day 7: a sprout. Day 30: a flower.", 3),
        ("a. A knight rides.\nb. The knight knocks.\nc. The gate opens.", 3),
        ("i. A knight rides.\nii. The knight knocks.\niii. The gate opens.", 3),
        ("Opening: a knight rides.\nMiddle: the knight knocks.\nEnd: the gate opens.", 3),
        ("A stadium full of fans.\nA runner kneels at the start line.\nShe runs.", 3),
        ("The first shot shows a desert. The second shot shows a caravan.", 2),
        ("We open on a city at night. Then we see a detective. Finally, we end on a gun.", 3),
        ("Explain how rain forms in 4 steps: the sun warms the sea, water rises, clouds form, rain falls.", 4),
        ("explain the water cycle in 4 steps", 4),
        ("Teach the phases of matter in 3 scenes.\nIce melts.\nWater boils in a pot.\nSteam drifts.", 3),
        ("A 3-shot ad: a runner ties her shoes; she sprints up a hill; she drinks from a bottle.", 3),
        ("First, a wide shot of a harbour. Next, a medium shot of a fisherman. Finally, a close-up of his hands.", 3),
        ("three shots of a baker making bread", 3),
        ("A commercial in 3 shots: a bottle on a table, dew drips down the glass, a hand lifts it.", 3),
    ],
)
def test_a_layout_gives_as_many_shots_as_it_shows(script: str, count: int) -> None:
    shots = shots_of(script)
    assert len(shots) == count
    assert all(shot.subjects or shot.setting.place or shot.setting.weather for shot in shots)


@pytest.mark.parametrize(
    "request_",
    [
        "Subject: an old sailor\nAction: ties a knot\nSetting: a harbour\nCamera: slow dolly in",
        "A dog runs, jumps over a fence and lands in a pond.",
        "A recipe card with 3 steps on a table",
        "a man walks 5 steps and stops",
        "a panel of three judges",
        "A wizard in a tower reads a book.\nHe looks tired",
    ],
)
def test_what_has_the_look_of_a_list_may_be_one_shot(request_: str) -> None:
    assert len(shots_of(request_)) == 1


def test_a_screenplay_gives_place_hour_and_speech() -> None:
    office, beach = shots_of(SCREENPLAY)
    assert (office.setting.stage, office.setting.time_of_day) == ("room", "night")
    assert office.sound.dialogue == ["I can't do this any more."]
    assert beach.setting.stage == "beach"
    assert {s.noun for s in office.subjects} == {"John", "desk"}
    assert office.subjects[0].id == beach.subjects[0].id


def test_a_table_gives_size_and_length() -> None:
    shots = shots_of(MARKDOWN_TABLE)
    assert [shot.camera.size for shot in shots] == ["wide", "medium", "close_up"]
    assert [shot.duration_s for shot in shots] == [5, 4, 3]


@pytest.mark.parametrize(
    ("script", "lengths"),
    [
        ("0:00-0:03 A rocket stands.\n0:03-0:07 It lifts off.", [3, 4]),
        ("(0-4s) A chef slices a tomato.\n(4-9s) Steam rises.", [4, 5]),
        ("0:00 A chef slices a tomato.\n0:04 Steam rises.", [4, None]),
        ("Shot 1 (5 seconds): Waves hit a cliff.\nShot 2 (3s): A gull takes off.", [5, 3]),
    ],
)
def test_timecodes_are_lengths(script: str, lengths: list[float | None]) -> None:
    assert [shot.duration_s for shot in shots_of(script)] == lengths


@pytest.mark.parametrize(
    "script",
    [
        "Shot 1 (wide): a lighthouse.\nShot 2 (close-up): a hand lights the lamp.",
        "Wide shot: a lighthouse.\nClose-up: a hand lights the lamp.",
        "1. WS - a lighthouse\n2. CU - a hand lights the lamp",
        "two shots: first a wide shot of a lighthouse, then a close-up of a lamp",
    ],
)
def test_framings_in_heads_and_brackets_are_sizes(script: str) -> None:
    assert [shot.camera.size for shot in shots_of(script)] == ["wide", "close_up"]


@pytest.mark.parametrize(
    "script",
    [
        "Make a video in the style of anime.\nShot 1: A girl rides.\nShot 2: A cat watches her.",
        "Shot 1: A girl rides. Shot 2: A cat watches her. Style: anime, soft light.",
        "Anime, golden hour.\n\n1. A girl rides.\n2. A cat watches her.",
    ],
)
def test_a_look_for_the_whole_script_is_every_shots_look(script: str) -> None:
    assert [shot.style.look for shot in shots_of(script)] == ["anime", "anime"]


@pytest.mark.parametrize(
    "script",
    [
        "Maya, a tall woman with grey hair, waits at a bus stop.\n\nMaya gets on.\n\nMaya sits by the window.",
        "1. A young woman with grey hair paints a wall.\n2. The same woman steps back.\n3. She smiles.",
        "Maya: a tall woman with grey hair.\nShot 1: Maya waits.\nShot 2: Maya gets on.\nShot 3: Maya smiles.",
        "Cast: Maya (a tall woman with grey hair).\n\nShot 1: Maya waits.\nShot 2: Maya sits.\nShot 3: She smiles.",
    ],
)
def test_who_comes_back_is_the_same_and_looks_the_same(script: str) -> None:
    shots = shots_of(script)
    assert len(shots) == 3
    people = [shot.subjects[0] for shot in shots]
    assert len({person.id for person in people}) == 1
    assert all("grey hair" in {look.text for look in person.looks} for person in people)
