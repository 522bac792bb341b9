"""Where one shot ends and the next begins: `Shot 1:` lines, numbered lists, `cut to`, paragraphs of a script."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from prompts.reading.film_talk import reverse_shots, two_of_a_match
from prompts.reading.grammar import NUMBER_WORDS, verb_of
from prompts.reading.lists import lists_of
from prompts.reading.scripts import MAX_SHOTS, NUMBERS, Scene, laid_out
from prompts.reading.stories import sentences_of_a_day, sentences_of_a_journey, sentences_of_a_tale
from prompts.reading.topics import as_shown, as_told

__all__ = ["Scene", "lead_of", "scenes_of"]


@cache
def _label() -> re.Pattern[str]:
    """`Shot 1:`, `Scene 2, Shot 3 (wide):`, `## Scene One`; what stands in brackets is said of the shot."""
    labels = "|".join(lists_of("scripts")["labels"].split())
    return re.compile(
        rf"(?:^|\n|(?<=[.;!?…”\"]\s))\s*[*#_-]*\s*(?:(?:scene|act|sequence|chapter|part)\s*(?:\d{{1,3}}|{NUMBERS})\s*[,:./–—-]+\s*)?"
        rf"(?:{labels})\s*#?\s*(\d{{1,3}}|{NUMBERS}|[a-j](?=\s*[:.)]))[*_]*"
        r"(?:\s*[(\[](?P<told>[^)\]\n]{1,80})[)\]]\s*[*_]*(?:[:.)\u2013\u2014-][*_]*)?|\s*(?:[:.)\u2013\u2014-][*_]*|\n))\s*",
        re.I,
    )


_ORDINAL: Final = re.compile(
    r"(?:^|\n|(?<=[.;!?]\s))\s*(?:in )?(?:the |our |a )?"
    r"(?:first|second|third|fourth|fifth|sixth|next|last|final|opening|closing)"
    r" (?:shot|scene|clip|frame|panel)(?: shows| is of| is| has|,|:| we see)+\s+",
    re.I,
)
"""`In the first shot, ...`, `The second shot shows ...`, `Last scene: ...`."""
_IN_TURN: Final = re.compile(
    r"(?:^|\n|(?<=[.;!?]\s))\s*(?:first|firstly|next|then|after that|finally|lastly|last)\s*,?\s+"
    r"(?:we (?:see|open on|cut to) )?(?=an? (?:very |slow |tight )*(?:extreme |medium )?(?:wide|medium|close|full|long|"
    r"establishing|tracking|aerial|overhead|low[- ]angle|high[- ]angle|drone|macro)\b)",
    re.I,
)
"""`First, a wide shot of ... Next, a close-up of ...`."""
_FRAMED: Final = re.compile(
    r"(?:^|[.;,]\s+(?:and )?(?:then|next|finally),?\s+)(?=(?:an? )?(?:(?:very|extreme|medium|slow|tight) )?"
    r"(?:wide|close|medium|full|long|establishing|aerial|overhead|macro|drone)(?:[- ]up)?(?: shot| view)?"
    r"(?::| of | on ))",
    re.I,
)
"""`Wide shot: ...; then close on ...`."""
_NUMBERED: Final = re.compile(r"(?:^|\n)\s*\(?(\d{1,3})[.):]\s+")
_INLINE: Final = re.compile(r"(?:^|\s)\(?(\d{1,2})[.)]\s+(?=\w)")
_BULLET: Final = re.compile(r"(?:^|\n)\s*[-*•–]\s+")
_CUT: Final = re.compile(
    r"[.;,]?\s*\b(?:(?:we |then |and |and then )?(?:smash |hard |match )?cuts? (?:back )?to:?"
    r"|(?:then )?(?:the )?next shot:?"
    r"|(?:dissolve|fade) to:?)\s+",
    re.I,
)
_CUT_IN_SIZE: Final = re.compile(
    r"\bcuts? (?:out |in )?(?P<size>wide|close|tight)(?: shot)? (?:to (?:reveal|show)|and (?:we )?see)(?: that)?\b",
    re.I,
)
"""`Then cut wide to reveal she is on a cliff`: the next shot, in a size of its own."""
_BACK_TO: Final = re.compile(
    r"^(?:(?:smash |hard |match |jump )?cut(?:ting)?(?: back| away)? to|(?:dissolve|fade) to(?! black| white)|"
    r"(?:and )?(?:now )?(?:we )?(?:go |are |we're )?back (?:to|on|with)(?= the\b| [A-Z]))[,:]?\s+",
    re.I,
)
"""`Cut to the gull`, `back to the dog`: how a shot follows the last, and nothing of what it shows."""
_WORDS_OF_A_SHOT: Final = 2
"""Lines of a script without marks are shots when each is a sentence of at least so many words."""


@cache
def _field_head() -> re.Pattern[str]:
    """`Camera: ...`: a line that names a field of one and the same shot."""
    return re.compile(rf"(?:{'|'.join(lists_of('scripts')['fields'].split())})\b[^:.!?]{{0,20}}:", re.I)


def scenes_of(text: str) -> list[Scene]:
    """Split a request into the texts of its shots; a request without marks of division is one.

    A number of shots that is asked for (`in 8 shots`) decides, where the marks do not.
    """
    marked = _marked(text)
    return marked if len(marked) > 1 else (divided(text) or marked)


def _marked(text: str) -> list[Scene]:
    scenes = _by_marks(text, _label())
    if scenes:
        return scenes[:MAX_SHOTS]
    if told := two_of_a_match(text) or reverse_shots(text):
        return [Scene(title="", text=part) for part in told]
    text = _BACK_TO.sub("", text)
    if scenes := laid_out(text):
        return scenes
    for pattern in (_ORDINAL, _IN_TURN, _FRAMED, _NUMBERED, _INLINE, _BULLET):
        scenes = _by_marks(text, pattern)
        if len(scenes) > 1:
            return scenes[:MAX_SHOTS]
    sized = _CUT_IN_SIZE.sub(lambda cut: f"cut to: {cut['size']} shot, ", text)
    parts = [part.strip(" ,;") for part in _CUT.split(sized)]
    parts = [part for part in parts if len(part) > 2]
    if len(parts) > 1:
        return [Scene(title="", text=part) for part in parts][:MAX_SHOTS]
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) > _ORDER_AND_ONE and (asked := _asked(lines[0])) and _number(asked) == len(lines) - 1:
        return [Scene(title="", text=line) for line in lines[1:]][:MAX_SHOTS]
    if any(_field_head().match(line) for line in lines):
        return [Scene(title="", text=text)]
    paragraphs = [p.strip() for p in text.split("\n\n") if p.strip()]
    if len(paragraphs) > 1:
        return [Scene(title="", text=p) for p in paragraphs][:MAX_SHOTS]
    if len(lines) > 2 and all(len(line.split()) >= _WORDS_OF_A_SHOT and line[-1] in '.!?”"' for line in lines):
        return [Scene(title="", text=line) for line in lines][:MAX_SHOTS]
    if story := sentences_of_a_day(text) or sentences_of_a_tale(text) or sentences_of_a_journey(text):
        return [Scene(title="", text=sentence) for sentence in story][:MAX_SHOTS]
    return [Scene(title="", text=text)]


def lead_of(text: str) -> str:
    """The words before the first mark of a script that `scenes_of` divides by marks: its title, cast or style."""
    for pattern in (_label(), _ORDINAL, _IN_TURN, _FRAMED, _NUMBERED, _INLINE, _BULLET):
        if pattern is _label() or len(list(pattern.finditer(text))) > 1:
            mark = pattern.search(text)
            if mark:
                return text[: mark.start()].strip()
    return ""


def _by_marks(text: str, pattern: re.Pattern[str]) -> list[Scene]:
    """The pieces after each mark; words before the first mark are said of every shot."""
    marks = list(pattern.finditer(text))
    if not marks or (pattern is not _label() and (len(marks) < 2 or not _counts_up(marks))):
        return []
    lead = text[: marks[0].start()].strip().rstrip(":")
    if (len(lead.split()) > 60 and pattern is not _label()) or (
        pattern is _INLINE and lead and not text[: marks[0].start()].rstrip().endswith((":", "."))
    ):
        return []
    ends = [m.start() for m in marks[1:]] + [len(text)]
    scenes = []
    for mark, end in zip(marks, ends, strict=True):
        piece = text[mark.end() : end].strip()
        told = mark.groupdict().get("told") or ""
        if piece:
            scenes.append(Scene(title="", text=f"{piece.rstrip('.')}, {told.strip()}" if told else piece))
    return scenes


_MANY: Final = rf"(?P<number>\d{{1,2}}|{'|'.join(n for n in NUMBER_WORDS if n not in ('zero', 'hundred', 'thousand'))})"
_KIND_OF_SHOT: Final = (
    r"(?:separate |different |consecutive |short )?(?:shots|clips|scenes|videos)\b"
    r"(?! of (?:espresso|whisk|tequila|vodka|rum|gin|coffee|liquor))[:.]?"
)
_ASKED: Final = tuple(
    re.compile(words, re.I)
    for words in (
        rf"(?:\b(?:it |this |the story )?(?:in|into|as|over|across) )(?:exactly )?{_MANY} {_KIND_OF_SHOT}",
        r"\b(?:please )?(?:make|create|generate|produce|film|shoot|tell|show|give me|need|want|split|divide|break|"
        r"render)\b"
        rf"[^.!?\n]{{0,40}}? {_MANY} {_KIND_OF_SHOT}",
        rf",? {_MANY} {_KIND_OF_SHOT}$",
        rf"(?:^|\n|(?<=[.!?:;] )){_MANY} {_KIND_OF_SHOT}(?=$|[\n ])",
        r"\b(?P<lesson>explain|teach|show|illustrate|demonstrate|describe|lesson|tutorial|how)\b"
        rf"[^.!?\n]{{0,120}}? (?:in|over) {_MANY} "
        r"(?:easy |simple |short |clear )?(?:steps|stages|parts|phases|points|panels|frames|beats)\b[:.]?",
        rf"(?:^|(?<=[.!?:;] )|\b(?:in|into|as|make|create|draw) ){_MANY} "
        r"(?:storyboard )?(?:panels|frames|beats)\b[:.]?",
        rf"(?:\b(?:as |make |create )?(?:a |an )){_MANY}[ -](?:shot|scene|panel|part) "
        r"(?:story|sequence|film|video|montage|storyboard|ad|advert|advertisement|commercial|trailer|teaser|promo|reel|"
        r"lesson|tutorial|comic|scene)\b(?: of)?[:.]?",
    )
)
_STEPS: Final = re.compile(
    r"(?<=[.!?;])\s+|\s*[—–:]\s*|,\s+and\s+|\s+(?:and then|before|until|while)\s+|,\s+(?=\w+ing\b)"
    r"|,\s+(?:and\s+)?(?:then|finally|before|until|while|as|culminating in|ending in|ending with)\s+",
    re.I,
)
_COVERAGE: Final = ("wide", "medium", "close_up", "full", "medium_close_up", "extreme_close_up")


_ORDER: Final = re.compile(
    r"^(?:please )?(?:explain|teach(?: us| me| children)?|show(?: me| us)?|illustrate|demonstrate|describe|make|create|"
    r"film|give me|(?:i|we) (?:need|want|would like)|a lesson (?:on|about)|lesson:?|"
    r"tell (?:me |us )?(?:the|an?) story)\s+"
    r"(?:(?:how|why|what|that|about|of)\s+)?",
    re.I,
)
"""An order that is no part of what is seen: `explain how`."""
_OF_WHAT: Final = re.compile(
    r"^(?:of|about|on|for|with|featuring|showing|that shows?|which shows?|where|in which)\s+", re.I
)
"""What leads from the number of shots to what they show: `three shots of a lighthouse`."""


def _listed(after: str, number: int) -> list[str]:
    """What follows a colon, when it is a list of exactly so many.

    Deeds of one word are of whoever is named before the first: `a dog wakes, eats, sleeps`.
    """
    sentences, items_of_a_list = r"(?<=[.!?;])\s+|;\s*", r"\s*[,;]\s+(?:(?:and|then|finally)\s+)*|(?<=[.!?])\s+"
    for parted in (sentences, items_of_a_list):
        items = [item.strip(" ,;.:-–—\n") for item in re.split(parted, after.strip(" .:-–—\n"))]
        items = [item for item in items if item]
        items = _with_doer(items)
        if len(items) == number and all(len(item.split()) > 1 for item in items):
            return items
    return []


def _with_doer(items: list[str]) -> list[str]:
    """The items of a list with `the dog` before each that is one verb alone."""
    told = re.match(r"(?:an?|the|my|our|one) (?P<who>[\w-]+(?: [\w-]+)?) [\w-]+s\b", items[0] if items else "", re.I)
    alone = [verb_of(item.lower()) if " " not in item else None for item in items]
    return [
        f"the {told['who']} {item}" if told and verb is not None and verb.form == "third" else item
        for item, verb in zip(items, alone, strict=True)
    ]


_IN_STEPS: Final = re.compile(r" (?:in|over) \S+ (?:[a-z]+ )?[a-z]+[:.]?$", re.I)
_ORDER_AND_ONE: Final = 2
_WORDS_OF_A_TOPIC: Final = 12
"""`a 3-shot ad for a folding bicycle: ...` says what the film is about before it lists its shots."""


def _asked(text: str) -> re.Match[str] | None:
    """Where a text asks for a number of shots."""
    return next((found for pattern in _ASKED if (found := pattern.search(text))), None)


def _number(asked: re.Match[str]) -> int:
    word = asked["number"].lower()
    return min(int(word) if word.isdigit() else NUMBER_WORDS[word], MAX_SHOTS)


def divided(text: str) -> list[Scene]:
    """A story as the number of shots that it asks for; empty when it asks for none.

    Where fewer things happen than shots are asked for, some are seen in several sizes; where more, neighbours share.
    """
    asked = _asked(text)
    if asked is None:
        return []
    number = _number(asked)
    before, after = text[: asked.start()], text[asked.end() :]
    if asked.groupdict().get("lesson"):
        before = f"{before} {_IN_STEPS.sub('', asked[0])}"
    topic, colon, items = after.partition(":")
    if asked[0].rstrip().endswith((":", ".")) or after.lstrip()[:1] in ":-–—":
        listed = _listed(after, number)
    else:
        listed = _listed(items, number) if colon and len(topic.split()) <= _WORDS_OF_A_TOPIC else []
    if listed:
        return [Scene(title="", text=item) for item in listed]
    whole = f"{before} {after}".strip(" ,.;:\n")
    steps, topic = _steps_of(whole, number)
    if number < 2 or not steps:
        return []
    while len(steps) > number:
        at = min(range(len(steps) - 1), key=lambda i: len(steps[i]) + len(steps[i + 1]))
        steps[at : at + 2] = [f"{steps[at].rstrip('.')}. {steps[at + 1]}"]
    views = [number // len(steps) + (index < number % len(steps)) for index in range(len(steps))]
    return [
        Scene(
            title="",
            text=step,
            coverage=_COVERAGE[view % len(_COVERAGE)] if count > 1 else "",
            topic=topic,
        )
        for step, count in zip(steps, views, strict=True)
        for view in range(count)
    ]


def _steps_of(whole: str, number: int) -> tuple[list[str], str]:
    """What the shots of a story show one after the other, and the topic that their own words do not name."""
    lesson = as_told(whole)
    events = _events_of(lesson.text) if lesson.topic else []
    if 1 < number <= len(events):
        return events, lesson.topic
    if lesson != as_shown(whole):
        return [lesson.text], lesson.topic
    story = whole if lesson.topic else _OF_WHAT.sub("", _ORDER.sub("", whole))
    return [step.strip(" ,;") for step in _STEPS.split(story) if len(step.split()) > 1], ""


def _events_of(scene: str) -> list[str]:
    """What happens one after the other in the scene of a topic, each with whoever or whatever does it."""
    events: list[str] = []
    for part in re.split(r", (?:and |then |and then )?|; |\. ", scene):
        verb, after = (verb_of(word) for word in [*part.split(), ""][:2])
        named = after is not None and after.form == "base"  # clouds gather
        if events and verb is not None and verb.form == "third" and not named:
            events[-1] = f"{events[-1]}, {part}"
        else:
            events.append(part)
    return events


def _counts_up(marks: list[re.Match[str]]) -> bool:
    numbers = [int(m[1]) for m in marks if m.re.groups and (m[1] or "").isdigit()]
    return not numbers or numbers == list(range(numbers[0], numbers[0] + len(numbers)))
