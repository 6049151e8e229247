"""Personal data: what in a text belongs to a person and not to an office.

In: a text, and what stands around it (the head of its column, the rest of its row).
Out: what was found: its kind, where it begins, and how it is customarily masked.

Checksums decide what a row of digits is; the words beside it, whose it is. The duty telephone of an
office, its account and the code of a firm are none of a person's. The provider decides what an
e-mail address is: one at an office's own domain is the office's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.language.checksums import is_card, is_identity, is_old_identity
from gazette.language.numbers import digits

if TYPE_CHECKING:
    from collections.abc import Iterator

_FREE = r"(?<![0-9A-Za-z])(?<![0-9][-./])"
_END = r"(?![0-9A-Za-z])(?![-./][0-9])"
_IDENTITY = re.compile(rf"{_FREE}[1-9][0-9]{{5}}[ -]?[0-9]{{8}}[ -]?[0-9]{{3}}[0-9Xx]{_END}")
_OLD_IDENTITY = re.compile(rf"{_FREE}[1-9][0-9]{{14}}{_END}")
_MOBILE = re.compile(rf"{_FREE}(?:\+?86[ -]?)?(1[3-9][0-9])([ -]?)[0-9]{{4}}\2[0-9]{{4}}{_END}")
_CARD = re.compile(
    rf"{_FREE}(?:[0-9]{{4}}[ -]){{3,4}}[0-9]{{1,4}}{_END}|{_FREE}[0-9]{{16,19}}{_END}"
)
_SIXTEEN, _NINETEEN = 16, 19  # the digits of a bank card
_IIN = re.compile(r"62|4|5[1-5]|60|9")
"""What a bank card's number begins with: UnionPay, Visa, MasterCard, and older cards of banks."""

_CODE = re.compile(r"代码|编码|编号|单号|单元号|流水号|序列号|条码|案号|车架号")
_PAPER = re.compile(r"身份证|证件")
_DUTY = re.compile(
    r"值班|值守|举报|监督|投诉|热线|咨询|办公|公务|工作(?:手机|电话|专用)|服务|报名|预约|24小时|客服|传真|报警|应急"
)
_CALL = re.compile(r"电话|手机|联系方式|号码|联系")
_ORGAN = re.compile(
    r"局|办(?!理|法|事)|室|中心|委员会|纪委|党委|公司|站|所|队|科|股(?!份)|医院|学校|政府|银行|合作社|协会|专班"
)
_EMAIL = re.compile(
    r"(?<![\w.%+*@-])([A-Za-z0-9][\w.%+-]*)[@＠]"
    r"((?:vip\.)?(?:qq|foxmail|1(?:26|39|63|88)|sina|sohu|tom|21cn|aliyun|gmail|hotmail|outlook|live"
    r"|msn|icloud|me|yahoo|proton(?:mail)?)\.(?:com?|cn|me)(?:\.[a-z]{2})?|yeah\.net|189\.cn|wo\.cn)"
    r"(?![\w@-])(?!\.\w)",
    re.ASCII | re.IGNORECASE,
)
"""An address at a provider where anybody may have one; one that is masked is none."""

_TAKES = re.compile(r"报送|报至|上报|征求意见|征集|投稿|公共邮箱|专用邮箱|公用邮箱|邮编|传真")
"""What only an office asks to be sent, and what only an office's address stands beside."""

_CONTACT = re.compile(r"联系人(?:及电话)?[：:\s]*(?!\S{0,12}(?:局|办|室|科|中心|队|站|所))[一-鿿]")
PERSON = re.compile(
    r"姓名|户主|本人|负责人|联系人|申请人|当事人|持卡人|领取人|受益人|家长|村医|成员"
)
_PUBLIC_ACCOUNT = re.compile(
    r"保证金|专户|专用账户|对公|基本存款|缴费|捐款|捐赠|(?:户\s*名|开户单位|单位名称|账户名称|账户|收款单位|开户名称|开户名)"
    r"[：:为\s]*[^，。；\s]*(?:局|中心|政府|公司|委员会|合作社|银行|财政|学校|医院|协会)"
)
_CARD_WORD = re.compile(r"卡号|银行卡|一卡通|社保卡|存折")
ADDRESS = "住址"
"""The kind of what is found that has no number."""

_HOME = re.compile(r"(?:家庭住址|家庭地址|现住址|户籍地址|居住地址|住址|住\s*地|现住)")
_DOOR = re.compile(r"[0-9]+(?:号楼|栋|幢|单元|室|号院|号(?!文|线|令))|[一二三四五六七八九十0-9]+组")
_ROOM = re.compile(r"[0-9]+(?:号楼|栋|幢)\S{0,3}[0-9]+单元\S{0,2}[0-9]+[室号]")
_ABOUT_PERSON = re.compile(r"身份证|户主|，[男女]，|出生")
_BREAK = re.compile(r"[。；;\n]")
_DIGITS = re.compile(r"[0-9０-９][0-9０-９ -]{9}")
"""What most paragraphs of an archive do not hold; nothing else of them is looked at."""
_ASIDE = re.compile(r"（[^（）]*）|\([^()]*\)")
_REACH = 40
"""So many characters before a number may say whose it is."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something of a person's: `kind` as an editor calls it, and its customary masking."""

    kind: str
    start: int
    masked: str


