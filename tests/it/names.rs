//! Names of skills are settled on load: by decision, by name, by likeness; and nothing unsure is linked.

use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write;
use vocmatch::dataset::rows::{BaseSkillRow, DecisionRow};
use vocmatch::dataset::{Dataset, NameKind};
use vocmatch::lexicon::LinkConfig;
use vocmatch::model::{Model, ModelConfig, Unlinked, review_names};
use vocmatch::naming::{NameLink, Verdict};
use vocmatch::problem::{Code, Problem, Severity};
use vocmatch_report::names_table;

const SKILLS: &str = "skill_id,name,aliases\n\
    s1,Reading technical drawings,blueprint reading\n\
    s2,Programming of industrial robots,\n\
    s3,Integrated circuit layout design,IC layout\n\
    s4,Integrated circuit test design,\n\
    s5,Welding level 1,\n\
    s6,集成电路版图设计与验证,\n\
    510401,Vacuum equipment maintenance,\n";

/// A dataset of two majors that teach these skills, one line each, with decisions.
fn dataset(skills: &[&str], decisions: &str) -> Dataset {
    let mut dataset = Dataset::default();
    dataset.read_csv("skills", SKILLS.as_bytes());
    dataset.read_csv(
        "majors",
        b"major_id,name,level\nm1,Circuits,higher_vocational\nm2,Metal,secondary\n",
    );
    let mut rows = String::from("major_id,skill,level\n");
    for (k, skill) in skills.iter().enumerate() {
        writeln!(rows, "m{},{skill},.{}", k % 2 + 1, k + 1).unwrap();
    }
    dataset.read_csv("major_skills", rows.as_bytes());
    if !decisions.is_empty() {
        dataset.read_csv("decisions", format!("kind,text,id,note\n{decisions}").as_bytes());
    }
    assert!(dataset.problems().is_empty(), "{}", dataset.problems());
    dataset
}

fn settled(skill: &str, decisions: &str) -> NameLink {
    let mut names = review_names(&dataset(&[skill], decisions), &ModelConfig::default());
    assert_eq!(names.len(), 1, "{skill}");
    names.remove(0)
}

fn verdict(skill: &str) -> (Verdict, Option<String>) {
    let link = settled(skill, "");
    (link.verdict, link.id)
}

/// The ids of the skills that the model's majors teach.
fn taught(model: &Model) -> Vec<Vec<&str>> {
    let of = model.majors().iter().map(|major| {
        let skills = major.skills.iter();
        skills
            .map(|taught| model.skill(taught.skill).id.as_str())
            .collect()
    });
    of.collect()
}

fn codes(dataset: Dataset, config: &ModelConfig) -> Vec<Code> {
    match Model::with(dataset, config) {
        Ok(model) => model.warnings().iter().map(Problem::code).collect(),
        Err(problems) => problems.iter().map(Problem::code).collect(),
    }
}

#[test]
fn a_name_that_is_misspelt_is_linked_and_the_model_says_so() {
    for (text, id) in [
        ("Reading tecnical drawings", "s1"),
        ("programing of industrial robots", "s2"),
        ("集成电路版图设计与验正", "s6"),
    ] {
        assert_eq!(verdict(text), (Verdict::Linked, Some(id.to_owned())), "{text}");
    }
    let model = Model::new(dataset(
        &["Reading tecnical drawings", "reading  tecnical DRAWINGS"],
        "",
    ))
    .unwrap();
    assert_eq!(taught(&model), [["s1"], ["s1"]]);
    let warnings: Vec<String> = model.warnings().iter().map(ToString::to_string).collect();
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    let start = "V211 major_skills.csv row 2, skill: \"Reading tecnical drawings\" is taken for the skill \"s1\" \
                 (Reading technical drawings), 2 rows, confidence ";
    assert!(warnings[0].starts_with(start), "{warnings:?}");
    let [link] = model.name_links() else {
        panic!("{:?}", model.name_links())
    };
    assert_eq!((link.rows, link.verdict), (2, Verdict::Linked));
    assert!(link.confidence.unwrap() >= 0.9);
}

