"""Opening a clip in the system's own player."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

__all__ = ["CannotPlay", "play"]

_OPENERS = {"darwin": ("open",), "linux": ("xdg-open", "gio", "mpv", "vlc")}
_ARGUMENTS = {"gio": ("open",)}


class CannotPlay(Exception):
    """The clip cannot be opened from here; the message says why and what to do instead."""


def play(path: Path) -> None:
    """Opens `path` in the system's player, which outlives the studio.

    Raises:
        CannotPlay: the file is gone, or the system has no player.
    """
    if not path.is_file():
        raise CannotPlay(f"{path} is gone.")
    programs = _OPENERS.get(sys.platform, _OPENERS["linux"])
    opener = next((found for program in programs if (found := shutil.which(program))), None)
    if opener is None:
        raise CannotPlay("This system has no program to open a clip with. Press c to copy the path.")
    try:
        subprocess.Popen(  # noqa: S603 - the program is found on the path, and the clip's path is one argument
            [opener, *_ARGUMENTS.get(Path(opener).name, ()), str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise CannotPlay(f"{opener} cannot be started: {error.strerror}. Press c to copy the path.") from error
