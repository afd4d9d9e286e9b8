"""Founding a unit: a whole portal at once, or nothing; and nobody else notices."""

from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from wagtail.models import Collection, Page, Site
from wagtail.permissions import page_permission_policy

from home import services
from home.models import UnitDirectoryPage
from home.services import found_unit
from news.models import ArticlePage
from sites.choices import Level, Position, UnitKind, UnitState
from sites.models import Unit, UnitHost, UnitName
from sites.services import move_host
from tests import cast, pages
from tests.cast import founding, seat
from tests.inventory import inventory

pytestmark = pytest.mark.django_db

AN_CHAU = "an-chau.tinh.localhost"


def found(**changes):
    return found_unit(founding("an-chau", **changes), today=cast.TODAY)


def reasons(**changes):
    """Try to found, see that nothing was made, and return why: messages by field."""
    before = inventory()
    with pytest.raises(ValidationError) as refusal:
        found(**changes)
    assert inventory() == before
    return refusal.value.message_dict


def article_in(index, title):
    """Publish an article in a news index."""
    article = ArticlePage(title=title, lead="Tin mới.", published_at=pages.NOON, locale=index.locale)
    with pages.without_chain():
        return index.add_child(instance=article)


def links_to(path, page):
    """Whether the text of the page leads to ``path``."""
    return path in {urlsplit(link["href"]).path for link in page.find("main").find_all("a")}


# --- What there is afterwards -----------------------------------------------------------------------


def test_new_unit_answers_at_its_host_in_both_languages(visit):
    found()
    assert "Ủy ban nhân dân an-chau" in visit(AN_CHAU).text
    english = visit(AN_CHAU, "/en/")
    assert "People&#x27;s Committee of an-chau" in english.text
    assert "Ủy ban" not in pages.read(english).find("header").get_text()


PUBLISHED = [
    ("/tin-tuc/", "/en/news/"),
    ("/van-ban/", "/en/documents/"),
    ("/du-thao/", "/en/drafts/"),
    ("/thu-tuc-hanh-chinh/", "/en/procedures/"),
    ("/thu-tuc-hanh-chinh/danh-muc/", "/en/procedures/list/"),
    ("/tiep-can-thong-tin/", "/en/access-to-information/"),
    ("/lien-he/", "/en/contact/"),
]
DRAFTS = ["/gioi-thieu/", "/gioi-thieu/lanh-dao/", "/en/about/", "/en/about/leaders/"]


@pytest.mark.parametrize(("vietnamese", "english"), PUBLISHED)
def test_starting_pages_are_published_and_lead_to_each_other(visit, vietnamese, english):
    found()
    assert pages.read(visit(AN_CHAU, vietnamese)).find("a", hreflang="en", class_=None)["href"] == english
    assert pages.read(visit(AN_CHAU, english)).find("a", hreflang="vi", class_=None)["href"] == vietnamese


@pytest.mark.parametrize("path", DRAFTS)
def test_pages_that_only_the_unit_can_write_are_planted_as_drafts(visit, path):
    found()
    assert visit(AN_CHAU, path).status_code == 404
    assert Page.objects.filter(slug=path.strip("/").split("/")[-1], live=False).exists()


def test_contact_page_and_footer_show_what_was_typed(visit):
    found(responsible_vi="Ông Nguyễn Văn Chấn, Chủ tịch", address_en="1 Hung Vuong Street")
    contact = visit(AN_CHAU, "/lien-he/").text
    assert "Số 1, đường Hùng Vương" in contact
    assert "Ông Nguyễn Văn Chấn, Chủ tịch" in contact
    assert "1 Hung Vuong Street" in visit(AN_CHAU, "/en/contact/").text


def test_name_host_and_decision_stand_in_the_dated_rows():
    unit = found()
    name, host = UnitName.objects.get(unit=unit), UnitHost.objects.get(unit=unit)
    assert (name.name, name.valid_from, name.valid_to, name.basis) == (unit.name, cast.FOUNDED, None, cast.DECISION)
    assert (host.hostname, host.valid_from, host.valid_to) == (AN_CHAU, cast.FOUNDED, None)


def test_unit_has_a_collection_and_a_group_for_every_level_of_its_own():
    unit = found()
    assert unit.collection.get_parent().is_root()
    assert set(unit.groups.values_list("level", flat=True)) == set(Level.values)


def test_chain_of_the_regulation_runs_in_both_languages():
    unit = found(preset="003-phuong-1")
    assert {root.page.get_workflow() for root in unit.roots.all()} == {cast.home_of("stc").get_workflow()}


def test_text_typed_in_decomposed_form_is_stored_composed():
    unit = found(name="U\u0309y ban An Cha\u0302u", short_name="An Cha\u0302u")
    assert (unit.name, unit.short_name, unit.collection.name) == ("Ủy ban An Châu", "An Châu", "An Châu")