#[test]
fn a_name_that_two_skills_are_near_is_offered_and_not_linked() {
    let link = settled("Integrated circuit design", "");
    assert_eq!((link.verdict, link.id), (Verdict::Review, None));
    let offered: Vec<&str> = link.candidates.iter().map(|offer| offer.id.as_str()).collect();
    assert!(offered.contains(&"s3") && offered.contains(&"s4"), "{offered:?}");
    let problems = Model::new(dataset(&["Integrated circuit design"], "")).unwrap_err();
    let line = problems.to_string();
    assert!(line.starts_with("V207 major_skills.csv row 2, skill: "), "{line}");
    assert!(
        line.contains("no decision says what it means; did you mean \""),
        "{line}"
    );
    assert!(line.contains("(Integrated circuit "), "{line}");
}

#[test]
fn a_code_is_never_taken_for_a_name_and_names_with_other_numbers_are_not_one() {
    let code = |text: &str| {
        let (verdict, id) = verdict(text);
        assert!(verdict.is_open() && id.is_none(), "{text}: {verdict:?} {id:?}");
    };
    for text in ["51O401", "510402", "５１０４０l", "s_1", "s9"] {
        code(text);
    }
    // However like the two are: it is another level.
    code("Welding level 2");
    assert_eq!(
        verdict("Weldin level 1"),
        (Verdict::Linked, Some("s5".to_owned()))
    );
    let problems = Model::new(dataset(&["51O401"], "")).unwrap_err().to_string();
    assert!(problems.contains("did you mean \"510401\"?"), "{problems}");
}

#[test]
fn a_name_that_one_skill_alone_has_is_exact_and_needs_no_remark() {
    let model = Model::new(dataset(&["BLUEPRINT  reading", "ＩＣ layout"], "")).unwrap();
    assert_eq!(taught(&model), [["s1"], ["s3"]]);
    assert!(model.warnings().is_empty(), "{}", model.warnings());
    assert!(
        model
            .name_links()
            .iter()
            .all(|link| link.verdict == Verdict::Exact)
    );
    assert_eq!(names_table(model.name_links()).unwrap(), None);
}

#[test]
fn a_decision_comes_before_names_and_likeness() {
    let decisions = "skill,READING  tecnical drawings,s2,seen\nskill,IC layout,s4,\nskill,Gardening,s5,\n";
    let model = Model::new(dataset(
        &["Reading tecnical drawings", "IC layout", "gardening"],
        decisions,
    ))
    .unwrap();
    assert_eq!(taught(&model), [vec!["s2", "s5"], vec!["s4"]]);
    assert!(model.warnings().is_empty(), "{}", model.warnings());
    let link = &model.name_links()[2];
    assert_eq!(
        (link.verdict, link.note.as_deref(), link.label.as_deref()),
        (
            Verdict::Decided,
            Some("seen"),
            Some("Programming of industrial robots")
        )
    );
    // An id is what it says, whatever is decided.
    let own_id = dataset(&["s1"], "skill,s1,s2,\n");
    assert_eq!(
        codes(own_id.clone(), &ModelConfig::default()),
        [Code::UnusedDecision]
    );
    assert_eq!(taught(&Model::new(own_id).unwrap()), [vec!["s1"], vec![]]);
}

#[test]
fn a_decision_to_mean_nothing_leaves_rows_out_and_an_empty_one_decides_nothing() {
    let texts = ["Reading tecnical drawings", "good health", "Good health"];
    let model = Model::new(dataset(&texts, "skill,good health,-,\n")).unwrap();
    assert_eq!(taught(&model), [vec!["s1"], vec![]]);
    let warnings = model.warnings().to_string();
    let line = "V212 major_skills.csv row 3, skill: \"Good health\" is left out, 2 rows: a decision says that it \
                means no skill";
    assert!(warnings.contains(line), "{warnings}");
    let problems = Model::new(dataset(&texts, "skill,good health,,\n")).unwrap_err();
    assert_eq!(problems.count_of(Severity::Error), 2, "{problems}");
}

