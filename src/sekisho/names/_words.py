"""What words of names are worth: hundredths of a bit that an agreement on each tells.

Our own estimates, from how often a word stands in names of organisations or people. A word that
is not here tells more, the longer it is. The next engine learns these figures from data.
"""

from sekisho.names.normalise import normalise

_ORGANISATION = {
    0: """of the and for in at on de la le du des del di da dos das der die das und fur von zu
        et y e el los las van het の 与 及 和 и при имени""",
    60: """company group holding holdings enterprise organization 公司 集团 集團 企業 会社
        ホールディングス グループ 组织 組織 그룹 general head main branch 总 総""",
    100: """university institute college school academy center laboratory department faculty
        hospital foundation society association ministry bureau agency office factory plant
        national state international division council committee commission authority service
        administration administrative program project union federation works limited trade
        trading import export universitat universite universidad universidade universita
        universiteit universitet universitesi hochschule institut instituto istituto centro
        centrum fakultat ecole escola escuela akademie academie academia 大学 大学校 大学院 学院
        学校 高等学校 高等専門学校 専門学校 研究所 研究院 研究室 研究会 研究中心 研究センター
        研究開発 研究機構 研究 中心 センター 機構 機関 財団 基金会 協会 学会 委員会 病院 医院 部
        省 市 県 局 庁 厂 工場 国立 国家 公立 市立 県立 府立 都立 私立 州立 附属 付属 総合 国際
        実験室 重点実験室 国家重点実験室 事務所 대학교 대학 대학원 연구소 연구원 연구센터 센터
        병원 재단 협회 학회 공사 공단 국립 시립 도립 университет институт академия центр
        лаборатория завод государственный национальный федеральный научный исследовательский""",
    300: """technology technical engineering science research industry industrial development
        production manufacturing equipment system electronic electric electrical power energy
        medical medicine health agricultural agriculture economic economics finance education
        normal information communication computer material chemistry chemical physics mechanical
        machinery aerospace aviation space nuclear atomic defense military naval marine
        petroleum oil gas polytechnic polytechnical politecnico applied advanced innovation
        biology biological law art music pedagogical 科学 技術 科技 工業 工程 理工 工学 工科
        医科 医学 薬科 薬学 農業 農林 林業 水産 電子 電気 電力 能源 航空 航天 宇宙 国防 軍事
        原子力 核 師範 教育 化学 物理 材料 機械 交通 郵電 情報 信息 通信 経済 財经 商科 商業
        外国語 芸術 音楽 美術 体育 政法 海洋 海事 船舶 石油 地質 鉱業 建築 開発 発展 産業 重工業
        学芸 福祉 과학 기술 과학기술 공업 공과 산업 전자 전기 원자력 국방 항공 우주 교육 의과
        농업 정보 통신 화학 технический технологический политехнический медицинский
        педагогический""",
    500: """china chinese beijing shanghai tianjin guangzhou wuhan nanjing xian japan japanese
        tokyo osaka kyoto korea korean seoul russia russian moscow iran iranian tehran islamic
        india indian pakistan america american united states kingdom europe european germany
        german france french democratic people republic north south east west northern southern
        eastern western central northwest northwestern northeast northeastern southwest
        southeast first second third new 中国 中華 北京 上海 天津 広州 武漢 南京 西安 日本 東京
        大阪 京都 韓国 朝鮮 台湾 華東 華南 華北 華中 西北 西南 東北 東南 中央 第一 第二 第三
        한국 서울 대한 중국 일본 россия российский московский""",
}
_PERSON = {
    220: """kim 김 金""",
    230: """nguyen""",
    260: """lee 이 wang li zhang 王 李 张 阮""",
    330: """chen liu yang huang zhao wu zhou xu sun park choi jung jeong tran le pham van thi 陈
        刘 楊 黄 趙 呉 周 徐 孫 朴 박 최 정 崔 鄭 mohammed muhammad mohammad mohamed ahmed ali
        singh kumar min jun ji jin hyun""",
    450: """zhu ma hu guo he gao lin luo liang song zheng xie han tang feng dong cao yuan deng
        fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia tian ren fan
        wen ming hua ping jie lei tao bo bin chao qiang fei hong hui jing na ying yu xin kang
        cho yoon jang lim oh seo shin kwon hwang ahn hong yoo 강 조 윤 장 임 오 서 신 권 황 안
        홍 유 hoang phan vu vo dang bui do ho ngo duong an anh minh duc tuan 朱 马 胡 郭 何 高
        林 羅 梁 宋 谢 韓 唐 馮 董 曹 袁 鄧 傅 沈 曾 彭 呂 蘇 姜 蔡 丁 魏 薛 葉 閻 潘 杜 戴 夏
        田 任 範 smith johnson williams brown jones garcia miller davis hassan hussein hussain
        khan abdul abdullah ibrahim mahmoud omar youssef hasan ivan ivanov alexander sergey
        dmitry vladimir""",
    600: """sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida
        yamada sasaki saito yamaguchi matsumoto inoue kimura hayashi shimizu 佐藤 鈴木 高橋 田中
        渡辺 伊藤 山本 中村 小林 加藤 吉田 山田 佐々木 斎藤 斉藤 山口 松本 井上 木村 清水 taro
        ichiro hiroshi takashi kenji akira john david michael james robert william thomas peter
        paul maria anna mary jose juan antonio hernandez lopez martinez gonzalez perez rodriguez
        muller schmidt schneider fischer weber""",
}
_SURNAMES = """欧陽 司马 諸葛 上官 皇甫 令狐 東方 尉遅 公孫 慕容 長孫 宇文 司徒 夏侯 南宮 선우
제갈 황보 독고 佐藤 鈴木 高橋 田中 渡辺 伊藤 山本 中村 小林 加藤 吉田 山田 佐々木 斎藤 斉藤 山口
松本 井上 木村 清水 山崎 阿部 池田 橋本 山下 石川 中島 前田 藤田 小川 後藤 岡田 長谷川 村上 近藤
石井 坂本 遠藤 青木 藤井 西村 福田 太田 三浦 藤原 岡本 松田 中川 中野 原田 小野 田村 竹内 金子
和田 中山 石田 上田 森田 柴田 酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 谷口 大野"""

