"""Laws of magnets and currents: what a magnet pulls, and what carries a current."""

from __future__ import annotations

import re

from prompts.physics.case import Case, Facts, law
from prompts.physics.things import stuff_of

__all__: list[str] = []

PURE = re.compile(r"\b(?:distilled|pure|deionised|deionized|sugar|sugary|fresh)\b")
SALTED = re.compile(r"\b(?:salt\w*|sea ?water|brine|lemon|potato|vinegar|acid)\b")


@law("magnet")
def _magnet(case: Case) -> Facts:
    named = (case.phenomenon[1] if case.phenomenon else "") or case.noun
    stuff = stuff_of(named)
    if stuff is not None and stuff.is_magnetic:
        return Facts(
            "{The} tremble(s), slide(s) toward the magnet, jump(s) the last gap and hang(s) on it",
            {},
            "cling(s) to the magnet",
        )
    return Facts(
        "{The} do(es) not stir; the magnet passes close over {them} and comes away with nothing",
        {},
        "lie(s) exactly as before",
    )


@law("conduct")
def _conduct(case: Case) -> Facts:
    named = (case.phenomenon[1] if case.phenomenon else "") or case.noun
    stuff = stuff_of(named)
    salted = SALTED.search(named) or (SALTED.search(case.words) and not PURE.search(case.words))
    if salted or (stuff is not None and stuff.conducts):
        return Facts(
            "The moment {the} close(s) the gap the filament reddens, brightens and stands glowing, and it goes dark "
            "when contact is lost",
            {},
            "{is} in place, the bulb glowing",
        )
    return Facts(
        "{The} bridge(s) the gap and nothing comes of it: the bulb stays as dark and grey as before",
        {},
        "{is} in place, the bulb dark",
    )
