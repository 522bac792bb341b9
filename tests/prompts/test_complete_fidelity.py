"""Completing any shot keeps all that was set, adds no subject, changes nothing the second time, and lints clean."""

from __future__ import annotations

import string
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from prompts.complete import complete
from prompts.dialects import compile_prompt, dialect, dialect_ids
from prompts.shot import (
    Aspect,
    Beat,
    Camera,
    Lighting,
    Look,
    Move,
    OnScreenText,
    PhysicalEvent,
    Setting,
    Shot,
    Speed,
    Style,
    Subject,
)
from prompts.vocabulary import TableName, term_ids
from prompts.wording import plural

words = st.text(string.ascii_lowercase, min_size=2, max_size=9)
NOUNS = ("dog", "golden retriever", "man", "two-storey house", "red car", "ball", "glass", "zorble", "birds", "people")
ACTIONS = (
    "running",
    "slowly walking home",
    "falling onto the floor",
    "in flight",
    "looking up",
    "being thrown",
    "flying",
)


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


def term(name: TableName) -> st.SearchStrategy[Any]:
    return maybe(st.sampled_from(term_ids(name)))


@st.composite
def shots(draw: st.DrawFn) -> Shot:
    ids = draw(st.lists(words, max_size=3, unique=True))
    looks = st.lists(st.builds(Look, part=st.sampled_from(["", "hair", "coat"]), text=words), max_size=2)
    subjects = [
        Subject(id=i, noun=draw(st.sampled_from(NOUNS)), kind=draw(term("kinds")), looks=draw(looks),
                count=draw(st.integers(1, 4)), height_m=draw(maybe(st.floats(0.001, 500))))
        for i in ids
    ]  # fmt: skip
    beats = draw(
        st.lists(
            st.builds(
                Beat,
                subject=st.sampled_from(["", *ids]),
                action=st.sampled_from(ACTIONS),
                motion=term("motions"),
                direction=st.sampled_from(["", "left", "toward", "through"]),
                start_s=maybe(st.floats(0, 10)),
            ),
            max_size=4,
        )
    )
    move = st.builds(
        Move,
        kind=st.sampled_from(term_ids("camera_moves")),
        speed=maybe(st.sampled_from(Speed)),
        start_s=maybe(st.floats(0, 5)),
        end_s=maybe(st.floats(0, 9)),
    )
    return Shot(
        request=draw(st.sampled_from(["", "cinematic", "a still life", "sunlit, cinematic lighting"])),
        subjects=subjects,
        beats=beats,
        setting=Setting(
            place=draw(st.sampled_from(["", "sunlit meadow", "on the moon", "a kitchen", "snowy street", "nowhere"])),
            stage=draw(term("stages")),
            time_of_day=draw(term("times_of_day")),
            weather=draw(term("weather")),
            interior=draw(maybe(st.booleans())),
        ),
        camera=Camera(
            size=draw(term("shot_sizes")),
            angle=draw(term("angles")),
            view=draw(term("views")),
            focal_length_mm=draw(maybe(st.floats(8, 400))),
            distance_m=draw(maybe(st.floats(0.1, 500))),
            moves=draw(st.lists(move, max_size=3)),
        ),
        lighting=Lighting(setup=draw(term("lighting_setups")), sun_elevation_deg=draw(maybe(st.floats(-90, 90)))),
        physics=draw(st.lists(st.builds(PhysicalEvent, law=st.sampled_from(term_ids("physical_laws"))), max_size=2)),
        style=Style(look=draw(term("styles")), words=draw(st.lists(words, max_size=2))),
        text=draw(st.lists(st.builds(OnScreenText, text=words), max_size=1)),
        extra=draw(st.lists(words, max_size=2)),
        duration_s=draw(maybe(st.floats(0.5, 60))),
        time_scale=draw(maybe(st.floats(0.05, 200))),
        aspect=draw(maybe(st.sampled_from(Aspect))),
        locks=draw(st.lists(st.sampled_from(["camera", "lighting.setup", "setting.place", "beats"]), max_size=2)),
    )


def kept(before: object, after: object) -> bool:
    """True when everything that `before` holds stands in `after` in the same place."""
    if before in (None, "", [], {}):
        return True
    if isinstance(before, BaseModel):
        return all(kept(getattr(before, f), getattr(after, f)) for f in type(before).model_fields)
    if isinstance(before, list):
        return isinstance(after, list) and len(before) == len(after) and all(map(kept, before, after))
    return before == after or isinstance(before, dict)


quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(shots())
def test_complete_keeps_what_was_set_and_is_idempotent(shot: Shot) -> None:
    done = complete(shot)
    assert kept(shot, done)
    assert [s.id for s in done.subjects] == [s.id for s in shot.subjects]
    assert done.text == shot.text
    assert done.extra == shot.extra
    assert complete(done) == done
    assert complete(shot) == done
    assert Shot.model_validate(done.model_dump()) == done


@quick
@given(shots())
def test_locked_fields_do_not_change(shot: Shot) -> None:
    done = complete(shot)
    if "camera" in shot.locks:
        assert done.camera == shot.camera
    if "setting.place" in shot.locks:
        assert done.setting.place == shot.setting.place


@quick
@given(shots(), st.sampled_from(dialect_ids()))
def test_any_shot_compiles_under_the_cap_with_the_users_words(shot: Shot, name: str) -> None:
    prompt = compile_prompt(complete(shot), name)
    assert prompt.tokens <= prompt.cap == dialect(name).tokens
    for letters in shot.text:
        assert f'"{letters.text}"' in prompt.text
    for subject in shot.subjects:
        noun = plural(subject.noun) if subject.count > 1 else subject.noun
        assert noun.split()[-1] in prompt.text.lower()
    for extra in shot.extra:
        assert extra in prompt.text.lower()
    assert "{" not in prompt.text
    assert "  " not in prompt.text
