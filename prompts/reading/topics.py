"""Lessons on a topic: `explain gravity` shows an apple that falls, and says that it stands for gravity."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from prompts.reading.asked import (
    CUES_AT_MOST,
    asked_for,
    explained,
    for_an_audience,
    headed,
    introduced,
    listed_topic,
    meant_for,
    rows_of_topics,
    scenes,
    topic_first_in,
)
from prompts.reading.lists import lists_of
from prompts.reading.models import TeachingModel, model_of_topic, topics_of_models
from prompts.reading.phrases import NounPhrase, noun_phrase_at
from prompts.reading.seen import may_be_seen
from prompts.reading.taught import is_explained, is_within, names_in, says_nothing, somebody_explains, topic_taught
from prompts.reading.words import Words

__all__ = ["Lesson", "as_shown", "as_told"]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A request as what is to be seen.

    Attributes:
        text: the request, or the scene that shows its topic.
        topic: what the scene shows or stands for; empty for a request that can be seen as it is.
        told: whether the user tells the scene, `Gravity: an apple falls`, so that the topic is only its title.
    """

    text: str
    topic: str = ""
    told: bool = False

    @property
    def reason(self) -> str:
        """Why the scene is shown."""
        model = model_of_topic(self.topic)
        if model is not None and self.text.startswith(model.shown):
            return f"this is a model that shows “{self.topic}”"
        if self.topic.lower() in rows_of_topics("happenings"):
            return f"this is “{self.topic}” as one can see it happen"
        return f"nobody can film “{self.topic}” itself: this stands for it"


@lru_cache(maxsize=512)
def as_shown(text: str) -> Lesson:
    """The request without whom it is meant for, and with a scene in place of a topic that cannot be seen."""
    text = _IN_SHOTS.sub("", explained().sub("", text)) or text
    if (modelled := _modelled(text.strip())) is not None:
        return modelled
    text = _OF_A_BRAND.sub(lambda m: f"{m['ad']}{_as_sold(m['what'])}", text)
    if compared := _DIFFERENCE.match(text.strip()):
        return _told_apart(compared)
    if head := headed(text.strip()):
        where = f"{head['where'].strip().capitalize()}, " if head["where"] else ""
        return Lesson(where + head["scene"], head["topic"], told=True)
    if (chain := _CHAIN.search(text.strip())) is not None and (told := _chained(chain)) is not None:
        return told
    if (alone := _alone(text.strip()) or _in_own_words(text.strip())) is not None:
        return alone
    asked = asked_for().match(text.strip())
    if asked is None and _QUESTION.match(text.strip()):
        question = for_an_audience().sub("", text)
        if found := listed_topic(question.strip()):
            return _shown(found[0], scenes()[found[0].lower()], found[1], question)
        return Lesson(question)
    if asked is None:
        return Lesson(meant_for().sub(r"\g<what>", text))
    rest = for_an_audience().sub("", asked["rest"])
    if found := listed_topic(rest):
        topic, after = found
        return _shown(topic, scenes()[topic.lower()], after, text)
    said = f"{asked['teach'] or asked['show']} {rest}"
    before = re.match(lists_of("topics")["asking"]["before"], rest, re.I)
    start = len(re.sub(r"\bthe $", "", before[0])) if before else 0
    if _DEMONSTRATES.match(said) and _names_a_thing(rest.strip().rstrip(".!")):
        return Lesson(rest.strip())  # a thing that is demonstrated is seen at work
    taught = _unlisted(rest, start) if asked["teach"] else None
    return taught or Lesson(meant_for().sub(r"\g<what>", said))


def as_told(text: str) -> Lesson:
    """A request that several shots tell: a topic by what happens in its scene, where a model shows it in one shot."""
    shown = as_shown(text)
    model = model_of_topic(shown.topic)
    if model is None or not shown.text.startswith(model.shown):
        return shown
    scene = _scene_beside(model, shown.topic.lower())
    return Lesson(f"{scene}{shown.text.removeprefix(model.shown)}", shown.topic) if scene else shown


