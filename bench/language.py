"""How well the language works on published requests: the table of camera, events, fidelity, cues, caps and speed.

    python bench/language.py [--requests DIR] [--misses N]

DIR holds the files that the rows name (see its own README); by default `../shared/requests` beside the repository.
What each row counts stands in the docstring of the function that counts it.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.fidelity import parted_pairs, stems, strangers, told_words, unsaid
from bench.proofreading import commonest, defects
from bench.revisions import SUITES, cases_of, verdict
from prompts.complete import complete, complete_all
from prompts.dialects import compile_prompt, dialect, dialect_ids
from prompts.errors import PromptsError
from prompts.read import camera_labels, missing_words, read
from prompts.shot import Shot
from tui.batch import beat_sentence

ROOT = Path(__file__).resolve().parent.parent

STEP = 3
"""Of the requests every third is proof-read, in every dialect."""

CUES = ("size", "angle", "camera", "light", "time", "motion")


@dataclass
class Row:
    """A line of the table.

    Attributes:
        what: what is counted.
        good, all: how many of how many; `all` 0 when `shown` says it all.
        aim: what it should reach.
        shown: the figure in words, when it is no share.
        misses: examples of what went wrong.
    """

    what: str
    good: float = 0
    all: int = 0
    aim: str = ""
    shown: str = ""
    misses: list[str] = field(default_factory=list)

    @property
    def figure(self) -> str:
        """The figure as it is printed."""
        return self.shown or (
            f"{100 * self.good / self.all:5.1f} %  ({self.good:g} of {self.all})" if self.all else "-"
        )


def main() -> None:
    """Measures all rows and prints them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--requests", type=Path, default=ROOT.parent / "shared" / "requests", metavar="DIR")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print up to N misses a row")
    given = parser.parse_args()
    if not given.requests.is_dir():
        raise SystemExit(f"{given.requests} is not there. Give the folder of request files with --requests DIR.")
    for row in rows(given.requests):
        print(f"{row.what:<46} {row.figure:<26} {row.aim}", flush=True)
        for miss in row.misses[: given.misses]:
            print(f"    {miss}")


def rows(folder: Path) -> Iterable[Row]:
    """All rows, each as soon as it is counted."""
    yield camera_row(loaded(folder, "camerabench_captions.json"))
    yield from event_rows(loaded(folder, "storyeval.json"))
    yield from story_rows(loaded(folder, "vimax_stories.json"))
    first, second = wish_lines(folder)
    wishes = [*first, *second]
    yield from fidelity_rows(first, "VBench")
    yield from fidelity_rows(second, "VBench-2.0")
    captions = [entry["answer"] for entry in loaded(folder, "camerabench_captions.json")]
    stories = [entry["prompt"] for entry in loaded(folder, "storyeval.json")]
    yield from cue_rows([*wishes, *stories])
    yield cap_row([*wishes, *stories, *captions])
    yield from prose_rows([*wishes, *stories][::STEP])
    yield from revision_rows()
    yield from speed_rows([*wishes, *stories, *captions])


def loaded(folder: Path, name: str) -> Any:
    """A file of the requests folder.

    Raises:
        SystemExit: it is missing.
    """
    path = folder / name
    if not path.is_file():
        raise SystemExit(f"{path} is missing; --requests names a folder that has it.")
    return json.loads(path.read_text(encoding="utf-8"))


def wish_lines(folder: Path) -> tuple[list[str], list[str]]:
    """The user-style requests of both VBench files."""
    second = loaded(folder, "vbench2.json")
    return (
        [entry["prompt"] for entry in loaded(folder, "vbench.json")],
        [entry["prompt"] for entries in second.values() for entry in entries],
    )


def shots_of(request: str) -> tuple[Shot, ...]:
    """The shots as read; none when the reader refuses."""
    try:
        return read(request).shots
    except PromptsError:
        return ()


def camera_row(captions: list[dict[str, Any]]) -> Row:
    """Micro-averaged F1 over the 15 movement labels of the captions that have all of them."""
    full = [entry for entry in captions if len(entry.get("labels") or {}) == 15]
    hits = false = missed = 0
    row = Row(f"camera, micro-F1 over 15 labels, {len(full)} captions", aim="0.95")
    for entry in full:
        wanted = {name for name, answer in entry["labels"].items() if answer == "Yes"}
        found = {label for shot in shots_of(entry["answer"]) for label in camera_labels(shot.camera)}
        found &= set(entry["labels"])
        hits, false, missed = hits + len(found & wanted), false + len(found - wanted), missed + len(wanted - found)
        if found != wanted:
            row.misses.append(f"{entry['answer']}  extra {sorted(found - wanted)} missed {sorted(wanted - found)}")
    row.shown = f"{2 * hits / max(2 * hits + false + missed, 1):.3f}"
    return row


