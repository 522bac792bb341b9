"""How figures move: gaits, limbs that reach, what people do on the spot, and what physics decides."""
