//! The words of the workbook: sheets, columns, notes.

words! {
    /// Names of sheets, heads of columns, notes and lines of the workbook.
    SheetWords;

    // Sheets, and the question that each answers.
    tab_overview: "Overview", "总览";
    tab_guide: "How to read", "读法";
    tab_charts: "Charts", "图表";
    tab_occupations: "Occupations", "岗位供需";
    tab_industries: "Industries", "产业供需";
    tab_regions: "Regions", "区域供需";
    tab_levels: "Levels", "层次供需";
    tab_classes: "Classes of majors", "专业类";
    tab_years: "Years", "分年度供需";
    tab_skill_gaps: "Skill gaps", "技能缺口";
    tab_programs: "Programs", "专业布点";
    tab_matching: "Matching", "供需匹配明细";
    tab_advice: "Recommendations", "建议";
    tab_measures: "Advice in figures", "建议指标";
    tab_effects: "Effects by year", "建议分年度成效";
    tab_where: "Who gains, who loses", "受益与受影响";
    tab_reasons: "Reasons", "建议理由";
    tab_sought: "What was looked at", "考察范围";
    tab_watch: "Surplus programs", "富余专业";
    asks_overview: "What stands out, and what was assumed", "要点与假定";
    asks_guide: "What the words and colours mean", "词语和颜色的含义";
    asks_charts: "Shortages, surpluses, years, skills and advice as pictures", "缺口、富余、分年度、技能与建议的图";
    asks_occupations: "Which occupations lack graduates, and which have too many?", "哪些岗位人才短缺，哪些富余？";
    asks_industries: "Which industries lack graduates?", "哪些产业人才短缺？";
    asks_regions: "Which regions lack graduates?", "哪些区域人才短缺？";
    asks_levels: "At which levels are graduates missing?", "哪些层次人才短缺？";
    asks_classes: "Whose next graduate would find nothing?", "哪些专业类再增加毕业生已无增益？";
    asks_years: "Openings, graduates and placed, year by year", "分年度的岗位需求、毕业生与匹配就业人数";
    asks_skill_gaps: "What can the people placed not do yet?", "匹配就业者还欠缺什么技能？";
    asks_programs: "Who starts, goes on and graduates in each program?", "各专业布点招生、升学、毕业各多少人？";
    asks_matching: "Who goes where, in the best matching?", "最优匹配中毕业生去向如何？";
    asks_advice: "What should change, and what does it bring?", "应当采取什么措施，成效如何？";
    asks_measures: "How sure is it, what does it take, what does it aim at?", "可信度如何，需要什么投入，目标何在？";
    asks_effects: "What does each recommendation change, year by year?", "每项建议分年度带来什么变化？";
    asks_where: "Which openings does it fill, and who loses a place?", "填补哪些岗位，谁因此失去岗位？";
    asks_reasons: "What speaks for it, what against, what is in doubt?", "支持理由、不利因素与存疑之处";
    asks_sought: "Which kinds of actions were tried?", "考察了哪些类型的措施？";
    asks_watch: "Surplus programs without a nearby alternative, and warnings of the tables", "附近无承接布点的富余专业，以及数据表提醒";

    // Columns, notes and cells.
    number: "No.", "序号";
    advice_note: "Best first; each was tried in the model, all years together. Score: 100 = every person moved ends in a perfectly fitting, top-priority opening that nobody else would fill; compare it within one kind of action. Figures, effects by year, who loses and reasons stand on the next sheets, under the same number.",
        "最优措施在前；每项均经模型测算，各年合计。得分：100分表示每一名受调整的学生都能进入完全对口、产业优先度最高且无人可替代的岗位，只宜在同类措施之间比较。指标、分年度成效、受影响人员和理由见后面各表，序号相同。";
    what_to_do: "What to do", "措施";
    list: "List", "所属清单";
    gain_in_placements: "Gain, in full-fit placements", "增益（折合完全匹配就业人数）";
    first_autumn: "First autumn", "起始秋季";
    first_shows: "First shows", "见效年份";
    people_moved: "People moved", "调整人数";
    openings_filled: "Openings filled", "填补岗位";
    lose_a_place: "Lose a place", "失去岗位人数";
    measures_note: "Gain in full-fit placements. Draws vary openings and fits; low and high: one draw in twenty lies below, one above. Empty where no draws were asked for. Skill gap: below zero it closes.",
        "增益按折合完全匹配就业人数计。模拟使岗位需求与匹配度变动；下限、上限：各有二十分之一的模拟在其外。未要求模拟时为空。技能缺口：负数为缩小。";
    about: "About", "对象";
    gain_per_person: "Gain per person", "人均增益";
    holds_in_draws: "Holds in draws", "模拟中成立的比例";
    gain_low: "Gain, low", "增益下限";
    gain_high: "Gain, high", "增益上限";
    draws: "Draws", "模拟次数";
    skill_gap: "Skill gap", "技能缺口变化";
    places_a_year: "Places a year", "每年名额";
    money_a_year: "Money a year", "每年经费";
    occupation_aimed_at: "Occupation aimed at", "目标岗位";
    region_aimed_at: "Region aimed at", "目标区域";
    effects_note: "Changes against the plan, re-solved. Value in full-fit placements. Skill gap: below zero it closes.",
        "与规划相比的变化，由重新测算得出。价值按折合完全匹配就业人数计。技能缺口：负数为缩小。";
    year: "Year", "年份";
    value: "Value", "价值";
    openings_are_filled: "openings filled", "填补岗位";
    openings_left_empty: "openings left empty", "空缺岗位";
    graduates_lose_a_place: "graduates who lose a place", "失去岗位的毕业生";
    where_note: "Over all years: in which occupations openings are filled, and of which majors graduates lose their place.",
        "各年合计：在哪些岗位填补空缺，哪些专业的毕业生因此失去岗位。";
    what: "What", "事项";
    occupation_or_major: "Occupation or major", "岗位或专业";
    heads: "Heads", "人数";
    in_doubt: "In doubt", "存疑";
    reasons_note: "Facts with their numbers; the score follows from what was tried, not from these.",
        "所列为事实及其数字；得分来自模型测算，不由这些理由得出。";
    speaks: "Speaks", "性质";
    reason: "Reason", "理由";
    in_all: "All", "合计";
    unsteady: "Gain as planned, but not in the draws", "按规划有增益，模拟中不成立";
    refused: "Not allowed by the tables", "不符合数据表的规定";
    sought_note: "Considered: shadow prices or gaps speak for them. Tried: those that promise most, each re-solved in the model.",
        "考察：影子价格或缺口表明可能有增益的措施。测算：其中最有希望的，逐一在模型中重新测算。";
    kind_of_action: "Kind of action", "措施类型";
    considered: "Considered", "考察";
    tried: "Tried", "测算";
    gain: "Gain", "增益";
    program: "program", "专业布点";
    unplaced_why: "Graduates go unplaced, and no program nearby of the field could take their seats.",
        "毕业生未能匹配就业，附近也没有同领域专业布点可以承接其名额。";
    tables: "tables", "数据表";
    watch_note: "Unplaced: so many fewer graduates would leave as many openings filled. Warnings of the tables are odd, not wrong.",
        "未匹配：毕业生减少这些人数，填补的岗位也不会减少。数据表提醒为可疑之处，并非错误。";
    where_it_is: "Where", "位置";
    unplaced: "Unplaced", "未匹配就业";
    why: "Why", "说明";
    balances_note: "A year, mean over the years with openings; the largest shortage first, those on paper only after all others. Gap: openings less linked graduates: above zero (orange) graduates are missing, below zero (blue) there are too many. Linked: each graduate counted once, shared over the openings within reach. Filled: the least and the most that any best matching fills. One more: what one more well fitting graduate would add, 1.00 = one full-fit placement.",
        "每年，取有岗位需求年份的平均值；缺口大的在前，账面缺口列于其后。差额为岗位需求减去可对接毕业生：正数（橙色）为缺口，负数（蓝色）为富余。可对接毕业生：每名毕业生只计一次，按可从事的全部岗位分摊。已填补岗位：任一最优匹配所填补的最少数与最多数。边际价值：增加一名对口毕业生所带来的价值，1.00表示新增一人完全匹配就业。";
    name: "Name", "名称";
    id: "Id", "编号";
    linked_graduates: "Linked graduates", "可对接毕业生";
    band: "Band", "供需等级";
    filled_least: "Filled, least", "已填补岗位（最少）";
    filled_most: "Filled, most", "已填补岗位（最多）";
    openings_per_graduate: "Openings per graduate", "岗位与毕业生之比";
    structural_deviation: "Structural deviation", "结构偏离度";
    check_first: "Check first", "须先核实";
    not_named: "not named", "未注明";
    coupling_c: "Coupling C", "耦合度C";
    development_t: "Development T", "综合发展指数T";
    coordination_d: "Coordination D", "耦合协调度D";
    corrected_d: "Corrected D", "修正耦合协调度D";
    coordination: "Coordination", "协调等级";
    any_level: "any level", "层次不限";
    levels_note: "By the lowest level that openings ask for.", "按岗位要求的最低层次统计。";
    classes_note: "A year. In full programs: graduates where one more would add nothing; at the margin they only displace each other. Placed: the least and the most that any best matching places.",
        "每年。所在专业已饱和：再增加一名毕业生已无增益的毕业生人数，边际上只是相互顶替。匹配就业：任一最优匹配的最少数与最多数。";
    placed_least: "Placed, least", "匹配就业（最少）";
    placed_most: "Placed, most", "匹配就业（最多）";
    placed_at_most: "Placed, at most", "匹配就业率（最高）";
    skills_note: "In the first year with openings, in the matching that was found. Gap: how much of the skill the people placed lack, weighed by its importance, in heads. Inferred: the part that rests on skills inferred from documented occupations.",
        "取有岗位需求的第一年，按所求得的匹配。缺口：匹配就业者所欠缺的该项技能，按重要性加权，折合人数。推断：其中依据由对应岗位推断的技能的部分。";
    skill: "Skill", "技能";
    of_it_inferred: "Of it inferred", "其中推断";
    placed_where_needed: "People placed where it is needed", "需此技能的匹配就业人数";
    to_overview: "‹ Overview", "‹ 总览";
    chart_missing: "Graduates missing, by occupation (a year)", "各岗位人才缺口（每年）";
    chart_on_paper: "On paper only, perhaps: check first (a year)", "账面缺口，须先核实（每年）";
    chart_surplus: "Graduates too many, by occupation (a year)", "各岗位人才富余（每年）";
    chart_years: "Openings, graduates and placed, by year", "分年度的岗位需求、毕业生与匹配就业";
    chart_levels: "Openings and graduates, by level (a year)", "各层次的岗位需求与毕业生（每年）";
    chart_skills: "Largest skill gaps (heads)", "最大的技能缺口（折合人数）";
    chart_gains: "What recommendations gain (full-fit placements, all years)",
        "各项建议的增益（折合完全匹配就业人数，各年合计）";
    matching_note: "Heads a year, in the matching that was found; others may be as good, so quote the ranges of the other sheets. Graduates who cannot be told apart stand together: same region, same fit. Fit: the probability that a graduate works in the field and stays. Value: fit × level × mobility × priority.",
        "每年人数，按所求得的匹配；可能有同等最优的其他匹配，引用时请用其他表中的范围。无法区分的毕业生（同一区域、同样匹配度）合并列出。匹配度：毕业生在对口领域稳定工作的可能性。价值为匹配度、层次、流动与优先度的乘积。";
    graduate_in: "Graduate in", "毕业年份";
    schools: "Schools", "学校";
    from_region: "From region", "学校所在区域";
    to_region: "To region", "岗位所在区域";
    openings_of: "Openings of", "岗位年份";
    value_of_a_head: "Value of a head", "每人价值";
    programs: "Programs", "专业布点数";
    major_id: "Major id", "专业编号";
    occupation_id: "Occupation id", "岗位编号";
    plan_of_a_region: "Plan of a region", "区域人才供需规划";
    openings_and_graduates: "Openings and graduates (a year)", "岗位需求与毕业生（每年）";
    what_to_do_first: "What to do first, each tried in the model", "首要措施（均经模型测算）";
    groups_of_graduates: "Groups of graduates", "毕业生组数";
    groups_of_openings: "Groups of openings", "岗位组数";
    pairs: "Pairs that could match", "候选匹配数";
    audit: "Audit", "校验";
    years_note: "A row a year. {means}", "每年一行。{means}";
    proven: "none better exists (proven)", "已证明最优";
    programs_note: "A row a program and year. Placed: the share of its group (graduates of the same region who fit the same openings) that has a place. One more: what one more graduate would add; last one: what the last one adds today; 1.00 = one full-fit placement, 0.00 = only displaces somebody.",
        "每个专业布点每年一行。匹配就业率：同组（同一区域、适合同样岗位的毕业生）中匹配就业的比例。边际价值：增加一名毕业生所带来的价值；末位价值：现有最后一名毕业生所带来的价值；1.00表示新增一人完全匹配就业，0.00表示只是顶替他人。";
    school: "School", "学校";
    seats: "Seats", "招生容量";
    entrants: "Entrants", "招生数";
    from_lower: "Of them from lower programs", "其中由下一层次升入";
    finishing: "Cohort that finishes", "应届人数";
    complete: "Complete", "毕业";
    drop_out: "Drop out", "未毕业";
    go_on: "Go on", "升学（表内）";
    study_elsewhere: "Study elsewhere", "升学（表外）";
    look_for_work: "Look for work", "进入就业市场";
    placed_of_group: "Placed of group", "同组匹配就业率";
    last_one: "Last one", "末位价值";
    program_id: "Program id", "布点编号";

    // Sentences with numbers.
    overview_line: "{years}: {counts}; matched for {objective}", "{years}：{counts}；测算目标：{objective}";
    overview_advice: "Score {score}; {filled} more openings filled over all years; {lost} others lose their place.",
        "得分{score}；各年合计填补岗位增加{filled}个；另有{lost}名毕业生失去岗位。";
    rows: "({rows} rows)", "（{rows}行）";
    too_long: "Only {shown} of {all} rows fit on a sheet; the CSV tables of the plan have all.",
        "表内只能容纳{all}行中的{shown}行；全部数据见规划的数据表文件。";
    openings_that: "Openings that {tier}", "{tier}的岗位";
}
