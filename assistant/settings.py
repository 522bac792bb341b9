"""What the user can set: by environment (`RUSHES_MODEL=...`), by the settings file, or by a face's options."""

from __future__ import annotations

from typing import Any

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from assistant.errors import InputError
from assistant.locations import settings_file

__all__ = ["Settings", "load_settings"]


class Settings(BaseSettings):
    """The program's settings. An environment variable wins over the settings file, a given option over both."""

    model_config = SettingsConfigDict(env_prefix="RUSHES_", extra="ignore")

    model: str = "offline"
    """The chat model that drives."""

    generator: str = "auto"
    """What renders; `auto` takes the best that this machine can run."""

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
    """The settings; what is given as None counts as not given.

    Raises:
        InputError: a value cannot be used; says which and why.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise InputError(f"The setting {name} cannot be {first['input']!r}: {first['msg'].lower()}.") from error
    except ValueError as error:  # the settings file is no TOML
        raise InputError(f"The settings file {settings_file()} cannot be read: {error}.") from error
