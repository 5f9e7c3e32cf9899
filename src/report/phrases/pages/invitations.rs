//! What is said of those whom an alliance could invite.

use crate::phrases::table::words;

words! {
    /// The words on invitations.
    InvitationWords {
        schools: "Schools to invite next (each alone, solved again)", "建议优先吸纳的学校（逐一单独重新测算）";
        enterprises: "Enterprises to invite next", "建议优先吸纳的企业";
        none: "none adds anything", "没有能够带来增益的单位";
        member: "{rank}. {name}: {gains}.", "{rank}. {name}：{gains}。";
        more: "    … and {count} more", "    ……另有{count}个";

        school_fills: "with its {graduates} graduates a year {openings} openings more can be filled in all years{first}",
            "该校每年毕业{graduates}人，加入后各年合计可多填补岗位{openings}个{first}";
        school_fits: "with its {graduates} graduates a year no opening more can be filled, only with a better fit",
            "该校每年毕业{graduates}人，加入后填补岗位数不变，但匹配质量提高";
        first: ", the first in {year}", "，最早见于{year}年";
        become_own: "{openings} openings become the alliance's", "新增所属岗位{openings}个";
        level: "it brings a level that is missing: {levels}", "补齐所缺的层次：{levels}";
        skills: "skills met go from {before} to {after}", "技能满足度由{before}变为{after}";
        enterprise: "{openings} openings more become the alliance's in all years{first}, of which its graduates can fill {filled}",
            "各年合计新增所属岗位{openings}个{first}，其中成员学校毕业生可填补{filled}个";
        enterprise_fills: "{filled} openings more are filled in all years", "各年合计多填补岗位{filled}个";
        places: "its bases have {places} places a year", "其基地每年有名额{places}个";

        considered: "Considered, because they are not members: {schools} and {enterprises} of its industries. Solved again: {resolved}. Adding nothing: {none}{beyond}.",
            "共考察尚未加入的{schools}，以及所属产业的{enterprises}；重新测算{resolved}个，没有增益的{none}个{beyond}。";
        school_considered: "{count} school", "学校{count}所";
        schools_considered: "{count} schools", "学校{count}所";
        enterprise_considered: "{count} enterprise", "企业{count}家";
        enterprises_considered: "{count} enterprises", "企业{count}家";
        untried: ". Not tried: {count}", "；未测算{count}个";
        untried_most: ". Not tried: {count}, none of whom could fill more than {openings} openings in all years",
            "；未测算{count}个，各年合计可填补岗位均不超过{openings}个";
    }
}
