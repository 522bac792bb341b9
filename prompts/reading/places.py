"""Prepositional phrases: where the shot takes place, what stands there, and what is not to be seen."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.appearance import modifiers, on_a_part
from prompts.reading.avoided import read_avoid
from prompts.reading.draft import Draft
from prompts.reading.grammar import DETERMINERS, POSSESSIVES, singulars
from prompts.reading.leftovers import settle_phrase
from prompts.reading.owners import owner_of
from prompts.reading.phrases import FRAME_NOUNS, WITHIN, NounPhrase, noun_phrase_at
from prompts.reading.scan import BESIDE_IT, RELATION, Scan, acts_after, following
from prompts.reading.seen import is_a_thing
from prompts.reading.seen_from import seen_from
from prompts.reading.subjects import is_place_phrase
from prompts.reading.surroundings import NO_GROUND
from prompts.reading.tagging import FINITE, base_at, tag_at
from prompts.reading.touching import shows_it
from prompts.reading.verbals import skip_adverbs
from prompts.reading.words import Words
from prompts.shot import Importance
from prompts.vocabulary import table, terms_by_phrase
from prompts.vocabulary.terms import Stage

__all__ = [
    "BEATEN",
    "FALLS_ON",
    "is_bridge",
    "is_sky_behind",
    "read_prepositional",
    "set_place",
]


_WHERE: Final = frozenset({
    "with", "featuring", "amid", "amidst", "among", "against", "in", "on", "at", "inside", "under", "behind", "beside",
    "near", "next", "above", "below", "beneath", "underneath", "between", "opposite", "alongside", "by", "around",
})  # fmt: skip


_SENT_UP: Final = re.compile(
    r"\b(?:releas|launch|throw|toss|let|sent|send|shoot|fir(?:e|es|ing)\b|point|look|star(?:e|es|ing)\b|gaz)"
)


def _is_sent_up(scan: Scan, phrase: NounPhrase) -> bool:
    """Whether somebody on the ground sends something into the sky, or looks into it."""
    words = scan.words
    before = words.said(0, phrase.start).lower() if phrase.start else ""
    return words.low(phrase.start - 1) in ("into", "at", "towards", "toward") and _SENT_UP.search(before) is not None


def set_place(scan: Scan, phrase: NounPhrase, *, told: bool = False) -> None:
    """Make a noun phrase the shot's place; a second place is a detail of the first, unless an action tells of it."""
    words, draft = scan.words, scan.draft
    first = phrase.start + (words.low(phrase.start) in DETERMINERS)
    said = words.said(first, phrase.end)
    if phrase.noun_id and words.low(phrase.start - 1) in WITHIN and phrase.stage == "room":
        said = words.said(phrase.start - 1, phrase.end)
    if phrase.stage == "space" and _is_seen_from_earth(scan, phrase, said):
        return
    if words.low(phrase.end - 1) in BEATEN and _is_beaten(scan, phrase):
        return  # rain beats on the roof of wherever the story is
    if (
        phrase.stage == "sky"
        and (words.low(phrase.start - 1) in _UNDER_IT or _is_sent_up(scan, phrase))
        and scan.cast.subjects
    ):
        if not told:
            draft.details.append(words.said(phrase.start - 1, phrase.end)[:160])
        return  # a windmill against a stormy sky stands on the ground
    if _is_no_place(scan, phrase):
        return
    row = table("stages").get(seen_from(words, phrase.start, said) or _street_of(words, phrase) or phrase.stage)
    if phrase.stage == "snow" and words.low(first) in {"heavy", "light", "falling", "driving", "blowing"}:
        draft.put("setting.weather", "snow", said)
        return
    _give_way(draft, row)
    _lift_sky(scan, phrase, row)
    if "setting.place" in draft.values:
        if not told and said.lower() not in draft.values["setting.place"].lower():
            draft.details.append(words.said(phrase.start, phrase.end)[:160])
        return
    draft.put("setting.place", said[:400], said)
    if row is not None:
        draft.put("setting.stage", row.id, said)
        if row.interior:
            draft.put("setting.interior", True, said)


def _is_no_place(scan: Scan, phrase: NounPhrase) -> bool:
    """The ice that fish lies on in the shop, and the sky that explosions light up over whoever is below."""
    if phrase.stage == "sky" and _is_lit(scan.words, phrase.start) and len(scan.cast.subjects) > 1:
        return True
    return phrase.noun.lower() == "ice" and _is_of_the_kitchen(scan.words, phrase.start)


def _is_lit(words: Words, at: int) -> bool:
    """Whether a place is what a light falls on: the `night sky` that explosions `light up`."""
    return any(base_at(words, at - back) in _LIGHTS for back in (1, 2) if at >= back)


