//! The page of everything that is said, by what it is said of.

use super::{every, made};
use crate::say;
use vocmatch::Language;
use vocmatch::advice::{ActionKind, Actor, Confidence, RecommendConfig, Recommendation, advise};
use vocmatch::demand::Tier;
use vocmatch::id::ProgramIx;
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
            say::action(model, &one.action, one.first_autumn, language),
            say::brings(one, language),
            say::fills(model, one, language),
            say::loses(model, one, language),
            say::by_year(one, language),
            say::score(one, language),
        ];
        said.extend(say::cost(one, language));
        said.extend(say::in_favour(model, one, language));
        said.extend(say::against(model, one, language));
        said.push(say::sure(one, language));
        said.push(say::acts(model, one, language));
        self.add(label, said);
    }
}

/// The advice on the shipped tables, with draws and with what would make it flip.
pub(super) fn advised() -> (Present, Vec<Recommendation>) {
    let data = vocmatch::dataset::Dataset::read_dir(super::file("examples/data/beijing-ic"));
    let model = Model::new(data.clone()).unwrap();
    let plan = vocmatch::pipeline::plan(&model, &PlanConfig::default()).unwrap();
    let present = Present {
        basis: Basis::from(data),
        model_config: ModelConfig::default(),
        config: PlanConfig::default(),
        model,
        plan,
    };
    let config = RecommendConfig {
        draws: Some(DrawConfig {
            draws: 5,
            ..DrawConfig::default()
        }),
        flips: true,
        ..RecommendConfig::default()
    };
    let advice = advise(&present, &config, &Control::default()).unwrap();
    let mut all = advice.recommendations;
    all.extend(advice.with_caution);
    (present, all)
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
        plan.notes.iter().map(|note| say::note(note, language)),
    );
    for (k, one) in made::recommendations().iter().enumerate() {
        page.recommendation(model, &format!("made {}", k + 1), one);
    }
    let actions = every::actions();
    page.add(
        "actions",
        actions.iter().map(|one| say::action(model, one, 2026, language)),
    );
    page.add("reasons", say::reasons(model, &every::reasons(), language));
    page.add(
        "doubts",
        every::doubts().iter().map(|doubt| say::doubt(doubt, language)),
    );
    page.add(
        "notes",
        every::notes().iter().map(|note| say::note(note, language)),
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
            .map(|kind| say::action_kind(*kind, language))
            .collect(),
    );
    term("tiers", Tier::ALL.map(|tier| say::tier(tier, language)).to_vec());
    term(
        "levels",
        Level::ALL
            .map(|level| say::level(model, level, language))
            .to_vec(),
    );
    let objectives = [Objective::BestFit, Objective::FillFirst];
    term(
        "objectives",
        objectives.map(|one| say::objective(one, language)).to_vec(),
    );
    let bands = [
        Band::Shortage,
        Band::SomeShortage,
        Band::Balanced,
        Band::SomeSurplus,
        Band::Surplus,
    ];
    term("bands", bands.map(|band| say::band(band, language)).to_vec());
    let grades = [Confidence::High, Confidence::Fair, Confidence::Low];
    term(
        "confidence",
        grades.map(|one| say::confidence(one, language)).to_vec(),
    );
    term("actors", vec![say::actor(model, Actor::Commission, language)]);
    let related = every::fits().into_iter().map(|fit| fit.related);
    term(
        "evidence",
        related.map(|one| say::evidence_kind(one, language)).collect(),
    );
    let programs = (0..model.programs().len()).map(ProgramIx::at);
    page.add("programs", programs.map(|ix| say::program(model, ix, language)));
}

/// Numbers, alone and in the words of a page.
fn numbers(page: &mut Lines) {
    let language = page.language;
    let alone = vec![
        say::whole(12_345),
        say::people(254.6),
        say::percent(Some(0.754), language),
        say::point(0.95, language),
        say::range(1_204, 1_610, language),
        say::years(&[2025, 2026, 2028], language),
    ];
    page.add("numbers", alone);
    let words = say::PageWords::of(language);
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
    page.add("words of a page", filled.map(|text| say::fill(text, &values)));
}
