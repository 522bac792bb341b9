"""What people find wrong with a shot: `it looks flat`, `the light's boring`, `too static`, `the orbit makes me dizzy`.

A complaint that comes with an order is the order's reason: `it looks too sunny, overcast instead` asks for one thing.
One that stands alone asks for its opposite, which `complaints.toml` names; one that does not say what is amiss is asked
about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from prompts.reading.phrases import is_adjective
from prompts.revising.finding import Ambiguous, find_subjects, is_pronoun, wearers
from prompts.revising.patterns import NUMBERS
from prompts.revising.subjects import is_look
from prompts.shot import Shot
from prompts.tables import tables_of
from prompts.vocabulary import terms_by_phrase

__all__ = ["Complaint", "asked_of_topic", "complaint_in", "is_answered", "is_praise", "observed", "told_of_topic"]

_ARTICLE: Final = re.compile(r"^(?:the|this|that|his|her|its|their|my|our|all|whole|these|those) ", re.I)


class Complaint(NamedTuple):
    """Something that is found wrong.

    Attributes:
        topic: what it is about, as said; empty for the shot as a whole.
        wish: the order that mends it; empty where none is known.
        question: what is asked when it stands alone and nothing mends it; empty where something does.
        parts: the parts of the shot of which an order meets the complaint.
        kind: the part of the shot as a whole that it is about, or `other` for somebody and something in it.
    """

    topic: str
    wish: str
    question: str
    parts: frozenset[str]
    kind: str = "it"


@cache
def _file() -> Mapping[str, Any]:
    return tables_of(__package__, "complaints")


def _words(text: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in text.split())


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(shape.replace("{excess}", _file()["excess"]), re.I) for shape in _file()["shapes"])


def complaint_in(wish: str) -> Complaint | None:
    """The complaint that a wish is, as a whole; None for orders and descriptions.

    What is `too` something is a complaint; what merely is or looks somehow is one where the adjective finds fault.
    """
    for shape in _shapes():
        if match := shape.match(wish.strip(" ,.;")):
            return _judged(match)
    return None


def is_praise(wish: str) -> bool:
    """`everything's great`, said beside an order, asks for nothing."""
    match = _praise().match(wish.strip(" ,.;"))
    return match is not None and (match["what"] is not None or bool(_LIKES.match(wish)))


_LIKES: Final = re.compile(r"\s*(?:(?:i|we) )?(?:really |do |still |absolutely )?(?:like|lov)", re.I)


def asked_of_topic(words: str) -> str:
    """What is asked when somebody names a part of the shot and nothing else: `the framing`; empty for other words."""
    said = re.fullmatch(
        r"(?:the|just the|maybe the|well,? the) (?P<topic>[a-z ]+?)(?: then)?", words.lower().strip(" ,.!")
    )
    told = said["topic"] if said is not None else ""
    kind = next((kind for kind, named in _file()["topics"].items() if told and told in _words(named)), "it")
    return _question(kind, "wrong", "") if kind != "it" else ""


@cache
def _praise() -> re.Pattern[str]:
    return re.compile(_file()["praise"].replace("{excess}", _file()["excess"]), re.I)


def observed(wish: str) -> Complaint | None:
    """`she looks sad`, said beside an order: how somebody looks now, which an order to them answers."""
    match = _OBSERVED.match(wish.strip(" ,.;"))
    if match is None or not is_adjective(match["what"].lower()):
        return None
    return Complaint(match["topic"].lower(), match.string, "", frozenset({"people", "deeds", "mood"}))


_OBSERVED: Final = re.compile(
    r"^(?P<topic>he|she|it|they|(?:the|his|her|its|their) [\w'-]+) (?:(?:looks?|seems?|appears?)"
    r"(?: (?:a bit|a little|so|really|very|kind of|pretty|quite))?|(?:is|are) (?:looking|being)) (?P<what>[a-z]+)$",
    re.I,
)


def _judged(match: re.Match[str]) -> Complaint | None:
    topic, what = (match.groupdict().get("topic") or "").strip().lower(), match["what"].lower()
    kind = _kind_of(topic)
    if fewer := match.groupdict().get("fewer"):
        return Complaint("", f"{'fewer' if fewer.lower() == 'many' else 'less'} {what}", "", frozenset(), kind)
    if not what:
        return Complaint(topic, "", _question(kind, "wrong", topic), frozenset(), kind)
    if kind == "other" and (topic.split()[0] in NUMBERS or topic[:1].isdigit()):
        return None
    if is_praise(match.string):
        return None
    slightly = bool(_SLIGHTLY.search(match["excess"])) and kind != "other"
    excessive = slightly or bool(re.search(r"\btoo\b", match["excess"]))
    row = next((r for r in _file()["complaint"] if kind in r["of"].split() and what in _words(r["words"])), None)
    if row is not None:
        return Complaint(
            topic, row["wish"].format(topic=topic, what=what), "", frozenset(row["answered"].split()), kind
        )
    if what in _words(_file()["plainly_wrong"]["words"]) and not _is_new_look(what, kind, excessive):
        return Complaint(topic, "", _question(kind, what, topic), frozenset(), kind)
    if not (excessive and is_adjective(what)):
        return None
    opposite = _file()["opposites"].get(what) if kind == "other" else None
    too = f"a bit too {what}" if slightly else match.string
    wish = f"make {topic} {opposite}" if opposite else too
    return Complaint(topic, wish, _question(kind, what, topic), frozenset())


_SLIGHTLY: Final = re.compile(
    r"\b(?:a bit|a little|a tad|a touch|slightly|somewhat|rather|kind of|way|pretty|quite)\b", re.I
)
"""`a bit dark` is darker than it should be."""


def _question(kind: str, what: str, topic: str) -> str:
    ask: str = _file()["asks"].get(kind, _file()["asks"]["other"])
    return ask.format(what=what, topic=topic)


def _is_new_look(what: str, kind: str, excessive: bool) -> bool:
    """`the plate is plain` describes the plate; `the plate is too plain` finds fault with it."""
    return kind == "other" and not excessive and what in {"plain", "empty", "dead"} and is_look(what)


def _kind_of(topic: str) -> str:
    """The topic that words name: a part of the shot as a whole, or `other` for somebody and something in it."""
    bare = _ARTICLE.sub("", topic)
    if not bare:
        return "it"
    if is_pronoun(bare) and bare not in _words(_file()["topics"]["it"]):
        return "other"
    named = next((kind for kind, words in _file()["topics"].items() if bare in _words(words)), "")
    last = next((kind for kind in ("light", "colours") if bare.split()[-1] in _words(_file()["topics"][kind])), "other")
    return named or last


def is_answered(complaint: Complaint, remedy: Iterable[str], ordered: Iterable[str]) -> bool:
    """Whether orders say themselves how a complaint is to be met.

    Args:
        complaint: what is found wrong.
        remedy: the paths that its own remedy would change; empty when none is known.
        ordered: the paths that the orders of the sentence change.
    """
    remedied, asked = tuple(remedy), tuple(ordered)
    meeting = (
        {
            *({"length", "deeds"} if any(path == "time_scale" for path in remedied) else ()),
        }
        | {part for path in remedied for part in _parts_of(path)}
        | complaint.parts
    )
    return bool(asked) and (not remedied or bool(meeting & {part for path in asked for part in _parts_of(path)}))


def _parts_of(path: str) -> frozenset[str]:
    bare = re.sub(r"\[\d+\]", "", path)
    named = frozenset(part for part, fields in _file()["parts"].items() if _is_among(bare, fields.split()))
    return named or frozenset({bare.partition(".")[0]})


def _is_among(path: str, fields: Iterable[str]) -> bool:
    return any(path == field or path.startswith(f"{field}.") for field in fields)


_BARE_LOOK: Final = re.compile(
    r"^(?:(?:more|a bit|much|rather|maybe|something|all|completely) )*[a-z-]+(?:[ -][a-z]+)?$", re.I
)


_TAKEN_AWAY: Final = re.compile(
    r"^(?P<verb>lose|drop|remove|cut|kill|ditch|scrap|get rid of|delete|skip) (?:it|them|that)$", re.I
)


def told_of_topic(order: str, complaint: Complaint, shot: Shot) -> str:
    """An order after a complaint, told of what that is about: `make it pink` of a raincoat, or `pink` alone."""
    away = _TAKEN_AWAY.match(order)
    if complaint.topic and away and not is_pronoun(complaint.topic):
        return f"{away['verb']} {complaint.topic}"
    if not complaint.topic or is_pronoun(complaint.topic) or not _is_here(complaint.topic, shot):
        return order
    topic = complaint.topic if _ARTICLE.match(complaint.topic) else f"the {complaint.topic}"
    said = re.sub(
        r"^(make|turn|paint|colou?r|have|let|give|keep) (?:it|them|that)\b", rf"\1 {topic}", order, flags=re.I
    )
    if said != order:
        return re.sub(r" (?:one|ones)$", "", said)
    bare = order.lower().strip(" ,.")
    look = bare.split()[-1] if bare else ""
    if _BARE_LOOK.match(bare) and (look in terms_by_phrase("colours") or is_look(look)):
        return f"make {topic} {bare}"
    return order


def _is_here(topic: str, shot: Shot) -> bool:
    bare = _ARTICLE.sub("", topic)
    try:
        return bool(find_subjects(shot, topic)) or bool(wearers(shot, bare))
    except Ambiguous:
        return True
