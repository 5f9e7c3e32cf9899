//! The page of everything that is said, by what it is said of.

use super::{every, made};
use crate::phrases;
use crate::{Reader, TextConfig, advice_text, portfolio_text, text};
use vocmatch::Language;
use vocmatch::advice::{
    ActionKind, Actor, Advice, AdviceConfig, Confidence, PortfolioBudget, PortfolioConfig, Recommendation,
    advise, portfolio, recommend,
};
use vocmatch::demand::Tier;
use vocmatch::id::{EnterpriseIx, ProgramIx, SchoolIx};
use vocmatch::indicator::Band;
use vocmatch::matching::{Control, Objective};
use vocmatch::model::{Model, ModelConfig};
use vocmatch::plan::{Plan, PlanConfig};
use vocmatch::scenario::{Basis, DrawConfig, Present};
use vocmatch::unit::Level;

/// What is said, with what it is said of.
struct Lines {
    language: Language,
    lines: Vec<(String, String)>,
}

impl Lines {
    fn add(&mut self, label: &str, texts: impl IntoIterator<Item = String>) {
        let texts = texts.into_iter().map(|text| (label.to_owned(), text));
        self.lines.extend(texts);
    }

    /// Every part of a recommendation.
    fn recommendation(&mut self, model: &Model, label: &str, one: &Recommendation) {
        let language = self.language;
        let mut said = vec![
            phrases::action(model, &one.action, one.first_autumn, language),
            phrases::brings(one, language),
            phrases::fills(model, one, language),
            phrases::loses(model, one, language),
            phrases::by_year(one, language),
            phrases::score(one, language),
        ];
        said.extend(phrases::cost(one, language));
        said.extend(phrases::in_favour(model, one, language));
        said.extend(phrases::against(model, one, language));
        said.push(phrases::sure(one, language));
        said.push(phrases::acts(model, one, language));
        self.add(label, said);
    }
}

/// The advice on the shipped tables, with draws and with what would make it flip.
pub(super) fn advised() -> (Present, Vec<Recommendation>) {
    let data = vocmatch::dataset::Dataset::read_dir(super::file("examples/data/beijing-ic"));
    let model = Model::new(data.clone()).unwrap();
    let plan = vocmatch::pipeline::plan(&model, &PlanConfig::default()).unwrap();
    let present = Present::new(
        Basis::from(data),
        ModelConfig::default(),
        PlanConfig::default(),
        model,
        plan,
    );
    let advice = sought(&present, true);
    let mut all = advice.recommendations;
    all.extend(advice.with_caution);
    (present, all)
}

fn sought(present: &Present, flips: bool) -> Advice {
    let config = AdviceConfig {
        draws: Some(DrawConfig {
            draws: 5,
            ..DrawConfig::default()
        }),
        flips,
        ..AdviceConfig::default()
    };
    advise(present, &config, &Control::default()).unwrap()
}

/// The text pages in each of the languages.
pub(super) fn pages(languages: [Language; 2]) -> [Vec<String>; 2] {
    let (present, _) = advised();
    let (model, plan) = (&present.model, &present.plan);
    let advice = sought(&present, false);
    let simple = recommend(model, plan, &AdviceConfig::default()).unwrap();
    let budget = PortfolioConfig {
        budget: PortfolioBudget {
            places: Some(30),
            moved: Some(60),
            money: None,
        },
        ..PortfolioConfig::default()
    };
    let control = Control::default();
    let best = portfolio(model, plan, &AdviceConfig::default(), &budget, &control).unwrap();
    let readers = [
        Reader::Commission,
        Reader::School(SchoolIx::at(4)),
        Reader::Enterprise(EnterpriseIx::at(0)),
    ];
    languages.map(|language| {
        let config = TextConfig {
            title: "Beijing".to_owned(),
            language,
            recommendations: 3,
            ..TextConfig::default()
        };
        let mut pages = vec![
            text(model, plan, &simple, &config),
            portfolio_text(model, plan, &best, &config),
        ];
        pages.extend(readers.map(|reader| advice_text(model, plan, &advice, reader, &config)));
        pages
    })
}

