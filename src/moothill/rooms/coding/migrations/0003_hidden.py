from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("coding", "0002_differing")]

    operations = [
        migrations.AddField(model_name="reading", name="hidden", field=models.JSONField(default=list)),
    ]
