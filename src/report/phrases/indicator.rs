//! The indicators of a period: one table, from which every page, sheet and document takes its key, label, explanation and number.
//!
//! A new line here shows on the text page, the HTML page, the workbook and in `plan.json`. Documents keep the order of the table.

use super::{Language, PageWords, number};
use crate::format::rounded;
use vocmatch::indicator::rate;
use vocmatch::plan::Summary;
use vocmatch::unit::{Heads, MILLION};

/// A text in English and Chinese.
type Both = [&'static str; 2];

/// What kind of number an indicator is, and where it stands in the summary of a period.
#[derive(Clone, Copy)]
pub(crate) enum Reading {
    /// People or openings a year.
    Heads(fn(&Summary) -> Heads),
    /// A share of a whole, 0..=1, read as a percentage.
    Share(fn(&Summary) -> Option<f64>),
    /// A number near 0..=1 with two decimals.
    Point(fn(&Summary) -> Option<f64>),
    /// Full-fit placements, in millionths.
    Value(fn(&Summary) -> i128),
}

/// The number of a period, as documents write it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Figure {
    Heads(Heads),
    Number(Option<f64>),
    Value(i128),
}

/// Which pages show an indicator. The sheet of years has them all.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// In the table of years of the text page, the HTML page and the overview of the workbook.
    OnPages,
    /// On the sheet of years alone.
    OnSheet,
}

/// Whether `plan.json` has an indicator.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Documented {
    Always,
    /// Where years carry over into each other: else it is the same as another.
    WhereShared,
    /// It follows from others.
    Never,
}

/// What stands beside the number on a card of the HTML page.
#[derive(Clone, Copy)]
pub(crate) enum Beside {
    Words(Both),
    /// A share and what it is of.
    Share(fn(&Summary) -> Option<f64>, Both),
}

/// An indicator of a period.
pub(crate) struct Indicator {
    /// Its key in documents.
    pub(crate) key: &'static str,
    label: Both,
    means: Option<Both>,
    pub(crate) reading: Reading,
    shown: Shown,
    documented: Documented,
    /// `None` for indicators without a card.
    pub(crate) card: Option<Beside>,
}

/// The words of both languages in a field of [`PageWords`].
macro_rules! both {
    ($field:ident) => {
        [PageWords::ENGLISH.$field, PageWords::CHINESE.$field]
    };
}

