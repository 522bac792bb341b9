"""What the user means by a message, and which tool it is for.

The words of a shot or of a change are not understood here: the tools read them with `prompts.read` and
`prompts.revise`. Here it is only decided which of them they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeAlias

from assistant.casting import named_in
from assistant.errors import InputError
from assistant.offline.changes import as_told, is_change, is_gibberish, is_lesson, is_of_the_world, names_somebody
from assistant.offline.deeds import Deed, Film, Speech
from assistant.offline.looks import character_change, character_note
from assistant.offline.numbering import numbers_in_turn, numbers_said, whole_shots
from assistant.offline.partly import NO_SHOT, POINTING_AT, extended, redrawn
from assistant.offline.patterns import (
    Reading,
    asks,
    meanings,
    plain,
    without_opening,
)
from assistant.offline.picturing import drawn, file_retouched, retouched
from assistant.offline.questions import is_question, question_about
from assistant.spans import span_in_seconds
from prompts.read import introduced, introduces_character
from prompts.reading.grammar import NUMBER_WORDS
from prompts.revise import address

__all__ = ["intend", "presentations"]

_HELLO: Final = (
    "Describe what you want to see, such as “a dog running on a beach at sunset, tracking from the side”. "
    "Then direct it: “slower”, “from above”, “at night instead”. “This is Mira: …” introduces a character; "
    "“undo” takes a change back."
)
_THANKS: Final = "With pleasure. What do we shoot next?"
_NO_SHOT_YET: Final = "There is no shot yet to ask about. What do you want to see?"
_ALL_RIGHT: Final = "All right. What do we shoot next?"
_NO_ANSWER: Final = (
    "That I cannot answer. The card of the shot gives the reason for each choice of mine; ask “what do we have?” for "
    "the film, or say what should be different."
)
_WHAT_ELSE: Final = "What should be different? Say it as “closer”, “at night”, “the dog should be black”, or “undo”."
_UNCLEAR: Final = "I did not understand “{message}”. What should be seen, or what should change in shot {shot}?"
_UNCLEAR_AT_FIRST: Final = "I did not understand “{message}”. What do you want to see?"
_WHICH_FILE: Final = "Which file is that? Say its name, such as photo.jpg, or drop the file here."
_WHAT_IN_IT: Final = (
    "What should be different in that picture? Say it with the file, such as “make the coat red in photo.jpg”."
)
_WHICH_PARTS: Final = "What does each of them show? Say it as “1. the seed lies in the soil 2. a shoot comes up 3. …”."
_QUOTED: Final = 80

_FRONT: Final = frozenset({"front", "start", "beginning", "top", "first"})
_AFTER: Final = frozenset({"after", "behind"})
_TAKE: Final = re.compile(r"(?:the )?take (?:number )?(?P<number>\d{1,6})")
_EVERY: Final = frozenset({"all", "everything", "all shots", "all the shots", "every shot", "all takes", "the film"})
_LINES: Final[Mapping[str, int]] = {
    "4k": 2160, "uhd": 2160, "ultra hd": 2160, "8k": 4320, "hd": 1080, "full hd": 1080, "2k": 1440, "qhd": 1440,
}  # fmt: skip
"""Lines of the shorter side."""
_SMOOTH_FPS: Final = 60
_TIMES: Final[Mapping[str, int]] = {"once": 1, "twice": 2, "thrice": 3, "a couple": 2, "a few": 3}


_Answer: TypeAlias = Deed | Speech


def intend(message: str, film: Film) -> _Answer:
    """What to do about a message."""
    if film.picture_file:
        return Deed("ask_user", {"question": _WHAT_IN_IT}) if film.only_files else file_retouched(message, film)
    if film.given and (film.only_files or (film.shots and (numbers := _addressed(message, film)))):
        if film.needs_shot:
            return Deed("plan_shots")
        return Deed("use_files", {} if film.only_files else {"shots": numbers})
    if film.needs_shot:
        return Deed("plan_shots", {"request": without_opening(message)})
    if answer := _known_phrase(message, film):
        return _as_written(answer, message)
    if change := character_change(message, film.cast):
        return Deed("remember_character", {"name": change.name, "description": change.words, "keep": True})
    if note := character_note(message, film.cast):
        return Deed("remember_character", {"name": note.name, "notes": note.words, "keep": True})
    if presented := presentations(message):
        return presented[0]
    of_world = is_of_the_world(message, film)
    if (asks(message) or is_question(message)) and not (of_world or is_lesson(message, film)):
        return Speech(_NO_ANSWER)
    if not of_world and is_change(message, film):
        return Deed("revise_shot", {"change": as_told(message)}) if film.shots else Speech(NO_SHOT)
    if is_gibberish(message) and not names_somebody(message, film):
        asked = _UNCLEAR if film.shots else _UNCLEAR_AT_FIRST
        return Deed("ask_user", {"question": asked.format(message=message[:_QUOTED], shot=film.shots)})
    return Deed("plan_shots", {"request": without_opening(message)})


def presentations(message: str) -> list[Deed]:
    """What is to be done about people whom a message introduces: remember each, then shoot what it tells of them."""
    opening = introduced(message)
    alone = introduces_character(message)
    people = opening.people if opening.scene or len(opening.people) > 1 else (alone,) if alone else ()
    deeds = [
        Deed(
            "remember_character",
            {"name": person.name, "subject": person.subject.model_dump(mode="json", exclude_defaults=True)},
        )
        for person in people
    ]
    return [*deeds, Deed("plan_shots")] if people and opening.people and opening.scene else deeds


def _as_written(answer: _Answer, message: str) -> _Answer:
    """The answer; words of a picture's change as the user wrote them, for names and lettering."""
    if isinstance(answer, Speech) or answer.tool != "edit_picture":
        return answer
    change = answer.arguments["change"]
    at = message.lower().find(change)
    written = message[at : at + len(change)] if at >= 0 else change
    return Deed(answer.tool, answer.arguments | {"change": written})


