"""``manage.py found_unit`` and ``found_units``: what the form does, from the command line."""

import pytest
from django.core.management import CommandError, call_command

from home.management.commands import found_unit as found_unit_command
from home.services import found_unit
from sites.models import Unit
from tests import cast
from tests.home.test_spreadsheets import line, write_csv
from tests.inventory import inventory

pytestmark = pytest.mark.django_db

OPTIONS = {
    "code": "an-chau",
    "kind": "commune",
    "name": "Ủy ban nhân dân xã An Châu",
    "short_name": "Xã An Châu",
    "parent": "tinh",
    "hostname": "an-chau",
    "founded_on": "2024-01-02",
}


def refusal(command, *args, **options):
    """The message with which a command ends; nothing may have been made."""
    before = inventory()
    with pytest.raises(CommandError) as refused:
        call_command(command, *args, verbosity=0, **options)
    assert inventory() == before
    return str(refused.value)


def test_one_unit_is_founded_and_named(capsys, visit):
    call_command("found_unit", **OPTIONS)
    assert "“Ủy ban nhân dân xã An Châu”" in capsys.readouterr().out
    assert visit("an-chau.tinh.localhost").status_code == 200


def test_options_are_words_of_the_form(capsys):
    call_command(
        "found_unit", "--code=an-chau", "--kind=commune", "--name=Ủy ban", "--short-name=Xã", "--parent=syt",
        "--hostname=an-chau", "--founded-on=02/01/2024", "--primary-colour=#123456",
    )  # fmt: skip
    unit = Unit.objects.get(code="an-chau")
    assert (unit.get_parent().code, unit.site.branding.primary_colour) == ("syt", "#123456")


def test_a_dry_run_says_what_would_be_made_and_makes_nothing(capsys):
    before = inventory()
    call_command("found_unit", **OPTIONS, dry_run=True)
    assert inventory() == before
    assert "an-chau.tinh.localhost" in capsys.readouterr().out


@pytest.mark.parametrize("dry_run", [True, False])
@pytest.mark.parametrize(("option", "value", "named"), [
    ("hostname", "syt", "--hostname: "),
    ("hostname", "a_b", "--hostname: "),
    ("code", "syt", "--code: "),
    ("kind", "kingdom", "--kind: "),
    ("founded_on", "mai", "--founded-on: "),
    ("parent", "", "--parent: "),
    ("short_name", None, "--short-name: "),
])  # fmt: skip
def test_a_wrong_option_is_named(dry_run, option, value, named):
    message = refusal("found_unit", **{**OPTIONS, option: value}, dry_run=dry_run)
    assert message.startswith(named)
    assert "\n" not in message


def test_somebody_who_was_quicker_is_told_of_without_a_traceback(monkeypatch):
    found_unit(cast.founding("an-chau"), today=cast.TODAY)
    monkeypatch.setattr("home.forms.founding_problems", lambda founding: {})
    assert refusal("found_unit", **OPTIONS).startswith("--code: ")
    assert found_unit_command.found_unit is found_unit


def test_many_units_are_founded_with_a_bar(tmp_path, capsys):
    call_command("found_units", write_csv(tmp_path / "a.csv", line("an-chau"), line("bo-ha")))
    output = capsys.readouterr()
    assert "2 đơn vị" in output.out
    assert "a.csv: 100%" in output.err
    assert Unit.objects.filter(code__in=["an-chau", "bo-ha"]).count() == 2


def test_a_dry_run_of_many_leaves_nothing(tmp_path, capsys):
    before = inventory()
    call_command("found_units", write_csv(tmp_path / "a.csv", line("an-chau")), dry_run=True, verbosity=0)
    assert inventory() == before
    assert "1 đơn vị" in capsys.readouterr().out


def test_every_bad_cell_stands_on_a_line_of_its_own(tmp_path):
    path = write_csv(tmp_path / "a.csv", line("an-chau"), line("bo-ha", hostname="syt"), line("syt", hostname="cam-ly"))
    first, second, last = refusal("found_units", path).splitlines()
    assert "3" in first
    assert "“Tên miền”" in first
    assert "“syt”" in first
    assert "4" in second
    assert "“Mã”" in second
    assert last


@pytest.mark.parametrize("name", ["khong-co.csv", "khong-co.xlsx"])
def test_a_missing_file_is_said_in_one_sentence(tmp_path, name):
    assert "\n" not in refusal("found_units", tmp_path / name)


def test_the_template_is_written_and_can_be_read(tmp_path):
    path = tmp_path / "mau.xlsx"
    call_command("found_units", path, template=True)
    call_command("found_units", path, dry_run=True, verbosity=0)


def test_a_template_that_cannot_be_written_is_said_in_one_sentence(tmp_path):
    assert "\n" not in refusal("found_units", tmp_path / "khong-co" / "mau.xlsx", template=True)


def test_a_template_never_overwrites_a_file(tmp_path):
    path = write_csv(tmp_path / "a.xlsx", line("an-chau"))
    before = path.read_bytes()
    refusal("found_units", path, template=True)
    assert path.read_bytes() == before
