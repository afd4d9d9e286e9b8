"""Fills a unit's site with the demo's pages, articles and documents."""

from collections.abc import Iterable
from typing import Any

from django.core.files.images import ImageFile
from wagtail.models import Collection

from home.demo.bodies import blocks, paired_texts
from home.demo.english import translate
from home.demo.material import Material, picture_path, pictures
from home.models import StandardPage
from images.models import UnitImage
from news.models import ArticlePage, ArticlePlacement, ArticleTag, NewsIndexPage, TopicPage
from sites.models import SharedCollection, Unit, UnitPage
from users.models import User
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
        if self.unit.is_hub:
            self.home.shows_units_news = True
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

    def fill_topic(self, material: Material) -> None:
        """Write one special topic; articles name it by its address."""
        picture = pictures()[material["picture"]]
        topic = self.home.add_child(
            instance=TopicPage(
                title=material["title"],
                slug=material["slug"],
                lead=material["lead"],
                picture=self.picture(material["picture"]),
                picture_alt=picture["alt_vi"],
                locale=self.home.locale,
                owner=self.editor,
                live=False,
                show_in_menus=True,
            )
        )
        self.publish(topic)
        english = {material[name]: material[f"{name}_en"] for name in ("title", "lead")}
        texts = {material["slug"]: slugify(material["title_en"]), picture["alt_vi"]: picture["alt_en"]}
        translate(topic, texts | english, editor=self.editor)

    def _parts(self, material: Material) -> dict[str, Any]:
        """The tags and topics of an article."""
        topics = TopicPage.objects.child_of(self.home).filter(slug__in=material.get("topics", []))
        return {
            "tags": [ArticleTag(name=name, locale=self.home.locale) for name in material.get("tags", [])],
            "placements": [ArticlePlacement(page=topic) for topic in topics],
        }

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
                **self._parts(material),
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
            **dict(zip(material.get("tags", []), material.get("tags_en", []), strict=False)),
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
