"""Completing the end: what the last action leaves in the picture."""

from __future__ import annotations

import re

from prompts.completing.deciding import Slate
from prompts.completing.knowledge import participle_of, pick, staging_of
from prompts.completing.phenomena import DENIED, sighting_of
from prompts.completing.staged import staged_motion
from prompts.physics import event_end
from prompts.reading.models import model_called
from prompts.shot import Beat, Shot, Subject
from prompts.wording import base_form, is_many, pronouns_of, short_name

__all__ = ["GENERAL_ENDS", "choose_end"]

EMPTY_ENDS = (
    "the place settles back into stillness",
    "nothing has changed but the light",
    "the view rests, quiet again",
)
LONGEST_TAIL = 7
"""Words of an action that its end repeats; a longer one is cut at its first preposition."""

ONGOING = frozenset({"break", "flow", "shine", "burn", "boil", "pour", "grow"})
"""Ways of changing that go on by themselves."""

STRIDES = frozenset({"run", "gallop", "trot"})
"""Ways of moving that have a stride to be in."""

BODIED = frozenset({"human", "quadruped", "bird", "reptile", "creature", "robot", "insect", "fish"})
"""Kinds that have a figure."""

STAIRS = re.compile(r"\b(?:stairs?|staircase|steps|stairwell)\b")
WEATHER = re.compile(r"(?:rain|snow|hail)ing\b")
TOUCHDOWN = re.compile(r"(?:landing|touching down)(?: (?:on|in|at|upon|beside|near|back|with|\w+ly)\b|$)")
"""Coming down to the ground; who lands a punch stays up."""

STATES = ("looking like", "having", "seeming", "wearing", "becoming")
"""Openings of actions that are no deeds: nothing goes on, and nothing is done."""

DEED = re.compile(
    r"(?:\w+ly )?(\w+ing)(?: ((?:an?|the|his|her|its|their|two|some|from|into|to|back|off|on) .+|it|them|back|off|on))?"
)
"""An action with nothing after its verb, with an object, or with what it leads to."""

CUT = re.compile(r"\s+(?:,|while|as|and|until|because|with|in|on|at|through|along|across|during|for|under|near|by)\b.*")


def choose_end(slate: Slate) -> None:
    """How the shot ends: where its last action leaves the subject."""
    shot = slate.shot
    last = _last_beat(shot)
    left = _left_by_physics(slate)
    slate.choose("end_state", left, "what the change leaves behind")
    actor = slate.subject(last.subject) if last else None
    if last is None or actor is None:
        slate.choose("end_state", pick(EMPTY_ENDS, shot.setting.place, shot.request), "a quiet moment to cut on")
        return
    dropped = staging_of(staged_motion(last, actor)).name == "drop" and actor.kind not in BODIED
    if dropped and not any(event.outcome for event in shot.physics):
        slate.choose("end_state", pick(EMPTY_ENDS, shot.setting.place, shot.request), "nothing is known to come down")
    slate.choose("end_state", _end(slate, last, actor), "where the last action leaves it")


def _left_by_physics(slate: Slate) -> str:
    """What the phenomenon leaves in the picture, when the last sentence that does anything calls for it."""
    for event in reversed(slate.shot.physics):
        sighting = sighting_of(slate, event)
        if sighting is None:
            continue
        end = event_end(event, slate.subject(event.subject), sighting.sentence)
        last = _last_beat(slate.shot)
        said = set(re.findall(r"[a-z]+", sighting.sentence))
        if last is None or not slate.said("beats") or set(re.findall(r"[a-z]{4,}", last.action.lower())[1:]) <= said:
            return end or CHANGED.get(event.law, "")
    return ""


CHANGED = {
    "pour": "the liquid has come to rest in the vessel",
    "mix": "all of it is one even colour",
    "condense": "the surface is covered in drops and clear tracks",
    "frost": "the surface is furred over in white",
    "beam": "the shafts of light still stand in the air",
    "reflection": "the mirrored picture still keeps step",
    "refraction": "the bent picture holds",
    "interference": "the colours go on sliding",
    "shadow": "the shadow lies where the light has put it",
    "dispersion": "the bands of colour stand still and clean",
    "diffraction": "the pattern stands still and bright",
    "collide": "the two are apart again, slowing",
    "wave": "the rings widen and fade",
    "wind": "everything loose still streams and stirs",
    "dissolve": "the liquid is even and clear",
    "magnet": "nothing moves any more",
    "static": "a few scraps still cling",
    "bead": "the drops hang round and bright",
    "soak": "the wet edge has all but stopped climbing",
    "boil": "the liquid goes on as before",
    "rise": "it is higher and smaller",
    "flow": "it runs on at the same pace",
    "burn": "the flame burns on, lower",
    "inertia": "everything has come to rest",
    "rub": "the mark stays behind",
    "react": "the last bubbles burst",
    "press": "it holds that shape",
    "spin": "it slows little by little",
    "topple": "all of it lies still",
    "lever": "it rests at its stop",
    "scratch": "the surface is seen clearly once more",
    "corrode": "the surface is seen clearly once more",
    "glow": "it shines on by itself",
    "tint": "the patch of colour lies still",
    "indicate": "the new colour has spread all through",
    "expand": "it stays swollen",
    "fall": "it lies where it came down",
    "weightless": "everything drifts on without falling",
    "plunge": "the last rings reach the edge and fade",
}
"""How a shot about a phenomenon ends when its row leaves nothing special behind."""

