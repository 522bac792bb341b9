"""What the offline director says: composed from receipts alone, short, in the trade's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from assistant.offline.answers import explained
from assistant.offline.wording import deed_words, what_changed, what_followed
from prompts.wording import capital, join_list

__all__ = ["Receipts", "reply"]

Receipts: TypeAlias = list[tuple[str, dict[str, Any]]]
"""The tools called in this turn, with what they answered."""

_LISTED: Final = 6


def reply(receipts: Receipts) -> str:
    """The last word of a turn. Empty when a failure or a question, which the user is told anyway, is all there is."""
    parts: list[str] = []
    for name, receipt in receipts:
        if "error" in receipt or "question" in receipt:
            continue
        if "declined" in receipt:
            parts.append("Not rendered.")
            continue
        say = _SAYINGS.get(name)
        if say:
            parts.append(say(receipt))
    return "\n".join(part for part in parts if part)


def _planned(receipt: dict[str, Any]) -> str:
    lines = [_shot_line(row) for row in receipt["shots"]]
    return _joined(lines, receipt)


def _revised(receipt: dict[str, Any]) -> str:
    if not receipt["shots"]:
        return _joined(["That is how it already is; nothing was changed."], receipt)
    return _joined([_change_line(row) for row in receipt["shots"]], receipt)


def _remembered(receipt: dict[str, Any]) -> str:
    if not receipt["commit"]:
        return f"I already know {receipt['looks']}."
    again = " now" if receipt["known_before"] else ""
    notes = f" {_sentence(receipt['notes'])}" if receipt["notes"] else ""
    pictures = "".join(f"\n{line}" for line in _given(receipt).splitlines())
    return f"Remembered{again}: {receipt['looks']}.{notes}{pictures}"


def _given(receipt: dict[str, Any]) -> str:
    """What each file is now, with what the shots that have it lack."""
    return "\n".join(_sentence(f"{line[:1].upper()}{line[1:]}") for line in receipt["given"])


def _rendered(receipt: dict[str, Any]) -> str:
    """That the takes are there; where they are, and what differs in them, the faces show with the takes."""
    lines = [f"I made a {row['title']} first: {row['path']}" for row in receipt.get("pictures", [])]
    lines += [
        f"Take {take['id'].removeprefix('t')} is ready: {take['seconds']:.1f} s of shot {take['shot']}."
        for take in receipt["takes"]
    ]
    return "\n".join([*lines, *_queued_lines(receipt)])


def _queued_lines(receipt: dict[str, Any]) -> list[str]:
    return [
        f"Shot {job['shot']} waits in the queue as job {job['id']}."
        if job["title"].startswith("shot ")
        else f"First comes the {job['title']}, as job {job['id']}."
        for job in receipt.get("jobs", [])
    ]


def _upscaled(receipt: dict[str, Any]) -> str:
    """What the detail is is said each time: a clip in 4K is easily taken for one that was made in 4K."""
    lines = [
        f"Take {take['id'].removeprefix('t')} is ready: shot {take['shot']} in {take['size']} at {take['fps']:g} fps."
        for take in receipt["takes"]
    ]
    lines += _queued_lines(receipt)
    if receipt.get("model"):
        return "\n".join([*lines, f"What {receipt['model']} drew finer than it was is invented."])
    return "\n".join([*lines, "It is the picture that was there, enlarged or filled in between; no detail is new."])


def _cut(receipt: dict[str, Any]) -> str:
    if receipt.get("jobs"):
        return f"The cut waits in the queue as job {receipt['jobs'][0]['id']}, behind the renders of its shots."
    said = f"{_count(receipt['shot_count'], 'shot').capitalize()}, {receipt['seconds']:.1f} s: the film is cut."
    return "\n".join([said, *(f"! {line}" for line in receipt["warnings"]), receipt["path"]])


def _removed(receipt: dict[str, Any]) -> str:
    lines = [f"Shot {row['number']} is out of the film: {_sentence(row['summary'])}" for row in receipt["removed"]]
    left = receipt["shot_count"]
    return "\n".join([*lines[:_LISTED], f"{_count(left, 'shot').capitalize()} left; “undo” takes that back."])


def _moved(receipt: dict[str, Any]) -> str:
    lines = [f"Now shot {row['number']}: {_sentence(row['summary'])}" for row in receipt["moved"]]
    return "\n".join(lines) or "It stands there already; nothing was changed."


def _undone(receipt: dict[str, Any]) -> str:
    return f"Taken back: {_listed([deed_words(m) for m in receipt['undone']])}. {_stock(receipt)}"


def _redone(receipt: dict[str, Any]) -> str:
    return f"Done again: {_listed([deed_words(m) for m in receipt['redone']])}. {_stock(receipt)}"


def _recalled(receipt: dict[str, Any]) -> str:
    lines = [
        f"{_sentence(row['looks'])}{' ' + _sentence(row['notes']) if row['notes'] else ''}"
        for row in receipt.get("cast", [])
    ]
    lines += [_seen_line(row) for row in receipt.get("seen", [])]
    lines += [_shot_line(row) for row in receipt.get("shots", [])]
    if receipt.get("shots_total", 0) > len(receipt.get("shots", [])) and receipt.get("shots"):
        lines.append(f"({receipt['shots_total']} shots in all; these are the last.)")
    lines += [
        f"Take {row['id'].removeprefix('t')} of {_shot_of(row)}, {row['seconds']:.1f} s: {row['path']}"
        for row in receipt.get("takes", [])
    ]
    lines += _history_lines(receipt.get("history", []))
    lines += [f"{row['role']}: {row['text']}" for row in receipt.get("conversation", [])]
    lines += [_found_line(row) for row in receipt.get("found", [])[:_LISTED]]
    if lines:
        return "\n".join(lines)
    query = receipt.get("query")
    return f"I remember nothing of “{query}”." if query else "Nothing yet: describe a first shot."


def _seen_line(row: dict[str, Any]) -> str:
    numbers = join_list([str(number) for number in row["shots"]])
    return f"{capital(row['looks'])}: shot{'s' if len(row['shots']) > 1 else ''} {numbers}."


def _history_lines(rows: list[dict[str, Any]]) -> list[str]:
    """The changes, newest first, numbered as `undo` counts them."""
    lines = [f"{n}. {deed_words(row['message'])}" for n, row in enumerate(rows, start=1)]
    return [*lines, "The newest comes first: “undo 2” takes back the first two of these."] if len(lines) > 2 else lines


_SAYINGS: Final[Mapping[str, Callable[[dict[str, Any]], str]]] = {
    "plan_shots": _planned,
    "revise_shot": _revised,
    "remember_character": _remembered,
    "use_files": _given,
    "draw_frames": _given,
    "edit_picture": _given,
    "remove_shot": _removed,
    "move_shot": _moved,
    "render_shots": _rendered,
    "upscale_shots": _upscaled,
    "cut_film": _cut,
    "recall": _recalled,
    "explain": explained,
    "undo": _undone,
    "redo": _redone,
}


def _shot_line(row: dict[str, Any]) -> str:
    return f"Shot {row['number']}: {_sentence(row['summary'])}"


def _change_line(row: dict[str, Any]) -> str:
    asked = row["changed"]
    followed = what_followed(row["followed"], asked)
    if not asked:
        return f"Shot {row['number']}: {what_changed(row['followed'])}." if row["followed"] else _shot_line(row)
    line = f"Shot {row['number']}: {what_changed(asked)}."
    return f"{line} To match, I adjusted {followed}." if followed else line


def _shot_of(row: dict[str, Any]) -> str:
    return f"shot {row['shot']}" if row["shot"] else "a shot that was taken out"


def _found_line(row: dict[str, Any]) -> str:
    where = f"Shot {row['shot']}" if row.get("shot") else row["kind"].capitalize()
    earlier = "" if row["current"] else " (an earlier version)"
    return f"{where}{earlier}: {' '.join(row['words'].split())}"


def _joined(lines: list[str], receipt: dict[str, Any]) -> str:
    findings = [finding for row in receipt["shots"] for finding in row["findings"]]
    return "\n".join([*lines, *receipt["warnings"], *dict.fromkeys(f"Note: {_sentence(f)}" for f in findings)])


def _stock(receipt: dict[str, Any]) -> str:
    shots, characters = receipt["shot_count"], receipt["character_count"]
    return f"The film has {_count(shots, 'shot')} and {_count(characters, 'character')}."


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _listed(messages: list[str]) -> str:
    more = len(messages) - _LISTED
    return "; ".join(messages[:_LISTED]) + (f"; and {more} more" if more > 0 else "")


def _sentence(text: str) -> str:
    text = text.strip()
    return text if not text or text[-1] in ".!?…" else f"{text}."
