from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0002_guests"),
    ]

    operations = [
        migrations.AlterField(
            model_name="link",
            name="kind",
            field=models.CharField(
                choices=[
                    ("same-as", "is the same as"),
                    ("attached", "has attached"),
                    ("arose-in", "gave rise to"),
                    ("superseded-by", "was superseded by"),
                    ("led-to", "led to"),
                    ("merged-into", "was gathered into"),
                    ("reaches", "reaches"),
                ],
                max_length=20,
            ),
        ),
    ]
