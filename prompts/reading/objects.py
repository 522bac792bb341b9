"""What an action touches: things and people come into the cast, places into the setting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from prompts.reading.appearance import likeness_until, modifiers
from prompts.reading.appositions import aside
from prompts.reading.grammar import ADVERBS, MADE, POSSESSIVES, PREPOSITIONS, PRONOUNS
from prompts.reading.lists import words_of
from prompts.reading.owners import owner_of
from prompts.reading.phrases import NounPhrase, noun_phrase_at
from prompts.reading.places import set_place
from prompts.reading.pronouns import SUBJECT_FORMS, fits_pronoun
from prompts.reading.scan import RELATION, Scan, following
from prompts.reading.seen import is_a_thing
from prompts.reading.subjects import PASSED, given_names, is_person, is_place_phrase, part_look
from prompts.reading.tagging import VERBAL, base_at, tag_at
from prompts.reading.touching import shows_it
from prompts.reading.wearers import (
    NOT_WORN,
    dress_with_help,
    has_on,
    is_own_garment,
    put_on_somebody,
    wear_own,
    whose_it_is,
)
from prompts.reading.words import Words
from prompts.shot import Importance, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["TRAVERSED", "objects_of", "traverse"]

_TO_A_TARGET: Final = frozenset({
    "", "at", "to", "toward", "towards", "with", "over", "after", "around", "into", "onto", "on", "off", "past",
})  # fmt: skip


TRAVERSED: Final = frozenset({
    "cross", "reach", "visit", "tour", "traverse", "enter", "explore", "roam", "patrol", "wander", "climb", "plough",
    "plow", "till", "mow", "harvest", "sweep", "flood", "circle", "leave", "haunt", "fill", "light", "shake", "search",
    "run", "own", "manage", "tidy", "clean", "vacuum", "mop", "decorate",
})  # fmt: skip
"""Verbs whose object is where it happens: `crosses a frozen lake`."""


def traverse(scan: Scan, at: int, stop: int) -> None:
    """Make the object of a verb such as `cross` the place, when it is one."""
    phrase = noun_phrase_at(scan.words, at, stop)
    if phrase is not None and is_place_phrase(phrase, "through"):
        set_place(scan, phrase, told=True)


_FORMATIONS: Final = frozenset(
    {
        "line",
        "row",
        "circle",
        "group",
        "pile",
        "queue",
        "heap",
        "stack",
        "formation",
        "unison",
        "pairs",
        "lines",
        "rows",
    }
)
"""How many stand together: `walk in a line`."""


_AT_A_NAME: Final = frozenset({"in", "at", "through", "across", "around", "near", "outside"})
"""After these a name that is nobody's is a place's: `a street in Lisbon`."""


_FAR: Final = frozenset({"above", "over", "beyond", "towards", "toward", "along", "down", "up", "on"})
"""After these a name with `the` is that of mountains, a river or a sea: `above the Andes`."""


def _meant(scan: Scan, word: str, subjects: list[str], verb: str = "") -> str:
    """Whom `it`, `him`, `her` or `them` means as an object: what was acted on last, else who was mentioned last.

    Who is chased is who ran last.
    """
    ranked = sorted(scan.cast.subjects, key=lambda s: s.importance is Importance.MAIN)
    others = {s.id: s for s in ranked if s.id not in subjects}
    acted_on = [beat.target for beat in reversed(scan.draft.beats) if beat.target in others]
    somebody = word in _SOMEBODY
    fits = [i for i in [*acted_on, *reversed(others)] if (others[i].kind == "human") == somebody or word == "them"]
    if somebody:
        fits = [i for i in fits if fits_pronoun(SUBJECT_FORMS[word], others[i])] or (fits if word == "him" else [])
    if word == "her" and not fits:
        return ""
    if verb in _HUNTS and (runs := _on_the_run(scan, fits)):
        return runs
    if somebody and not fits:
        return next((i for i in reversed(others) if _lives(others[i])), "")
    return next(iter(fits or acted_on or list(reversed(others))), "")


_HUNTS: Final = frozenset({"chase", "pursue", "follow", "catch", "arrest", "stop"})
_FLIGHT: Final = frozenset({"run", "ride", "drive", "gallop"})


def _on_the_run(scan: Scan, fits: list[str]) -> str:
    """Who of those that a pronoun may mean was the last to do anything, and runs; empty for nobody."""
    last = scan.draft.beats[-1] if scan.draft.beats else None
    return last.subject if last is not None and last.motion in _FLIGHT and last.subject in fits else ""


def _is_object(words: Words, at: int, stop: int) -> bool:
    """Whether a pronoun stands for somebody that a deed is done to: not the `her` of `her coat`."""
    return words.low(at) in _OBJECTS or (words.low(at) == "her" and noun_phrase_at(words, at, stop) is None)


def _lives(subject: Subject) -> bool:
    return subject.kind is None or table("kinds")[subject.kind].animate


def _is_castable(words: Words, phrase: NounPhrase, *, verb: str, preposition: str) -> bool:
    """Whether what an action speaks of is somebody, or a thing that the vocabulary knows or the deed shows."""
    if phrase.noun.lower().partition(" of ")[0].split()[-1] in {"reflection", "reflections"}:
        return False  # looks at her reflection
    if not phrase.determiner and phrase.noun.lower() in _COMPARATIVES:
        return False
    if preposition == "in" and phrase.noun.lower() in _BARE_CIRCLES and not phrase.adjectives:
        return False
    touched = _is_touched(words, phrase)
    row = table("nouns").get(phrase.noun_id)
    if verb in _TOLD_OF and not preposition and not (row and table("kinds")[row.kind].animate):
        return False  # explains the French Revolution
    led = tag_at(words, phrase.start - 1) == "prep" and row is not None
    colour = not (phrase.determiner or led) and phrase.noun.lower() in terms_by_phrase("colours")
    like = row is not None and (row.kind == "celestial" or table("kinds")[row.kind].animate)
    if verb in _SHAPES and preposition == "into" and (like or words.low(phrase.end - 1) in _PIECES):
        return False  # cuts dough into stars, a carrot into sticks
    if verb == "go" and not preposition and not phrase.determiner:
        return False  # goes nuts
    if verb == "take" and not preposition and words.low(phrase.end - 1) in {"step", "steps"}:
        return False  # takes her first steps
    if verb in _CHANGES_COLOUR and preposition in {"from", "to", "into"} and not phrase.determiner:
        colour = colour or phrase.noun.lower() in terms_by_phrase("colours")  # turns from green to orange
    if colour or phrase.noun.lower() in terms_by_phrase("weather"):
        return False  # glows orange, covered in mist
    if row is None and phrase.determiner == "its":
        return False  # taps its crust
    if row is None:
        return (
            tag_at(words, phrase.end - 1) == "name"
            or is_person(words.low(phrase.end - 1))
            or (is_a_thing(phrase, touched=touched) and shows_it(phrase, verb=verb, preposition=preposition))
        )
    return row.role in {"thing", "stuff"} and (row.kind != "cloth" or phrase.determiner not in POSSESSIVES)


def objects_of(scan: Scan, first: int, stop: int, subjects: list[str], *, aimed: frozenset[str] = frozenset()) -> str:
    """Bring what an action speaks of into the cast, and its place into the setting.

    Args:
        scan: the text.
        first: the token after the verb.
        stop: where the verb's phrase ends.
        subjects: ids of who acts.
        aimed: prepositions after which stands what the action is meant for, not where it happens.

    Returns:
        The id of the first thing that the action touches, or nothing.
    """
    words = scan.words
    target, preposition = "", ""
    verb = _verb_before(words, first)
    at = first
    while at < stop:
        word = words.low(at)
        if not words.free(at) or words.tokens[at].is_mark or _is_deed(words, at):
            at += 1
            continue
        if like := _likened_until(words, at, stop):
            at = like
            continue
        if at == first and word in _PARTICLES and verb in _HANDLED and noun_phrase_at(words, at + 1, stop):
            at += 1  # takes out a ring, picks up a cup
            continue
        if word in PREPOSITIONS:
            relation = RELATION.match(following(words, at, stop))
            preposition = word
            at += len(relation.group().split()) if relation else 1
            continue
        if _is_object(words, at, stop) and not target and (not preposition or preposition in _ONTO_IT):
            target = _meant(scan, word, subjects, verb)
        phrase = noun_phrase_at(words, at, stop) if word not in PRONOUNS | ADVERBS else None
        if phrase is None or _is_camera(phrase) or phrase.noun.lower() in _MORE_SO:
            at += 1 if phrase is None else phrase.end - at
            continue
        near = preposition in (words.low(phrase.start - 1), words.low(phrase.start - 2))
        led = preposition if near else ""
        if led == "in" and not target and _dress(scan, phrase, subjects):
            at = max(phrase.end, at + 1)
            continue
        own = is_own_garment(words, phrase, verb) and not target and wear_own(scan, phrase, subjects)
        if own or dress_with_help(scan, phrase, target, verb):
            at = max(phrase.end, at + 1)
            continue
        found = _object(scan, phrase, stop, _Deed(verb, led, aimed))
        if found and found not in subjects and not target and (not near or preposition in _TO_A_TARGET):
            target = found
        at = max(phrase.end, at + 1)
    return target


_MORE_SO: Final = frozenset({
    "faster", "slower", "quicker", "harder", "softer", "louder", "higher", "lower", "deeper", "longer", "closer",
    "nearer", "further", "farther", "better", "worse", "wider", "tighter", "brighter",
})  # fmt: skip
"""How a deed is done, compared: `spins faster` is done to nothing."""


def _dress(scan: Scan, phrase: NounPhrase, subjects: list[str]) -> bool:
    """`walks through the rain in a yellow coat`: what somebody has on, and no second thing."""
    row = table("nouns").get(phrase.noun_id)
    worn = row is not None and row.kind == "cloth" and row.id not in NOT_WORN and phrase.determiner != "the"
    wearers = [who for s in subjects if (who := scan.cast.by_id(s)) and who.kind in ("human", "robot", "creature")]
    if not worn or not wearers or len(wearers) < len(subjects):
        return False
    for who in wearers:
        scan.cast.look(who.id, part_look(scan.words, phrase))
    return True


def _likened_until(words: Words, at: int, stop: int) -> int:
    """Where `like a cheetah`, `as high as a house` ends: what somebody only looks like is not there; 0 for others."""
    if words.low(at) == "as":
        return likeness_until(words, at, stop)
    like = noun_phrase_at(words, at + 1, stop) if words.low(at) == "like" and tag_at(words, at) == "prep" else None
    return like.end if like and like.determiner in {"a", "an", ""} else 0


def _is_touched(words: Words, phrase: NounPhrase) -> bool:
    """The `sodium` of `drops sodium into water`: right behind the verb, as a noun and nothing else."""
    return tag_at(words, phrase.start - 1) in ("vz", "vg", "vb", "vd") and tag_at(words, phrase.start) == "n"


def _is_camera(phrase: NounPhrase) -> bool:
    """`waves at the lens`: who films is nobody in the shot."""
    films = phrase.noun_id == "camera" or phrase.noun.lower() == "lens"
    return films and phrase.determiner in {"", "the"} and not phrase.adjectives


def _is_deed(words: Words, at: int) -> bool:
    """The second verb of `sits on a bench feeding pigeons`, of `starts making lunch`."""
    begun = base_at(words, at - 1) in words_of("verbs", "before_ing") if tag_at(words, at - 1) in VERBAL else False
    return tag_at(words, at) == "vg" and (begun or tag_at(words, at - 1) in ("n", "name", "prt", "adv"))


_CHANGES_COLOUR: Final = frozenset({
    "turn", "change", "go", "fade", "shift", "melt", "ripen", "blend", "bleed", "glow", "move",
})  # fmt: skip
"""Verbs behind which `to orange` names a colour and no fruit."""
_SHAPES: Final = frozenset({
    "cut", "fold", "shape", "carve", "twist", "form", "mould", "mold", "sculpt", "press", "bend", "roll", "slice",
    "chop", "dice", "break", "tear", "split", "rip", "shred",
})  # fmt: skip
"""What is made `into` something by these only looks like it."""
_PIECES: Final = frozenset({
    "sticks", "cubes", "strips", "rings", "wedges", "rounds", "ribbons", "halves", "quarters", "matchsticks", "blocks",
    "squares", "triangles", "discs", "coins", "chips", "bits", "crumbs", "logs", "planks", "fries",
})  # fmt: skip
"""What a thing is cut into, which is none beside it."""
_ALOFT: Final = frozenset({"rise", "fly", "soar", "hover", "drift", "glide", "float", "sink", "circle", "shine"})
"""What goes `over` a name by these is above a place: `balloons rise over Cappadocia`."""
_TOLD_OF: Final = frozenset({"explain", "discuss", "mention", "remember", "imagine"})
"""What these speak of is in somebody's words or mind, and not before the lens."""
_POURED: Final = frozenset({
    "pour", "drizzle", "sprinkle", "drip", "serve", "splash", "trickle", "ladle", "spoon", "put", "scatter", "shake",
    "spread", "squeeze",
})  # fmt: skip
_ONTO: Final = frozenset({"over", "on", "onto", "upon"})
"""`pours whisky over ice`: what is poured over is no place."""