_LIGHTS: Final = frozenset({"light", "illuminate", "brighten", "fill", "streak", "paint"})


def _street_of(words: Words, phrase: NounPhrase) -> str:
    """The stage of the town whose street it is: the `main street of a western town`; empty for any other."""
    if phrase.stage != "street":
        return ""
    after = next((i for i in range(phrase.start, phrase.end - 1) if words.low(i) == "of"), 0)
    inner = noun_phrase_at(words, after + 1, phrase.end) if after else None
    return inner.stage if inner is not None and inner.stage == "village" else ""


def _is_seen_from_earth(scan: Scan, phrase: NounPhrase, said: str) -> bool:
    """Whether space is where something only launches into, or the moon what somebody is in front of."""
    words, at = scan.words, phrase.start - 1
    before = words.low(at)
    far = before in _SEEN_IN_SKY or (before == "of" and words.low(at - 1) == "front")
    flown = before in _FLOWN and base_at(words, at - 1) in {"fly", "glide", "soar", "pass"}
    moon = words.low(phrase.end - 1) == "moon" and (far or flown)
    if moon:
        scan.draft.details.append(said[:160])  # an owl in front of the moon sits in a tree
    return moon or before == "into"


def _give_way(draft: Draft, stage: Stage | None) -> None:
    """Lets a bridge or the snow that was taken for the place be in the place that is told after it."""
    place = draft.values.get("setting.place", "").lower()
    snowed = place in {"snow", "the snow"} and stage is not None and not stage.interior and stage.id not in NO_GROUND
    if snowed:
        draft.put("setting.weather", "snow", place)
    if stage is not None and (snowed or is_bridge(place)):
        for path in ("setting.place", "setting.stage"):
            draft.values.pop(path, None)


def _lift_sky(scan: Scan, phrase: NounPhrase, stage: Stage | None) -> None:
    """Lets a sky that was taken for the place be over the place that is told after it: `a green sky over a desert`.

    Who flies in a sky stays up in it.
    """
    values = scan.draft.values
    over = scan.words.low(phrase.start - 1) in {"over", "above"}
    up = any(table("kinds")[s.kind or "thing"].animate or s.kind == "aircraft" for s in scan.cast.subjects)
    if not over or up or stage is None or stage.id == "sky" or values.get("setting.stage") != "sky":
        return
    sky = values.pop("setting.place")
    values.pop("setting.stage")
    if sky.lower().split()[-1:] != ["air"]:
        scan.draft.details.append(sky[:160])


def is_bridge(words: str) -> bool:
    """Whether a place is a bridge, which is a thing in another place where one is named."""
    return words.lower().split()[-1:] == ["bridge"]


def _is_beaten(scan: Scan, phrase: NounPhrase) -> bool:
    """`rain beats on the roof`, `rain on a tin roof`, of which the second is kept as a detail."""
    words = scan.words
    falls = words.low(phrase.start - 2) in terms_by_phrase("weather") and words.low(phrase.start - 1) in FALLS_ON
    if falls and not scan.weather:
        scan.draft.details.append(words.said(phrase.start - 2, phrase.end)[:160])
    return falls or bool(scan.weather)


_UNDER_IT: Final = frozenset({"against", "under", "beneath", "below"})
_SEEN_IN_SKY: Final = frozenset({
    "against", "under", "beneath", "below", "behind", "before", "by",
})  # fmt: skip
_FLOWN: Final = frozenset({"across", "past"})


def _is_of_the_kitchen(words: Words, at: int) -> bool:
    """True for the ice that food is put on, or lies on: `lays out mackerel on ice`, `oysters on ice`."""
    known = terms_by_phrase("nouns")
    foods = (known.get(form) for i in range(at) for form in singulars(words.low(i)))
    put = any(base_at(words, i) in _KEPT_COLD for i in range(at))
    return put or any(found is not None and table("nouns")[found].kind == "food" for found in foods)


_KEPT_COLD: Final = frozenset({
    "lay", "put", "pack", "keep", "chill", "cool", "serve", "set", "arrange", "display", "place", "store",
})  # fmt: skip
"""What is done with food on ice."""
BEATEN: Final = frozenset({
    "roof", "roofs", "rooftop", "rooftops", "window", "windows", "panes", "windowpane", "windscreen", "windshield",
    "shutters", "tent", "awning", "glass", "door",
})  # fmt: skip
"""What weather falls on without anybody being there."""


