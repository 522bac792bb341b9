"""A remembered character of whom something new is said: "Tom wears a red hat now", "remember that Mira limps"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from assistant.casting import named_in
from prompts.errors import RequestError
from prompts.read import introduces_character, read

__all__ = ["CharacterChange", "character_change", "character_note"]

_FOR_GOOD: Final = r"(?:from now on|from here on|now|always|any ?more|for good)"
_HAS: Final = (
    r"(?:(?:now|always) )?(?P<verb>has|wears|is wearing|gets|no longer has|no longer wears)(?: (?:now|always))?"
)
_NOTE: Final = re.compile(
    r"(?:please )?(?:remember|note|keep in mind|don['’]t forget) that (?P<note>.+?)[.!]*", re.IGNORECASE
)
_LONGEST: Final = 200


class CharacterChange(NamedTuple):
    """Who looks different, and how: "with a red hat"."""

    name: str
    words: str


def character_change(message: str, names: Iterable[str]) -> CharacterChange | None:
    """The change of a character's looks that a message says, and nothing else; None when it says more or other."""
    said = " ".join(message.strip().rstrip(".!").split())
    if len(said) > _LONGEST:
        return None
    for name in names:
        match = re.fullmatch(
            rf"(?:{_FOR_GOOD},? )?{re.escape(name)},? {_HAS} (?P<looks>.+?)(?:,? {_FOR_GOOD})?", said, re.IGNORECASE
        )
        if match is None:
            continue
        looks = f"no {_bare(match['looks'])}" if match["verb"].lower().startswith("no longer") else match["looks"]
        words = f"with {looks}"
        if _is_only_looks(name, words) and not _shows_more(said):
            return CharacterChange(name, words)
    return None


def character_note(message: str, names: Sequence[str]) -> CharacterChange | None:
    """What is to be remembered of a character beside the looks: "remember that Tom is left-handed"."""
    match = _NOTE.fullmatch(" ".join(message.split())[:_LONGEST])
    named = named_in(match["note"], [name.casefold() for name in names]) if match else []
    if match is None or not named:
        return None
    name = next(name for name in names if name.casefold() == named[0])
    note = match["note"]
    return CharacterChange(name, f"{note[:1].upper()}{note[1:]}.")


def _bare(looks: str) -> str:
    return re.sub(r"^(?:a|an|the|his|her|its|their|any) ", "", looks, flags=re.IGNORECASE)


def _is_only_looks(name: str, words: str) -> bool:
    introduction = introduces_character(f"this is {name}: someone {words}")
    looks = introduction.subject.looks if introduction else []
    return bool(looks) and all(look.part for look in looks)


def _shows_more(message: str) -> bool:
    """Whether the words say where or how it is to be seen: then they describe a shot."""
    try:
        shots = read(message).shots
    except RequestError:
        return True
    return any(shot.setting.place or shot.camera.moves or shot.camera.size or len(shot.beats) > 1 for shot in shots)
