"""Whom only a pronoun names: the woman of `he crosses behind her`, of whom nothing else is told."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.things import is_person
from prompts.shot import Beat, Importance, Shot, Subject
from prompts.wording.pronouns import sex_of

__all__ = ["with_whom_pronouns_name"]

HER: Final = re.compile(r"\b(?:herself|her)\b")
HIM: Final = re.compile(r"\bhim\b|\bhis (?=(?:shoulder|face|hand|arm|cheek|back|neck|hair|side|eyes)s?\b)")
_OWN: Final = re.compile(
    r"\bher (?=(?:[a-z]+ )?(?:shoulder|face|hand|arm|cheek|back|neck|hair|side|eye|waist|head|ear)s?\b)"
)


def with_whom_pronouns_name(shot: Shot) -> Shot:
    """The shot with a woman or a man beside the only one that its words name, where a pronoun tells of them.

    Args:
        shot: of one man and `her`, or of one woman and `him`.
    """
    people = [subject for subject in shot.subjects if is_person(subject)]
    if len(people) != 1 or (people[0].count or 1) != 1 or people[0].noun.lower() == "couple":
        return shot
    who = people[0]
    pattern, noun = {"male": (HER, "woman"), "female": (HIM, "man")}.get(sex_of(who), (None, ""))
    own = [beat for beat in shot.beats if beat.subject in (who.id, "")]
    if pattern is None or not any(pattern.search(beat.action.lower()) for beat in own):
        return shot
    other = Subject(id=noun, noun=noun, kind="human", importance=Importance.MAIN)
    beats = [_named(beat, noun) if beat in own and pattern.search(beat.action.lower()) else beat for beat in shot.beats]
    return shot.model_copy(update={"subjects": [*shot.subjects, other], "beats": beats})


def _named(beat: Beat, noun: str) -> Beat:
    """The deed with the noun in the place of its pronoun, and done to them if it is done to nothing else."""
    if noun == "woman":
        said = HER.sub("a woman", _OWN.sub("a woman's ", beat.action))
    else:
        said = HIM.sub(lambda found: "a man's " if found[0].startswith("his") else "a man", beat.action)
    return beat.model_copy(update={"action": said, "target": beat.target or noun})
