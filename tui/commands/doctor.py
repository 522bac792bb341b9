"""`rushes doctor`: what this machine can run, and what to install so that it can run more."""

from __future__ import annotations

import platform
import shutil
import sys
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from assistant.errors import AssistantError
from generators.errors import GeneratorError
from tui.console import Console
from tui.failures import DONE
from tui.options import json_option

if TYPE_CHECKING:
    from generators.diffusion.device import Device

__all__ = ["command", "first_to_pull"]

CORE: Final = ("av", "numba", "mujoco-core", "langgraph", "textual")
DIFFUSION: Final = ("torch", "diffusers", "transformers", "accelerate", "safetensors", "huggingface_hub", "peft")
FASTER: Final = ("torchao", "bitsandbytes", "gguf", "torchvision")
GB: Final = 1e9


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Attributes:
        name: of the thing.
        well: whether it is as it should be; None where nothing depends on it.
        found: what there is.
        mend: what to do about it, empty when there is nothing to do.
    """

    name: str
    well: bool | None
    found: str
    mend: str = ""


@click.command("doctor", short_help="Show what this machine can run, and what to install.")
@json_option
def command(as_json: bool) -> int:
    """Looks at what is installed, the accelerator, memory, disk and models, and says what would help."""
    checks = [_python(), *_packages()]
    for name, look in (("accelerator", _hardware), ("models", _models), ("servers", _servers)):
        try:
            checks += look()
        except (AssistantError, GeneratorError) as error:
            checks.append(Check(name, False, "cannot be told", str(error)))
    console = Console(sys.stdout)
    if as_json:
        console.document({"checks": [asdict(check) for check in checks]})
        return DONE
    for check in checks:
        mark = {True: "✓", False: "×", None: "·"}[check.well]
        console.write(f"{mark} {check.name}: {check.found}")
        if check.mend:
            console.paragraph(check.mend, indent="    ")
    return DONE


def _python() -> Check:
    return Check("Python", True, f"{platform.python_version()} on {platform.system()} {platform.machine()}")


def _packages() -> list[Check]:
    return [
        _group("previz, the agent and the studio", CORE, "pip install rushes", needed=True),
        _group("diffusion models", DIFFUSION, "pip install 'rushes[diffusion]'", needed=True),
        _group("smaller and faster models", FASTER, "pip install the ones that a model asks for", needed=False),
        _group("several machines (rushes run --ray)", ("ray",), "pip install 'rushes[ray]'", needed=False),
    ]


def _group(name: str, packages: tuple[str, ...], mend: str, *, needed: bool) -> Check:
    found = {package: _version(package) for package in packages}
    absent = [package for package, number in found.items() if not number]
    there = ", ".join(f"{package} {number}" for package, number in found.items() if number)
    well = not absent if needed else None
    told = there or "nothing installed"
    return Check(name, well, told, f"{', '.join(absent)} not installed: {mend}" if absent else "")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _hardware() -> list[Check]:
    import os

    checks = [Check("processor", True, f"{os.cpu_count()} cores")]
    device = _device()
    if device is not None:
        from generators.diffusion.device import host_free_gb

        checks.append(Check("main memory", True, f"{host_free_gb():.0f} GB free"))
        if device.accelerator:
            told = f"{device.name}, {device.free_gb:.0f} of {device.total_gb:.0f} GB free"
            checks.append(Check("accelerator", True, told))
        else:
            mend = (
                f"previz runs at full speed; {_quickest()}. A server can render instead: see servers in the settings."
            )
            checks.append(Check("accelerator", False, "none", mend))
    return checks


def _quickest() -> str:
    """What the quickest model would take on this machine."""
    from generators.catalogue import Role, models_for
    from generators.diffusion.fitting import fit_of

    fits = [(fit_of(model), model.name) for model in models_for(Role.TEXT_TO_VIDEO)]
    fit, name = min(fits, key=lambda one: one[0].seconds)
    return f"of the models that draw, {name} would be the quickest, taking {fit.words} for 5 s"


def _models() -> list[Check]:
    from generators.catalogue import catalogue
    from generators.choosing import hub_folder
    from generators.diffusion import DiffusionGenerator
    from generators.registry import AUTO, resolve

    place = hub_folder()
    existing = next(folder for folder in (place, *place.parents) if folder.is_dir())
    free = shutil.disk_usage(existing).free / GB
    checks = [Check("disk for models", free > 20, f"{free:.0f} GB free at {_short(place)}",
                    "" if free > 20 else "most models need 15 to 70 GB: set HF_HOME to a larger disk")]  # fmt: skip
    ready = [model.name for model in catalogue().values() if not DiffusionGenerator(model).missing()]
    mend = "" if ready else f"{first_to_pull(_device())}; rushes models lists what there is"
    checks.append(Check("models", bool(ready), ", ".join(ready) or "none on this machine", mend))
    checks.append(Check("auto stands for", None, resolve(AUTO)))
    return checks


def first_to_pull(device: Device | None) -> str:
    """The best model that anybody may use and that fits an accelerator, as a command; any where there is none."""
    from generators.catalogue import Role, models_for
    from generators.diffusion.fitting import fit_of

    if device is not None and device.accelerator:
        for model in (model for model in models_for(Role.TEXT_TO_VIDEO) if model.licence.free):
            fit = fit_of(model, device)
            if fit.placement is not None:
                return f"rushes models pull {model.name} fits: {model.weights.gigabytes:.0f} GB, {fit.words} for 5 s"
    return "rushes models pull NAME fetches one"


def _device() -> Device | None:
    """What computes here; None while nothing is installed that could."""
    if not (_version("torch") and _version("accelerate")):
        return None
    from generators.diffusion.device import best_device

    return best_device()


def _servers() -> list[Check]:
    from assistant.settings import load_settings

    names = [f"remote:{name}" for name in load_settings().servers]
    return [Check("servers", None, ", ".join(names) or "none in the settings")]


def _short(path: Path) -> str:
    try:
        return f"~/{path.relative_to(Path.home())}"
    except ValueError:
        return str(path)
