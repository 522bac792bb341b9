"""`rushes say`: one turn of the conversation."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from tui.console import Console
from tui.failures import DONE
from tui.options import (
    draft_option,
    file_options,
    gifts_of,
    json_option,
    model_option,
    project_folder,
    project_option,
    queue_option,
    within_option,
)

__all__ = ["command"]


@click.command("say", short_help="Say one thing to the director of a project.")
@click.argument("text", nargs=-1, metavar="TEXT")
@project_option
@model_option
@within_option
@draft_option
@click.option("--no-render", is_flag=True, help="Change the film, but make no clip.")
@file_options
@queue_option
@click.option("--yes", is_flag=True, help="Render without asking, however long it takes.")
@json_option
def command(
    text: tuple[str, ...],
    project: Path | None,
    model: str | None,
    within: str | None,
    draft: bool,
    no_render: bool,
    queue: bool,
    yes: bool,
    as_json: bool,
    **files: Any,
) -> int:
    """Says TEXT to the director: a new shot, a change, a character, a question or undo."""
    words = " ".join(text)
    if not words.strip():
        raise click.UsageError('There is nothing to say. Give some words, such as: rushes say "make it slower"')

    from assistant.starting import early_process

    process = click.get_current_context().with_resource(early_process(wanted=not (no_render or queue)))

    from assistant.limits import render_settings
    from tui.report import print_turn, turn_document
    from tui.turn import TurnRequest, take_turn

    folder = project_folder(project)
    choice = render_settings(profile="draft" if draft else None, within=within) if draft or within else None
    request = TurnRequest(words, folder, model, choice, render=not no_render, queue=queue, consent=yes,
                          gifts=gifts_of(files, fresh=False), process=process)  # fmt: skip
    record = take_turn(request)
    console = Console(sys.stdout)
    if as_json:
        console.document(turn_document(record))
    else:
        print_turn(console, record, folder)
    return DONE
