"""Parts and clothes of somebody: `a close-up of her hands` shows the woman of the shot before, and her hands."""

from __future__ import annotations

from typing import Final

from prompts.reading.objects import objects_of
from prompts.reading.owners import owner_of
from prompts.reading.phrases import NounPhrase, noun_phrase_at
from prompts.reading.pronouns import fits_pronoun
from prompts.reading.scan import Scan
from prompts.reading.tagging import base_at
from prompts.reading.verbals import skip_adverbs
from prompts.reading.wearers import NOT_WORN
from prompts.shot import Beat, Importance, Look
from prompts.vocabulary import table

__all__ = ["seen_by_part"]

_OWNERS: Final = {"his": "he", "her": "she", "their": "they", "its": "it"}
_LIMBS: Final = frozenset({"hand", "foot", "finger", "elbow", "paw", "arm", "palm"})
_WHOLE: Final = frozenset({"body", "torso"})
"""Parts that are seen from as far as the whole: `a lion's body with an eagle's head`."""
_CHANGES: Final = frozenset({"change", "turn", "become", "transform", "fade", "shift", "go"})
"""What a garment does by itself while it is worn."""
_FOOTWEAR: Final = frozenset({"boots", "shoes", "sneakers", "heels", "sandals", "trainers", "slippers"})
_STAYS: Final = frozenset({"stand", "lie", "sit", "hang", "dry", "wait", "rest"})
"""What shoes do that nobody has on."""
_RESTS: Final = frozenset({"on", "upon", "against"})


def seen_by_part(scan: Scan, phrase: NounPhrase, *, acts: bool) -> str:
    """The id of the subject of whom a noun phrase names only a part, which the camera then shows; empty for none.

    Args:
        scan: the clause at hand.
        phrase: `her hands`, `the old man's face`.
        acts: whether the part is what does the deed that follows: `a baker's hands knead dough`.
    """
    row = table("nouns").get(phrase.noun_id)
    if row is None or not (row.role == "part" or row.kind == "cloth"):
        return ""
    if phrase.noun.lower().split()[-1] in _WHOLE and (whose := owner_of(scan.words, phrase)):
        body = scan.cast.add(whose, Importance.MAIN)
        scan.cast.look(body, Look(part=phrase.noun.lower().split()[-1], text=scan.words.said(phrase.start, phrase.end)))
        return body
    owner = _of_before(scan, phrase)
    if not owner and acts and row.role == "part" and (whose := owner_of(scan.words, phrase)):
        owner = scan.cast.add(whose, Importance.MAIN)
    if not owner and row.kind == "cloth" and (wearer := _wearer(scan, phrase)):
        return wearer
    if not owner and acts and phrase.noun.lower().split()[-1] in _FOOTWEAR:
        owner = _who_walks(scan, phrase)
    if owner:
        said = scan.words.said(phrase.start, phrase.end)
        _put_hand_on(scan, phrase, owner)
        scan.draft.put("camera.focus", f"sharp focus on {said}"[:160], said)
        scan.draft.put("camera.size", "close_up", said)
    return owner


def _who_walks(scan: Scan, phrase: NounPhrase) -> str:
    """The id of who walks in a man's muddy boots, which are seen on the feet; empty for boots that stand somewhere."""
    words = scan.words
    whose = owner_of(words, phrase)
    if whose is None or base_at(words, skip_adverbs(words, phrase.end)) in _STAYS:
        return ""
    found = scan.cast.add(whose, Importance.MAIN)
    scan.cast.look(found, Look(part=words.low(phrase.end - 1), text=words.said(whose.end, phrase.end)))
    return found


def _wearer(scan: Scan, phrase: NounPhrase) -> str:
    """The id of the person on whom a garment is seen to change: `a woman's dress turns red`; empty for others."""
    words = scan.words
    row = table("nouns")[phrase.noun_id]
    changes = base_at(words, skip_adverbs(words, phrase.end)) in _CHANGES
    whose = owner_of(words, phrase) if changes and row.id not in NOT_WORN else None
    owner = table("nouns").get(whose.noun_id) if whose is not None else None
    if whose is None or owner is None or owner.kind != "human":
        return ""
    found = scan.cast.add(whose, Importance.MAIN)
    garment = words.said(phrase.end - 1, phrase.end)
    scan.cast.look(found, Look(part=garment.lower(), text=garment))
    return found


def _put_hand_on(scan: Scan, phrase: NounPhrase, owner: str) -> None:
    """`Her hand on the pole` is something that she does: the words after the part say where it rests."""
    words = scan.words
    rests = words.low(phrase.end) in _RESTS and phrase.noun_id in _LIMBS
    there = noun_phrase_at(words, phrase.end + 1, scan.end) if rests else None
    if there is None:
        return
    target = objects_of(scan, phrase.end, there.end, [owner])
    action = f"resting {words.said(phrase.start, there.end)}"
    scan.draft.beats.append(Beat(subject=owner, action=action[:400], target=target))
    phrase.end = there.end


def _of_before(scan: Scan, phrase: NounPhrase) -> str:
    """Whom `her` means in a shot that has named nobody whom it could mean."""
    pronoun = _OWNERS.get(phrase.determiner.lower(), "")
    nobody = not any(fits_pronoun(pronoun, subject) for subject in scan.cast.subjects)
    meant = scan.cast.recalled(pronoun) if pronoun and nobody else []
    return meant[0] if meant else ""
