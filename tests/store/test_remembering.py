"""What is kept in memory never outlives a write, whoever makes it."""

import subprocess
import sys

import pytest
from django.db import transaction

from amity.store.models import Network
from amity.store.remembering import remembered

A_SERVER = """
import threading
import django
django.setup()
from django.db import connection, transaction
from amity.actions.networks import home
from amity.store.remembering import remembered

network, reads = home(), []

def look():
    remembered(("test", network.pk), lambda: reads.append(network))
    return len(reads)

def write():
    network.steady_people += 1  # the same values again would change nothing
    network.save()

def write_elsewhere():
    write()
    connection.close()

said = [look(), look()]
write()
said += [look(), look()]
other = threading.Thread(target=write_elsewhere)
other.start()
other.join()
said += [look(), look()]
with transaction.atomic():
    said += [look(), look()]
print(*said, look())
"""


@pytest.mark.usefixtures("folder")
def test_what_was_read_is_kept_until_somebody_writes() -> None:
    subprocess.run([sys.executable, "-m", "amity", "check"], check=True, capture_output=True)

    done = subprocess.run([sys.executable, "-c", A_SERVER], check=True, capture_output=True, text=True)

    # Read once; once after an own write; once after another's; each time within a transaction, where it ends.
    assert done.stdout.split() == ["1", "1", "2", "2", "3", "3", "4", "5", "5"]


def test_a_transaction_remembers_nothing(network: Network) -> None:
    with transaction.atomic():
        assert [remembered("test", lambda: network.pk), remembered("test", lambda: 2)] == [network.pk, 2]
