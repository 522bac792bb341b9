"""Changes to the frame and the focus: how much is in the picture, where in it, and what is sharp."""

from __future__ import annotations

import re
from typing import Any, Final

from prompts.revising.edits import Edits
from prompts.revising.finding import find_subjects, is_pronoun
from prompts.revising.patterns import pattern, steps_of, words_for
from prompts.revising.subjects import cut
from prompts.shot import Importance, Shot
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["read_frame"]

_LIMITS: Final[dict[str, tuple[str, Any]]] = {
    "wide": ("camera.size", "extreme_wide"),
    "far": ("camera.size", "extreme_wide"),
    "close": ("camera.size", "extreme_close_up"),
    "near": ("camera.size", "extreme_close_up"),
    "tight": ("camera.size", "extreme_close_up"),
    "high": ("camera.angle", "birds_eye"),
    "low": ("camera.angle", "ground_level"),
}


def read_frame(text: str, shot: Shot, edits: Edits) -> str:
    """Collect the edits to the frame and the focus that a sentence asks for.

    Returns:
        The text without what was understood.
    """
    for rule in (
        _at_height_of,
        _fades,
        _ends_on,
        _limit,
        _share,
        _through,
        _extent,
        _part,
        _pulled,
        _unfocused,
        _focus,
        _placed,
    ):
        text = rule(text, shot, edits)
    return text


def _limit(text: str, _shot: Shot, edits: Edits) -> str:
    """`as wide as possible`."""
    match = pattern("camerawork", "limit").search(text)
    if match is None or match["way"].lower() not in _LIMITS:
        return text
    edits.put(*_LIMITS[match["way"].lower()], match.group())
    return cut(text, match)


_EYES: Final = 0.93
"""Height of the eyes as a part of the whole."""


def _at_height_of(text: str, shot: Shot, edits: Edits) -> str:
    """`bring the camera down to the boy's height`: the lens at somebody's eyes."""
    match = pattern("camerawork", "height_of").search(text)
    who = (match["pronoun"] or match["who"] or "") if match else ""
    who = {"his": "him", "her": "her", "its": "it", "their": "them"}.get(who.lower(), f"the {who}")
    found = find_subjects(shot, who) if match else ()
    height = shot.subjects[found[0]].height_m if found else None
    if match is None or height is None:
        return text
    edits.put("camera.height_m", round(height * _EYES, 2), match.group())
    if shot.camera.angle != "eye_level":
        edits.put("camera.angle", "eye_level", match.group(), incidental=True)
    return ""


def _fades(text: str, _shot: Shot, edits: Edits) -> str:
    """`fade to black`: what is done between shots, and in none."""
    match = pattern("camerawork", "fades").search(text)
    if match is None:
        return text
    edits.ask(
        f"“{match.group().strip()}” is made in the cutting, between shots. What should change in the shot itself?"
    )
    return cut(text, match)


def _ends_on(text: str, _shot: Shot, edits: Edits) -> str:
    """`end on the castle`: what the last picture shows."""
    match = pattern("camerawork", "ends_on").search(text)
    bare = re.sub(r"^(?:an?|the) ", "", match["what"].lower()) if match else ""
    if match is None or any(bare in terms_by_phrase(name) for name in ("shot_sizes", "camera_moves", "angles")):
        return text
    edits.put("end_state", f"the shot ends on {match['what'].strip()}", match.group())
    return cut(text, match)


def _share(text: str, shot: Shot, edits: Edits) -> str:
    """`less sky`, `more of the room`: what is above or below has more room where the subject stands lower or higher."""
    match = pattern("camerawork", "share").search(text.strip(" ,."))
    if match is None:
        return text
    more, what = not pattern("camerawork", "share_less").match(match["way"]), match["what"].lower()
    above, below = what in words_for("above"), what in words_for("below")
    around = what in words_for("around") or what in shot.setting.place.lower().split()[-1:]
    if above or below:
        edits.put("camera.composition", f"on the {'lower' if above is more else 'upper'} third", match.group())
    elif around:
        sizes = list(table("shot_sizes"))
        at = sizes.index(shot.camera.size or "medium") + (-1 if more else 1) * (2 if steps_of(match["way"]) >= 2 else 1)
        edits.put("camera.size", sizes[max(0, min(at, len(sizes) - 1))], match.group())
    return "" if above or below or around else text


def _through(text: str, _shot: Shot, edits: Edits) -> str:
    """`shoot it through the window`: what frames the picture."""
    match = pattern("camerawork", "through").search(text)
    if match is None:
        return text
    edits.put("camera.composition", f"framed through {match['what'].strip().lower()}", match.group())
    return cut(text, match)


_SHALLOW_STOP: Final = 2.0
_OF_A_FACE: Final = "medium_close_up"
"""The size in which a face can be read, and what else somebody does is still to be seen."""


