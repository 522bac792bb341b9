"""`RayCaster`: scenes and frames in, pictures out."""

from __future__ import annotations

import threading

import numpy as np
from numpy.typing import NDArray

from generators.previz.raycast import layout as at
from generators.previz.raycast.blades import BLADE_PART, draw_blades
from generators.previz.raycast.draw import draw, settle
from generators.previz.raycast.flakes import draw_flakes
from generators.previz.raycast.lens import defocus, far_blur_px
from generators.previz.raycast.mesh import pack_mesh
from generators.previz.raycast.noise import noise_table
from generators.previz.raycast.prepare import prepare
from generators.previz.raycast.reshaping import Reshaping
from generators.previz.raycast.shafts import light_air
from generators.previz.raycast.sky import SKY_CELLS
from generators.previz.raycast.terrain import HEADER, cast_relief_shadows, pack_height_field
from generators.previz.raycast.water import (
    LEAST_HEIGHT_M,
    TILE_CELLS,
    raise_water,
    wave_height_m,
    wave_trains,
)
from generators.previz.scene import (
    USUAL_SOFT,
    BladeField,
    CameraPose,
    Flakes,
    Frame,
    GeomKind,
    Layers,
    Light,
    LightKind,
    Pattern,
    Scene,
    Sky,
)

F64 = NDArray[np.float64]

REDUCED_KIND = {
    GeomKind.SPHERE: at.ELLIPSOID,
    GeomKind.CAPSULE: at.ROUND_CONE,
    GeomKind.CYLINDER: at.CONE,
}
"""Kinds that are drawn as a special case of another; see `shapes`."""
SIZE_OF_REDUCED = {
    GeomKind.SPHERE: (0, 0, 0),
    GeomKind.CAPSULE: (0, 1, 0),
    GeomKind.CYLINDER: (0, 1, 0),
}
"""Which of a reduced kind's sizes go where: a capsule (radius, half length) is a round cone (r, half, r)."""

FAINTEST_LAMP = 0.03
"""A lamp is left out where it adds less than this to a white surface."""
GRID_FINE_LEAST_M, GRID_FINE_MOST_M = 0.5, 8.0
"""The fine part of the culling grids is as wide as what the camera is focused on is far, within these."""
SPOT_SOFT_SHARE = 0.35
"""Share of a spot's cone over which it fades to nothing."""


