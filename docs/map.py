"""Write the map of the packages in CONTRIBUTING.md anew, from what each package says of itself: make map."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "CONTRIBUTING.md"
TOP = ("schemas/readout_schemas", "prompts/readout_prompts", "service/readout")
BEGIN, END = "|---|---|\n", "<!-- end of map"


def packages() -> list[Path]:
    rooms = sorted(path.parent for path in ROOT.glob("service/readout/*/__init__.py"))
    return [*(ROOT / top for top in TOP), *rooms, ROOT / "service/readout/ingest/formats"]


def row(package: Path) -> str:
    said = ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8"))) or ""
    name = ".".join(package.relative_to(ROOT).parts[1:])
    return f"| `{name}` | {said.splitlines()[0].rstrip('.')} |"


def main() -> None:
    text = PAGE.read_text(encoding="utf-8")
    start, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    rows = "".join(f"{row(package)}\n" for package in packages())
    PAGE.write_text(text[:start] + rows + text[end:], encoding="utf-8")


if __name__ == "__main__":
    main()
