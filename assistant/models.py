"""The chat models by name. A model is one row: its name, and the function that makes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from langchain_core.language_models import BaseChatModel

from assistant.errors import InputError
from assistant.offline import OfflineDirector

__all__ = ["MODELS", "chat_model"]

MODELS: Final[Mapping[str, Callable[[], BaseChatModel]]] = MappingProxyType({"offline": OfflineDirector})
"""Every chat model there is. `offline` is the built-in director: rules, no network, no weights."""


def chat_model(name: str) -> BaseChatModel:
    """The chat model of that name.

    Raises:
        InputError: there is none; the message lists what there is.
    """
    make = MODELS.get(name)
    if make is None:
        raise InputError(f"There is no chat model {name!r}; there is {', '.join(MODELS)}.")
    return make()
