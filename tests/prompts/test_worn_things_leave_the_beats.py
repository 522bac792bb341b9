"""What becomes part of somebody's looks while a text is read leaves no deed behind that names it."""

from __future__ import annotations

from prompts.read import read

LONG = (
    "A windswept rocky coastline at late afternoon. The same artist stands beside her easel on wet rock, wearing the"
    " exact same outfit: sage-green field jacket, cream T-shirt, dark indigo jeans, tan work boots, muted red scarf."
    " The canvas is strapped to the easel with elastic bands to resist wind."
)


def test_every_deed_is_of_subjects_that_are_there() -> None:
    shot = read(LONG).shots[0]
    known = {"", *(subject.id for subject in shot.subjects)}
    assert {beat.target for beat in shot.beats} <= known
