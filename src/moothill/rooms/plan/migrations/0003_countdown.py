from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plan", "0002_baselines"),
    ]

    operations = [
        migrations.AddField(
            model_name="keydate",
            name="counts",
            field=models.CharField(
                blank=True,
                default="",
                choices=[
                    ("submission", "the deadline for the plan"),
                    ("window", "the end of the window for the plan"),
                    ("implementation", "the end of the plan"),
                ],
                max_length=16,
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="keydate",
            constraint=models.CheckConstraint(
                condition=models.Q(("counts__in", ["", "submission", "window", "implementation"])),
                name="key_date_counts_is_known",
            ),
        ),
    ]
