"""Reading a stage file back, edited or not, and any other MJCF file that needs no second file."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote_to_bytes

import mujoco
import numpy as np
from numpy.typing import NDArray

from generators.base import RenderSettings
from generators.errors import CannotRender
from generators.previz.building import scene_of
from generators.previz.grade import Grade
from generators.previz.light import LightRig, light_of
from generators.previz.scene import CameraPose, Frame, Light, LightKind, Scene
from generators.previz.stage import Stage
from generators.previz.stagefile.keys import Keys
from generators.previz.stagefile.names import PRACTICAL, RECORD
from generators.previz.stagefile.writing import LIGHT_TYPES, light_fields, named_lights
from prompts.shot import Setting, Shot

__all__ = ["StageFile", "read_stage"]

LARGEST_BYTES: Final = 256 * 2**20
DEFAULT_SECONDS: Final = 5.0
SAME: Final = 1e-3
"""A light whose numbers differ by less than this is the one that was written."""
_OUTSIDE: Final = re.compile(
    r"<\s*(?:include|plugin|extension)\b|\b(?:file|meshdir|texturedir|assetdir)\s*=|<!ENTITY", re.IGNORECASE
)
"""What would make the reader open other files or load code."""
_KINDS: Final = {type_: kind for kind, type_ in LIGHT_TYPES.items()}


@dataclass(frozen=True)
class StageFile:
    """A stage out of a file, which is drawn like any other.

    Attributes:
        model: its `MjModel`. scene: what is drawn. keys: poses and camera over time.
        shot: what it shows; an empty one for a file that Rushes has not written.
        settings: size, rate and seed that it was written with, None likewise.
        light: sky, lights and grade as the file has them. practicals: lamps that the file has changed, by their place.
        base: the stage built anew from the shot: weather, grass, flicker.
    """

    model: Any
    scene: Scene
    keys: Keys
    shot: Shot
    settings: RenderSettings | None
    light: LightRig
    practicals: dict[int, Light]
    base: Stage | None
    warnings: tuple[str, ...] = ()

    @property
    def drawn(self) -> NDArray[np.intp]:
        """All of the model's geoms."""
        return np.arange(len(self.scene.kind), dtype=np.intp)

    @property
    def grade(self) -> Grade:
        """How it is graded."""
        return self.light.grade

    @property
    def seconds(self) -> float:
        """How long it plays."""
        return self.keys.seconds

    def new_data(self) -> Any:
        """An `MjData` to pose frames in; one for each thread that draws."""
        return mujoco.MjData(self.model)

    def frame(self, clip_s: float, data: Any, *, air: bool = True) -> Frame:
        """What one picture needs, at a time of the clip; see `Stage.frame`."""
        self.keys.pose(clip_s, data)
        mujoco.mj_kinematics(self.model, data)
        camera = self.keys.camera(clip_s)
        made = self._surroundings(clip_s, camera, air=air)
        return replace(
            made,
            position=data.geom_xpos.astype(np.float32),
            rotation=data.geom_xmat.reshape(-1, 3, 3).astype(np.float32),
        )

    def _surroundings(self, clip_s: float, camera: CameraPose, *, air: bool) -> Frame:
        """Light, sky and weather: the file's own lights, and what follows from the shot."""
        if self.base is None:
            none = np.zeros((0, 3), np.float32)
            lamps = (*self.light.lights, *self.practicals.values())
            return Frame(none, none, camera, lamps, self.light.sky, time_s=clip_s)
        made = self.base.surroundings(clip_s, camera, air=air)
        practicals = dict(enumerate(made.lights[len(self.base.light.lights) :])) | self.practicals
        return replace(made, lights=(*self.light.lights, *practicals.values()), sky=self.light.sky)


def read_stage(path: Path, *, aspect: float | None = None, seconds: float = DEFAULT_SECONDS) -> StageFile:
    """Reads a stage file.

    Args:
        path: MJCF that stands by itself: every mesh, texture and height field inside.
        aspect: width over height of the picture; the file's own by default.
        seconds: how long a model without keyframes is let go and simulated.

    Raises:
        CannotRender: the file is none, or needs other files, or MuJoCo cannot compile it.
        OSError: it cannot be read.
    """
    text = _text_of(path)
    try:
        model = mujoco.MjModel.from_xml_string(text)
    except (ValueError, mujoco.FatalError) as error:
        reason = " ".join(str(error).split())[:300]
        raise CannotRender(f"cannot read {path} as a stage: {reason}") from error
    shot, settings = _record(model, path)
    base = None
    if settings is not None:
        base = Stage.build(shot, seed=settings.seed, width=settings.width, height=settings.height)
    shape = aspect or (settings.width / settings.height if settings else 16 / 9)
    keys = Keys.of(model, aspect=shape, seconds=seconds)
    light, practicals = _lights(model, shot, keys, base)
    return StageFile(
        model=model,
        scene=replace(scene_of(model), blades=base.scene.blades if base else None),
        keys=keys,
        shot=shot,
        settings=settings,
        light=light,
        practicals=practicals,
        base=base,
        warnings=base.warnings if base else (),
    )


