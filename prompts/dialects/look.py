"""Look, colours, lettering, sound, end state, and the sentences that lengthen a prompt for families that want it."""

from __future__ import annotations

import re
from typing import Final

from prompts.completing.ending import GENERAL_ENDS
from prompts.dialects.action import trails
from prompts.dialects.details import details_sentence
from prompts.dialects.enlarging import SPARE
from prompts.dialects.light import light_tags
from prompts.dialects.telling import caption
from prompts.dialects.voice import UNNAMED, Clause, Voice
from prompts.reading.models import model_called
from prompts.shot import OnScreenText
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording import capital, content_words, join_list, sentence, with_article, word_stems

__all__ = ["dialogue", "end", "extra", "lettering", "palette", "setting", "sound", "style", "style_close", "tags"]

SPEAKS = re.compile(r"\b(?:say|speak|talk|shout|whisper|ask|answer|yell|cry|call)")
SILENCE = "silence"
SHORTEST = 3
"""Words that a sentence has at least, unless it opens the prompt."""

FILM_WORD = re.compile(r"(?<=\w) (?:shot|video|clip|scene|view|sequence)$")
"""What a style word ends in that says no more than that it is film."""

IDLE_END = re.compile(
    r"\b(?:is|are|goes|go|keeps|keep|hangs|runs|stands|has been|have been) "
    r"(?:on|still|closer|higher|farther|down|up|holding|slowing|coming|in|visibly|turned|at rest|settling|bouncing"
    r"|moving|swaying|apart|airborne|sinking|aloft)\b"
)
"""An end in which somebody only goes on as before, which a picture shows without being told."""

SAYS_NOTHING = word_stems(
    "than that this still end ends there here larger frame same place little holding moving motion way moment "
    "closer start otherwise unchanged now camera level keeping been has have quiet rests view nothing changed "
    "light settles back stillness higher farther still air airborne but again "
)  # fmt: skip
"""Words of an end that tells nothing which the action has not told."""


def style(voice: Voice) -> list[Clause]:
    """The look in one short sentence, with the user's own style words."""
    text = _style_words(voice)
    named = content_words(text) - {"film", "footage", "style", "look", "movie"}
    if named and named <= content_words(f"{voice.told} {caption(voice)}"):
        text = ""  # `vintage footage of a picnic` says it
    first = voice.dialect.order[0] in {"style", "tags"} or "style" in voice.dialect.labels
    if text and not first and len(text.split()) < SHORTEST:
        kind = "film" if re.search(r"\b(?:film|footage|animation|painting|drawing)s?$", text) else "late"
        text = voice.chosen("style", kind).format(look=f"{text[:1].lower()}{text[1:]}".removeprefix("in "))
    users = bool(voice.shot.style.words) or voice.users("style.look")
    clauses = [Clause(sentence(text), 0 if users else 4)] if text else []
    mood = voice.shot.style.mood
    fresh = not content_words(mood) <= content_words(" ".join(voice.shot.style.words))
    if mood and fresh and (voice.dialect.mood or voice.users("style.mood")):
        clauses.append(Clause(sentence(f"the mood is {mood}"), voice.rank("style.mood", 5)))
    return clauses


def _style_words(voice: Voice) -> str:
    look = table("styles").get(voice.shot.style.look or "")
    words = _own_style_words(voice)
    said = content_words(" ".join(words))
    if look is None:
        return ", ".join(words)
    if look.medium != "photographic":
        own = [w for w in words if terms_by_phrase("styles").get(w.lower()) == look.id]
        asked = voice.said_words("style.look")
        own = own or ([asked] if terms_by_phrase("styles").get(asked.lower()) == look.id else [])
        name = _in_style(own[0] if own else look.say)
        rest = [w for w in words if w not in own[:1] and not content_words(w) <= content_words(name) | {"style"}]
        return ", ".join([name, *rest])
    same = [w for w in words if terms_by_phrase("styles").get(w.lower()) == look.id]
    if same and not content_words(look.say) <= said:
        words = [w for w in words if w not in same]
        return ", ".join([same[0], *words])
    if content_words(look.say) <= said:
        rest = [w for w in words if not content_words(w) <= content_words(look.say)]
        if len(words) == 1 and re.search(r"(?:film|footage|noir|style|look)$", words[0]):
            return f"live action, {words[0]}" if "live" not in words[0] else words[0]
        repeats = content_words(look.say) <= content_words(" ".join(rest))
        name = "live-action footage" if repeats else f"{look.say} live-action footage"
        return f"{name} with {join_list(rest)}" if rest and not _adjectives(rest) else ", ".join([name, *rest])
    if re.search(r"(?:film|footage|noir)$", look.say):
        name = look.say
    else:
        name = f"{look.say} live-action footage" if words else voice.chosen("style", "live").format(look=look.say)
    return f"{name}, {', '.join(words)}" if words else name