_ABBREVIATIONS = """univ university|uni university|inst institute|tech technology|natl national
dept department|lab laboratory|labs laboratory|intl international|sci science
eng engineering|engrg engineering|res research|acad academy|ctr center|centre center
hosp hospital|mfg manufacturing|ind industry|industrial industry|elec electronic
electronics electronic|dev development|assoc association|technol technology
technological technology|defence defense|organisation organization|min ministry"""


def _flatten(table: dict[int, str]) -> dict[str, int]:
    return {normalise(word): weight for weight, text in table.items() for word in text.split()}


ORGANISATION_WORDS = _flatten(_ORGANISATION)
PERSON_WORDS = _flatten(_PERSON)
CJK_SURNAMES = frozenset(normalise(name) for name in _SURNAMES.split())
ABBREVIATIONS = dict(
    pair.split() for line in _ABBREVIATIONS.splitlines() for pair in line.split("|")
)
TITLES = frozenset(
    ("dr", "prof", "professor", "mr", "mrs", "ms", "博士", "教授", "先生", "氏", "様")
)
LONGEST_CJK_WORD = max(len(word) for word in ORGANISATION_WORDS if not word.isascii())


def expand(word: str) -> str:
    """Return the full, singular form of an abbreviated or plural generic word."""
    full = ABBREVIATIONS.get(word, word)
    if full not in ORGANISATION_WORDS and len(full) > 4 and full.endswith("s"):
        single = full[:-1]
        return single if single in ORGANISATION_WORDS else full
    return full
