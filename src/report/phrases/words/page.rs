//! Words that several pages share, and those of the HTML page: headings, columns, buttons, explanations.

words! {
    /// Words that several pages share, and those of the HTML page.
    PageWords;

    // The page as a whole.
    headline: "Summary",
        "概览";
    contents: "Contents", "目录";
    counts: "{regions} regions, {schools} schools, {programs} programs, {occupations} occupations",
        "{regions}个区域、{schools}所学校、{programs}个专业布点、{occupations}类岗位";
    matched_for: "Aim: {objective}",
        "测算目标：{objective}";
    as_of: "Data as of {date}", "数据截至{date}";
    advice_begins: "Advice begins in autumn {year}", "措施最早自{year}年秋季起";
    moving: "Mobility assumed: over {km} km willingness to move falls to 37%, and beyond {most} km nobody is matched, but where the tables say otherwise",
        "流动假定：距离{km}千米时流动意愿降至37%，超过{most}千米不予匹配，数据表另有规定的除外";
    moving_anywhere: "Mobility assumed: over {km} km willingness to move falls to 37%, but where the tables say otherwise",
        "流动假定：距离{km}千米时流动意愿降至37%，数据表另有规定的除外";
    could_be: "could be under the best matching, not what tends to be",
        "最优匹配下可能达到，并非通常会出现";
    answer_means: "In field: in a post that asks for their field, of those placed. Placed and in field are what could be under the best matching, not what tends to be.",
        "对口率：匹配就业者中，在要求所学专业的岗位就业的比例。匹配就业与对口率为最优匹配下可能达到的水平，并非通常会出现的水平。";
    tends_to_be: "tends to be", "通常会出现";
    tends_in_first_jobs: "tends to be, in first jobs; mean of all years", "首次就业通常会出现；各年平均";
    could_be_means: "Numbers marked so belong to the best matching of these graduates and these openings, which nobody arranges in practice. They say what could be, not what tends to be.",
        "标有此说明的数字，是现有毕业生与岗位需求最优匹配的结果，现实中无人如此统一安排：表示可能达到的水平，而不是通常会出现的水平。";
    largest_shortages: "Largest shortages, a year", "最大缺口（每年）";
    first_things: "What to do first", "首要措施";
    none_stands: "No action passes every rule. What gains, but has something against it, stands in the lists that follow.",
        "没有一项措施通过全部规则。有增益但存在不利因素的措施，见后列各表。";
    other_lists: "In other lists", "另列";
    more_in: "All of them: {section}.", "全部内容见“{section}”。";
    generated: "Made by vocmatch {version}", "由 vocmatch {version} 生成";
    no_industry: "Industry not named", "未注明产业";
    no_class: "No class", "未分类";
    none: "none", "无";

    // What rows are about.
    years: "Years", "年份";
    a_year: "a year", "每年";
    region: "Region", "区域";
    major: "Major", "专业";
    class: "Class of majors", "专业类";
    level: "Level", "层次";
    occupation: "Occupation", "岗位";
    industry: "Industry", "产业";
    kind: "Kind", "类型";

    // Figures of the headline and of balances.
    openings: "Openings", "岗位需求";
    graduates: "Graduates", "毕业生";
    placed: "Placed", "匹配就业";
    mean_fit: "Mean fit", "平均匹配度";
    in_field: "In field", "对口率";
    gap: "Gap (+ short, − surplus)", "差额（+缺口，−富余）";
    linked: "Linked", "可对接毕业生";
    filled: "Filled", "已填补岗位";
    one_more: "One more", "边际价值";

    // What figures mean.
    linked_means: "Graduates within reach of these openings. Each is counted once, shared over all openings within reach.",
        "可以从事这些岗位的毕业生；每人只计一次，按可从事的全部岗位分摊。";
    gap_means: "Openings less the graduates linked to them: above zero graduates are missing, below zero there are too many. It counts people by what they trained for; an opening may still be filled by somebody who could also do other work: see Filled.",
        "岗位需求减去可对接毕业生：正数为缺口，负数为富余。按可对接人数计算，不等于空缺岗位；岗位也可能由可从事多种岗位的毕业生填补，见“已填补岗位”。";
    filled_means: "Openings that the best matching fills; where several matchings are equally good, the least and the most of any.",
        "最优匹配所填补的岗位数；存在多个同等最优的匹配时，给出最少数和最多数。";
    one_more_means: "What one more well fitting graduate would add: 1 means one more full-fit placement, 0 that somebody else is displaced.",
        "增加一名对口毕业生所带来的价值：1表示新增一人完全匹配就业，0表示只是顶替他人。";
    worth_means: "A value of 1 is one full-fit placement: one person in perfectly fitting, top-priority work that nobody else would do.",
        "完全匹配就业1人，指一人从事完全对口、产业优先度最高且无人可替代的工作。";
    score_means: "100 means that every person whose training changes surely ends in perfectly fitting, top-priority work that nobody else would do; 0 that nothing is gained. It is per person: compare it within one kind of action.",
        "100分表示每一名受调整的学生都能进入完全对口、产业优先度最高且无人可替代的岗位；0分表示没有增益。得分按人均计算，只宜在同类措施之间比较。";

    // Sections: balances.
    on_paper: "On paper only, perhaps: check first", "账面缺口，须先核实";
    by_occupation: "By occupation", "按岗位";
    by_industry: "By industry", "按产业";
    by_region: "By region", "按区域";
    by_class: "By class of majors", "按专业类";
    by_year: "Supply and demand by year", "分年度供需";
    apart_part: "{heads} {tier}", "{tier}{heads}个";
    apart: "Apart from these openings a year", "以下岗位另计，每年";
    pathway: "Pathway of a major", "专业培养路径";
    skills: "Skills most missing", "最缺乏的技能";

    // Sections: what to do.
    recommendations: "Recommendations", "建议";
    recommendations_means: "Each was tried alone in the model: gains of several cannot be added. Actions of one kind stand together, since their scores compare only there; the numbers follow the gain over all kinds, the best for each occupation and region first. Sizes are the largest that was tried, at most a quarter of the present people or the free seats: they are not the whole need.",
        "每项建议均在模型中单独测算，成效不可相加。同类措施列在一起，得分只在同类之间比较；序号按全部措施的成效排列，每个岗位和区域的最优建议在前。规模以现有人数的四分之一或剩余名额为上限，不代表全部需求。";
    no_recommendations: "No action that was tried gains anything.", "经测算，没有带来增益的措施。";
    with_caution: "Needs review: the demand data behind these carries a caution",
        "须先核实：所依据的岗位需求数据存疑";
    pays_little: "Needed, pays little", "确有需求，收入偏低";
    pays_little_means: "Real shortages, but most of these openings pay less than the median of their area, or the class is among the lowest paid of its level. They are not hidden, and they do not lead.",
        "岗位确有缺口，但多数岗位工资低于当地中位数，或该专业类收入在同层次中偏低。单独列出，不作首选。";
    with_caution_means: "Each gains in the model, and something should be settled first: a caution on the openings, a program that may teach beyond its area, another level than the openings ask for, or pay that nobody knows.",
        "模型测算有增益，但须先核实：岗位数据存疑、可能面向本地区以外办学、岗位要求的层次不同，或收入不详。";
    to_recruit: "Fill the seats there are", "先招满现有名额";
    to_recruit_means: "These programs have empty seats. Openings would take more graduates; recruit before you add seats.",
        "以下专业布点现有名额未招满。岗位可吸纳更多毕业生，应先扩大生源，不宜增加名额。";
    better_matches: "Better matches only", "仅改善匹配";
    better_matches_means: "These fill few openings on balance, or take the place of others: people are matched better, not more of them.",
        "以下措施净填补岗位很少，或挤占他人岗位：只改善匹配质量，不增加就业人数。";
    gains_on_paper: "Gains only on paper", "仅为账面增益";
    gains_on_paper_means: "The best matching gains by these, and graduates as they tend to go do not.",
        "按最优匹配有增益，按毕业生实际去向规律则没有。";
    to_watch: "Programs to watch", "须关注的专业布点";
    to_watch_means: "Prices alone would cut or enlarge these programs; a rule keeps the advice from it.",
        "仅按边际价值应调整以下专业布点，但按规则不作建议。";
    watch: "Surplus programs without a nearby alternative",
        "附近无承接布点的富余专业";
    watch_short: "Surplus programs", "富余专业";
    watch_means: "In the model these graduates find no opening that they could take, and no program of the field nearby could take their seats. Many may in fact work in jobs that ask for no particular major.",
        "以下毕业生在模型中没有可匹配的岗位，附近也没有同领域专业布点可以承接其名额；不等于实际未就业。";
    watch_line: "{program}: {unplaced} of {graduates} graduates in {year}",
        "{program}：{year}年毕业{graduates}人，其中{unplaced}人未能匹配就业";
    considered: "{considered} actions considered, {resolved} re-solved",
        "共考察措施{considered}项，重新测算{resolved}项";
    brings: "Effect", "成效";
    fills: "Fills", "填补岗位";
    per_year: "By year", "分年度";
    score: "Score", "得分";
    in_favour: "For", "支持理由";
    against: "Against", "不利因素";
    loses: "Who loses", "受影响人员";
    cost: "Takes", "投入";
    sure: "Confidence", "可信度";
    acts: "Responsible", "责任单位";
    check: "Check", "须核实";
    remark: "Remark", "备注";

    // The table of the matching.
    matching: "Who goes where", "供需匹配明细";
    matching_means: "One best matching of many that may be equally good: not a forecast of who will work where.",
        "同等最优的匹配可能不止一个，本表为其中之一，并非对实际就业去向的预测。";
    from_region: "School in",
        "学校所在区域";
    to_region: "Work in",
        "岗位所在区域";
    heads: "People", "人数";
    fit: "Fit", "匹配度";
    evidence: "Evidence", "依据";
    source: "Source", "来源";

    // Controls.
    search: "Search", "搜索";
    all: "All", "全部";
    previous: "Previous", "上一页";
    next: "Next", "下一页";
    open_all: "Open all", "全部展开";
    close_all: "Close all", "全部收起";
    print: "Print", "打印";
    light: "Light", "浅色";
    dark: "Dark", "深色";
    needs_script: "Sorting, searching and filtering need JavaScript; everything else reads without it.",
        "排序、搜索和筛选需要启用 JavaScript，其余内容可直接阅读。";

    // What to know, and where numbers come from.
    to_know: "Limits and assumptions",
        "局限与假定";
    assumed: "Assumed", "假定";
    inferred: "Inferred", "推断";
    sources_means: "Every number follows from rows of the tables; the tables of balances and of the matching name them.", "所有数字均由数据表各行得出；供需明细和供需匹配明细列出所用的行。";
    how_to_read: "How to read this", "阅读说明";
    chart_as_table: "The same as a table", "以表格显示";

    // Problems and warnings of the tables.
    warnings: "Warnings of the tables", "数据表提醒";
    warnings_means: "The plan stands; look at these when a number surprises.",
        "不影响生成规划；数字异常时请先核对以下各项。";

    // The HTML page: marks, headings and remarks of its own.
    colon: ": ", "：";
    comma: ", ", "，";
    semicolon: "; ", "；";
    stop: ".", "。";
    skip: "Skip to the content", "跳到正文";
    flow: "Where graduates go", "毕业生去向";
    gaps: "Shortages and surpluses",
        "缺口与富余";
    fit_map: "How majors fit occupations", "专业与岗位匹配度";
    balances: "All balances", "供需明细";
    balances_means: "Every group with its openings and the graduates linked to them, the largest shortage first, those on paper only after all others.",
        "列出各组的岗位需求与可对接毕业生，缺口大的排在前面，账面缺口列于其后。";
    saturated_short: "In full programs",
        "所在专业已饱和";
    left_out: "{rows} more rows are not shown.", "另有{rows}行未显示。";
    remarks: "Remarks of the tables", "数据表备注";
    not_counted: "Left out", "未计入";

    saturated_means: "Graduates of programs where one more would add nothing. Many of them are placed: the number cannot be added to Placed.",
        "所在专业布点再增加一名毕业生已无增益的毕业生人数；其中不少人已匹配就业，不能与“匹配就业”相加。";
    noted: "Note of the tables on all {openings} openings or most of them: {note}.",
        "数据表对全部或多数岗位（{openings}个）的说明：“{note}”。";
    on_paper_rows: "On paper: the first {rows} rows.", "打印版仅列前{rows}行。";
    confidence: "confidence", "可信度";

    // The table of the matching, as its script says it.
    sort: "Sort by this column", "按此列排序";
    each_row: "Each row tells the table rows that its people, its openings and its link come from.",
        "每一行均可查看其毕业生、岗位需求和对应关系所在的数据行。";
    search_what: "major, school, occupation, region", "专业、学校、岗位或区域";
    matching_count: "{shown} of {all} rows, {heads} people. Page {page} of {pages}.",
        "显示{shown}行，共{all}行，{heads}人；第{page}页，共{pages}页。";
    graduates_of: "{school}: {heads} graduates ({rows})", "{school}：毕业生{heads}人（{rows}）";
    projected: "from entrants, by completion and progression", "由招生数按完成率和升学测算";
    openings_of: "Openings, {heads} in all: {rows}", "岗位需求共{heads}个：{rows}";
    rows_of: "rows: {count}", "{count}行";
    table_row: "{file} row {rows}", "{file} 第{rows}行";
    numbers_from: "Where the numbers come from", "数字来源";
    openings_from: "{heads} openings: {places}", "岗位需求{heads}个：{places}";
    graduates_from: "{heads} graduates: {places}", "毕业生{heads}人：{places}";
    link_of: "Link of major and occupation: {rows}", "专业与岗位的对应关系：{rows}";
    more_rows: " and {count} more", "等，另有{count}行";
    more_schools: "{count} more schools", "另有{count}所学校";
}
