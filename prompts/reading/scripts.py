"""Scripts by their layout: screenplays, timecodes, tables, headed lines and lists, as the words of each shot."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from prompts.reading.grammar import NUMBER_WORDS
from prompts.reading.lists import lists_of
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["MAX_SHOTS", "Scene", "bars_for_tabs", "laid_out", "people_of"]

MAX_SHOTS: Final = 60


@dataclass(frozen=True, slots=True)
class Scene:
    """The words of one shot.

    Attributes:
        title: its label, if it had one.
        text: the words.
        coverage: id of the shot size for one of several views of the same words; empty for the first.
        duration_s: how long its timecode or table row says that it lasts, seconds.
        topic: what no camera sees and the words stand for: the `gravity` of an apple that falls.
    """

    title: str
    text: str
    coverage: str = ""
    duration_s: float | None = None
    topic: str = ""


def laid_out(text: str) -> list[Scene]:
    """The shots of a text whose layout shows them; empty when it has no such layout."""
    for reader in _LAYOUTS:
        scenes = reader(text)
        if scenes:
            return scenes[:MAX_SHOTS]
    return []


def people_of(lead: str) -> list[str]:
    """What a preface says of each character: `Tom: a boy` or `Cast: Tom (a boy), Rex (a dog)` as `Tom is a boy`."""
    told = [match for pattern in (_IN_BRACKETS, _AFTER_NAME) for match in pattern.finditer(lead)]
    return [f"{match['name']} is {match['told'].strip()}" for match in told]


_NAME: Final = r"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)"
_IN_BRACKETS: Final = re.compile(rf"{_NAME} ?\((?P<told>(?:an?|the) [^)\n]{{3,200}})\)")
_AFTER_NAME: Final = re.compile(
    rf"(?:^|\n)[-*• ]*(?:\d+[.)] )?\**{_NAME}\** ?(?::|[-–—]|=) ?(?P<told>(?:an?|the) [^\n]{{3,300}}?)\.?(?=\n|$)"
)


@cache
def _words(key: str) -> str:
    """A list of the layout words as alternatives of a pattern, the longest first."""
    listed = lists_of("scripts")[key]
    words = listed.strip().split("|") if "|" in listed else listed.split()
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# --- screenplays ---------------------------------------------------------------------------------------------

_SLUG: Final = re.compile(
    r"^\s*(?:(?:SCENE\s+)?\d+[.)]?\s*[-–—:]?\s+)?(?:INT|EXT|INT\.?/EXT|I/E|EST)\b[. ]+"
    r"(?P<place>[^\n]+?[-–—,]\s*[A-Z][A-Z ]+(?=\.\s+\S)|[^\n]+$)"
    r"|^\s*SCENE\s+\d+[A-Z]?\s*[-–—]\s*(?P<named>[A-Z][A-Z '’]+(?:\s*[-–—,]\s*[A-Z][A-Z ]+)+)(?=\.|$)",
    re.M,
)
_CUE: Final = re.compile(r"^(?P<name>[A-Z][A-Z .'’-]{1,30}?)(?: ?\([^)\n]*\))*:?$")
_AGED: Final = re.compile(r"\b(?P<name>[A-Z]{2,}), (?P<age>(?:(?:early|mid|late)[ -])?\d{2}s?),")
"""`JACK, 60s,`: who is introduced, and how old."""
_ASIDE: Final = re.compile(r"^\([^)]*\)$")


@cache
def _transition() -> re.Pattern[str]:
    return re.compile(rf"^(?:{_words('transitions')})[:.]?$", re.I)


def _screenplay(text: str) -> list[Scene]:
    """One shot for every heading such as `INT. KITCHEN - DAY`, with what is spoken in quotation marks."""
    slugs = list(_SLUG.finditer(text))
    if not slugs:
        return []
    ends = [slug.start() for slug in slugs[1:]] + [len(text)]
    scenes = []
    for slug, end in zip(slugs, ends, strict=True):
        body = _action(text[slug.end() : end].lstrip(". "))
        where = _where(slug["place"] or slug["named"])
        scenes.append(Scene(title=slug.group().strip(), text=f"{where}, {body}" if body else where))
    return scenes


def _where(heading: str) -> str:
    """`JOHN'S HOUSE - KITCHEN - NIGHT` as `in the kitchen, John's house, at night`."""
    parts = [part.strip(" .") for part in re.split(r"\s+[-–—]+\s*|\s*[-–—]+\s+|/|,\s+", heading) if part.strip(" .")]
    hours = terms_by_phrase("times_of_day")
    times = [table("times_of_day")[hours[part.lower()]].say for part in parts if part.lower() in hours]
    relative = re.compile(rf"(?:{_words('relative_times')})", re.I)
    places = [part.lower() for part in parts if part.lower() not in hours and not relative.fullmatch(part)]
    named = [f"in the {places[-1]}", *(place for place in places[:-1])] if places else []
    return ", ".join([*named, *times[:1]])


def _action(body: str) -> str:
    """What is seen and said in a scene, as sentences."""
    lines = [line.strip() for line in body.split("\n")]
    told: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        cue = _CUE.match(line)
        following = lines[at + 1] if at + 1 < len(lines) else ""
        if not line or _transition().match(line):
            at += 1
        elif cue and following and not _SLUG.match(following):
            stop = next((i for i in range(at + 1, len(lines)) if not lines[i]), len(lines))
            speech = " ".join(said for said in lines[at + 1 : stop] if not _ASIDE.match(said)).replace('"', "'")
            told.append(f'{cue["name"].title()} says "{speech}"\n')
            at = stop
        else:
            aged = _AGED.sub(lambda m: f"{m['name'].title()} ({m['age']}),", line)
            told.append(re.sub(r"^([A-Z]{2,})(?= \()|\b([A-Z]{3,})\b(?= \(\d)", lambda m: m[0].title(), aged))
            at += 1
    return " ".join(told)


# --- timecodes -----------------------------------------------------------------------------------------------

_CLOCK: Final = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.:]\d{1,3})?"
_SPAN: Final = re.compile(
    rf"(?:^|\n|(?<=[.;!?] ))\s*[-*•]?\s*[(\[]?(?P<first>{_CLOCK}|\d{{1,3}}(?:\.\d)? ?s?)\s*(?:[-–—]|to)\s*"
    rf"(?P<last>{_CLOCK}|\d{{1,3}}(?:\.\d)? ?(?:s|sec|seconds))[)\]]?\s*[:|,–—-]?\s*",
    re.I,
)
_POINT: Final = re.compile(rf"(?:^|\n)\s*[(\[]?(?P<first>{_CLOCK})[)\]]?\s*[:|–—-]?\s+")


def _timed(text: str) -> list[Scene]:
    """One shot for every span of time, `0:00-0:03 ...`, or every time from nought on, with its length."""
    spans = list(_SPAN.finditer(text))
    if len(spans) >= 2:
        lengths = [_seconds(span["last"]) - _seconds(span["first"]) for span in spans]
        return _pieces(text, spans, lengths)
    points = list(_POINT.finditer(text))
    starts = [_seconds(point["first"]) for point in points]
    if len(points) >= 2 and starts[0] == 0 and starts == sorted(set(starts)):
        return _pieces(text, points, [b - a for a, b in pairwise(starts)])
    return []


def _pieces(text: str, marks: Sequence[re.Match[str]], lengths: Sequence[float]) -> list[Scene]:
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    scenes = []
    for index, (mark, end) in enumerate(zip(marks, ends, strict=True)):
        length = lengths[index] if index < len(lengths) and lengths[index] > 0 else None
        if piece := text[mark.end() : end].strip(" \n|"):
            scenes.append(Scene(title="", text=piece, duration_s=length))
    return scenes


def _seconds(clock: str) -> float:
    """Seconds of `0:03`, `1:02:03`, `3s`."""
    parts = re.findall(r"\d+(?:\.\d+)?", clock)
    return sum(float(part) * 60.0**power for power, part in enumerate(reversed(parts[:3])))


# --- tables --------------------------------------------------------------------------------------------------


_LEAST_ROWS: Final = 2
"""A table has a head and at least so many rows, and so many columns."""


def _table(text: str) -> list[Scene]:
    """One shot for every row of a table whose columns are parted by bars."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "|" in line.strip("|")]
    rows = [row for row in rows if not all(re.fullmatch(r":?-*:?", cell) for cell in row)]
    if len(rows) <= _LEAST_ROWS or len(rows[0]) < _LEAST_ROWS:
        return []
    kinds = [_kind_of_column(head) for head in rows[0]]
    if kinds.count("") > len(kinds) / 2 or not {"action", "size"} & set(kinds):
        return []
    return [_row_scene(kinds, row) for row in rows[1:] if any(row)]


