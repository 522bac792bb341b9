"""Fetching, checking and removing a model's files, in the hub's shared cache.

Only what a pipeline loads is fetched: safetensors, indexes and tokenizers. Nothing that could run, and no pickle.
A fetch that was cut off goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeAlias

from generators.catalogue.catalogue import catalogue
from generators.catalogue.installed import (
    INDEX_NAMES,
    adapter_file,
    checked_folder,
    components_of,
    folder_of,
    is_whole,
    pinned,
    pins_file,
    transformer_of,
)
from generators.catalogue.records import Model
from generators.errors import CannotRender, CatalogueError

__all__ = ["Fetch", "plan_fetch", "pull", "remove", "shared_with", "verify"]

FETCHED: Final = (".safetensors", ".json", ".txt", ".model", ".jinja")
SHARDS: Final = ".safetensors.index.json"
"""How the list of weights in several files is called, after what they are."""
SPARE_BYTES: Final = 2_000_000_000
"""Left free on the disk after a fetch."""
CHUNK: Final = 1 << 22

Told: TypeAlias = Callable[[int, int, str], None]
"""Bytes that are here, bytes of all, and the file at hand. It may raise to stop."""
Wanted: TypeAlias = Callable[[str, str, set[str]], set[str]]
"""Of a repository at a commit with these files, those that are fetched."""


@dataclass(frozen=True, slots=True)
class Fetch:
    """What a pull will fetch.

    Attributes:
        repository, revision: where from; the revision is a commit.
        files: name to bytes.
        here: bytes of these that are here already.
    """

    repository: str
    revision: str
    files: dict[str, int]
    here: int

    @property
    def bytes(self) -> int:
        """Of all files."""
        return sum(self.files.values())


def plan_fetch(model: Model, *, camera: bool = False, control: bool = False) -> list[Fetch]:
    """What has to be fetched for a model: its own repository first, then those of its LoRAs.

    Args:
        model: the row.
        camera: whether the LoRAs for camera moves are wanted too.
        control: whether those for what it is shown in context are.

    Raises:
        CatalogueError: the hub cannot be asked, does not know the repository, or wants its terms accepted first.
    """
    fetches = [] if model.folder is not None else [_fetch(model.repository, pinned(model), partial(_of_model, model))]
    wanted: dict[str, set[str]] = {}
    chosen = (*(model.camera_adapters if camera else ()), *(model.context_adapters if control else ()))
    for adapter in (*model.adapters, *chosen):
        if adapter.repository:
            wanted.setdefault(adapter.repository, set()).add(adapter.file)
    if model.transformer_repository:
        wanted.setdefault(model.transformer_repository, set()).add(model.transformer_file)
    if not fetches and not wanted:
        raise CatalogueError(f"{model.title} is a folder of yours ({model.folder}): there is nothing to fetch")
    return fetches + [_fetch(repository, "", partial(_named_alone, files)) for repository, files in wanted.items()]


def pull(model: Model, fetches: Iterable[Fetch], told: Told) -> Path:
    """Fetches a model and notes the commits, which are the ones that are loaded from then on.

    Args:
        model: the row.
        fetches: from `plan_fetch`.
        told: hears of every few megabytes; it may raise to stop, and what was fetched stays.

    Returns:
        The folder of the pipeline.

    Raises:
        CatalogueError: the disk is too small, the connection broke, or what came is not whole.
    """
    fetches = list(fetches)
    whole, here = sum(fetch.bytes for fetch in fetches), sum(fetch.here for fetch in fetches)
    _room_for(whole - here)
    done = 0
    for fetch in fetches:
        for name, size in fetch.files.items():
            told(done, whole, name)
            _download(fetch, name, partial(_told_part, told, done, whole, name))
            done += size
    told(whole, whole, "")
    own = {} if model.folder is not None else {model.name: fetches[0].revision}
    _note({fetch.repository: fetch.revision for fetch in fetches} | own)
    folder = folder_of(model)
    if folder is None:
        what = "model of transformers" if model.looks else "pipeline in the diffusers layout"
        raise CatalogueError(f"{model.repository} holds no {what}")
    checked_folder(folder)
    return folder


def verify(model: Model, told: Told) -> list[str]:
    """What is wrong with the files of a model and what goes with it, in words; nothing when all is as published.

    Files of the hub's cache are named by their digest, and are held against it.

    Raises:
        CannotRender: the model is not on this machine.
    """
    folder = folder_of(model)
    if folder is None:
        raise CannotRender(f"{model.title} is not on this machine: rushes models pull {model.name}")
    files = {path: str(path.relative_to(folder)) for path in sorted(folder.rglob("*")) if path.is_file()}
    more, wrong = _beside_the_folder(model)
    files |= more
    whole, done = sum(path.stat().st_size for path in files), 0
    for path, name in files.items():
        told(done, whole, path.name)
        if not _as_named(path.resolve()) or (path in more and path.suffix == ".safetensors" and not is_whole(path)):
            wrong.append(f"{name} is damaged")
        done += path.stat().st_size
    told(whole, whole, "")
    if not wrong:
        try:
            checked_folder(folder)
        except CatalogueError as error:
            wrong.append(str(error))
    return wrong


def _beside_the_folder(model: Model) -> tuple[dict[Path, str], list[str]]:
    """What a model loads from elsewhere that is here, by what it is called, and what its profiles lack, in words."""
    needed = set(model.adapters)
    places = {one.words: adapter_file(one) for one in (*needed, *model.chosen_adapters)}
    lacks = {one.words for one in needed if places[one.words] is None}
    if model.transformer_file:
        places[model.transformer_file] = transformer_of(model)
        lacks |= {name for name in (model.transformer_file,) if places[name] is None}
    here = {file: words for words, file in places.items() if file is not None}
    way_out = f"rushes models pull {model.name}"
    return dict(sorted(here.items())), [f"{name} is not on this machine: {way_out}" for name in sorted(lacks)]


def shared_with(model: Model) -> list[str]:
    """The names of other models on this machine whose files are the same ones."""
    return [other.name for other in _others_here(model) if other.repository == model.repository]


def remove(model: Model) -> int:
    """Takes a model's files and its LoRAs off the disk; gives back how many bytes that freed.

    LoRAs that another model on this machine needs as well stay.

    Raises:
        CatalogueError: it is a folder of the user's own, or the cache cannot be changed.
    """
    if model.folder is not None:
        raise CatalogueError(f"{model.title} is a folder of yours ({model.folder}): remove it yourself")
    from huggingface_hub import scan_cache_dir
    from huggingface_hub.errors import CacheNotFound

    try:
        cache = scan_cache_dir()
    except CacheNotFound:
        return 0
    beside = _beside(model).difference(*(_beside(other) for other in _others_here(model)))
    whose = {model.repository, *beside}
    revisions = [revision.commit_hash for repository in cache.repos if repository.repo_id in whose
                 for revision in repository.revisions]  # fmt: skip
    if not revisions:
        return 0
    strategy = cache.delete_revisions(*revisions)
    try:
        strategy.execute()
    except OSError as error:
        raise CatalogueError(f"the files of {model.title} cannot be removed: {error}") from error
    _note(dict.fromkeys(whose | {model.name}, ""))
    return int(strategy.expected_freed_size)


def _beside(model: Model) -> set[str]:
    """The repositories that a model takes more from than its own."""
    adapters = (*model.adapters, *model.chosen_adapters)
    return ({adapter.repository for adapter in adapters} | {model.transformer_repository}) - {""}


def _others_here(model: Model) -> list[Model]:
    return [other for other in catalogue().values() if other.name != model.name and folder_of(other) is not None]


def _fetch(repository: str, revision: str, wanted: Wanted) -> Fetch:
    from huggingface_hub import HfApi, try_to_load_from_cache

    with _hub(repository):
        told = HfApi().model_info(repository, revision=revision or None, files_metadata=True)
        commit = str(told.sha)
        sizes = {
            entry.rfilename: int(entry.size or 0) for entry in told.siblings or [] if _is_harmless(entry.rfilename)
        }
        names = wanted(repository, commit, set(sizes))
    files = {name: size for name, size in sizes.items() if name in names}
    if not files:
        raise CatalogueError(f"{repository} has none of the files that are needed")
    here = sum(size for name, size in files.items()
               if isinstance(try_to_load_from_cache(repository, name, revision=commit), str))  # fmt: skip
    return Fetch(repository, commit, files, here)


def _is_harmless(name: str) -> bool:
    return ".." not in Path(name).parts and not name.startswith(("/", "."))


def _named_alone(files: set[str], repository: str, commit: str, names: set[str]) -> set[str]:  # noqa: ARG001
    return files & names


def _of_model(model: Model, repository: str, commit: str, names: set[str]) -> set[str]:
    """Of a repository's files those that are loaded: its index says in which folders they lie.

    Publishers put the same weights beside them as single files and in other precisions, several times as large.

    Raises:
        CatalogueError: there is no index: nothing here could be loaded.
    """
    if model.looks:
        return {name for name in names if len(Path(name).parts) == 1 and name.endswith(FETCHED)}
    index = next((name for name in INDEX_NAMES if name in names), None)
    if index is None:
        raise CatalogueError(f"{repository} holds no pipeline in the diffusers layout")
    from huggingface_hub import hf_hub_download

    told = json.loads(Path(hf_hub_download(repository, index, revision=commit)).read_text(encoding="utf-8"))
    folders = {place for _, (_, _, place) in components_of(told)}
    folders |= {sampling.second.upsampler for sampling in model.sampling.values() if sampling.second}
    return {name for name in names if _is_loaded(Path(name), folders, replaced=bool(model.transformer_file))}


def _is_loaded(path: Path, folders: set[str], *, replaced: bool) -> bool:
    if not path.name.endswith(FETCHED) or len(path.parts) > 2:
        return False
    weights = path.suffix == ".safetensors" or path.name.endswith(SHARDS)
    if len(path.parts) == 1:
        return not weights
    if weights and ("." in path.name.removesuffix(SHARDS).removesuffix(".safetensors")):
        return False  # another precision, which is loaded only where it is named
    return path.parts[0] in folders and not (weights and replaced and path.parts[0] == "transformer")


def _told_part(told: Told, before: int, whole: int, name: str, part: int) -> None:
    told(min(before + part, whole), whole, name)


def _download(fetch: Fetch, name: str, told: Callable[[int], None]) -> None:
    from huggingface_hub import hf_hub_download

    with _hub(fetch.repository):
        hf_hub_download(fetch.repository, name, revision=fetch.revision, tqdm_class=_bar(told))


def _bar(told: Callable[[int], None]) -> Any:
    """A progress bar that draws nothing and tells the bytes."""
    from huggingface_hub.utils import tqdm

    class Telling(tqdm):  # type: ignore[misc]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **{**kwargs, "disable": True})
            self._bytes = float(kwargs.get("initial") or 0)

        def update(self, n: float | None = 1) -> bool | None:
            self._bytes += n or 0
            told(int(self._bytes))
            return None

    return Telling


@contextmanager
def _hub(repository: str) -> Iterator[None]:
    """Says in a line what the hub or the connection did not allow."""
    from huggingface_hub import errors

    try:
        yield
    except errors.GatedRepoError as error:
        raise CatalogueError(
            f"{repository} is gated: accept its terms at https://huggingface.co/{repository}, "
            "then sign in with: hf auth login"
        ) from error
    except errors.RepositoryNotFoundError as error:
        raise CatalogueError(f"the hub knows no repository {repository}, or you may not see it") from error
    except (errors.RevisionNotFoundError, errors.EntryNotFoundError) as error:
        raise CatalogueError(f"{repository} does not hold what was asked for: {_line(error)}") from error
    except errors.OfflineModeIsEnabled as error:
        raise CatalogueError("the hub is switched off (HF_HUB_OFFLINE is set): nothing is fetched") from error
    except (_http_errors(errors.HfHubHTTPError), ConnectionError) as error:
        raise CatalogueError(
            f"the hub cannot be reached for {repository} ({_line(error)}); run it again to go on"
        ) from error
    except OSError as error:
        raise CatalogueError(f"a file of {repository} cannot be kept: {_line(error)}") from error


def _http_errors(one: type[Exception]) -> type[Exception]:
    """The base of what the hub's HTTP client raises, whichever client this version of the hub uses."""
    return next((kind for kind in one.__mro__ if kind.__name__ == "HTTPError"), one)


