//! What the page of scenarios says.

use crate::phrases::table::words;

words! {
    /// The words of the page of scenarios.
    CompareWords {
        title: "{title}: the present plan beside {count} scenarios", "{title}：现行规划与{count}个情景比较";
        today: "today", "现行规划";
        scenario: "{letter}: {name}", "{letter}：{name}";
        a_year: "a year, {years}", "年均，{years}";
        openings: "Openings for graduates", "面向毕业生的岗位需求";
        graduates: "Graduates", "毕业生";
        placed: "Graduates placed", "匹配就业";
        value: "Value (full-fit placed)", "折合完全匹配就业";
        fill_rate: "Openings filled, %", "岗位填补率（%）";
        placement_rate: "Graduates placed, %", "匹配就业率（%）";
        mean_fit: "Mean fit of those placed", "平均匹配度";
        mismatch: "Mismatch, 0 is none", "错配指数（0为无错配）";
        change: "  ({change})", "  （{change}）";
        range: "{low} to {high}", "{low}至{high}";
        change_range: "({change})", "（{change}）";
        placed_in: "Graduates placed in", "分年度匹配就业";
        legend: "In brackets: the change from today. Worth: heads placed × how well they fit × how much the region cares.",
            "括号内为与现行规划相比的变化。折合完全匹配就业为匹配就业人数×匹配度×产业优先度。";
        legend_draws: "Below each figure: where nine of ten draws lie, and of the change, when openings and graduates turn out otherwise than forecast, alike in every column ({draws} draws).",
            "各数字下一行为岗位需求和毕业生人数偏离预测时，九成模拟结果所在的范围及其变化的范围；各列采用同样的模拟（{draws}次）。";

        nothing: "Nothing changes in the years of the plan.", "规划期内没有变化。";
        more_programs: "… and {count} more programs.", "……另有{count}个专业布点。";
        more_occupations: "… and {count} more occupations.", "……另有{count}类岗位。";
        note: "New to know: {note}", "新增说明：{note}";
        program: "{major} at {school}: {change} graduates a year in {years}.", "{program}：{years}毕业生每年{change}人。";
        occupation: "{name}: openings {openings}, graduates linked to them {linked}; {filled}.", "“{name}”岗位：岗位需求{openings}，可对接毕业生{linked}；{filled}。";
        as_before: "{after} as before", "{after}（不变）";
        from_to: "{before} → {after}", "{before}→{after}";
        filled_open: "what is filled need not change", "填补岗位数不一定变化";
        filled_more: "at least {heads} more filled", "填补岗位至少增加{heads}个";
        filled_fewer: "at least {heads} fewer filled", "填补岗位至少减少{heads}个";
        class: "{name} ({level}): {graduates}; {placed}.", "{name}（{level}）：{graduates}；{placed}。";
        no_class: "No class", "未分类";
        class_as_before: "{after} graduates as before", "毕业生{after}人（不变）";
        class_from_to: "graduates {before} → {after}", "毕业生{before}→{after}人";
        placed_more: "at least {heads} more placed", "匹配就业至少增加{heads}人";
        placed_fewer: "at least {heads} fewer placed", "匹配就业至少减少{heads}人";
    }
}
