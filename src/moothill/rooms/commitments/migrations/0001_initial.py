import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cycles", "0003_level"),
        ("inputs", "0004_drafts"),
        ("people", "0003_me_codes"),
        ("record", "0006_links_of_commitments"),
    ]

    operations = [
        migrations.CreateModel(
            name="Commitment",
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
                ("formers", models.JSONField(blank=True, default=list)),
                ("ogp_id", models.CharField(blank=True, max_length=40)),
                ("problem", models.TextField(blank=True)),
                ("causes", models.TextField(blank=True)),
                ("so_far", models.TextField(blank=True)),
                ("solution", models.TextField(blank=True)),
                ("result", models.TextField(blank=True)),
                ("values", models.JSONField(blank=True, default=list)),
                ("goals", models.JSONField(blank=True, default=list)),
                ("areas", models.JSONField(blank=True, default=list)),
                ("resources", models.TextField(blank=True)),
                ("lead", models.CharField(blank=True, max_length=500)),
                ("government_lead", models.CharField(blank=True, max_length=500)),
                ("civil_lead", models.CharField(blank=True, max_length=500)),
                ("others", models.JSONField(blank=True, default=list)),
                ("contact", models.CharField(blank=True, max_length=500)),
                ("more", models.JSONField(blank=True, default=list)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Edition",
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
                ("place", models.PositiveIntegerField(default=0, editable=False)),
                ("day", models.DateField(blank=True, null=True)),
                ("plan_number", models.PositiveIntegerField(blank=True, null=True)),
                ("drafts", models.JSONField(blank=True, default=list)),
                ("foreword", models.TextField(blank=True)),
                ("signed", models.JSONField(blank=True, default=list)),
                ("vision", models.TextField(blank=True)),
                ("follow", models.TextField(blank=True)),
                ("because", models.TextField(blank=True)),
                ("agreed", models.JSONField(blank=True, default=list)),
                ("outside", models.TextField(blank=True)),
                ("contents", models.JSONField(blank=True, editable=False, null=True)),
                ("digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "amends",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amended_by",
                        to="commitments.edition",
                    ),
                ),
                (
                    "cycle",
                    models.ForeignKey(
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
                    models.UniqueConstraint(fields=("cycle", "place"), name="edition_one_per_place"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amends", None), models.Q(("because", ""), _negated=True), _connector="OR"
                        ),
                        name="edition_amendment_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amends", None),
                            models.Q(("amends", models.F("record")), _negated=True),
                            _connector="OR",
                        ),
                        name="edition_amends_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanForm",
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
                ("fields", models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("question", models.CharField(blank=True, max_length=1000)),
                ("most", models.PositiveIntegerField(default=4)),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cycles.cycle"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "place"), name="criterion_one_per_place"),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("title", ""), _negated=True), ("most__gte", 1)),
                        name="criterion_can_be_scored",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
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
                ("place", models.PositiveIntegerField()),
                ("day", models.DateField()),
                ("why", models.TextField(blank=True)),
                ("agreed", models.JSONField(blank=True, default=list)),
                ("of_version", models.PositiveIntegerField()),
                ("contents", models.JSONField(default=dict)),
                ("digest", models.CharField(max_length=64)),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to="commitments.commitment",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("commitment", "place"), name="draft_one_per_place"),
                    models.CheckConstraint(
                        condition=models.Q(("digest", ""), _negated=True), name="draft_has_a_digest"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="submission",
                        serialize=False,
                        to="commitments.edition",
                    ),
                ),
                ("day", models.DateField()),
                ("address", models.CharField(blank=True, max_length=500)),
                ("unanswered", models.PositiveIntegerField(default=0, null=True)),
                ("unanswered_calls", models.PositiveIntegerField(default=0)),
                ("because", models.TextField(blank=True)),
                ("by_name", models.CharField(blank=True, max_length=80)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.participant",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("unanswered", 0), ("unanswered__isnull", False), ("unanswered_calls", 0)
                            ),
                            models.Q(("because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="submission_before_answers_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FormerSummary",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("words", models.TextField()),
                ("of_version", models.PositiveIntegerField()),
                ("by_name", models.CharField(blank=True, max_length=80)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.participant"
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="former_summaries",
                        to="commitments.commitment",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commitment", "number"), name="former_summary_one_for_each_writing"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Lead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(blank=True, null=True)),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leads",
                        to="commitments.commitment",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.participant"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("commitment", "side"),
                        name="lead_one_for_each_side",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["government", "civil-society"])),
                        name="lead_side_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
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
                ("number", models.CharField(blank=True, max_length=20)),
                ("group", models.CharField(blank=True, max_length=200)),
                ("output", models.TextField(blank=True)),
                ("verification", models.TextField(blank=True)),
                ("lead", models.CharField(blank=True, max_length=500)),
                ("support", models.CharField(blank=True, max_length=500)),
                ("altered", models.TextField(blank=True)),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestones",
                        to="commitments.commitment",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("number", ""), _negated=True),
                        fields=("commitment", "number"),
                        name="milestone_one_per_number",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Move",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
                ("because", models.TextField()),
                ("agreed", models.CharField(max_length=400)),
                ("by_name", models.CharField(blank=True, max_length=80)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.participant"
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves",
                        to="commitments.milestone",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("milestone", "version"), name="move_one_per_version"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("because", ""), _negated=True), models.Q(("agreed", ""), _negated=True)
                        ),
                        name="move_says_why_and_who_agreed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Score",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("points", models.PositiveIntegerField()),
                ("why", models.CharField(blank=True, max_length=1000)),
                ("by_name", models.CharField(blank=True, max_length=80)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.participant"
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scores",
                        to="commitments.commitment",
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scores",
                        to="commitments.criterion",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commitment", "criterion", "by"), name="score_one_per_person"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Summary",
            fields=[
                (
                    "commitment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="summary",
                        serialize=False,
                        to="commitments.commitment",
                    ),
                ),
                ("number", models.PositiveIntegerField(default=1)),
                ("words", models.TextField()),
                ("of_version", models.PositiveIntegerField()),
                ("by_name", models.CharField(blank=True, max_length=80)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.participant"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="inputs.call",
                    ),
                ),
                (
                    "on",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="record.record"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("call", "on"), name="consultation_once_for_each_draft")
                ],
            },
        ),
    ]
