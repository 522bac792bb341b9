"""The film as it stands at one commit: the order of its shots and its cast, as hashes of their records.

A film is stored as one small root object that names pages of at most 64 entries, so that a change to one of a
thousand shots writes one page and the root anew, not the whole list.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

__all__ = ["PAGE_ENTRIES", "Film", "Slot", "json_bytes", "json_hash"]

PAGE_ENTRIES: Final = 64


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the film: a shot's stable id, the hash of its record, and of what it is given ("" for nothing)."""

    shot_id: str
    hash: str
    given: str = ""

    def entry(self) -> list[str]:
        """As it stands in a page."""
        return [self.shot_id, self.hash, *([self.given] if self.given else [])]


@dataclass(frozen=True)
class Film:
    """The shots in order, and the cast by lower-case name."""

    slots: tuple[Slot, ...] = ()
    cast: Mapping[str, str] = field(default_factory=dict)

    def number_of(self, shot_id: str) -> int | None:
        """The shot's number from 1, or None when it is not in the film."""
        return self._numbers.get(shot_id)

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {slot.shot_id: number for number, slot in enumerate(self.slots, start=1)}

    def pages(self) -> tuple[bytes, list[bytes]]:
        """The root object and the pages it names, as canonical JSON."""
        reels = [json_bytes([slot.entry() for slot in page]) for page in _paged(self.slots)]
        casts = [json_bytes(page) for page in _paged(sorted(self.cast.items()))]
        root = {"reels": [_sha(page) for page in reels], "cast": [_sha(page) for page in casts]}
        return json_bytes(root), [*reels, *casts]

    @classmethod
    def from_pages(cls, reels: Iterable[str], cast: Iterable[str]) -> Film:
        """The film that `pages` wrote, from the JSON of its reels and of its cast's pages."""
        slots = tuple(Slot(*entry) for page in reels for entry in json.loads(page))
        return cls(slots, {name: character for page in cast for name, character in json.loads(page)})


def json_bytes(value: Any) -> bytes:
    """Canonical JSON: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def json_hash(value: Any) -> str:
    """SHA-256 of `json_bytes`, hexadecimal."""
    return _sha(json_bytes(value))


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _paged(entries: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(entries), PAGE_ENTRIES):
        yield entries[start : start + PAGE_ENTRIES]
