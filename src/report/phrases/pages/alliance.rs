//! What the page of an alliance says.

use crate::phrases::Language;
use crate::phrases::table::words;
use vocmatch::alliance::{Chain, Measured};
use vocmatch::dataset::AllianceKind;
use vocmatch::matching::Objective;

words! {
    /// The words of the page of an alliance.
    AllianceWords {
        title: "{alliance}, {years}: {kind}", "{alliance}，{years}：{kind}";

        members: "Members: {members}.", "成员：{members}。";
        no_members: "It has no members.", "尚无成员。";
        school: "{count} school", "学校{count}所";
        schools: "{count} schools", "学校{count}所";
        enterprise: "{count} enterprise", "企业{count}家";
        enterprises: "{count} enterprises", "企业{count}家";
        base: "{count} base", "基地{count}个";
        bases: "{count} bases", "基地{count}个";
        other: "{count} other", "其他单位{count}个";
        others: "{count} others", "其他单位{count}个";
        own: "Its openings are those of {industries}, {regions}.", "所属岗位指{regions}{industries}的岗位。";
        every_industry: "every industry, because no member names one", "所有产业（没有成员注明所属产业）";
        region: "in {count} region", "{count}个区域内";
        regions: "in {count} regions", "{count}个区域内";
        everywhere: "everywhere", "全部区域内";

        a_year: "a year", "年份";
        openings: "openings", "岗位需求";
        graduates: "graduates", "毕业生";
        can_fill: "can fill", "可填补";
        share: "share", "填补率";
        all_could: "all could", "各校可填补";
        skills_met: "skills met", "技能满足度";

        how: "If its own graduates took {objective}, they would fill {filled} of {openings} openings in all years ({share}). \"All could\" is what the graduates of all schools could fill. Skills met: of what the openings need, by importance, what its own graduates bring; an empty opening brings nothing.",
            "成员学校毕业生按{objective}匹配所属岗位，各年合计可填补{filled}个，岗位需求共{openings}个，填补率{share}。“各校可填补”指全部学校的毕业生可填补的岗位。“技能满足度”指所属岗位要求的技能中，成员学校毕业生已具备的比例，按重要程度加权；空缺岗位视为不具备。";
        fill_first: "as many of its openings as they can", "就业人数优先";
        best_fit: "its openings, for the best fit", "匹配度优先";
        placement: "In the plan of the whole region, of its {graduates} graduates a year {inside} take its openings, {elsewhere} take others and {unplaced} find none; graduates of other schools take {by_others} of its openings.",
            "在全区域规划中，成员学校每年毕业{graduates}人，其中{inside}人进入所属岗位，{elsewhere}人进入其他岗位，{unplaced}人未能匹配就业；其他学校毕业生填补所属岗位{by_others}个。";
        closed: "Not counted: up to {openings} openings a year that ask for experience or for no award.",
            "要求工作经验或不要求学历的岗位每年最多{openings}个，未计入。";
        broader: "Not counted: up to {openings} openings a year of broader industries, some of which may be its own.",
            "上级产业的岗位每年最多{openings}个，其中一部分可能是所属岗位，未计入。";

        by_level: "By level asked for (a year)", "按岗位要求的层次（每年）";
        by_industry: "Industries with most openings left empty (a year)", "空缺岗位最多的产业（每年）";
        by_region: "Regions with most openings left empty (a year)", "空缺岗位最多的区域（每年）";
        by_occupation: "Occupations with most openings left empty (a year)", "空缺最多的岗位（每年）";
        it_can_fill: "it can fill", "可填补";
        no_industry: "no industry named", "未注明产业";
        any_level: "any level", "不限层次";
        skills: "Skills that its openings lack most (share met, by importance)", "所属岗位最缺乏的技能（满足度，按重要程度加权）";
        all_skills: "   all graduates could {share}", "   各校毕业生可达{share}";

        missing: "What is missing", "培养缺项";
        nothing: "nothing", "无";
        no_level: "No member teaches at the {level} level, which up to {openings} openings a year ask for.",
            "没有成员学校开设{level}层次的专业，而每年最多有{openings}个岗位要求该层次。";
        untaught: "No member trains for {occupation} ({level}): up to {openings} openings a year, {years}.",
            "没有成员学校培养“{occupation}”（{level}）人才：{years}每年岗位最多{openings}个。";
        more_untaught: "{count} more occupations and levels that no member trains for.", "另有{count}组岗位和层次没有成员学校培养。";
        no_stage: "Stages without a program of a member: {levels}.", "没有成员学校开设专业的层次：{levels}。";
        unjoined: "No way leads from its {low} programs to its {high} programs.", "成员学校的{low}专业没有通往成员学校{high}专业的升学通道。";
        dead_end: "{count} program leads to no other member, although the catalogue continues the major: ",
            "{count}个专业布点没有通往其他成员学校的升学通道，而专业目录中有接续专业：";
        dead_ends: "{count} programs lead to no other member, although the catalogue continues the major: ",
            "{count}个专业布点没有通往其他成员学校的升学通道，而专业目录中有接续专业：";
        and_more: " …", "等。";

        chains: "The four chains, 0 to 1 (each as strong as its weakest part)", "四链评估，取值0至1（各链以最薄弱的环节计）";
        chain: "{chain} in {years}{mark}: {parts}.", "{years}{chain}{mark}：{parts}。";
        weakest: ", the weakest", "（四链中最薄弱）";
        taught: "a member trains for {part} of {whole} openings ({share})", "岗位{whole}个，其中成员学校已开设对应专业的{part}个（{share}）";
        steps: "a way joins {part} of the {whole} steps between the levels asked for", "岗位要求的各层次之间有{whole}处衔接，其中已开通升学通道的{part}处";
        filled: "its graduates can fill {part} of {whole} openings ({share})", "岗位{whole}个，其中成员学校毕业生可填补{part}个（{share}）";
        skilled: "they bring {share} of the skills needed there", "毕业生具备岗位所需技能的{share}";
        index: "its industries have an index of {index}", "所属产业的指数为{index}";
        places: "bases have places for {part} of {whole} graduates ({share})", "毕业生{whole}人，其中基地名额可覆盖{part}人（{share}）";
        measures: "the measures of innovation have a mean of {index}", "创新指标的平均值为{index}";
        unknown: "not known", "不详";
        unknown_but_members: "not known, the table of measures has none; members beside schools and enterprises: {members}",
            "不详，指标表中没有相应数据；学校和企业以外的成员有{members}";

        line: "{alliance} ({id}): its schools can fill {filled} of {openings} openings of its industries, all years together ({share})",
            "{alliance}（{id}）：所属产业岗位各年合计{openings}个，成员学校毕业生可填补{filled}个（{share}）";
        line_weakest: "; the weakest of its four chains is {chain} ({strength} of 1)", "；四链中最薄弱的是{chain}（{strength}，满分1）";
        line_next: "; {school} should join next, for {openings} openings more", "；建议优先吸纳{school}，可多填补岗位{openings}个";
    }
}

