"""A user who gives a time gets the best that this machine makes in it, by what its renders took before."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("diffusers", reason="the diffusion extra is not installed")

from assistant.errors import InputError
from assistant.events import Question, TakeEvent, TakeView
from assistant.limits import render_settings
from assistant.offline.intents import Deed, Film, intend
from assistant.session import Studio
from assistant.spans import span_in_seconds, span_of
from generators import registry
from generators.base import RenderRequest, RenderSettings
from generators.catalogue import Model, catalogue, user_file
from generators.catalogue.weighing import weighed
from generators.diffusion.device import best_device
from generators.diffusion.history import History, Measured, work_of
from generators.diffusion.planning import plan_of
from prompts.shot import Shot
from tests.generators.tiny_models import tiny_wan
from tests.generators.tiny_rows import own_row

SMALL = RenderSettings(width=112, height=64, fps=8.0)
FILM = Film(shots=3)


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Model:
    """A user with a tiny Wan, of which a step of a second's clip has taken ten seconds here."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    user_file().parent.mkdir(parents=True)
    folder, steps = tiny_wan(tmp_path / "wan"), {"draft": 1, "standard": 2, "final": 4}
    user_file().write_text(own_row("tiny-wan", "wan", folder, 'text-to-video = "WanPipeline"', steps=steps))
    row = weighed(catalogue()["tiny-wan"])
    request = RenderRequest(shot=Shot(duration_s=1.0), settings=SMALL, output=Path("-"))
    plan = plan_of(row, request)
    history = History({"tiny-wan": Measured(work_of(plan) / 20.0, 0.0, 100.0)})
    history._save()
    return row


async def _take(folder: Path, words: str) -> tuple[TakeView, str, list[str]]:
    async with await Studio.open(folder, generator="tiny-wan", settings=SMALL, budget_seconds=1.0) as studio:
        [event async for event in studio.say("a dog runs across a meadow, 1 second", render=False)]
        events = [event async for event in studio.say(words)]
        assert not any(isinstance(event, Question) for event in events)
        take = next(event.take for event in events if isinstance(event, TakeEvent))
        kept = studio.project.takes.all()[-1]
    return take, str(kept.settings["profile"]), list(take.warnings)


@pytest.mark.parametrize(
    ("words", "profile", "says"),
    [
        ("the best you can in a minute", "final", "about 40 s"),
        ("the best you can in 30 seconds", "standard", "about 20 s"),
        ("render it within 12s", "draft", "about 10 s"),
    ],
)
async def test_the_best_profile_that_fits_the_time_is_made_without_asking(
    words: str, profile: str, says: str, model: Model, tmp_path: Path
) -> None:
    _, made, warnings = await _take(tmp_path / "film", words)
    assert made == profile
    assert any(f"tiny-wan at {profile}" in line and says in line for line in warnings)


async def test_a_time_that_is_too_short_gives_the_quickest_and_says_so(model: Model, tmp_path: Path) -> None:
    async with await Studio.open(tmp_path / "film", generator="tiny-wan", settings=SMALL, budget_seconds=1e6) as studio:
        [event async for event in studio.say("a dog runs across a meadow, 1 second", render=False)]
        events = [event async for event in studio.say("the best you can in 3 seconds")]
    take = next(event.take for event in events if isinstance(event, TakeEvent))
    assert any("nothing fits the time: tiny-wan at draft takes about 10 s" in line for line in take.warnings)


@pytest.fixture
def heavy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A user with a model that says to have fourteen billion parameters, and has made nothing yet."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    user_file().parent.mkdir(parents=True)
    row = own_row("heavy", "wan", tiny_wan(tmp_path / "wan"), 'text-to-video = "WanPipeline"', most=81)
    sizes = "sizes = { 480 = 832 }\nweights = { transformer = 14.3, text_encoder = 5.7 }"
    user_file().write_text(row.replace("sizes = { 64 = 112 }", sizes).replace("height = 64", "height = 480"))
    return "heavy"


async def test_an_unmeasured_model_on_a_processor_is_not_taken_for_one_on_an_accelerator(
    heavy: str, tmp_path: Path
) -> None:
    if best_device().accelerator:
        pytest.skip("there is an accelerator")
    generator = registry.get(heavy)
    cost = generator.estimate(Shot(duration_s=5.0), RenderSettings())
    again = generator.estimate(Shot(duration_s=5.0), RenderSettings())
    assert not cost.measured
    assert cost.seconds is not None
    assert cost.seconds > 600
    assert again == cost  # the processor was measured once
    async with await Studio.open(tmp_path / "film", generator=heavy, budget_seconds=10.0) as studio:
        [event async for event in studio.say("a dog runs across a meadow", render=False)]
        events = [event async for event in studio.say("the best you can in ten minutes")]
    (question,) = (event for event in events if isinstance(event, Question))
    assert "by estimate" in question.text


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("best you can in ten minutes", {"shots": [3], "within_s": 600.0}),
        ("give me the best version you can make in 5 min", {"shots": [3], "within_s": 300.0}),
        ("render all shots as well as you can within half an hour", {"shots": [1, 2, 3], "within_s": 1800.0}),
        ("make it in under 90 seconds", {"shots": [], "within_s": 90.0}),
        ("I have an hour, make the best you can", {"shots": [3], "within_s": 3600.0}),
        ("render shot 2 within 10m", {"shots": [2], "within_s": 600.0}),
    ],
)
def test_a_time_is_heard_in_the_words(message: str, asked: dict[str, object]) -> None:
    assert intend(message, FILM) == Deed("render_shots", asked)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("90s", 90), ("10m", 600), ("1h", 3600), ("1.5 hours", 5400), ("ten minutes", 600), ("5", 300)],
)
def test_spans_of_time_as_people_write_them(said: str, seconds: float) -> None:
    assert span_in_seconds(said) == seconds
    assert render_settings(within=said).settings.within_s == seconds


@pytest.mark.parametrize("said", ["", "soon", "0m", "-5m", "10 parsecs"])
def test_what_is_no_span_of_time_is_refused(said: str) -> None:
    with pytest.raises(InputError, match="10m"):
        span_in_seconds(said)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(40, "about 40 seconds"), (600, "about 10 minutes"), (9000, "about 2.5 hours"), (1e6, "about 12 days")],
)
def test_a_span_is_told_in_words(seconds: float, words: str) -> None:
    assert span_of(seconds) == words
    assert span_of(seconds, measured=False).startswith(f"{words} by estimate")