def event_rows(entries: list[dict[str, Any]]) -> Iterable[Row]:
    """Events: the number of beats, and each beat sharing most with the event in its own place."""
    count = Row("events, count", all=len(entries), aim="90 %")
    order = Row("events, count and order", all=len(entries), aim="90 %")
    for entry in entries:
        beats = [beat_sentence(shot, beat) for shot in shots_of(entry["prompt"]) for beat in shot.beats]
        events = entry["event_list"]
        same = len(beats) == len(events)
        count.good += same
        if same and in_order(beats, events):
            order.good += 1
        else:
            (order if same else count).misses.append(f"{entry['prompt']}  read as {beats}")
    yield count
    yield order


def in_order(beats: list[str], events: list[str]) -> bool:
    """True when every beat shares at least as much with its own event as with any other, and something at all."""
    for i, beat in enumerate(beats):
        shared = [len(stems(beat) & stems(event)) for event in events]
        if not shared[i] or shared[i] < max(shared):
            return False
    return True


def story_rows(stories: dict[str, Any]) -> Iterable[Row]:
    """Stories pasted as scripts, in three usual forms: as many shots as the script has."""
    forms = {"Shot 1: ...": "Shot {}: {}", "1. ...": "{}. {}", "Scene 1, Shot 1: ...": "Scene {scene}, Shot {}: {}"}
    for name, form in forms.items():
        row = Row(f"stories, shots of a script “{name}”", all=len(stories), aim="100 %")
        for title, story in stories.items():
            script = [
                form.format(
                    shot["shot_id"] if "scene" in form else number, shot["video_prompt"], scene=scene["scene_num"]
                )
                for number, (scene, shot) in enumerate(
                    ((scene, shot) for scene in story["scenes"] for shot in scene["shots"]), start=1
                )
            ]
            made = len(shots_of("\n".join(script)[:8000]))
            row.good += made == len(script)
            if made != len(script):
                row.misses.append(f"{title}: {made} for {len(script)}")
        yield row


def fidelity_rows(wishes: list[str], name: str) -> Iterable[Row]:
    """Kept: nothing of the request is missing in the completed record. Invented: subjects or living things added.

    Told: each telling word of the request, numbers too, is in the prompt in some form. A prompt that only strews the
    words about is found out by the next row: two telling words that stand together in the request do so in the prompt.
    """
    kept = Row(f"fidelity, nothing of the request lost, {name}", all=len(wishes), aim="100 %")
    told = Row(f"fidelity, telling words in the prompt, {name}", aim="99 %")
    beside = Row(f"fidelity, told side by side as asked, {name}", aim="95 %")
    invented = Row(f"fidelity, no subject invented, {name}", all=len(wishes), aim="100 %")
    for wish in wishes:
        partial = shots_of(wish)
        done = complete_all(partial)
        lost = sorted(missing_words_of(done, wish)) if done else ["(refused)"]
        kept.good += not lost
        if lost:
            kept.misses.append(f"{wish[:160]}  lost {lost}")
        text = " ".join(compile_prompt(shot).text for shot in done)
        missing, wanted = unsaid(wish, text), set(told_words(wish))
        told.good, told.all = told.good + len(wanted) - len(missing), told.all + len(wanted)
        if missing:
            told.misses.append(f"{wish[:160]}  not said {missing}")
        parted, pairs = parted_pairs(wish, text)
        beside.good, beside.all = beside.good + pairs - len(parted), beside.all + pairs
        if parted:
            beside.misses.append(f"{wish[:160]}  parted {parted[:6]}")
        added = [
            s.id for before, after in zip(partial, done, strict=True) for s in after.subjects[len(before.subjects) :]
        ]
        added += strangers(text, wish)
        invented.good += not added
        if added:
            invented.misses.append(f"{wish[:160]}  added {added}")
    yield from (kept, told, beside, invented)


def missing_words_of(shots: list[Shot], request: str) -> set[str]:
    """Words that no shot of the request holds."""
    missing = [set(missing_words(shot, request)) for shot in shots]
    return set.intersection(*missing) if missing else set()


