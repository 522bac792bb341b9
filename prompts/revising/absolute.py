"""Absolute words: `at 85 mm`, `from below`, `at night`, `on a beach`, `as a watercolour`, `it jumps`, `add a cat`."""

from __future__ import annotations

import re
from typing import Any, Final

from prompts.reading.camera import read_camera
from prompts.reading.cast import Cast
from prompts.reading.clauses import read_clauses
from prompts.reading.cues import read_fixed_phrases, read_quotations, read_table_cues
from prompts.reading.draft import Draft
from prompts.reading.grammar import PREPOSITIONS, singulars, verb_of
from prompts.reading.spelling import mend_spelling
from prompts.reading.words import Words
from prompts.revising.aliases import by_own_nouns, named_apart, under_own_names
from prompts.revising.camerawork import camera_still
from prompts.revising.deeds import put_deeds, put_states
from prompts.revising.edits import Edits
from prompts.revising.finding import find_subjects
from prompts.revising.looks import colour_first
from prompts.revising.patterns import pattern, words_for
from prompts.revising.places import BARE, settle_place
from prompts.revising.subjects import is_of_the_trade, put_looks
from prompts.revising.whereabouts import keep_ground, keep_under_snow, keep_with_newcomers, no_place, stand_there
from prompts.shot import Look, Shot, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["read_absolute"]


def read_absolute(text: str, shot: Shot, edits: Edits) -> tuple[str, ...]:
    """Collect the edits that the remaining words ask for, read as a request would be.

    Returns:
        The pieces of the text that were not understood.
    """
    draft = Draft()
    adds = bool(pattern("absolute", "adds").search(text))
    brings = bool(pattern("absolute", "adding_verb").search(text))
    turn, text = _turn_of_move(text)
    text = pattern("absolute", "add_lead").sub(" ", text)
    text, apart = named_apart(by_own_nouns(_FOLLOWED.sub(r"\1", text), shot), shot)
    words = Words.of(mend_spelling(_plain(read_quotations(text, draft))))
    if not any(t.is_word or t.is_number for t in words.tokens) and not (draft.text or draft.dialogue):
        return ()
    read_fixed_phrases(words, draft)
    read_camera(words, draft)
    read_table_cues(words, draft)
    known = {told: alias for alias, (told, _) in apart.items()}
    named = [s.model_copy(update={"name": known[s.id]}) if s.id in known else s for s in shot.subjects]
    cast = Cast(subjects=named, last=shot.main_subject.id if shot.main_subject else "")
    rest = read_clauses(words, draft, cast)
    cast.subjects = under_own_names(draft, cast.subjects, apart)
    if pattern("absolute", "spoken").search(text) and draft.text:
        draft.dialogue, draft.text = [row.text for row in draft.text], []
        edits.put("sound.dialogue", [], text)
    scenery = no_place(draft) if brings and not _PREPOSITION.search(text) else []
    details, vague = _details(draft)
    draft.details = [*details, *scenery]
    placed = bool({"setting.place", "setting.stage"} & draft.values.keys())
    brings = brings or (placed and not draft.beats and bool(_NEWCOMER.match(text)))
    keep_ground(draft, shot, text)
    keep_under_snow(draft, shot, text)
    keep_with_newcomers(draft, shot, cast, text)
    if brings and len(cast.subjects) > len(shot.subjects) and {"setting.place", "setting.stage"} & draft.values.keys():
        stand_there(cast, draft, text)
    _scalars(draft, shot, edits, words.text)
    _lists(draft, shot, edits, adds=adds)
    _aim_moves(draft, shot, edits, words.text)
    _moves(draft, shot, edits, adds=brings, turn=turn)
    strangers = _cast(cast, draft, shot, edits, text, brings=brings)
    put_states(draft, shot, edits, text)
    put_deeds(draft, shot, edits, text, adds=adds, strangers=strangers)
    left = [*(words.said(start, end).strip() for start, end in rest), *vague]
    return tuple(said for said in [*left, *strangers.values()] if said and said.lower() not in _IDLE)


