"""Which words have the form of a Vietnamese syllable.

The form only: ``liến`` passes as well as ``liên``. So this tells one encoding from another,
not right from wrong.
"""

import re
import unicodedata

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
#: With these any tone goes; those that end in a stop (below) take acute and dot only.
_OPEN_RIMES = """
    a ai am an ang anh ao au ay ăm ăn ăng âm ân âng âu ây
    e em en eng eo ê êm ên ênh êu i ia iêm iên iêng iêu im in inh iu
    o oa oai oam oan oang oanh oao oay oăm oăn oăng oe oen oeo oi om on ong oong
    ô ôi ôm ôn ông ơ ơi ơm ơn u ua ui um un ung uôi uôm uôn uông
    uy uya uyên uynh uyu uân uâng uây uê uênh uơ
    ư ưa ưi ưm ưn ưng ươi ươm ươn ương ươu ưu y yên yêm yêu yn ynh
"""
_STOPPED_RIMES = """
    ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich ip it iêc iêp iêt
    oac oach oap oat oăc oăt oet ooc oc op ot ôc ôp ôt ơp ơt uc up ut uôc uôt ut uych uyêt uyt uât uêch
    ưc ưt ươc ươp ươt ych yt yp yêt
"""
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONES_BEFORE_STOPS = {"\u0301", "\u0323"}


def _one_of(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


_SYLLABLE = re.compile(f"(?:{_one_of(_ONSETS)})?(?:({_one_of(_OPEN_RIMES)})|({_one_of(_STOPPED_RIMES)}))")


#: Onsets of words from other languages, and how k, gh, ngh are chosen by the vowel that follows.
_FOREIGN_ONSETS = "bl br cl cr đr gl gr hr kl kr pl pr sp st xp xt"
_LOAN_WORD = re.compile(
    f"(?:(?:{_one_of(_ONSETS + ' ' + _FOREIGN_ONSETS)})?(?:{_one_of(_OPEN_RIMES + _STOPPED_RIMES)}))+"
)
_WRONG_ONSET = re.compile("(?:k|n?gh)(?![eêiy])|(?:c|ng)(?=[eêiy])|g(?=[eêy])")


def is_loan_word(word: str) -> bool:
    """Tell whether a word can be one of another language in Vietnamese letters, written together (``prôtêin``)."""
    return _LOAN_WORD.fullmatch(unicodedata.normalize("NFC", word.lower())) is not None


def has_wrong_onset(word: str) -> bool:
    """Tell whether a syllable breaks the rule of c and k, g and gh, ng and ngh (``nghành``, ``ngiệp``)."""
    letters = unicodedata.normalize("NFD", word.lower())
    bare = unicodedata.normalize("NFC", "".join(mark for mark in letters if mark not in _TONES))
    return not bare.startswith(("kh", "nh", "ch")) and _WRONG_ONSET.match(bare) is not None


def is_syllable(word: str) -> bool:
    """Tell whether a word has the form of one Vietnamese syllable, in any normalization form."""
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in letters if mark in _TONES]
    bare = unicodedata.normalize("NFC", "".join(mark for mark in letters if mark not in _TONES))
    match = _SYLLABLE.fullmatch(bare)
    if match is None or len(tones) > 1:
        return False
    return not tones or match[1] is not None or tones[0] in _TONES_BEFORE_STOPS
