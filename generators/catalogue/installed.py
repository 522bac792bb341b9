"""What of the catalogue is on this machine, and whether its files are whole and harmless."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from platformdirs import user_data_path

from generators.base import Control
from generators.catalogue.loras import Adapter
from generators.catalogue.records import Model
from generators.errors import CatalogueError

__all__ = [
    "INDEX_NAMES",
    "adapter_file",
    "checked_folder",
    "components_of",
    "controls_here",
    "folder_of",
    "header_of",
    "is_whole",
    "missing_files",
    "pinned",
    "pins_file",
    "transformer_of",
]

INDEX_NAMES: Final = ("model_index.json", "modular_model_index.json")
PLAIN_INDEX: Final = "config.json"
"""Of a folder with one model of transformers rather than a pipeline."""
MOST_INDEX_BYTES: Final = 1_000_000
MOST_HEADER_BYTES: Final = 100_000_000
TRUSTED_LIBRARIES: Final = frozenset({"diffusers", "transformers"})
_COMMIT: Final = re.compile(r"[0-9a-f]{40}")
PICKLES: Final = frozenset({".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".msgpack", ".h5"})


def pins_file() -> Path:
    """Where the commit of every pulled model is noted, and that of every repository with LoRAs."""
    return user_data_path("rushes", appauthor=False) / "models.json"


def pinned(model: Model) -> str:
    """The commit that is loaded: the one of the row, or the one that was pulled; empty when neither is known."""
    return model.revision or _noted(model.name)


def _noted(name: str) -> str:
    try:
        noted = json.loads(pins_file().read_text()).get(name, "")
    except (OSError, ValueError, AttributeError):
        return ""
    return noted if isinstance(noted, str) and _COMMIT.fullmatch(noted) else ""


def folder_of(model: Model) -> Path | None:
    """The folder with a model's files: the one that its row names, or the hub's shared cache; None when not here."""
    if model.folder is not None:
        return model.folder.expanduser() if model.folder.expanduser().is_dir() else None
    for name in (PLAIN_INDEX,) if model.looks else INDEX_NAMES:
        file = _cached(model.repository, name, pinned(model))
        if file is not None:
            return file.parent
    return None


def adapter_file(adapter: Adapter) -> Path | None:
    """The file of a LoRA, None when it is not here."""
    if adapter.folder is not None:
        file = adapter.folder.expanduser() / adapter.file
        return file if file.is_file() else None
    return _cached(adapter.repository, adapter.file, _noted(adapter.repository))


def transformer_of(model: Model) -> Path | None:
    """The file that takes the place of the folder's own denoiser; None when there is none here, or none is named."""
    if not model.transformer_file:
        return None
    if model.transformer_repository:
        return _cached(model.transformer_repository, model.transformer_file, _noted(model.transformer_repository))
    file = Path(model.transformer_file).expanduser()
    return file if file.is_file() else None


def controls_here(model: Model) -> tuple[Control, ...]:
    """The control videos that a model follows with what is on this machine."""
    if not model.context_adapters:
        return model.controls
    here = [one for one in model.context_adapters if adapter_file(one) is not None]
    return tuple(kind for kind in model.controls if any(kind in one.controls for one in here))


def checked_folder(folder: Path) -> Mapping[str, Any]:
    """The index of a folder, once it is sure that loading it runs no code and reads no pickle.

    It holds a pipeline, or one model of transformers.

    Raises:
        CatalogueError: there is no index, a component is not of diffusers or transformers, or weights are missing or
            are not safetensors.
    """
    if not any((folder / name).is_file() for name in INDEX_NAMES) and (folder / PLAIN_INDEX).is_file():
        return _checked_plain(folder)
    index = _index(folder)
    for name, (library, kind, place) in components_of(index):
        if library is None or kind is None:
            continue
        if library not in TRUSTED_LIBRARIES and not _of_diffusers(library):
            raise CatalogueError(f"{folder} names code of its own ({name}: {library}), which is never run")
        if any((folder / place).glob("*.py")):
            raise CatalogueError(f"{folder}/{place} brings code of its own, which is never run")
    missing = list(missing_files(folder, index))
    if missing:
        raise CatalogueError(f"{folder} is not whole: {missing[0]}; pull the model again")
    return index