_FOLLOWED: Final = re.compile(
    r"\b(follow|track|trail|tail)(?:ing|s)? (?:it|him|her|them|the \w+)(?= from| behind)", re.I
)
"""`follow it from behind` is the camera's move, whoever it follows."""

_IDLE: Final = frozenset({
    "it", "the", "a", "an", "this", "that", "be", "to", "in", "at", "on", "of", "shot", "scene", "same",
    "everything", "else", "weather", "light", "lighting", "mood", "shots", "get", "bit", "a bit", "me", "us", "see",
    "now",
})  # fmt: skip


def _plain(text: str) -> str:
    text = pattern("absolute", "leading").sub(" ", text)
    return re.sub(r"\s{2,}", " ", re.sub(r"(?:\s*,\s*)+", ", ", text)).strip(" ,;.")


def _plain_value(value: Any) -> Any:
    return value.value if hasattr(value, "value") else value


_DEEP_STOP: Final = 11.0
_SHALLOW_STOP: Final = 2.0
"""Stops at which most of a scene is sharp, and little of it."""

_STANDS: Final = re.compile(
    r"^(?:with|under|beneath|beside|near|next to|behind|in front of|above|below|between|among|against|over|by|full of"
    r"|surrounded by|covered in|around) ",
    re.I,
)


def _details(draft: Draft) -> tuple[list[str], list[str]]:
    """Details that name a thing of the place; and what only looks like one: `in a bit`, `at 24 frames`."""
    nouns = terms_by_phrase("nouns")
    kept: list[str] = []
    vague: list[str] = []
    for detail in draft.details:
        heads = {single for word in detail.lower().split() for single in singulars(word)}
        if _IN_IT.search(detail):
            vague.append(detail)
            continue
        stands = bool(_STANDS.match(detail)) or not _PREPOSED.match(detail)
        (kept if stands and heads & nouns.keys() else vague).append(detail)
    return kept, vague


_PREPOSITION: Final = re.compile(rf"\b(?:{'|'.join(sorted(PREPOSITIONS))})\b", re.I)
_IN_IT: Final = re.compile(r"\b(?:in|to|on|about) (?:it|them|there)$", re.I)
_PREPOSED: Final = re.compile(rf"^(?:{'|'.join(sorted(PREPOSITIONS))}) ", re.I)


def _focus(draft: Draft, shot: Shot, edits: Edits) -> None:
    """Deep or shallow focus, with the stop that makes it so."""
    values = draft.values
    if focus := values.get("camera.focus"):
        deep = re.search(r"\b(?:deep|everything)\b", focus)
        values["camera.focus"] = "deep focus" if deep else focus
        if "camera.aperture_f" not in values:
            stop = (
                max(shot.camera.aperture_f or 0.0, _DEEP_STOP)
                if deep
                else min(shot.camera.aperture_f or 64.0, _SHALLOW_STOP)
            )
            edits.put("camera.aperture_f", stop, draft.said["camera.focus"], incidental=True)


_NEWCOMER: Final = re.compile(r"(?:some|an?|two|three|four|five|several|many|a few|a couple of) ", re.I)
"""How a wish begins that names somebody new, and where they are: `some birds in the sky`."""


_OF_FRAME: Final = frozenset({
    "wide", "close", "closer", "tight", "high", "low", "deep", "long", "short", "slow", "fast", "trim", "big", "small",
    "left", "right", "up", "down", "same", "other", "double", "twice", "half", "whole",
})  # fmt: skip
"""Words of framing and amount, which are no style when nothing else takes them."""


def _is_asked(word: str, said: str) -> bool:
    """Whether the picture is to be so: a term of style, or an adjective that is all that the words ask for."""
    known = any(word.lower() in terms_by_phrase(name) for name in ("styles", "grades", "film_textures"))
    return known or _ALL_THERE_IS.sub(" ", said.lower().replace(word.lower(), " ")).strip(" ,.") == ""


