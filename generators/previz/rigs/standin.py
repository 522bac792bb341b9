"""The stand-in: what the stage shows for a thing that no rig fits, as on a real previz stage; and it is said so."""

from __future__ import annotations

from math import pi

from generators.previz.motion.holding import hold
from generators.previz.rigs.base import Act, Animation, Casting, Model, Proxy
from generators.previz.rigs.surfaces import colour_in, colour_of, named_colour, surface_of
from generators.previz.scene import GeomKind
from prompts.vocabulary import table

__all__ = ["build_standin"]

_PLINTH = surface_of((96, 98, 102), 0.7)
_NEUTRAL = (188, 186, 182)


def build_standin(casting: Casting) -> Model:
    """A neutral bust (for what lives) or a rounded block on a plinth, in the subject's colour and size."""
    subject = casting.subject
    kind = table("kinds").get(subject.kind or "thing")
    h = casting.height_m(kind.height_m if kind else 0.5)
    own = colour_in(casting.noun.colour.replace("_", " ")) if casting.noun else None
    colour = colour_of(subject, ("body", "surface"), own or named_colour(subject, casting.noun) or _NEUTRAL, whole=True)
    surface = surface_of(colour, 0.75)
    figure = casting.start()
    figure.shape("root", GeomKind.CYLINDER, (0.3 * h,), _PLINTH, ends=((0, 0, 0), (0, 0, 0.06 * h)))
    if kind and kind.animate:
        figure.shape(
            "root", GeomKind.ROUND_CONE, (0.2 * h, 0.09 * h), surface, ends=((0, 0, 0.26 * h), (0, 0, 0.6 * h))
        )
        figure.ball("root", (0.16 * h, 0.14 * h, 0.18 * h), (0.02 * h, 0, 0.8 * h), surface)
        figure.ball("root", (0.05 * h, 0.04 * h, 0.04 * h), (0.17 * h, 0, 0.78 * h), surface)
    else:
        figure.shape(
            "root", GeomKind.ROUND_CONE, (0.22 * h, 0.2 * h), surface, ends=((0, 0, 0.27 * h), (0, 0, 0.8 * h))
        )
    casting.warnings.append(
        f"no rig fits {subject.noun!r}: a neutral figure {h:.2g} m tall stands in for it in the previz"
    )

    def animate(act: Act) -> Animation:
        return hold(act)

    return Model(
        figure=figure,
        height_m=h,
        length_m=0.6 * h,
        width_m=0.6 * h,
        animate=animate,
        centre_height_m=h / 2,
        focus=(0.0, 0.0, 0.8 * h if kind and kind.animate else 0.55 * h),
        proxy=Proxy(GeomKind.CYLINDER, (0.3 * h, h / 2, 0.0), pi * (0.3 * h) ** 2 * h * 300, 0.3, 0.5),
        root_height_m=h / 2,
    )
