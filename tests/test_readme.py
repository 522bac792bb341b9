"""README says what the program says: the commands' help, and the two commands that come first."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_help_in_readme_is_the_programs_own() -> None:
    spec = importlib.util.spec_from_file_location("readme_help", ROOT / "docs" / "readme_help.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.brought_up_to_date(README) == README, "run: python -m docs.readme_help"


def test_the_first_commands_are_make_film_and_make_test() -> None:
    commands = re.findall(r"^    (make \w+)", README, re.MULTILINE)
    assert commands[:2] == ["make film", "make test"]


def test_every_picture_in_readme_is_there() -> None:
    pictures = re.findall(r"!\[[^]]*]\(([^)]+)\)", README)
    assert pictures
    assert not [path for path in pictures if not (ROOT / path).is_file()]


def test_the_page_of_models_is_what_the_catalogue_says() -> None:
    from docs.model_table import PAGE, page

    assert PAGE.read_text(encoding="utf-8") == page()