def bars_for_tabs(text: str) -> str:
    """A table whose columns are parted by tabs, as it comes from a spreadsheet, with bars instead."""
    tabbed = [line for line in text.splitlines() if "\t" in line.strip()]
    return text.replace("\t", " | ") if len(tabbed) > _LEAST_ROWS else text


def _kind_of_column(head: str) -> str:
    word = re.sub(r"[^\w# -]", "", head).strip().lower().replace(" ", "-")
    columns = lists_of("scripts")["columns"]
    return next((kind for kind in _COLUMNS_BY_RANK if word in columns[kind].split()), "")


_COLUMNS_BY_RANK: Final = ("size", "action", "duration", "light", "sound", "number")


def _length(cell: str) -> float:
    """Seconds of `3s`, `0-3s`, `0:04-0:09`."""
    ends = re.split(r"\s*(?:[-–—]|to)\s*", cell.strip(), maxsplit=1)
    return _seconds(ends[1]) - _seconds(ends[0]) if len(ends) > 1 and re.search(r"\d", ends[1]) else _seconds(cell)


def _row_scene(kinds: Sequence[str], cells: Sequence[str]) -> Scene:
    told = {kind: [] for kind in ("action", "size", "light", "", "sound")}  # type: dict[str, list[str]]
    title, length = "", None
    for kind, cell in zip(kinds, cells, strict=False):
        if kind == "number" and not title:
            title = cell
        elif kind == "duration" and re.search(r"\d", cell):
            length = _length(cell)
        elif cell.strip("-– "):
            told[kind if kind in told else ""].append(cell.rstrip("."))
    words = [cell for kind in ("action", "", "light", "size", "sound") for cell in told[kind]]
    return Scene(title=title, text=", ".join(words), duration_s=length)


