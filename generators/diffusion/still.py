"""A model of the catalogue as a maker of single pictures: portraits of characters, first and last pictures."""

from __future__ import annotations

from generators.base import Clip, ProgressCallback, RenderRequest
from generators.catalogue import Model
from generators.diffusion.generator import DiffusionGenerator
from generators.errors import CannotRender
from generators.registry import PICTURE

__all__ = ["PictureMaker", "picture_maker_of"]


class PictureMaker(DiffusionGenerator):
    """Makes one picture, a PNG of the size that the settings say; the shot's length counts for nothing."""

    @property
    def name(self) -> str:
        """`picture:` and the model's name."""
        return f"{PICTURE}{self.model.name}"

    def render(self, request: RenderRequest, progress: ProgressCallback) -> Clip:
        """Makes the picture; see `Generator.render`. It is told of as a clip of a single frame."""
        lacks = self.missing()
        if lacks:
            raise CannotRender(lacks[0])
        from generators.diffusion.rendering import render_picture

        return render_picture(self.model, request, progress)


def picture_maker_of(row: str) -> PictureMaker:
    """The maker for a catalogue row that is given in JSON, as `generators.registry` calls it."""
    return PictureMaker(Model.model_validate_json(row))
