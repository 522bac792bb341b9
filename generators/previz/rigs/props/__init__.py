"""Things of a few shapes and moving parts, from rows of data: see `shapes.py`, `parts.py` and the files in `tables`."""

from generators.previz.rigs.props.build import build_prop, knows_prop
from generators.previz.rigs.props.rows import Prop, prop_for, prop_of

__all__ = ["Prop", "build_prop", "knows_prop", "prop_for", "prop_of"]
