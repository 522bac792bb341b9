"""Absolute words: `at 85 mm`, `from below`, `at night`, `on a beach`, `as a watercolour`, `it jumps`, `add a cat`."""

from __future__ import annotations

import re
from typing import Any, Final

from prompts.reading.camera import read_camera
from prompts.reading.cast import Cast
from prompts.reading.clauses import read_clauses
from prompts.reading.cues import read_fixed_phrases, read_quotations, read_table_cues
from prompts.reading.draft import Draft
from prompts.reading.spelling import mend_spelling
from prompts.reading.words import Words
from prompts.revising.edits import Edits
from prompts.revising.patterns import pattern, source
from prompts.shot import Beat, Shot
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["read_absolute"]

_DAY_WORDS: Final = frozenset({
    "sunlit", "sunny", "sun-drenched", "sun-dappled", "sun-soaked", "sunbathed", "bright",
})  # fmt: skip
_NIGHT_WORDS: Final = frozenset({
    "moonlit", "dark", "night-time", "nighttime", "starlit", "midnight",
})  # fmt: skip


def read_absolute(text: str, shot: Shot, edits: Edits) -> tuple[str, ...]:
    """Collect the edits that the remaining words ask for, read as a request would be.

    Returns:
        The pieces of the text that were not understood.
    """
    draft = Draft()
    adds = bool(pattern("absolute", "adds").search(text))
    brings = bool(pattern("absolute", "adding_verb").search(text))
    text = pattern("absolute", "add_lead").sub(" ", text)
    text = _FOLLOWED.sub(r"\1", text)
    words = Words.of(mend_spelling(_plain(read_quotations(text, draft))))
    if not any(t.is_word or t.is_number for t in words.tokens) and not draft.text:
        return ()
    read_fixed_phrases(words, draft)
    read_camera(words, draft)
    read_table_cues(words, draft)
    cast = Cast(subjects=list(shot.subjects), last=shot.main_subject.id if shot.main_subject else "")
    rest = read_clauses(words, draft, cast)
    _scalars(draft, shot, edits)
    _lists(draft, shot, edits, adds=adds)
    _moves(draft, shot, edits, adds=brings)
    strangers = _cast(cast, draft, shot, edits, text, brings=brings)
    _beats(draft, shot, edits, text, adds=adds, strangers=strangers)
    _tidy_place(shot, edits)
    left = [words.said(start, end).strip() for start, end in rest]
    return tuple(said for said in [*left, *strangers.values()] if said and said.lower() not in _IDLE)


_FOLLOWED: Final = re.compile(
    r"\b(follow|track|trail|tail)(?:ing|s)? (?:it|him|her|them|the \w+)(?= from| behind)", re.I
)
"""`follow it from behind` is the camera's move, whoever it follows."""

_IDLE: Final = frozenset({
    "it", "the", "a", "an", "this", "that", "be", "to", "in", "at", "on", "of", "shot", "scene", "same",
    "everything", "else", "weather", "light", "lighting", "mood", "shots",
})  # fmt: skip


def _plain(text: str) -> str:
    text = pattern("absolute", "leading").sub(" ", text)
    return re.sub(r"\s{2,}", " ", re.sub(r"(?:\s*,\s*)+", ", ", text)).strip(" ,;.")


def _plain_value(value: Any) -> Any:
    return value.value if hasattr(value, "value") else value


def _scalars(draft: Draft, shot: Shot, edits: Edits) -> None:
    for path, value in draft.values.items():
        edits.put(path, _plain_value(value), draft.said.get(path, ""))
    if "setting.place" in draft.values:
        stage = draft.values.get("setting.stage")
        row = table("stages").get(stage or "")
        edits.put("setting.interior", row.interior if row else None, draft.said.get("setting.place", ""))
        if not stage:
            edits.put("setting.stage", None, draft.said["setting.place"])
    draft.style_words = [word for word in draft.style_words if word != draft.said.get("lighting.quality")]
    if draft.style_words and "style.look" in draft.values:
        edits.put("style.words", draft.style_words, draft.said["style.look"])
    elif draft.style_words:
        edits.put(
            "style.words", list(dict.fromkeys([*shot.style.words, *draft.style_words]))[:12], draft.style_words[0]
        )


def _lists(draft: Draft, shot: Shot, edits: Edits, *, adds: bool) -> None:
    if draft.details:
        edits.put(
            "setting.details", list(dict.fromkeys([*shot.setting.details, *draft.details]))[:24], draft.details[0]
        )
    if draft.avoid:
        edits.put("avoid", list(dict.fromkeys([*shot.avoid, *draft.avoid]))[:16], draft.avoid[0])
    if draft.text:
        rows = [t.model_dump(mode="json") for t in draft.text]
        kept = [t.model_dump(mode="json") for t in shot.text] if adds else []
        edits.put("text", [*kept, *rows][:8], draft.text[0].text)
    if draft.dialogue:
        edits.put("sound.dialogue", [*shot.sound.dialogue, *draft.dialogue][:8], draft.dialogue[0])


def _moves(draft: Draft, shot: Shot, edits: Edits, *, adds: bool) -> None:
    if not draft.moves:
        return
    said = ", ".join(draft.said.get(f"camera.moves[{i}]", "") for i in range(len(draft.moves)))
    fresh = [{**move, "speed": _plain_value(move["speed"])} for move in draft.moves]
    texture = all(table("camera_moves")[move["kind"]].family == "texture" for move in fresh)
    kinds = {move["kind"] for move in fresh}
    stay = [m for m in shot.camera.moves if m.kind not in ("static", "static_shake") and m.kind not in kinds]
    old = [m.model_dump(mode="json") for m in stay] if adds or texture else []
    edits.put("camera.moves", [*old, *fresh][:8], said)


