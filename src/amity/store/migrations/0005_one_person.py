from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import amity.store.owned

_ID = {"sqlite": "char(32)", "postgresql": "uuid"}
_AFTER = {"sqlite": " WITHOUT ROWID", "postgresql": ""}


def lay_postings(_apps: Any, editor: Any) -> None:
    """The table is its own index: 20 keys a record, so that every byte counts."""
    vendor = editor.connection.vendor
    editor.execute(
        f'CREATE TABLE "amity_posting" ("network_id" {_ID[vendor]} NOT NULL, "key" bigint NOT NULL,'
        f' "record" bigint NOT NULL, PRIMARY KEY ("network_id", "key", "record")){_AFTER[vendor]}'
    )


def drop_postings(_apps: Any, editor: Any) -> None:
    editor.execute('DROP TABLE "amity_posting"')


class Migration(migrations.Migration):
    """What finds the records of one person among many, and the questions that wait about them.

    Records stored before are sketched after the migration (`amity.store.sketches.lay`), as the indexes of search are.
    """

    dependencies = [("amity", "0004_relations_told")]

    operations = [
        migrations.CreateModel(
            name="BookSize",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("records", models.PositiveIntegerField(default=0)),
                (
                    "network",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="amity.network",
                    ),
                ),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("network",), name="one_book_size")]},
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waits", "Waits"),
                            ("later", "Later"),
                            ("possibly", "Possibly"),
                            ("closed", "Closed"),
                        ],
                        default="closed",
                        max_length=8,
                    ),
                ),
                ("worth", models.FloatField(default=0.0)),
                ("bits", models.FloatField()),
                ("outcome", models.CharField(max_length=8)),
                ("rule", models.CharField(blank=True, max_length=40)),
                ("veto", models.CharField(blank=True, max_length=60)),
                ("evidence", models.JSONField(default=dict)),
                (
                    "a",
                    amity.store.owned.OwnedKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="amity.record",
                    ),
                ),
                (
                    "b",
                    amity.store.owned.OwnedKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="amity.record",
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="amity.network",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["network", "b"], name="question_by_b"),
                    models.Index(fields=["network", "state", "-worth"], name="question_by_worth"),
                ],
                "constraints": [models.UniqueConstraint(fields=("network", "a", "b"), name="one_question")],
            },
        ),
        migrations.CreateModel(
            name="Sketch",
            fields=[
                (
                    "record",
                    amity.store.owned.OwnedOne(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="sketch",
                        serialize=False,
                        to="amity.record",
                    ),
                ),
                ("said", models.JSONField()),
                ("settled", models.BooleanField(default=False)),
                (
                    "network",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="amity.network",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("settled", False)),
                        fields=["network", "record"],
                        name="sketch_to_settle",
                    )
                ]
            },
        ),
        migrations.AddIndex(
            model_name="linkevent",
            index=models.Index(condition=models.Q(("kind", "apart")), fields=["network"], name="link_apart"),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(lay_postings, drop_postings)],
            state_operations=[
                migrations.CreateModel(
                    name="Posting",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "network",
                                "key",
                                "record",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("key", models.BigIntegerField()),
                        ("record", models.BigIntegerField()),
                    ],
                    options={"db_table": "amity_posting", "managed": False},
                ),
            ],
        ),
    ]
