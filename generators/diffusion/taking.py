"""What of a request's inputs a model takes: all of them, all but the looks of somebody, or not at all.

Pure: nothing here looks at a file or a device.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from generators.base import Reference, RenderInputs
from generators.catalogue import Model, Role
from generators.choosing import models_by_place, who_would
from generators.diffusion.referring import REFERRED, of_medium, takes_reference
from generators.errors import CannotRender
from generators.media import Medium

__all__ = ["Taken", "left_out", "role_of", "taken"]


@dataclass(frozen=True, slots=True)
class Taken:
    """In which role a model works on a request, from which of its inputs, and what is left out, in words."""

    role: Role
    inputs: RenderInputs
    warnings: tuple[str, ...] = ()


def role_of(inputs: RenderInputs) -> Role:
    """What a request asks of a model, from what it brings."""
    kinds = {control.kind for control in inputs.controls}
    shown = of_medium(inputs.references, *_SHOWN)
    if inputs.source is not None or inputs.mask is not None:
        return Role.EDIT if inputs.mask is not None or not kinds else Role.CONTROL
    if kinds == {"camera"}:
        return Role.CAMERA_PATH
    if kinds and kinds <= {"pose", "face"} and shown:
        return Role.AVATAR
    if kinds:
        return Role.CONTROL
    if inputs.last_frame is not None:
        return Role.FIRST_LAST
    if inputs.first_frame is not None or inputs.before is not None or inputs.lead is not None:
        return Role.IMAGE_TO_VIDEO
    return Role.REFERENCES if shown else Role.TEXT_TO_VIDEO


_SHOWN: Final[tuple[Medium, ...]] = ("picture", "footage")
"""Media of references that are seen; a sound goes along with whatever else is brought."""

_INSTEAD: Final[dict[Role, tuple[Role, ...]]] = {
    Role.AVATAR: (Role.CONTROL,),
    Role.EDIT: (Role.REFINE, Role.UPSCALE, Role.AVATAR, Role.PICTURE_INPAINT, Role.PICTURE_EDIT),
    Role.TEXT_TO_VIDEO: (Role.PICTURE,),
    Role.IMAGE_TO_VIDEO: (Role.PICTURE_EDIT,),
    Role.REFERENCES: (Role.PICTURE_EDIT,),
}
"""What else does the work when a model does not play the role itself."""
_WITHOUT_MASK: Final = frozenset({Role.REFINE, Role.UPSCALE, Role.AVATAR, Role.PICTURE_EDIT})
"""Roles that work on the whole picture."""

_BROUGHT: Final[dict[Role, str]] = {
    Role.IMAGE_TO_VIDEO: "picture to start from",
    Role.FIRST_LAST: "picture to end on",
    Role.REFERENCES: REFERRED["picture"],
    Role.CONTROL: "footage to follow",
    Role.CAMERA_PATH: "path of a camera",
    Role.AVATAR: "pose to follow",
    Role.EDIT: "footage to change",
}
"""What a request brings that asks for a role."""


def taken(model: Model, inputs: RenderInputs) -> Taken:
    """What a model takes of the inputs. Pictures of somebody are left out where it has no use for them; that is said.

    Raises:
        CannotRender: it takes no such inputs; says which, and which model would.
    """
    if inputs.mask is not None and inputs.source is None:
        raise CannotRender(f"the mask {inputs.mask.name} says where footage is redrawn: give the footage too")
    inputs = _with_the_animated(model, inputs)
    shown, sounds = of_medium(inputs.references, *_SHOWN), of_medium(inputs.references, "sound")
    warnings: tuple[str, ...] = ()
    if shown and not _takes_references(model, inputs):
        if any(one.medium == "footage" and not one.subject for one in shown):
            raise CannotRender(_not_beside(model, inputs))
        inputs = inputs.model_copy(update={"references": sounds})
        warnings = (_without_looks(model),)
    role = _played(model, inputs)
    if sounds and model.sounds_in and role not in model.sounds_in:
        raise CannotRender(
            f"{model.title} takes a sound as a reference beside a picture or a clip of who is seen: give one as well"
        )
    return Taken(role, inputs, warnings)


def _not_beside(model: Model, inputs: RenderInputs) -> str:
    others = _BROUGHT.get(role_of(inputs.model_copy(update={"references": ()})), "words alone")
    return f"{model.title} takes no {REFERRED['footage']} beside the {others}: give one of the two, or another model"


def _with_the_animated(model: Model, inputs: RenderInputs) -> RenderInputs:
    """The inputs; for a model that moves somebody of a picture, a picture to start from is of whom it moves."""
    if Role.AVATAR not in model.pipelines or of_medium(inputs.references, *_SHOWN) or inputs.first_frame is None:
        return inputs
    return inputs.model_copy(update={"references": (Reference(path=inputs.first_frame),), "first_frame": None})


def left_out(name: str, inputs: RenderInputs) -> list[str]:
    """What a generator that draws from the shot alone leaves out of the inputs, a line for each, and who would take it.

    Args:
        name: the generator's.
        inputs: as given.
    """
    bare = inputs.model_copy(update={"references": ()})
    roles = [role_of(bare)] if role_of(bare) is not Role.TEXT_TO_VIDEO else []
    left = [(_BROUGHT[role], who_would("it", role)) for role in roles]
    for medium, words in REFERRED.items():
        mine = of_medium(inputs.references, medium)
        if mine and medium == "picture":
            left.append((words, who_would("them", Role.REFERENCES)))
        elif mine:
            left.append((words, who_would("it", able=partial(takes_reference, reference=mine[0]))))
    return [f"{name} draws from the words alone and leaves out the {words}; {who}" for words, who in left]


def _takes_references(model: Model, inputs: RenderInputs) -> bool:
    """Whether references go with the other inputs: they are all there is, or one pipeline takes them together."""
    asked = role_of(inputs)
    if asked in (Role.REFERENCES, Role.AVATAR) and asked in model.pipelines:
        return True
    if asked is Role.AVATAR:
        return _together(model, Role.CONTROL)
    if Role.PICTURE_EDIT in model.pipelines or (asked is Role.EDIT and Role.AVATAR in model.pipelines):
        return model.references > 0
    return _together(model, asked)


def _together(model: Model, role: Role) -> bool:
    return Role.REFERENCES in model.pipelines and model.pipelines.get(role) == model.pipelines[Role.REFERENCES]


def _played(model: Model, inputs: RenderInputs) -> Role:
    asked = role_of(inputs)
    if Role.AVATAR in model.pipelines and not of_medium(inputs.references, *_SHOWN) and inputs.source is None:
        raise CannotRender(
            f"{model.title} needs a picture of who moves: give one, such as “use photo.jpg for Anna”, or have a "
            f"picture model make it: rushes models pull {_picture_maker()}"
        )
    if asked is Role.IMAGE_TO_VIDEO and inputs.lead is not None:
        asked = model.before_as
    for role in (asked, *_INSTEAD.get(asked, ())):
        wrong = role in _WITHOUT_MASK if inputs.mask is not None else role is Role.PICTURE_INPAINT
        if role in model.pipelines and not wrong:
            return role
    if asked not in _BROUGHT:
        does = ", ".join(model.pipelines)
        raise CannotRender(f"{model.title} does not do {asked}; it does {does}")
    raise CannotRender(f"{model.title} takes no {_BROUGHT[asked]}; {who_would('it', asked)}")


def _picture_maker() -> str:
    here, elsewhere = models_by_place(Role.PICTURE)
    return next(iter([*here, *elsewhere]), "NAME")


def _without_looks(model: Model) -> str:
    return (
        f"{model.title} takes no {REFERRED['picture']}, so they look as described; {who_would('them', Role.REFERENCES)}"
    )
