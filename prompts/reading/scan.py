"""What the clause readers share while they scan a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from prompts.reading.cast import Cast
from prompts.reading.draft import Draft
from prompts.reading.phrases import NounPhrase, begins_verb
from prompts.reading.words import Words

__all__ = ["BE", "BESIDE_IT", "DIRECTIONS", "RELATION", "THEN", "Scan", "acts_after", "following"]

THEN: Final = frozenset({
    "then", "finally", "afterwards", "next", "later", "eventually", "subsequently",
})  # fmt: skip
BE: Final = frozenset({
    "is", "are", "was", "were", "be", "been", "being", "am", "'s", "isn't", "aren't",
})  # fmt: skip
DIRECTIONS: Final = {
    "left": "left", "leftward": "left", "right": "right", "rightward": "right", "toward": "toward",
    "towards": "toward", "away": "away", "up": "up", "upward": "up", "upwards": "up", "down": "down",
    "downward": "down", "downwards": "down", "across": "across", "around": "around", "round": "around",
    "through": "through", "along": "along", "past": "past",
    "forward": "forward", "backward": "back", "backwards": "back",
}  # fmt: skip
RELATION: Final = re.compile(
    r"(?:on the (?:left|right|top|bottom|side) of|to the (?:left|right) of|in front of|at the back of|next to|beside"
    r"|behind|opposite|on top of|above|below|between|near|under|underneath)(?= |$)"
)

BESIDE_IT: Final = re.compile(
    r"(?:(?:on|to|at) (?:its|his|her|their) (?:left|right|side|other side|feet)"
    r"|(?:in front of|behind|beside|next to|between|above|below|near|under|underneath|opposite) "
    r"(?:it|him|them|her(?=$| [,.;]| and\b| as\b| while\b)))(?= |$)"
)
"""Where something stands beside what was named before: `two lemons in front of them`, `a mushroom on its left`."""


@dataclass(slots=True)
class Scan:
    """A text being scanned.

    Attributes:
        words: the tokens, with the claims of the cue readers.
        draft, cast: what is read goes here.
        rest: ranges of tokens that no rule understood.
        current: ids of the subjects of the clause at hand.
        start, end: the tokens of the sentence at hand.
        sentence: how many beats there were before the sentence at hand.
        lead: a phrase before the subject that tells where it happens, for the next beat.
        orders: the text is a request, not a change of a shot: base forms tell what is to be seen, feelings the mood.
        weather: the noun of the weather clause at hand, such as `fog`.
        main: the subjects of the sentence's last finite verb.
        loose: the last verb was a participle, as in `her skirt flaring out`.
        since: how many beats there were when the subjects at hand were named.
        manner: an adverb before the subject, such as `Suddenly` at the head of a sentence, for the next beat.
        occasions: what people come together for, such as `yoga class`.
    """

    words: Words
    draft: Draft
    cast: Cast
    rest: list[tuple[int, int]] = field(default_factory=list)
    current: list[str] = field(default_factory=list)
    start: int = 0
    end: int = 0
    sentence: int = 0
    main: list[str] = field(default_factory=list)
    loose: bool = False
    since: int = 0
    weather: str = ""
    lead: str = ""
    orders: bool = False
    manner: str = ""
    occasions: list[NounPhrase] = field(default_factory=list)

    def take_manner(self) -> list[str]:
        """The waiting adverb, if any; it is spent on one beat."""
        waiting, self.manner = self.manner, ""
        return [waiting] if waiting else []

    def add_to_beat(self, said: str) -> bool:
        """Let the sentence's last beat go on with these words; False when the sentence has none."""
        beats = self.draft.beats
        if len(beats) <= self.sentence:
            return False
        action = beats[-1].action
        together = [i for i in range(self.sentence, len(beats)) if beats[i].action == action]
        for index in together:
            beats[index] = beats[index].model_copy(update={"action": f"{action} {said}"[:400]})
        return True

    def hold(self, at: int, said: str) -> bool:
        """Keep a phrase that opens a sentence, such as `in the distance`, for what happens there; False elsewhere."""
        if self.current or len(self.draft.beats) > self.sentence or self.lead or any(self.words.claimed[:at][-1:]):
            return False
        self.lead = f"{said[:1].lower()}{said[1:]}"
        return True

    def take_lead(self) -> str:
        """The phrase kept, if any; it is spent on one beat."""
        waiting, self.lead = self.lead, ""
        return waiting

    def leave(self, start: int, end: int) -> None:
        """Note tokens that no rule understood."""
        if self.rest and self.rest[-1][1] == start:
            self.rest[-1] = (self.rest[-1][0], end)
        else:
            self.rest.append((start, end))


def acts_after(words: Words, at: int, end: int) -> bool:
    """True when a verb phrase begins at a token, just after a noun phrase."""
    return at < end and begins_verb(words, at, after_noun=True)


def following(words: Words, at: int, end: int) -> str:
    """The next five words, lower case, without those already claimed."""
    return " ".join(words.low(i) for i in range(at, min(at + 5, end)) if words.free(i))
