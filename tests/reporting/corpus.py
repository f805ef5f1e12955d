"""Authored names in many scripts; none is a real person's."""

from sekisho.reporting import Text

NAMES = {
    "japanese": Text("髙橋 美咲"),
    "japanese-outside-the-bmp": Text("𠮷田 航"),
    "japanese-variants": Text("渡邉・渡邊・齋藤・斉藤・桒原"),
    "japanese-variation-selector": Text("渡邉\U000e0100 葛\U000e0100城"),
    "japanese-decomposed": Text("か\u3099"),
    "simplified-chinese": Text("王伟", lang="zh"),
    "simplified-chinese-unmarked": Text("张静 欧阳娜娜"),
    "traditional-chinese": Text("臺灣 歐陽", lang="zh-Hant"),
    "korean": Text("김철수", lang="ko"),
    "hanja": Text("金哲秀", lang="ko"),
    "cyrillic": Text("Дмитрий Иванов, Зеленська, Їжак"),
    "greek": Text("Γεώργιος Παπαδόπουλος"),
    "arabic": Text("أمينة الراشد"),
    "persian": Text("پیمان گودرزی", lang="fa"),
    "hebrew": Text("ישראל ישראלי"),
    "thai": Text("สมชาย ใจดี"),
    "devanagari": Text("अमित शर्मा क्षत्रिय"),
    "vietnamese": Text("Nguyễn Thị Việt"),
    "vietnamese-decomposed": Text("Nguye\u0302\u0303n"),
    "macron": Text("Ōta Kenji, Yūki Ōnishi"),
    "central-european": Text("Łukasz Żółć, Dvořák, Ştefănescu, Győrffy"),
    "signs": Text("㈱ ㍿ № ① ⑪ Ⅳ ※ 〒 ≠ ≤ → ○ △ ◆ ▲ ■ □ “quoted” ’ – — …"),
}
