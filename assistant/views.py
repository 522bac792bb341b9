"""The film's shots as the faces see them, made one by one as they are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from assistant.events import ShotView
from assistant.workbench import Workbench

__all__ = ["ShotViews"]


class ShotViews(Sequence[ShotView]):
    """The shots of the film as it stood when this was made. A thousand of them cost nothing until they are read."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._film = bench.project.film()

    def __len__(self) -> int:
        return len(self._film.slots)

    @overload
    def __getitem__(self, index: int) -> ShotView: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[ShotView]: ...
    def __getitem__(self, index: int | slice) -> ShotView | Sequence[ShotView]:
        numbers = range(1, len(self) + 1)[index]
        if isinstance(numbers, int):
            return self._bench.shot_view(numbers, self._film)
        return [self._bench.shot_view(number, self._film) for number in numbers]
