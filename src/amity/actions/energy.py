"""How much energy for people there is today. The next day begins at steady again, or at rest on a quiet day."""

from datetime import date

from amity.base.errors import BadInput
from amity.store.models import Network
from amity.today import ENERGIES

__all__ = ["energy_of", "set_energy"]


def energy_of(network: Network, today: date) -> str:
    """What was chosen for this day; else rest on a day without suggestions, steady on any other."""
    if network.energy_on == today:
        return network.energy
    return "rest" if today.weekday() in network.quiet_weekdays else "steady"


def set_energy(network: Network, energy: str, *, today: date) -> None:
    """Keep the dial for this day."""
    if energy not in ENERGIES:
        raise BadInput(f"Energy is one of {', '.join(ENERGIES)}.")
    network.energy, network.energy_on = energy, today
    network.save(update_fields=["energy", "energy_on"])
