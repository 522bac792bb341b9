"""Rendering on a Ray cluster: clips fan out to actors that stay warm, and come back whole.

Every node needs this version of Rushes and, for models, their weights. An actor is placed by what its generator needs:
cards, cores and memory. One that is lost costs its clip, which the queue then gives to another.
"""

from __future__ import annotations

import asyncio
import itertools
import math
import os
import socket
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple

from pydantic import TypeAdapter

from generators import registry
from generators.base import Clip, NeedsGpu, Progress, ProgressCallback, RenderRequest
from generators.errors import Cancelled, CannotRender, OutputError, WorkerLost
from generators.executors.renderer import Renderer
from generators.executors.renderer_group import GroupedRenderer
from generators.partials import partial_path
from generators.relocating import input_files
from generators.worker import wire
from generators.worker.outcome import error_of

__all__ = ["CORES_PER_CLIP", "RayExecutor"]

CORES_PER_CLIP: Final = 2
"""What a clip without a card takes: previz draws on two threads."""
GROUP_WAIT_S: Final = 300.0
"""How long the cards of a clip may take to come free together."""
CONNECT_S: Final = 5.0
"""How long a cluster's address may take to answer."""
PATIENCE_S: Final = 2.0
"""How long a cancelled render may take to stop before its actor is killed."""
_POLL_S: Final = 0.25
_GB: Final = 1024.0

_answers: TypeAdapter[wire.Answer] = TypeAdapter(wire.Answer)


class _Needs(NamedTuple):
    """What an actor is placed by; actors of the same needs and generator serve one another's clips."""

    generator: str
    gpus: int
    cores: float
    memory_gb: int


@dataclass(eq=False)
class _Actor:
    needs: _Needs
    handle: Any
    others: tuple[Any, ...] = ()
    group: Any = None

    @property
    def handles(self) -> tuple[Any, ...]:
        """All that work on its clip together."""
        return (self.handle, *self.others)