GENERAL_ENDS = frozenset({*CHANGED.values(), *EMPTY_ENDS})
"""Ends that would do for many a shot, and so say nothing of this one."""


def _last_beat(shot: Shot) -> Beat | None:
    """The beat that the shot ends on: the main subject's among those that begin last."""
    done = [beat for beat in shot.beats if not DENIED.match(beat.action) and not WEATHER.match(beat.action)]
    latest = max((beat.start_s or 0.0 for beat in done), default=0.0)
    last = [beat for beat in done if (beat.start_s or 0.0) >= latest]
    main = shot.main_subject
    return next((beat for beat in last if main is not None and beat.subject == main.id), last[-1] if last else None)


def _end(slate: Slate, last: Beat, actor: Subject) -> str:
    shot, name = slate.shot, short_name(actor, slate.shot.request)
    many = is_many(actor)
    staging = staging_of(staged_motion(last, actor))
    if last.action.startswith("landing ") and not TOUCHDOWN.match(last.action):
        return f"{name} {_deed(last, many=many) or _going_on(last, many=many)}"
    if staging.name == "gesture" or staged_motion(last, actor) in ONGOING:
        broken = staging.name == "drop"
        deed = _deed(last, many=many) or ("" if broken else _going_on(last, many=many))
        if deed:
            return f"{name} {deed}"
    ends = [end for end in staging.ends if "stride" not in end or staged_motion(last, actor) in STRIDES]
    if actor.kind not in BODIED:
        ends = [end for end in ends if "figure" not in end and "beat" not in end]
    end = pick(ends or staging.ends, shot.request or f"{actor.noun}|{last.action}")
    pronouns = pronouns_of(actor, shot.request)
    end = end.replace("{it}", pronouns.object).replace("{they}", pronouns.subject)
    if (
        staging.name == "drop"
        and actor.kind == "human"
        and any("terminal_speed_mps" in e.quantities for e in shot.physics)
    ):
        end = "still on the way down"
    if staging.name == "glide" and any("slope_deg" in e.quantities for e in shot.physics):
        end = "still gathering speed down the slope"
    if TOUCHDOWN.match(last.action):
        end = "down and settling"
    if staging.name == "air":
        end = _aloft(actor, shot) or end
    follows = any(m.kind.startswith("track") for m in shot.camera.moves)
    if staging.name == "travel" and not follows:
        end = "still moving"
    if staging.name == "pose" and not any(m.kind in {"dolly_in", "zoom_in"} for m in shot.camera.moves):
        end = "holding still" if model_called(actor.noun) is None else "in full view"
    if staging.name == "drop":
        end = _rebounding(shot, last, actor) or end
    return f"{name} {'are' if many else 'is'} {end}"


def _rebounding(shot: Shot, last: Beat, actor: Subject) -> str:
    """How what bounces is at the end: a thing lower and lower, somebody who was run into on his feet again."""
    if actor.kind in BODIED and last.motion == "bounce":
        return "apart again"
    if STAIRS.search(shot.request.lower()):
        return "still on the way down"
    bounces = last.motion == "bounce" or any(event.law == "bounce" for event in shot.physics)
    return "bouncing lower and lower" if bounces else ""


def _aloft(actor: Subject, shot: Shot) -> str:
    """How what rises or flies is at the end where the usual words do not fit it; empty where they do."""
    if actor.kind in {"smoke", "liquid"}:
        return "still rising, thinner than before"
    if shot.setting.interior:
        return "still in the air"
    return "farther off, drifting on in silence" if shot.setting.stage == "space" else ""


def _deed(beat: Beat, *, many: bool) -> str:
    """`has opened the mailbox`, for a deed done to something that leaves it changed; else empty."""
    found = DEED.fullmatch(beat.action)
    if found is None:
        return ""
    participle = participle_of(base_form(found[1]))
    if not participle:
        return ""
    thing = re.sub(r"^an? ", "the ", _short(found[2] or ""))
    return f"{'have' if many else 'has'} {participle} {thing}".rstrip()


def _going_on(beat: Beat, *, many: bool) -> str:
    """`is still talking`: an action that has no end of its own goes on; empty when it does not read so."""
    words = beat.action.split()
    if not words or not words[0].endswith("ing") or " then " in beat.action or beat.action.startswith(STATES):
        return ""
    if words[0] == "being":
        return f"{'have' if many else 'has'} been {_short(' '.join(words[1:]))}"
    return f"{'are' if many else 'is'} still {_short(beat.action)}"


def _short(words: str) -> str:
    return words if len(words.split()) <= LONGEST_TAIL else CUT.sub("", words)
