"""What the previz renderer draws: the scene as arrays, and what changes from frame to frame.

The stage (a MuJoCo model) makes these; a renderer reads nothing else, so another renderer can stand in
behind the same `Renderer` protocol.

Conventions, everywhere in previz:

- World axes are MuJoCo's: x to the right, y away, z up; lengths in metres, angles in radians unless the
  name ends in `_deg`, times in seconds.
- Colours are linear-light RGB with BT.709 primaries, as float32. Reflectances lie in 0..1; lights and skies
  are scaled so that a sunlit white diffuse surface at normal incidence has a radiance of about 1.
- A camera's rotation matrix has the columns right, up, back (it looks along the negative third column),
  as MuJoCo's cameras do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "BladeField",
    "CameraPose",
    "Flakes",
    "Frame",
    "GeomKind",
    "Gobo",
    "HeightField",
    "Layers",
    "Light",
    "LightKind",
    "Pattern",
    "Renderer",
    "Scene",
    "Sky",
]

USUAL_SOFT = 0.8
F32 = NDArray[np.float32]
I32 = NDArray[np.int32]


class GeomKind(IntEnum):
    """Shapes a renderer can draw. Values up to MESH are MuJoCo's own `mjtGeom`."""

    PLANE = 0
    HFIELD = 1
    SPHERE = 2
    CAPSULE = 3
    ELLIPSOID = 4
    CYLINDER = 5
    BOX = 6
    MESH = 7
    ROUND_CONE = 64
    """A capsule whose ends differ: `size` is (radius at -z, half-length between the centres, radius at +z)."""
    CONE = 65
    """A capped cone: `size` is (radius at -z, half-height, radius at +z)."""


class Pattern(IntEnum):
    """Procedural surface patterns, evaluated in the geom's own frame (planes: in world x, y)."""

    PLAIN = 0
    NOISE = 1
    """Soft mottling between the two colours; `pattern_scale` is the feature size in metres."""
    CHECKER = 2
    PLANKS = 3
    """Boards along the local x axis, `pattern_scale` wide, with grain and dark joints (local x, y plane)."""
    BRICKS = 4
    STRIPES = 5
    """Bands across the local z axis, `pattern_scale` wide."""
    WINDOWS = 6
    """A grid of panes in the second colour (a façade); `pattern_scale` is the storey height. A pane glows when
    the geom's `emission` is above 0 (some are dark, by a hash of their cell)."""
    TARMAC = 7
    """Asphalt with a dashed centre line along world y = 0 and edge lines; `pattern_scale` is the road's width."""
    SNOW = 8
    """Snow: soft mottling with faint sparkle."""
    SPOTS = 9
    """Round spots of the second colour (coats, balls)."""
    PATCHES = 10
    """Large irregular patches of the second colour (cow, giraffe, spaniel)."""
    LEAVES = 11
    """Foliage: tufts `pattern_scale` across that catch the light one by one, the second colour on their tops."""
    FUR = 12
    """A coat: soft locks `pattern_scale` wide, along the local z axis, mottled with the second colour."""
    WATER = 13
    """Waves, the longest `pattern_scale` long, that travel with the frame's time along the geom's x axis; the second
    colour lies in their troughs. The rougher the surface, the steeper they are; on planes high ones rise for real."""
    CAPPED = 14
    """Rock under caps of the second colour, on what is not steep and lies above about `pattern_scale` (local z)."""


@dataclass(frozen=True, slots=True)
class HeightField:
    """Terrain heights on a regular grid centred on the geom's origin.

    Attributes:
        heights_m: (rows, columns) float32; row 0 is at y = -half_y, column 0 at x = -half_x.
        half_x_m, half_y_m: half extents.
    """

    heights_m: F32
    half_x_m: float
    half_y_m: float


