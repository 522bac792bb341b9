"""The generators by name. Nothing heavy is imported until one is asked for.

A generator is one row: its name and where it lives, as `module:attribute`. The attribute is called without
arguments and returns the generator. A row from outside this package is added with `register`; workers are told
of it, so its module must be importable there.
"""

from __future__ import annotations

from importlib import import_module
from threading import Lock
from typing import Final

from generators.base import Generator
from generators.errors import CannotRender

__all__ = ["AUTO", "generator_names", "get", "register", "resolve", "target_of"]

AUTO: Final = "auto"
"""The name that means: the best one that this machine can run."""

_PREFERENCE: Final = ("previz",)
"""What `auto` chooses from, best first."""

_targets: dict[str, str] = {"previz": "generators.previz:PrevizGenerator"}
_loaded: dict[str, Generator] = {}
_loading = Lock()


def generator_names() -> tuple[str, ...]:
    """The names that `get` knows, in the order they were added; without `auto`."""
    return tuple(_targets)


def register(name: str, target: str) -> None:
    """Adds a generator, or replaces one.

    Args:
        name: as the user names it.
        target: `module:attribute`, called without arguments when the generator is first needed.
    """
    module, separator, attribute = target.partition(":")
    if not (module and separator and attribute) or name in ("", AUTO):
        raise ValueError(f"cannot register {target!r} as {name!r}: expected a name and module:attribute")
    if _targets.get(name) == target:
        return
    with _loading:
        _targets[name] = target
        _loaded.pop(name, None)


def resolve(name: str) -> str:
    """The name of the generator that a name stands for: itself, or what `auto` chooses.

    Raises:
        CannotRender: there is no such generator.
    """
    if name == AUTO:
        return next(preferred for preferred in _PREFERENCE if preferred in _targets)
    if name not in _targets:
        raise CannotRender(f"there is no generator {name!r}; there are {', '.join((AUTO, *_targets))}")
    return name


def target_of(name: str) -> str:
    """Where a generator lives, as `module:attribute`. Raises `CannotRender` as `resolve` does."""
    return _targets[resolve(name)]


def get(name: str) -> Generator:
    """The generator of that name, imported now if it was not before; `auto` gives the best there is.

    Raises:
        CannotRender: there is no such generator, or what it needs is not installed.
    """
    name = resolve(name)
    with _loading:
        if name not in _loaded:
            _loaded[name] = _made(name, _targets[name])
        return _loaded[name]


def _made(name: str, target: str) -> Generator:
    module, _, attribute = target.partition(":")
    try:
        generator: Generator = getattr(import_module(module), attribute)()
    except ModuleNotFoundError as error:
        raise CannotRender(f"the generator {name!r} needs {error.name}, which is not installed") from error
    except ImportError as error:
        raise CannotRender(f"the generator {name!r} cannot be loaded: {error}") from error
    return generator
