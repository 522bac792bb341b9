"""What a rig is, and the list of rigs.

A rig builds one kind of subject as a jointed figure and says how it moves. It registers itself:

    @rig("ball")
    def build_ball(casting: Casting) -> Model: ...

A new kind of subject is one new file in this folder.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from generators.previz.building import StageBuilder
from generators.previz.motion.beam import Beam
from generators.previz.motion.rotations import Vec
from generators.previz.motion.script import Cue
from generators.previz.motion.stairs import Flight
from generators.previz.motion.travel import Travel
from generators.previz.rigs.figure import Figure, Posture
from generators.previz.rigs.stuff import stuff_of
from generators.previz.scene import GeomKind, Light
from prompts.shot import Subject
from prompts.vocabulary import table, terms_by_phrase
from prompts.vocabulary.terms import Noun
from prompts.wording.nouns import singulars

__all__ = [
    "Act",
    "Animation",
    "Casting",
    "ChangingPart",
    "Cloth",
    "Model",
    "Proxy",
    "Rig",
    "is_somebody",
    "noun_of",
    "noun_words",
    "rig",
    "rig_named",
]

Animation: TypeAlias = Callable[[float], Posture]
"""From story time (s) to posture; pure."""


@dataclass(frozen=True, slots=True)
class Act:
    """What a subject does while it is seen.

    Attributes:
        motion: id in the vocabulary's `motions`.
        travel: the way it takes.
        seed: for what is not the same in two of a kind (when they blink, how they stand).
        story_seconds: how long the story is.
        manner: the user's adverb, lower case.
        cues: its script in order; empty for one motion all the time.
        swings: when its doors move: start and end, s, and how far open they are then, 0..1.
    """

    motion: str
    travel: Travel
    seed: int = 0
    story_seconds: float = 5.0
    manner: str = ""
    cues: tuple[Cue, ...] = ()
    swings: tuple[tuple[float, float, float], ...] = ()


def open_share(swings: Sequence[tuple[float, float, float]], story_s: float, *, usual: float) -> float:
    """How far open something is at a story time, 0..1; what is closed first was open before.

    Args:
        swings: when that changes, as `Act.swings`.
        story_s: story time.
        usual: how far open it is that nobody opens or closes.
    """
    share = 1.0 - swings[0][2] if swings else usual
    for start, end, to in swings:
        part = min(max((story_s - start) / (end - start), 0.0), 1.0)
        share += (to - share) * part * part * (3.0 - 2.0 * part)
    return share


@dataclass(frozen=True, slots=True)
class Proxy:
    """What physics sees of a subject.

    Attributes:
        kind: SPHERE, BOX, CYLINDER, CAPSULE or ELLIPSOID. size: as `MjModel.geom_size`, m.
        mass_kg: its mass. restitution, friction: as in the vocabulary's materials.
    """

    kind: GeomKind
    size: Vec
    mass_kg: float
    restitution: float
    friction: float


@dataclass(frozen=True, slots=True)
class ChangingPart:
    """A part of a figure that grows, shrinks or lights up, with all that hangs on it.

    Attributes:
        bone: its name in the figure; it grows from this bone's joint.
        upright: whether only its height changes. folds: whether it hangs folded along its thing until that is opened.
        size, glow: from story time and the story's length, s: its size over its full one, and its light over its
            paint's.
    """

    bone: str
    upright: bool
    folds: bool
    size: Callable[[float, float], float]
    glow: Callable[[float, float], float]


@dataclass(frozen=True, slots=True, eq=False)
class SheetShape:
    """A sheet of cloth in its figure's frame.

    Attributes:
        points: (rows, columns, 3) at rest, m. pinned: (rows, columns) those that stay. mass_kg: of it.
        bands: first and last row of points of each of its meshes, with a colour.
    """

    points: NDArray[np.float64]
    pinned: NDArray[np.bool_]
    mass_kg: float
    bands: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Cloth:
    """Sheets that the wind moves, and a rope; their shapes are the figure's last ones, in order.

    Attributes:
        sheets: each with a mesh for every band.
        rope: (n, 3) points of a rope at rest, whose n - 1 pieces are as long as the gaps between them.
        rope_radius_m: of the rope.
    """

    sheets: tuple[SheetShape, ...] = ()
    rope: NDArray[np.float64] | None = None
    rope_radius_m: float = 0.01


@dataclass(frozen=True, slots=True)
class Dressed:
    """Shapes of a figure that are seen, or have their colour, only while something is on somebody.

    Attributes:
        bones: on which they are; all of the figure's where there are none.
        spells: story times, s, and whether it is on from then; before the first it is the other way round.
        colour: linear, of those of them that are meant; None for all.
        without: the colour that they have while it is off; None where they are not seen then.
        inverted: whether they are seen while it is off instead.
    """

    bones: tuple[str, ...]
    spells: tuple[tuple[float, bool], ...]
    colour: Vec | None = None
    without: Vec | None = None
    inverted: bool = False

    def shows(self, story_s: float) -> bool:
        """Whether it is seen at a story time, s."""
        on = not self.spells[0][1]
        for start_s, state in self.spells:
            on = state if story_s >= start_s else on
        return on != self.inverted


@dataclass(frozen=True, slots=True)
class Model:
    """A subject as a rig has built it.

    Attributes:
        figure: its bones.
        height_m, length_m, width_m: extents as it stands: up, along and across its heading.
        animate: how it moves in an act; the root at the travel's point.
        centre_height_m: of the middle of its body above the ground.
        focus: what a close shot looks at, in the frame whose origin is on the ground below it.
        proxy: what physics sees; None for what physics does not move.
        root_height_m: of the root bone above the ground when the subject rests.
        lights: its lamps at a story time and posture.
        root_is_foot: whether its root bone lies on the ground, not in its middle, where physics has its centre.
        saddle_m: height at which somebody sits on it. seat_m: height of what it sits on itself.
        seats: where those in it sit, one after the other: forward and to the left of the middle, m.
        front_m: how far its front lies before the root, where that is not half its length.
        wheels: where they touch the ground, forward and to the left of the middle, m.
        head_m: how high its head is, where that is a large share of its height.
        face_ahead_m, face_up_m: the face from the joint of the bone `head`, in its axes.
        flight: its steps, if it is a flight of stairs.
        cloth: what the wind moves of it.
        beam: its beam, if it tilts by what is on it.
        sweep_m: how far its doors swing before its front.
        changing: its parts whose size or light changes, in an order in which each comes after what it hangs on.
        dressed: its shapes that come and go with what is put on and taken off.
        parts: colours (linear) of what has a name of its own on it: hair, skin, a shirt.
        keypoints: joints and face by their names in `passes.keypoints`: the bone each lies on, and where, m.
    """

    figure: Figure
    height_m: float
    length_m: float
    width_m: float
    animate: Callable[[Act], Animation]
    centre_height_m: float
    focus: Vec
    proxy: Proxy | None = None
    root_height_m: float = 0.0
    lights: Callable[[float, Posture], tuple[Light, ...]] | None = None
    root_is_foot: bool = False
    saddle_m: float = 0.5
    seat_m: float = 0.0
    seats: tuple[tuple[float, float], ...] = ()
    front_m: float = 0.0
    wheels: tuple[tuple[float, float], ...] = ()
    head_m: float = 0.0
    face_ahead_m: float = 0.0
    face_up_m: float = 0.0
    keypoints: Mapping[str, tuple[str, Vec]] = field(default_factory=dict)
    parts: Mapping[str, Vec] = field(default_factory=dict)
    flight: Flight | None = None
    cloth: Cloth | None = None
    beam: Beam | None = None
    sweep_m: float = 0.0
    changing: tuple[ChangingPart, ...] = ()
    dressed: tuple[Dressed, ...] = ()


@dataclass(frozen=True, slots=True)
class Casting:
    """What a rig is given to build one figure.

    Attributes:
        builder: the stage. subject: the record. noun: its row in the vocabulary, when it has one.
        name: of the figure in the model. number: segmentation number.
        rng: this figure's own random numbers.
        motion: the id of what it does (a rig may build itself differently for it).
        warnings: words for the user; rigs add to it.
        night: whether lamps are lit.
        held: whether somebody has it in the hand.
        empty: whether a vessel has nothing in it.
        laid: whether what stands on its end alone lies flat, since something is on it, or it is on something.
        manned: whether somebody who is seen sits in it.
        donned: what is put on and taken off by its noun, with the `spells` of `Dressed`.
    """

    builder: StageBuilder
    subject: Subject
    noun: Noun | None
    name: str
    number: int
    rng: np.random.Generator
    motion: str = "stand"
    warnings: list[str] = field(default_factory=list)
    night: bool = False
    held: bool = False
    empty: bool = False
    laid: bool = False
    manned: bool = False
    donned: Mapping[str, tuple[tuple[float, bool], ...]] = field(default_factory=dict)

    def start(self) -> Figure:
        """An empty figure with its root bone."""
        figure = Figure(self.builder, self.name, self.number, stuff_of(self.subject))
        figure.root()
        return figure

    def height_m(self, usual_m: float) -> float:
        """The subject's height: its own, else its noun's, else the rig's usual one."""
        return self.subject.height_m or (self.noun.height_m if self.noun else None) or usual_m


