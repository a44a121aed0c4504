from typing import Any

from django.db import migrations
from django.db.models import F
from django.utils import timezone

from amity.people.records import Card
from amity.people.relations import key_of, told


def write_what_cards_tell(apps: Any, _editor: Any) -> None:
    """Cards that were stored before relations had a table told of them already."""
    network_of, version_of = apps.get_model("amity", "Network"), apps.get_model("amity", "RecordVersion")
    relation = apps.get_model("amity", "Relation")
    for network in network_of.objects.values_list("pk", flat=True):
        said = version_of.objects.filter(network=network, number=F("record__latest"), record__network=network)
        rows = said.filter(said__relations__isnull=False).exclude(record__source="hand")
        for record, card in rows.order_by("record_id").values_list("record_id", "said").iterator():
            relation.objects.bulk_create(
                relation(
                    network_id=network,
                    record_id=record,
                    kind=one.kind,
                    label=one.label[:60],
                    name=one.name[:300],
                    name_key=key_of(one.name)[:300],
                    created_at=timezone.now(),
                )
                for one in told(Card.from_json(card))
            )


def forget(apps: Any, _editor: Any) -> None:
    """Forward only; the table goes with the migration before."""


class Migration(migrations.Migration):
    """Relations of records brought in earlier become rows, as those brought in now do."""

    dependencies = [("amity", "0003_search")]

    operations = [migrations.RunPython(write_what_cards_tell, forget)]
