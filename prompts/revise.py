"""Revising: one sentence of change to a change of exactly the fields it speaks of.

The rule: what the words name is set, with the user as its source. What the director had decided *because of* a
changed field (`dependents.toml`) is released, so that `prompts.complete.complete` decides it anew;
what the user said before, what memory holds, what is locked and what the sentence itself spares (`everything but the
light`) stays. `Revision.fields` lists the paths that the
words themselves changed; compare the shots after completing to see what followed from them.

    >>> revise(shot, "at night instead, a bit closer").fields
    ('setting.time_of_day', 'camera.size')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import ValidationError

from prompts.errors import RevisionError
from prompts.reading.pronouns import SUBJECT_FORMS, lives
from prompts.reading.quotations import with_marks
from prompts.reading.text import MAX_CHARACTERS, clean
from prompts.revising.absolute import read_absolute
from prompts.revising.addressing import Address, address, addresses
from prompts.revising.amounts import in_degrees, read_tints
from prompts.revising.becoming import read_becoming
from prompts.revising.camerawork import put_said_amount, read_camerawork, without_amount
from prompts.revising.company import kin_of, names_things, read_company
from prompts.revising.complaints import (
    Complaint,
    asked_of_topic,
    complaint_in,
    is_answered,
    is_praise,
    observed,
    told_of_topic,
)
from prompts.revising.continuing import goes_on, read_sides
from prompts.revising.couples import read_couple
from prompts.revising.deeds import read_direction
from prompts.revising.directing import in_statements
from prompts.revising.edits import Edits, released, value_of
from prompts.revising.exchanging import read_exchanges
from prompts.revising.facing import read_facing
from prompts.revising.finding import Ambiguous
from prompts.revising.framing import read_frame
from prompts.revising.giving import read_given
from prompts.revising.handling import read_handling
from prompts.revising.labelling import read_labels
from prompts.revising.likening import read_likeness
from prompts.revising.looks import read_looks
from prompts.revising.made import read_place_look
from prompts.revising.measured import read_measured
from prompts.revising.missed import read_missed
from prompts.revising.named import in_terms
from prompts.revising.objects import read_objects
from prompts.revising.parting import read_parted
from prompts.revising.patterns import QUOTED, UNMEANT, pattern
from prompts.revising.plainly import plainly
from prompts.revising.qualities import read_degrees, read_qualities
from prompts.revising.relative import read_relative
from prompts.revising.renaming import tidy_deeds
from prompts.revising.seas import read_seas
from prompts.revising.sequence import in_sequence
from prompts.revising.sexes import read_sex
from prompts.revising.sparing import read_spared
from prompts.revising.surfaces import read_surface
from prompts.revising.swaps import read_swaps
from prompts.revising.tidying import tidy_articles, tidy_avoided, tidy_place, tidy_stillness
from prompts.revising.topics import in_plain_topics
from prompts.revising.undoing import read_order, read_other_face, read_swapped_deed, read_swapped_object, read_undone
from prompts.revising.unread import left_out, overlooked
from prompts.revising.weathering import read_weather
from prompts.revising.wishes import wishes_of
from prompts.shot import Shot

__all__ = ["NOT_UNDERSTOOD", "Address", "Revision", "address", "addresses", "released", "revise"]

_QUOTED = re.compile(r"(“[^”]*”|\"[^\"]*\")")
NOT_UNDERSTOOD: Final = "I did not understand"
"""How the question begins when nothing of a sentence was understood."""

_HALF = "Of “{wish}” I did not understand “{strange}”, so I left it. Say it another way, or one thing at a time."
_BACK = "Shall I take the last change back? Say “undo”, or name what should be as it was, such as “the old light”."
_HINT = "Try “slower”, “closer”, “at night”, “from above”, “at 85 mm”, “make the dog black” or “remove the tree”."


_OTHER: Final = re.compile(
    r"^(?:(?:no|nope|not (?:that|this) (?:one|[\w-]+)|i mean(?:t)?|on)[,.]? (?:but )?)*"
    r"the other (?P<who>(?!side|way|direction|end|hand|half)[\w-]+)[.! ]*$",
    re.IGNORECASE,
)
"""`No, the other dog`: of whom something is wanted, and not what."""
_WHAT_OF_THE_OTHER: Final = (
    "What should the other {who} do, or look like? Say “undo” first to take the last change back from this one."
)


@dataclass(frozen=True)
class Revision:
    """What a sentence of change does to a shot.

    Attributes:
        shot: the changed shot, still to be completed; the same shot when there is a question.
        fields: the paths that the words changed.
        question: what must be answered first, in one sentence; empty when the change was made.
        unread: words that changed nothing.
    """

    shot: Shot
    fields: tuple[str, ...]
    question: str = ""
    unread: tuple[str, ...] = ()


def revise(shot: Shot, change: str, film: Sequence[Shot] = ()) -> Revision:
    """Change a shot as a sentence says.

    Args:
        shot: the shot as it is.
        change: the user's words, without the number of the shot (see `address`).
        film: all shots in order, for what is to be `as in shot 1`; without them such a wish is a question.

    Raises:
        RevisionError: the change is empty or longer than a request may be.
    """
    text = clean(change)
    if not text:
        raise RevisionError("The change is empty. Say what should be different, such as: slower, from above.")
    if len(text) > MAX_CHARACTERS:
        raise RevisionError(f"The change is {len(text):,} characters long; the limit is {MAX_CHARACTERS:,}.")
    if pattern("plainly", "asks").search(text):
        return Revision(shot, (), f"“{text[:80]}” asks something and changes nothing. {_HINT}")
    if question := _asked_of_the_other(text) or asked_of_topic(text):
        return Revision(shot, (), question)
    if pattern("plainly", "restores").search(text):
        return Revision(shot, (), _BACK)
    if pattern("plainly", "opinion").search(text):
        if (complaint := complaint_in(text)) and complaint.question:
            return Revision(shot, (), complaint.question)
        return Revision(shot, (), f"“{text[:80]}” asks for no change, and nothing was changed. {_HINT}")
    edits = Edits()
    plain, quotations = _hide_quotations(_worded(with_marks(_LETTERED.sub(r'\1 "\2"', text)), shot))
    try:
        if read_labels(plain, quotations, shot, edits):
            return _made(shot, edits, (), text)
        wish = plainly(plain, shot).text
        if pattern("plainly", "vague").search(wish):
            return Revision(shot, (), f"“{text[:80]}” leaves open what should be different. {_HINT}")
        wish = read_couple(read_parted(wish, shot, edits), shot, edits)
        rest = in_statements(in_sequence(read_spared(wish, shot, edits), shot), shot)
        unread = _read_wishes(wishes_of(rest), shot, edits, quotations, film)
        tidy_place(shot, edits)
        tidy_deeds(shot, edits)
        tidy_stillness(shot, edits)
        tidy_articles(shot, edits)
        tidy_avoided(shot, edits)
    except Ambiguous as which:
        return Revision(shot, (), str(which))
    except ValidationError as error:
        return Revision(shot, (), _misfit(error))
    return _made(shot, edits, unread, text)


def _asked_of_the_other(text: str) -> str:
    """What is to be asked where only somebody is named: `no, the other dog`; empty for other words."""
    other = _OTHER.match(text)
    return _WHAT_OF_THE_OTHER.format(who=other["who"].lower()) if other else ""


def _worded(text: str, shot: Shot) -> str:
    """`It should say “Fresh daily”`, where nobody lives who could say it: the lettering does."""
    speaks = shot.main_subject is not None and (shot.main_subject.kind is None or lives(shot.main_subject))
    return text if speaks else _SAYS.sub("the text says ", text)


_SAYS: Final = re.compile(
    r"^(?:it|that|this)(?: (?:should|must|has to|can))? (?:says?|reads?)[:,]? (?=[\"“])", re.IGNORECASE
)
_LETTERED: Final = re.compile(
    r"^(?!.*\b(?:everything|all|keep|leave|except|but)\b[^:]*:)"
    r"(?P<role>[^:\"“]{0,60}\b(?:titles?|captions?|subtitles?|lettering|lower third|text|credits?|label|end card"
    r"|intertitle|super)\b[^:\"“]{0,30}):\s*(?P<words>[^\"“”]+?)[.\s]*$",
    re.I,
)
"""`title at the start: The Canal`: what follows the colon is to be read on the screen, word for word."""


def _read_wishes(
    wishes: list[str], shot: Shot, edits: Edits, quotations: list[str], film: Sequence[Shot]
) -> tuple[str, ...]:
    """Read one wish after the other, each said of the shot as those before have left it.

    A wish that is not understood by itself is read together with the one before it, unless that one is then
    understood otherwise.

    Returns:
        The pieces that were not understood.
    """
    unread: list[str] = []
    before: tuple[str, Edits, list[str]] | None = None
    own: set[str] = set()
    found_wrong: list[Complaint] = []
    missed: list[str] = []
    for wish in wishes:
        if len(wishes) > 1 and is_praise(wish):
            continue
        if complaint := complaint_in(wish) or (observed(wish) if len(wishes) > 1 else None):
            found_wrong.append(complaint)
            continue
        if found_wrong:
            wish = told_of_topic(wish, found_wrong[-1], shot)
        quoted = [quotations.pop(0) for _ in range(min(len(quotations), _quotes_in(wish)))]
        found, left = _read_wish(wish, edits.preview(shot), quoted, film)
        if not (found.values or found.questions) and names_things(wish, shot):
            kin = kin_of(wish, shot)
            thing = f"{wish} instead of {kin}" if kin else f"add {wish}"
            found, left = _read_wish(thing, edits.preview(shot), quoted, film)
        if own and pattern("plainly", "simile").match(wish) and _shows_something(found):
            continue
        if before and not (found.values or found.questions):
            joined, both = f"{before[0]}, {wish}", [*before[2], *quoted]
            together, left_together = _read_wish(joined, before[1].preview(shot), both, film)
            if own <= together.values.keys() and (together.values or together.questions):
                edits.restore(before[1])
                wish, quoted, found, left = joined, both, together, left_together
        now = edits.preview(shot)
        if found.values and (strange := left_out(left, now, found) or overlooked(wish, now, found)):
            found = Edits(questions=[_HALF.format(wish=wish[:80], strange=strange)])
        before, own = (wish, edits.copied(), quoted), set(found.values)
        edits.absorb(found)
        unread.extend(left)
        missed.extend([] if found.values or found.questions else [wish])
    for complaint in found_wrong:
        _mend(complaint, shot, edits, film, ", ".join(missed))
    return tuple(unread)


def _shows_something(found: Edits) -> bool:
    """Whether words put things, deeds or a place into the picture, which a likeness does not: `like a jungle`."""
    return any(path.startswith(("subjects", "beats", "setting.place", "setting.details")) for path in found.values)


def _mend(complaint: Complaint, shot: Shot, edits: Edits, film: Sequence[Shot], ordered: str) -> None:
    """Do what helps against a complaint, unless the orders beside it say what is to be done, understood or not."""
    if ordered and complaint.parts and not edits.values:
        edits.ask(_HALF.format(wish=ordered[:80], strange=ordered[:80]))
        return
    remedy, _ = _read_wish(complaint.wish, edits.preview(shot), [], film) if complaint.wish else (Edits(), ())
    if is_answered(complaint, remedy.values, edits.values):
        return
    edits.absorb(remedy)
    if not (remedy.values or remedy.questions or edits.values):
        edits.ask_if(complaint.question)


def _read_wish(wish: str, shot: Shot, quotations: list[str], film: Sequence[Shot]) -> tuple[Edits, tuple[str, ...]]:
    """The edits that one wish asks for, and the pieces of it that were not understood."""
    edits = Edits()
    told, amount = without_amount(plainly(wish, shot).text)
    rest = read_likeness(in_sequence(told, shot), shot, film, edits)
    rest = read_weather(read_measured(rest, shot, edits), shot, edits)
    rest = read_seas(rest, shot, edits)
    rest = read_other_face(read_swapped_deed(read_swapped_object(rest, shot), shot, edits), shot, edits)
    rest = read_given(read_sides(goes_on(rest, shot), shot, edits), shot, edits)
    rest = read_undone(in_plain_topics(in_degrees(in_terms(read_swaps(rest)))), shot, edits)
    for read in (
        read_surface, read_handling, read_place_look, read_facing, read_camerawork, read_frame, read_tints,
        read_direction, read_sex, read_company, read_becoming, read_exchanges, read_looks, read_qualities,
        read_relative, read_degrees, read_objects,
    ):  # fmt: skip
        rest = read(rest, shot, edits)
    rest = read_order(rest, shot, edits)
    left = read_absolute(_show_quotations(rest, quotations), shot, edits)
    read_missed(wish, shot, edits)
    put_said_amount(shot, edits, amount)
    return edits, left


def _quotes_in(text: str) -> int:
    return text.count(QUOTED) + text.count(UNMEANT)


def _misfit(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(str(step) for step in first["loc"]) or "the shot"
    return f"That does not fit {where}: {first['msg']}. What should it be?"


def _made(shot: Shot, edits: Edits, unread: tuple[str, ...], text: str) -> Revision:
    data = shot.model_dump(mode="json")
    edits.drop_spared()
    known = {*shot.setting.place.lower().split(), *SUBJECT_FORMS, "it"}  # the bar needs more smoke
    unread = tuple(piece for piece in unread if not set(piece.lower().split()) <= known)
    question = next(iter(edits.questions), "")
    fields = tuple(path for path, value in edits.values.items() if value != value_of(data, path))
    if question and not fields:
        return Revision(shot, (), question, unread)
    lock = edits.locked(shot)
    if lock:
        return Revision(shot, (), f"{lock} is locked in this shot. Shall I unlock it and make the change?", unread)
    if not edits.values:
        return Revision(shot, (), f"{NOT_UNDERSTOOD} “{text[:80]}”. {_HINT}", unread)
    if not fields:
        return Revision(shot, (), "The shot is like that already. What else should change?", unread)
    try:
        changed = edits.apply(shot)
    except ValidationError as error:
        return Revision(shot, (), _misfit(error), unread)
    return Revision(changed, fields, question, unread)


def _hide_quotations(text: str) -> tuple[str, list[str]]:
    """Take quoted strings out of reach of the rules, since what stands in them is not meant."""
    text = re.sub(f"[{QUOTED}{UNMEANT}]", " ", text)
    return _QUOTED.sub(QUOTED, text), _QUOTED.findall(text)


def _show_quotations(text: str, quotations: list[str]) -> str:
    for quotation in quotations:
        mark = re.search(f"[{QUOTED}{UNMEANT}]", text)
        if mark is None:
            break
        text = f"{text[: mark.start()]}{quotation if mark.group() == QUOTED else ''}{text[mark.end() :]}"
    return text
