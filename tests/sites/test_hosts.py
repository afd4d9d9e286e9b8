"""Host names: which are valid, and how a request's host is read."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from sites.hosts import normalise_host, validate_hostname

GOOD = [
    "bacgiang.gov.vn",
    "baxuyen.songcong.thainguyen.gov.vn",
    "xa-an-chau.tinh.localhost",
    "a.b",
    "3-2.tinh.gov.vn",
    "163.tinh.gov.vn",
    "a" * 63 + ".gov.vn",
    ".".join(["a" * 49] * 5) + ".vn",
    "xn--80ak6aa92e.com",
]
BAD = [
    "",
    ".",
    "localhost",
    "a..b",
    ".a.b",
    "a.b.",
    "a_b.gov.vn",
    "-a.gov.vn",
    "a-.gov.vn",
    "A.gov.vn",
    "á.gov.vn",
    "a b.gov.vn",
    "a.gov.vn:8000",
    "a.gov.vn/",
    "http://a.gov.vn",
    "10.0.0.1",
    "[::1]",
    "*.gov.vn",
    "a.gov.vn\n",
    "a\n.gov.vn",
    "a.gov.vn\x00",
    "a" * 64 + ".gov.vn",
    ".".join(["a" * 49] * 5) + ".gov.vn",
    "\u0430.gov.vn",  # a Cyrillic a
    "a。gov.vn",
    "\uff11.gov.vn",
]


@pytest.mark.parametrize("hostname", GOOD)
def test_names_of_any_depth_are_good(hostname):
    validate_hostname(hostname)


@pytest.mark.parametrize("hostname", BAD)
def test_what_cannot_be_a_host_name_is_refused(hostname):
    with pytest.raises(ValidationError):
        validate_hostname(hostname)


@pytest.mark.parametrize(("raw", "host"), [
    ("SYT.tinh.localhost", "syt.tinh.localhost"),
    ("syt.tinh.localhost:8000", "syt.tinh.localhost"),
    ("syt.tinh.localhost.", "syt.tinh.localhost"),
    ("syt.tinh.localhost.:8000", "syt.tinh.localhost"),
    ("  syt.tinh.localhost ", "syt.tinh.localhost"),
    ("[::1]:8000", "[::1]"),
    ("[::1]", "[::1]"),
    ("", ""),
])  # fmt: skip
def test_a_host_is_read_without_case_port_and_root_dot(raw, host):
    assert normalise_host(raw) == host


labels = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", fullmatch=True)
hostnames = st.lists(labels, min_size=2, max_size=3).map(".".join).filter(lambda name: not name[-1].isdigit())


@given(hostnames)
def test_every_name_of_good_labels_is_good(hostname):
    validate_hostname(hostname)
    assert normalise_host(hostname) == hostname


@given(hostnames, st.integers(0, 65535), st.booleans(), st.booleans())
def test_a_good_name_is_found_again_however_a_browser_writes_it(hostname, port, loud, rooted):
    written = (hostname.upper() if loud else hostname) + ("." if rooted else "") + (f":{port}" if port else "")
    assert normalise_host(written) == hostname


@given(st.text(max_size=80))
def test_whatever_is_taken_is_plain(hostname):
    try:
        validate_hostname(hostname)
    except ValidationError:
        return
    assert hostname.isascii()
    assert hostname == normalise_host(hostname)
    assert not set(hostname) & set(" \t\n\r/:@?#%\\_*")


@given(st.text(max_size=80))
def test_reading_a_host_never_fails(raw):
    assert isinstance(normalise_host(raw), str)
