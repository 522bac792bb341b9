"""Changes of quality: mood, age, what lights it, effects of light, colour strength, sound, and looks by degree."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.grammar import NUMBER_WORDS, singulars
from prompts.reading.phrases import is_adjective
from prompts.revising.edits import Edits
from prompts.revising.finding import find_subjects
from prompts.revising.patterns import NUMBERS, pattern, steps_of, words_for
from prompts.revising.subjects import cut, describe_anew, is_look, phrase_of, put_looks
from prompts.shot import Look, Shot, Subject
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["read_degrees", "read_qualities"]

_RICH: Final = "rich, saturated colour"
_MUTED: Final = "muted, desaturated colour"
_WARMTH: Final = {"warm": 0.8, "golden": 0.7, "amber": 0.7, "cool": 1.25, "cold": 1.4}
"""What a tint of light makes of its colour temperature."""


def read_qualities(text: str, shot: Shot, edits: Edits) -> str:
    """Collect the edits of quality that a sentence asks for.

    Returns:
        The text without what was understood.
    """
    for rule in (
        _key_side,
        _film_stock,
        _in_colour,
        _style_as,
        _effect,
        _music,
        _genre,
        _sound,
        _grade,
        _lit,
        _tinted,
        _lamp,
        _aged,
        _older,
        _mood_of,
        _mood,
        _other_look,
    ):
        text = rule(text, shot, edits)
    return text


def _tidy(words: str) -> str:
    return " ".join(words.split())


# --- light, colour, sound ------------------------------------------------------------------------------------


_SIDE_DEG: Final = {"left": -60.0, "right": 60.0}
"""Bearings of a key light that is said to come from a side: between the camera and square to the subject."""
_BEHIND: Final = 2.25
"""What three-quarter back makes of such a bearing: 135 degrees."""


def _key_side(text: str, shot: Shot, edits: Edits) -> str:
    """`light from the left`: the bearing of the key light."""
    if match := pattern("absolute", "key_moved").search(text):
        now = shot.lighting.key_azimuth_deg
        across = -now if now else _SIDE_DEG["right"]
        edits.put("lighting.key_azimuth_deg", _SIDE_DEG.get(match["side"].lower(), across), match.group())
        return cut(text, match)
    match = pattern("absolute", "key_side").search(text)
    if match is None:
        return text
    bearing = _SIDE_DEG[match["side"].lower()] * (_BEHIND if match["back"] else 1.0)
    edits.put("lighting.key_azimuth_deg", bearing, match.group())
    kept = f"{match['kept']}light" if match["kept"] else ","
    return f"{text[: match.start()]} {kept} {text[match.end() :]}"


def _film_stock(text: str, shot: Shot, edits: Edits) -> str:
    """`shot on 16mm film` is a look, not a lens."""
    match = pattern("absolute", "film_stock").search(text)
    if match is None or not re.search(r"film|look|footage|super|shot on|filmed", match.group(), re.I):
        return text
    small = re.match(r"super|8|16", match["what"], re.I)
    edits.put("style.look", "vintage" if small else "cinematic", match.group())
    edits.put("style.words", list(dict.fromkeys([*shot.style.words, match["what"]]))[:12], match.group())
    return cut(text, match)


def _in_colour(text: str, shot: Shot, edits: Edits) -> str:
    """`in colour`, of a picture in black and white: another look, which the director chooses."""
    match = pattern("qualities", "in_colour").search(text.strip(" ,."))
    look = table("styles").get(shot.style.look or "")
    if match is None or look is None or look.saturation > _GREY:
        return text
    edits.put("style.look", None, match.group())
    kept = [word for word in shot.style.words if not _GREYS.search(word)]
    edits.put("style.words", kept, match.group())
    return ""


_GREY: Final = 0.1
"""Saturation of a style below which a picture has no colour."""
_GREYS: Final = re.compile(r"\b(?:black and white|b ?& ?w|monochrome|noir)\b", re.I)


def _style_as(text: str, _shot: Shot, edits: Edits) -> str:
    """`as a children's book illustration`: the look that its last word names, in the user's own words."""
    match = pattern("qualities", "style_as").search(text)
    words = match["style"].lower().split() if match else []
    styles = terms_by_phrase("styles")
    if match is None or len(words) < 2 or " ".join(words) in styles or words[-1] not in styles:
        return text
    edits.put("style.look", styles[words[-1]], match.group())
    edits.put("style.words", [match["style"]], match.group())
    return cut(text, match)


