"""What comes before the picture in a wish: `please make me a short video of`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from prompts.reading.draft import Draft
from prompts.reading.lists import lists_of, words_of
from prompts.reading.words import Words

__all__ = ["claim_lead"]

_SAYS_NOTHING: Final = frozenset({
    "short", "new", "little", "quick", "single", "nice", "good", "great", "simple", "cool", "small", "long", "brief",
    "video",
})  # fmt: skip


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    rows = lists_of("leads")
    parts = {name: rows[name] for name in ("polite", "media", "whom", "joint")}
    return tuple(re.compile(pattern.format_map(_Parts(parts)), re.I) for pattern in rows["patterns"])


class _Parts(dict[str, str]):
    """Names in braces to patterns; a repetition such as `{0,4}` is left as it is."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def claim_lead(words: Words, draft: Draft) -> list[str]:
    """Claim the words by which a wish begins; what it is about becomes the shot's title.

    Returns:
        What they say of the manner of the picture, such as `funny` of `a funny video of`.
    """
    for aside in re.finditer(lists_of("leads")["asides"], words.text, re.I):
        words.claim_characters(*aside.span())
    for pattern in _patterns():
        match = pattern.match(words.text)
        if match is None or match.end() >= len(words.text.rstrip()):
            continue
        said = (match.groupdict().get("how") or "").split()
        words.claim_characters(match.start(), match.end())
        if topic := match.groupdict().get("topic"):
            named = " ".join(topic.split())
            draft.put("title", named[:160], named)
        counts = words_of("english", "units") | _SAYS_NOTHING
        return [word for word in said if not word[0].isdigit() and word.lower().removesuffix("s") not in counts]
    return []
