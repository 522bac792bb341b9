"""What a film's first message will most likely have rendered, known before the agent is loaded.

Loading the agent takes as long as staging a shot. The built-in director plans the first shot of a film from its words
alone, so the words are enough for the worker to begin with it meanwhile. A guess that turns out wrong is let go.
"""

from __future__ import annotations

from assistant.offline import Deed, Film, intend
from assistant.ordering import Wish, wished_settings
from assistant.tools.plan_shots import PlanShots, length_asked, spoken, with_length
from assistant.workbench import Turn, Workbench
from generators.base import NO_INPUTS
from generators.worker import Expected
from prompts.complete import complete_all
from prompts.errors import RequestError
from prompts.read import read

__all__ = ["foreseen"]


def foreseen(bench: Workbench, turn: Turn) -> Expected | None:
    """The first render that a message leads to, if it is the first of its film; else None."""
    film = bench.project.film()
    first = turn.words and not turn.gifts and not film.slots and not film.cast
    if not first or bench.author != "offline" or bench.generator.name != "previz":
        return None
    deed = intend(turn.words, Film(render=turn.render))
    if not isinstance(deed, Deed) or deed.tool != "plan_shots":
        return None
    try:
        shots = read(spoken(turn, PlanShots.model_validate(deed.arguments))).shots
    except RequestError:
        return None
    shot = complete_all([with_length(shot, *length_asked(turn)) for shot in shots])[0]
    settings = wished_settings(bench, turn, Wish(), shot, "", bench.generator, NO_INPUTS)
    return Expected(shot=shot, settings=settings)
