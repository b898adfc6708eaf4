from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inputs", "0001_inputs"),
    ]

    operations = [
        migrations.AddField(
            model_name="input",
            name="entered_on",
            field=models.DateField(blank=True, null=True),
        ),
    ]
