"""What people do, as rows: which verbs mean it, what it needs, and the key poses that it goes through.

`performance.toml` holds the performances and the postures that they are played in, `hold.toml` how things are held.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import ClassVar

from pydantic import ConfigDict

from generators.previz.motion.rotations import Vec
from generators.previz.tables import rows_of
from prompts.wording.whole_words import stands_whole

__all__ = [
    "HandRow",
    "Hold",
    "Key",
    "Performance",
    "hold_of",
    "holds",
    "performance_of",
    "performances",
    "stem_of",
    "verb_forms",
    "verb_pattern",
]

ArmRow = tuple[float, float, float, float, float]
FootRow = tuple[float, float, float, float]
HandRow = tuple[str, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key pose; what a key leaves out stays as the key before it has it. Angles in degrees.

    Attributes:
        at: seconds from the start of the performance (of its cycle).
        up: height of the hips over their standing height; on a seat, the seat decides it.
        ahead, aside: hips forward and left of their place; rise: of the whole body off the ground, m.
        pitch, roll, yaw: of the whole body: forward over, to the right side, turned to the left.
        lean, turn, bend: of the chest: forward, to the left, to the right side.
        nod, glance, tilt: of the head: down, to the left, to the right side.
        knees: how far the knees point outward.
        lfoot, rfoot: forward, outward and up from its place under the hip, over hip height; and toes down.
        left, right: arm swung forward, lifted outward, twisted inward, elbow bent, wrist bent. arms: both.
        lhand, rhand: where the palm is: an anchor, then forward, left and up from it, over body height.
        hands: both, mirrored.
        fingers: the way both hands point, forward, inward and up.
        tip, bank: of what is held: forward over, and to the right.
    """

    at: float = 0.0
    up: float | None = None
    ahead: float | None = None
    aside: float | None = None
    rise: float | None = None
    pitch: float | None = None
    roll: float | None = None
    yaw: float | None = None
    lean: float | None = None
    turn: float | None = None
    bend: float | None = None
    nod: float | None = None
    glance: float | None = None
    tilt: float | None = None
    knees: float | None = None
    lfoot: FootRow | None = None
    rfoot: FootRow | None = None
    left: ArmRow | None = None
    right: ArmRow | None = None
    arms: ArmRow | None = None
    lhand: HandRow | None = None
    rhand: HandRow | None = None
    hands: HandRow | None = None
    fingers: Vec | None = None
    tip: float | None = None
    bank: float | None = None

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Performance:
    """One row of `performance.toml`.

    Attributes:
        verbs: base forms; `*` stands for up to four words. nouns: it needs one of these among its objects or words.
        motions: ids of the vocabulary's motions that it stands for when no verb is found.
        posture: the row that it is played in; empty keeps the posture. is_posture: it is one itself.
        period_s: length of its cycle; 0 plays the keys once and holds the last.
        linear: whether keys are joined by straight lines.
        hips: whether feet hang from the hips instead of standing on the ground.
        seated: whether the hips rest on a seat.
        seat, surface: what is sat on and worked at when the shot names none; "ground" is no thing.
        object: where the object of the action is: hand, surface, front, or nothing; "aim" is what somebody turns to,
            "listener" whom, wherever they are.
            "above" is what hangs or stands over who works under it.
        implied: the object when none is named. tool, other_tool: what the right and the left hand hold besides.
        take_s, leave_s: when the object comes into the hand, and when it leaves it.
        leaves_to: where it goes: surface, ground, partner, air, floor (it is dropped), inside (the tool, what hands are
            at), hung (it stays where the hand lets go), gone (what the left hand has bursts) or worn.
        pair: how far two who do this together stand apart, over body height. gaze: whether eyes follow the object.
        blend_s: how long the change to it takes. lift: height of the hips over the ground, m, where feet do not stand.
        keeps_arms: whether walking does not swing the arms.
        climb_mps: how fast the body rises.
        ends_in: the posture that it leaves somebody in. glides: whether the feet travel with the body, without steps.
        stays: whether it is done on the spot, whatever its motion's usual speed.
        side: how far somebody turns from the camera to the right for it, degrees, so that what is before them is seen.
        whole: whether it is seen only where the whole body is. shared: whether a group has one object between them.
        cord: what joins the hand and the object (a leash, a string): length of its pieces, m, their number, and how far
            it hangs through over its length.
        pendulum: length, m, and degrees to each side of what carries somebody to and fro: the ropes of a swing.
        chute: of a slide that one goes down sitting: how far ahead of the seat's middle it begins, the level length and
            the drop of its slope, and how far it runs out level at its foot, m.
        underfoot: whether a bed or a sofa that it is done on is stood on.
        seated_as: the row that is played instead by two who sit side by side.
        onto_other: whether it is done to somebody else, and means another row where nobody else is named.
        received: the row that they play meanwhile to whom it is done and who have nothing else to do; empty where they
            do the same.
        done_by: who does it to a guest of theirs where nobody is named. guest: the noun of that one.
        tools: by verb, what the right hand holds for it instead of the row's own tool.
        turns_away: whether who it is done to has their back to who does it.
        bears: whether its tool is a load that two have between them.
        flies_in: whether what is taken comes through the air from before who takes it, where nobody throws it.
        behind: what stands at the back of who does it: the goal of a goalkeeper.
        ahead: what stands some way before who does it: the goal that is shot at.
        around: what stands round it on the ground: the ring of boxers.
        makes: nouns of what its tool, or what stands before it, shows half made, and no figure beside it.
        pours: whether its tool is what the liquid is poured from.
        on_the_right: the row that is played instead where the one beside is to the right.
        juggles: whether what is in the hands goes from one to the other through the air, each in its turn.
        dons: at `leave_s` its object is put on ("on"), comes off ("off") or goes where nobody sees it ("away").
        leap: when in the cycle the feet leave the ground, s, and how high the body flies, m.
    """

    id: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    motions: tuple[str, ...] = ()
    posture: str = ""
    is_posture: bool = False
    period_s: float = 0.0
    linear: bool = False
    hips: bool = False
    seated: bool = False
    seat: str = ""
    surface: str = ""
    object: str = ""
    implied: str = ""
    tool: str = ""
    other_tool: str = ""
    take_s: float = 0.0
    leave_s: float = 0.0
    leaves_to: str = ""
    pair: float = 0.0
    gaze: bool = False
    blend_s: float = 0.4
    lift: float = 0.0
    keeps_arms: bool = True
    climb_mps: float = 0.0
    ends_in: str = ""
    glides: bool = False
    stays: bool = False
    side: float | None = None
    whole: bool = False
    shared: bool = False
    cord: tuple[float, int, float] | None = None
    leap: tuple[float, float] | None = None
    pendulum: tuple[float, float] | None = None
    chute: tuple[float, float, float, float] | None = None
    pours: bool = False
    turns_away: bool = False
    onto_other: bool = False
    received: str = ""
    done_by: tuple[str, ...] = ()
    guest: str = ""
    tools: Mapping[str, str] = field(default_factory=dict)
    underfoot: bool = False
    bears: bool = False
    juggles: bool = False
    flies_in: bool = False
    behind: str = ""
    ahead: str = ""
    around: str = ""
    makes: tuple[str, ...] = ()
    on_the_right: str = ""
    seated_as: str = ""
    dons: str = ""
    keys: tuple[Key, ...] = ()

    def tool_for(self, words: str) -> str:
        """What the right hand holds for a deed in these words."""
        return next((tool for verb, tool in self.tools.items() if verb_forms(verb).search(words)), self.tool)

    @property
    def rolls(self) -> bool:
        """Whether somebody goes along on it without steps: on wheels, a board or blades."""
        return self.object in ("mount", "board") or (self.posture != "" and performances()[self.posture].glides)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """One row of `hold.toml`: how a thing is held.

    Attributes:
        names: nouns of the things. hand: the hand that leads. frame: what it turns with: level, chest, hand or head.
        grip: where the leading hand takes it, in half extents of its box: x -1 back .. 1 front, y -1 right .. 1 left,
            z 0 bottom .. 1 top. second: where the other hand does. turn: degrees about z, then y, then x.
        pose: the arms as they carry it.
        worn: whether it hangs on the body, and hands are free.
    """

    id: str
    names: tuple[str, ...] = ()
    hand: str = "r"
    frame: str = "level"
    grip: Vec = (0.0, 0.0, 0.5)
    second: Vec | None = None
    turn: Vec = (0.0, 0.0, 0.0)
    pose: Key = field(default_factory=Key)


