"""`rushes revise`: what a sentence of change does to a shot in a file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tui.console import Console
from tui.failures import DONE
from tui.options import json_option

__all__ = ["command"]


@click.command("revise", short_help="Show what a change, or a file of changes, does to a shot.")
@click.argument("shot", type=click.Path(path_type=Path), metavar="SHOT.json")
@click.argument("change", nargs=-1, required=True, metavar="CHANGE|FILE|-")
@click.option("--jsonl", is_flag=True, help="Read FILE (- for standard input) line by line; write JSON lines.")
@json_option
def command(shot: Path, change: tuple[str, ...], jsonl: bool, as_json: bool) -> int:
    """Shows what CHANGE does to the shot in SHOT.json, which is not written.

    With --jsonl every line changes the shot as it is in the file, and gives one object: change, fields (the paths
    that the words changed), followed (further paths that had to follow), shot, question and unread.
    """
    from prompts.errors import RevisionError
    from tui.batch import given_shot, print_lines, revise_object

    given = given_shot(shot)
    if jsonl:
        if len(change) != 1:
            raise click.UsageError("With --jsonl give one FILE of changes, or - for standard input.")
        print_lines(change[0], lambda text: [revise_object(given, text)], "change")
        return DONE
    try:
        found = revise_object(given, " ".join(change))
    except RevisionError as error:
        raise click.UsageError(str(error)) from error
    console = Console(sys.stdout)
    if as_json:
        console.document(found)
    elif found["question"]:
        console.paragraph(found["question"])
    else:
        console.paragraph(f"changed: {', '.join(found['fields'])}")
        if found["followed"]:
            console.paragraph(f"followed: {', '.join(found['followed'])}")
    return DONE