def _checked_plain(folder: Path) -> Mapping[str, Any]:
    """The same for a folder with one model of transformers."""
    index = _read(folder / PLAIN_INDEX)
    if "auto_map" in index or any(folder.glob("*.py")):
        raise CatalogueError(f"{folder} brings code of its own, which is never run")
    lacks = next(_missing_weights(folder), None)
    if lacks is None and not any(folder.glob("*.safetensors")):
        lacks = "its weights are missing"
    if lacks:
        raise CatalogueError(f"{folder} is not whole: {lacks}; pull the model again")
    return index


def missing_files(folder: Path, index: Mapping[str, Any]) -> Iterator[str]:
    """What a pipeline's folder lacks, in words, component by component."""
    for _, (library, kind, part) in components_of(index):
        if library is None or kind is None:
            continue
        place = folder / part
        if not place.is_dir():
            yield f"the folder {part} is missing"
            continue
        yield from _missing_weights(place)


def _missing_weights(place: Path) -> Iterator[str]:
    for shards in place.glob("*.safetensors.index.json"):
        files = set(_read(shards).get("weight_map", {}).values())
        for file in sorted(files):
            if not is_whole(place / Path(str(file)).name):
                yield f"{place.name}/{file} is missing or cut short"
    for file in place.glob("*.safetensors"):
        if not is_whole(file):
            yield f"{place.name}/{file.name} is cut short"
    weighty = [file for file in place.iterdir() if file.suffix in PICKLES]
    if weighty and not any(place.glob("*.safetensors")):
        yield f"{place.name} has its weights as a pickle ({weighty[0].name}), which is never read; give safetensors"


def is_whole(file: Path) -> bool:
    """Whether a safetensors file has the length that its header says."""
    header = header_of(file)
    if header is None:
        return False
    try:
        with file.open("rb") as opened:
            length = int.from_bytes(opened.read(8), "little")
        ends = [entry["data_offsets"][1] for key, entry in header.items() if key != "__metadata__"]
        return file.stat().st_size == 8 + length + max(ends, default=0)
    except (OSError, KeyError, TypeError, IndexError):
        return False


def header_of(file: Path) -> Mapping[str, Any] | None:
    """What a safetensors file says of its tensors, by name; None where it is no such file."""
    try:
        size = file.stat().st_size
        with file.open("rb") as opened:
            length = int.from_bytes(opened.read(8), "little")
            if not 2 <= length <= min(size - 8, MOST_HEADER_BYTES):
                return None
            header = json.loads(opened.read(length))
    except (OSError, ValueError):
        return None
    return header if isinstance(header, dict) else None


def _index(folder: Path) -> Mapping[str, Any]:
    for name in INDEX_NAMES:
        if (folder / name).is_file():
            return _read(folder / name)
    raise CatalogueError(f"{folder} holds no pipeline: it has no {INDEX_NAMES[0]}")


def components_of(index: Mapping[str, Any]) -> Iterator[tuple[str, tuple[Any, Any, str]]]:
    """Every component with its library, its class and its folder; a modular index says the first two in a note."""
    for name, entry in index.items():
        if name.startswith("_") or not isinstance(entry, list) or len(entry) < 2:
            continue
        note = entry[2] if len(entry) > 2 and isinstance(entry[2], dict) else {}
        library, kind = (note.get("type_hint") or entry)[:2]
        place = str(note.get("subfolder") or name)
        if Path(name).name != name or Path(place).name != place:
            raise CatalogueError(f"the component {name!r} of an index is no folder name")
        yield name, (library, kind, place)


def _of_diffusers(library: Any) -> bool:
    """Whether it names a module of diffusers' own pipelines, such as `ltx2`."""
    if not isinstance(library, str) or not library.isidentifier():
        return False
    from importlib.util import find_spec

    spec = find_spec("diffusers")
    if spec is None or not spec.submodule_search_locations:
        return False
    return (Path(spec.submodule_search_locations[0]) / "pipelines" / library).is_dir()


def _read(file: Path) -> Mapping[str, Any]:
    try:
        if file.stat().st_size > MOST_INDEX_BYTES * 20:
            raise CatalogueError(f"{file} is too large to be an index")
        read = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CatalogueError(f"{file} cannot be read: {error}") from error
    if not isinstance(read, dict):
        raise CatalogueError(f"{file} is no index")
    return read


def _cached(repository: str, file: str, revision: str) -> Path | None:
    try:
        from huggingface_hub import try_to_load_from_cache
    except ImportError:
        return None
    try:
        found = try_to_load_from_cache(repository, file, revision=revision or None)
    except ValueError:  # no such repository name
        return None
    return Path(found) if isinstance(found, str) else None
