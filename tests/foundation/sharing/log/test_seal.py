"""The daily seal: whatever was done to the log afterwards, by whomever, the first wrong line is named."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.sharing import seal
from kring.foundation.sharing.models import LogEntry, Seal, SealedBlock

pytestmark = pytest.mark.usefixtures("owner_logs_in")


@pytest.fixture
def sealed(cast, write_lines):
    """Three days with lines, and one in between without; sealed. Gives the lines of each day."""
    lines = {days_ago: write_lines(number, days_ago=days_ago) for days_ago, number in {5: 3, 4: 7, 2: 2}.items()}
    list(seal.seal_days(today=cast.today))
    return lines


@pytest.fixture
def tamper(as_owner):
    """Do something as the owner of the tables, with every trigger switched off."""

    def change(statement, *values, table="sharing_logentry"):
        with as_owner() as cursor:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(statement, values)
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")

    return change


def test_every_day_before_today_is_sealed_in_order(cast, sealed, write_lines):
    write_lines(4, days_ago=0)
    with looking_as(job(Job.AUDIT)):
        days = list(Seal.objects.order_by("day").values_list("day", "lines"))

    expected = [(5, 3), (4, 7), (3, 0), (2, 2), (1, 0)]
    assert days == [(cast.today - timedelta(days=ago), lines) for ago, lines in expected]


def test_each_seal_holds_the_one_before(sealed):
    with looking_as(job(Job.AUDIT)):
        seals = list(Seal.objects.order_by("day"))

    assert [one.previous for one in seals] == [seal.NOTHING_BEFORE, *(one.digest for one in seals[:-1])]


def test_sealing_twice_seals_once(cast, sealed):
    assert list(seal.seal_days(today=cast.today)) == []


def test_an_untouched_log_is_right(cast, sealed):
    verdict = seal.verify(today=cast.today)

    assert (verdict.days, verdict.lines, verdict.wrong) == (5, 12, None)


def test_there_is_nothing_to_seal_in_an_empty_log(cast):
    assert list(seal.seal_days(today=cast.today)) == []
    assert seal.verify(today=cast.today).wrong is None


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE sharing_logentry SET outcome = 'anders' WHERE id = %s",
        "UPDATE sharing_logentry SET about = '{1}' WHERE id = %s",
        "UPDATE sharing_logentry SET done_at = done_at + interval '1 microsecond' WHERE id = %s",
        "UPDATE sharing_logentry SET professional_id = NULL WHERE id = %s",
        "UPDATE sharing_logentry SET at = at + interval '1 day' WHERE id = %s",
        "UPDATE sharing_logentry SET at = now() WHERE id = %s",
    ],
)
def test_a_line_that_the_owner_changed_is_named(cast, sealed, tamper, change):
    line = sealed[4][3]

    tamper(change, line.pk)

    wrong = seal.verify(today=cast.today).wrong
    assert wrong == seal.Wrong(cast.today - timedelta(days=4), "changed", line.pk)


def test_a_line_that_the_owner_removed_is_named(cast, sealed, tamper):
    line = sealed[4][6]

    tamper("DELETE FROM sharing_logentry WHERE id = %s", line.pk)

    assert seal.verify(today=cast.today).wrong == seal.Wrong(cast.today - timedelta(days=4), "missing", line.pk)


def test_a_line_that_the_owner_added_is_named(cast, sealed, tamper):
    tamper(
        """INSERT INTO sharing_logentry (at, done_at, trace, span, activity, act, name, outcome, viewer_kind, role,
               access_point, job, sections, item_key, about)
           SELECT at, done_at, trace, span, activity, act, name, outcome, viewer_kind, role, access_point, job,
                  sections, item_key, about FROM sharing_logentry WHERE id = %s""",
        sealed[2][0].pk,
    )
    with looking_as(job(Job.AUDIT)):
        newest = LogEntry.objects.order_by("-pk").first()

    assert seal.verify(today=cast.today).wrong == seal.Wrong(cast.today - timedelta(days=2), "added", newest.pk)


def test_of_several_wrong_lines_the_first_is_named(cast, sealed, tamper):
    tamper("UPDATE sharing_logentry SET outcome = 'anders'")

    assert seal.verify(today=cast.today).wrong == seal.Wrong(cast.today - timedelta(days=5), "changed", sealed[5][0].pk)


def test_a_line_before_the_first_day_was_put_there_later(cast, sealed, tamper):
    tamper("UPDATE sharing_logentry SET at = at - interval '30 days' WHERE id = %s", sealed[2][0].pk)

    wrong = seal.verify(today=cast.today).wrong
    assert (wrong.what, wrong.line) == ("added", sealed[2][0].pk)


class TestWhoKnowsHowTheSealIsMade:
    """The owner makes the digests anew: without the key outside the database the signature does not fit."""

    def test_a_digest_made_anew_shows(self, cast, sealed, tamper):
        line = sealed[4][3]
        tamper("UPDATE sharing_logentry SET outcome = 'anders' WHERE id = %s", line.pk)
        tamper(
            """UPDATE sharing_sealedblock AS block SET leaves = (
                   SELECT array_agg(sharing.leaf(line) ORDER BY line.id) FROM sharing_logentry AS line
                    WHERE line.id = ANY (block.ids))""",
            table="sharing_sealedblock",
        )

        assert seal.verify(today=cast.today).wrong == seal.Wrong(cast.today - timedelta(days=4), "seal")

    def test_a_whole_chain_made_anew_shows(self, cast, sealed, tamper, monkeypatch):
        with looking_as(job(Job.AUDIT)):
            days = list(Seal.objects.order_by("day").values_list("day", flat=True))
        tamper("UPDATE sharing_logentry SET outcome = 'anders' WHERE id = %s", sealed[4][3].pk)
        tamper("DELETE FROM sharing_sealedblock", table="sharing_sealedblock")
        tamper("DELETE FROM sharing_seal", table="sharing_seal")
        with monkeypatch.context() as elsewhere:
            elsewhere.setattr(seal, "_signature", lambda day, digest: "0" * 64)
            list(seal.seal_days(today=cast.today))

        assert seal.verify(today=cast.today).wrong == seal.Wrong(days[0], "seal")

    def test_a_seal_left_out_shows(self, cast, sealed, tamper):
        with looking_as(job(Job.AUDIT)):
            gone = Seal.objects.order_by("day")[2]
        tamper("DELETE FROM sharing_sealedblock WHERE seal_id = %s", gone.pk, table="sharing_sealedblock")
        tamper("DELETE FROM sharing_seal WHERE id = %s", gone.pk, table="sharing_seal")

        assert seal.verify(today=cast.today).wrong == seal.Wrong(gone.day, "seal")

    def test_the_last_seals_left_out_show_to_whoever_kept_one_elsewhere(self, cast, sealed, tamper):
        with looking_as(job(Job.AUDIT)):
            last = Seal.objects.order_by("-day").first()
        tamper("DELETE FROM sharing_sealedblock WHERE seal_id = %s", last.pk, table="sharing_sealedblock")
        tamper("DELETE FROM sharing_seal WHERE id = %s", last.pk, table="sharing_seal")

        assert seal.verify(today=cast.today).wrong is None
        assert seal.verify(today=cast.today, expect=last.digest).wrong.what == "seal"


def test_a_seal_kept_elsewhere_is_found_among_the_seals(cast, sealed):
    with looking_as(job(Job.AUDIT)):
        kept = Seal.objects.order_by("day")[1].digest

    assert seal.verify(today=cast.today, expect=kept).wrong is None


def test_days_that_were_not_sealed_are_told(cast, sealed):
    wrong = seal.verify(today=cast.today + timedelta(days=3)).wrong

    assert wrong == seal.Wrong(cast.today, "unsealed")


def test_a_sealed_day_gets_no_more_lines(cast, sealed, write_lines):
    with pytest.raises(DatabaseError, match="is sealed"), transaction.atomic():
        write_lines(1, days_ago=1)


def test_lines_of_more_than_one_block_stay_in_order(cast, write_lines, tamper, monkeypatch):
    monkeypatch.setattr(seal, "LINES_IN_A_BLOCK", 4)
    lines = write_lines(11, days_ago=1)
    list(seal.seal_days(today=cast.today))
    with looking_as(job(Job.AUDIT)):
        blocks = list(SealedBlock.objects.order_by("number").values_list("ids", flat=True))

    assert [len(block) for block in blocks] == [4, 4, 3]
    assert [pk for block in blocks for pk in block] == [line.pk for line in lines]
    tamper("UPDATE sharing_logentry SET name = 'x' WHERE id = %s", lines[9].pk)
    assert seal.verify(today=cast.today).wrong.line == lines[9].pk


@pytest.mark.parametrize("table", ["sharing_logentry", "sharing_seal", "sharing_sealedblock"])
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_not_even_the_owner_changes_it_in_passing(sealed, as_owner, table, change):
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), as_owner() as cursor:
        cursor.execute(change.format(table))


@pytest.mark.parametrize("who", ["jan", "petra", "amina"])
def test_pages_neither_make_nor_break_a_seal(cast, sealed, who):
    for statement in (
        "DELETE FROM sharing_seal",
        "UPDATE sharing_seal SET digest = ''",
        """INSERT INTO sharing_seal (day, lines, previous, digest, signature, sealed_at)
           VALUES (now(), 0, '', '', '', now())""",
        "SELECT sharing.hold_the_log()",
    ):
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            looking_as(cast[who]),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


@pytest.mark.parametrize(("who", "reads"), [("petra", 5), ("jan", 0), ("amina", 0), ("wim", 0)])
def test_who_reads_the_seals(cast, sealed, who, reads):
    with looking_as(cast[who]):
        assert Seal.objects.count() == reads
