"""The access rule stands in one place. Python neither repeats it, nor goes round it, except where it says why.

Each list holds the modules that may, with the reason; a module that no longer needs it fails too.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src/kring"

# Who may look at grounds and withholdings as rows. Asking for them to decide who sees what repeats the rule.
MAY_NAME_GROUNDS = {
    "testing/cast.py": "makes the cast",
    "demo/loading/family.py": "writes the rows of the region",
    "demo/loading/agreed.py": "writes the rows of the region",
    "demo/loading/explained.py": "writes the rows of the region",
    "doors/workbench/asks.py": "asks who carries a family to look again at what is withheld",
    "doors/workbench/withholding/views.py": "shows to who carries a family what is withheld from whom",
    "casework/safety/secrecy.py": "withholds, and shows to whom it may from whom something is withheld",
    "casework/intake/whom_to_ask.py": "asks no organisation from which something is withheld, and shows none of it",
    "casework/closing/actions.py": "lets the ground of who does the after-care run until then",
    "casework/closing/reopening.py": "keeps from somebody in the new dossier what was kept from them in the old one",
    "insight/indicators/dashboard/behind.py": "leaves out what is kept from anybody, for rows that outlive the moment",
    "doors/portal/looked.py": "shows the family on which ground somebody looked",
    "doors/portal/my_plan.py": "shows the family for what each helper reads along",
    "doors/workbench/heads.py": "shows which parts are open to me, in a list",
    "insight/facts/export/tables/work.py": "counts shares in a region, without persons",
    "doors/workbench/steering/standing.py": "asks two functions that tell that there is something, and not what",
    "doors/workbench/circle/around.py": "shows on which ground each of the circle reads along",
}

# Who may work as Kring itself, with the rule out of the way. Everything else looks as somebody.
MAY_WORK_AS_A_JOB = {
    "testing/cast.py": "makes the cast",
    "demo/loading/fill.py": "writes the region",
    "demo/loading/approaches.py": "writes the approaches of the region, in use for years",
    "demo/loading/directory.py": "writes what help there is in the region",
    "foundation/sharing/actions.py": "opens and closes what whoever acts does not see yet, or no longer",
    "foundation/sharing/approaches/command.py": "arranges for a region what its people then write themselves",
    "foundation/sharing/consents.py": "tells who carries a family that one of it took a consent back",
    "foundation/organisations/accounts.py": "pages may not say whose account is whose",
    "foundation/sharing/invitations/actions.py": "lets in who is nobody yet; whose account it is, is closed to pages",
    "foundation/sharing/invitations/standing.py": "shows who carries a family that somebody of it has an account",
    "foundation/sharing/log_patterns.py": "lists what is worth a look in the log as a whole",
    "foundation/sharing/emergency.py": "finds a family that whoever asks may not see yet, and tells others at once",
    "foundation/sharing/replacement.py": "writes in the log of families that whoever names a colleague may not see",
    "foundation/sharing/seal.py": "seals the log, which nobody else reads as a whole",
    "foundation/sharing/rights/actions.py": "gives a request to who sees no family, for who sees no request",
    "foundation/sharing/rights/statements.py": "pages of a family write no records; these words are theirs",
    "foundation/sharing/rights/recipients.py": "finds in the log of others who received an item, and tells them",
    "foundation/sharing/retention/proposing.py": "counts terms of dossiers with which nobody works any more",
    "foundation/sharing/retention/destroying.py": "destroys what nobody sees any more, after a decision",
    "foundation/sharing/retention/requested.py": "lets go what was granted; the rules of other holders count too",
    "foundation/sharing/retention/proof.py": "looks in every table whether what was destroyed is gone",
    "foundation/sharing/merging/actions.py": "moves what names a person, also what whoever joins two may not see",
    "foundation/sharing/merging/since.py": "reads what moved; of that, whoever looks is shown what they see themselves",
    "foundation/sharing/family.py": "a person whom nobody knows yet is open to nobody yet",
    "casework/intake/actions.py": "receives what nobody may see yet",
    "casework/intake/actions_known.py": "writes down in a dossier what who answers may not see said",
    "casework/intake/actions_doubts.py": "throws away what pages may not remove",
    "casework/intake/whom_to_ask.py": "asks from whom something is withheld that the asker may not see",
    "casework/intake/matching.py": "asks whether a family is known, of dossiers that the asker may not see",
    "casework/plans/proposing.py": "asks the coordinator about a plan that whoever tells may not see; asks on, for all",
    "casework/safety/actions_told.py": "writes down what somebody of a family says, who writes nothing themselves",
    "foundation/sharing/handing_over/actions.py": "counts everyone who must be told, and tells the other",
    "foundation/sharing/handing_over/moving.py": "opens and closes what who signs last does not see yet, or no longer",
    "casework/separation/actions.py": "writes down what one parent answers, who writes nothing themselves",
    "casework/separation/standing.py": "stops help with parents together, also for who may not read what was concluded",
    "casework/safety/actions_check_ins.py": "writes down what somebody of a family says, who writes nothing themselves",
    "casework/safety/secrecy.py": "keeps an answer from whom the question is kept, also when who answers may not know",
    "casework/safety/watching.py": "watches dates, check-ins and silence of all families, which nobody sees as a whole",
    "casework/explanation/actions.py": "notes on the member row that somebody was asked what they need",
    "casework/closing/actions.py": "nobody may be passed over because whoever closes does not see them",
    "casework/closing/reopening.py": "brings along what whoever reopens does not see, for who carries it again",
    "insight/indicators/dashboard/making.py": "keeps numbers of a whole region, which no person sees as a whole",
    "doors/api/melding/storing.py": "receives reports from outside",
    "doors/api/melding/command.py": "receives reports from a file",
    "insight/facts/export/moment.py": "makes facts of a whole region, which no person sees as a whole",
    "insight/facts/export/exporting.py": "notes that facts were made, by Kring itself",
    "insight/facts/export/live.py": "notes that numbers were asked for without protection of small ones",
}

# Who may speak SQL. The rule holds for it too; what is lost is that a typing mistake is caught by a model.
MAY_SPEAK_SQL = {
    "config/checking.py": "asks the server about roles",
    "config/roles.py": "makes the roles, before there is Django",
    "doors/workbench/steering/standing.py": "asks how dossiers stand that are not open, for exactly those columns",
    "doors/api/melding/storing.py": "lets two of the same file wait for each other",
    "foundation/accounts/viewer.py": "tells the database who looks",
    "foundation/core/limits.py": "counts in one step what two do at once",
    "foundation/core/standing_aside.py": "tells the database which triggers stand aside for a moment",
    "foundation/core/encryption_rotate.py": "reads a column as it is stored, not as it is decrypted",
    "foundation/sharing/actions.py": "asks the rule who carries a family",
    "foundation/sharing/audit.py": "writes a line that whoever writes it may not read",
    "foundation/sharing/install.py": "puts the rule on the tables",
    "foundation/sharing/log_patterns.py": "counts over the log by hours and dossiers at once",
    "foundation/sharing/log_search.py": "asks on which law somebody looked, and not for the ground",
    "foundation/sharing/rights/asking.py": "asks the rule for whom somebody sees, and that something was asked",
    "foundation/sharing/retention/destroying.py": "lets the database forget the history that it alone writes",
    "foundation/sharing/withholding.py": "asks the rule whether an invited person may know a place",
    "foundation/sharing/merging/sight.py": "asks the rule what each of a family sees, before two are joined and after",
    "foundation/sharing/seal.py": "lets the database itself make the digests of what it keeps",
    "foundation/sharing/who.py": "asks whose eyes an account has, before anybody looks",
    "insight/facts/export/moment.py": "reads a whole region as it is at one moment",
    "insight/indicators/engine/postgres.py": "copies facts in bulk, and looks at no dossier",
    "demo/loading/sheets.py": "loads a region in bulk",
    "testing/database.py": "makes the databases of the tests",
}

_RULE_IN_SQL = re.compile(r"\b(sharing_ground|sharing_withholding|sharing\.[a-z_]+\()")
_ROUND = {"raw", "extra"}


def places(root: Path) -> Iterator[tuple[str, ast.Module]]:
    for file in sorted(root.rglob("*.py")):
        if not {"migrations", "__pycache__"} & set(file.relative_to(root).parts):
            yield file.relative_to(root).as_posix(), ast.parse(file.read_text(encoding="utf-8"))


def names_grounds(tree: ast.Module) -> list[int]:
    """Lines that name a ground, a withholding or a function of the rule."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if (isinstance(node, ast.Name) and node.id in {"Ground", "Withholding"})
        or (isinstance(node, ast.Attribute) and node.attr in {"Ground", "Withholding"})
        or (
            isinstance(node, ast.ImportFrom)
            and (node.module or "").endswith("sharing.models")
            and {one.name for one in node.names} & {"Ground", "Withholding"}
        )
        or (isinstance(node, ast.Constant) and isinstance(node.value, str) and _RULE_IN_SQL.search(node.value))
    ]


