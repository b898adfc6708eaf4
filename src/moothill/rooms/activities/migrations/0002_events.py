import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0001_initial"),
        ("people", "0003_me_codes"),
        ("plan", "0002_baselines"),
        ("record", "0003_gathered"),
    ]

    operations = [
        migrations.CreateModel(
            name="Joining",
            fields=[
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="joining",
                        serialize=False,
                        to="activities.activity",
                    ),
                ),
                ("words", models.TextField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("in", "has a place"),
                            ("waiting", "on the waiting list"),
                            ("cancelled", "cancelled"),
                        ],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("access_needs", models.CharField(blank=True, max_length=1000)),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("national", "national government"),
                            ("local", "local government"),
                            ("public-body", "another public body"),
                            ("civil-society", "a civil society organisation"),
                            ("community", "a community group"),
                            ("business", "a business"),
                            ("academia", "a university or research body"),
                            ("media", "the media"),
                            ("myself", "nobody but myself"),
                            ("unsaid", "not said"),
                        ],
                        default="unsaid",
                        max_length=20,
                    ),
                ),
                ("remote", models.BooleanField(default=False)),
                ("language", models.CharField(blank=True, max_length=10)),
                ("token", models.CharField(max_length=64, unique=True)),
                ("check_in", models.CharField(blank=True, max_length=64)),
                ("key", models.UUIDField(blank=True, null=True, unique=True)),
                ("at", models.DateTimeField()),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("came_at", models.DateTimeField(blank=True, null=True)),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("forgotten_at", models.DateTimeField(blank=True, null=True)),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.participant",
                    ),
                ),
            ],
            options={
                "ordering": ["event_id", "number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["in", "waiting", "cancelled"])),
                        name="place_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "sector__in",
                                [
                                    "national",
                                    "local",
                                    "public-body",
                                    "civil-society",
                                    "community",
                                    "business",
                                    "academia",
                                    "media",
                                    "myself",
                                    "unsaid",
                                ],
                            )
                        ),
                        name="place_sector_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Places",
            fields=[
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="places",
                        serialize=False,
                        to="activities.activity",
                    ),
                ),
                ("taken", models.PositiveIntegerField(default=0)),
                ("last", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="SectorCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("national", "national government"),
                            ("local", "local government"),
                            ("public-body", "another public body"),
                            ("civil-society", "a civil society organisation"),
                            ("community", "a community group"),
                            ("business", "a business"),
                            ("academia", "a university or research body"),
                            ("media", "the media"),
                            ("myself", "nobody but myself"),
                            ("unsaid", "not said"),
                        ],
                        max_length=20,
                    ),
                ),
                ("count", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="StakeholderGroup",
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
                ("who", models.TextField(blank=True)),
                ("why", models.TextField(blank=True)),
                ("how", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="activity",
            name="access",
            field=models.CharField(blank=True, max_length=1000),
        ),
        migrations.AddField(
            model_name="activity",
            name="came",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="activity",
            name="capacity",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="activity",
            name="no_report",
            field=models.CharField(blank=True, max_length=1000),
        ),
        migrations.AddField(
            model_name="activity",
            name="registration",
            field=models.CharField(
                choices=[
                    ("none", "nobody needs to register"),
                    ("here", "on this site"),
                    ("elsewhere", "on another site"),
                ],
                default="none",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="activity",
            name="registration_address",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name="activity",
            name="registration_until",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(("registration__in", ["none", "here", "elsewhere"])),
                name="activity_registration_is_known",
            ),
        ),
        migrations.AddField(
            model_name="place",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="registered",
                to="activities.activity",
            ),
        ),
        migrations.AddField(
            model_name="sectorcount",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="sectors", to="activities.activity"
            ),
        ),
        migrations.AddIndex(
            model_name="place",
            index=models.Index(fields=["event", "state", "number"], name="place_in_order"),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.UniqueConstraint(fields=("event", "number"), name="place_one_per_number"),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "cancelled"), _negated=True),
                fields=("event", "participant"),
                name="place_one_for_each",
            ),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    models.Q(("state", "cancelled"), _negated=True), models.Q(("email", ""), _negated=True)
                ),
                fields=("event", "email"),
                name="place_one_per_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="sectorcount",
            constraint=models.UniqueConstraint(fields=("event", "sector"), name="sector_counted_once"),
        ),
    ]