def _scene_beside(model: TeachingModel, topic: str) -> str:
    """The scene of a topic that has a model too, else of another name of that model's; empty where there is none."""
    names = (topic, *(name.strip() for name in model.topics.split(",")))
    return next((scenes()[name] for name in names if name in scenes()), "")


_IN_SHOTS: Final = re.compile(
    r",? in (?:an?|one|two|three|four|five|six|\d+) (?:short )?(?:shots?|scenes?|clips?|parts?)\b", re.I
)


_OF_A_BRAND: Final = re.compile(
    r"(?P<ad>\b(?:ads?|adverts?|advertisements?|commercials?|promos?|teasers?|spots?) for )"
    r"(?:(?:an?|my|our|the|some|this) )?(?:(?:new|small|local|big|luxury|young|indie) )?"
    r"(?P<what>(?:[\w-]+ ){0,2}?[\w-]+) (?:brand|company|label|start-?up|maker|roaster|manufacturer)\b",
    re.I,
)
"""`An ad for a coffee brand`: what the brand sells is seen."""


def _as_sold(what: str) -> str:
    """`coffee` as `a cup of coffee`: what is sold of a drink or a scent is seen in its vessel."""
    served = next((by for by, drinks in lists_of("topics")["served"].items() if what.split()[-1] in drinks.split()), "")
    return f"{served.replace('_', ' ')} {what}".strip()


_CHAIN: Final = re.compile(
    r"\bfood chain(?: diagram)?(?: (?:with|of|from|showing|including|made of)|:) (?P<items>[\w' ,→>-]{3,80}?)[.!]?$",
    re.I,
)


def _chained(found: re.Match[str]) -> Lesson | None:
    """`A food chain with grass, a rabbit and a fox`: those who live stand side by side, over the chain in words."""
    said = re.split(r"\s*(?:,(?: and)?|\band\b|\bto\b|→|->|>)\s*", found["items"].strip())
    links = [re.sub(r"^(?:an?|the|some) ", "", link.strip()) for link in said if link.strip()]
    rows = lists_of("topics")["chain"]
    grows = set(rows["grows"].split())
    living = [link for link in links if link.split()[-1].lower() not in grows]
    if len(links) < _LINKS or not living or not all(_names_a_thing(link) for link in living):
        return None
    shown = (
        " and ".join([", ".join(f"a {link}" for link in living[:-1]), f"a {living[-1]}"])
        if len(living) > 1
        else (f"a {living[0]}")
    )
    return Lesson(rows["scene"].format(living=shown, chain=" → ".join(links)), "food chain")


_LINKS: Final = 3
"""Of fewer links no chain is made."""


def _modelled(text: str) -> Lesson | None:
    """A topic that a model shows, where no more is told: `draw a diagram of the water cycle for my class`.

    Of what is a thing too, such as a heart, a model is shown only where it is explained or its labels are asked for.
    """
    text = introduced().sub("", for_an_audience().sub("", text), count=1).replace("’", "'")
    named = names_in(text, topics_of_models())
    found = _models_asked(named).match(text) if named else None
    if found is None:
        return None
    topic = found["topic"].replace(",", "")
    model = model_of_topic(topic)
    more = _tells_more(found["after"]) or found["after"].startswith(" ")
    if model is None or (more and not model.tells(found["after"])):
        return None
    asked = found["strong"] or found["tail"] or found["labels"] or _TAUGHT.search(text[: found.start("topic")])
    if not (asked or topic.lower() in model.names or _is_no_thing(topic)):
        return None
    told = [word for word in found["after"].split() if "label" in word or not says_nothing(word)]
    idle = says_nothing(found["after"]) or model.tells(" ".join(told))
    return Lesson(f"{model.shown}{'' if idle else _joined(found['after'])}", topic)


def _is_no_thing(topic: str) -> bool:
    """`photosynthesis`, `parts of a volcano`: not what a thing is called that could be filmed for itself."""
    return len(re.sub("^(?:an?|the) ", "", topic).split()) > _WORDS_OF_A_THING or not _names_a_thing(topic)


