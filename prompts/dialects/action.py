"""The action in words: who does what, where, in what order, and what that visibly does to the world."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from prompts.dialects.places import PREPOSITIONS, named_place, place_words, with_place_articles
from prompts.dialects.telling import caption, is_anywhere, speed_of_time, telling
from prompts.dialects.voice import UNNAMED, Clause, Voice
from prompts.shot import Beat, Subject
from prompts.vocabulary import table
from prompts.wording import (
    capital,
    content_words,
    is_many,
    join_list,
    pronouns_of,
    sentence,
    short_name,
    subject_phrase,
    takes_plural_verb,
    third_person,
    word_stems,
)
from prompts.wording.clauses import first_subject

__all__ = ["action", "company", "steps", "trails"]

MOST_IN_A_SENTENCE = 3
BEFORE_BARE_VERBS = frozenset({"to", "and", "or", "then", "not", "will", "would", "can", "could", "they", "who", "that",
                               "help", "let", "make", "it", "he", "she"})  # fmt: skip
LONG_ACTION = 4
"""Words of an action after which the place no longer follows well."""

LONGEST_TRAILING = 6
TRAILING = frozenset({"away", "again", "back", "off", "out", "upward", "upwards", "downward", "downwards", "forward",
                      "forwards", "backwards", "together", "alone", "around", "nearby", "overhead", "outside", "inside",
                      "everywhere", "ahead", "along", "aside", "apart", "twice", "once"})  # fmt: skip
"""Words left over that say how or whither something is done."""

INTRODUCED = re.compile(r"\b(?:an?|one|two|three|four|five|several) (?:[a-z]+ )?[a-z]+\b")
"""How somebody is spoken of who was not there before."""

KNOWN_MANY = re.compile(r"\bthe ([a-z]+s)\b")
"""Several of a kind that are known already."""

CONVEYS = frozenset({"bringing", "carrying", "carting", "delivering", "dragging", "hauling", "lugging", "pushing"})
"""Deeds with a load that take it somewhere; raising a shield does not."""

WHILE = re.compile(r"\b(?:while|as|meanwhile)\b", re.I)
BASE_IN_ING = re.compile(r"(?:sw|br|s|r|fl|cl|st|spr|sl|w?r|str)ing")
OF_THEM = " of them"
"""How the manner of a deed ends that only some of a group do: `one of them`."""
_SEVERAL: Final = frozenset({"two", "three", "some", "most", "several", "half", "both", "all", "many"})
"""Words for more than one of a group."""
MANNER_IN_PLACE = re.compile(r"\b(?:in|through|across|on|along|over|into|down|up|around|past|at|under)\b")


def action(voice: Voice) -> list[Clause]:
    """The beats in order; the first names its subject in full, says the place and the speed of time."""
    own = telling(voice)
    if own and not (voice.dialect.beats == "staged" and len(own) == 1 and _is_staged_alike(voice)):
        return own
    return _from_record(voice)


def _is_staged_alike(voice: Voice) -> bool:
    """True when the record, step by step, says all that the user's one sentence says."""
    if len(_groups(voice.shot.beats)) < 2 or not all(beat.subject for beat in voice.shot.beats):
        return False
    steps_ = " ".join(clause.text for clause in _from_record(voice))
    company_ = " ".join(clause.text for clause in _company(voice))
    if not word_stems(voice.told) <= word_stems(f"{steps_} {company_}"):
        return False
    said, told = steps_.lower(), voice.told.lower()
    if any(said.count(met) > told.count(met) for met in INTRODUCED.findall(said)):
        return False  # what is met twice, or was known, is not met afresh
    if any(f"the {name}" not in said for name in KNOWN_MANY.findall(told)):
        return False  # what the user knows is not met as if it were new
    names = word_stems(first_subject(voice.told))
    known = _neighbours(voice.told) | {(a, b) for a, b in _neighbours(steps_) if a in names}
    places = word_stems(f"{voice.shot.setting.place} {speed_of_time(voice)} {' '.join(voice.dialect.stages)}")
    return all(pair in known or places & set(pair) for pair in _neighbours(steps_))


def _neighbours(text: str) -> set[tuple[str, str]]:
    """Stems of telling words that stand together, with no mark or joint between."""
    stretches = re.split(r"[,.;:]|\b(?:and|then|but|while|as)\b", text)
    return {
        pair
        for stretch in stretches
        for pair in pairwise(word_stems(word).pop() for word in stretch.split() if word_stems(word))
    }