def cue_rows(requests: list[str]) -> Iterable[Row]:
    """Completed shots that carry every cue, and each cue by itself where it is not in all."""
    every = Row("cues, shots with all six", aim="100 %")
    single = {name: Row(f"cues, {name}") for name in CUES}
    for request in requests:
        for shot in map(complete, shots_of(request)):
            has = cues_of(shot)
            every.all += 1
            every.good += all(has.values())
            for name, present in has.items():
                single[name].all += 1
                single[name].good += present
                if not present:
                    every.misses.append(f"{request[:120]}  without {name}")
    yield every
    yield from (row for row in single.values() if row.good < row.all)


def cues_of(shot: Shot) -> dict[str, bool]:
    """Which of the six cues a shot has."""
    return {
        "size": bool(shot.camera.size),
        "angle": bool(shot.camera.angle),
        "camera": bool(shot.camera.moves),
        "light": bool(shot.lighting.setup and shot.lighting.colour_temperature_k),
        "time": bool(shot.setting.time_of_day),
        "motion": bool(shot.beats or any(event.outcome for event in shot.physics)),
    }


def cap_row(requests: list[str]) -> Row:
    """Prompts of all dialects that stay within their family's cap."""
    row = Row(f"caps, prompts within, {len(dialect_ids())} dialects", aim="100 %")
    for request in requests:
        for shot in map(complete, shots_of(request)):
            for name in dialect_ids():
                prompt = compile_prompt(shot, name)
                row.all += 1
                row.good += prompt.tokens <= prompt.cap
                if prompt.tokens > prompt.cap:
                    row.misses.append(f"{name}: {prompt.tokens} of {prompt.cap} tokens: {request[:120]}")
    return row


def prose_rows(requests: list[str]) -> Iterable[Row]:
    """Prompts without a mechanical defect, prompts of the length that a family likes, and how alike prompts are.

    A request of more words than the family's longest prompt cannot be of its length, and is not counted.
    """
    clean = Row(f"prose, prompts without a defect, {len(dialect_ids())} dialects", aim="99 %")
    fitting = Row("prose, prompts of the family's length", aim="95 %")
    alike: dict[str, float] = {}
    for name in dialect_ids():
        family, texts = dialect(name), []
        for request in requests:
            for shot in map(complete, shots_of(request)):
                prompt = compile_prompt(shot, name)
                texts.append(prompt.text)
                found = list(defects(prompt.text, request=request))
                clean.all, clean.good = clean.all + 1, clean.good + (not found)
                clean.misses += [f"{name}: {defect}: {request[:110]}" for defect in found]
                if len(request.split()) > family.words[1] * 0.6:
                    continue
                right = family.words[0] <= prompt.words <= family.longest
                fitting.all, fitting.good = fitting.all + 1, fitting.good + right
                if not right:
                    fitting.misses.append(f"{name}: {prompt.words} words: {request[:110]}")
        alike[name] = commonest(texts, 1)[0][1]
    most = max(alike, key=lambda name: alike[name])
    yield from (clean, fitting)
    middle = statistics.median(alike.values())
    yield Row("prose, prompts that share one sentence", shown=f"{middle:.1%} median, {alike[most]:.1%} in {most}")


def revision_rows() -> Iterable[Row]:
    """Sentences of each revision suite that do exactly what the suite says."""
    for name, path in SUITES.items():
        cases = list(cases_of(path))
        row = Row(f"revisions {name}, exact", all=len(cases), aim="100 %")
        for case in cases:
            fault = verdict(case)
            row.good += not fault
            if fault:
                row.misses.append(f"{case.say}  {fault}")
        yield row


def speed_rows(requests: list[str]) -> Iterable[Row]:
    """Processor time to read, complete and compile a request, after one to load the tables."""
    compile_prompt(complete(read("a dog running").shots[0]))
    spent = []
    for request in requests:
        begun = time.process_time()
        for shot in shots_of(request):
            compile_prompt(complete(shot))
        spent.append((time.process_time() - begun) * 1000)
    spent.sort()
    row = Row(f"speed, ms a request, {len(spent)} requests", aim="20 ms median")
    row.shown = f"{statistics.median(spent):.1f} median, {spent[int(len(spent) * 0.95)]:.1f} p95"
    yield row


if __name__ == "__main__":
    main()
