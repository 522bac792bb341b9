"""Work on a take that is there: one thing in it is redrawn, or it goes on."""

from __future__ import annotations

import re
from typing import Any, Final

from assistant.giving.regions import names_box
from assistant.offline.deeds import Deed, Film, Speech
from assistant.offline.numbering import whole_shots
from assistant.offline.patterns import Reading, meanings

__all__ = ["NO_SHOT", "POINTING_AT", "extended", "only_parts", "redrawn", "wish_of"]

NO_SHOT: Final = "There is no shot to change yet. What do you want to see?"
POINTING_AT: Final = frozenset({"it", "this", "that", "the clip", "the video", "the take", "the last take"})


def redrawn(reading: Reading, film: Film) -> Deed | Speech | None:
    """A change of one thing in the newest take: the shot is revised, and then only that is redrawn (`wish_of`)."""
    if not film.shots:
        return Speech(NO_SHOT)
    what, change = only_parts(reading, film)
    return Deed("revise_shot", {"change": change}) if what else None


def only_parts(reading: Reading, film: Film) -> tuple[str, str]:
    """What is to be changed, and how, in words that speak of it by name; empty when the words name nothing seen."""
    parts = reading.parts
    what = parts.get("what", "")
    if "with" in parts:
        return what, f"{parts['verb']} {what} {parts['with']}"
    if "rest" in parts:
        seen = (word for word in film.seen if re.match(rf"(?:the )?{re.escape(word.casefold())}\b", parts["rest"]))
        what = max(seen, key=len, default="")
        return what, f"{parts['verb']} {parts['rest']}"
    named = what if re.match(r"the |our |my ", what) or not what else f"the {what}"
    change = parts["change"]
    if not names_box(what):
        change = re.sub(r"\b(?:it|him|her|them)\b", named, change, count=1)
    return what, change


def extended(reading: Reading, film: Film) -> Deed | Speech | None:
    """A clip that is to go on: the shot is made longer, and then its newest take is extended (`wish_of`)."""
    if not film.shots:
        return Speech(NO_SHOT)
    words = reading.parts.get("what", "")
    which = [] if not words or words in POINTING_AT else whole_shots(words, film.sketches())
    asked: dict[str, Any] = {"change": f"make it {reading.parts['seconds']} seconds longer"}
    return Deed("revise_shot", asked | ({"shots": which} if which else {"shots": [film.shots]}))


def wish_of(message: str, film: Film) -> dict[str, Any]:
    """What a message says of the render after its change: that only a part is redrawn, or that the clip goes on."""
    for reading in meanings(message):
        if reading.meaning == "extend":
            return {"extend": True}
        if reading.meaning == "only" and (what := only_parts(reading, film)[0]):
            return {"only": what}
    return {}