_OBJECTS: Final = frozenset({"it", "him", "them"})
_SOMEBODY: Final = frozenset({"him", "her"})
_ONTO_IT: Final = frozenset({"on", "onto", "into", "at", "over"})
"""Prepositions behind which `it` is what the deed is done to: jumps on it, looks at it."""
_PARTICLES: Final = frozenset({"out", "up", "down", "away", "back"})
_HANDLED: Final = frozenset({
    "take", "pull", "get", "bring", "pick", "put", "set", "lay", "hand", "give", "blow", "lift", "fill", "hold",
    "clean", "tear", "pump", "wind", "hang", "lock", "fold", "wrap", "dig", "throw", "roll",
})  # fmt: skip
"""Verbs behind which a particle leads to what is handled, and not to where."""
_BARE_CIRCLES: Final = frozenset({"circle", "circles", "loop", "loops", "spiral", "spirals", "zigzag", "zigzags"})
"""`swims in circles`: a way of going, and no thing."""
_COMPARATIVES: Final = frozenset({"lighter", "cooler", "cleaner", "drier", "warmer"})
"""`becomes lighter`: no thing without an article."""


@dataclass(frozen=True, slots=True)
class _Deed:
    """How a deed leads to what it speaks of: its verb's base form, the preposition, and those that only aim."""

    verb: str
    preposition: str
    aimed: frozenset[str]


