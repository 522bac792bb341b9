"""How properties are tried: the same examples on every machine, and many fresh ones for who asks. Where tests write."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
# `pytest --hypothesis-profile=search` looks for counter-examples; what it finds is kept in the test as an `@example`.
settings.register_profile("search", max_examples=2000, deadline=None)
settings.load_profile("same")


@pytest.fixture(scope="session", autouse=True)
def nothing_of_the_users_is_touched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What Rushes remembers for a user (paces, models, settings) goes to a temporary folder, child processes' too."""
    folder = tmp_path_factory.mktemp("user")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("CACHE", "CONFIG", "DATA", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
        yield