def _room_for(more: int) -> None:
    from huggingface_hub.constants import HF_HUB_CACHE

    place = Path(HF_HUB_CACHE)
    place = next(folder for folder in (place, *place.parents) if folder.is_dir())
    free = shutil.disk_usage(place).free
    if more + SPARE_BYTES > free:
        raise CatalogueError(
            f"{more / 1e9:.1f} GB are to be fetched and {free / 1e9:.1f} GB are free at {place}; "
            "free some space, or set HF_HOME to a larger disk"
        )


def _as_named(blob: Path) -> bool:
    """Whether a file of the cache has the digest that it is named by; a file with another name counts as right."""
    name = blob.name
    if len(name) == 64:
        digest = hashlib.sha256()
    elif len(name) == 40:
        digest = hashlib.sha1(b"blob %d\0" % blob.stat().st_size, usedforsecurity=False)
    else:
        return True
    with blob.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest() == name


def _note(revisions: Mapping[str, str]) -> None:
    """Notes commits by name; an empty one is noted no more."""
    path = pins_file()
    try:
        pins = json.loads(path.read_text())
    except (OSError, ValueError):
        pins = {}
    pins = {name: revision for name, revision in {**pins, **revisions}.items() if revision}
    with suppress(OSError):  # without the note the newest commit of the cache is loaded
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.write_text(json.dumps(pins, indent=1))
        fresh.replace(path)


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:160]
