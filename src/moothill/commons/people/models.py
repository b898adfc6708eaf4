"""Person (who signs in), Participant (who contributes) and Organisation."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from moothill.commons.people.names import friendly_label


class PersonManager(BaseUserManager["Person"]):
    """Makes people, each with the participant whom the public sees."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        """A person with this e-mail address, and no usable password unless one is given."""
        person = self.model(email=self.normalize_email(email), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Addresses are told apart without regard to capitals."""
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody with an account. Nothing here is public: what the public sees is the Participant."""

    email = models.EmailField(_("e-mail address"), max_length=254, unique=True)
    is_active = models.BooleanField(default=True)
    is_operator = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("email"), name="person_one_account_per_address"),
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"  # never the address: this string reaches logs and pages


class Organisation(models.Model):
    """A body that people speak for. Its side is where it stands in an action plan."""

    name = models.CharField(max_length=200, unique=True)
    address = models.URLField(blank=True)

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Participant(models.Model):
    """Whoever contributes, with or without an account: a label the public sees, and no more.

    A guest's participant that was claimed into an account keeps its label beside what it contributed: `claimed_by` says
    whose it is now. An erased one keeps nothing but its row, and a label that is shown to nobody: pages show
    `public_name`, with the tag `{% name %}`.
    """

    person = models.OneToOneField(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="participant"
    )
    label = models.CharField(max_length=80, unique=True, default=friendly_label)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT)
    since = models.DateTimeField(auto_now_add=True)
    claimed_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="claimed"
    )
    claimed_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(label=""), name="participant_has_a_label"),
            models.CheckConstraint(
                condition=models.Q(claimed_by=None) | models.Q(person=None, claimed_at__isnull=False),
                name="participant_claimed_is_a_guest",
            ),
        ]

    def __str__(self) -> str:
        return self.public_name or f"participant {self.pk}"

    @property
    def public_name(self) -> str:
        """What the public calls them; "" for one whose name was erased, as wherever names are kept beside contributions."""
        return "" if self.erased_at else self.label


class Guest(models.Model):
    """What lets a guest be known again: digests of the cookie and of the return code, never the things themselves.

    Two codes serve: `code` was shown on a page, `mailed_code` sent to the address once that was confirmed. Both are good
    until `code_until`. `address` is where they asked to be written to; nothing but the question whether it is theirs goes
    there before `confirmed_at`. `seen_at` is when the cookie was given. `language` is theirs when they wrote.
    """

    participant = models.OneToOneField(
        Participant, primary_key=True, on_delete=models.CASCADE, related_name="guest"
    )
    cookie = models.CharField(max_length=64, unique=True)
    code = models.CharField(max_length=64, unique=True)
    mailed_code = models.CharField(max_length=64, unique=True, null=True, blank=True)
    code_until = models.DateTimeField()
    address = models.EmailField(max_length=254, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    language = models.CharField(max_length=10, blank=True)
    seen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(confirmed_at=None) | ~models.Q(address=""),
                name="guest_confirmed_an_address",
            ),
        ]

    def __str__(self) -> str:
        return f"guest {self.pk}"  # never the address or a digest: this string reaches logs


class Tries(models.Model):
    """How often somebody tried something within the hour that began at `since`: see `trying`.

    `key` is a digest that the caller gives, never an address.
    """

    key = models.CharField(max_length=100, unique=True)
    since = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "tries"

    def __str__(self) -> str:
        return f"{self.count} since {self.since}"
