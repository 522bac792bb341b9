"""Which model `auto` stands for: the best that is installed, free to use, and fits an accelerator of this machine."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from generators.catalogue import Model, Role, catalogue, models_for
from generators.errors import GeneratorError

__all__ = [
    "best_model",
    "fitting_models",
    "hub_folder",
    "models_by_place",
    "perhaps_here",
    "picture_model",
    "steerable_model",
    "who_would",
]

_log = logging.getLogger("rushes.choosing")


def steerable_model() -> str | None:
    """The name of the best model here that can follow a previz by its passes; None when there is none."""
    return best_model(Role.CONTROL)


def fitting_models(role: Role) -> list[str]:
    """The names of the models that can play a role here, best first; see `best_model`."""
    return list(_fitting(role))


def best_model(role: Role = Role.TEXT_TO_VIDEO, *, able: Callable[[Model], bool] | None = None) -> str | None:
    """The name of the first model of the catalogue that can play a role here; None when there is none.

    A licence with limits is never chosen for the user, and neither is a model that would have to run on the
    processor alone. torch is only imported when some model is installed.

    Args:
        role: which.
        able: what else is asked of the model.
    """
    return next(_fitting(role, able), None)


def _fitting(role: Role, able: Callable[[Model], bool] | None = None) -> Iterator[str]:
    try:
        free = [model for model in models_for(role) if model.licence.free and perhaps_here(model)]
        here = [model for model in free if able is None or able(model)]
    except GeneratorError as error:
        _log.warning("no model is chosen: %s", error)
        return
    if not here or find_spec("torch") is None:
        return
    from generators.diffusion.fitting import fits

    yield from (model.name for model in here if fits(model))


def picture_model(role: Role = Role.PICTURE) -> Model | None:
    """The model that makes or changes a picture: the first free one that is whole on this machine.

    Of those that change one, a model that is told what to change comes first: it keeps all else as it is.

    Args:
        role: one of `PICTURE_ROLES`.
    """
    from generators.diffusion.generator import DiffusionGenerator

    free = [model for model in models_for(role) if model.licence.free and perhaps_here(model)]
    if role is Role.PICTURE_EDIT:
        free.sort(key=lambda model: not model.instructed)
    return next((model for model in free if not DiffusionGenerator(model).missing()), None)


def who_would(it: str, role: Role | None = None, *, able: Callable[[Model], bool] | None = None) -> str:
    """Which model would take something, in words: one that is on this machine, else one to pull.

    Args:
        it: what would be taken, as a pronoun.
        role: that the model plays; any where none is named.
        able: what else is asked of it.
    """
    here, elsewhere = models_by_place(role, able=able)
    if here:
        return f"{' or '.join(here[:2])} would take {it}, and is on this machine"
    if elsewhere:
        return f"{elsewhere[0]} would take {it}: rushes models pull {elsewhere[0]}"
    return f"no model that is known here would take {it}"


def models_by_place(role: Role | None, *, able: Callable[[Model], bool] | None = None) -> tuple[list[str], list[str]]:
    """The names of the models that play a role and can be run: those on this machine, and the others; best first.

    A licence with limits puts a model behind those that anybody may use.
    """
    from generators.diffusion.families import family_names

    known = models_for(role) if role else [model for model in catalogue().values() if model.makes_video]
    models = [model for model in known if model.family in family_names() and (able is None or able(model))]
    models.sort(key=lambda model: not model.licence.free)
    here = [model.name for model in models if perhaps_here(model)]
    return here, [model.name for model in models if model.name not in here]


def hub_folder() -> Path:
    """The hub's shared cache, as its library finds it; it need not exist."""
    caches = Path(os.environ.get("XDG_CACHE_HOME", "~/.cache"))
    home = Path(os.environ.get("HF_HOME", caches / "huggingface"))
    return Path(os.environ.get("HF_HUB_CACHE", home / "hub")).expanduser()


def perhaps_here(model: Model) -> bool:
    """Whether a model's folder exists: a look at the disk that imports nothing."""
    if model.folder is not None:
        return model.folder.expanduser().is_dir()
    return (hub_folder() / f"models--{model.repository.replace('/', '--')}").is_dir()
