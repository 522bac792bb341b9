"""Reading the camera: moves with direction and speed, in order; and size, angle, view, lens and stability."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, NamedTuple

from prompts.reading.draft import Draft
from prompts.reading.grammar import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, gerund_of, verb_of
from prompts.reading.lexicon import Match, noun_at, phrase_at
from prompts.reading.words import Words
from prompts.shot import Camera, Stability
from prompts.vocabulary import table

__all__ = ["camera_labels", "read_camera"]

_FAMILY_OF_VERB: Final = {
    "pan": "pan", "swivel": "pan", "tilt": "tilt", "roll": "roll", "rotate": "turn", "spin": "turn", "turn": "pan",
    "zoom": "zoom", "dolly": "go", "push": "go", "pull": "go", "move": "go", "travel": "go", "glide": "go",
    "fly": "go", "drift": "go", "slide": "go", "go": "go", "float": "go", "shift": "go", "advance": "go",
    "come": "go", "get": "go", "draw": "go", "creep": "go", "sweep": "go", "continue": "go", "proceed": "go",
    "truck": "go", "crab": "go", "pedestal": "go", "boom": "go", "lift": "go", "step": "go", "run": "go",
    "crane": "crane", "jib": "crane", "arc": "arc", "orbit": "arc", "circle": "arc", "revolve": "arc",
    "track": "track", "follow": "track", "chase": "track", "trail": "track", "lead": "track",
    "motion": "go", "movement": "go",
}  # fmt: skip
"""Verbs (and two nouns) of camera movement to the family whose directions they take."""

_INTRINSIC: Final = {
    "descend": "pedestal_down", "ascend": "pedestal_up", "rise": "pedestal_up", "lower": "pedestal_down",
    "sink": "pedestal_down", "climb": "pedestal_up", "approach": "dolly_in", "retreat": "dolly_out",
    "drop": "pedestal_down", "elevate": "pedestal_up",
}  # fmt: skip
"""Verbs that say their direction themselves."""

_WAY: Final = {
    "left": "left", "leftward": "left", "leftwards": "left", "right": "right", "rightward": "right",
    "rightwards": "right", "up": "up", "upward": "up", "upwards": "up", "down": "down", "downward": "down",
    "downwards": "down", "forward": "in", "forwards": "in", "in": "in", "closer": "in", "inward": "in", "ahead": "in",
    "backward": "out", "backwards": "out", "back": "out", "out": "out", "away": "out", "outward": "out",
    "clockwise": "cw", "counterclockwise": "ccw", "anticlockwise": "ccw",
}  # fmt: skip
_ONWARD: Final = frozenset("through into toward towards along past".split())
"""Prepositions after which a camera goes forward."""

_MOVES: Final = {
    ("pan", "left"): "pan_left", ("pan", "right"): "pan_right", ("tilt", "up"): "tilt_up", ("tilt", "down"): "tilt_down",
    ("roll", "cw"): "roll_cw", ("roll", "ccw"): "roll_ccw", ("roll", "right"): "roll_cw", ("roll", "left"): "roll_ccw",
    ("turn", "cw"): "roll_cw", ("turn", "ccw"): "roll_ccw", ("turn", "left"): "pan_left", ("turn", "right"): "pan_right",
    ("pan", "up"): "tilt_up", ("pan", "down"): "tilt_down",
    ("zoom", "in"): "zoom_in", ("zoom", "out"): "zoom_out",
    ("go", "in"): "dolly_in", ("go", "out"): "dolly_out", ("go", "left"): "truck_left", ("go", "right"): "truck_right",
    ("go", "up"): "pedestal_up", ("go", "down"): "pedestal_down",
    ("go", "cw"): "arc_cw", ("go", "ccw"): "arc_ccw",
    ("crane", "up"): "crane_up", ("crane", "down"): "crane_down",
    ("arc", "cw"): "arc_cw", ("arc", "ccw"): "arc_ccw", ("arc", "left"): "arc_cw", ("arc", "right"): "arc_ccw",
    ("track", "in"): "dolly_in", ("track", "out"): "dolly_out", ("track", "left"): "truck_left",
    ("track", "right"): "truck_right",
}  # fmt: skip
"""A family and a direction make a move."""

_ALONE: Final = {"zoom": "zoom_in", "crane": "crane_up", "arc": "arc_cw", "track": "track"}
"""What a family means when no direction follows."""

_FILM_VERBS: Final = frozenset(
    ["pan", "tilt", "zoom", "dolly", "truck", "pedestal", "crane", "jib", "arc", "orbit", "track"]
)
"""Verbs that speak of the camera even where no camera is named, once a direction follows."""

_QUICK: Final = re.compile(r"(?:quick|rapid|fast|swift|sudden|brisk)")
_SLOW: Final = re.compile(r"(?:slow|gentl|gradual|subtl|slight|gingerly|lazil|unhurried)")
_LEADS: Final = frozenset(["camera", "cameras", "lens", "cinematographer", "videographer"])
_VIEWERS: Final = frozenset({("drone", "shot"), ("drone", "camera"), ("the", "shot"), ("our", "view"), ("the", "view")})
_KINDS_OF_SHOT: Final = frozenset(
    ["shot", "shots", "view", "angle", "frame", "framing", "perspective", "footage", "movement", "move", "camera"]
)
_FILLERS: Final = frozenset(
    [
        "smoothly",
        "steadily",
        "slowly",
        "quickly",
        "gently",
        "rapidly",
        "slightly",
        "then",
        "and",
        "to",
        "the",
        "a",
        "an",
        "its",
        "while",
        "simultaneously",
        "also",
        "continues",
        "starts",
        "begins",
        "slow",
        "fast",
        "quick",
        "smooth",
        "gentle",
        "steady",
        "slight",
        "subtle",
        "very",
        "on",
        "of",
        "with",
        "by",
        "from",
        "is",
        "subtly",
        "gradually",
        "swiftly",
        "initially",
        "first",
        "finally",
        "toward",
        "towards",
    ]
)
_FIXED: Final = re.compile(
    r"\b(?:remains?|remaining|stays?|staying|holds?|holding|keeps?|is|completely|stands?|sits?)\b[^.;]{0,30}?"
    r"\b(?:fixed|static|still|stationary|motionless|locked|unmoving)\b"
    r"|\b(?:fixed|static|stationary|locked[- ](?:off|down))\b"
)
_UNSTEADY: Final = re.compile(
    r"\b(?:unsteady|unsteadily|unsteadiness|shaky|shakily|wobbly|noticeable shaking|some shaking|shakes?|trembles?|"
    r"slight shaking|vibrat\w+|jitters?|jittery)\b"
)
_CALM: Final = re.compile(r"\b(?:no|without|any|minimal|little|free of(?: any)?|exhibiting no|not?)\b[^.,;]{0,30}$")
_SUBORDINATE: Final = frozenset(["as", "while", "when", "where", "which", "who", "that", "until"])


class _Step(NamedTuple):
    move: str
    start: int
    end: int
    speed: str
    way: str = ""


@dataclass(slots=True)
class _Reader:
    words: Words
    steps: list[_Step] = field(default_factory=list)
    family: str = ""
    family_at: int = -1
    waiting: tuple[str, int] = ("", -9)
    emitted: bool = True
    speed: str = ""

    def flush(self, at: int) -> None:
        """A family that met no direction means its plain move."""
        if self.family and not self.emitted and self.family in _ALONE:
            self._add(_ALONE[self.family], self.family_at, at)
        self.family, self.emitted = "", True

    def _add(self, move: str, start: int, end: int, way: str = "") -> None:
        if not any(step.move == move and step.start <= start < step.end for step in self.steps):
            self.steps.append(_Step(move, start, end, self.speed, way))

    def meet_family(self, family: str, at: int) -> None:
        self.flush(at)
        self.family, self.family_at, self.emitted = family, at, False
        way, seen = self.waiting
        if way and at - seen <= 2 and (family, way) in _MOVES:
            self._add(_MOVES[family, way], seen, at + 1)
            self.emitted = True
        self.waiting = ("", -9)

    def meet_way(self, way: str, at: int) -> None:
        move = _MOVES.get((self.family, way))
        following = self.words.low(at + 1)
        noun_next = _family(following) or _family(self.words.low(at + 2)) if following not in ("and", ",", ".") else ""
        if move and not (noun_next and self.emitted and following not in _FILLERS):
            self._add(move, self.family_at if not self.emitted else at, at + 1)
            self.emitted = True
        else:
            self.waiting = (way, at)


@cache
def _film_forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for base in (*_FAMILY_OF_VERB, *_INTRINSIC):
        doubled = f"{base}{base[-1]}" if base in ("pan", "crab", "step", "run", "get", "drop") else base
        stem = base[:-1] if base.endswith("e") else doubled
        third = f"{base[:-1]}ies" if base in ("dolly", "fly") else f"{base}es" if base == "go" else f"{base}s"
        past = f"{base[:-1]}ied" if base in ("dolly", "fly") else f"{stem}ed"
        ing = gerund_of(base) if doubled == base else f"{doubled}ing"
        for form in (base, third, past, ing):
            forms.setdefault(form, base)
    forms.update(dollies="dolly", dollys="dolly", rising="rise", rose="rise", flew="fly", led="lead")
    return forms


def _base(word: str) -> str:
    return _film_forms().get(word, "")


def _family(word: str) -> str:
    return _FAMILY_OF_VERB.get(_base(word), "")


def read_camera(words: Words, draft: Draft) -> None:
    """Read every camera cue of a text into the draft, and claim its words."""
    for start, end in words.sentences():
        _read_cues(words, start, end, draft)
        for first, last in _segments(words, start, end):
            _read_segment(words, first, last, draft)
        _read_keywords(words, start, end, draft)


# --- where the camera is spoken of ---------------------------------------------------------------------------


def _segments(words: Words, start: int, end: int) -> list[tuple[int, int]]:
    """Ranges whose subject is the camera."""
    found: list[tuple[int, int]] = []
    at = start
    while at < end:
        if _is_lead(words, at) and words.free(at):
            stop = _segment_end(words, at, end, opens=_opens_sentence(words, start, at))
            found.append((at, stop))
            at = stop
        else:
            at += 1
    return found


def _is_lead(words: Words, at: int) -> bool:
    word = words.low(at)
    if word in _LEADS:
        return not _is_a_thing(words, at)
    if word == "drone":
        verb = next((i for i in range(at + 1, at + 5) if not words.low(i).endswith("ly") and words.low(i) != "and"), at)
        moves = bool(_base(words.low(verb))) or words.low(at + 1) in _KINDS_OF_SHOT
        return moves and words.low(at - 1) in {"the", "", ".", ","}
    return (word, words.low(at + 1)) in {("shot", "moves"), ("shot", "starts"), ("view", "moves"), ("frame", "moves")}


def _is_a_thing(words: Words, at: int) -> bool:
    """A camera somebody holds, or looks at, is a thing in the picture."""
    before = [words.low(i) for i in range(max(0, at - 3), at)]
    if words.low(at) == "lens" and not _base(words.low(at + 1)):
        return True
    return bool(
        {"to", "at", "toward", "towards", "hold", "holds", "holding", "facing", "into", "for"} & set(before)
    ) and not (_base(words.low(at + 1)) or words.low(at + 1).endswith("ly"))


def _opens_sentence(words: Words, start: int, at: int) -> bool:
    """True when the camera is the subject of the sentence: nothing but its own adjectives stands before it."""
    return at - start <= 4 and not any(
        words.tokens[i].is_mark or words.low(i) in PREPOSITIONS or noun_at(words, i, i + 1) for i in range(start, at)
    )


def _segment_end(words: Words, at: int, end: int, *, opens: bool) -> int:
    index = at + 1
    while index < end:
        if words.low(index) in {",", ":"} and not opens and not _goes_on(words, index + 1, end):
            return index
        index += 1
    return end


def _goes_on(words: Words, at: int, end: int) -> bool:
    for index in range(at, min(at + 4, end)):
        word = words.low(index)
        if _base(word) and (word.endswith("ing") or words.low(index - 1) == "then" or _base(word) in _FILM_VERBS):
            return True
        if word not in _FILLERS and not word.endswith("ly"):
            return False
    return False


# --- moves ---------------------------------------------------------------------------------------------------


def _read_segment(words: Words, start: int, end: int, draft: Draft) -> None:
    """Read the moves of a range whose subject is the camera, in order."""
    said = words.said(start, end).lower()
    steps = _steps(words, start, end)
    shaky = _is_unsteady(said)
    holds = bool(_FIXED.search(said)) and not [s for s in steps if s.move not in ("handheld",)]
    if holds:
        steps = [_Step("static_shake" if shaky else "static", start, start + 1, "")]
        _claim_fixed(words, start, end)
    elif shaky and not steps:
        steps = [_Step("static_shake" if "vibrat" in said else "handheld", start, start + 1, "")]
    elif shaky:
        draft.put("camera.stability", Stability.HANDHELD, said)
    for step in steps:
        draft.move(step.move, words.said(step.start, step.end), step.speed or None, step.way)
        words.claim(step.start, step.end)
    if steps:
        _claim_lead(words, start, end)


def _claim_fixed(words: Words, start: int, end: int) -> None:
    for index in range(start, end):
        if words.low(index) in {"fixed", "static", "still", "stationary", "motionless", "locked", "remains", "stays",
                                "is", "completely", "off", "down", "perfectly", "holds", "keeps"}:  # fmt: skip
            words.claim(index, index + 1)


def _claim_lead(words: Words, start: int, end: int) -> None:
    """Claim the camera's own noun, its article and the fillers around the moves."""
    first = start
    while (
        first > 0
        and words.free(first - 1)
        and words.low(first - 1) in {"the", "a", "an", "with", "our", "then", "handheld"}
    ):
        first -= 1
    words.claim(first, start + 1)
    for index in range(start + 1, end):
        near = words.claimed[index - 1] or (index + 1 < end and words.claimed[index + 1])
        if near and (words.low(index) in _FILLERS or (words.low(index).endswith("ly"))):
            follows = index + 1 < end and words.claimed[index + 1]
            if (
                words.low(index)
                not in {"to", "the", "a", "an", "on", "of", "with", "by", "from", "toward", "towards", "its"}
                or follows
            ):
                words.claim(index, index + 1)


