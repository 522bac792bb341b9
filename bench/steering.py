"""From previz to model, as a contact sheet: what the model is handed, beside what it makes of it.

    python bench/steering.py ["a dancer bows on a stage"] [--model NAME] [--ways depth pose edges flow] [-o FILE]

Each way is three rows: frames of the control video as the model is handed them, the same frames of the clip that it
steered, and where this clip differs from one of the same seed that was handed a control that shows nothing (all far, no
body, no line, all still). The first row is the previz itself. Without `--model` the pipeline is a real Wan VACE with a
few thousand random weights: the sheet then shows what arrives, frame by frame, and that the clip is another for it;
what a trained model paints, and whether it keeps to the place, only a trained one can show.

Prints for each way how far the steered clip is from the one that was shown nothing (mean of 0..255), and how well the
places where they differ are those where the control shows something: a correlation over all pixels of all frames, which
is near 0 for random weights, whatever they are shown, and for a trained model that does not follow.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from safetensors.torch import load_file, save_file

from generators.base import NO_INPUTS, ControlVideo, RenderInputs, RenderRequest, RenderSettings, Steer
from generators.catalogue import FrameRule, Licence, Model, Role, Sampling, model_named
from generators.diffusion import DiffusionGenerator
from generators.diffusion.footage import frames_of
from generators.diffusion.loading import forget, quieten
from generators.diffusion.planning import Plan, plan_of
from generators.perceiving.lines import blurred, grey_of
from generators.previz.passes.writing import write_passes
from generators.steering import steers
from prompts.complete import complete
from prompts.dialects import compile_prompt
from prompts.read import read
from prompts.shot import Shot
from tests.generators.tiny_models import tiny_vace

REQUEST = "a dancer bows on a stage, static camera"
WAYS: tuple[Steer, ...] = ("depth", "pose", "edges", "flow")
NOTHING = {"depth": 0, "pose": 0, "edges": 0, "flow": 255}
"""The grey of a control that shows nothing: all is far, nobody is there, no line, and all is still."""
SECONDS = 2.0
COLUMNS = 5
CELL = (256, 144)
LABEL_PX, GAP_PX = 22, 6
PAPER, INK = (244, 242, 236), (36, 36, 40)
SOFT_PX = 3.0
"""Differences are compared after such a blur: a model draws near a line, not on its very pixel."""


LOUDER = {
    "vace_patch_embedding.weight": 8.0,
    "vace_blocks.0.proj_out.weight": 3.0,
    "encoder.conv_out.weight": 8.0,
    "decoder.conv_out.weight": 16.0,
}
"""How many times as large weights of the tiny pipeline are made, by a part of their names."""


def main() -> None:
    """Makes the sheet."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("request", nargs="?", default=REQUEST)
    parser.add_argument("--model", help="one of this machine; tiny random weights when left out")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=list(WAYS))
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("-o", "--output", type=Path, default=Path("out/steering.png"))
    options = parser.parse_args()
    quieten()
    shot = complete(read(options.request).shots[0]).model_copy(update={"duration_s": SECONDS})
    with tempfile.TemporaryDirectory() as folder:
        model = _model(options.model, Path(folder))
        ways = [way for way in options.ways if way in steers(model)]
        rows = _rows(model, shot, ways, options.seed, Path(folder))
        forget()
    options.output.parent.mkdir(parents=True, exist_ok=True)
    _sheet(rows).save(options.output)
    print(options.output)


def _model(name: str | None, folder: Path) -> Model:
    if name is not None:
        known = model_named(name)
        if known is None:
            raise SystemExit(f"there is no model {name}; `rushes models` lists them")
        return known
    roles = (Role.TEXT_TO_VIDEO, Role.CONTROL)
    return Model(
        name="tiny-vace",
        title="a Wan VACE with tiny random weights",
        family="vace",
        folder=_attentive(tiny_vace(folder / "vace")),
        pipelines=dict.fromkeys(roles, "WanVACEPipeline"),
        licence=Licence(name="none"),
        dialect="wan2.1",
        rate=8,
        frames=FrameRule(step=4, offset=1, least=5, most=33),
        sizes={CELL[1]: CELL[0]},
        controls=("depth", "pose", "edges", "flow"),
        sampling={"standard": Sampling(steps=6, guidance=1.0, height=CELL[1])},
    )


def _attentive(folder: Path) -> Path:
    """The tiny pipeline, louder: random weights of a usual size hardly listen to a control, and paint grey on grey."""
    for file in (*(folder / "transformer").glob("*.safetensors"), *(folder / "vae").glob("*.safetensors")):
        weights = load_file(file)
        for name, weight in weights.items():
            weights[name] = weight * next((by for part, by in LOUDER.items() if part in name), 1.0)
        save_file(weights, file, metadata={"format": "pt"})
    return folder


