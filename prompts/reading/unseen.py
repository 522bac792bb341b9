"""Noun phrases that are no subjects of their own: weather, feelings, times and thoughts, and parts that are held so."""

from __future__ import annotations

from typing import Final

from prompts.reading.actions import read_verb
from prompts.reading.draft import Draft
from prompts.reading.extent import extent_of
from prompts.reading.grammar import DETERMINERS, POSSESSIVES, gerund_of, verbs
from prompts.reading.lists import words_of
from prompts.reading.objects import objects_of
from prompts.reading.phrases import NounPhrase, noun_phrase_at
from prompts.reading.places import BEATEN, FALLS_ON, set_place
from prompts.reading.scan import Scan, acts_after
from prompts.reading.seen import is_feeling, is_happening, is_look, may_be_seen
from prompts.reading.subjects import given_names, is_place_phrase
from prompts.reading.tagging import FINITE, base_at, tag_at
from prompts.reading.verbals import begins_verb, skip_adverbs
from prompts.reading.word_tags import is_adjective_alone, is_known_noun, is_plural
from prompts.reading.words import Words
from prompts.shot import Beat, Importance, Look
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["gather", "read_held", "read_image", "read_occasion", "read_something", "read_unseen", "read_weather"]


def read_weather(scan: Scan, phrase: NounPhrase) -> int:
    """`rain falls outside`: the weather, and what it does; 0 for any other phrase."""
    words, draft, end = scan.words, scan.draft, scan.end
    weather = terms_by_phrase("weather").get(phrase.noun.lower())
    if not weather or phrase.noun_id:
        return 0
    if words.low(phrase.start - 1) in {"after", "before", "since", "until"}:
        scan.draft.details.append(words.said(phrase.start - 1, phrase.end)[:160])
        return phrase.end  # a field after rain
    draft.put("setting.weather", weather, words.said(phrase.start, phrase.end))
    if not acts_after(words, phrase.end, end):
        return _fallen_on(scan, phrase)
    scan.weather = phrase.noun.lower()
    stop = _read_told(scan, phrase)
    scan.weather = ""
    return stop


def read_something(scan: Scan, at: int) -> int:
    """`something hits the hull`: what is done by nobody who is seen; where it ends, or `at`."""
    words = scan.words
    if words.low(at) != "something" or not begins_verb(words, at + 1, after_noun=True):
        return at
    return _read_told(scan, NounPhrase(at, at + 1, noun="something"), owned=True)


def _fallen_on(scan: Scan, phrase: NounPhrase) -> int:
    """Where `rain against the window` ends: what weather is on, and nobody's place who was named before."""
    words, at = scan.words, phrase.end
    there = noun_phrase_at(words, at + 1, scan.end) if words.low(at) in FALLS_ON and scan.current else None
    if there is None or (there.stage and words.low(there.end - 1) not in BEATEN):
        return at
    stop = there.end + (words.low(there.end) in {"outside", "outdoors", "beyond"})
    scan.draft.details.append(words.said(phrase.start, stop)[:160])
    return stop


def read_occasion(scan: Scan, phrase: NounPhrase) -> int:
    """`aerobics class, six women in leotards`, `our trip to Lisbon:`: what goes on, and nobody in it; 0 for others."""
    words, row = scan.words, table("nouns").get(phrase.noun_id)
    word = phrase.noun.lower().partition(" of ")[0].split()[-1]
    named = phrase.head_start < phrase.end - 1 or phrase.determiner in {"my", "our"} or not phrase.determiner
    if word not in words_of("unseen", "occasions") or phrase.stage or phrase.count > 1 or not named or not scan.orders:
        return 0
    a_thing = row is not None and (" " not in phrase.noun or table("kinds")[row.kind].animate)
    if a_thing or acts_after(words, phrase.end, scan.end):
        return 0
    scan.draft.details.append(said_of(words, phrase))
    scan.occasions.append(phrase)
    return phrase.end


def read_image(scan: Scan, phrase: NounPhrase) -> int:
    """`the reflections of two moons gliding over her visor`: a picture in glass or water; 0 for anything else."""
    words, word = scan.words, _first_noun(phrase)
    if word not in _IMAGES:
        return 0
    if acts_after(words, phrase.end, scan.end):
        return _read_told(scan, phrase)
    bearer = noun_phrase_at(words, phrase.end + 1, scan.end) if words.low(phrase.end) in {"in", "on", "from"} else None
    stop = bearer.end if bearer else phrase.end
    scan.draft.details.append(words.said(phrase.start, stop)[:160])
    if bearer is not None and not scan.cast.subjects and may_be_seen(bearer) and not is_place_phrase(bearer):
        scan.cast.add(bearer, Importance.MAIN)
    return stop


_IMAGES: Final = frozenset({"reflection", "reflections", "silhouettes", "mirrorings"})


_MOOD_NAMES: Final = frozenset({"mood", "feeling", "atmosphere", "vibe", "ambience"})
"""What a mood is called, whose adjective says which."""


