"""Files are given by options of the commands as they are by words of the chat."""

from __future__ import annotations

import json
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image

pytest.importorskip("diffusers", reason="the diffusion extra is not installed")

from generators.catalogue import user_file
from generators.video import ClipWriter
from tests.generators.tiny_lookers import LOOKERS, looking_row
from tests.generators.tiny_models import tiny_vace
from tests.generators.tiny_rows import own_row
from tests.tui.conftest import Ran

Rushes = Callable[..., Ran]

TINY = ("--size", "112x64", "--fps", "8", "--model", "tiny-vace", "--yes", "--json")


@pytest.fixture(autouse=True)
def _files(own_places: Path, tmp_path: Path) -> None:
    """A model of the user's, and in the working folder a picture and footage."""
    roles = ("text-to-video", "image-to-video", "first-and-last-frame", "references", "control", "edit")
    pipelines = ", ".join(f'{role} = "WanVACEPipeline"' for role in roles)
    user_file().parent.mkdir(parents=True, exist_ok=True)
    folder, controls = tiny_vace(tmp_path / "vace"), ("depth", "pose", "edges", "flow")
    taken: dict[str, Any] = {"controls": controls, "references": 2, "steps": {"standard": 1}}
    user_file().write_text(own_row("tiny-vace", "vace", folder, pipelines, **taken))
    Image.new("RGB", (90, 60), (200, 90, 30)).save(own_places / "photo.jpg")
    with ClipWriter(own_places / "clip.mp4", 96, 64, 8.0) as clip:
        for index in range(8):
            clip.write(np.full((64, 96, 3), 30 + 20 * index, np.uint8))


def roles(ran: Ran) -> list[tuple[str, str]]:
    assert ran.status == 0, ran.err
    return [(one["role"], one["file"]["name"]) for one in ran.document["take"]["inputs"]]


def test_every_file_of_the_options_is_what_the_take_starts_from(rushes: Rushes) -> None:
    ran = rushes("make", "a dog runs", "--sound", "gone.wav", *TINY)
    assert ran.status != 0
    assert "gone.wav" in ran.err
    ran = rushes("make", "a dog runs", "--seconds", "1", "--from", "photo.jpg", "--to", "photo.jpg",
                 "--reference", "dog=photo.jpg", "--follow", "edges=clip.mp4", *TINY)  # fmt: skip
    assert roles(ran) == [
        ("first", "photo.jpg"),
        ("last", "photo.jpg"),
        ("reference", "photo.jpg"),
        ("control", "clip.mp4"),
    ]
    assert [given["role"] for given in ran.document["shots"][0]["given"]] == [role for role, _ in roles(ran)]


def test_a_picture_needs_no_words(rushes: Rushes) -> None:
    ran = rushes("make", "--from", "photo.jpg", "--seconds", "1", *TINY)
    assert roles(ran) == [("first", "photo.jpg")]


def test_a_ready_control_is_taken_as_it_is(rushes: Rushes) -> None:
    ran = rushes("make", "a dog runs", "--control", "depth=clip.mp4", *TINY)
    assert roles(ran) == [("control", "clip.mp4")]
    assert ran.document["take"]["seconds"] == 1.0


def test_depth_and_pose_are_found_in_footage_once_what_finds_them_is_here(
    rushes: Rushes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    refused = rushes("make", "a dog runs", "--follow", "depth=clip.mp4", *TINY)
    assert refused.status != 0
    assert "rushes models pull depth-anything-v2-small" in refused.err
    looking = "".join(
        looking_row(name, f'folder = "{build(tmp_path / name)}"', roles) for name, (build, roles) in LOOKERS.items()
    )
    user_file().write_text(user_file().read_text() + looking)
    shas = set()
    for kind in ("depth", "pose"):
        ran = rushes("make", "a dog runs", "--follow", f"{kind}=clip.mp4", *TINY)
        assert roles(ran) == [("control", "clip.mp4")]
        shas.add(ran.document["take"]["sha256"])
    ran = rushes("say", "a robot walks, follow the depth of clip.mp4", "--model", "tiny-vace", "--yes", "--json")
    assert ran.status == 0, ran.err
    takes = [event["take"] for event in json.loads(ran.out)["events"] if event["type"] == "take"]
    assert [one["kind"] for one in takes[0]["inputs"]] == ["depth"]
    assert len(shas) == 2


def test_a_mask_goes_with_the_footage_that_it_is_for(rushes: Rushes, own_places: Path) -> None:
    Image.new("L", (96, 64), 255).save(own_places / "mask.png")
    ran = rushes("make", "a dog runs", "--source", "clip.mp4", "--mask", "mask.png", *TINY)
    assert roles(ran) == [("source", "clip.mp4"), ("mask", "mask.png")]


def test_a_later_word_gives_a_file_to_the_shot_that_is_there(rushes: Rushes) -> None:
    assert rushes("make", "a dog runs", "--seconds", "1", *TINY).status == 0
    ran = rushes("say", "slower", "--from", "photo.jpg", "--no-render", "--json")
    assert ran.status == 0, ran.err
    events = json.loads(ran.out)["events"]
    (shot,) = next(event["shots"] for event in events if event["type"] == "proposal")
    assert [given["name"] for given in shot["given"]] == ["photo.jpg"]


def test_an_option_that_says_of_nobody_is_refused(rushes: Rushes) -> None:
    ran = rushes("make", "a dog runs", "--reference", "photo.jpg")
    assert ran.status == 2
    assert "WHO=PICTURE" in ran.err


@pytest.mark.parametrize("model", ["tiny-vace", "previz"])
def test_sound_of_the_users_is_heard_with_the_clip(model: str, rushes: Rushes, own_places: Path) -> None:
    samples = (np.sin(np.arange(44_100) * 0.05) * 20_000).astype(np.int16)
    with wave.open(str(own_places / "tone.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(44_100)
        file.writeframes(samples.tobytes())
    ran = rushes("make", "a dog runs", "--seconds", "1.5", "--sound", "tone.wav", *TINY, "--model", model)
    assert roles(ran) == [("sound", "tone.wav")]
    with av.open(ran.document["take"]["path"]) as clip:
        heard = np.concatenate([frame.to_ndarray() for frame in clip.decode(audio=0)], axis=1)
        rate = clip.streams.audio[0].rate
    assert abs(heard.shape[1] / rate - 1.5) < 0.1
    assert np.abs(heard[:, : rate // 2]).max() > 0.3
    assert np.abs(heard[:, int(1.2 * rate) :]).max() < 0.05
