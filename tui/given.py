"""Which shot a command means: a file, a shot of the project by its number, or plain words."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from prompts.shot import Shot

__all__ = ["shot_given"]


def shot_given(words: Sequence[str], project: Path | None) -> Shot:
    """The completed shot that the argument SHOT means.

    Args:
        words: of the argument: the name of a `.json` file that holds a shot, a number from 1, or a request.
        project: where a number is looked up, as given; None for the default project.

    Raises:
        click.UsageError: there is no such file or shot, or the words make several shots.
        RequestError: the words cannot be read.
    """
    text = " ".join(words).strip()
    if not text:
        raise click.UsageError("SHOT is empty. Give a shot's number, a .json file, or words such as: a dog running")
    if text.lower().endswith(".json"):
        return _completed(_of_file(Path(text)))
    if text.isdecimal():
        return asyncio.run(_of_project(int(text), project))
    return _of_words(text)


def _completed(shot: Shot) -> Shot:
    from prompts.complete import complete

    return complete(shot)


def _of_file(path: Path) -> Shot:
    from tui.batch import given_shot

    return given_shot(path)


async def _of_project(number: int, project: Path | None) -> Shot:
    from assistant.session import Studio
    from tui.options import project_folder

    folder = project_folder(project)
    studio = await Studio.open(folder, create=False)
    try:
        found = next((view.shot for view in studio.shots() if view.number == number), None)
        count = len(studio.shots())
    finally:
        await studio.close()
    if found is None:
        raise click.UsageError(f"{folder} has {count} shots; there is no shot {number}.")
    return found


def _of_words(text: str) -> Shot:
    from assistant.limits import check_words
    from prompts.read import read

    shots = read(check_words(text)).shots
    if len(shots) != 1:
        raise click.UsageError(f"These words make {len(shots)} shots; give those of one, or a shot's number.")
    return _completed(shots[0])
