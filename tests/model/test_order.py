"""Keys that order siblings: always room for one more, and short ones for long lists."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.model.order import between, is_order, spread


@given(st.lists(st.tuples(st.integers(0, 10**6), st.booleans()), max_size=120))
def test_a_key_put_anywhere_sorts_where_it_was_put(places: list[tuple[int, bool]]) -> None:
    keys: list[str] = []
    for place, ends in places:
        index = place % (len(keys) + 1)
        if ends:
            index = 0 if place % 2 else len(keys)
        low = keys[index - 1] if index else None
        high = keys[index] if index < len(keys) else None
        key = between(low, high)
        assert is_order(key)
        assert low is None or low < key
        assert high is None or key < high
        keys.insert(index, key)
    assert keys == sorted(set(keys))


@given(low=st.integers(0, 300), high=st.integers(0, 300), count=st.integers(0, 40))
def test_spread_keys_rise_between_their_neighbours(low: int, high: int, count: int) -> None:
    keys = spread(None, None, count=301)
    first, last = (keys[low], keys[high]) if low < high else (keys[high], None)
    row = [first, *spread(first, last, count=count), *([last] if last else [])]
    assert all(before < after for before, after in pairwise(row))


def test_keys_stay_short_in_a_list_that_grows_at_its_end() -> None:
    assert max(map(len, spread(None, None, count=3000))) <= 4


def test_keys_stay_short_in_a_list_that_grows_at_its_head() -> None:
    key: str | None = None
    for _ in range(3000):
        key = between(None, key)
    assert key is not None
    assert len(key) <= 4


@pytest.mark.parametrize("key", ["", "0", "b0", "a00", "a0!", "é0", "a", "A" + "0" * 26])
def test_what_is_no_key_is_known(key: str) -> None:
    assert not is_order(key)


def test_there_is_no_key_between_equal_ones() -> None:
    with pytest.raises(ValueError, match="no key lies between"):
        between("a0", "a0")