def _verb_before(words: Words, first: int) -> str:
    """The base form of the verb of which the first token after it is given; particles are passed over."""
    at = first - 1
    while at > 0 and not base_at(words, at) and tag_at(words, at) in ("prt", "adv"):
        at -= 1
    return base_at(words, at) or ""


def _meant_within(words: Words, phrase: NounPhrase) -> NounPhrase | None:
    """Who or what is there of a phrase for a part: the girl of `a little girl's hand`, the acrobat of his weight."""
    row = table("nouns").get(phrase.noun_id)
    part = (row is not None and row.role == "part") or phrase.noun.lower().split()[-1:] in (["lap"], ["back"])
    whose = (owner_of(words, phrase) or _whole_of(words, phrase)) if part else None
    return whose or _somebody_in(words, phrase)


def _somebody_in(words: Words, phrase: NounPhrase) -> NounPhrase | None:
    """The acrobat of `the weight of an acrobat`: who is there, of a phrase for what nobody sees."""
    of = next((i for i in range(phrase.head_start, phrase.end) if words.low(i) == "of"), phrase.end)
    if words.low(of - 1) not in {"weight", "presence", "company", "sight", "care", "side", "feet", "gaze"}:
        return None
    inner = noun_phrase_at(words, of + 1, phrase.end) if of + 1 < phrase.end else None
    row = table("nouns").get(inner.noun_id) if inner else None
    return inner if row is not None and table("kinds")[row.kind].animate else None


