import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0003_me_codes"),
        ("record", "0006_links_of_commitments"),
    ]

    operations = [
        migrations.CreateModel(
            name="Route",
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
                ("of_version", models.PositiveIntegerField()),
                ("why", models.TextField(blank=True)),
                (
                    "on",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="routes", to="record.record"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("on", models.F("record")), _negated=True),
                        name="route_is_laid_on_another_record",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("office", models.CharField(max_length=200)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("steward", "steward"),
                            ("team-member", "team-member"),
                            ("moderator", "moderator"),
                            ("commitment-lead", "commitment-lead"),
                            ("reviewer", "reviewer"),
                            ("observer", "observer"),
                        ],
                        max_length=20,
                    ),
                ),
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
                ("due", models.DateField(blank=True, null=True)),
                (
                    "route",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="signoffs.route"
                    ),
                ),
            ],
            options={
                "ordering": ["route", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("route", "number"), name="step_one_per_place"),
                    models.CheckConstraint(
                        condition=models.Q(("office", ""), _negated=True), name="step_names_who_signs"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("approved", "approved"),
                            ("conditions", "approved, with conditions"),
                            ("refused", "not approved"),
                        ],
                        max_length=12,
                    ),
                ),
                ("day", models.DateField()),
                ("said_by", models.CharField(blank=True, max_length=200)),
                ("conditions", models.TextField(blank=True)),
                ("by_name", models.CharField(blank=True, max_length=80)),
                ("at", models.DateTimeField()),
                ("key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.participant"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="record.record",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="signoffs.step",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("verdict__in", ("approved", "conditions"))),
                        fields=("step",),
                        name="signature_step_is_passed_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["approved", "conditions", "refused"])),
                        name="signature_verdict_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verdict", "approved"),
                            models.Q(("conditions", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="signature_conditions_are_said",
                    ),
                ],
            },
        ),
    ]
