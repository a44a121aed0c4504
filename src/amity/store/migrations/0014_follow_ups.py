from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("amity", "0012_events")]

    operations = [
        migrations.RemoveIndex(model_name="followup", name="follow_up_open"),
        migrations.AddField(
            model_name="followup", name="met", field=models.CharField(blank=True, max_length=300)
        ),
        migrations.AddIndex(
            model_name="followup",
            index=models.Index(fields=["network", "due"], name="follow_up_by_due"),
        ),
        migrations.AddField(
            model_name="network",
            name="kept_mark",
            field=models.CharField(blank=True, max_length=22),
        ),
    ]
