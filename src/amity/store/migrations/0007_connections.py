from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import amity.base.ids
import amity.store.owned

_ID = {"sqlite": "char(32)", "postgresql": "uuid"}
_REAL = {"sqlite": "real", "postgresql": "double precision"}
_AFTER = {"sqlite": " WITHOUT ROWID", "postgresql": ""}


def lay_together(_apps: Any, editor: Any) -> None:
    """The table is its own index: it is read by the one, and each row is found again when a talk is brought in twice."""
    vendor = editor.connection.vendor
    editor.execute(
        f'CREATE TABLE "amity_together" ("network_id" {_ID[vendor]} NOT NULL, "one" {_ID[vendor]} NOT NULL,'
        f' "other" {_ID[vendor]} NOT NULL, "day" date NOT NULL, "met" bool NOT NULL, "share" {_REAL[vendor]} NOT NULL,'
        f' "weight" {_REAL[vendor]} NOT NULL, "touch" bigint NOT NULL,'
        f' PRIMARY KEY ("network_id", "one", "other", "day", "met")){_AFTER[vendor]}'
    )


def drop_together(_apps: Any, editor: Any) -> None:
    editor.execute('DROP TABLE "amity_together"')


class Migration(migrations.Migration):
    """Who was on one talk with whom, and the owner's own word about two people.

    Talks stored before are gone through after the migration (`amity.store.together.lay`).
    """

    dependencies = [("amity", "0006_give")]

    operations = [
        migrations.CreateModel(
            name="Connection",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amity.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("known", models.BooleanField()),
                ("created_at", models.DateTimeField()),
                (
                    "network",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="amity.network",
                    ),
                ),
                (
                    "other",
                    amity.store.owned.OwnedKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="amity.record",
                    ),
                ),
                (
                    "record",
                    amity.store.owned.OwnedKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="connections",
                        to="amity.record",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["network", "record"], name="connection_by_record"),
                    models.Index(fields=["network", "other"], name="connection_by_other"),
                ]
            },
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(lay_together, drop_together)],
            state_operations=[
                migrations.CreateModel(
                    name="Together",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "network", "one", "other", "day", "met",
                                blank=True, editable=False, primary_key=True, serialize=False,
                            ),
                        ),
                        ("one", models.UUIDField()),
                        ("other", models.UUIDField()),
                        ("day", models.DateField()),
                        ("met", models.BooleanField()),
                        ("share", models.FloatField()),
                        ("weight", models.FloatField()),
                        ("touch", models.BigIntegerField()),
                    ],
                    options={"db_table": "amity_together", "managed": False},
                ),
            ],
        ),
    ]
