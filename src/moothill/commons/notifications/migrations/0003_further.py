from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notifications", "0002_steps")]

    operations = [
        migrations.AddField(
            model_name="progress",
            name="further",
            field=models.PositiveBigIntegerField(blank=True, null=True),
        ),
    ]
