from django.db import migrations


class Migration(migrations.Migration):
    """Makes every earlier database pending: the indexes of search are laid after each migration.

    They are no part of Django's state (`amity.store.search_index` makes what is missing), because a table that
    SQLite makes anew loses its triggers.
    """

    dependencies = [("amity", "0002_solid_ground")]

    operations = []