def _own_style_words(voice: Voice) -> list[str]:
    """The user's style words, but those that a live-action shot's own sentence says already."""
    words = [FILM_WORD.sub("", w) for w in voice.shot.style.words]
    words = _joined([w for w in words if w and "motion" not in content_words(w)], voice.shot.request)
    return [w for w in words if not voice.is_photographic or w.lower() not in voice.told.lower()]


def _joined(words: list[str], request: str) -> list[str]:
    """Style words that stand next to one another in the request, as the one phrase that they are there."""
    out: list[str] = []
    for word in words:
        both = f"{out[-1]} {word}" if out else ""
        if both and both.lower() in request.lower():
            out[-1] = both
        else:
            out.append(word)
    return out


def _in_style(say: str) -> str:
    if say.startswith(("the ", "in ")):
        return say if say.startswith("in ") else f"in {say}"
    if say.lower().startswith("by "):
        return f"a picture {say[:1].lower()}{say[1:]}"
    whole = " " in say and say.endswith(("style", "look", "painting", "art", "animation", "film", "footage"))
    return say if whole else f"{say} style"


def _adjectives(words: list[str]) -> bool:
    return any(re.search(r"(?:ic|ed|al|y|ful|ish)$", word) for word in words)


def style_close(voice: Voice) -> list[Clause]:
    """The closing sentence of families that want the style named again."""
    look = table("styles").get(voice.shot.style.look or "")
    words = _own_style_words(voice)
    name = re.sub(r" (?:style|look)$", "", words[0]) if words else look.say if look else ""
    name = name.lower() if look and name.lower() == look.say else name
    return [Clause(sentence(voice.chosen("look", "close").format(look=name)), 1)] if name else []


def tags(voice: Voice) -> list[Clause]:
    """Style first if the look is not live action, else at most four short tags: hour, light, direction, size."""
    if not voice.is_photographic:
        return style(voice)
    size = table("shot_sizes").get(voice.shot.camera.size or "")
    words = [*light_tags(voice), *([size.say] if size else [])][:4]
    said = _own_style_words(voice)
    clauses = [Clause(sentence(", ".join(words)), 1)] if words else []
    return [*clauses, Clause(sentence(", ".join(said)), 0)] if said else clauses


def palette(voice: Voice) -> list[Clause]:
    """The colours of the picture."""
    colours = voice.shot.style.palette
    if not colours:
        return []
    if "palette" in voice.dialect.labels:
        return [Clause(sentence(", ".join(colours)), voice.rank("style.palette", 7))]
    words = {"list": join_list(colours), "first": join_list(colours[:2]), "rest": join_list(colours[2:])}
    text = voice.chosen("palette", "few" if len(colours) < 4 else "many").format(**words)
    return [Clause(sentence(text), voice.rank("style.palette", 7 if voice.dialect.colours else SPARE))]


def setting(voice: Voice) -> list[Clause]:
    """Season, era, temperature and the details of the place that the action left out."""
    s = voice.shot.setting
    clauses = []
    told = voice.told.lower()
    named = voice.said_words("setting.season").lower() or s.season.lower()
    if s.season and s.season.lower() not in f"{s.place.lower()} {told}" and named not in told:
        clauses.append(Clause(sentence(f"it is {s.season}"), voice.rank("setting.season", 4)))
    if s.era and s.era.lower() not in f"{s.place.lower()} {told}":
        era = (
            s.era
            if s.era.startswith(("the ", "in "))
            else f"the {s.era}"
            if s.era[:1].isdigit()
            else f"a {s.era} world"
        )
        clauses.append(Clause(sentence(f"the time is {era}"), voice.rank("setting.era", 4)))
    heat = s.temperature_c
    if heat is not None and voice.users("setting.temperature_c") and f"{heat:g}" not in told:
        clauses.append(Clause(sentence(f"the temperature is {heat:g} degrees Celsius"), 0))
    around = "" if voice.told else details_sentence(voice)
    if around:
        clauses.append(Clause(around, voice.rank("setting.details", 4)))
    return clauses


