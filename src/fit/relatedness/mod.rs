//! The probability that an expert would link a major and an occupation, from evidence other than the pair's own link:
//! words, votes of near majors, likeness of skills (methods §3).

mod agreement;
mod asked;
mod calibration;
mod config;
mod likeness;
mod near;
mod subject;
mod text;

pub use calibration::{Basis, Calibration, Judged};
pub use config::RelatedConfig;

use crate::control::{Ask, Cancelled, unwatched};
use crate::id::{MajorIx, OccupationIx};
use crate::lexicon::words::Terms;
use crate::model::Model;
use agreement::{Agreement, Kinship, kinship};
use asked::Levels;
pub(in crate::fit) use likeness::Skills;
use near::nearest;
use subject::Subjects;
use text::Texts;
use vocmatch_algo::order;

/// How many near majors are kept of each: enough that voters remain when a class is withheld.
const NEAR: usize = 160;

/// Which links are excluded from the evidence, beside the pair's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Withhold {
    /// The pair's own link alone: as in a plan.
    Pair,
    /// Every link of the major.
    Major,
    /// Every link of the majors of that name, at any level; text in brackets is no part of a name.
    Namesakes,
    /// Every link of the majors of its class, and its own.
    Class,
    /// Every link of the majors of its group (the class of its class), and its own.
    Group,
    /// Every link: words alone.
    AllLinks,
}

/// Why a pair without a documented link counts as related.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[non_exhaustive]
pub struct PairEvidence {
    /// The score of the words, the major's best occupation at 1.
    pub text: f64,
    /// V: the share of the voters' trust, squared, that is linked to the occupation, shrunk; 0..1.
    pub votes: f64,
    /// How many near majors voted.
    pub voters: u32,
    /// How many of them are linked to the occupation.
    pub linked: u32,
    /// The nearest major that is linked to the occupation.
    pub nearest: Option<MajorIx>,
    /// The cosine of its words, 0..=1; 0 without one.
    pub nearest_cosine: f64,
    /// Linked majors of the class: k of …
    pub classmates_linked: u32,
    /// … n that have links.
    pub classmates: u32,
    /// How many other majors are linked to the occupation.
    pub links: u32,
    /// The likeness of the occupation's skills to those of the voters' occupations, 0..=1.
    pub likeness: f64,
    /// Whether the occupation asks for more than the major's level.
    pub above_level: bool,
    /// The resulting score and the predictors of its probability.
    pub basis: Basis,
    /// The probability that an expert would link the pair, 0..=1.
    pub probability: f64,
}

/// The evidence of every pair of a model's majors and occupations.
///
/// Making it takes O(majors · occupations + postings of the words) in time and 16 bytes a pair in memory.
pub struct Relatedness<'m> {
    model: &'m Model,
    config: RelatedConfig,
    calibration: Calibration,
    texts: Texts,
    /// By major: near majors and the cosines of their words.
    near: Vec<Vec<near::Neighbour>>,
    agreement: Agreement,
    levels: Levels,
    skills: Skills,
    /// By occupation: how many majors are linked to it.
    links: Vec<u32>,
    /// By class: its majors.
    classes: Vec<Vec<usize>>,
    /// Names without brackets, with their majors.
    namesakes: Vec<Vec<usize>>,
    name_of: Vec<usize>,
}

