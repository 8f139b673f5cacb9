"""Settings for all tests."""

import sys
from pathlib import Path

import pytest
from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))

from office import office_is_missing

# One profile everywhere: the same examples on every machine, and no deadline on busy ones.
settings.register_profile("steady", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skips tests that need LibreOffice where it is missing, except in CI."""
    if not office_is_missing():
        return
    skip = pytest.mark.skip(reason="LibreOffice or poppler-utils is not installed")
    for item in items:
        if item.get_closest_marker("office"):
            item.add_marker(skip)
