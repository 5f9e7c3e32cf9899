//! The lines of the summary in Chinese.

/// A line of the summary in Chinese, phrase by phrase; what no phrase covers stays as it is: codes and numbers.
pub fn chinese(name: &str) -> String {
    let mut rest = name;
    let mut text = String::new();
    while let Some(letter) = rest.chars().next() {
        let found = PHRASES.iter().find(|(english, _)| rest.starts_with(english));
        let (taken, chinese) = found.map_or(
            (letter.len_utf8(), &rest[..letter.len_utf8()]),
            |(english, chinese)| (english.len(), *chinese),
        );
        text.push_str(chinese);
        rest = &rest[taken..];
    }
    text
}

/// Longer phrases stand before those that they begin with.
const PHRASES: &[(&str, &str)] = &[
    (
        "awards of the last year left out: award level ",
        "未计入的最近一年证书：证书层次 ",
    ),
    (
        "awards of the last year left out: schools that ",
        "未计入的最近一年证书：院校",
    ),
    (
        "programs of the last year left out: schools that ",
        "未计入的最近一年专业布点：院校",
    ),
    ("lie in no area of the state", "不在该州任何地区"),
    ("teach elsewhere", "在其他地方教学"),
    ("the table of institutions lacks", "不在院校表中"),
    (
        "rows of awards left out: totals of all fields (CIP 99), of a family or of a class",
        "未计入的证书行：全部专业（CIP 99）、大类或中类的合计",
    ),
    (
        "rows of awards left out: totals of all award levels",
        "未计入的证书行：各证书层次的合计",
    ),
    (
        "rows of awards left out: totals of all institutions",
        "未计入的证书行：各院校的合计",
    ),
    (
        "rows of awards left out: second majors",
        "未计入的证书行：第二专业",
    ),
    (
        "groups of occupations left out: their occupations are listed",
        "未计入的职业类别：其下各职业已列出",
    ),
    ("cells area × occupation", "地区 × 职业的单元格"),
    ("certificate awards of the last year", "最近一年的职业证书数"),
    ("classes and levels with earnings", "有收入数据的专业类与层次"),
    (
        "fields that keep such links: nothing else is there",
        "保留这类对应关系的专业：没有其他对应关系",
    ),
    (
        "graduates of the last year who go on: of a family that is studied in order to transfer",
        "最近一年继续升学的毕业生：所属大类以转学为目的",
    ),
    (
        "graduates of the last year who go on: whose links all ask for a higher level",
        "最近一年继续升学的毕业生：对应职业都要求更高层次",
    ),
    (
        "graduates of the last year without any link",
        "最近一年没有对应职业的毕业生",
    ),
    ("graduates of the last year: ", "最近一年毕业生："),
    (
        "graduates whose links all ask for more: ",
        "对应职业都要求更高层次的毕业生：",
    ),
    ("institutions in no area of the state", "不在该州任何地区的院校"),
    ("institutions in the table", "表中的院校"),
    ("links cut: rule cut_link", "删去的对应关系：规则 cut_link"),
    (
        "links cut: the occupation asks experience or is a remainder",
        "删去的对应关系：职业要求工作经验，或为“其他”类职业",
    ),
    (
        "links left out: occupation not in the state's labour tables",
        "未计入的对应关系：职业不在该州就业表中",
    ),
    (
        "occupations flagged: a remainder that many fields fill",
        "加注的职业：多个专业都可进入的“其他”类职业",
    ),
    (
        "occupations flagged: many graduates are linked to nothing else",
        "加注的职业：许多毕业生只对应该职业",
    ),
    (
        "occupations flagged: mostly self-employed",
        "加注的职业：以自雇为主",
    ),
    (
        "occupations flagged: no program is linked",
        "加注的职业：没有对应的专业布点",
    ),
    (
        "occupations left out: no jobs in the state's tables",
        "未计入的职业：该州表中没有从业人数",
    ),
    (
        "occupations left out: no national jobs in the wage tables",
        "未计入的职业：工资表中没有全国从业人数",
    ),
    (
        "occupations whose state total is the sum of its areas",
        "以各地区之和作为全州总数的职业",
    ),
    ("occupations", "职业"),
    (
        "of which in cells that were missing or scaled",
        "其中位于补缺或调整过的单元格",
    ),
    ("of which missing and filled", "其中缺失并已补上"),
    ("of which without a skill profile", "其中没有技能数据"),
    (
        "openings left out: O*NET's share of doctorates",
        "未计入的岗位：O*NET 中要求博士学位的部分",
    ),
    (
        "openings left out: they ask what lies outside the four levels",
        "未计入的岗位：要求的学历在四个层次之外",
    ),
    ("openings of the state", "该州岗位数"),
    (
        "openings to split that have no O*NET education: kept whole",
        "应拆分但没有 O*NET 学历数据的岗位：未拆分",
    ),
    ("openings a year that ask: ", "每年岗位数，要求："),
    (
        "programs left out: no graduates in the last year",
        "未计入的专业布点：最近一年没有毕业生",
    ),
    (
        "programs with five graduates or fewer",
        "毕业生不超过五人的专业布点",
    ),
    ("programs: ", "专业布点："),
    (
        "rows of earnings left out: no code of a class",
        "未计入的收入行：没有专业类代码",
    ),
    (
        "rows of earnings left out: no program of the class and level",
        "未计入的收入行：没有该专业类和层次的专业布点",
    ),
    (
        "rows of earnings left out: outside the four levels",
        "未计入的收入行：在四个层次之外",
    ),
    ("schools (or regions) with programs", "有专业布点的院校（或地区）"),
    (
        "the people they stand for at least, by institution and program",
        "按院校和专业至少涉及的人数",
    ),
    ("their graduates in all years", "其历年毕业生"),
    ("their graduates", "其毕业生"),
    ("their national openings", "其全国岗位数"),
    ("their openings in the nation", "其全国岗位数"),
    ("secondary", "职业证书"),
    ("higher_vocational", "副学士"),
    ("applied_bachelor", "学士"),
    ("professional_master", "硕士"),
    ("high_school", "高中"),
    ("none", "无要求"),
    ("beyond", "四个层次以上"),
    (", experience too", "，并要求工作经验"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_in_chinese_but_for_codes() {
        assert_eq!(
            chinese("awards of the last year left out: award level 17"),
            "未计入的最近一年证书：证书层次 17"
        );
        assert_eq!(
            chinese("openings a year that ask: secondary, experience too"),
            "每年岗位数，要求：职业证书，并要求工作经验"
        );
        assert_eq!(chinese("their graduates in all years"), "其历年毕业生");
    }
}
