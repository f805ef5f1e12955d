"""A small application folder, complete: tests take away or break one thing in it."""

from pathlib import Path

APPLICATION = """\
application_id: T-1
title: {ja: 量子センサの研究, en: Quantum sensors}
occasion: grant_application
needed_by: 2026-03-31
why_it_matters: 計測の精度が上がる
programme:
  id: P1
  name: 架空事業
  ministry: 文部科学省
  designation: {public_results: yes, important_technology: はい, outflow_prevention: 有}
call: {id: C1, agency: 架空機構, fiscal_year: 2026}
scope: {tiers_in_scope: [A2, A3], lookback_years: 5}
phase: 申請
technology_areas: [K01]
assets:
  - {asset_id: d1, name: 試料, kind: sample, tier: A2}
organisations:
  - org: {name: 架空大学, country: JP, org_id: "houjin:7000012050002"}
    role: 代表機関
    dd_status: 提出は不要である
partners: no
funders:
  - {org: {name: 架空機構, country: JP}, kind: public}
amounts: {total: 1億円}
roster:
  - person_id: p1
    name: 山田花子
    role: pi
    employing_org: {name: 架空大学, country: JP}
    employment: 常勤
    access: d1
"""

DECLARATION = """\
person_id: p1
header:
  name: {full: 山田花子, family: 山田, given: 花子, script: Jpan}
  name_kana: ヤマダ ハナコ
  name_roman: [{family: Yamada, given: Hanako}]
  former_names: no
  aliases: 該当なし
  erad_no: "00123456"
  orcid: 0000-0002-1825-0097
  email: hanako@example.jp
  current_post: a1
  declared_on: 2026-01-10
  version: 1
  pledges: [{pledge_id: truthful, text_version: "1", pledged_on: 2026-01-10}]
education: no
affiliations:
  - item_id: a1
    org: {name: 架空大学, country: JP}
    role: 教授
    employment: full_time
    primary: yes
    period: 令和元年5月〜現在
    paid: yes
    effort: 60%
    at_office_in_japan: yes
    reported_to_inst: yes
grants: no
in_kind:
  - item_id: k1
    type: 旅費
    provider: {name: 架空財団, country: NO}
    provider_kind: 外国民間
    content: 旅費の負担
    value: 不明
    promised: no
    period: 2024年度
    conditions: no
    reported_to_inst: {answer: yes, date: R6.4.1}
publications: no
ip: no
foreign_programs: no
discipline: no
listed_ties_self: no
listed_ties_affiliation: no
listed_ties_relationship: no
contracts: no
titles: no
hosting: no
travel: no
residency:
  employer_in_japan: yes
  official_or_diplomat: no
  foreign_contracts: no
  gov_benefits: no
  gov_instruction: no
consent: {legal_basis: consent, purposes: [institution_dd, fa_submission]}
"""


def make_folder(
    folder: Path, *, application: str = APPLICATION, declaration: str = DECLARATION
) -> Path:
    """Write the application folder and return it."""
    (folder / "declarations").mkdir(parents=True)
    (folder / "application.yaml").write_text(application, encoding="utf-8")
    (folder / "declarations" / "p1.yaml").write_text(declaration, encoding="utf-8")
    return folder