def _effect(text: str, shot: Shot, edits: Edits) -> str:
    match = pattern("qualities", "effect").search(text)
    if match is None:
        return text
    name = re.sub(r"flares\b", "flare", match["effect"].lower())
    now = list(edits.values.get("lighting.effects", shot.lighting.effects))
    if match["away"]:
        left = [effect for effect in now if name.split()[-1] not in effect]
        if left == now:
            edits.put("avoid", list(dict.fromkeys([*shot.avoid, name])), match.group())
        else:
            edits.put("lighting.effects", left, match.group())
    else:
        edits.put("lighting.effects", list(dict.fromkeys([*now, name]))[:8], match.group())
    return _effect(cut(text, match), shot, edits)


def _music(text: str, _shot: Shot, edits: Edits) -> str:
    match = pattern("qualities", "music").search(text)
    if match is None:
        return text
    edits.put("sound.music", "" if match["away"] else _tidy(match["music"]), match.group())
    return cut(text, match)


def _genre(text: str, _shot: Shot, edits: Edits) -> str:
    """`some jazz in the background` is heard, not seen."""
    match = pattern("qualities", "genre").search(text)
    if match is None:
        return text
    edits.put("sound.music", _tidy(match["music"]), match.group())
    return cut(text, match)


def _sound(text: str, shot: Shot, edits: Edits) -> str:
    match = pattern("qualities", "sound").search(text)
    if match is None:
        return text
    said = _tidy(match["sound"] or match["sound2"])
    edits.put("sound.effects", list(dict.fromkeys([*shot.sound.effects, said]))[:8], match.group())
    return cut(text, match)


def _grade(text: str, _shot: Shot, edits: Edits) -> str:
    for name, grade in (("grade_less", _MUTED), ("grade_more", _RICH)):
        if match := pattern("qualities", name).search(text):
            edits.put("style.grade", grade, match.group())
            return cut(text, match)
    return text


def _lit(text: str, _shot: Shot, edits: Edits) -> str:
    """`lit by candles`: the source, and the set-up that such a source makes."""
    match = pattern("qualities", "lit").search(text)
    if match is None:
        return text
    source = match["source"].lower()
    setups = terms_by_phrase("lighting_setups")
    lamps = words_for("lit_by")
    setup = (
        next((lamps[word][0] for word in (source, *singulars(source)) if word in lamps), "")
        or setups.get(source)
        or setups.get(f"{source} light")
    )
    if setup:
        edits.put("lighting.setup", setup, match.group())
    edits.put("lighting.source", source, match.group())
    return cut(text, match)


_NEUTRAL_K: Final = 5600.0
"""Light that is said to be white or neutral, kelvin."""


def _tinted(text: str, shot: Shot, edits: Edits) -> str:
    """`a warm spotlight` is a matter of kelvin; `red light` is a source of that colour."""
    match = pattern("qualities", "tinted").search(text)
    if match is None or terms_by_phrase("lighting_setups").get(match.group().lower().strip(" ,")):
        return text
    tint = (match["tint"] or match["tint2"]).lower()
    if tint in ("white", "neutral"):
        edits.put("lighting.colour_temperature_k", _NEUTRAL_K, match.group())
    elif tint in _WARMTH:
        if "lighting.colour_temperature_k" in edits.values:
            return cut(text, match)
        now = shot.lighting.colour_temperature_k or 5500.0
        edits.put("lighting.colour_temperature_k", float(round(now * _WARMTH[tint], -1)), match.group())
    else:
        edits.put("lighting.source", f"{(match['also'] or '').lower()}{tint} light", match.group())
    return cut(text, match)


