//! What the plan of California foretells: the flows of the optimum, and the expected ones.

use super::foretold::Shares;
use super::observed::{Observed, begins};
use crate::published::{cell, rows};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use vocmatch::Model;
use vocmatch::dataset::Dataset;
use vocmatch::fit::{Destinations, Sizes, View};
use vocmatch::id::{MajorIx, OccupationIx, ProgramIx, RegionIx};
use vocmatch::matching::{Control, Expected, ExpectedConfig, Graduates, expected};
use vocmatch::plan::{Plan, PlanConfig};
use vocmatch::unit::{Heads, Level};

/// A plan of California for one year.
pub struct California {
    pub model: Model,
    pub plan: Plan,
    /// Expected flows by view, in the order of [`View::ALL`].
    pub expected: Vec<Expected>,
}

/// People of a major who go to an occupation.
pub struct Flow {
    pub major: MajorIx,
    pub occupation: OccupationIx,
    pub people: f64,
    /// What the openings pay.
    pub wage: Option<f64>,
}

impl Flow {
    /// A share of a group.
    fn of(group: Graduates, occupation: usize, share: f64) -> Flow {
        Flow {
            major: group.major,
            occupation: OccupationIx::at(occupation),
            people: share * group.heads as f64,
            wage: None,
        }
    }
}

/// The folder of the shipped tables.
pub fn folder() -> std::path::PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join("examples/data/california")
}

impl California {
    /// The shipped tables.
    pub fn read() -> Result<California, Box<dyn Error>> {
        California::of(Dataset::read_dir(folder()))
    }

    /// Plans the first year with openings, everything as by default.
    pub fn of(data: Dataset) -> Result<California, Box<dyn Error>> {
        let model = Model::new(data).map_err(|problems| problems.to_string())?;
        let first = model
            .demand()
            .iter()
            .map(|line| line.first_year)
            .min()
            .unwrap_or_default();
        let config = PlanConfig {
            years: Some(first..=first),
            ..PlanConfig::default()
        };
        let plan = vocmatch::plan(&model, &config)?;
        // As the plan has it: careers by people employed, first jobs by openings.
        let laws = View::ALL.map(|view| {
            let sizes = (view == View::FirstJob).then_some(Sizes::Openings);
            (view, Destinations::new(&model, &plan.fit, sizes))
        });
        let openings = plan.periods[0].market.openings_of(first);
        let groups = groups(&model, &plan);
        let flows = |(view, law): (View, Destinations)| {
            let config = ExpectedConfig {
                view,
                ..ExpectedConfig::default()
            };
            expected(
                &model,
                &law,
                groups.clone(),
                openings,
                &config,
                &Control::default(),
            )
        };
        let expected = laws.into_iter().map(flows).collect::<Result<Vec<_>, _>>()?;
        Ok(California {
            model,
            plan,
            expected,
        })
    }

    /// Graduates of the year by major and region.
    pub fn graduates(&self) -> &[Graduates] {
        self.expected.first().map_or(&[], Expected::groups)
    }

    /// The flows of the optimum.
    pub fn optimal(&self) -> Vec<Flow> {
        let period = &self.plan.periods[0];
        let mut flows = Vec::new();
        for (pair, heads) in period.pairs() {
            let from = &period.market.supply()[pair.supply as usize];
            let to = &period.market.demand()[pair.demand as usize];
            for (program, members) in &from.members {
                flows.push(Flow {
                    major: self.model.program(*program).major,
                    occupation: to.occupation,
                    people: heads as f64 * *members as f64 / from.heads.max(1) as f64,
                    wage: to.annual_wage,
                });
            }
        }
        flows
    }

    /// The law alone, careers by employment: what the evidence of these tables makes of it, without openings.
    pub fn law(&self) -> impl Iterator<Item = Flow> {
        let law = Destinations::new(&self.model, &self.plan.fit, None);
        self.graduates().iter().flat_map(move |group| {
            let shares = law.shares(group.major, View::Career).into_iter().enumerate();
            let flow = |(o, share): (usize, f64)| Flow::of(*group, o, share);
            shares.map(flow).collect::<Vec<Flow>>()
        })
    }

    /// The expected flows of a view.
    pub fn tends(&self, view: View) -> impl Iterator<Item = Flow> + '_ {
        let at = View::ALL.iter().position(|one| *one == view).unwrap_or(0);
        let expected = &self.expected[at];
        expected.groups().iter().flat_map(move |group| {
            let shares = expected.shares(group.major, group.region).into_iter().enumerate();
            shares.map(move |(o, share)| Flow::of(*group, o, share))
        })
    }
}

/// Where the majors and occupations of California stand among those observed.
pub struct Places {
    /// By major: the fields that it belongs to.
    pub fields: Vec<Vec<usize>>,
    /// By occupation: its outcome.
    pub outcome: Vec<Option<usize>>,
}

impl Places {
    /// `us` holds the tables of the United States: their combined codes stand for several of the survey's.
    pub fn new(model: &Model, observed: &Observed, us: &Path) -> Result<Places, String> {
        let own = observed.outcome_of();
        let mut combined: BTreeMap<String, usize> = BTreeMap::new();
        for row in rows(us, "crosswalk/oews_combined_soc2018.csv")? {
            if let Some(outcome) = own.get(cell(&row, "soc2018_code")) {
                combined
                    .entry(cell(&row, "oews_code").to_owned())
                    .or_insert(*outcome);
            }
        }
        let outcome = |id: &str| own.get(id).or_else(|| combined.get(id)).copied();
        let fields = |m: &vocmatch::model::Major| {
            let all = observed.fields.iter().enumerate();
            let of = all.filter(|(_, field)| {
                m.level == Level::AppliedBachelor && begins(m.id.as_str(), &field.prefixes)
            });
            of.map(|(k, _)| k).collect()
        };
        Ok(Places {
            fields: model.majors().iter().map(fields).collect(),
            outcome: model
                .occupations()
                .iter()
                .map(|one| outcome(one.id.as_str()))
                .collect(),
        })
    }
}

/// Graduates of the year by major and region.
fn groups(model: &Model, plan: &Plan) -> Vec<Graduates> {
    let mut heads: BTreeMap<(MajorIx, RegionIx), Heads> = BTreeMap::new();
    let year = plan.periods[0].first_year();
    for (k, program) in model.programs().iter().enumerate() {
        let graduates = plan.supply.heads(ProgramIx::at(k), year);
        if graduates > 0 {
            *heads.entry((program.major, program.region)).or_default() += graduates;
        }
    }
    let group = |((major, region), heads)| Graduates { major, region, heads };
    heads.into_iter().map(group).collect()
}

/// People by field of degree and outcome: of bachelor's degrees alone.
pub fn by_outcome(observed: &Observed, at: &Places, flows: impl Iterator<Item = Flow>) -> Shares {
    let mut sums = vec![vec![0.0; observed.outcomes.len()]; observed.fields.len()];
    for flow in flows {
        if let Some(outcome) = at.outcome[flow.occupation.index()] {
            for field in &at.fields[flow.major.index()] {
                sums[*field][outcome] += flow.people;
            }
        }
    }
    sums
}
