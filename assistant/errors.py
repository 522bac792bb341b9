"""What can go wrong in `assistant`.

AssistantError
├── InputError         what the user gave cannot be used (empty, too long, out of range)
└── ProjectError       the project folder cannot be used
    ├── ProjectTooNew  it was written by a newer version
    └── ProjectDamaged its database cannot be read
"""

from __future__ import annotations

__all__ = ["AssistantError", "InputError", "ProjectDamaged", "ProjectError", "ProjectTooNew"]


class AssistantError(Exception):
    """Base of every failure of this package. The message says what failed, on what, and the way out."""


class InputError(AssistantError):
    """What the user gave cannot be used."""


class ProjectError(AssistantError):
    """The project folder cannot be used."""


class ProjectTooNew(ProjectError):
    """The project was written by a newer version of Rushes."""


class ProjectDamaged(ProjectError):
    """The project's database cannot be read."""