def _lamp(text: str, _shot: Shot, edits: Edits) -> str:
    """`chandelier light`: a source that is no set-up of its own."""
    match = pattern("qualities", "lamp").search(text)
    source = match["source"].lower() if match else ""
    setups = terms_by_phrase("lighting_setups")
    if match is None or source not in terms_by_phrase("nouns") or {source, f"{source} light"} & setups.keys():
        return text
    edits.put("lighting.source", f"{source} light", match.group())
    return cut(text, match)


def _mood_of(text: str, _shot: Shot, edits: Edits) -> str:
    """`the mood should be more relaxed`: any mood, by its own word where no other is known for it."""
    match = pattern("qualities", "mood_of").search(text.strip(" ,."))
    word = (match["mood1"] or match["mood2"]).lower() if match else ""
    if match is None or not (is_adjective(word) or word in words_for("moods")):
        return text
    edits.put("style.mood", " ".join(words_for("moods").get(word, (word,))), match.group())
    return ""


def _mood(text: str, shot: Shot, edits: Edits) -> str:
    match = pattern("qualities", "mood").search(text)
    if match is None:
        return text
    mood = " ".join(words_for("moods")[match["mood"].lower()])
    if match["way"] in ("less", "not so", "not too"):
        if shot.style.mood != mood:
            edits.ask(f"The mood is {shot.style.mood or 'left open'} in this shot. Which mood should it have?")
            return cut(text, match)
        mood = ""
    edits.put("style.mood", mood, match.group())
    return cut(text, match)


# --- age -----------------------------------------------------------------------------------------------------


def _whom(match: re.Match[str], shot: Shot) -> tuple[int, ...]:
    """Those whom a rule with `who` before and `whom` after speaks of; the main subject when it names nobody."""
    parts = [match.groupdict().get(name) or "" for name in ("who", "whom")]
    said = re.sub(r"^(?:make|have) ", "", " ".join(part.strip() for part in parts if part).strip(), flags=re.I)
    return find_subjects(shot, said) if said else find_subjects(shot, "main subject")


def _aged(text: str, shot: Shot, edits: Edits) -> str:
    """`she is 60 years old`, `make him about forty`: of whoever lives; a bare number said of `it` is no age."""
    match = pattern("qualities", "aged").search(text)
    if match is None or (match["who"].lower() == "it" and not match["old"]):
        return text
    living = [i for i in _whom(match, shot) if table("kinds")[shot.subjects[i].kind or "thing"].animate]
    for index in living if match["old"] or living else ():
        edits.put(f"subjects[{index}].age", f"{_years(match['years'].lower())}-year-old", match.group())
    return cut(text, match) if living else text


def _years(words: str) -> int:
    """`forty-two` as a number."""
    if words.isdigit():
        return int(words)
    return sum(NUMBERS.get(part) or NUMBER_WORDS.get(part) or _TENS.get(part, 0) for part in re.split(r"[- ]", words))


_TENS: Final = {"forty": 40, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}


def _older(text: str, shot: Shot, edits: Edits) -> str:
    match = pattern("qualities", "older").search(text)
    found = _whom(match, shot) if match else ()
    if match is None or not found:
        return text
    by = 2 if steps_of(match["degree"]) >= 2 else 1
    for index in found:
        _age(shot.subjects[index], index, by if match["way"].lower() == "older" else -by, edits, match.group())
    return cut(text, match)


def _age(subject: Subject, index: int, by: int, edits: Edits, said: str) -> None:
    """Move a subject along the ages of its kind; a grown boy is a man, and an age in the noun gives way."""
    ladder = words_for("ages")["human" if subject.kind == "human" else "other"]
    spoken = {"elderly": "old", "aged": "old", "adult": "-", "": "-", "puppy": "baby", "kitten": "baby"}
    head, _, rest = subject.noun.lower().partition(" ")
    in_noun = head if rest and (head in ladder or head in spoken) else ""
    now = subject.age.lower() or in_noun
    now = spoken.get(now, now)
    at = ladder.index(now) if now in ladder else ladder.index("-")
    age = ladder[max(0, min(at + by, len(ladder) - 1))]
    noun = rest if in_noun else subject.noun
    grown = words_for("grown")
    if noun in grown and ladder.index(age) > ladder.index("teenage"):
        noun = " ".join(grown[noun])
    elif ladder.index(age) <= (ladder.index("teenage") if "teenage" in ladder else -1):
        noun = next((young for young, old in grown.items() if noun == " ".join(old)), noun)
    edits.put(f"subjects[{index}].age", "" if age == "-" else age.replace("_", " "), said)
    if noun != subject.noun:
        edits.put(f"subjects[{index}].noun", noun, said)


