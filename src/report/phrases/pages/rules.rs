//! What the page of warning rules says.

use crate::phrases::table::words;
use crate::phrases::{Language, chinese, english};
use vocmatch::rules::{Advised, Comparison, Measure};

words! {
    /// The words of the page of warning rules.
    RuleWords {
        title: "{firing} of {rules} rules fire, for {programs} programs", "预警规则共{rules}条，触发{firing}条，涉及专业布点{programs}个";
        warned: "Warned of, by what the rules advise", "预警专业布点（按建议措施的力度排列）";
        none: "none", "无";
        program: "{advice}: {program}", "{advice}：{program}";
        more_programs: "  … and {count} more programs", "  ……另有{count}个专业布点";
        fired: "{readings}: {threshold}{running} → {advice} ({rule})", "{readings}：{running}{threshold}→{advice}（{rule}）";
        two_years: " for two years", "连续两年";
        three_years: " for three years", "连续三年";
        years: " for {years} years", "连续{years}年";
        too_few: "Too few people to say", "人数过少，不作判断";
        and_more: "and {count} more", "另有{count}个";
        of_rule: "{rule}: {said}", "{rule}：{said}";
        sources: "Where these rules come from", "预警规则的来源";

        year: " in {year}", "{year}年";
        withheld: "withheld{year}", "{year}数据未公布";
        again: "{part} of {of}{year} ({share})", "{year}{of}人中{part}人（{share}）";
        placement: "{part} of {of} tracked had work{year} ({share})", "{year}跟踪{of}人，其中就业{part}人（{share}）";
        settled: "{part} of {of} tracked had work or studied on{year} ({share})", "{year}跟踪{of}人，其中就业或升学{part}人（{share}）";
        in_field: "{part} of {of} at work were in the field{year} ({share})", "{year}就业{of}人，其中对口就业{part}人（{share}）";
        further_study: "{part} of {of} tracked studied on{year} ({share})", "{year}跟踪{of}人，其中升学{part}人（{share}）";
        own_business: "{part} of {of} tracked ran their own business{year} ({share})", "{year}跟踪{of}人，其中自主创业{part}人（{share}）";
        placed: "{part} of {of} graduates find an opening{year} ({share})", "{year}毕业{of}人，其中匹配就业{part}人（{share}）";
        seats: "{part} entrants for {of} seats{year} ({share})", "{year}招生容量{of}人，实际招生{part}人（{share}）";
        completion: "{share} of entrants complete{year}", "{year}入学新生的完成率为{share}";
        worth: "the last graduate adds {value}{year}", "{year}最后一名毕业生的边际价值为{value}";
        worth_again: "{value}{year}", "{year}为{value}";
        graduates: "{part} graduates{year}", "{year}毕业{part}人";
        graduates_again: "{part}{year}", "{year}{part}人";

        below: "below {threshold}", "低于{threshold}";
        at_most: "at most {threshold}", "不高于{threshold}";
        at_least: "at least {threshold}", "不低于{threshold}";
        above: "above {threshold}", "高于{threshold}";
    }
}

impl RuleWords {
    /// What a rule read, the first time or again.
    pub(crate) fn read(&self, measure: Measure, first: bool) -> &'static str {
        let (once, again) = match measure {
            Measure::Placement => (self.placement, self.again),
            Measure::Settled => (self.settled, self.again),
            Measure::InField => (self.in_field, self.again),
            Measure::FurtherStudy => (self.further_study, self.again),
            Measure::OwnBusiness => (self.own_business, self.again),
            Measure::PlacedShare => (self.placed, self.again),
            Measure::SeatsFilled => (self.seats, self.seats),
            Measure::CompletionRate => (self.completion, self.completion),
            Measure::WorthOfLast => (self.worth, self.worth_again),
            Measure::Graduates => (self.graduates, self.graduates_again),
        };
        if first { once } else { again }
    }

    /// How a number stands to its threshold.
    pub(crate) fn comparison(&self, comparison: Comparison) -> &'static str {
        match comparison {
            Comparison::Below => self.below,
            Comparison::AtMost => self.at_most,
            Comparison::AtLeast => self.at_least,
            Comparison::Above => self.above,
        }
    }
}

/// What a rule advises.
pub(crate) fn advised(advised: Advised, language: Language) -> &'static str {
    match language {
        Language::English => english::term::advised(advised),
        Language::Chinese => chinese::term::advised(advised),
    }
}
