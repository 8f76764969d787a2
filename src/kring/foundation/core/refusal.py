"""A refusal that carries a reason which a person can read."""


class Refused(Exception):  # noqa: N818 — it is an answer, not an accident
    """What was asked may not happen now; `str(refused)` says why, in the words of the screen."""


class ChangedMeanwhile(Refused):
    """Somebody else changed the same thing in between; nothing was overwritten."""
