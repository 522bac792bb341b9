"""How each family of video models wants to be spoken to, and the compiler from shot to prompt.

    >>> from prompts.shot import Shot, Subject
    >>> compile_prompt(Shot(subjects=[Subject(id="dog", noun="dog")])).text
    'A dog.'

A new family is a TOML file in `data/`; a new part of a prompt is a function from `Voice` to clauses.
"""

from __future__ import annotations

from prompts.dialects.compiler import Prompt, compile_prompt
from prompts.dialects.dialect import Dialect, dialect, dialect_ids
from prompts.dialects.tokens import estimate_tokens

__all__ = ["Dialect", "Prompt", "compile_prompt", "dialect", "dialect_ids", "estimate_tokens"]