def _known_phrase(message: str, film: Film) -> _Answer | None:
    """The answer to a question, or to one of the set things that people say."""
    readings = tuple(meanings(message))
    wanted = question_about(message, film.shots, (*film.cast, *film.seen))
    of_world = wanted is not None and is_of_the_world(message, film)
    counted = any(reading.about == "shots" for reading in readings)
    if wanted is not None and not (of_world or counted or _asks_of_cast(readings, film)):
        return Deed("explain", wanted) if film.shots or "terms" in wanted else Speech(_NO_SHOT_YET)
    for reading in readings:
        if answer := _MEANINGS[reading.meaning](reading, film):
            return answer
    return None


def _addressed(message: str, film: Film) -> list[int]:
    """The shots that a message names, when it says nothing else: "in shot 2"."""
    return whole_shots(re.sub(r"^(?:in|for|to|of|on) ", "", plain(message)), film.sketches())


def _asks_of_cast(readings: Iterable[Reading], film: Film) -> bool:
    """Whether a question is about somebody remembered, whom the project knows more of than a shot does."""
    names = [name.casefold() for name in film.cast]
    return any(reading.meaning == "who" and named_in(reading.parts["who"], names) for reading in readings)


def _undo(reading: Reading, _film: Film) -> _Answer | None:
    steps = _count(reading.parts.get("count", ""))
    return Deed("undo", {"steps": steps}) if steps else None


def _redo(reading: Reading, _film: Film) -> _Answer | None:
    steps = _count(reading.parts.get("count", ""))
    return Deed("redo", {"steps": steps}) if steps else None


def _render(reading: Reading, film: Film) -> _Answer | None:
    words = reading.parts.get("what", "")
    asked: dict[str, Any] = {"shots": [] if words in POINTING_AT else numbers_said(words, film.shots)}
    if reading.parts.get("all"):
        asked["shots"] = list(range(1, film.shots + 1))
    if reading.about == "final":
        asked["profile"] = "final"
    if model := reading.parts.get("model"):
        asked["model"] = model
    if steer := reading.parts.get("steer"):
        asked["steer"] = "pose" if steer == "poses" else steer
    if strength := reading.parts.get("strength"):
        asked["strength"] = float(strength)
    if span := reading.parts.get("span"):
        try:
            asked["within_s"] = span_in_seconds(span)
        except InputError:
            return None
    return Deed("render_shots", asked)


def _upscale(reading: Reading, film: Film) -> _Answer | None:
    if not film.shots:
        return Speech(NO_SHOT)
    asked: dict[str, Any] = {}
    words = reading.parts.get("what", "")
    if take := _TAKE.fullmatch(words):
        asked["takes"] = [int(take["number"])]
    elif words in _EVERY:
        asked["shots"] = list(range(1, film.shots + 1))
    elif words and words not in POINTING_AT:
        asked["shots"] = whole_shots(words, film.sketches())
        if not asked["shots"]:
            return None
    if size := reading.parts.get("size"):
        asked["lines"] = _LINES.get(size) or int(size.removesuffix("p"))
    if fps := reading.parts.get("fps") or (_SMOOTH_FPS if reading.about == "smooth" else None):
        asked["fps"] = float(fps)
    if model := reading.parts.get("model"):
        asked["model"] = model
    return Deed("upscale_shots", asked)


def _cut(reading: Reading, film: Film) -> _Answer | None:
    if not film.shots:
        return Speech(NO_SHOT)
    words = reading.parts.get("what", "")
    if not any(letter.isdigit() for letter in words):
        return Deed("cut_film", {})
    shots = whole_shots(words, film.sketches())
    return Deed("cut_film", {"shots": shots}) if len(shots) > 1 else None


