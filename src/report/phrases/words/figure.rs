//! The words of the figures. Their numbers and names stand in order: `{0}`, `{1}` …

words! {
    /// Titles, captions and columns of the figures.
    FigureWords;

    level: "Level",
        "层次";
    major_class: "Class of majors",
        "专业类";
    occupation_group: "Group of occupations",
        "岗位类别";
    not_placed: "Not placed",
        "未匹配就业";
    unfilled: "Unfilled openings",
        "空缺岗位";
    no_graduate: "Without a graduate",
        "无人填补";
    others: "others ({0})",
        "其他（{0}）";
    no_class: "no class",
        "未分类";
    flow_title: "Where graduates go",
        "毕业生去向";
    flow_caption: "Each year of {0}: {1} graduates, of whom {2} are placed; {3} openings, of which {4} stay unfilled. Bands are as wide as they have people; the number of a group of occupations is that of its openings, and those that nobody fills leave it to the right. This is what could be under the best matching, not what tends to be.",
        "{0}年（每年）：毕业生{1}人，其中{2}人匹配就业；岗位{3}个，其中{4}个空缺。色带宽度表示人数；岗位类别的数字为其岗位需求，无人填补的部分流向右侧。所示为最优匹配下可能达到的结果，并非通常会出现的结果。";
    from: "From",
        "来自";
    to: "To",
        "去向";
    people: "People a year",
        "人/年";
    by_occupation: "Too few and too many graduates, by occupation",
        "各岗位人才缺口与富余";
    on_paper: "On paper only, perhaps: check first",
        "账面缺口，须先核实";
    on_paper_caption: "A remark in the tables speaks against these openings, or says that people for them are trained elsewhere: they are no shortages of graduates before somebody has checked.",
        "数据表对这些岗位需求注有说明，或注明其人员主要由其他途径培养：核实之前，不作为毕业生缺口。";
    by_industry: "Too few and too many graduates, by industry",
        "各产业人才缺口与富余";
    by_region: "Too few and too many graduates, by region",
        "各区域人才缺口与富余";
    occupation: "Occupation",
        "岗位";
    industry: "Industry",
        "产业";
    region: "Region",
        "区域";
    no_industry: "industry not named",
        "未注明产业";
    too_few: "too few graduates (+) →",
        "缺口（+）→";
    too_many: "← too many graduates (−)",
        "← 富余（−）";
    check: "Check", "须核实";
    openings: "Openings",
        "岗位需求";
    linked: "Linked graduates",
        "可对接毕业生";
    gap: "Gap (+ short, − surplus)",
        "差额（+缺口，−富余）";
    balance_caption: "Openings less linked graduates, a year, mean of the years with openings. Each graduate counts once, shared over the openings within reach. Bars count people by what they trained for: openings of a shortage may still be filled by others.",
        "岗位需求减可对接毕业生，每年，取有需求年份的均值。每名毕业生只计一次，分摊到其可选的岗位。缺口按可对接人数计算，不等于空缺岗位。";
    more_short: "{0} more are short of {1} in all.",
        "另有{0}项，合计缺口{1}人。";
    more_over: "{0} more have {1} too many in all.",
        "另有{0}项，合计富余{1}人。";
    any_level: "any level",
        "层次不限";
    graduates: "Graduates",
        "毕业生";
    year: "Year",
        "年份";
    years_title: "Graduates and openings by year and level",
        "各层次逐年毕业生与岗位需求";
    years_caption: "Graduates who enter the labour market, and openings at the lowest level that they ask for; graduates of higher levels may take them too. Each panel has its own scale.",
        "进入就业市场的毕业生，与按最低学历要求统计的岗位需求；更高层次的毕业生也可应聘。各图纵轴刻度不同。";
    major: "Major",
        "专业";
    fit: "Fit",
        "匹配度";
    known: "Known from",
        "依据";
    documented: "documented link",
        "有明确依据";
    inferred: "inferred",
        "推断";
    tracked: "graduate tracking",
        "毕业生跟踪";
    shades: "fit in hundredths, from 0 (left) to 100 (right)",
        "匹配度（百分数），自左至右由低到高";
    inferred_fit: "inferred: no source links the two",
        "推断：无明确依据";
    tracked_fit: "graduates were tracked",
        "有毕业生跟踪数据";
    fits_title: "How majors fit occupations",
        "专业与岗位匹配度";
    fits_caption: "The majors with most graduates placed, and the occupations that take most of them. An empty cell: nothing relates the two.",
        "匹配就业人数最多的专业，以及接收其毕业生最多的岗位。空白表示两者无关联。";
    fits_alike: "All pairs of the majors with most graduates placed and the occupations that take most of them have the same fit ({0}): nobody was tracked and no skills are known, so that a map would show nothing.",
        "匹配就业人数最多的专业与接收其毕业生最多的岗位，匹配度都相同（{0}）：没有毕业生跟踪和技能数据，故不绘图。";
    skill: "Skill",
        "技能";
    heads: "Placed where it is needed",
        "需此技能的匹配就业人数";
    missing_heads: "Missing, in heads",
        "缺口（折合人数）";
    skills_title: "Skills most missing",
        "最缺乏的技能";
    skills_caption: "What graduates placed in {0} cannot do yet, weighed by importance: one head that lacks a skill of full importance altogether counts 1.",
        "{0}年匹配就业的毕业生尚不具备的技能，按重要性加权：完全缺乏一项最重要的技能计1人。";
    skill_note: "of which inferred {0}; {1} placed where it is needed",
        "其中推断{0}；需此技能的匹配就业人数{1}";
    inferred_profile: "from inferred skill profiles",
        "依据推断的专业技能";
    more_skills: "{0} more skills miss {1} heads in all.",
        "另有{0}项技能，合计缺口{1}人。";
    way: "Way",
        "衔接方式";
    pathway_title: "Ways through the levels: {0}",
        "培养路径：{0}";
    pathway_caption: "{0}: {1} majors lead to it or follow it, and these lead to {2} occupations. Full lines are articulations, dashed ones documented links to occupations.",
        "{0}：上下衔接专业{1}个，可通向岗位{2}个。实线为升学衔接，虚线为对应岗位。";
    three_two: "3+2", "3+2";
    three_four: "3+4", "3+4";
    five_two: "5+2", "5+2";
    five_year: "five-year program", "五年一贯制";
    exam: "entrance exam", "升学考试";
    recommendation: "recommendation", "推荐";
    further_study: "continuation", "接续专业";
}
