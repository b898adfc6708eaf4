import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cycles", "0002_practice"),
        ("moderation", "0001_moderation"),
        ("people", "0002_guests"),
    ]

    operations = [
        migrations.CreateModel(
            name="Deed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("line", models.PositiveBigIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "done",
                    models.CharField(
                        choices=[
                            ("hidden", "hidden"),
                            ("restored", "restored"),
                            ("removed", "removed"),
                            ("released", "shown, after it was held"),
                            ("held", "held for a second look"),
                            ("kept", "reported, looked at and let stand"),
                            ("appealed", "its author appealed"),
                            ("appeal-refused", "an appeal was refused"),
                            ("appeal-granted", "an appeal was granted"),
                            ("looked", "looked at what one network sent"),
                            ("wave-undone", "a wave was undone"),
                            ("wave-restored", "the undoing of a wave was undone"),
                            ("policy", "the policy was changed"),
                        ],
                        max_length=16,
                    ),
                ),
                ("target", models.CharField(blank=True, max_length=60)),
                ("subject", models.CharField(blank=True, max_length=120)),
                ("count", models.PositiveIntegerField(default=1)),
                ("code", models.CharField(blank=True, max_length=40)),
                ("reason", models.CharField(blank=True, max_length=2000)),
                ("by_name", models.CharField(blank=True, max_length=80)),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="deeds", to="cycles.cycle"
                    ),
                ),
            ],
            options={
                "ordering": ["-line"],
                "constraints": [models.UniqueConstraint(fields=("cycle", "line"), name="deed_one_per_line")],
            },
        ),
        migrations.CreateModel(
            name="Hiding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("target", models.CharField(max_length=60)),
                ("target_id", models.BigIntegerField()),
                (
                    "level",
                    models.CharField(
                        choices=[("words", "the words"), ("author", "the author's name"), ("both", "both")],
                        default="words",
                        max_length=8,
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=40)),
                ("reason", models.CharField(max_length=2000)),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(blank=True, max_length=80)),
                ("before", models.JSONField(default=dict)),
                ("appeal", models.CharField(blank=True, max_length=2000)),
                ("appealed_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.CharField(blank=True, max_length=2000)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("restored_at", models.DateTimeField(blank=True, null=True)),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.participant",
                    ),
                ),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="hidings", to="cycles.cycle"
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("restored_at", None)),
                        fields=("target", "target_id"),
                        name="hiding_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="hiding_for_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["words", "author", "both"])),
                        name="hiding_level_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_at", None),
                            models.Q(("appealed_at__isnull", False), models.Q(("answer", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="hiding_answer_to_an_appeal",
                    ),
                ],
                "indexes": [models.Index(fields=["cycle", "restored_at", "id"], name="hiding_in_cycle")],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("target", models.CharField(max_length=60)),
                ("target_id", models.BigIntegerField()),
                ("code", models.CharField(max_length=40)),
                ("words", models.CharField(blank=True, max_length=2000)),
                ("at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("open", "waits for a moderator"),
                            ("acted", "looked at, and acted on"),
                            ("kept", "looked at, and let stand"),
                            ("undone", "closed with a wave"),
                        ],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.participant"
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.participant",
                    ),
                ),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="cycles.cycle"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "indexes": [
                    models.Index(fields=["target", "target_id", "outcome"], name="report_of_target"),
                    models.Index(fields=["cycle", "outcome", "id"], name="report_in_queue"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at", None), ("outcome", "open")),
                            models.Q(
                                models.Q(("outcome", "open"), _negated=True), ("closed_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="report_closed_at_some_time",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "open")),
                        fields=("target", "target_id", "by"),
                        name="report_one_each",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Wave",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(blank=True, max_length=80)),
                ("reason", models.CharField(max_length=2000)),
                ("chosen", models.JSONField(default=dict)),
                ("counts", models.JSONField(default=dict)),
                ("lines", models.JSONField(default=list)),
                ("digest", models.CharField(max_length=64)),
                ("restored_at", models.DateTimeField(blank=True, null=True)),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="waves", to="cycles.cycle"
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="wave_undone_for_a_reason"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("restored_at", None)),
                        fields=("cycle", "digest"),
                        name="wave_undone_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WaveItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("target", models.CharField(max_length=60)),
                ("target_id", models.BigIntegerField()),
                ("standing", models.CharField(max_length=8)),
                (
                    "fate",
                    models.CharField(
                        choices=[
                            ("removed", "removed"),
                            ("reverted", "put back to what stood before"),
                            ("left", "left: it needs a person"),
                        ],
                        max_length=10,
                    ),
                ),
                ("before", models.JSONField(default=dict)),
                (
                    "wave",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="moderation.wave",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="sighting",
            name="sighting_standing_known",
        ),
        migrations.RemoveIndex(
            model_name="sighting",
            name="sighting_in_queue",
        ),
        migrations.AddField(
            model_name="sighting",
            name="kept",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="sighting",
            name="screened_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="sighting",
            name="weight",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name="sighting",
            name="standing",
            field=models.CharField(
                choices=[
                    ("passed", "no rule had a concern"),
                    ("flagged", "shown, to be looked at"),
                    ("held", "held: looked at before it is shown"),
                    ("cleared", "looked at and let stand"),
                    ("removed", "removed or hidden"),
                    ("undone", "undone with a wave"),
                    ("gone", "taken back by its author"),
                ],
                max_length=8,
            ),
        ),
        migrations.AddIndex(
            model_name="sighting",
            index=models.Index(fields=["cycle", "standing", "weight", "id"], name="sighting_in_queue"),
        ),
        migrations.AddIndex(
            model_name="sighting",
            index=models.Index(condition=models.Q(("kept", True)), fields=["at"], name="sighting_kept"),
        ),
        migrations.AddConstraint(
            model_name="sighting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("standing__in", ["passed", "flagged", "held", "cleared", "removed", "undone", "gone"])
                ),
                name="sighting_standing_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="sighting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kept", True),
                    models.Q(("network", ""), ("seconds", None), ("trap", False)),
                    _connector="OR",
                ),
                name="sighting_kept_or_emptied",
            ),
        ),
        migrations.AddField(
            model_name="hiding",
            name="wave",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="moderation.wave",
            ),
        ),
        migrations.AddField(
            model_name="waveitem",
            name="sighting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="moderation.sighting"
            ),
        ),
    ]
