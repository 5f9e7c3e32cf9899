//! The pages of Beijing's case, as each reader gets them.

use super::{options, run};
use std::ffi::OsString;

/// The page of a command; the drawing is short, for the test's sake.
fn page(args: &[&str]) -> Result<String, String> {
    at_the_root();
    let all = ["advise", "--draws", "20"].iter().chain(args);
    match options::parse(all.map(OsString::from)) {
        Ok(options::Command::Advise(options)) => run(&options),
        Ok(options::Command::Help) => Ok(options::HELP.to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// The shipped tables are found from the root of the repository, where a user starts.
fn at_the_root() {
    std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).unwrap();
}

/// Compares with the file in `tests/golden`, or writes it if asked to by `VOCMATCH_BLESS`.
fn holds(name: &str, args: &[&str]) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/golden/advise/").to_owned() + name;
    let found = page(args).unwrap();
    if std::env::var_os("VOCMATCH_BLESS").is_some() {
        std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/golden/advise")).unwrap();
        std::fs::write(&path, found).unwrap();
        return;
    }
    let golden = std::fs::read_to_string(&path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    let differs = golden.lines().zip(found.lines()).find(|(a, b)| a != b);
    assert!(
        golden == found,
        "tests/golden/advise/{name} differs: {differs:?}; .ci/refresh writes it anew"
    );
}

#[test]
fn the_page_for_who_plans_the_region_is_its_golden_page() {
    holds("commission.txt", &["--budget", "60"]);
}

#[test]
fn the_page_for_a_school_is_its_golden_page() {
    holds("school.txt", &["--for", "school", "4111010857"]);
}

#[test]
fn the_page_for_an_enterprise_is_its_golden_page() {
    holds("enterprise.txt", &["--for", "enterprise", "beifang-huachuang"]);
}

#[test]
fn the_page_for_a_learner_is_its_golden_page() {
    holds("learner.txt", &["--for", "learner", "4111010858-710401"]);
}

#[test]
fn readers_are_found_by_name_and_told_who_was_probably_meant() {
    assert_eq!(
        page(&["--for", "school", "北京信息职业技术学院"]),
        page(&["--for", "school", "4111010857"])
    );
    let wrong = page(&["--for", "school", "北京信息职业学院"]).unwrap_err();
    assert!(wrong.contains("北京信息职业技术学院 (4111010857)"), "{wrong}");
    assert!(
        page(&["--for", "nobody", "1"])
            .unwrap_err()
            .contains("a school, an enterprise, an alliance or a learner")
    );
    assert!(page(&["--for", "school"]).unwrap_err().contains("wants an id"));
    assert!(
        page(&["--for", "alliance", "ic-consortium"])
            .unwrap()
            .contains("北京集成电路产教联合体")
    );
}

#[test]
fn nonsense_is_refused_with_a_word_on_what_is_wanted() {
    assert!(page(&["--order", "luck"]).unwrap_err().contains("gain or score"));
    assert!(page(&["--years", "soon"]).unwrap_err().contains("is not a year"));
    assert!(page(&["--autumn", "soon"]).unwrap_err().contains("is not a year"));
    for km in ["0", "-5", "far", "inf"] {
        let wrong = page(&["--mobility-km", km]).unwrap_err();
        assert!(
            wrong.contains("is not a distance in kilometres above 0"),
            "{wrong}"
        );
    }
    assert!(
        page(&["--draws", "few"])
            .unwrap_err()
            .contains("is not a number of draws")
    );
    assert!(
        page(&["--rules", "no-such-file.csv"])
            .unwrap_err()
            .contains("cannot be read")
    );
}

/// What is assumed changes what comes out: nothing happens before the first autumn, and nobody moves where moving is hard.
#[test]
fn the_first_autumn_and_mobility_are_obeyed() {
    let usual = page(&[]).unwrap();
    let later = page(&["--autumn", "2027"]).unwrap();
    assert!(
        usual.contains("autumn 2026") && !later.contains("autumn 2026"),
        "{later}"
    );
    assert!(later.contains("autumn 2027"));
    assert_ne!(usual, page(&["--mobility-km", "5"]).unwrap());
}
