"""What was done: reports, factors, what was agreed and decided, what was shared, and who of the family read along."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain, groupby
from typing import Any

from django.contrib.postgres.aggregates import BoolOr
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, TruncDate

from kring.casework.closing.models import Closing, ClosingWord
from kring.casework.explanation.models import Explanation, Factor
from kring.casework.intake.choices import TriageOutcome
from kring.casework.intake.models import Report
from kring.casework.meetings.choices import DecisionKind
from kring.casework.meetings.models import Decision
from kring.casework.plans.models import Action, PlanVersion
from kring.casework.safety.models import SafetyAgreement
from kring.foundation.accounts.viewer import AMSTERDAM, Kind
from kring.foundation.circle.choices import InvolvementRole, Section
from kring.foundation.circle.models import Involvement, Member
from kring.foundation.sharing.choices import Act
from kring.foundation.sharing.models import Ground, LogEntry
from kring.insight.facts.export import codes, whose
from kring.insight.facts.export.coverage import Export, Row
from kring.insight.facts.export.moment import day_of, streamed

# What a family member opens when they read what was written about them: a list of names is no document.
DOCUMENTS = (
    Section.REPORTS, Section.EXPLANATION, Section.PLAN, Section.FRAME, Section.SAFETY, Section.MEETINGS,
    Section.CLOSING,
)  # fmt: skip
# The pages for families are written in plain Dutch; the other pages show what professionals wrote.
PLAIN_PAGES = "portal."


def signals(export: Export) -> Iterator[Row]:
    """Every report that belongs to a dossier, the earliest first."""
    rows = (
        Report.objects.filter(export.opened(), dossier__isnull=False, received_at__lt=export.beyond)
        .order_by("received_at", "pk")
        .values_list("dossier_id", "outcome", "reporter_kind", "received_at", "triaged_at", "safety_level")
    )
    for dossier, outcome, reporter, received_at, triaged_at, level in streamed(rows):
        triaged_on = export.known(day_of(triaged_at))
        kind = "advice" if triaged_on and outcome == TriageOutcome.ADVICE else "report"
        yield (
            None, export.dossier(dossier), kind, reporter, day_of(received_at), triaged_on,
            level if triaged_on else None,
        )  # fmt: skip


def factors(export: Export) -> Iterator[Row]:
    """Every factor of the explanation; with a member when it is about one."""
    rows = (
        Factor.objects.filter(export.opened(), identified_on__lte=export.coverage_to)
        .annotate(members=whose.members_about(export))
        .order_by("dossier_id", "pk")
        .values_list("pk", "dossier_id", "members", "domain", "function", "identified_on")
    )
    for number, dossier, members, domain, function, identified_on in streamed(rows):
        yield (
            export.names.person_side("factor", number),
            export.dossier(dossier),
            export.member(members[0]) if len(members) == 1 else None,
            codes.in_facts(codes.DOMAIN, domain),
            function,
            identified_on,
        )


def actions(export: Export) -> Iterator[Row]:
    """Every action of a plan and every safety agreement; once for each member for whom it is."""
    of_plans = (
        Action.objects.filter(export.opened(), agreed_on__lte=export.coverage_to)
        .annotate(
            members=whose.members_about(export),
            organisation=Coalesce("doer_organisation_id", whose.organisation("doer_professional", "agreed_on")),
        )
        .order_by("dossier_id", "pk")
        .values_list("dossier_id", "members", "organisation", "kind", "agreed_on", "started_on", "ended_on")
    )
    agreements = (
        SafetyAgreement.objects.filter(export.opened(), agreed_on__lte=export.coverage_to)
        .annotate(members=whose.members_about(export))
        .order_by("dossier_id", "pk")
        .values_list("dossier_id", "members", "agreed_on", "ended_on")
    )
    # A safety agreement holds from the day on which it was made.
    safety = ((*row[:2], None, "safety_agreement", row[2], *row[2:]) for row in streamed(agreements))
    for dossier, members, organisation, kind, agreed_on, begun_on, over_on in chain(streamed(of_plans), safety):
        started_on = export.known(begun_on)
        ended_on = export.known(over_on) if started_on else None
        for member in members or [None]:
            yield (
                None, export.dossier(dossier), export.member(member), None, export.organisation(organisation), kind,
                agreed_on, started_on, max(ended_on, started_on) if ended_on and started_on else None,
            )  # fmt: skip


def decisions(export: Export) -> Iterator[Row]:
    """Every explanation, plan and closing that was agreed, and what else was decided in a meeting.

    An explanation that was agreed in a meeting stands in both places and is one decision.
    """
    explanations = _moments(Explanation.objects.filter(shared_on__isnull=False), "shared_on", "explanatory_analysis")
    plans = _moments(PlanVersion.objects.all(), "agreed_on", "plan")
    for kind, rows in (("explanatory_analysis", explanations), ("plan", plans)):
        for dossier, day, organisations, family in streamed(rows.filter(export.opened())):
            if export.known(day):
                yield None, export.dossier(dossier), kind, day, organisations, family
    for dossier, closed_at, organisations, persons in streamed(_closings(export)):
        yield None, export.dossier(dossier), "closure", day_of(closed_at), organisations, persons
    yield from _in_meetings(export)


def _moments(rows: Any, day: str, kind: str) -> Any:
    """Dossier, day, organisations and family of what was agreed; a meeting of that day may know what is unknown."""
    meeting = Decision.objects.filter(dossier=OuterRef("dossier"), kind=kind, decided_on=OuterRef(day)).order_by("pk")
    return (
        rows.annotate(
            organisations=Coalesce("organisations_present", Subquery(meeting.values("organisations_present")[:1])),
            family=Coalesce("family_present", Subquery(meeting.values("family_present")[:1])),
        )
        .order_by("dossier_id", day, "pk")
        .values_list("dossier_id", day, "organisations", "family")
    )


def _closings(export: Export) -> Any:
    """Closings that took effect, with how many organisations said their word, and how many of the family."""
    words = ClosingWord.objects.filter(closing=OuterRef("pk")).order_by()
    return (
        Closing.objects.filter(export.opened(), closed_at__lt=export.beyond)
        .annotate(
            organisations=Subquery(
                words.filter(professional__isnull=False)
                .annotate(who=whose.organisation("professional", "closing__proposed_on"))
                .values("closing")
                .annotate(count=Count("who", distinct=True))
                .values("count")
            ),
            persons=Exists(words.filter(person__isnull=False)),
        )
        .order_by("dossier_id", "pk")
        .values_list("dossier_id", "closed_at", "organisations", "persons")
    )


def _in_meetings(export: Export) -> Iterator[Row]:
    def also(model: Any, day: Any) -> Any:
        return model.objects.annotate(day=day).filter(dossier=OuterRef("dossier"), day=OuterRef("decided_on"))

    elsewhere = (
        Q(kind=DecisionKind.EXPLANATORY_ANALYSIS, explained__isnull=False)
        | Q(kind=DecisionKind.PLAN, planned__isnull=False)
        | Q(kind=DecisionKind.CLOSURE, closed__isnull=False)
    )
    rows = (
        Decision.objects.filter(export.opened(), decided_on__lte=export.coverage_to)
        .annotate(
            explained=Subquery(also(Explanation, F("shared_on")).values("pk")[:1]),
            planned=Subquery(also(PlanVersion, F("agreed_on")).values("pk")[:1]),
            closed=Subquery(also(Closing, TruncDate("closed_at", tzinfo=AMSTERDAM)).values("pk")[:1]),
        )
        .exclude(elsewhere)
        .order_by("dossier_id", "pk")
        .values_list("dossier_id", "kind", "decided_on", "organisations_present", "family_present")
    )
    for dossier, kind, day, organisations, family in streamed(rows):
        yield None, export.dossier(dossier), kind, day, organisations, family


def sharings(export: Export) -> Iterator[Row]:
    """Every time that an organisation got a ground to read along in what another one held."""
    carrier = Involvement.objects.filter(
        Q(ended_at__isnull=True) | Q(ended_at__date__gt=OuterRef("from_on")),
        dossier=OuterRef("dossier"),
        role=InvolvementRole.COORDINATOR,
        started_at__date__lte=OuterRef("from_on"),
    ).order_by("started_at", "pk")
    rows = (
        Ground.objects.filter(export.opened(), from_on__lte=export.coverage_to)
        .annotate(
            recorder=whose.organisation("recorded_by", "from_on"),
            carrier=Subquery(carrier.values("team__organisation_id")[:1]),
            receiver=Coalesce("team__organisation_id", whose.organisation("professional", "from_on")),
            purposeful=~Q(purpose__regex=r"^\s*$"),
        )
        .order_by("dossier_id", "pk")
        .values_list("dossier_id", "recorder", "carrier", "receiver", "from_on", "basis", "purposeful")
    )
    for dossier, recorder, carrier_of, receiver, from_on, basis, purposeful in streamed(rows):
        # Who records a ground for themself holds nothing yet: it comes from whoever carries the family.
        giver = recorder if recorder is not None and recorder != receiver else carrier_of
        if giver is None or receiver is None or giver == receiver:
            export.leave_out("sharing", "binnen dezelfde organisatie")
            continue
        yield (
            None, export.dossier(dossier), export.organisation(giver), export.organisation(receiver), from_on, basis,
            purposeful,
        )  # fmt: skip


def document_views(export: Export) -> Iterator[Row]:
    """Each day on which a member read what is written about the family, once for each dossier that it is part of."""
    looked = (
        LogEntry.objects.filter(
            viewer_kind=Kind.PERSON, act=Act.READ, outcome="ok", sections__overlap=list(DOCUMENTS),
            person__isnull=False, at__lt=export.beyond,
        )
        .annotate(day=TruncDate("at", tzinfo=AMSTERDAM))
        .values("person_id", "dossier_id", "day")
        .annotate(plain=BoolOr(Q(name__startswith=PLAIN_PAGES)))
        .order_by("person_id", "day", "dossier_id")
        .values_list("person_id", "day", "dossier_id", "plain")
    )  # fmt: skip
    for (person, day), views in groupby(streamed(looked), key=lambda row: row[:2]):
        seen = list(views)
        for number, dossier in _dossiers_of(export, person, day):
            plain = [one[3] for one in seen if one[2] in (None, dossier)]
            if plain:
                yield None, export.dossier(dossier), export.member(number), day, any(plain)


def _dossiers_of(export: Export, person: int, day: date) -> list[tuple[int, int]]:
    """Member and dossier of somebody on a day: their own page shows all of them together."""
    return list(
        Member.objects.filter(export.opened(), person_id=person, dossier__opened_at__date__lte=day)
        .filter(Q(dossier__closed_at__isnull=True) | Q(dossier__closed_at__date__gt=day))
        .filter(Q(joined_on__isnull=True) | Q(joined_on__lte=day), Q(left_on__isnull=True) | Q(left_on__gt=day))
        .order_by("pk")
        .values_list("pk", "dossier_id")
    )
