import django.core.validators
import django.db.models.deletion
import moothill.commons.cycles.models.cycles
import moothill.core.policy.facts
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("journal", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Member",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        max_length=80,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$", "Use small letters, digits and single hyphens."
                            )
                        ],
                    ),
                ),
                ("name", models.CharField(max_length=120)),
            ],
        ),
        migrations.CreateModel(
            name="Cycle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        max_length=80,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$", "Use small letters, digits and single hyphens."
                            ),
                            moothill.commons.cycles.models.cycles.not_reserved,
                        ],
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("summary", models.TextField(blank=True, max_length=2000)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "being prepared"), ("running", "running"), ("ended", "ended")],
                        default=moothill.core.policy.facts.CycleState["DRAFT"],
                        max_length=10,
                    ),
                ),
                ("starts", models.DateField()),
                ("ends", models.DateField()),
                (
                    "zone",
                    models.CharField(
                        default="Europe/London",
                        max_length=60,
                        validators=[moothill.commons.cycles.models.cycles.a_time_zone],
                    ),
                ),
                ("language", models.CharField(default="en", max_length=10)),
                ("source", models.CharField(blank=True, max_length=500)),
                (
                    "head",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="journal.head"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cycles", to="cycles.member"
                    ),
                ),
            ],
            options={
                "ordering": ["-starts", "slug"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("starts__lte", models.F("ends"))), name="cycle_starts_before_end"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleHeld",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("steward", "steward"),
                            ("team-member", "team member"),
                            ("moderator", "moderator"),
                            ("commitment-lead", "commitment lead"),
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
                            ("civil-society", "civil society"),
                            ("neither", "neither side"),
                        ],
                        default=moothill.core.policy.facts.Side["NEITHER"],
                        max_length=20,
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(blank=True, null=True)),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roles_held",
                        to="cycles.cycle",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roles_held",
                        to="people.participant",
                    ),
                ),
            ],
            options={
                "ordering": ["role", "side", "since", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("cycle", "participant", "role"),
                        name="role_held_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="role_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("role", moothill.core.policy.facts.Role["STEWARD"]), _negated=True),
                            models.Q(("side", moothill.core.policy.facts.Side["NEITHER"]), _negated=True),
                            _connector="OR",
                        ),
                        name="role_steward_speaks_for_a_side",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    moothill.core.policy.facts.Role["STEWARD"],
                                    moothill.core.policy.facts.Role["TEAM_MEMBER"],
                                    moothill.core.policy.facts.Role["MODERATOR"],
                                    moothill.core.policy.facts.Role["COMMITMENT_LEAD"],
                                    moothill.core.policy.facts.Role["REVIEWER"],
                                    moothill.core.policy.facts.Role["OBSERVER"],
                                ],
                            )
                        ),
                        name="role_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "side__in",
                                [
                                    moothill.core.policy.facts.Side["GOVERNMENT"],
                                    moothill.core.policy.facts.Side["CIVIL_SOCIETY"],
                                    moothill.core.policy.facts.Side["NEITHER"],
                                ],
                            )
                        ),
                        name="role_side_is_known",
                    ),
                ],
            },
        ),
    ]
