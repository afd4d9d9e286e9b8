"""What is held back: secrets, what is prohibited, drafts, what does not say where it comes from (rows X, M3, M6)."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from documents.models import UnitDocument
from images.models import UnitImage
from news.models import ArticlePage
from sites.choices import Lane, Position
from sites.models import Seat, Unit
from tests import cast, pages
from tests.pages import path_of
from tests.workflow.boards import (
    AUTHORS,
    PATHS,
    UNITS,
    approve,
    at_step,
    fresh,
    open_code,
    open_step,
    person,
    publish,
    submit,
    write,
)
from workflow.issues import blocking_issues
from workflow.models import Publication
from workflow.presets import SHIPPED
from workflow.refusals import NotReady
from workflow.takedown import take_down

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("boards")]

BA_XUYEN, NHU_XUAN, STTTT, PHUONG_1, BAC_GIANG = UNITS
each_board = pytest.mark.parametrize("key", UNITS)
STAMP = "TỐI MẬT"


@each_board
def test_x2_x3_nothing_marked_as_secret_passes_any_board(key):
    article = submit(write(key, lead=STAMP))
    code, username = PATHS[key, Lane.GOVERNMENT][0]
    with pytest.raises(NotReady, match=STAMP):
        approve(article, username)
    assert (open_code(article), fresh(article).live) == (code, False)


@each_board
def test_x2_every_decider_declares_that_there_is_nothing_secret(key):
    assert all("secrecy" in step.declarations for step in SHIPPED[key].steps)


def test_x3_a_legal_document_that_is_secret_is_held_back():
    text = f"Số: 1/KH-UBND\n{STAMP}\nĐiều 1. Phạm vi"
    document = pages.document(UNITS[PHUONG_1], full_text=text, live=False)
    assert "secrecy_marking" in [issue.code for issue in blocking_issues(document, SHIPPED[PHUONG_1])]


@each_board
def test_x5_who_decides_declares_that_nothing_in_it_is_prohibited(key):
    for lane in Lane.values:
        steps = [step for step in SHIPPED[key].steps_for(lane) if "content" in step.declarations]
        assert steps, lane
        assert all(not step.edits for step in steps), "of the text as it will be public"


def test_x5_without_that_declaration_nothing_is_approved():
    state = open_step(at_step(PHUONG_1, "duyet"))
    ticked = {"declare_secrecy": True, "declare_recipients": True}
    with pytest.raises(NotReady):
        state.task.specific.on_action(state, person("phuong1-truongban"), "approve", comment="", **ticked)


def test_x4_a_draft_and_its_files_are_nobodys_but_the_units(client):
    unit, host = Unit.objects.get(code=UNITS[PHUONG_1]), f"{UNITS[PHUONG_1]}.{cast.HOSTS['tinh']}"
    picture = UnitImage.objects.create(title="Cầu", file=get_test_image_file(), collection=unit.collection)
    file = UnitDocument.objects.create(
        title="Bản vẽ", file=ContentFile(b"ban ve", "ban-ve.txt"), collection=unit.collection
    )
    body = [("files", {"title": "", "files": [file]})]
    article = write(PHUONG_1, title="Chưa phổ biến", picture=picture, picture_alt="Cầu", body=body)

    def answers():
        addresses = [path_of(article), file.url, f"/api/v2/pages/{article.pk}/", f"/api/v2/documents/{file.pk}/"]
        return [client.get(address, headers={"host": host}).status_code for address in addresses]

    for act in (lambda: None, lambda: submit(article), lambda: approve(article, "phuong1-vanphong")):
        act()
        assert answers() == [404] * 4
        for name in ("view_draft", "edit", "history"):
            answer = client.get(reverse(f"wagtailadmin_pages:{name}", args=[article.pk]), headers={"host": host})
            assert answer.status_code in (302, 404)
            assert "Chưa phổ biến" not in answer.text
        assert client.get(f"/media/{picture.file.name}", headers={"host": host}).status_code == 404
        listed = client.get("/api/v2/pages/", headers={"host": host}).text
        assert "Chưa phổ biến" not in listed
    for username in ("phuong1-truongban", "phuong1-phoban-vanhoa"):
        approve(article, username)
    assert answers() == [200] * 4
    take_down(fresh(article), user=person("phuong1-truongban"), reason="Chưa đến lúc.")
    assert answers() == [404] * 4


# --- Source, language ----------------------------------------------------------------------------------------------


@each_board
@pytest.mark.parametrize("field", ["source", "author"])
def test_m3_what_does_not_say_where_it_comes_from_is_not_approved(key, field):
    article = submit(write(key, **{field: " "}))
    with pytest.raises(NotReady):
        approve(article, PATHS[key, Lane.GOVERNMENT][0][1])
    assert not fresh(article).live


@each_board
def test_m6_a_translation_passes_the_chain_for_itself(key):
    article = publish(write(key))
    english = Locale.objects.get(language_code="en")
    source, _made = TranslationSource.update_or_create_from_instance(article)
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(user=person(AUTHORS[key]), publish=False)
    target = ArticlePage.objects.get(translation_key=article.translation_key, locale=english)
    assert not target.live
    assert target.get_workflow() == article.get_workflow()
    assert publish(target).live
    own = Publication.objects.of(target).get()
    assert [step["step"] for step in own.steps] == [code for code, _username in PATHS[key, Lane.GOVERNMENT]]
    assert Publication.objects.of(article).count() == 1


def test_positions_of_the_boards_are_those_that_the_rows_speak_of():
    """Otherwise the tests above would speak of nobody."""
    held = {position: Seat.objects.filter(position=position).exists() for position in Position.values}
    assert all(held.values()), held