@cache
def performances() -> Mapping[str, Performance]:
    """All performances by id."""
    return MappingProxyType(rows_of(__package__ or "", "performance", Performance))


@cache
def holds() -> Mapping[str, Hold]:
    """All ways of holding a thing, by id."""
    return rows_of(__package__ or "", "hold", Hold)


def hold_of(noun: str, height_m: float, across_m: float, body_m: float) -> Hold:
    """How a thing is held: by its name, else by its size against the body that holds it."""
    words = " ".join(re.findall(r"[a-z]+", noun.lower()))
    found = [
        (len(name), row)
        for row in holds().values()
        for name in row.names
        if stands_whole(name, words, plural="(?:s|es)")
    ]
    if found:
        return max(found, key=lambda pair: pair[0])[1]
    size = max(height_m, across_m) / body_m
    return holds()["small" if size < 0.14 else "armful"]


def verb_pattern(verb: str) -> str:
    """A regular expression for a verb phrase in any of its forms: its first word bends, `*` is up to four words.

    So does the last word of one that is all verb: `arm wrestle` is `arm wrestling`.
    """
    first, _, rest = verb.partition(" ")
    forms = [first, f"{first}s", f"{first}es", f"{first}ed", f"{first}ing", f"{first}{first[-1]}ing"]
    if first.endswith("ie"):
        forms.append(f"{first[:-2]}ying")
    elif first.endswith("e"):
        forms.append(f"{first[:-1]}ing")
    if first.endswith("y"):
        forms.append(f"{first[:-1]}ies")
    pattern = "(?:" + "|".join(re.escape(form) for form in forms) + ")"
    words = rest.split()
    for place, word in enumerate(words):
        last = place == len(words) - 1 and "*" not in words
        ending = rf"(?:{re.escape(word)}s?|{re.escape(word.removesuffix('e'))}ing)" if last else f"{re.escape(word)}s?"
        pattern += r"(?: [\w'-]+){0,4}" if word == "*" else f" {ending}"
    return rf"\b{pattern}\b"


