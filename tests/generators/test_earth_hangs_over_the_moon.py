"""Who stands on the moon and looks at the Earth has it in the sky before them, and not beside them on the ground."""

from __future__ import annotations

import numpy as np

from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read


def test_the_earth_that_is_looked_at_from_a_crater_is_in_the_sky() -> None:
    request = "A lonely astronaut sits on the edge of a crater looking at the Earth."
    shot = complete(read(request).shots[0])
    tracks = Stage.build(shot, seed=3, width=96, height=54).performance.tracks
    who, earth = (next(t for t in tracks if t.subject_id == name) for name in ("astronaut", "earth"))
    away = np.asarray(earth.centre(1.0)) - np.asarray(who.centre(1.0))
    assert np.linalg.norm(away[:2]) > 15.0
    assert away[2] > 2.0
