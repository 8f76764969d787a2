"""What the repository keeps: no trace of a machine, no real citizen, a reason beside each dependency, a full lock."""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from stdnum.nl import bsn

ROOT = Path(__file__).resolve().parents[2]
MADE_BY_MACHINES = {"package-lock.json", "requirements.txt", "uv.lock"}

# Put together here, so that this file does not hold what it looks for.
_HOME = re.compile(r"(?<![\w.:/{<-])/(?:" + "|".join(["home", "root", "Users", "work"]) + r")/[\w.-]+")
_NUMBER = re.compile(r"(?<![\w.,/-])\d{8,9}(?![\w-]|[.,]\d)")
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")


def kept() -> Iterator[tuple[str, str]]:
    """The text files that git keeps or will keep, by name."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    for name in listed.splitlines():
        file = ROOT / name
        if not file.is_file() or file.suffix in {".png", ".jpg", ".ico", ".woff2", ".parquet", ".mo", ".pdf"}:
            continue
        yield name, file.read_text(encoding="utf-8", errors="replace")


def paths_of_a_machine(files: Iterator[tuple[str, str]]) -> list[str]:
    return [
        f"{name}:{number} names a folder of one machine ({found.group()}). Name it from the root of the project, "
        "or by a variable of the environment."
        for name, text in files
        for number, line in enumerate(text.splitlines(), 1)
        if (found := _HOME.search(line))
    ]


def real_numbers(files: Iterator[tuple[str, str]]) -> list[str]:
    """Numbers that could be somebody's: they pass the eleven-test."""
    return [
        f"{name}:{number} holds {found}, which passes the eleven-test and so may be of somebody who exists. Choose one "
        "that fails it, or write it with other signs between."
        for name, text in files
        if name.rsplit("/", 1)[-1] not in MADE_BY_MACHINES
        for number, line in enumerate(text.splitlines(), 1)
        for found in _NUMBER.findall(line)
        if bsn.is_valid(found) and not _DAY.fullmatch(found) and int(found)
    ]


def without_reason(text: str) -> list[str]:
    """Dependencies without a word why."""
    project = tomllib.loads(text)["project"]
    groups = [project.get("dependencies", []), *project.get("optional-dependencies", {}).values()]
    told = []
    for dependency in (one for group in groups for one in group):
        line = next(line for line in text.splitlines() if line.strip().startswith(f'"{dependency}"'))
        if not re.search(r'",\s*# \S.{3,}', line):
            told.append(f"{dependency} has no reason. Write behind it why Kring cannot do without: `# …`.")
    return told


def unlocked(text: str) -> list[str]:
    """Lines of the lock that would fetch something else another day, or from somewhere else."""
    told = []
    for one in re.split(r"\n(?=\S)", text.replace("\\\n", " ")):
        asked = one.strip()
        if not asked or asked.startswith("#"):
            continue
        name = asked.split()[0]
        if asked.startswith("-") or "://" in asked or " @ " in asked:
            told.append(
                f"requirements.txt: '{name}' says where to fetch. Lock names, versions and hashes only: `make lock`."
            )
        elif "==" not in name or "--hash=sha256:" not in asked:
            told.append(f"requirements.txt: '{name}' has no version or no hash. Make the lock again: `make lock`.")
    return told


def test_nothing_names_a_folder_of_one_machine():
    told = paths_of_a_machine(kept())

    assert not told, "\n".join(told)


def test_no_number_can_be_somebodys():
    told = real_numbers(kept())

    assert not told, "\n".join(told)


def test_every_dependency_has_its_reason():
    told = without_reason((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert not told, "\n".join(told)


def test_the_lock_is_whole_and_names_no_address():
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")

    assert not unlocked(text), "\n".join(unlocked(text))
    assert text.count("==") > 30


def test_the_lock_holds_every_dependency():
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    locked = {
        line.split("==")[0].lower() for line in (ROOT / "requirements.txt").read_text().splitlines() if "==" in line
    }

    names = {re.split(r"[\[<>=~! ]", one)[0].lower() for one in told}

    assert names <= {name.split("[")[0] for name in locked}, "Make the lock again: `make lock`."


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration(capsys):
    from django.core.management import call_command

    try:
        call_command("makemigrations", "--check", "--dry-run", verbosity=1)
    except SystemExit:
        pytest.fail(f"Make the migration (`kring migrate` needs it):\n{capsys.readouterr().out}")


def test_there_is_something_to_guard():
    assert len(list(kept())) > 100


@pytest.mark.parametrize("name", ["home", "root", "Users", "work"])
@pytest.mark.parametrize("before", ["cd ", '"', "FILE=", "see ("])
def test_a_folder_of_a_machine_is_seen(name, before):
    (told,) = paths_of_a_machine(iter([("docs/a.md", f"\n{before}/{name}/somebody/kring")]))

    assert told.startswith("docs/a.md:2 names a folder of one machine")


@pytest.mark.parametrize(
    "line", ["https://example.nl/" + "home/page", "/gezinnen/1/plan/", "src/" + "work/a.py", "/homework/a"]
)
def test_an_address_is_no_folder(line):
    assert paths_of_a_machine(iter([("a.md", line)])) == []


def _passes():
    """A number that passes the eleven-test, made here and written nowhere."""
    return next(str(number) for number in range(10**8, 10**8 + 99) if bsn.is_valid(str(number)))


@pytest.mark.parametrize("around", ["{}", '"{}"', "bsn={};", "({}).", "a {} b"])
def test_a_number_that_may_be_somebodys_is_seen(around):
    (told,) = real_numbers(iter([("tests/a.py", around.format(_passes()))]))

    assert "eleven-test" in told


@pytest.mark.parametrize("around", ["a{}", "1.{}", "{}0", "20260105", "00000000"])
def test_a_part_of_another_number_and_a_day_may_be(around):
    assert real_numbers(iter([("tests/a.py", around.format(_passes()))])) == []


def test_a_dependency_without_a_reason_is_seen():
    (told,) = without_reason('[project]\ndependencies = [\n    "a>=1",  # does something\n    "b>=2",\n]\n')

    assert told.startswith("b>=2 has no reason")


@pytest.mark.parametrize(
    "line",
    [
        "a==1.0",
        "a>=1.0 \\\n    --hash=sha256:00",
        "--index-url https://pypi.example.nl/simple",
        "a @ https://example.nl/a.whl \\\n    --hash=sha256:00",
    ],
)
def test_an_open_line_in_the_lock_is_seen(line):
    assert len(unlocked(f"# made by hand\nb==1 \\\n    --hash=sha256:00\n{line}\n")) == 1
