"""How properties are tried: the same examples on every machine, and many fresh ones for who asks. Where tests write."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
# `pytest --hypothesis-profile=search` looks for counter-examples; what it finds is kept in the test as an `@example`.
settings.register_profile("search", max_examples=2000, deadline=None)
settings.load_profile("same")


def pytest_configure(config: pytest.Config) -> None:
    """What is kept for a user (paces, settings, models) goes to a temporary folder, that of child processes too.

    Before any test file is imported: the hub's library looks only once where its cache is.
    """
    folder, patch = TemporaryDirectory(prefix="rushes-user-", ignore_cleanup_errors=True), pytest.MonkeyPatch()
    config.add_cleanup(folder.cleanup)
    config.add_cleanup(patch.undo)
    for name in ("CACHE", "CONFIG", "DATA", "STATE"):
        patch.setenv(f"XDG_{name}_HOME", str(Path(folder.name) / name.lower()))
    for name in ("HF_HOME", "HF_HUB_CACHE"):
        patch.delenv(name, raising=False)
