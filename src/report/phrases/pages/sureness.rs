//! What pages say of how sure an action is, and of how figures change with assumptions.

use crate::phrases::table::words;

words! {
    /// The words of assumptions and of sureness.
    SurenessWords {
        heading: "What changes under other assumptions", "假定变化时的结果";
        short: "Assumptions", "假定变化";
        means: "The plan and the advice, computed again with one assumption changed at a time. What could be, a year.",
            "每次只改变一项假定，重新测算规划和措施。表中为每年可能达到的水平。";
        assumption: "Assumption", "假定";
        as_planned: "As planned", "现行假定";
        holds: "holds under every assumption that we tried", "在所试各项假定下均成立";
        hangs_on_one: "hangs on one assumption: {assumption}", "取决于一项假定：{assumption}";
        hangs_on_several: "hangs on several assumptions, most on: {assumption}", "取决于多项假定，影响最大的是：{assumption}";
        weak: "no assumption breaks it, but weighty facts speak against it", "各项假定均不推翻，但存在重要的不利事实";
        not_tried: "not tried under other assumptions", "未在其他假定下试算";
        stays: "stays among the best forty under {listed} of {all} assumptions", "在{all}项假定中的{listed}项下仍列前四十位";
        mobility_half: "graduates move half as far", "毕业生流动距离减半";
        mobility_double: "graduates move twice as far", "毕业生流动距离加倍";
        openings_fewer: "openings are 20% fewer", "岗位减少20%";
        openings_more: "openings are 20% more", "岗位增加20%";
        three_year_mean: "graduates are the mean of three years", "毕业生数取近三年平均";
        experienced: "graduates may take posts that ask for experience", "毕业生可进入要求工作经验的岗位";
        links_only: "only documented links count", "只计有依据的专业与岗位对应关系";
        least_fit: "only a fit of a half or more counts", "只计匹配度不低于0.5的岗位";
        level_penalty: "a level too high costs 40%", "层次每高一级，价值减40%";
        no_level_penalty: "a level too high costs nothing", "层次偏高不减价值";
        fill_first: "the most people are placed, whatever their fit", "以就业人数最多为目标";
        link_certainty: "a documented link is 70% certain", "有依据的对应关系按70%把握计";
        evidence_only: "documented links do not count", "不计有依据的对应关系";
        priorities_off: "all industries have one priority", "各产业优先度相同";
        pay_weight: "pay counts", "计入工资";
    }
}
