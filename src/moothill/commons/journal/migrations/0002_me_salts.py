"""A salt for each of a line's words, so that a name can be erased while reason and title can still be checked."""

from django.db import migrations, models
from django.db.models import F


def remember_where_they_begin(apps, schema_editor):
    """The lines that stand already keep the one salt they were sealed with."""
    apps.get_model("journal", "Head").objects.update(one_salt=F("number"))


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="actor_salt",
            field=models.CharField(blank=True, max_length=32),
        ),
        migrations.AddField(
            model_name="entry",
            name="reason_salt",
            field=models.CharField(blank=True, max_length=32),
        ),
        migrations.AddField(
            model_name="entry",
            name="title_salt",
            field=models.CharField(blank=True, max_length=32),
        ),
        migrations.AddField(
            model_name="head",
            name="one_salt",
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.RunPython(remember_where_they_begin, migrations.RunPython.noop),
    ]
