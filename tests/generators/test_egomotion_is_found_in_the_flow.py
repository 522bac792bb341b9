"""What the camera does can be read from the flow of the picture alone, to the sign and the amount."""

from __future__ import annotations

import pytest

from generators.base import RenderSettings
from generators.previz.passes import draw_passes
from generators.previz.passes.egomotion import egomotion
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot
from tests.generators._blocking import CLIP_S

FPS = 96.0
SETTINGS = RenderSettings(width=160, height=90, fps=FPS)
MIDDLE = round(FPS * CLIP_S / 2)


def moving(kind: str, amount: float) -> Shot:
    shot = complete(read("a man stands on a street, static, full shot, deep focus").shots[0])
    draft = shot.model_dump()
    draft["camera"]["moves"] = [{"kind": kind, "amount": amount, "start_s": 0.0, "end_s": CLIP_S}]
    draft["duration_s"] = CLIP_S
    draft["provenance"] = {}
    return Shot.model_validate(draft)


@pytest.mark.parametrize(
    ("kind", "amount", "axis", "sign"),
    [
        ("pan_left", 20.0, "yaw_deg", 1),
        ("pan_right", 20.0, "yaw_deg", -1),
        ("tilt_up", 10.0, "pitch_deg", 1),
        ("tilt_down", 10.0, "pitch_deg", -1),
        ("roll_cw", 20.0, "roll_deg", 1),
        ("roll_ccw", 20.0, "roll_deg", -1),
        ("truck_right", 2.0, "right", 1),
        ("truck_left", 2.0, "right", -1),
        ("pedestal_up", 1.0, "up", 1),
    ],
)
def test_a_single_move_is_found_with_its_speed_and_nothing_else(kind: str, amount: float, axis: str, sign: int) -> None:
    (frame,) = draw_passes(moving(kind, amount), SETTINGS, start=MIDDLE, frames=1)
    found = egomotion(frame, FPS)
    assert found is not None
    # In the middle it runs evenly, a little faster than on average, since it starts and stops gently.
    assert sign * getattr(found, axis) == pytest.approx(amount / (CLIP_S - 0.9), rel=0.05)
    # The camera looks a little down, so a turn about the upright axis is also a slight roll in its own axes.
    turns = {name: abs(getattr(found, name)) for name in ("yaw_deg", "pitch_deg", "roll_deg")}
    slides = {name: abs(getattr(found, name)) for name in ("right", "up", "forward")}
    group, others = (turns, slides) if axis in turns else (slides, turns)
    assert max(others.values()) < (0.01 if axis in turns else 0.05)
    assert max(value for name, value in group.items() if name != axis) < 0.25 * group[axis]
    assert found.residual_px < 0.05


def test_a_zoom_is_no_dolly() -> None:
    for kind, amount, forward, zoom in (("zoom_in", 2.0, 0.0, 0.17), ("dolly_in", 0.5, None, 0.0)):
        (frame,) = draw_passes(moving(kind, amount), SETTINGS, start=MIDDLE, frames=1)
        found = egomotion(frame, FPS)
        assert found is not None
        assert found.zoom == pytest.approx(zoom, abs=0.02)
        assert found.forward > 0.3 if forward is None else abs(found.forward) < 0.02
