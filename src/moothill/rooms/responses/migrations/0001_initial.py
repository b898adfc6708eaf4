import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cycles", "0003_level"),
        ("inputs", "0003_entered_on"),
        ("people", "0003_me_codes"),
        ("record", "0005_links_backwards"),
    ]

    operations = [
        migrations.CreateModel(
            name="Manner",
            fields=[
                (
                    "cycle",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="cycles.cycle",
                    ),
                ),
                ("both_sides", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="Response",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="record.record",
                    ),
                ),
                ("asked", models.TextField(blank=True)),
                ("heard", models.TextField(blank=True)),
                ("did", models.TextField(blank=True)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("taken-up", "taken up"),
                            ("partly", "partly taken up"),
                            ("not-taken-up", "not taken up"),
                            ("open", "still open"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("because", models.TextField(blank=True)),
                ("whose", models.CharField(blank=True, max_length=200)),
                ("day", models.DateField(blank=True, null=True)),
                ("promised", models.DateField(blank=True, null=True)),
                ("answers_to", models.JSONField(blank=True, default=list)),
                ("theme", models.PositiveIntegerField(default=0, editable=False)),
                ("place", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "cycle",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cycles.cycle",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("cycle", "theme", "place"), name="response_number_given_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["taken-up", "partly", "not-taken-up", "open"])),
                        name="response_outcome_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome__in", ("partly", "not-taken-up")), _negated=True),
                            models.Q(("because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="response_no_comes_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Finish",
            fields=[
                (
                    "call",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="finish",
                        serialize=False,
                        to="inputs.call",
                    ),
                ),
                ("by_name", models.CharField(blank=True, max_length=80)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.participant"
                    ),
                ),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="responses.response"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                (
                    "side",
                    models.CharField(
                        choices=[
                            ("government", "government"),
                            ("civil-society", "civil-society"),
                            ("neither", "neither"),
                        ],
                        max_length=20,
                    ),
                ),
                ("by_name", models.CharField(blank=True, max_length=80)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.participant"
                    ),
                ),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to="responses.response",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("response", "version", "side"), name="consent_one_per_side"
                    )
                ],
            },
        ),
    ]
