"""States that something changes from and to, as words say them: sizes, how bright it is, what it is made of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Final

from prompts.tables import tables_of
from prompts.vocabulary import terms_by_phrase

__all__ = ["levels_in", "material_into", "sizes_in", "states_of"]

Pair = tuple[float, float]
_FROM: Final = re.compile(
    r"\bfrom (?:an? )?(?P<first>[a-z][a-z -]*?) (?:to|into) (?:an? )?(?P<last>[a-z][a-z -]*?)"
    r"(?=$|[,.;]| (?:as|when|while|because|until|and|in|over|during|with|after|before|at|by)\b)"
)
_MADE_OF: Final = re.compile(
    r"\b(?:turn|chang|becom|transform|convert|morph)\w*(?: (?:in)?to)? (?:an? |the )?(?P<what>[a-z -]+)"
)
_VERBS: Final = (
    r"\b(?:becom|get|got|grow|grew|turn|go|goes|fad)\w*(?: [a-z]+ly)?(?: (?:much|even|completely|very|all|to))? "
)


@cache
def _words() -> Mapping[str, Mapping[str, float]]:
    """Words by what they say (`size`, `tall`, `wide`, `level`), each with how much of it."""
    tables = tables_of(__package__, "states")
    return MappingProxyType({kind: MappingProxyType(dict(words)) for kind, words in tables.items()})


def states_of(words: str) -> tuple[str, str] | None:
    """What words say that something changes from and to: `from deep black to white`."""
    found = _FROM.search(words.lower())
    return (found["first"], found["last"]) if found else None


def _much(kind: str, state: str) -> float | None:
    known = _words()[kind]
    return next((known[word] for word in re.findall(r"[a-z]+", state) if word in known), None)


def sizes_in(words: str) -> tuple[Pair, Pair] | None:
    """Heights and widths, over the largest, that something has first and last; None where no size is said.

    Args:
        words: of the deed, lower case: `changing from small to big`.
    """
    states = states_of(words)
    if states is None:
        return None
    for kind, axes in (("size", (True, True)), ("tall", (True, False)), ("wide", (False, True))):
        first, last = (_much(kind, state) for state in states)
        if first is not None and last is not None and first != last:
            most = max(first, last)
            pair = (first / most, last / most)
            return (pair if axes[0] else (1.0, 1.0)), (pair if axes[1] else (1.0, 1.0))
    return None


def levels_in(words: str) -> Pair | None:
    """How bright something is first and last, 0 dark .. 1; None where nothing is said of it.

    Args:
        words: of the deed, lower case: `changing from off to on`, `getting dark`.
    """
    states = states_of(words)
    if states is not None:
        first, last = (_much("level", state) for state in states)
        return (first, last) if first is not None and last is not None and first != last else None
    names = "|".join(_words()["level"])
    found = re.search(rf"{_VERBS}(?P<state>{names})(?:er)?\b", words)
    if found is not None:
        last = _words()["level"][found["state"]]
        return (1.0 if last < 0.5 else 0.1, last)
    if re.search(r"\b(?:brighten|light(?:s|ing)? up)", words):
        return 0.1, 1.0
    return (1.0, 0.1) if re.search(r"\b(?:darken|dimming|dims)", words) else None


def material_into(words: str, names: Sequence[str]) -> str | None:
    """The material that something turns into while it stays what it is: `turning into a metal floor`, of a floor.

    Args:
        words: of the deed, lower case.
        names: what the thing is called.
    """
    found = _MADE_OF.search(words)
    states = states_of(words)
    said = states[1] if states else found["what"] if found else ""
    spoken = re.findall(r"[a-z]+", said)
    known = terms_by_phrase("materials")
    material = next((known[word] for word in spoken if word in known), None)
    rest = [word for word in spoken[1:] if word not in known]
    same = not rest or any(
        name.split()[-1].rstrip("s") in {word.rstrip("s") for word in rest} for name in names if name
    )
    return material if material is not None and same and (spoken[0] in known) else None
