"""The batch door: one line in, one object out, a bad line is an object too, and nothing heavy is imported."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from prompts.dialects import dialect_ids
from prompts.shot import Shot
from tests.tui.conftest import Ran
from tui.batch import changed_paths

Rushes = Callable[..., Ran]

SCRIPT = json.dumps({"request": "Shot 1: a dog running on a beach\nShot 2: a cat sleeping on a sofa"})


def lines(ran: Ran) -> list[dict[str, Any]]:
    assert ran.status == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


@pytest.fixture
def requests(own_places: Path) -> Path:
    path = own_places / "requests.txt"
    path.write_bytes(
        b"a woman opens a mailbox, and then a flock of doves flies out\n"
        b"\n"
        b'a street at night, the camera pans left, a sign says "OPEN"\r\n'
        + SCRIPT.encode()
        + b"\n\xff\xfe a red ball\n"
    )
    return path


def test_read_answers_every_line_in_order(rushes: Rushes, requests: Path) -> None:
    doves, empty, street, script, broken = lines(rushes("read", str(requests), "--jsonl"))
    assert set(doves) >= {"request", "shot", "completed", "labels", "beats", "findings", "ms"}
    assert len(doves["beats"]) == 2
    assert "mailbox" in doves["beats"][0]
    assert "doves" in doves["beats"][1]
    assert Shot.model_validate(doves["shot"]).camera.size is None
    assert Shot.model_validate(doves["completed"]).camera.size is not None
    assert empty["request"] == ""
    assert empty["error"]["message"]
    assert street["labels"] == ["Pan Left"]
    assert (script["shot_count"], len(script["more"])) == (2, 1)
    assert broken["completed"]["subjects"][0]["noun"] == "ball"


def test_findings_say_all_that_a_finding_is(rushes: Rushes, own_places: Path) -> None:
    path = own_places / "one.txt"
    path.write_text("a dog on a beach, pan left, zoom in, dolly out, tilt up, crane up, all in 3 seconds\n")
    (found,) = lines(rushes("read", str(path), "--jsonl"))
    assert found["findings"]
    assert all(set(f) == {"shot", "code", "field", "severity", "message", "mend"} for f in found["findings"])


def test_prompt_gives_every_dialect_within_its_cap(rushes: Rushes, requests: Path) -> None:
    found = lines(rushes("prompt", str(requests), "--all", "--jsonl"))
    errors = [f for f in found if "error" in f]
    prompts = [f for f in found if "error" not in f]
    assert len(errors) == 1
    assert len(prompts) == len(dialect_ids()) * 5
    assert all(p["tokens"] <= p["cap"] and p["words"] == len(p["text"].split()) for p in prompts)
    assert {p["dialect"] for p in prompts} == set(dialect_ids())
    assert all('"OPEN"' in p["text"] for p in prompts if "OPEN" in p["request"])


def test_revise_changes_the_shot_of_the_file_line_by_line(rushes: Rushes, own_places: Path) -> None:
    written = rushes("read", "--json", "a dog running on a beach, close-up")
    (own_places / "shot.json").write_text(written.out)
    (own_places / "changes.txt").write_text("at night\nqwertzuiop\n\nat 85 mm\n")
    before = json.loads(written.out)["completed"]
    night, nonsense, empty, lens = lines(rushes("revise", "shot.json", "changes.txt", "--jsonl"))
    assert night["said"] == ["setting.time_of_day"]
    assert night["shot"]["setting"]["time_of_day"] == "night"
    assert night["shot"]["subjects"] == before["subjects"]
    assert "lighting.colour_temperature_k" in night["followed"]
    assert night["fields"] == [*night["said"], *night["followed"]]
    assert {p.split(".")[0] for p in changed_paths(before, night["shot"])} <= {
        p.split(".")[0].split("[")[0] for p in night["fields"]
    }
    assert nonsense["question"]
    assert (nonsense["fields"], nonsense["shot"]) == ([], before)
    assert empty["error"]["message"]
    assert lens["said"] == ["camera.focal_length_mm"]
    assert lens["shot"]["setting"] == before["setting"]


def test_a_film_is_revised_by_the_numbers_of_its_shots(rushes: Rushes, own_places: Path) -> None:
    script = "Shot 1: a dog runs on a beach.\nShot 2: a cat sleeps on a bed.\nShot 3: a horse gallops."
    (own_places / "film.json").write_text(rushes("read", "--json", script).out)
    (own_places / "changes.txt").write_text("in shot 2, closer\nshots 1 and 3 at night\nshot 9: slower\n")
    cat, dog, horse, none = lines(rushes("revise", "film.json", "changes.txt", "--jsonl"))
    assert (cat["shot_number"], cat["said"]) == (2, ["camera.size"])
    assert [found["shot"]["setting"]["time_of_day"] for found in (dog, horse)] == ["night", "night"]
    assert "no shot 9" in none["question"]
    assert none["fields"] == []


def test_a_line_may_change_several_shots_each_in_its_own_way(rushes: Rushes, own_places: Path) -> None:
    (own_places / "film.json").write_text(
        rushes("read", "--json", "1. A dog runs. 2. A cat sleeps. 3. A cow eats.").out
    )
    (own_places / "changes.txt").write_text("shot 1 at noon, shot 3 at dusk\n")
    noon, dusk = lines(rushes("revise", "film.json", "changes.txt", "--jsonl"))
    hours = [(row["shot_number"], row["shot"]["setting"]["time_of_day"]) for row in (noon, dusk)]
    assert hours == [(1, "midday"), (3, "dusk")]


def test_a_shot_by_itself_takes_a_change_under_any_number(rushes: Rushes, own_places: Path) -> None:
    (own_places / "shot.json").write_text(rushes("read", "--json", "a dog running on a beach, wide shot").out)
    assert json.loads(rushes("revise", "shot.json", "--json", "in shot 3, closer").out)["said"] == ["camera.size"]


def test_a_file_without_a_shot_is_told(rushes: Rushes, own_places: Path) -> None:
    (own_places / "shot.json").write_text('{"camera": 3}')
    ran = rushes("revise", "shot.json", "at night")
    assert ran.status == 2
    assert "holds no shot" in ran.err


@pytest.mark.parametrize("command", ["read", "prompt"])
def test_a_missing_file_and_an_unknown_dialect_are_told(rushes: Rushes, command: str) -> None:
    assert rushes(command, "nowhere.txt", "--jsonl").status == 1
    assert "nowhere.txt" in rushes(command, "nowhere.txt", "--jsonl").err
    assert rushes("prompt", "a dog", "--dialect", "klingon").status == 2


def test_words_are_shown_to_people(rushes: Rushes) -> None:
    assert "dog" in rushes("read", "a", "dog", "running").out
    shown = rushes("prompt", "a dog running", "--dialect", "wan2.2").out
    assert "wan2.2" in shown
    assert "dog" in shown


PROBE = """
import sys
from tui.__main__ import main
main(["read", "-", "--jsonl"])
heavy = {"numpy", "numba", "mujoco", "av", "torch", "langgraph", "langchain_core", "textual", "PIL", "sqlite_utils"}
print(",".join(sorted(heavy & set(sys.modules))) or "none", file=sys.stderr)
"""


def test_standard_input_is_read_without_heavy_imports() -> None:
    asked = "".join(f"{n} dogs running on a beach\n" for n in range(2, 60))
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        input=asked,
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stderr.strip() == "none"
    counts = [json.loads(line)["shot"]["subjects"][0]["count"] for line in done.stdout.splitlines()]
    assert counts == list(range(2, 60))


def test_findings_are_a_table_and_a_document(rushes: Rushes) -> None:
    asked = "a stone floating on water"
    shown = rushes("lint", asked)
    assert shown.status == 0
    assert shown.out.splitlines()[0].split() == ["severity", "code", "shot", "field"]
    assert "PHYS-IMPOSSIBLE" in shown.out
    codes = [finding["code"] for finding in rushes("lint", asked, "--json").document["findings"]]
    assert "PHYS-IMPOSSIBLE" in codes
    assert rushes("lint", "").status == 2


def test_beats_are_sentences_in_order_named_in_full_at_first(rushes: Rushes, own_places: Path) -> None:
    path = own_places / "story.txt"
    path.write_text("A baker decorates a cake with frosting, adds sprinkles, and then places it in a display.\n")
    (found,) = lines(rushes("read", str(path), "--jsonl"))
    assert found["beats"] == [
        "A baker decorates a cake with frosting.",
        "The baker adds sprinkles.",
        "The baker places it in a display.",
    ]


def test_json_without_the_key_is_told_so_and_broken_json_is_plain_words(rushes: Rushes, own_places: Path) -> None:
    path = own_places / "mixed.txt"
    path.write_text('{"change": "a dog"}\n{"request": 5}\n{a dog running\n{"request": "a dog"}\n')
    first, second, third, fourth = lines(rushes("prompt", str(path), "--jsonl"))
    assert '"request"' in first["error"]["message"]
    assert '"request"' in second["error"]["message"]
    assert "dog" in third["text"]
    assert fourth["request"] == "a dog"


def test_from_an_image_the_place_and_the_light_are_left_to_the_picture(rushes: Rushes, own_places: Path) -> None:
    path = own_places / "one.txt"
    path.write_text("a dog running on a beach\n")
    (whole,) = lines(rushes("prompt", str(path), "--dialect", "wan2.2", "--jsonl"))
    (moves,) = lines(rushes("prompt", str(path), "--dialect", "wan2.2", "--from-image", "--jsonl"))
    assert moves["text"].startswith("The dog runs")
    assert moves["words"] < whole["words"]
    assert "shadows" not in moves["text"]


def test_emoji_markup_and_escapes_leave_clean_prompts(rushes: Rushes, own_places: Path) -> None:
    path = own_places / "odd.txt"
    path.write_text("\U0001f436 a dog running \U0001f3d6\ufe0f\na \x1b[31mred\x1b[0m dog [bold]barking[/bold]\n")
    for found in lines(rushes("prompt", str(path), "--jsonl")):
        assert "\x1b" not in found["text"]
        assert "\ufe0f" not in found["text"]
        assert "dog" in found["text"]


def test_lint_answers_a_file_line_by_line(rushes: Rushes, own_places: Path) -> None:
    path = own_places / "asked.txt"
    path.write_text("a moonlit beach at noon\n\na dog runs on a beach\n", encoding="utf-8")
    found = lines(rushes("lint", str(path), "--jsonl"))
    assert [finding["code"] for finding in found[0]["findings"]] == ["LIGHT-SOURCE-TIME"]
    assert "error" in found[1]
    assert found[2]["findings"] == []


def test_a_file_by_its_name_is_one_request(rushes: Rushes, own_places: Path) -> None:
    path = own_places / "script.txt"
    path.write_text("Shot 1: a girl runs along a beach.\nShot 2: she dives into the sea.\n")
    said = rushes("read", str(path)).out
    assert "SHOT 1" in said.upper()
    assert "SHOT 2" in said.upper()
    assert rushes("prompt", str(path)).out.count("· shot ") == 2
    assert "not placed" not in said
