"""Pictures of the film: key frames and portraits that are drawn, and what is to change in one that is there."""

from __future__ import annotations

import re
from typing import Any, Final

from assistant.casting import named_in
from assistant.offline.deeds import Deed, Film, Speech
from assistant.offline.numbering import numbers_said
from assistant.offline.partly import NO_SHOT, only_parts
from assistant.offline.patterns import Reading, meanings, unpolite

__all__ = ["drawn", "file_retouched", "retouched"]

_PORTRAIT: Final = re.compile(r"portrait|picture|photo|likeness")
_CERTAIN: Final = re.compile(r"portrait|key ?-?frame|storyboard")
"""Words that can mean nothing else; a `still` or a `first frame` is one only where there is one."""
_REDRAWN: Final = re.compile(
    r"(?:repaint|redraw) (?P<what>(?:the |his |her |its |their )?[\w' -]+?)(?: (?:as|to|in|with|so|into) .+| ?[,:;].+)?"
)
"""`Repaint the sky`: a part that is drawn anew, if it can be told apart."""


def drawn(reading: Reading, film: Film) -> Deed | Speech | None:
    """`Draw a storyboard`, `draw a key frame of shot 2 over the previz`, `draw a portrait of Anna`."""
    if reading.about == "portrait":
        names = _cast_in(reading.parts.get("who", ""), film)
        return Deed("draw_frames", {"portraits": names}) if names else None
    if not film.shots:
        return Speech(NO_SHOT)
    words = reading.parts.get("what", "")
    every = not words and (reading.about == "storyboard" or bool(reading.parts.get("all")))
    asked: dict[str, Any] = {"shots": list(range(1, film.shots + 1)) if every else numbers_said(words, film.shots)}
    return Deed("draw_frames", asked | ({"over_previz": True} if reading.parts.get("over") else {}))


def retouched(reading: Reading, film: Film) -> Deed | None:
    """A change in a portrait or a key frame; None where the words may mean what is seen in a shot."""
    said = reading.parts["picture"]
    of = " ".join(reading.parts.get(name, "") for name in ("whose", "of")).strip()
    names = _cast_in(of, film)
    if said in film.seen or (_PORTRAIT.fullmatch(said) and said != "portrait" and not names):
        return None
    if _PORTRAIT.fullmatch(said):
        whose = names or _cast_in(reading.parts.get("change", ""), film)
        asked: dict[str, Any] = {"picture": "portrait"} | ({"who": whose[0]} if whose else {})
    elif _CERTAIN.match(said) or film.key_frames:
        numbers = numbers_said(of, film.shots) if re.search(r"\b(shot|scene|one)\b|\d", of) else []
        asked = {"picture": "key frame"} | ({"shot": numbers[0]} if numbers else {})
    else:
        return None
    parts = reading.parts
    change = parts.get("change") or f"{parts['does']} it {parts.get('how', '')}".strip()
    told = {"change": change, "only": parts["only"]} if "only" in parts else _change(change, film)
    return Deed("edit_picture", asked | told | ({"model": parts["model"]} if "model" in parts else {}))


def file_retouched(message: str, film: Film) -> Deed:
    """A change in the picture file that a message names."""
    return Deed("edit_picture", {"picture": "file"} | _change(unpolite(message), film))


def _change(words: str, film: Film) -> dict[str, str]:
    """What is to change, and where."""
    for reading in meanings(words):
        if reading.meaning == "only":
            what, change = only_parts(reading, film)
            if what:
                return {"change": change, "only": what}
    part = _REDRAWN.fullmatch(words)
    return {"change": words} | ({"part": part["what"]} if part else {})


def _cast_in(words: str, film: Film) -> list[str]:
    named = set(named_in(words, [name.casefold() for name in film.cast]))
    return [name for name in film.cast if name.casefold() in named]
