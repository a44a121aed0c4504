"""The frame of the command line: help, versions, exit codes, sentences."""

from collections.abc import Callable

from typer.testing import Result

from amity import __version__

Amity = Callable[..., Result]


def test_the_version_is_printed(amity: Amity) -> None:
    assert amity("--version").stdout == f"amity {__version__}\n"


def test_wrong_usage_ends_with_two(amity: Amity) -> None:
    assert amity("no-such-command").exit_code == 2


def test_home(network) -> None:
    from amity.store.models import Membership
    assert network.time_zone == "UTC"
    assert Membership.objects.get().account.name == "owner"