def read_prepositional(scan: Scan, at: int, end: int) -> int:
    """Read the prepositional phrase at a token; returns where it ends, or `at`."""
    words = scan.words
    word = words.low(at)
    first = at + 1
    while words.low(first) in {"of", "to", "from"} and first < end:
        first += 1
    relation = RELATION.match(following(words, at, end))
    if relation:
        first = max(first, at + len(relation.group().split()))
    phrase = noun_phrase_at(words, first, end)
    if phrase is None:
        return at + 1 if tag_at(words, first) == "vg" else at
    if word == "in" and phrase.noun.lower().split()[-1] in FRAME_NOUNS and not phrase.noun_id:
        return phrase.end  # in this captivating scene
    if word == "in" and re.match(r"(?:style|manner|spirit|vein) of ", phrase.noun.lower()):
        return _read_manner(scan, at, phrase)
    if lit := _with_cue_before(scan, at, phrase):
        scan.draft.details.append(words.said(lit - 1, phrase.end)[:160])
        return phrase.end
    acting = word in {"with", "as"} and acts_after(words, phrase.end, end)
    if word == "with" and phrase.noun.lower() in terms_by_phrase("weather") and _is_everywhere(words, phrase.end):
        return phrase.end  # with snow outside
    crossed = is_bridge(phrase.noun) and bool(scan.current) and word in _WHERE
    if is_place_phrase(phrase, word) and not acting and not crossed:
        set_place(scan, phrase)
    elif phrase.noun_id == "camera" and phrase.determiner in {"", "the"}:
        if not scan.add_to_beat(words.said(at, phrase.end)):
            scan.leave(at, phrase.end)
    elif word in _WHERE and not (at and words.claimed[at - 1] and not scan.current):
        return _read_thing(scan, at, phrase, end)
    else:
        settle_phrase(scan, at, phrase)
    return phrase.end


def _is_everywhere(words: Words, at: int) -> bool:
    """Whether weather is told of no place but the one that is there."""
    return at >= len(words) or words.tokens[at].is_mark or words.low(at) in {"outside", "outdoors", "everywhere"}


def _with_cue_before(scan: Scan, at: int, phrase: NounPhrase) -> int:
    """The token after the head of `, rain against the window`, which is nobody's place; 0 for anything else."""
    words, first = scan.words, at
    while first > scan.start and words.claimed[first - 1] and not words.tokens[first - 1].is_mark:
        first -= 1
    apart = first < at and first > scan.start and words.low(first - 1) in {",", ":"}
    apart = apart and not any(first <= start < at for start in scan.draft.moves_at)
    where = not phrase.stage or words.low(phrase.end - 1) in BEATEN
    return first + 1 if apart and where and scan.current and words.low(at) in FALLS_ON else 0


FALLS_ON: Final = frozenset({"on", "against", "in", "over", "through", "around", "across", "behind", "at", "above"})


def _is_thing_there(phrase: NounPhrase, preposition: str) -> bool:
    """Whether a thing stands there, rather than a world (`on Earth`), or what somebody wears (`flour on her apron`)."""
    row = table("nouns").get(phrase.noun_id)
    if row is None:
        return is_a_thing(phrase) and shows_it(phrase, preposition=preposition)
    world = row.kind == "celestial" and preposition == "on" and not phrase.determiner
    worn = row.kind == "cloth" and phrase.determiner in POSSESSIVES
    return row.role == "thing" and not world and not worn


def _read_manner(scan: Scan, at: int, phrase: NounPhrase) -> int:
    """`in the style of a 1930s cartoon`: the look, which is nothing that stands in the picture."""
    said = scan.words.said(at, phrase.end)
    look = terms_by_phrase("styles").get(phrase.noun.lower().split()[-1])
    if look:
        scan.draft.put("style.look", look, said)
    scan.draft.style_words.append(said[:160])
    return phrase.end


