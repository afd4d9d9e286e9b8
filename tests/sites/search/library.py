"""What the cases of the search search through: the five seeds, and titles as portals of provinces carry them."""

from datetime import UTC, date, datetime
from typing import Any

from tests import pages
from tests.vietnamese import seeds

#: Name of a document, number, type, what it is about, day, further fields.
DOCUMENTS: dict[str, tuple[str, str, str, date]] = {
    "giá đất": (
        "28/2024/QĐ-UBND",
        "QĐ",
        "Ban hành Bảng giá các loại đất trên địa bàn tỉnh giai đoạn 2025-2029",
        date(2024, 12, 20),
    ),
    "học phí": ("15/2025/NQ-HĐND", "NQ", "Quy định mức học phí đối với cơ sở giáo dục công lập", date(2025, 7, 14)),
    "học phí cũ": ("05/2021/NQ-HĐND", "NQ", "Quy định mức thu học phí năm học 2021-2022", date(2021, 7, 12)),
    "đường sắt": ("112/KH-UBND", "KH", "Giải phóng mặt bằng dự án đường sắt tốc độ cao", date(2026, 3, 9)),
    "dương xuân": ("45/QĐ-UBND", "QĐ", "Công nhận di tích đình làng Dương Xuân", date(2023, 5, 5)),
    "đường xuân": ("46/QĐ-UBND", "QĐ", "Đặt tên đường Xuân Thủy", date(2023, 5, 6)),
    "tiêm vét": ("1203/SYT-NVY", "CV", "Tổ chức tiêm vét vắc xin sởi cho trẻ", date(2026, 1, 8)),
    "dại": ("77/KH-UBND", "KH", "Phòng, chống bệnh Dại ở người và động vật năm 2026", date(2026, 2, 2)),
    "khen": ("900/QĐ-UBND", "QĐ", "Tặng Bằng khen cho tập thể, cá nhân có thành tích xuất sắc", date(2025, 11, 20)),
    "biên chế": (
        "31/2025/NQ-HĐND",
        "NQ",
        "Giao biên chế công chức trong cơ quan hành chính nhà nước",
        date(2025, 12, 9),
    ),
    "chữa cháy": ("09/CT-UBND", "CT", "Tăng cường công tác phòng cháy, chữa cháy mùa khô", date(2025, 10, 1)),
    "chuyển đổi số": ("88/KH-UBND", "KH", "Chuyển đổi số tỉnh năm 2026", date(2026, 1, 15)),
    "phí môi trường": (
        "12/2024/QĐ-UBND",
        "QĐ",
        "Quy định phí bảo vệ môi trường đối với nước thải sinh hoạt",
        date(2024, 4, 4),
    ),
    "đảng phí": ("05-HD/TU", "HD", "Hướng dẫn thu, nộp, quản lý và sử dụng đảng phí", date(2025, 8, 8)),
    "hộ nghèo": ("2101/QĐ-UBND", "QĐ", "Phê duyệt kết quả rà soát hộ nghèo, hộ cận nghèo", date(2025, 12, 25)),
    "lịch bảo vệ": (
        "64/TB-UBND",
        "TB",
        "Kết luận của Chủ tịch tại buổi tiếp công dân định kỳ tháng 10",
        date(2026, 10, 21),
    ),
}
#: Name of an article, title, lead.
ARTICLES: dict[str, tuple[str, str]] = {
    "tiêm chủng": ("Tiêm chủng mở rộng tháng 11 tại các trạm y tế", "Trẻ dưới năm tuổi được tiêm miễn phí."),
    "bến xe": ("Bến xe phía Nam đổi giờ hoạt động", "Khách đi xe nên đến sớm."),
    "bền xế": ("Cây bền xế chiều", "Truyện ngắn dự thi."),
    "lễ hội": ("Lễ hội Yên Thế khai mạc", "Hàng vạn du khách về dự."),
    "hòa bình": ("Đoàn công tác tỉnh Hoà Bình thăm và làm việc", "Hai bên trao đổi kinh nghiệm."),
    "thủy lợi": ("Công trình thủy lợi Cấm Sơn được nâng cấp", "Vốn đầu tư 120 tỷ đồng."),
    "khỏe": ("Khám sức khoẻ cho người cao tuổi", "Các bác sĩ tư vấn tại nhà văn hóa."),
    "vải thiều": ("Vải thiều Lục Ngạn được mùa, được giá", "Giá bán tại vườn cao hơn năm trước."),
    "đa mai": ("Phường Đa Mai ra mắt mô hình camera an ninh", "Người dân góp 200 triệu đồng."),
    "ma túy": ("Bắt đối tượng mua bán trái phép chất ma túy", "Vụ việc đang được điều tra."),
    "mã số": ("Cấp mã số vùng trồng cho 30 hợp tác xã", "Xuất khẩu cần có mã số."),
    "cưỡng chế": ("Thông báo cưỡng chế thu hồi đất tại khu công nghiệp", "Thời gian thực hiện: 20 ngày."),
    "giao thông": ("Tai nạn giao thông giảm cả ba tiêu chí", "Số vụ giảm 12 phần trăm."),
    "an toàn": ("Tập huấn an toàn thực phẩm cho bếp ăn tập thể", "Hơn 200 người tham gia."),
    "trường học": ("Khánh thành trường tiểu học đạt chuẩn quốc gia", "Trường có 24 phòng học."),
    "học trường": ("Học sinh trường chuyên giành huy chương vàng", "Em học lớp 12."),
    "bão": ("Công điện ứng phó bão số 3", "Các địa phương trực ban 24 giờ."),
    "báo": ("Họp báo quý III năm 2026", "Lãnh đạo tỉnh trả lời báo chí."),
    "bảo hiểm": ("Bảo hiểm y tế học sinh năm học mới", "Mức đóng không đổi."),
    "tuyển dụng": ("Thông báo tuyển dụng viên chức ngành y tế", "Nhận hồ sơ đến hết ngày 30/11."),
    "nước sạch": ("Nước sạch về bản vùng cao", "Hai trăm hộ dùng nước máy."),
    "điện": ("Lịch cắt điện tuần này", "Các phường có lịch cắt điện được nêu bên dưới."),
    "hộ chiếu": ("Cấp hộ chiếu phổ thông trực tuyến", "Lệ phí giảm 10 phần trăm."),
    "căn cước": ("Làm thẻ căn cước cho trẻ dưới 14 tuổi", "Cha mẹ nộp hồ sơ thay con."),
    "doanh nghiệp": ("Đối thoại với doanh nghiệp FDI", "Nhiều kiến nghị được giải đáp ngay."),
    "du lịch": ("Du lịch sinh thái hồ Khuôn Thần", "Khách quốc tế tăng gấp đôi."),
    "dịch tả": ("Dịch tả lợn châu Phi đã được khống chế", "Không phát sinh ổ dịch mới."),
    "sáp nhập": ("Sáp nhập đơn vị hành chính cấp xã", "Trụ sở mới đặt tại trung tâm."),
    "nông thôn": ("Xây dựng nông thôn mới nâng cao", "Xã thứ 50 về đích."),
    "khiếu nại": ("Hướng dẫn nộp đơn khiếu nại, tố cáo", "Đơn nộp trực tiếp hoặc qua mạng."),
}
#: Name of a page of text (procedures and contacts are pages), title, lead.
PAGES: dict[str, tuple[str, str]] = {
    "khai sinh": ("Thủ tục đăng ký khai sinh", "Hồ sơ, thời hạn và lệ phí đăng ký khai sinh."),
    "kết hôn": ("Thủ tục đăng ký kết hôn", "Hai bên nam, nữ cùng có mặt."),
    "xây dựng": ("Thủ tục cấp giấy phép xây dựng nhà ở riêng lẻ", "Thời hạn 15 ngày làm việc."),
    "quyền sử dụng đất": ("Thủ tục cấp giấy chứng nhận quyền sử dụng đất", "Nộp tại bộ phận một cửa."),
    "kinh doanh": ("Thủ tục đăng ký hộ kinh doanh", "Thời hạn ba ngày làm việc."),
    "giới thiệu": ("Chức năng, nhiệm vụ của Sở Y tế", "Cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh."),
    "đường dây nóng": ("Đường dây nóng tiếp nhận phản ánh", "Gọi 0204 3555 001 mọi lúc."),
}


def build() -> None:
    """Publish all of it on the site of the Department of Health."""
    for seed in seeds.regulations():
        pages.document(
            title=seed["title"],
            number=seed["number"],
            abstract=seed["abstract"],
            issuing_body=seed["issuing_body"],
            issued_on=seed["issued_on"],
            full_text=seeds.raw_text(seed["key"]),
        )
    for name, (number, kind, about, day) in DOCUMENTS.items():
        pages.document(title=title_of(name), number=number, type_code=kind, abstract=about, issued_on=day)
    for place, (title, lead) in enumerate(ARTICLES.values()):
        pages.article(title=title, lead=lead, published_at=datetime(2026, 10, 1, place % 24, tzinfo=UTC))
    for title, lead in PAGES.values():
        pages.text(title=title, lead=lead)


def title_of(name: str) -> str:
    """The title under which something of the library is found."""
    if name in DOCUMENTS:
        number, _kind, about, _day = DOCUMENTS[name]
        return f"Văn bản số {number}: {about}"
    if name in ARTICLES:
        return ARTICLES[name][0]
    if name in PAGES:
        return PAGES[name][0]
    titles: dict[str, Any] = {seed["key"]: seed["title"] for seed in seeds.regulations()}
    return str(titles[name])