_ALL_THERE_IS: Final = re.compile(
    r"\b(?:make|it|this|that|should|must|be|is|to|an?|the|more|less|very|really|quite|bit|little|touch|of|all|and|look|looks|feel|feels"
    r"|style|styled|looking|feeling|shot|scene|film|picture|image|vibe|like|in|with|kind|so|much|rather|give|go|for|as|way)\b"
)


def _is_no_style(word: str) -> bool:
    return word.lower() in _OF_FRAME or word.lower() in terms_by_phrase("colours")


def _scalars(draft: Draft, shot: Shot, edits: Edits, said: str) -> None:
    values = draft.values
    if values.get("lighting.source", "").lower() in shot.lighting.source.lower().split():
        del values["lighting.source"]
    if "lighting.source" in values:
        values["lighting.source"] = BARE.sub("", values["lighting.source"]) or values["lighting.source"]
    if re.search(r"\b(?:colou?rs|tones|palette|hues)\b", said, re.I) and "style.palette" not in values:
        values.pop("setting.time_of_day", None)  # sunset colours may be had at any hour
    _focus(draft, shot, edits)
    settle_place(draft, shot, edits, said)
    for path, value in values.items():
        edits.put(path, _plain_value(value), draft.said.get(path, ""))
    draft.style_words = [w for w in draft.style_words if not _is_no_style(w) and _is_asked(w, said)]
    draft.style_words = [word for word in draft.style_words if word != draft.said.get("lighting.quality")]
    if draft.style_words and "style.look" in values:
        edits.put("style.words", draft.style_words, draft.said["style.look"])
    elif draft.style_words:
        words = list(dict.fromkeys([*shot.style.words, *draft.style_words]))[:12]
        edits.put("style.words", words, draft.style_words[0])


def _lists(draft: Draft, shot: Shot, edits: Edits, *, adds: bool) -> None:
    if draft.details:
        details = list(dict.fromkeys([*shot.setting.details, *draft.details]))[:24]
        edits.put("setting.details", details, draft.details[0])
    if draft.avoid:
        edits.put("avoid", list(dict.fromkeys([*shot.avoid, *draft.avoid]))[:16], draft.avoid[0])
    if draft.effects:
        effects = list(dict.fromkeys([*shot.lighting.effects, *draft.effects]))[:12]
        edits.put("lighting.effects", effects, draft.effects[0])
    if draft.text:
        rows = [t.model_dump(mode="json") for t in draft.text]
        labels = any(t.role == "label" for t in draft.text)
        kept = [t.model_dump(mode="json") for t in shot.text if adds or (t.role == "label") is not labels]
        edits.put("text", [*kept, *rows][:8], draft.text[0].text)
    if draft.dialogue:
        said_before = edits.values.get("sound.dialogue", list(shot.sound.dialogue))
        edits.put("sound.dialogue", [*said_before, *draft.dialogue][:8], draft.dialogue[0])


def _turn_of_move(text: str) -> tuple[str, str]:
    """When a move comes in, `first`, `last` or no word of it, and the text without the words that say so."""
    for turn in ("last", "first"):
        match = pattern("absolute", f"move_{turn}").search(text)
        if match is not None:
            name = "when" if match["when"] else "start"
            return turn, f"{text[: match.start(name)]}{text[match.end(name) :]}".strip(" ,")
    return "", text


def _moves(draft: Draft, shot: Shot, edits: Edits, *, adds: bool, turn: str = "") -> None:
    """New moves instead of the old ones, or before or after them where a turn is said.

    What carries the camera stays unless the words are of that.
    """
    if not draft.moves:
        return
    said = ", ".join(draft.said.get(f"camera.moves[{i}]", "") for i in range(len(draft.moves)))
    fresh = [{**move, "speed": _plain_value(move["speed"])} for move in draft.moves]
    families = {table("camera_moves")[move["kind"]].family for move in fresh}
    kinds = {move["kind"] for move in fresh}
    if kinds == {"static"}:
        camera_still(shot, edits, said)
        return
    before = edits.rows(shot, "camera.moves")
    stay = [m for m in before if m["kind"] not in ("static", "static_shake") and m["kind"] not in kinds]
    textures = [m for m in stay if table("camera_moves")[m["kind"]].family == "texture"]
    if families == {"texture"}:
        old = [m for m in stay if m not in textures]
        if kinds == {"steadicam"} and shot.camera.stability is not None:
            edits.put("camera.stability", "gimbal", said)
    else:
        old = stay if adds else [] if "texture" in families else textures
    new = [_as_before(move, before) for move in fresh]
    if turn:
        _put_moves(shot, edits, _in_turn([new, stay] if turn == "first" else [stay, new], shot)[:8], said)
        return
    _put_moves(shot, edits, [*old, *new][:8], said)


