"""The files that a request starts from, under other paths: beside the project, or on another machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from generators.base import RenderInputs, RenderRequest

__all__ = ["input_files", "input_files_of", "with_inputs_at"]


def input_files(request: RenderRequest) -> list[Path]:
    """Every file that the request starts from, each once."""
    return input_files_of(request.inputs)


def input_files_of(inputs: RenderInputs) -> list[Path]:
    """Every file that inputs name, each once."""
    return list(dict.fromkeys(_paths(inputs.model_dump(exclude_unset=True))))


def with_inputs_at(request: RenderRequest, place: Callable[[Path], Path]) -> RenderRequest:
    """The same request, each of its input files at `place(path)`."""
    inputs = _placed(request.inputs.model_dump(exclude_unset=True), place)
    return request.model_copy(update={"inputs": RenderInputs.model_validate(inputs)})


def _paths(value: Any) -> Iterator[Path]:
    if isinstance(value, Path):
        yield value
    elif isinstance(value, dict | list | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _paths(inner)


def _placed(value: Any, place: Callable[[Path], Path]) -> Any:
    if isinstance(value, Path):
        return place(value)
    if isinstance(value, dict):
        return {name: _placed(inner, place) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_placed(inner, place) for inner in value)
    return value