class RayExecutor:
    """A Ray cluster as an executor. Use it from one event loop.

    Args:
        address: of the cluster, such as `10.0.0.4:6379`; `auto` for the one that this machine belongs to; `local`
            starts one here, which ends with the executor.
        cores_per_clip: of a clip that needs no card.

    Raises:
        CannotRender: Ray is not installed, or there is no such cluster.
    """

    def __init__(self, address: str, *, cores_per_clip: float = CORES_PER_CLIP) -> None:
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        try:
            import ray
        except ImportError as error:
            raise CannotRender("rendering on a cluster needs Ray: pip install 'rushes[ray]'") from error
        self._ray = ray
        _check_address(address)
        try:
            ray.init(
                address=None if address == "local" else address,
                log_to_driver=False,
                logging_level="ERROR",
                **({"include_dashboard": False} if address == "local" else {}),
            )
        except (ConnectionError, RuntimeError, ValueError) as error:
            reason = " ".join(str(error).split())[:200]
            raise CannotRender(f"there is no Ray cluster at {address}: {reason}") from error
        self._cores = cores_per_clip
        self._jobs = itertools.count(1)
        self._idle: list[_Actor] = []
        self._busy: dict[int, _Actor] = {}

    def has_room(self, generator_name: str, busy: Sequence[str]) -> bool:
        """Whether the cluster has a free card for the clip, or free cores if it needs no card."""
        resources = self._ray.cluster_resources()
        gpus = _gpus(generator_name)
        alike = sum(1 for name in busy if (_gpus(name) > 0) == (gpus > 0))
        places = resources.get("GPU", 0) // gpus if gpus else resources.get("CPU", 0) // self._cores
        return bool(alike < places)

    async def render(self, generator_name: str, request: RenderRequest, on_progress: ProgressCallback) -> Clip:
        """Makes a clip on the cluster; see `Executor.render`."""
        name = registry.resolve(generator_name)
        order = wire.Render(job=next(self._jobs), generator=name, request=request, **registry.row_of(name)._asdict())
        files = await asyncio.to_thread(_packed, request)
        needs = self._needs(name, request)
        idle = self._idle_actor(needs)
        actor = idle if idle is not None else await asyncio.to_thread(self._new_actor, needs)
        self._busy[order.job] = actor
        rendering = asyncio.ensure_future(_together(actor, order.model_dump_json(), files))
        try:
            answer, clip = await self._followed(actor, order.job, rendering, on_progress)
        except self._ray.exceptions.RayError as error:
            self._drop(actor)
            raise WorkerLost("the node or process that rendered was lost before the clip was whole") from error
        except BaseException:
            await self._stop(actor, order.job, rendering)
            raise
        finally:
            del self._busy[order.job]
        if actor.others and not clip:  # the others may wait for the one that failed
            self._drop(actor)
        else:
            self._idle.append(actor)
        return await asyncio.to_thread(_delivered, answer, clip, request.output)

    async def pids(self) -> list[int]:
        """The process numbers of the actors that render, each on its own node."""
        return list(await asyncio.gather(*(actor.handle.pid.remote() for actor in self._busy.values())))

    async def close(self) -> None:
        """Ends the actors, and the cluster if it was started here."""
        for actor in [*self._idle, *self._busy.values()]:
            self._drop(actor)
        await asyncio.to_thread(self._ray.shutdown)

    def _needs(self, name: str, request: RenderRequest) -> _Needs:
        peak_mb = registry.get(name).estimate(request.shot, request.settings).peak_memory_mb
        memory_gb = 2 ** math.ceil(math.log2(max(peak_mb / _GB, 1.0)))
        gpus = _gpus(name, request)
        return _Needs(name, gpus, 1.0 if gpus else self._cores, memory_gb)

    def _idle_actor(self, needs: _Needs) -> _Actor | None:
        """An idle actor of these needs; where there is none, idle ones of other needs make room for a new one."""
        for actor in self._idle:
            if actor.needs == needs:
                self._idle.remove(actor)
                return actor
        for actor in list(self._idle):
            self._drop(actor)
        return None

    def _new_actor(self, needs: _Needs) -> _Actor:
        if needs.gpus > 1:
            return self._group(needs)
        self._check_room(needs)
        options = {
            "num_cpus": needs.cores,
            "num_gpus": needs.gpus,
            "memory": needs.memory_gb * 2**30,
            "max_concurrency": 3,  # the render, how far it is, and a stop
        }
        return _Actor(needs, self._ray.remote(Renderer).options(**options).remote())

    def _check_room(self, needs: _Needs) -> None:
        """Refuses what no node could ever take: Ray itself would let it wait for ever."""
        asked = {"GPU": needs.gpus, "CPU": needs.cores, "memory": needs.memory_gb * 2**30}
        nodes = [node["Resources"] for node in self._ray.nodes() if node["Alive"]]
        if not any(all(node.get(name, 0) >= amount for name, amount in asked.items()) for node in nodes):
            cards = f"{needs.gpus} card, " if needs.gpus else ""
            raise CannotRender(
                f"a clip of {needs.generator} needs {cards}{needs.cores:g} cores and {needs.memory_gb} GB of memory of "
                "one node, and no node of the cluster has as much; choose a smaller size or another model"
            )

    def _group(self, needs: _Needs) -> _Actor:
        """As many actors as a clip takes cards, all on one node, where cards reach one another fastest."""
        most = max((node["Resources"].get("GPU", 0) for node in self._ray.nodes() if node["Alive"]), default=0)
        if most < needs.gpus:
            raise CannotRender(
                f"a clip of {needs.generator} at this profile is divided between {needs.gpus} cards of one node, and "
                f"no node of the cluster has more than {most:g}; choose another profile"
            )
        bundle = {"CPU": 1.0, "GPU": 1.0}
        group = self._ray.util.placement_group([bundle] * needs.gpus, strategy="STRICT_PACK")
        try:
            return self._joined(needs, group)
        except self._ray.exceptions.RayError as error:
            self._ray.util.remove_placement_group(group)
            raise WorkerLost(
                f"{needs.gpus} cards of one node did not come together within {GROUP_WAIT_S:g} s"
            ) from error

    def _joined(self, needs: _Needs, group: Any) -> _Actor:
        """Starts a process on each card that was reserved; comes back when all have found one another."""
        self._ray.get(group.ready(), timeout=GROUP_WAIT_S)
        strategy = self._ray.util.scheduling_strategies.PlacementGroupSchedulingStrategy
        made = [
            self._ray.remote(GroupedRenderer)
            .options(num_cpus=1, num_gpus=1, max_concurrency=3, scheduling_strategy=strategy(group, rank))
            .remote()
            for rank in range(needs.gpus)
        ]
        place = self._ray.get(made[0].place.remote(), timeout=GROUP_WAIT_S)
        self._ray.get(
            [actor.join.remote(rank, needs.gpus, place) for rank, actor in enumerate(made)], timeout=GROUP_WAIT_S
        )
        return _Actor(needs, made[0], tuple(made[1:]), group)

    async def _followed(
        self, actor: _Actor, job: int, rendering: asyncio.Future[tuple[str, bytes]], on_progress: ProgressCallback
    ) -> tuple[str, bytes]:
        """Passes the progress on until a render ends; returns how."""
        told = None
        while not (await asyncio.wait([rendering], timeout=_POLL_S))[0]:
            reached = await actor.handle.progress.remote(job)
            if reached is not None and reached != told:
                told = reached
                on_progress(Progress.model_validate_json(reached))
        return rendering.result()

    async def _stop(self, actor: _Actor, job: int, rendering: asyncio.Future[tuple[str, bytes]]) -> None:
        """Stops a render; an actor that does not stop in time is killed."""
        for handle in actor.handles:
            handle.stop.remote(job)
        stopped, _ = await asyncio.wait([rendering], timeout=PATIENCE_S)
        if stopped and rendering.exception() is None:
            self._idle.append(actor)
        else:
            rendering.cancel()
            self._drop(actor)

    def _drop(self, actor: _Actor) -> None:
        if actor in self._idle:
            self._idle.remove(actor)
        for handle in actor.handles:
            with suppress(Exception):  # it is gone already
                self._ray.kill(handle)
        if actor.group is not None:
            with suppress(Exception):
                self._ray.util.remove_placement_group(actor.group)


