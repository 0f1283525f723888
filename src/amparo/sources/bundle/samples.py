"""Invented lists that travel with a case: ``lists/<id>.toml`` beside ``lists/<id>.ftm.json``.

They let a story be told without saying anything invented of a real party; whatever rests on one is named a sample.
"""

from collections.abc import Mapping

from amparo.facts.case import Remark
from amparo.facts.ids import ListId
from amparo.facts.listing import Snapshot
from amparo.kernel.errors import Place, SourceError, UserError
from amparo.law.catalogue import measures
from amparo.law.control_tests import control_tests
from amparo.sources.bundle.remarks import noticed
from amparo.sources.catalogue import list_sources
from amparo.sources.ftm import SUFFIX, read_ftm, read_header

FOLDER = "lists/"
HEADER = ".toml"


def read_samples(files: Mapping[str, bytes], remarks: list[Remark]) -> tuple[Snapshot, ...]:
    """Return the sample lists of the bundle, in the order of their files.

    Raises:
        UserError: a list lacks its header or its entries, cannot be read, or bears the id of a real list.
    """
    names = sorted(name for name in files if name.startswith(FOLDER))
    headers = {name.removesuffix(HEADER) for name in names if name.endswith(HEADER)}
    entries = {name.removesuffix(SUFFIX) for name in names if name.endswith(SUFFIX)}
    for lone in sorted(headers ^ entries):
        raise UserError("sample-incomplete", Place(lone + (HEADER if lone in headers else SUFFIX)), list=lone)
    remarks.extend(noticed("file-unused", Place(name)) for name in names if not name.endswith((HEADER, SUFFIX)))
    samples: dict[ListId, Snapshot] = {}
    for stem in sorted(headers):
        snapshot, odd = _sample(files, stem)
        if snapshot.list_id in samples or snapshot.list_id in list_sources():
            raise UserError("sample-id-taken", Place(stem + HEADER, None, "id"), id=snapshot.list_id)
        samples[snapshot.list_id] = snapshot
        remarks.extend(odd)
        if not snapshot.listings:
            remarks.append(noticed("sample-empty", Place(stem + SUFFIX), list=snapshot.list_id))
        unknown = (one for one in snapshot.stands_in_for if one not in _known())
        remarks.extend(noticed("sample-stands-for-unknown", Place(stem + HEADER), list=one) for one in unknown)
    return tuple(samples.values())


def _known() -> frozenset[str]:
    """Lists that can be read here, and those that some rule or ownership test looks at."""
    ruled = (name for measure in measures().values() for rule in measure.rules for name in rule.lists)
    seeds = (name for test in control_tests().values() for name in test.seeds)
    return frozenset((*list_sources(), *ruled, *seeds))


def _sample(files: Mapping[str, bytes], stem: str) -> tuple[Snapshot, tuple[Remark, ...]]:
    try:
        header = read_header(files[stem + HEADER], stem + HEADER)
        return read_ftm({stem + SUFFIX: files[stem + SUFFIX]}, header, sample=True)
    except SourceError as problem:  # in a bundle, the list is the user's own file
        raise UserError(problem.code, problem.place, **dict(problem.params)) from problem
    except (ValueError, RecursionError) as problem:  # TOML too deep, or a number too long
        raise UserError("list-header-broken", Place(stem + HEADER)) from problem
