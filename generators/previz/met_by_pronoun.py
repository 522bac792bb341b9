"""Whom only a pronoun names: the woman of `he crosses behind her`, of whom nothing else is told."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.motion.performing import performance_of
from generators.previz.things import is_person, names_of
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

    Of two people a pronoun names the other one.

    Args:
        shot: of one man and `her`, of one woman and `him`, or of two.
    """
    people = [subject for subject in shot.subjects if is_person(subject)]
    if len(people) == _TWO and all((one.count or 1) == 1 for one in people):
        return shot.model_copy(update={"beats": [_done_to_the_other(beat, people) for beat in shot.beats]})
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


def _done_to_the_other(beat: Beat, people: list[Subject]) -> Beat:
    """The deed, with the other one of two named where `her` or `his hand` can only be theirs: a hug, a hand held."""
    other = next((one for one in people if one.id != beat.subject), None)
    doer = next((one for one in people if one.id == beat.subject), None)
    told = _OTHERS.match(beat.action.lower())
    if other is None or doer is None or told is None or beat.target in {one.id for one in people}:
        return beat
    sex = "female" if told["whom"] == "her" else "male"
    if sex_of(other) not in (sex, "", None):
        return beat
    own = told["part"]
    named = f"the {other.noun}'s{own}" if own else f"the {other.noun}"
    said = f"{told['verb']} {named}"
    row = performance_of(said, "", [*names_of(other)], posture=False)
    if row is None or not (row.onto_other or row.pair > 0.0):
        return beat
    return beat.model_copy(update={"action": f"{said}{beat.action[told.end() :]}", "target": beat.target or other.id})


_TWO: Final = 2
_OTHERS: Final = re.compile(
    r"(?P<verb>(?:\w+ly )?\w+ing) (?P<whom>him|her|his)"
    r"(?P<part> (?:[a-z]+ )?(?:shoulder|face|hand|arm|cheek|back|neck|hair|forehead|head|foot|feet)s?"
    r"|(?<!his)(?=$| (?:and|on|in|at|by|with|gently|softly|tightly|again|goodbye|good|from|to)\b))"
)
"""Whom a deed is done to by a pronoun: `hugging her`, `holding his hand`."""


def _named(beat: Beat, noun: str) -> Beat:
    """The deed with the noun in the place of its pronoun, and done to them if it is done to nothing else."""
    if noun == "woman":
        said = HER.sub("a woman", _OWN.sub("a woman's ", beat.action))
    else:
        said = HIM.sub(lambda found: "a man's " if found[0].startswith("his") else "a man", beat.action)
    return beat.model_copy(update={"action": said, "target": beat.target or noun})
