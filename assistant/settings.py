"""What the user can set: by environment (`RUSHES_MODEL=...`), by the settings file, or by a face's options.

A table is set in the environment part by part, with two underscores between (`RUSHES_SERVERS__STUDIO__URL=...`).
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from assistant.errors import InputError
from assistant.locations import settings_file
from generators import registry
from generators.errors import CannotRender
from generators.remote import NAME, PREFIX, Server, remote_row

__all__ = ["Settings", "load_settings"]


class Settings(BaseSettings):
    """The program's settings. An environment variable wins over the settings file, a given option over both."""

    model_config = SettingsConfigDict(env_prefix="RUSHES_", env_nested_delimiter="__", extra="ignore")

    model: str = "offline"
    """The chat model that drives."""

    generator: str = "auto"
    """What renders; `auto` takes the best that this machine can run, `remote:NAME` is one of the servers."""

    servers: dict[Annotated[str, Field(pattern=f"^{NAME.pattern}$")], Server] = {}
    """Servers that render, by name: `[servers.studio]` is the generator `remote:studio`."""

    budget_seconds: float = Field(120.0, ge=0)
    """A render that costs and is estimated to take longer than this, in seconds, needs the user's leave."""

    max_tool_rounds: int = Field(24, ge=1, le=100)
    """After so many tool calls in one turn a chat model is stopped."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the base class calls it by keyword
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the base class calls it by keyword
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Options first, then the environment, then the user's file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, settings_file())


def load_settings(**given: Any) -> Settings:
    """The settings; what is given as None counts as not given. The servers are made known as generators.

    Raises:
        InputError: a value cannot be used, or there is no such generator; says which and why.
    """
    settings = _settings(given)
    for name, server in settings.servers.items():
        registry.register(*remote_row(name, server))
    try:
        registry.resolve(settings.generator)
    except CannotRender as error:
        way_out = f". A server is made known under [servers.NAME] in {settings_file()}"
        raise InputError(f"{error}{way_out if settings.generator.startswith(PREFIX) else ''}") from error
    return settings


def _settings(given: dict[str, Any]) -> Settings:
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        message = first["msg"].removeprefix("Value error, ").lower()
        name = ".".join(str(part) for part in first["loc"])
        raise InputError(f"The setting {name} cannot be {first['input']!r}: {message}.") from error
    except ValueError as error:  # the settings file is no TOML
        raise InputError(f"The settings file {settings_file()} cannot be read: {error}.") from error
