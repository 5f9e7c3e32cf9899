//! What the page of routes says.

use crate::phrases::table::words;
use crate::phrases::{Language, chinese};
use vocmatch::dataset::ArticulationKind;

words! {
    /// The words of the page of routes.
    RouteWords {
        title: "From {from} to {to}", "从{from}到{to}";
        from_nothing: "junior secondary school", "初中毕业";
        from_level: "the {level} level", "{level}毕业";
        no_route: "No route leads there along the ways of these tables.", "按数据表中的升学通道，没有通往该目标的路径。";
        best: "Best routes, by the trade-off of success, years, cost, fit and pay", "最佳路径（综合考虑成功率、年限、费用、匹配度和薪酬）";
        front: "Routes of which none is beaten in success, years, cost, fit and pay at once", "互不逊色的路径（没有其他路径在成功率、年限、费用、匹配度和薪酬上全面占优）";
        cut: "Some are left out, because too many stood side by side.", "路径过多，部分未列出。";
        route: "{number}. {figures}; worth {worth}", "{number}. {figures}；综合评价{worth}";
        arrive: "{likely}{mark} of 100 arrive", "每100人中{likely}{mark}人走完全程";
        no_study: "no more study", "无需继续升学";
        cost: "cost {money}", "费用{money}";
        fit: "fit {fit}", "匹配度{fit}";
        pay: "pay {money} a year", "年薪{money}";
        year: "{count} year", "{count}年";
        years: "{count} years", "{count}年";

        step: "{station} ({level}, {years}; {entry})", "{station}（{level}，{years}；{entry}）";
        arrow: " → ", "→";
        starts: "starts here", "由此起步";
        since: "{way} from {year}", "{year}年起{way}";
        go_on: "{share}{mark} go on", "升学率{share}{mark}";
        complete: "{share}{mark} complete", "完成率{share}{mark}";
        by_quota: " by its places", "（按名额计）";

        to_know: "To know before you rely on it", "使用前须知";
        assumed_shares: "A question mark stands where the share who go on is not in the tables: it is assumed by the kind of way. It tells routes apart, not how likely one is.",
            "带“？”的升学率在数据表中没有，按升学方式假定：只用于比较路径，不表示实际可能性。";
        assumed_completion: "Where no share completes is shown, none is known, and everyone is taken to complete.", "未列完成率的，完成率不详，按全部完成计算。";
        assumed_cost: "Where a seat's cost is not known, the mean of those of its level stands for it.", "名额成本不详的，按同层次的平均数计算。";
        assumed_pay: "What the work pays is not known: it is taken to pay as the middle of all occupations does.", "该岗位薪酬不详，按全部岗位的中等水平计算。";
    }
}

/// How one gets into a step.
pub(crate) fn way(kind: ArticulationKind, language: Language) -> &'static str {
    let english = match kind {
        ArticulationKind::ThreePlusTwo => "3+2",
        ArticulationKind::ThreePlusFour => "3+4",
        ArticulationKind::FivePlusTwo => "5+2",
        ArticulationKind::FiveYear => "five-year program",
        ArticulationKind::Exam => "entrance exam",
        ArticulationKind::Recommendation => "recommendation",
        ArticulationKind::FurtherStudy => "continuation",
    };
    language.pick(english, chinese::term::way(kind))
}
