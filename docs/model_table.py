"""Writes docs/models.md from the catalogue, or checks that it is what the catalogue says.

python -m docs.model_table           # rewrite
python -m docs.model_table --check   # exit 1 when it is behind
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from generators.catalogue import Model
from generators.catalogue.catalogue import rows_of_ours

PAGE = Path(__file__).resolve().parent / "models.md"
HEAD = """# The models, and their terms

Made from `generators/catalogue/models.toml` by `python -m docs.model_table`. What a licence asks is said here in our
words: read it before you publish. "GB" is the whole download, from the published parameter counts. "References" are
what a shot can take after; where clips or sounds are not among them, Rushes follows the movement of a clip by models
with the role control or avatar, takes a still from one for its looks, or says which model would take it. LTX-2 follows
what it is shown closely with an in-context LoRA alone: its publisher's for depth, poses and lines are below, and a row
of your own may name others (`context_adapters`), such as one that edits.

| name | does | references | GB | needs besides | licence | limits |
|---|---|---|---|---|---|---|
"""
LORAS = """
## LoRAs

Fetched with their model where a profile needs them, those for camera moves with `rushes models pull NAME --camera`,
those for depth, poses and lines with `--control`.
Where a LoRA has no terms of its own, its model's hold.

| repository | for | licence |
|---|---|---|
"""


def page() -> str:
    """The page as the catalogue has it."""
    rows = rows_of_ours().values()
    return (
        HEAD + "".join(map(_line, rows)) + LORAS + "".join(dict.fromkeys(line for row in rows for line in _loras(row)))
    )


def _line(model: Model) -> str:
    whole = model.weights.gigabytes
    size = "not published" if not whole else f"{whole:.0f}" if whole >= 1 else f"{whole:.1f}"
    roles = ", ".join(model.pipelines)
    cells = (
        model.name,
        roles,
        _references(model),
        size,
        ", ".join((*model.needs, *(f"{name} for clips as references" for name in model.clips_need))),
        f"[{model.licence.name}]({model.licence.url})",
        model.licence.says,
    )
    return f"| {' | '.join(cells)} |\n"


def _references(model: Model) -> str:
    counts = {"picture": model.references, "clip": model.reference_clips, "sound": model.reference_sounds}
    return ", ".join(f"{count} {name}{'s' if count > 1 else ''}" for name, count in counts.items() if count)


def _loras(model: Model) -> Iterator[str]:
    for adapter in (*model.adapters, *model.chosen_adapters):
        yield f"| {adapter.repository} | {model.name} | {adapter.licence or model.licence.name} |\n"


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(PAGE.read_text(encoding="utf-8") != page())
    PAGE.write_text(page(), encoding="utf-8")
