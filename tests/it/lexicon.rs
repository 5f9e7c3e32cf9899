//! Names and the concepts that they mean.

use proptest::prelude::*;
use vocmatch::lexicon::{Answer, Candidate, Entry, Lexicon, LinkConfig, MAX_LENGTH, folded};

/// Occupations and skills under several names, English and Chinese.
fn entries() -> Vec<Entry> {
    vec![
        Entry::new("31-1131", "Nursing assistants")
            .with_aliases(["Certified nurse aide (CNA)", "Nurse aides"]),
        Entry::new("29-1141", "Registered nurses").with_aliases(["Staff nurse"]),
        Entry::new("51-4121", "Welders, cutters, solderers and brazers").with_aliases(["Welding technician"]),
        Entry::new("c", "C"),
        Entry::new("cpp", "C++").with_aliases(["C++ programming"]),
        Entry::new("csharp", "C#").with_aliases(["C# programming"]),
        Entry::new("colour", "analysing colours of textiles").with_aliases(["textile colour analysis"]),
        Entry::new("java-island", "Java (island)"),
        Entry::new("java", "Java").with_aliases(["Java programming"]),
        Entry::new("6-31-01-03", "电工").with_aliases(["维修电工", "电气设备维修工"]),
        Entry::new("2-02-38-09", "集成电路工程技术人员").with_aliases(["芯片设计工程师", "IC设计工程师"]),
        Entry::new("2-02-10-03", "计算机软件工程技术人员").with_aliases(["软件开发工程师", "Python程序员"]),
    ]
}

fn first<'l>(lexicon: &'l Lexicon, name: &str) -> Option<Candidate<'l>> {
    lexicon.searcher().candidates(name, 1).first().copied()
}

fn id(lexicon: &Lexicon, name: &str) -> String {
    first(lexicon, name).map_or_else(|| "nothing".to_owned(), |found| found.id.to_owned())
}

#[test]
fn a_name_finds_its_concept_however_it_is_written() {
    let lexicon = Lexicon::new(entries());
    for (name, expected) in [
        // Typing errors, endings, word order, other words beside it.
        ("nursing asistant", "31-1131"),
        ("assistant (nursing)", "31-1131"),
        ("nurses, registered", "29-1141"),
        ("Welder, cutter, solderer & brazer", "51-4121"),
        ("technician for welding", "51-4121"),
        ("weld techn", "51-4121"),
        // British and American spelling, and other forms of the words.
        ("analyzing textile colors", "colour"),
        ("analyze colors of textile", "colour"),
        // What stands in brackets.
        ("CNA", "31-1131"),
        ("certified nurse aide", "31-1131"),
        ("Staff nurse (hospital)", "29-1141"),
        // Signs that belong to the name, full-width and zero-width characters.
        ("Ｃ＋＋", "cpp"),
        ("c #", "c"),
        ("C#", "csharp"),
        ("c#  Programming", "csharp"),
        ("集成\u{200b}电路工程技术人員", "2-02-38-09"),
        ("ＩＣ设计工程师", "2-02-38-09"),
        ("维修电工（高级）", "6-31-01-03"),
        ("python程序员", "2-02-10-03"),
        ("软件开发工程帅", "2-02-10-03"),
    ] {
        assert_eq!(id(&lexicon, name), expected, "{name}");
    }
}

#[test]
fn a_name_that_several_concepts_have_is_ambiguous() {
    let lexicon = Lexicon::new(entries());
    let Answer::Ambiguous(candidates) = lexicon.searcher().find("java", &LinkConfig::default()) else {
        panic!("not ambiguous");
    };
    let ids: Vec<&str> = candidates.iter().map(|candidate| candidate.id).collect();
    assert_eq!(ids, ["java", "java-island"]);
    assert!(
        candidates
            .iter()
            .all(|candidate| candidate.exact && candidate.confidence < 0.5)
    );
}

#[test]
fn a_name_of_something_else_matches_nothing() {
    let lexicon = Lexicon::new(entries());
    let mut searcher = lexicon.searcher();
    for name in [
        "",
        " — ",
        "\u{200b}",
        "Привет",
        "上帝保佑",
        "vacuum truck",
        "1234567",
    ] {
        let answer = searcher.find(name, &LinkConfig::default());
        assert!(matches!(answer, Answer::NoMatch(_)), "{name}: {answer:?}");
    }
    assert_eq!(Lexicon::new([]).searcher().candidates("welder", 5), []);
}

