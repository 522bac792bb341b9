"""From a wish to an order: which generator makes a shot, how, from which files, and what has to be made before."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import Field

from assistant.errors import InputError
from assistant.giving.keeping import subject_called
from assistant.giving.preparing import Preparation, matte, portraits
from assistant.giving.regions import box_of, draw_box, matte_named
from assistant.giving.sources import file_of_take, files_of, inputs_from, takes_of, used
from assistant.limits import framed, with_draft
from assistant.memory import GivenFile, KeptFile, TakeRecord
from assistant.queueing import queued_takes
from assistant.spans import span_of
from assistant.taking import Order, Planned
from assistant.tools.base import Arguments
from assistant.upscaling import MADE_FROM
from assistant.workbench import Turn, Workbench
from generators import registry
from generators.base import Generator, RenderInputs, RenderRequest, RenderSettings, Steer
from generators.budget import InTime, Way, best_in_time
from generators.catalogue import Role, model_named
from generators.choosing import best_model, fitting_models, picture_model, steerable_model
from generators.diffusion.planning import PROFILES
from generators.errors import CannotRender
from generators.steering import steers
from prompts.shot import Shot

__all__ = ["Ready", "Wish", "chosen_in_time", "ready_order", "shot_at", "wished_settings"]

_LATER = Path("-")
"""Stands for a file that is still to be made."""
_FOLLOWS = ("controls", "source", "before")
"""Inputs that say frame by frame what is to be seen: a previz has nothing to add to them."""


class Wish(Arguments):
    """How a shot is to be rendered, as far as the user says."""

    seed: int | None = Field(None, ge=0, lt=2**63, description="only if the user names one")
    profile: Literal["draft", "standard", "final"] | None = Field(None, description="only if the user asks for it")
    model: str | None = Field(None, max_length=80, description="what renders, only if the user names it")
    steer: Steer | None = Field(
        None, description="what of the previz a model is to follow, only if the user says so; auto for what suits"
    )
    strength: float | None = Field(None, ge=0, le=2, description="how closely it follows, 1 as usual")
    only: str = Field(
        "",
        max_length=200,
        description="if only a part of the newest take is to be redrawn: what it is called, such as 'the car', or a "
        "box in percent, 'left,top to right,bottom'; the rest of the take stays as it is",
    )
    within_s: float | None = Field(
        None, gt=0, description="seconds that all of it may take, only if the user sets a time: the best within it"
    )
    extend: bool = Field(False, description="whether the newest take is to go on, rather than be made anew")


class Ready(NamedTuple):
    """An order, with what has to be made before; its files are handed over with `preparing.with_prepared`."""

    order: Order
    before: list[Preparation]


def ready_order(bench: Workbench, turn: Turn, wish: Wish, number: int) -> Ready:
    """The render of a shot of the film.

    Raises:
        CannotRender: the generator cannot make it, or not from these files; says which would.
        InputError: what is wished cannot be done.
        ProjectError: a mask cannot be written.
    """
    shot, digest = shot_at(bench, number)
    home = bench.project.path
    files = files_of(bench.project, number, shot)
    wish, generator, in_time = chosen_in_time(bench, turn, wish, number, inputs_from(home, files))
    before: list[Preparation] = []
    _check_mask(home, files)
    if (wish.only or wish.extend) and generator.name != "previz":
        more, before = _of_newest_take(bench, wish, number)
        files += more
        generator = chosen_generator(bench, wish, inputs_from(home, [*files, *_later(before)]))
    model = model_named(generator.name)
    if model is not None:
        before += portraits(bench.project, model, shot, picture_model())
    inputs = inputs_from(home, [*files, *_later(before)])
    settings = wished_settings(bench, turn, wish, shot, digest, generator, inputs)
    ability = generator.can(shot, settings, inputs)
    if not ability.able:
        raise CannotRender(f"Shot {number} cannot be rendered by {generator.name}: {'; '.join(ability.reasons)}")
    uses = inputs if ability.uses is None else ability.uses
    taken = used(home, files, uses)
    before = [one for one in before if one.purpose.role != "reference" or _refers(uses, one.purpose.subject)]
    starts = inputs_from(home, taken)
    prompt = bench.prompt(shot, generator, from_image=starts.first_frame is not None)
    request = RenderRequest(
        shot=shot,
        settings=settings,
        inputs=starts,
        prompt=prompt.text,
        negative=prompt.negative,
        title=shot.title,
        output=bench.project.takes.new_file(),
    )
    planned = Planned(
        shot_id=bench.project.film().slots[number - 1].shot_id,
        shot_hash=digest,
        settings=settings.model_dump(mode="json"),
        prompt=prompt.model_dump(),
        warnings=[*in_time, *_said_of_final(wish, generator), *ability.warnings],
        inputs=taken,
    )
    return Ready(Order(generator.name, request, planned), before)


def shot_at(bench: Workbench, number: int) -> tuple[Shot, str]:
    """A shot of the film by its number, and its record's hash."""
    slot = bench.project.film().slots[number - 1]
    return bench.project.history.shot(slot.hash), slot.hash


