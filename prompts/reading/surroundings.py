"""Reading what surrounds the subject: style, lighting set-up, time of day and weather, by their tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from prompts.reading.draft import Draft
from prompts.reading.grammar import DETERMINERS, PREPOSITIONS
from prompts.reading.lexicon import Match, noun_at, phrase_at, place_at
from prompts.reading.phrases import is_adjective
from prompts.reading.words import Words
from prompts.vocabulary import TableName, phrases_alone, table, terms_by_phrase

__all__ = ["NO_GROUND", "read_table_cues"]

_STYLE_NOUNS: Final = frozenset({
    "style", "look", "film", "movie", "lighting", "light", "painting", "animation", "aesthetic", "mood", "art",
    "footage", "shot", "scene", "video", "inspired",
})  # fmt: skip
_OPENERS: Final = frozenset({
    "in", "at", "by", "with", "under", "during", "on", "a", "an", "the", "as", "of", "from",
})  # fmt: skip


def read_table_cues(words: Words, draft: Draft) -> None:
    """Read style, lighting, time of day and weather, and claim what is nothing else besides."""
    for start, end in words.sentences():
        index = start
        while index < end:
            index = _read_cue(words, index, start, end, draft)


def _read_cue(words: Words, index: int, start: int, end: int, draft: Draft) -> int:
    if not words.free(index) or words.tokens[index].is_mark:
        return index + 1
    for name, reader in _READERS:
        match = phrase_at(words, index, name)
        if match and match.end <= end and all(words.free(i) for i in range(match.start, match.end)):
            taken = reader(words, match, start, end, draft)
            if taken:
                return taken
    return index + 1


def _bounds(words: Words, match: Match, start: int, end: int) -> tuple[bool, bool]:
    opens = match.start == start or words.tokens[match.start - 1].is_mark or words.claimed[match.start - 1]
    closes = match.end >= end or words.tokens[match.end].is_mark or words.claimed[match.end]
    return opens, closes


def _is_coloured(words: Words, at: int, end: int, phrase: str) -> bool:
    """Whether a style's words are the colours of what follows: of anything when hyphened, else of beasts and cloth."""
    noun = noun_at(words, at, end)
    if noun is None or "-" in phrase:
        return noun is not None
    kind = table("kinds").get(table("nouns")[noun.id].kind)
    coloured = all(word == "and" or word in terms_by_phrase("colours") for word in phrase.split())
    return coloured and kind is not None and (kind.id == "cloth" or (kind.animate and kind.id != "human"))


def _is_within_a_place(words: Words, first: int, last: int) -> bool:
    """Whether a look stands between another adjective and a place: the `sci-fi` of `a white sci-fi corridor`."""
    before = words.low(first - 1) if first else ""
    described = words.free(first - 1) and (before in terms_by_phrase("colours") or is_adjective(before))
    return first > 0 and described and place_at(words, last, last + 1) is not None


def _read_style(words: Words, match: Match, start: int, end: int, draft: Draft) -> int:
    phrase = words.said(match.start, match.end).lower()
    opens, closes = _bounds(words, match, start, end)
    last = match.end
    while last < end and words.low(last) in _STYLE_NOUNS:
        last += 1
    named = last > match.end or match.end - match.start > 1
    if last == match.end and words.low(match.start - 1) in DETERMINERS and _is_coloured(words, last, end, phrase):
        return 0  # a black and white dog
    before = words.low(match.start - 1)
    if phrase in phrases_alone("styles") and not named and not (closes and (opens or before in {"in", "as", "like"})):
        return 0
    if not named and not (opens or closes or before in _OPENERS):
        return 0
    first = match.start
    while (
        first > start
        and words.free(first - 1)
        and words.low(first - 1) in {"in", "a", "an", "the", "as", "of", "style", "like", "with", "very"}
    ):
        if words.low(first - 1) == "of" and words.low(first - 2) not in {"style", "manner"}:
            break
        first -= 1
    said = words.said(match.start, last)
    if not draft.put("style.look", match.id, said):
        draft.note("style.look", said)
    draft.style_words.append(said)
    if first == match.start and _is_within_a_place(words, first, last):
        return last  # a white sci-fi corridor is a corridor
    words.claim(first, last + (words.low(last) in {"of", "showing"} and first == start))
    return last