impl AllianceWords {
    /// How its graduates are matched with its openings.
    pub(crate) fn objective(&self, objective: Objective) -> &'static str {
        match objective {
            Objective::FillFirst => self.fill_first,
            Objective::BestFit => self.best_fit,
        }
    }

    /// What a part of a chain counts.
    pub(crate) fn measured(&self, measured: Measured) -> &'static str {
        match measured {
            Measured::Taught => self.taught,
            Measured::Steps => self.steps,
            Measured::Filled => self.filled,
            Measured::Skilled => self.skilled,
            Measured::Index => self.index,
            Measured::Places => self.places,
            Measured::Measures => self.measures,
        }
    }
}

/// What kind of alliance.
pub(crate) fn kind(kind: AllianceKind, language: Language) -> &'static str {
    let (english, chinese) = match kind {
        AllianceKind::Consortium => ("a consortium of one place", "市域产教联合体"),
        AllianceKind::Community => ("a community of one industry", "行业产教融合共同体"),
        AllianceKind::EducationGroup => ("an education group", "教育集团"),
        AllianceKind::Pairing => ("a pairing", "结对帮扶"),
    };
    language.pick(english, chinese)
}

/// One of the four chains.
pub(crate) fn chain(chain: Chain, language: Language) -> &'static str {
    let (english, chinese) = match chain {
        Chain::Education => ("education", "教育链"),
        Chain::Talent => ("talent", "人才链"),
        Chain::Industry => ("industry", "产业链"),
        Chain::Innovation => ("innovation", "创新链"),
    };
    language.pick(english, chinese)
}
