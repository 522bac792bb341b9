"""Filling what the user left open: one module per department, all writing on the same slate."""

from __future__ import annotations

from prompts.completing.camera import choose_camera, choose_moves
from prompts.completing.cast import (
    choose_ambient_beat,
    choose_beats,
    choose_directions,
    choose_subjects,
)
from prompts.completing.consequences import choose_phenomena, choose_physics
from prompts.completing.deciding import Slate, value_at
from prompts.completing.ending import choose_end
from prompts.completing.hours import choose_time, choose_weather
from prompts.completing.light import choose_light
from prompts.completing.look import choose_look, choose_sound, choose_title
from prompts.completing.place import choose_place
from prompts.completing.timing import choose_beat_times, choose_duration

__all__ = ["STEPS", "Slate", "value_at"]

STEPS = (
    choose_subjects,
    choose_phenomena,
    choose_beats,
    choose_place,
    choose_ambient_beat,
    choose_weather,
    choose_time,
    choose_light,
    choose_moves,
    choose_directions,
    choose_duration,
    choose_beat_times,
    choose_camera,
    choose_physics,
    choose_look,
    choose_sound,
    choose_end,
    choose_title,
)
"""The departments in the order in which they decide; each reads what the ones before have chosen."""