# --- headed lines and lettered lists -------------------------------------------------------------------------

_HEADED: Final = re.compile(r"^\s*[-*•]?\s*\**(?P<head>[A-Za-z][\w '’-]{1,40}?)\**\s*:\**\s+(?P<rest>\S.*)$")


def _headed(text: str) -> list[Scene]:
    """One shot for every line that a framing or a part of a story heads: `Close-up: ...`, `Opening: ...`."""
    lines = [line for line in text.split("\n") if line.strip()]
    parts = [_HEADED.match(line) for line in lines]
    heads = re.compile(rf"(?:the )?(?:{_words('heads')})", re.I)
    if len(lines) < 2 or not all(parts):
        return []
    scenes = []
    for part in parts:
        assert part is not None
        head = part["head"].lower()
        framing = _names_framing(head)
        if not framing and not heads.fullmatch(head):
            return []
        text_of = f"{part['rest'].rstrip('.')}, {head}" if framing else part["rest"]
        scenes.append(Scene(title=part["head"], text=text_of))
    return scenes


def _names_framing(head: str) -> bool:
    return any(head in terms_by_phrase(name) for name in ("shot_sizes", "angles", "views", "camera_moves"))


_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_LETTERED: Final = re.compile(r"(?:^|\n)\s*\(?(?P<mark>[a-j]|[ivx]{1,4})[.)]\s+", re.I)


def _lettered(text: str) -> list[Scene]:
    """One shot for every item of a list counted `a. b. c.` or `i. ii. iii.`."""
    marks = list(_LETTERED.finditer(text))
    said = [mark["mark"].lower() for mark in marks]
    counts = said in ([*"abcdefghij"][: len(said)], [*_ROMAN][: len(said)])
    return _pieces(text, marks, []) if len(marks) >= 2 and counts else []


# --- a film told as one --------------------------------------------------------------------------------------

_OPENS: Final = re.compile(
    r"^\s*(?:the (?:film|video) |we |it )?(?:opens?|begins?|starts?|fades? in) (?:on|with|to|as)\s+", re.I
)
_GOES: Final = re.compile(
    r"(?:[.;]|,)\s+(?:(?:and )?(?:then|next|finally|after that|from there|lastly),? )?"
    r"(?:we |it |the (?:film|video) )(?:see|find|follow|cuts? to|moves? to|go(?:es)? to|pulls? back to|ends? on|"
    r"ends? with|closes? on|finish on|finish with)\s+",
    re.I,
)


def _narrated(text: str) -> list[Scene]:
    """One shot for every view that a film is said to open on, pass to and end on."""
    opening = _OPENS.match(text)
    parts = [part.strip(" ,.;") for part in _GOES.split(text[opening.end() :])] if opening else []
    return [Scene(title="", text=part) for part in parts if part] if len(parts) > 1 else []


_LAYOUTS: Final[tuple[Callable[[str], list[Scene]], ...]] = (
    _screenplay, _timed, _table, _headed, _lettered, _narrated,
)  # fmt: skip

NUMBERS: Final = "|".join(word for word, n in NUMBER_WORDS.items() if 1 <= n <= 12 and word != "dozen")
"""Numbers in words that a label may carry, as alternatives of a pattern."""
