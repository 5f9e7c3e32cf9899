//! Enumerated words in cells, in English and in Chinese: levels, kinds, standings. Each is read by either name or by
//! an alias, and written in English.

use super::cell::Cell;
use super::names::find;
use crate::language::Language;
use crate::unit::Level;

/// The list without the mark before its first word.
const fn one_of(words: &'static str) -> &'static str {
    words.split_at("、".len()).1
}

/// An enum of the words that a cell may hold.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $want:literal, $first:ident { $($(#[$item_doc:meta])* $item:ident = $word:literal, $chinese:literal $(| $also:literal)*;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$item_doc])* #[serde(rename = $word)] $item,)*
        }

        impl $name {
            /// Every word, in order.
            pub const ALL: &'static [$name] = &[$($name::$item,)*];

            /// Its English name in tables.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $($name::$item => $word,)* }
            }
        }

        impl Cell for $name {
            const WANT: &'static str = $want;
            const WANT_ZH: &'static str = one_of(concat!($("、", $chinese,)* "之一"));
            const CHOICES: &'static [(&'static str, &'static str)] = &[$(($word, $chinese),)*];
            fn parse(text: &str) -> Option<$name> {
                find(text, &[$((&[$word, $chinese $(, $also)*], $name::$item),)*])
            }
            fn blank() -> $name {
                $name::$first
            }
            fn text(&self) -> String {
                self.name().to_owned()
            }
        }
    };
}

words! {
    /// Which award an opening asks for.
    Credential, "none, high_school, required or beyond", Required {
        /// No award is asked for.
        None = "none", "不限" | "无" | "无要求" | "没有" | "没有要求" | "不要求" | "不需要" | "no" | "no award" | "no requirement";
        /// A general high-school diploma is enough.
        HighSchool = "high_school", "高中" | "普通高中" | "high school diploma";
        /// An award of the stated level is asked for.
        Required = "required", "要求" | "需要" | "必须";
        /// An award above the four levels is asked for: a doctorate or a professional degree.
        Beyond = "beyond", "博士及以上" | "博士" | "博士研究生";
    }
}

words! {
    /// The standing of a major.
    Standing, "superior, characteristic or new", New {
        /// A superior major (优势专业).
        Superior = "superior", "优势" | "优势专业";
        /// A characteristic major (特色专业).
        Characteristic = "characteristic", "特色" | "特色专业";
        /// A new major (新专业).
        New = "new", "新" | "新专业" | "新设" | "新增";
    }
}

words! {
    /// How a program teaches.
    Delivery, "on_site, mixed or distance", OnSite {
        /// At the school.
        OnSite = "on_site", "面授" | "线下" | "全日制面授";
        /// Partly at the school.
        Mixed = "mixed", "混合" | "混合式" | "线上线下混合";
        /// At a distance.
        Distance = "distance", "远程" | "线上" | "网络" | "函授";
    }
}

words! {
    /// The subject of earnings.
    EarningsSubject, "program or class", Program {
        /// A program of the `programs` table.
        Program = "program", "专业布点" | "布点";
        /// A class of the `categories` table.
        Class = "class", "类别" | "专业类" | "专业大类";
    }
}

words! {
    /// How an articulation carries learners to a higher level.
    ArticulationKind, "3+2, 3+4, 5+2, five_year, exam, recommendation or further_study", Exam {
        /// Three years of secondary school, then two of higher vocational.
        ThreePlusTwo = "3+2", "3+2" | "三加二" | "三二分段";
        /// Three years of secondary school, then four of applied bachelor.
        ThreePlusFour = "3+4", "3+4" | "三加四" | "三四分段";
        /// Five years to higher vocational, then two to applied bachelor.
        FivePlusTwo = "5+2", "5+2" | "五加二" | "五二分段";
        /// Five years without selection between secondary and higher vocational: whoever completes the first three
        /// progresses to a reserved place.
        FiveYear = "five_year", "五年制" | "五年一贯制" | "五年贯通";
        /// An entrance examination.
        Exam = "exam", "考试" | "升学考试" | "专升本考试";
        /// Recommendation without examination.
        Recommendation = "recommendation", "推荐" | "保送" | "推荐免试";
        /// The catalogue names the higher major as a continuation (接续专业); no scheme is stated.
        FurtherStudy = "further_study", "接续专业" | "接续" | "继续学习";
    }
}

