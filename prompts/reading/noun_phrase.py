"""What a noun phrase says, as the reader of noun phrases finds it."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["NounPhrase"]


@dataclass(slots=True)
class NounPhrase:
    """A noun phrase and what it says.

    Attributes:
        start, end: its range of tokens, determiner included.
        determiner: `a`, `the`, `his`, ...
        count, count_text: how many, and the words for it when they are not `a` or `the`.
        adjectives: each with its words, in order.
        noun: the head with its compound parts, as written.
        noun_id: the vocabulary's noun, if it knows it.
        stage: the stage its head means, if it is a place.
        head_start: the token where `noun` begins.
        is_name: its head is a proper name.
        name: the proper name after what somebody is: the `Anna` of `his sister Anna`.
    """

    start: int
    end: int
    determiner: str = ""
    count: int = 1
    count_text: str = ""
    adjectives: list[str] = field(default_factory=list)
    noun: str = ""
    noun_id: str = ""
    stage: str = ""
    head_start: int = 0
    is_name: bool = False
    name: str = ""
