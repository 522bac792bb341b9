"""Where things lie in the flat arrays that the compiled functions read.

Compiled functions take the addresses of a few plain arrays instead of objects, which keeps calls cheap and
compiling quick. Cell c of row g of an array of rows is `array[g * COLUMNS + c]`.

- `geoms` (n, GEOM_COLUMNS) float64: shape, pose and material of each geom in this frame, columns below;
- `kinds` (n, KIND_COLUMNS) int32: shape, pattern, subject and where its mesh or height field lies;
- `stage` (STAGE_FIXED + lights * LIGHT_COLUMNS,) float64: sky, sun, haze, camera, grids, then the lights;
- `lists` int32: the culling lists, each found through the header cells below;
- `terrain`, `tree`: height fields and mesh triangles, packed by `terrain.py` and `mesh.py`;
- `table`: the noise table.
"""

from __future__ import annotations

FAR = 1.0e30
"""Stands for "hits nothing" inside the kernels."""

# --- geoms -------------------------------------------------------------------------------------------------
POSITION = 0  # 3
ROTATION = 3  # 9: world to local, row by row
SIZE = 12  # 3
BOUND = 15  # radius of the bounding sphere
SHAPE = 16  # 6: constants of the shape, see `shapes.py`
NEAR = 22  # smallest distance along the view axis
REACH = 23  # the size that ambient occlusion sees
COLOUR = 24  # 3
SECOND = 27  # 3
SCALE = 30
ROUGHNESS = 31
SPECULAR = 32
EMISSION = 33
TRANSMISSION = 34
IOR = 35
TOP = 36  # greatest and least world z
BOTTOM = 37
# The eye and the picture's axes as the geom sees them, in its own frame; ellipsoids also scaled to the unit ball.
EYE_FROM = 38  # 3: the eye
EYE_POWER = 41  # its squared distance less that of the bounding sphere: the power of the point
AHEAD = 42  # 3: the way the camera looks
ACROSS = 45  # 3: its right
UPWARD = 48  # 3: its up
THIN = 51  # how sparse a grid of pixels the geom may be too small to be met on: SLIM, FINE, or 0 for neither
GEOM_COLUMNS = 52
SLIM = 1.0
"""May slip between every second pixel each way."""
FINE = 2.0
"""May slip between the pixels of one colour of a chessboard."""
GROUP = 8
"""Rays that may go anywhere meet bounded geoms in groups of so many. A group has a row after those of the geoms, of
which POSITION and BOUND are filled."""

# --- kinds -------------------------------------------------------------------------------------------------
KIND = 0
PATTERN = 1
SUBJECT = 2
FIRST = 3  # start of the geom's height field or mesh tree in its packed array
LAST = 4
KIND_COLUMNS = 5

# Shapes after reduction: a sphere is an ellipsoid, a capsule a round cone, a cylinder a cone.
PLANE = 0
HFIELD = 1
ELLIPSOID = 4
BOX = 6
MESH = 7
ROUND_CONE = 64
CONE = 65

# --- stage -------------------------------------------------------------------------------------------------
ZENITH = 0  # 3
HORIZON = 3  # 3
GROUND = 6  # 3
GLOW_DIRECTION = 9  # 3
GLOW = 12  # 3
DISC = 15
CLOUDS = 16
STARS = 17
HAZE = 18  # 3
HAZE_PER_M = 21
AMBIENT = 22
TIME = 23
SUN_LIGHT = 24  # index of the light that casts the parallel shadows, -1 for none
SUN_U = 25  # 3: axes of the plane across the sun's rays
SUN_V = 28  # 3
SUN_U0 = 31  # middle of the sun's grid
SUN_V0 = 32
FLOOR_X0 = 33  # middle of the floor's grid
FLOOR_Y0 = 34
BLUR = 60  # radius of the blur of what is infinitely far, pixels; 0 for a pinhole
GRID_FINE = 35  # distance from a grid's middle within which half of its cells lie, m
LENIENCE = 37  # how many times the usual difference pixels may have and still stand in for one between them
FOCUS = 36  # distance that the camera is focused on, m
PIXEL = 39  # size of a pixel at 1 m, m
LIGHT_COUNT = 40
EYE = 41  # 3
CAMERA = 44  # 9: right, up, back, one after the other
HALF_WIDTH = 53  # of the picture at 1 m, m
HALF_HEIGHT = 54
BOUNCE = 55  # 3: colour of the light that the ground throws back
GEOM_COUNT = 58
KEY_LIGHT = 59  # index of the light whose shadows count most, -1 for none
AIR = 61  # radiance that a metre of air takes from light of unit strength; 0 for clear air
AIR_REACH = 62  # how far from the eye the key light is looked for in the air, m
DRIFT = 63  # how far the camera travels while the shutter is open, m
STAGE_FIXED = 64

LIGHT_KIND = 0
LIGHT_DIRECTION = 1  # 3
LIGHT_POSITION = 4  # 3
LIGHT_COLOUR = 7  # 3
LIGHT_RADIUS = 10
LIGHT_COS_OUTER = 11
LIGHT_COS_INNER = 12
LIGHT_SHADOWS = 13
LIGHT_RANGE = 14
LIGHT_GOBO = 15
LIGHT_GOBO_SIZE = 16
LIGHT_SUBJECTS_ONLY = 17
LIGHT_COLUMNS = 18

FACES = 8
"""Faces of a geom that the picture tells apart, for its creases."""
SAMPLES = 6
"""Samples of a pixel on an edge."""

SUN = 0
POINT = 1
SPOT = 2

# --- lists -------------------------------------------------------------------------------------------------
# Each is a run of `cells + 1` offsets (counted from the start of `lists`) followed by the items.
TILES = 0
SUN_CELLS = 1
FLOOR_CELLS = 2
BLENDS = 3
SECTORS = 4  # LIGHT_SECTORS cells for each light
GROUNDS = 5  # one cell: the geoms without bounds (planes and height fields)
GROUPS = 6  # the bounded geoms, group by group, up to SPARE
SPARE = 7  # what follows is free for the tiles' own runs, see `nearby.py`
LISTS_HEADER = 8

# Runs of a spot.
SPOT_OCCLUDERS = 0
SPOT_SUN = 1
SPOT_LAMPS = 2  # one for each light

TILE = 16
"""Side of a tile, pixels."""
GRID = 64
"""Cells along each side of the sun's and the floor's grids; they are small in the middle and endless at the rim."""
LIGHT_SECTORS = 64
"""Sectors around a lamp's vertical axis."""
