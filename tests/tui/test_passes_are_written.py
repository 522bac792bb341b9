"""`rushes passes` writes the passes of words, of a file and of a shot of the project, in the form a family takes."""

from __future__ import annotations

import json
from pathlib import Path


def test_words_become_passes_in_the_form_of_a_family(rushes, own_places: Path) -> None:
    ran = rushes("passes", "a", "man", "waves,", "static", "-o", "out", "--for", "wan", "--size", "97x66",
                 "--frames", "5", "--only", "depth,pose", "--json")  # fmt: skip
    assert ran.status == 0, ran.err
    told = ran.document
    assert (told["width"], told["height"], told["frames"], told["fps"]) == (96, 64, 5, 16)
    assert set(told["videos"]) == {"depth", "pose"}
    assert all(Path(path).is_file() for path in [*told["videos"].values(), *told["stills"]])
    assert any("97x66" in warning for warning in told["warnings"])


def test_a_shot_in_a_file_is_taken(rushes, own_places: Path) -> None:
    read = rushes("read", "a dog runs, static", "--json")
    (own_places / "dog.json").write_text(json.dumps(read.document))
    ran = rushes("passes", "dog.json", "--size", "96x64", "--frames", "2", "--only", "segmentation", "--json")
    assert ran.status == 0, ran.err
    assert ran.document["frames"] == 2


def test_a_number_that_no_shot_has_is_told(rushes, own_places: Path) -> None:
    made = rushes("say", "a dog runs", "--no-render")
    assert made.status == 0, made.err
    ran = rushes("passes", "7")
    assert ran.status == 2
    assert "no shot 7" in ran.err


def test_an_unknown_family_is_told_with_those_there_are(rushes, own_places: Path) -> None:
    ran = rushes("passes", "a dog", "--for", "dalle")
    assert ran.status != 0
    assert "cogvideox" in ran.err
    assert not (own_places / "passes").exists()
