"""`rushes lint`: what is wrong with a request's shots."""

from __future__ import annotations

import sys
from typing import Any

import click

from tui.console import Console
from tui.failures import DONE
from tui.options import json_option

__all__ = ["command"]


@click.command("lint", short_help="Show what is wrong with the shots of a request.")
@click.argument("request", nargs=-1, required=True, metavar="REQUEST|FILE|-")
@click.option("--jsonl", is_flag=True, help="Read FILE (- for standard input) line by line; write JSON lines.")
@json_option
def command(request: tuple[str, ...], jsonl: bool, as_json: bool) -> int:
    """Shows every finding of the shots that REQUEST becomes: its code, its field, what is wrong and how to mend it.

    The name of a FILE, or - for standard input, stands for one request or script that it holds.

    With --jsonl, one object a line: request, findings and unread; a line that cannot be read has an error instead.
    """
    from prompts.errors import RequestError
    from tui.batch import print_lines, read_object, request_given

    if jsonl:
        if len(request) != 1:
            raise click.UsageError("With --jsonl give one FILE of requests, or - for standard input.")
        print_lines(request[0], lambda text: [_answer(read_object(text))], "request")
        return DONE
    try:
        found = read_object(request_given(request))
    except RequestError as error:
        raise click.UsageError(str(error)) from error
    console = Console(sys.stdout)
    if as_json:
        console.document({"findings": found["findings"], "unread": found["unread"]})
        return DONE
    _print_table(console, found["findings"])
    for words in found["unread"]:
        console.paragraph(f"not placed: {words['text']} ({words['reason']})", indent="")
    return DONE


def _answer(found: dict[str, Any]) -> dict[str, Any]:
    return {key: found[key] for key in ("request", "findings", "unread")}


def _print_table(console: Console, findings: list[dict[str, Any]]) -> None:
    if not findings:
        console.write("Nothing is wrong with it.")
        return
    columns = ("severity", "code", "shot", "field")
    widths = [max(len(column), *(len(str(finding[column])) for finding in findings)) for column in columns]
    console.heading("  ".join(column.ljust(width) for column, width in zip(columns, widths, strict=True)).rstrip())
    for finding in findings:
        cells = (str(finding[column]).ljust(width) for column, width in zip(columns, widths, strict=True))
        console.write("  ".join(cells).rstrip())
        console.paragraph(f"{finding['message']}: {finding['mend']}", indent="    ")