static INDICATORS: &[Indicator] = &[
    Indicator {
        key: "openings",
        label: both!(openings),
        means: Some([
            "Posts for new entrants. Those that ask for experience, or for no award, stand apart and are not matched.",
            "面向新就业人员的岗位；要求工作经验或不要求学历的岗位另计，不参与匹配。",
        ]),
        reading: Reading::Heads(|of| of.openings),
        shown: Shown::OnPages,
        documented: Documented::Always,
        card: Some(Beside::Words(["for graduates", "面向毕业生"])),
    },
    Indicator {
        key: "graduates",
        label: both!(graduates),
        means: None,
        reading: Reading::Heads(|of| of.graduates),
        shown: Shown::OnPages,
        documented: Documented::Always,
        card: Some(Beside::Words(["who look for work", "进入劳动力市场"])),
    },
    Indicator {
        key: "placed",
        label: both!(placed),
        means: Some([
            "Graduates whom the best matching places in an opening that fits them.",
            "在最优匹配中获得适合岗位的毕业生人数。",
        ]),
        reading: Reading::Heads(|of| of.placed),
        shown: Shown::OnPages,
        documented: Documented::Always,
        card: Some(Beside::Share(
            |of| rate(of.placed, of.graduates),
            ["of graduates", "的毕业生"],
        )),
    },
    Indicator {
        key: IN_FIELD_OF_GRADUATES,
        label: ["In their field, of graduates", "对口就业占毕业生"],
        means: Some([
            "Of all graduates, the share in a post that asks for an award and for their field.",
            "全部毕业生中，在要求学历证书且对应所学专业的岗位就业的比例。",
        ]),
        reading: Reading::Share(in_field_of_graduates),
        shown: Shown::OnSheet,
        documented: Documented::Never,
        card: Some(Beside::Words(["of graduates", "占毕业生"])),
    },
    Indicator {
        key: "filled",
        label: both!(filled),
        means: None,
        reading: Reading::Heads(|of| of.filled),
        shown: Shown::OnSheet,
        documented: Documented::WhereShared,
        card: Some(Beside::Share(
            |of| rate(of.filled, of.openings),
            ["of openings", "的岗位需求"],
        )),
    },
    Indicator {
        key: "placed_of_graduates",
        label: ["Of graduates", "占毕业生"],
        means: None,
        reading: Reading::Share(|of| rate(of.placed, of.graduates)),
        shown: Shown::OnPages,
        documented: Documented::Never,
        card: None,
    },
    Indicator {
        key: "filled_of_openings",
        label: ["Of openings", "占岗位需求"],
        means: None,
        reading: Reading::Share(|of| rate(of.filled, of.openings)),
        shown: Shown::OnPages,
        documented: Documented::Never,
        card: None,
    },
    Indicator {
        key: "value_millionths",
        label: ["Value, in full-fit placements", "折合完全匹配就业"],
        means: Some([
            "Every placed head counts as much as it fits: 1 is one full-fit placement in a top-priority opening.",
            "每名匹配就业者按其匹配程度计算，1表示在产业优先度最高的岗位上完全匹配就业1人。",
        ]),
        reading: Reading::Value(|of| of.value),
        shown: Shown::OnSheet,
        documented: Documented::Always,
        card: None,
    },
    Indicator {
        key: "mean_fit",
        label: both!(mean_fit),
        means: Some([
            "Fit is how likely a graduate, once placed, works in the field and stays: 0 to 1. This is the mean of those placed. Where nobody was tracked, a documented link counts as .95.",
            "匹配度表示毕业生就业后在对口领域稳定工作的可能性，取值0至1；此处为匹配就业者的平均值。没有跟踪数据时，有明确依据的对应按0.95计。",
        ]),
        reading: Reading::Point(|of| of.mean_fit),
        shown: Shown::OnPages,
        documented: Documented::Always,
        card: Some(Beside::Words(["of those placed", "按匹配就业者计"])),
    },
    Indicator {
        key: "in_field",
        label: both!(in_field),
        means: Some([
            "Of those placed, the share in a post that asks for their field: their major prepares for the work.",
            "匹配就业者中，在要求所学专业的岗位就业（所学专业对应其岗位）的比例。",
        ]),
        reading: Reading::Share(|of| of.in_field),
        shown: Shown::OnPages,
        documented: Documented::Always,
        card: None,
    },
    Indicator {
        key: "jackman_roper",
        label: ["Jackman–Roper", "Jackman–Roper 错配指数"],
        means: Some([
            "Mismatch over occupations, 0 to 1: the share of graduates in the wrong field.",
            "岗位间的错配，取值0至1：专业方向与需求不符的毕业生比例。",
        ]),
        reading: Reading::Point(|of| of.jackman_roper),
        shown: Shown::OnSheet,
        documented: Documented::Always,
        card: None,
    },
    Indicator {
        key: "sahin",
        label: ["Şahin", "Şahin 错配指数"],
        means: Some([
            "Mismatch over occupations, 0 to 1: the share of hires lost to it.",
            "岗位间的错配，取值0至1：因错配而减少的录用比例。",
        ]),
        reading: Reading::Point(|of| of.sahin),
        shown: Shown::OnSheet,
        documented: Documented::Always,
        card: None,
    },
];

/// The indicator that stands in the headline beside what tends to be.
pub(crate) const IN_FIELD_OF_GRADUATES: &str = "in_field_of_graduates";

/// Graduates placed in their field over all graduates.
fn in_field_of_graduates(of: &Summary) -> Option<f64> {
    let placed = rate(of.placed, of.graduates)?;
    Some(of.in_field.unwrap_or(0.0) * placed)
}

/// Every indicator.
pub(crate) fn all() -> &'static [Indicator] {
    INDICATORS
}

