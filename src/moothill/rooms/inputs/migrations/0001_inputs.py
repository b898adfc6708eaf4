import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("activities", "0002_events"),
        ("cycles", "0003_level"),
        ("files", "0001_initial"),
        ("pages", "0001_initial"),
        ("people", "0003_me_codes"),
        ("plan", "0002_baselines"),
        ("record", "0003_gathered"),
    ]

    operations = [
        migrations.CreateModel(
            name="Call",
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
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("ideas", "free ideas"),
                            ("survey", "a short survey"),
                            ("comments", "comments on a document"),
                            ("elsewhere", "held elsewhere"),
                        ],
                        default="ideas",
                        max_length=10,
                    ),
                ),
                ("background", models.TextField(blank=True)),
                ("can_change", models.TextField(blank=True)),
                (
                    "who",
                    models.CharField(
                        choices=[
                            ("anyone", "anyone, with or without an account"),
                            ("accounts", "people with an account"),
                        ],
                        default="anyone",
                        max_length=10,
                    ),
                ),
                ("invited", models.CharField(blank=True, max_length=400)),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("opens_at", models.DateTimeField(blank=True, null=True)),
                ("closes_at", models.DateTimeField(blank=True, null=True)),
                ("reply_by", models.DateField(blank=True, null=True)),
                ("owner", models.CharField(blank=True, max_length=200)),
                ("contact", models.CharField(blank=True, max_length=200)),
                ("questions", models.JSONField(blank=True, default=list)),
                ("address", models.CharField(blank=True, max_length=500)),
                ("licence", models.CharField(default="CC BY 4.0", max_length=60)),
                ("outcome", models.TextField(blank=True)),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pages.document",
                    ),
                ),
                (
                    "level",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plan.level",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["closes_at"], name="call_by_closing")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("form__in", ["ideas", "survey", "comments", "elsewhere"])),
                        name="call_form_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("who__in", ["anyone", "accounts"])), name="call_who_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opens_at", None),
                            ("closes_at", None),
                            ("opens_at__lt", models.F("closes_at")),
                            _connector="OR",
                        ),
                        name="call_opens_before_it_closes",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Batch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("reader", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("previewed", "looked at, nothing made yet"),
                            ("running", "running"),
                            ("stopped", "stopped half-way: it goes on where it was"),
                            ("done", "done"),
                            ("undone", "undone"),
                        ],
                        default="previewed",
                        max_length=10,
                    ),
                ),
                ("mapping", models.JSONField(blank=True, default=dict)),
                ("options", models.JSONField(blank=True, default=dict)),
                ("done", models.PositiveIntegerField(default=0)),
                ("made", models.PositiveIntegerField(default=0)),
                ("same", models.PositiveIntegerField(default=0)),
                ("refused", models.PositiveIntegerField(default=0)),
                ("key", models.UUIDField(blank=True, null=True, unique=True)),
                ("by_name", models.CharField(blank=True, max_length=80)),
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                ("undone_because", models.CharField(blank=True, max_length=1000)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.participant",
                    ),
                ),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cycles.cycle"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="activities.activity",
                    ),
                ),
                (
                    "file",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inputs.call",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "number"), name="batch_one_per_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["previewed", "running", "stopped", "done", "undone"])
                        ),
                        name="batch_state_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ColumnMapping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reader", models.CharField(max_length=40)),
                ("headings", models.CharField(max_length=64)),
                ("columns", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cycles.cycle"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("cycle", "reader", "headings"), name="mapping_one_per_headings"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EqualityAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.CharField(max_length=40)),
                ("answer", models.CharField(max_length=40)),
                ("week", models.DateField()),
                ("count", models.PositiveIntegerField(default=0)),
                (
                    "call",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inputs.call",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="activities.activity",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("call", None), _negated=True),
                        fields=("call", "question", "answer", "week"),
                        name="equality_one_count_beside_call",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("event", None), _negated=True),
                        fields=("event", "question", "answer", "week"),
                        name="equality_one_count_beside_event",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("call", None), ("event__isnull", False)),
                            models.Q(("call__isnull", False), ("event", None)),
                            _connector="OR",
                        ),
                        name="equality_beside_call_or_event",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Input",
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
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("idea", "idea"),
                            ("comment", "comment"),
                            ("note", "note of an event"),
                            ("answer", "answer to a survey"),
                            ("letter", "letter"),
                        ],
                        default="idea",
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("why", models.TextField(blank=True)),
                ("answers", models.JSONField(blank=True, default=list)),
                ("table", models.CharField(blank=True, max_length=80)),
                ("passage", models.CharField(blank=True, max_length=200)),
                (
                    "coming_by",
                    models.CharField(
                        choices=[
                            ("site", "this site"),
                            ("event", "an event"),
                            ("paper", "paper"),
                            ("mail", "e-mail"),
                            ("elsewhere", "another site"),
                        ],
                        default="site",
                        max_length=10,
                    ),
                ),
                ("said_by", models.CharField(blank=True, max_length=200)),
                ("organisation", models.CharField(blank=True, max_length=200)),
                ("language", models.CharField(blank=True, max_length=10)),
                ("place", models.CharField(blank=True, max_length=200)),
                (
                    "consent",
                    models.CharField(
                        choices=[
                            ("named", "published with the name"),
                            ("unnamed", "published without a name"),
                            ("private", "not published"),
                        ],
                        default="unnamed",
                        max_length=10,
                    ),
                ),
                ("licence", models.CharField(blank=True, default="CC BY 4.0", max_length=60)),
                ("origin", models.CharField(blank=True, max_length=64, null=True, unique=True)),
                ("supports", models.PositiveIntegerField(default=0)),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="record.record",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inputs",
                        to="people.participant",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inputs",
                        to="inputs.batch",
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inputs",
                        to="inputs.call",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="activities.activity",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["call", "-record"], name="input_of_call"),
                    models.Index(fields=["event", "-record"], name="input_of_event"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("form__in", ["idea", "comment", "note", "answer", "letter"])),
                        name="input_form_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("consent__in", ["named", "unnamed", "private"])),
                        name="input_consent_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("coming_by__in", ["site", "event", "paper", "mail", "elsewhere"])
                        ),
                        name="input_channel_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("consent", "named"),
                            models.Q(("organisation", ""), ("said_by", "")),
                            _connector="OR",
                        ),
                        name="input_names_nobody_without_consent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.CharField(blank=True, max_length=400)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("removed_because", models.CharField(blank=True, max_length=1000)),
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
                (
                    "input",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="inputs.input",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Redaction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("places", models.PositiveSmallIntegerField()),
                ("reason", models.CharField(max_length=1000)),
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
                (
                    "input",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="redactions",
                        to="inputs.input",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("input", "version"), name="redaction_one_per_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="RefusedRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("row", models.PositiveIntegerField()),
                ("beginning", models.CharField(blank=True, max_length=200)),
                ("reason", models.CharField(max_length=1000)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="refusals",
                        to="inputs.batch",
                    ),
                ),
            ],
            options={
                "ordering": ["row", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Support",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "input",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supported",
                        to="inputs.input",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supports",
                        to="people.participant",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("input", "participant"), name="support_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="TableLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("table", models.CharField(max_length=80)),
                ("token", models.CharField(max_length=64, unique=True)),
                ("at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.participant"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="activities.activity",
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
                "ordering": ["table", "pk"],
            },
        ),
    ]
