"""The built-in director: a chat model made of rules. It needs no network, no GPU and no weights."""

from __future__ import annotations

from assistant.offline.director import OfflineDirector

__all__ = ["OfflineDirector"]
