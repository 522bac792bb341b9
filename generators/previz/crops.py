"""Plants in masses: a field of sunflowers, a hillside covered in bluebells. They are the ground, and no figures."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.sets.grounds import Ground, crop_named, ground_of
from prompts.shot import Shot, Subject
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording import is_many

__all__ = ["as_crops"]

_MASS: Final = (
    r"\b(?:fields?|meadows?|carpets?|seas?|blankets?|beds?|banks?|patch(?:es)?|rows?|acres|hillsides?|hills?|slopes?|mass"
    r"(?:es)?|swathes?|drifts?|expanses?|plains?|woods?|forests?|lawns?|clearings?)(?: that is| is| are)?"
    r" (?:all )?(?:full |thick )?(?:of|with|covered (?:in|with|by)|filled with|carpeted (?:in|with)|dotted with)"
    r" (?:[\w-]+ ){0,3}?"
)
_AMONG: Final = r"\b(?:through|among(?:st)?|amid(?:st)?)(?: the)? (?:[\w-]+ ){0,2}?"
_OPEN: Final = re.compile(r"\b(?:fields?|meadows?|hillsides?|moors?|moorland|heath|farmland|prairie|countryside)\b")
_FIELD: Final = re.compile(r"(?:fields?|meadows?|plantations?|padd(?:y|ies)|terraces?)$")
GRASSY: Final = frozenset({"grass", ""})
MOST_DETAILS: Final = 12


def as_crops(shot: Shot) -> Shot:
    """The shot with its masses of plants as the ground of the place.

    Args:
        shot: its subjects and request.
    """
    subjects: list[Subject] = []
    details = list(shot.setting.details)
    for subject in shot.subjects:
        row = _crop(shot, subject)
        if row is None:
            subjects.append(subject)
            continue
        details.append(row.words[0])
    details += _grown_around(shot)
    if details == list(shot.setting.details):
        return shot
    ids = {subject.id for subject in subjects}
    setting = shot.setting.model_copy(update={"details": details[:MOST_DETAILS]})
    beats = [beat for beat in shot.beats if not beat.subject or beat.subject in ids]
    beats = [beat for beat in beats if beat.subject or subjects]  # nobody is left whose deed it could be
    return shot.model_copy(update={"subjects": subjects, "setting": setting, "beats": beats})


_AROUND: Final = re.compile(r"\b(?:surrounded by|ringed by|amid(?:st)?|among(?:st)?|in a sea of)\b (.+)")


def _grown_around(shot: Shot) -> list[str]:
    """The grounds of plants in masses that something is said to be surrounded by: `a windmill surrounded by tulips`."""
    told = (f"{s.position}. {'. '.join(look.text for look in s.looks)}".lower() for s in shot.subjects)
    found = [crop_named(match[1]) for words in told if (match := _AROUND.search(words))]
    stage = shot.setting.stage or "plain"
    return [row.words[0] for row in found if row is not None and stage in row.stages]


def _crop(shot: Shot, subject: Subject) -> Ground | None:
    """The ground that a subject stands for, where it is told as a mass."""
    field = _FIELD.search(subject.noun.lower()) is not None
    row = ground_of(shot.setting.stage or "", subject.noun.lower()) if field else None
    if row is not None and row.sward:
        return row
    row = crop_named(subject.noun)
    if row is None or (subject.kind != "plant" and " of " not in subject.noun):
        return None
    if (shot.setting.stage or "") not in row.stages:
        return None
    last = re.escape(subject.noun.lower().split()[-1])
    text = f"{subject.count_text} {shot.request}".lower()
    mass = re.search(rf"{_MASS}{last}|{_AMONG}{last}", text) is not None
    open_field = shot.main_subject is subject and is_many(subject) and _OPEN.search(text) is not None
    return row if mass or open_field or (_is_grassy(subject) and subject.kind == "plant") else None


def _is_grassy(subject: Subject) -> bool:
    """Whether it is seen as blades alone: wheat, barley."""
    noun = table("nouns").get(terms_by_phrase("nouns").get(subject.noun.lower().split()[-1], ""))
    return noun is not None and noun.kind == "plant" and noun.breed in GRASSY
