"""The language of film: from plain words to a shot with every cue decided, and from the shot to a model's prompt.

The door is `read` (words to partial shots), `revise` (a change in words), `complete` (every cue decided, with its
reason), `lint` (what is wrong), `compile_prompt` (a dialect's words) and `shot_card` (for people). Names are imported
when first used, so that `import prompts` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prompts.complete import complete
    from prompts.describe import changes, shot_card, summary_line
    from prompts.dialects import Prompt, compile_prompt, dialect_ids
    from prompts.errors import PromptsError, RequestError, RevisionError, VocabularyError
    from prompts.lint import Finding, lint
    from prompts.shot import Shot, ShotDraft

__all__ = [
    "Finding",
    "Prompt",
    "PromptsError",
    "RequestError",
    "RevisionError",
    "Shot",
    "ShotDraft",
    "VocabularyError",
    "changes",
    "compile_prompt",
    "complete",
    "dialect_ids",
    "lint",
    "shot_card",
    "summary_line",
]

_HOMES = {
    "Finding": "prompts.lint",
    "Prompt": "prompts.dialects",
    "PromptsError": "prompts.errors",
    "RequestError": "prompts.errors",
    "RevisionError": "prompts.errors",
    "Shot": "prompts.shot",
    "ShotDraft": "prompts.shot",
    "VocabularyError": "prompts.errors",
    "changes": "prompts.describe",
    "compile_prompt": "prompts.dialects",
    "complete": "prompts.complete",
    "dialect_ids": "prompts.dialects",
    "lint": "prompts.lint",
    "shot_card": "prompts.describe",
    "summary_line": "prompts.describe",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
