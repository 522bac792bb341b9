"""Qualities of the picture asked for as things: `lose the blur`, `reduce the contrast`, `more green`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from prompts.revising.edits import Edits
from prompts.revising.patterns import pattern, words_for
from prompts.revising.subjects import cut
from prompts.shot import Shot
from prompts.vocabulary import terms_by_phrase

__all__ = ["in_degrees", "read_tints"]

_PALETTE: Final = 8


def in_degrees(text: str) -> str:
    """The text with such qualities told by degree: `lose the blur` is `less bokeh`, `add contrast` `more contrast`."""
    for name, side in (("less", 0), ("more", 1)):
        match = pattern("amounts", name).search(text)
        if match is not None:
            words = words_for("quantities")[match["quantity"].lower()][side].replace("_", " ")
            said = match["degree"] or match["after"]
            degree = f"{said} " if said else "much " if match["fully"] else ""
            lead = ", " if text[: match.start()].strip() else ""
            text = f"{text[: match.start()].rstrip()}{lead}{degree}{words}{text[match.end() :]}"
    if turned := pattern("amounts", "turned").search(text.strip(" ,.")):
        words = words_for("quantities")[turned["quantity"].lower()][0 if turned["down"] else 1].replace("_", " ")
        return f"{turned['after']} {words}" if turned["after"] else words
    judged = pattern("amounts", "judged").search(text.strip(" ,."))
    if judged is not None:
        return words_for("quantities")[judged["quantity"].lower()][0 if judged["less"] else 1].replace("_", " ")
    return text


def read_tints(text: str, shot: Shot, edits: Edits) -> str:
    """`more green`, `less purple`: a colour of the palette, come or gone.

    Returns:
        The text without what was understood.
    """
    match = pattern("amounts", "tint").search(text)
    colours = _colours(match["colours"]) if match else ()
    if match is None or not colours:
        return text
    now = [*edits.values.get("style.palette", shot.style.palette)]
    if match["way"].lower() != "less":
        fresh = [*colours, *(old for old in now if old not in colours)][:_PALETTE]
    else:
        fresh = [old for old in now if not set(old.split()) & set(colours)]
        if fresh == now:
            edits.ask(f"No {colours[0]} is asked for in this shot. Which thing should have another colour?")
            return cut(text, match)
    edits.put("style.palette", fresh, match.group())
    return cut(text, match)


def _colours(words: str) -> Sequence[str]:
    parts = words.lower().replace(" and ", ",").replace(" ", "").split(",")
    return parts if all(part in terms_by_phrase("colours") for part in parts) else ()