def _like_last(reading: Reading, film: Film) -> _Answer | None:
    who = reading.parts["who"]
    named = set(named_in(who, [name.casefold() for name in film.cast]))
    cast = [name for name in film.cast if name.casefold() in named]
    if not film.shots or not cast:
        return None
    return Deed("plan_shots", {"like": film.shots, "cast": cast})


def _like_with(reading: Reading, film: Film) -> _Answer | None:
    """`One more like it but with rose petals falling`: the last shot again, with a change."""
    if not film.shots:
        return Speech(NO_SHOT)
    change = reading.parts.get("change", "")
    nouns = {word.casefold().split()[at] for word in film.seen for at in (0, -1)}
    if (other := _OTHER_LOOK.fullmatch(change)) and other["noun"] in nouns:
        change = f"make the {other['noun']} {other['look']}"
    return Deed("plan_shots", {"like": film.shots, "change": change})


_OTHER_LOOK: Final = re.compile(r"with an? (?P<look>[a-z-]+(?: [a-z-]+)?) (?P<noun>[a-z-]+)")
"""`with a blue cup`, where a cup is there: that one, otherwise."""


def _remove_shot(reading: Reading, film: Film) -> _Answer | None:
    numbers = whole_shots(reading.parts["what"], film.sketches())
    if not numbers:
        return None
    return Deed("remove_shot", {"shots": numbers}) if film.shots else Speech(NO_SHOT)


def _same_in(reading: Reading, film: Film) -> _Answer | None:
    """`Shot 1 too`: the change that was made last, in other shots."""
    sketches = film.sketches()
    numbers = whole_shots(reading.parts["what"], sketches)
    if not numbers or not film.last_change:
        return None
    return Deed("revise_shot", {"shots": numbers, "change": address(film.last_change, sketches).rest})


def _swap_shots(reading: Reading, film: Film) -> _Answer | None:
    numbers = numbers_in_turn(reading.parts["what"], film.shots)
    if len(numbers) != 2:
        return None
    return Deed("move_shot", {"shot": numbers[0], "to": numbers[1], "swap": True})


def _move_shot(reading: Reading, film: Film) -> _Answer | None:
    which = whole_shots(reading.parts["what"], film.sketches())
    if len(which) != 1:
        return None
    if edge := reading.parts.get("edge"):
        return Deed("move_shot", {"shot": which[0], "to": 1 if edge in _FRONT else film.shots})
    goal = numbers_in_turn(reading.parts["to"], film.shots)
    if len(goal) != 1:
        return None
    side = reading.parts.get("side", "")
    to = goal[0] if not side else _beside(which[0], goal[0], after=side in _AFTER)
    return Deed("move_shot", {"shot": which[0], "to": to})


def _beside(shot: int, other: int, *, after: bool) -> int:
    """The number a shot has right before or after another, once it has left its own place."""
    return other + after - (shot < other)


def _who(reading: Reading, film: Film) -> _Answer | None:
    who = reading.parts["who"]
    if named_in(who, [name.casefold() for name in film.cast]):
        return Deed("recall", {"query": who, "about": "cast"})
    return Deed("recall", {"query": who})


def _find(reading: Reading, _film: Film) -> _Answer | None:
    return Deed("recall", {"query": reading.parts["query"]})


def _overview(reading: Reading, _film: Film) -> _Answer | None:
    return Deed("recall", {"about": reading.about})


_MEANINGS: Final[Mapping[str, Callable[[Reading, Film], _Answer | None]]] = {
    "undo": _undo,
    "redo": _redo,
    "render": _render,
    "upscale": _upscale,
    "cut": _cut,
    "draw": drawn,
    "retouch": retouched,
    "only": redrawn,
    "extend": extended,
    "which_file": lambda _reading, film: None if film.given else Deed("ask_user", {"question": _WHICH_FILE}),
    "like_last": _like_last,
    "like_with": _like_with,
    "split": lambda _reading, film: Deed("ask_user", {"question": _WHICH_PARTS}) if film.shots else Speech(NO_SHOT),
    "remove_shot": _remove_shot,
    "same_in": _same_in,
    "swap_shots": _swap_shots,
    "move_shot": _move_shot,
    "overview": _overview,
    "who": _who,
    "find": _find,
    "greeting": lambda _reading, _film: Speech(_HELLO),
    "assent": lambda _reading, _film: Speech(_ALL_RIGHT),
    "dislike": lambda _reading, film: Deed("ask_user", {"question": _WHAT_ELSE}) if film.shots else None,
    "gratitude": lambda _reading, _film: Speech(_THANKS),
}


def _count(words: str) -> int | None:
    """How many steps "twice", "three times" or "the last 2 changes" are; None when the words say something else."""
    if not words:
        return 1
    bare = re.sub(r"^(?:the )?(?:last )?|(?: more)?(?: times?| steps?| changes?)?$", "", words)
    if bare.isdecimal():
        return min(int(bare), 1000)
    if bare in {"", "again"}:
        return 1
    return _TIMES.get(bare) or NUMBER_WORDS.get(bare)
