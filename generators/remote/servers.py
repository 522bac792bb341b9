"""A server of the user's, as the settings describe it."""

from __future__ import annotations

import os
import re
from ipaddress import ip_address
from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator

from generators.base import Profile
from generators.remote.apis import Api, apis

__all__ = ["FRAMES", "NAME", "Server"]

NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
"""How a server may be named."""
FRAMES: Final = re.compile(r"(\d{1,3})k\+(\d{1,3})")
_SIZE: Final = re.compile(r"(\d{2,4})x(\d{2,4})")
_VARIABLE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}")


class Server(BaseModel):
    """A server that speaks the `/v1/videos` API. What is not set is left to the server.

    Attributes:
        url: where it listens, such as `http://gpu-box:8091`; a path before `/v1` is kept.
        api: what kind of server it is (a row of `apis.toml`): "vllm-omni", "sglang", "openai".
        model: what it is asked to render with; empty for the one it serves.
        key_env: the environment variable that holds its key; empty when it wants none.
        dialect: the prompt dialect of its model (an id of `prompts.dialects`).
        fps: its model's own frames per second; what is asked for without it is the clip's.
        frames: which numbers of frames its model takes, such as "4k+1"; any without it.
        size_multiple: both sides of its pictures are multiples of it, pixels.
        sizes: the only sizes it makes, such as "1280x720".
        most_pixels: width times height of its largest picture.
        lengths: the only lengths it makes, s.
        longest_s: of a clip, s.
        steps: denoising steps by profile.
        guidance_scale: classifier-free guidance.
        extra: further fields, sent as they are.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: str
    api: str = "vllm-omni"
    model: str = ""
    key_env: str = ""
    dialect: str = "plain"
    fps: Annotated[int, Field(ge=1, le=120)] | None = None
    frames: str = ""
    size_multiple: Annotated[int, Field(ge=2, le=256, multiple_of=2)] = 16
    sizes: tuple[str, ...] = ()
    most_pixels: Annotated[int, Field(ge=4096)] | None = None
    lengths: tuple[Annotated[int, Field(ge=1, le=600)], ...] = ()
    longest_s: Annotated[float, Field(gt=0)] | None = None
    steps: dict[Profile, Annotated[int, Field(ge=1, le=200)]] = {}
    guidance_scale: Annotated[float, Field(ge=0, le=20)] | None = None
    extra: dict[str, str | int | float | bool] = {}

    @field_validator("url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        parts = urlsplit(url.strip().rstrip("/"))
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise ValueError("expected an address such as http://gpu-box:8091")
        if parts.username is not None or parts.password is not None:
            raise ValueError("no name or password here; put the key in an environment variable, named by key_env")
        _ = parts.port  # raises ValueError for one that is no number
        return parts.geturl().removesuffix("/v1")

    @field_validator("api")
    @classmethod
    def _is_a_row(cls, api: str) -> str:
        if api not in apis():
            raise ValueError(f"there is no such kind of server; there are {', '.join(apis())}")
        return api

    @field_validator("key_env")
    @classmethod
    def _is_a_variable(cls, name: str) -> str:
        if name and not _VARIABLE.fullmatch(name):
            raise ValueError("expected the name of an environment variable, not the key itself")
        return name

    @field_validator("dialect")
    @classmethod
    def _is_spoken(cls, dialect: str) -> str:
        from prompts.dialects import dialect_ids  # the compiler with it: not before somebody has set one

        if dialect not in dialect_ids():
            raise ValueError(f"there is no such dialect; there are {', '.join(dialect_ids())}")
        return dialect

    @field_validator("frames")
    @classmethod
    def _is_a_rule(cls, frames: str) -> str:
        match = FRAMES.fullmatch(frames.replace(" ", ""))
        if frames and (match is None or int(match[1]) < 1):
            raise ValueError("expected a rule such as 4k+1")
        return match[0] if match else ""

    @field_validator("sizes")
    @classmethod
    def _are_sizes(cls, sizes: tuple[str, ...]) -> tuple[str, ...]:
        if not all(_SIZE.fullmatch(size) for size in sizes):
            raise ValueError("expected sizes such as 1280x720")
        return sizes

    @property
    def does(self) -> Api:
        """What its kind of server does differently."""
        return apis()[self.api]

    @property
    def videos_url(self) -> str:
        """The address that jobs are sent to."""
        return f"{self.url}/v1/videos"

    @property
    def host(self) -> str:
        """Host and port, as people name the place."""
        return urlsplit(self.url).netloc

    @property
    def is_here(self) -> bool:
        """Whether it runs on this machine, so that no proxy leads to it."""
        name = urlsplit(self.url).hostname or ""
        try:
            return ip_address(name).is_loopback
        except ValueError:
            return name == "localhost"

    @property
    def key(self) -> str | None:
        """Its key, None when it wants none or the variable is not set."""
        return os.environ.get(self.key_env, "").strip() or None if self.key_env else None

    @property
    def offered_sizes(self) -> list[tuple[int, int]]:
        """The only sizes it makes, pixels; none for any."""
        return [(int(width), int(height)) for width, height in (size.split("x") for size in self._sizes)]

    @property
    def offered_lengths(self) -> tuple[int, ...]:
        """The only lengths it makes, s, shortest first; none for any."""
        return tuple(sorted(self.lengths or self.does.lengths))

    @property
    def _sizes(self) -> tuple[str, ...]:
        return self.sizes or self.does.sizes