_OF_LIGHT: Final = frozenset({
    "soft", "warm", "cool", "bright", "dim", "harsh", "hard", "golden", "blue", "cold", "pale", "gentle", "dramatic",
    "strong", "low", "faint", "pink", "natural", "dappled", "late", "single", "lone", "lonely",
})  # fmt: skip


_INTO: Final = frozenset({"into", "onto", "towards", "toward", "through", "past", "across", "out", "for", "to"})
"""After these the light is where somebody goes, and belongs to the deed: `steps into the spotlight`."""


def _read_light(words: Words, match: Match, start: int, end: int, draft: Draft) -> int:
    first = match.start
    if words.said(match.start, match.end).lower() in phrases_alone("lighting_setups"):
        opens, closes = _bounds(words, match, start, end)
        if not (opens and closes):
            return 0
    while (
        first > start
        and words.free(first - 1)
        and (words.low(first - 1) in _OF_LIGHT or words.low(first - 1) in _OPENERS)
    ):
        first -= 1
    if words.free(first - 1) and words.low(first - 1) in _INTO and first > start:
        draft.put("lighting.setup", match.id, words.said(first, match.end))
        return match.end
    said = words.said(first, match.end)
    if words.low(match.end) in {"signs", "sign", "bulb", "bulbs", "lamp"} or (
        words.low(match.start - 1) == "red" and match.id == "natural"
    ):
        return 0
    if (side := _side_after(words, match.end, end)) > match.end:
        match = match._replace(end=side)
        said = words.said(first, side)
    draft.put("lighting.setup", match.id, said)
    if any(words.low(i) in _OF_LIGHT for i in range(first, match.start)):
        draft.put("lighting.source", said, said)
    if words.low(match.end - 1).endswith("lit") and words.free(match.end) and not words.tokens[match.end].is_mark:
        draft.put("lighting.source", words.said(match.start, match.end), said)
        return match.end  # a moonlit yard, which is read as a whole
    _, closes = _bounds(words, match, start, end)
    opens = first == start or words.tokens[first - 1].is_mark or words.claimed[first - 1]
    a_term = match.end - match.start > 1 and words.low(match.end - 1) == "lighting"  # butterfly lighting is no insect's
    stays = noun_at(words, match.start, match.end) is not None or words.low(match.end - 1) in {"sunlight", "moonlight"}
    if (opens and closes) or (words.low(first) in {"in", "by", "under", "with"} and closes) or a_term or not stays:
        words.claim(first, match.end + (a_term and opens and words.low(match.end) in {"on", "of", "for"}))
        draft.put("lighting.source", said, said)
    return match.end


def _side_after(words: Words, at: int, end: int) -> int:
    """Where `from the left` ends behind a light; the token itself where no side follows."""
    stop = at + 1 + (words.low(at + 1) == "the")
    sided = words.low(at) == "from" and words.low(stop) in {
        "left",
        "right",
        "behind",
        "above",
        "below",
        "side",
        "front",
    }
    return stop + 1 if sided and stop < end else at


_TIME_OPENERS: Final = frozenset({
    "at", "in", "on", "by", "during", "under", "the", "a", "an", "late", "early", "of", "one",
})  # fmt: skip


_NOT_THE_HOUR: Final = frozenset({"every", "each", "next", "one", "first", "second", "last", "other"})
_OCCASIONS: Final = frozenset({"sports", "wedding", "market", "match", "school", "race", "moving", "graduation"})
"""Before `day` these name an occasion."""
_SUNS: Final = frozenset({"sun", "sunlight", "sunshine", "light", "glow"})
_LIT_THINGS: Final = frozenset({"sky", "light", "sun", "scene", "street", "city"})


@cache
def _season_words() -> frozenset[str]:
    return frozenset(word for season in table("seasons").values() for word in season.before)