/// Everything that is said in a language, by what it is said of.
pub(super) fn lines(
    model: &Model,
    plan: &Plan,
    advice: &[Recommendation],
    language: Language,
) -> Vec<(String, String)> {
    let mut page = Lines {
        language,
        lines: Vec::new(),
    };
    for (k, one) in advice.iter().enumerate() {
        page.recommendation(model, &format!("advice {}", k + 1), one);
    }
    page.add(
        "notes of the plan",
        plan.notes.iter().map(|note| phrases::note(note, language)),
    );
    for (k, one) in made::recommendations().iter().enumerate() {
        page.recommendation(model, &format!("made {}", k + 1), one);
    }
    let actions = every::actions();
    page.add(
        "actions",
        actions
            .iter()
            .map(|one| phrases::action(model, one, 2026, language)),
    );
    page.add("reasons", phrases::reasons(model, &every::reasons(), language));
    page.add(
        "doubts",
        every::doubts()
            .iter()
            .map(|doubt| phrases::doubt(doubt, language)),
    );
    page.add(
        "notes",
        every::notes().iter().map(|note| phrases::note(note, language)),
    );
    terms(&mut page, model);
    numbers(&mut page);
    page.lines
}

/// Every name of a kind or a grade.
fn terms(page: &mut Lines, model: &Model) {
    let language = page.language;
    let mut term = |label: &str, names: Vec<&str>| page.add(label, names.into_iter().map(str::to_owned));
    term(
        "kinds of actions",
        ActionKind::ALL
            .iter()
            .map(|kind| phrases::action_kind(*kind, language))
            .collect(),
    );
    term(
        "tiers",
        Tier::ALL.map(|tier| phrases::tier(tier, language)).to_vec(),
    );
    term(
        "levels",
        Level::ALL
            .map(|level| phrases::level(model, level, language))
            .to_vec(),
    );
    let objectives = [Objective::BestFit, Objective::FillFirst];
    term(
        "objectives",
        objectives.map(|one| phrases::objective(one, language)).to_vec(),
    );
    let bands = [
        Band::Shortage,
        Band::SomeShortage,
        Band::Balanced,
        Band::SomeSurplus,
        Band::Surplus,
    ];
    term("bands", bands.map(|band| phrases::band(band, language)).to_vec());
    let grades = [Confidence::High, Confidence::Fair, Confidence::Low];
    term(
        "confidence",
        grades.map(|one| phrases::confidence(one, language)).to_vec(),
    );
    term("actors", vec![phrases::actor(model, Actor::Commission, language)]);
    let related = every::fits().into_iter().map(|fit| fit.related);
    term(
        "evidence",
        related.map(|one| phrases::evidence_kind(one, language)).collect(),
    );
    let programs = (0..model.programs().len()).map(ProgramIx::at);
    page.add(
        "programs",
        programs.map(|ix| phrases::program(model, ix, language)),
    );
}

/// Numbers, alone and in the words of a page.
fn numbers(page: &mut Lines) {
    let language = page.language;
    let alone = vec![
        phrases::whole(12_345),
        phrases::people(254.6),
        phrases::percent(Some(0.754), language),
        phrases::point(0.95, language),
        phrases::range(1_204, 1_610, language),
        phrases::years(&[2025, 2026, 2028], language),
    ];
    page.add("numbers", alone);
    let words = phrases::PageWords::of(language);
    let values = [
        ("program", "某专业"),
        ("unplaced", "33"),
        ("graduates", "43"),
        ("year", "2028"),
        ("considered", "27"),
        ("resolved", "21"),
        ("regions", "17"),
        ("schools", "5"),
        ("programs", "19"),
        ("occupations", "23"),
    ];
    let filled = [words.counts, words.watch_line, words.considered];
    page.add("words of a page", filled.map(|text| phrases::fill(text, &values)));
}
