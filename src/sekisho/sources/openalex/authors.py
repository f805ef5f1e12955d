"""Author records of OpenAlex."""

from sekisho.core.identifier import Identifier
from sekisho.core.name import Name, NameKind
from sekisho.core.record import AuthorPost, AuthorRecord
from sekisho.sources._json import Node
from sekisho.sources._names import keep_first
from sekisho.sources.openalex.fields import bare_id, read_orcid, read_org


def read_author(node: Node) -> AuthorRecord:
    """Return an author record, with the institutions and the years they were seen in works."""
    number = bare_id(node.required("id")).upper()
    label = node.text("display_name")
    others = node.texts("display_name_alternatives")
    return AuthorRecord(
        author_id=Identifier("openalex", number),
        orcid=read_orcid(node),
        names=keep_first((Name(label or ""), *(Name(other, NameKind.ALIAS) for other in others))),
        posts=_read_posts(node),
        url=f"https://openalex.org/{number}",
        locator=node.path,
    )


def _read_posts(node: Node) -> tuple[AuthorPost, ...]:
    """Return `affiliations` with their years; a last known institution only where it is new."""
    posts = []
    for item in node.children("affiliations"):
        institution = item.child("institution")
        org = read_org(institution) if institution else None
        if org is not None:
            posts.append(AuthorPost(org, _read_years(item), item.path))
    known = {post.org.identifiers for post in posts}
    single = node.child("last_known_institution")
    for item in (*node.children("last_known_institutions"), *([single] if single else [])):
        org = read_org(item)
        if org is not None and org.identifiers not in known:
            posts.append(AuthorPost(org, (), item.path))
    return tuple(posts)


def _read_years(item: Node) -> tuple[int, ...]:
    return tuple(sorted(item.integers("years")))