# --- looks by degree -----------------------------------------------------------------------------------------


def read_degrees(text: str, shot: Shot, edits: Edits) -> str:
    """`fluffier`, `make the car dirtier`: a look by degree, once words of camera and light have been taken.

    Returns:
        The text without what was understood.
    """
    match = pattern("qualities", "comparative").search(text)
    if match is None:
        return text
    word = match["word"].lower()
    base = word.removeprefix("more ") if word.startswith("more ") else _base_of(word)
    if not base or not is_adjective(base) or not is_look(base):
        return text
    found = _whom(match, shot)
    if not found:
        return text
    for index in found:
        had = any(look.text.lower() == base for look in shot.subjects[index].looks)
        put_looks(shot, edits, index, [Look(text=f"very {base}" if had else base)], match.group())
    return cut(text, match)


def _base_of(word: str) -> str:
    """The adjective of a comparative in -er: `fluffier`, `shinier`, `cleaner`, `fatter`, `paler`."""
    if not word.endswith("er") or " " in word:
        return ""
    stem = word[:-2]
    tries = [stem, f"{stem}e"]
    if stem.endswith("i"):
        tries.append(f"{stem[:-1]}y")
    if len(stem) > 2 and stem[-1] == stem[-2]:
        tries.append(stem[:-1])
    return next((t for t in tries if is_adjective(t)), "")


def _retell(shot: Shot, edits: Edits, old: str, new: str, said: str) -> None:
    """Actions that name one thing name the other."""
    for index, beat in enumerate(shot.beats):
        action = re.sub(rf"\b{re.escape(old)}\b", new, beat.action, flags=re.I)
        edits.put(f"beats[{index}].action", action, said, incidental=True)


def _other_look(text: str, shot: Shot, edits: Edits) -> str:
    """`ginger instead of black`: one look for another."""
    match = pattern("qualities", "look_swap").search(text)
    if match is None:
        return text
    old, new = match["old"].lower(), re.sub(r"^(?:make (?:it|him|her|them) |an? )", "", match["new"].lower().strip())
    colours = terms_by_phrase("colours")
    for index, subject in enumerate(shot.subjects):
        compound = old in subject.noun.lower().split()[:-1] or " of " in subject.noun
        if compound and old in subject.noun.lower().split() and len(new.split()) == 1:
            edits.put(f"subjects[{index}].noun", re.sub(rf"\b{old}\b", new, subject.noun, flags=re.I), match.group())
            _retell(shot, edits, old, new, match.group())
            return cut(text, match)
        made = terms_by_phrase("materials")
        if subject.material and made.get(old) == subject.material and new.split()[-1] in made:
            put_looks(shot, edits, index, [Look(text=new)], match.group())
            return cut(text, match)
        for at, look in enumerate(subject.looks):
            if look.part and old in look.text.lower().split() and new.split()[-1] == look.part.lower().split()[-1]:
                new = new.removesuffix(look.part.lower()).strip()
            own = {other.text.lower() for other in subject.looks} | set(subject.noun.lower().split())
            new = " ".join(word for word in new.split() if word not in own) or new
            if old not in look.text.lower().split() or not (new.split()[-1] in colours or is_adjective(new)):
                continue
            looks = [k.model_dump(mode="json") for k in subject.looks]
            looks[at] |= {
                "text": re.sub(rf"\b{re.escape(old)}\b", new, look.text, flags=re.I),
                "colour": new if new in colours else new.split()[-1] if new.split()[-1] in colours else look.colour,
            }
            edits.put(f"subjects[{index}].looks", looks, match.group())
            return cut(text, match)
    if old in colours and (told := phrase_of(new)) is not None and len(new.split()) > 1:
        for index in find_subjects(shot, f"all {told.noun}"):
            if describe_anew(shot, edits, index, new, match.group()):
                return cut(text, match)
    return text
