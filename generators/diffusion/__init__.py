"""Diffusion models as generators: every row of the catalogue, through diffusers, behind the one protocol.

Importing it imports neither torch nor diffusers.
"""

from __future__ import annotations

from generators.diffusion.generator import DiffusionGenerator, generator_of

__all__ = ["DiffusionGenerator", "generator_of"]
