"""Reading the cues that stand in fixed phrases: numbers with units, hours by the clock, and what the tables name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from prompts.reading.ages import age_around
from prompts.reading.draft import Draft
from prompts.reading.grammar import NUMBER_WORDS
from prompts.reading.hours import read_clock
from prompts.reading.lists import lists_of
from prompts.reading.named_cues import read_named_cues
from prompts.reading.quotations import read_quotations
from prompts.reading.surroundings import read_table_cues
from prompts.reading.words import Words
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording.nouns import noun_entry

__all__ = ["read_dressing", "read_fixed_phrases", "read_quotations", "read_table_cues"]

_NUMBER: Final = r"(\d+(?:\.\d+)?|" + "|".join(w for w in NUMBER_WORDS if w != "zero") + r"|half a)"


def _amount(text: str) -> float:
    text = text.lower().replace("−", "-")
    if text in NUMBER_WORDS:
        return float(NUMBER_WORDS[text])
    return 0.5 if text == "half a" else float(text)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A row of `fixed_phrases.toml`."""

    path: str
    pattern: re.Pattern[str]
    value: Any = None
    read: str = ""
    times: float = 1.0
    over: float = 0.0
    many: bool = False

    def value_in(self, match: re.Match[str]) -> Any:
        """What the matched words say."""
        if self.read == "phrase":
            return match[0].strip(" ,")
        if not self.read:
            return self.value
        said = next(group for group in match.groups() if group is not None)
        if self.read == "words":
            return said.strip()
        if self.read == "colours":
            return [word for word in re.split(r",? and |, | ", said.lower()) if word in terms_by_phrase("colours")]
        amount = _amount(said)
        return round(self.over / amount if self.over and amount else amount * self.times, 4)


@cache
def _phrases() -> tuple[_Phrase, ...]:
    rows = lists_of("fixed_phrases")["phrase"]
    return tuple(
        _Phrase(**{**row, "pattern": re.compile(row["pattern"].replace("{number}", _NUMBER), re.I)}) for row in rows
    )


_RANGES: Final = {
    "duration_s": (0.5, 60.0), "camera.focal_length_mm": (4.0, 1200.0), "camera.aperture_f": (0.7, 64.0),
    "camera.shutter_deg": (1.0, 360.0), "camera.height_m": (0.0, 20000.0), "time_scale": (0.001, 100000.0),
    "lighting.colour_temperature_k": (1000.0, 40000.0), "lighting.key_fill_ratio": (1.0, 64.0),
    "lighting.exposure_stops": (-6.0, 6.0), "setting.temperature_c": (-273.15, 6000.0), "setting.wind_mps": (0.0, 80.0),
}  # fmt: skip


_WAIT: Final = re.compile(
    r"\b(?:paus|wait|hold|rest|stop|stand|stay|linger|hover|freez|count|look|star)\w*(?: down| still| there| up)?"
    r"(?: for| about| from| in)*\s*$",
    re.I,
)
"""What comes before a time that belongs to the story: `pauses for two seconds`, `counts down from ten seconds`."""


_DONE: Final = re.compile(r"\b(?!film|record|tell|told|shot)\w+ed\s*$", re.I)
"""What comes before a time that something takes in the story: `four tyres changed in two seconds`."""


def read_fixed_phrases(words: Words, draft: Draft) -> None:
    """Read numbers with units, the hour by the clock, and every phrase that a cue table names."""
    for phrase in _phrases():
        for match in phrase.pattern.finditer(words.text):
            if not _is_claimed(words, *match.span()):
                _keep(phrase, match, words, draft)
    read_clock(words, draft)
    read_named_cues(words, draft)
    soft = draft.values.get("lighting.quality")
    if soft and not re.search(r"light\b|lighting", draft.said["lighting.quality"], re.IGNORECASE):
        draft.style_words.append(draft.said["lighting.quality"])


_EVERYWHERE: Final = re.compile(
    r"(?:^|(?<=[,.;] )|(?<=\bwith ))((?:[a-z]+ )?([a-z]+)) (?:everywhere|all around|all over the place)"
    r"(?=\s*(?:[,.;!]|$))",
    re.IGNORECASE,
)


def read_dressing(words: Words, draft: Draft) -> None:
    """`Steam everywhere`: what fills the place and does nothing."""
    for match in _EVERYWHERE.finditer(words.text):
        row = noun_entry(match[2].lower())
        fills = row is not None and row.kind != "fire" and not table("kinds")[row.kind].animate
        if fills and not _is_claimed(words, *match.span()):
            draft.details.append(match[0])
            words.claim_characters(*match.span())


def _keep(phrase: _Phrase, match: re.Match[str], words: Words, draft: Draft) -> None:
    path = phrase.path
    if path == "duration_s" and _WAIT.search(words.text[: match.start()]):
        return
    if path == "duration_s" and match[0].lower().startswith("in ") and _DONE.search(words.text[: match.start()]):
        return
    if path in {"duration_s", "setting.era"} and age_around(words.text, match):
        return
    read = phrase.value_in(match)
    low, high = _RANGES.get(path, (None, None))
    if read == []:
        return
    if low is not None and high is not None and not low <= read <= high:
        return
    said = match.group().strip(" ,")
    if path == "style.words":
        styles = terms_by_phrase("styles")
        if any(" ".join(said.lower().split()[-many:]) in styles for many in (1, 2, 3)):
            return  # a period drama is a look of its own
        draft.style_words.append(said)
        words.claim_characters(*match.span())
        return
    if phrase.many:
        read = [*draft.values.pop(path, []), read]
    if draft.put(path, read, said):
        words.claim_characters(*match.span())
        if path == "lighting.source" and said.lower().endswith(("sun", "light")):
            _keep_hour(said, draft)


_SEASONS: Final = frozenset({"winter", "spring", "summer", "autumn"})
_SUN_IS_LOW: Final = re.compile(r"\b(?:low|late|evening)\b.*\bsun$", re.IGNORECASE)


def _keep_hour(said: str, draft: Draft) -> None:
    """The hour and the season that a sun or a light is called by: `low evening sun`, `pale winter light`."""
    hours = terms_by_phrase("times_of_day")
    named = next((hours[word] for word in said.lower().split() if word in hours), "")
    if hour := "golden_hour" if _SUN_IS_LOW.search(said) else named:
        draft.put("setting.time_of_day", hour, said)
    if season := next((word for word in said.lower().split() if word in _SEASONS), ""):
        draft.put("setting.season", season, said)


def _is_claimed(words: Words, start: int, end: int) -> bool:
    return any(
        words.claimed[i] for i, t in enumerate(words.tokens) if t.start < end and t.end > start and not t.is_mark
    )
