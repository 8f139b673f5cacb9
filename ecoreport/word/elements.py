"""Elements of WordprocessingML: the namespaces, and one short way to write an element."""

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PREFIXES = {"w": W, "r": R}


def w(tag: str, *children: etree._Element, **attributes: str | int) -> etree._Element:
    """A WordprocessingML element; attribute names without prefix."""
    element = etree.Element(f"{{{W}}}{tag}", nsmap=_PREFIXES)
    element.extend(children)
    for name, value in attributes.items():
        element.set(f"{{{W}}}{name}", str(value))
    return element


def part_bytes(root: etree._Element) -> bytes:
    """The element as the content of a package part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
