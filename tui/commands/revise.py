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
    that changed), said and followed (the same apart: what the words changed, what had to follow), shot, question and
    unread. A file with several shots, as `rushes read` writes of a script, takes changes by number: in shot 2, slower.
    """
    from prompts.errors import RevisionError
    from tui.batch import given_shots, print_lines, revise_objects

    given = given_shots(shot)
    if jsonl:
        if len(change) != 1:
            raise click.UsageError("With --jsonl give one FILE of changes, or - for standard input.")
        print_lines(change[0], lambda text: revise_objects(given, text), "change")
        return DONE
    try:
        answers = list(revise_objects(given, " ".join(change)))
    except RevisionError as error:
        raise click.UsageError(str(error)) from error
    console = Console(sys.stdout)
    for found in answers:
        if as_json:
            console.document(found)
        elif found["question"]:
            console.paragraph(found["question"])
        else:
            where = f"shot {found['shot_number']} " if "shot_number" in found else ""
            console.paragraph(f"{where}changed: {', '.join(found['said'])}")
            if found["followed"]:
                console.paragraph(f"followed: {', '.join(found['followed'])}")
    return DONE
