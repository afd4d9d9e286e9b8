"""The symbols of which document numbers are made: types of documents and bodies.

Types are those of NĐ 30/2020, annex III, of the law on normative documents, of the Party's rules (66-QĐ/TW) and some
that are written all over without being in any of them. The bodies are those whose symbol helps to read a number that
lost its hyphens or its accents; any other symbol is read as it is written.
"""

from collections import defaultdict
from collections.abc import Iterable

from vietnamese.folding import fold

#: What a type's symbol stands for. The case of letters matters: CTr is a programme, CT a directive.
TYPE_NAMES = {
    # NĐ 30/2020, annex III
    "NQ": "nghị quyết",
    "QĐ": "quyết định",
    "CT": "chỉ thị",
    "QC": "quy chế",
    "QyĐ": "quy định",
    "TC": "thông cáo",
    "TB": "thông báo",
    "HD": "hướng dẫn",
    "CTr": "chương trình",
    "KH": "kế hoạch",
    "PA": "phương án",
    "ĐA": "đề án",
    "DA": "dự án",
    "BC": "báo cáo",
    "BB": "biên bản",
    "TTr": "tờ trình",
    "HĐ": "hợp đồng",
    "CĐ": "công điện",
    "BGN": "bản ghi nhớ",
    "BTT": "bản thỏa thuận",
    "GUQ": "giấy ủy quyền",
    "GM": "giấy mời",
    "GGT": "giấy giới thiệu",
    "GNP": "giấy nghỉ phép",
    "PG": "phiếu gửi",
    "PC": "phiếu chuyển",
    "PB": "phiếu báo",
    "SY": "bản sao y",
    "TrS": "bản trích sao",
    "SL": "bản sao lục",
    # Normative documents, of today and before
    "L": "lệnh",
    "LCT": "lệnh",
    "PL": "pháp lệnh",
    "NĐ": "nghị định",
    "TT": "thông tư",
    "TTLT": "thông tư liên tịch",
    "TTLB": "thông tư liên bộ",
    "NQLT": "nghị quyết liên tịch",
    "VBHN": "văn bản hợp nhất",
    # The Party
    "KL": "kết luận",
    "QĐi": "quy định",
    "CV": "công văn",
    # Neither annex has them, and every portal shows them
    "GP": "giấy phép",
    "GCN": "giấy chứng nhận",
    "GXN": "giấy xác nhận",
    "TBKL": "thông báo",
    "KLTT": "kết luận",
    "QCPH": "quy chế",
    "CTPH": "chương trình",
    "KHPH": "kế hoạch",
    "HDLT": "hướng dẫn",
    "HDLN": "hướng dẫn",
    "HDLS": "hướng dẫn",
    "KHLT": "kế hoạch",
    "QCLT": "quy chế",
    "CTLT": "chương trình",
}

#: What the National Assembly and its Standing Committee issue, whose numbers have no symbol of a type: 67/2006/QH11.
NAMES_OF_LAWS = ("hiến pháp", "bộ luật", "luật", "pháp lệnh", "nghị quyết", "lệnh")

#: Types that several bodies issue together; their number names all of them.
JOINT_TYPES = frozenset({"TTLT", "TTLB", "NQLT", "HDLT", "KHLT", "QCLT", "CTLT"})

#: Types with which no symbol of a body begins: a hyphen lost after them is certain whatever the body.
DISTINCT_TYPES = frozenset({"QĐ", "NĐ", "NQ", "QyĐ", "TTr", "CTr", "TTLT", "NQLT", "VBHN"})

_PROMULGATORS = "CP TTg UBND HĐND"
#: Bodies that are no drafting unit of another: before them stands a type, or a body's own symbol alone.
PROMULGATORS = frozenset(_PROMULGATORS.split())

_STATE = "CTN VPCP VPQH VPCTN VPUBND VP HĐBT HĐNN7 HĐNN8"
#: Bodies that never number in the Party's way.
STATE_BODIES = PROMULGATORS | frozenset(_STATE.split())

_PARTY = """
TW TU HU ThU QU ĐU BTCTW BTGTW BDVTW BNCTW BKTTW UBKTTW VPTW VPTU VPHU BTCTU BTGTU BDVTU BNCTU UBKTTU BTGDVTW
"""
#: Bodies of the Party, which write 57-NQ/TW where the state writes 57/NQ-TW.
PARTY_BODIES = frozenset(_PARTY.split())

_CENTRAL = """
BTTTT BNV BTC BKH&ĐT BKHĐT BGD&ĐT BGDĐT BGTVT BXD BYT BTP BCT BCA BQP BNG BNN&PTNT BNNPTNT BNN BNNMT BTN&MT BTNMT
BKH&CN BKHCN BLĐTBXH BLĐTB&XH BVHTT&DL BVHTTDL BVHTT BTM BCN BKH BBCVT BTS BTCCBCP BVGCP BDTTG UBDT BDT NHNN
TTCP KTNN TANDTC VKSNDTC HĐTP BHXH TLĐLĐVN UBTWMTTQVN MTTW TCT TCHQ TCTK KBNN CTTTT ƯDCNTT
"""
_LOCAL = """
STTTT SNV STC SKH&ĐT SKHĐT SGD&ĐT SGDĐT SGTVT SXD SYT STP SCT CAT BCH SNN&PTNT SNNPTNT SNN SNNMT STN&MT STNMT
SKH&CN SKHCN SLĐTBXH SLĐTB&XH SVHTT&DL SVHTTDL SVHTT SDL SNgV SDTTG BCĐ BQL BQLDA BCĐ389 MTTQ LĐLĐ TĐTN HND HLHPN HCCB
HĐNN HĐTĐKT TTHĐND ĐĐBQH VPHĐND CCTTHC TTPVHCC KSTTHC
"""
#: Bodies of which a province has many: their numbers do not say whose they are.
LOCAL_BODIES = frozenset(
    ["UBND", "HĐND", "VP", "HU", "ThU", "QU", "ĐU", "VPHU", "BCĐ", "BQL", "BQLDA", "MTTQ", "TĐTN", "HND", "LĐLĐ"]
)

#: Symbols of bodies that are known.
BODIES = STATE_BODIES | PARTY_BODIES | frozenset(_CENTRAL.split()) | frozenset(_LOCAL.split())

#: What follows “và” or “&” inside the symbol of a single ministry or department.
SECOND_HALVES = ("ĐT", "TT", "PTNT", "MT", "CN", "XH", "DL", "DN")


def _by_folded(symbols: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found = defaultdict(list)
    for symbol in sorted(symbols):
        found[fold(symbol)].append(symbol)
    return {folded: tuple(group) for folded, group in found.items()}


#: Types by their symbol without accents and case; two for ``hd`` (HD, HĐ) and for ``da`` (DA, ĐA).
TYPES_BY_FOLDED = _by_folded(TYPE_NAMES)
#: Bodies by their symbol without accents and case.
BODIES_BY_FOLDED = _by_folded(BODIES)
#: Types by what they are called.
CODES_BY_NAME = {
    name: tuple(code for code, its_name in TYPE_NAMES.items() if its_name == name) for name in set(TYPE_NAMES.values())
}
