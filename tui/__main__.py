"""The `rushes` command: reads the arguments, runs the command, and ends every failure in a line or two."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from tui.commands import CommandFolder
from tui.console import Console
from tui.failures import DONE, FAILED, Failure, TurnFailed, failure_of
from tui.options import project_option

__all__ = ["main", "rushes"]

YOUNG_OBJECTS = 400_000
"""So many are made before the collector looks through them. Imports make half of that, and none of it is rubbish."""


@click.group(
    cls=CommandFolder,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@project_option
@click.version_option(package_name="rushes", message="%(version)s")
@click.pass_context
def rushes(context: click.Context, project: Path | None) -> int:
    """Rushes: say what you want to see, and direct it shot by shot.

    Without a command, opens the studio.
    """
    if context.invoked_subcommand is not None:
        return DONE
    return _studio(project)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs `rushes`.

    Args:
        arguments: of the command line; those of the process when None.

    Returns:
        The exit status: 0 done, 1 failed, 2 usage, 130 stopped.
    """
    gc.set_threshold(YOUNG_OBJECTS, 20, 20)
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        status = rushes.main(args=given, prog_name="rushes", standalone_mode=False)
    except BrokenPipeError:
        return FAILED
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the one place where every failure is shown
        return _report(failure_of(error), as_json="--json" in given)
    finally:
        gc.freeze()  # Python looks for rubbish once more as it ends, which takes a tenth of a second and frees nothing
    return status if isinstance(status, int) else DONE


def _studio(project: Path | None) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError('The studio needs a terminal. Without one, use: rushes make "a dog running"')

    logging.getLogger("textual_image").addHandler(logging.NullHandler())  # its warnings would land on the picture
    from tui.app import StudioApp  # asks the terminal what it can draw
    from tui.options import project_folder

    failure = StudioApp(project_folder(project)).run()
    if failure is not None:
        raise TurnFailed(failure)
    return DONE


def _report(failure: Failure, *, as_json: bool) -> int:
    try:
        Console(sys.stderr).write(f"rushes: {failure.message}")
        if as_json:
            Console(sys.stdout).document({"error": {"message": failure.message, "code": failure.code}})
    except OSError:
        return failure.exit_status
    return failure.exit_status


if __name__ == "__main__":
    sys.exit(main())
