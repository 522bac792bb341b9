"""`rushes models`: what can render, what fits this machine, and on what terms."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

import click

from tui.console import Console
from tui.failures import DONE, FAILED
from tui.options import json_option

if TYPE_CHECKING:
    from generators.catalogue import Model
    from generators.diffusion.device import Device

__all__ = ["command"]

GB = 1e9


@click.group("models", short_help="List, fetch, check and remove the models that render.", invoke_without_command=True)
@click.option("--licences", is_flag=True, help="Show the terms of every model.")
@json_option
@click.pass_context
def command(context: click.Context, licences: bool, as_json: bool) -> int:
    """Lists the models: what each does, whether it is here, whether it fits this machine and how, or why not.

    Models of your own go into models.toml in the settings folder.
    """
    if context.invoked_subcommand is not None:
        return DONE
    from generators.catalogue import catalogue

    console = Console(sys.stdout)
    rows = [_row(model, _device()) for model in catalogue().values()]
    if as_json:
        console.document({"models": rows})
        return DONE
    for row in rows:
        _print_licence(console, row) if licences else _print_row(console, row)
    return DONE


@command.command("pull", short_help="Fetch a model from the hub.")
@click.argument("name", metavar="MODEL")
@click.option("--camera", is_flag=True, help="Fetch its LoRAs for camera moves too.")
@click.option("--control", is_flag=True, help="Fetch its LoRAs for depth, poses and lines that it is to follow too.")
@click.option("--yes", is_flag=True, help="Accept its terms and size without being asked.")
def pull(name: str, camera: bool, control: bool, yes: bool) -> int:
    """Fetches MODEL from the Hugging Face hub into its shared cache; safetensors only, never code.

    Shows the terms and the size first. A fetch that was cut off goes on where it stopped.
    """
    from generators.catalogue.pulling import plan_fetch
    from generators.catalogue.pulling import pull as fetch

    model = _named(name)
    console = Console(sys.stdout)
    _print_terms(console, model)
    fetches = plan_fetch(model, camera=camera, control=control)
    whole, here = sum(part.bytes for part in fetches), sum(part.here for part in fetches)
    console.write(f"{whole / GB:.1f} GB, of which {here / GB:.1f} GB are here")
    if not yes:
        click.confirm("Fetch it?", abort=True)
    folder = fetch(model, fetches, _Told(console))
    console.write(f"{model.title} is ready in {folder}")
    return DONE


@command.command("verify", short_help="Check every byte of a model.")
@click.argument("name", metavar="MODEL")
def verify(name: str) -> int:
    """Holds every file of MODEL against its digest, and looks for what is missing or would never be loaded."""
    from generators.catalogue.pulling import verify as check

    console = Console(sys.stdout)
    wrong = check(_named(name), _Told(console))
    for line in wrong:
        console.write(line)
    if not wrong:
        console.write("Every file is whole.")
    return FAILED if wrong else DONE


@command.command("remove", short_help="Take a model off the disk.")
@click.argument("name", metavar="MODEL")
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(name: str, yes: bool) -> int:
    """Removes the files of MODEL from the hub's shared cache. Clips that it made stay."""
    from generators.catalogue.pulling import remove as take_away
    from generators.catalogue.pulling import shared_with
    from generators.choosing import perhaps_here

    model = _named(name)
    console = Console(sys.stdout)
    if not perhaps_here(model):
        console.write(f"{model.title} is not on this machine: there is nothing to remove.")
        return DONE
    if not yes:
        users = " and ".join(["Programs that share the cache", *shared_with(model)])
        click.confirm(f"Remove the files of {model.title}? {users} lose them too.", abort=True)
    console.write(f"{take_away(model) / GB:.1f} GB freed")
    return DONE


