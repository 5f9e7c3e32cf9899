//! Reallocation: programs whose last graduates have a shadow price of 0, and who could take their entrants.
//!
//! Less supply never raises the objective by itself, so a program shrinks only in favour of others: of the same
//! school, else of the region. Without a receiver there is a warning, without a score.

use super::config::MoveWithin;
use super::context::SearchContext;
use super::screen::{Grounds, Taking, taking};
use crate::id::{ProgramIx, RegionIx, SchoolIx};
use crate::unit::{Heads, Level};
use vocmatch_algo::order;
use vocmatch_algo::sorted::Map;

/// The most programs that share the entrants of one that shrinks.
const MOST_RECEIVERS: usize = 3;

/// Who takes how many entrants.
pub(super) type Receivers = Vec<(ProgramIx, Heads)>;

/// A program that should give entrants away: its last graduates have a shadow price of about 0, or a rule advises it.
pub(super) struct Giver {
    pub(super) program: ProgramIx,
    /// The period of the first year with an effect of a change of its entrants.
    pub(super) period: usize,
    /// The number of years of the plan from then on.
    pub(super) years: Heads,
    /// Its graduates in that period.
    heads: Heads,
    /// Whether its last graduates have a shadow price of about 0.
    is_idle: bool,
    /// Who takes the share of its entrants that one action may change; `None` if there are too few places.
    pub(super) part: Option<Receivers>,
    /// Who takes all of them.
    pub(super) whole: Option<Receivers>,
}

/// Every giver with its receivers, in id order.
pub(super) struct Reallocation {
    pub(super) givers: Vec<Giver>,
}

impl Reallocation {
    pub(super) fn new(grounds: &Grounds) -> Reallocation {
        let context = grounds.context;
        let near = Near::new(context);
        let programs = (0..context.model.programs().len()).map(ProgramIx::at);
        Reallocation {
            givers: programs.filter_map(|ix| giver(grounds, &near, ix)).collect(),
        }
    }

    /// Programs whose last graduates have a shadow price of 0 and without a receiver, with the period and heads.
    pub(super) fn stranded(&self) -> Vec<(ProgramIx, usize, Heads)> {
        let all = self.givers.iter();
        let alone = all.filter(|giver| giver.is_idle && giver.part.is_none() && giver.whole.is_none());
        alone
            .map(|giver| (giver.program, giver.period, giver.heads))
            .collect()
    }
}

/// Programs that could receive entrants, by the shadow price of one more graduate: the best first.
struct Near {
    at_school: Map<(SchoolIx, Level), Vec<ProgramIx>>,
    in_region: Map<(RegionIx, Level), Vec<ProgramIx>>,
}

impl Near {
    fn new(context: &SearchContext) -> Near {
        let mut near = Near {
            at_school: Map::new(),
            in_region: Map::new(),
        };
        let gain = |ix: ProgramIx| {
            let period = context.first_period(context.first_autumn, context.model.program(ix).years);
            period.map_or(0.0, |(period, _)| context.one_more(ix, period))
        };
        let programs = (0..context.model.programs().len()).map(ProgramIx::at);
        let mut keyed: Vec<(f64, ProgramIx)> = programs.map(|ix| (gain(ix), ix)).collect();
        keyed.retain(|(gain, _)| *gain >= context.config.min_gain);
        order::sort_by(&mut keyed, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        // Sorted once: every school and region takes its programs in this order.
        for (_, ix) in keyed {
            let program = context.model.program(ix);
            let school = near.at_school.entry((program.school, program.level));
            school.or_default().push(ix);
            let region = near.in_region.entry((program.region, program.level));
            region.or_default().push(ix);
        }
        near
    }
}

fn giver(grounds: &Grounds, near: &Near, ix: ProgramIx) -> Option<Giver> {
    let context = grounds.context;
    let program = context.model.program(ix);
    let (period, years) = context.first_period(context.first_autumn, program.years)?;
    let heads = context.heads(ix, period);
    let is_idle = context.last_one(ix, period) <= context.config.max_worth;
    if heads < context.config.min_heads || !(is_idle || context.is_warned(ix)) {
        return None;
    }
    let near = [
        near.at_school.get(&(program.school, program.level)),
        near.in_region.get(&(program.region, program.level)),
    ];
    let find = |graduates: Heads, whole: bool| {
        let size = context.entrants(ix, graduates);
        // First those of whom it is sure that they may take them, then also those whose pay nobody knows.
        let tests = [&[Taking::May][..], &[Taking::May, Taking::Unknown]];
        let mut searches = tests
            .iter()
            .flat_map(|test| near.iter().flatten().map(move |list| (test, list)));
        searches.find_map(|(test, list)| {
            let may = |to: ProgramIx| test.contains(&taking(grounds, ix, to));
            receivers(context, ix, (list, &may), size, whole)
        })
    };
    Some(Giver {
        program: ix,
        period,
        years,
        heads,
        is_idle,
        part: find(context.most_change(heads), false),
        whole: find(heads, true),
    })
}

/// Who takes `size` entrants of a program, of those who may; `None` if there are too few places. Those of the same class
/// come first.
fn receivers(
    context: &SearchContext,
    from: ProgramIx,
    (near, may): (&[ProgramIx], &dyn Fn(ProgramIx) -> bool),
    size: Heads,
    whole: bool,
) -> Option<Receivers> {
    let class = |ix: ProgramIx| context.model.major(context.model.program(ix).major).category;
    let group = |ix: ProgramIx| class(ix).map(|class| context.model.category(class).parent.unwrap_or(class));
    let same_class = |ix: &&ProgramIx| class(**ix).is_some() && class(**ix) == class(from);
    let near_enough = |ix: &&ProgramIx| match context.config.move_within {
        MoveWithin::Class => false,
        MoveWithin::Group => group(**ix).is_some() && group(**ix) == group(from),
        MoveWithin::Anywhere => true,
    };
    let others = near.iter().filter(|ix| !same_class(ix) && near_enough(ix));
    let order = near.iter().filter(same_class).chain(others);
    let mut left = size;
    let mut to = Vec::new();
    for ix in order.filter(|ix| **ix != from && may(**ix)) {
        let Some((period, _)) = context.first_period(context.first_autumn, context.model.program(*ix).years)
        else {
            continue;
        };
        let room = context
            .entrants(*ix, context.most_change(context.heads(*ix, period)))
            .min(left);
        if room > 0 {
            to.push((*ix, room));
            left -= room;
        }
        if left == 0 || to.len() == MOST_RECEIVERS {
            break;
        }
    }
    let placed = size - left;
    let enough = if whole {
        left == 0
    } else {
        placed >= context.config.min_heads
    };
    (enough && placed > 0).then_some(to)
}
