"""Lettering is exactly what was written, in its place, pinned where it belongs, in any script there is a font for."""

from __future__ import annotations

import numpy as np
import pytest

from generators.base import RenderSettings
from generators.lettering import Anchor, Lettering, face_for, fonts
from generators.lettering.fonts import Face
from generators.lettering.typeset import set_text
from generators.previz.pins import Pins
from generators.previz.rendering import _Studio
from generators.previz.stage import Stage
from generators.previz.timing import Timings
from prompts.shot import OnScreenText
from tests.generators.staged_words import shot_of

WIDTH, HEIGHT = 426, 240
GREY = np.full((HEIGHT, WIDTH, 3), 90, np.uint8)


def drawn(*texts: OnScreenText, clip_s: float = 2.0, anchors=None, **more) -> np.ndarray:
    return Lettering(texts, WIDTH, HEIGHT, **more).over(GREY, clip_s, 5.0, anchors or {})


def changed(picture: np.ndarray) -> np.ndarray:
    return np.any(picture != GREY, axis=2)


def box(mask: np.ndarray) -> tuple[int, int, int, int]:
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return int(columns[0]), int(rows[0]), int(columns[-1]), int(rows[-1])


def test_other_letters_give_another_picture_and_the_same_letters_the_same() -> None:
    one, same, other = (drawn(OnScreenText(text=text)) for text in ("The End", "The End", "The Eno"))
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)
    assert np.array_equal(drawn(OnScreenText(text="[b]x[/b]")), drawn(OnScreenText(text="[b]x[/b]")))
    assert changed(drawn(OnScreenText(text="[b]x[/b]"))).sum() > changed(drawn(OnScreenText(text="x"))).sum()


@pytest.mark.parametrize("role", ["title", "lower_third", "sign", "caption", "something new"])
@pytest.mark.parametrize("text", ["A", "A rather long line of words that has to be broken somewhere or set smaller"])
def test_a_text_stays_inside_the_picture(role: str, text: str) -> None:
    left, top, right, bottom = box(changed(drawn(OnScreenText(text=text, role=role))))
    assert left > 0
    assert top > 0
    assert right < WIDTH - 1
    assert bottom < HEIGHT - 1


def test_a_title_leaves_faces_free_and_a_lower_third_stands_low_on_the_left() -> None:
    middle = box(changed(drawn(OnScreenText(text="Title"))))
    below = box(changed(drawn(OnScreenText(text="Title"), over_subjects=True)))
    assert middle[1] < HEIGHT / 2 < middle[3]
    assert below[1] > 0.6 * HEIGHT
    third = box(changed(drawn(OnScreenText(text="Name", role="lower_third"))))
    assert third[0] < 0.1 * WIDTH
    assert third[1] > 0.7 * HEIGHT


def test_it_fades_in_and_out() -> None:
    amounts = [
        np.abs(drawn(OnScreenText(text="Fade"), clip_s=t).astype(int) - GREY).sum() for t in (0.0, 0.2, 2.5, 4.8, 5.0)
    ]
    assert amounts[0] == amounts[4] == 0
    assert 0 < amounts[1] < amounts[2] > amounts[3] > 0


def test_labels_do_not_cover_one_another() -> None:
    label = OnScreenText(text="label", role="label")
    near = Anchor(200, 150, seen=True)
    one = changed(drawn(label, anchors={0: near}))
    two = changed(drawn(label, label, anchors={0: near, 1: Anchor(202, 152, seen=True)}))
    assert two.sum() > 1.5 * one.sum()


def test_a_label_whose_point_is_behind_the_camera_is_not_shown() -> None:
    label = OnScreenText(text="label", role="label")
    assert not changed(drawn(label, anchors={0: Anchor(200, 150, seen=False)})).any()


def test_a_label_stays_on_the_part_that_it_names() -> None:
    shot = shot_of('a horse trots across a meadow, label "tail" and label "head", tracking shot')
    stage = Stage.build(shot, seed=0, width=WIDTH, height=HEIGHT)
    pins = Pins(shot, stage)
    data = stage.new_data()
    for clip_s in (0.5, 2.5, 4.5):
        frame = stage.frame(clip_s, data)
        anchors = pins.anchors(data, frame, WIDTH, HEIGHT)
        middle = sum(anchors[n].x for n in (0, 1)) / 2
        heading = stage.tracks[0].heading(clip_s) @ np.asarray(frame.camera.rotation, np.float64)[:, 0]
        assert np.sign(anchors[1].x - middle) == np.sign(heading)
        assert all(0 < anchor.x < WIDTH and 0 < anchor.y < HEIGHT for anchor in anchors.values())


def test_a_clip_with_a_title_shows_it() -> None:
    shot = shot_of('a man stands in a studio, static, title "Hello"')
    bare = shot.model_copy(update={"text": []})
    stage = Stage.build(shot, seed=0, width=WIDTH, height=HEIGHT)
    settings = RenderSettings(width=WIDTH, height=HEIGHT)
    with_title, without = (_Studio(stage, settings, each, Timings()).picture(60) for each in (shot, bare))
    assert (with_title != without).any(axis=2).sum() > 500


def test_latin_needs_no_font_of_the_machine() -> None:
    assert face_for("Plain words, 123!") == Face(None)


def test_letters_that_no_font_has_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_installed", lambda: ())
    face_for.cache_clear()
    letters = Lettering([OnScreenText(text="世界"), OnScreenText(text="World")], WIDTH, HEIGHT)
    face_for.cache_clear()
    (warning,) = letters.warnings
    assert "世界" in warning
    assert letters


def test_a_script_without_spaces_is_broken_between_letters() -> None:
    face = face_for("abc")
    assert face is not None
    plate = set_text("abcdefghijklmnopqrstuvwxyz" * 2, face, 24.0, 120.0, centred=True)
    assert plate.rgba.shape[1] < 120 + 3 * plate.margin_px
