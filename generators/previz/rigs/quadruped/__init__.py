"""Four-legged animals: one rig, a table of breeds."""

from generators.previz.rigs.quadruped.body import build_quadruped
from generators.previz.rigs.quadruped.breeds import Breed, breed_of, breeds

__all__ = ["Breed", "breed_of", "breeds", "build_quadruped"]
