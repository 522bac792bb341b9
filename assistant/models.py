"""The chat models by name. A model is one row: its name, and where it lives, as `module:attribute`."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from assistant.errors import InputError
from assistant.locations import settings_file

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

__all__ = ["MODELS", "chat_model", "check_model"]

MODELS: Final[Mapping[str, str]] = MappingProxyType({"offline": "assistant.offline.director:OfflineDirector"})
"""Every chat model there is; the attribute is called without arguments.

`offline` is the built-in director: rules, no network, no weights.
"""


def check_model(name: str) -> str:
    """The name, if there is such a chat model. Imports nothing.

    Raises:
        InputError: there is none; the message lists what there is.
    """
    if name not in MODELS:
        raise InputError(
            f"There is no chat model {name!r}; there is {', '.join(MODELS)}. "
            f"Set RUSHES_MODEL, or model in {settings_file()}, to that."
        )
    return name


def chat_model(name: str) -> BaseChatModel:
    """The chat model of that name, imported now. Raises `InputError` as `check_model` does."""
    module, _, attribute = MODELS[check_model(name)].partition(":")
    made: BaseChatModel = getattr(import_module(module), attribute)()
    return made