@dataclass(frozen=True, slots=True)
class BladeField:
    """Grass, reeds or flower stems, drawn as thin tapered curved blades. Shapes: (m,), colours (m, 3).

    A blade stands at `root`, is `height_m` tall and `width_m` wide at its foot, and leans by `lean` (tangent of
    the angle) towards `azimuth`. The wind sways it: the renderer adds
    `wind_lean * sin(wind phase of the frame + phase + a slow wave over x, y)`.
    """

    root: F32
    """(m, 3) feet of the blades, m."""
    height_m: F32
    width_m: F32
    lean: F32
    azimuth: F32
    phase: F32
    root_colour: F32
    tip_colour: F32
    flower_radius_m: F32
    """Radius of a flower head at the tip; 0 for none."""
    flower_colour: F32


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that stays the same over the clip. n geoms."""

    kind: I32
    """(n,) values of `GeomKind`."""
    size: F32
    """(n, 3) as MuJoCo's `geom_size`, except where `GeomKind` says otherwise. Planes: half extents, 0 endless."""
    colour: F32
    """(n, 3) reflectance."""
    second_colour: F32
    """(n, 3) the pattern's other reflectance."""
    pattern: I32
    """(n,) values of `Pattern`."""
    pattern_scale: F32
    """(n,) metres."""
    roughness: F32
    """(n,) 0 mirror .. 1 matt."""
    specular: F32
    """(n,) reflectance at normal incidence, 0.04 for most things, 0.5-0.9 for metals (tinted by `colour`)."""
    emission: F32
    """(n,) radiance added, as a multiple of `colour`."""
    transmission: F32
    ior: F32
    """(n,) 0 opaque .. 1 clear, and the index of refraction."""
    subject: I32
    """(n,) segmentation id: 0 the set, 1.. the shot's subjects in order."""
    blades: BladeField | None = None
    height_fields: tuple[HeightField, ...] = ()
    hfield_index: I32 = field(default_factory=lambda: np.zeros(0, np.int32))
    """(n,) index into `height_fields`, -1 for other kinds; empty when there are none."""
    mesh_vertices: F32 = field(default_factory=lambda: np.zeros((0, 3), np.float32))
    mesh_faces: I32 = field(default_factory=lambda: np.zeros((0, 3), np.int32))
    mesh_face_range: I32 = field(default_factory=lambda: np.zeros((0, 2), np.int32))
    """(n, 2) first and last+1 face of each geom's mesh; empty when there are none."""


class Gobo(IntEnum):
    """What patterns a light's beam."""

    NONE = 0
    BLINDS = 1
    """Level slats."""
    FOLIAGE = 2
    """Leaves that sway."""
    WINDOW = 3
    """Panes with bars between, dark around."""
    CAUSTICS = 4
    """Ripples of water that gather the light in lines."""
    SHAFTS = 5
    """Gaps side by side, each long in the other direction, as between trunks or boards: their beams stand apart."""


class LightKind(IntEnum):
    """What kind of lamp."""

    SUN = 0
    """Parallel light from `direction`."""
    POINT = 1
    SPOT = 2


@dataclass(frozen=True, slots=True)
class Light:
    """One light.

    Attributes:
        kind: sun, point or spot.
        direction: (3,) unit vector. Sun: from the scene towards the sun. Spot: the way it shines.
        position: (3,) m, for point and spot.
        colour: (3,) Sun: irradiance at normal incidence, in units where white then has radiance 1.
            Point and spot: the same at 1 m, falling with the square of the distance.
        radius: softness. Sun: angular radius in radians (0.0047 for the real sun); others: m.
        cone_deg: spot's full opening angle. shadows: whether it casts them. subjects_only: whether it spares the set.
        gobo: what patterns it. gobo_size: of one feature of the pattern, in metres for the sun, in tangents of the
            angle from the axis (`direction`) for others.
    """

    kind: LightKind
    colour: tuple[float, float, float]
    direction: tuple[float, float, float] = (0.0, 0.0, 1.0)
    position: tuple[float, float, float] = (0.0, 0.0, 0.0)
    radius: float = 0.02
    cone_deg: float = 60.0
    shadows: bool = True
    gobo: Gobo = Gobo.NONE
    gobo_size: float = 0.3
    subjects_only: bool = False

    def dimmed(self, strength: float) -> Light:
        """The same light, this many times as strong."""
        red, green, blue = self.colour
        return replace(self, colour=(strength * red, strength * green, strength * blue))


@dataclass(frozen=True, slots=True)
class Sky:
    """The surroundings: what a ray that hits nothing sees, and the ambient light.

    Attributes:
        zenith, horizon, ground: (3,) radiances; the gradient runs from horizon to zenith over the elevation.
        sun_direction: (3,) unit vector towards the sun (or moon).
        sun_glow: (3,) radiance of the glow around it and of its disc (the disc is drawn 20 times brighter).
        sun_disc_rad: angular radius of the drawn disc; 0 draws none.
        clouds: cover 0..1, drawn as soft procedural clouds that drift with the frame's time.
        stars: brightness of stars, 0 none.
        haze: (3,) colour that distance fades to; `haze_per_m` its density (1/e distance is its inverse).
        ambient: multiple of the sky's light that reaches shaded surfaces (1 is physical).
        air_per_m: share of the lamps' light that a metre of air sends on to the eye: above 0, shafts and halos show.
        air_reach_m: how far from the camera the key light is looked for in the air.
    """

    zenith: tuple[float, float, float]
    horizon: tuple[float, float, float]
    ground: tuple[float, float, float]
    sun_direction: tuple[float, float, float] = (0.0, 0.0, 1.0)
    sun_glow: tuple[float, float, float] = (0.0, 0.0, 0.0)
    sun_disc_rad: float = 0.0
    clouds: float = 0.0
    stars: float = 0.0
    haze: tuple[float, float, float] = (0.7, 0.75, 0.8)
    haze_per_m: float = 0.004
    ambient: float = 1.0
    air_per_m: float = 0.0
    air_reach_m: float = 20.0


