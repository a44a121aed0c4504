"""The Django app that holds every table."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class StoreConfig(AppConfig):
    """All tables live under the label `amity`."""

    name = "amity.store"
    label = "amity"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Search and the order of text follow every change of tables."""
        from amity.store import collation, search_index

        post_migrate.connect(collation.compare_bytes, sender=self)
        post_migrate.connect(search_index.lay, sender=self)
