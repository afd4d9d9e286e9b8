"""Templates: all compile, none carries style or script of its own, and their texts are in the catalogue."""

import re
from pathlib import Path

import polib
import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.template.loader import get_template

FOLDER = settings.BASE_DIR / "templates"
TEMPLATES = sorted(path.relative_to(FOLDER) for path in FOLDER.rglob("*") if path.suffix in {".html", ".txt"})
HTML = [path for path in TEMPLATES if path.suffix == ".html"]
#: A tag of a template, printed or not: to HTML it is as good as a word.
TEMPLATE_TAG = re.compile(r"\{[%{#].*?[#%}]\}", re.DOTALL)
TRANSLATED = re.compile(r"""(?:\btranslate\s+|_\()(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""")

each_template = pytest.mark.parametrize("path", TEMPLATES, ids=str)
each_html = pytest.mark.parametrize("path", HTML, ids=str)


def source(path: Path) -> str:
    return (FOLDER / path).read_text(encoding="utf-8")


def tags(path: Path) -> BeautifulSoup:
    return BeautifulSoup(TEMPLATE_TAG.sub("x", source(path)), "html.parser")


def translated_texts(path: Path) -> list[str]:
    """Texts of ``{% translate %}`` and ``_("…")`` in a template."""
    return [double or single for double, single in TRANSLATED.findall(source(path))]


@each_template
def test_every_template_compiles(path):
    assert get_template(str(path))


@each_html
def test_no_template_has_style_or_handlers_of_its_own(path):
    """A content security policy without ``unsafe-inline`` stays possible."""
    soup = tags(path)
    assert soup.find_all("style") == []
    assert [str(tag)[:80] for tag in soup.find_all(style=True)] == []
    assert [f"{tag.name} {name}" for tag in soup.find_all() for name in tag.attrs if name.startswith("on")] == []
    assert "javascript:" not in source(path)


@each_html
def test_no_script_stands_in_a_template_but_json_ld(path):
    scripts = tags(path).find_all("script")
    assert [str(tag)[:80] for tag in scripts if not tag.get("src") and tag.get("type") != "application/ld+json"] == []


@each_html
def test_nothing_is_fetched_from_another_host(path):
    fetched = [
        tag.get("src") or tag.get("href") for tag in tags(path).find_all(["script", "link", "img", "use", "form"])
    ]
    assert [url for url in fetched if url and re.match(r"(https?:)?//", url)] == []


@each_html
def test_every_image_has_an_alternative_text(path):
    assert [str(tag)[:80] for tag in tags(path).find_all("img") if not tag.has_attr("alt")] == []
    tagged = re.findall(r"\{%\s*image [^%]*%\}", source(path))
    assert [tag for tag in tagged if " alt=" not in tag and " as " not in tag] == []


@each_template
def test_every_template_says_what_it_needs(path):
    assert "{% comment %}" in source(path) or "wagtailadmin" in str(path) or path.suffix == ".txt"


@each_template
def test_every_text_of_a_template_is_in_the_catalogue(path):
    catalogue = polib.pofile(str(settings.BASE_DIR / "locale" / "vi" / "LC_MESSAGES" / "django.po"))
    known = {entry.msgid for entry in catalogue}
    assert [text for text in translated_texts(path) if text.replace('\\"', '"') not in known] == []


def test_the_search_for_texts_finds_them():
    found = sum(len(translated_texts(path)) for path in TEMPLATES)
    assert found > 60
    assert "Skip to main content" in translated_texts(Path("base.html"))
    assert "All news" in translated_texts(Path("home/latest_news.html"))


@each_html
def test_nothing_is_written_in_one_language_only(path):
    """Letters between tags are translated; the product's own name is not."""
    text = BeautifulSoup(TEMPLATE_TAG.sub(" ", without_translations(path)), "html.parser").get_text(" ")
    assert [word for word in re.findall(r"[^\W\d_]{2,}", text) if word not in {"Liên", "Cổng"}] == []


def without_translations(path: Path) -> str:
    text = re.sub(r"\{%\s*comment\s*%\}.*?\{%\s*endcomment\s*%\}", "", source(path), flags=re.DOTALL)
    return re.sub(r"\{%\s*blocktranslate\b.*?\{%\s*endblocktranslate\s*%\}", "", text, flags=re.DOTALL)
