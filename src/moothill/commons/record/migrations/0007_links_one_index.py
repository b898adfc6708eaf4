import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0006_links_of_commitments"),
    ]

    operations = [
        migrations.AlterField(
            model_name="link",
            name="cause",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="links_out",
                to="record.record",
            ),
        ),
        migrations.AlterField(
            model_name="link",
            name="effect",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="links_in",
                to="record.record",
            ),
        ),
    ]
