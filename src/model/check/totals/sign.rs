//! How a total is called: its code and its name.

/// What says that something is the total of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sign {
    /// A name that means nothing else: 合计.
    Sure,
    /// A code that may be one of the others: `00-0000`, `99`.
    Perhaps,
    /// A group of occupations: the start of the codes in it.
    Group(String),
}

/// The sign that something is a total, if there is one. O(length).
pub(super) fn sign(id: &str, name: &str) -> Option<Sign> {
    let is_word = !id.bytes().any(|byte| byte.is_ascii_digit());
    if is_total(name) || is_word && is_total(id) {
        return Some(Sign::Sure);
    }
    let code = id.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let first = code.bytes().next()?;
    if !first.is_ascii_digit() || code.len() > 12 {
        return None;
    }
    let is_made_of = |digit: u8| {
        code.bytes()
            .all(|byte| byte == digit || matches!(byte, b'-' | b'.'))
    };
    if is_made_of(b'0') {
        return Some(Sign::Perhaps);
    }
    if matches!(code, "99" | "99.0" | "99.00" | "99.0000" | "990000") {
        return Some(Sign::Perhaps);
    }
    group(code).map(Sign::Group)
}

/// The start of the codes in a group: `11-` of `11-0000`, `11-1` of `11-1000`, `2-02-` of `2-02-00-00`.
fn group(code: &str) -> Option<String> {
    let shape: String = code
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    match shape.as_str() {
        "00-0000" => {
            let stem = code.trim_end_matches('0');
            (code.len() - stem.len() >= 3).then(|| stem.to_owned())
        }
        "0-00-00-00" => {
            let stem = code.trim_end_matches("-00");
            (stem.len() < code.len()).then(|| format!("{stem}-"))
        }
        _ => None,
    }
}

const TOTALS: [&str; 4] = ["total", "totals", "subtotal", "subtotals"];

/// Words that stand beside "all" and "total" in the names of totals.
const BESIDE: [&str; 34] = [
    "total",
    "totals",
    "subtotal",
    "subtotals",
    "sub",
    "grand",
    "sum",
    "overall",
    "all",
    "of",
    "the",
    "and",
    "for",
    "in",
    "occupations",
    "industries",
    "regions",
    "areas",
    "counties",
    "districts",
    "majors",
    "programs",
    "fields",
    "categories",
    "levels",
    "schools",
    "institutions",
    "students",
    "graduates",
    "employment",
    "openings",
    "demand",
    "sectors",
    "statewide",
];

const CHINESE: [&str; 19] = [
    "合计", "总计", "小计", "共计", "总和", "总数", "全部", "全体", "汇总", "全市", "全省", "全国", "全区",
    "全县", "全州", "全校", "全院", "总体", "合共",
];

const CHINESE_OF: [&str; 12] = [
    "职业", "岗位", "行业", "产业", "专业", "类别", "区域", "地区", "学校", "院校", "布点", "层次",
];

/// Whether a name is that of a total: Total, All occupations, 合计, 全部职业.
fn is_total(name: &str) -> bool {
    if name.is_ascii() {
        return is_total_in_english(name);
    }
    if name.len() > 120 {
        return false;
    }
    let is_sign = |c: char| c.is_whitespace() || "（）()【】[]：:—-－、，,".contains(c);
    let ends: Vec<&str> = name.split(is_sign).filter(|part| !part.is_empty()).collect();
    let whole: String = name.chars().filter(|c| !is_sign(*c)).collect();
    let is_one = |text: &str| {
        let of = ["全部", "所有", "各"]
            .iter()
            .find_map(|all| text.strip_prefix(all));
        CHINESE.contains(&text) || of.is_some_and(|noun| CHINESE_OF.contains(&noun))
    };
    let sums = ["合计", "总计", "小计"];
    is_one(&whole)
        || sums.iter().any(|sum| whole.ends_with(sum))
        || ends.len() > 1 && ends.first().is_some_and(|first| sums.contains(first))
        || ends.iter().all(|part| is_one(part)) && !ends.is_empty()
}

fn is_total_in_english(name: &str) -> bool {
    // Most names are none: the first and the last word show it before all are taken apart.
    let is_sign = |c: char| !c.is_ascii_alphanumeric();
    let mut ends = name.split(is_sign).filter(|word| !word.is_empty());
    let (first, last) = (ends.next(), name.rsplit(is_sign).find(|word| !word.is_empty()));
    let is_of = |word: Option<&str>, words: &[&str]| {
        word.is_some_and(|word| words.iter().any(|one| one.eq_ignore_ascii_case(word)))
    };
    if name.len() > 80 || !(is_of(first, &BESIDE) || is_of(last, &TOTALS)) {
        return false;
    }
    let lower = name.to_ascii_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let says_so =
        |word: &&str| TOTALS.contains(word) || matches!(*word, "sum" | "all" | "overall" | "statewide");
    let after = lower
        .trim_start()
        .strip_prefix(first)
        .unwrap_or_default()
        .trim_start();
    words.iter().all(|word| BESIDE.contains(word)) && words.iter().any(|word| says_so(word))
        || words.len() > 1 && TOTALS.contains(last)
        || TOTALS.contains(first) && after.starts_with([',', ':', '-', '('])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_known_by_name_in_both_languages() {
        for name in [
            "Total",
            "TOTAL",
            "Grand total",
            "All",
            "All occupations",
            "All Industries",
            "Total, all industries",
            "Total all occupations",
            "Sum",
            "Subtotal",
            "Los Angeles County total",
            "合计",
            "合 计",
            "总计",
            "小计",
            "全部",
            "全部职业",
            "所有行业",
            "合计（全市）",
            "北京市合计",
            "全市",
            "全省",
            "职业合计",
        ] {
            assert_eq!(sign("x", name), Some(Sign::Sure), "{name}");
        }
        for name in [
            "Welder",
            "Total Quality Manager",
            "All Other Plastics Product Manufacturing",
            "Computer occupations, all other",
            "Wallpaper hangers",
            "Summer school",
            "Consumer services",
            "会计",
            "统计员",
            "审计",
            "计量员",
            "全科医生",
            "小计量器具制造工",
            "综合计算机",
            "全部件装配工",
            "",
            "各类技工",
        ] {
            assert_eq!(sign("x", name), None, "{name}");
        }
    }

    #[test]
    fn totals_are_known_by_code() {
        let of = |id: &str| sign(id, "Name");
        for id in ["total", "合计", "Total"] {
            assert_eq!(of(id), Some(Sign::Sure), "{id}");
        }
        for id in [
            "99",
            "99.0000",
            "99.0000a",
            "0",
            "00",
            "00-0000",
            "000000",
            "00.0000a",
            "0-00-00-00",
        ] {
            assert_eq!(of(id), Some(Sign::Perhaps), "{id}");
        }
        assert_eq!(of("11-0000"), Some(Sign::Group("11-".to_owned())));
        assert_eq!(of("11-1000"), Some(Sign::Group("11-1".to_owned())));
        assert_eq!(of("2-02-07-00"), Some(Sign::Group("2-02-07-".to_owned())));
        assert_eq!(of("2-00-00-00"), Some(Sign::Group("2-".to_owned())));
        for id in [
            "11-1011",
            "13-1020",
            "2-02-07-07",
            "110000",
            "C34",
            "welder",
            "",
            "999",
        ] {
            assert_eq!(of(id), None, "{id}");
        }
    }
}
