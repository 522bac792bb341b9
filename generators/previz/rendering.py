"""Drawing a clip: frames on several threads, encoded in order on one more, checked, and only then given its name.

A frame is a function of its index alone, so the file does not depend on how many threads drew it.
"""

from __future__ import annotations

import queue
import threading
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from generators.base import Clip, Progress, ProgressCallback, RenderRequest, RenderSettings
from generators.diffusion.sound import given_sound
from generators.lettering import Lettering
from generators.previz.filmed import Filmed
from generators.previz.finish import needs_passes
from generators.previz.finish.shutter import open_shutter
from generators.previz.foreseen import Drawer, Foreseen
from generators.previz.generator import frame_count
from generators.previz.grade import display_picture
from generators.previz.pace import Pace, drawing_threads
from generators.previz.pins import Pins
from generators.previz.raycast import RayCaster
from generators.previz.stage import Stage
from generators.previz.timing import Timings
from generators.video import ClipWriter, checked_clip, jpeg_preview
from prompts.shot import Beat, Setting, Shot, Subject

__all__ = ["foresee", "prepare", "render_clip"]

POLL_S: Final = 0.1
"""A cancel is heard this often."""
PREVIEW_EVERY_S: Final = 0.5
SLOW_S: Final = 3.0
"""Loading that takes longer is compiling."""
COMPILING: Final = "compiling the renderer (once on this machine)"
FILM_FPS: Final = 24.0
DEFAULT_SHUTTER_DEG: Final = 180.0
DRAFT_LENIENCE: Final = 2.5
"""A draft is shaded so much more coarsely than other clips; see `RayCaster`. It takes about a sixth off its drawing."""
AHEAD: Final = 2
"""Frames drawn ahead of the encoder, beyond one for each thread."""

Result = TypeVar("Result")


_preparing = threading.Lock()
_prepared = False


def prepare() -> None:
    """Draws one small frame, which loads (or compiles) everything that drawing needs. Once a process."""
    global _prepared
    with _preparing:
        if _prepared:
            return
        shot = Shot(
            subjects=[Subject(id="dog", noun="dog")],
            beats=[Beat(subject="dog", action="running", motion="run")],
            setting=Setting(place="a meadow", stage="meadow", weather="snow"),
            duration_s=0.5,
        )
        stage = Stage.build(shot, seed=0, width=64, height=64)
        _Studio(stage, RenderSettings(width=64, height=64), shot, Timings()).picture(0)
        _prepared = True


_foreseeing = threading.Lock()
_foreseen: Foreseen | None = None


def foresee(shot: Shot, settings: RenderSettings) -> None:
    """Begins to make a shot that is likely to be ordered next; returns at once. There is one such shot at a time."""
    global _foreseen

    def staged() -> tuple[Filmed, _Studio]:
        stage = _staged(shot, settings, Timings())
        return stage, _Studio(stage, settings, shot, Timings())

    with _foreseeing:
        if _foreseen is not None:
            _foreseen.stop()
        threads = drawing_threads(settings.width * settings.height)
        _foreseen = Foreseen(shot, settings, staged, frame_count(shot, settings), threads)


def _ordered(shot: Shot, settings: RenderSettings) -> Foreseen | None:
    """What was foreseen, if it is of this order; it is forgotten either way."""
    global _foreseen
    with _foreseeing:
        foreseen, _foreseen = _foreseen, None
    if foreseen is not None and not foreseen.is_of(shot, settings):
        foreseen.stop()
        return None
    return foreseen