def find(text: str, around: str = "") -> tuple[Found, ...]:
    """Return what of a text belongs to persons; `around` are words that hold for all of it."""
    named = "住" in text or "单元" in text or (around and _HOME.search(around))
    if not (named or "@" in text or "＠" in text or _DIGITS.search(text)):
        return ()
    plain = digits(text).replace("Ｘ", "X").replace("ｘ", "x")
    found: dict[int, Found] = {}
    for search in (_identities, _cards, _mobiles, _homes, _emails):
        for one in search(plain, around):
            found.setdefault(one.start, one)
    return tuple(found[start] for start in sorted(found))


def _before(text: str, start: int) -> str:
    """Return the words of the same sentence before a place; brackets only describe who is named."""
    return _ASIDE.sub("", _BREAK.split(text[max(0, start - _REACH) : start])[-1])


def _behind(text: str, end: int) -> str:
    match = re.match(r"\s*[（(]([^（()）]*)[）)]", text[end:])
    return match[1] if match else ""


def _identities(text: str, around: str) -> Iterator[Found]:
    for pattern, holds in ((_IDENTITY, is_identity), (_OLD_IDENTITY, is_old_identity)):
        for match in pattern.finditer(text):
            number = re.sub("[ -]", "", match[0])
            said = f"{around} {_label(text, match.start())}"
            named = bool(_PAPER.search(said))
            is_code = bool(_CODE.search(said)) and not named
            if holds(number) and not is_code and (named or holds is is_identity):
                middle = len(number) - 10
                masked = f"{number[:6]}{'*' * middle}{number[-4:].upper()}"
                yield Found("身份证号码", match.start(), masked)


def _label(text: str, start: int) -> str:
    """Return what stands before a number up to the next mark, the colon aside: 统一社会信用代码."""
    return re.split(r"[，,、。；;\n]", text[max(0, start - _REACH) : start])[-1]


def _mobiles(text: str, around: str) -> Iterator[Found]:
    for match in _MOBILE.finditer(text):
        before = _before(text, match.start())
        said = f"{around} {before} {_behind(text, match.end())}"
        is_code = _CODE.search(before)
        if not (is_code or _DUTY.search(said) or _is_office(said)):
            last = re.sub("[ -]", "", match[0])[-4:]
            yield Found("手机号码", match.start(1), f"{match[1]}****{last}")


def _is_office(said: str) -> bool:
    """Return whether a telephone's words name an office, and no person who would answer."""
    persons = _CONTACT.search(said) or PERSON.search(said)
    return bool(_CALL.search(said) and _ORGAN.search(said) and not persons)


def _emails(text: str, around: str) -> Iterator[Found]:
    for match in _EMAIL.finditer(text):
        said = f"{around} {_before(text, match.start())} {_behind(text, match.end())}"
        office = _DUTY.search(said) or _ORGAN.search(said) or _TAKES.search(said)
        if not office or _CONTACT.search(said) or PERSON.search(said):
            yield Found("邮箱", match.start(), f"{match[1][:2]}****@{match[2].lower()}")


def _cards(text: str, around: str) -> Iterator[Found]:
    for match in _CARD.finditer(text):
        number = re.sub("[ -]", "", match[0])
        if not (_SIXTEEN <= len(number) <= _NINETEEN and _IIN.match(number) and is_card(number)):
            continue
        said = f"{around} {_before(text, match.start())}"
        word = _CARD_WORD.search(said)
        public = _PUBLIC_ACCOUNT.search(f"{around} {text}") or (
            _ORGAN.search(said) and not PERSON.search(said)
        )
        is_code = _CODE.search(_label(text, match.start()))
        if word or not (public or is_code):
            masked = f"{number[:4]}{'*' * (len(number) - 8)}{number[-4:]}"
            yield Found("银行卡号", match.start(), masked)


def _homes(text: str, around: str) -> Iterator[Found]:
    for match in _HOME.finditer(text):
        rest = _BREAK.split(text[match.end() :])[0].split("，")[0]
        if door := _DOOR.search(rest):
            yield Found(ADDRESS, match.start(), rest[: door.start()].lstrip("：:为 \u3000"))
    personal = _ABOUT_PERSON.search(text) or _HOME.search(around)
    pattern = _DOOR if _HOME.search(around) else _ROOM
    door = pattern.search(text) if personal and not _HOME.search(text) else None
    if door:
        yield Found(ADDRESS, door.start(), _label(text, door.start()).strip())