def works_as_a_job(tree: ast.Module) -> list[int]:
    """Lines that make the viewer of a job, under whatever name it was imported."""
    known = {"job"} | {
        one.asname
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith("accounts.viewer")
        for one in node.names
        if one.name == "job" and one.asname
    }
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (
            (isinstance(node.func, ast.Name) and node.func.id in known)
            or (isinstance(node.func, ast.Attribute) and node.func.attr == "job")
            or (ast.unparse(node.func).split(".")[-1] in {"Viewer", "replace"} and "Kind.JOB" in ast.unparse(node))
        )
    ]


def speaks_sql(tree: ast.Module) -> list[int]:
    """Lines that open a cursor or hand over SQL of their own."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node).split(".")[-1] in {
            "RawSQL",
            "CursorWrapper",
        }:
            found.append(node.lineno)
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        owner = ast.unparse(node.func.value)
        opens = (
            node.func.attr in {"cursor", "chunked_cursor"}
            and re.search(r"\bconnections?\b", owner)
            and "self" not in owner
        )
        connects = node.func.attr == "connect" and owner.endswith("psycopg")
        if opens or connects or node.func.attr in _ROUND:
            found.append(node.lineno)
    return found


GUARDS = [
    (names_grounds, MAY_NAME_GROUNDS, "foundation/sharing/", "Ask the database with a plain queryset, or `why` and "
     "`opened` of foundation/sharing. Who only shows or writes these rows goes in MAY_NAME_GROUNDS with the reason."),
    (works_as_a_job, MAY_WORK_AS_A_JOB, "foundation/accounts/viewer.py", "Look as whoever acts. Work that Kring does "
     "itself goes in MAY_WORK_AS_A_JOB with the reason for which nobody who looks could do it."),
    (speaks_sql, MAY_SPEAK_SQL, "", "Use the ORM. What it cannot say goes in MAY_SPEAK_SQL with the reason."),
]  # fmt: skip
IDS = [guard.__name__ for guard, *_ in GUARDS]


def strangers(root: Path, guard, allowed: dict[str, str], home: str, advice: str) -> list[str]:
    return [
        f"{place}:{lines[0]} {guard.__name__.replace('_', ' ')}. {advice}"
        for place, tree in places(root)
        if place not in allowed and not (home and place.startswith(home)) and (lines := guard(tree))
    ]


@pytest.mark.parametrize(("guard", "allowed", "home", "advice"), GUARDS, ids=IDS)
def test_nobody_else_does(guard, allowed, home, advice):
    told = strangers(PACKAGE, guard, allowed, home, advice)

    assert not told, "\n".join(told)


@pytest.mark.parametrize(("guard", "allowed", "home", "advice"), GUARDS, ids=IDS)
def test_whoever_may_still_does_and_says_why(guard, allowed, home, advice):
    found = {place for place, tree in places(PACKAGE) if guard(tree)}

    assert set(allowed) <= found, f"Remove what is not needed any more: {sorted(set(allowed) - found)}"
    assert all(len(why) > 10 for why in allowed.values())


@pytest.mark.parametrize(
    ("guard", "line"),
    [
        (names_grounds, "from kring.foundation.sharing.models import Ground"),
        (names_grounds, "from kring.foundation.sharing import models\nmodels.Withholding.objects.all()"),
        (names_grounds, "query = 'SELECT 1 FROM sharing_ground WHERE true'"),
        (names_grounds, "query = 'SELECT sharing.open_dossiers(1)'"),
        (works_as_a_job, "with looking_as(job(Job.DEMO)): pass"),
        (works_as_a_job, "from kring.foundation.accounts.viewer import job as work\nwork(1)"),
        (works_as_a_job, "from kring.foundation.accounts import viewer\nviewer.job(1)"),
        (works_as_a_job, "Viewer(kind=Kind.JOB)"),
        (works_as_a_job, "Viewer(viewer.Kind.JOB)"),
        (works_as_a_job, "replace(request.viewer, kind=Kind.JOB)"),
        (speaks_sql, "from django.db import connection\nwith connection.cursor() as cursor: pass"),
        (speaks_sql, "from django.db import connections\nconnections['default'].cursor()"),
        (speaks_sql, "from django.db import connection\nconnection.chunked_cursor()"),
        (speaks_sql, "Goal.objects.raw('SELECT 1')"),
        (speaks_sql, "Goal.objects.extra(where=['true'])"),
        (speaks_sql, "from django.db.models.expressions import RawSQL\nRawSQL('1', [])"),
        (speaks_sql, "import psycopg\npsycopg.connect('')"),
    ],
)
def test_a_planted_way_round_is_seen(tmp_path, guard, line):
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/views.py").write_text(line)
    _, allowed, home, advice = next(row for row in GUARDS if row[0] is guard)

    (told,) = strangers(tmp_path, guard, allowed, home, advice)

    assert told.startswith("plans/views.py:")
    assert "with the reason" in told


@pytest.mark.parametrize(
    ("guard", "line"),
    [
        (names_grounds, "ground = 'sharing'"),
        (works_as_a_job, "from elsewhere import jobs\njobs()"),
        (works_as_a_job, "if viewer.kind is Kind.JOB: pass"),
        (speaks_sql, "cursor = 1\nlist.extend(cursor)"),
    ],
)
def test_what_only_looks_like_it_may_be(tmp_path, guard, line):
    (tmp_path / "views.py").write_text(line)

    assert strangers(tmp_path, guard, {}, "", "") == []