def _is_unsteady(said: str) -> bool:
    for match in _UNSTEADY.finditer(said):
        if not _CALM.search(said[: match.start()]):
            return True
    return False


def _steps(words: Words, start: int, end: int) -> list[_Step]:
    reader = _Reader(words)
    index = start
    while index < end:
        if _skips(words, index, end):
            index = _clause_end(words, index, end)
            continue
        width = _consume(reader, words, index, end)
        index += max(width, 1)
    reader.flush(end)
    return reader.steps


def _consume(reader: _Reader, words: Words, index: int, end: int) -> int:
    """Take what stands at a token; returns how many tokens were taken."""
    word = words.low(index)
    if _QUICK.match(word):
        reader.speed = "fast"
    elif _SLOW.match(word):
        reader.speed = "slow"
    if word in {"from", "left", "right"} and (across := _across(words, index)):
        way, width = across
        if reader.family == "track":
            reader.steps.append(_Step("track_side", reader.family_at, index + width, reader.speed, way))
            reader.emitted = True
        else:
            reader.meet_way(way, index + width - 1)
        return width
    match = phrase_at(words, index, "camera_moves", first=_base(word)) if word not in _LEADS else None
    if match and match.end <= end and _is_whole(match, words, index):
        reader.flush(index)
        reader.family = ""
        reader.steps.append(_Step(match.id, match.start, match.end, reader.speed, _way_in(words, match)))
        reader.family, reader.family_at, reader.emitted = _family(word), index, True
        return match.end - match.start
    if word == "counter" and words.low(index + 1) == "clockwise":
        reader.meet_way("ccw", index)
        return 2
    if word == "anti" and words.low(index + 1) == "clockwise":
        reader.meet_way("ccw", index)
        return 2
    base = _base(word)
    if base in _INTRINSIC:
        reader.flush(index)
        reader.steps.append(_Step(_INTRINSIC[base], index, index + 1, reader.speed))
        return 1
    if base and not (word == "lead" and words.low(index - 1) in DETERMINERS):
        reader.meet_family(_FAMILY_OF_VERB[base], index)
        return 1
    if word in _ONWARD and reader.family == "go" and not reader.emitted and index - reader.family_at <= 2:
        reader._add("dolly_in", reader.family_at, reader.family_at + 1)
        reader.emitted = True
        return 1
    if word in _WAY and not _is_preposition_here(words, index, end):
        reader.meet_way(_WAY[word], index)
    return 1