class RayCaster:
    """Draws frames of one scene at one size. Nothing of a frame is kept, so threads may share one.

    Planes are seen from their front (+z) side only and cast no shadows, so a room's wall may stand between the
    camera and the scene.
    """

    def __init__(self, scene: Scene, width: int, height: int, *, lenience: float = 1.0) -> None:
        """Packs the scene for drawing.

        Args:
            scene: what to draw; n geoms.
            width: of the pictures, pixels.
            height: of the pictures, pixels.
            lenience: how many times the usual difference in light neighbouring pixels may have and still stand in for
                one between them: above 1 for pictures that are wanted sooner rather than finer.

        Raises:
            ValueError: a geom has no shape that can be drawn, or its mesh or height field is missing.
        """
        self.width = width
        self.height = height
        self._lenience = lenience
        self._subject = np.append(np.asarray(scene.subject, np.int32), np.int32(-1))
        self._kinds, self._fixed = _pack_geoms(scene)
        self._terrain, self._waters = _pack_terrain(scene, self._kinds)
        self._tree = _pack_meshes(scene, self._kinds, self._fixed)
        self._reshaping = Reshaping(scene, self._kinds, self._fixed, self._tree)
        self._blades = _pack_blades(scene.blades) if scene.blades is not None else None
        self._table = noise_table()
        self._relief_lock = threading.Lock()
        self._relief: dict[tuple[float, ...], F64] = {}

    def draw(self, frame: Frame, *, passes: bool = False) -> Layers:
        """Draws one frame; see `Renderer`."""
        stage = _pack_stage(frame, self.width)
        stage[at.LENIENCE] = self._lenience
        position = np.ascontiguousarray(frame.position, np.float64)
        rotation = np.ascontiguousarray(frame.rotation, np.float64).reshape(-1, 3, 3)
        terrain = self._lit_terrain(stage, rotation)
        if self._waters:
            terrain = terrain.copy()
            for first, trains, scale in self._waters:
                raise_water(terrain, first, trains, scale, float(frame.time_s))
        size = (self.height, self.width)
        fixed, tree = self._reshaping.of(frame)
        geoms, lists, members, occluders = prepare(
            fixed, self._kinds, position, rotation, stage, self.width, self.height
        )
        light = np.empty((*size, 3), np.float32)
        depth = np.empty(size, np.float32)
        part = np.empty(size, np.int32)
        normal = np.zeros((*size, 3) if passes else (0, 0, 3), np.float32)
        scenery = (geoms, self._kinds, stage, lists, terrain, tree)
        edge_at = np.full(size, -1, np.int32)
        canvas = (light, depth, part)
        scratch = np.empty(SKY_CELLS)
        depths = draw(
            *scenery, members, occluders, self._table, self.width, self.height, *canvas, normal, edge_at, scratch
        )
        if self._blades is not None and len(self._blades):
            wind = (float(frame.wind_phase), float(frame.wind_lean), float(frame.wind_azimuth))
            draw_blades(self._blades, *scenery, self._table, *wind, *canvas, edge_at, depths)
        if frame.flakes is not None and len(frame.flakes.position):
            flakes = _pack_flakes(frame.flakes)
            draw_flakes(flakes, float(frame.exposure_s), stage, *canvas, edge_at, depths)
        if stage[at.AIR] > 0.0:
            light_air(*scenery, self._table, light, depth)
        if frame.camera.aperture_f > 0.0:
            light = defocus(light, depth, frame.camera)
        geom = np.empty_like(part)
        settle(depth, part, geom)
        if not passes:
            return Layers(light=light, depth_m=depth, geom=geom)
        subject = np.where(part == BLADE_PART, 0, self._subject[np.maximum(geom, -1)]).astype(np.int32)
        normal[part == BLADE_PART] = (0.0, 0.0, 1.0)
        return Layers(light=light, depth_m=depth, normal=normal, subject=subject, geom=geom)

    def _lit_terrain(self, stage: F64, rotation: F64) -> F64:
        """The height fields with the shadows their relief casts under this frame's sun, kept between frames."""
        fields = np.flatnonzero(self._kinds[:, at.KIND] == at.HFIELD)
        if not len(fields) or stage[at.SUN_LIGHT] < 0:
            return self._terrain
        first = at.STAGE_FIXED + int(stage[at.SUN_LIGHT]) * at.LIGHT_COLUMNS + at.LIGHT_DIRECTION
        sun = stage[first : first + 3]
        key = (*np.round(sun, 4), *np.round(rotation[fields].ravel(), 4))
        with self._relief_lock:
            if key not in self._relief:
                terrain = self._terrain.copy()
                for g in fields:
                    local = rotation[g].T @ sun
                    cast_relief_shadows(terrain, int(self._kinds[g, at.FIRST]), local[0], local[1], local[2])
                if len(self._relief) >= 4:
                    self._relief.clear()
                self._relief[key] = terrain
            return self._relief[key]


def _pack_geoms(scene: Scene) -> tuple[NDArray[np.int32], F64]:
    """The kinds array, and the geoms array with sizes and materials but no poses."""
    count = len(scene.kind)
    kinds = np.zeros((count, at.KIND_COLUMNS), np.int32)
    geoms = np.zeros((count, at.GEOM_COLUMNS), np.float64)
    for g, value in enumerate(scene.kind):
        try:
            kind = GeomKind(int(value))
        except ValueError:
            raise ValueError(f"geom {g} has kind {int(value)}, which the ray caster cannot draw") from None
        kinds[g, at.KIND] = REDUCED_KIND.get(kind, int(kind))
        order = SIZE_OF_REDUCED.get(kind, (0, 1, 2))
        geoms[g, at.SIZE : at.SIZE + 3] = [scene.size[g, i] for i in order]
    kinds[:, at.PATTERN] = scene.pattern
    kinds[:, at.SUBJECT] = scene.subject
    geoms[:, at.COLOUR : at.COLOUR + 3] = scene.colour
    geoms[:, at.SECOND : at.SECOND + 3] = scene.second_colour
    for column, values in (
        (at.SCALE, scene.pattern_scale),
        (at.ROUGHNESS, scene.roughness),
        (at.SPECULAR, scene.specular),
        (at.EMISSION, scene.emission),
        (at.TRANSMISSION, scene.transmission),
        (at.IOR, scene.ior),
    ):
        geoms[:, column] = values
    return kinds, geoms