def _aim_moves(draft: Draft, shot: Shot, edits: Edits, text: str) -> None:
    """`zoom in on the alien`, `push in on her hands`: what a move goes to, where it is in the shot."""
    part = _AT_PART.search(text) if draft.moves else None
    if part is not None and "camera.focus" not in draft.values and part["part"].lower() in words_for("parts"):
        edits.put("camera.focus", f"sharp focus on the {part['part'].lower()}", part.group())
    for move in draft.moves:
        aim = _AIMED.search(text) if not move.get("target") else None
        found = find_subjects(shot, aim["who"]) if aim else ()
        if len(found) == 1:
            move["target"] = shot.subjects[found[0]].id


_AT_PART: Final = re.compile(
    r"\b(?:in on|on|onto|to|towards?|into) (?:his|her|its|their|the) (?P<part>[a-z]+)$", re.IGNORECASE
)
_AIMED: Final = re.compile(
    r"\b(?:in on|on|onto|to|towards?|into|around|round) (?P<who>(?:the|that) [\w'-]+(?: [\w'-]+)?|him|her|it|them)"
    r"(?=$|[,;.]| and | as | while | slowly| quickly)",
    re.I,
)


def _in_turn(parts: list[list[dict[str, Any]]], shot: Shot) -> list[dict[str, Any]]:
    """Two lists of moves, one after the other, each with its share of the shot's length."""
    seconds = shot.duration_s
    if seconds is None or not all(parts):
        return [move for part in parts for move in part]
    parted = seconds * len(parts[0]) / (len(parts[0]) + len(parts[1]))
    times = ((0.0, round(parted, 2)), (round(parted, 2), seconds))
    return [
        {**move, "start_s": begins, "end_s": ends}
        for part, (begins, ends) in zip(parts, times, strict=True)
        for move in part
    ]


def _as_before(move: dict[str, Any], before: list[dict[str, Any]]) -> dict[str, Any]:
    """A move that the shot has keeps what is not said anew."""
    same = next((m for m in before if m["kind"] == move["kind"]), None)
    if same is None:
        return move
    changed = {name: value for name, value in move.items() if value and value != same.get(name)}
    return {**same, **changed}


def _put_moves(shot: Shot, edits: Edits, rows: list[dict[str, Any]], said: str) -> None:
    """A list of moves of the same kinds as before changes only where its moves do."""
    before = edits.rows(shot, "camera.moves")
    if [m["kind"] for m in before] != [m["kind"] for m in rows]:
        edits.put("camera.moves", rows, said)
        return
    for index, (old, new) in enumerate(zip(before, rows, strict=True)):
        for name, value in new.items():
            if name in ("speed", "direction") or value != old[name]:
                edits.put(f"camera.moves[{index}].{name}", value, said)


def _is_speaker(subject: Subject, said: str) -> bool:
    """`I liked it better`: whoever says so is in no shot."""
    return subject.noun.lower() == "person" and not re.search(r"\bperson\b|\bsomeone\b|\bsomebody\b", said, re.I)


def _is_told(look: Look, before: Subject) -> bool:
    """`the helmet`, `his eyes`: what somebody has already, and how it looks is not said."""
    named = re.match(r"(?:the|his|her|its|their) ", look.text, re.I) and look.part
    return look in before.looks or not (named or look.text.lower() in _NO_LOOKS)


