from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inputs", "0002_register"),
    ]

    operations = [
        migrations.AddField(
            model_name="input",
            name="entered_on",
            field=models.DateField(blank=True, null=True),
        ),
    ]
