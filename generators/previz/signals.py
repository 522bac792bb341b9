"""Traffic lights show one light at a time: the one that the words say, and the next from when they say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.burning import UNLIT, beats_about
from generators.previz.changing import Alteration, Shapes
from generators.previz.deeds import DEFAULT_SECONDS
from generators.previz.rigs.props import prop_of
from prompts.shot import Shot, Subject

__all__ = ["is_signal", "signalling", "signals_of", "with_signals_in_place"]

SIGNAL: Final = "traffic_light"
LIGHTS: Final = {"red": "red", "yellow": "amber", "amber": "amber", "orange": "amber", "green": "green"}
BEFORE: Final = {"green": "red", "amber": "green", "red": "amber"}
"""Which light is on before another, where the words name only that one."""
BLINK_S: Final = 1.0
PURE: Final = 8.0
"""How many times as much red as green a red lamp has, of linear light; amber has less."""
_COLOURS: Final = re.compile(rf"\b(?:{'|'.join(LIGHTS)})\b")
_CHANGES: Final = re.compile(r"\b(?:chang|turn|switch|becom|go(?:es|ing)?\b|shift|cycl|flip)\w*")
_BLINKS: Final = re.compile(r"\b(?:blink|flash)\w*")
_SAID: Final = re.compile(
    rf"\b({'|'.join(LIGHTS)}) (?:traffic )?(?:lights?|signals?)\b"
    rf"|\b(?:lights?|signals?) (?:is|are|shows?) ({'|'.join(LIGHTS)})\b"
)
_STOPS: Final = re.compile(r"\b(?:stop|wait|halt|brak|queu)\w*")


def is_signal(subject: Subject) -> bool:
    """Whether a subject is a traffic light."""
    prop = prop_of(subject.noun)
    return prop is not None and prop.id == SIGNAL


def signals_of(shot: Shot, subject: Subject) -> tuple[tuple[float, str], ...]:
    """From when on which light of a traffic light is on, in story seconds, in order.

    Args:
        shot: its beats and request.
        subject: the traffic light.
    """
    turns: list[tuple[float, str]] = []
    for beat in beats_about(shot, subject):
        words = beat.action.lower()
        colours = [LIGHTS[found] for found in _COLOURS.findall(words)]
        if not colours or not _CHANGES.search(words):
            continue
        start, end = beat.start_s or 0.0, beat.end_s or shot.duration_s or DEFAULT_SECONDS
        if len(colours) == 1:
            colours = [turns[-1][1] if turns else BEFORE[colours[0]], *colours]
        step = (end - start) / len(colours)
        turns += [(start + n * step, colour) for n, colour in enumerate(colours)]
    return tuple(turns) or ((0.0, _first(shot)),)


def with_signals_in_place(shot: Shot) -> Shot:
    """The shot with traffic lights that turn red standing as they are: the post does not turn."""
    signals = {subject.id for subject in shot.subjects if is_signal(subject)}
    beats = [
        beat.model_copy(update={"motion": "stand", "speed_mps": 0.0, "direction": ""})
        if beat.subject in signals and _COLOURS.search(beat.action.lower()) and _CHANGES.search(beat.action.lower())
        else beat
        for beat in shot.beats
    ]
    return shot.model_copy(update={"beats": beats}) if signals else shot


def _first(shot: Shot) -> str:
    """The light that is on all the time where nothing is said of a change."""
    words = shot.request.lower()
    if said := _SAID.search(words):
        return LIGHTS[said[1] or said[2]]
    if _BLINKS.search(words):
        return "amber"
    return "red" if _STOPS.search(words) else "green"


def signalling(shot: Shot, subject: Subject, geoms: NDArray[np.intp], rgb: NDArray[np.floating[Any]]) -> Alteration:
    """What darkens the lamps of a traffic light that are not on.

    Args:
        shot: its beats.
        subject: the traffic light.
        geoms: its lamps.
        rgb: (n, 3) their colours, linear.
    """
    lamps = {"red": rgb[:, 0] > PURE * rgb[:, 1], "green": rgb[:, 1] > rgb[:, 0]}
    lamps["amber"] = ~(lamps["red"] | lamps["green"])
    turns, blinks = signals_of(shot, subject), _BLINKS.search(shot.request.lower()) is not None

    def apply(story_s: float, shapes: Shapes) -> None:
        shown = _at(turns, story_s)
        dark = blinks and story_s % BLINK_S > BLINK_S / 2
        out = geoms if dark else geoms[~lamps[shown]]
        shapes.colour[out] *= UNLIT
        shapes.second_colour[out] *= UNLIT

    return apply


def _at(turns: Sequence[tuple[float, str]], story_s: float) -> str:
    return next((colour for start_s, colour in reversed(turns) if story_s >= start_s), turns[0][1])
