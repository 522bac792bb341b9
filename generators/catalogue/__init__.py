"""The catalogue: every model that Rushes knows to run, as data. Importing it loads no model and nothing heavy."""

from __future__ import annotations

from generators.catalogue.catalogue import catalogue, model_named, models_for, user_file
from generators.catalogue.loras import LOOKING_ROLES, PICTURE_ROLES, Adapter, CameraAdapter, ContextAdapter, Role
from generators.catalogue.records import (
    FrameRule,
    Licence,
    Limit,
    Model,
    Sampling,
    SecondStage,
    Weights,
)

__all__ = [
    "LOOKING_ROLES",
    "PICTURE_ROLES",
    "Adapter",
    "CameraAdapter",
    "ContextAdapter",
    "FrameRule",
    "Licence",
    "Limit",
    "Model",
    "Role",
    "Sampling",
    "SecondStage",
    "Weights",
    "catalogue",
    "model_named",
    "models_for",
    "user_file",
]
