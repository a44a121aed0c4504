"""The home network: one private world, its owner, made on first use."""

import locale
import os
from pathlib import Path
from zoneinfo import ZoneInfo

from amity.store.models import Account, Membership, Network
from amity.store.writing import writing

OWNER = "owner"


def home() -> Network:
    """The network of this data folder, with its owner; made on first use from what the system says."""
    return _oldest() or _founded()


def _oldest() -> Network | None:
    return Network.objects.order_by("created_at", "pk").first()


@writing(None)
def _founded() -> Network:
    already = _oldest()  # a server and a command may both be the first; the transaction lets one found
    if already:
        return already
    network = Network.objects.create(time_zone=system_time_zone(), region=system_region())
    owner = Account(name=OWNER)
    owner.set_unusable_password()
    owner.save()
    Membership.objects.create(account=owner, network=network)
    return network


def system_time_zone() -> str:
    """The IANA name of this machine's time zone, or UTC where the system does not tell."""
    for name in (os.environ.get("TZ", "").lstrip(":"), _zone_of_localtime(), _zone_in_etc()):
        if _is_zone(name):
            return name
    return "UTC"


def _zone_of_localtime() -> str:
    try:
        return str(Path("/etc/localtime").resolve()).rpartition("zoneinfo/")[2]
    except OSError:
        return ""


def _zone_in_etc() -> str:
    try:
        return Path("/etc/timezone").read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _is_zone(name: str) -> bool:
    try:
        return bool(name) and bool(ZoneInfo(name))
    except (ValueError, OSError, LookupError):
        return False


def system_region() -> str:
    """The two-letter region of this machine's locale ("DE"), or nothing: for phone numbers without a prefix."""
    try:
        language = locale.getlocale()[0] or ""
    except ValueError:
        return ""
    region = language.partition("_")[2][:2].upper()
    return region if region.isalpha() else ""
