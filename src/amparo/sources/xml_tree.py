"""XML from outside, read without entities, network or patience for half a file."""

from lxml import etree

from amparo.facts.case import Remark
from amparo.kernel.errors import Place, ShapeChangedError


def parsed(content: bytes, file: str) -> "etree._Element":
    """Return the root of an XML file.

    Entities are not resolved and nothing is fetched; a document that declares a type is refused, since no published
    list or register does and entity bombs do.

    Raises:
        ShapeChangedError: the file is not XML, is cut, or declares a document type.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as problem:
        line = problem.lineno or 1
        cut = line >= content.rstrip().count(b"\n") + 1 and content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")
        raise ShapeChangedError("file-broken-off" if cut else "xml-broken", Place(file, line)) from problem
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]  # the stubs lack the attribute
        raise ShapeChangedError("xml-declares-type", Place(file, 1))
    return root


def leniently(content: bytes, file: str, remarks: list[Remark]) -> "etree._Element | None":
    """Return the root of a third party's XML file; one that cannot be read is remarked on instead."""
    try:
        return parsed(content, file)
    except ShapeChangedError as problem:
        remarks.append(Remark("foreign-xml-broken", problem.place or Place(file)))
        return None


def place_of(element: "etree._Element", file: str) -> Place:
    """Return where an element begins."""
    line: object = element.sourceline
    return Place(file, line if isinstance(line, int) else None)


def local(element: "etree._Element") -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def text_of(element: "etree._Element | None", *path: str) -> str:
    """Return the stripped text of the first descendant along local names, or the empty string."""
    at = element
    for name in path:
        if at is None:
            return ""
        at = next((child for child in at if local(child) == name), None)
    return "" if at is None or at.text is None else at.text.strip()


def children(element: "etree._Element", name: str) -> "list[etree._Element]":
    """Return the direct children of a local name."""
    return [child for child in element if local(child) == name]
