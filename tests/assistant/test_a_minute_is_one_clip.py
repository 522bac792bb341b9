"""A sentence that asks for a minute gets a minute in one clip: its pieces join where each goes on from the last."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

pytest.importorskip("diffusers", reason="the diffusion extra is not installed")

from assistant.session import Studio
from generators.base import RenderSettings
from generators.catalogue import FrameRule, Model, Role, Sampling, user_file
from tests.assistant.conftest import collect, of_type
from tests.generators.tiny_models import tiny_vace, tiny_wan_both
from tests.generators.tiny_rendering import row_of
from tests.generators.tiny_rows import row_text

NATIVE = 1.0
"""Pictures a second that the models make here, so that a minute is sixty of them."""
SHOWN = 4.0
MINUTE = "a dog runs across a meadow for one minute"


def _frames(path: Path) -> NDArray[np.int16]:
    with av.open(str(path)) as clip:
        return np.stack([frame.to_ndarray(format="rgb24") for frame in clip.decode(video=0)]).astype(np.int16)


def _row(kind: str, folder: Path) -> Model:
    usual = {"rate": NATIVE, "frames": FrameRule(step=4, offset=1, least=5, most=17)}
    one_step = Sampling(steps=1, height=64)
    if kind == "one picture":
        roles = {Role.TEXT_TO_VIDEO: "WanPipeline", Role.IMAGE_TO_VIDEO: "WanImageToVideoPipeline"}
        return row_of(tiny_wan_both(folder), "wan", roles, sampling=one_step, **usual)
    roles = dict.fromkeys((Role.TEXT_TO_VIDEO, Role.IMAGE_TO_VIDEO), "WanVACEPipeline")
    return row_of(tiny_vace(folder), "vace", roles, sampling=one_step, before=5, **usual)


@pytest.mark.parametrize(("kind", "pieces"), [("one picture", 4), ("several pictures", 5)])
async def test_a_minute_is_made_of_pieces_and_delivered_whole(
    kind: str, pieces: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    user_file().parent.mkdir(parents=True)
    row = _row(kind, tmp_path / "model")
    user_file().write_text(row_text(row))
    settings = RenderSettings(width=112, height=64, fps=SHOWN)
    async with await Studio.open(
        tmp_path / "film", generator=row.name, settings=settings, budget_seconds=1e9
    ) as studio:
        events = await collect(studio.say(MINUTE))
        assert not of_type(events, "error"), of_type(events, "error")
        (event,) = of_type(events, "take")
    assert f"{row.title} makes 17 s at a time: the clip is {pieces} pieces, each going on from the one before" in (
        event.take.warnings
    )
    assert event.take.seconds == 60.0
    shown = _frames(tmp_path / "film" / event.take.path)
    assert len(shown) == 60 * SHOWN
    steps = np.abs(np.diff(shown[:: int(SHOWN / NATIVE)], axis=0)).mean(axis=(1, 2, 3))
    kept = row.frames.most - row.before
    joins = [row.frames.most - 1 + kept * piece for piece in range(pieces - 1)]
    within = np.delete(steps, joins)
    assert steps.min() > 0.5  # no picture stands twice: what a piece was given is left out
    assert steps[joins].max() < 2 * np.median(within)