def _from_record(voice: Voice) -> list[Clause]:
    shot = voice.shot
    if caption(voice):
        return [Clause(sentence(caption(voice)), 0)]
    if not shot.beats:
        return _tableau(voice)
    named: set[str] = {subject.id for subject in shot.subjects} if voice.dialect.image else set()
    sentences: list[str] = []
    groups = _groups(shot.beats)
    staged = voice.dialect.beats == "staged" and len(groups) > 1
    for number, group in enumerate(groups):
        at_once = number == 1 and len(groups) == 2 and WHILE.search(shot.request) is not None
        lead = ("Meanwhile" if at_once else _lead(voice, number, len(groups))) if staged else ""
        sentences.append(_group_sentence(voice, group, named, first=number == 0, lead=lead))
    sentences[-1] += _trailing(voice)
    return [Clause(sentence(text), 0) for text in sentences]


def _trailing(voice: Voice) -> str:
    """Adverbs and particles of the request that no field holds; they belong to what happens."""
    words = [part.strip(" .,;") for part in voice.shot.extra if trails(part)]
    fresh = [word for word in words if not (said := content_words(word)) or not said <= voice.action_words]
    return f", {', '.join(fresh)}" if fresh else ""


def trails(part: str) -> bool:
    """True for left-over words that say how or whither: `away`, `suddenly`, `by a hand`."""
    words = part.strip(" .,;").lower().split()
    if words and words[0] in PREPOSITIONS | {"by", "with", "for"}:
        return len(words) <= LONGEST_TRAILING
    return 0 < len(words) < 3 and all(word in TRAILING or (word.endswith("ly") and len(word) > 4) for word in words)


def _tableau(voice: Voice) -> list[Clause]:
    main = voice.shot.main_subject
    place = place_words(voice.shot.setting.place)
    if main is None:
        named = voice.shot.setting.place
        return [Clause(sentence(named_place(named)), 0)] if place else []
    return [Clause(sentence(f"{subject_phrase(main)} {place}"), 0)]


def _lead(voice: Voice, number: int, count: int) -> str:
    first, second, middle, last = voice.dialect.stages
    if number == 0:
        return first
    if number == count - 1:
        return last if count > 2 else second
    return second if number == 1 else middle


def _groups(beats: list[Beat]) -> list[list[Beat]]:
    """Beats that one sentence can hold: at most three in a row by the same subject."""
    groups: list[list[Beat]] = []
    for beat in beats:
        before = groups[-1] if groups else None
        same = before is not None and before[0].subject == beat.subject and len(before) < MOST_IN_A_SENTENCE
        same = same and before is not None and _who_of_them(before[0]) == _who_of_them(beat)
        if before is not None and (same or _is_shared(before[-1], beat)):
            before.append(beat)
        else:
            groups.append([beat])
    return groups


def _who_of_them(beat: Beat) -> str:
    """Which of a group does it, as `one of them`; empty where all do."""
    return beat.manner if beat.manner.endswith(OF_THEM) else ""


def _is_shared(before: Beat, beat: Beat) -> bool:
    """True when two subjects do the same at the same time: `a bear and a zebra stand`."""
    if not before.subject or not beat.subject or before.subject == beat.subject:
        return False
    return (before.action, before.manner, before.start_s) == (beat.action, beat.manner, beat.start_s)


def _group_sentence(voice: Voice, group: list[Beat], named: set[str], *, first: bool, lead: str) -> str:
    subject = voice.subject(group[0].subject)
    place = _place_for(voice, group) if first else ""
    when = speed_of_time(voice) if first else ""
    if subject is None:
        return _scene_sentence(voice, group, place, when)
    others = list(dict.fromkeys(b.subject for b in group[1:] if b.subject != subject.id))
    if others:
        return _shared_sentence(voice, group, named, " ".join(part for part in (place, when) if part), lead)
    named_before = set(named)
    who = _who(subject, named)
    named.add(subject.id)
    plural = takes_plural_verb(subject) if subject.id not in named_before else is_many(subject)
    if some := next((b.manner for b in group if b.manner.endswith(OF_THEM)), ""):
        who, plural = f"{some.removesuffix(OF_THEM)} of {who}", some.split()[0] in _SEVERAL
    verbs = [_verb_phrase(voice, beat, plural=plural, first=i == 0) for i, beat in enumerate(group)]
    if len(verbs) == 1:
        said = verbs[0]
    elif len(verbs) == 2:
        said = f"{verbs[0]} and then {verbs[1]}" if not _together(group) else f"{verbs[0]} and {verbs[1]}"
    else:
        said = f"{', '.join(verbs[:-1])}, and then {verbs[-1]}"
    tail = " ".join(part for part in ("" if _place_opens(group) else place, when) if part)
    comma = "," if tail and "," in said and len(verbs) == 1 else ""
    opening = f"{capital(place)}, " if place and _place_opens(group) else ""
    lead_in = f"{lead}, " if lead else opening
    return f"{lead_in}{who} {said}{f'{comma} {tail}' if tail else ''}"