class _Told:
    """Progress of bytes, on one line where there is a terminal."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def __call__(self, done: int, whole: int, name: str) -> None:
        if not self._console.is_terminal:
            return
        line = f"{done / GB:6.2f} of {whole / GB:.2f} GB  {name}" if name else ""
        self._console.redraw(line)


def _named(name: str) -> Model:
    from generators.catalogue import catalogue, model_named

    model = model_named(name)
    if model is None:
        near = get_close_matches(name, catalogue(), n=3, cutoff=0.4)
        meant = f"Did you mean {' or '.join(near)}? " if near else ""
        raise click.UsageError(f"There is no model {name!r}. {meant}`rushes models` lists them.")
    return model


def _device() -> Device | None:
    """The device, None while torch is not installed."""
    from importlib.util import find_spec

    if find_spec("torch") is None:
        return None
    from generators.diffusion.device import best_device

    return best_device()


def _row(model: Model, device: Device | None) -> dict[str, Any]:
    from generators.choosing import perhaps_here
    from generators.diffusion import DiffusionGenerator

    generator = DiffusionGenerator(model)
    model, lacks = generator.model, generator.missing()
    row: dict[str, Any] = {
        "name": model.name,
        "title": model.title,
        "roles": [str(role) for role in model.pipelines],
        "licence": model.licence.name,
        "limits": [str(limit) for limit in model.licence.limits],
        "terms": model.licence.says,
        "terms_at": model.licence.url,
        "disk_gb": model.weights.gigabytes,
        "ready": not lacks,
        "here": perhaps_here(model),
        "why_not": lacks[0] if lacks else "",
        "profiles_lack": {} if lacks else _profiles_lack(model),
        "camera_moves": _camera_moves(model),
        "followed": _followed(model),
        "fits": None,
        "how": "",
    }
    if model.looks:
        return row | {"fits": True, "how": model.note}
    return row | (_fit(model, device) if device is not None else {})


def _profiles_lack(model: Model) -> dict[str, str]:
    """The profiles of a model that is here that cannot be had yet, and why."""
    from generators.diffusion.lacking import lacking_at

    found = {profile: lacking_at(model, sampling) for profile, sampling in model.sampling.items()}
    return {profile: said[0] for profile, said in found.items() if said}


def _camera_moves(model: Model) -> dict[str, bool]:
    """Camera moves that the model has a LoRA for, and whether that is here."""
    from generators.diffusion.camerawork import camera_adapters_here

    here = camera_adapters_here(model)
    return {move: adapter in here for adapter in model.camera_adapters for move in adapter.moves}


def _followed(model: Model) -> dict[str, bool]:
    """What the model follows with a LoRA, in context, and whether that is here."""
    from generators.catalogue.installed import adapter_file

    return {
        str(what): adapter_file(adapter) is not None
        for adapter in model.context_adapters
        for what in (*adapter.controls, *adapter.roles)
    }


def _fit(model: Model, device: Device) -> dict[str, Any]:
    from generators.diffusion.fitting import fit_of

    fit = fit_of(model, device)
    made = "a 5 s clip" if model.makes_video else "a picture"
    if fit.placement is None:
        needed = f"needs {fit.needs_gb:.0f} GB" if fit.needs_gb else "its size is not published"
        return {"fits": False, "how": f"{needed}; {device.free_gb:.0f} GB are free on the {device.name}"}
    if not device.accelerator:
        return {"fits": False, "how": f"on the processor alone {made} would take about {fit.words}"}
    return {"fits": True, "how": f"{fit.placement.say}; {made} takes about {fit.words}"}


def _print_row(console: Console, row: dict[str, Any]) -> None:
    size = f"{_gigabytes(row['disk_gb'])}" if row["disk_gb"] else "size not published"
    state = "ready" if row["ready"] else "not ready" if row["here"] else "not here"
    console.heading(f"{row['name']}  {state}")
    console.paragraph(f"{row['title']}: {', '.join(row['roles'])}", indent="    ")
    console.paragraph(f"{size}; {row['licence']}{' (with limits)' if row['limits'] else ''}", indent="    ")
    profiles = [f"not at the profile {profile}: {why}" for profile, why in row["profiles_lack"].items()]
    for line in (row["how"], row["why_not"], *profiles, *_said_of_loras(row)):
        if line:
            console.paragraph(line, indent="    ")


def _gigabytes(size: float) -> str:
    if size < 0.1:
        return f"{1000 * size:.0f} MB" if size > 0.001 else "less than a megabyte"
    return f"{size:.{0 if size >= 1 else 1}f} GB"


_LORAS: Final = (("camera_moves", "camera", "the camera moves"), ("followed", "control", "what it is to follow:"))
"""Of LoRAs that are fetched when asked for: where the row has them, the option of `pull`, and what they are for."""


def _said_of_loras(row: dict[str, Any]) -> list[str]:
    lines = []
    for key, option, words in _LORAS:
        if row[key]:
            said = ", ".join(name.replace("_", " ") for name in row[key])
            way_out = f"to have all: rushes models pull {row['name']} --{option}"
            lines.append(f"LoRAs for {words} {said}; {'here' if all(row[key].values()) else way_out}")
    return lines


def _print_licence(console: Console, row: dict[str, Any]) -> None:
    console.heading(f"{row['name']}  {row['licence']}")
    console.paragraph(row["terms"] or "Free for any use; keep its notice.", indent="    ")
    console.write(f"    {row['terms_at']}")


def _print_terms(console: Console, model: Model) -> None:
    console.heading(f"{model.title}: {model.licence.name}")
    console.paragraph(model.licence.says or "Free for any use; keep its notice.")
    console.write(f"  {model.licence.url}")
    for adapter in dict.fromkeys(adapter for adapter in model.adapters if adapter.repository):
        console.paragraph(f"with {adapter.words}: {adapter.licence or 'on the same terms'}")