_STATES: Final = frozenset({"static", "static_shake", "handheld", "compound", "reveal", "pov", "fpv", "aerial"})
"""Moves that a sentence about the camera tells in other ways than by their phrase."""


def _is_whole(match: Match, words: Words, index: int) -> bool:
    """A table phrase counts when the plain grammar of verb and direction would not read it as well or better."""
    if match.id in _STATES:
        return False
    if match.end - match.start == 1:
        return match.id in ("steadicam", "rack_focus")
    return words.low(match.end - 1) not in _WAY or match.end - match.start >= 3


def _way_in(words: Words, match: Match) -> str:
    """The direction on screen that a phrase such as `tracking left to right` says itself."""
    said = words.said(match.start, match.end).lower()
    return "right" if "left to right" in said else "left" if "right to left" in said else ""


def _is_preposition_here(words: Words, index: int, end: int) -> bool:
    """`in the desert`, `up the stairs`, `out of the window`: a direction word that begins a place."""
    word = words.low(index)
    following = words.low(index + 1)
    if word in {"in", "out"}:
        return (following in DETERMINERS and word == "in") or (word == "in" and following in {"a", "front", "place"})
    if word in {"right", "left"}:
        return words.low(index - 1) in DETERMINERS - {"the"} or following in {"hand", "side"}
    return False


