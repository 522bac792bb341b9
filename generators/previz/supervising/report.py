"""What the clip will not show, in words for the user."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generators.previz.camera import CameraPath
from generators.previz.supervising.viewfinder import MOMENTS, View, Viewfinder
from generators.previz.supervising.wanted import Wanted, moments_of

__all__ = ["unseen"]

SHOWN: Final = 0.2
"""Share of a subject that must be seen at some moment."""
FACE_SHOWN: Final = 0.02
"""Of somebody in a close size, whose face is a small share of them."""
MAIN_SHOWN: Final = 0.3
"""And of a main one, of what the frame shows of it at its best, at the start, in the middle and at the end."""
SMALL: Final = 0.06
"""What is never larger than this, in halves of the frame, is a speck."""
SMALL_MAIN: Final = 0.12
WHEN: Final = ("at the start", "early on", "in the middle", "later on", "at the end")


def unseen(path: CameraPath, finder: Viewfinder, wanted: Wanted, gone: frozenset[int]) -> tuple[str, ...]:
    """What was asked for and is out of the picture, hidden, or too small, in sentences.

    Args:
        path: the camera as it will be.
        finder: looks through it.
        wanted: what should be seen.
        gone: geoms that are taken off the stage.
    """
    if not moments_of(path):
        return ()
    looks = [_above(finder, path, share, gone) for share in MOMENTS]
    return tuple(sentence for number in wanted.all for sentence in _said(number, looks, path, wanted))


def _above(finder: Viewfinder, path: CameraPath, share: float, gone: frozenset[int]) -> dict[int, View]:
    """The views at a moment of what is not under the ground."""
    solids = finder.solids(share * path.seconds * path.time_scale)
    return {n: view for n, view in finder.look_closely(path, share, gone).items() if not solids[n].sunk}


def _said(number: int, looks: list[dict[int, View]], path: CameraPath, wanted: Wanted) -> Iterator[str]:
    name = wanted.names[number]
    moments = [n for n, look in enumerate(looks) if number in look]
    views = [looks[n][number] for n in moments]
    if not views:
        return
    shown = FACE_SHOWN if path.framing.close and number in wanted.mains else SHOWN
    if max(view.inside for view in views) < shown:
        yield f"out of the picture: {name}"
    elif max(view.seen for view in views) < SHOWN * max(view.inside for view in views):
        yield f"hidden in the picture: {name}{_behind(number, looks[2], wanted)}"
    elif max(view.size for view in views if view.inside > 0.0) < (SMALL_MAIN if number in wanted.mains else SMALL):
        yield f"too small in the picture to be made out: {name}"
    elif number in wanted.mains and (absent := _absences(dict(zip(moments, views, strict=True)), path)):
        yield f"out of sight {' and '.join(absent)}: {name}"


def _absences(views: Mapping[int, View], path: CameraPath) -> list[str]:
    """When a main subject that is seen at other times is not."""
    best = max(view.seen for view in views.values())
    kept = moments_of(path)
    return [WHEN[n] for n, view in views.items() if n % 2 == 0 and MOMENTS[n] in kept and view.seen < MAIN_SHOWN * best]


def _behind(number: int, look: Mapping[int, View], wanted: Wanted) -> str:
    """Behind whom, if it is one of the cast."""
    view = look.get(number)
    others = [wanted.names[n] for n in (view.hidden_numbers if view else ()) if n in wanted.names and n != number]
    return f", behind {others[0]}" if others else ""
