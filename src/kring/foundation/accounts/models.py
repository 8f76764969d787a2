"""Who can sign in, and with what. An account says nothing about what may be seen: that follows from involvement
and ground."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from kring.foundation.core.access import Open
from kring.foundation.core.encryption import EncryptedText


class UserManager(BaseUserManager["User"]):
    """Makes accounts."""

    def create_user(self, username: str, password: str | None = None) -> User:
        user = self.model(username=username)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account: a login name without meaning, and no personal data."""

    access = Open("The door must know who knocks before it knows who looks.")

    username = models.CharField("inlognaam", max_length=150, unique=True)
    is_active = models.BooleanField("mag inloggen", default=True)
    date_joined = models.DateTimeField("gemaakt op", auto_now_add=True)

    USERNAME_FIELD = "username"
    objects = UserManager()

    class Meta:
        verbose_name = "account"

    class Privacy:
        personal = {"username", "password"}
        plain = {"id", "is_active", "date_joined", "last_login"}

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Nobody has rights by account."""
        return False


class Subject(models.Model):
    """An account as an identity provider knows it: by issuer and subject, never by an e-mail address."""

    access = Open("The door must know who knocks before it knows who looks; the subject is a keyed fingerprint.")

    user = models.ForeignKey(User, models.CASCADE, related_name="subjects", verbose_name="account")
    issuer = models.CharField("uitgever", max_length=300)
    subject = models.CharField("vingerafdruk van het kenmerk", max_length=64)
    made_at = models.DateTimeField("gekoppeld op", auto_now_add=True)

    class Meta:
        verbose_name = "koppeling met een inlogdienst"
        constraints = [models.UniqueConstraint(fields=["issuer", "subject"], name="subject_once_per_issuer")]

    class Privacy:
        personal = {"subject"}
        plain = {"id", "user", "issuer", "made_at"}


class PreparedLink(models.Model):
    """Whoever comes from this organisation with this employee number, is this account. Used once."""

    access = Open("The door must know who knocks before it knows who looks; the number is a keyed fingerprint.")

    user = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name="account")
    issuer = models.CharField("uitgever", max_length=300)
    employee = models.CharField("vingerafdruk van het personeelsnummer", max_length=64)
    made_at = models.DateTimeField("klaargezet op", auto_now_add=True)
    used_at = models.DateTimeField("gebruikt op", null=True, blank=True)

    class Meta:
        verbose_name = "klaargezette koppeling"
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "employee"], condition=models.Q(used_at__isnull=True), name="prepared_link_once"
            )
        ]

    class Privacy:
        personal = {"employee"}
        plain = {"id", "user", "issuer", "made_at", "used_at"}


class KeptForm(models.Model):
    """What somebody sent when their session had just ended: kept, sealed, until they are back."""

    access = Open("Holds sealed text that only the account it belongs to gets to see; gone after a day.")

    user = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name="account")
    path = models.CharField("adres", max_length=300)
    fields = EncryptedText("wat er ingevuld was")
    kept_at = models.DateTimeField("bewaard op", auto_now=True)

    class Meta:
        verbose_name = "bewaard formulier"
        constraints = [models.UniqueConstraint(fields=["user", "path"], name="kept_form_once_per_page")]

    class Privacy:
        personal = {"fields"}
        plain = {"id", "user", "path", "kept_at"}
