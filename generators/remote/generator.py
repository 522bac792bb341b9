"""`RemoteGenerator`: a server as a generator. Importing it imports nothing heavy."""

from __future__ import annotations

from typing import Final

from pydantic import BaseModel, ConfigDict

from generators.base import (
    NO_INPUTS,
    Ability,
    Clip,
    Estimate,
    ProgressCallback,
    RenderInputs,
    RenderRequest,
    RenderSettings,
)
from generators.errors import CannotRender
from generators.remote.asking import longest_s, shape_asked
from generators.remote.pace import pace_key, remembered_pace
from generators.remote.servers import Server
from prompts.shot import Shot

__all__ = ["PREFIX", "RemoteGenerator", "remote_row"]

PREFIX: Final = "remote:"
"""A server's generator is named so, and then as the server is."""
NOTABLE_SPARE_S: Final = 0.5
"""What a server makes and is cut away; less is not worth a word."""
MEMORY_MB: Final = 200.0
"""Of the worker process, which only decodes and encodes."""
MEGABIT_PER_MEGAPIXEL: Final = 0.45
"""What the encoder makes of a usual picture at the standard quality."""


class _Given(BaseModel):
    """What the registry gives the generator."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    server: Server


def remote_row(name: str, server: Server) -> tuple[str, str, str]:
    """A server's row in the registry, as the arguments of `generators.registry.register`."""
    given = _Given(name=name, server=server).model_dump_json()
    return f"{PREFIX}{name}", "generators.remote:RemoteGenerator", given


class RemoteGenerator:
    """Renders on a server that speaks the `/v1/videos` API.

    Args:
        given: as `remote_row` makes it.
    """

    def __init__(self, given: str) -> None:
        known = _Given.model_validate_json(given)
        self._name, self._server = known.name, known.server

    @property
    def name(self) -> str:
        """`remote:` and the server's name."""
        return f"{PREFIX}{self._name}"

    @property
    def dialect(self) -> str:
        """As the settings say."""
        return self._server.dialect

    @property
    def costs(self) -> bool:
        """Somebody's card works for it, and somebody may send a bill."""
        return True

    def can(
        self,
        shot: Shot,
        settings: RenderSettings,  # noqa: ARG002 - any size can be made to fit
        inputs: RenderInputs = NO_INPUTS,
    ) -> Ability:
        """Whether the shot is not too long for the server and its key is at hand. Speaks to nobody."""
        reasons = [] if shot.duration_s else ["the shot has no duration; complete it first"]
        longest = longest_s(self._server)
        if longest is not None and (shot.duration_s or 0.0) > longest + 0.05:
            reasons.append(f"it makes clips of at most {longest:g} s, and the shot is {shot.duration_s:g} s long")
        if self._server.key_env and self._server.key is None:
            reasons.append(f"its key is missing: set the environment variable {self._server.key_env}")
        made = next((length for length in self._server.offered_lengths if length >= (shot.duration_s or 0.0)), None)
        spare = made is not None and made - (shot.duration_s or 0.0) >= NOTABLE_SPARE_S
        warnings = [f"it makes {made} s, of which {shot.duration_s:g} s are used"] if spare else []
        uses = self._uses(inputs)
        if inputs not in (uses, NO_INPUTS):
            from generators.diffusion.taking import left_out

            others = inputs.model_copy(update={"first_frame": None} if uses.first_frame else {})
            warnings += left_out(self.name, others)
        return Ability(able=not reasons, reasons=reasons, warnings=warnings, uses=uses)

    def _uses(self, inputs: RenderInputs) -> RenderInputs:
        """Of the inputs, what a server can be sent: the picture to start from, by those that read one."""
        first = inputs.first_frame if self._server.does.picture else None
        return RenderInputs(first_frame=first)

    def estimate(self, shot: Shot, settings: RenderSettings) -> Estimate:
        """From how fast the server has been; before the first job nobody knows."""
        shape = shape_asked(self._server, shot, settings)
        pace = remembered_pace(pace_key(self._name, self._server.model, settings.profile))
        megapixels, frames = settings.width * settings.height / 1e6, (shot.duration_s or 0.0) * settings.fps
        return Estimate(
            seconds=None if pace is None else round(pace * shape.megapixel_frames, 1),
            peak_memory_mb=MEMORY_MB,
            file_mb=round(MEGABIT_PER_MEGAPIXEL / 8 * megapixels * frames, 2),
        )

    def prepare(self) -> None:
        """Loads the libraries; the server is left alone."""
        import generators.remote.rendering  # noqa: F401

    def render(self, request: RenderRequest, progress: ProgressCallback) -> Clip:
        """Makes the clip; see `Generator.render`."""
        ability = self.can(request.shot, request.settings, request.inputs)
        if not ability.able:
            raise CannotRender(f"{self.name} cannot make this shot: {'; '.join(ability.reasons)}")
        if request.inputs != self._uses(request.inputs):
            raise CannotRender(
                f"{self.name} is sent words and a picture to start from; render this shot with a model that takes more"
            )
        from generators.remote.desk import Patience
        from generators.remote.rendering import render_at

        return render_at(self._server, self._name, request, progress, patience=Patience())
