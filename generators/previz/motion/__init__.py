"""How figures move: gaits, limbs that reach, what people do on the spot, and what physics decides."""

from generators.previz.motion.biped import Biped, BipedGait
from generators.previz.motion.gaits import GAITS, Foot, Gait
from generators.previz.motion.quadruped import QuadrupedGait
from generators.previz.motion.simulation import Bout, FreeBody, Recording, simulate
from generators.previz.motion.travel import Travel

__all__ = [
    "GAITS",
    "Biped",
    "BipedGait",
    "Bout",
    "Foot",
    "FreeBody",
    "Gait",
    "QuadrupedGait",
    "Recording",
    "Travel",
    "simulate",
]
