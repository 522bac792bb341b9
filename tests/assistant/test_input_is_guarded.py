"""What cannot be used is refused in a line or two, before anything is done."""

from __future__ import annotations

import pytest

from assistant.errors import InputError
from assistant.limits import check_seconds, check_words, framed, render_settings
from prompts.shot import Aspect
from tests.assistant.conftest import OpenStudio, collect, of_type


@pytest.mark.parametrize("text", ["", "   \n\t", "\x00\x1b[31m\x1b[0m", "a" * 8001, "x" * 100_000])
async def test_empty_and_endless_messages_are_refused(open_studio: OpenStudio, text: str) -> None:
    studio = await open_studio()
    events = await collect(studio.say(text))
    assert [event.type for event in events] == ["error", "done"]
    assert of_type(events, "error")[0].code == "input"
    assert len(of_type(events, "error")[0].message.splitlines()) <= 2
    assert studio.messages() == []


@pytest.mark.parametrize("text", ["🦊🦊🦊", "?!?", "собака бежит по лугу", "犬が草原を走っている"])
async def test_what_holds_no_english_words_is_told_of(open_studio: OpenStudio, text: str) -> None:
    studio = await open_studio()
    events = await collect(studio.say(text))
    assert len(of_type(events, "error")) == 1
    assert len(studio.shots()) == 0


def test_escapes_and_control_characters_are_taken_out() -> None:
    assert check_words("a \x1b[31mred\x1b[0m dog\x07\x00 \x1b]0;title\x07runs\ud800") == "a red dog runs"


async def test_markup_and_commands_stay_words(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    words = "a dog running past a sign saying “[bold]$(rm -rf /)[/bold]”; DROP TABLE shots"
    await collect(studio.say(words, render=False))
    shot = studio.shots()[0].shot
    assert "[bold]$(rm -rf /)[/bold]" in shot.model_dump_json()
    assert studio.messages()[0].text == words


@pytest.mark.parametrize("seconds", [0, 0.49, 60.1, 1e9, -1, float("nan"), float("inf")])
async def test_lengths_outside_the_range_are_refused_with_the_range(open_studio: OpenStudio, seconds: float) -> None:
    studio = await open_studio()
    events = await collect(studio.say("a dog", seconds=seconds))
    assert "0.5 to 60 seconds" in of_type(events, "error")[0].message
    assert len(studio.shots()) == 0


@pytest.mark.parametrize("seconds", [0.5, 5, 60])
def test_lengths_in_the_range_pass(seconds: float) -> None:
    assert check_seconds(seconds) == seconds


async def test_a_length_asked_for_counts_as_the_users_word(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    await collect(studio.say("a dog running", seconds=3, render=False))
    shot = studio.shots()[0].shot
    assert shot.duration_s == 3
    assert shot.provenance["duration_s"].source == "user"


def test_odd_sizes_are_mended_with_a_warning() -> None:
    choice = render_settings(width=853, height=479)
    assert (choice.settings.width, choice.settings.height) == (854, 480)
    assert "853x479" in choice.warnings[0]
    assert render_settings(width=854, height=480).warnings == ()


@pytest.mark.parametrize(
    "asked",
    [
        {"width": 63, "height": 480},
        {"width": 8000, "height": 480},
        {"width": 854, "height": 5000},
        {"width": 854},
        {"fps": 0},
        {"fps": float("nan")},
        {"seed": -1},
        {"profile": "best"},
    ],
)
def test_settings_out_of_range_are_refused(asked: dict[str, float]) -> None:
    with pytest.raises(InputError):
        render_settings(**asked)  # type: ignore[arg-type]


@pytest.mark.parametrize("aspect", list(Aspect))
def test_a_frame_follows_the_aspect_and_keeps_its_pixels(aspect: Aspect) -> None:
    shaped = framed(render_settings().settings, aspect)
    assert shaped.width % 2 == shaped.height % 2 == 0
    assert shaped.width / shaped.height == pytest.approx(aspect.ratio, rel=0.01)
    assert shaped.width * shaped.height == pytest.approx(854 * 480, rel=0.01)


async def test_names_that_do_not_exist_are_refused_with_what_there_is(open_studio: OpenStudio) -> None:
    with pytest.raises(InputError, match="previz"):
        await open_studio(generator="imax")
    with pytest.raises(InputError, match="offline"):
        await open_studio(model="gpt-9")


def test_a_draft_is_small_unless_a_size_is_asked_for_and_keeps_the_shape_of_the_shot() -> None:
    draft = render_settings(profile="draft").settings
    assert (draft.width, draft.height, draft.fps, draft.profile) == (480, 270, 12, "draft")
    tall = framed(draft, Aspect.TALL)
    assert tall.height > tall.width
    assert tall.width * tall.height == pytest.approx(480 * 270, rel=0.02)
    own = render_settings(width=640, height=360, fps=30, profile="draft").settings
    assert (own.width, own.height, own.fps) == (640, 360, 30)
    assert framed(own, Aspect.TALL) == own
