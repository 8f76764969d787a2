"""To which processing activity of the register each name in the log belongs. No database and no clock."""

from __future__ import annotations

from kring.foundation.sharing.log_choices import Activity

# By the beginning of the name; the longest that fits counts. A test reads the code and says which name is missing here.
ACTIVITY_OF: dict[str, Activity] = {
    "intake": Activity.REPORTS,
    "explanation": Activity.EXPLANATION,
    "plan": Activity.PLAN,
    "plans": Activity.PLAN,
    "safety": Activity.SAFETY,
    "separation": Activity.SAFETY,
    "meetings": Activity.MEETINGS,
    "closing": Activity.CLOSING,
    "circle": Activity.CIRCLE,
    "workbench": Activity.WHOLE,
    "workbench.circle": Activity.CIRCLE,
    "pictures": Activity.WHOLE,
    "pictures.ecomap": Activity.CIRCLE,
    "pictures.tie": Activity.CIRCLE,
    "pictures.plan_on_one_page": Activity.PLAN,
    "portal": Activity.FAMILY_READS,
    "sharing": Activity.SHARING,
    "sharing.emergency": Activity.EMERGENCY,
    "handing_over": Activity.CIRCLE,
    "withholding": Activity.SHARING,
    "emergency": Activity.EMERGENCY,
    "absence": Activity.SHARING,
    "duplicates": Activity.CIRCLE,
    "sharing.log": Activity.OVERSIGHT,
    "privacy": Activity.OVERSIGHT,
    "steering": Activity.STEERING,
    "approaches": Activity.STEERING,
    "directory": Activity.STEERING,
    # The same word for the approach of one family: that is about who is around it.
    "approaches.page": Activity.CIRCLE,
    "approaches.choose": Activity.CIRCLE,
    "approaches.step": Activity.CIRCLE,
    "approaches.criterion": Activity.CIRCLE,
    "approaches.role": Activity.CIRCLE,
    "rights": Activity.RIGHTS,
    "retention": Activity.KEEPING,
    "keeping": Activity.KEEPING,
    "accounts": Activity.ACCOUNTS,
    "demo": Activity.ACCOUNTS,
    "invitations": Activity.ACCOUNTS,
    "oidc": Activity.ACCOUNTS,
    "facts": Activity.LEARNING,
    "indicators": Activity.LEARNING,
    "insight": Activity.LEARNING,
}


def activity_of(name: str) -> Activity:
    """The activity of a name such as `plan.goal.set`. What nobody registered is written down as other."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        if activity := ACTIVITY_OF.get(".".join(parts[:length])):
            return activity
    return Activity.OTHER
