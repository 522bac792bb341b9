"""How each family's pipelines are called: a function from what is to be made to the call's arguments.

A family is a module of this folder with functions marked `@family("name")`; they are found by their folder.
"""

from __future__ import annotations

from generators.diffusion.families.calls import Call, Made, call_of, family, family_names, made_by, steps_of

__all__ = ["Call", "Made", "call_of", "family", "family_names", "made_by", "steps_of"]
