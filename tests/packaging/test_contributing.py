"""CONTRIBUTING's map says what the packages say of themselves; links in the repository's Markdown lead somewhere."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOP = ("schemas/readout_schemas", "prompts/readout_prompts", "service/readout")
PAGES = [
    page
    for pattern in ("*.md", "docs/**/*.md", "cassettes/*.md", "seeds/**/*.md")
    for page in sorted(ROOT.glob(pattern))
]
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def packages() -> list[Path]:
    rooms = sorted(path.parent for path in ROOT.glob("service/readout/*/__init__.py"))
    return [*(ROOT / top for top in TOP), *rooms, ROOT / "service/readout/ingest/formats"]


def row(package: Path) -> str:
    said = ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8"))) or ""
    name = ".".join(package.relative_to(ROOT).parts[1:])
    return f"| `{name}` | {said.splitlines()[0].rstrip('.')} |"


def test_the_map_of_the_packages_says_what_each_package_says_of_itself() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = [
        line for line in text.partition("<!-- map")[2].partition("<!-- end of map")[0].splitlines() if "| `" in line
    ]
    assert rows == [row(package) for package in packages()]


def test_every_file_that_contributing_names_is_there() -> None:
    text = re.sub("<!-- map.*<!-- end", "", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    places = ("", "service/readout/", "service/readout/ingest/", "schemas/", "docs/", "service/readout/ingest/formats/")
    for name in re.findall(r"`([\w./-]+\.(?:py|md|toml))`", text):
        assert any((ROOT / place / name).exists() for place in places), name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_link_to_a_file_leads_to_one(page: Path) -> None:
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        assert "://" in target or (page.parent / target).exists(), target


def test_every_format_has_a_row_in_the_docs() -> None:
    from readout.ingest import FORMATS

    text = (ROOT / "docs/formats.md").read_text(encoding="utf-8")
    assert [one.title for one in FORMATS if f"`{one.suffixes[0]}`" not in text] == []
