"""Generators are found by name, imported only when asked for, and added by one row."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generators import registry
from generators.errors import CannotRender

ROOT = Path(__file__).parents[2]


def test_auto_is_previz_while_there_is_nothing_better() -> None:
    assert registry.resolve("auto") == "previz"
    assert "previz" in registry.generator_names()
    assert "auto" not in registry.generator_names()


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    with pytest.raises(CannotRender, match=r"'\[bold\]sora'.*auto, previz"):
        registry.get("[bold]sora")


def test_a_row_added_from_outside_is_found() -> None:
    registry.register("patient", "tests.generators.patient_generator:PatientGenerator")
    first = registry.get("patient")
    assert first.name == "patient"
    assert registry.get("patient") is first
    registry.register("patient", "tests.generators.patient_generator:PatientGenerator")
    assert registry.get("patient") is first


def test_one_class_may_stand_behind_many_names() -> None:
    for name in ("grey", "white"):
        registry.register(f"patient:{name}", "tests.generators.patient_generator:NamedGenerator", name)
    assert [registry.get(f"patient:{name}").name for name in ("grey", "white")] == ["grey", "white"]
    registry.register("patient:grey", "tests.generators.patient_generator:NamedGenerator", "black")
    assert registry.get("patient:grey").name == "black"


def test_a_generator_whose_libraries_are_missing_says_so() -> None:
    registry.register("incomplete", "tests.generators.no_such_module:Generator")
    with pytest.raises(CannotRender, match=r"needs .*no_such_module.*not installed"):
        registry.get("incomplete")


@pytest.mark.parametrize(("name", "target"), [("", "a:b"), ("auto", "a:b"), ("x", "module"), ("x", ":attribute")])
def test_a_row_that_leads_nowhere_is_an_error(name: str, target: str) -> None:
    with pytest.raises(ValueError, match="cannot register"):
        registry.register(name, target)


def test_asking_previz_whether_and_how_long_imports_nothing_heavy() -> None:
    program = (
        "import sys; from generators import registry; from generators.base import RenderSettings;"
        "from prompts.shot import Shot; g = registry.get('auto'); shot = Shot(duration_s=5);"
        "assert g.can(shot, RenderSettings()).able; assert g.estimate(shot, RenderSettings()).seconds > 0;"
        "print([m for m in ('numba', 'mujoco', 'av', 'torch') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "[]", done.stderr
