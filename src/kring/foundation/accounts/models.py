"""Who can sign in. An account says nothing about what may be seen: that follows from involvement and ground."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from kring.foundation.core.access import Open


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
