"""Changing fields by path, keeping locks, and releasing what the director decided because of them."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from prompts.completing.continuity import CONTINUED
from prompts.shot import Shot, Source
from prompts.tables import tables_of

__all__ = ["Edits", "depends_on", "locked_by", "released", "released_paths", "value_of"]

_STEP: Final = re.compile(r"([A-Za-z_]+)|\[(\d+)\]")


@cache
def _dependency_table() -> Mapping[str, tuple[str, ...]]:
    return {path: tuple(rows.split()) for path, rows in tables_of(__package__, "dependents").items()}


@dataclass(slots=True)
class Edits:
    """The changes that a sentence asks for, collected before any is made.

    Attributes:
        values: path to new value. A path ends in a field, or is a whole list such as `subjects`.
        said: path to the words that asked for it.
        spared: paths that the sentence wants left as they are; no edit touches them and nothing releases them.
        incidental: paths that only follow from another edit, such as a renamed subject's beats; they release nothing.
        questions: what must be answered before a part of the sentence can be done.
        instead: the beat that a new deed takes the place of; None for all that its doer does.
        before: the beat that a new deed is put before; None where the words do not say.
    """

    values: dict[str, Any] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    incidental: set[str] = field(default_factory=set)
    spared: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    instead: int | None = None
    before: int | None = None

    def ask(self, question: str) -> None:
        """Note what must be answered first."""
        self.questions.append(question)

    def ask_if(self, question: str) -> None:
        """Note a question, if there is one."""
        if question:
            self.ask(question)

    def put(self, path: str, value: Any, said: str, *, incidental: bool = False) -> None:
        """Ask for a value; a later word on the same field wins, and a whole list on those inside it."""
        for inner in [known for known in self.values if known.startswith((f"{path}[", f"{path}."))]:
            del self.values[inner]
        self.values[path] = value
        if incidental:
            self.incidental.add(path)
        self.said[path] = said.strip(" ,.;")

    def absorb(self, later: Edits) -> None:
        """Take over the changes of a wish that follows; those inside a list that was changed are put there."""
        for path, value in later.values.items():
            whole = next((known for known in self.values if path != known and _within(path, known)), "")
            if whole:
                held = copy.deepcopy(self.values[whole])
                _set({"held": held}, f"held{path.removeprefix(whole)}", value)
                self.values[whole] = held
            else:
                self.put(path, value, later.said[path], incidental=path in later.incidental)
        self.questions.extend(later.questions)
        self.spared.extend(later.spared)

    def copied(self) -> Edits:
        """These changes as they stand, untouched by what is asked for later."""
        return copy.deepcopy(self)

    def restore(self, earlier: Edits) -> None:
        """Go back to the changes as they stood."""
        self.values, self.said, self.incidental = earlier.values, earlier.said, earlier.incidental
        self.spared, self.questions = earlier.spared, earlier.questions

    def preview(self, shot: Shot) -> Shot:
        """The shot with these values set and nothing released: what a wish that follows is said of.

        Raises:
            pydantic.ValidationError: a value is out of its field's range.
        """
        data = shot.model_dump(mode="json")
        for path, value in self.values.items():
            _set(data, path, copy.deepcopy(value))
        return Shot.model_validate(data)

    def rows(self, shot: Shot, path: str) -> list[dict[str, Any]]:
        """A list of the shot, such as `beats`, as plain rows with what was asked for so far."""
        data = shot.model_dump(mode="json")
        for known, value in self.values.items():
            if _within(known, path):
                _set(data, known, value)
        found: list[dict[str, Any]] = value_of(data, path)
        return found

    def _own(self, provenance: dict[str, Any], path: str) -> None:
        """What the director chose and the user now says too is the user's."""
        if path in provenance and path not in self.incidental:
            provenance[path] = {"source": Source.USER.value, "reason": f"said: '{self.said[path][:300]}'"}

    def drop_spared(self) -> None:
        """Take back the edits to what the sentence spares."""
        stays = any(kept.startswith("setting") for kept in self.spared)
        for path in list(self.values):
            if any(_within(path, kept) for kept in self.spared) or (stays and path in self.incidental):
                del self.values[path]

    def locked(self, shot: Shot) -> str:
        """The first lock that these edits would break, if any."""
        return next((lock for path in self.values if (lock := locked_by(shot, path))), "")

    def apply(self, shot: Shot) -> Shot:
        """The shot with the values set, their cues written, and the director's dependent choices released.

        Raises:
            pydantic.ValidationError: a value is out of its field's range.
        """
        before = shot.model_dump(mode="json")
        data = shot.model_dump(mode="json")
        changed = [p for p, v in self.values.items() if p not in self.incidental and v != value_of(before, p)]
        for path, value in self.values.items():
            if value == value_of(data, path):
                self._own(data["provenance"], path)
                continue
            _set(data, path, value)
            _forget(data["provenance"], path)
            data["provenance"][path] = {"source": Source.USER.value, "reason": f"said: '{self.said[path][:300]}'"}
        kept = shot.model_copy(update={"locks": [*shot.locks, *self.spared]})
        for path in released_paths(kept, changed):
            if not any(_within(path, own) or _within(own, path) for own in self.values):
                _release(data, path)
        return Shot.model_validate(data)