impl<'m> Relatedness<'m> {
    /// Reads the words, finds near majors and counts their links.
    #[must_use]
    pub fn new(model: &'m Model, config: &RelatedConfig) -> Relatedness<'m> {
        unwatched(|ask| Relatedness::asked(model, config, ask))
    }

    /// As [`Relatedness::new`]; `each` is polled for cancellation.
    pub(in crate::fit) fn asked(
        model: &'m Model,
        config: &RelatedConfig,
        each: &Ask,
    ) -> Result<Relatedness<'m>, Cancelled> {
        let mut terms = Terms::default();
        let majors = Subjects::majors(model, config, &mut terms);
        each()?;
        let occupations = Subjects::occupations(model, config, &mut terms);
        each()?;
        let boost = |a: usize, b: usize| match kinship(model, &model.majors()[a], &model.majors()[b]) {
            Kinship::Class => 5.0,
            Kinship::Group => 2.0,
            Kinship::None => 1.0,
        };
        let near = nearest(&majors, config.repeats, NEAR, &boost, each)?;
        let texts = Texts::new(model, &majors, &occupations, &near, &boost, config, each)?;
        each()?;
        let mut links = vec![0; model.occupations().len()];
        let mut classes = vec![vec![]; model.categories().len()];
        for (m, major) in model.majors().iter().enumerate() {
            for o in &major.occupations {
                links[o.index()] += 1;
            }
            if let Some(class) = major.category {
                classes[class.index()].push(m);
            }
        }
        let mut by_name: vocmatch_algo::sorted::Map<String, Vec<usize>> = vocmatch_algo::sorted::Map::new();
        for (m, major) in model.majors().iter().enumerate() {
            by_name.entry(bare(&major.name)).or_default().push(m);
        }
        let namesakes: Vec<Vec<usize>> = by_name.into_values().collect();
        let mut name_of = vec![0; model.majors().len()];
        for (k, majors) in namesakes.iter().enumerate() {
            for m in majors {
                name_of[*m] = k;
            }
        }
        Ok(Relatedness {
            config: config.clone(),
            calibration: Calibration::default(),
            agreement: Agreement::new(model, &near),
            levels: Levels::new(model),
            skills: Skills::new(model),
            model,
            texts,
            near,
            links,
            classes,
            namesakes,
            name_of,
        })
    }