def _whole_of(words: Words, phrase: NounPhrase) -> NounPhrase | None:
    """The hourglass of `the neck of an hourglass`."""
    of = next((i for i in range(phrase.head_start, phrase.end) if words.low(i) == "of"), phrase.end)
    whole = noun_phrase_at(words, of + 1, phrase.end) if of + 1 < phrase.end else None
    row = table("nouns").get(whole.noun_id) if whole else None
    return whole if whole is not None and row is not None and row.role == "thing" and not whole.stage else None


def _is_wanted(words: Words, phrase: NounPhrase, deed: _Deed) -> bool:
    """The bus of `waits for a bus` is not there yet; that of `waits for the bus to leave` is."""
    wanted = deed.preposition == "for" and deed.verb in words_of("verbs", "wanting")
    runs = any(adjective.lower().endswith("ing") for adjective in phrase.adjectives)  # waits for a running boy
    return wanted and not runs and words.low(phrase.end) not in {"to", "that", "who", "which"}


def _somebody_meant(scan: Scan, phrase: NounPhrase, stop: int, deed: _Deed) -> str:
    """The id of who is there of a phrase for a part, a garment or a thing of theirs; empty for nobody."""
    if whose := _meant_within(scan.words, phrase):
        return scan.cast.add(whose, Importance.SUPPORTING)
    worn = put_on_somebody(scan, phrase, stop, verb=deed.verb, preposition=deed.preposition)
    return worn or whose_it_is(scan, phrase, deed.verb)


