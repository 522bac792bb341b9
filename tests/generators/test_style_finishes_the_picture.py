"""A style changes the picture in its own direction, and the same picture has the same bytes."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from generators.previz.finish import Guide, finished, look_of, needs_passes
from generators.previz.grade import display_picture
from generators.previz.light.grading import grade_of
from generators.previz.raycast import RayCaster
from generators.previz.scene import Layers
from generators.previz.stage import Stage
from prompts.shot import Lighting, Setting, Shot, Style, Subject
from prompts.vocabulary import table

WIDTH, HEIGHT = 240, 136


def shot_in(look: str | None, *words: str, grade: str = "", effects: tuple[str, ...] = ()) -> Shot:
    return Shot(
        subjects=[Subject(id="a", noun="woman")],
        setting=Setting(place="a meadow", stage="meadow", weather="clear"),
        style=Style(look=look, words=list(words), grade=grade),
        lighting=Lighting(effects=list(effects)),
        duration_s=2.0,
    )


@cache
def layers() -> Layers:
    stage = Stage.build(shot_in(None), seed=1, width=WIDTH, height=HEIGHT)
    return RayCaster(stage.scene, WIDTH, HEIGHT).draw(stage.frame(0.5, stage.new_data()), passes=True)


@cache
def shown(look: str | None, *words: str, frame: int = 12, **more) -> np.ndarray:
    picture = display_picture(layers(), grade_of(shot_in(look, *words, **more), 38.0, False), seed=4, frame_index=frame)
    return picture.astype(np.float32)


def luma(picture: np.ndarray) -> np.ndarray:
    return picture @ np.array([0.2126, 0.7152, 0.0722], np.float32)


def colourfulness(picture: np.ndarray) -> float:
    return float((picture.max(axis=2) - picture.min(axis=2)).mean())


@pytest.mark.parametrize("look", [style for style in table("styles") if style != "realistic"])
def test_every_style_of_the_vocabulary_shows(look: str) -> None:
    assert np.abs(shown(look) - shown("realistic")).mean() > 2.0


@pytest.mark.parametrize("look", list(table("styles")))
def test_the_same_picture_has_the_same_bytes(look: str) -> None:
    grade = grade_of(shot_in(look), 38.0, False)
    first, again = (display_picture(layers(), grade, seed=9, frame_index=3) for _ in range(2))
    assert np.array_equal(first, again)


def test_what_is_monochrome_has_no_colour() -> None:
    for look in ("noir", "black_and_white"):
        assert colourfulness(shown(look)) < 1.0
    assert luma(shown("noir")).std() > luma(shown("realistic")).std()


def test_cel_animation_has_flat_tones_and_dark_lines() -> None:
    def share_in_the_fullest_tones(look: str) -> float:
        counts = np.sort(np.histogram(luma(shown(look)), bins=64, range=(0, 255))[0])[::-1]
        return float(counts[:12].sum() / counts.sum())

    assert share_in_the_fullest_tones("anime") > share_in_the_fullest_tones("realistic") + 0.1
    assert np.percentile(luma(shown("comic")), 1) < np.percentile(luma(shown("realistic")), 1)


def test_pixel_art_is_of_squares() -> None:
    picture = shown("pixel_art")
    changes = np.abs(np.diff(picture, axis=1)).sum(axis=(0, 2))
    assert (changes[::2] == 0).all() or (changes[1::2] == 0).all() or (changes > 0).mean() < 0.6


def test_a_watercolour_leaves_the_border_of_its_paper_bare() -> None:
    picture = luma(shown("watercolour"))
    border = np.concatenate([picture[:2].ravel(), picture[-2:].ravel(), picture[:, :2].ravel()])
    assert border.mean() > 225.0
    assert border.mean() > picture[20:-20, 20:-20].mean() + 40.0


def test_a_sketch_is_dark_lines_on_pale_paper() -> None:
    paper, blueprint = shown("line_art"), shown("line_art", "blueprint")
    assert colourfulness(paper) < 12.0
    assert np.percentile(luma(paper), 90) > 215.0
    assert np.percentile(luma(paper), 2) < 120.0
    assert blueprint[..., 2].mean() > 1.5 * blueprint[..., 0].mean()


def test_painting_takes_fine_detail_away() -> None:
    def detail(look: str) -> float:
        return float(np.abs(np.diff(luma(shown(look)), axis=1)).mean())

    assert detail("digital_art") < 0.8 * detail("realistic")


def test_tape_blurs_colour_more_than_light() -> None:
    def sharpness(picture: np.ndarray) -> float:
        red = picture[..., 0] - luma(picture)
        return float(np.abs(np.diff(red, axis=1)).mean())

    assert sharpness(shown("vhs")) < 0.6 * sharpness(shown("cinematic"))


def test_old_film_is_warm_and_unsteady() -> None:
    one, other = shown("vintage", "super 8 film"), shown("vintage", "super 8 film", frame=13)
    assert one[..., 0].mean() > 1.08 * one[..., 2].mean()
    steady = np.abs(shown("realistic") - shown("realistic", frame=13)).mean()
    assert np.abs(one - other).mean() > 2.0 * steady


def test_pastel_is_pale_and_gentle() -> None:
    pastel, plain = luma(shown("cinematic", grade="pastel colours")), luma(shown("realistic"))
    assert np.percentile(pastel, 2) > np.percentile(plain, 2) + 15.0
    assert pastel.std() < plain.std()


def test_words_of_a_style_choose_their_own_look() -> None:
    assert look_of(shot_in("vintage", "super 8 film")).effects != look_of(shot_in("vintage")).effects
    assert look_of(shot_in(None)).effects == ()


def test_only_drawn_styles_ask_for_outlines() -> None:
    assert needs_passes(look_of(shot_in("anime")).effects)
    assert not needs_passes(look_of(shot_in("cinematic")).effects)


@pytest.mark.parametrize("grade", list(table("grades")))
def test_every_grade_of_the_vocabulary_shows(grade: str) -> None:
    asked = shown("realistic", grade=table("grades")[grade].synonyms[0])
    assert np.abs(asked - shown("realistic")).mean() > 0.7


def test_grades_go_their_own_way() -> None:
    def warmth(grade: str) -> float:
        picture = shown("realistic", grade=grade)
        return float(picture[..., 0].mean() / picture[..., 2].mean())

    assert warmth("golden grade") > warmth("") > warmth("cool tones")
    assert luma(shown("realistic", grade="day for night")).mean() < 0.5 * luma(shown("realistic")).mean()
    assert colourfulness(shown("realistic", grade="vivid colours")) > 1.2 * colourfulness(shown("realistic"))
    sepia = shown("realistic", grade="sepia")
    assert (sepia[..., 0] >= sepia[..., 2] - 3).mean() > 0.98


@pytest.mark.parametrize(
    "effect", ["lens flare", "anamorphic flare", "halation", "starburst", "pro-mist", "light leaks"]
)
def test_what_a_lens_does_to_light_reaches_beyond_the_light(effect: str) -> None:
    look = look_of(shot_in("realistic", effect, effects=(effect,)))
    dark = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    dark[20:32, 40:56] = 255
    guide = Guide(layers().depth_m, layers().normal, layers().subject, layers().geom, frame_index=5, seed=1)
    shown_light = finished(dark, guide, look.effects)
    assert look.effects
    assert (shown_light[dark == 0] > 8).sum() > 60


@pytest.mark.parametrize("effect", ["vignette", "light bloom"])
def test_what_the_grade_does_for_an_effect_shows(effect: str) -> None:
    assert np.abs(shown("realistic", effects=(effect,)) - shown("realistic")).max() > 8.0


def test_letterbox_bars_leave_a_wide_screen() -> None:
    rows = luma(shown("realistic", "letterbox")).max(axis=1) > 0.0
    assert WIDTH / rows.sum() == pytest.approx(2.39, abs=0.06)
