from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inputs", "0003_entered_on"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="call", name="call_form_is_known"),
        migrations.AlterField(
            model_name="call",
            name="form",
            field=models.CharField(
                choices=[
                    ("ideas", "free ideas"),
                    ("survey", "a short survey"),
                    ("comments", "comments on a document"),
                    ("draft", "comments on a draft of the plan"),
                    ("elsewhere", "held elsewhere"),
                ],
                default="ideas",
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="call",
            constraint=models.CheckConstraint(
                condition=models.Q(("form__in", ["ideas", "survey", "comments", "draft", "elsewhere"])),
                name="call_form_is_known",
            ),
        ),
    ]
