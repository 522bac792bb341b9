"""Every check fires on what it is about, and on nothing when that is mended."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.lint import Severity, check_codes, lint
from prompts.read import read
from prompts.shot import (
    Beat,
    Camera,
    Cue,
    Lighting,
    Look,
    Move,
    OnScreenText,
    PhysicalEvent,
    Setting,
    Shot,
    Sound,
    Source,
    Style,
    Subject,
)

DOG = Subject(id="dog", noun="dog", kind="quadruped", height_m=0.6)
RUN = Beat(subject="dog", action="running", motion="run", speed_mps=6.0)
SIT = Beat(subject="dog", action="sitting", motion="sit")


def moved(*moves: Move, **camera: object) -> Shot:
    return Shot(subjects=[DOG], beats=[RUN], camera=Camera(moves=list(moves), **camera), duration_s=5)  # type: ignore[arg-type]


def move(kind: str, start_s: float = 0, end_s: float = 5, **fields: object) -> Move:
    return Move(kind=kind, start_s=start_s, end_s=end_s, **fields)  # type: ignore[arg-type]


def lit(setting: Setting | None = None, lighting: Lighting | None = None, **fields: object) -> Shot:
    return Shot(
        subjects=[DOG],
        beats=[RUN],
        setting=setting or Setting(),
        lighting=lighting or Lighting(),
        **fields,  # type: ignore[arg-type]
    )


def happening(event: PhysicalEvent, **fields: object) -> Shot:
    return Shot(subjects=[DOG], beats=[RUN], physics=[event], **fields)  # type: ignore[arg-type]


def beats(*actions: Beat, **fields: object) -> Shot:
    return Shot(subjects=[DOG], beats=list(actions), **fields)  # type: ignore[arg-type]


RED_HAIR = Look(part="hair", text="short red hair", colour="red")
BLUE_HAIR = Look(part="hair", text="long blue hair", colour="blue")
MIRA = Subject(id="mira", noun="girl", name="Mira", kind="human", looks=[RED_HAIR])
SPACE = Setting(stage="space")
CASES: list[tuple[str, Shot, Shot]] = [
    ("CAM-OPPOSED", moved(move("pan_left"), move("pan_right")), moved(move("pan_left", 0, 2), move("pan_right", 2, 5))),
    ("CAM-STATIC-MOVE", moved(move("static"), move("dolly_in")), moved(move("static"), move("handheld"))),
    ("CAM-TWO-DOMINANT", moved(move("dolly_in"), move("pan_left")), moved(move("dolly_in"), move("handheld"))),
    (
        "CAM-MANY-MOVES",
        moved(move("pan_left", 0, 1), move("tilt_up", 1, 2), move("dolly_in", 2, 5)),
        moved(move("pan_left", 0, 2), move("tilt_up", 2, 5)),
    ),
    (
        "CAM-JUDDER",
        moved(move("pan_left", amount=200.0), focal_length_mm=85),
        moved(move("pan_left", amount=10.0), focal_length_mm=85),
    ),
    ("CAM-TARGET", moved(move("arc_cw", target="cat")), moved(move("arc_cw", target="dog"))),
    ("CAM-HEIGHT", moved(height_m=-1), moved(height_m=0.1)),
    ("CAM-INSIDE", moved(distance_m=0.05), moved(distance_m=2)),
    ("CAM-CARRIER", moved(move("dolly_in"), stability="tripod"), moved(move("dolly_in"), stability="dolly")),
    (
        "SIZE-DISTANCE",
        moved(size="full", focal_length_mm=50, distance_m=20),
        moved(size="full", focal_length_mm=50, distance_m=1.75),
    ),
    ("VIEW-MOVE", moved(move("track_side"), view="front"), moved(move("track_side"), view="profile")),
    (
        "DZ-NEEDS-SUBJECT",
        Shot(setting=Setting(place="a street"), camera=Camera(moves=[move("dolly_zoom_in")])),
        moved(move("dolly_zoom_in")),
    ),
    (
        "TRACK-STILL",
        moved(move("track_side")).model_copy(update={"beats": [SIT]}),
        moved(move("track_side")),
    ),
    (
        "FOCUS-DEPTH",
        moved(focus="shallow focus on the dog", focal_length_mm=24, aperture_f=11, distance_m=6),
        moved(focus="shallow focus on the dog", focal_length_mm=85, aperture_f=1.8, distance_m=3),
    ),
    (
        "TIME-SUN",
        lit(Setting(time_of_day="night"), Lighting(sun_elevation_deg=40)),
        lit(Setting(time_of_day="day"), Lighting(sun_elevation_deg=12)),
    ),
    (
        "LIGHT-KELVIN-TIME",
        lit(Setting(time_of_day="sunset"), Lighting(colour_temperature_k=8000)),
        lit(Setting(time_of_day="sunset"), Lighting(colour_temperature_k=3000)),
    ),
    (
        "LIGHT-SOURCE-TIME",
        lit(Setting(time_of_day="night"), Lighting(setup="sunlight")),
        lit(Setting(time_of_day="night"), Lighting(setup="moonlight")),
    ),
    (
        "LIGHT-SUNLIT",
        lit(Setting(place="sunlit meadow", weather="overcast")),
        lit(Setting(place="sunlit meadow", weather="clear")),
    ),
    (
        "LIGHT-CONTRAST",
        lit(lighting=Lighting(setup="high_key", key_fill_ratio=8)),
        lit(lighting=Lighting(setup="high_key", key_fill_ratio=1.5)),
    ),
    (
        "LIGHT-RAYS-HAZE",
        lit(lighting=Lighting(setup="god_rays", haze=0.02)),
        lit(lighting=Lighting(setup="god_rays", haze=0.4)),
    ),
    ("WEATHER-INTERIOR", lit(Setting(interior=True, weather="rain")), lit(Setting(interior=False, weather="rain"))),
    (
        "WEATHER-SUN",
        lit(Setting(weather="storm"), Lighting(setup="sunlight")),
        lit(Setting(weather="storm"), Lighting(setup="overcast")),
    ),
    (
        "WEATHER-TEMPERATURE",
        lit(Setting(weather="snow", temperature_c=25)),
        lit(Setting(weather="snow", temperature_c=-2)),
    ),
    ("WEATHER-SEASON", lit(Setting(weather="snow", season="summer")), lit(Setting(weather="snow", season="winter"))),
    ("SPACE-AIR", lit(Setting(stage="space", weather="rain")), lit(SPACE, Lighting(haze=0))),
    ("EMPTY-SHOT", Shot(), Shot(setting=Setting(place="a beach"))),
    ("NO-ACTION", Shot(subjects=[DOG]), beats(RUN)),
    ("DUR-BEATS", beats(RUN, SIT, RUN, SIT, RUN, duration_s=2), beats(RUN, SIT, duration_s=5)),
    (
        "BEAT-LATE",
        beats(RUN.model_copy(update={"start_s": 7.0}), duration_s=5),
        beats(RUN.model_copy(update={"start_s": 2.0}), duration_s=5),
    ),
    ("SLOWMO-LONG", beats(RUN, SIT, RUN, duration_s=5, time_scale=0.1), beats(RUN, duration_s=5, time_scale=0.1)),
    (
        "SPEECH-TIME",
        beats(RUN, sound=Sound(dialogue=["Come here"]), time_scale=0.4),
        beats(RUN, sound=Sound(dialogue=["Come here"]), time_scale=1),
    ),
    (
        "PHYS-NOTHING",
        happening(PhysicalEvent(law="boil", material="water", temperature_c=70)),
        happening(PhysicalEvent(law="boil", material="water", temperature_c=100)),
    ),
    (
        "PHYS-IMPOSSIBLE",
        happening(PhysicalEvent(law="float", material="steel")),
        happening(PhysicalEvent(law="float", material="steel"), style=Style(words=["magical"])),
    ),
    (
        "PHYS-SPACE",
        happening(PhysicalEvent(law="pour"), setting=SPACE),
        happening(PhysicalEvent(law="pour"), setting=Setting(stage="kitchen")),
    ),
    ("PHYS-SPEED", beats(RUN.model_copy(update={"speed_mps": 90.0})), beats(RUN)),
    (
        "SUBJECT-MANY",
        Shot(subjects=[Subject(id=f"s{i}", noun="dog") for i in range(7)]),
        Shot(subjects=[Subject(id="s", noun="dogs", count=20, count_text="a pack of")]),
    ),
    (
        "SUBJECT-TWINS",
        Shot(subjects=[Subject(id="a", noun="girl", name="Mira"), Subject(id="b", noun="dog", name="mira")]),
        Shot(subjects=[Subject(id="a", noun="girl", name="Mira"), Subject(id="b", noun="dog", name="Rex")]),
    ),
    (
        "PRONOUN-NAMED",
        Shot(subjects=[MIRA], beats=[Beat(subject="mira", action="opening the door as she laughs")]),
        Shot(subjects=[MIRA], beats=[Beat(subject="mira", action="opening the door, laughing")]),
    ),
    (
        "LOOK-TWICE",
        Shot(subjects=[MIRA.model_copy(update={"looks": [RED_HAIR, BLUE_HAIR]})]),
        Shot(
            subjects=[MIRA.model_copy(update={"looks": [RED_HAIR, Look(part="coat", text="blue coat", colour="blue")]})]
        ),
    ),
    (
        "TOKENS-OVER",
        Shot(subjects=[DOG], request="a dog trots past the mill and over the bridge. " * 30),
        Shot(subjects=[DOG], request="a dog trots past the mill and over the bridge. " * 3),
    ),
    ("AVOID-SUBJECT", beats(RUN, avoid=["dogs"]), beats(RUN, avoid=["people"])),
    (
        "STYLE-COLOUR",
        Shot(subjects=[Subject(id="c", noun="car", looks=[Look(text="red", colour="red")])], style=Style(look="noir")),
        Shot(subjects=[Subject(id="c", noun="car", looks=[Look(text="red", colour="red")])]),
    ),
    (
        "STYLE-LENS",
        lit(
            style=Style(look="watercolour"),
            camera=Camera(focal_length_mm=50),
            provenance={"camera.focal_length_mm": Cue(source=Source.USER)},
        ),
        lit(style=Style(look="watercolour"), camera=Camera()),
    ),
    ("STYLE-TWO-LOOKS", lit(style=Style(words=["anime", "film noir"])), lit(style=Style(words=["film noir"]))),
    ("MOOD-UNSEEN", lit(style=Style(mood="tense")), lit(Setting(weather="fog"), style=Style(mood="tense"))),
    (
        "TEXT-LONG",
        lit(text=[OnScreenText(text="In the beginning there was nothing at all")]),
        lit(text=[OnScreenText(text="THE END")]),
    ),
    ("NEGATION", lit(extra=["without any people"]), lit(avoid=["people"])),
    ("WORDS-LEFT", lit(extra=["as if by chance"]), lit()),
    (
        "TIME-CLASH",
        lit(request="A dog runs at midnight in golden hour light"),
        lit(request="A dog runs from midnight until the golden hour"),
    ),
    (
        "TIME-LIGHT-CLASH",
        lit(request="A dog runs at high noon under glittering moonlight"),
        lit(request="A dog runs at midnight under glittering moonlight"),
    ),
    (
        "WEATHER-CLASH",
        lit(request="A dog runs while heavy snow falls in a heatwave"),
        lit(request="A dog runs while heavy snow falls in the frost"),
    ),
    (
        "SEASON-CLASH",
        lit(request="A dog runs through a snowstorm in July"),
        lit(request="A dog runs through a snowstorm in the Alps in July"),
    ),
    (
        "PLACE-CLASH",
        lit(request="A dog swims underwater in pouring rain"),
        lit(request="A dog swims in a lake in pouring rain"),
    ),
    (
        "LIGHT-CLASH",
        lit(request="A high-key, low-key portrait of a dog"),
        lit(request="A low-key portrait of a dog"),
    ),
]


def codes(shot: Shot) -> set[str]:
    return {finding.code for finding in lint(shot)}


@pytest.mark.parametrize(("code", "wrong", "right"), CASES, ids=[case[0] for case in CASES])
def test_a_check_fires_on_its_fault_and_not_on_its_mending(code: str, wrong: Shot, right: Shot) -> None:
    assert code in codes(wrong)
    assert code not in codes(right)


def test_every_check_has_a_case() -> None:
    assert {case[0] for case in CASES} == set(check_codes())


def test_findings_are_sentences_with_a_field_and_a_mend_errors_first() -> None:
    order = [Severity.ERROR, Severity.WARNING, Severity.NOTE]
    for _, wrong, _ in CASES:
        found = lint(wrong)
        assert [f.severity for f in found] == sorted((f.severity for f in found), key=order.index)
        for finding in found:
            assert finding.field
            assert 10 < len(finding.message) < 200
            assert finding.mend


@pytest.mark.parametrize(
    "shot",
    [
        Shot(subjects=[Subject(id="dog", noun="dog")], beats=[Beat(subject="dog", action="running")]),
        Shot(
            subjects=[Subject(id="m", noun="man")], setting=Setting(place="street", time_of_day="night", weather="rain")
        ),
        Shot(subjects=[Subject(id="b", noun="bowl")]),
        Shot(setting=Setting(place="misty mountains", time_of_day="sunrise")),
        Shot(subjects=[Subject(id="s", noun="whale")], beats=[Beat(subject="s", action="swimming")]),
    ],
)
def test_what_the_director_chose_has_nothing_wrong(shot: Shot) -> None:
    assert [f for f in lint(complete(shot)) if f.severity is not Severity.NOTE] == []


def found_in(request: str) -> set[str]:
    return {finding.code for shot in read(request).shots for finding in lint(complete(shot))}


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ("a whip pan and a crane up at the same time on a dancer", "CAM-TWO-DOMINANT"),
        ("a static shot, dolly in on the vase", "CAM-STATIC-MOVE"),
        ("a moonlit beach at noon", "LIGHT-SOURCE-TIME"),
        ("a sunlit meadow at midnight", "LIGHT-SUNLIT"),
        ("deep focus at 200mm f/1.4, close-up of a rose", "FOCUS-DEPTH"),
        ('a sign that says "Welcome to the annual strawberry festival of Little Hampton"', "TEXT-LONG"),
        ("Mira opens the door as she laughs", "PRONOUN-NAMED"),
        ("a stone floating on a lake", "PHYS-IMPOSSIBLE"),
        ("ice melts at -10 degrees", "PHYS-NOTHING"),
    ],
)
def test_plain_requests_with_a_fault_are_found(request_: str, code: str) -> None:
    assert code in found_in(request_)


@pytest.mark.parametrize(
    "request_",
    [
        "a slow pan left over a cathedral",
        "a static shot, then dolly in on the vase",
        "a moonlit beach at midnight",
        "a sunlit meadow at noon",
        "shallow focus at 85mm, close-up of a rose",
        'a title "SUMMER" over a beach',
        "a girl opens the door as she laughs",
        "a wooden ship burning at sea",
        "a house burns at night",
        "a ship sinks in a storm",
        "a wizard makes a stone float on a lake by magic",
        "an astronaut hops on the moon",
        "an ice cube melts in a hot pan",
        "a steel ship floats in the harbour",
    ],
)
def test_innocent_requests_beside_them_are_not(request_: str) -> None:
    assert found_in(request_) - {"WORDS-LEFT"} == set()


def test_a_look_is_held_against_what_is_remembered() -> None:
    blue = Shot(subjects=[MIRA.model_copy(update={"looks": [BLUE_HAIR]})])
    red = Shot(subjects=[MIRA])
    assert "LOOK-MEMORY" in {finding.code for finding in lint(blue, [MIRA])}
    assert "LOOK-MEMORY" not in {finding.code for finding in lint(red, [MIRA])}
    assert "LOOK-MEMORY" not in {finding.code for finding in lint(blue)}
