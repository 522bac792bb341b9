"""The language of film: from plain words to a shot with every cue decided, and from the shot to a model's prompt.

The verbs are modules of their own, each with a function of its name: `prompts.read.read` (words to partial shots),
`prompts.revise.revise` (a change in words), `prompts.complete.complete` (every cue decided, with its reason) and
`prompts.lint.lint` (what is wrong). The nouns are here, with `compile_prompt` (a dialect's words) and `shot_card` (for
people); they are imported when first used, so that `import prompts` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prompts.describe import changes, shot_card, summary_line
    from prompts.dialects import Prompt, compile_prompt, dialect_ids
    from prompts.errors import PromptsError, RequestError, RevisionError, VocabularyError
    from prompts.lint import Finding
    from prompts.read import Reading, Unread
    from prompts.revise import Revision, address
    from prompts.shot import Shot, ShotDraft

__all__ = [
    "Finding",
    "Prompt",
    "PromptsError",
    "Reading",
    "RequestError",
    "Revision",
    "RevisionError",
    "Shot",
    "ShotDraft",
    "Unread",
    "VocabularyError",
    "address",
    "changes",
    "compile_prompt",
    "dialect_ids",
    "shot_card",
    "summary_line",
]

_HOMES = {
    "Finding": "prompts.lint",
    "Prompt": "prompts.dialects",
    "PromptsError": "prompts.errors",
    "Reading": "prompts.read",
    "RequestError": "prompts.errors",
    "Revision": "prompts.revise",
    "RevisionError": "prompts.errors",
    "Shot": "prompts.shot",
    "ShotDraft": "prompts.shot",
    "Unread": "prompts.read",
    "VocabularyError": "prompts.errors",
    "address": "prompts.revise",
    "changes": "prompts.describe",
    "compile_prompt": "prompts.dialects",
    "dialect_ids": "prompts.dialects",
    "shot_card": "prompts.describe",
    "summary_line": "prompts.describe",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
