"""A shot for people to read: the shot card, one line of summary, and the difference between two versions.

On the card every line carries a mark that says who decided it: `•` the user, `*` the project's memory, `◦` the
director, who gives a reason.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from prompts.completing.deciding import value_at
from prompts.differences import changes
from prompts.shot import Beat, Move, PhysicalEvent, Shot, Source, Subject
from prompts.vocabulary import table
from prompts.wording import capital, join_list, subject_phrase

__all__ = [
    "MARKS",
    "CardLine",
    "card_lines",
    "changes",
    "move_words",
    "shot_card",
    "subject_words",
    "summary_line",
]

MARKS = {Source.USER: "•", Source.MEMORY: "*", Source.DIRECTOR: "◦"}
"""The mark of who decided a line."""

UNSHOWN = frozenset({"walk_run_speed_mps", "restitution", "density_kg_m3"})
"""Quantities that are for the stage, not for the reader."""

LABEL_WIDTH = 13
SUMMARY_WIDTH = 80


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the card: label, what was decided, and the paths that it speaks of (the first reason is given)."""

    label: str
    text: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line of the card, for a face that lays it out itself.

    Attributes:
        label: the part of the shot: Subject, Camera, Light.
        text: what was decided.
        source: who decided it.
        reason: the director's, or empty.
    """

    label: str
    text: str
    source: Source
    reason: str


def card_lines(shot: Shot) -> list[CardLine]:
    """What `shot_card` shows, line by line, without its layout. Texts hold no control characters."""
    lines = [(line, *_source_and_reason(shot, line.paths)) for line in _lines(shot) if line.text]
    return [CardLine(line.label, _plain(line.text), source, _plain(reason)) for line, source, reason in lines]


def shot_card(shot: Shot, *, width: int = 88) -> str:
    """The shot as a card of plain text.

    Args:
        shot: any shot; what is not decided yet is left out.
        width: columns; at least 40 are used.

    Returns:
        Lines joined by newlines, none longer than `width`, without markup or control characters.
    """
    width = max(width, 40)
    lines = [_header(shot, width), "─" * width]
    section = ""
    for line in _lines(shot):
        if not line.text:
            continue
        lines += _set(shot, line, width, repeat=line.label == section)
        section = line.label
    lines.append("─" * width)
    lines += textwrap.wrap("• you   * memory   ◦ director", width)
    return "\n".join(_plain(line) for line in lines)


def _header(shot: Shot, width: int) -> str:
    time = f"{shot.duration_s:g} s" if shot.duration_s else ""
    speed = "" if shot.time_scale in (None, 1.0) else f"x{shot.time_scale:g}"
    right = "  ".join(part for part in (time, str(shot.aspect or ""), speed) if part)
    title = _shortened((shot.title or summary_line(shot)).upper(), width - len(right) - 2)
    return f"{title}{' ' * (width - len(title) - len(right))}{right}"


def _shortened(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: max(width - 1, 0)].rstrip()}…"


def _plain(line: str) -> str:
    return "".join(c if c.isprintable() else " " for c in line)


def _set(shot: Shot, line: _Line, width: int, *, repeat: bool) -> list[str]:
    source, reason = _source_and_reason(shot, line.paths)
    label = "" if repeat else line.label
    head = f"{label:<{LABEL_WIDTH}}{MARKS[source]} "
    body = textwrap.wrap(_plain(line.text), width - len(head)) or [""]
    rows = [f"{head}{body[0]}", *(f"{'':<{len(head)}}{part}" for part in body[1:])]
    if not reason:
        return rows
    room = width - len(rows[-1]) - 3
    if len(reason) <= room:
        rows[-1] = f"{rows[-1]} — {reason}"
        return rows
    indent = " " * (len(head) + 2)
    wrapped = textwrap.wrap(f"— {reason}", width - len(indent), max_lines=2, placeholder=" …")
    return [*rows, *(f"{indent}{part}" for part in wrapped)]


def _source_and_reason(shot: Shot, paths: tuple[str, ...]) -> tuple[Source, str]:
    cues = [shot.source_of(path) for path in paths if _is_set(shot, path)]
    sources = [cue.source if cue else Source.USER for cue in cues]
    if Source.USER in sources:
        return Source.USER, ""
    if Source.MEMORY in sources:
        return Source.MEMORY, ""
    reason = next((cue.reason for cue in cues if cue and cue.reason), "")
    return Source.DIRECTOR, reason


def _is_set(shot: Shot, path: str) -> bool:
    try:
        return value_at(shot, path) not in (None, "", [])
    except (AttributeError, IndexError):
        return False


def _lines(shot: Shot) -> Iterator[_Line]:
    for i, subject in enumerate(shot.subjects):
        yield _Line("Subject", subject_words(subject), (f"subjects[{i}].noun",))
    for i, beat in enumerate(shot.beats):
        yield _Line("Action", _beat(beat, shot), (f"beats[{i}].action",))
    yield _Line("Ends", shot.end_state, ("end_state",))
    yield from _setting(shot)
    yield from _camera(shot)
    yield from _light(shot)
    for i, event in enumerate(shot.physics):
        yield _Line("Physics", _event(event), (f"physics[{i}].outcome",))
    yield from _look(shot)


def subject_words(subject: Subject) -> str:
    """Who or what it is, and how tall it stands, m."""
    size = f", {subject.height_m:g} m tall" if subject.height_m else ""
    return f"{subject_phrase(subject)}{size}"


def _beat(beat: Beat, shot: Shot) -> str:
    actor = next((s.name or s.noun for s in shot.subjects if s.id == beat.subject), "")
    several = len(shot.subjects) > 1 and actor
    times = "" if beat.start_s is None or beat.end_s is None else f"{beat.start_s:g}-{beat.end_s:g} s  "
    parts = [
        f"{actor}: {beat.action}" if several else beat.action,
        beat.manner if beat.manner not in beat.action else "",
    ]
    parts += [beat.direction, f"{beat.speed_mps:g} m/s" if beat.speed_mps else ""]
    return times + ", ".join(part for part in parts if part)


def _setting(shot: Shot) -> Iterator[_Line]:
    s = shot.setting
    inside = {True: "interior", False: "exterior"}.get(s.interior) if s.interior is not None else ""
    place = ", ".join(part for part in (s.place or (s.stage or "").replace("_", " "), *s.details) if part)
    yield _Line("Setting", ", ".join(p for p in (place, inside or "") if p), ("setting.place", "setting.stage"))
    time = table("times_of_day")[s.time_of_day].say if s.time_of_day else ""
    parts = [time, s.season, s.era]
    yield _Line("Time", ", ".join(p for p in parts if p), ("setting.time_of_day", "setting.season", "setting.era"))
    weather = table("weather")[s.weather].say if s.weather else ""
    wind = f"wind {s.wind_mps:g} m/s" if s.wind_mps is not None else ""
    heat = f"{s.temperature_c:g} °C" if s.temperature_c is not None else ""
    yield _Line(
        "Weather", ", ".join(p for p in (weather, wind, heat) if p), ("setting.weather", "setting.temperature_c")
    )


def _camera(shot: Shot) -> Iterator[_Line]:
    c = shot.camera
    size = table("shot_sizes")[c.size].say if c.size else ""
    yield _Line("Camera", size, ("camera.size",))
    yield _Line("Camera", table("views")[c.view].say if c.view else "", ("camera.view",))
    angle = table("angles")[c.angle].say if c.angle else ""
    height = f"lens {c.height_m:g} m up" if c.height_m is not None else ""
    yield _Line("Camera", ", ".join(p for p in (angle, height) if p), ("camera.angle", "camera.height_m"))
    lens = f"{c.focal_length_mm:g} mm" if c.focal_length_mm else ""
    stop = f"f/{c.aperture_f:g}" if c.aperture_f else ""
    shutter = f"shutter {c.shutter_deg:g}°" if c.shutter_deg else ""
    yield _Line(
        "Camera", ", ".join(p for p in (lens, stop, shutter) if p), ("camera.focal_length_mm", "camera.aperture_f")
    )
    yield _Line("Camera", f"{c.distance_m:g} m away" if c.distance_m else "", ("camera.distance_m",))
    for i, move in enumerate(c.moves):
        yield _Line("Move", move_words(move), (f"camera.moves[{i}].kind",))
    yield _Line("Support", c.stability or "", ("camera.stability",))
    yield _Line("Frame", c.composition, ("camera.composition",))
    yield _Line("Focus", c.focus, ("camera.focus",))


def move_words(move: Move) -> str:
    """A camera move with its speed, way, amount and times."""
    term = table("camera_moves")[move.kind]
    unit = {"deg": "°", "m": " m", "x": "x", "s": " s"}.get(term.unit, "")
    if move.amount and term.unit == "x" and move.amount < 1:
        amount = f"{move.amount:.0%} of the distance"
    else:
        amount = f"{move.amount:g}{unit}" if move.amount else ""
    times = "" if move.start_s is None or move.end_s is None else f"{move.start_s:g}-{move.end_s:g} s"
    name = move.kind.replace("_", " ")
    return ", ".join(p for p in (name, move.speed or "", move.direction, amount, times) if p)


def _light(shot: Shot) -> Iterator[_Line]:
    light = shot.lighting
    setup = table("lighting_setups")[light.setup].say if light.setup else light.source
    yield _Line("Light", ", ".join(p for p in (setup, light.quality) if p), ("lighting.setup",))
    sun = f"sun {light.sun_elevation_deg:g}° {'up' if light.sun_elevation_deg >= 0 else '(below the horizon)'}" \
        if light.sun_elevation_deg is not None else ""  # fmt: skip
    yield _Line("Light", sun, ("lighting.sun_elevation_deg",))
    key = f"key {_bearing(light.key_azimuth_deg)}" if light.key_azimuth_deg is not None else ""
    yield _Line("Light", key, ("lighting.key_azimuth_deg",))
    kelvin = f"{light.colour_temperature_k:.0f} K" if light.colour_temperature_k else ""
    yield _Line("Light", kelvin, ("lighting.colour_temperature_k",))
    ratio = f"key to fill {light.key_fill_ratio:g}:1" if light.key_fill_ratio else ""
    stops = f"exposure {light.exposure_stops:+g} stops" if light.exposure_stops else ""
    yield _Line("Light", ", ".join(p for p in (ratio, stops) if p), ("lighting.key_fill_ratio",))
    haze = f"haze {light.haze:g}" if light.haze else ""
    yield _Line("Light", ", ".join(p for p in (haze, *light.effects) if p), ("lighting.haze", "lighting.effects"))


def _bearing(azimuth_deg: float) -> str:
    side = "right" if azimuth_deg > 0 else "left"
    size = abs(azimuth_deg)
    if size < 10:
        return "from the camera's side"
    return "from behind" if size > 170 else f"{size:g}° round to the {side}"


def _event(event: PhysicalEvent) -> str:
    numbers = [f"{name.rsplit('_', 1)[0].replace('_', ' ')} {value:.3g} {_unit(name)}".strip()
               for name, value in event.quantities.items() if name not in UNSHOWN][:3]  # fmt: skip
    return f"{event.outcome}{f' ({join_list(numbers)})' if numbers else ''}"


def _unit(name: str) -> str:
    units = {"mps": "m/s", "mps2": "m/s²", "deg": "°", "c": "°C", "m": "m", "s": "s", "hz": "Hz", "m3": "kg/m³"}
    return units.get(name.rsplit("_", 1)[-1], "")


def _look(shot: Shot) -> Iterator[_Line]:
    style = shot.style
    look = table("styles")[style.look].say if style.look else ""
    name = "" if any(look.lower() in word.lower() for word in style.words) else look
    yield _Line("Style", ", ".join(p for p in (name, *style.words, style.mood) if p), ("style.look", "style.words"))
    yield _Line("Palette", ", ".join(style.palette), ("style.palette",))
    sound = (shot.sound.ambience, *shot.sound.effects, shot.sound.music, *(f"“{d}”" for d in shot.sound.dialogue))
    yield _Line(
        "Sound", ", ".join(p for p in sound if p), ("sound.ambience", "sound.effects", "sound.music", "sound.dialogue")
    )
    for i, text in enumerate(shot.text):
        yield _Line("Lettering", f"“{text.text}” ({text.role.replace('_', ' ')})", (f"text[{i}].text",))
    yield _Line("Avoid", ", ".join(shot.avoid), ("avoid",))
    yield _Line("Also said", ", ".join(shot.extra), ("extra",))
    yield _Line("Locked", ", ".join(shot.locks), ())


def summary_line(shot: Shot) -> str:
    """The shot in one line of at most 80 characters: `Golden retriever running, sunlit meadow, wide, track side`."""
    main = shot.main_subject
    who = (main.name or main.noun) if main else ""
    beat = next((b for b in shot.beats if main is None or b.subject == main.id), None)
    verb = beat.action.split(",")[0] if beat else ""
    doing = f"{who} {verb}".strip()
    place = "" if shot.setting.place and shot.setting.place in doing else shot.setting.place
    time = (shot.setting.time_of_day or "").replace("_", " ")
    size = (shot.camera.size or "").replace("_", " ")
    moves = join_list([m.kind.replace("_", " ") for m in shot.camera.moves[:2]])
    parts = [part for part in (capital(doing), place, time, size, moves) if part]
    while len(parts) > 1 and len(", ".join(parts)) > SUMMARY_WIDTH:
        parts.pop()
    return _shortened(_plain(", ".join(parts) or "Empty shot"), SUMMARY_WIDTH)
