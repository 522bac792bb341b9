"""Laws of light: shadows, mirrors, bent and split light, films and slits."""

from __future__ import annotations

import re
from math import asin, degrees

from prompts.physics import formulae as f
from prompts.physics.case import Case, Facts, law

__all__: list[str] = []

LOW_SUN = re.compile(
    r"\b(?:low sun|sunset|setting sun|sunrise|rising sun|dawn|dusk|golden hour|late afternoon|"
    r"evening|low angle|from the side|flash ?light|candle|side)\b"
)
HIGH_SUN = re.compile(r"\b(?:noon|midday|overhead|from above|directly above|high sun)\b")
USUAL_ELEVATION_DEG = 40.0
LOW_DEG, HIGH_DEG = 15.0, 75.0

FILM_NM = 350.0
"""Thickness of a soap film that shows strong colour, nanometres (they run from about 100 to 1000)."""

RED_NM, BLUE_NM = 650.0, 450.0
SLIT_MM = 0.05


@law("shadow")
def _shadow(case: Case) -> Facts:
    elevation = (
        HIGH_DEG if HIGH_SUN.search(case.words) else LOW_DEG if LOW_SUN.search(case.words) else USUAL_ELEVATION_DEG
    )
    if case.event.angle_deg is not None and case.event.angle_deg > 0:
        elevation = case.event.angle_deg
    length = f.shadow_length_m(case.height_m, elevation)
    ratio = length / case.height_m
    reach = (
        "stretches far out from its foot"
        if ratio > 2
        else "lies small and close round its foot"
        if ratio < 0.5
        else "reaches out from its foot"
    )
    side = "" if ratio < 0.5 else " away from the light"
    numbers = {"light_elevation_deg": elevation, "shadow_length_m": length, "shadow_over_height": ratio}
    return Facts(f"One dark shadow of {{the}} {reach}{side}, sharp at the root and softer farther out", numbers)


@law("reflection")
def _reflection(case: Case) -> Facts:
    where = case.other if case.event.other or case.surface else "the smooth surface"
    return Facts(f"A mirror image of {{the}} keeps exact step in {where}", {})


@law("refraction")
def _refraction(case: Case) -> Facts:
    index = next((m.refractive_index for m in (case.surface, case.material) if m and m.refractive_index > 1), 1.333)
    bent = f.refraction_angle_deg(45.0, 1.0, index) or 0.0
    return Facts(
        "{The} look(s) broken at the surface: the part below is shifted sideways and a little enlarged",
        {
            "refractive_index": index,
            "bend_at_45_deg": 45.0 - bent,
            "inner_reflection_from_deg": degrees(asin(1 / index)),
        },
    )


@law("dispersion")
def _dispersion(_: Case) -> Facts:
    red, violet = (f.refraction_angle_deg(45.0, 1.0, index) or 0.0 for index in (1.513, 1.532))
    return Facts(
        "A narrow white beam enters and fans out into clean bands, from red, which turns least, through to violet",
        {"spread_deg": red - violet},
        "stand(s) in a fan of clean colours",
    )


WHITE = frozenset({"white", "grey", "gray", "silver"})
NEAR = ({"red", "orange", "pink"}, {"blue", "violet", "purple"}, {"orange", "yellow"}, {"green", "turquoise"},
        {"blue", "cyan", "turquoise"}, {"magenta", "pink", "purple"})  # fmt: skip
"""Colours that give back some of each other's light."""


@law("tint")
def _tint(case: Case) -> Facts | None:
    """A coloured thing in light of one colour: it gives back only what it has of it; no other case is decided here."""
    _, it, lit = case.phenomenon or (None, "", "")
    own = it.split()[0] if it else ""
    if not own or not lit:
        return None
    if own in WHITE:
        return Facts(f"{{The}} look(s) plainly {lit}, for the {lit} light is all there is to give back", {}, "")
    if own == lit or any({own, lit} <= pair for pair in NEAR):
        return Facts(
            f"{{The}} shine(s) out bright and clean in the {lit} light, while all that is of another colour goes dark"
        )
    if own == "black":
        return Facts(f"{{The}} stay(s) black, with only a thin {lit} gleam along the edges")
    return Facts(
        f"{{The}} lose(s) {{its}} {own} altogether and look(s) almost black, a dark shape with thin {lit} edges",
        {},
        f"look(s) almost black in the {lit} light",
    )


@law("interference")
def _interference(_: Case) -> Facts:
    return Facts(
        "Bands of magenta, green and gold slide over the film and shift with every change of the viewing side",
        {"film_thickness_nm": FILM_NM, "film_index": 1.33},
    )


@law("diffraction")
def _diffraction(_: Case) -> Facts:
    red, blue = (degrees(asin(nm * 1e-6 / SLIT_MM)) for nm in (RED_NM, BLUE_NM))
    return Facts(
        "Behind the narrow gap the light spreads into a wide bright patch with fainter ones spaced out to both sides",
        {"slit_width_mm": SLIT_MM, "first_dark_red_deg": red, "first_dark_blue_deg": blue},
    )
