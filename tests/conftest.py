"""How properties are tried: the same examples on every machine, and many fresh ones for who asks."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
# `pytest --hypothesis-profile=search` looks for counter-examples; what it finds is kept in the test as an `@example`.
settings.register_profile("search", max_examples=2000, deadline=None)
settings.load_profile("same")
