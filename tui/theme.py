"""The studio's look: a dark grading room, slate blue for what can be used, tungsten for what is happening."""

from __future__ import annotations

from textual.theme import Theme

__all__ = ["STUDIO_THEME"]

STUDIO_THEME = Theme(
    name="rushes",
    primary="#8fb0c9",
    secondary="#6d8296",
    accent="#e3a857",
    foreground="#d3d9df",
    background="#101418",
    surface="#151b21",
    panel="#1c242c",
    boost="#232d37",
    success="#8fb58c",
    warning="#e0b565",
    error="#d9776c",
    dark=True,
    variables={
        "dim": "#7e8b97",
        "dim-text": "#a9b3bd",
        "rule": "#2b3641",
        "block-cursor-background": "#2c3c4a",
        "block-cursor-foreground": "#eef2f5",
        "block-cursor-text-style": "none",
        "input-cursor-background": "#e3a857",
        "input-selection-background": "#35506660",
        "footer-background": "#101418",
        "footer-key-foreground": "#e3a857",
        "footer-description-foreground": "#7e8b97",
        "footer-item-background": "#101418",
        "scrollbar": "#2b3641",
        "scrollbar-hover": "#3b4955",
        "scrollbar-active": "#4b5b69",
        "scrollbar-background": "#101418",
        "scrollbar-background-hover": "#101418",
        "scrollbar-background-active": "#101418",
        "scrollbar-corner-color": "#101418",
        "border": "#2b3641",
        "border-blurred": "#2b3641",
    },
)
