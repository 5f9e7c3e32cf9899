//! The words of text pages: the plan, the advice for each reader, the portfolio.

words! {
    /// Headings, columns and lines of the text pages of a plan, of advice and of a portfolio.
    TextWords;

    // The plan.
    plan_title: "{title}, {years}: {counts}; matched for {objective}",
        "{title}，{years}：{counts}；测算目标：{objective}";
    too_few: "Too few graduates, by occupation (a year)",
        "各岗位人才缺口（每年）";
    on_paper: "On paper only, perhaps: check first (a year; + short, − surplus)",
        "账面缺口，须先核实（每年；+缺口，−富余）";
    too_many: "Too many graduates, by occupation (a year)",
        "各岗位人才富余（每年）";
    industries: "By industry, the shortest first (a year)",
        "各产业人才缺口，由大到小（每年）";
    saturated: "Majors whose next graduate would find nothing, by class (graduates a year)",
        "再增加毕业生已无增益的专业布点，按专业类（每年毕业生人数）";
    saturated_of: "{saturated} of {graduates}", "{saturated}，共{graduates}";
    gap: "gap (+ short)", "差额（+缺口）";
    how_balances_read: "gap: openings less linked graduates, above zero a shortage, below zero too many. linked: each graduate counted once, shared over the openings within reach. filled: by the best matching; where several are equally good, the least and the most of any. one more: what one more well fitting graduate would add; 1.00 = one more full-fit placement, 0 = somebody else is displaced.",
        "差额：岗位需求减去可对接毕业生，正数为缺口，负数为富余。可对接毕业生：每名毕业生只计一次，按可从事的全部岗位分摊。已填补岗位：最优匹配所填补的岗位数；存在多个同等最优的匹配时，给出最少数和最多数。边际价值：增加一名对口毕业生所带来的价值，1.00表示新增一人完全匹配就业，0表示只是顶替他人。";
    advice: "Recommendations, by what they gain (each tried in the model)",
        "建议，按成效排序（均经模型测算）";
    advice_score: "Score {score}.", "得分{score}。";
    how_score_reads: "Score: 100 = every person moved ends in a perfectly fitting, top-priority opening that nobody else would fill; compare it within one kind of action. The example advise measures how robust gains are, and seeks other kinds of actions too.",
        "得分：100分表示每一名受调整的学生都能进入完全对口、产业优先度最高且无人可替代的岗位，只宜在同类措施之间比较。各项成效的稳健性和其他类型的措施，见措施建议报告。";

    // The advice for a reader.
    advice_title: "{title}, {years}: what to do, for {whom}",
        "{title}，{years}：措施建议（{whom}）";
    remark_on_most: "Remark on most openings: {remarks}.", "多数岗位注明：{remarks}。";
    advice_by_gain: "What to do: the best for each work first, by gain (each tried in the model)",
        "措施建议：各岗位的最优措施在前，按增益排序（均经模型测算）";
    advice_by_robust_gain: "What to do: the best for each work first, by gain × robustness (each tried in the model)",
        "措施建议：各岗位的最优措施在前，按增益与稳健性排序（均经模型测算）";
    as_of: "As of {year}: {facts}", "以{year}年计：{facts}";
    order: "Order", "订单培养";
    could_be_ordered: "could be ordered by {enterprises}.", "可由{enterprises}委托培养。";
    looked_at: "What was looked at", "考察范围";
    considered: "considered", "考察";
    resolved: "re-solved", "重新测算";
    gain: "gain", "有增益";
    unsteady: "{count} more would gain as planned, but fail in too many draws: they are no advice.",
        "另有{count}项按规划有增益，但在过多的模拟中不成立，不作建议。";
    refused: "{count} were refused by the rules of the tables.",
        "{count}项不符合数据表的规定。";
    how_advice_reads: "Of several actions that aim at the same openings the most promising is re-solved. Value: 1 is one person in perfectly fitting, top-priority work that nobody else would do. Score: 100 = every person moved is such a one, surely; compare it within one kind of action. A draw varies openings and graduates as far as forecasts are off.",
        "多项措施针对同一岗位时，只对最有希望的一项重新测算。完全匹配就业1人，指一人从事完全对口、产业优先度最高且无人可替代的工作。得分：100分表示每一名受调整的学生都确定如此，只宜在同类措施之间比较。每次模拟使岗位需求和毕业生人数按预测误差变动。";

    // What a reader has today.
    region_today: "In {years}: {openings} openings for graduates, {graduates} graduates. Under the best matching {placed} could be placed ({of_graduates} of graduates) and {filled} openings filled ({of_openings}): what could be, not what tends to be.",
        "{years}：面向毕业生的岗位{openings}个，毕业生{graduates}人。最优匹配下可匹配就业{placed}人（占毕业生{of_graduates}），填补岗位{filled}个（占岗位需求{of_openings}）：为可能达到的水平，并非通常会出现的水平。";
    your_programs: "Your programs, {year}", "本校专业布点（{year}年）";
    seats: "seats", "招生容量";
    entrants: "entrants", "招生数";
    look_for_work: "look for work", "进入就业市场";
    last_one: "last one", "末位价值";
    how_programs_read: "one more: what one more graduate would add, 1.00 = one more full-fit placement; last one: what the last one adds today.",
        "边际价值：增加一名毕业生所带来的价值，1.00表示新增一人完全匹配就业；末位价值：现有最后一名毕业生所带来的价值。";
    no_industry_of_yours: "The tables name no industry of this enterprise, so that no openings can be called its own.",
        "数据表未注明该企业所属产业，无法确定其岗位需求。";
    your_openings: "Openings of your industry ({industry}) for graduates, {year}",
        "本企业所属产业（{industry}）面向毕业生的岗位（{year}年）";
    no_openings_of_yours: "none: the tables have no openings of this industry in this year",
        "无：数据表中该产业当年没有岗位需求";
    yours: "yours", "本产业";
    of_all: "all", "全部产业";
    how_openings_read: "yours: of your industry; all: of every industry; linked: graduates, each counted once; filled: of all, by the best matching; one more: what one more who fits adds; where all are filled, by a better match.",
        "本产业：该产业的岗位；全部产业：所有产业的岗位；可对接毕业生：每人只计一次；已填补岗位：最优匹配在全部岗位中所填补的岗位数；边际价值：增加一名对口毕业生所带来的价值，岗位已全部填补时来自更好的匹配。";

    // A portfolio.
    portfolio_title: "{title}, {years}: what to do together", "{title}，{years}：措施组合";
    no_budget: "Without a budget: everything that gains, one action a program.",
        "未设预算：所有有增益的措施，每个专业布点最多一项。";
    used: "Used of the budget: {used}. At most one action a program.",
        "预算使用：{used}。每个专业布点最多一项措施。";
    used_places: "{used} of {limit} places added a year", "每年新增名额{used}个（上限{limit}个）";
    used_moved: "{used} of {limit} entrants a year added or moved", "每年新增或调整招生{used}人（上限{limit}人）";
    used_money: "{used} of {limit} in money", "经费{used}（上限{limit}）";
    no_portfolio: "Nothing: none of the {considered} actions considered gains anything within the budget.",
        "没有可行措施：考察的{considered}项措施在预算内均无增益。";
    portfolio_total: "{actions} actions together fill {filled} openings and gain a value of {gain} (full-fit placements), over all years.",
        "{actions}项措施合计：各年填补岗位{filled}个，增益折合完全匹配就业{gain}人。";
    portfolio_bound: "No other choice of the {considered} actions considered, in whole or in part, could gain more than {bound}; this one reaches {reached} of it.",
        "考察的{considered}项措施中，无论如何取舍，全部或部分采用，增益都不超过{bound}；本组合达到其{reached}。";
    portfolio_spread: "{draws} draws of openings and graduates: in nine of ten, the actions together gain a value of {low} to {high} a year (full-fit placements).",
        "对岗位需求和毕业生模拟{draws}次：其中九成，各项措施合计每年增益折合完全匹配就业{low}—{high}人。";
    portfolio_joined: "The pathway joins programs of some of them: the bound counts the heads that each action changes by itself.",
        "部分措施涉及的专业布点由培养路径相连：上限按每项措施自身改变的人数计算。";
    portfolio_joined_with: "The pathway joins programs of some of them: the bound counts the heads that each action changes by itself, and {worth} for those that these change only together.",
        "部分措施涉及的专业布点由培养路径相连：上限按每项措施自身改变的人数计算，并为只由多项措施共同改变的人数计入{worth}。";
    portfolio_actions: "What to do, in the order in which it was chosen", "措施，按选入顺序";
    adds: "adds a value of {value} (full-fit placements), {filled} openings filled",
        "新增完全匹配就业{value}人，填补岗位{filled}个";
    alone: "{adds}; by itself it would gain {alone}", "{adds}；单独实施的增益为{alone}";
    portfolio_more: "… and {count} more, which add {gain} together", "……另有{count}项，合计增益{gain}";
}
