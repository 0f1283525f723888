"""Write the papers and the reconciled tables of the example bundles.

Cast, sites and holdings are written by hand in each folder; what must add up is told once, in a story beside this
file, and written out from there: ``python tools/make_examples.py [FOLDER OF EXAMPLES [FOLDER TO WRITE TO]]``.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import make_examples_cotton
import make_examples_listed
import make_examples_office
import make_examples_orders
import make_examples_small
import make_examples_solar
from make_examples_book import Book

STORIES: dict[str, Callable[[Path], Book]] = {
    "cotton-shirts": make_examples_cotton.tell,
    "listed-enterprise": make_examples_listed.tell,
    "listed-enterprise-workers": make_examples_listed.tell_of_workers,
    "solar-modules": make_examples_solar.tell,
    "support-office": make_examples_office.tell,
    **make_examples_small.STORIES,
    **make_examples_orders.STORIES,
}


def main(arguments: list[str]) -> None:
    """Write every story; the second folder defaults to the first."""
    source = Path(arguments[0]) if arguments else Path(__file__).parent.parent / "examples"
    target = Path(arguments[1]) if len(arguments) > 1 else source
    for name, tell in STORIES.items():
        tell(source / name).write(target / name)


if __name__ == "__main__":
    main(sys.argv[1:])
