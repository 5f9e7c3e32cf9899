//! What the page of a learner's prospects says.

use crate::phrases::table::words;

words! {
    /// The words of the page of a learner's prospects.
    ProspectWords {
        title: "{title}: what you can become, {whom}", "{title}：就业前景（{whom}）";
        from_nothing: "after junior secondary school", "初中毕业生";
        from_level: "with {level}", "{level}毕业生";
        from_program: "in {program}", "{program}学生";
        remark: "Remark on most openings: {remarks}.", "多数岗位需求注明：{remarks}。";
        reach: "Work you can reach, by what you may expect", "可以从事的岗位（按得分排列）";
        none: "None: no way from here leads to work that has openings in these tables.", "无：没有升学路径通往数据表中有需求的岗位。";
        way: "Way: {steps}.", "路径：{steps}。";
        score: "Score {score}. {arrives} {waits}{work}{beyond}", "得分{score}。{arrives}{waits}{work}{beyond}";
        at_once: "Without more study.", "无需继续升学。";
        arrives: "{years}, {share} of those who set out arrive.", "需{years}，{share}的学习者能够走完全程。";
        waits: "In {year}: {openings} openings a year take your level then; {needed}.", "{year}年，面向届时学历层次的岗位每年{openings}个；{needed}。";
        needed: "one more is needed", "仍需增加人员";
        needed_little: "one more is needed a little", "略需增加人员";
        not_needed: "one more would take somebody else's place", "再增加一人只是顶替他人";
        work: " Fit {fit}{wage}.", "匹配度{fit}{wage}。";
        wage: ", pays {wage} a year", "，年薪{wage}";
        beyond: " You would look for work in {year}; the plan ends in {last}.", "求职年份为{year}年，规划期至{last}年为止。";
        note: "Who does not get on keeps the work that is open without more study. A share with ? is assumed. Score: of 100 who set out, how many arrive and find work that fits and that nobody else would do. The way shown is the best of all ways to that work, by success, years, fit and pay; \"routes\" shows others.",
            "未能升学的，仍可从事无需继续升学的岗位。带“？”的比例为假定值。得分指每100名学习者中，能够走完全程并从事对口且无人可替代的岗位的人数。所列为通往该岗位的最佳路径，综合考虑成功率、年限、匹配度和薪酬；其他路径可通过路径查询了解。";
    }
}
