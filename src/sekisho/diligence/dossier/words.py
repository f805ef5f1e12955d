"""The fixed words of a dossier, in both languages; rule texts come from the packs."""

from sekisho.core.risk import Level
from sekisho.core.text import Text

TITLE = Text("デュー・ディリジェンス報告書", "Due diligence dossier")
WORDS: dict[str, Text] = {
    # head
    "case": Text("案件", "Case"),
    "as_of": Text("基準日", "As of"),
    "known_at": Text("知得日時", "Known at"),
    "run": Text("照合番号", "Run"),
    "engine": Text("エンジン", "Engine"),
    "outcome": Text("結果", "Outcome"),
    # sections
    "s1": Text("求められている判断", "The question and the decision asked for"),
    "s2": Text("規則に基づく結果", "Outcome under the named rule"),
    "s3": Text("研究の意義", "Why the work matters"),
    "s4": Text("当事者", "Parties"),
    "s5": Text("所見", "Findings"),
    "s6": Text("見つからなかったこと・調べていないこと", "Not found, and not searched"),
    "s7": Text("選択肢と措置", "Options and measures"),
    "s8": Text("公正さについて", "Fairness statement"),
    "s9": Text("第二読者の異見", "Second reader's dissent"),
    "s10": Text("見直しの期日と契機", "Review date and triggers"),
    "a1": Text("所見の詳細", "Findings in full"),
    "a2": Text("申告と公開情報の時系列", "Declared and observed over time"),
    "a3": Text("不明な点", "What is open"),
    "a4": Text("照合記録", "Screening receipt"),
    "a5": Text("再計算のための記録", "What is needed to replay"),
    # 1
    "occasion": Text("契機", "Occasion"),
    "needed_by": Text("期限", "Needed by"),
    "programme": Text("事業・公募", "Programme and call"),
    "rule": Text("適用した規則", "Rule applied"),
    "question": Text("問い", "Question"),
    "question_text": Text(
        "この体制で課題を進めてよいか。進める場合、どの措置が要るか。",
        "May the project go ahead with these people and partners, and with which measures?",
    ),
    "days_left": Text("残り {days} 営業日（土日を除く）", "{days} working days left (Mon–Fri)"),
    "overdue": Text("期限を過ぎています", "the date has passed"),
    "too_late": Text(
        "標準の所要日数（{needed} 営業日）に足りません。",
        "Less than the usual {needed} working days.",
    ),
    # 2
    "level": Text("確定している最低の区分", "Lowest level established"),
    "completeness": Text("完結性", "Completeness"),
    "complete": Text("完結（不明な点なし）", "complete (nothing unknown)"),
    "incomplete": Text(
        "未完結 INCOMPLETE：不明な点が {count} 件", "INCOMPLETE: {count} open items"
    ),
    "provisional": Text(
        "暫定：本人の回答前の所見に基づく", "provisional: rests on findings without a reply"
    ),
    "not_provisional": Text("本人の回答を待つ所見はありません。", "No finding awaits a reply."),
    "decision": Text("決定（人が行う）", "Decision (by a person)"),
    "decision_hint": Text(
        "実施する／措置を付して実施する／保留する／体制を組み直す／実施しない、氏名、日付、理由",
        "proceed / proceed with mitigation / hold / restructure / not proceed; name, date, reasons",
    ),
    "person": Text("参画者", "Person"),
    "inherent": Text("要因の区分", "Level of factors"),
    "exposure": Text("接する資産", "Exposure"),
    "action": Text("この規則が求める対応", "What this rule asks for"),
    "state": Text("状態", "State"),
    "state_provisional": Text("暫定", "provisional"),
    "state_incomplete": Text("未完結", "incomplete"),
    "state_complete": Text("完結", "complete"),
    "no_people": Text("名簿に参画者がいません。", "The roster is empty."),
    # 4
    "name": Text("氏名・名称", "Name"),
    "role": Text("役割", "Role"),
    "affiliation": Text("所属・国", "Affiliation, country"),
    "identity": Text("識別子と同定の根拠", "Identifiers, and how identity was established"),
    "lists": Text("リスト（照合数）", "Lists"),
    "people": Text("参画者", "People"),
    "organisations": Text(
        "参画機関・相手方・資金提供者", "Performing organisations, partners, funders"
    ),
    "tied_by": Text("公開記録：{how}", "tied by {how}"),
    "by_declared_id": Text("申告の {scheme}", "{scheme}"),
    "by_orcid_in_record": Text("記録中の ORCID iD", "ORCID iD in the record"),
    "name_agrees": Text("氏名一致", "names agree"),
    "name_differs": Text("氏名は一致しない", "names do not agree"),
    "name_unknown": Text("氏名の一致は確認できない", "names cannot be compared"),
    "remark": Text("備考", "Remark"),
    "country": Text("国", "Country"),
    "no_profile": Text("公開記録との対応なし（{why}）", "not tied to a public record ({why})"),
    "no_hit": Text("該当なし（{count}）", "none in {count}"),
    "no_person_list": Text("未照合", "not searched"),
    "retrieved_on": Text("取得 {day}・公表日不明", "retrieved {day}; publication date unknown"),
    "no_title": Text("（課題名 未記入）", "(no title)"),
    "not_checked": Text("未照合", "not searched"),
    "hits": Text("{count} 件", "{count} hit(s)"),
    # 5
    "finding": Text("所見", "Finding"),
    "claim": Text("内容", "What was seen"),
    "source": Text("出典・日付", "Source, date"),
    "reply": Text("本人の回答", "Reply"),
    "no_reply": Text("回答待ち", "awaiting a reply"),
    "listed_parties": Text(
        "リストに記載の可能性がある当事者（同一かどうかは人が確かめる）",
        "Parties that may stand on a list (whether they are the same is for a person to confirm)",
    ),
    "none_found": Text(
        "申告と公開情報の間に、この規則に触れる不一致は見つかりませんでした。調べた範囲は付属資料のとおりです。",
        "No disagreement under these rules was found "
        "between what is declared and what open sources "
        "say. The annex says where was searched.",
    ),
    "clean_people": Text("所見のない参画者：{names}", "People without a finding: {names}"),
    "evidence": Text("証拠", "Evidence"),
    "quote": Text("原文", "Quoted text"),
    "where": Text("箇所", "Place"),
    "counter": Text("反対の材料", "Counter-evidence"),
    "no_counter": Text("見つかっていない", "none found"),
    "innocent": Text("まず検討すべき説明", "Explanations to weigh first"),
    "declared_item": Text("申告の該当箇所", "Declared item"),
    "not_declared": Text("申告に対応する項目がない", "no matching item is declared"),
    "basis": Text("根拠となる規則", "Rule and basis"),
    "confidence": Text("同定の確かさ", "Certainty of identity"),
    "listing": Text("リストの記載", "Listing"),
    "disposition": Text("処置区分", "Disposition"),
    # 6
    "searched_none": Text(
        "次のリストを調べ、該当が見つからなかった当事者は {clear} 件（全 {total} 件）です。",
        "{clear} of {total} parties were looked up in the lists below and nothing was found.",
    ),
    "no_lists": Text(
        "リストが読み込まれていないため、リスト照合は行っていません。「該当なし」を意味しません。",
        "No list is loaded, so nothing was looked up in "
        "lists. This does not mean that nothing is there.",
    ),
    "not_searched": Text("調べていないこと", "Not searched"),
    "what": Text("対象", "What"),
    "open_item": Text("この規則の未決事項", "Open under this rule"),
    # 7
    "measures": Text("検討すべき措置", "Measures to consider"),
    "measure": Text("措置", "Measure"),
    "evidence_to_collect": Text("集める証拠", "Evidence to collect"),
    "owner": Text("担当", "Owner"),
    "due": Text("期限", "Due"),
    "no_measures": Text("この規則が求める措置はありません。", "The rule asks for no measure."),
    "options": Text(
        "選択肢：質問への回答を得てから進める／措置を付して進める／資産への接近を分ける／保留する。",
        "Options: go ahead after the replies; go ahead "
        "with measures; separate access to assets; hold.",
    ),
    # 8
    "fairness": Text(
        "国籍、出生地、人種は、この報告のどの判断にも使っていません"
        "（居住性の規則と公募の応募資格は、本報告の対象外です）。"
        "国は、機関の所在地についてだけ用いています。"
        "氏名だけの一致で人を同一とみなすことはありません。"
        "区分は案件を名前のある規則で評価したもので、人を評価したものではありません。",
        "Nationality, birthplace and race enter no judgement here (the residency rule and a "
        "call's eligibility rule are not part of this report). A country is only that of an "
        "organisation's site. Nobody is identified by a name alone. Levels rate the case under "
        "a named rule, never a person.",
    ),
    "rights": Text(
        "参画者は自分に関する所見を見て、説明し、訂正する権利があります。回答の前に区分は確定しません。",
        "Each person may see the findings about them, "
        "explain and correct. No level is final before "
        "the reply.",
    ),
    # 9, 10
    "dissent": Text("異見", "Dissent"),
    "dissent_hint": Text(
        "提案者と別の者が記入する（氏名・日付）", "by somebody other than the proposer (name, date)"
    ),
    "review_date": Text("見直しの期日", "Review date"),
    "triggers": Text(
        "見直しの契機：参画者・相手方・資金の追加、申告の変更、リストの更新による新たな該当、質問への回答。",
        "Triggers: a new person, partner or funder; a changed declaration; a new hit after a list "
        "update; a reply to a question.",
    ),
    # annex
    "path": Text("項目", "Item"),
    "problem": Text("何が不明か", "What is open"),
    "more_rows": Text(
        "ほか {count} 件。全件は dossier.json にあります。",
        "{count} more; dossier.json has all of them.",
    ),
    "nothing_missing": Text("不明な点はありません。", "Nothing is open."),
    "versions": Text("照合したデータ", "What was checked against"),
    "published": Text("公表日", "Published"),
    "retrieved": Text("取得日", "Retrieved"),
    "rows": Text("件数", "Entries"),
    "version": Text("版（SHA-256）", "Version (SHA-256)"),
    "dated_by_retrieval": Text(
        "公表日不明、取得日で代用", "publication date unknown; retrieval date used"
    ),
    "unverified_parser": Text("実物での検証なし", "not verified on a real file"),
    "party": Text("当事者", "Party"),
    "entry": Text("リストの記載", "List entry"),
    "band": Text("区分", "Band"),
    "weight": Text("証拠量（ビット）", "Evidence (bits)"),
    "reasons": Text("理由", "Reasons"),
    "hits_title": Text("該当の可能性がある記載", "Possible identities"),
    "near_title": Text("近いが一致しないもの（該当ではない）", "Near misses (not hits)"),
    "asked_title": Text("照会した当事者", "Parties looked up"),
    "no_hits": Text("該当の可能性がある記載はありません。", "No possible identity was found."),
    "no_near": Text("近いが一致しないものはありません。", "There were no near misses."),
    "compared": Text("精査した記載数", "Entries scored"),
    "kind": Text("種別", "Kind"),
    "person_kind": Text("人", "person"),
    "organisation_kind": Text("機関", "organisation"),
    "published_on": Text("公表", "published"),
    "listed_on": Text("掲載日", "listed on"),
    "codes": Text("区分", "codes"),
    "reference_set": Text("参照データ集合", "Reference set"),
    "record": Text("案件の資料", "Record of the case"),
    "draft_rule": Text("この規則は未確定です", "This rule is a draft"),
    "draft_rule_text": Text(
        "{verification}です。法令や確定版の手順書ではありません。",
        "It is {verification}: neither law nor the final procedure.",
    ),
    "declared": Text("申告", "Declared"),
    "observed": Text("公開情報", "Observed"),
    "observed_gap": Text(
        "公開情報のみ（申告に見当たらない）", "Observed only (not found in the declaration)"
    ),
    "lookback": Text("遡及の始まり", "look-back starts"),
    "timeline_alt": Text(
        "{name}：申告 {declared} 件と公開情報 {observed} 件の所属・資金を時間軸に並べた図。",
        "{name}: {declared} declared and {observed} observed posts and funding on one time axis.",
    ),
    "warnings": Text("読み込み時の注意", "Notes on reading"),
    "no_timeline": Text(
        "並べる公開情報がありません。",
        "There is nothing observed to set beside the declaration.",
    ),
}


