"""The Django app that holds every table."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """All tables live under the label `amity`."""

    name = "amity.store"
    label = "amity"
    default_auto_field = "django.db.models.BigAutoField"
