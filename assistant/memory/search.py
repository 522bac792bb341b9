"""Full-text search over shots, characters, takes and the conversation. A query is data, never search syntax."""

from __future__ import annotations

import re
from collections.abc import Iterable
from sqlite3 import Connection
from typing import Final

from assistant.memory.film import Film
from assistant.memory.records import Character, Found, FoundKind, TakeRecord
from assistant.memory.store import Store
from prompts.shot import Shot, Subject

__all__ = ["index_character", "index_message", "index_shot", "index_take", "search"]

_WORD: Final = re.compile(r"\w+")
_QUERY_WORDS: Final = 24
_SNIPPET_WORDS: Final = 14
_IGNORED: Final = frozenset(
    {"a", "an", "and", "are", "did", "do", "does", "have", "has", "how", "in", "is", "it", "of", "on", "or", "our"}
    | {"the", "there", "to", "us", "was", "we", "were", "what", "when", "where", "which", "who", "with", "you"}
)


def index_shot(db: Connection, digest: str, shot_id: str, shot: Shot) -> None:
    """Makes a shot's record findable by what is in it."""
    body = [
        shot.request,
        *(_subject_words(subject) for subject in shot.subjects),
        *(beat.action for beat in shot.beats),
        shot.setting.place,
        *shot.setting.details,
        *(text.text for text in shot.text),
        *shot.extra,
    ]
    _insert(db, "shot", digest, shot_id, shot.title, body)


def index_character(db: Connection, digest: str, key: str, character: Character) -> None:
    """Makes a character findable by name, looks and notes."""
    _insert(db, "character", digest, key, character.name, [_subject_words(character.subject), character.notes])


def index_take(db: Connection, take_id: int, take: TakeRecord) -> None:
    """Makes a take findable by its prompt and its maker."""
    _insert(db, "take", str(take_id), take.shot_id, take.path, [take.prompt.get("text", ""), take.generator])


def index_message(db: Connection, message_id: int, role: str, text: str) -> None:
    """Makes a message of the conversation findable."""
    _insert(db, "message", str(message_id), role, "", [text])


def search(store: Store, film: Film, query: str, *, kinds: Iterable[FoundKind] = (), limit: int = 12) -> list[Found]:
    """What best matches the query: first everything with all of its words, else anything with some of them.

    Args:
        store: the open database.
        film: the film as it stands, to tell what is current.
        query: plain words.
        kinds: only these kinds; all when empty.
        limit: at most so many.
    """
    words = _query_words(query)
    if not words:
        return []
    wanted = tuple(kinds)
    for joiner in (" ", " OR "):
        match = joiner.join(f'"{word}"' for word in words)
        found = _matches(store, film, match, wanted, limit)
        if found:
            return found
    return []


def _query_words(query: str) -> list[str]:
    words = _WORD.findall(query.casefold())
    telling = [word for word in words if word not in _IGNORED]
    return (telling or words)[:_QUERY_WORDS]


def _matches(store: Store, film: Film, match: str, kinds: tuple[FoundKind, ...], limit: int) -> list[Found]:
    places = ",".join("?" for _ in kinds)
    only = f"AND kind IN ({places}) " if kinds else ""
    rows = store.rows(
        f"SELECT kind, ref, owner, title, snippet(search, 4, '', '', '…', {_SNIPPET_WORDS}) "  # noqa: S608 - no data in it
        f"FROM search WHERE search MATCH ? {only}ORDER BY bm25(search, 0, 0, 0, 2.0, 1.0) LIMIT ?",
        match,
        *kinds,
        limit * 4,
    )
    shots = {slot.shot_id: slot.hash for slot in film.slots}
    found: list[Found] = []
    seen: set[tuple[str, str]] = set()
    for kind, ref, owner, title, snippet in rows:
        # Of the many versions of one shot or character, the best match alone is worth a line.
        key = (kind, owner if kind in {"shot", "character"} else ref)
        current = kind in {"take", "message"} or shots.get(owner) == ref or film.cast.get(owner) == ref
        if key in seen and not current:
            continue
        found = [f for f in found if (f.kind, f.owner) != key] if key in seen else found
        seen.add(key)
        found.append(Found(kind, ref, owner, title, snippet, current))
    return found[:limit]


def _subject_words(subject: Subject) -> str:
    return " ".join([subject.name, subject.age, subject.noun, *(look.text for look in subject.looks)])


def _insert(db: Connection, kind: FoundKind, ref: str, owner: str, title: str, body: Iterable[str]) -> None:
    text = "\n".join(part for part in body if part)
    db.execute("INSERT INTO search VALUES (?, ?, ?, ?, ?)", (kind, ref, owner, title, text))
