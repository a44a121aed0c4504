"""An empty database gets all its tables at once, as the last migration leaves them.

One migration after the other, each table is drawn anew whenever one that points to it changes: a first start
waited 4 seconds for that, and waits half a second for this.
"""

from collections.abc import Iterator

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython, RunSQL, SeparateDatabaseAndState
from django.db.migrations.operations.base import Operation


def lay_all() -> None:
    """Make every table, and note every migration as done. What Django does after migrations is left to it."""
    executor = MigrationExecutor(connection)
    state = executor.loader.project_state()
    with connection.schema_editor() as editor:
        for model in state.apps.get_models():
            if model._meta.managed:
                editor.create_model(model)
        for label, step in _own_steps(executor.loader):
            step.database_forwards(label, editor, state, state)
    executor.recorder.ensure_schema()
    for label, name in executor.loader.graph.nodes:
        executor.recorder.record_applied(label, name)


def _own_steps(loader: MigrationLoader) -> Iterator[tuple[str, Operation]]:
    """What migrations do past Django's tables, in their order."""
    for node, _backwards in MigrationExecutor(connection).migration_plan(loader.graph.leaf_nodes()):
        for step in node.operations:
            inner = step.database_operations if isinstance(step, SeparateDatabaseAndState) else [step]
            yield from ((node.app_label, one) for one in inner if isinstance(one, RunPython | RunSQL))
