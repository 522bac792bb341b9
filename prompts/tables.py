"""Reading data files: the tables of a package, as its TOML says them, kept in a form that is quick to read again."""

from __future__ import annotations

import hashlib
import json
import os
import tomllib
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

__all__ = ["parsed", "tables_of"]


def tables_of(package: str | None, name: str) -> dict[str, Any]:
    """What `name`.toml in a package says; a new copy at every call.

    Args:
        package: dotted name of the folder, as in `__package__`.
        name: the file's, without its ending; it may lie in a folder.
    """
    text = files(package or "").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return parsed(text, f"{package}.{name.replace('/', '.')}")


def parsed(text: str, name: str, *, folder: Path | None = None) -> dict[str, Any]:
    """What a TOML text says. It is kept as JSON, which takes a small share of the time to read again.

    Args:
        text: to be parsed.
        name: of the file that keeps it, without its ending.
        folder: where that lies; None for the user's cache. All in it may be deleted at any time.

    Raises:
        tomllib.TOMLDecodeError: it is no TOML.
    """
    kept = (folder or user_cache_path("rushes", appauthor=False) / "tables") / f"{name}.json"
    digest = hashlib.sha256(text.encode()).hexdigest()
    with suppress(OSError, ValueError, KeyError, TypeError):  # none yet, or not of this text: parsed anew
        found = json.loads(kept.read_text("utf-8"))
        if found["of"] == digest and isinstance(found["says"], dict):
            return dict(found["says"])
    says = tomllib.loads(text)
    partial = kept.with_name(f".{kept.name}.{os.getpid()}")
    with suppress(OSError, TypeError):  # it cannot be kept, such as a date: it will be parsed again
        written = json.dumps({"of": digest, "says": says})
        kept.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(written, "utf-8")
        os.replace(partial, kept)
    return says