_TAUGHT: Final = re.compile(r"\b(?:explain|teach|define|how|why|what|what's|causes)\b", re.I)
_WORDS_OF_A_THING: Final = 2


@lru_cache(maxsize=64)
def _models_asked(topics: tuple[str, ...]) -> re.Pattern[str]:
    """An order, the kind of picture, one of the topics, and what follows it."""
    asking, rows = lists_of("topics")["asking"], lists_of("topics")["modelled"]
    names = "|".join(re.escape(name).replace(r"\ ", ",? ") for name in topics)
    return re.compile(
        rf"(?:{rows['order']}(?P<strong>{rows['strong']})|(?:{asking['teach']}|{asking['show']}) |{rows['order']})"
        rf"{asking['before']}(?:an? )?(?P<topic>{names})\b(?P<tail>{rows['tail']}*){asking['after']}"
        rf"(?P<labels>{rows['labels']}?)"
        r"(?P<after>(?:\s*[.,;:?!–—].*| (?:with|using|showing) [^.?!]+[.?!]?|\s*))$",
        re.I | re.S,
    )


def _alone(text: str) -> Lesson | None:
    """`Friction`, `Newton's first law for kids`: a topic that nobody can see, with nothing else told, is a lesson."""
    found = topic_first_in(for_an_audience().sub("", text))
    if found is None or _tells_more(found["after"]) or not re.match(r"\s*(?:[.,;?!]|$)", found["after"]):
        return None
    topic = found["topic"]
    if _QUESTION.match(text) or _names_a_thing(topic):
        return None
    if topic.lower() in rows_of_topics("themes") and not for_an_audience().search(text):
        return None
    return Lesson(f"{scenes()[topic.lower()]}{_joined(found['after'])}", topic)


def _in_own_words(text: str) -> Lesson | None:
    """`A clip for my class about how the heart pumps blood`: a topic, and nothing else that could be seen but cues."""
    bare = introduced().sub("", for_an_audience().sub("", text), count=1)
    if somebody_explains(text):
        return None
    head, *cues = re.split(r"\s*[,.;]\s+", bare, maxsplit=1)
    for said, rest in ((bare, ""), (head, " ".join(cues))):
        topic = topic_taught(said, scenes())
        told = len(rest.split()) > CUES_AT_MOST
        if topic and not told and (is_explained(bare) or (_A_FILM.search(bare) and _is_no_name(topic))):
            model = model_of_topic(topic)
            after = "" if says_nothing(rest) else _joined(rest)
            return Lesson(f"{model.shown if model else scenes()[topic]}{after}", topic)
    return None


def _is_no_name(topic: str) -> bool:
    """Whether a topic of some words is not what a thing is called: also not by its last alone, as in `food chain`."""
    words = Words.of(topic)
    phrase = noun_phrase_at(words, 0, len(words))
    whole = phrase is not None and phrase.noun == topic.lower() != phrase.noun_id.replace("_", " ")
    return len(topic.split()) > 1 and (whole or _is_no_thing(topic))


_A_FILM: Final = re.compile(r"\b(?:video|clip|film|animat\w+|diagram|reel|show)\b", re.I)
"""By these only what is no thing that could be filmed is taught."""


def _told_apart(asked: re.Match[str]) -> Lesson:
    """`What is the difference between a frog and a toad?`: both are seen, or a teacher who explains what cannot be."""
    one, other = asked["one"].strip(), asked["other"].strip()
    rest = _joined(for_an_audience().sub("", asked["rest"]))
    head = other.split()[-1]
    if not _names_a_thing(one) and _names_a_thing(f"{one} {head}"):
        one = f"{one} {head}"  # a solar and a lunar eclipse
    if _names_a_thing(one) and _names_a_thing(other):
        return Lesson(f"{one} and {other} side by side{rest}")
    topic = f"the difference between {one} and {other}"
    return Lesson(lists_of("topics")["otherwise"]["plain"].format(topic=topic) + rest, topic)


