"""What the catalogue says of a model: where it comes from, on what terms, what it makes and what it needs.

Everything here is data about a model; nothing loads one.
"""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, Literal, Self

from pydantic import Field, field_validator, model_validator

from generators.base import Control, Profile
from generators.catalogue.loras import (
    LOOKING_ROLES,
    PICTURE_ROLES,
    Adapter,
    CameraAdapter,
    ContextAdapter,
    Record,
    Role,
    of_a_kind,
)

__all__ = [
    "FrameRule",
    "Licence",
    "Limit",
    "Model",
    "Sampling",
    "SecondStage",
    "Weights",
]

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]*")
_WEIGHTS_ALONE: Final = (".safetensors", ".gguf")
"""Files that hold numbers and nothing that could run."""
_REPOSITORY: Final = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")


class Limit(StrEnum):
    """What a licence asks beyond keeping its notice."""

    GATED = "gated"
    TERRITORY = "territory"
    REVENUE = "revenue"
    NON_COMMERCIAL = "non-commercial"
    USE_RESTRICTED = "use-restricted"
    UNCONFIRMED = "unconfirmed"


class Licence(Record):
    """On what terms a model's weights may be used.

    Attributes:
        name: as its publisher calls it.
        url: where its text stands, or the model's page.
        limits: what it asks beyond keeping its notice.
        says: those limits in a sentence, shown before a download; needed when there are any.
    """

    name: str
    url: str = ""
    limits: tuple[Limit, ...] = ()
    says: str = ""

    @model_validator(mode="after")
    def _limits_are_explained(self) -> Self:
        if self.limits and not self.says:
            raise ValueError("a licence with limits needs a sentence that says them")
        return self

    @property
    def free(self) -> bool:
        """Whether anybody may use it for anything; such a model may be chosen without being named."""
        return not self.limits


class Weights(Record):
    """How many parameters the parts have, in billions; None where it is not published.

    Attributes:
        transformer: the denoiser, or one of its two experts.
        experts: how many denoisers of that size there are; one at a time is at work.
        text_encoder: all text encoders together.
        other: the autoencoders, image encoders, connectors and vocoders together.
        bytes_each: of a parameter: 2 in bfloat16, which what makes pictures is published in or cast to.
    """

    transformer: Annotated[float, Field(gt=0)] | None = None
    experts: Annotated[int, Field(ge=1, le=2)] = 1
    text_encoder: Annotated[float, Field(ge=0)] | None = None
    other: Annotated[float, Field(ge=0)] = 0.3
    bytes_each: Literal[2, 4] = 2

    @property
    def gigabytes(self) -> float | None:
        """All of them, GB; None when a size is not published."""
        if self.transformer is None or self.text_encoder is None:
            return None
        return self.bytes_each * (self.transformer * self.experts + self.text_encoder + self.other)