def _pack_terrain(scene: Scene, kinds: NDArray[np.int32]) -> tuple[F64, list[tuple[int, F64, float]]]:
    """Height fields and room for the tiles of raised water; and each tile's start, wave trains and scale."""
    packed = [pack_height_field(field) for field in scene.height_fields]
    starts = np.cumsum([0] + [len(field) for field in packed])
    for g in np.flatnonzero(kinds[:, at.KIND] == at.HFIELD):
        index = int(scene.hfield_index[g]) if g < len(scene.hfield_index) else -1
        if not 0 <= index < len(packed):
            raise ValueError(f"geom {g} is a height field, but the scene holds no heights for it")
        kinds[g, at.FIRST] = starts[index]
    terrain = np.concatenate(packed) if packed else np.zeros(HEADER)
    waters = []
    for g in np.flatnonzero((kinds[:, at.KIND] == at.PLANE) & (kinds[:, at.PATTERN] == int(Pattern.WATER))):
        scale, rough = float(scene.pattern_scale[g]), float(scene.roughness[g])
        if wave_height_m(scale, rough) >= LEAST_HEIGHT_M:
            kinds[g, at.FIRST] = len(terrain)
            waters.append((len(terrain), wave_trains(scale, rough), scale))
            terrain = np.concatenate([terrain, np.zeros(TILE_CELLS)])
    return terrain, waters


def _pack_meshes(scene: Scene, kinds: NDArray[np.int32], geoms: F64) -> F64:
    packed: list[F64] = []
    start = 0
    for g in np.flatnonzero(kinds[:, at.KIND] == at.MESH):
        first, last = scene.mesh_face_range[g] if g < len(scene.mesh_face_range) else (0, 0)
        if last <= first:
            raise ValueError(f"geom {g} is a mesh, but the scene holds no faces for it")
        faces = np.asarray(scene.mesh_faces[first:last])
        used, compact = np.unique(faces, return_inverse=True)
        vertices = np.asarray(scene.mesh_vertices)[used]
        packed.append(pack_mesh(vertices, compact.reshape(-1, 3).astype(np.int32)))
        kinds[g, at.FIRST] = start
        start += len(packed[-1])
        geoms[g, at.SIZE : at.SIZE + 3] = np.abs(vertices).max(axis=0)
    return np.concatenate(packed) if packed else np.zeros(2)


def _pack_blades(field: BladeField) -> NDArray[np.float32]:
    columns = [field.root, field.height_m, field.width_m, field.lean, field.azimuth, field.phase]
    columns += [field.flower_radius_m, field.root_colour, field.tip_colour, field.flower_colour]
    return np.ascontiguousarray(np.column_stack(columns), np.float32)


def _pack_flakes(flakes: Flakes) -> NDArray[np.float32]:
    columns = [flakes.position, flakes.velocity, flakes.radius_m, flakes.colour, flakes.opacity, flakes.glow]
    columns.append(np.full(len(flakes.radius_m), USUAL_SOFT, np.float32) if flakes.soft is None else flakes.soft)
    return np.ascontiguousarray(np.column_stack(columns), np.float32)


