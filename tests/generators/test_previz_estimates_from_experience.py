"""The estimate follows what renders took on this machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.base import RenderSettings
from generators.previz import PrevizGenerator
from generators.previz.pace import Pace, drawing_threads
from prompts.shot import Shot


@pytest.fixture
def remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "cache" / "pace.json"
    monkeypatch.setattr("generators.previz.pace.pace_file", lambda: path)
    return path


def test_it_grows_with_frames_and_pixels(remembered: Path) -> None:
    def seconds(duration_s: float, width: int, height: int) -> float:
        settings = RenderSettings(width=width, height=height)
        return PrevizGenerator().estimate(Shot(duration_s=duration_s), settings).seconds

    Pace(0.1, 1.0).save()
    assert seconds(5, 854, 480) == pytest.approx(1 + 0.1 * 120 * 0.40992, abs=0.1)
    assert seconds(10, 854, 480) > seconds(5, 854, 480) < seconds(5, 1708, 960)


def test_the_first_render_allows_for_compiling_and_later_ones_do_not(remembered: Path) -> None:
    first = Pace.load()
    first.after(0.41, 120, drawing_s=4.0, other_s=1.0).save()
    second = Pace.load()
    assert first.seconds_for(0.41, 120) > 20 > second.seconds_for(0.41, 120)
    assert second.seconds_for(0.41, 120) == pytest.approx(5.0)


def test_it_moves_towards_what_was_measured(remembered: Path) -> None:
    pace = Pace(0.1, 1.0)
    for _ in range(8):
        pace = pace.after(0.41, 120, drawing_s=0.2 * 0.41 * 120, other_s=1.0)
    assert pace.frame_s_per_megapixel == pytest.approx(0.2, rel=0.01)


def test_a_render_too_short_to_tell_changes_nothing() -> None:
    pace = Pace(0.1, 1.0)
    assert pace.after(0.01, 6, drawing_s=99.0, other_s=99.0) == pace


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"frame_s_per_megapixel": "x", "start_s": 1}', "\0"])
def test_a_damaged_memory_is_a_guess_again(remembered: Path, content: str) -> None:
    remembered.parent.mkdir()
    remembered.write_text(content)
    assert Pace.load().frame_s_per_megapixel > 0


def test_a_place_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    Pace(0.1, 1.0).save(tmp_path / "file" / "pace.json")


def test_large_pictures_are_drawn_on_fewer_threads() -> None:
    assert drawing_threads(7680 * 4320) == 1
    assert drawing_threads(854 * 480) >= 1