def _cast(cast: Cast, draft: Draft, shot: Shot, edits: Edits, said: str, *, brings: bool) -> dict[str, str]:
    """Looks and positions of who is there; newcomers only where the words bring them in or give them a part.

    Returns:
        Newcomers that nothing brings in, by id, with their words.
    """
    for index, before in enumerate(shot.subjects):
        after = cast.subjects[index]
        if after.looks != before.looks:
            edits.put(f"subjects[{index}].looks", [k.model_dump(mode="json") for k in after.looks], said)
        if after.position != before.position:
            edits.put(f"subjects[{index}].position", after.position, said)
    hours = terms_by_phrase("times_of_day")
    newcomers = [s for s in cast.subjects[len(shot.subjects) :] if s.noun.lower() not in hours]
    parts = {i for beat in draft.beats for i in (beat.subject, beat.target)}
    placed = "setting.place" in draft.values
    fresh = [
        s
        for s in newcomers
        if brings or (s.id in parts and s.noun.lower() in terms_by_phrase("nouns")) or (placed and s.kind != "thing")
    ]
    if fresh:
        before_rows = edits.values.get("subjects", [s.model_dump(mode="json") for s in shot.subjects])
        edits.put("subjects", [*before_rows, *(s.model_dump(mode="json") for s in fresh)][:24], said)
    return {s.id: s.noun for s in newcomers if s not in fresh}


def _beats(draft: Draft, shot: Shot, edits: Edits, said: str, *, adds: bool, strangers: dict[str, str]) -> None:
    """What a subject does is replaced by what it is now said to do; `then` and `add` put it after the rest."""
    told = [beat for beat in draft.beats if beat.subject not in strangers]
    if not told:
        return
    rows: list[dict[str, Any]] = edits.values.get("beats", [b.model_dump(mode="json") for b in shot.beats])
    known = {s.id for s in shot.subjects}
    main = shot.main_subject
    fresh = [_told_of(beat, main.id if main else "", strangers) for beat in told]
    fresh = [beat for beat in fresh if adds or not _is_done_already(beat, shot)]
    if not fresh:
        return
    doers = {beat.subject for beat in fresh}
    told_rows = [
        (_with_place(beat, shot, edits) if beat.subject in known else beat).model_dump(mode="json") for beat in fresh
    ]
    first = next((i for i, row in enumerate(rows) if row["subject"] in doers), len(rows)) if not adds else len(rows)
    stay = [row if adds else None if row["subject"] in doers else row for row in rows]
    before, after = ([row | {"start_s": None, "end_s": None} for row in part if row is not None]
                     for part in (stay[:first], stay[first:]))  # fmt: skip
    edits.put("beats", [*before, *told_rows, *after][:24], said)


def _is_done_already(beat: Beat, shot: Shot) -> bool:
    """`the car drives faster` tells nothing new of what the car does."""
    return len(beat.action.split()) < 2 and any(
        old.subject == beat.subject and old.motion == beat.motion for old in shot.beats
    )


def _told_of(beat: Beat, main: str, strangers: dict[str, str]) -> Beat:
    target = "" if beat.target in strangers else beat.target
    return beat.model_copy(update={"subject": beat.subject or main, "target": target})


def _with_place(beat: Beat, shot: Shot, edits: Edits) -> Beat:
    """A new action takes over where the old one took place: `running through the meadow`, now `walking` through it."""
    motion = table("motions").get(beat.motion or "")
    if "setting.place" in edits.values or not shot.setting.place or motion is None or not motion.speed_mps:
        return beat
    for old in shot.beats:
        where = _place_phrase(old.action, shot.setting.place)
        if (
            old.subject == beat.subject
            and where
            and where.lower() not in beat.action.lower()
            and len(beat.action.split()) < 3
        ):
            return beat.model_copy(
                update={"action": f"{beat.action} {where}", "direction": beat.direction or old.direction}
            )
    return beat


def _place_phrase(action: str, place: str) -> str:
    match = re.search(rf"\b{source('absolute', 'place_prepositions')} (?:the |an? )?{re.escape(place)}", action, re.I)
    return match.group() if match else ""


def _tidy_place(shot: Shot, edits: Edits) -> None:
    """Take the old place out of the actions, and words of light that the new hour denies out of the place."""
    if (
        "beats" not in edits.values
        and shot.setting.place
        and edits.values.get("setting.place", shot.setting.place) != shot.setting.place
    ):
        for index, beat in enumerate(shot.beats):
            where = _place_phrase(beat.action, shot.setting.place)
            if where and beat.action != where:
                action = beat.action.replace(where, "").strip(" ,")
                edits.put(f"beats[{index}].action", action, edits.said["setting.place"], incidental=True)
    time = edits.values.get("setting.time_of_day")
    row = table("times_of_day").get(time) if time else None
    if row is None:
        return
    denied = _DAY_WORDS if row.night or row.id in {"dusk", "blue_hour"} else _NIGHT_WORDS
    against = re.compile(rf"\b(?:{'|'.join(sorted(denied))})\b,? ?", re.I)
    place = edits.values.get("setting.place", shot.setting.place)
    if against.search(place):
        edits.put(
            "setting.place", against.sub("", place).strip() or place, edits.said["setting.time_of_day"], incidental=True
        )
    rows = edits.values.get("beats")
    for index, beat in enumerate(shot.beats):
        action = edits.values.get(f"beats[{index}].action", beat.action)
        if rows is None and against.search(action):
            edits.put(
                f"beats[{index}].action",
                against.sub("", action).strip(),
                edits.said["setting.time_of_day"],
                incidental=True,
            )