def _read_time(words: Words, match: Match, start: int, end: int, draft: Draft) -> int:
    if words.low(match.start - 1) in _NOT_THE_HOUR or (match.id == "day" and words.low(match.start - 1) in _OCCASIONS):
        return 0
    first, last = match.start, match.end
    while first > start and words.free(first - 1) and _is_day_word(words.low(first - 1)):
        first -= 1
    led = words.low(first) in {"at", "in", "on", "by", "during"}
    led = led or (words.low(first) == "under" and words.low(last) in _SUNS)
    after = words.low(last)
    of_a_thing = last < end and words.free(last) and bool(noun_at(words, last, end) or place_at(words, last, end))
    part_of_noun = noun_at(words, match.start, end)
    if part_of_noun and part_of_noun.end > match.end:
        return 0
    if of_a_thing and not led and match.end - match.start == 1 and after not in _LIT_THINGS:
        return 0  # evening wear, a night club
    said = words.said(first, last)
    for index in range(first, last):
        weather = phrase_at(words, index, "weather")
        meant = weather.id if weather and weather.end <= last else _weather_of_hours().get(words.low(index))
        if meant:
            draft.put("setting.weather", meant, said)
    opens, closes = _bounds(words, Match(match.id, first, last), start, end)
    if not draft.put("setting.time_of_day", match.id, said):
        _keep_second_time(draft, match.id, said)
    if led and after in _SUNS and words.low(last + 1) not in {"and", ","} and not words.is_split(last - 1, last + 1):
        last, after = last + 1, words.low(last + 1)  # in the evening sun
        opens, closes = _bounds(words, Match(match.id, first, last), start, end)
    goes_on = after in PREPOSITIONS or after in {"as", "while", "and", "when", "before", "after"}
    if (led and (closes or goes_on)) or (opens and closes):
        words.claim(first, last)
    return last


@cache
def _weather_of_hours() -> Mapping[str, str]:
    """The weather that a word means of an hour: the `snowy` of `a snowy night`."""
    return {word: weather.id for weather in table("weather").values() for word in weather.of_hours}


def _keep_second_time(draft: Draft, time: str, said: str) -> None:
    """Another hour than the shot's: `golden hour` is near to sunset, and not to be had at midnight."""
    hours, kept = table("times_of_day"), draft.values["setting.time_of_day"]
    if abs(hours[kept].sun_elevation_deg - hours[time].sun_elevation_deg) >= _ANOTHER_LIGHT_DEG:
        draft.unkept.append((said, f"a shot has one time of day, and “{draft.said['setting.time_of_day']}” came first"))


_ANOTHER_LIGHT_DEG: Final = 25.0
"""Hours whose suns stand so far apart, degrees, cannot be one."""

_DAY_WORDS: Final = frozenset({
    "sunny", "rainy", "foggy", "misty", "snowy", "stormy", "cloudy", "windy", "cold", "warm", "bright", "dark",
    "clear", "quiet", "late", "early", "hot", "calm", "grey", "gray", "dull", "golden", "crisp", "frosty", "chilly",
    "harsh", "blazing", "scorching", "fierce", "dusty", "still", "bleak", "drizzly", "humid", "freezing", "icy", "mild",
    "gloomy",
})  # fmt: skip


def _is_day_word(word: str) -> bool:
    """Whether a word says what an hour is like: a weather of the table (`an overcast morning`), or one of its kind."""
    listed = word in _TIME_OPENERS | _DAY_WORDS | _season_words()
    return listed or word in terms_by_phrase("weather") or word in _weather_of_hours()


_OF_WEATHER: Final = frozenset({
    "the", "a", "an", "heavy", "light", "falling", "strong", "gentle", "thick", "cold", "fierce", "violent", "morning",
    "evening", "dawn", "autumn", "just", "only", "winter", "summer", "spring", "sudden", "warm", "freezing",
    "icy", "thin", "sea",
})  # fmt: skip
_WEATHER_ADJECTIVE: Final = re.compile(r"\w+(?:y|ing)")
"""Adjectives of weather mean it wherever they stand: sunny, hazy, snowing."""


