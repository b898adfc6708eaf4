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
    """Whoever contributes, with or without an account: a label the public sees, and no more."""

    person = models.OneToOneField(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="participant"
    )
    label = models.CharField(max_length=80, unique=True, default=friendly_label)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(label=""), name="participant_has_a_label"),
        ]

    def __str__(self) -> str:
        return self.label
