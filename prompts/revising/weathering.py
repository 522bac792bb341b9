"""How strong the weather is: `heavier rain`, `only a drizzle`, `let it pour`, `less snow`."""

from __future__ import annotations

from prompts.revising.edits import Edits
from prompts.revising.patterns import pattern, words_for
from prompts.revising.subjects import cut
from prompts.shot import Shot

__all__ = ["read_weather"]


def read_weather(text: str, shot: Shot, edits: Edits) -> str:
    """Collect the edits to how hard it rains or snows.

    The strength is a detail of the place, `heavy rain`, beside the weather itself.

    Returns:
        The text without what was understood.
    """
    match = pattern("strength", "told").search(text)
    if match is None:
        return text
    kind = next(
        (found.lower() for name, found in match.groupdict().items() if name.startswith("what") and found), "rain"
    )
    ladder = [step.replace("_", " ") for step in words_for("strengths")[kind]]
    at = _now(ladder, shot)
    raining = shot.setting.weather == kind
    low = match.group().lower()
    if match["degree"] or match["degree2"]:
        way = 1 if pattern("strength", "more").search(low) else -1
        more = raining or pattern("strength", "stronger").search(low)
        at = max(0, min((at if raining else 1) + way, len(ladder) - 1)) if more or way < 0 else 1
    else:
        at = len(ladder) - 1 if match["strong"] else 0
    if not raining:
        edits.put("setting.weather", kind, match.group())
    kept = [detail for detail in shot.setting.details if detail.lower() not in ladder]
    fresh = [*kept, ladder[at]] if ladder[at] != kind else kept
    if fresh != shot.setting.details:
        edits.put("setting.details", fresh[:24], match.group())
    elif raining:
        edits.ask(f"There is {ladder[at]} already. Should it stop, or become a storm?")
    return cut(text, match)


def _now(ladder: list[str], shot: Shot) -> int:
    """Where on the ladder the shot is."""
    return next((at for at, step in enumerate(ladder) if step in map(str.lower, shot.setting.details)), 1)
