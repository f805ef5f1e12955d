"""Legal forms at the ends of organisation names, in the languages of the lists."""

from sekisho.names.normalise import normalise

_CJK = """
株式会社 有限会社 合同会社 合名会社 合資会社 相互会社 国立大学法人 公立大学法人 大学共同利用機関法人
学校法人 国立研究開発法人 独立行政法人 地方独立行政法人 特定非営利活動法人 一般社団法人 公益社団法人
一般財団法人 公益財団法人 財団法人 社団法人 医療法人 医療法人社団 社会福祉法人 特殊法人
股份有限公司 有限责任公司 集团有限公司 集团有限责任公司 集团股份有限公司 集团公司 有限公司
总公司 公司 주식회사 유한회사 유한책임회사 합자회사 합명회사 재단법인 사단법인 학교법인 농업회사법인
"""
_END = """
co ltd|co|company|company limited|company ltd|coltd|limited company|ltd|limited|inc|incorporated
corp|corporation|llc|l l c|llp|l l p|lp|plc|p l c|gmbh|mbh|ag|a g|kg|kgaa|gmbh co kg|se
s a|sa|s a s|sas|s a r l|sarl|s r l|srl|s p a|spa|b v|bv|n v|nv|oy|oyj|ab|a b|aps|a s|as|asa
kft|zrt|sro|s r o|spol s r o|doo|d o o|ltda|s a de c v|sa de cv|pte ltd|pty ltd|pvt ltd
private limited|pte limited|sdn bhd|bhd|pt|tbk|k k|kk|g k|gk|y k
ooo|ооо|оао|oao|зао|zao|пао|pao|ао|ao|нпо|npo|фгуп|fgup|ojsc|jsc|pjsc|cjsc|фгбу|фгаоу
fze|fzc|fzco|fze llc|fz llc|fz co|dmcc|psc|w l l|wll|joint stock company|open joint stock company
closed joint stock company|public joint stock company|limited liability company
limited liability partnership|общество с ограниченной ответственностью|акционерное общество
открытое акционерное общество|закрытое акционерное общество|публичное акционерное общество
federal state unitary enterprise|state unitary enterprise
"""
_START = """
ooo ооо oao оао zao зао pao пао ao ао npo нпо fgup фгуп фгбу фгаоу ojsc jsc pjsc cjsc pt joint open
closed public limited federal state общество акционерное открытое закрытое публичное
"""
_CJK_FORMS = sorted({normalise(form) for form in _CJK.split()}, key=lambda form: (-len(form), form))
_WORD_FORMS = {tuple(form.split()) for line in _END.split("\n") for form in line.split("|") if form}
_STARTS = frozenset(_START.split())  # first words of the forms that also stand in front
_LONGEST = max(len(form) for form in _WORD_FORMS)


def split_legal_form(text: str) -> tuple[str, str]:
    """Return the name without its legal forms, and the forms; both normalised.

    Forms stand at the end or the start, several at once (`Co., Ltd.`, `国立大学法人`); a name that
    is nothing but a legal form is left whole.
    """
    rest = normalise(text)
    found: list[str] = []
    while (cut := _cut(rest)) is not None and len(found) < 4:
        rest, form = cut
        found.append(form)
    return rest, " ".join(sorted(found))


def _cut(text: str) -> tuple[str, str] | None:
    for form in () if text.isascii() else _CJK_FORMS:
        for rest in (text.removesuffix(form), text.removeprefix(form)):
            if len(rest) < len(text) and rest.strip():
                return rest.strip(), form
    words = text.split()
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        tail, head = tuple(words[-size:]), tuple(words[:size])
        if tail in _WORD_FORMS:
            return " ".join(words[:-size]), " ".join(tail)
        if head in _WORD_FORMS and head[0] in _STARTS:
            return " ".join(words[size:]), " ".join(head)
    return None