def _pack_stage(frame: Frame, width: int) -> F64:
    """Everything of the frame that is not a geom; the grids' cells are filled by `prepare`."""
    stage = np.zeros(at.STAGE_FIXED + at.LIGHT_COLUMNS * len(frame.lights))
    _pack_sky(stage, frame.sky)
    _pack_camera(stage, frame.camera, width)
    stage[at.TIME] = frame.time_s
    stage[at.DRIFT] = frame.drift_m
    stage[at.LIGHT_COUNT] = len(frame.lights)
    suns = [i for i, light in enumerate(frame.lights) if light.kind is LightKind.SUN]
    shadowing = [i for i in suns if frame.lights[i].shadows]
    stage[at.SUN_LIGHT] = (shadowing or suns or [-1])[0]
    with_shadows = [i for i, light in enumerate(frame.lights) if light.shadows and i not in suns]
    stage[at.KEY_LIGHT] = (shadowing or with_shadows or [-1])[0]
    for i, light in enumerate(frame.lights):
        first = at.STAGE_FIXED + i * at.LIGHT_COLUMNS
        _pack_light(stage[first : first + at.LIGHT_COLUMNS], light)
    return stage


def _pack_sky(stage: F64, sky: Sky) -> None:
    for column, colour in (
        (at.ZENITH, sky.zenith),
        (at.HORIZON, sky.horizon),
        (at.GROUND, sky.ground),
        (at.BOUNCE, sky.ground),
        (at.GLOW, sky.sun_glow),
        (at.HAZE, sky.haze),
        (at.GLOW_DIRECTION, _unit(sky.sun_direction)),
    ):
        stage[column : column + 3] = colour
    stage[at.DISC] = sky.sun_disc_rad
    stage[at.CLOUDS] = sky.clouds
    stage[at.STARS] = sky.stars
    stage[at.HAZE_PER_M] = sky.haze_per_m
    stage[at.AMBIENT] = sky.ambient
    stage[at.AIR] = sky.air_per_m
    stage[at.AIR_REACH] = sky.air_reach_m


def _pack_camera(stage: F64, camera: CameraPose, width: int) -> None:
    half_width = 0.5 * camera.sensor_mm[0] / camera.focal_length_mm
    stage[at.EYE : at.EYE + 3] = camera.position
    stage[at.CAMERA : at.CAMERA + 9] = np.asarray(camera.rotation, np.float64).reshape(3, 3).T.ravel()
    stage[at.HALF_WIDTH] = half_width
    stage[at.HALF_HEIGHT] = 0.5 * camera.sensor_mm[1] / camera.focal_length_mm
    stage[at.PIXEL] = 2.0 * half_width / width
    stage[at.FOCUS] = camera.focus_m
    if camera.aperture_f > 0.0:
        stage[at.BLUR], stage[at.FOCUS] = far_blur_px(camera, width)
    stage[at.GRID_FINE] = min(GRID_FINE_MOST_M, max(GRID_FINE_LEAST_M, camera.focus_m))


def _pack_light(row: F64, light: Light) -> None:
    strength = max(light.colour)
    outer = np.cos(0.5 * np.radians(light.cone_deg))
    inner = np.cos(0.5 * np.radians(light.cone_deg) * (1.0 - SPOT_SOFT_SHARE))
    row[at.LIGHT_KIND] = int(light.kind)
    row[at.LIGHT_DIRECTION : at.LIGHT_DIRECTION + 3] = _unit(light.direction)
    row[at.LIGHT_POSITION : at.LIGHT_POSITION + 3] = light.position
    row[at.LIGHT_COLOUR : at.LIGHT_COLOUR + 3] = light.colour
    row[at.LIGHT_RADIUS] = np.tan(light.radius) if light.kind is LightKind.SUN else light.radius
    row[at.LIGHT_COS_OUTER] = outer
    row[at.LIGHT_COS_INNER] = max(inner, outer + 1e-4)
    row[at.LIGHT_SHADOWS] = float(light.shadows)
    row[at.LIGHT_GOBO] = int(light.gobo)
    row[at.LIGHT_GOBO_SIZE] = light.gobo_size
    row[at.LIGHT_SUBJECTS_ONLY] = float(light.subjects_only)
    row[at.LIGHT_RANGE] = np.sqrt(max(strength, 0.0) / FAINTEST_LAMP)


def _unit(vector: tuple[float, float, float]) -> F64:
    """The vector at length 1; straight up where it has none."""
    array = np.asarray(vector, np.float64)
    length = float(np.linalg.norm(array))
    return array / length if length > 1e-9 else np.array([0.0, 0.0, 1.0])
