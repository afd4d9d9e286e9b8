"""Lines of legal instruments in any arrangement, for property tests."""

from hypothesis import strategies as st

LINES = [
    "QUYẾT ĐỊNH", "QUY CHẾ", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Chương I", "CHƯƠNG 02",
    "Chương IV của Quy chế này", "Chương II QUY ĐỊNH CHUNG", "TỔ CHỨC THỰC HIỆN", "Mục 1. CHUNG",
    "Điều 1. Phạm vi", "Điều 14 . Chế độ", "ĐIỀU 03: Tên", "Điều 2", "Điều 9 của Quy chế này",
    "Điều 9a. Bổ sung.", "1. Một", "1 . Một", "01. Một", "2)", "a) Điểm", "a, Điểm", "đ) Điểm",
    "d. Điểm", "- Gạch", "+ Cộng", "-Gạch", "* Ghi chú", "nối tiếp", "Đoạn văn.", "Đoạn gồm:",
    "http://a.gov.vn", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(đã ký)", "ĐIỀU KHOẢN",
    "**Điều 5.** Đậm", "## 3. Mục", "*nghiêng*", "", "\t", "———",
    "PHỤ LỤC I", "Phụ lục 2: Biểu mẫu", "STT\tTên\tGhi chú", "1\tNguyễn Văn An", "\tTổng\t\t12", "2.\tBình\t\t",
    "| STT | Tên |", "|---|---|", "| 1 | An |", "Nơi nhận:\tCHỦ TỊCH", "- Như Điều 2;\t(đã ký)",
]  # fmt: skip
instrument = st.lists(st.sampled_from(LINES), max_size=25).map("\n".join)
markup = st.text(st.sampled_from("ab Đề*#\\<>()[]_.\n\t\u00a0\u200b\u0301Ð-1"), max_size=40)
