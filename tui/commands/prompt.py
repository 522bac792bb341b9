"""`rushes prompt`: what each family of models is told."""

from __future__ import annotations

import sys

import click

from tui.console import Console
from tui.failures import DONE
from tui.options import json_option

__all__ = ["command"]


@click.command("prompt", short_help="Print the prompt of a request, or of a file of requests, for a model family.")
@click.argument("request", nargs=-1, required=True, metavar="REQUEST|FILE|-")
@click.option("--dialect", metavar="NAME", default="plain", help="The model family.  [default: plain]")
@click.option("--all", "every", is_flag=True, help="Every family.")
@click.option("--from-image", is_flag=True, help="A picture is the first frame: say only what moves, and the camera.")
@click.option("--jsonl", is_flag=True, help="Read FILE (- for standard input) line by line; write JSON lines.")
@json_option
def command(request: tuple[str, ...], dialect: str, every: bool, from_image: bool, jsonl: bool, as_json: bool) -> int:
    """Prints the prompt that REQUEST becomes.

    The name of a FILE, or - for standard input, stands for one request or script that it holds.

    With --jsonl, one object for each shot and family: request, shot_number, dialect, text, negative, words, tokens
    and cap; a line that cannot be read has an error instead. A request of several lines is given as
    {"request": "..."}.
    """
    from prompts.dialects import dialect_ids
    from prompts.errors import RequestError
    from tui.batch import print_lines, prompt_objects, request_given

    if dialect not in dialect_ids():
        raise click.UsageError(f"There is no dialect {dialect!r}; there are {', '.join(dialect_ids())}.")
    names = dialect_ids() if every else (dialect,)
    if jsonl:
        if len(request) != 1:
            raise click.UsageError("With --jsonl give one FILE of requests, or - for standard input.")
        print_lines(request[0], lambda text: prompt_objects(text, names, from_image=from_image), "request")
        return DONE
    try:
        found = list(prompt_objects(request_given(request), names, from_image=from_image))
    except RequestError as error:
        raise click.UsageError(str(error)) from error
    console = Console(sys.stdout)
    if as_json:
        console.document({"prompts": found})
        return DONE
    for prompt in found:
        console.heading(
            f"{prompt['dialect']} · shot {prompt['shot_number']} · {prompt['words']} words, "
            f"about {prompt['tokens']} of {prompt['cap']} tokens"
        )
        console.paragraph(prompt["text"])
        if prompt["negative"]:
            console.paragraph(f"avoid: {prompt['negative']}")
    return DONE