def chosen_generator(bench: Workbench, wish: Wish, inputs: RenderInputs) -> Generator:
    """What renders: the one that is named, for a final the best that can follow the previz, else the session's own.

    Where the session leaves it open, it is the best that takes the inputs.
    """
    if wish.model:
        return registry.get(wish.model)
    if bench.generator_name == registry.AUTO:
        name = _best_for(inputs)
        if name is not None:
            return registry.get(name)
    own = bench.generator
    if wish.profile == "final" and own.name == "previz" and wish.steer != "none":
        return registry.get(steerable_model() or own.name)
    return own


def chosen_in_time(
    bench: Workbench, turn: Turn, wish: Wish, number: int, inputs: RenderInputs
) -> tuple[Wish, Generator, list[str]]:
    """What renders, as `chosen_generator` has it; of a user who gave a time, the best that is made within it.

    Returns:
        The wish with model and profile as the time allows, the generator, and what is to be said of it.
    """
    generator = chosen_generator(bench, wish, inputs)
    seconds = wish.within_s or turn.settings.get("within_s")
    if not seconds:
        return wish, generator, []
    shot, digest = shot_at(bench, number)
    wishes: dict[Way, Wish] = {}
    for maker in _in_question(bench, wish, generator, inputs):
        for profile in [wish.profile] if wish.profile else PROFILES:
            closer = wish.model_copy(update={"profile": profile, "model": maker.name, "within_s": None})
            settings = wished_settings(bench, turn, closer, shot, digest, maker, inputs)
            wishes[Way(maker, settings)] = closer
    found = best_in_time(wishes, shot, inputs, float(seconds))
    if found is None:  # what cannot be made says so itself
        return wish, generator, []
    return wishes[found.way], found.way.generator, [_said_of_time(found)]


def _in_question(bench: Workbench, wish: Wish, generator: Generator, inputs: RenderInputs) -> list[Generator]:
    """What may render: the one that was chosen by name; else every model that fits here, and previz last."""
    if wish.model or bench.generator_name != registry.AUTO:
        return [generator]
    from generators.diffusion.taking import role_of

    return [registry.get(name) for name in [*fitting_models(role_of(inputs)), "previz"]]


def _said_of_time(found: InTime) -> str:
    way = f"{found.way.generator.name} at {found.way.settings.profile}"
    if found.seconds is None:
        return f"how long {way} takes here is not known yet: it was tried in the time that you gave"
    took = span_of(found.seconds, measured=found.measured)
    return f"in the time that you gave: {way}, {took}" if found.kept else f"nothing fits the time: {way} takes {took}"


def _best_for(inputs: RenderInputs) -> str | None:
    from generators.diffusion.referring import asked_for, takes_reference
    from generators.diffusion.taking import role_of

    role, asked = role_of(inputs), asked_for(inputs)
    if role is Role.TEXT_TO_VIDEO and not asked:
        return None
    return best_model(role, able=lambda model: all(takes_reference(model, one) for one in asked))


def _check_mask(home: Path, files: list[GivenFile]) -> None:
    """Raises `CannotRender` if a mask among the files marks nothing, or does not lie over its footage."""
    of = {one.role: one.file for one in files}
    if "mask" in of and "source" in of:
        from generators.diffusion.checking import check_mask

        check_mask(home / of["mask"].path, home / of["source"].path, of["mask"].name)


