"""What is wrong with a shot: each finding with a code, the field, a sentence and a mend.

>>> from prompts.shot import Camera, Move, Shot
>>> [f.code for f in lint(Shot(camera=Camera(moves=[Move(kind="dolly_zoom_in")])))]
['EMPTY-SHOT', 'DZ-NEEDS-SUBJECT']
"""

from __future__ import annotations

from collections.abc import Sequence

from prompts.linting import CHECKS, Finding, Severity
from prompts.linting.cast import against_memory
from prompts.shot import Shot, Subject

__all__ = ["Finding", "Severity", "check_codes", "lint"]

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def lint(shot: Shot, remembered: Sequence[Subject] = ()) -> tuple[Finding, ...]:
    """All findings of a shot, errors first; an empty tuple means that nothing is wrong.

    Fields that nobody has set are never at fault. The user's own contradictions are reported, not mended.

    Args:
        shot: the shot, partial or complete.
        remembered: the project's characters, against which looks are held (code `LOOK-MEMORY`).
    """
    found = [
        Finding(check.code, check.severity, field, message, mend)
        for check in CHECKS
        for field, message, mend in check.run(shot)
    ]
    found += against_memory(shot, remembered)
    return tuple(sorted(found, key=lambda finding: _ORDER[finding.severity]))


def check_codes() -> tuple[str, ...]:
    """The codes of all checks of a shot by itself."""
    return tuple(check.code for check in CHECKS)