impl ArticulationKind {
    /// Returns whether learners compete for a seat in the higher program: every kind but the five-year one.
    #[must_use]
    pub fn has_gate(self) -> bool {
        self != ArticulationKind::FiveYear
    }
}

words! {
    /// The kind of an alliance.
    AllianceKind, "consortium, community, education_group or pairing", Consortium {
        /// One place, many industries (联合体).
        Consortium = "consortium", "联合体" | "产教联合体" | "市域产教联合体";
        /// One industry, many places (共同体).
        Community = "community", "共同体" | "行业产教融合共同体" | "产教融合共同体";
        /// An education group (教育集团).
        EducationGroup = "education_group", "教育集团" | "职教集团";
        /// A strong school supports a weak one (结对).
        Pairing = "pairing", "结对" | "结对帮扶" | "手拉手";
    }
}

words! {
    /// The kind of a member of an alliance.
    MemberKind, "school, enterprise, base, region or other", Other {
        /// A school of the `schools` table.
        School = "school", "学校" | "院校";
        /// An enterprise of the `enterprises` table.
        Enterprise = "enterprise", "企业";
        /// A base of the `bases` table.
        Base = "base", "基地";
        /// A region of the `regions` table.
        Region = "region", "区域" | "地区";
        /// Anyone else: a research institute, a university, an office.
        Other = "other", "其他" | "其它";
    }
}

words! {
    /// The subject of a text.
    TextSubject, "major or occupation", Major {
        /// A major of the `majors` table.
        Major = "major", "专业";
        /// An occupation of the `occupations` table.
        Occupation = "occupation", "职业" | "岗位";
    }
}

words! {
    /// The kind of thing a name is sought among.
    NameKind, "skill, occupation or major", Skill {
        /// A skill of the `skills` table.
        Skill = "skill", "技能" | "能力";
        /// An occupation of the `occupations` table.
        Occupation = "occupation", "职业" | "岗位";
        /// A major of the `majors` table.
        Major = "major", "专业";
    }
}

/// The names of a level: in English, in Chinese, and others.
fn names(level: Level) -> &'static [&'static str] {
    match level {
        Level::Secondary => &[
            "secondary",
            "中职",
            "中等职业",
            "中等职业教育",
            "中专",
            "职高",
            "技校",
            "中等专业学校",
            "中等职业学校",
            "职业高中",
            "职业中专",
            "技工",
            "技工学校",
            "中技",
            "中职（含技工）",
            "中职（含技校）",
            "中职/技工",
            "中专/职高",
            "中专/中技",
            "中专/职高/技校",
            "secondary vocational",
            "vocational secondary",
            "vocational high school",
        ],
        Level::HigherVocational => &[
            "higher_vocational",
            "高职专科",
            "高职",
            "专科",
            "大专",
            "高职高专",
            "高等职业",
            "高等职业教育",
            "高职（专科）",
            "专科（高职）",
            "高职/专科",
            "专科/高职",
            "大专/高职",
            "高职/大专",
            "大专（高职）",
            "高职（大专）",
            "大学专科",
            "高等专科",
            "专科层次",
            "associate",
            "associates",
            "associate's",
            "associate’s",
            "AA",
            "AS",
            "AAS",
            "A.A.",
            "A.S.",
            "A.A.S.",
        ],
        Level::AppliedBachelor => &[
            "applied_bachelor",
            "职业本科",
            "应用型本科",
            "本科",
            "高职本科",
            "职教本科",
            "本科层次职业",
            "职业教育本科",
            "专升本",
            "大学本科",
            "应用本科",
            "bachelor",
            "bachelors",
            "bachelor's",
            "bachelor’s",
            "baccalaureate",
            "BA",
            "BS",
            "B.A.",
            "B.S.",
        ],
        Level::ProfessionalMaster => &[
            "professional_master",
            "专业硕士",
            "专硕",
            "硕士",
            "专业学位硕士",
            "硕士研究生",
            "专业学位",
            "专业学位研究生",
            "硕士专业学位",
            "master",
            "masters",
            "master's",
            "master’s",
            "MA",
            "MS",
            "M.A.",
            "M.S.",
        ],
    }
}