def _read_thing(scan: Scan, at: int, phrase: NounPhrase, end: int) -> int:
    """`with palm trees`, `on a table`: something else in the picture; returns where it ends."""
    words, draft, cast = scan.words, scan.draft, scan.cast
    brings = words.low(at) in {"with", "featuring"}
    row = table("nouns").get(phrase.noun_id)
    if not scan.current and row is not None and row.role == "part" and (whose := owner_of(words, phrase)):
        cast.add(whose, Importance.MAIN)  # a tear on a child's cheek
        draft.details.append(words.said(at, phrase.end)[:160])
        return phrase.end
    if brings and words.low(at + 1) == "no":
        return read_avoid(scan, at + 1, end)
    if scan.current and words.low(at) == "with":
        stop = modifiers(cast, words, at, end, scan.current[-1])
        if stop > at:
            return stop
    acts = acts_after(words, phrase.end, end) and not (brings and scan.current and _is_only_had(scan, phrase))
    thing = _is_thing_there(phrase, words.low(at))
    if not thing and not (brings and acts):
        said = words.said(phrase.start if brings else at, phrase.end)
        opens = at == scan.start
        who = cast.by_id(scan.current[-1]) if scan.current and not brings else None
        if who is not None and not who.position and len(draft.beats) <= scan.since and phrase.determiner:
            cast.update(who.id, position=said[:160])
            return phrase.end
        if not (opens and scan.hold(at, words.said(at, phrase.end))) and (brings or not scan.hold(at, said)):
            draft.details.append(said[:160])
        return phrase.end
    subject = cast.add(phrase, Importance.SUPPORTING if cast.subjects else Importance.MAIN)
    stop = modifiers(cast, words, phrase.end, end, subject)
    stop = _borne(scan, stop, subject) if brings and not acts else stop
    if words.low(at) == "on" and phrase.stage and not acts and not is_bridge(phrase.noun):
        draft.put("setting.stage", phrase.stage, words.said(phrase.start, phrase.end))
    if brings:
        scan.current = [subject] if acts else scan.current
    elif scan.current and scan.current[-1] != subject and not is_sky_behind(scan, scan.current[-1], phrase):
        for placed in (*_with_it_there(scan, phrase), scan.current[-1]):
            cast.update(placed, position=words.said(at, phrase.end)[:160])
    else:
        draft.details.append(words.said(at, stop)[:160])
    return stop


_BEARS: Final = frozenset({"furniture", "building", "vessel", "box", "cloth", "boat", "landform", "tree"})
"""Kinds of things on which all are that are named together: `a cat and a dog on a sofa`."""


def _with_it_there(scan: Scan, phrase: NounPhrase) -> list[str]:
    """Who is named together with the last subject, is nowhere yet, and so is where that one is."""
    row = table("nouns").get(phrase.noun_id)
    if row is None or row.kind not in _BEARS or len(scan.draft.beats) > scan.since:
        return []
    others = [scan.cast.by_id(who) for who in scan.current[:-1]]
    return [who.id for who in others if who is not None and not who.position]


def is_sky_behind(scan: Scan, who: str, phrase: NounPhrase) -> bool:
    """Whether somebody who is on something already is before the sun or the moon: on a swing, and not on the sky."""
    row, subject = table("nouns").get(phrase.noun_id), scan.cast.by_id(who)
    return row is not None and row.kind == "celestial" and subject is not None and subject.position != ""


_HAD: Final = frozenset({"tool", "instrument", "box", "ball", "vessel", "cloth", "device", "furniture"})
"""Kinds of things that go nowhere by themselves."""
_LIVING: Final = frozenset(
    {"walk", "run", "trot", "jump", "dance", "talk", "look", "eat", "climb", "swim", "ride", "crawl", "carry", "point"}
)
"""Motions of those who live."""


def _is_only_had(scan: Scan, phrase: NounPhrase) -> bool:
    """Whether it is not what somebody has with them that does what is said next, but who has it.

    A detective with a torch follows; a woman with an umbrella walking down the street: no umbrella walks.
    """
    verb = skip_adverbs(scan.words, phrase.end)
    if tag_at(scan.words, verb) in FINITE:
        return True
    row, who = table("nouns").get(phrase.noun_id), scan.cast.by_id(scan.current[-1])
    if row is None or row.kind not in _HAD or who is None or not table("kinds")[who.kind or "thing"].animate:
        return False
    motion = terms_by_phrase("motions").get(base_at(scan.words, verb))
    return tag_at(scan.words, verb) == "vg" and motion in _LIVING


def _borne(scan: Scan, at: int, thing: str) -> int:
    """Where `with flowers in her hair and a basket on her arm` ends: what somebody has, and where it is."""
    words, cast = scan.words, scan.cast
    beside = BESIDE_IT.match(following(words, at, scan.end))
    stop = at + len(beside.group().split()) if beside else on_a_part(words, at, scan.end)
    if stop > at:
        cast.update(thing, position=words.said(at, stop)[:160])
    other = noun_phrase_at(words, stop + 1, scan.end) if words.low(stop) == "and" and scan.current else None
    row = table("nouns").get(other.noun_id) if other else None
    if other is None or row is None or row.role != "thing" or table("kinds")[row.kind].animate:
        return stop
    if tag_at(words, on_a_part(words, other.end, scan.end)) not in ("vz", "vd"):
        return stop
    return _borne(scan, other.end, cast.add(other, Importance.SUPPORTING))  # and a basket on her arm walks
