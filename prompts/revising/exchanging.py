"""One thing for another that is no subject of its own: a colour of the place, the instrument that somebody plays."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.grammar import singulars
from prompts.revising.edits import Edits
from prompts.revising.patterns import patterns, words_for
from prompts.revising.subjects import cut, replace_subject, subject_from
from prompts.shot import Shot
from prompts.vocabulary import terms_by_phrase

__all__ = ["read_exchanges"]


def read_exchanges(text: str, shot: Shot, edits: Edits) -> str:
    """Collect the edits that put one thing in the place of another within the words of the shot.

    Returns:
        The text without what was understood.
    """
    for rule in patterns("objects", "swap"):
        match = rule.search(text)
        if match is None:
            continue
        old, new = (_BARE.sub("", match[name].lower().strip()) for name in ("old", "new"))
        if _other_colour(old, new, shot, edits, match.group()) or _other_player(old, new, shot, edits, match.group()):
            return cut(text, match)
    return text


_BARE: Final = re.compile(
    r"^(?:(?:give (?:him|her|it|them)|make it|have|use|with|the|an?|some|his|her|its|their|in|for) )+"
)


def _other_colour(old: str, new: str, shot: Shot, edits: Edits, said: str) -> bool:
    """`gold instead of black`, where the place, a detail or the light is black, and no subject."""
    colours = terms_by_phrase("colours")
    if old not in colours or new not in colours:
        return False
    if any(old in look.text.lower().split() for subject in shot.subjects for look in subject.looks):
        return False
    named = re.compile(rf"\b{re.escape(old)}\b", re.I)
    texts = {
        "setting.place": shot.setting.place,
        "lighting.source": shot.lighting.source,
        **{f"beats[{at}].action": beat.action for at, beat in enumerate(shot.beats)},
        **{f"setting.details[{at}]": detail for at, detail in enumerate(shot.setting.details)},
    }
    found = {path: told for path, told in texts.items() if named.search(told)}
    for path, told in found.items():
        edits.put(path, named.sub(new, told), said)
    if not found:
        edits.ask(f"Nothing is {old} in this shot. What should be {new}?")
    return True


def _other_player(old: str, new: str, shot: Shot, edits: Edits, said: str) -> bool:
    """`swap the drums for a cello`, of a drummer: a cellist, the same else."""
    players = words_for("players")
    for at, subject in enumerate(shot.subjects):
        before, _, head = subject.noun.rpartition(" ")
        player = next((one for one in singulars(head.lower()) if one in players), "")
        if not player or old.split()[-1] not in {*players[player], *(f"{thing}s" for thing in players[player])}:
            continue
        things = set(singulars(new.split()[-1]))
        other = next((one for one, plays in players.items() if things & set(plays)), f"{new} player")
        instrument = next((i for i, s in enumerate(shot.subjects) if s.noun.lower() == old), None)
        if instrument is not None and (fresh := subject_from(f"a {new}", shot.subjects[instrument].importance)):
            replace_subject(shot, edits, instrument, fresh, said)
        edits.put(f"subjects[{at}].noun", f"{before} {other}".strip(), said)
        named = re.compile(rf"\b(?:an? |the )?{re.escape(old)}\b", re.I)
        for index, beat in enumerate(shot.beats):
            action = named.sub(f"the {new}", beat.action)
            if action != beat.action and instrument is None:
                edits.put(f"beats[{index}].action", action, said, incidental=True)
        return True
    return False
