//! What the page of a joint plan says.

use crate::phrases::table::words;
use crate::phrases::{Language, chinese};
use vocmatch::dataset::ArticulationKind;

words! {
    /// The words of the page of a joint plan.
    JointWords {
        title: "{title}, {years}: who should start where, and who should go on, all years together", "{title}，{years}：招生与升学统筹方案（各年统一测算）";
        limits: "Within these limits: {budget}; from autumn {first} on a program grows or shrinks by at most {growth}{step} from one autumn to the next, in whole people; seats, quotas and shares as in the tables. Who would graduate after {last} stays as planned.",
            "约束条件：{budget}；自{first}年秋季学期起，各专业布点招生规模逐年增减不超过{growth}{step}，按整数人计；招生容量、升学名额和升学比例以数据表为准。{last}年以后毕业的学生维持原计划。";
        same_places: "places move between programs of a level, none are added", "招生名额只在同层次专业布点之间调整，不新增名额";
        money: "places are added for {money} at the most, in all years together", "新增名额的经费各年合计不超过{money}（单位同数据表）";
        unlimited: "places are added without limit", "新增名额不设上限";
        step: ", or {heads} heads", "（或{heads}人）";

        a_year: "a year", "年份";
        graduates: "graduates", "毕业生";
        placed: "placed", "匹配就业";
        value: "full-fit placed", "折合完全匹配就业";
        joint: "joint", "统筹后";
        nothing_gained: "Nothing is gained by any change that was found, and nothing above {most} full-fit placements can be gained within these limits.",
            "没有找到带来增益的调整；在上述约束下，增益最多折合完全匹配就业{most}人。";
        gain: "It gains {gain} full-fit placements in all years together ({share}). Nobody can gain more than {most} within these limits: the plan reaches at least {reached} of what is possible, and its value is within {gap} of the best.",
            "各年合计增益折合完全匹配就业{gain}人（{share}）。在上述约束下，任何方案的增益都不超过{most}人：本方案至少达到可能增益的{reached}，总价值与最优值相差不超过{gap}。";

        more: "Programs that should take more (entrants in each autumn, now → then)", "建议扩大招生的专业布点（各年秋季招生数，现计划→统筹后）";
        fewer: "Programs that should take fewer (entrants in each autumn, now → then)", "建议压缩招生的专业布点（各年秋季招生数，现计划→统筹后）";
        none: "none", "无";
        other_programs: "and {count} programs more; {heads} people in all autumns and programs together", "另有{count}个专业布点；各年各专业布点合计{heads}人";
        ways: "Who should go on (people in each year, now → then)", "建议调整的升学人数（各年人数，现计划→统筹后）";
        way: "{from} → {to}, {kind}: {changes}", "{from}→{to}，{kind}：{changes}";
        change: "{year} {before}→{after}", "{year}年{before}→{after}";
        other_ways: "and {count} ways more", "另有{count}条升学通道";
        occupations: "Occupations that surely gain or lose people (openings filled a year, mean)", "填补岗位数确定增减的岗位（年均填补数）";
        openings: "openings", "岗位需求";
        filled_now: "filled now", "现计划填补";
        filled_then: "then", "统筹后填补";

        binding: "Binding limits (shadow prices: what one more unit would add, in full-fit placements)", "主要制约因素（每放宽一个单位的边际价值，折合完全匹配就业人数）";
        nothing: "nothing", "无";
        when: ", {years}", "，{years}";
        limit_money: "money", "经费";
        limit_places: "places of {level}", "{level}招生名额";
        limit_seats: "seats: {programs}", "招生容量：{programs}";
        limit_quota: "quota: {kind} no. {number}", "升学名额：{kind}（第{number}条）";
        limit_share: "share who may go on: {programs}", "升学比例：{programs}";
        limit_growth: "growth limit: {programs}", "招生增减幅度：{programs}";
        programs: "{count} programs of {major} ({level})", "{major}（{level}）{count}个布点";
    }
}

/// How learners go on.
pub(crate) fn way(kind: ArticulationKind, language: Language) -> &'static str {
    language.pick(kind.name(), chinese::term::way(kind))
}