#[test]
fn an_uncertain_name_is_not_linked_but_offered() {
    let lexicon = Lexicon::new(entries());
    let Answer::Ambiguous(offered) = lexicon.searcher().find("nurse", &LinkConfig::default()) else {
        panic!("linked or nothing");
    };
    let ids: Vec<&str> = offered.iter().map(|candidate| candidate.id).collect();
    assert!(ids.contains(&"29-1141"), "{ids:?}");
    assert!(offered.iter().all(|candidate| candidate.confidence < 0.9));
}

#[test]
fn likeness_is_what_its_parts_say() {
    // Two labels, three words; each word and group of the first label stands in one label or in both.
    let lexicon = Lexicon::new([Entry::new("a", "arc weld"), Entry::new("b", "gas weld")]);
    let found = first(&lexicon, "arc wald").unwrap();
    let likeness = found.likeness;
    // "arc" has idf ln 3; "wald" is in no label and weighs as much. It may be meant for "weld": three of four
    // letters align.
    assert!((likeness.known - 0.5).abs() < 1e-6, "{likeness:?}");
    assert!((likeness.of_name - 0.875).abs() < 1e-6, "{likeness:?}");
    // Of the label, "arc" has ln 3 and "weld" ln 2.
    let (arc, weld) = (3f64.ln(), 2f64.ln());
    assert!((likeness.of_label - (arc + 0.75 * weld) / (arc + weld)).abs() < 1e-6);
    assert!((likeness.alignment - (1.0 - 1.0 / 8.0)).abs() < 1e-12);
    // Groups: _ar arc rc_ _we wel eld ld_ and two words; of the name _ar arc rc_ _wa wal ald ld_ and two words.
    assert!((likeness.dice - 2.0 * 5.0 / 18.0).abs() < 1e-12);
    let (rare, both) = (3f64.ln().powi(2), 2f64.ln().powi(2));
    let common = 4.0 * rare + both;
    let (name, label) = (8.0 * rare + both, 4.0 * rare + 5.0 * both);
    assert!((likeness.cosine - common / (name * label).sqrt()).abs() < 1e-3);
}

#[test]
fn words_that_names_of_a_concept_exchange_stand_for_each_other() {
    let pairs = ["welding", "surveys", "audits", "inspections"];
    let mut entries: Vec<Entry> = pairs
        .iter()
        .map(|word| Entry::new(*word, format!("perform {word}")).with_aliases([format!("carry out {word}")]))
        .collect();
    entries.push(Entry::new("repairs", "perform repairs"));
    entries.push(Entry::new("plans", "draw plans"));
    let lexicon = Lexicon::new(entries);
    let found = first(&lexicon, "carry out repairs").unwrap();
    assert_eq!(found.id, "repairs");
    assert!(found.likeness.of_label > 0.99, "{found:?}");
}

#[test]
fn a_callers_own_score_is_mixed_in() {
    let lexicon = Lexicon::new(entries());
    let semantic =
        |name: &str, label: &str| f64::from(u8::from(name == "nurse" && label == "Registered nurses"));
    let mut searcher = lexicon.searcher().with_score(0.5, semantic);
    let found = searcher.candidates("nurse", 3);
    assert_eq!(found[0].id, "29-1141");
    assert!((found[0].score - (0.5 + 0.5 * found[0].likeness.score())).abs() < 1e-9);
    for (weight, score) in [(0.5, f64::NAN), (f64::NAN, 0.5), (7.0, 7.0)] {
        let mut strange = lexicon.searcher().with_score(weight, move |_, _| score);
        let found = strange.candidates("nurse", 9);
        assert!(
            found.iter().all(|one| (0.0..=1.0).contains(&one.score)),
            "{found:?}"
        );
    }
}

#[test]
fn a_taxonomy_with_many_names_calibrates_itself() {
    let made = |k: usize| {
        let words = [
            "weld", "cut", "paint", "drill", "lift", "pack", "sort", "test", "load", "mend",
        ];
        let things = [
            "pipes", "plates", "frames", "boards", "cables", "tanks", "valves", "pumps", "doors", "wheels",
        ];
        let (word, thing) = (words[k / 10 % 10], things[k % 10]);
        Entry::new(format!("{k:03}"), format!("{word} {thing}")).with_aliases([
            format!("{thing} {word}ing"),
            format!("to {word} some {thing}"),
            format!("job {k}"),
        ])
    };
    let (lexicon, calibration) = Lexicon::new((0..100).map(made)).calibrated(&[]);
    let calibration = calibration.unwrap();
    assert!(
        calibration.held_out > 60 && calibration.right < calibration.held_out,
        "{calibration:?}"
    );
    // After calibration the mean confidence is the share that was right.
    let share = calibration.right as f64 / calibration.held_out as f64;
    assert!((calibration.after - share).abs() < 0.03, "{calibration:?}");
    assert_eq!(id(&lexicon, "weld pipes"), "000");
    let few = Lexicon::new(entries()).calibrated(&[]).1;
    assert_eq!(few, None);
}