def _of_newest_take(bench: Workbench, wish: Wish, number: int) -> tuple[list[GivenFile], list[Preparation]]:
    """The take that is to go on, or to be changed in one place, and where that is."""
    takes = takes_of(bench.project, number)
    if not takes:
        raise InputError(f"Shot {number} has no take yet that could be worked on. Render it first.")
    take, file = takes[-1], file_of_take(takes[-1])
    if wish.extend:
        return [GivenFile(role="before", file=file)], []
    source = GivenFile(role="source", file=file)
    box = box_of(wish.only, take.width, take.height)
    if box is not None:
        drawn = bench.project.references.new_file(".png")
        draw_box(box, take.width, take.height, drawn)
        mask = bench.project.references.keep(drawn, f"box {wish.only}")
        drawn.unlink(missing_ok=True)
        return [source, GivenFile(role="mask", file=mask)], []
    shown = bench.project.history.shot(take.shot_hash)
    subject = subject_called(shown, wish.only)
    place, called = (subject.id, subject.noun) if subject else (matte_named(wish.only), wish.only.casefold())
    if not place:
        seen = ", ".join(f"the {one.noun}" for one in shown.subjects) or "nobody"
        raise InputError(
            f"“{wish.only}” is not in shot {number}, where there is {seen}. Name one of them, or a box in percent: "
            "20,30 to 60,80."
        )
    if not _shows_the_previz(take):
        raise InputError(
            f"Take {take.id.removeprefix('t')} does not follow the previz, so where the {_bare(called)} is in it is "
            "not known. Name a box in percent instead: only the box 20,30 to 60,80."
        )
    settings = RenderSettings(width=take.width, height=take.height, fps=take.fps, seed=take.seed)
    return [source], [matte(bench.project, shown, place, _bare(called), settings)]


def _bare(called: str) -> str:
    return called.removeprefix("the ")


def _shows_the_previz(take: TakeRecord) -> bool:
    """Whether what is where in a take is what the previz of its seed says."""
    return take.generator == "previz" or take.settings.get("steer", "none") != "none"


def _later(before: list[Preparation]) -> list[GivenFile]:
    waiting = KeptFile(path=str(_LATER), sha256="", name="later")
    return [GivenFile(role=one.purpose.role, subject=one.purpose.subject, file=waiting) for one in before]


def _refers(inputs: RenderInputs, subject: str) -> bool:
    return any(reference.subject == subject for reference in inputs.references)


def wished_settings(
    bench: Workbench,
    turn: Turn,
    wish: Wish,
    shot: Shot,
    digest: str,
    generator: Generator,
    inputs: RenderInputs,
) -> RenderSettings:
    """The settings of the next take of a shot: a new seed for each take, unless somebody named one."""
    asked: dict[str, Any] = {name: value for name, value in turn.settings.items() if name != "within_s"}
    if wish.seed is not None:
        asked["seed"] = wish.seed
    if wish.profile is not None:
        asked.setdefault("profile", wish.profile)
    if asked.get("profile") == "draft":
        asked = with_draft(asked)
    steer = wish.steer or asked.get("steer") or _usual_steer(wish, generator, inputs)
    if steer != "none":
        asked["steer"] = steer
        if wish.strength is not None:
            asked["steer_strength"] = wish.strength
        asked.setdefault("seed", _seen_seed(bench, digest))
    asked.setdefault("seed", bench.project.takes.count(digest) + queued_takes(bench.project, digest))
    if "fps" not in asked and (rate := _rate_before(bench, digest)):
        asked["fps"] = rate
    return framed(RenderSettings.model_validate(asked), shot.aspect)


def _rate_before(bench: Workbench, digest: str) -> float | None:
    """The rate of the shot's newest take that was no draft and not made from another: it was asked for, and stays."""
    shot_ids = {slot.shot_id for slot in bench.project.film().slots if slot.hash == digest}
    rates = [
        float(take.settings["fps"])
        for take in bench.project.takes.all()
        if take.shot_id in shot_ids and take.settings.get("profile") != "draft" and MADE_FROM not in take.settings
    ]
    return rates[-1] if rates else None


def _usual_steer(wish: Wish, generator: Generator, inputs: RenderInputs) -> Steer:
    """How a render is steered when nobody says: a final by what suits the shot, if its model can follow at all.

    A model that makes nothing from words alone, such as one that moves somebody by a pose, always follows the previz.
    """
    model = model_named(generator.name)
    follows = any(getattr(inputs, name) for name in _FOLLOWS) or any(x.shows == "motion" for x in inputs.references)
    if model is None or not steers(model) or follows:
        return "none"
    needs = not {Role.TEXT_TO_VIDEO, Role.IMAGE_TO_VIDEO} & set(model.pipelines)
    return "auto" if wish.profile == "final" or needs else "none"


def _said_of_final(wish: Wish, generator: Generator) -> list[str]:
    if wish.profile == "final" and generator.name == "previz" and not wish.model:
        return ["no model that can follow the previz is ready on this machine, so this final is previz at its best"]
    return []


def _seen_seed(bench: Workbench, digest: str) -> int:
    """The seed of the newest previz of a shot, which is what the user has seen; 0 where there is none."""
    seen = [take.seed for take in bench.project.takes.all() if take.shot_hash == digest and take.generator == "previz"]
    return seen[-1] if seen else 0
