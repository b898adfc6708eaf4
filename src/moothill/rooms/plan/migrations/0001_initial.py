import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cycles", "0001_initial"),
        ("record", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeyDate",
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
                ("when_json", models.JSONField(blank=True, null=True)),
                ("earliest", models.DateField(blank=True, null=True)),
                ("latest", models.DateField(blank=True, null=True)),
                ("rule", models.CharField(blank=True, max_length=400)),
                ("met_json", models.JSONField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Timeline",
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
                ("when_json", models.JSONField(blank=True, null=True)),
                ("earliest", models.DateField(blank=True, null=True)),
                ("latest", models.DateField(blank=True, null=True)),
                ("revised_because", models.TextField(blank=True)),
                ("remarks", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="KeyDetails",
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
                ("purpose", models.TextField(blank=True)),
                ("start_json", models.JSONField(blank=True, null=True)),
                ("completion_json", models.JSONField(blank=True, null=True)),
                ("leads", models.JSONField(blank=True, default=list)),
                ("teams", models.JSONField(blank=True, default=list)),
                ("contacts", models.JSONField(blank=True, default=list)),
                ("commitments_least", models.PositiveIntegerField(blank=True, null=True)),
                ("commitments_most", models.PositiveIntegerField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("commitments_least", None),
                            ("commitments_most", None),
                            ("commitments_least__lte", models.F("commitments_most")),
                            _connector="OR",
                        ),
                        name="keydetails_least_is_at_most_most",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Level",
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
                ("number", models.CharField(max_length=20)),
                ("offer", models.TextField(blank=True)),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cycles.cycle"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "number"), name="level_one_per_number"),
                    models.CheckConstraint(
                        condition=models.Q(("number", ""), _negated=True), name="level_has_a_number"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Channel",
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
                ("group", models.CharField(blank=True, max_length=120)),
                ("audience", models.CharField(blank=True, max_length=200)),
                ("remarks", models.TextField(blank=True)),
                (
                    "level",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="channels",
                        to="plan.level",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Objective",
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
                ("number", models.CharField(max_length=20)),
                ("remarks", models.TextField(blank=True)),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cycles.cycle"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "number"), name="objective_one_per_number"),
                    models.CheckConstraint(
                        condition=models.Q(("number", ""), _negated=True), name="objective_has_a_number"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Stage",
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
                ("when_json", models.JSONField(blank=True, null=True)),
                ("earliest", models.DateField(blank=True, null=True)),
                ("latest", models.DateField(blank=True, null=True)),
                ("number", models.CharField(max_length=20)),
                ("aim", models.TextField(blank=True)),
                ("summary", models.TextField(blank=True)),
                ("steps", models.JSONField(blank=True, default=list)),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cycles.cycle"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "number"), name="stage_one_per_number"),
                    models.CheckConstraint(
                        condition=models.Q(("number", ""), _negated=True), name="stage_has_a_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("when_json__isnull", False)), name="stage_has_a_period"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TimelineRow",
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
                ("group", models.CharField(blank=True, max_length=120)),
                ("marks", models.PositiveIntegerField(blank=True, null=True)),
                ("periods", models.JSONField(blank=True, default=list)),
                (
                    "timeline",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="plan.timeline"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WayOfWorking",
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
                ("number", models.CharField(max_length=20)),
                ("number_as_written", models.CharField(blank=True, max_length=20)),
                ("remarks", models.TextField(blank=True)),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cycles.cycle"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "number"), name="wayofworking_one_per_number"),
                    models.CheckConstraint(
                        condition=models.Q(("number", ""), _negated=True), name="wayofworking_has_a_number"
                    ),
                ],
            },
        ),
    ]