def stem_of(verb: str) -> str:
    """What every form of a verb phrase begins with."""
    first = verb.partition(" ")[0]
    return first[:-2] if first.endswith("ie") else first[:-1] if first[-1] in "ey" else first


@cache
def verb_forms(verb: str) -> re.Pattern[str]:
    """`verb_pattern` of a verb, compiled: to be asked for where `stem_of` it is there, as there are hundreds."""
    return re.compile(verb_pattern(verb))


def performance_of(
    action: str, motion: str, nouns: Iterable[str] = (), *, posture: bool | None = None, alone: bool = False
) -> Performance | None:
    """The performance that an action means.

    That is the row of the first verb in it, and at one place the row whose nouns are there, then one of what is done to
    somebody, then the one of the longest verb; without any, the row for the motion.

    Args:
        action: in the user's words.
        motion: id in `motions`.
        nouns: of the things that it acts on.
        posture: whether to look only among postures, or only among what is done in them.
        alone: whether it is done to a thing or to nobody.
    """
    nouns = [noun.lower() for noun in nouns]
    text = " ".join(re.findall(r"[a-z]+(?:[-'][a-z]+)*", action.lower()))
    nouns = [noun for noun in nouns if not re.search(rf"\b(?:toy|miniature) {re.escape(noun)}\b", text)]
    around = _TOYS.sub("toy", f"{text} {' '.join(nouns)}")
    for compound in (noun for noun in nouns if _ING_NOUN.match(noun)):
        text = text.replace(compound, compound.split(" ", 1)[1])  # who sits in a rowing boat does not row
    best: tuple[tuple[int, int, int, int], Performance] | None = None
    for verb, row in _verbs_in(text):
        if (posture is not None and row.is_posture is not posture) or (alone and row.onto_other):
            continue
        match = next((m for m in verb_forms(verb).finditer(text) if _is_verb(text, m)), None)
        if match is None or (row.nouns and not _any_noun(row.nouns, around)):
            continue
        rank = (-match.start(), len(row.nouns) > 0, row.onto_other, len(verb))
        if best is None or rank > best[0]:
            best = (rank, row)
    if best:
        return best[1]
    rows = (row for row in performances().values() if posture is None or row.is_posture is posture)
    return next((row for row in rows if motion in row.motions), None)


def _verbs_in(text: str) -> Iterator[tuple[str, Performance]]:
    """The verbs of all performances whose stems are in a text, with their rows, in the table's order."""
    for row in performances().values():
        for verb in row.verbs:
            if stem_of(verb) in text:
                yield verb, row


def _is_verb(text: str, match: re.Match[str]) -> bool:
    """Whether a verb's form stands where a verb does: at the start, as an -ing form, or after a word that wants one."""
    if match.start() == 0:
        return True
    before = text[: match.start()].split()[-1]
    words = match.group().split()
    if _ING.match(words[0]) or _ING.match(words[-1]):
        return before not in _BEFORE_NOUNS  # who carries a sleeping child does not sleep
    return before in _BEFORE_VERBS


_BEFORE_NOUNS = frozenset({"a", "an", "the", "his", "her", "their", "its", "my", "our", "some", "two", "three"})
_TOYS = re.compile(r"\b(?:toy|miniature) (?:car|truck|boat|plane|train|van|helicopter|ship)s?\b")
"""What is named after something large, and is not handled as that is."""
_ING_NOUN = re.compile(r"\w+ing \w")
_ING = re.compile(r"\w*[aeiouy]\w*ing$")
"""The -ing form of a verb: a ring, a king and a swing are none."""


def _any_noun(nouns: Iterable[str], text: str) -> bool:
    return any(stands_whole(noun, text, plural="(?:s|es|ing)") for noun in nouns)


_BEFORE_VERBS = frozenset({"to", "and", "then", "or", "not", "suddenly", "slowly", "quickly", "gently", "carefully"})
