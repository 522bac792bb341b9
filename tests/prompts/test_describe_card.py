"""The shot card, the summary and the list of changes are plain, narrow, complete, and say who decided what."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prompts.complete import complete
from prompts.describe import changes, shot_card, summary_line
from prompts.shot import Beat, Camera, Cue, Lighting, Look, Move, OnScreenText, Setting, Shot, Source, Style, Subject


def read_shot() -> Shot:
    said = Cue(source=Source.USER, reason="said")
    return Shot(
        request="a red fox running in the snow",
        subjects=[Subject(id="fox", noun="fox", looks=[Look(text="red", colour="red")])],
        beats=[Beat(subject="fox", action="running")],
        setting=Setting(place="snowfield"),
        text=[OnScreenText(text="WINTER")],
        provenance={"subjects[0].noun": said, "beats[0].action": said, "setting.place": said},
    )


def test_the_card_tells_every_department() -> None:
    card = shot_card(complete(read_shot()))
    for words in ("Subject", "a red fox", "Action", "running", "Setting", "snowfield", "Camera", "mm", "Move", "Light",
                  " K", "key to fill", "Physics", "Palette", "Sound", "16:9", "5 s", "“WINTER”"):  # fmt: skip
        assert words in card


def test_the_card_marks_who_decided() -> None:
    shot = complete(read_shot())
    shot = shot.model_copy(
        update={"provenance": {**shot.provenance, "setting.place": Cue(source=Source.MEMORY, reason="as before")}}
    )
    lines = shot_card(shot).splitlines()
    assert any("• a red fox" in line for line in lines)
    assert any("* snowfield" in line for line in lines)
    assert any("◦ wide" in line or "◦ full" in line for line in lines)


@pytest.mark.parametrize("width", [40, 72, 88, 160])
def test_no_line_is_wider_than_asked(width: int) -> None:
    assert max(map(len, shot_card(complete(read_shot()), width=width).splitlines())) <= width


def test_an_empty_shot_has_a_card_and_a_summary() -> None:
    assert shot_card(Shot())
    assert summary_line(Shot()) == "Empty shot"


hostile = st.text(max_size=60)


@settings(max_examples=60, deadline=None)
@given(hostile, hostile, hostile)
def test_any_text_stays_plain_text_on_its_line(noun: str, place: str, look: str) -> None:
    looks = [Look(text=look)] if look.strip() else []
    shot = Shot(subjects=[Subject(id="s", noun=f"x{noun}", looks=looks)], setting=Setting(place=place))
    for line in shot_card(shot, width=60).split("\n"):
        assert len(line) <= 60
        assert line.isprintable() or line == ""
    summary = summary_line(shot)
    assert len(summary) <= 80
    assert summary.isprintable()


def test_the_summary_is_one_short_line() -> None:
    summary = summary_line(complete(read_shot()))
    assert summary.startswith("Fox running, snowfield")
    assert len(summary) <= 80


def test_changes_name_field_and_both_values() -> None:
    day = Shot(setting=Setting(time_of_day="day"), lighting=Lighting(colour_temperature_k=5400), duration_s=5)
    night = Shot(setting=Setting(time_of_day="night"), lighting=Lighting(colour_temperature_k=4100), duration_s=5)
    assert changes(day, night) == ["time: day → night", "light colour: 5400 K → 4100 K"]
    assert changes(day, day) == []


def test_changes_in_lists_are_told() -> None:
    before = Shot(camera=Camera(moves=[Move(kind="static")]), style=Style(palette=["red"]))
    after = Shot(camera=Camera(moves=[Move(kind="static"), Move(kind="handheld")]), style=Style(palette=["blue"]))
    lines = changes(before, after)
    assert any("static → static, handheld" in line for line in lines)
    assert "palette: red → blue" in lines
    faster = Shot(camera=Camera(moves=[Move(kind="static", speed="fast")]), style=Style(palette=["red"]))
    assert changes(before, faster) == ["move 1 speed: none → fast"]
