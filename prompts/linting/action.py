"""Checks of what happens: beats against time, physics, subjects, style, lettering, words left over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from prompts.dialects.own_words import own_words
from prompts.linting.finding import Report, Severity, check, is_revised
from prompts.physics.case import MOON
from prompts.physics.laws import case_of, event_quantities
from prompts.physics.possible import motion_objection, objection, style_allows
from prompts.shot import Shot, Source
from prompts.vocabulary import table, terms_by_phrase

__all__: list[str] = []

SHORTEST_BEAT_S = 1.2
SHORTEST_STORY_BEAT_S = 0.4
LONGEST_LETTERING = 24
MOST_SUBJECTS = 5
MOST_COUNTED = 12
EXACT = re.compile(
    r"\d+|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[- ]\w+)?"
    r"|(?:a|one) hundred"
)
"""Counts that are meant to the head; a crowd or dozens are not."""

NEGATION = re.compile(r"\b(?:no|not|without|don't|doesn't|never|none)\b", re.IGNORECASE)


DENIES = re.compile(
    r"\b(?:no(?! (?:longer|sooner|doubt|matter|entry|smoking|parking))|not(?! (?:only|far|long|yet|unlike))"
    r"|(?:does|do|is|are|was)n['’]t|don['’]t|without|never)\b(?: [\w'’-]+){1,3}",
    re.IGNORECASE,
)
"""What a sentence that goes into the prompt says is not so."""

QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")


@check("EMPTY-SHOT", Severity.ERROR)
def _empty(shot: Shot) -> Iterator[Report]:
    place = shot.setting.place or shot.setting.details
    if not (shot.subjects or shot.beats or place or shot.text or shot.extra):
        yield "subjects", "there is nothing to see in this shot", "say who or what is in it, or where it is"


@check("NO-ACTION", Severity.NOTE)
def _no_action(shot: Shot) -> Iterator[Report]:
    if shot.subjects and not shot.beats:
        yield "beats", "nothing happens in this shot", "say what the subject does"


@check("DUR-BEATS", Severity.WARNING)
def _duration(shot: Shot) -> Iterator[Report]:
    beats = len({(b.start_s, i if b.start_s is None else 0) for i, b in enumerate(shot.beats)})
    if shot.duration_s and beats > 1 and shot.duration_s / beats < SHORTEST_BEAT_S:
        yield (
            "duration_s",
            f"{beats} actions in {shot.duration_s:g} s leave {shot.duration_s / beats:.2g} s for each",
            f"take at least {SHORTEST_BEAT_S * beats:.3g} s, or split the shot",
        )


@check("BEAT-LATE", Severity.ERROR)
def _late(shot: Shot) -> Iterator[Report]:
    if shot.duration_s is None:
        return
    story = shot.duration_s * (shot.time_scale or 1.0)
    for i, beat in enumerate(shot.beats):
        if beat.start_s is not None and beat.start_s >= story:
            yield (
                f"beats[{i}].start_s",
                f"“{beat.action}” begins at {beat.start_s:g} s, but only {story:g} s of the story are shown",
                "begin it earlier or make the shot longer",
            )
        if beat.start_s is not None and beat.end_s is not None and beat.end_s < beat.start_s:
            yield f"beats[{i}].end_s", f"“{beat.action}” ends before it begins", "put the end after the start"


@check("SLOWMO-LONG", Severity.WARNING)
def _slow(shot: Shot) -> Iterator[Report]:
    scale, seconds, beats = shot.time_scale, shot.duration_s, len(shot.beats)
    if scale and seconds and scale < 1 and beats > 1 and seconds * scale / beats < SHORTEST_STORY_BEAT_S:
        yield (
            "time_scale",
            f"slowed so, {seconds:g} s of film show {seconds * scale:.2g} s of story, too little for {beats} actions",
            "slow down less, make the shot longer, or keep one action",
        )


@check("SPEECH-TIME", Severity.WARNING)
def _speech(shot: Shot) -> Iterator[Report]:
    if shot.sound.dialogue and shot.time_scale not in (None, 1.0):
        yield (
            "time_scale",
            "speech cannot be understood when time is slowed or sped up",
            "use natural speed for the line",
        )


REACHED = (
    ("boil", "boiling_point_c", "boil", "heat it to {:g} °C to see it boil", 1),
    ("melt", "melting_point_c", "melt", "warm it above {:g} °C", 1),
    ("freeze", "freezing_point_c", "freeze", "cool it below {:g} °C", -1),
    ("sublimate", "sublimation_point_c", "go up in vapour", "warm it above {:g} °C", 1),
)
"""Law, the quantity that is its threshold, the verb, the mend, and on which side of the threshold it happens."""


@check("PHYS-NOTHING", Severity.NOTE)
def _nothing(shot: Shot) -> Iterator[Report]:
    subjects = {s.id: s for s in shot.subjects}
    for i, event in enumerate(shot.physics):
        known = event.quantities or event_quantities(event, subjects.get(event.subject)).quantities
        now = known.get("temperature_c") if event.temperature_c is None else event.temperature_c
        for law, point, verb, mend, side in REACHED:
            if event.law != law or now is None:
                continue
            threshold = known.get(point)
            if threshold is not None and side * (now - threshold) < 0:
                yield (
                    f"physics[{i}].temperature_c",
                    f"at {now:g} °C it does not {verb}, and will be shown so",
                    mend.format(threshold),
                )


@check("PHYS-IMPOSSIBLE", Severity.WARNING)
def _impossible(shot: Shot) -> Iterator[Report]:
    if style_allows(shot):
        return
    subjects = {s.id: s for s in shot.subjects}
    for i, event in enumerate(shot.physics):
        said = " ".join(beat.action for beat in shot.beats if beat.subject == event.subject)
        found = objection(case_of(event, subjects.get(event.subject), said))
        if found:
            yield f"physics[{i}]", *found
            return
    told = {event.subject for event in shot.physics}
    for i, beat in enumerate(shot.beats):
        who = subjects.get(beat.subject)
        if beat.subject not in told and (found := motion_objection(f"{who.noun if who else ''} {beat.action}")):
            yield f"beats[{i}].action", *found
            return
    revised = any(
        is_revised(shot, f"beats[{i}]") or is_revised(shot, f"beats[{i}].action") for i in range(len(shot.beats))
    )
    if not revised and (found := motion_objection(shot.request)):
        yield "request", *found


@check("PHYS-SPACE", Severity.WARNING)
def _weightless(shot: Shot) -> Iterator[Report]:
    if shot.setting.stage != "space" or style_allows(shot):
        return
    if MOON.search(shot.request.lower()) or MOON.search(shot.setting.place.lower()):
        return  # the moon pulls, if only a little
    for i, event in enumerate(shot.physics):
        if event.law in {"fall", "bounce", "pour", "burn", "wind"}:
            yield f"physics[{i}]", f"in open space nothing can {event.law} as on the ground", "let it drift instead"


@check("PHYS-SPEED", Severity.WARNING)
def _speeds(shot: Shot) -> Iterator[Report]:
    fastest = {"human": 12.5, "quadruped": 33.0, "bird": 110.0, "insect": 20.0, "fish": 36.0, "reptile": 12.0}
    if style_allows(shot):
        return
    kinds = {s.id: s.kind for s in shot.subjects}
    for i, beat in enumerate(shot.beats):
        limit = fastest.get(kinds.get(beat.subject) or "")
        falls = beat.motion in {"fall", "throw", "fly", "ride", "slide"} and kinds.get(beat.subject) != "bird"
        if limit and beat.speed_mps and beat.speed_mps > limit and not falls:
            yield (
                f"beats[{i}].speed_mps",
                f"{beat.speed_mps:g} m/s is faster than any {kinds[beat.subject]} moves",
                f"stay under {limit:g} m/s",
            )


@check("SUBJECT-MANY", Severity.WARNING)
def _many(shot: Shot) -> Iterator[Report]:
    if len(shot.subjects) > MOST_SUBJECTS:
        yield (
            "subjects",
            f"{len(shot.subjects)} different subjects are more than models keep apart",
            f"keep to {MOST_SUBJECTS}, or make several shots",
        )
    for i, subject in enumerate(shot.subjects):
        vague = subject.count_text and not EXACT.fullmatch(subject.count_text.lower())
        if subject.count > MOST_COUNTED and not vague:
            yield f"subjects[{i}].count", f"models do not count to {subject.count}", "call it a crowd, a flock or a row"


NAMED_ALIKE = re.compile(
    r"\b(?:both|all|each|two|three|twins?|brothers|sisters)\b[^.,]{0,16}\b(?:named|called) ([A-Z]\w+)"
    r"|\b([A-Z]\w+) (?:the|who|with|in)\b[^.]{0,40}? and (?:another |a second |the other )?\2\b"
    r"|\b([A-Z]\w+) the (?!Great|First|Second|Third)([a-z]+)\b[^.]{1,40}?\b\3 the (?!\4\b)[a-z]+"
    r"|\banother ([A-Z][a-z]+)\b"
)
"""Words that give one name to two people."""


@check("SUBJECT-TWINS", Severity.ERROR)
def _twins(shot: Shot) -> Iterator[Report]:
    alike = NAMED_ALIKE.search(shot.request)
    if alike is not None:
        name = next(name for name in alike.groups() if name and name[0].isupper())
        yield "subjects", f"two characters are called {name}", "give one another name"
        return
    names = Counter(s.name.lower() for s in shot.subjects if s.name)
    for i, subject in enumerate(shot.subjects):
        if subject.name and subject.count > 1 and subject.name.lower() not in subject.noun.lower():
            yield (
                f"subjects[{i}].name",
                f"{subject.count} characters are called {subject.name}",
                "give each a name of its own",
            )
            return
        if subject.name and names[subject.name.lower()] > 1:
            yield f"subjects[{i}].name", f"two characters are called {subject.name}", "give one another name"
            return


@check("AVOID-SUBJECT", Severity.ERROR)
def _avoided(shot: Shot) -> Iterator[Report]:
    nouns = {word for s in shot.subjects for word in (s.noun.lower(), s.name.lower()) if word}
    for i, words in enumerate(shot.avoid):
        bare = re.sub(r"^(?:an?|the|any)\s+", "", words.lower())
        if bare in nouns or bare.removesuffix("s") in nouns:
            yield f"avoid[{i}]", f"{words} is to be avoided and shown at once", "drop one of the two"


@check("STYLE-COLOUR", Severity.NOTE)
def _colours(shot: Shot) -> Iterator[Report]:
    look = table("styles").get(shot.style.look or "")
    grades = terms_by_phrase("grades")
    grade = table("grades").get(grades.get(shot.style.grade.lower(), ""))
    coloured = [
        look_.colour for s in shot.subjects for look_ in s.looks if look_.colour not in {"", "black", "white", "grey"}
    ]
    without = next((term.say for term in (look, grade) if term is not None and term.saturation == 0), "")
    if without and coloured:
        yield (
            "style.look" if look is not None and look.saturation == 0 else "style.grade",
            f"{without} will not show {coloured[0]}",
            "use a colour look, or leave the colour to memory",
        )


@check("STYLE-LENS", Severity.NOTE)
def _lens(shot: Shot) -> Iterator[Report]:
    look = table("styles").get(shot.style.look or "")
    cue = shot.source_of("camera.focal_length_mm")
    if look is None or look.medium == "photographic" or shot.camera.focal_length_mm is None:
        return
    if cue is not None and cue.source.value == "user":
        yield "camera.focal_length_mm", f"a {look.say} picture has no lens", "the lens sets the framing only"


@check("STYLE-TWO-LOOKS", Severity.WARNING)
def _two_looks(shot: Shot) -> Iterator[Report]:
    media = {
        term.medium: term.say for term in table("styles").values() for w in shot.style.words if term.say in w.lower()
    }
    if len(media) > 1:
        yield "style.words", f"{' and '.join(media.values())} are different kinds of picture", "keep one"


VISIBLE = {
    "lighting.setup": lambda s: s.lighting.setup,
    "lighting.effects": lambda s: s.lighting.effects,
    "lighting.colour_temperature_k": lambda s: s.lighting.colour_temperature_k,
    "lighting.exposure_stops": lambda s: s.lighting.exposure_stops,
    "style.palette": lambda s: s.style.palette,
    "style.grade": lambda s: s.style.grade,
    "style.look": lambda s: s.style.look,
    "setting.weather": lambda s: s.setting.weather,
    "setting.time_of_day": lambda s: s.setting.time_of_day,
}
"""What a mood can be seen in: field and its value."""


def _is_said(shot: Shot, path: str) -> bool:
    """True when the field is set, and not by the director alone, whose choice goes with any mood."""
    cue = shot.source_of(path)
    return bool(VISIBLE[path](shot)) and (cue is None or cue.source is not Source.DIRECTOR)


@check("MOOD-UNSEEN", Severity.NOTE)
def _mood(shot: Shot) -> Iterator[Report]:
    said = [path for path in VISIBLE if _is_said(shot, path)]
    if shot.style.mood and not said:
        yield "style.mood", f"“{shot.style.mood}” has no visible cue", "say it in light, colour or weather"


@check("TEXT-LONG", Severity.WARNING)
def _lettering(shot: Shot) -> Iterator[Report]:
    for i, text in enumerate(shot.text):
        if len(text.text) > LONGEST_LETTERING:
            yield (
                f"text[{i}].text",
                f"lettering of {len(text.text)} characters is more than video models draw without errors",
                "lay it over the clip as a title",
            )


@check("NEGATION", Severity.WARNING)
def _negation(shot: Shot) -> Iterator[Report]:
    fields = [(f"style.words[{i}]", w) for i, w in enumerate(shot.style.words)]
    fields += [(f"setting.details[{i}]", w) for i, w in enumerate(shot.setting.details)]
    fields += [(f"extra[{i}]", w) for i, w in enumerate(shot.extra)]
    for path, words in fields:
        if NEGATION.search(words):
            yield path, f"models tend to show what “{words}” denies", "move what must not be seen to `avoid`"
    if not any(NEGATION.search(words) for _, words in fields) and NEGATION.search(shot.request):
        own = own_words(shot)
        found = (DENIES.search(QUOTED.sub(" ", told.masked or told.text)) for told in (own.told if own else ()))
        for denied in filter(None, found):
            yield "request", f"models tend to show what “{denied[0]}” denies", "say what is to be seen instead"
            return


@check("WORDS-LEFT", Severity.NOTE)
def _left(shot: Shot) -> Iterator[Report]:
    for i, words in enumerate(shot.extra):
        yield (
            f"extra[{i}]",
            f"“{words}” goes into the prompt as it stands; no cue was read from it",
            "say it another way",
        )