/// A word for a level without the words that go with it: 大专学历, 全日制本科, `Bachelor's degree`.
fn core(text: &str) -> &str {
    let text = ["全日制", "普通", "国家", "统招"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
    let after = [
        "学历",
        "层次",
        "教育",
        "毕业",
        "学位",
        " degree",
        " Degree",
        " education",
    ];
    after
        .iter()
        .find_map(|word| text.strip_suffix(word))
        .unwrap_or(text)
        .trim()
}

impl Cell for Level {
    const WANT: &'static str = "secondary, higher_vocational, applied_bachelor or professional_master";
    const WANT_ZH: &'static str = "中职、高职专科、职业本科、专业硕士之一";
    const CHOICES: &'static [(&'static str, &'static str)] = &[
        ("secondary", "中职"),
        ("higher_vocational", "高职专科"),
        ("applied_bachelor", "职业本科"),
        ("professional_master", "专业硕士"),
    ];
    fn parse(text: &str) -> Option<Level> {
        let levels = Level::ALL.map(|level| (names(level), level));
        find(text, &levels).or_else(|| find(core(text), &levels))
    }
    fn blank() -> Level {
        Level::Secondary
    }
    fn text(&self) -> String {
        self.name().to_owned()
    }
}

impl Cell for Language {
    const WANT: &'static str = "en or zh";
    const WANT_ZH: &'static str = "en、zh之一";
    const CHOICES: &'static [(&'static str, &'static str)] = &[("en", "英文"), ("zh", "中文")];
    fn parse(text: &str) -> Option<Language> {
        find(
            text,
            &[
                (&["en", "英文", "English", "英语"], Language::English),
                (&["zh", "中文", "Chinese", "汉语"], Language::Chinese),
            ],
        )
    }
    fn blank() -> Language {
        Language::English
    }
    fn text(&self) -> String {
        self.code().to_owned()
    }
}

/// Usual kinds of texts about majors and occupations.
pub(super) const TEXT_FIELDS: &[(&str, &str)] = &[
    ("description", "简介"),
    ("instruction", "教学内容"),
    ("competences", "职业能力"),
    ("courses", "课程"),
    ("tasks", "工作任务"),
];

/// Usual measures.
pub(super) const SUBJECT_KINDS: &[(&str, &str)] = &[
    ("school", "学校"),
    ("region", "区域"),
    ("program", "专业布点"),
    ("major", "专业"),
    ("occupation", "职业"),
    ("industry", "产业"),
    ("enterprise", "企业"),
    ("base", "基地"),
    ("alliance", "合作组织"),
];

/// Measures that stages read.
pub(super) const MEASURES: &[(&str, &str)] = &[("innovation", "创新")];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_and_words_are_read_in_any_case_and_spacing() {
        assert_eq!(Level::parse("AppliedBachelor"), Some(Level::AppliedBachelor));
        assert_eq!(Level::parse("Applied bachelor"), Some(Level::AppliedBachelor));
        assert_eq!(Credential::parse("High school"), Some(Credential::HighSchool));
        assert_eq!(
            ArticulationKind::parse("3+2"),
            Some(ArticulationKind::ThreePlusTwo)
        );
        assert_eq!(Standing::parse("great"), None);
    }

    #[test]
    fn words_are_read_in_chinese_by_every_name() {
        for level in Level::ALL {
            assert!(names(level).iter().all(|name| Level::parse(name) == Some(level)));
        }
        assert_eq!(Level::parse("大专"), Some(Level::HigherVocational));
        assert_eq!(Level::parse("研究生"), None);
        assert_eq!(
            ArticulationKind::parse("３＋２"),
            Some(ArticulationKind::ThreePlusTwo)
        );
        assert_eq!(
            ArticulationKind::parse("五年一贯制"),
            Some(ArticulationKind::FiveYear)
        );
        assert_eq!(
            Option::<Standing>::parse("特色专业"),
            Some(Some(Standing::Characteristic))
        );
    }

    /// Each word of a list is read as itself, whatever its language.
    fn checked<C: Cell>() {
        for (english, chinese) in C::CHOICES {
            for word in [english, chinese] {
                assert_eq!(C::parse(word).map(|cell| cell.text()).as_deref(), Some(*english));
            }
        }
    }

    #[test]
    fn what_is_offered_is_read() {
        checked::<Level>();
        checked::<Credential>();
        checked::<Standing>();
        checked::<Delivery>();
        checked::<EarningsSubject>();
        checked::<Language>();
        checked::<ArticulationKind>();
        checked::<AllianceKind>();
        checked::<MemberKind>();
        checked::<TextSubject>();
        checked::<NameKind>();
        assert_eq!(Level::CHOICES.len(), Level::ALL.len());
    }
}