    /// Returns the same with probabilities from another calibration.
    #[must_use]
    pub fn with_calibration(mut self, calibration: Calibration) -> Relatedness<'m> {
        self.calibration = calibration;
        self
    }

    /// The majors whose links are excluded for `major`, in order; itself always among them.
    fn withheld(&self, major: MajorIx, withhold: Withhold) -> Vec<usize> {
        let own = major.index();
        let class = self.model.major(major).category;
        let mut majors = match (withhold, class) {
            (Withhold::Namesakes, _) => self.namesakes[self.name_of[own]].clone(),
            (Withhold::Class, Some(class)) => self.classes[class.index()].clone(),
            (Withhold::Group, Some(_)) => {
                let of = |m: &usize| {
                    let other = &self.model.majors()[*m];
                    kinship(self.model, self.model.major(major), other) != Kinship::None
                };
                (0..self.model.majors().len()).filter(of).collect()
            }
            _ => vec![own],
        };
        if majors.binary_search(&own).is_err() {
            majors = vec![own];
        }
        majors
    }

    /// Returns the evidence of a major with every occupation, in occupation order; neither the link of the pair
    /// itself nor a withheld one contributes.
    ///
    /// O(occupations · skills + near majors · their links).
    #[must_use]
    pub fn of_major(&self, major: MajorIx, withhold: Withhold) -> Vec<PairEvidence> {
        let m = major.index();
        let own = self.model.major(major);
        let withheld = self.withheld(major, withhold);
        let voters = if withhold == Withhold::AllLinks {
            vec![]
        } else {
            self.agreement.voters(m, &withheld)
        };
        let mut row: Vec<PairEvidence> = self.words(m);
        let mut links = self.links.clone();
        for other in &withheld {
            let majors = &self.model.majors()[*other];
            for o in &majors.occupations {
                links[o.index()] -= 1;
            }
        }
        let mut cosines = self.near[m].iter().peekable();
        let asked = voters.len().min(self.config.voters);
        let mut all = 0.0;
        let mut ranked = voters.clone();
        // The most trusted vote; the nearer of two with equal trust.
        order::sort_by(&mut ranked, |a, b| b.1.total_cmp(&a.1));
        for (voter, trust) in ranked.iter().take(asked) {
            all += trust * trust;
            for o in &self.model.majors()[*voter].occupations {
                row[o.index()].votes += trust * trust;
                row[o.index()].linked += 1;
            }
        }
        for (voter, _) in &voters {
            let mut cosine = 0.0;
            for (other, here) in cosines.by_ref() {
                if *other as usize == *voter {
                    cosine = *here;
                    break;
                }
            }
            for o in &self.model.majors()[*voter].occupations {
                let pair = &mut row[o.index()];
                if cosine > pair.nearest_cosine {
                    (pair.nearest_cosine, pair.nearest) = (cosine, Some(MajorIx::at(*voter)));
                }
            }
        }
        let classmates: &[usize] = match own.category {
            Some(class) if withhold != Withhold::AllLinks => &self.classes[class.index()],
            _ => &[],
        };
        let mut count = 0;
        for other in classmates
            .iter()
            .filter(|other| withheld.binary_search(other).is_err())
        {
            let links = &self.model.majors()[*other].occupations;
            count += u32::from(!links.is_empty());
            for o in links {
                row[o.index()].classmates_linked += 1;
            }
        }
        let profile: Vec<f64> = row.iter().map(|pair| pair.votes / (all + 1e-9)).collect();
        let linked = own.occupations.iter().map(|o| o.index());
        let linked: Vec<usize> = linked.filter(|_| withhold == Withhold::Pair).collect();
        let likeness = self.skills.likeness(&profile, &linked);
        let kept = if withhold == Withhold::AllLinks {
            self.levels.kept_without_links()
        } else {
            self.levels.kept(&withheld)
        };
        let c = &self.config;
        for (o, pair) in row.iter_mut().enumerate() {
            pair.votes /= all + c.votes_shrink.max(1e-9);
            pair.voters = u32::try_from(asked).unwrap_or(u32::MAX);
            pair.classmates = count;
            pair.links = if withhold == Withhold::AllLinks {
                0
            } else {
                links[o]
            };
            pair.likeness = likeness[o];
            pair.above_level = self.levels.asked[o].is_some_and(|asked| asked > own.level);
            let words = pair.text * (1.0 + c.unlinked / (1.0 + f64::from(pair.links)));
            let share = f64::from(pair.classmates_linked) / (f64::from(count) + 1.0);
            let lost = if pair.above_level {
                c.above_level * kept
            } else {
                0.0
            };
            pair.basis.score =
                words + c.votes * pair.votes + c.nearest * pair.nearest_cosine + c.classmates * share - lost;
            pair.basis.trust = all;
        }
        // The best score before likeness, which uses the major's other links: one of them may be the pair's own.
        let best = row.iter().map(|pair| pair.basis.score).fold(0.0, f64::max);
        for pair in &mut row {
            pair.basis.best = best;
            pair.basis.score += c.likeness * pair.likeness;
            pair.probability = self.calibration.probability(&pair.basis);
        }
        row
    }

    /// A row with words alone.
    fn words(&self, m: usize) -> Vec<PairEvidence> {
        let empty = PairEvidence {
            text: 0.0,
            votes: 0.0,
            voters: 0,
            linked: 0,
            nearest: None,
            nearest_cosine: 0.0,
            classmates_linked: 0,
            classmates: 0,
            links: 0,
            likeness: 0.0,
            above_level: false,
            basis: Basis {
                score: 0.0,
                best: 0.0,
                strength: self.texts.strength[m],
                terms: self.texts.terms[m],
                joined: self.texts.joined[m],
                trust: 0.0,
            },
            probability: 0.0,
        };
        self.texts
            .row(m)
            .iter()
            .map(|text| PairEvidence { text: *text, ..empty })
            .collect()
    }

    /// Returns the near majors that vote on a pair and are linked to its occupation, nearest first.
    #[must_use]
    pub fn voters_for(&self, major: MajorIx, occupation: OccupationIx) -> Vec<MajorIx> {
        let mut voters = self.agreement.voters(major.index(), &[major.index()]);
        order::sort_by(&mut voters, |a, b| b.1.total_cmp(&a.1));
        voters.truncate(self.config.voters);
        let linked = |m: &usize| {
            self.model.majors()[*m]
                .occupations
                .binary_search(&occupation)
                .is_ok()
        };
        voters
            .into_iter()
            .map(|(m, _)| m)
            .filter(linked)
            .map(MajorIx::at)
            .collect()
    }
}

/// A name without text in brackets, in lower case.
fn bare(name: &str) -> String {
    let mut depth = 0u32;
    let mut bare = String::new();
    for c in name.chars() {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.extend(c.to_lowercase()),
            _ => {}
        }
    }
    bare.trim().to_owned()
}
