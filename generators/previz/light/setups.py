"""What a lighting set-up adds to its key: rims, washes, gobos, lit air, flicker. The rows are in `setups.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from generators.previz.building import linear_rgb
from generators.previz.light.kelvin import Rgb, luminance, scaled
from generators.previz.scene import Gobo
from prompts.tables import tables_of

__all__ = ["SetupLights", "setup_lights"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupLights:
    """One row of `setups.toml`, whose head says what each field means."""

    key_rgb: tuple[int, int, int] | None = None
    lamps: tuple[tuple[float, ...], ...] = ()
    wash: float = 0.0
    gobo: str = "none"
    room_gobo: str = ""
    gobo_m: float = 1.0
    gobo_tan: float = 0.2
    air: float = 0.0
    cone_deg: float = 100.0
    distance_m: float = 5.0
    radius_m: float | None = None
    lamp: bool = False
    flicker: str = ""
    stops: float = 0.0
    fill: float = 1.0
    metered: bool = True
    of_sky: bool = False

    @property
    def pattern(self) -> Gobo:
        """What stands in the key's beam."""
        return Gobo[self.gobo.upper()]

    @property
    def lamp_pattern(self) -> Gobo:
        """What stands in the beam of a key lamp."""
        return Gobo[(self.room_gobo or self.gobo).upper()]


def hue_of(rgb: tuple[float, ...]) -> Rgb:
    """A display colour as light of luminance 1."""
    colour = linear_rgb([int(part) for part in rgb])
    return scaled(colour, 1.0 / max(luminance(colour), 0.05))


@cache
def _rows() -> Mapping[str, SetupLights]:
    rows = {}
    for name, row in tables_of(__package__, "setups").items():
        fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
        if "lamps" in fields:
            fields["lamps"] = tuple(tuple(float(part) for part in lamp) for lamp in fields["lamps"])
        rows[name] = SetupLights(**fields)
    return MappingProxyType(rows)


def setup_lights(setup_id: str | None) -> SetupLights:
    """The row of a set-up; one that adds nothing where there is none."""
    return _rows().get(setup_id or "", SetupLights())
