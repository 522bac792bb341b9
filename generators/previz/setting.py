"""What the script of somebody is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generators.previz.deeds import Deed
from generators.previz.fitting import (
    Company,
    CompanyMember,
)
from generators.previz.needs import Use

__all__ = ["Setting"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a script is made from."""

    company: Company
    uses: Sequence[Use]
    actor: int
    seconds: float

    @property
    def me(self) -> CompanyMember:
        """The one whose script it is."""
        return self.company[self.actor]

    def of(self, deed: Deed, *roles: str) -> list[Use]:
        """The actor's uses in a deed."""
        return [u for u in self.uses if u.actor == self.actor and u.deed is deed and (not roles or u.role in roles)]
