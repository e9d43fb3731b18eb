"""How large an installation is that brings no extras, and which packages make it so.

    python benchmarks/installed_size.py [PROJECT] [--show N]

PROJECT is a folder that pip installs, this checkout unless another is named: an older one, for comparison. It is
installed in a new environment that is thrown away. Counted are the bytes of all files but byte code, pip and
setuptools, in millions.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import venv
from collections import Counter
from importlib.metadata import distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
_TOOLS = {"pip", "setuptools"}


def sizes(site: Path) -> Counter[str]:
    """Bytes of each distribution's files in a folder of packages."""
    found: Counter[str] = Counter()
    for one in distributions(path=[str(site)]):
        paths = (Path(str(one.locate_file(file))) for file in one.files or () if file.suffix != ".pyc")
        found[one.name] = sum(path.stat().st_size for path in paths if path.is_file())
    return Counter({name: size for name, size in found.items() if name not in _TOOLS})


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("project", nargs="?", type=Path, default=ROOT)
    arguments.add_argument("--show", type=int, default=12, help="how many packages are named")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        install = [f"{folder}/bin/python", "-m", "pip", "install", "--quiet", "--no-compile", str(given.project)]
        if subprocess.run(install, check=False).returncode:  # noqa: S603  (pip alone)
            sys.exit(f"{given.project}: cannot be installed")
        found = sizes(next(Path(folder).glob("lib/python*/site-packages")))
    for name, size in found.most_common(given.show):
        print(f"{size / 1e6:8.2f}  {name}")
    print(f"{found.total() / 1e6:8.2f}  all {len(found)}")


if __name__ == "__main__":
    main()
