//! What the pages of the pathway say: complete chains, broken links, what is around a station, what schools miss.

use crate::phrases::table::words;

words! {
    /// The words of the pages of the pathway.
    StationWords {
        chains: "{chains} complete chains from secondary to professional master's, from {starts} of {secondary} secondary majors or programs",
            "从中职到专业硕士的完整贯通路径共{chains}条；中职专业（布点）{secondary}个，其中{starts}个为起点";
        first_chains: "The first of them, by id", "其中前几条（按代码排列）";
        arrow: " → ", " → ";

        broken: "{count} broken links: an occupation asks for a level, and no pathway reaches it", "断点{count}处：岗位要求的层次没有升学路径可以到达";
        taught: "Taught at the level or above, but no way within the region leads up to it from secondary school", "该层次或更高层次已开设专业，但区域内没有从中职通往该层次的升学路径";
        not_taught: "Not taught at the level at all", "该层次没有开设专业";
        any_level: "any level", "不限层次";
        openings: "{openings} openings", "岗位{openings}个";
        more: "  … and {count} more", "  ……另有{count}处";

        around: "{station} ({level})", "{station}（{level}）";
        feeders: "What feeds it", "生源专业";
        no_feeders: "No way leads into it.", "没有通往该专业的升学通道。";
        fed: "What it feeds", "接续专业";
        no_fed: "No way leads on from it.", "没有由该专业继续升学的通道。";
        step: "{count} step", "{count}级";
        steps: "{count} steps", "{count}级";

        stages: "{name}: programs by level", "{name}：各层次专业布点数";
        no_program: "It has no program at the {level} level.", "没有{level}层次的专业布点。";
        unjoined: "No way leads from its {low} programs to its {high} programs.", "成员学校的{low}专业没有通往成员学校{high}专业的升学通道。";
        dead_end: "{station} leads to no member. Its continuations are taught by none: {majors}.", "{station}没有通往成员学校的升学通道，也没有成员学校开设其接续专业：{majors}。";
        dead_end_taught: "{station} leads to no member, although members teach what continues it: {majors}.", "{station}没有通往成员学校的升学通道，而成员学校已开设其接续专业：{majors}。";
    }
}
