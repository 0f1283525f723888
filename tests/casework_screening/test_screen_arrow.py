"""A record batch in, a record batch out: the same rows as a table gives, whatever the batches and the process."""

import pickle

import pyarrow as pa
import pytest

from amparo.archive.arrays import keep_arrays
from amparo.archive.tables import TableRow
from amparo.casework.screen_arrow import FOUND, ArrowScreening, asked_batch, screen_arrow
from amparo.casework.screen_rows import Columns, Task, screen_rows
from amparo.facts.ids import ListId, ListingId
from amparo.facts.listing import Listing
from amparo.facts.party import Name
from amparo.kernel.errors import UserError
from amparo.screening.index import build

LISTINGS = (
    Listing(ListingId("t-1"), ListId("test"), (Name("Hotan Yultuz Apparel Co., Ltd."),), "Company"),
    Listing(ListingId("t-2"), ListId("test"), (Name("LEBEDINOV, Sergei Viktorovich"),), "Person"),
)
NAMES = ("和田Yultuz服饰有限公司", "", "Nobody In Particular", "Sergej Lebedinov", "Hotan Yultuz")
ROWS = [TableRow(at, (str(at), name), "row-width" if at == 2 else "") for at, name in enumerate(NAMES, start=1)]
TASK = Task(Columns(1), 600, 5, "test@2026-01-01")
COLUMNS = ("number", "name")


@pytest.fixture(scope="module")
def index():
    return build(LISTINGS)


def as_text(batch):
    def told(name, value):
        if value is None:
            return ""
        return f"{value:.3f}" if name in ("score", "name_score") else str(value)

    return [tuple(told(name, row[name]) for name in batch.schema.names) for row in batch.to_pylist()]


def test_a_batch_gives_the_rows_that_the_table_gives(index):
    found = screen_arrow(index, asked_batch(COLUMNS, ROWS), TASK)
    assert found.schema == FOUND
    assert as_text(found) == screen_rows(index, ROWS, TASK).rows


def test_it_is_mapped_from_a_pickle_over_batches_of_any_size(index, tmp_path):
    keep_arrays(tmp_path / "index", index.to_arrays())
    mapped = pickle.loads(pickle.dumps(ArrowScreening(tmp_path / "index", TASK)))  # noqa: S301 - of our own making
    whole = as_text(screen_arrow(index, asked_batch(COLUMNS, ROWS), TASK))
    for size in (1, 2, 5):
        batches = [asked_batch(COLUMNS, ROWS[at : at + size]) for at in range(0, len(ROWS), size)]
        assert [row for batch in mapped(batches) for row in as_text(batch)] == whole


def test_a_batch_without_rows_gives_none(index):
    assert screen_arrow(index, asked_batch(COLUMNS, []), TASK).num_rows == 0


def test_null_cells_are_empty(index):
    batch = asked_batch(COLUMNS, ROWS[:1]).set_column(3, "name", pa.array([None], pa.string()))
    assert as_text(screen_arrow(index, batch, TASK))[0][8] == "not-screened"


def test_another_schema_is_refused(index):
    with pytest.raises(UserError):
        screen_arrow(index, pa.record_batch({"name": ["x"]}), TASK)