_DIFFERENCE: Final = re.compile(
    r"(?:please )?(?:explain|show|teach|what(?:['’]s| is| are))(?: me| us)?(?: the)? differences? between "
    r"(?P<one>[^?.!;]{2,40}?) and (?P<other>[\w' -]{2,40})(?P<rest>.*)$",
    re.I | re.S,
)


def _shown(topic: str, scene: str, after: str, text: str) -> Lesson:
    """The scene with the cues that follow the topic; the text itself where it goes on to say what is seen."""
    named = _BY_MEANS_OF.match(after)
    if named and is_within(named["things"], scene):
        return Lesson(f"{scene}{_joined(after[named.end() :])}", topic)
    things = _WITH.match(after)
    if things and _names_a_thing(things["things"]):
        told = lists_of("topics")["otherwise"]["with"]
        return Lesson(told.format(topic=topic, things=things["things"]) + after[things.end() :], topic)
    if _tells_more(after):
        return Lesson(text)
    return Lesson(f"{scene}{_joined(after)}", topic)


_BY_MEANS_OF: Final = re.compile(r"\s*,?\s*(?:with|using|by means of|through) (?P<things>[^.,;!?]+)", re.I)
"""With which things a topic is to be shown."""


def _unlisted(rest: str, start: int) -> Lesson | None:
    """A topic that has no scene: a thing is simply seen, of anything else a teacher is seen who explains it."""
    words = Words.of(rest[start:])
    phrase = noun_phrase_at(words, 0, len(words))
    if phrase is None or not phrase.noun:
        return _of_several_words(rest)
    end = words.tokens[phrase.end - 1].end
    topic = re.sub(r"^(?:the|an?) ", "", words.said(0, phrase.end))
    after = re.sub(f"^{lists_of('topics')['asking']['after']}", "", words.text[end:], count=1, flags=re.I)
    if after and not re.match(r"\s*(?:[.,;?!]|$|with |using )", after):
        return _of_several_words(rest)
    if may_be_seen(phrase) and start and _WORKS.match(words.text[end:]):
        told = lists_of("topics")["otherwise"]["works"].format(thing=words.said(0, phrase.end))
        return Lesson(f"{told}{_joined(after)}", f"how {words.said(0, phrase.end)} works")
    if may_be_seen(phrase):
        return Lesson(f"{words.said(0, phrase.end)}{_joined(after)}") if not _tells_more(after) else None
    return _shown(topic, lists_of("topics")["otherwise"]["plain"].format(topic=topic), after, rest)


_DEMONSTRATES: Final = re.compile(r"(?:please )?(?:demonstrate|illustrate|visuali[sz]e|describe) ", re.I)
_WORKS: Final = re.compile(r" works?\b", re.I)
_QUESTION: Final = re.compile(r"(?:how|why|what|where|when)\b", re.I)


def _of_several_words(rest: str) -> Lesson | None:
    """`time dilation`, `quantum tunnelling`: a few words for a thought, whose parts could be verbs elsewhere."""
    said = re.match(r"(?:the )?(?P<topic>[\w'’-]+(?: [\w'’-]+){1,2})(?P<after>\s*(?:[.,;?!].*)?)$", rest, re.S)
    if said is None or may_be_seen(NounPhrase(0, 0, noun=said["topic"])):
        return None
    told = lists_of("topics")["otherwise"]["plain"].format(topic=said["topic"])
    return _shown(said["topic"], told, said["after"], rest)


_WITH: Final = re.compile(r"^ (?:with|using) (?P<things>[^.,;?!]+)")


def _names_a_thing(said: str) -> bool:
    words = Words.of(said)
    phrase = noun_phrase_at(words, 0, len(words))
    return phrase is not None and bool(phrase.noun_id)


def _tells_more(after: str) -> bool:
    """Whether a topic is followed by what is to be seen: `Explain gravity: an apple falls`."""
    said = after.strip()
    opens = re.match(r"[:.–—-]\s+(?:(?:show|we see)\b|\S+ )", said)
    return bool(opens) and len(said.split()) > CUES_AT_MOST


def _joined(after: str) -> str:
    said = after.strip().lstrip("?.,:;! ")
    return f", {said}" if said else ""
