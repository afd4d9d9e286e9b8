"""Videos: files of the unit and known hosts only, and no host learns of a reader who plays nothing."""

import pytest
from django.core.files.base import ContentFile
from wagtail.blocks.struct_block import StructBlockValidationError

from documents.models import UnitDocument
from sites.blocks import BodyBlock
from sites.videos import hosted_video
from tests import cast, pages

pytestmark = pytest.mark.django_db

YOUTUBE = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


@pytest.mark.parametrize(
    ("url", "embed"),
    [
        (YOUTUBE, "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        ("https://youtu.be/dQw4w9WgXcQ?t=12", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        ("https://www.youtube.com/shorts/dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        ("https://vimeo.com/123456789", "https://player.vimeo.com/video/123456789?dnt=1"),
    ],
)
def test_known_hosts_are_framed_without_cookies(url, embed):
    assert hosted_video(url).embed_url == embed


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/watch?v=dQw4w9WgXcQ",
        "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "https://evil.example/?u=youtube.com/watch?v=dQw4w9WgXcQ",
        "javascript:alert(1)//youtube.com/watch?v=dQw4w9WgXcQ",
        'https://www.youtube.com/watch?v="><script>',
        "https://www.youtube.com/",
        "https://www.youtube.com/watch",
        "https://vimeo.com/channels",
        "",
    ],
)
def test_nothing_else_is(url):
    assert hosted_video(url) is None


def clean(**parts):
    block = BodyBlock().child_blocks["video"]
    return block.clean(block.to_python({"title": "Hội nghị", **parts}))


@pytest.mark.parametrize(
    ("parts", "field", "words"),
    [
        ({}, "file", "Chọn tệp video"),
        ({"url": "https://evil.example/v.mp4"}, "url", "Chỉ hiển thị video từ YouTube, Vimeo"),
    ],
)
def test_a_video_that_cannot_be_shown_is_refused_in_words(parts, field, words):
    with pytest.raises(StructBlockValidationError) as refused:
        clean(**parts)
    assert words in str(refused.value.block_errors[field])


def test_a_file_that_is_no_video_is_refused():
    file = UnitDocument.objects.create(
        title="Văn bản", file=ContentFile(b"xin chao", "van-ban.txt"), collection=cast.unit("syt").collection
    )
    with pytest.raises(StructBlockValidationError) as refused:
        clean(file=file.pk)
    assert "không phải video" in str(refused.value.block_errors["file"])


def test_a_hosted_video_is_a_link_until_it_is_played(visit):
    article = pages.article(body=[("video", {"title": "Hội nghị", "url": YOUTUBE, "transcript": "Chào mừng."})])
    shown = pages.read(visit("syt", pages.path_of(article))).select_one(".video")
    assert not shown.find("iframe")
    link = shown.find("a", class_="video__link")
    assert (link["href"], link["data-embed"]) == (YOUTUBE, "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ")
    assert "Chào mừng." in shown.select_one("details").get_text()


def test_related_items_fall_away_with_their_publication(visit):
    public, draft = pages.article(title="Công khai"), pages.article(title="Nháp", live=False)
    story = pages.article(body=[("related", {"title": "", "pages": [draft, public]})])
    box = pages.read(visit("syt", pages.path_of(story))).select_one(".box")
    assert [link.get_text() for link in box.find_all("a")] == ["Công khai"]