def test_other_units_people_see_no_difference():
    def pages_of(username):
        acts = ["add", "change", "publish"]
        return set(page_permission_policy.instances_user_has_any_permission_for(cast.person(username), acts))

    before = {username: pages_of(username) for username in ("an", "chi", "em", "hoa")}
    found(seats=(HEAD,))
    assert {username: pages_of(username) for username in before} == before


# --- Seats ------------------------------------------------------------------------------------------


HEAD = seat("ha", Position.HEAD, [Level.REVIEWER, Level.PUBLISHER], first_name="Hà")


def test_new_person_gets_a_letter_whose_link_chooses_a_password(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        found(seats=(HEAD,))
    (letter,) = mail.outbox
    assert letter.to == ["ha@tinh.localhost"]
    assert "Ủy ban nhân dân an-chau" in letter.subject
    link = next(line for line in letter.body.splitlines() if line.startswith("http://tinh.localhost/admin/"))
    page = client.get(link, headers={"host": cast.HOSTS["tinh"]}, follow=True)
    assert "new_password1" in page.text
    assert not cast.person("ha").has_usable_password()


def test_known_person_gets_the_seat_and_no_letter(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        unit = found(seats=(seat("hoa", Position.MEMBER, [Level.REVIEWER]),))
    assert mail.outbox == []
    assert set(cast.person("hoa").seats.values_list("unit__code", flat=True)) == {"syt", "stc", unit.code}


def test_a_mail_server_that_is_down_does_not_undo_what_is_done(monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(
        "sites.people.invitations.send_mail", lambda *args: (_ for _ in ()).throw(OSError("no route to host"))
    )
    with django_capture_on_commit_callbacks(execute=True):
        found(seats=(HEAD,))
    assert Unit.objects.filter(code="an-chau").exists()


def test_seat_that_begins_later_carries_no_rights_yet():
    found(seats=(replace(HEAD, starts_on=cast.TODAY + timedelta(days=1)),))
    assert not cast.person("ha").groups.exists()


BAD_SEATS = {
    "a second head": (HEAD, replace(HEAD, username="hai")),
    "no decision": (replace(HEAD, decision_number=" "),),
    "an unknown position": (replace(HEAD, position="emperor"),),
    "an unknown level": (replace(HEAD, levels=("root",)),),
    "a user name with a space": (replace(HEAD, username="nguyễn hà"),),
    "a stranger under the user name of Bình": (seat("binh", Position.HEAD, [Level.PUBLISHER], first_name="Bính An"),),
    "the same in capitals": (seat("BINH", Position.HEAD, [Level.PUBLISHER], first_name="Bính An"),),
    "two new people under one user name": (HEAD, replace(HEAD, position=Position.MEMBER, first_name="Hạnh")),
}


@pytest.mark.parametrize("seats", BAD_SEATS.values(), ids=BAD_SEATS)
def test_seat_is_refused_and_the_unit_with_it(seats):
    if seats[0].username in {"binh", "BINH"}:
        seats = (replace(seats[0], last_name="Trần"),)
    assert set(reasons(seats=seats)) == {"seats"}


# --- Refusals ---------------------------------------------------------------------------------------

REFUSED = {
    "a code that exists": ({"code": "syt"}, "code", "“syt”"),
    "a code with accents": ({"code": "an-châu"}, "code", "không dấu"),
    "a code with a line break": ({"code": "an-chau\n"}, "code", "không dấu"),
    "a code like that of English pages": ({"code": "syt-en"}, "code", "“-en”"),
    "a host that Health has": ({"hostname": "syt.tinh.localhost"}, "hostname", "“Sở Y tế”"),
    "a host of one label": ({"hostname": "anchau"}, "hostname", "ít nhất hai phần"),
    "a host with an underscore": ({"hostname": "an_chau.tinh.localhost"}, "hostname", "“an_chau”"),
    "a host with accents": ({"hostname": "anchâu.tinh.localhost"}, "hostname", "“anchâu”"),
    "a host with an empty label": ({"hostname": "an..tinh.localhost"}, "hostname", "“”"),
    "a host that ends in a hyphen": ({"hostname": "an-.tinh.localhost"}, "hostname", "“an-”"),
    "a label of 64 characters": ({"hostname": "a" * 64 + ".tinh.localhost"}, "hostname", "63"),
    "a host of 254 characters": ({"hostname": "a." * 120 + "tinh.localhost"}, "hostname", "253"),
    "an IP address": ({"hostname": "10.0.0.7"}, "hostname", "IP"),
    "a host with a line break": ({"hostname": "an-chau.tinh.localhost\n"}, "hostname", "localhost"),
    "a second province": ({"kind": "province", "parent": None}, "parent", "thành lập"),
    "a province below another unit": ({"kind": "province"}, "kind", "Chỉ tỉnh"),
    "a commune below nothing": ({"parent": None}, "parent", ""),
    "an unknown kind": ({"kind": "kingdom"}, "kind", "loại"),
    "an unknown chain": ({"preset": "999"}, "preset", "quy trình"),
    "no name": ({"name": "  "}, "name", "tên"),
    "a name of 201 characters": ({"name": "á" * 201}, "name", "200"),
    "a pale colour": ({"primary_colour": "#ffff00"}, "primary_colour", "1.1 : 1"),
    "a colour by name": ({"accent_colour": "gold"}, "accent_colour", "#0b5d3b"),
}


@pytest.mark.parametrize(("changes", "field", "words"), REFUSED.values(), ids=REFUSED)
def test_founding_is_refused_with_a_reason_at_its_field_and_nothing_made(changes, field, words):
    before = inventory()
    with pytest.raises(ValidationError) as refusal:
        found_unit(replace(founding("an-chau"), **changes), today=cast.TODAY)
    assert inventory() == before
    assert words in " ".join(refusal.value.message_dict[field])


def test_all_reasons_are_given_at_once():
    assert set(reasons(hostname="syt.tinh.localhost", primary_colour="#ffffff", preset="999")) == {
        "hostname",
        "primary_colour",
        "preset",
    }


@pytest.mark.parametrize("state", [UnitState.FROZEN, UnitState.ARCHIVED, UnitState.REDIRECTED])
def test_nothing_is_founded_under_a_unit_that_has_ended(state):
    Unit.objects.filter(code="tanan").update(state=state)
    assert "đã kết thúc hoạt động" in reasons(parent=cast.unit("tanan"))["parent"][0]


def test_a_parent_that_ended_while_the_form_was_open_is_noticed():
    opened = cast.unit("tanan")
    Unit.objects.filter(code="tanan").update(state=UnitState.FROZEN)
    assert "parent" in reasons(parent=opened)


def test_a_host_that_a_unit_is_to_take_later_is_refused():
    later = cast.TODAY + timedelta(days=40)
    move_host(cast.unit("stc"), hostname=AN_CHAU, valid_from=later, basis="1/QĐ", today=cast.TODAY)
    assert "“Sở Tài chính”" in reasons()["hostname"][0]


def test_a_host_that_its_unit_gives_up_later_is_refused_until_then():
    later = cast.TODAY + timedelta(days=40)
    move_host(cast.unit("stc"), hostname="taichinh.tinh.localhost", valid_from=later, basis="1/QĐ", today=cast.TODAY)
    assert "“Sở Tài chính”" in reasons(hostname="stc.tinh.localhost")["hostname"][0]


def test_a_host_that_was_given_up_goes_to_the_new_unit_though_it_is_older(visit):
    move_host(cast.unit("stc"), hostname="tc.tinh.localhost", valid_from=cast.FOUNDED + timedelta(days=9), basis="1/QĐ",
              today=cast.TODAY)  # fmt: skip
    assert visit("stc").status_code == 301
    found(hostname="stc.tinh.localhost", founded_on=date(1997, 1, 1))
    assert "Ủy ban nhân dân an-chau" in visit("stc").text


def test_a_host_of_a_site_that_no_unit_has_is_refused():
    Site.objects.create(hostname=AN_CHAU, site_name="Cũ", root_page=cast.home_of("stc"))
    assert "“Cũ”" in reasons()["hostname"][0]


def test_somebody_who_takes_the_host_between_question_and_act_gets_it(monkeypatch):
    Site.objects.create(hostname=AN_CHAU, port=80, site_name="Nhanh hơn", root_page=cast.home_of("stc"))
    answers = [lambda founding: {}, services.founding_problems]
    monkeypatch.setattr(services, "founding_problems", lambda founding: answers.pop(0)(founding))
    assert "“Nhanh hơn”" in reasons()["hostname"][0]


STEPS = [
    "plant_roots",
    "plant_pages",
    "give_site",
    "give_looks",
    "create_groups",
    "assign_chain",
    "fill_seats",
    "create_person",
    "appoint",
]


@pytest.mark.parametrize("step", STEPS)
def test_whatever_breaks_leaves_nothing_behind(monkeypatch, step):
    def break_down(*args, **kwargs):
        raise RuntimeError("power cut")

    monkeypatch.setattr(services, step, break_down)
    before = inventory()
    with pytest.raises(RuntimeError):
        found(seats=(HEAD,), preset="003-phuong-1")
    assert inventory() == before


# --- Emblem -----------------------------------------------------------------------------------------


def test_a_picture_that_nobody_owns_becomes_the_units_own():
    root = Collection.get_first_root_node()
    picture = pages.picture()
    type(picture).objects.filter(pk=picture.pk).update(collection=root)
    picture.refresh_from_db()
    unit = found(emblem=picture)
    picture.refresh_from_db()
    assert picture.collection == unit.collection
    assert unit.site.branding.emblem == picture


def test_a_picture_that_another_unit_keeps_stays_there_and_is_copied():
    picture = pages.picture()
    unit = found(emblem=picture)
    picture.refresh_from_db()
    emblem = unit.site.branding.emblem
    assert picture.collection == cast.unit("syt").collection
    assert (emblem.collection, emblem.width) == (unit.collection, picture.width)
    assert emblem.file.name != picture.file.name


# --- A unit without a site of its own (seed 004 Đ5.2) -------------------------------------------------


FARMERS = {
    "hostname": "",
    "kind": UnitKind.MASS_ORGANISATION,
    "name": "Hội Nông dân tỉnh",
    "short_name": "Hội Nông dân",
    "name_en": "Farmers' Union",
    "short_name_en": "Farmers",
}


@pytest.mark.parametrize(("path", "name"), [
    ("/co-quan/an-chau/", "Hội Nông dân"),
    ("/en/units/an-chau-en/", "Farmers"),
])  # fmt: skip
def test_a_unit_without_a_host_publishes_in_a_section_of_the_hub(visit, path, name):
    found(**FARMERS)
    page = pages.read(visit("tinh", path))
    assert page.title.get_text().startswith(name)
    assert "tinh" in page.find("link", rel="stylesheet", href=lambda href: "themes" in href)["href"]


@pytest.mark.parametrize(("home", "news", "language"), [
    ("/co-quan/an-chau/", "/co-quan/an-chau/tin-tuc/", "vi"),
    ("/en/units/an-chau-en/", "/en/units/an-chau-en/news/", "en"),
])  # fmt: skip
def test_a_reader_gets_from_the_hub_to_the_news_of_its_section(visit, home, news, language):
    unit = found(**FARMERS)
    root = unit.roots.get(page__locale__language_code=language).page
    index = root.get_children().get(slug=news.strip("/").split("/")[-1]).specific
    article = article_in(index, "Tin của Hội")
    directory = pages.read(visit("tinh", "/co-quan/" if language == "vi" else "/en/units/"))
    assert links_to(home, directory)
    assert links_to(news, pages.read(visit("tinh", home)))
    assert links_to(f"{news}{article.slug}/", pages.read(visit("tinh", news)))
    assert "Tin của Hội" in visit("tinh", f"{news}{article.slug}/").text


def test_the_hubs_own_news_are_not_mixed_with_those_of_its_sections(visit):
    unit = found(**FARMERS)
    index = unit.roots.get(page__locale__language_code="vi").page.get_children().get(slug="tin-tuc").specific
    article_in(index, "Tin của Hội")
    assert "Tin của Hội" not in visit("tinh").text


def test_its_address_stands_on_its_contact_page_beside_the_hubs(visit):
    found(**FARMERS, phone="0204 1111 222", address_vi="Số 9 <phố> Mới")
    contact = pages.read(visit("tinh", "/co-quan/an-chau/lien-he/")).find("main").get_text()
    assert "0204 1111 222" in contact
    assert "Số 9 <phố> Mới" in contact
    assert "0204 3555 001" in contact


def test_its_people_work_in_its_section_and_nowhere_else(sign_in):
    unit = found(**FARMERS, seats=(HEAD,))
    root = unit.roots.get(page__locale__language_code="vi").page
    browser = sign_in("ha")
    news = root.get_children().get(slug="tin-tuc")
    assert browser.get(f"/admin/pages/add/news/articlepage/{news.pk}/").status_code == 200
    foreign = [pages.section(type(news.specific), code) for code in ("tinh", "syt")]
    for page in foreign:
        assert browser.get(f"/admin/pages/add/news/articlepage/{page.pk}/").status_code == 404
    assert unit.collection not in {cast.unit("tinh").collection, cast.unit("syt").collection}
    assert unit.groups.count() == len(Level)


def test_an_emblem_for_it_is_refused_because_it_wears_the_hubs():
    assert set(reasons(**FARMERS, emblem=pages.picture())) == {"emblem"}


def test_without_the_hubs_directory_there_is_nowhere_to_publish():
    UnitDirectoryPage.objects.filter(locale__language_code="en").update(live=False)
    assert set(reasons(**FARMERS)) == {"hostname"}


def test_no_home_page_is_made_by_hand(sign_in):
    directory = UnitDirectoryPage.objects.get(locale__language_code="vi")
    assert sign_in("root").get(f"/admin/pages/add/home/unithomepage/{directory.pk}/").status_code in {302, 403, 404}