#[test]
fn a_name_without_end_is_cut() {
    let lexicon = Lexicon::new(entries());
    let long = "nursing assistant ".repeat(200_000);
    assert_eq!(folded(&long).chars().count(), MAX_LENGTH);
    let start = std::time::Instant::now();
    assert_eq!(id(&lexicon, &long), "31-1131");
    assert!(start.elapsed().as_secs() < 2);
}

/// Names of a few words each, so that they share words, in two scripts.
fn name() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "weld", "welding", "pipe", "nurse", "care", "data", "C++", "电", "工程", "维修", "员", "软件", "é",
        "(x)",
    ]);
    prop::collection::vec(word, 1..5).prop_map(|words| words.join(" "))
}

fn names() -> impl Strategy<Value = Vec<(u8, String)>> {
    prop::collection::vec((0u8..12, name()), 1..40)
}

fn lexicon(names: &[(u8, String)]) -> Lexicon {
    Lexicon::new(
        names
            .iter()
            .map(|(id, name)| Entry::new(format!("{id:02}"), name.clone())),
    )
}

fn found(lexicon: &Lexicon, name: &str) -> Vec<(String, String, f64)> {
    let candidates = lexicon.searcher().candidates(name, 6);
    let of = |one: &Candidate| (one.id.to_owned(), folded(one.label), one.confidence);
    candidates.iter().map(of).collect()
}

proptest! {
    #![proptest_config(crate::cases(256))]

    #[test]
    fn a_label_finds_itself(names in names(), pick in any::<prop::sample::Index>()) {
        let lexicon = lexicon(&names);
        let (id, name) = pick.get(&names);
        let candidates = lexicon.searcher().candidates(name, 12);
        let own: Vec<&str> = candidates.iter().filter(|one| one.exact).map(|one| one.id).collect();
        prop_assert!(own.contains(&format!("{id:02}").as_str()), "{name}: {candidates:?}");
        prop_assert!(candidates[0].exact);
    }

    #[test]
    fn case_width_space_and_the_order_of_rows_change_nothing(
        names in names(), asked in name(), shift in any::<prop::sample::Index>(),
    ) {
        let expected = found(&lexicon(&names), &asked);
        let mut other = names.clone();
        other.rotate_left(shift.index(names.len()));
        other.reverse();
        let wide: String = asked.chars().map(|c| match c {
            '!'..='~' => char::from_u32(c as u32 + 0xFEE0).unwrap_or(c),
            ' ' => '\u{3000}',
            c => c,
        }).collect();
        let loud = format!("  {}\u{200b} ", wide.to_uppercase().replace('\u{3000}', " \t "));
        prop_assert_eq!(found(&lexicon(&other), &loud), expected);
    }

    #[test]
    fn scores_and_confidences_are_shares(names in names(), asked in ".{0,60}") {
        let lexicon = lexicon(&names);
        for asked in [asked, names[0].1.clone() + " and more"] {
            let candidates = lexicon.searcher().candidates(&asked, 20);
            for one in &candidates {
                let l = one.likeness;
                for share in [one.confidence, one.score, l.cosine, l.dice, l.alignment, l.known, l.of_name, l.of_label] {
                    prop_assert!((0.0..=1.0).contains(&share), "{one:?}");
                }
            }
            let sum: f64 = candidates.iter().map(|one| one.confidence).sum();
            prop_assert!(sum <= 1.0 + 1e-9, "{sum}");
            let ids: std::collections::BTreeSet<&str> = candidates.iter().map(|one| one.id).collect();
            prop_assert_eq!(ids.len(), candidates.len());
        }
    }

    #[test]
    fn nothing_that_is_handed_in_panics(label in any::<String>(), asked in any::<String>(), text in ".*") {
        let lexicon = Lexicon::new([Entry::new(label.clone(), text.clone()).with_aliases([label.clone()])]);
        let mut searcher = lexicon.searcher();
        for name in [&label, &asked, &text] {
            let _ = searcher.find(name, &LinkConfig::default());
            prop_assert_eq!(folded(&folded(name)), folded(name));
        }
    }
}
