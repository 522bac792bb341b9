"""Whether a message changes the shot that is there, or tells of something new to see."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from assistant.casting import named_in
from assistant.offline.deeds import Film
from assistant.offline.fragments import is_exchange, is_told_anew
from assistant.offline.orders import added, is_added, is_of_the_scene_in_short, is_order, is_otherwise
from assistant.offline.patterns import (
    may_open_change,
    opens_change,
    opens_new_shot,
    plain,
    says_look,
    unpolite,
    without_opening,
)
from assistant.offline.questions import question_about
from assistant.offline.staying import stays_in_shot, without_purpose
from prompts.errors import RequestError
from prompts.read import read
from prompts.reading.asked import has_scene
from prompts.reading.grammar import ADVERBS, DETERMINERS, NUMBER_WORDS, PREPOSITIONS, PRONOUNS, gerund_of, verb_of
from prompts.reading.numbers import GROUPS
from prompts.reading.pronouns import SUBJECT_FORMS, fits_pronoun, lives
from prompts.reading.text import clean
from prompts.reading.topics import as_shown
from prompts.revising.addressing import by_what_it_shows
from prompts.revising.company import names_things
from prompts.revising.complaints import complaint_in, is_praise
from prompts.revising.plainly import plainly
from prompts.revising.subjects import is_of_the_trade
from prompts.shot import Shot, Subject
from prompts.wording import is_plural
from prompts.wording.nouns import noun_entry, singulars

__all__ = ["as_told", "is_change", "is_gibberish", "is_lesson", "is_of_the_world", "names_somebody"]

_FEW_WORDS: Final = 4
_FEW_OF_THEM: Final = 5
_SHORT: Final = 10
_POINTING: Final = frozenset({"it", "he", "she", "they", "both", "him", "her", "them"})
_SHOT_HEADING: Final = re.compile(r"\b(?:shot|scene) \d+ ?[:.\u2013\u2014-]", re.IGNORECASE)
_INDEFINITE: Final = frozenset({"a", "an", "some", "several", "many", *NUMBER_WORDS})


def is_change(message: str, film: Film) -> bool:
    """Whether the message speaks of a shot that is there, rather than of something new to see."""
    message = without_purpose(clean(message)) if film.shots else message
    said = plain(message)
    if _is_the_next(message, film):
        return False
    more = film.shots and _MORE_TO_SEE.match(message)
    if more or opens_new_shot(said) or _is_script(message):
        return bool(more)
    if not film.shots and _names_something(message, said):
        return False
    if by_what_it_shows(said, film.sketches()):
        return True
    if film.shots and is_exchange(said, film.sketches()[-1].subjects):
        return True
    if stays_in_shot(message, said, film) or (film.shots and _is_told_in_short(message, said, film)):
        return True
    bare = plainly(said, Shot()).text.casefold()
    if opens_change(said) or opens_change(bare):
        return bool(film.shots) or _has_nothing_new(message) or is_gibberish(message)
    if film.shots and (_speaks_of_seen(bare, film) or _is_of_somebody_there(bare, film)):
        return True
    if film.shots and _is_of_the_scene(message, said, bare, film):
        return True
    if not may_open_change(said) and may_open_change(bare):
        message = said = bare
    if may_open_change(said):
        return not _describes(message, said) and (bool(film.shots) or _has_nothing_new(message))
    return not names_somebody(message, film) and _has_nothing_new(unpolite(message) or message)


def _is_the_next(message: str, film: Film) -> bool:
    """`Shot 2: she opens a door`, of a film of one shot: the one that comes next, by its number."""
    heading = re.match(
        r"\s*(?:shot|scene) (?P<number>\d{1,4}) ?[:.\u2013\u2014-] *(?P<rest>\S.*)", message, re.I | re.S
    )
    if heading is None or int(heading["number"]) != film.shots + 1 or not film.shots:
        return False
    return not opens_change(plain(heading["rest"])) and any(shot.beats for shot in _shots(heading["rest"]))


def _is_told_in_short(message: str, said: str, film: Film) -> bool:
    """Whether a few words are an order to those who are there, or add to what is seen."""
    if len(said.split()) > _SHORT:
        return False
    shots, at_hand = _shots(message), film.sketches()[-1]
    return (
        is_order(said, shots, at_hand)
        or is_of_the_scene_in_short(said, shots)
        or is_added(message, said, shots)
        or is_otherwise(said, at_hand)
    )


def _is_of_the_scene(message: str, said: str, bare: str, film: Film) -> bool:
    """Whether the words judge, correct or dress what is there, or go on about it."""
    return (
        _judges(said, film)
        or _is_of_one(bare, film)
        or bool(_SUPPOSES.match(message))
        or (said.split()[0] not in _INDEFINITE and names_things(said, film.sketches()[-1]))
        or bool(_BESIDE_THEM.match(said) or _CORRECTS.match(message))
        or _adds_a_garment(message)
        or _goes_on_about_the_shot(message)
        or is_told_anew(said, _shots(message), film.sketches()[-1].subjects)
    )


def _names_something(message: str, said: str) -> bool:
    """`A dog in a park`: begins with what is to be seen, so that no turn of phrase about a shot needs to be looked for.

    Looking for one reads every table of changes, which takes as long as reading the shot itself.
    """
    names = said.split()[0] in DETERMINERS or said.split()[0] in NUMBER_WORDS
    return names and not _has_nothing_new(message) and not is_gibberish(message)


def _speaks_of_seen(said: str, film: Film) -> bool:
    """Whether the words give what is seen already a look, a dress or a place in the frame, and nothing to do."""
    for word in film.seen:
        named = "|".join(map(re.escape, dict.fromkeys((word.casefold(), word.casefold().split()[-1]))))
        match = re.match(rf"(?:the )?(?:{named})s?\b(?P<rest>.*)", said)
        if match and (says_look(match["rest"]) or _is_all_seen(said, film)):
            return True
    return False


_CORRECTS: Final = re.compile(
    r"\s*(?:no|nope|nah|sorry|actually|wait|oops)\b[,.:!]* (?:not (?:an?|the) [\w-]+[,.]? )?(?:i mean(?:t)? )?"
    r"an? (?!new\b|second\b|shot\b)(?:[\w-]+ ?){1,3}(?: instead)?[.!]*$",
    re.IGNORECASE,
)
"""`No, a woman`: what was there before, as something else."""


def _adds_a_garment(message: str) -> bool:
    """`And a black leather jacket`: what somebody who is there wears besides."""
    if not re.match(r"\s*(?:and|with|plus|also)\b", message, re.IGNORECASE):
        return False
    shots = _shots(message)
    worn = [subject.kind == "cloth" for shot in shots for subject in shot.subjects]
    return bool(worn) and all(worn) and not any(shot.beats or shot.setting.place for shot in shots)


_BESIDE_THEM: Final = re.compile(
    r"(?:[\w'-]+ ){1,6}(?:behind|beside|next to|above|in front of|around|over|between) (?:him|her|it|them)$",
    re.IGNORECASE,
)
"""`lightning flashes behind him`: what is seen together with who is there."""

_SUPPOSES: Final = re.compile(
    r"\s*(?:(?:and|but|so|hmm+|ok(?:ay)?),? )*(?:what if|suppose|imagine) "
    r"(?:the|it|he|she|they|this|that|his|her|its)\b",
    re.IGNORECASE,
)
"""`what if the bus didn't stop`: what is there, otherwise."""


def _judges(said: str, film: Film) -> bool:
    """`the light's boring`, `it looks flat`, `the sky is lovely but …`: what somebody thinks of what is there."""
    first = re.split(r"[,;.]| but | and ", said, maxsplit=1)[0].strip()
    seen = {word.casefold().split()[-1] for word in film.seen}
    complaint = complaint_in(first)
    if complaint is not None and (complaint.kind != "other" or complaint.topic.split()[-1] in seen):
        return True
    return first != said and is_praise(first)


def _is_of_one(said: str, film: Film) -> bool:
    """`one of them wears a red jacket`, of two children that the last shot shows."""
    latest = film.sketches()[-1].subjects
    several = [s.noun.casefold() for s in latest if is_plural(s.noun) or s.count > 1]
    words = set(said.split())
    if several and re.match(r"(?:give |make |let |have )?the (?:first|second|third|left|right|last|other) one\b", said):
        return True
    if several and re.match(r"(?:(?:only )?one|the other(?: one)?) (?:is|has|wears|should|looks|gets|of)\b", said):
        return True
    named = any(words & {*singulars(noun), noun} for noun in several)
    return bool(several) and bool(
        re.match(r"(?:have |make |let |give )?one of (?:them|these|those)\b", said)
        or (
            named
            and re.match(r"(?:have |make |let |give )?(?:one|the (?:first|second|third|other|left|right|last))\b", said)
        )
    )


def _is_all_seen(said: str, film: Film) -> bool:
    """Whether the reader finds nothing but what is seen already: no deed, no place and nobody new."""
    shots = _shots(said)
    known = {word.casefold() for word in film.seen}
    return bool(shots) and not any(
        shot.beats or shot.setting.place or any(s.noun.casefold() not in known for s in shot.subjects) for shot in shots
    )


def _is_of_somebody_there(said: str, film: Film) -> bool:
    """`they laugh`, `she spins faster`: a few words of somebody whom the last shot shows.

    Where it shows nobody who can be meant, they tell of a new shot: `she gets on`, after one of the bus alone.
    """
    words = said.split()
    if not words or words[0] not in _POINTING or len(words) > _FEW_OF_THEM:
        return False
    if any(shot.setting.place or len(shot.subjects) > 1 for shot in _shots(said)):
        return False
    seen = film.sketches()[-1].subjects
    living = [s for s in seen if s.kind is None or lives(s)]
    if "each other" in said or "one another" in said:
        return len(living) > 1 or any(s.count > 1 or is_plural(s.noun) for s in living)
    if words[0] == "they" and seen and not _are_several(living):
        return False
    return not seen or words[0] == "both" or any(fits_pronoun(SUBJECT_FORMS.get(words[0], words[0]), s) for s in seen)


def _are_several(people: Sequence[Subject]) -> bool:
    """Whether `they` may be those who are there: two, or one word for several, as a couple."""
    return len(people) > 1 or any(
        s.count > 1 or is_plural(s.noun) or s.noun.casefold().split()[-1] in GROUPS for s in people
    )


_SURFACES: Final = frozenset({"table"})
"""Stages that something stands on, and that are no other place: `rotating on black marble`."""


def as_told(message: str) -> str:
    """A change in the words in which it is to be made: what somebody there does next comes after what they do."""
    if more := _MORE_TO_SEE.match(message):
        return f"{'with' if more['beside'] else 'add'} {more['what']}"
    message = added(message)
    message = unpolite(message) or message
    told = _NEXT.match(message)
    verb = verb_of(told["verb"].casefold()) if told else None
    acts = verb is not None and verb.form in ("third", "base") and verb.base not in _NO_DEEDS
    looks = verb is not None and verb.base == "look" and _LOOKS.match(message, told.end() if told else 0) is not None
    return f"then {message}" if (acts or looks) and not _OTHERWISE.search(message) else message


_MORE_TO_SEE: Final = re.compile(
    r"\s*(?:(?:and|but|so|now|also|ok(?:ay)?),? )*(?:(?:i|we)(?:['’]d)? (?:would )?(?:want|like|love|need) to see|"
    r"(?:can|could|may|should) (?:we|i|you) (?:please )?(?:also )?(?:see|have|get|show)|let['’]?s (?:see|have)) "
    r"(?P<what>[^.?!]+?(?:(?P<beside> (?:behind|beside|next to|above|around|in front of|under) (?:him|her|it|them))|"
    r" in the (?:background|distance|foreground|sky|air|corner)|(?= (?:too|as well|also)\b)))(?: too| as well| also)?"
    r"\s*[.?!]*$",
    re.IGNORECASE,
)
"""`I want to see the city behind her`, `can we have birds in the sky too`: something more in the shot that is there."""
_NEXT: Final = re.compile(r"(?:and )?(?:he|she|they|it)(?: both| all| then| slowly| quickly)? (?P<verb>[a-z]+)\b", re.I)
_LOOKS: Final = re.compile(r" (?:up|down|back|away|around|round|over|at|into|out|to|towards?)\b", re.IGNORECASE)
"""Behind `looks` these tell of a deed; `looks tired` tells how somebody is."""
_OTHERWISE: Final = re.compile(
    r"\b(?:instead|rather|should|must|could|now|not|never|no longer|faster|slower|more|less|only|don't|doesn't)\b",
    re.IGNORECASE,
)
"""Words that give what is done another manner, or another deed in its place."""
_NO_DEEDS: Final = frozenset(
    {"be", "have", "look", "feel", "seem", "need", "want", "wear", "rain", "snow", "hail", "get"}
)
"""Verbs that tell how somebody or the weather is."""


def _goes_on_about_the_shot(message: str) -> bool:
    """`Rotating on black marble`, `come down to her`, `steam everywhere, red lanterns, night`: no sentence of its own.

    A deed without a doer is that of who is there, or an order to the camera; things in a row with an hour or a light,
    none of them brought in by `a`, dress the scene that is there.
    """
    shots = _shots(message)
    if len(shots) != 1 or (shots[0].setting.place and shots[0].setting.stage not in _SURFACES):
        return False
    shot, words = shots[0], plain(message).split()
    if shot.beats:
        verb, *rest = shot.beats[0].action.split()
        done_to = rest and rest[0] not in PREPOSITIONS | ADVERBS and not rest[0].endswith("ly")
        return not shot.beats[0].subject and not done_to and verb in {words[0], gerund_of(words[0])}
    dressing = shot.setting.time_of_day or shot.setting.weather or shot.lighting.setup or shot.lighting.effects
    bare = words[0] not in DETERMINERS | set(NUMBER_WORDS) and not any(s.name or lives(s) for s in shot.subjects)
    several = len(shot.subjects) + len(shot.setting.details) > 1
    return bool(dressing) and "," in message and bare and several


def _describes(message: str, said: str) -> bool:
    """Whether a message such as "in the distance, a storm gathers" says what happens, or names it after a comma."""
    if said.split()[0] in _INDEFINITE:
        return True
    if any(shot.beats for shot in _shots(message)):
        return True
    _, comma, rest = said.partition(", ")
    if not comma or opens_change(rest):
        return False
    first = rest.split()[0]
    return first in PRONOUNS or (first in DETERMINERS and not _has_nothing_new(rest))


_LESSON: Final = re.compile(
    r"(?:(?:explain|teach|show|demonstrate|illustrate)\b[^,:]*?\b(?:how|why|what)|(?:how|why) (?:do|does|is|are)"
    r"|what (?:happens|would happen) (?:when|if))\b",
    re.IGNORECASE,
)
_TAUGHT: Final = re.compile(r"(?:explain|teach|illustrate|demonstrate|an? (?:short )?lesson)\b", re.IGNORECASE)
_OF_THE_WORK: Final = re.compile(
    r"\b(?:shots?|scenes?|takes?|clips?|films?|videos?|camera|lens|you|your|i|we|it|this|that|they|he|she|there)\b",
    re.IGNORECASE,
)


_IN_SHOTS: Final = re.compile(r"\bin (?:\d+|[a-z]+) (?:shots?|scenes?|clips?)\b", re.IGNORECASE)


def is_lesson(message: str, film: Film) -> bool:
    """`Explain how a battery works`: a question about the world, which a shot answers, and none about the film."""
    said = _IN_SHOTS.sub("", unpolite(message))
    about_film = _OF_THE_WORK.search(said) or any(
        re.search(rf"\b{re.escape(word)}\b", said, re.I) for word in film.seen
    )
    if about_film:
        return False
    topic = as_shown(said).topic
    if topic and (_TAUGHT.match(said) or has_scene(topic)):
        return True
    return bool(_LESSON.match(said)) and any(shot.subjects for shot in _shots(message))


def is_of_the_world(message: str, film: Film) -> bool:
    """`How does rain form?` before there is any shot: what could be asked of a film is not there to be asked."""
    if film.shots:
        return False
    if is_lesson(message, film):
        return True
    said = _IMPERSONAL.sub("", unpolite(message))
    asks_of_craft = "terms" in (question_about(message, 0) or {})
    return bool(_ASKED.match(said)) and not (asks_of_craft or _OF_THE_WORK.search(said))


_ASKED: Final = re.compile(
    r"\W*(?:explain )?(?:(?:how|where) (?:does|do|did)|how [a-z]+ [a-z]+s?$|why|what (?:makes|causes|happens))\b",
    re.IGNORECASE,
)
_IMPERSONAL: Final = re.compile(r"\bit(?= (?:rains?|snows?|hails?|gets? (?:dark|cold|light))\b)", re.IGNORECASE)


def _is_script(message: str) -> bool:
    """Whether the message numbers several shots and says what happens in them."""
    return len(_SHOT_HEADING.findall(message)) > 1 and any(shot.beats for shot in _shots(message))


def names_somebody(message: str, film: Film) -> bool:
    """Whether the message names a character that the project remembers."""
    return bool(named_in(message, [name.casefold() for name in film.cast]))


def _has_nothing_new(message: str) -> bool:
    """Whether the words hold nothing that a shot could show: nobody, nothing that happens, and no place."""
    shots = _shots(message)
    return bool(shots) and not any(
        shot.beats or shot.setting.place or any(not is_of_the_trade(s.noun.split()[-1], None) for s in shot.subjects)
        for shot in shots
    )


def is_gibberish(message: str) -> bool:
    """Whether the reader knows none of a few words: no deed, no place, and only things that it never heard of.

    "a flumph" is something to see all the same, as a labelled stand-in: it says that it is a thing.
    """
    words = plain(message).split()
    if not words or len(words) > _FEW_WORDS or words[0] in DETERMINERS or words[0] in NUMBER_WORDS:
        return False
    shots = _shots(message)
    subjects = [subject for shot in shots for subject in shot.subjects]
    return (
        bool(shots)
        and not any(shot.beats or shot.setting.place or shot.camera.moves or shot.text for shot in shots)
        and not any(noun_entry(word) for subject in subjects for word in (subject.noun, *subject.noun.split()))
        and not any(subject.noun[:1].isupper() for subject in subjects)
    )


def _shots(message: str) -> tuple[Shot, ...]:
    """The shots that the reader sees in a message; none when it cannot read it, of which the tool will tell."""
    try:
        return read(without_opening(message)).shots
    except RequestError:
        return ()