def _text_of(path: Path) -> str:
    if path.stat().st_size > LARGEST_BYTES:
        raise CannotRender(f"cannot read {path}: a stage file is not larger than {LARGEST_BYTES // 2**20} MB")
    text = path.read_text(encoding="utf-8", errors="replace")
    found = _OUTSIDE.search(text)
    if found:
        raise CannotRender(
            f"cannot read {path}: it needs other files ({found.group(0)[:40]!r}); save it with every asset inside"
        )
    return text


def _record(model: Any, path: Path) -> tuple[Shot, RenderSettings | None]:
    """The shot and the settings that the file was written with."""
    number = mujoco.mj_name2id(model, mujoco.mjtObj.mjOBJ_TEXT, RECORD)
    if number < 0:
        return Shot(setting=Setting(stage="studio")), None
    first = int(model.text_adr[number])
    stored = bytes(model.text_data)[first : first + int(model.text_size[number])].rstrip(b"\0")
    try:
        found = json.loads(stored if b'"' in stored else unquote_to_bytes(stored))
        settings = RenderSettings(**{name: found[name] for name in ("seed", "width", "height", "fps")})
        return Shot.model_validate(found["shot"]), settings
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        reason = str(error).splitlines()[0][:200]
        raise CannotRender(f"cannot read {path}: its record of the shot is damaged: {reason}") from error


def _lights(model: Any, shot: Shot, keys: Keys, base: Stage | None) -> tuple[LightRig, dict[int, Light]]:
    """The rig as the file has it, and the practical lamps that differ from those of the shot."""
    made = base.light if base else light_of(shot, keys.camera(0.0))
    written = dict(named_lights(made.lights, base.practicals(0.0))) if base else {}
    rig: list[Light] = []
    practicals: dict[int, Light] = {}
    for number in range(model.nlight):
        name = mujoco.mj_id2name(model, mujoco.mjtObj.mjOBJ_LIGHT, number) or ""
        light = _light(model, number)
        known = written.get(name)
        same = known is not None and _same(light, known)
        if known is not None:
            # MJCF has no field for these.
            light = replace(light, gobo=known.gobo, gobo_size=known.gobo_size, subjects_only=known.subjects_only)
        if name.startswith(PRACTICAL) and known is not None:
            if not same:
                practicals[int(name.removeprefix(PRACTICAL)) - 1] = light
        else:
            rig.append(known if same and known is not None else light)
    if base is None and not rig:
        return made, {}
    return replace(made, lights=tuple(rig), sky=_sky_with(made, rig)), practicals


def _sky_with(made: LightRig, rig: Sequence[Light]) -> Any:
    """The sky, its sun where the file's sun is."""
    before = next((light for light in made.lights if light.kind is LightKind.SUN), None)
    now = next((light for light in rig if light.kind is LightKind.SUN), None)
    if before is None or now is None or before.direction == now.direction:
        return made.sky
    return replace(made.sky, sun_direction=now.direction)


def _light(model: Any, number: int) -> Light:
    """One of the model's lights in our terms."""
    kind = _KINDS.get(int(model.light_type[number]), LightKind.POINT)
    away = -1.0 if kind is LightKind.SUN else 1.0
    strength = float(model.light_intensity[number]) or 1.0
    red, green, blue = (float(value) * strength for value in model.light_diffuse[number])
    x, y, z = (away * float(value) for value in model.light_dir[number])
    px, py, pz = (float(value) for value in model.light_pos[number])
    return Light(
        kind=kind,
        colour=(red, green, blue),
        direction=(x, y, z),
        position=(px, py, pz),
        radius=float(model.light_bulbradius[number]),
        cone_deg=2.0 * float(model.light_cutoff[number]),
        shadows=bool(model.light_castshadow[number]),
    )


def _same(one: Light, other: Light) -> bool:
    mine, theirs = light_fields(one), light_fields(other)
    return all(
        np.allclose(np.asarray(mine[name], np.float64), np.asarray(theirs[name], np.float64), rtol=SAME, atol=SAME)
        for name in mine
    )
