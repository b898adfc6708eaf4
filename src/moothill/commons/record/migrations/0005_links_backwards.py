from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0004_kinds_of_links"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="link",
            index=models.Index(fields=["effect", "kind", "cause"], name="link_backwards"),
        ),
    ]