def _check_address(address: str) -> None:
    """Refuses an address at which nobody answers, which Ray itself tries for more than a minute.

    Raises:
        CannotRender: with the address.
    """
    host, colon, port = address.rpartition(":")
    if not colon or "://" in address:
        return
    try:
        socket.create_connection((host, int(port)), CONNECT_S).close()
    except (OSError, ValueError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CannotRender(f"there is no Ray cluster at {address}: {reason.lower()}") from error


async def _together(actor: _Actor, order: str, files: dict[str, bytes]) -> tuple[str, bytes]:
    """How a render ends: by the first of those that work on it once all have ended, or by any that gives up."""
    working = [asyncio.ensure_future(_result(handle.render.remote(order, files))) for handle in actor.handles]
    for ended in asyncio.as_completed(working):
        answer, clip = await ended
        if not isinstance(_answers.validate_json(answer), wire.Finished):
            return answer, clip
    return working[0].result()


async def _result(reference: Any) -> tuple[str, bytes]:
    answer, clip = await reference
    return answer, clip


def _gpus(name: str, request: RenderRequest | None = None) -> int:
    try:
        generator = registry.get(name)
    except CannotRender:  # the render itself says so
        return 0
    if not isinstance(generator, NeedsGpu):
        return 0
    return generator.gpus_for(request.settings) if request is not None else generator.gpus


def _packed(request: RenderRequest) -> dict[str, bytes]:
    """The files that a request starts from, by name.

    Raises:
        CannotRender: one of them cannot be read.
    """
    try:
        return {str(path): path.read_bytes() for path in input_files(request)}
    except OSError as error:
        raise CannotRender(f"cannot read {error.filename}: {(error.strerror or str(error)).lower()}") from error


def _delivered(text: str, clip: bytes, output: Path) -> Clip:
    """Puts a clip where it was asked for; there is the whole file, or none."""
    answer = _answers.validate_json(text)
    match answer:
        case wire.Finished():
            if sha256(clip).hexdigest() != answer.clip.sha256:
                raise WorkerLost("the clip was damaged on its way from the cluster; try again")
            _write_whole(output, clip)
            return answer.clip.model_copy(update={"path": output})
        case wire.Failed():
            raise error_of(answer, "the log is on the node that rendered")
        case _:
            raise Cancelled


def _write_whole(output: Path, content: bytes) -> None:
    partial = partial_path(output)
    try:
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(output)
    except OSError as error:
        partial.unlink(missing_ok=True)
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"cannot write {output}: {reason}; give another place") from error
