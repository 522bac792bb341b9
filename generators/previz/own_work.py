"""What a thing shows by its own parts: a clock ticks, a jack jumps out of its box. Rows of the props tables say so."""

from __future__ import annotations

import re

from generators.previz.rigs.props import prop_of
from generators.previz.things import is_person
from prompts.shot import Subject

__all__ = ["does_itself"]


def does_itself(subject: Subject, words: str) -> bool:
    """Whether the parts of a thing show a deed.

    Args:
        subject: who acts.
        words: the deed, lower case: `ticking`, `being squeezed`.
    """
    prop = None if is_person(subject) else prop_of(subject.noun)
    return prop is not None and any(re.match(rf"(?:being |slowly |quickly )?{stem}", words) for stem in prop.does)
