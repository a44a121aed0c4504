"""How much energy for people there is today. The next day begins at steady again."""

from datetime import date

from amity.base.errors import BadInput
from amity.store.models import Network
from amity.today import ENERGIES

__all__ = ["set_energy"]


def set_energy(network: Network, energy: str, *, today: date) -> None:
    """Keep the dial for this day."""
    if energy not in ENERGIES:
        raise BadInput(f"Energy is one of {', '.join(ENERGIES)}.")
    network.energy, network.energy_on = energy, today
    network.save(update_fields=["energy", "energy_on"])
