import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0003_me_codes"),
        ("record", "0002_guests"),
    ]

    operations = [
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("for", "a point for"),
                            ("against", "a point against"),
                            ("neutral", "neither: a question or a remark"),
                        ],
                        default="neutral",
                        max_length=10,
                    ),
                ),
                (
                    "words",
                    models.TextField(
                        max_length=5000, validators=[django.core.validators.MaxLengthValidator(5000)]
                    ),
                ),
                ("by_name", models.CharField(blank=True, max_length=80)),
                ("at", models.DateTimeField()),
                ("key", models.UUIDField(unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("standing", "standing"),
                            ("held", "held: looked at before it is shown"),
                            ("hidden", "hidden"),
                            ("taken-back", "taken back by its author"),
                        ],
                        default="standing",
                        max_length=12,
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("edited_at", models.DateTimeField(blank=True, null=True)),
                ("hidden_at", models.DateTimeField(blank=True, null=True)),
                ("hidden_because", models.CharField(blank=True, max_length=2000)),
                (
                    "answers",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answered_by",
                        to="discussion.comment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="people.participant",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="record.record",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(fields=["record", "answers", "stance", "id"], name="comment_in_order"),
                    models.Index(fields=["by", "id"], name="comment_by_author"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("words", ""), _negated=True), ("state", "taken-back"), _connector="OR"
                        ),
                        name="comment_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stance__in", ["for", "against", "neutral"])),
                        name="comment_stance_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answers", None), ("stance", "neutral"), _connector="OR"),
                        name="comment_answer_takes_no_stance",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answers", None),
                            models.Q(("answers", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="comment_answers_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("hidden_at__isnull", False),
                                ("state", "hidden"),
                                models.Q(("hidden_because", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "hidden"), _negated=True),
                                ("hidden_at", None),
                                ("hidden_because", ""),
                            ),
                            _connector="OR",
                        ),
                        name="comment_hidden_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("edited_at", None), ("edition", 1)),
                            models.Q(("edited_at__isnull", False), ("edition__gt", 1)),
                            _connector="OR",
                        ),
                        name="comment_edited_at_some_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Wording",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField()),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("for", "a point for"),
                            ("against", "a point against"),
                            ("neutral", "neither: a question or a remark"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(max_length=5000)),
                ("until", models.DateTimeField()),
                (
                    "comment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wordings",
                        to="discussion.comment",
                    ),
                ),
            ],
            options={
                "ordering": ["comment_id", "edition"],
                "constraints": [
                    models.UniqueConstraint(fields=("comment", "edition"), name="wording_one_per_edition"),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="wording_says_something"
                    ),
                ],
            },
        ),
    ]