def _bare(look: Look) -> Look:
    text = colour_first(re.sub(r"^(?:an?|some) ", "", look.text))
    colour = text.lower() if not look.part and text.lower() in terms_by_phrase("colours") else look.colour
    return look.model_copy(update={"text": text, "colour": colour})


def _is_known_thing(subject: Subject) -> bool:
    known = {subject.noun.lower(), *singulars(subject.noun.lower())} & terms_by_phrase("nouns").keys()
    return bool(known) or subject.id.rstrip("_0123456789") in table("nouns")


def _is_announced(subject: Subject, said: str) -> bool:
    """`a bow`, `birds`, `add fog`: somebody new has an article or a number, unless the word is a plural or of stuff."""
    noun = subject.noun.lower()
    if noun in _OF_LIGHT:
        return False
    single = table("nouns").get(terms_by_phrase("nouns").get(noun, ""))
    counted = single is not None and single.role == "thing" and single.kind not in _STUFF and subject.count == 1
    if not counted or subject.name:
        return True
    lead = r"\b(?:an?|the|one|another|some|his|her|its|their|this|that|add|with|of|into?|for)\s+(?:[\w'-]+\s+){0,3}?"
    leads = said.strip(" ,").lower().startswith(noun) and verb_of(noun.split()[0]) is None
    return leads or re.search(lead + re.escape(noun), said, re.I) is not None


_OF_LIGHT: Final = frozenset(
    {"shadow", "shadows", "contrast", "focus", "blur", "background", "highlight", "highlights"}
)
"""What light and lens make, which nobody can be."""
_STUFF: Final = frozenset({"liquid", "fire", "smoke", "grass", "food", "cloth", "celestial", "human"})
"""Kinds whose things are named without an article as readily: `fire`, `rain`, `bread`."""

_NO_LOOKS: Final = frozenset({"less", "more", "fewer", "only", "just", "same", "other", "another", "enough"})


def _cast(cast: Cast, draft: Draft, shot: Shot, edits: Edits, said: str, *, brings: bool) -> dict[str, str]:
    """Looks and positions of who is there; newcomers only where the words bring them in or give them a part.

    Returns:
        Newcomers that nothing brings in, by id, with their words.
    """
    for index, before in enumerate(shot.subjects):
        after = cast.subjects[index]
        looks = [look if look in before.looks else _bare(look) for look in after.looks if _is_told(look, before)]
        added = [look for look in looks if look not in before.looks]
        if added and all(look in looks for look in before.looks):
            put_looks(shot, edits, index, added, said)
        elif looks != before.looks:
            edits.put(f"subjects[{index}].looks", [k.model_dump(mode="json") for k in looks], said)
        if after.position != before.position:
            edits.put(f"subjects[{index}].position", after.position, said)
    hours = terms_by_phrase("times_of_day")
    place = str(draft.values.get("setting.place", "")).lower()
    newcomers = [
        s
        for s in cast.subjects[len(shot.subjects) :]
        if s.noun.lower() not in hours
        and not is_of_the_trade(s.noun, "a" if re.search(rf"\ban? (?:\w+ )?{re.escape(s.noun)}", said, re.I) else "")
        and not place.endswith(s.noun.lower())
        and not _is_speaker(s, said)
    ]
    parts = {i for beat in draft.beats for i in (beat.subject, beat.target)}
    placed = "setting.place" in draft.values
    newcomers = [s for s in newcomers if _is_announced(s, said)]
    fresh = [s for s in newcomers if brings or (s.id in parts and _is_known_thing(s)) or (placed and s.kind != "thing")]
    fresh = [
        s for s in fresh if not any(re.search(rf"\bthe {re.escape(s.noun)}\b", o.position, re.I) for o in newcomers)
    ]
    if fresh:
        rows = (s.model_dump(mode="json") for s in fresh)
        edits.put("subjects", [*edits.rows(shot, "subjects"), *rows][:24], said)
    return {s.id: s.noun for s in cast.subjects[len(shot.subjects) :] if s not in fresh}