#[test]
fn decisions_are_checked() {
    let config = ModelConfig::default();
    // The wrong id is told once, at the decision.
    let wrong = dataset(&["gardening"], "skill,gardening,s99,\n");
    assert_eq!(codes(wrong, &config), [Code::UnknownReference]);
    let twice = dataset(&["gardening"], "skill,gardening,s1,\nskill,Gardening,s2,\n");
    assert_eq!(codes(twice, &config), [Code::DuplicateKey]);
    // What other kinds mean is not the model's business.
    let other = dataset(&["s1"], "occupation,gardener,x99,\nmajor,garden,-,\n");
    assert_eq!(codes(other, &config), []);
    assert_eq!(codes(dataset(&["s1"], "skill,gardening,,\n"), &config), []);
}

#[test]
fn rows_without_a_skill_are_left_out_if_the_config_says_so() {
    let config = ModelConfig {
        unlinked: Unlinked::LeaveOut,
        ..ModelConfig::default()
    };
    let texts = ["gardening", "s1", "Integrated circuit design", "s2", "gardening"];
    let model = Model::with(dataset(&texts, ""), &config).unwrap();
    assert_eq!(taught(&model), [vec![], vec!["s1", "s2"]]);
    let told: Vec<Code> = model.warnings().iter().map(Problem::code).collect();
    assert_eq!(told, [Code::LeftOut, Code::LeftOut]);
    let open = model.name_links().iter().filter(|link| link.verdict.is_open());
    assert_eq!(open.map(|link| link.rows).sum::<usize>(), 3);
    // Wrong references are errors all the same.
    let wrong = dataset(&["gardening"], "skill,gardening,s99,\n");
    assert!(Model::with(wrong, &config).is_err());
}