def _across(words: Words, index: int) -> tuple[str, int] | None:
    """`from left to right`, `right to left`: the direction of travel, and how many tokens say it."""
    at = index + 1 if words.low(index) == "from" else index
    at += words.low(at) == "the"
    here, to = words.low(at), words.low(at + 1)
    there = words.low(at + 2) if words.low(at + 2) != "the" else words.low(at + 3)
    if {here, there} == {"left", "right"} and to == "to":
        return there, at + 3 - index + (words.low(at + 2) == "the")
    return None


def _skips(words: Words, index: int, end: int) -> bool:
    """True where a clause of another subject begins: `as the car turns left`, `a man moving backward`."""
    word = words.low(index)
    if word in _SUBORDINATE:
        following = words.low(index + 1)
        if following in {"it", "the"} and (following == "it" or words.low(index + 2) in _LEADS):
            return False
        if _base(following) or following.endswith(("ing", "ly")) or following in _WAY or following in _LEADS:
            return False
        return index + 1 < end
    if _base(word) and word.endswith("ing") and words.low(index - 1) not in _LEADS:
        previous = words.low(index - 1)
        before = noun_at(words, index - 1, index) if previous.isalpha() else None
        film = _base(word) in _FILM_VERBS
        is_way = previous in _WAY or previous in _FILLERS or previous.endswith("ly")
        return bool(before) and not film and not is_way and previous not in {"motion", "movement", "shot", "drone"}
    return False


