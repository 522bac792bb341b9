"""The sub-commands of `rushes`: one module each, found by name. A new module here is a new command.

Each module holds a `click.Command` called `command`. Modules import nothing heavy at their top: `rushes --help`
reads them all.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import click

__all__ = ["CommandFolder"]


class CommandFolder(click.Group):
    """A group whose commands are the modules of this package."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands' names, sorted."""
        return sorted(module.name for module in iter_modules(__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this name, if there is one."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{__name__}.{cmd_name}").command
        return command