def _first_noun(phrase: NounPhrase) -> str:
    return (phrase.noun.lower().partition(" of ")[0].split() or [""])[-1]


def gather(scan: Scan) -> None:
    """An occasion of which nobody is named is seen as those who take part: `a yoga class on the beach`."""
    phrase = scan.occasions[0]
    said = said_of(scan.words, phrase)
    scan.draft.details = [detail for detail in scan.draft.details if detail != said]
    group = scan.cast.add(phrase, Importance.MAIN)
    scan.cast.update(group, kind="human", count=_TAKE_PART, material=None)


_TAKE_PART: Final = 6
"""How many are seen of an occasion whose guests nobody counts."""


def read_unseen(scan: Scan, phrase: NounPhrase) -> int:
    """`loneliness`, `time stands still`: what no camera sees is told, and is no subject; 0 for what it does see."""
    words, draft, end = scan.words, scan.draft, scan.end
    if _heads_the_text(scan, phrase):
        draft.put("title", said_of(words, phrase), said_of(words, phrase))
        return phrase.end
    if _is_acting_place(scan, phrase):
        set_place(scan, phrase)
        return _read_told(scan, phrase)
    mood = " ".join([*phrase.adjectives, *phrase.noun.split()[:-1]]).lower()
    if _first_noun(phrase) in _MOOD_NAMES and mood and " of " not in phrase.noun:
        _add_mood(draft, mood, words.said(phrase.start, phrase.end))
        return phrase.end
    happens = is_happening(phrase) and not phrase.determiner and scan.cast.subjects
    if may_be_seen(phrase) and not happens and not _announces(words, phrase, end):
        return 0
    said = words.said(phrase.start, phrase.end)
    if words.low(phrase.end) in {"is", "means"} and (likeness := _likened_to(scan, phrase)):
        return likeness
    if acts_after(words, phrase.end, end) and not _closes_as_noun(words, phrase.end, end):
        return _read_told(scan, phrase)
    if scan.orders and is_happening(phrase) and _happens(scan, phrase):
        return phrase.end
    if scan.orders and is_feeling(phrase):
        _add_mood(draft, _bare(words, phrase), said)
        return phrase.end
    if scan.orders and is_look(phrase):
        draft.style_words.append(_bare(words, phrase))
    else:
        scan.leave(phrase.start, phrase.end)
    return phrase.end


def _happens(scan: Scan, phrase: NounPhrase) -> bool:
    """`a diver on a platform: handstand, somersault`: what the last one spoken of does, told by its noun alone."""
    word = phrase.noun.lower().split()[-1]
    verb = next((verb for verb in verbs().get(word, ()) if verb.form == "base"), None)
    who = scan.cast.last_animate()
    if (
        verb is None
        or not who
        or " of " in phrase.noun
        or tag_at(scan.words, phrase.start - 1) not in ("mark", "cc", "cue")
    ):
        return False
    how = " ".join(phrase.adjectives)
    scan.draft.beats.append(Beat(subject=who, action=f"{gerund_of(verb.base)} {how}".strip()[:400]))
    return True


def _likened_to(scan: Scan, phrase: NounPhrase) -> int:
    """`freedom is a kite`: the kite is what is seen, and read next; 0 where nothing to be seen follows."""
    words, at = scan.words, phrase.end + 1
    told = noun_phrase_at(words, at, scan.end)
    if not scan.orders or told is None or not told.determiner or not may_be_seen(told) or told.stage:
        return 0
    _add_mood(scan.draft, _bare(words, phrase), words.said(phrase.start, phrase.end))
    return at


def _announces(words: Words, phrase: NounPhrase, end: int) -> bool:
    """`things on a desk: a mug, three pencils`: the word stands for what is named behind the colon."""
    bare = phrase.noun.lower() in words_of("unseen", "listings") and not phrase.adjectives
    return bare and any(words.low(i) == ":" for i in range(phrase.end, end))


def said_of(words: Words, phrase: NounPhrase) -> str:
    """The words of a phrase as they were written."""
    return words.said(phrase.start, phrase.end)[:160]


def _heads_the_text(scan: Scan, phrase: NounPhrase) -> bool:
    """`Rugby: a prop bursts through`: a word before a colon that names no thing the vocabulary knows is a title."""
    opens = scan.orders and phrase.start == 0 and scan.words.low(phrase.end) == ":" and phrase.end + 1 < scan.end
    known = bool(phrase.noun_id or phrase.stage or phrase.determiner or phrase.count_text)
    return opens and not known and phrase.noun.split()[0].lower() not in given_names()


def _is_acting_place(scan: Scan, phrase: NounPhrase) -> bool:
    """`a street empties`, `the stage is dark`: a place that people made is where it happens, and nobody in it."""
    made = bool(phrase.stage) and (table("stages")[phrase.stage].interior or phrase.stage in {"street", "village"})
    base = base_at(scan.words, phrase.end) or ("be" if tag_at(scan.words, phrase.end) == "be" else "")
    acts = base in words_of("verbs", "linking") | _OF_PLACES and scan.words.free(phrase.end)
    return scan.orders and made and not phrase.noun_id and is_place_phrase(phrase) and acts


