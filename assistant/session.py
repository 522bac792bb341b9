"""The studio: the one door for every face.

    studio = await Studio.open(Path("my-film"))
    async for event in studio.say("a dog running on a beach"):
        show(event)
    await studio.close()

A turn yields events as things happen and ends with `TurnDone`, whatever happened; it does not raise. Importing this
module costs little: the agent is imported with the first message.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from assistant.choices import choice_in
from assistant.errors import InputError
from assistant.events import (
    ErrorEvent,
    Event,
    ProgressEvent,
    Question,
    TakeView,
    TextEvent,
    TurnDone,
)
from assistant.failures import failure_event
from assistant.giving import Gift, read_gifts
from assistant.limits import check_seconds, check_words
from assistant.memory import Project
from assistant.models import check_model
from assistant.rates import rate_said
from assistant.settings import load_settings
from assistant.showing import Shown
from assistant.workbench import Turn, Workbench, whole
from generators.base import Fit, RenderSettings
from generators.worker import Expected, LocalWorker

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from assistant.conducting import Conductor
    from assistant.cutting import CutAsked
    from generators.upscale.asking import Asked

__all__ = ["Studio"]


class Studio(Shown):
    """An open project with its director. Make one with `open`; one turn runs at a time, others wait.

    Attributes:
        project: the project folder.
    """

    def __init__(
        self, project: Project, bench: Workbench, model: BaseChatModel | None, render: RenderSettings | None
    ) -> None:
        super().__init__(project, bench)
        self._model = model
        self._render = render
        self._conductor: Conductor | None = None
        self._turns = asyncio.Lock()
        self._running: asyncio.Task[None] | None = None
        self._clarify: Question | None = None

    @classmethod
    async def open(
        cls,
        project: Path,
        *,
        model: str | BaseChatModel | None = None,
        generator: str | None = None,
        settings: RenderSettings | None = None,
        budget_seconds: float | None = None,
        create: bool = True,
        worker: LocalWorker | None = None,
    ) -> Self:
        """Opens a project, and makes it when there is none.

        Args:
            project: the folder.
            model: the chat model that drives, by name or as one that is there already; None takes the user's setting,
                `offline` by default.
            generator: what renders; None takes the user's setting, `auto` by default.
            settings: render settings for every turn that has none of its own.
            budget_seconds: a render that costs and takes longer needs the user's leave.
            create: whether a missing project is made.
            worker: one that was started already (`assistant.starting`); it is closed with the studio.

        Raises:
            InputError: an unknown chat model or generator, or a setting that cannot be used.
            ProjectError: the project cannot be opened or made.
        """
        named = model if isinstance(model, str) else None
        chosen = load_settings(model=named, generator=generator, budget_seconds=budget_seconds)
        check_model(chosen.model)
        opened = await asyncio.to_thread(Project.open, project, create=create)
        given = None if isinstance(model, str) else model
        author = given._llm_type if given else chosen.model
        bench = Workbench(opened, chosen, worker or LocalWorker(), chosen.generator, author)
        return cls(opened, bench, given, settings)

    def warm(self) -> None:
        """Starts the render worker and imports the agent, so that both are ready when needed. Returns at once."""
        self._bench.worker.warm(self._bench.generator_name)
        if self._conductor is None:
            asyncio.get_running_loop().run_in_executor(None, _conductor_class)

    async def _warm_for(self, turn: Turn) -> None:
        """Starts the render worker, and lets it begin what the turn will most likely have rendered.

        Its work overlaps with the planning, and on a film's first turn with loading the agent.
        """
        expected = await whole(lambda: _foreseen(self._bench, turn)) if self._conductor is None else None
        self._bench.worker.warm(self._bench.generator_name, expected=expected)

    async def say(
        self,
        text: str,
        *,
        settings: RenderSettings | None = None,
        seconds: float | None = None,
        render: bool = True,
        queue: bool = False,
        gifts: Sequence[Gift] = (),
    ) -> AsyncGenerator[Event]:
        """One turn of the conversation.

        Args:
            text: the user's message.
            settings: render settings for this turn; fields that were not set are left to the shot.
            seconds: the length of the clips planned or revised in this turn, s; it counts as the user's word.
            render: whether to render the shots that this turn makes or changes.
            queue: whether to put those renders into the project's queue instead of making them at once.
            gifts: files beside those that the message itself names.

        Yields:
            Events, the last of them `TurnDone`.
        """
        try:
            turn = self._turn(text, settings, seconds, gifts).model_copy(update={"render": render, "queue": queue})
        except InputError as error:
            yield failure_event(error)
            yield TurnDone()
            return
        async with aclosing(self._taken(turn, None)) as events:
            async for event in events:
                yield event

    async def answer(self, question_id: str, choice: str) -> AsyncGenerator[Event]:
        """Answers a `Question`; what was waiting for it goes on. Yields like `say`."""
        clarifies = self._clarify is not None and self._clarify.id == question_id
        turn = self.say(choice) if clarifies else self._taken(Turn(words=choice), question_id)
        async with aclosing(turn) as events:
            async for event in events:
                yield event

    async def open_question(self) -> Question | None:
        """The question that waits for its answer, from this sitting or an earlier one; None when none does.

        Raises:
            ProjectError: the agent's state cannot be read or written.
        """
        async with self._turns:
            return (await self._conducting()).question or self._clarify

    def cancel(self) -> bool:
        """Stops the running turn; False when none runs. The turn ends with `TurnDone(cancelled=True)`."""
        if self._running is None or self._running.done():
            return False
        return self._running.cancel()

    def standing(self) -> str:
        """Where the film stands now, for `take_back`."""
        head = self.project.history.head()
        return head.hash if head else ""

    async def take_back(self, standing: str) -> None:
        """Takes back what was done to the film since it stood there; as after any undo, it can be redone.

        Raises:
            ProjectError: the database cannot be written.
        """
        async with self._turns:
            await whole(lambda: self.project.history.undo_to(standing))

    async def upscale(
        self,
        take: str,
        asked: Asked,
        on_progress: Callable[[ProgressEvent], None],
        *,
        fit: Fit = "pad",
        model: str | None = None,
    ) -> TakeView:
        """Makes a larger or smoother take from a take; cancel the task to stop it, and no take is left.

        Args:
            take: its number or id.
            asked: the size and rate wanted.
            on_progress: told how far it is.
            fit: what happens where the shape differs.
            model: what enlarges, where it is not to be Lanczos.

        Raises:
            AssistantError: there is no such take, or the project cannot be written.
            GeneratorError: the take cannot be made so.
        """
        from assistant.upscaling import take_named, upscale_take

        def tell(event: Event) -> None:
            if isinstance(event, ProgressEvent):
                on_progress(event)

        async with self._turns:
            return await upscale_take(self._bench, take_named(self._bench, take), asked, fit, tell, model)

    async def cut(self, asked: CutAsked, on_progress: Callable[[ProgressEvent], None]) -> dict[str, Any]:
        """Joins the newest takes of the film into one file among its exports; cancel the task to stop it.

        Args:
            asked: which shots, and in what size and rate.
            on_progress: told how far it is.

        Returns:
            Its absolute path and what is true of it, as in `Clip`.

        Raises:
            AssistantError: a shot has no take yet, or the project cannot be written.
            GeneratorError: a take cannot be used.
        """
        from assistant.tools.cut_film import made_cut

        def tell(event: Event) -> None:
            if isinstance(event, ProgressEvent):
                on_progress(event)

        async with self._turns:
            path, clip = await made_cut(self._bench, asked, tell)
        return clip.model_dump(mode="json") | {"path": str(self.project.path / path)}

    def queue_cut(self, asked: CutAsked) -> dict[str, Any]:
        """Puts a cut into the queue, behind the renders of its shots; the job as the faces show it.

        Raises:
            AssistantError: a shot has no take, and none to come.
        """
        from assistant.cutting import queue_cut
        from assistant.queueing import job_view

        return job_view(queue_cut(self.project, asked)).model_dump(mode="json")

    async def close(self) -> None:
        """Stops what runs, ends the worker and closes the project."""
        if self.cancel() and self._running:
            await asyncio.wait([self._running])
        if self._conductor:
            await self._conductor.close()
        await asyncio.to_thread(self._bench.worker.close)
        self.project.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    def _turn(self, text: str, settings: RenderSettings | None, seconds: float | None, gifts: Sequence[Gift]) -> Turn:
        chosen = settings or self._render
        asked: dict[str, Any] = chosen.model_dump(mode="json", exclude_unset=True) if chosen else {}
        length = None if seconds is None else check_seconds(seconds)
        words = check_words(text) if text.strip() or not gifts else ""
        said = read_gifts(words)
        rated = rate_said(said.words)
        if rated.fps is not None:
            asked.setdefault("fps", rated.fps)
        named = "" if words else ", ".join(gift.file for gift in gifts)
        whole = words if said.gifts or rated.fps is not None else named
        return Turn(
            words=rated.words,
            said=whole,
            gifts=(*gifts, *said.gifts),
            settings=asked,
            seconds=length,
        )

    async def _taken(self, turn: Turn, question_id: str | None) -> AsyncGenerator[Event]:
        async with self._turns:
            events: asyncio.Queue[Event | None] = asyncio.Queue()
            self._clarify = None
            self._running = asyncio.create_task(self._work(turn, question_id, events.put_nowait))
            self._running.add_done_callback(lambda _: events.put_nowait(None))
            cancelled = True
            try:
                while (event := await events.get()) is not None:
                    if isinstance(event, Question) and event.kind == "clarify":
                        self._clarify = event
                    yield event
                cancelled = self._running.cancelled()
            finally:
                if not self._running.done():  # nobody listens any more
                    self._running.cancel()
                    await asyncio.wait([self._running])
            yield TurnDone(cancelled=cancelled)

    async def _work(self, turn: Turn, question_id: str | None, emit: Any) -> None:
        told: list[Event] = []

        def tell(event: Event) -> None:
            told.append(event)
            emit(event)

        try:
            if turn.render and not turn.queue:
                await self._warm_for(turn)
            if question_id is None:
                await whole(lambda: self.project.conversation.add("user", turn.message))
            conductor = await self._conducting()
            await self._conduct(conductor, turn, question_id, tell)
        except Exception as error:  # noqa: BLE001 - whatever it is, the user is told, and the studio goes on
            tell(failure_event(error))
        await self._keep(told)

    async def _conduct(self, conductor: Conductor, turn: Turn, question_id: str | None, tell: Any) -> None:
        waiting = conductor.question
        if question_id is not None and (waiting is None or waiting.id != question_id):
            raise InputError("That question is no longer open.")
        if waiting is None:
            await conductor.take(turn, tell)
            return
        choice = turn.message if question_id is not None else choice_in(turn.message, waiting)
        if choice in waiting.choices:
            await conductor.resume(choice, tell)
            return
        if question_id is not None:
            raise InputError(f"The answer {choice!r} is none of: {', '.join(waiting.choices)}.")
        await conductor.decline()
        await conductor.take(turn, tell)

    async def _conducting(self) -> Conductor:
        if self._conductor is None:
            conductor_class = await asyncio.to_thread(_conductor_class)
            self._conductor = await conductor_class.open(self._bench, self._model)
        return self._conductor

    async def _keep(self, told: Sequence[Event]) -> None:
        """Writes down what the director said; a project that cannot be written has already been told of."""
        said: dict[str, str] = {}
        errors: list[str] = []
        for event in told:
            if isinstance(event, TextEvent):
                said[event.message] = said.get(event.message, "") + event.delta
            elif isinstance(event, Question):
                said[event.id] = event.text
            elif isinstance(event, ErrorEvent):
                errors.append(event.message)
        try:
            for text in said.values():
                await whole(lambda text=text: self.project.conversation.add("assistant", text))  # type: ignore[misc]
            for text in errors:
                await whole(lambda text=text: self.project.conversation.add("error", text))  # type: ignore[misc]
        except Exception:  # noqa: BLE001
            return


def _conductor_class() -> type[Conductor]:
    from assistant.conducting import Conductor

    return Conductor


def _foreseen(bench: Workbench, turn: Turn) -> Expected | None:
    from assistant.foreseeing import foreseen

    return foreseen(bench, turn)
