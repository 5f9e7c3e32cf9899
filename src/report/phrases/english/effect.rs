//! What a recommendation brings, costs and rests on, in English. Parts go without a full stop, so that a line of the text page
//! can join them.

use super::action::{begins, whose};
use super::reason::doubt;
use super::term::actor;
use crate::format::{decimal, people, percent, point, signed, whole, years};
use crate::phrases::parts::{self, Run};
use std::fmt::Write;
use vocmatch::advice::{Recommendation, Target};
use vocmatch::model::Model;

/// What it brings, all years together.
pub(crate) fn brings(one: &Recommendation) -> String {
    let effect = &one.effect;
    let shown: Vec<_> = effect.years.iter().map(|year| year.year).collect();
    let who = whose(one.action.kind());
    let filled = match effect.filled() {
        0 => "no more openings filled, but better matches".to_owned(),
        heads @ 1.. => format!("{} more openings filled", whole(heads)),
        heads => format!("{} fewer openings filled", whole(-heads)),
    };
    format!(
        "{} {who} in {}: {filled}, value {} (full-fit placements)",
        whole(effect.moved()),
        years(&shown),
        decimal(effect.value().whole()),
    )
}

/// What the openings pay that it fills; `None` where no pay is known.
pub(crate) fn pays(one: &Recommendation) -> Option<String> {
    let filled = &one.filled;
    let living = filled.below_living_wage.map(|below| (below, "a living wage"));
    let median = filled
        .below_median
        .map(|below| (below, "the median of their area"));
    let all = whole(filled.openings);
    Some(match living.or(median).filter(|_| filled.openings > 0)? {
        (0, than) => format!("none of the {all} openings pays less than {than}"),
        (below, than) => format!("{} of the {all} openings pay less than {than}", whole(below)),
    })
}

/// What it tends to bring, on expected flows.
pub(crate) fn tends(one: &Recommendation) -> Option<String> {
    let tends = &one.tends;
    let counts = tends.value.0 != 0 || tends.filled != 0 || tends.in_field != 0;
    let pay = tends
        .pay_after
        .map(|pay| format!(", earning {} a year", people(pay)));
    counts.then(|| {
        format!(
            "tends to: openings filled {}, in their field {}, value {}{}",
            signed(tends.filled),
            signed(tends.in_field),
            decimal(tends.value.whole()),
            pay.unwrap_or_default()
        )
    })
}

/// Which openings it fills.
pub(crate) fn fills(model: &Model, one: &Recommendation) -> String {
    let first: Vec<String> = parts::filled(one)
        .map(|(at, heads)| format!("{} ({})", place(model, at), whole(heads)))
        .collect();
    if first.is_empty() {
        return format!("in work as {}", place(model, one.target));
    }
    let mut text = first.join(", ");
    if one.takes.occupation != one.target.occupation {
        let taken = &model.occupation(one.takes.occupation).name;
        let who = if parts::is_of_one_major(model, one) {
            "they"
        } else {
            "some of them"
        };
        let _ = write!(
            text,
            "; {who} take work as {taken}, and others move on from there"
        );
    }
    text
}

/// Who loses by it.
pub(crate) fn loses(model: &Model, one: &Recommendation) -> String {
    let lost = one.effect.lost();
    let mut text = if lost == 0 {
        nobody_loses().to_owned()
    } else {
        let most: Vec<String> = parts::displaced(one)
            .map(|(major, region, heads)| {
                let (major, region) = (model.major(major), model.region(region));
                format!("{} in {} ({})", major.name, region.name, whole(heads))
            })
            .collect();
        let among = if parts::displaced_are_all(one) {
            ": "
        } else {
            ", among them "
        };
        format!(
            "{} others lose their place{among}{}",
            whole(lost),
            most.join(", ")
        )
    };
    let emptied: Vec<String> = parts::emptied(one)
        .map(|(at, heads)| format!("{} ({})", place(model, at), whole(heads)))
        .collect();
    if !emptied.is_empty() {
        let _ = write!(text, "; openings left empty elsewhere: {}", emptied.join(", "));
    }
    text
}

