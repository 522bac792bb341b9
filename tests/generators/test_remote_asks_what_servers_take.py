"""What a server is asked for covers the clip, and is what the server makes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pydantic import ValidationError

from generators.base import Reference, RenderInputs, RenderSettings
from generators.errors import ServerFailed
from generators.remote import RemoteGenerator, Server, remote_row
from generators.remote.answers import gist, job_of, one_line
from generators.remote.apis import apis, state_of
from generators.remote.asking import asked_of, shape_asked
from prompts.shot import Shot
from tests.generators.remote_rendering import request
from tests.generators.videos_server import running

URL = "http://studio:8091"
MESSAGES = st.sampled_from(["error", "message", "detail", "msg", "loc", "type"])


@given(
    st.floats(0.5, 60),
    st.integers(1, 60),
    st.integers(1, 20),
    st.integers(0, 19),
    st.sampled_from([23.976, 24, 25, 30]),
)
def test_the_frames_follow_the_rule_and_cover_the_clip(
    seconds: float, fps: int, step: int, offset: int, clip_fps: float
) -> None:
    server = Server(url=URL, fps=fps, frames=f"{step}k+{offset}")
    shape = shape_asked(server, Shot(duration_s=seconds), RenderSettings(fps=clip_fps))
    assert (shape.frames - offset) % step == 0
    assert shape.frames >= seconds * fps - 0.02
    assert shape.frames - step < max(seconds * fps, offset, 1)
    assert shape.fps == fps
    assert shape.seconds >= seconds - 0.02


@given(st.integers(32, 3840), st.integers(32, 2160), st.sampled_from([2, 8, 16, 32, 64]))
def test_sizes_are_rounded_up_to_what_the_model_takes(width: int, height: int, multiple: int) -> None:
    settings = RenderSettings(width=width * 2, height=height * 2)
    shape = shape_asked(Server(url=URL, size_multiple=multiple), Shot(duration_s=1), settings)
    assert shape.width % multiple == shape.height % multiple == 0
    assert 0 <= shape.width - settings.width < multiple
    assert 0 <= shape.height - settings.height < multiple


@pytest.mark.parametrize(
    ("size", "most", "asked"),
    [((3840, 2160), 1280 * 720, (1280, 720)), ((1080, 1920), 480 * 832, (464, 832)), ((854, 480), None, (864, 480))],
)
def test_a_picture_that_is_too_large_is_asked_for_smaller(
    size: tuple[int, int], most: int | None, asked: tuple[int, int]
) -> None:
    settings = RenderSettings(width=size[0], height=size[1])
    shape = shape_asked(Server(url=URL, most_pixels=most), Shot(duration_s=1), settings)
    assert (shape.width, shape.height) == asked


@pytest.mark.parametrize(
    ("size", "asked"),
    [((854, 480), (1280, 720)), ((480, 854), (720, 1280)), ((1920, 1080), (1280, 720)), ((1792, 1024), (1792, 1024))],
)
def test_of_fixed_sizes_the_one_of_the_same_shape_is_taken(size: tuple[int, int], asked: tuple[int, int]) -> None:
    settings = RenderSettings(width=size[0], height=size[1])
    shape = shape_asked(Server(url=URL, api="openai"), Shot(duration_s=5), settings)
    assert (shape.width, shape.height, shape.seconds) == (*asked, 8)


def test_equal_requests_are_one_job_and_others_are_not() -> None:
    server, folder = Server(url=URL), Path("x")
    digests = {
        asked_of(server, request(folder, **changed)).digest(server)
        for changed in ({}, {"seed": 1}, {"prompt": "other"}, {"seconds": 0.6})
    }
    assert len(digests) == 4
    again = request(folder).model_copy(update={"output": Path("y/z.mp4"), "title": "another"})
    assert asked_of(server, again).digest(server) in digests
    other = Server(url="http://elsewhere:1")
    assert asked_of(other, request(folder)).digest(other) not in digests


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"url": "ftp://studio"}, "expected an address"),
        ({"url": "studio:8091"}, "expected an address"),
        ({"url": "http://me:secret@studio"}, "no name or password"),
        ({"url": "http://studio:eighty"}, "(?i)port"),
        ({"key_env": "sk-123"}, "not the key itself"),
        ({"api": "soap"}, "there are vllm-omni, sglang"),
        ({"frames": "4k"}, "a rule such as 4k"),
        ({"sizes": ["large"]}, "sizes such as"),
        ({"dialect": "klingon"}, "no such dialect"),
        ({"colour": "red"}, "(?i)extra inputs"),
    ],
)
def test_a_setting_that_means_nothing_is_refused(changed: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Server(**{"url": URL, **changed})


@pytest.mark.parametrize("ending", ["", "/", "/v1", "/v1/ "])
def test_an_address_is_taken_with_and_without_its_version(ending: str) -> None:
    assert Server(url=f"{URL}{ending}").videos_url == "http://studio:8091/v1/videos"


def test_every_kind_of_server_has_its_row() -> None:
    assert [Server(url=URL, api=name).does.say for name in apis()] == [row.say for row in apis().values()]
    assert all({"prompt", "size", "seconds"} <= row.fields for row in apis().values())


@pytest.mark.parametrize(
    ("status", "state"),
    [("queued", "queued"), ("in_progress", "rendering"), ("completed", "completed"), ("Cancelled", "failed")],
)
def test_states_have_one_meaning_whatever_they_are_called(status: str, state: str) -> None:
    assert state_of(status) == state


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=40),
        lambda part: st.lists(part, max_size=3) | st.dictionaries(MESSAGES, part, max_size=3),
        max_leaves=8,
    )
)
def test_any_answer_gives_a_plain_line_or_none(answer: Any) -> None:
    assert one_line(gist(answer)) == gist(answer)


@pytest.mark.parametrize("answer", [None, [], {}, "\x1b[31m", {"id": 3}, {"id": ".."}, {"id": "a", "status": "\n?"}])
def test_what_is_no_job_is_refused_in_a_plain_line(answer: Any) -> None:
    with pytest.raises(ServerFailed) as refusal:
        job_of(answer)
    assert str(refusal.value).isprintable()


def test_long_words_are_cut() -> None:
    assert one_line("word " * 1000, 20).endswith("…")
    assert one_line("\x1b[31mred\x1b[0m\n\n alert") == "[31mred [0m alert"


@pytest.mark.parametrize("api", ["vllm-omni", "sglang"])
def test_a_picture_to_start_from_goes_along_upright_and_at_the_size_of_the_clip(api: str, tmp_path: Path) -> None:
    turned = Image.new("CMYK", (60, 80), (0, 255, 255, 0))
    exif = Image.Exif()
    exif[0x0112] = 6
    turned.save(tmp_path / "first.jpg", exif=exif)
    first = RenderInputs(first_frame=tmp_path / "first.jpg")
    with running(form=api == "vllm-omni") as server:
        named = Server(url=server.url, api=api)
        generator = RemoteGenerator(remote_row("studio", named)[2])
        asked = request(tmp_path).model_copy(update={"inputs": first})
        clip = generator.render(asked, lambda _: None)
        (sent,) = server.journal("POST", "/v1/videos")
        words = request(tmp_path)
        assert asked_of(named, asked).digest(named) != asked_of(named, words).digest(named)
    assert clip.frames
    assert sent["fields"]["input_reference"] == f"image/png {sent['fields']['size']}"


def test_what_else_is_given_is_left_out_and_said() -> None:
    generator = RemoteGenerator(remote_row("studio", Server(url=URL))[2])
    given = RenderInputs(first_frame=Path("a.png"), references=(Reference(path=Path("b.png")),))
    ability = generator.can(Shot(duration_s=8), RenderSettings(), given)
    assert ability.uses == RenderInputs(first_frame=Path("a.png"))
    assert len(ability.warnings) == 1
    assert "leaves out the pictures of who is seen" in ability.warnings[0]
