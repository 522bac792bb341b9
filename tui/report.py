"""What the commands print: a turn and a film, for people and for programs."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.console import Console
from tui.files import file_lines

if TYPE_CHECKING:
    from assistant.events import FindingView, PromptView, ShotView, TakeView
    from tui.turn import TurnRecord

__all__ = [
    "clip_path",
    "facts_line",
    "finding_line",
    "made_document",
    "print_made",
    "print_queued",
    "print_shot",
    "print_turn",
    "shot_document",
    "take_document",
    "turn_document",
]


_NO_DEEDS = frozenset({"recall", "explain", "ask_user"})
"""Tools that change nothing: what they found, or ask, is said anyway."""


def shot_document(view: ShotView) -> dict[str, Any]:
    """A shot of the film, for programs."""
    return view.model_dump(mode="json")


def take_document(take: TakeView, project: Path) -> dict[str, Any]:
    """A take, for programs; its path is absolute."""
    return take.model_dump(mode="json") | {"path": str(clip_path(take, project))}


def clip_path(take: TakeView, project: Path) -> Path:
    """Where the take's file is, absolute."""
    return (project / take.path).absolute()


def turn_document(record: TurnRecord) -> dict[str, Any]:
    """A turn of the conversation, for programs: what was said, and every event but the progress."""
    return {
        "text": record.text,
        "events": [event.model_dump(mode="json") for event in record.events if event.type != "text"],
        "warnings": record.warnings,
    }


def made_document(views: list[ShotView], takes: list[TakeView], warnings: list[str], project: Path) -> dict[str, Any]:
    """What `make` made, for programs. `shot`, `prompt`, `take` and `findings` are those of the first shot."""
    first, take = views[0], takes[0]
    return {
        "shot": first.shot.model_dump(mode="json"),
        "prompt": take.prompt.model_dump(mode="json"),
        "take": take_document(take, project),
        "model": take.model,
        "findings": [finding.model_dump(mode="json") for view in views for finding in view.findings],
        "warnings": warnings,
        "shots": [shot_document(view) for view in views],
        "takes": [take_document(made, project) for made in takes],
    }


def print_made(
    console: Console, views: list[ShotView], takes: list[TakeView], warnings: list[str], clips: list[Path]
) -> None:
    """Prints what `make` made: each shot's card, prompt and findings, then the warnings; last the clips' paths."""
    by_shot = {take.shot_id: take for take in takes}
    for view in views:
        take = by_shot.get(view.id)
        print_shot(console, view, take.prompt if take else view.prompt)
    if warnings:
        console.heading("Warnings")
        for warning in warnings:
            console.paragraph(warning)
        console.write()
    for take, clip in zip(takes, clips, strict=True):
        console.heading(f"Take of shot {take.shot_number or '?'}: {facts_line(take)}")
        console.write(str(clip))


def print_queued(console: Console, record: TurnRecord, project: Path | None, *, as_json: bool) -> None:
    """Prints what a turn put into the queue, and how it is rendered: in a project that was named or the usual one."""
    if as_json:
        shots = [shot_document(view) for view in record.shots.values()]
        console.document({"jobs": record.jobs, "shots": shots, "warnings": record.warnings})
        return
    for warning in record.warnings:
        console.paragraph(f"! {warning}", indent="")
    for job in record.jobs:
        console.write(f"job {job['id']} waits: {job['title']} ({job['generator']})")
    named = [] if project is None else ["--project", str(project)]
    console.write(f"Render what waits with: {shlex.join(['rushes', 'run', *named])}")


def print_turn(console: Console, record: TurnRecord, project: Path) -> None:
    """Prints a turn of the conversation: what was done, what was said, the question left open, the clips' paths."""
    for warning in record.warnings:
        console.paragraph(f"! {warning}", indent="")
    for receipt in record.receipts:
        if receipt.action not in _NO_DEEDS:
            console.paragraph(f"✓ {receipt.summary}", indent="")
    if record.text:
        console.paragraph(record.text, indent="")
    if record.question is not None:
        console.paragraph(record.question.text, indent="")
        console.paragraph("  ".join(f"[{choice}]" for choice in record.question.choices), indent="")
    for picture in record.pictures:
        console.write(str((project / picture.path).absolute()))
    for take in record.takes:
        for warning in take.warnings:
            console.paragraph(f"! {warning}", indent="")
        console.write(str(clip_path(take, project)))


def print_shot(console: Console, view: ShotView, prompt: PromptView) -> None:
    """Prints a shot's card, its compiled prompt and what the linter found."""
    from prompts.describe import shot_card

    console.write(shot_card(view.shot, width=console.width).rstrip())
    console.write()
    if view.given:
        console.heading("Files")
        for words in file_lines(view):
            console.paragraph(words)
        console.write()
    console.heading(f"Prompt ({prompt.dialect})")
    console.paragraph(prompt.text)
    if prompt.negative:
        console.paragraph(f"Negative: {prompt.negative}")
    console.write()
    if view.findings:
        console.heading("Findings")
        for finding in view.findings:
            console.paragraph(finding_line(finding))
        console.write()


def facts_line(take: TakeView) -> str:
    """A take's facts on one line."""
    size = f"{take.width}x{take.height}"
    return f"{take.seconds:.1f} s, {size}, {take.fps:g} fps, {take.frames} frames, by {take.model}"


def finding_line(finding: FindingView) -> str:
    """A finding on one line, with its mend."""
    return f"{finding.severity} {finding.code}: {finding.message} {finding.mend}".rstrip()
