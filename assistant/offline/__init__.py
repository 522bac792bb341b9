"""The built-in director: a chat model made of rules. It needs no network, no GPU and no weights.

The rules are here; the chat model that is made of them is `director.OfflineDirector`, which imports LangChain.
"""

from __future__ import annotations

from assistant.offline.deeds import Deed, Film, Speech
from assistant.offline.intents import intend

__all__ = ["Deed", "Film", "Speech", "intend"]
