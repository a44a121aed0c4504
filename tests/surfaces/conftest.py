"""Fixtures of surfaces."""

import pytest

from amity.store.models import Network
from tests.surfaces.api_program import Program


@pytest.fixture
def program(network: Network) -> Program:
    """A program that came by the one-time link."""
    return Program()
