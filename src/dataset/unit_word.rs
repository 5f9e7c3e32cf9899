//! The words of units, as headers have them: scales, money, people, times.

use unicode_normalization::UnicodeNormalization;

/// What a word in a unit says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    Power(i32),
    /// Parts of a hundred or a thousand.
    Part(i32),
    People,
    Money,
    Year,
    Month,
    Short,
    Week,
    Minute,
    Hour,
    Degree,
    Share,
    /// `m` may be millions, months, minutes or metres.
    Unclear,
    /// A remark that is no unit, or a word between others.
    Aside,
}

/// Words of units, folded.
const TOKENS: &[(Token, &[&str])] = &[
    (Token::Power(2), &["hundreds", "hundred", "百"]),
    (
        Token::Power(3),
        &[
            "thousands",
            "thousand",
            "'000s",
            "'000",
            "000s",
            "000",
            "1000s",
            "1,000s",
            "1,000",
            "1000",
            "x1000",
            "×1000",
            "ths",
            "k",
            "千",
        ],
    ),
    (Token::Power(4), &["万", "ten thousand", "10,000", "10000"]),
    (Token::Power(5), &["十万"]),
    (Token::Power(6), &["millions", "million", "mn", "mio", "百万"]),
    (Token::Power(7), &["千万"]),
    (Token::Power(8), &["亿"]),
    (Token::Power(9), &["billions", "billion", "bn", "十亿"]),
    (
        Token::Part(-2),
        &[
            "percentage",
            "percent",
            "per cent",
            "pct",
            "%",
            "百分比",
            "百分数",
            "百分率",
            "百分制",
            "per 100",
            "0-100",
        ],
    ),
    (
        Token::Part(-3),
        &[
            "‰",
            "per mille",
            "permille",
            "per thousand",
            "per 1,000",
            "per 1000",
            "千分比",
            "千分率",
        ],
    ),
    (
        Token::People,
        &[
            "people",
            "persons",
            "person",
            "heads",
            "headcount",
            "pupils",
            "students",
            "graduates",
            "entrants",
            "learners",
            "workers",
            "employees",
            "jobs",
            "posts",
            "openings",
            "places",
            "seats",
            "count",
            "number",
            "no",
            "人次",
            "人数",
            "人",
            "名",
            "个",
            "位",
            "岗位",
            "岗",
            "学位",
            "座",
        ],
    ),
    (
        Token::Money,
        &[
            "us$",
            "usd",
            "$",
            "dollars",
            "dollar",
            "元人民币",
            "人民币元",
            "人民币",
            "rmb",
            "cny",
            "¥",
            "yuan",
            "元",
            "块",
            "eur",
            "euros",
            "euro",
            "€",
            "gbp",
            "£",
        ],
    ),
    (
        Token::Year,
        &[
            "years", "year", "yrs", "yr", "annually", "annual", "annum", "年度", "年", "岁", "周岁", "a",
        ],
    ),
    (Token::Month, &["months", "month", "monthly", "mo", "个月", "月"]),
    (Token::Week, &["weeks", "week", "weekly", "wk", "周", "星期"]),
    (Token::Short, &["days", "day", "daily", "天", "日"]),
    (
        Token::Hour,
        &["hours", "hour", "hourly", "hrs", "hr", "小时", "时"],
    ),
    (Token::Minute, &["minutes", "minute", "mins", "min", "分钟"]),
    (
        Token::Degree,
        &["decimal degrees", "degrees", "degree", "deg", "°", "度"],
    ),
    (
        Token::Share,
        &["shares", "share", "fraction", "0-1", "0..1", "小数"],
    ),
    (Token::Unclear, &["m"]),
    (
        Token::Aside,
        &[
            "in",
            "per",
            "each",
            "of",
            "unit",
            "units",
            "单位",
            "每",
            "必填项",
            "必填",
            "选填项",
            "选填",
            "可选",
            "可不填",
            "可空",
            "required",
            "optional",
            "integer",
            "整数",
            "数字",
            "decimal",
            "十进制",
            "wgs-84",
            "wgs84",
            "yyyy",
            "公历",
            "公元",
            "ad",
            "ce",
            "前",
            "the",
        ],
    ),
];

/// What the words of a unit say; `None` if one of them is not known.
pub(super) fn tokens(unit: &str) -> Option<Vec<Token>> {
    let folded: String = unit.nfkc().flat_map(char::to_lowercase).collect();
    let folded = folded.replace(['’', '‘'], "'").replace(['–', '—', '~'], "-");
    let mut rest = folded.as_str();
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches([
            ' ', ',', '.', '/', ':', ';', '·', '、', '-', '_', '(', ')', '*', '\u{3000}',
        ]);
        if rest.is_empty() {
            break;
        }
        let fits = |word: &&&str| {
            rest.strip_prefix(**word).is_some_and(|after| {
                let is_letter = |c: char| c.is_ascii_alphanumeric();
                let apart = !word.ends_with(is_letter) || !after.starts_with(is_letter);
                apart
                    || (word.ends_with(|c: char| c.is_ascii_digit())
                        && after.starts_with(|c: char| c.is_ascii_alphabetic()))
            })
        };
        let all = TOKENS
            .iter()
            .flat_map(|(token, words)| words.iter().filter(fits).map(|word| (*token, *word)));
        let (token, word) = all.max_by_key(|(_, word)| word.len())?;
        found.push(token);
        rest = &rest[word.len()..];
    }
    (!found.is_empty()).then_some(found)
}