def _clause_end(words: Words, index: int, end: int) -> int:
    at = index + 1
    while at < end and words.low(at) not in {",", ";", ":"}:
        if words.low(at) in {"then", "while"} or (words.low(at) == "before" and words.low(at + 1).endswith("ing")):
            return at
        at += 1
    return at


# --- keywords without a camera -------------------------------------------------------------------------------

_FILM_ONLY_FIRST: Final = frozenset(
    [
        "pan",
        "pans",
        "panning",
        "tilt",
        "tilts",
        "tilting",
        "zoom",
        "zooms",
        "zooming",
        "dolly",
        "dollies",
        "dollying",
        "crane",
        "jib",
        "whip",
        "swish",
        "rack",
        "racking",
        "pull",
        "tracking",
        "handheld",
        "hand",
        "drone",
        "aerial",
        "fpv",
        "steadicam",
        "bullet",
        "vertigo",
        "hitchcock",
        "static",
        "fixed",
        "locked",
        "still",
        "truck",
        "trucking",
        "pedestal",
        "orbit",
        "orbiting",
        "arc",
        "camera",
        "crash",
        "punch",
        "shaky",
        "point",
        "pov",
        "first",
        "push",
        "slow",
        "follow",
        "following",
        "dolly-zoom",
        "side",
        "trombone",
        "zolly",
        "contra",
        "reverse",
        "360",
        "tripod",
        "reveal",
        "low",
        "lateral",
        "parallel",
        "chase",
        "gimbal",
        "intense",
        "steady",
        "time",
        "focus",
        "shift",
        "snap",
        "widen",
        "flyover",
        "dollyzoom",
        "smooth",
        "gopro",
        "dashcam",
        "clockwise",
        "counterclockwise",
        "leading",
        "rising",
        "circular",
        "stationary",
        "through",
        "subjective",
        "frozen",
        "matrix",
        "fly",
        "front",
        "tail",
        "rear",
        "helicopter",
        "pulls",
        "pushes",
    ]
)
_PLAIN: Final = frozenset(
    {"zoom", "dolly", "truck", "tracking", "still", "fixed", "reveal", "revealing", "orbit", "rise", "lower", "shaky",
     "trombone", "vertigo", "retreat", "descend", "ascend", "widen", "widen out", "pull back", "pull out", "push in",
     "first person", "follow the subject", "circle around", "move closer", "go in", "static", "fly through", "fly over"}
)  # fmt: skip
"""Phrases that are film terms only where they stand alone between commas."""