def established(level: Level, *, complete: bool) -> str:
    """Return the key of `LEVELS` for an outcome pair.

    (`NO_ACTION`, not complete) is `INSUFFICIENT_INFO` (`regulations.md` A.6): unknown never clears.
    """
    return level.value if complete or level is not Level.NO_ACTION else "INSUFFICIENT_INFO"


LEVELS: dict[str, Text] = {
    "PROHIBITED": Text("不可（規則による）", "Prohibited (by the rule)"),
    "MITIGATION_REQUIRED": Text("軽減措置が必要", "Mitigation required"),
    "MITIGATION_RECOMMENDED": Text("軽減措置を推奨", "Mitigation recommended"),
    "MITIGATION_SUGGESTED": Text("軽減措置を提案", "Mitigation suggested"),
    "NO_ACTION": Text("対応不要", "No action"),
    "INSUFFICIENT_INFO": Text("情報不足", "Insufficient information"),
    "HOLD": Text("保留（人が決める）", "Hold (a person decides)"),
    "ASK": Text("照会", "Ask"),
}
EXPOSURES: dict[str, Text] = {
    "none": Text("なし", "none"),
    "open_results": Text("公開成果", "open results"),
    "unpublished": Text("未公開データ", "unpublished data"),
    "core_tech": Text("コア技術", "core tech"),
}
SEVERITIES: dict[str, Text] = {
    "info": Text("参考", "info"),
    "low": Text("低", "low"),
    "medium": Text("中", "medium"),
    "high": Text("高", "high"),
}
STRENGTHS: dict[str, Text] = {
    "A": Text("A 公的", "A official"),
    "B": Text("B 所属機関", "B institution's own"),
    "C": Text("C 登録簿・論文", "C registry, paper"),
    "D": Text("D 報道", "D press"),
    "E": Text("E 推論", "E inference"),
}
CONFIDENCES: dict[str, Text] = {
    "low": Text("低い（所見は「低」まで）", "low (the finding is at most low)"),
    "medium": Text("中", "medium"),
    "high": Text("高い", "high"),
}
BANDS: dict[str, Text] = {
    "likely": Text("可能性が高い", "likely"),
    "possible": Text("可能性がある", "possible"),
    "unlikely": Text("該当ではない", "not a hit"),
}
VERIFICATIONS: dict[str, Text] = {
    "primary": Text("一次資料で確認済み", "verified in a primary source"),
    "secondary": Text("二次資料による", "read in a secondary source"),
    "background": Text("未確認の既定値", "an unverified default"),
    "design": Text("Sekisho の試案", "Sekisho's own proposal"),
    "missing": Text("資料なし", "not available"),
}
MISSING_KINDS: dict[str, Text] = {
    "section_blank": Text("記入も「該当なし」もない", "neither items nor an explicit 'none'"),
    "answer_unknown": Text("「不明」のまま", "left at unknown"),
    "answer_contradicts": Text(
        "有無と記入内容が合わない", "answer and items contradict each other"
    ),
    "field_blank": Text("必須項目が空欄", "a required field is blank"),
    "unparsed": Text(
        "自由記述のまま、項目に整理されていない", "free text that nobody has sorted into items"
    ),
    "consent": Text("同意または法的根拠の記録がない", "no consent or legal basis on record"),
    "declaration_absent": Text("自己申告がない", "no declaration"),
    "reference": Text("指す先の項目や資産がない", "names an item or asset that is not there"),
    "not_searched": Text(
        "常に調べるリストが読み込まれていない", "a list that is always searched is not loaded"
    ),
}
NOT_SEARCHED_WHY: dict[str, Text] = {
    "no_snapshot": Text(
        "基準日までのデータが読み込まれていない", "no snapshot published by that date is loaded"
    ),
    "part_missing": Text(
        "公表元のファイルの一部がない", "a file that the source publishes was not given"
    ),
    "no_identifier": Text(
        "申告に ORCID iD・OpenAlex ID がない", "no ORCID iD or OpenAlex id is declared"
    ),
    "no_consent": Text("同意または法的根拠がない", "no consent or legal basis"),
    "identifier_conflict": Text(
        "記録に別の ORCID iD があり、用いていない",
        "the record carries another ORCID iD and was left out",
    ),
    "undated_works": Text(
        "公表年のない業績は期間の比較に用いていない", "works without a date are not compared"
    ),
    "record_absent": Text(
        "申告された ID の記録が手元にない", "no record under the declared id is at hand"
    ),
    "no_declaration": Text("自己申告がない", "no declaration"),
    "not_online": Text("オンラインでの検索は行わない設定", "nothing is looked up online"),
    "thin_engine": Text(
        "リストや登録簿に別名があるときだけ照合",
        "matched only where a list or registry gives an alias",
    ),
    "other": Text("その他", "other"),
}
NOT_SEARCHED_WHAT: dict[str, Text] = {
    "web": Text("ウェブ・報道", "web and press"),
    "cross_script": Text("別の文字で書かれた名前", "names written in another script"),
}
PARTY_ROLES: dict[str, Text] = {
    "roster": Text("参画者", "roster"),
    "performer": Text("参画", "performs"),
    "partner": Text("相手方", "partner"),
    "funder": Text("資金提供者", "funder"),
    "declared_funder": Text("申告された資金・支援", "declared funder"),
    "employer": Text("雇用機関", "employer"),
    "school": Text("出身校", "school"),
    "sponsor": Text("主催機関", "sponsor"),
    "counterparty": Text("契約相手", "counterparty"),
    "awarding": Text("授与機関", "awarding body"),
    "home": Text("派遣元", "home organisation"),
    "host": Text("受入機関", "host"),
    "applicant": Text("出願人", "applicant"),
    "declared_tie": Text("申告された関係", "declared tie"),
    "observed_post": Text("公開情報の所属", "observed post"),
    "observed_funder": Text("公開情報の資金", "observed funder"),
    "co_author_org": Text("共著者の所属", "co-author's organisation"),
    "co_author": Text("共著者", "co-author"),
}
