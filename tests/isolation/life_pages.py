"""A unit's pages in every state that a page can be in."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.contrib.forms.models import FormSubmission
from wagtail.models import Comment, CommentReply, PageSubscription, PageViewRestriction

from documents.models import DocumentIndexPage
from home.models import FormField, FormPage, StandardPage
from news.models import ArticlePage, NewsIndexPage
from tests import cast, pages
from tests.isolation.life import Life
from tests.isolation.life_documents import write_documents
from workflow.models import Publication

LISTS = (NewsIndexPage, DocumentIndexPage)
REACHES = {True: "public", False: "secret"}


def write_pages(life: Life) -> None:
    """Write one page for each state; what is remembered first is the published one, with all that can be about it."""
    published = publish_with_a_newer_draft(life)
    comment_on(life, published)
    for write in (draft, scheduled, expiring, locked, moderated, returned, unpublished):
        write(life)
        life.tick()
    alias_of(life, published)
    restrict_pages(life)
    write_documents(life)
    write_home(life)
    greet_readers(life)
    ask_readers(life)


def texts(life: Life, what: str, *, is_public: bool = False) -> dict[str, Any]:
    """Every text of an article."""

    def word(name: str) -> str:
        return life.words.public(f"{what}{name}") if is_public else life.words.secret(f"{what}{name}")

    bare = life.words.bare(f"{what}link", REACHES[is_public])
    return {
        "title": word("title"),
        "slug": life.words.bare(f"{what}slug", REACHES[is_public]),
        "seo_title": word("seotitle"),
        "search_description": word("description"),
        "lead": word("lead"),
        "author": word("author"),
        "source": word("source"),
        "source_url": f"https://example.org/{bare}",
        "picture_alt": word("alt"),
        "picture_caption": word("caption"),
        "body": [("paragraph", f"<p>{word('body')}</p>"), ("heading", word("heading"))],
    }


def article(life: Life, what: str, *, is_public: bool = False, **fields: Any) -> ArticlePage:
    """An article whose author is the writer."""
    values = {**texts(life, what, is_public=is_public), "owner": life.writer, **fields}
    page = pages.article(life.code, **values)
    page.save_revision(user=life.writer, log_action=True)
    life.note(page, "wagtail.edit", what)
    return page


def publish_with_a_newer_draft(life: Life) -> ArticlePage:
    """A page whose published text is public and whose newer draft is not."""
    page = article(life, "live", is_public=True)
    page.get_latest_revision().publish(user=life.head, skip_permission_checks=True)
    first = page.get_latest_revision()
    life.tick()
    page.refresh_from_db()
    for name, value in texts(life, "newdraft").items():
        setattr(page, name, value)
    draft_revision = page.save_revision(user=life.head, log_action=True)
    page = ArticlePage.objects.get(pk=page.pk)
    life.publish(page)
    life.keep(
        page,
        draft_revision,
        earlier_revision=first.pk,
        destination=pages.section(NewsIndexPage, life.code).pk,
        page_path=pages.path_of(page).lstrip("/"),
    )
    return page


def comment_on(life: Life, page: ArticlePage) -> None:
    """Comments with an answer, and somebody who follows them."""
    word = life.words.secret
    comment = Comment.objects.create(page=page, user=life.head, text=word("comment"), contentpath="title",
                                     revision_created=page.latest_revision)  # fmt: skip
    CommentReply.objects.create(comment=comment, user=life.writer, text=word("commentreply"))
    Comment.objects.create(page=page, user=life.head, text=word("resolvedcomment"), contentpath="lead",
                           resolved_at=timezone.now(), resolved_by=life.writer)  # fmt: skip
    PageSubscription.objects.create(page=page, user=life.writer, comment_notifications=True)
    life.note(page, "wagtail.comments.create", "comment")


def draft(life: Life) -> None:
    """A page that was never published."""
    page = article(life, "draft", live=False)
    life.keep(page, page.get_latest_revision(), page_path=pages.path_of(page).lstrip("/"))


def scheduled(life: Life) -> None:
    """A page that will be published tomorrow."""
    go_live = timezone.now() + timedelta(days=1)
    page = article(life, "scheduled", live=False, go_live_at=go_live)
    revision = page.save_revision(user=life.head, approved_go_live_at=go_live)
    life.keep(page, revision)


def expiring(life: Life) -> None:
    """A page that ends tomorrow."""
    page = article(life, "expiring", is_public=True, expire_at=timezone.now() + timedelta(days=1))
    page.get_latest_revision().publish(user=life.head, skip_permission_checks=True)
    life.publish(page)
    life.keep(page, page.get_latest_revision())


def locked(life: Life) -> None:
    """A draft that somebody has locked."""
    page = article(life, "locked", live=False, locked=True, locked_by=life.writer, locked_at=timezone.now())
    life.keep(page, page.get_latest_revision())


def moderated(life: Life) -> None:
    """A draft on its way through the chain."""
    page = article(life, "moderated", live=False)
    state = page.get_workflow().start(page, life.writer)
    step = state.current_task_state
    step.comment = life.words.secret("stepcomment")
    step.capacity = {"title": life.words.secret("stepcapacity")}
    step.save()
    tasks = {"wagtailcore.task": step.task_id, "workflow.seattask": step.task_id, "wagtailcore.taskstate": step.pk}
    life.keep(page, page.get_latest_revision(), state, step, state.workflow, **tasks)


def returned(life: Life) -> None:
    """A draft that the board has sent back."""
    page = article(life, "returned", live=False)
    state = page.get_workflow().start(page, life.writer)
    step = state.current_task_state
    step.reject(user=life.head, comment=life.words.secret("returncomment"))
    life.keep(page, page.get_latest_revision(), state, step, **{"wagtailcore.taskstate": step.pk})


def keep_evidence(life: Life) -> None:
    """What the evidence of a publication says of people and reasons."""
    publication = Publication.objects.filter(unit=life.unit).order_by("-pk").first()
    word = life.words.secret
    publication.reason, publication.revocation = word("exemptionreason"), {"reason": word("takedownreason")}
    publication.steps = [{"person": word("decider"), "comment": word("decisioncomment")}]
    publication.confirmation = {"comment": word("confirmation")}
    publication.authors = [{"person": word("evidenceauthor")}]
    publication.save()


def unpublished(life: Life) -> None:
    """A page that was public once."""
    page = article(life, "unpublished")
    page.get_latest_revision().publish(user=life.head, skip_permission_checks=True)
    page.refresh_from_db()
    UnpublishPageAction(page, user=life.head).execute(skip_permission_checks=True)
    life.keep(page, page.get_latest_revision())


def alias_of(life: Life, page: ArticlePage) -> None:
    """The published page a second time."""
    slug, section = life.words.bare("aliasslug", "public"), pages.section(NewsIndexPage, life.code)
    action = CreatePageAliasAction(page, parent=section, user=life.head, update_slug=slug)
    alias = action.execute(skip_permission_checks=True)
    life.publish(alias)
    life.keep(alias)


def restrict_pages(life: Life) -> None:
    """Published pages that only some may read."""
    group = Group.objects.filter(unit_group__unit=life.unit).order_by("pk").first()
    for kind in (PageViewRestriction.PASSWORD, PageViewRestriction.LOGIN, PageViewRestriction.GROUPS):
        page = article(life, f"private{kind}")
        page.get_latest_revision().publish(user=life.head, skip_permission_checks=True)
        password = life.words.bare("pagepassword") if kind == PageViewRestriction.PASSWORD else ""
        restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind, password=password)
        if kind == PageViewRestriction.GROUPS:
            restriction.groups.add(group)
        life.keep(page, page.get_latest_revision(), restriction, page_path=pages.path_of(page).lstrip("/"))


def write_home(life: Life) -> None:
    """A page of text right below the home page, not yet published, in both languages."""
    word = life.words.secret
    for language in ("vi", "en"):
        home = cast.home_of(life.code, language)
        page = home.add_child(
            instance=StandardPage(
                title=word(f"text{language}title"),
                slug=life.words.bare(f"text{language}slug"),
                lead=word(f"text{language}lead"),
                body=[("paragraph", f"<p>{word(f'text{language}body')}</p>")],
                locale=home.locale,
                live=False,
                owner=life.writer,
            )
        )
        page.save_revision(user=life.writer, log_action=True)
        life.keep(page, page.get_latest_revision())


def greet_readers(life: Life) -> None:
    """Published introductions of the home page and of the lists below it."""
    for page in (cast.home_of(life.code), *(pages.section(kind, life.code) for kind in LISTS)):
        name = "intro" if hasattr(page, "intro") else "lead"
        setattr(page, name, life.words.public(f"{page.slug.replace('-', '')}{name}"))
        page.save()


def ask_readers(life: Life) -> None:
    """A published form, and what a reader sent."""
    home, public = cast.home_of(life.code), life.words.public
    page = home.add_child(
        instance=FormPage(
            title=public("formtitle"),
            slug=life.words.bare("formslug", "public"),
            intro=f"<p>{public('formintro')}</p>",
            thank_you=f"<p>{public('formthanks')}</p>",
            locale=home.locale,
            owner=life.writer,
        )
    )
    FormField.objects.create(
        page=page,
        locale=home.locale,
        label=life.words.bare("question", "public"),
        field_type="singleline",
        help_text=public("questionhelp"),
        choices=public("questionchoices"),
        default_value=public("questiondefault"),
        sort_order=0,
    )
    page.save_revision(user=life.writer).publish(user=life.head, skip_permission_checks=True)
    answer = FormSubmission.objects.create(
        page=page, form_data={life.words.bare("question", "public"): life.words.secret("answer")}
    )
    page.refresh_from_db()
    life.publish(page)
    life.keep(page, page.get_latest_revision(), answer, page_path=pages.path_of(page).lstrip("/"))