def _within(path: str, other: str) -> bool:
    return path == other or path.startswith((f"{other}.", f"{other}["))


def locked_by(shot: Shot, path: str) -> str:
    """The lock that forbids changing a path: the path itself, one that contains it, or one inside it."""
    return next((lock for lock in shot.locks if _within(path, lock) or _within(lock, path)), "")


def released_paths(shot: Shot, changed: Iterable[str]) -> tuple[str, ...]:
    """The paths that the director decided and that depend on a changed field; locked ones stay."""
    changed = tuple(changed)
    others = [path for path in changed if re.split(r"[.\[]", path)[0] not in _WHO_AND_WHAT]
    wanted = {dependent for path in changed for dependent in _dependents(path)}
    moved = {dependent for path in others for dependent in _dependents(path)}
    stays = {path for path in wanted - moved if path.startswith("setting.")}
    found = []
    for path, cue in shot.provenance.items():
        bare = re.sub(r"\[\d+\]", "", path)
        if cue.reason == CONTINUED and any(_within(bare, path) for path in stays):
            continue  # whoever comes into a scene of a film does not move it
        if cue.source is Source.DIRECTOR and not locked_by(shot, path) and any(_within(bare, w) for w in wanted):
            found.append(path)
    return tuple(found)


_WHO_AND_WHAT: Final = frozenset({"subjects", "beats"})


def _dependents(path: str) -> tuple[str, ...]:
    bare = re.sub(r"\[\d+\]", "", path)
    while bare:
        if bare in _dependency_table():
            return _dependency_table()[bare]
        bare = bare.rpartition(".")[0]
    return ()


def released(shot: Shot) -> Shot:
    """The shot with every unlocked choice of the director taken back: what the user and memory said remains."""
    data = shot.model_dump(mode="json")
    for path, cue in shot.provenance.items():
        if cue.source is Source.DIRECTOR and not locked_by(shot, path):
            _release(data, path)
    return Shot.model_validate(data)


# --- plain dictionaries by path ------------------------------------------------------------------------------


def _steps(path: str) -> list[str | int]:
    return [name or int(index) for name, index in _STEP.findall(path)]


def value_of(data: Any, path: str) -> Any:
    """The value at a path of a dumped record; None where there is none."""
    for step in _steps(path):
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _set(data: Any, path: str, value: Any) -> None:
    *way, last = _steps(path)
    for step in way:
        data = data[step]
    data[last] = value


def _forget(provenance: dict[str, Any], path: str) -> None:
    for known in [p for p in provenance if _within(p, path)]:
        del provenance[known]


def _release(data: dict[str, Any], path: str) -> None:
    """Empty a field that the director filled, unless a user's word stands inside it, and drop its cue."""
    provenance = data["provenance"]
    provenance.pop(path, None)
    if any(_within(p, path) and provenance[p]["source"] != Source.DIRECTOR.value for p in provenance):
        return
    old = value_of(data, path)
    if old is None:
        return
    *way, last = _steps(path)
    node: Any = data
    for step in way:
        node = node[step]
    if isinstance(last, int):
        if last == len(node) - 1:
            node.pop()
    elif isinstance(old, (str, list, dict)) and not _is_choice(path):
        node[last] = type(old)()
    else:
        node[last] = None
    _forget(provenance, path)


_HOLD_WORDS: Final = frozenset({
    "place", "season", "era", "source", "quality", "focus", "composition", "grade", "mood", "ambience", "music",
    "outcome", "end_state", "title", "other", "direction", "manner", "position", "facing", "count_text", "age",
    "action", "noun", "name", "target", "text", "role", "palette", "moves", "details", "effects", "words",
    "quantities", "beats", "physics", "subjects", "looks", "extra", "avoid", "dialogue",
})  # fmt: skip
"""Fields whose empty value is an empty text, list or table; that of all others is None."""


def _is_choice(path: str) -> bool:
    """True for fields whose empty value is None: numbers, terms and enumerations."""
    return re.sub(r"\[\d+\]", "", path).rpartition(".")[2] not in _HOLD_WORDS


def depends_on(path: str, changed: str) -> bool:
    """Whether a path lies within a changed field, holds it, or is decided because of it."""
    bare = re.sub(r"\[\d+\]", "", path)
    return (
        _within(path, changed)
        or _within(changed, path)
        or any(_within(bare, d) or _within(d, bare) for d in _dependents(changed))
    )
