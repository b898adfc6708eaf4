import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cycles", "0002_practice"),
        ("people", "0002_guests"),
    ]

    operations = [
        migrations.CreateModel(
            name="NetworkKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("week", models.DateField(unique=True)),
                ("secret", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Policy",
            fields=[
                (
                    "cycle",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="moderation_policy",
                        serialize=False,
                        to="cycles.cycle",
                    ),
                ),
                ("values", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Counter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64)),
                ("window", models.DateTimeField()),
                ("count", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [models.Index(fields=["window"], name="counter_by_age")],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "window"), name="counter_one_per_key_and_window")
                ],
            },
        ),
        migrations.CreateModel(
            name="Sighting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("network", models.CharField(blank=True, max_length=32)),
                ("at", models.DateTimeField()),
                ("target", models.CharField(max_length=60)),
                ("target_id", models.BigIntegerField()),
                ("first", models.BooleanField()),
                ("seconds", models.FloatField(blank=True, null=True)),
                ("trap", models.BooleanField(default=False)),
                (
                    "verdict",
                    models.CharField(
                        choices=[("pass", "pass"), ("flag", "flag"), ("hold", "hold")], max_length=4
                    ),
                ),
                ("concerns", models.JSONField(default=list)),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("passed", "no rule had a concern"),
                            ("flagged", "shown, to be looked at"),
                            ("held", "held: looked at before it is shown"),
                            ("cleared", "looked at and let stand"),
                            ("removed", "removed or hidden"),
                            ("undone", "undone with a wave"),
                        ],
                        max_length=8,
                    ),
                ),
                ("looked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sightings",
                        to="cycles.cycle",
                    ),
                ),
                (
                    "looked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.participant",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sightings",
                        to="people.participant",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(fields=["cycle", "first", "at"], name="sighting_of_the_hour"),
                    models.Index(fields=["cycle", "standing", "id"], name="sighting_in_queue"),
                    models.Index(fields=["participant", "at"], name="sighting_by_participant"),
                    models.Index(fields=["cycle", "network", "at"], name="sighting_by_network"),
                    models.Index(fields=["target", "target_id"], name="sighting_of_target"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("standing__in", ["passed", "flagged", "held", "cleared", "removed", "undone"])
                        ),
                        name="sighting_standing_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["pass", "flag", "hold"])),
                        name="sighting_verdict_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing", "cleared"), _negated=True),
                            ("looked_at__isnull", False),
                            _connector="OR",
                        ),
                        name="sighting_cleared_at_some_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Key",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=16)),
                ("at", models.DateTimeField()),
                ("participant_id", models.BigIntegerField()),
                ("network", models.CharField(max_length=32)),
                (
                    "cycle",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cycles.cycle",
                    ),
                ),
                (
                    "sighting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="keys",
                        to="moderation.sighting",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["cycle", "key", "at"], name="key_in_the_hour"),
                    models.Index(fields=["at"], name="key_by_age"),
                ],
            },
        ),
    ]