def _is_of_a_thing(words: Words, match: Match, end: int) -> bool:
    """True in rain boots, and for a clear bag."""
    thing = noun_at(words, match.start, end)
    if thing is not None and thing.end > match.end and table("nouns")[thing.id].role == "thing":
        return True
    if words.low(match.end - 1).endswith("ing") and words.low(match.end) in DETERMINERS:
        done_to = noun_at(words, match.end + 1, end)
        return done_to is not None and table("nouns")[done_to.id].role == "thing"  # who is hailing a taxi
    clear = words.said(match.start, match.end).lower() == "clear"
    return clear and noun_at(words, match.end, end) is not None and place_at(words, match.end, end) is None


def _read_weather(words: Words, match: Match, start: int, end: int, draft: Draft) -> int:
    phrase = words.said(match.start, match.end).lower()
    if _is_of_a_thing(words, match, end):
        return 0
    first = match.start
    while first > start and words.free(first - 1) and words.low(first - 1) in _OF_WEATHER:
        first -= 1
    if words.low(first - 1) in {"is", "was"} and words.low(first - 2) == "it" and words.free(first - 2):
        first -= 2  # it's raining
    if words.low(first - 1) in _OVER:
        draft.details.append(words.said(first - 1, match.end))
        return match.end
    if phrase == "snow" and words.low(first - 1) == "under" and words.low(first) == "the":
        return 0  # a mouse moves under the snow
    led = words.low(first - 1) in {"in", "into", "through", "under", "during", "with", "by"} and words.free(first - 1)
    last = match.end + (words.low(match.end) in _ALL_ROUND)
    opens, closes = _bounds(words, Match(match.id, first, last), start, end)
    alone = opens and closes
    placed = _WEATHER_ADJECTIVE.fullmatch(phrase) is not None and place_at(words, match.end, end) is not None
    if phrase == "heat" or (words.low(match.start - 1) in DETERMINERS and not (led or alone or placed)):
        return 0
    if _WEATHER_ADJECTIVE.fullmatch(phrase) or match.end - match.start > 1:
        draft.put("setting.weather", match.id, words.said(match.start, match.end))
        if alone:
            words.claim(first, last)
        return last
    if not led and not alone:
        return 0
    if phrase == "snow" and last == match.end:
        _read_snow(words, first, match.end, draft)
    else:
        draft.put("setting.weather", match.id, words.said(first, match.end))
    if (alone and not led) or (led and closes and words.low(first - 1) in {"in", "during", "under"}):
        words.claim(first - (1 if led else 0), last)
    return last


_OVER: Final = frozenset({"after", "before", "since", "until"})
"""Words of weather that does not last into the picture: `after rain`."""

_ALL_ROUND: Final = frozenset({"outside", "outdoors", "everywhere", "falling", "overhead", "beyond"})
"""Behind the name of weather these say no more than that it is there: `rain outside`."""


def _read_snow(words: Words, first: int, end: int, draft: Draft) -> None:
    """`in the snow` is a place under snow, whether or not more of it falls; of a named place it is the weather."""
    said = words.said(first, end)
    draft.put("setting.season", "winter", said)
    if words.low(first - 1) != "in":
        return
    if _has_another_place(words, first, end):
        draft.put("setting.weather", "snow", said)
        return
    draft.put("setting.place", said, said)
    draft.put("setting.stage", "snow", said)


def _has_another_place(words: Words, first: int, end: int) -> bool:
    """Whether the words lead to a place of its own that lies under the snow: `down a street in the snow`."""
    for at in range(1, len(words)):
        match = None if first <= at < end else place_at(words, at, len(words))
        row = table("stages")[match.id] if match else None
        if row is None or row.interior or row.id in NO_GROUND:
            continue
        led = at - 1
        while led > 0 and (words.low(led) in DETERMINERS or is_adjective(words.low(led))):
            led -= 1
        if words.low(led) in PREPOSITIONS:
            return True
    return False


NO_GROUND: Final = frozenset({"snow", "sky", "space", "underwater", "studio", "table"})
"""Places on which no snow lies, and the snow itself."""


_READERS: Final[tuple[tuple[TableName, Callable[[Words, Match, int, int, Draft], int]], ...]] = (
    ("styles", _read_style),
    ("lighting_setups", _read_light),
    ("times_of_day", _read_time),
    ("weather", _read_weather),
)