class FrameRule(Record):
    """Which numbers of frames a model takes: `step` k + `offset`, from `least` to `most`.

    Pipelines round or floor a wrong number silently; ask `at_least` first and cut what is too much.
    """

    step: Annotated[int, Field(ge=1)] = 1
    offset: Annotated[int, Field(ge=0)] = 0
    least: Annotated[int, Field(ge=1)] = 1
    most: Annotated[int, Field(ge=1)] = 161

    @model_validator(mode="after")
    def _ends_are_allowed(self) -> Self:
        for end in (self.least, self.most):
            if (end - self.offset) % self.step:
                raise ValueError(f"{end} frames are not {self.step} k + {self.offset}")
        if self.least > self.most:
            raise ValueError("the least number of frames is above the most")
        return self

    def at_least(self, frames: int) -> int:
        """The smallest allowed number of frames that is not below `frames`; at most `most`."""
        steps = max(0, -(-(frames - self.offset) // self.step))
        return min(max(steps * self.step + self.offset, self.least), self.most)

    def at_most(self, frames: int) -> int:
        """The largest allowed number of frames that is not above `frames`; at least `least`."""
        steps = (frames - self.offset) // self.step
        return max(min(steps * self.step + self.offset, self.most), self.least)


class SecondStage(Record):
    """Going over a clip once more, at twice the size it was first made at.

    Attributes:
        sigmas: the noise levels, one a step; the first says how much noise is put back in.
        adapters: LoRAs for these steps alone.
        upsampler: the folder, in the model's own, of what doubles the latents.
    """

    sigmas: Annotated[tuple[float, ...], Field(min_length=1)]
    adapters: tuple[Adapter, ...] = ()
    upsampler: str = "latent_upsampler"


class Sampling(Record):
    """How a profile samples.

    Attributes:
        steps: denoising steps.
        guidance: classifier-free guidance; 1 turns it off, and with it the negative prompt and half the work.
        guidance_2: of the second expert, when it differs.
        sigmas: the noise levels of a distilled model, one a step.
        shift: of the flow-matching schedule, when it differs from the model's own.
        adapters: LoRAs that make so few steps possible.
        cache: a step cache by name (`generators.diffusion.caches`), none when empty.
        magnitudes: for the cache `magnitude`, how the denoiser's changes shrink from step to step, from its publisher.
        attention: a back end of diffusers for the attention, its own choice when empty.
        compiled: whether the denoiser's blocks are compiled, where there is an accelerator.
        quantized: how the denoiser's weights are stored (`generators.diffusion.quantizing`), as published when empty.
        gpus: cards that share the work on one clip.
        height: of the picture before delivery, pixels on the short side.
        second: the second stage; with one the first is made at half the size.
    """

    steps: Annotated[int, Field(ge=1, le=200)]
    guidance: Annotated[float, Field(ge=0, le=30)] = 1.0
    guidance_2: float | None = None
    sigmas: tuple[float, ...] = ()
    shift: float | None = None
    adapters: tuple[Adapter, ...] = ()
    cache: str = ""
    magnitudes: tuple[float, ...] = ()
    attention: str = ""
    compiled: bool = False
    quantized: str = ""
    gpus: Annotated[int, Field(ge=1, le=16)] = 1
    height: Annotated[int, Field(ge=64, le=2160)] = 480
    second: SecondStage | None = None

    @property
    def all_adapters(self) -> tuple[Adapter, ...]:
        """The LoRAs of both stages."""
        return (*self.adapters, *(self.second.adapters if self.second else ()))

    @model_validator(mode="after")
    def _a_sigma_a_step(self) -> Self:
        if self.sigmas and len(self.sigmas) != self.steps:
            raise ValueError(f"{len(self.sigmas)} sigmas for {self.steps} steps")
        return self


class Model(Record):
    """One row of the catalogue.

    Attributes:
        name: as the user names it: `wan2.2-ti2v-5b`.
        title: as its publisher names it.
        family: how its pipelines are called (`generators.diffusion.families`).
        pipelines: role to the diffusers class that plays it; of what looks at footage, to the transformers class.
        modular: whether the classes are modular pipelines.
        repository, revision: on the hub; a revision that is not given is fixed when it is pulled.
        folder: a folder of this machine instead, in the diffusers layout.
        transformer_file: a single-file or GGUF transformer that replaces the folder's own; a name in the repository
            `transformer_repository`, or, where none is named, a path of this machine.
        dialect: the prompt dialect it reads.
        frames, rate: which numbers of frames it makes, and how many a second.
        size_multiple: both sides of the picture are multiples of it, pixels.
        sizes: height to the width of a 16:9 picture that it was trained at, pixels.
        before: how many of the last pictures of what came before a clip may begin with, to go on as they moved.
        before_as: the role in which it does so, where more than one picture asks for another pipeline.
        scales: how many times larger, along each side, an upscaler makes a picture; the usual one first.
        smallest: the shorter side of the smallest picture that an upscaler makes, pixels.
        sampling: profile to how it samples.
        camera_adapters: LoRAs for how the camera moves, each fetched only when asked for; of a shot one at most.
        context_adapters: LoRAs for what it is shown in context, fetched when asked for; of a clip one at most.
        perturbed_block: number of the denoiser's block that is left out to guide it away from, where it is told.
        controls: control videos it takes.
        references: how many reference pictures it takes at most.
        reference_clips, reference_sounds: how many clips and sounds it takes as references.
        sounds_in: the roles in which a sound goes along as a reference; all of them where none is named.
        audio: whether it makes sound.
        instructed: whether it is told what to change in a picture, rather than what is to be seen in it.
        negative: what it is told to avoid beside what the shot says.
        needs, clips_need: modules beyond `rushes[diffusion]`: at all, and for clips as references.
    """

    name: str
    title: str
    family: str
    pipelines: Annotated[dict[Role, str], Field(min_length=1)]
    modular: bool = False
    repository: str = ""
    revision: str = ""
    folder: Path | None = None
    transformer_repository: str = ""
    transformer_file: str = ""
    licence: Licence
    weights: Weights = Weights()
    dialect: str
    frames: FrameRule = FrameRule()
    rate: Annotated[float, Field(gt=0, le=120)] = 24.0
    size_multiple: Annotated[int, Field(ge=1, le=256)] = 16
    sizes: dict[int, int] = Field(default_factory=lambda: {480: 832})
    before: Annotated[int, Field(ge=1)] = 1
    before_as: Role = Role.IMAGE_TO_VIDEO
    scales: Annotated[tuple[Annotated[float, Field(gt=1, le=8)], ...], Field(min_length=1)] = (2.0,)
    smallest: Annotated[int, Field(ge=1)] = 64
    sampling: dict[Profile, Sampling] = Field(default_factory=dict)
    camera_adapters: tuple[CameraAdapter, ...] = ()
    context_adapters: tuple[ContextAdapter, ...] = ()
    perturbed_block: Annotated[int, Field(ge=0)] | None = None
    controls: tuple[Control, ...] = ()
    references: Annotated[int, Field(ge=0)] = 0
    reference_clips: Annotated[int, Field(ge=0)] = 0
    reference_sounds: Annotated[int, Field(ge=0)] = 0
    sounds_in: tuple[Role, ...] = ()
    audio: bool = False
    instructed: bool = False
    negative: str = ""
    needs: tuple[str, ...] = ()
    clips_need: tuple[str, ...] = ()
    note: str = ""

    @field_validator("name")
    @classmethod
    def _name_is_plain(cls, name: str) -> str:
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} is no model name: small letters, digits, '.', '-' and '_'")
        return name

    @field_validator("transformer_file")
    @classmethod
    def _no_pickle(cls, file: str) -> str:
        return of_a_kind(file, _WEIGHTS_ALONE)

    @model_validator(mode="after")
    def _one_origin(self) -> Self:
        if bool(self.repository) == (self.folder is not None):
            raise ValueError("a model comes from a repository or from a folder: give one of them")
        if not self.sampling and not self.looks:
            raise ValueError("a model that makes pictures needs a profile: [model.sampling]")
        for repository in (self.repository, self.transformer_repository):
            if repository and not _REPOSITORY.fullmatch(repository):
                raise ValueError(f"{repository!r} is no repository: owner/name")
        moves = [move for adapter in self.camera_adapters for move in adapter.moves]
        if len(moves) > len(set(moves)):
            raise ValueError("two camera adapters are for one camera move")
        return self

    @property
    def adapters(self) -> tuple[Adapter, ...]:
        """The LoRAs without which one of its profiles cannot render; not those of `chosen_adapters`."""
        return tuple(dict.fromkeys(one for sampling in self.sampling.values() for one in sampling.all_adapters))

    @property
    def chosen_adapters(self) -> tuple[Adapter, ...]:
        """The LoRAs that a shot may want, each of which is fetched only when asked for."""
        return (*self.camera_adapters, *self.context_adapters)

    @property
    def makes_video(self) -> bool:
        """Whether it makes clips rather than single pictures."""
        return any(role not in PICTURE_ROLES | LOOKING_ROLES for role in self.pipelines)

    @property
    def looks(self) -> bool:
        """Whether it makes nothing, and looks at footage instead: a model of transformers, no pipeline of diffusers."""
        return not self.pipelines.keys() - LOOKING_ROLES

    def sampled(self, profile: Profile) -> Sampling:
        """How it samples in a profile; the nearest one that the row has."""
        for name in (profile, "standard", "final", "draft"):
            if name in self.sampling:
                return self.sampling[name]
        raise AssertionError("a row has at least one profile")