#[test]
fn how_sure_a_link_must_be_is_a_choice() {
    let config = |accept: f64| ModelConfig {
        link: LinkConfig {
            accept,
            ..LinkConfig::default()
        },
        ..ModelConfig::default()
    };
    let data = dataset(
        &["Reading tecnical drawings", "blueprint reading", "Nurse’s aide"],
        "",
    );
    for (accept, linked) in [(0.5, 1), (0.9, 1), (1.0, 0), (f64::NAN, 0)] {
        let names = review_names(&data, &config(accept));
        let of = |verdict: Verdict| names.iter().filter(|link| link.verdict == verdict).count();
        assert_eq!((of(Verdict::Exact), of(Verdict::Linked)), (1, linked), "{accept}");
    }
    let read: ModelConfig =
        serde_json::from_str(r#"{"link": {"accept": 0.8}, "unlinked": "leave_out"}"#).unwrap();
    assert_eq!(
        (read.link.accept, read.link.offered),
        (0.8, LinkConfig::default().offered)
    );
    assert_eq!(read.unlinked, Unlinked::LeaveOut);
    assert!(serde_json::from_str::<ModelConfig>(r#"{"acept": 1}"#).is_err());
}

#[test]
fn the_table_of_names_is_edited_and_obeyed_as_decisions() {
    let texts = [
        "Reading tecnical drawings",
        "Integrated circuit design",
        "good health",
        "blueprint reading",
    ];
    let config = ModelConfig::default();
    let first = dataset(&texts, "");
    assert!(Model::new(first.clone()).is_err());
    let (name, table) = names_table(&review_names(&first, &config)).unwrap().unwrap();
    assert_eq!(name, "names.csv");

    // Saved as it is, the table decides what was linked and nothing else, and is read without a word.
    let mut second = first.clone();
    second.read_csv("decisions", table.as_bytes());
    assert!(second.problems().is_empty(), "{}", second.problems());
    let verdicts = |dataset: &Dataset| -> Vec<(String, Verdict)> {
        let names = review_names(dataset, &config).into_iter();
        names.map(|link| (link.text, link.verdict)).collect()
    };
    let pairs = |of: [(&str, Verdict); 4]| of.map(|(text, verdict)| (text.to_owned(), verdict)).to_vec();
    assert_eq!(
        verdicts(&second),
        pairs([
            ("blueprint reading", Verdict::Exact),
            ("good health", Verdict::Unknown),
            ("Integrated circuit design", Verdict::Review),
            ("Reading tecnical drawings", Verdict::Decided),
        ])
    );

    // Two cells are filled in, as a planner does.
    let edited: String = table
        .lines()
        .map(|line| {
            let line = line.replace("skill,good health,,", "skill,good health,-,no skill");
            line.replace(
                "skill,Integrated circuit design,,",
                "skill,Integrated circuit design,s4,asked",
            ) + "\n"
        })
        .collect();
    let mut third = first.clone();
    third.read_csv("decisions", edited.as_bytes());
    let model = Model::new(third.clone()).unwrap();
    assert_eq!(taught(&model), [vec!["s1"], vec!["s1", "s4"]]);
    assert_eq!(
        verdicts(&third),
        pairs([
            ("blueprint reading", Verdict::Exact),
            ("good health", Verdict::LeftOut),
            ("Integrated circuit design", Verdict::Decided),
            ("Reading tecnical drawings", Verdict::Decided),
        ])
    );

    // The next table has every decision and remark again.
    let (_, again) = names_table(model.name_links()).unwrap().unwrap();
    let mut fourth = first.clone();
    fourth.read_csv("decisions", again.as_bytes());
    let decided = |dataset: &Dataset| -> Vec<(NameKind, String, Option<String>, Option<String>)> {
        let rows = dataset.decisions.iter();
        rows.map(|row| (row.kind, row.text.clone(), row.id.clone(), row.note.clone()))
            .collect()
    };
    assert_eq!(decided(&fourth), decided(&third));
    assert_eq!(Model::new(fourth).unwrap(), model);
}

#[test]
fn two_names_of_one_skill_in_one_major_are_a_doubled_row() {
    let both = dataset(&["s1", "s2", "Reading tecnical drawings"], "");
    let told = codes(both, &ModelConfig::default());
    assert_eq!(told, [Code::DuplicateKey, Code::LinkedByLikeness]);
}

#[test]
fn skills_that_could_not_be_read_are_not_missed() {
    let mut data = dataset(&["gardening", "Reading tecnical drawings"], "");
    data.read_csv("skills", b"skill_id;name\ns1;Reading\n");
    let told = codes(data, &ModelConfig::default());
    assert_eq!(told, [Code::OtherSeparator]);
}

/// Every name of a skill of California that one skill alone has, with each of its letters left out; and the id.
fn misspelt(dataset: &Dataset) -> BTreeMap<String, String> {
    let mut owners: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for row in &dataset.skills {
        for (at, letter) in row.name.char_indices() {
            let text = format!("{}{}", &row.name[..at], &row.name[at + letter.len_utf8()..]);
            owners.entry(text).or_default().push(&row.skill_id);
        }
    }
    let mut telling = BTreeMap::new();
    for (text, mut ids) in owners {
        ids.dedup();
        if let [id] = ids[..] {
            telling.insert(text, id.to_owned());
        }
    }
    telling
}

#[test]
fn skills_with_a_letter_left_out_are_linked_rightly_or_not_and_decisions_make_up_for_the_rest() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/data/california");
    let sound = Dataset::read_dir(folder);
    let misspelt = misspelt(&sound);
    let mut asked = sound.clone();
    asked.base_skills = misspelt
        .keys()
        .map(|text| BaseSkillRow {
            skill: text.clone(),
            ..BaseSkillRow::default()
        })
        .collect();
    let names = review_names(&asked, &ModelConfig::default());
    let (linked, open): (Vec<&NameLink>, Vec<&NameLink>) =
        names.iter().partition(|link| link.verdict == Verdict::Linked);
    let meant = |link: &NameLink| misspelt.get(&link.text).map(String::as_str);
    let right = linked
        .iter()
        .filter(|link| link.id.as_deref() == meant(link))
        .count();
    let first = |link: &NameLink| link.candidates.first().map(|offer| offer.id.clone());
    let found = open
        .iter()
        .filter(|link| first(link).as_deref() == meant(link))
        .count();
    let counts = format!(
        "{} linked, {right} rightly; {} open, {found} found",
        linked.len(),
        open.len()
    );
    assert!(100 * right >= 99 * linked.len(), "{counts}");
    assert!(
        2 * linked.len() > names.len() && 10 * found > 9 * open.len(),
        "{counts}"
    );

    // Every third row has a misspelt name; where it is open or wrong, it is decided.
    let mut spelt: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (text, id) in &misspelt {
        spelt.entry(id).or_default().push(text);
    }
    let mut named = sound.clone();
    for (k, row) in named.occupation_skills.iter_mut().enumerate().step_by(3) {
        if let Some(texts) = spelt.get(&*row.skill) {
            texts[k % texts.len()].clone_into(&mut row.skill);
        }
    }
    let review = review_names(&named, &ModelConfig::default());
    let wrong = review.iter().filter(|link| link.id.as_deref() != meant(link));
    named.decisions = wrong
        .map(|link| DecisionRow {
            kind: NameKind::Skill,
            text: link.text.clone(),
            id: meant(link).map(str::to_owned),
            note: None,
            ..DecisionRow::default()
        })
        .collect();
    assert!(named.decisions.len() > 40, "{}", named.decisions.len());
    assert!(Model::new(named).unwrap() == Model::new(sound).unwrap());
}

proptest! {
    #![proptest_config(crate::cases(64))]

    #[test]
    fn the_order_of_rows_changes_no_link(
        picks in proptest::collection::vec(0usize..8, 1..12),
        turn in 0usize..12,
    ) {
        const TEXTS: [&str; 8] = [
            "Reading tecnical drawings", "READING tecnical  drawings", "reading tecnical drawings",
            "Integrated circuit design", "gardening", "blueprint reading", "集成电路版图设计与验正", "s1",
        ];
        let texts: Vec<&str> = picks.iter().map(|pick| TEXTS[*pick]).collect();
        let decisions = "skill,gardening,-,\nskill,integrated circuit design,s4,\n";
        let config = ModelConfig::default();
        let data = dataset(&texts, decisions);
        let mut turned = data.clone();
        turned.major_skills.rotate_left(turn % picks.len());
        turned.skills.rotate_left(turn % 7);
        turned.decisions.reverse();
        prop_assert_eq!(review_names(&data, &config), review_names(&turned, &config));
        let rows: usize = review_names(&data, &config).iter().map(|link| link.rows).sum();
        prop_assert_eq!(rows, texts.iter().filter(|text| **text != "s1").count());
    }

    #[test]
    fn any_texts_are_settled_or_offered_without_a_panic(texts in proptest::collection::vec("\\PC{0,30}", 0..8)) {
        let mut data = dataset(&[], "");
        for text in &texts {
            let row = BaseSkillRow { skill: text.clone(), ..BaseSkillRow::default() };
            data.base_skills.push(row);
        }
        for link in review_names(&data, &ModelConfig::default()) {
            let linked = matches!(link.verdict, Verdict::Exact | Verdict::Linked);
            prop_assert_eq!(linked, link.id.is_some());
            let sum: f64 = link.candidates.iter().map(|offer| offer.confidence).sum();
            prop_assert!(sum <= 1.0 + 1e-9);
        }
    }
}
