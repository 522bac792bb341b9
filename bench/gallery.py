"""Contact sheets of what previz draws: one cell for a request in plain words, its label under it.

    python bench/gallery.py [SHEET ...] [-o out/gallery] [--only WORD ...] [--cell 256x144] [--columns 7] [--list]
    python bench/gallery.py --requests FILE.json [--sample 30]

The sheets are rows of `gallery.toml`; its head says what a row holds. Each request is read, completed and staged as
`rushes make` would do it, and drawn in this process at the sheet's moments, without encoding a clip. A label in amber
means that the stage had a warning: a stand-in, or something that it could not show. Prints one line a sheet.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from bench.camera import asked
from generators.previz.finish import needs_passes
from generators.previz.grade import display_picture
from generators.previz.raycast import RayCaster
from generators.previz.rendering import prepare
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read
from prompts.vocabulary import table

TABLE = Path(__file__).with_name("gallery.toml")
DEFAULT_FOLDER = Path("out/gallery")
PAPER, INK, AMBER = (244, 242, 236), (36, 36, 40), (188, 104, 0)
LABEL_PX, GAP_PX, TITLE_PX = 18, 6, 28


@dataclass(frozen=True)
class Sheet:
    """One row of `gallery.toml`; see the comment at its head."""

    name: str
    cells: tuple[str, ...]
    title: str = ""
    request: str = "{}"
    moments: tuple[float, ...] = (0.5,)
    seconds: float = 3.0
    seed: int = 3

    def requests(self) -> Iterator[tuple[str, str]]:
        """Label and whole request of every cell; `moves` has the moves of the film language."""
        if self.name == "moves":
            yield from ((kind, asked(kind)[0]) for kind in table("camera_moves"))
        for cell in self.cells:
            label, _, words = (part.strip() for part in cell.partition("|"))
            yield label, words or self.request.format(label)


@dataclass
class Cell:
    """A drawn cell: its pictures side by side, and what the stage said of it."""

    label: str
    pictures: list[Image.Image] = field(default_factory=list)
    warnings: tuple[str, ...] = ()


def sheets() -> dict[str, Sheet]:
    """All sheets by name."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["sheet"]
    return {
        row["name"]: Sheet(**{key: tuple(v) if isinstance(v, list) else v for key, v in row.items()}) for row in rows
    }


def sheet_of_file(path: Path, sample: int) -> Sheet:
    """A sheet of some requests out of a JSON file: a list of texts, or objects with a `prompt` or a `first_frame`.

    The objects may stand at any depth, as in lists by category or shots by scene. The seed is always the same.

    Raises:
        ValueError: The file holds no request.
    """
    texts = [text.replace("|", "/") for text in _requests_in(json.loads(path.read_text(encoding="utf-8")))]
    if not texts:
        raise ValueError("no requests: a JSON list of texts, or objects with a prompt or a first_frame")
    chosen = random.Random(0).sample(texts, min(sample, len(texts)))
    cells = tuple(f"{text} | {text}" for text in chosen)
    return Sheet(path.stem, cells, path.name, moments=(0.06, 0.5, 0.94), seconds=0.0)


def _requests_in(told: Any) -> Iterator[str]:
    """The requests of a JSON value, in order."""
    if isinstance(told, dict):
        own = next((told[key] for key in ("prompt", "first_frame") if isinstance(told.get(key), str)), "")
        if own.strip():
            yield own
            return
        for value in told.values():
            if isinstance(value, dict) or (isinstance(value, list) and not any(isinstance(v, str) for v in value)):
                yield from _requests_in(value)
    elif isinstance(told, list):
        for value in told:
            if isinstance(value, str):
                if value.strip():
                    yield value
            else:
                yield from _requests_in(value)


