"""XML and HTML of publishers: no entities, no network, no DTD, no repair of what is cut off."""

import re
from pathlib import Path

from lxml import etree

from sekisho.core.errors import ParseError
from sekisho.core.text import Text
from sekisho.sources._files import read_text, refuse_cut
from sekisho.sources._names import clean
from sekisho.sources._problems import place_in, refuse

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


def read_xml(path: Path, root_tag: str) -> etree._Element:
    """Return the root of an XML file whose root element is `root_tag`.

    Raises:
        ParseError: not well-formed, cut off, another document, or one that declares entities.
    """
    text = read_text(path)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise refuse(
            "source.xml_entities",
            Text(
                "DTD や実体宣言を含む XML は読みません。",
                "XML that declares a DTD or entities is not read.",
            ),
            place_in(path),
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_DECLARATION.sub("", text).encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError, UnicodeEncodeError) as error:
        raise _refuse_xml(path, error) from None
    if root.tag != root_tag:
        raise refuse(
            "source.xml_root",
            Text("この情報源の XML ではありません。", "This is not the XML of this source."),
            place_in(path),
            expected=Text(f"<{root_tag}>", f"<{root_tag}>"),
            got=f"<{root.tag}>",
        )
    return root


def read_html(path: Path) -> etree._Element:
    """Return the root of a saved web page.

    An HTML reader mends a page that is cut off, and entries would be lost: the closing tag must
    be there.

    Raises:
        ParseError: not HTML, or cut off.
    """
    text = read_text(path)
    lower = text.lower()
    if "<html" not in lower:
        raise refuse(
            "source.html",
            Text("HTML のページではありません。", "This is not an HTML page."),
            place_in(path),
            got=text[:60],
        )
    if "</html>" not in lower[-4000:]:
        raise refuse_cut(path)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _refuse_xml(path, error) from None
    if root is None:
        raise refuse_cut(path)
    return root


def find_text(node: etree._Element, path: str) -> str | None:
    """Return the cleaned text of a child; `None` where it is absent or blank."""
    found = node.find(path)
    return None if found is None else text_of(found) or None


def text_of(node: etree._Element) -> str:
    """Return all the text inside a node, cleaned."""
    return clean("".join(str(part) for part in node.itertext()))


def _refuse_xml(path: Path, error: Exception) -> ParseError:
    line = error.lineno if isinstance(error, etree.XMLSyntaxError) else None
    return refuse(
        "source.xml",
        Text(
            "XML/HTML として読めません(途中で切れている可能性があります)。",
            "This is not readable as XML or HTML; it may be cut off.",
        ),
        place_in(path, row=line),
        got=str(error),
    )