def _shared_sentence(voice: Voice, group: list[Beat], named: set[str], tail: str, lead: str) -> str:
    subjects = [s for s in (voice.subject(i) for i in dict.fromkeys(b.subject for b in group)) if s is not None]
    who = join_list([_who(s, named).rstrip(",") for s in subjects])
    named.update(s.id for s in subjects)
    said = _verb_phrase(voice, group[0], plural=True, first=True)
    comma = "," if tail and "," in said else ""
    return f"{f'{lead}, ' if lead else ''}{who} {said}{f'{comma} {tail}' if tail else ''}"


def _place_opens(group: list[Beat]) -> bool:
    """True when the place is better said first, because the action is long or several."""
    return len(group) > 1 or len(group[0].action.split()) > LONG_ACTION


def _together(group: list[Beat]) -> bool:
    return group[0].start_s is not None and group[0].start_s == group[1].start_s


def _scene_sentence(voice: Voice, group: list[Beat], place: str, when: str) -> str:
    setting = voice.shot.setting.place
    text = " and ".join(_as_clause(beat) for beat in group)
    tail = f" {when}" if when else ""
    if place and setting and not voice.shot.subjects:
        return f"{named_place(setting)}, {' and '.join(beat.action for beat in group)}{tail}"
    return f"{text} {place}{tail}"


def _as_clause(beat: Beat) -> str:
    words = beat.action.split()
    for i, word in enumerate(words):
        if i and word.endswith("ing"):
            return " ".join([*words[:i], third_person(word), *words[i + 1 :]])
    return beat.action


def _who(subject: Subject, named: set[str]) -> str:
    if subject.id in named:
        return short_name(subject)
    phrase = subject_phrase(subject)
    return f"{phrase}," if ", " in phrase and (subject.name or " wearing " in phrase) else phrase


def _place_for(voice: Voice, group: list[Beat]) -> str:
    setting = voice.shot.setting
    if not setting.place:
        return ""
    if is_anywhere(voice, sum(len(beat.action.split()) + 2 for beat in voice.shot.beats)):
        return ""
    said = content_words(" ".join(beat.action for beat in group))
    place = content_words(setting.place)
    head = re.split(r" (?:of|with|in|at|near|by|where) ", setting.place.lower(), maxsplit=1)[0].split()
    if place <= said or (head and head[-1] in said and len(place - said) == 0):
        return ""
    motion = table("motions").get(group[0].motion or "")
    moves = motion is not None and motion.speed_mps > 0 and not motion.simulated and motion.id not in {"fly", "swim"}
    if motion is not None and motion.id == "carry":
        moves = group[0].action.split()[0] in CONVEYS
    travelling = moves and not _place_opens(group)
    return place_words(setting.place, travelling=travelling)


def _verb_phrase(voice: Voice, beat: Beat, *, plural: bool, first: bool) -> str:
    words = beat.action.split()
    text = _conjugated(words, plural=plural, progressive=voice.dialect.tense == "progressive", auxiliary=first)
    manner = beat.manner.strip()
    if not manner or manner.endswith(OF_THEM) or content_words(manner) <= content_words(beat.action):
        return text
    if manner.endswith("ly") and " " not in manner and MANNER_IN_PLACE.search(text) is None:
        return f"{text} {manner}"
    if manner.endswith("ly") and " " not in manner and not text.startswith(("is ", "are ")):
        return f"{manner} {text}"
    return (
        f"{text}, {manner}"
        if not manner.endswith("ly") and not manner.startswith(("with ", "in "))
        else f"{text} {manner}"
    )


def _conjugated(words: list[str], *, plural: bool, progressive: bool, auxiliary: bool) -> str:
    """The -ing phrase as a finite one: `slowly walking and waving` to `slowly walks and waves`."""
    be = "are" if plural else "is"
    words = with_place_articles(_joined_up([_as_gerund(word) for word in words[:1]] + words[1:], plural=plural))
    position = next((i for i, w in enumerate(words[:3]) if w.lower().rstrip(",").endswith("ing") and len(w) > 4), None)
    adverbs_first = position is not None and all(w.endswith("ly") for w in words[:position])
    if position is None or not adverbs_first:
        finite = words and (
            words[0] in {"is", "are", "has", "have"} or (words[0].endswith("s") and not words[0].endswith("ss"))
        )
        return " ".join(words) if finite else " ".join([be, *words])
    if progressive:
        return " ".join([be, *words] if auxiliary else words)
    out = list(words)
    comma = "," if words[position].endswith(",") else ""
    out[position] = third_person(words[position].rstrip(","), plural_subject=plural) + comma
    for i in range(position + 1, len(out)):
        follows = out[i - 1].rstrip(",") in {"and", "then", "or"}
        if follows and out[i].endswith("ing") and len(out[i]) > 4 and not _is_noun_use(out, i):
            out[i] = third_person(out[i], plural_subject=plural)
    return " ".join(out)


