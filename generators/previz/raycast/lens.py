"""Depth of field."""
from __future__ import annotations


def defocus(light, depth, camera):
    return light
