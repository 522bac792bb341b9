"""Diffusion models as generators: every row of the catalogue, through diffusers, behind the one protocol.

Importing it imports neither torch nor diffusers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generators.diffusion.generator import DiffusionGenerator, generator_of

__all__ = ["DiffusionGenerator", "generator_of"]


def __getattr__(name: str) -> Any:
    """Imports what is named here when it is first asked for: previz takes only sound from this folder."""
    if name in __all__:
        from generators.diffusion import generator

        return getattr(generator, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