Rig: TypeAlias = Callable[[Casting], Model]

_RIGS: dict[str, Rig] = {}
_OWNED = re.compile(r" of (?:an?|the|his|her|their|its) .*")
"""Whose something is: the stairs of a house are stairs. What a cup holds has no article."""


def rig(*names: str) -> Callable[[Rig], Rig]:
    """Registers a rig under the names that `Kind.rig` or a kind's id may have."""

    def register(build: Rig) -> Rig:
        for name in names:
            _RIGS[name] = build
        return build

    return register


def rig_named(name: str) -> Rig | None:
    """The rig registered under a name."""
    return _RIGS.get(name)


def rig_names() -> tuple[str, ...]:
    """All names that rigs are registered under."""
    return tuple(sorted(_RIGS))


def noun_of(subject: Subject) -> Noun | None:
    """The vocabulary's row for a subject: its whole noun, else the longest ending of it that has one."""
    return _ending(subject)[0]


def is_somebody(subject: Subject) -> bool:
    """Whether a noun that is a thing's means people in its shot: fans who cheer."""
    noun = noun_of(subject)
    return subject.kind == "human" and noun is not None and noun.kind != "human"


def noun_words(subject: Subject) -> int:
    """How many words of a subject's noun its row in the vocabulary stands for; 0 when it has none."""
    return _ending(subject)[1]


def _ending(subject: Subject) -> tuple[Noun | None, int]:
    words = _OWNED.sub("", subject.noun.lower()).split()
    endings = ((_noun(" ".join(words[first:])), len(words) - first) for first in range(len(words)))
    return next(((noun, count) for noun, count in endings if noun), (None, 0))


def _noun(phrase: str) -> Noun | None:
    nouns: Mapping[str, str] = terms_by_phrase("nouns")
    found = next((nouns[form] for form in singulars(phrase) if form in nouns), None) or _plurals().get(phrase)
    return table("nouns")[found] if found else None


@cache
def _plurals() -> Mapping[str, str]:
    """Ids of nouns by the plural that their row gives: geese."""
    return {row.plural: row.id for row in table("nouns").values() if row.plural}
