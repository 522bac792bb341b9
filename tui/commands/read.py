"""`rushes read`: what the offline director reads in a request, and what it decides besides."""

from __future__ import annotations

import sys

import click

from tui.console import Console
from tui.failures import DONE
from tui.options import json_option

__all__ = ["command"]


@click.command("read", short_help="Show how a request, or a file of requests, is read.")
@click.argument("request", nargs=-1, required=True, metavar="REQUEST|FILE|-")
@click.option("--jsonl", is_flag=True, help="Read FILE (- for standard input) line by line; write JSON lines.")
@json_option
def command(request: tuple[str, ...], jsonl: bool, as_json: bool) -> int:
    """Shows the shot that REQUEST becomes, with every cue decided, and what is wrong with it.

    The name of a FILE, or - for standard input, stands for one request or script that it holds.

    With --jsonl, one object a line: request, shot (as read), completed, shot_count, more (further shots), labels (of
    the camera's moves), beats, findings, unread and ms; a line that cannot be read has an error instead. A request
    of several lines is given as {"request": "..."}.
    """
    from tui.batch import print_lines, read_object, request_given

    if jsonl:
        print_lines(_one_file(request), lambda text: [read_object(text)], "request")
        return DONE
    words = request_given(request)
    if as_json:
        _document(words)
    else:
        _card(words)
    return DONE


def _one_file(arguments: tuple[str, ...]) -> str:
    if len(arguments) != 1:
        raise click.UsageError("With --jsonl give one FILE of requests, or - for standard input.")
    return arguments[0]


def _document(words: str) -> None:
    from prompts.errors import RequestError
    from tui.batch import read_object

    try:
        Console(sys.stdout).document(read_object(words))
    except RequestError as error:
        raise click.UsageError(str(error)) from error


def _card(words: str) -> None:
    from prompts.complete import complete_all
    from prompts.describe import shot_card
    from prompts.errors import RequestError
    from prompts.lint import lint
    from prompts.read import read

    try:
        reading = read(words)
    except RequestError as error:
        raise click.UsageError(str(error)) from error
    console = Console(sys.stdout)
    for number, shot in enumerate(complete_all(reading.shots), start=1):
        console.heading(f"Shot {number}" + (f": {shot.title}" if shot.title else ""))
        console.write(shot_card(shot))
        for finding in lint(shot):
            console.paragraph(f"{finding.severity.value} {finding.code}: {finding.message} {finding.mend}")
    for words_left in reading.unread:
        console.paragraph(f"not placed: {words_left.text} ({words_left.reason})")
