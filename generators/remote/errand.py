"""One job's way through a server: found again or sent, waited for, fetched; and called back when nobody wants it."""

from __future__ import annotations

import time
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import Final

from generators.errors import OutputError, ServerFailed
from generators.remote.answers import Job
from generators.remote.asking import Asked
from generators.remote.client import JobGone, Refused, Unavailable, VideosClient
from generators.remote.desk import Desk, Patience
from generators.remote.notes import Note, NoteFile
from generators.video import way_out

__all__ = ["Errand"]

POLL_GROWTH: Final = 1.3
CALLING_BACK_S: Final = 0.35
"""How long an exchange may take once the caller has cancelled; a worker is killed soon after."""
TELLING_PERCENT: Final = 4.0
"""From here on a server's own percentage tells the time that is left."""


class Errand:
    """Brings one clip from a server.

    Args:
        client: speaks to it. name: what the user calls it. tells_prompts: whether its list of jobs does.
        asked: the job.
        notes: where the job is remembered.
        desk: waits.
        patience: with the server.
        expected_s: how long the job takes by what was measured, None when nothing was.
    """

    def __init__(
        self,
        client: VideosClient,
        name: str,
        asked: Asked,
        notes: NoteFile,
        desk: Desk,
        *,
        patience: Patience,
        tells_prompts: bool,
        expected_s: float | None,
    ) -> None:
        self._client, self._name, self._asked, self._notes, self._desk = client, name, asked, notes, desk
        self._patience, self._tells_prompts, self._expected_s = patience, tells_prompts, expected_s
        self._sending: Future[Job] | None = None
        self._job = ""
        self.warnings: list[str] = []
        self.sent_s: float | None = None
        """How long the server took from the sending to the end, s; None for a job of an earlier start."""

    def bring(self, target: Path) -> None:
        """Has the clip made and writes it to `target` as the server gives it.

        Raises:
            ServerFailed: with the way out.
            OutputError: it cannot be written.
            Cancelled: from the progress callback; `call_back` then stops the job.
        """
        earlier = self._notes.read()
        if earlier is not None:
            with suppress(JobGone):  # the server has forgotten it, so that it must be made anew
                if (job := self._found_again(earlier)) is not None:
                    self._fetch(self._finished(job), target)
                    return
            self._job = ""
        began = time.monotonic()
        try:
            job = self._finished(self._sent(earlier))
            self.sent_s = time.monotonic() - began
            self._fetch(job, target)
        except JobGone as gone:
            self._notes.forget()
            raise ServerFailed(
                f"the server {self._name} has lost the job; it may have been started anew, so render the shot again"
            ) from gone

    def call_back(self) -> None:
        """Stops the job at the server, if there is one, and forgets it. Never takes long."""
        if self._sending is not None and not self._job:
            job = self._desk.finish(self._sending, CALLING_BACK_S)
            self._job = job.id if job else ""
        self._notes.forget()
        if self._job:
            name = self._job
            self._desk.finish(self._desk.begin(lambda: self._client.delete(name)), CALLING_BACK_S)

    def _found_again(self, note: Note) -> Job | None:
        """The job of an earlier start; None when it was never taken. Raises `JobGone` when it is lost."""
        if note.job is not None:
            self._job = note.job
            self._desk.tell(f"asking {self._name}", 0)
            return self._asked_after(note.job)
        try:
            lost = self._desk.insist(lambda: self._lost(note))
        except ServerFailed:
            self.warnings.append(f"a job that broke off while it was sent earlier may still run at {self._name}")
            return None
        if lost is not None:
            self._keep(note, lost)
        return lost

    def _sent(self, earlier: Note | None) -> Job:
        """Sends the job, once: a try that the server may have taken is first looked for there.

        Args:
            earlier: the note of another start, whose token is used again if its job was never named.
        """
        self._desk.tell(f"sending to {self._name}", 0)
        note = Note(digest=self._notes.digest, known=self._desk.insist(self._known))
        if earlier is not None and earlier.job is None:
            note = note.model_copy(update={"token": earlier.token})
        self._notes.write(note)
        failures = 0
        while True:
            self._sending = self._desk.begin(
                lambda: self._client.create(self._asked.fields, note.token, self._asked.picture)
            )
            try:
                return self._keep(note, self._desk.wait(self._sending))
            except Unavailable as trouble:
                failures += 1
                self._sending = None
                if failures >= self._patience.tries:
                    if not trouble.taken:
                        self._notes.forget()
                    raise ServerFailed(f"{trouble}; is it running?") from trouble
                self._desk.calm(trouble, failures)
                if trouble.taken and (lost := self._looked_for(note)) is not None:
                    return self._keep(note, lost)
            except ServerFailed:
                self._notes.forget()
                raise

    def _keep(self, note: Note, job: Job) -> Job:
        self._job = job.id
        self._notes.write(note.model_copy(update={"job": job.id}))
        return job

    def _known(self) -> list[str] | None:
        """The jobs that are there before ours; None when the server has no list that can be read."""
        try:
            return [job.id for job in self._client.jobs()]
        except Refused:
            raise  # it would refuse the job as well
        except ServerFailed:
            return None

    def _looked_for(self, note: Note) -> Job | None:
        """As `_lost`, and once more after a while, since a job that is sent twice is paid for twice."""
        if (lost := self._desk.insist(lambda: self._lost(note))) is None:
            self._desk.pause(self._patience.settling_s)
            lost = self._desk.insist(lambda: self._lost(note))
        return lost

    def _lost(self, note: Note) -> Job | None:
        """Our job in the server's list, though its answer never came; None when it is not there.

        Raises:
            ServerFailed: it cannot be told.
        """
        unsure = ServerFailed(
            f"the server {self._name} broke off while it took the job, and does not tell whether it did; "
            "see what it is at, and render the shot again if it is not at that"
        )
        if note.known is None:
            raise unsure
        new = [job for job in self._client.jobs() if job.id not in note.known]
        if not self._tells_prompts and new:
            raise unsure
        ours = [job for job in new if (job.prompt or "").strip() == self._asked.fields["prompt"]]
        return min(ours, key=lambda job: job.created, default=None)  # later ones are other takes of the shot

    def _finished(self, job: Job) -> Job:
        """Waits until the job is done."""
        began = rendering = time.monotonic()
        interval, state = self._patience.poll_first_s, job.state
        while job.state != "completed":
            if job.state == "failed":
                self._notes.forget()
                raise ServerFailed(f"the server {self._name} could not make the clip: {job.error}")
            if job.state != state:
                state, rendering = job.state, time.monotonic()
            self._tell(job, began, rendering)
            self._desk.pause(interval)
            interval = min(interval * POLL_GROWTH, self._patience.poll_longest_s)
            job = self._asked_after(job.id)
        return job

    def _asked_after(self, name: str) -> Job:
        hint = "the job goes on there, and rendering the shot again takes it up"
        return self._desk.insist(lambda: self._client.job(name), tries=self._patience.tries_waiting, hint=hint)

    def _tell(self, job: Job, began: float, rendering: float) -> None:
        now = time.monotonic()
        left = None if self._expected_s is None else max(0.0, self._expected_s - (now - began))
        if job.percent >= TELLING_PERCENT:
            left = (now - rendering) * (100.0 - job.percent) / job.percent if now - rendering > 1 else left
        waits = "queued at" if job.state == "queued" else "rendering at"
        self._desk.tell(f"{waits} {self._name}", job.percent, left)

    def _fetch(self, job: Job, target: Path) -> None:
        self._desk.tell("fetching the clip", 100)
        hint = "the clip is ready there, and rendering the shot again fetches it"
        self._desk.insist(lambda: self._written(job.id, target), hint=hint)

    def _written(self, job: str, target: Path) -> None:
        """Writes the clip to `target`, from its beginning. Runs beside."""

        def heard(_got: int, _promised: int | None) -> None:
            if self._desk.stopped.is_set():
                raise _Stopped

        try:
            with target.open("wb") as file:
                self._client.fetch(job, file, heard)
        except OSError as error:
            raise OutputError(f"cannot write to {target.parent}: {way_out(error.errno or 0, error)}") from error


class _Stopped(Exception):
    """Nobody waits for the download any more."""
