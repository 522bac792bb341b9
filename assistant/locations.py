"""Where Rushes keeps what belongs to no project: one place for every such path."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from platformdirs import user_config_path, user_log_path

__all__ = ["DEFAULT_PROJECT", "log_file", "settings_file"]

_APPLICATION: Final = "rushes"

DEFAULT_PROJECT: Final = Path("rushes-project")
"""The project that is opened when none is named, in the working folder."""


def settings_file() -> Path:
    """The user's settings, in TOML; it need not exist."""
    return user_config_path(_APPLICATION, appauthor=False) / "settings.toml"


def log_file() -> Path:
    """Where the traceback of an unexpected failure goes."""
    return user_log_path(_APPLICATION, appauthor=False) / "rushes.log"
