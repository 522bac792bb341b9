"""The checks of a shot, by department. A new check is a decorated function in its department's module."""

from __future__ import annotations

from prompts.linting import action, camera, cast, clashes, light
from prompts.linting.finding import CHECKS, Check, Finding, Severity

__all__ = ["CHECKS", "Check", "Finding", "Severity", "action", "camera", "cast", "clashes", "light"]
