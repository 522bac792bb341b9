"""Clips and sounds that a shot takes after: as a model takes them, or turned into what it can take instead.

Pure: nothing here looks at a file or a device.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import Final

from generators.base import ControlVideo, Reference, RenderInputs
from generators.catalogue import Model, Role
from generators.choosing import who_would
from generators.errors import CannotRender
from generators.media import Medium
from generators.perceiving.ways import WAYS

__all__ = ["REFERRED", "Referred", "as_referred", "asked_for", "most_of", "of_medium", "takes_reference"]

REFERRED: Final[dict[Medium, str]] = {
    "picture": "pictures of who is seen",
    "footage": "footage as a reference",
    "sound": "sound as a reference",
}
"""What references of a medium are, in words."""


@dataclass(frozen=True, slots=True)
class Referred:
    """The inputs as a model takes them.

    Attributes:
        inputs: with what was turned in its new place.
        turned: the references that became something else.
        said: what is to be said of that, in words.
    """

    inputs: RenderInputs
    turned: tuple[Reference, ...] = ()
    said: tuple[str, ...] = ()


def of_medium(references: tuple[Reference, ...], *media: Medium) -> tuple[Reference, ...]:
    """Those of the references that are pictures, clips or sounds."""
    return tuple(one for one in references if one.medium in media)


def most_of(model: Model, medium: Medium) -> int:
    """How many references of a medium a model takes."""
    return {"picture": model.references, "footage": model.reference_clips, "sound": model.reference_sounds}[medium]


def takes_reference(model: Model, reference: Reference) -> bool:
    """Whether a model takes such a reference, or what can be made of it."""
    if most_of(model, reference.medium):
        return True
    if reference.medium != "footage":
        return False
    return model.references > 0 if reference.shows == "looks" else follows(model)


def asked_for(inputs: RenderInputs) -> tuple[Reference, ...]:
    """The clips and sounds that were given to the shot itself; how somebody looks comes along, and may be left out."""
    return tuple(one for one in of_medium(inputs.references, "footage", "sound") if not one.subject)


def follows(model: Model) -> bool:
    """Whether a model can follow the movement of plain footage."""
    followed = {Role.CONTROL, Role.AVATAR} & model.pipelines.keys()
    return bool(followed) and (not model.controls or any(way in model.controls for way in WAYS))


def as_referred(model: Model, inputs: RenderInputs) -> Referred:
    """The inputs for a model: a clip of a movement is followed by one that takes no clips as references.

    Raises:
        CannotRender: it takes no such reference; says which model would, or what else can be done.
    """
    for reference in asked_for(inputs):
        if not takes_reference(model, reference):
            raise CannotRender(_refusal(model, reference))
    clips = of_medium(inputs.references, "footage")
    absent = [module for module in model.clips_need if find_spec(module) is None] if clips else []
    if absent:
        raise CannotRender(
            f"{model.title} takes {REFERRED['footage']} by {' and '.join(absent)}, not installed: "
            f"pip install {' '.join(absent)}"
        )
    if not clips or model.reference_clips:
        return Referred(inputs)
    stills = [clip for clip in clips if clip.shows == "looks"]
    said = [f"{model.title} takes pictures as references: one from the middle of {clip.path.name}" for clip in stills]
    moves = [clip for clip in clips if clip.shows == "motion"]
    if not moves:
        return Referred(inputs, (), tuple(said))
    if len(moves) > 1 or inputs.controls or inputs.source:
        raise CannotRender(f"{model.title} follows one video at a time: give it a single one")
    (clip,) = moves
    said.append(f"{model.title} follows the movement of {clip.path.name} frame by frame")
    rest = tuple(one for one in inputs.references if one is not clip)
    follow: dict[str, object] = (
        {"controls": (ControlVideo(kind="motion", path=clip.path, taken=True),)}
        if model.controls
        else {"source": clip.path}
    )
    return Referred(inputs.model_copy(update={"references": rest, **follow}), (clip,), tuple(said))


def _refusal(model: Model, reference: Reference) -> str:
    who = who_would("it", able=lambda other: takes_reference(other, reference))
    line = f"{model.title} takes no {REFERRED[reference.medium]}; {who}"
    if reference.medium == "sound":
        return f"{line}. To have it heard as it is, say: with the music {reference.path.name}"
    return line
