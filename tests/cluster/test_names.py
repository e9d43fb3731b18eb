"""What the package says that it has is there, and is imported when it is asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

import readout.cluster
from readout.cluster import driver


@pytest.mark.parametrize("name", readout.cluster.__all__)
def test_every_name_leads_to_what_it_names(name: str) -> None:
    assert getattr(readout.cluster, name) is getattr(driver, name)


def test_a_name_that_is_none_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match=r"'readout\.cluster' has no attribute 'run'"):
        _ = readout.cluster.run


def test_the_package_alone_loads_no_sdk() -> None:
    said = "import sys, readout.cluster; print('openai' in sys.modules, 'ray' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n"
