"""`rushes make`: a sentence becomes a clip."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.console import Console
from tui.failures import DONE, Failure, TurnFailed
from tui.options import (
    Size,
    SizeType,
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

if TYPE_CHECKING:
    from assistant.giving import Gift
    from tui.turn import TurnRecord

__all__ = ["command"]


@click.command("make", short_help="Make a clip from a sentence.")
@click.argument("request", nargs=-1, metavar="REQUEST")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Copy the finished clip here.")
@project_option
@click.option("--seconds", type=float, metavar="S", help="The clip's length, 0.5 to 60.")
@click.option("--size", type=SizeType(), metavar="WxH", help="Pixels, such as 854x480.")
@click.option("--fps", type=float, metavar="N", help="Frames per second, 1 to 120.")
@click.option("--seed", type=int, metavar="N", help="Everything random follows from it.")
@draft_option
@model_option
@within_option
@click.option("--steer", metavar="WAY", help="What of the previz a model follows: auto, depth, pose, edges, flow, "
              "camera or frames.")  # fmt: skip
@click.option(
    "--strength", type=float, metavar="N", help="How closely it follows: 0 not at all, 1 as usual, at most 2."
)
@file_options
@queue_option
@click.option("--yes", is_flag=True, help="Render without asking, however long it takes.")
@json_option
@click.option("--from-env", metavar="VAR", hidden=True, help="Read the request from an environment variable.")
def command(
    request: tuple[str, ...],
    output: Path | None,
    project: Path | None,
    seconds: float | None,
    size: Size | None,
    fps: float | None,
    seed: int | None,
    draft: bool,
    model: str | None,
    within: str | None,
    steer: str | None,
    strength: float | None,
    queue: bool,
    yes: bool,
    as_json: bool,
    from_env: str | None,
    **files: Any,
) -> int:
    """Makes a clip from REQUEST, a description in plain words.

    Prints the refined shot, the compiled prompt and the clip's path. The take stays in the project.
    """
    from assistant.starting import early_process

    process = click.get_current_context().with_resource(early_process(wanted=not queue))

    from assistant.limits import check_seconds, check_words, render_settings
    from tui.deliver import check_destination, deliver
    from tui.report import clip_path, made_document, print_made, print_queued
    from tui.turn import TurnRequest, take_turn

    gifts = gifts_of(files, fresh=True)
    text = _request_text(request, from_env, gifts)
    text = check_words(text) if text else text
    width, height = size or (None, None)
    profile = "draft" if draft else None
    choice = render_settings(
        width=width, height=height, fps=fps, seed=seed, profile=profile, steer=steer, steer_strength=strength,
        within=within,
    )  # fmt: skip
    if seconds is not None:
        check_seconds(seconds)
    if output is not None:
        if queue:
            raise click.UsageError("With --queue there is no clip yet to copy to -o. `rushes run` says where it is.")
        check_destination(output)
    folder = project_folder(project)
    record = take_turn(
        TurnRequest(
            text, folder, model, choice, seconds, queue=queue, consent=yes, gifts=gifts, process=process, whole=True
        )
    )
    _require_take(record, folder, model)
    if queue:
        print_queued(Console(sys.stdout), record, project, as_json=as_json)
        return DONE

    shown = [view for view in record.shots.values() if any(take.shot_id == view.id for take in record.takes)]
    warnings = list(dict.fromkeys([*record.warnings, *(words for take in record.takes for words in take.warnings)]))
    clips = [clip_path(take, folder) for take in record.takes]
    if output is not None:
        deliver(clips[0], output)
        clips[0] = output.absolute()
        if len(clips) > 1:
            warnings.append(f"{len(clips)} clips were made; {output} holds the first, the others are in the project.")
    console = Console(sys.stdout)
    if as_json:
        console.document(made_document(shown, record.takes, warnings, folder))
    else:
        print_made(console, shown, record.takes, warnings, clips)
    return DONE


def _request_text(words: tuple[str, ...], variable: str | None, gifts: tuple[Gift, ...]) -> str:
    if variable is not None and words:
        raise click.UsageError("Give the request as words or with --from-env, not both.")
    text = os.environ.get(variable, "") if variable is not None else " ".join(words)
    if not text.strip() and gifts:
        return ""
    if not text.strip():
        raise click.UsageError('The request is empty. Say what you want to see, such as: rushes make "a dog running"')
    return text


def _require_take(record: TurnRecord, folder: Path, model: str | None) -> None:
    """A turn that rendered nothing is a failure of `make`.

    Args:
        record: of the turn.
        folder: the project's.
        model: the generator, as given.

    Raises:
        TurnFailed: with what the director said instead.
    """
    if record.takes or record.jobs:
        return
    if record.question is not None:
        from assistant.locations import DEFAULT_PROJECT

        options = [("--project", None if folder == DEFAULT_PROJECT else folder), ("--model", model)]
        given = [word for name, value in options if value is not None for word in (name, str(value))]
        way_out = f"\nTo go ahead: {shlex.join(['rushes', 'say', 'yes', *given])}"
        asks = record.question.kind == "approve"
        raise TurnFailed(Failure(record.question.text + (way_out if asks else ""), "question"))
    said = record.text or "The request led to no shot."
    raise TurnFailed(Failure(f"Nothing was rendered. {' '.join(said.split())}", "no_take"))
