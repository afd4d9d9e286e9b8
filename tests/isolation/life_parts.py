"""What belongs to an article, and a topic, in a unit's life."""

from typing import Any

from wagtail.models import Locale

from news.models import (
    ArticleContribution,
    ArticleCorrection,
    ArticlePage,
    ArticlePlacement,
    ArticleTag,
    TopicPage,
)
from tests import cast, pages
from tests.isolation.life import Life


def parts(life: Life, what: str, topic: TopicPage, *, is_public: bool = False) -> dict[str, Any]:
    """Every part that an article may have; the topic is not what is secret about it."""

    def word(name: str) -> str:
        return life.words.public(f"{what}{name}") if is_public else life.words.secret(f"{what}{name}")

    locale = Locale.get_default()
    return {
        "contributions": [ArticleContribution(name=word("contributor"), person=life.writer, share=100)],
        "tags": [ArticleTag(name=word("tag")[:60], slug=life.words.bare(f"{what}tagslug"), locale=locale)],
        "placements": [ArticlePlacement(page=topic)],
        "corrections": [ArticleCorrection(text=word("correction"), locale=locale)],
    }


def write_parts(life: Life) -> None:
    """A public topic, and a public article and a draft with every part."""
    topic = published_topic(life)
    for what, is_public in (("parted", True), ("drafted", False)):
        title = life.words.public(f"{what}title") if is_public else life.words.secret(f"{what}title")
        reach = "public" if is_public else "secret"
        page = pages.article(
            life.code,
            title=title,
            slug=life.words.bare(f"{what}slug", reach),
            live=False,
            owner=life.writer,
        )
        for name, rows in parts(life, what, topic, is_public=is_public).items():
            setattr(page, name, rows)
        page.save()
        revision = page.save_revision(user=life.writer, log_action=True)
        if is_public:
            revision.publish(user=life.head, skip_permission_checks=True)
            page = ArticlePage.objects.get(pk=page.pk)
            life.publish(page)
        life.keep(page, revision, *(getattr(page, name).first() for name in parts(life, what, topic)))


def published_topic(life: Life) -> TopicPage:
    """A topic that readers find."""
    home, public = cast.home_of(life.code), life.words.public
    topic: TopicPage = home.add_child(
        instance=TopicPage(
            title=public("topictitle"),
            slug=life.words.bare("topicslug", "public"),
            lead=public("topiclead"),
            picture_alt=public("topicalt"),
            body=[("paragraph", f"<p>{public('topicbody')}</p>")],
            locale=home.locale,
            owner=life.writer,
        )
    )
    topic.save_revision(user=life.writer).publish(user=life.head, skip_permission_checks=True)
    topic.refresh_from_db()
    life.publish(topic)
    life.keep(topic, topic.get_latest_revision())
    return topic
