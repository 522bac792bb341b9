"""From a request to numbers: sizes of the right shape, frames that a model takes, pieces that add up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generators.base import ControlVideo, Reference, RenderInputs, RenderRequest, RenderSettings
from generators.catalogue import Adapter, Model, Role, catalogue, model_named
from generators.diffusion.adapters import lora_sizes
from generators.diffusion.device import Device
from generators.diffusion.history import work_of
from generators.diffusion.memory import PLACEMENTS, needs_gb, placements_for, working_gb
from generators.diffusion.planning import generation_size, plan_of, segments_of
from generators.diffusion.taking import role_of
from generators.errors import CannotRender
from prompts.shot import Shot

HERE = Path("picture.png")


def known(name: str) -> Model:
    model = model_named(name)
    assert model is not None
    return model


def request(seconds: float = 5.0, **settings: object) -> RenderRequest:
    return RenderRequest(shot=Shot(duration_s=seconds), settings=RenderSettings(**settings), output=Path("out.mp4"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("inputs", "role"),
    [
        (RenderInputs(), Role.TEXT_TO_VIDEO),
        (RenderInputs(first_frame=HERE), Role.IMAGE_TO_VIDEO),
        (RenderInputs(first_frame=HERE, last_frame=HERE), Role.FIRST_LAST),
        (RenderInputs(references=(Reference(path=HERE),)), Role.REFERENCES),
        (RenderInputs(controls=(ControlVideo(kind="depth", path=HERE),)), Role.CONTROL),
        (RenderInputs(controls=(ControlVideo(kind="camera", path=HERE),), first_frame=HERE), Role.CAMERA_PATH),
        (
            RenderInputs(controls=(ControlVideo(kind="pose", path=HERE),), references=(Reference(path=HERE),)),
            Role.AVATAR,
        ),
        (RenderInputs(source=HERE), Role.EDIT),
        (RenderInputs(source=HERE, mask=HERE), Role.EDIT),
    ],
)
def test_what_a_request_brings_says_what_is_asked_of_the_model(inputs: RenderInputs, role: Role) -> None:
    assert role_of(inputs) is role


def test_a_model_that_does_not_play_the_role_says_what_it_does() -> None:
    asked = request().model_copy(update={"inputs": RenderInputs(first_frame=HERE)})
    with pytest.raises(CannotRender, match=r"takes no picture to start from; .* would"):
        plan_of(known("wan2.2-t2v-a14b"), asked)


@given(
    width=st.integers(32, 960).map(lambda half: 2 * half),
    height=st.integers(32, 960).map(lambda half: 2 * half),
    name=st.sampled_from(sorted(name for name, model in catalogue().items() if not model.looks)),
    profile=st.sampled_from(["draft", "standard", "final"]),
)
@example(width=152, height=386, name="ltx-2", profile="final")
@example(width=422, height=544, name="helios-14b", profile="draft")
def test_the_size_that_is_made_has_the_shape_that_is_asked_for(
    width: int, height: int, name: str, profile: str
) -> None:
    if not 1 / 3 <= width / height <= 3:
        return
    model = known(name)
    settings = RenderSettings(width=width, height=height, profile=profile)  # type: ignore[arg-type]
    made_width, made_height = generation_size(model, settings, model.sampled(settings.profile))
    step = model.size_multiple
    assert made_width % step == made_height % step == 0
    assert abs(made_width / made_height - width / height) / (width / height) < 1.05 * step / min(
        made_width, made_height
    )
    largest = max(tall * wide for tall, wide in model.sizes.items())
    assert made_width * made_height < 1.25 * largest


def test_a_trained_size_is_kept_exactly() -> None:
    settings = RenderSettings(width=1280, height=720)
    model = known("wan2.1-t2v-1.3b")
    assert generation_size(model, settings, model.sampled("standard")) == (848, 480)


@given(wanted=st.integers(1, 2000), name=st.sampled_from(["wan2.2-ti2v-5b", "ltx-2", "wan2.1-vace-14b"]))
def test_pieces_add_up_to_what_is_wanted_and_each_is_a_count_that_the_model_takes(wanted: int, name: str) -> None:
    model = known(name)
    pieces = segments_of(model, Role.TEXT_TO_VIDEO, wanted)
    assert sum(piece.keep for piece in pieces) == wanted
    for piece in pieces:
        assert model.frames.at_least(piece.frames) == piece.frames
        assert 0 < piece.keep + piece.skip <= piece.frames
    assert [piece.skip for piece in pieces] == [0] + [model.before] * (len(pieces) - 1)


def test_memory_decides_how_a_model_is_held_and_never_a_cards_name() -> None:
    plan = plan_of(known("wan2.1-t2v-1.3b"), request())
    held = {
        free: [way.name for way in placements_for(plan, Device("cuda", "any", free, free, 100.0), host_gb=64.0)][:1]
        for free in (2.0, 6.0, 16.0, 40.0)
    }
    assert held == {2.0: [], 6.0: ["group-offload"], 16.0: ["encoder-offload"], 40.0: ["resident"]}


def test_what_lies_off_the_device_needs_room_in_main_memory() -> None:
    plan = plan_of(known("wan2.2-t2v-a14b"), request())
    device = Device("cuda", "any", 24.0, 24.0, 100.0)
    assert not list(placements_for(plan, device, host_gb=16.0))
    assert list(placements_for(plan, device, host_gb=128.0))


def test_loras_that_are_here_need_room_as_well(tmp_path: Path) -> None:
    with (tmp_path / "lora.safetensors").open("wb") as file:
        file.truncate(3_000_000_000)  # a hole, which takes no room on the disk
    plan = plan_of(known("wan2.1-t2v-1.3b"), request())
    over = plan.sampling.model_copy(update={"adapters": (Adapter(folder=tmp_path, file="lora.safetensors"),)})
    heavier = replace(plan, sampling=over)
    assert lora_sizes(plan) == (0.0, 0.0)
    assert lora_sizes(heavier) == (3.0, 3.0)
    for way in PLACEMENTS:
        light, heavy = (
            needs_gb(one.model, way, working_gb(one), loras=lora_sizes(one)) or 0.0 for one in (plan, heavier)
        )
        assert heavy > light or way.parts in ("encoder", "model")  # where the text encoder is what needs most
    device = Device("cuda", "any", 21.0, 21.0, 100.0)
    assert [next(placements_for(one, device, 64.0)).name for one in (plan, heavier)] == ["resident", "encoder-offload"]


def test_a_larger_picture_needs_more_memory_and_work() -> None:
    small, large = (plan_of(known("wan2.2-ti2v-5b"), request(profile=profile)) for profile in ("draft", "final"))
    assert working_gb(small) < working_gb(large)
    assert work_of(small) < work_of(large)
    way = next(placements_for(large, Device("cuda", "any", 80.0, 80.0, 100.0), 64.0))
    assert needs_gb(large.model, way, working_gb(large)) > needs_gb(small.model, way, working_gb(small))  # type: ignore[operator]


def test_sound_that_a_model_cannot_make_is_said() -> None:
    shot = Shot(duration_s=2.0, sound={"music": "a slow waltz"})  # type: ignore[arg-type]
    asked = RenderRequest(shot=shot, output=Path("out.mp4"))
    assert any("no sound" in warning for warning in plan_of(known("wan2.2-ti2v-5b"), asked).warnings)
    assert not plan_of(known("ltx-2"), asked).warnings
