import django.db.models.deletion
import moothill.core.policy.facts
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cycles", "0002_practice"),
        ("people", "0002_guests"),
        ("record", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="suggested_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.participant",
            ),
        ),
        migrations.AddField(
            model_name="revision",
            name="suggested_by_name",
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.CreateModel(
            name="Suggestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "change",
                    models.CharField(
                        choices=[
                            ("revise", "a change"),
                            ("create", "something new"),
                            ("withdraw", "a withdrawal"),
                        ],
                        max_length=10,
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("base", models.PositiveIntegerField(default=0)),
                ("values", models.JSONField(default=dict)),
                ("title", models.CharField(blank=True, max_length=400)),
                ("reason", models.CharField(blank=True, max_length=2000)),
                ("by_name", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                ("due", models.DateField(blank=True, null=True)),
                ("key", models.UUIDField(unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting for a steward"),
                            ("held", "held: looked at before it is shown"),
                            ("asked", "a steward asked something"),
                            ("accepted", "accepted"),
                            ("changed", "accepted with changes"),
                            ("declined", "declined"),
                            ("taken-back", "taken back by its author"),
                            ("removed", "removed as spam or against the rules"),
                        ],
                        default="waiting",
                        max_length=12,
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answered_by_name", models.CharField(blank=True, max_length=80)),
                ("answer", models.CharField(blank=True, max_length=2000)),
                ("answer_code", models.CharField(blank=True, max_length=40)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.participant",
                    ),
                ),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.participant",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suggestions",
                        to="people.participant",
                    ),
                ),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suggestions",
                        to="cycles.cycle",
                    ),
                ),
                (
                    "made",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="record.revision",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suggestions",
                        to="record.record",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [models.Index(fields=["cycle", "state", "due", "id"], name="suggestion_in_queue")],
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "number"), name="suggestion_one_per_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("base", 0), ("change", "create")),
                            models.Q(
                                ("base__gte", 1),
                                ("record__isnull", False),
                                models.Q(("change", "create"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="suggestion_about_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("accepted", "changed", "declined")), _negated=True),
                            ("answered_at__isnull", False),
                            _connector="OR",
                        ),
                        name="suggestion_answered_at_some_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["accepted", "changed"]), _negated=True),
                            ("made__isnull", False),
                            _connector="OR",
                        ),
                        name="suggestion_accepted_makes_a_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                            models.Q(("answer_code", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="suggestion_declined_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.CharField(max_length=2000)),
                ("by_name", models.CharField(blank=True, max_length=80)),
                ("at", models.DateTimeField()),
                ("asks", models.BooleanField(default=False)),
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
                    "suggestion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remarks",
                        to="record.suggestion",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="remark_says_something"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Editing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(blank=True, max_length=40)),
                (
                    "contributor",
                    models.CharField(
                        choices=[
                            ("guest", "guests, who have no account"),
                            ("account", "people with an account"),
                            ("team", "people with a role in the cycle"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("open", "open: edits are live at once, and looked at afterwards"),
                            ("suggest", "suggest: edits wait for a steward"),
                            ("locked", "locked: only stewards edit"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="editing", to="cycles.cycle"
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="record.record",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("record", None)),
                        fields=("cycle", "kind", "contributor"),
                        name="editing_one_rule_per_kind",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("record__isnull", False)),
                        fields=("record", "contributor"),
                        name="editing_one_rule_per_record",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("record", None), ("kind", ""), _connector="OR"),
                        name="editing_about_a_record_or_a_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "mode__in",
                                [
                                    moothill.core.policy.facts.Mode["OPEN"],
                                    moothill.core.policy.facts.Mode["SUGGEST"],
                                    moothill.core.policy.facts.Mode["LOCKED"],
                                ],
                            )
                        ),
                        name="editing_mode_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "contributor__in",
                                [
                                    moothill.core.policy.facts.Contributor["GUEST"],
                                    moothill.core.policy.facts.Contributor["ACCOUNT"],
                                    moothill.core.policy.facts.Contributor["TEAM"],
                                ],
                            )
                        ),
                        name="editing_contributor_is_known",
                    ),
                ],
            },
        ),
    ]
