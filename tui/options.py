"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from tui.plain import one_line

if TYPE_CHECKING:
    from assistant.giving import Gift

__all__ = [
    "Size",
    "SizeType",
    "draft_option",
    "file_options",
    "gifts_of",
    "json_option",
    "model_option",
    "project_folder",
    "project_option",
    "queue_option",
    "shot_argument",
    "within_option",
]

_Function = TypeVar("_Function", bound=Callable[..., Any])
_SIZE = re.compile(r"(\d{1,6})\s*[x×X*]\s*(\d{1,6})", re.ASCII)


class Size(NamedTuple):
    """A picture's size, pixels."""

    width: int
    height: int


class SizeType(click.ParamType[Size]):
    """Reads `WxH`, such as 854x480."""

    name = "WxH"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Size:
        """The size.

        Raises:
            click.BadParameter: the value is no size.
        """
        if isinstance(value, Size):
            return value
        match = _SIZE.fullmatch(str(value).strip())
        if match is None:
            text = one_line(str(value), 40)
            self.fail(f"{text!r} is no size; write width x height in pixels, such as 854x480", param, ctx)
        return Size(int(match[1]), int(match[2]))


def project_option(function: _Function) -> _Function:
    """Adds `--project DIR`."""
    return click.option(
        "--project",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        help="The project's folder; made when there is none.  [default: ./rushes-project]",
    )(function)


def shot_argument(function: _Function) -> _Function:
    """Adds the argument SHOT; `tui.given.shot_given` reads it."""
    return click.argument("shot", nargs=-1, required=True, metavar="SHOT")(function)


def draft_option(function: _Function) -> _Function:
    """Adds `--draft`."""
    return click.option("--draft", is_flag=True, help="A first look at once: 480x270 at 12 frames per second.")(
        function
    )


def model_option(function: _Function) -> _Function:
    """Adds `--model NAME`; without it the user's setting holds."""
    return click.option(
        "--model",
        metavar="NAME",
        help="What renders: auto, previz, a model of `rushes models`, or remote:NAME, a server in the settings.",
    )(function)


def within_option(function: _Function) -> _Function:
    """Adds `--within TIME`."""
    return click.option(
        "--within", metavar="TIME", help="The best that this machine can make in that time: 90s, 10m, 1h."
    )(function)


def queue_option(function: _Function) -> _Function:
    """Adds `--queue`."""
    return click.option(
        "--queue", is_flag=True, help="Put the renders into the queue, for `rushes run`, instead of making them now."
    )(function)


def file_options(function: _Function) -> _Function:
    """Adds the options that give files to a shot; `gifts_of` reads them."""
    for option in reversed(_FILE_OPTIONS):
        function = option(function)
    return function


_FILE_OPTIONS = (
    click.option("--from", "first", metavar="PICTURE", help="The picture that the clip begins with."),
    click.option("--to", "last", metavar="PICTURE", help="The picture that it ends on."),
    click.option(
        "--reference",
        multiple=True,
        metavar="WHO=PICTURE",
        help="How a character, or a thing of the shot, looks; may be given several times.",
    ),
    click.option(
        "--follow",
        metavar="[KIND=]VIDEO",
        help="Footage whose motion it follows; or just its flow=, edges=, pose= or depth=.",
    ),
    click.option(
        "--control", metavar="KIND=VIDEO", help="A control video that is ready: depth=, pose=, edges= or flow=."
    ),
    click.option("--source", metavar="VIDEO", help="Footage that is changed as the words say."),
    click.option(
        "--mask",
        metavar="PICTURE|VIDEO",
        help="Where it is changed: only what is white is redrawn, of --source or of the shot's newest take.",
    ),
    click.option("--sound", metavar="FILE", help="What is heard with the clip."),
)


def gifts_of(given: dict[str, Any], *, fresh: bool) -> tuple[Gift, ...]:
    """The files of the options, in the order of the options.

    Args:
        given: the options' values by name.
        fresh: whether they belong to a new shot.

    Raises:
        click.UsageError: an option lacks its WHO= or KIND=.
    """
    from assistant.giving import Gift

    gifts = [
        Gift(role=role, file=given[role], fresh=fresh)
        for role in ("first", "last", "source", "mask", "sound")
        if given[role]
    ]
    for named in given["reference"]:
        who, file = _named(named, "--reference WHO=PICTURE")
        gifts.append(Gift(role="reference", file=file, who=who))
    if given["follow"]:
        kind, _, file = given["follow"].rpartition("=")
        gifts.append(Gift(role="control", file=file, kind=kind or "motion", fresh=fresh))
    if given["control"]:
        kind, file = _named(given["control"], "--control KIND=VIDEO")
        gifts.append(Gift(role="control", file=file, kind=kind, ready=True, fresh=fresh))
    return tuple(gifts)


def _named(value: str, usage: str) -> tuple[str, str]:
    name, equals, file = value.partition("=")
    if not (equals and name.strip() and file.strip()):
        raise click.UsageError(f"{one_line(value, 60)!r} does not say whose it is; write {usage}")
    return name.strip(), file.strip()


def json_option(function: _Function) -> _Function:
    """Adds `--json`."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print one JSON document on standard output and nothing else."
    )(function)


def project_folder(given: Path | None) -> Path:
    """The project's folder: as given to the command, else to `rushes` itself, else the default."""
    from assistant.locations import DEFAULT_PROJECT

    context = click.get_current_context()
    return given or context.find_root().params.get("project") or DEFAULT_PROJECT
