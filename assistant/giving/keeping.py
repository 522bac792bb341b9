"""From files that the user names to files of the project: looked at, copied in, and put where they belong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from assistant.errors import InputError
from assistant.giving.reading import Gift
from assistant.memory import Character, Draft, GivenFile, KeptFile, Project
from generators.media import medium_of
from prompts.shot import Shot, Subject

__all__ = ["Kept", "footage_seconds", "kept_gifts", "put_in", "subject_called"]

_MOST_PICTURES: Final = 8
"""Of one character; with one more the oldest is let go from the record, not from the folder."""
_ARTICLE: Final = re.compile(r"^(?:the|our|my|a|an)\s+", re.IGNORECASE)
_SOMEBODY: Final = "person"
_SAID: Final = {
    "first": "shot {shot} starts from {file}",
    "last": "shot {shot} ends on {file}",
    "control": "shot {shot} follows the {kind} of {file}",
    "source": "shot {shot} is made from {file}",
    "mask": "only the white of {file} is redrawn in shot {shot}",
    "sound": "{file} is heard with shot {shot}",
}
_TAKES_AFTER: Final = {
    "motion": "shot {shot} takes its movement from {file}",
    "looks": "shot {shot} takes its looks from {file}",
    "sound": "shot {shot} takes its sound from {file}",
}
"""Of references to the shot as a whole, by what they show."""


class Kept(NamedTuple):
    """A gift whose file is in the project."""

    gift: Gift
    file: KeptFile


def kept_gifts(project: Project, gifts: Sequence[Gift]) -> list[Kept]:
    """Looks at every file, then copies all of them in. Blocking.

    Raises:
        CannotRender: a file is missing or cannot be used; nothing was copied.
        InputError: it is no picture, footage or sound, or not of the kind that is needed.
        ProjectError: it cannot be copied.
    """
    if not gifts:
        return []
    from generators.diffusion.checking import check_file

    for gift in gifts:
        path = _path(gift)
        medium = medium_of(path)
        wanted = _SOUNDING if gift.kind == "sound" else _MEDIA[gift.role]
        if medium not in wanted:
            raise InputError(f"{gift.file} is no {' or '.join(wanted)}, which is needed here. Name another file.")
        check_file(path, "sound" if "sound" in (gift.role, gift.kind) else medium)
    return [Kept(gift, project.references.keep(_path(gift), Path(gift.file).name)) for gift in gifts]


_SOUNDING: Final = ("sound", "footage")
_MEDIA: Final[dict[str, tuple[str, ...]]] = {
    "first": ("picture",),
    "last": ("picture",),
    "reference": ("picture", "footage"),
    "control": ("footage",),
    "source": ("footage", "picture"),
    "mask": ("picture", "footage"),
    "sound": _SOUNDING,
}


def footage_seconds(project: Project, kept: Sequence[Kept]) -> float | None:
    """How long the footage is that a shot follows, moves after or is made from, s; None without any."""
    for one in kept:
        if one.gift.role in ("control", "source") or one.gift.kind == "motion":
            from generators.diffusion.footage import seconds_of

            if seconds := seconds_of(project.path / one.file.path):
                return seconds
    return None


def put_in(draft: Draft, kept: Sequence[Kept], numbers: Sequence[int]) -> list[str]:
    """Gives the files to shots and characters of a draft.

    A picture to end on belongs to the last of the shots, other files to the first; a picture of somebody belongs to
    the character of that name, of something to every one of the shots that it is in. Somebody of whom nothing but the
    picture is known becomes a character.

    Returns:
        What was given to whom, in words.

    Raises:
        InputError: there is no shot to give them to, or nobody of that name in it.
    """
    said: list[str] = []
    for one in kept:
        gift, file = one
        if gift.role == "reference" and gift.who:
            said.append(_give_look(draft, one, numbers))
            continue
        if not numbers:
            raise InputError(f"There is no shot yet that {gift.file} could belong to. Say what is to be seen as well.")
        number = numbers[-1] if gift.role == "last" else numbers[0]
        given = GivenFile(role=gift.role, file=file, kind=gift.kind, taken=not gift.ready, strength=gift.strength)
        draft.give(number, draft.given(number).having(given))
        words = _TAKES_AFTER[gift.kind] if gift.role == "reference" else _SAID[gift.role]
        said.append(words.format(shot=number, file=file.name, kind=gift.kind))
    return said


def _give_look(draft: Draft, one: Kept, numbers: Sequence[int]) -> str:
    who = _ARTICLE.sub("", one.gift.who)
    if who.casefold() in draft.cast:
        known = draft.known(who)
        draft.put_character(_pictured(known, one.file))
        return f"{known.name} looks as in {one.file.name}"
    shots = numbers or range(len(draft.slots), 0, -1)
    found = [(number, subject) for number in shots if (subject := subject_called(draft.shot(number), who))]
    if found and not (found[0][1].name and found[0][1].name.casefold() == who.casefold()):
        for number, subject in found if numbers else found[:1]:
            given = GivenFile(role="reference", file=one.file, subject=subject.id)
            draft.give(number, draft.given(number).having(given))
        return f"the {found[0][1].noun} looks as in {one.file.name}"
    if not who[:1].isupper():
        raise InputError(f"Nobody and nothing is called “{one.gift.who}” here. Say whom {one.gift.file} shows.")
    template = found[0][1] if found else Subject(id=re.sub(r"\W+", "_", who.casefold()), noun=_SOMEBODY, kind="human")
    draft.put_character(_pictured(Character(name=who, subject=template.model_copy(update={"name": who})), one.file))
    return f"{who} looks as in {one.file.name} and is remembered from now on"


def _pictured(character: Character, file: KeptFile) -> Character:
    """The character with one more picture. One of the user's takes the place of those that were made here."""
    others = [old for old in character.references if old.sha256 != file.sha256 and (file.made_by or not old.made_by)]
    return character.model_copy(update={"references": (file, *others)[:_MOST_PICTURES]})


def subject_called(shot: Shot, who: str) -> Subject | None:
    """The subject of a shot that words name: by its name or noun, else by the noun's last word; None for nobody."""
    words = _ARTICLE.sub("", who.strip()).casefold()
    for subject in shot.subjects:
        if words in (subject.name.casefold(), subject.noun.casefold(), subject.id.replace("_", " ")):
            return subject
    last = words.split()[-1:] or [""]
    return next((subject for subject in shot.subjects if subject.noun.casefold().split()[-1:] == last), None)


def _path(gift: Gift) -> Path:
    return Path(gift.file).expanduser()
