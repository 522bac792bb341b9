"""What can go wrong in `prompts`.

PromptsError
├── RequestError       the words given cannot become a shot
├── RevisionError      the change asked for cannot be made to this shot
└── VocabularyError    a data file of the vocabulary is wrong
"""

from __future__ import annotations

__all__ = ["PromptsError", "RequestError", "RevisionError", "VocabularyError"]


class PromptsError(Exception):
    """Base of every error of this package. The message says what failed, on what, and the way out."""


class RequestError(PromptsError):
    """The words given cannot become a shot."""


class RevisionError(PromptsError):
    """The change asked for cannot be made to this shot."""


class VocabularyError(PromptsError):
    """A data file of the vocabulary is wrong."""
