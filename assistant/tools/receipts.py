"""How shots and takes stand in a receipt: short rows that a model can speak from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from assistant.events import ShotView, TakeView
from assistant.memory import Project, Slot
from prompts.describe import summary_line

__all__ = ["order_rows", "shot_rows", "take_rows"]


def shot_rows(views: Iterable[ShotView]) -> list[dict[str, Any]]:
    """Number, id, one line of words, length and the linter's errors and warnings of each shot."""
    return [
        {
            "number": view.number,
            "id": view.id,
            "summary": summary_line(view.shot),
            "seconds": view.shot.duration_s,
            "findings": [f.message for f in view.findings if f.severity in {"error", "warning"}],
        }
        for view in views
    ]


def order_rows(project: Project, slots: Iterable[Slot]) -> list[dict[str, Any]]:
    """Id and one line of words of shots, and their numbers in the film as it stands; none for one that is not in it."""
    film = project.film()
    return [
        {
            "number": film.number_of(slot.shot_id),
            "id": slot.shot_id,
            "summary": summary_line(project.history.shot(slot.hash)),
        }
        for slot in slots
    ]


def take_rows(views: Iterable[TakeView]) -> list[dict[str, Any]]:
    """Id, shot, path, length, size and warnings of each take."""
    return [
        {
            "id": view.id,
            "shot": view.shot_number,
            "path": view.path,
            "seconds": round(view.seconds, 3),
            "size": f"{view.width}x{view.height}",
            "fps": view.fps,
            "current": view.current,
            "warnings": view.warnings,
        }
        for view in views
    ]
