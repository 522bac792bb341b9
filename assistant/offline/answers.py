"""What the offline director answers: the record's own values, who decided them and why, in short lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from assistant.offline.wording import deed_words, what_changed, what_followed
from prompts.wording import capital

__all__ = ["explained"]

_LISTED: Final = 7
_SAID: Final = re.compile(r"^said: '(?P<words>.+)'$", re.DOTALL)
_BARE: Final = re.compile(r"^(?:an?|the) ")
_NO_TAKE: Final = "There is no take yet: “render” makes one."
_NO_CHANGE: Final = "Nothing has been changed yet."


def explained(receipt: Mapping[str, Any]) -> str:
    """The answer that a receipt of `explain` holds."""
    if "terms" in receipt:
        return _definitions(receipt["terms"], receipt["asked"])
    if "changes" in receipt:
        return _changes(receipt["changes"])
    if "take" in receipt:
        return _take(receipt["take"])
    rows = receipt["shots"]
    if not rows:
        return "The film has no such shot."
    several = receipt["shots_total"] > 1
    lines = [line for row in rows for line in _shot_lines(row, several=several)]
    if several and receipt.get("film_seconds"):
        lines.append(f"The film: {receipt['film_seconds']:g} s in {receipt['shots_total']} shots.")
    return "\n".join(lines)


def _shot_lines(row: Mapping[str, Any], *, several: bool) -> list[str]:
    if "suppose" in row:
        return _supposed(row)
    facts = _told_once(row["facts"])[:_LISTED]
    if not facts:
        return [f"Shot {row['number']} says nothing of that."]
    lines = [_fact_line(fact, alone=len(facts) == 1) for fact in facts]
    if not several:
        return lines
    if len(lines) > 1:
        return [f"Shot {row['number']}:", *lines]
    joint = ":" if _WHOLE.fullmatch(facts[0]["field"]) else ","
    return [f"Shot {row['number']}{joint} {lines[0][0].lower()}{lines[0][1:]}"]


_WHOLE: Final = re.compile(r"subjects\[\d+\]|beats\[\d+\]\.action")
"""Facts that say by themselves what they are of."""


def _told_once(facts: Sequence[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """The facts that have a value; when none has, the first, to say that it is left open."""
    told = [fact for fact in facts if fact["value"]]
    return told or list(facts[:1])


def _fact_line(fact: Mapping[str, str], *, alone: bool) -> str:
    """One line: `Lens: 50 mm. You said “50mm”`."""
    if not fact["value"]:
        return f"{capital(fact['what'])}: none."
    why = _why(fact, alone=alone)
    told = fact["value"] if _WHOLE.fullmatch(fact["field"]) else f"{fact['what']}: {fact['value']}"
    return f"{capital(told)}.{f' {why}' if why else ''}"


def _why(fact: Mapping[str, str], *, alone: bool) -> str:
    """Who decided it, in the user's own words or with the director's reason; “as you asked” of one fact alone."""
    if fact["source"] == "user":
        said = _SAID.match(fact["reason"])
        return f"You said “{said['words']}”." if said else "As you asked." if alone else ""
    if fact["source"] == "memory":
        return "As the film remembers."
    return f"My choice: {fact['reason'].rstrip('.')}." if fact["source"] and fact["reason"] else ""


def _supposed(row: Mapping[str, Any]) -> list[str]:
    if "unclear" in row:
        return [row["unclear"]]
    lines = [f"{capital(what_changed(row['changed']) or row['suppose'])}."]
    if row["followed"]:
        lines.append(f"With it: {what_changed(row['followed'])}.")
    return [*lines, f"Nothing is changed; say “{row['suppose']}” to have it."]


def _definitions(terms: Sequence[Mapping[str, str]], asked: str) -> str:
    if not terms:
        return f"“{asked}” is no word of film that I know."
    lines = [f"{capital(_BARE.sub('', row['term']))}: {row['text']}" for row in terms]
    unlike = next((row["unlike"] for row in terms if row["unlike"]), "") if len(terms) < 2 else ""
    return "\n".join([*lines, *([unlike] if unlike else [])])


def _take(take: Mapping[str, Any]) -> str:
    if not take:
        return _NO_TAKE
    settings = take["settings"]
    number = take["id"].removeprefix("t")
    shot = f"shot {take['shot']}" if take["shot"] else "a shot that was taken out"
    lines = [
        f"Take {number} of {shot}: made by {take['model']}, {settings.get('profile', 'standard')} profile, "
        f"seed {take['seed']}.",
        f"{take['size']} at {take['fps']:g} fps, {take['seconds']:.1f} s ({take['frames']} frames).",
        f"File: {take['path']}",
    ]
    if wall := take["facts"].get("render_s") or take["facts"].get("wall_s"):
        lines.append(f"It took {wall:.0f} s to make.")
    if not take["current"]:
        lines.append("The shot has been changed since.")
    return "\n".join(lines)


def _changes(changes: Mapping[str, Any]) -> str:
    if not changes:
        return _NO_CHANGE
    lines = [f"{capital(deed_words(changes['message']))}:"]
    return "\n".join([*lines, *map(_changed_line, changes["shots"][:_LISTED])])


def _changed_line(row: Mapping[str, Any]) -> str:
    if "changed" not in row:
        return f"Shot {row['number']} is new: {row['summary']}."
    told = what_changed(row["changed"] or row["followed"])
    besides = what_followed(row["followed"], row["changed"]) if row["changed"] else ""
    return f"Shot {row['number']}: {told}.{f' To match, I adjusted {besides}.' if besides else ''}"