def _as_gerund(word: str) -> str:
    """A base form that ends in -ing by itself as an -ing form: `swing` to `swinging`; others as they are."""
    return f"{word}ing" if BASE_IN_ING.fullmatch(word) else word


def _joined_up(words: list[str], *, plural: bool) -> list[str]:
    """A second verb that stands unjoined is joined: `going home get caught` to `going home and get(s) caught`."""
    for i in range(2, len(words)):
        if words[i] in {"get", "gets"} and words[i - 1] not in BEFORE_BARE_VERBS:
            return [*words[:i], "and", "get" if plural else "gets", *words[i + 1 :]]
    return words


def _is_noun_use(words: list[str], i: int) -> bool:
    """True for an -ing word that names an activity after another: `loves dancing and singing`."""
    return i >= 2 and words[i - 2].endswith("ing") and words[i - 1] in {"and", "or"} and i - 2 > 0


def steps(voice: Voice) -> list[Clause]:
    """The beats one a line, where there are several, for families that want them counted out."""
    beats = voice.shot.beats
    if len(beats) < 2:
        return []
    lines = []
    for beat in beats:
        subject = voice.subject(beat.subject)
        if subject is None:
            lines.append(sentence(_as_clause(beat)))
            continue
        if voice.shot.sound.dialogue and len(beat.action.split()) == 1:
            continue  # says, whispers: what is said stands under the dialogue
        name = voice.name_of(subject)
        name = pronouns_of(subject, voice.told).subject if name == UNNAMED else name
        lines.append(sentence(f"{name} {_verb_phrase(voice, beat, plural=is_many(subject), first=True)}"))
    return [Clause("\n" + "\n".join(f"- {line}" for line in lines), 2)]


def company(voice: Voice) -> list[Clause]:
    """Subjects that no beat acts with and no action names, and looks that the action left out."""
    return [] if voice.told else _company(voice)


def _company(voice: Voice) -> list[Clause]:
    shot = voice.shot
    acting = {beat.subject for beat in shot.beats}
    there: list[Subject] = []
    for subject in shot.subjects:
        if subject.id in acting or (not shot.beats and subject is shot.main_subject):
            continue
        phrase_words = content_words(subject_phrase(subject))
        if phrase_words <= voice.action_words | content_words(shot.setting.place):
            continue
        there.append(subject)
    placed = [s for s in shot.subjects if s not in there]
    said = [_presence(voice, s) for s in there] + [words for s in placed for words in _stance(voice, s)]
    return [Clause(sentence(text), 0) for text in said]


def _stance(voice: Voice, subject: Subject) -> list[str]:
    """Where an acting subject is and which way it faces, when its action has not said so."""
    name, many = short_name(subject), is_many(subject)
    said = []
    if subject.position and not content_words(subject.position) <= voice.action_words:
        said.append(f"{name} {'are' if many else 'is'} {_known_things(voice, _spot(subject.position))}")
    if subject.facing and subject.facing not in voice.action_words:
        way = "the camera" if subject.facing in {"camera", "toward", "front"} else subject.facing
        said.append(f"{name} {'face' if many else 'faces'} {way}")
    return said


def _known_things(voice: Voice, words: str) -> str:
    """The words with `the` before every subject that the prompt has named: `on the left of the couch`."""
    for other in voice.shot.subjects:
        words = re.sub(rf"\ban? (?={re.escape(other.noun)}\b)", "the ", words)
    return words


def _spot(position: str) -> str:
    if position.split()[0].lower() in PREPOSITIONS:
        return position
    return (
        f"in the {position}"
        if position in {"middle", "centre", "center", "background", "foreground"}
        else (f"on the {position}" if position in {"left", "right"} else f"at the {position}")
    )


def _presence(voice: Voice, subject: Subject) -> str:
    phrase = subject_phrase(subject)
    verb = "are" if takes_plural_verb(subject) else "is"
    known = content_words(subject.noun) <= voice.action_words
    if subject.position:
        return f"{phrase} {verb} {_spot(subject.position)}"
    return f"{short_name(subject)} {verb} {phrase}" if known else f"there {verb} also {phrase}"