/// That nobody loses a place.
pub(crate) fn nobody_loses() -> &'static str {
    "in the model no other graduate loses a place"
}

/// That the skill gap closes, and by how much.
pub(crate) fn gap_closes(by: f64) -> String {
    format!("the skill gap closes by {}", decimal(by))
}

/// That the skill gap grows, and by how much.
pub(crate) fn gap_grows(by: f64) -> String {
    format!(
        "The skill gap grows by {}, for whoever is placed brings gaps too.",
        decimal(by)
    )
}

/// What it changes year by year.
pub(crate) fn by_year(one: &Recommendation) -> String {
    let told = parts::runs(one).into_iter().map(|run: Run| {
        let parts = [
            (run.figures.graduates, "graduates"),
            (run.figures.filled, "openings filled"),
            (run.figures.placed, "placed"),
        ];
        let each = if run.years.len() > 1 { "each year " } else { "" };
        let changed = parts.into_iter().filter(|(heads, _)| *heads != 0);
        let mut said: Vec<String> = changed
            .map(|(heads, what)| format!("{} {what}", signed(heads)))
            .collect();
        said.push(format!("value {}", decimal(run.figures.value.whole())));
        if let Some(gap) = run.gap {
            said.push(format!(
                "skill gap {}{}",
                if gap > 0.0 { "+" } else { "" },
                decimal(gap)
            ));
        }
        format!("{each}{} {}", years(&run.years), said.join(", "))
    });
    told.collect::<Vec<_>>().join("; ")
}

/// Its score, what it is made of, and how robust the gain is.
pub(crate) fn score(one: &Recommendation) -> String {
    let mut text = format!(
        "{:.0} of 100: each person moved gains {}",
        one.score.score,
        point(one.score.gain_per_head)
    );
    if let Some(robust) = one.robustness {
        let _ = write!(
            text,
            ", in {} of {} draws; ",
            percent(Some(robust.holds)),
            robust.draws
        );
        let (low, high) = (decimal(robust.gain.low), decimal(robust.gain.high));
        let _ = if low == high {
            write!(text, "nearly every draw gains {low}")
        } else {
            write!(text, "90% of draws gain {low} to {high}")
        };
    }
    text
}

/// What it takes every year; `None` if it takes neither places nor money that is known.
pub(crate) fn cost(one: &Recommendation) -> Option<String> {
    let places = one.gain_per_place().map(|per_place| {
        format!(
            "Takes {} places a year, each of which gains {} in all",
            whole(one.cost.places),
            point(per_place)
        )
    });
    let money = parts::money(one).map(|money| format!("{} in money a year", people(money)));
    match (places, money) {
        (Some(places), Some(money)) => Some(format!("{places}, and {money}")),
        (places, money) => places.or_else(|| money.map(|money| format!("Takes {money}"))),
    }
}

/// How sure it is, and why not surer.
pub(crate) fn sure(one: &Recommendation, grade: &str) -> String {
    let doubts: Vec<String> = one.doubts.iter().map(doubt).collect();
    if doubts.is_empty() {
        grade.to_owned()
    } else {
        format!("{grade} ({})", doubts.join("; "))
    }
}

/// Who has to act, and from when on.
pub(crate) fn acts(model: &Model, one: &Recommendation) -> String {
    let (named, more) = parts::actors(one);
    let named: Vec<&str> = named.iter().map(|who| actor(model, *who)).collect();
    let begins = begins(one.action.kind());
    let others = if more > 0 {
        format!(" and {more} others")
    } else {
        String::new()
    };
    format!(
        "{}{others}, {begins} autumn {}",
        named.join(", "),
        one.first_autumn
    )
}

/// An occupation in a region.
fn place(model: &Model, at: Target) -> String {
    let (occupation, region) = (model.occupation(at.occupation), model.region(at.region));
    format!("{} in {}", occupation.name, region.name)
}