def _told_of(scan: Scan, phrase: NounPhrase, stop: int, found: str, verb: str) -> int:
    """Reads what follows a thing or somebody and says what they are called, made of and have on; where it ends."""
    words, cast = scan.words, scan.cast
    told = aside(cast, words, phrase, scan.end, found)
    if words.low(told) in {"named", "called"} | MADE:
        told = modifiers(cast, words, told, scan.end, found)
    somebody = cast.by_id(found)
    if somebody is not None and somebody.kind and _lives(somebody) and has_on(words, told, stop, verb):
        told = modifiers(cast, words, told, stop, found)
    return told


def _object(scan: Scan, phrase: NounPhrase, stop: int, deed: _Deed) -> str:
    """Put a place into the setting or a thing into the cast; returns the thing's id, or nothing."""
    words, cast, preposition, aimed = scan.words, scan.cast, deed.preposition, deed.aimed
    over_stuff = deed.verb in _POURED and preposition in _ONTO and not phrase.determiner and bool(phrase.noun_id)
    if preposition and not over_stuff and is_place_phrase(phrase, preposition) and preposition not in aimed:
        leaves = preposition in {"from", "off"} and "setting.place" in scan.draft.values
        if not leaves and preposition not in {"of", "like", "with", "for"}:
            set_place(scan, phrase, told=True)
        return ""
    if who := _somebody_meant(scan, phrase, stop, deed):
        return who
    far = preposition in _FAR and (phrase.determiner == "the" or (deed.verb in _ALOFT and not phrase.determiner))
    if phrase.stage and not phrase.noun_id and preposition in PASSED:
        phrase.stage = ""  # drops over the bar
    if phrase.is_name and (preposition in _AT_A_NAME or far) and phrase.noun.split()[0].lower() not in given_names():
        set_place(scan, phrase, told=True)
        return ""
    if (preposition == "in" and words.low(phrase.end - 1) in _FORMATIONS) or not _is_castable(
        words, phrase, verb=deed.verb, preposition=preposition
    ):
        return ""
    if _is_wanted(words, phrase, deed) and not cast.knows(phrase):
        return ""
    if phrase.determiner == "no":
        scan.draft.avoid.append(words.said(phrase.start + 1, phrase.end)[:160])
        return ""
    found = cast.add(phrase, Importance.SUPPORTING)
    told = _told_of(scan, phrase, stop, found, deed.verb)
    if told > stop:
        words.claim(stop, told)  # meets Ben, an old man: the comma does not end what is told of Ben
    phrase.end = min(told, stop)
    if preposition == "on" and phrase.stage:
        scan.draft.put("setting.stage", phrase.stage, words.said(phrase.start, phrase.end))
    return found