def _rows(
    model: Model, shot: Shot, ways: Sequence[Steer], seed: int, folder: Path
) -> list[tuple[str, list[Image.Image]]]:
    size = RenderSettings(width=2 * CELL[0], height=2 * CELL[1], seed=seed)
    plan = plan_of(model, RenderRequest(shot=shot, settings=size, output=folder / "-.mp4"), role=Role.TEXT_TO_VIDEO)
    own = RenderSettings(width=plan.width, height=plan.height, fps=plan.rate, seed=seed, profile="final")
    record = write_passes(shot, own, folder / "passes", passes=("colour", *ways), frames=plan.frames)

    def frames(path: Path) -> list[Image.Image]:
        return frames_of(path, plan.frames, plan.rate, plan.width, plan.height)

    rows = [("previz, as it was approved", frames(record.folder / record.videos["colour"]))]
    for way in ways:
        began = time.monotonic()
        settings = own.model_copy(update={"steer": way})
        made = frames(_rendered(model, shot, settings, folder / f"{way}.mp4"))
        shown = frames(record.folder / record.videos[way])
        empty = ControlVideo(kind=way, path=_empty(way, plan, folder))
        free = frames(_rendered(model, shot, own, folder / f"{way}-empty.mp4", RenderInputs(controls=(empty,))))
        apart, follows = _compared(shown, made, free, NOTHING[way])
        print(f"{way:>6}: {apart:5.1f} from the clip that was shown nothing, {follows:+.2f} along the control, "
              f"{time.monotonic() - began:.1f} s for both")  # fmt: skip
        rows += [
            (f"{way}, as {model.title} is handed it", shown),
            (f"the clip that follows its {way}", made),
            ("where it differs from the clip that was shown nothing (stretched)", _differences(made, free)),
        ]
    return rows


def _empty(way: Steer, plan: Plan, folder: Path) -> Path:
    """A still control that shows nothing."""
    path = folder / f"nothing-{way}.png"
    Image.new("RGB", (plan.width, plan.height), (NOTHING[way],) * 3).save(path)
    return path


def _rendered(
    model: Model, shot: Shot, settings: RenderSettings, output: Path, inputs: RenderInputs = NO_INPUTS
) -> Path:
    prompt = compile_prompt(shot, model.dialect)
    request = RenderRequest(
        shot=shot, settings=settings, inputs=inputs, prompt=prompt.text, negative=prompt.negative, output=output
    )
    return DiffusionGenerator(model).render(request, lambda _: None).path


def _compared(
    shown: list[Image.Image], made: list[Image.Image], free: list[Image.Image], nothing: int
) -> tuple[float, float]:
    """How far two clips are apart, 0..255, and the correlation of where they are with what the control shows."""
    apart = np.stack([_apart(one, other) for one, other in zip(made, free, strict=True)])
    control = np.stack([blurred(np.abs(grey_of(np.asarray(one)) - nothing / 255.0), SOFT_PX) for one in shown])
    softened = np.stack([blurred(frame, SOFT_PX) for frame in apart])
    return float(apart.mean() * 255.0), float(np.corrcoef(control.ravel(), softened.ravel())[0, 1])


def _differences(made: list[Image.Image], free: list[Image.Image]) -> list[Image.Image]:
    apart = [_apart(one, other) for one, other in zip(made, free, strict=True)]
    most = max(float(np.percentile(np.stack(apart), 99.5)), 1e-6)
    return [Image.fromarray((np.clip(one / most, 0, 1) * 255).astype(np.uint8)).convert("RGB") for one in apart]


def _apart(one: Image.Image, other: Image.Image) -> NDArray[np.float32]:
    difference = np.abs(np.asarray(one, np.float32) - np.asarray(other, np.float32)).mean(axis=2)
    return np.asarray(difference / 255.0, np.float32)


def _sheet(rows: list[tuple[str, list[Image.Image]]]) -> Image.Image:
    width = COLUMNS * (CELL[0] + GAP_PX) + GAP_PX
    height = len(rows) * (CELL[1] + LABEL_PX + GAP_PX) + GAP_PX
    sheet = Image.new("RGB", (width, height), PAPER)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(14)
    for row, (label, frames) in enumerate(rows):
        top = GAP_PX + row * (CELL[1] + LABEL_PX + GAP_PX)
        draw.text((GAP_PX, top), label, INK, font)
        for column in range(COLUMNS):
            frame = frames[round(column * (len(frames) - 1) / (COLUMNS - 1))]
            sheet.paste(frame.resize(CELL), (GAP_PX + column * (CELL[0] + GAP_PX), top + LABEL_PX))
    return sheet


if __name__ == "__main__":
    main()