def lettering(voice: Voice) -> list[Clause]:
    """Every lettering, verbatim in quotation marks; the labels on the parts of a model in one sentence."""
    texts = [text for text in voice.shot.text if text.text not in voice.told]
    models = {s.id for s in voice.shot.subjects if model_called(s.noun) is not None}
    on_parts = [text for text in texts if text.role == "label" and text.target in models]
    if len(on_parts) < _SEVERAL:
        return [Clause(sentence(_letters(text)), 0) for text in texts]
    others = [Clause(sentence(_letters(text)), 0) for text in texts if text not in on_parts]
    return [Clause(sentence(f"labels beside its parts read {join_list([_quoted(t) for t in on_parts])}"), 0), *others]


_SEVERAL: Final = 2


def _quoted(text: OnScreenText) -> str:
    return '"{}"'.format(text.text.replace('"', "'"))


def _letters(text: OnScreenText) -> str:
    role = text.role.replace("_", " ")
    where = f" {text.position}" if text.position else ""
    return f"{with_article(role)}{where} reads {_quoted(text)}"


def extra(voice: Voice) -> list[Clause]:
    """The user's words that no field holds, verbatim; and lines of speech."""
    parts = [] if voice.told else [part.strip() for part in voice.shot.extra if part.strip()]
    if voice.shot.beats:
        parts = [part for part in parts if not trails(part)]
    short = [part for part in parts if len(part.split()) < 3]
    clauses = [Clause(sentence(part), 0) for part in parts if part not in short]
    if short:
        clauses.append(Clause(sentence(f"also in the picture: {', '.join(short)}"), 0))
    for line in () if "dialogue" in voice.dialect.order else voice.shot.sound.dialogue:
        quoted = line.replace('"', "'")
        if line not in voice.told:
            clauses.append(Clause(sentence(f'a voice says: "{quoted}"'), 0))
    return clauses


def dialogue(voice: Voice) -> list[Clause]:
    """Every line of speech, one a line, for families that want speech apart."""
    lines = [line.replace('"', "'").rstrip(",") for line in voice.shot.sound.dialogue]
    who = next(
        (voice.name_of(voice.subject(beat.subject)) for beat in voice.shot.beats if SPEAKS.search(beat.action)), ""
    )
    speaker = capital(who.removeprefix("the ")) if who and who != UNNAMED else "Voice"
    return [Clause("\n" + "\n".join(f'- {speaker}: "{line}"' for line in lines), 0)] if lines else []


def sound(voice: Voice) -> list[Clause]:
    """Ambience, effects and music, where the family makes sound or the user asked."""
    heard = voice.shot.sound
    paths = [
        ("sound.ambience", heard.ambience),
        ("sound.effects", join_list(heard.effects)),
        ("sound.music", heard.music),
    ]
    wanted = [words for path, words in paths if words and (voice.dialect.sound or voice.users(path))]
    if not wanted:
        return []
    rank = 0 if any(words and voice.users(path) for path, words in paths) else 6
    label = "sound" in voice.dialect.labels
    if wanted == [SILENCE] and not label:
        return [Clause(sentence("there is no sound at all"), rank)]
    return [Clause(sentence(join_list(wanted) if label else f"we hear {join_list(wanted)}"), rank)]


def end(voice: Voice) -> list[Clause]:
    """How the shot ends, where that says something new: the director's end only while there is room for it."""
    state = voice.shot.end_state
    if not state:
        return []
    users = voice.users("end_state")
    if not users and (IDLE_END.search(state) or state in GENERAL_ENDS):
        return []
    if not users and word_stems(state) - SAYS_NOTHING <= word_stems(_told(voice)):
        return []
    text = state if re.match(r"(?:at|by|in) the end\b|finally\b", state, re.I) else f"at the end, {state}"
    return [Clause(sentence(text), 0 if users else SPARE + 1)]


def _told(voice: Voice) -> str:
    names = " ".join(s.noun for s in voice.shot.subjects)
    beats = " ".join(beat.action for beat in voice.shot.beats)
    return f"{voice.told} {names} {beats} {voice.main_name}"
