"""What every generator is: a completed shot in, a whole clip out.

A generator says whether it can make a shot, what it will cost, and makes it, reporting progress. To cancel,
the progress callback raises `Cancelled`; the generator lets it pass and leaves no file.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Final, Literal, Protocol, TypeAlias, runtime_checkable

from pydantic import BaseModel, ConfigDict, Field

from generators.media import Medium
from prompts.shot import Shot

__all__ = [
    "NO_INPUTS",
    "Ability",
    "Clip",
    "Control",
    "ControlVideo",
    "Estimate",
    "Fit",
    "Foreseeing",
    "Generator",
    "NeedsGpu",
    "Preparable",
    "Profile",
    "Progress",
    "ProgressCallback",
    "Reference",
    "RenderInputs",
    "RenderRequest",
    "RenderSettings",
    "Steer",
]

Profile: TypeAlias = Literal["draft", "standard", "final"]

Fit: TypeAlias = Literal["pad", "crop"]
"""What happens to a picture of another shape: `pad` sets it between black bars, `crop` cuts what sticks out."""

Control: TypeAlias = Literal["depth", "pose", "edges", "flow", "segmentation", "camera", "mask", "face", "motion"]
"""What a control video shows, by the name of the previz pass that makes it; `mask` marks what is to be redrawn, `face`
is a face alone, to be taken on; `motion` leaves open what of plain footage is followed."""


Steer: TypeAlias = Literal["none", "auto", "depth", "pose", "edges", "flow", "camera", "frames"]
"""What of the previz a model's render follows: one of its passes, the path of its camera, its first and last picture;
`auto` takes what suits the shot."""


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64")


class RenderSettings(_Record):
    """How to render. All of it is stored with the take.

    Attributes:
        width, height: pixels, even.
        fps: delivered frames per second.
        seed: everything random follows from it.
        profile: draft, standard or final.
        steer: what of the previz of the same seed the render follows. steer_strength: how closely, 1 as trained.
        within_s: what it may take, s of wall time; who orders the render chooses generator and profile by it.
    """

    width: Annotated[int, Field(ge=64, le=7680, multiple_of=2)] = 854
    height: Annotated[int, Field(ge=64, le=4320, multiple_of=2)] = 480
    fps: Annotated[float, Field(ge=1, le=120)] = 24.0
    seed: Annotated[int, Field(ge=0, lt=2**63)] = 0
    profile: Profile = "standard"
    steer: Steer = "none"
    steer_strength: Annotated[float, Field(ge=0, le=2)] = 1.0
    within_s: Annotated[float, Field(gt=0)] | None = None


class Reference(_Record):
    """A picture of somebody or something of the shot, or a clip or a sound that it takes after.

    Attributes:
        path: the file.
        subject: the id of the subject that it shows; empty for the look of the whole.
        medium: as what it is taken; a video may be taken for its sound alone.
        shows: of footage, what is taken after: how all looks, or how it moves.
    """

    path: Path
    subject: str = ""
    medium: Medium = "picture"
    shows: Literal["looks", "motion"] = "looks"


class ControlVideo(_Record):
    """A video that steers a render frame by frame.

    Attributes:
        kind: what it shows.
        path: the video, or for `camera` the numbers (`.npz`: camera-to-world matrices and intrinsics).
        strength: how closely it is to be followed; 0 not at all, 1 fully.
        taken: whether what it shows is still to be taken from it: it is plain footage.
    """

    kind: Control
    path: Path
    strength: Annotated[float, Field(ge=0, le=2)] = 1.0
    taken: bool = False


class RenderInputs(_Record):
    """Pictures and footage that a render starts from.

    Attributes:
        first_frame, last_frame: pictures that the clip begins and ends with.
        references: pictures of the subjects; clips and sounds that it takes after.
        controls: videos that steer it.
        source: a clip that is to be changed. strength: how much of it may change, 0..1.
        mask: a video or picture, white where `source` is to be redrawn.
        before: a clip that this one goes on from: its pictures come first, as they are, and the rest is new.
        lead: footage whose pictures a part that is made begins with, at the model's rate: how it moved before.
        sound: a file whose sound is heard with the clip.
        pieces: clips that are joined, in their order.
        fit: what happens to a source of another shape than the settings'.
    """

    first_frame: Path | None = None
    last_frame: Path | None = None
    references: tuple[Reference, ...] = ()
    controls: tuple[ControlVideo, ...] = ()
    source: Path | None = None
    mask: Path | None = None
    before: Path | None = None
    lead: Path | None = None
    sound: Path | None = None
    pieces: tuple[Path, ...] = ()
    strength: Annotated[float, Field(gt=0, le=1)] = 0.8
    fit: Fit = "pad"


NO_INPUTS: Final = RenderInputs()
"""A render from the shot alone."""


class RenderRequest(_Record):
    """One clip to make.

    Attributes:
        shot: a completed shot (`duration_s` is set).
        settings: how.
        inputs: pictures and footage to start from; a generator says in `can` what it cannot use.
        prompt, negative: the compiled prompt, for generators that read one; stored in the file's metadata by all.
        title: for the file's metadata.
        output: where the finished file goes; it appears there only when whole.
    """

    shot: Shot
    settings: RenderSettings = RenderSettings()
    inputs: RenderInputs = RenderInputs()
    prompt: str = ""
    negative: str = ""
    title: str = ""
    output: Path


class Ability(_Record):
    """Whether a generator can make a shot; `reasons` say why not, `warnings` what will differ from the shot.

    Attributes:
        uses: what it will start from, of the inputs that are given; None for all of them.
    """

    able: bool
    reasons: list[str] = []
    warnings: list[str] = []
    uses: RenderInputs | None = None


class Estimate(_Record):
    """What a render will cost on this machine.

    Attributes:
        seconds: of wall time; None when nothing like it has been measured.
        peak_memory_mb, file_mb: megabytes.
        measured: whether the seconds follow from renders of the kind that were made here; else from sizes alone.
    """

    seconds: float | None
    peak_memory_mb: float
    file_mb: float
    measured: bool = True


class Progress(_Record):
    """How far a render is.

    Attributes:
        stage: what is being done now, such as "staging" or "drawing".
        done, total: of this render, in units of work (frames for previz).
        seconds_left: estimated, None when unknown.
        preview: a small JPEG of the newest picture, when there is one.
    """

    stage: str
    done: int
    total: int
    seconds_left: float | None = None
    preview: bytes | None = None


ProgressCallback: TypeAlias = Callable[[Progress], None]
"""Called often (at least every 0.2 s while drawing). Raises `Cancelled` to stop the render."""


class Clip(_Record):
    """A finished file and what is true of it, read back from the file itself.

    Attributes:
        path: the file. sha256: of its bytes, hexadecimal.
        seconds, width, height, fps, frames: as decoded.
        generator, version: who made it.
        facts: measured numbers, such as mean luma, with units in the names.
        warnings: what differs from the shot, in words for the user.
    """

    path: Path
    sha256: str
    seconds: float
    width: int
    height: int
    fps: float
    frames: int
    bytes: int
    generator: str
    version: str
    facts: dict[str, float] = {}
    warnings: list[str] = []


class Generator(Protocol):
    """A way to make clips."""

    @property
    def name(self) -> str:
        """As the user names it: `previz`."""
        ...

    @property
    def dialect(self) -> str:
        """The prompt dialect it reads (an id of `prompts.dialects`)."""
        ...

    @property
    def costs(self) -> bool:
        """Whether its renders need the user's leave when the estimate exceeds the budget (previz: False)."""
        ...

    def can(self, shot: Shot, settings: RenderSettings, inputs: RenderInputs = NO_INPUTS) -> Ability:
        """Whether it can make this shot from these inputs. Cheap: loads no model and opens no file."""
        ...

    def estimate(self, shot: Shot, settings: RenderSettings) -> Estimate:
        """What the render will cost here. Cheap."""
        ...

    def render(self, request: RenderRequest, progress: ProgressCallback) -> Clip:
        """Makes the clip, blocking. Run it in a worker process (`generators.worker`), not in an event loop.

        Raises:
            Cancelled: from `progress`; no file is left.
            GeneratorError: with what failed and the way out; no file is left.
        """
        ...


@runtime_checkable
class Preparable(Protocol):
    """A generator that can load ahead of its first render what every render needs."""

    def prepare(self) -> None:
        """Loads it, blocking; safe to call from any thread and more than once."""
        ...


@runtime_checkable
class Foreseeing(Protocol):
    """A generator that can begin a render before it is ordered, while the caller is still busy."""

    def load(self) -> None:
        """Loads the libraries that every render needs, and no more: a shot to foresee follows. Blocking."""
        ...

    def foresee(self, shot: Shot, settings: RenderSettings) -> None:
        """Begins to make a shot that is likely to be ordered next; returns at once.

        The order of that very shot, in those very settings, goes on from there; any other lets it go.
        """
        ...


@runtime_checkable
class NeedsGpu(Protocol):
    """A generator that renders on accelerators; one without this needs none."""

    @property
    def gpus(self) -> int:
        """How many one clip takes as a rule."""
        ...

    def gpus_for(self, settings: RenderSettings) -> int:
        """How many a clip takes at these settings."""
        ...
