"""Fills a unit's site with the demo's pages, articles and documents."""

from collections.abc import Iterable
from typing import Any

from django.core.files.images import ImageFile
from wagtail.models import Collection

from documents.models import DocumentIndexPage, DocumentType, LegalDocumentPage
from home.demo.bodies import blocks, paired_texts
from home.demo.english import translate
from home.demo.material import Material, picture_path, pictures, regulation_text
from home.models import StandardPage
from images.models import UnitImage
from news.models import ArticlePage, NewsIndexPage
from sites.models import SharedCollection, Unit, UnitPage
from users.models import User
from vietnamese.legal_text import clean_legal_text
from vietnamese.slugs import slugify

#: Which starting page each page of the material fills; others are added as pages of text.
SLUG_OF_KEY = {
    "introduction": "gioi-thieu",
    "functions": "chuc-nang-nhiem-vu",
    "organisation": "co-cau-to-chuc",
    "leaders": "lanh-dao",
    "procedures": "thu-tuc-hanh-chinh",
    "information-access": "tiep-can-thong-tin",
}


class SiteFiller:
    """Writes one unit's demo content; used once, right after founding."""

    def __init__(self, unit: Unit, editor: User) -> None:
        self.unit = unit
        self.editor = editor
        self.home: Any = unit.roots.get(page__locale__language_code="vi").page.specific
        self._pictures: dict[str, UnitImage] = {}

    def publish(self, page: UnitPage) -> UnitPage:
        """Publish the page as its latest revision, so that it has a history."""
        page.save_revision(user=self.editor, log_action=False).publish(user=self.editor, skip_permission_checks=True)
        page.refresh_from_db()
        return page

    def fill_home(self, material: Material) -> None:
        """Write the introduction of the home page."""
        texts = paired_texts(material["intro"], material["intro_en"])
        self.home.intro = "".join(value for kind, value in blocks(material["intro"]) if kind == "paragraph")
        self.publish(self.home)
        texts |= {self.unit.short_name: self.unit.short_name_en, self.home.slug: f"{self.home.slug}-en"}
        translate(self.home, texts, editor=self.editor)

    def fill_page(self, material: Material) -> None:
        """Write one page of text, in its place of the starting pages."""
        page = StandardPage.objects.descendant_of(self.home).get(slug=SLUG_OF_KEY[material["key"]])
        page.title = page.draft_title = material["title"]
        page.lead = material.get("lead", "")
        page.body = blocks(material.get("body", "")) + self._people(material)
        self.publish(page)
        translate(page, self._page_texts(material, page), editor=self.editor)

    @staticmethod
    def _people(material: Material) -> list[tuple[str, Any]]:
        fields = ("name", "position", "phone", "email", "duties")
        people = [{name: person.get(name, "") for name in fields} for person in material.get("person", [])]
        return [("people", {"people": people})] if people else []

    @staticmethod
    def _page_texts(material: Material, page: StandardPage) -> dict[str, str]:
        texts = {material["title"]: material["title_en"], material.get("lead", ""): material.get("lead_en", "")}
        texts |= paired_texts(material.get("body", ""), material.get("body_en", ""))
        for person in material.get("person", []):
            texts |= {person[name]: person[f"{name}_en"] for name in ("position", "duties") if person.get(name)}
        english = page.get_translations().first()
        texts[page.slug] = english.slug if english else slugify(material["title_en"])
        return texts

    def fill_article(self, material: Material) -> None:
        """Write one article, and its English version if there is one."""
        index = NewsIndexPage.objects.child_of(self.home).get()
        picture = pictures()[material["picture"]]
        article = index.add_child(
            instance=ArticlePage(
                title=material["title"],
                slug=material["slug"],
                kind=material.get("kind", "news"),
                lead=material["lead"],
                published_at=material["published"],
                author=material.get("author", ""),
                source=material.get("source", ""),
                picture=self.picture(material["picture"]),
                picture_alt=picture["alt_vi"],
                body=blocks(material["body"]),
                locale=self.home.locale,
                owner=self.editor,
                live=False,
                first_published_at=material["published"],
            )
        )
        self.publish(article)
        if "title_en" in material:
            translate(article, self._article_texts(material, picture), editor=self.editor)

    @staticmethod
    def _article_texts(material: Material, picture: Material) -> dict[str, str]:
        return {
            material["title"]: material["title_en"],
            material["slug"]: slugify(material["title_en"]),
            material["lead"]: material["lead_en"],
            picture["alt_vi"]: picture["alt_en"],
            **paired_texts(material["body"], material["body_en"]),
        }

    def picture(self, key: str) -> UnitImage:
        """The unit's copy of a picture."""
        if key not in self._pictures:
            self._pictures[key] = self.add_picture(key, self.unit.collection)
        return self._pictures[key]

    def add_picture(self, key: str, collection: Collection) -> UnitImage:
        """A copy of a picture in one of the unit's collections."""
        row = pictures()[key]
        with picture_path(key).open("rb") as file:
            return UnitImage.objects.create(
                title=row["title_vi"],
                description=row["alt_vi"],
                credit=row["credit"],
                collection=collection,
                uploaded_by_user=self.editor,
                file=ImageFile(file, name=f"{self.unit.code}-{key}.jpg"),
            )

    def offer_pictures(self, keys: Iterable[str]) -> None:
        """Put pictures into a collection that the hub shares with every unit."""
        collection = self.unit.collection.add_child(instance=Collection(name="Ảnh dùng chung"))
        SharedCollection.objects.create(collection=collection)
        for key in keys:
            self.add_picture(key, collection)

    def fill_regulation(self, row: Material) -> None:
        """Publish a regulation with its full text; number, dates, bases and signer's title as printed in it."""
        index = DocumentIndexPage.objects.child_of(self.home).get()
        page = index.add_child(
            instance=LegalDocumentPage(
                title=row["title"],
                slug=slugify(f"{row['document_type']} {row['number']}"),
                number=row["number"],
                document_type=DocumentType.objects.get(name=row["document_type"]),
                abstract=row["abstract"],
                issuing_body=row["issuing_body"],
                signing_form=row["signing_form"],
                signer_title=row["signer_title"],
                place=row.get("place", ""),
                issued_on=row["issued_on"],
                effective_from=row["effective_from"],
                bases="\n".join(row["legal_bases"]),
                full_text=clean_legal_text(regulation_text(row)),
                locale=self.home.locale,
                owner=self.editor,
                live=False,
            )
        )
        self.publish(page)
