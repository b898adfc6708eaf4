import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cycles", "0002_practice"),
        ("journal", "0002_me_salts"),
        ("people", "0002_guests"),
        ("record", "0002_guests"),
    ]

    operations = [
        migrations.CreateModel(
            name="Progress",
            fields=[
                (
                    "head",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="journal.head",
                    ),
                ),
                ("number", models.PositiveBigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Refusal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("at", models.DateTimeField()),
                ("said", models.CharField(blank=True, max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="Reader",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.EmailField(blank=True, max_length=254)),
                ("digest", models.CharField(blank=True, max_length=64, null=True, unique=True)),
                ("language", models.CharField(blank=True, max_length=10)),
                (
                    "often",
                    models.CharField(
                        choices=[
                            ("1-at-once", "at once"),
                            ("2-daily", "once a day"),
                            ("3-weekly", "once a week, on Mondays"),
                            ("4-never", "never by e-mail: only here"),
                        ],
                        default="2-daily",
                        max_length=10,
                    ),
                ),
                ("since", models.DateTimeField()),
                (
                    "participant",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reader",
                        to="people.participant",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("address", ""), ("digest", None), ("participant__isnull", False)),
                            models.Q(
                                ("digest__isnull", False),
                                ("participant", None),
                                models.Q(("address", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="reader_is_a_participant_or_an_address",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "often",
                    models.CharField(
                        choices=[
                            ("1-at-once", "at once"),
                            ("2-daily", "once a day"),
                            ("3-weekly", "once a week, on Mondays"),
                            ("4-never", "never by e-mail: only here"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("mailed_at", models.DateTimeField(blank=True, null=True)),
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
                    "entry",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="journal.entry",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="record.record",
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="notifications.reader",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["reader", "-id"], name="notice_newest_first"),
                    models.Index(
                        condition=models.Q(("read_at", None)), fields=["reader"], name="notice_unread"
                    ),
                    models.Index(
                        condition=models.Q(
                            ("mailed_at", None), ("often__in", ("1-at-once", "2-daily", "3-weekly"))
                        ),
                        fields=["cycle", "often", "reader"],
                        name="notice_to_be_mailed",
                    ),
                    models.Index(fields=["at"], name="notice_by_age"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("entry", "reader"), name="notice_once_per_line")
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("period", models.CharField(max_length=80)),
                ("address", models.EmailField(blank=True, max_length=254)),
                ("asks", models.JSONField(blank=True, default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("sent", "sent"),
                            ("empty", "nothing to tell"),
                            ("refused", "the address was refused"),
                            ("given-up", "given up"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("said", models.CharField(blank=True, max_length=200)),
                (
                    "cycle",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="cycles.cycle",
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="notifications.reader",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["due_at", "id"],
                        name="letter_to_send",
                    ),
                    models.Index(fields=["done_at"], name="letter_by_age"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("reader", "cycle", "kind", "period"), name="letter_once_per_period"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("reader", None)),
                        fields=("cycle", "kind", "period"),
                        name="letter_once_per_question",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reader", None), ("address", ""), _connector="OR"),
                        name="letter_to_a_reader_or_an_address",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "waiting"), ("done_at__isnull", False), _connector="OR"),
                        name="letter_done_at_some_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Follow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("topic", models.CharField(max_length=200)),
                (
                    "often",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "as for everything else"),
                            ("1-at-once", "at once"),
                            ("2-daily", "once a day"),
                            ("3-weekly", "once a week, on Mondays"),
                            ("4-never", "never by e-mail: only here"),
                        ],
                        max_length=10,
                    ),
                ),
                ("asked", models.BooleanField(default=True)),
                ("since", models.DateTimeField()),
                (
                    "cycle",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="cycles.cycle",
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follows",
                        to="notifications.reader",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["reader", "id"], name="follow_by_reader")],
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "topic", "reader"), name="follow_once_per_topic")
                ],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("period", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                (
                    "cycle",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="cycles.cycle",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "kind", "period"), name="round_once_per_period")
                ],
            },
        ),
        migrations.CreateModel(
            name="Silence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cycles.cycle"
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="silences",
                        to="notifications.reader",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("reader", "cycle"), name="silence_once_per_cycle")
                ],
            },
        ),
    ]
