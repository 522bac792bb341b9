"""What a chat model is told before the conversation: its part, and the film as it stands, as JSON."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from assistant.giving import Gift
from assistant.memory import Project
from assistant.workbench import Turn
from generators.media import medium_of
from prompts.describe import summary_line
from prompts.shot import Shot

__all__ = ["STATE_MARK", "brief", "state_in"]

STATE_MARK: Final = "The film as it stands:\n"
_LATEST_SHOTS: Final = 6


def brief(project: Project, turn: Turn) -> str:
    """The system message: the part from `brief.md`, then the film's state after `STATE_MARK`."""
    role = files(__package__).joinpath("brief.md").read_text(encoding="utf-8")
    return f"{role}\n{STATE_MARK}{json.dumps(_state(project, turn), ensure_ascii=False)}"


def state_in(message: str) -> dict[str, Any]:
    """The film's state out of a system message that `brief` wrote; empty when it holds none."""
    _, mark, state = message.rpartition(STATE_MARK)
    return dict(json.loads(state)) if mark else {}


_REVISED: Final = "revise: "


def _seen(shot: Shot) -> list[str]:
    """The names and nouns of who and what is in a shot."""
    return [word for subject in shot.subjects for word in (subject.name, subject.noun) if word]


def _last_change(project: Project) -> dict[str, str]:
    """The words of the change that was made last, which `shot 1 too` speaks of; nothing where another deed was last."""
    head = project.history.head()
    words = head.message.removeprefix(_REVISED) if head is not None and head.message.startswith(_REVISED) else ""
    return {"last_change": words} if words else {}


def _file(gift: Gift) -> dict[str, str | bool]:
    told = {name: value for name in ("role", "file", "who", "kind", "fresh") if (value := getattr(gift, name))}
    return told | {"medium": medium_of(Path(gift.file)) or ""}


def _starts_from_picture(project: Project, number: int) -> dict[str, bool]:
    return {"key_frame": True} if any(one.role == "first" for one in project.given(number).files) else {}


def _state(project: Project, turn: Turn) -> dict[str, Any]:
    shots = project.shots()
    first = max(0, len(shots) - _LATEST_SHOTS)
    return {
        "shots": len(shots),
        "latest_shots": [
            {
                "number": number,
                "summary": summary_line(shot),
                "seen": _seen(shot),
                **_starts_from_picture(project, number),
            }
            for number, shot in enumerate(shots[first:], start=first + 1)
        ],
        **_last_change(project),
        "cast": [character.name for character in project.cast()],
        "render": turn.render,
        **({"files": [_file(gift) for gift in turn.gifts]} if turn.gifts else {}),
        **({"only_files": True} if turn.gifts and not turn.words else {}),
    }
