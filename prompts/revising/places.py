"""Where a change puts the shot: another place, a town around it, or another thing to stand on."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.draft import Draft
from prompts.reading.grammar import singulars
from prompts.revising.edits import Edits
from prompts.revising.patterns import words_for
from prompts.revising.tidying import PLACE_PREPOSITIONS
from prompts.shot import Look, Shot
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["BARE", "settle_place"]

BARE: Final = re.compile(r"^(?:(?:in|by|under|with|at|on|into|onto|the|an?) )+", re.I)
"""Small words before the name of a place or of a light."""


_NAMED: Final = re.compile(r"^(?:set |place |put |move )?(?:it |this )?in (?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)*)$")
"""A place by a name that no table knows."""


_ABOARD: Final = re.compile(
    r"^(?:set |place |put |move )?(?:it |this |them |him |her )?(?:on|in|inside|aboard) (?:an?|the) "
    r"(?P<name>[a-z][\w' -]*)$",
    re.I,
)


def _carries(ride: re.Match[str]) -> bool:
    """A vehicle that people can be in: it is the place then."""
    row = table("nouns").get(terms_by_phrase("nouns").get(ride["name"].lower().split()[-1], ""))
    return row is not None and row.kind in {"vehicle", "boat", "aircraft", "spacecraft"}


def _keep_aim(draft: Draft, text: str) -> None:
    """`crash zoom to the lamp room`: what a move of the camera goes to is seen, and is not where the shot is."""
    place = str(draft.values.get("setting.place", ""))
    aim = _AIM.search(text) if draft.moves and place else None
    if aim is None or place.lower().split()[-1] not in aim["what"].lower().split():
        return
    for path in ("setting.place", "setting.stage", "setting.interior"):
        draft.values.pop(path, None)
    draft.put("end_state", f"the shot ends on {aim['what'].strip()}", aim.group())


def _keep_room(draft: Draft, shot: Shot) -> None:
    """`the pie should be on the table`, of a cook in a kitchen: what a thing lies on is in the room that is there."""
    lived_in = bool(shot.setting.interior) and any(table("kinds")[s.kind or "thing"].animate for s in shot.subjects)
    if draft.values.get("setting.stage") == "table" and shot.setting.stage != "table" and lived_in:
        for path in ("setting.place", "setting.stage", "setting.interior"):
            draft.values.pop(path, None)


_AIM: Final = re.compile(
    r"\b(?:to|onto|towards?|into|in on|on) (?P<what>(?:the|his|her|its|their) [\w' -]+?)(?=$|[,;.])", re.I
)


def settle_place(draft: Draft, shot: Shot, edits: Edits, text: str) -> None:
    """Say the new place in full before it is put: its words, its kind, and whether it is indoors."""
    _keep_aim(draft, text)
    _keep_room(draft, shot)
    values = draft.values
    if not {"setting.place", "setting.stage"} & values.keys() and (named := _NAMED.search(text)):
        draft.put("setting.place", named["name"], named.group())
    elif not {"setting.place", "setting.stage"} & values.keys() and (ride := _ABOARD.search(text)) and _carries(ride):
        draft.put("setting.place", ride["name"], ride.group())
    if _is_here_already(values.get("setting.place", ""), shot, text):
        for path in ("setting.place", "setting.stage", "setting.interior"):
            values.pop(path, None)
    surface = _surface(draft, shot)
    if surface is not None:
        _resurface(draft, shot, edits, surface)
    elif _is_town(values.get("setting.place", "")) and _could_be_in_town(shot):
        values["setting.place"] = _in_town(values["setting.place"], shot)
        values["setting.stage"] = shot.setting.stage
    elif "setting.stage" in values and "setting.place" not in values:
        said = draft.said.get("setting.stage", "")
        if place := BARE.sub("", said):
            draft.put("setting.place", place, said)
    if "setting.place" not in values:
        return
    stage, said = values.get("setting.stage"), draft.said.get("setting.place", "")
    row = table("stages").get(stage or "")
    interior = shot.setting.interior if stage == shot.setting.stage else row.interior if row else None
    edits.put("setting.interior", interior, said)
    if not stage:
        edits.put("setting.stage", None, said)


def _is_here_already(place: str, shot: Shot, text: str) -> bool:
    """`the road`, of a mountain road: the same place, told shortly."""
    old, low = shot.setting.place.lower(), BARE.sub("", place.lower())
    if low in {"ground", "floor"} or (low.split()[-1:] and low.split()[-1] in words_for("scenery") and " " not in low):
        here = low in old.split()[-1:] and not re.search(rf"\ban? (?:\w+ )?{low}", text, re.I)
        return bool(old) and (
            (here and old != low)
            or low in {"ground", "floor"}
            or not re.search(rf"{PLACE_PREPOSITIONS}\b[^,;]*\b{low}", text)
        )
    head = {*old.split()[-1:], *(single for word in old.split()[-1:] for single in singulars(word))}
    return bool(low) and len(low.split()) == 1 and low in head and old != low


def _is_town(place: str) -> bool:
    """`Paris`, which may hold any kind of place; not `the Sahara` or `Mars`, which are of a kind themselves."""
    return _is_name(place) and terms_by_phrase("stages").get(place.lower(), "street") == "street"


def _could_be_in_town(shot: Shot) -> bool:
    built = bool(shot.setting.interior) or shot.setting.stage in ("street", "road", "village")
    return built and bool(shot.setting.place) and not _is_name(shot.setting.place)


def _is_name(place: str) -> bool:
    return place[:1].isupper() and not place.isupper()


def _in_town(name: str, shot: Shot) -> str:
    """`Paris` for a wet city street: the street is in Paris; for a place that has a name already, Paris alone."""
    old = shot.setting.place
    bare = re.sub(r"(?: in|,) [A-Z][\w' -]*$", "", old)
    return f"{bare} in {name}"


def _surface(draft: Draft, shot: Shot) -> int | None:
    """The thing that something stands on, where the new place is another of its kind: `on a wooden table`."""
    place = draft.values.get("setting.place", "")
    if not place or shot.setting.place:
        return None
    head = place.lower().split()[-1]
    targets = {beat.target for beat in shot.beats} - {""}
    return next((i for i, s in enumerate(shot.subjects) if s.id in targets and s.noun.lower().endswith(head)), None)


def _resurface(draft: Draft, shot: Shot, edits: Edits, index: int) -> None:
    """Describe the thing that is stood on anew, and say so in the actions that name it."""
    place, thing = draft.values.pop("setting.place"), shot.subjects[index]
    said = draft.said.get("setting.place", place)
    for path in ("setting.stage", "setting.interior"):
        draft.values.pop(path, None)
    old = " ".join([*(look.text for look in thing.looks if not look.part), thing.noun])
    colours, materials = terms_by_phrase("colours"), terms_by_phrase("materials")
    adjectives = place.lower().removesuffix(thing.noun.lower()).split()
    looks = [Look(text=word, colour=word if word in colours else "") for word in adjectives]
    kept = [look for look in thing.looks if look.part]
    edits.put(f"subjects[{index}].looks", [look.model_dump(mode="json") for look in [*kept, *looks]], said)
    if material := next((materials[word] for word in adjectives if word in materials), ""):
        edits.put(f"subjects[{index}].material", material, said)
    for at, beat in enumerate(shot.beats):
        if old in beat.action:
            edits.put(f"beats[{at}].action", beat.action.replace(old, place), said, incidental=True)