def _extent(text: str, shot: Shot, edits: Edits) -> str:
    """`his whole body`, `show the entire room`: how much is to be in the picture."""
    if pattern("camerawork", "faces").search(text.strip(" ,.")) and (shot.camera.view or "").endswith("back"):
        edits.put("camera.view", "front", text)
        return ""
    face = pattern("camerawork", "face").search(text.strip(" ,."))
    if face and shot.camera.size != _OF_A_FACE:
        edits.put("camera.size", _OF_A_FACE, text)
        return ""
    match = pattern("camerawork", "extent").search(text.strip(" ,."))
    if match is None:
        return text
    what = (match["what"] or match["all"]).lower()
    own = what in _BODIES or bool(find_subjects(shot, what))
    if not own and not (what in terms_by_phrase("stages") or what in terms_by_phrase("nouns") or what in _PLACES):
        return text
    part = table("nouns").get(terms_by_phrase("nouns").get(what, ""))
    near = part is not None and part.role == "part" and what not in _BODIES
    edits.put("camera.size", "close_up" if near else "full" if own else "wide", match.group())
    return ""


_BODIES: Final = frozenset({"body", "figure", "person", "thing", "length", "outfit", "of him", "of her"})
_PLACES: Final = frozenset({"place", "scene", "view", "area", "surroundings", "setting"})


def _part(text: str, _shot: Shot, edits: Edits) -> str:
    """`close on the hands`: the framing, and what is to be sharp in it."""
    match = pattern("camerawork", "whose_part").search(text)
    if match is None:
        return text
    part = re.sub(r"^(?:the|his|her|its|their) ", "", (match["part"] or match["what"] or "").strip().lower())
    told = part.split()[-1:]
    if match["size"].lower().startswith(("only", "just", "show", "nothing")) and not (
        told and (told[0] in words_for("parts") or match["part"])
    ):
        return text
    size = "extreme_close_up" if match["size"].lower().startswith("extreme") else "close_up"
    edits.put("camera.size", size, match.group())
    what = match["part"] or match["what"]
    edits.put("camera.focus", f"sharp focus on the {what.strip().lower()}", match.group())
    return cut(text, match)


def _pulled(text: str, shot: Shot, edits: Edits) -> str:
    """`rack from the crown to the dial`: a focus pull, and between what."""
    match = pattern("camerawork", "pulled").search(text)
    if match is None or not re.match(r"rack|pull|\w+(?: the)? focus", match.group(), re.I):
        return text
    if all(move.kind != "rack_focus" for move in shot.camera.moves):
        rows = [m for m in edits.rows(shot, "camera.moves") if m["kind"] not in ("static", "focus_tracking")]
        edits.put("camera.moves", [*rows, {"kind": "rack_focus"}][:8], match.group())
    edits.put(
        "camera.focus", f"focus pulled from the {match['from'].lower()} to the {match['what'].lower()}", match.group()
    )
    return cut(text, match)


_EVERYONE: Final = frozenset({"everyone", "everybody", "everything", "all", "his", "her", "its", "their"})
"""Words before which no article stands."""


def _unfocused(text: str, shot: Shot, edits: Edits) -> str:
    """`the chefs out of focus`: what is not to be sharp, unless it is said what is."""
    match = pattern("camerawork", "unfocused").search(text)
    if match is None:
        return text
    what = match["what"].strip().lower()
    if what in words_for("around"):
        return f"{text[: match.start()]} more bokeh {text[match.end() :]}"
    if "camera.focus" not in edits.values and not shot.camera.focus.startswith("sharp focus on"):
        article = "" if what.split()[0] in _EVERYONE else "the "
        edits.put("camera.focus", f"{article}{what} out of focus", match.group())
    return cut(text, match)


def _focus(text: str, shot: Shot, edits: Edits) -> str:
    match = pattern("camerawork", "in_focus").search(text)
    meant = find_subjects(shot, f"all {match['what']}") if match else ()
    if match and (meant or match["what"].lower() in words_for("parts")):
        what = match["what"].strip().lower()
        if re.search(r"\bshallow", text, re.I):
            edits.put("camera.aperture_f", min(shot.camera.aperture_f or 64.0, _SHALLOW_STOP), match.group())
        told = shot.subjects[meant[0]].noun if meant and is_pronoun(what) else what
        edits.put("camera.focus", f"sharp focus on the {told}", match.group())
        return cut(text, match)
    match = pattern("camerawork", "focus_on").search(text)
    if match is None:
        return text
    edits.put("camera.focus", f"sharp focus on {match['what'].strip()}", match.group())
    return cut(text, match)


def _placed(text: str, shot: Shot, edits: Edits) -> str:
    """`put the cat more to the left`: the composition; with several main subjects, the place of the one named."""
    if match := pattern("camerawork", "framed").search(text):
        edits.put(
            "camera.composition",
            _composition(match.groupdict().get("side") or match.groupdict().get("side2") or ""),
            match.group(),
        )
        return cut(text, match)
    mains = [i for i, s in enumerate(shot.subjects) if s.importance is Importance.MAIN]
    at = 0
    while match := pattern("camerawork", "placed").search(text, at):
        at = match.end()
        who = re.sub(r"^(?:put|place|move|shift|frame|have|keep|set|position) ", "", (match["who"] or "").strip())
        found = find_subjects(shot, who) if who else ()
        if not found:
            continue
        side = match["side"].lower()
        if side in ("left", "right") and (len(mains) > 1 or set(found) - set(mains)):
            for index in found:
                edits.put(f"subjects[{index}].position", side, match.group())
        else:
            edits.put("camera.composition", _composition(side), match.group())
        text, at = cut(text, match), 0
    return text


def _composition(side: str) -> str:
    return f"on the {side} third" if side in ("left", "right") else "centred"
