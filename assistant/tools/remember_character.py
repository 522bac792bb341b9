"""`remember_character`: a name and how they look, kept for every later shot."""

from __future__ import annotations

from typing import Final

from pydantic import Field

from assistant.casting import changed
from assistant.errors import InputError
from assistant.events import Receipt
from assistant.giving.keeping import kept_gifts, put_in
from assistant.memory import Character, Draft
from assistant.tools.base import Arguments, Tool
from assistant.workbench import Call, Turn, whole
from prompts.read import introduces_character
from prompts.shot import Subject
from prompts.wording import subject_phrase

__all__ = ["TOOL", "RememberCharacter"]


_NOTES_CHARACTERS: Final = 400


class RememberCharacter(Arguments):
    """Arguments of `remember_character`."""

    name: str = Field(min_length=1, max_length=80, description="the character's name, as the user writes it")
    description: str = Field(
        "", max_length=2000, description="who they are and how they look, in the user's words, without the name"
    )
    keep: bool = Field(
        False,
        description="true: what is remembered stays, and the description adds to it or takes its place; 'with no "
        "beard' takes a beard away",
    )
    subject: Subject | None = Field(None, description="the same as a record; leave out to have the words read by rule")
    notes: str = Field("", max_length=400, description="what is not a look: habits, relations")


async def _run(call: Call, arguments: RememberCharacter) -> Receipt:
    known = call.project.character(arguments.name)
    if arguments.keep and known is None:
        raise InputError(f"{arguments.name} is not remembered yet. Say who that is first: this is Mira: a girl…")
    character = _character(call.turn, arguments, known)
    kept = await whole(lambda: kept_gifts(call.project, call.turn.gifts))
    given: list[str] = []

    def remember(draft: Draft) -> None:
        draft.put_character(character)
        given.extend(put_in(draft, kept, range(len(draft.slots), 0, -1)[:1]))

    commit = await call.commit(f"remember {character.name}: {call.turn.words}", remember)
    remembered = call.project.character(character.name) or character
    return Receipt(
        action="remember_character",
        summary=f"{remembered.name} remembered" if commit else f"{remembered.name} is remembered like that already",
        commit=commit.hash if commit else "",
        details={
            "name": remembered.name,
            "looks": subject_phrase(remembered.subject),
            "notes": remembered.notes,
            "known_before": known is not None,
            "given": given,
        },
    )


def _character(turn: Turn, arguments: RememberCharacter, known: Character | None) -> Character:
    """The character as it shall be remembered. Pictures of the user's stay; one made of other looks does not."""
    own = tuple(picture for picture in known.references if not picture.made_by) if known else ()
    if not arguments.keep or known is None:
        return _described(turn, arguments).model_copy(update={"references": own})
    if arguments.notes:
        known = known.model_copy(update={"notes": f"{known.notes} {arguments.notes}".strip()[-_NOTES_CHARACTERS:]})
    if not (arguments.description or arguments.subject):
        return known
    return changed(known, _described(turn, arguments)).model_copy(update={"references": own})


def _described(turn: Turn, arguments: RememberCharacter) -> Character:
    subject = arguments.subject
    if subject is None:
        who = "someone " if arguments.keep else ""
        words = f"this is {arguments.name}: {who}{arguments.description}" if arguments.description else turn.words
        introduction = introduces_character(words)
        if introduction is None:
            raise InputError(
                f"How {arguments.name} looks is not clear. Say it like: this is {arguments.name}: "
                "a tall man with a grey beard and a green coat."
            )
        subject = introduction.subject
    return Character(
        name=arguments.name, subject=subject.model_copy(update={"name": arguments.name}), notes=arguments.notes
    )


TOOL = Tool(
    name="remember_character",
    description=(
        "Remember a character by name with their looks, so that every later shot shows them the same. "
        "Call it when the user introduces somebody, or changes how they look for good."
    ),
    arguments=RememberCharacter,
    run=_run,
)