def _read_keywords(words: Words, start: int, end: int, draft: Draft) -> None:
    """Read film terms where no camera is named: `crane up`, `dolly zoom on a man`, `, tracking shot`."""
    index = start
    while index < end:
        word = words.low(index)
        if not words.free(index) or (word not in _FILM_ONLY_FIRST and _base(word) not in _FILM_VERBS):
            index += 1
            continue
        match = phrase_at(words, index, "camera_moves", first=_base(word))
        if match is None or match.end > end or not _stands_alone(words, match, start, end):
            index += 1
            continue
        _keep_keyword(words, match, start, end, draft)
        index = match.end


def _keep_keyword(words: Words, match: Match, start: int, end: int, draft: Draft) -> None:
    first, last = match.start, match.end
    speed, way = "", ""
    while first > start and words.free(first - 1) and (
        words.low(first - 1) in {"with", "a", "an", "the", "in"} or _SLOW.match(words.low(first - 1))
        or _QUICK.match(words.low(first - 1)) or words.low(first - 1) in {"smooth", "steady", "featuring"}
    ):  # fmt: skip
        first -= 1
        speed = "slow" if _SLOW.match(words.low(first)) else "fast" if _QUICK.match(words.low(first)) else speed
    while last < end and words.low(last) in {"shot", "camera", "move", "effect", "movement", "style"}:
        last += 1
    after = words.low(last)
    if after.endswith("ly") and (_SLOW.match(after) or _QUICK.match(after)):
        speed = "slow" if _SLOW.match(after) else "fast"
        last += 1
    across = _across(words, last) if last < end else None
    if across:
        way, width = across
        last += width
    way = way or _way_in(words, match)
    if match.id in ("handheld", "steadicam"):
        draft.put(
            "camera.stability",
            Stability.HANDHELD if match.id == "handheld" else Stability.GIMBAL,
            words.said(first, last),
        )
    draft.move(match.id, words.said(first, last), speed or None, way)
    words.claim(first, last)


def _stands_alone(words: Words, match: Match, start: int, end: int) -> bool:
    """Whether the phrase is meant as a film term: ordinary words must stand between commas or ends."""
    phrase = " ".join(words.low(i) for i in range(match.start, match.end))
    verbal = verb_of(words.low(match.start))
    base = _base(words.low(match.start))
    ordinary = phrase in _PLAIN or (
        match.end - match.start == 1 and phrase not in {"handheld", "steadicam", "zolly", "fpv"}
    )
    if not ordinary and (base in _FILM_VERBS or verbal is None):
        return True
    before = match.start - 1
    while before >= start and (_SLOW.match(words.low(before)) or _QUICK.match(words.low(before)) or words.low(before) in {"a", "the", "in", "with", "then", "and"}):  # fmt: skip
        before -= 1
    opens = before < start or words.tokens[before].is_mark or words.claimed[before]
    after = words.low(match.end) if match.end < end else ""
    closes = (
        not after
        or not after[0].isalnum()
        or after in PREPOSITIONS
        or after in CONJUNCTIONS
        or after in {"shot", "camera", "slowly", "quickly"}
    )
    return opens and closes


