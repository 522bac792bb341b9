"""What each package offers is written down in its `__all__`, is there, and is documented."""

from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYERS = ("assistant", "generators", "prompts", "tui")
PACKAGES = sorted(
    ".".join(path.parent.relative_to(ROOT).parts) for layer in LAYERS for path in (ROOT / layer).rglob("__init__.py")
)


def test_every_layer_is_a_package_here() -> None:
    assert set(LAYERS) <= set(PACKAGES)


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_keeps_what_it_promises(name: str) -> None:
    package = import_module(name)
    promised = package.__all__
    assert len(set(promised)) == len(promised)
    missing = [word for word in promised if not hasattr(package, word)]
    assert not missing, f"{name} promises {missing}, which it does not have"


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_says_what_it_is(name: str) -> None:
    assert inspect.getdoc(import_module(name)), f"{name} has no docstring"
