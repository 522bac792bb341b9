"""Writes docs/models.md from the catalogue, or checks that it is what the catalogue says.

python -m docs.model_table           # rewrite
python -m docs.model_table --check   # exit 1 when it is behind
"""

from __future__ import annotations

import sys
from pathlib import Path

from generators.catalogue import Model
from generators.catalogue.catalogue import rows_of_ours

PAGE = Path(__file__).resolve().parent / "models.md"
HEAD = """# The models, and their terms

Made from `generators/catalogue/models.toml` by `python -m docs.model_table`. What a licence asks is said here in our
words: read it before you publish. "GB" is the whole download, from the published parameter counts.

| name | does | GB | licence | limits |
|---|---|---|---|---|
"""


def page() -> str:
    """The page as the catalogue has it."""
    return HEAD + "".join(_line(model) for model in rows_of_ours().values())


def _line(model: Model) -> str:
    whole = model.weights.gigabytes
    size = "not published" if not whole else f"{whole:.0f}" if whole >= 1 else f"{whole:.1f}"
    roles = ", ".join(model.pipelines)
    return f"| {model.name} | {roles} | {size} | [{model.licence.name}]({model.licence.url}) | {model.licence.says} |\n"


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(PAGE.read_text(encoding="utf-8") != page())
    PAGE.write_text(page(), encoding="utf-8")