def draw_cell(sheet: Sheet, label: str, request: str, size: tuple[int, int]) -> Cell:
    """Stages a request and draws it at the sheet's moments."""
    shot = complete(read(request).shots[0])
    if sheet.seconds:
        shot = shot.model_copy(update={"duration_s": sheet.seconds})
    stage = Stage.build(shot, seed=sheet.seed, width=size[0], height=size[1])
    caster, data = RayCaster(stage.scene, *size), stage.new_data()
    cell = Cell(label, warnings=stage.warnings)
    for index, moment in enumerate(sheet.moments):
        frame = stage.frame(moment * (shot.duration_s or 0.0), data)
        layers = caster.draw(frame, passes=needs_passes(stage.grade.effects))
        picture = display_picture(layers, stage.grade, seed=sheet.seed, frame_index=index)
        cell.pictures.append(Image.fromarray(picture))
    return cell


def lay_out(title: str, cells: Sequence[Cell], size: tuple[int, int], columns: int) -> Image.Image:
    """The contact sheet of some cells."""
    wide = len(cells[0].pictures) * size[0]
    columns = max(1, min(columns * size[0] // wide, len(cells)))
    rows = -(-len(cells) // columns)
    pitch = (wide + GAP_PX, size[1] + LABEL_PX + GAP_PX)
    page = Image.new("RGB", (columns * pitch[0] + GAP_PX, rows * pitch[1] + TITLE_PX + GAP_PX), PAPER)
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(13)
    pen.text((GAP_PX, 6), title, INK, ImageFont.load_default(15))
    for index, cell in enumerate(cells):
        x = GAP_PX + index % columns * pitch[0]
        y = TITLE_PX + index // columns * pitch[1]
        for k, picture in enumerate(cell.pictures):
            page.paste(picture, (x + k * size[0], y))
        pen.text((x + 2, y + size[1] + 1), cell.label[: wide // 7], AMBER if cell.warnings else INK, font)
    return page


def main() -> None:
    """Draws the named sheets, or all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sheets", nargs="*", help="names of sheets; all when none is given")
    parser.add_argument("--requests", type=Path, metavar="FILE", help="draw a JSON file of requests instead")
    parser.add_argument("--sample", type=int, default=30, help="how many of the file's requests")
    parser.add_argument("-o", "--output", type=Path, default=DEFAULT_FOLDER, help="folder for the PNG files")
    parser.add_argument("--only", nargs="+", default=[], help="only cells whose label contains one of these words")
    parser.add_argument("--cell", default="256x144", help="size of one picture, WxH")
    parser.add_argument("--columns", type=int, default=7)
    parser.add_argument("--list", action="store_true", help="name the sheets and end")
    options = parser.parse_args()
    known = sheets()
    if options.requests:
        try:
            sheet = sheet_of_file(options.requests, options.sample)
        except (OSError, ValueError) as error:
            sys.exit(f"{options.requests}: {error}")
        known, options.sheets = {sheet.name: sheet}, [sheet.name]
    if options.list:
        for sheet in known.values():
            print(f"{sheet.name:16} {len(list(sheet.requests())):3} cells  {sheet.title}")
        return
    unknown = [name for name in options.sheets if name not in known]
    if unknown:
        sys.exit(f"no sheet is called {', '.join(unknown)}; there are {', '.join(known)}")
    width, height = (int(side) for side in options.cell.split("x"))
    options.output.mkdir(parents=True, exist_ok=True)
    prepare()
    for name in options.sheets or known:
        began = time.perf_counter()
        wanted = [
            (label, request)
            for label, request in known[name].requests()
            if not options.only or any(word in label for word in options.only)
        ]
        if not wanted:
            continue
        cells = [draw_cell(known[name], label, request, (width, height)) for label, request in wanted]
        page = lay_out(known[name].title or name, cells, (width, height), options.columns)
        path = options.output / f"{name}.png"
        page.save(path, optimize=True)
        warned = sum(bool(cell.warnings) for cell in cells)
        taken = time.perf_counter() - began
        print(f"{path}  {len(cells)} cells, {warned} with warnings, {taken:.1f} s")
        for cell in cells:
            for words in cell.warnings:
                print(f"    {cell.label}: {words}")


if __name__ == "__main__":
    main()