class _Studio:
    """Makes the finished pictures of one stage, from any thread."""

    def __init__(self, stage: Filmed, settings: RenderSettings, shot: Shot, timings: Timings) -> None:
        width, height, fps = settings.width, settings.height, settings.fps
        self._seconds = shot.duration_s or 0.0
        self._pins = Pins(shot, stage)
        self.lettering = Lettering(shot.text, width, height, over_subjects=bool(shot.subjects))
        self._stage = stage
        lenience = DRAFT_LENIENCE if settings.profile == "draft" else 1.0
        self._caster = RayCaster(stage.scene, width, height, lenience=lenience)
        self._seed = settings.seed
        self._fps = fps
        self._timings = timings
        drawn = needs_passes(stage.grade.effects)
        degrees = shot.camera.shutter_deg or DEFAULT_SHUTTER_DEG
        self._shutter_s = 0.0 if drawn or settings.profile == "draft" else degrees / 360.0 / FILM_FPS
        self._idle: queue.SimpleQueue[Any] = queue.SimpleQueue()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What differs from what is to be lettered, in words for the user."""
        return tuple(self.lettering.warnings)

    def picture(self, index: int) -> NDArray[np.uint8]:
        """Frame number `index`, (h, w, 3) display RGB. Stop motion shows each pose for some frames."""
        look = self._stage.grade
        clip_s = index / self._fps
        if look.hold > 1:
            index -= index % max(1, round(look.hold * self._fps / FILM_FPS))
        try:
            data = self._idle.get_nowait()
        except queue.Empty:
            data = self._stage.new_data()
        with self._timings.of("posing"):
            frame = self._stage.frame(index / self._fps, data)
            anchors = self._pins.anchors(data, frame, self._caster.width, self._caster.height)
            shutter_s = self._shutter_s if look.hold == 1 else 0.0
            later = self._stage.frame(index / self._fps + shutter_s, data, air=False) if shutter_s > 0.0 else frame
            drift = float(np.linalg.norm(later.camera.position - frame.camera.position))
            frame = replace(frame, drift_m=drift)
        self._idle.put(data)
        with self._timings.of("ray casting"):
            layers = self._caster.draw(frame, passes=needs_passes(look.effects))
        if shutter_s > 0.0:
            with self._timings.of("motion blur"):
                layers = replace(layers, light=open_shutter(layers, frame, later))
        with self._timings.of("grading"):
            shown = display_picture(layers, look, seed=self._seed, frame_index=index)
        with self._timings.of("lettering"):
            return self.lettering.over(shown, clip_s, self._seconds, anchors)


def render_clip(
    request: RenderRequest,
    progress: ProgressCallback,
    *,
    threads: int | None = None,
    timings: Timings | None = None,
    stage: Filmed | None = None,
) -> Clip:
    """Renders a clip; see `Generator.render`.

    Args:
        request: what to make.
        progress: is told of the stage and every frame, and may raise `Cancelled`.
        threads: frames drawn at once; None for as many as this machine has cores for.
        timings: is filled with the seconds that each kind of work took.
        stage: what is filmed; None to stage the request's shot.
    """
    began = time.perf_counter()
    settings, shot = request.settings, request.shot
    pixels = settings.width * settings.height
    threads = threads or drawing_threads(pixels)
    timings = timings or Timings()
    report = _Reporter(progress, frame_count(shot, settings))
    writer = ClipWriter(
        request.output,
        settings.width,
        settings.height,
        settings.fps,
        title=request.title or shot.title,
        comment=request.prompt,
        quality=settings.profile,
        beside=given_sound(request.inputs.sound, request.shot.duration_s or 0.0),
    )
    foreseen = _ordered(shot, settings) if stage is None else None
    with writer as clip, _pool(1, "stage") as staging:
        report.enter("loading")
        made = None if foreseen is None else report.wait(staging.submit(foreseen.made), when_slow=COMPILING)
        if made is None:
            report.wait(staging.submit(prepare), when_slow=COMPILING)
            report.enter("staging")
            stage = stage or report.wait(staging.submit(_staged, shot, settings, timings))
            made = stage, _Studio(stage, settings, shot, timings)
        stage, studio = made
        report.enter("drawing")
        drawing_began = time.perf_counter()
        _draw(studio, clip, report, threads, timings)
        drawing_s = time.perf_counter() - drawing_began
        report.enter("checking")
        with timings.of("checking"):
            warnings = [*stage.warnings, *studio.warnings]
            done = checked_clip(clip.seal(), request.output, "previz", warnings=warnings, on_frame=report.beat)
    other_s = time.perf_counter() - began - drawing_s
    if foreseen is not None:
        other_s, drawing_s = other_s + foreseen.staging_s, drawing_s + foreseen.drawing_s
    Pace.load().after(pixels / 1e6, report.total, drawing_s, other_s).save()
    return done


def _staged(shot: Shot, settings: RenderSettings, timings: Timings) -> Filmed:
    return Stage.build(shot, seed=settings.seed, width=settings.width, height=settings.height, timings=timings)


def _draw(studio: Drawer, clip: ClipWriter, report: _Reporter, threads: int, timings: Timings) -> None:
    """Draws all frames and hands them to the encoder in order, few enough at a time to bound the memory."""

    def encode(picture: NDArray[np.uint8]) -> None:
        with timings.of("encoding"):
            clip.write(picture)

    drawing: deque[Future[NDArray[np.uint8]]] = deque()
    encoding: deque[Future[None]] = deque()
    window = threads + AHEAD
    # The encoder's pool is left last: nothing may close the file while a frame goes into it.
    with _pool(1, "encode") as encoder, _pool(threads, "draw", abandon=True) as pool:
        for index in range(report.total + window):
            if index < report.total:
                drawing.append(pool.submit(studio.picture, index))
            if index >= window:
                picture = report.wait(drawing.popleft())
                encoding.append(encoder.submit(encode, picture))
                report.frame(picture)
            if len(encoding) > AHEAD:
                report.wait(encoding.popleft())
        for written in encoding:
            report.wait(written)


@contextmanager
def _pool(threads: int, name: str, *, abandon: bool = False) -> Iterator[ThreadPoolExecutor]:
    """A thread pool that drops what has not begun when the block is left by an error.

    Args:
        threads: how many.
        name: of the threads.
        abandon: on an error, do not even wait for what has begun: its result is of no use.
    """
    pool = ThreadPoolExecutor(threads, thread_name_prefix=name)
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=not abandon, cancel_futures=True)
        raise
    pool.shutdown()


class _Reporter:
    """Tells the caller how far it is, often enough to be cancelled and seldom enough to cost nothing."""

    def __init__(self, progress: ProgressCallback, total: int) -> None:
        self.total = total
        self._progress = progress
        self._stage = ""
        self._done = 0
        self._entered = self._told = self._previewed = 0.0

    def enter(self, stage: str) -> None:
        """A new kind of work begins."""
        self._stage = stage
        self._entered = time.perf_counter()
        self._tell()

    def frame(self, picture: NDArray[np.uint8]) -> None:
        """One more frame is drawn."""
        self._done += 1
        now = time.perf_counter()
        last = self._done == self.total
        if now - self._previewed >= PREVIEW_EVERY_S or last:
            self._previewed = now
            self._tell(jpeg_preview(picture))
        else:
            self.beat()

    def beat(self) -> None:
        """Still at it."""
        if time.perf_counter() - self._told >= POLL_S:
            self._tell()

    def wait(self, future: Future[Result], *, when_slow: str = "") -> Result:
        """The future's result; meanwhile the caller is told, and may cancel.

        Args:
            future: what is waited for.
            when_slow: the name of the stage once it has taken `SLOW_S`.
        """
        while True:
            try:
                return future.result(timeout=POLL_S)
            except TimeoutError:
                if future.done():
                    raise
                if when_slow and time.perf_counter() - self._entered > SLOW_S:
                    self._stage = when_slow
                self.beat()

    def _tell(self, preview: bytes | None = None) -> None:
        now = self._told = time.perf_counter()
        left: float | None = None
        if self._stage == "drawing" and self._done:
            left = round((now - self._entered) / self._done * (self.total - self._done), 1)
        report = Progress(stage=self._stage, done=self._done, total=self.total, seconds_left=left, preview=preview)
        self._progress(report)
