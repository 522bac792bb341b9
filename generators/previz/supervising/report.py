"""What the clip will not show, in words for the user."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, TypeAlias

from generators.previz.camera import CameraPath
from generators.previz.supervising.viewfinder import MOMENTS, View, Viewfinder
from generators.previz.supervising.wanted import Wanted, moments_of

__all__ = ["unseen"]

SHOWN: Final = 0.2
"""Share of a subject that must be seen at some moment."""
EDGE_SHOWN: Final = 0.04
"""Of a table or a shelf that something falls off."""
FACE_SHOWN: Final = 0.02
"""Of somebody in a close size, whose face is a small share of them."""
MAIN_SHOWN: Final = 0.3
"""And of a main one, of what the frame shows of it at its best, at the start, in the middle and at the end."""
SMALL: Final = 0.06
"""What is never larger than this, in halves of the frame, is a speck."""
SMALL_MAIN: Final = 0.12
NEAR_M: Final = 0.7
"""In a frame of less height a table or a house is not to be seen."""
MIDDLE: Final = 0.2
"""Of the frame, in halves of it."""
FILLING: Final = 3.0
"""And what is larger than this fills the frame."""
Looks: TypeAlias = Mapping[float, Mapping[int, View]]
"""What is seen of each subject, by shares of the clip."""
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
    shares = sorted({*MOMENTS, *wanted.beats})
    looks = {share: _above(finder, path, share, gone) for share in shares}
    begun_on = path.close_on.number if path.close_on is not None else 0  # which is seen at the start alone
    numbers = [number for number in wanted.all if number != begun_on]
    return tuple(sentence for number in numbers for sentence in _said(number, looks, path, wanted))


def _above(finder: Viewfinder, path: CameraPath, share: float, gone: frozenset[int]) -> dict[int, View]:
    """The views at a moment of what is not under the ground."""
    solids = finder.solids(share * path.seconds * path.time_scale)
    views = {n: view for n, view in finder.look_closely(path, share, gone).items() if not solids[n].sunk}
    if any(_reaches_across(view) for view in views.values()):
        covered = finder.covered(path, share, gone)
        views = {n: replace(view, covers=covered.get(n, 0.0)) for n, view in views.items()}
    return views


def _said(number: int, looks: Looks, path: CameraPath, wanted: Wanted) -> Iterator[str]:
    name = wanted.names[number]
    seen = {share: look[number] for share, look in looks.items() if number in look}
    acts = {share: seen[share] for share in wanted.due.get(number, ()) if share in seen}
    views = list((acts or seen).values())
    if not views:
        return
    shown = FACE_SHOWN if path.framing.close and number in wanted.mains else SHOWN
    shown = EDGE_SHOWN if number in wanted.edges else shown
    when = f" {_when(next(iter(acts)))}" if acts and max(view.inside for view in seen.values()) >= shown else ""
    beyond = number in wanted.broad and path.framing.frame_m < NEAR_M
    if max(view.inside for view in views) < shown and not beyond and not any(_fills(view) for view in views):
        yield f"out of the picture{when}: {name}"
    elif max(view.seen for view in views) < SHOWN * max(view.inside for view in views):
        yield f"hidden in the picture{when}: {name}{_behind(number, looks[MOMENTS[2]], wanted)}"
    elif max((view.one_size for view in views if view.inside > 0.0 or _fills(view)), default=FILLING) < _speck(
        number, wanted
    ):
        yield f"too small in the picture to be made out: {name}"
    elif number in wanted.mains and len(seen) > 2 and _mostly_a_speck(seen.values(), _speck(number, wanted)):
        yield f"too small in the picture for most of the clip: {name}"
    elif number in wanted.mains and number not in wanted.hiding and (absent := _absences(number, seen, path, wanted)):
        yield f"out of sight {' and '.join(absent)}: {name}"


def _mostly_a_speck(views: Iterable[View], least: float) -> bool:
    """Whether a main subject is there and smaller than can be made out at more moments than not."""
    small = [view.inside > 0.0 and view.one_size < least for view in views]
    return 2 * sum(small) > len(small)


def _speck(number: int, wanted: Wanted) -> float:
    """The size under which a subject is too small, in halves of the frame."""
    return SMALL_MAIN if number in wanted.mains else SMALL


def _fills(view: View) -> bool:
    """Whether it is so large that parts of it fill the frame, though most of it lies outside: stairs, a ship."""
    return _reaches_across(view) and view.covers > 0.0


def _reaches_across(view: View) -> bool:
    """Whether its box is larger than the frame and lies in it: it may fill the frame, or pass by it near the lens."""
    left, bottom, right, top = view.box
    return left < 0.8 and right > -0.8 and bottom < 0.8 and top > -0.8 and view.size > FILLING


def _is_in_the_middle(view: View) -> bool:
    """Whether its box reaches into the middle of the frame from wherever most of it lies."""
    left, bottom, right, top = view.box
    return view.seen > 0.0 and left < MIDDLE and right > -MIDDLE and bottom < MIDDLE and top > -MIDDLE


def _absences(number: int, views: Mapping[float, View], path: CameraPath, wanted: Wanted) -> list[str]:
    """When a main subject that is seen at other times is not; who leaves at last is not missed then."""
    if path.first is not None:
        return []  # a pan from one to another has each at its own end
    best = max(view.seen for view in views.values())
    kept = {*moments_of(path), *wanted.beats} & {*MOMENTS[::2], *wanted.beats}
    gone = {share for share, view in views.items() if view.seen < MAIN_SHOWN * best}
    if path.framing.close:  # of a long body the lens sees the face, which is a small and changing share of it
        gone -= {share for share, view in views.items() if _is_in_the_middle(view)}
    absent = [_when(share) for share in views if share in kept & gone]
    missed = {WHEN[-1]} if number in wanted.leaving else set()
    missed |= {WHEN[0]} if number in wanted.coming else set()
    return [when for when in dict.fromkeys(absent) if when not in missed]


def _when(share: float) -> str:
    """A moment in words."""
    return WHEN[min(range(len(MOMENTS)), key=lambda n: abs(MOMENTS[n] - share))]


def _behind(number: int, look: Mapping[int, View], wanted: Wanted) -> str:
    """Behind whom, if it is one of the cast."""
    view = look.get(number)
    others = [wanted.names[n] for n in (view.hidden_numbers if view else ()) if n in wanted.names and n != number]
    return f", behind {others[0]}" if others else ""
