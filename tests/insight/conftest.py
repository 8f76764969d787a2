"""What holds for all tests of insight: no Django is needed, and one known warning of a library is let through."""

import pytest

# ibis 12 still calls DuckDB by a name that DuckDB 2 calls old; nothing in this project calls it.
KNOWN = pytest.mark.filterwarnings(r"ignore:fetch_arrow_table\(\) is deprecated:DeprecationWarning")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/tests/insight/" in str(item.path):
            item.add_marker(KNOWN)
