"""What is wrong with the trees in the database, in words; an empty list says that they are sound."""

from collections import Counter
from collections.abc import Iterator

from treebeard.mp_tree import MP_Node
from wagtail.models import Collection, Page

from sites.models import Unit

#: What treebeard's find_problems() reports, in its order.
TREEBEARD_PROBLEMS = ("strange characters in path", "bad path length", "no parent", "wrong depth", "wrong numchild")


def tree_problems() -> list[str]:
    """Audit the trees of pages, collections and units."""
    problems = [problem for model in (Page, Collection, Unit) for problem in _treebeard_problems(model)]
    return [*problems, *_page_problems()]


def _treebeard_problems(model: type[MP_Node]) -> Iterator[str]:
    for kind, keys in zip(TREEBEARD_PROBLEMS, model.find_problems(), strict=True):
        for key in keys:
            yield f"{model.__name__} {key}: {kind}"


def _page_problems() -> Iterator[str]:
    pages = {page.path: page for page in Page.objects.only("path", "slug", "url_path", "depth")}
    siblings = Counter((path[: -Page.steplen], page.slug) for path, page in pages.items())
    for path, page in pages.items():
        parent = pages.get(path[: -Page.steplen])
        due = f"{parent.url_path}{page.slug}/" if parent else "/"
        if page.url_path != due:
            yield f"Page {page.pk}: url_path {page.url_path} instead of {due}"
        if siblings[path[: -Page.steplen], page.slug] > 1:
            yield f"Page {page.pk}: a sibling has the slug {page.slug} too"
    for page in Page.objects.specific():
        if type(page) is not page.specific_class:
            yield f"Page {page.pk}: the row of its own type is missing"
