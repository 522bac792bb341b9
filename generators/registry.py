"""The generators by name. Nothing heavy is imported until one is asked for.

A generator is one row: its name, where it lives, as `module:attribute`, and what it is given. The attribute is called
with what it is given (or with nothing) and returns the generator, so that one class may stand behind many names:
every server of `generators.remote`, every model of `generators.catalogue`. A row from outside this package is added
with `register`; workers are told of it, so its module must be importable there.
"""

from __future__ import annotations

from importlib import import_module
from threading import Lock
from typing import Final, NamedTuple

from generators.base import Generator
from generators.errors import CannotRender

__all__ = ["AUTO", "PICTURE", "Row", "generator_names", "get", "register", "resolve", "row_of"]

AUTO: Final = "auto"
"""The name that means: the best one that this machine can run."""

PICTURE: Final = "picture:"
"""Before the name of a model: the model as a maker of single pictures rather than of clips."""

_OTHERWISE: Final = "previz"
"""What `auto` takes on a machine that no model is installed on, or that none fits."""


class Row(NamedTuple):
    """Where a generator lives.

    Attributes:
        target: `module:attribute`, called when the generator is first needed.
        given: what it is called with, such as the generator's settings in JSON; None to call it without arguments.
    """

    target: str
    given: str | None = None


_rows: dict[str, Row] = {
    "previz": Row("generators.previz:PrevizGenerator"),
    "lanczos": Row("generators.upscale:LanczosUpscaler"),
    "cutter": Row("generators.cutting:Cutter"),
    "mattes": Row("generators.steering.mattes:MatteMaker"),
}
_loaded: dict[str, tuple[Row, Generator]] = {}
_loading = Lock()


def generator_names() -> tuple[str, ...]:
    """The names that `get` knows, in the order they were added; without `auto`."""
    return tuple(_rows)


def register(name: str, target: str, given: str | None = None) -> None:
    """Adds a generator, or replaces one.

    Args:
        name: as the user names it.
        target: `module:attribute`, called when the generator is first needed.
        given: what it is called with; None to call it without arguments.
    """
    module, separator, attribute = target.partition(":")
    if not (module and separator and attribute) or name in ("", AUTO):
        raise ValueError(f"cannot register {target!r} as {name!r}: expected a name and module:attribute")
    row = Row(target, given)
    if _rows.get(name) == row:
        return
    with _loading:
        _rows[name] = row
        _loaded.pop(name, None)


def resolve(name: str) -> str:
    """The name of the generator that a name stands for: itself, or what `auto` chooses.

    Raises:
        CannotRender: there is no such generator.
    """
    if name == AUTO:
        from generators.choosing import best_model

        return best_model() or _OTHERWISE
    if _found(name) is None:
        known = ", ".join((AUTO, *_rows))
        raise CannotRender(
            f"there is no generator {name!r}; there are {known}, and the models that `rushes models` lists"
        )
    return name


def row_of(name: str) -> Row:
    """Where a generator lives and what it is given. Raises `CannotRender` as `resolve` does."""
    row = _found(resolve(name))
    assert row is not None, "a resolved name has a row"
    return row


def _found(name: str) -> Row | None:
    """The row of a name: one that was added here, or a model of the catalogue."""
    if name in _rows:
        return _rows[name]

    from generators.catalogue import PICTURE_ROLES, model_named  # what stages shots needs no catalogue

    model = model_named(name.removeprefix(PICTURE))
    if name.startswith(PICTURE) and model is not None and PICTURE_ROLES & model.pipelines.keys():
        return Row("generators.diffusion.still:picture_maker_of", model.model_dump_json())
    if model is None or not model.makes_video:
        return None
    return Row("generators.diffusion:generator_of", model.model_dump_json())


def get(name: str) -> Generator:
    """The generator of that name, imported now if it was not before; `auto` gives the best there is.

    Raises:
        CannotRender: there is no such generator, or what it needs is not installed.
    """
    name = resolve(name)
    row = row_of(name)
    with _loading:
        if name not in _loaded or _loaded[name][0] != row:  # the user may have changed the list of models since
            _loaded[name] = row, _made(name, row)
        return _loaded[name][1]


def _made(name: str, row: Row) -> Generator:
    module, _, attribute = row.target.partition(":")
    given = () if row.given is None else (row.given,)
    try:
        generator: Generator = getattr(import_module(module), attribute)(*given)
    except ModuleNotFoundError as error:
        raise CannotRender(f"the generator {name!r} needs {error.name}, which is not installed") from error
    except ImportError as error:
        raise CannotRender(f"the generator {name!r} cannot be loaded: {error}") from error
    return generator
