"""`rushes show`: what is in a project."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.console import Console
from tui.failures import DONE
from tui.options import json_option, project_folder, project_option

if TYPE_CHECKING:
    from assistant.session import Studio

__all__ = ["command"]


@click.command("show", short_help="Show a project's shots, cast, takes and history.")
@project_option
@json_option
def command(project: Path | None, as_json: bool) -> int:
    """Shows a project: its shots in order, its cast, its takes and its history."""
    folder = project_folder(project)
    asyncio.run(_show(folder, as_json))
    return DONE


async def _show(folder: Path, as_json: bool) -> None:
    from assistant.session import Studio

    studio = await Studio.open(folder, create=False)
    try:
        console = Console(sys.stdout)
        if as_json:
            console.document(_document(studio, folder))
        else:
            _print(console, studio, folder)
    finally:
        await studio.close()


def _document(studio: Studio, folder: Path) -> dict[str, Any]:
    from tui.report import shot_document, take_document

    return {
        "project": str(folder.absolute()),
        "shots": [shot_document(view) for view in studio.shots()],
        "cast": [character.model_dump(mode="json") for character in studio.cast()],
        "takes": [take_document(take, folder) for take in studio.takes()],
        "history": [commit.model_dump(mode="json") for commit in studio.history()],
    }


def _print(console: Console, studio: Studio, folder: Path) -> None:
    from prompts.describe import summary_line
    from tui.report import clip_path, facts_line

    sections = {
        "Shots": [f"{view.number:>3}  {summary_line(view.shot)}" for view in studio.shots()],
        "Cast": [f"{character.name}: {character.description}" for character in studio.cast()],
        "Takes": [
            f"{take.id.removeprefix('t'):>3}  shot {take.shot_number or '-'}: {facts_line(take)}\n"
            f"       {clip_path(take, folder)}"
            for take in studio.takes()
        ],
        "History": [f"{commit.created[:16].replace('T', ' ')}  {commit.message}" for commit in studio.history()],
    }
    console.heading(str(folder.absolute()))
    for title, lines in sections.items():
        console.write()
        console.heading(f"{title}: {len(lines)}")
        for line in lines:
            console.write(f"  {line}")