@dataclass(frozen=True, slots=True)
class CameraPose:
    """A pinhole camera, with what a lens adds.

    Attributes:
        position: (3,) m.
        rotation: (3, 3) columns right, up, back.
        focal_length_mm: with `sensor_mm`, the field of view.
        sensor_mm: width and height of the sensor (36 x 20.25 for 16:9; the long side is always 36).
        focus_m: distance that is sharp. aperture_f: f-number; 0 gives everything sharp.
    """

    position: F32
    rotation: F32
    focal_length_mm: float
    sensor_mm: tuple[float, float] = (36.0, 20.25)
    focus_m: float = 10.0
    aperture_f: float = 0.0


@dataclass(frozen=True, slots=True)
class Flakes:
    """Particles drawn as soft dots or streaks: snow, rain, dust, sparks, splashes, puffs. k particles.

    What glows (fire, sparks) adds its light to what lies behind; the rest covers it.
    """

    position: F32
    """(k, 3) m."""
    velocity: F32
    """(k, 3) m/s relative to the world; drawn as a streak over the exposure."""
    radius_m: F32
    colour: F32
    """(k, 3) reflectance, or radiance where `glow` is 1."""
    opacity: F32
    glow: F32
    soft: F32 | None = None
    """Share of each radius that fades: 0.8 where it is None, 2 for puffs of smoke and flame."""

    @classmethod
    def joined(cls, parts: Sequence[Flakes]) -> Flakes | None:
        """All the parts' particles as one; None without any."""
        if len(parts) < 2:
            return next(iter(parts), None)
        rows = {
            name: np.concatenate([getattr(part, name) for part in parts]) for name in cls.__slots__ if name != "soft"
        }
        soft = [np.full(len(p.glow), USUAL_SOFT, np.float32) if p.soft is None else p.soft for p in parts]
        return cls(**rows, soft=np.concatenate(soft))


@dataclass(frozen=True, slots=True)
class Frame:
    """What one picture needs beside the scene. Poses of the n geoms at this instant."""

    position: F32
    """(n, 3) geom centres, m."""
    rotation: F32
    """(n, 3, 3) geom axes as columns, as `MjData.geom_xmat` reshaped."""
    camera: CameraPose
    lights: tuple[Light, ...]
    sky: Sky
    wind_phase: float = 0.0
    """radians, for the blades."""
    wind_lean: float = 0.0
    """Sway added to the blades' lean (tangent)."""
    wind_azimuth: float = 0.0
    flakes: Flakes | None = None
    time_s: float = 0.0
    """Story time (clouds drift with it)."""
    drift_m: float = 0.0
    """How far the camera travels while the shutter is open: what will be smeared need not be drawn as exactly."""
    exposure_s: float = 1 / 48
    """How long the shutter is open in story seconds (streaks of flakes)."""
    scale: F32 | None = None
    """(n, 3) sizes over the scene's own, along each geom's own axes; None where nothing changes its size."""
    colour: F32 | None = None
    """(n, 3) reflectances instead of the scene's; `second_colour` likewise."""
    second_colour: F32 | None = None
    finish: F32 | None = None
    """(n, 5) roughness, specular, emission, transmission and index of refraction instead of the scene's."""
    meshes: Mapping[int, F32] = field(default_factory=dict)
    """Meshes that bend: the vertices (v, 3) that a geom's faces have, in the order of the scene's, by geom."""


@dataclass(frozen=True, slots=True)
class Layers:
    """One rendered picture, height h and width w, row 0 at the top.

    Attributes:
        light: (h, w, 3) float32 linear light, before the grade.
        depth_m: (h, w) float32 distance along the view axis (not along the ray); inf for the sky.
        normal: (h, w, 3) float32 world normals; 0 for the sky. None unless asked for.
        subject: (h, w) int32 segmentation ids; -1 for the sky. None unless asked for.
        geom: (h, w) int32 geom index hit; -1 for the sky, -2 for a blade of grass.
    """

    light: F32
    depth_m: F32
    normal: F32 | None = None
    subject: I32 | None = None
    geom: I32 | None = None


class Renderer(Protocol):
    """Draws frames of one scene at one size."""

    def draw(self, frame: Frame, *, passes: bool = False) -> Layers:
        """Draws one frame. Thread-safe: several frames may be drawn at once, each on one thread.

        Args:
            frame: poses, camera, light.
            passes: also fill `normal` and `subject`.
        """
        ...