# --- size, angle, view, lens ---------------------------------------------------------------------------------

_CUE_TABLES: Final[tuple[tuple[Any, str], ...]] = (
    ("shot_sizes", "camera.size"),
    ("angles", "camera.angle"),
    ("views", "camera.view"),
)
_NEEDS_SHOT: Final = frozenset(
    [
        "wide",
        "full",
        "medium",
        "close",
        "establishing",
        "macro",
        "tight",
        "choker",
        "vista",
        "panorama",
        "very",
        "extreme",
        "panoramic",
        "canted",
        "ms",
        "cu",
        "ws",
        "fs",
    ]
)
"""Ordinary words that name a shot size only before `shot`, `view` or the like, or between commas."""

_SPATIAL: Final = frozenset(
    {"from above", "from below", "looking up", "looking down", "looking up at", "looking down on", "looking down at",
     "straight up", "straight down", "from behind", "from the front", "from the side", "from the ground", "behind view",
     "from the floor", "from a height", "directly below", "directly above", "from the back", "from the rear",
     "from overhead", "over head", "overhead", "straight on", "near the ground", "low to the ground", "facing the camera",
     "from one side"}
)  # fmt: skip
"""Phrases that are camera cues only at the end of a clause; inside one they say where a thing is."""


def _read_cues(words: Words, start: int, end: int, draft: Draft) -> None:
    index = start
    while index < end:
        found = _cue_at(words, index, start, end)
        if found is None:
            index += 1
            continue
        path, match = found
        first, last = match.start, match.end
        while last < end and words.low(last) in _KINDS_OF_SHOT and words.free(last) and words.low(last) != "camera":
            last += 1
        while (
            first > start
            and words.free(first - 1)
            and words.low(first - 1) in {"a", "an", "in", "the", "from", "at", "with"}
        ):
            first -= 1
        if draft.put(path, match.id, words.said(first, last)):
            keep = _is_tracked_view(words, first, start)
            words.claim(match.start if keep else first, last)
            if keep:
                words.claimed[match.start : last] = [False] * (last - match.start)
        index = last


def _is_tracked_view(words: Words, first: int, start: int) -> bool:
    """`tracking from the side`: the words say the view and belong to the move as well."""
    window = [words.low(i) for i in range(max(start, first - 5), first)]
    return any(_family(word) == "track" for word in window)


def _cue_at(words: Words, index: int, start: int, end: int) -> tuple[str, Match] | None:
    if not words.free(index) or not words.tokens[index].is_word:
        return None
    best: tuple[str, Match] | None = None
    for name, path in _CUE_TABLES:
        match = phrase_at(words, index, name)
        if (
            match
            and match.end <= end
            and (best is None or match.end > best[1].end)
            and _cue_counts(words, match, start, end)
        ):
            best = (path, match)
    return best


def _cue_counts(words: Words, match: Match, start: int, end: int) -> bool:
    phrase = " ".join(words.low(i) for i in range(match.start, match.end))
    after = words.low(match.end) if match.end < end else ""
    closes = not after or not after[0].isalnum() or words.claimed[match.end]
    opens = match.start == start or words.tokens[match.start - 1].is_mark
    if words.low(match.start) in _NEEDS_SHOT and match.end - match.start == 1:
        return after in {"shot", "shots", "framing", "view"} or (opens and closes and words.low(match.start) != "ms")
    if phrase in {"frontal", "canted", "profile", "front", "back", "overhead", "dutch"}:
        return after in _KINDS_OF_SHOT or (opens and closes)
    if phrase in _SPATIAL:
        return closes or (opens and after in {"of", "at", "on"}) or after in CONJUNCTIONS
    if phrase.startswith("looking"):
        return opens or closes
    return match.id not in AUXILIARIES


def camera_labels(camera: Camera) -> frozenset[str]:
    """The CameraBench movement labels that a camera's moves imply, by their names there."""
    found: set[str] = set()
    for move in camera.moves:
        found.update(table("camera_moves")[move.kind].labels)
        if move.kind == "track_side" and move.direction in ("left", "right"):
            found.add(f"Move {move.direction.title()}")
    return frozenset(found)
