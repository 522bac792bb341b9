"""Things made of a few simple shapes, each a row in a table: furniture, vessels, tools, devices, boats, aircraft."""

from generators.previz.rigs.props.build import build_prop, prop_of

__all__ = ["build_prop", "prop_of"]
