"""A four-legged animal's script: its gaits and habits one after another."""

from __future__ import annotations

from collections.abc import Sequence

from generators.previz.motion.habits import Stance, habit_named, habit_of, resting_after
from generators.previz.motion.quadruped import Quadruped, QuadrupedGait
from generators.previz.motion.script import Cue, moment_of, way_of
from generators.previz.motion.travel import Travel
from generators.previz.rigs.figure import Posture, blended

__all__ = ["QuadrupedScript"]


class QuadrupedScript:
    """A four-legged animal that does one thing after another."""

    def __init__(self, bones: Quadruped, travel: Travel, cues: Sequence[Cue], phase: float = 0.0) -> None:
        self.cues = tuple(cues)
        self._starts = [cue.start_s for cue in self.cues]
        self._gaits: dict[int, QuadrupedGait] = {}
        rests: Stance | None = None
        for cue in self.cues:
            habit, named = habit_of(cue.motion, cue.words), habit_named(cue.words) is not None
            now, rests = resting_after(rests, habit, moving=cue.speed_mps > 0, named=named)
            self._gaits[id(cue)] = QuadrupedGait(
                bones,
                way_of(cue, travel),
                cue.motion,
                phase,
                words=cue.words,
                speed_mps=cue.speed_mps,
                start_s=cue.start_s,
                raise_m=cue.raise_m,
                end_s=cue.end_s,
                climb_mps=cue.climb_mps if cue.motion == "jump" else 0.0,
                resting=now,
            )

    def busy(self, story_s: float) -> list[float]:
        """Heights that a picture of what it does has to show, world m."""
        return self._gaits[id(moment_of(self.cues, self._starts, story_s).now)].busy(story_s)

    def __call__(self, story_s: float) -> Posture:
        """The posture at a story time; over a change, between both."""
        moment = moment_of(self.cues, self._starts, story_s)
        now = self._gaits[id(moment.now)](story_s)
        if moment.before is None:
            return now
        return blended(self._gaits[id(moment.before)](story_s), now, moment.share)