_OF_PLACES: Final = frozenset({
    "empty", "fill", "darken", "brighten", "wake", "sleep", "lie", "stand", "flood", "shake", "quieten", "echo", "roar",
    "hum", "buzz", "tremble", "collapse",
})  # fmt: skip
"""What places do by themselves, beside being or becoming somehow."""


def _add_mood(draft: Draft, mood: str, said: str) -> None:
    """A second feeling is felt besides the first: `melancholic, quiet awe`."""
    before = draft.values.get("style.mood", "")
    if before and mood.lower() not in before.lower():
        draft.values["style.mood"] = f"{before}, {mood}"[:160]
        draft.note("style.mood", said)
    else:
        draft.put("style.mood", mood, said)


def _closes_as_noun(words: Words, at: int, end: int) -> bool:
    """`sunset colours`: nothing follows what could be a verb, and it is a noun as well."""
    closes = at + 1 >= end or words.tokens[at + 1].is_mark
    if words.low(at - 2) == "the" and tag_at(words, at) == "vz":
        return False  # the temperature drops
    return closes and is_plural(words, at) and is_known_noun(words.low(at))


def _bare(words: Words, phrase: NounPhrase) -> str:
    return words.said(phrase.start + (words.low(phrase.start) in DETERMINERS), phrase.end)[:160]


def _read_told(scan: Scan, phrase: NounPhrase, *, owned: bool = False) -> int:
    """What something unseen does, as a beat of nobody's: `silence falls`."""
    draft, number = scan.draft, len(scan.draft.beats)
    before, scan.current = scan.current, [""]
    stop = read_verb(scan, phrase.end, scan.start, scan.end)
    while scan.words.low(stop) in {"and", ","} and begins_verb(scan.words, stop + 1, after_noun=True):
        scan.current = [""]
        further = read_verb(scan, stop + 1, scan.start, scan.end)
        if further <= stop + 1:
            break
        stop = further
    for index in range(number, len(draft.beats)):
        beat = draft.beats[index]
        if not beat.subject:
            teller = scan.words.said(phrase.start, phrase.end) if owned else _bare(scan.words, phrase)
            draft.beats[index] = beat.model_copy(update={"action": f"{teller} {beat.action}"[:400]})
    scan.current = before
    return max(stop, phrase.end)


def read_held(scan: Scan, phrase: NounPhrase) -> int:
    """`her hand gliding along the rail`, `ears twitching`: how somebody who is there looks; 0 for any other phrase."""
    words, row = scan.words, table("nouns").get(phrase.noun_id)
    first = phrase.end if is_adjective_alone(words.low(phrase.end)) else skip_adverbs(words, phrase.end)
    owned = phrase.determiner in POSSESSIVES or (not phrase.determiner and words.low(phrase.start - 1) == ",")
    aside = words.low(phrase.start - 1) == "," and phrase.determiner in POSSESSIVES
    part = aside if row is None else row.role == "part" or row.kind == "cloth"
    crowded = words.low(first + 1) in {"with", "by", "in"} and tag_at(words, first) in ("vn", "vd")
    part = part or (aside and crowded and row is not None and not table("kinds")[row.kind].animate)
    clad = row is not None and (row.kind == "cloth" or row.role == "part") and words.low(phrase.start - 1) == ","
    held = {"vg"} | ({"vn", "adj"} if aside else set()) | ({"vn", "vd"} if (aside and crowded) or clad else set())
    told = tag_at(words, first) in held or (aside and is_adjective_alone(words.low(first)))
    if not (part and owned and scan.cast.subjects and words.free(first)):
        return 0
    if not told:
        return _read_stirring(scan, phrase)
    stop = extent_of(scan, first, scan.start, scan.end)
    if stop <= first:
        return 0
    pronoun = _OF_WHOM.get(phrase.determiner, "")
    owner = scan.cast.pronoun(pronoun) if pronoun else scan.cast.last_animate()
    scan.cast.look(owner, Look(part=phrase.noun[:160].lower(), text=words.said(phrase.start, stop)[:160]))
    objects_of(scan, first + 1, stop, [owner])
    return stop


def _read_stirring(scan: Scan, phrase: NounPhrase) -> int:
    """`her hair flies`, `ears twitch`: what stirs by itself about somebody who is there; 0 for any other part."""
    stirs = phrase.noun.lower().split()[-1] in _STIRS and tag_at(scan.words, phrase.end) in FINITE
    return _read_told(scan, phrase, owned=True) if stirs else 0


_STIRS: Final = frozenset({
    "hair", "ear", "ears", "tail", "tails", "mane", "fur", "beard", "whiskers", "nostrils", "feathers", "lips", "chin",
    "eyes", "eyelids", "pupils", "cheeks", "chest", "knees", "teeth", "curls", "ponytail", "braids", "antennae",
})  # fmt: skip
"""Parts that do no work, and so are nobody in the picture by themselves."""

_OF_WHOM: Final = {"his": "him", "her": "her", "its": "it"}