/// Those in the table of years of every page.
pub(crate) fn headline() -> impl Iterator<Item = &'static Indicator> {
    INDICATORS.iter().filter(|one| one.shown == Shown::OnPages)
}

/// Those of a document; `shared` where years carry over into each other.
pub(crate) fn documented(shared: bool) -> impl Iterator<Item = &'static Indicator> {
    INDICATORS.iter().filter(move |one| match one.documented {
        Documented::Always => true,
        Documented::WhereShared => shared,
        Documented::Never => false,
    })
}

impl Indicator {
    /// The head of its column.
    pub(crate) fn label(&self, language: Language) -> &'static str {
        let [english, chinese] = self.label;
        language.pick(english, chinese)
    }

    /// What it counts, as the title of a card.
    pub(crate) fn counts(&self, language: Language) -> &'static str {
        match self.key {
            IN_FIELD_OF_GRADUATES => {
                language.pick("In a post that asks for their field", "在要求所学专业的岗位就业")
            }
            _ => self.label(language),
        }
    }

    /// Whether it follows from a matching: then it says what could be, not what tends to be.
    pub(crate) fn is_of_a_matching(&self) -> bool {
        !matches!(self.key, "openings" | "graduates")
    }

    /// What it means, for those that do not speak for themselves.
    pub(crate) fn means(&self, language: Language) -> Option<&'static str> {
        let [english, chinese] = self.means?;
        Some(language.pick(english, chinese))
    }

    /// The number of a period as it is read.
    pub(crate) fn text(&self, of: &Summary, language: Language) -> String {
        match self.reading {
            Reading::Heads(heads) => number::whole(heads(of)),
            Reading::Share(share) => number::percent(share(of), language),
            Reading::Point(point) => point(of).map_or_else(
                || number::percent(None, language),
                |point| number::point(point, language),
            ),
            Reading::Value(value) => number::decimal(value(of) as f64 / MILLION as f64),
        }
    }

    /// The number of a period for a sheet.
    #[cfg(feature = "xlsx")]
    pub(crate) fn number(&self, of: &Summary) -> Option<f64> {
        match self.reading {
            Reading::Heads(heads) => Some(heads(of) as f64),
            Reading::Share(number) | Reading::Point(number) => number(of).map(rounded),
            Reading::Value(value) => Some(value(of) as f64 / MILLION as f64),
        }
    }

    /// The number of a period for a document.
    pub(crate) fn figure(&self, of: &Summary) -> Figure {
        match self.reading {
            Reading::Heads(heads) => Figure::Heads(heads(of)),
            Reading::Share(number) | Reading::Point(number) => Figure::Number(number(of).map(rounded)),
            Reading::Value(value) => Figure::Value(value(of)),
        }
    }
}

impl Beside {
    /// What stands beside the number of a period.
    pub(crate) fn text(self, of: &Summary, language: Language) -> String {
        match self {
            Beside::Words([english, chinese]) => language.pick(english, chinese).to_owned(),
            Beside::Share(share, [english, chinese]) => {
                let of_what = language.pick(english, chinese);
                format!("{} {of_what}", number::percent(share(of), language))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_stand_once_and_every_indicator_has_its_words() {
        let mut keys: Vec<&str> = all().iter().map(|one| one.key).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), INDICATORS.len());
        for one in all() {
            for language in [Language::English, Language::Chinese] {
                assert!(!one.label(language).is_empty(), "{}", one.key);
                assert!(one.means(language) != Some(""), "{}", one.key);
            }
        }
    }

    #[test]
    fn chinese_words_are_chinese_but_for_names() {
        for one in all() {
            let means = one.means(Language::Chinese).unwrap_or_default();
            let beside = match one.card {
                Some(Beside::Words(words) | Beside::Share(_, words)) => words[1],
                None => "",
            };
            let said = [one.label(Language::Chinese), means, beside].concat();
            let rest = said.replace("Jackman–Roper", "").replace("Şahin", "");
            let half = |c: char| c.is_ascii_alphabetic() || ",;:()".contains(c);
            assert!(!rest.contains(half), "{}: {said}", one.key);
        }
    }
}
