//! Raw tables as people send them: the sample with its codes spoilt in many ways.

use crate::convert::convert;
use crate::options::Options;
use crate::reading::Told;
use crate::tally::Tally;
use crate::tests::at;
use std::collections::BTreeMap;
use std::path::PathBuf;
use vocmatch::Language;
use vocmatch::problem::Severity;

/// Tables as CSV, by name.
pub type Csv = BTreeMap<String, Vec<u8>>;

/// The sample with one file changed, converted: what was told, or why it was refused.
pub struct Spoilt {
    raw: PathBuf,
    pub language: Language,
    with: fn(&mut Options),
}

impl Spoilt {
    pub fn new(name: &str) -> Spoilt {
        let raw = std::env::temp_dir().join(format!("import-us-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&raw);
        for folder in ["crosswalk", "demand", "onet", "supply"] {
            std::fs::create_dir_all(raw.join(folder)).unwrap();
            for entry in std::fs::read_dir(at("tests/data/us-sample").join(folder)).unwrap() {
                let path = entry.unwrap().path();
                std::fs::copy(&path, raw.join(folder).join(path.file_name().unwrap())).unwrap();
            }
        }
        Spoilt {
            raw,
            language: Language::English,
            with: |_| (),
        }
    }

    pub fn change(self, file: &str, change: impl Fn(&str) -> Vec<u8>) -> Spoilt {
        let text = std::fs::read_to_string(self.raw.join(file)).unwrap();
        let changed = change(&text);
        assert_ne!(changed, text.as_bytes(), "nothing was spoilt in {file}");
        std::fs::write(self.raw.join(file), changed).unwrap();
        self
    }

    pub fn import(self) -> Result<(Csv, Tally, String), String> {
        let mut options = Options::new(self.raw.clone(), PathBuf::new(), "ca");
        options.rules.push(at("examples/data/california-rules.csv"));
        // The same words serve `link_evidence`; it is tested with the guards alone.
        options.evidence = false;
        (self.with)(&mut options);
        let result = convert(&options);
        std::fs::remove_dir_all(&self.raw).unwrap();
        match result {
            Ok((tables, tally)) => {
                let bytes = tables
                    .names()
                    .map(|name| (name.to_owned(), tables.csv(name).unwrap()));
                let told = options.raw_tables.faults.lines(Severity::Warning, self.language);
                Ok((bytes.collect(), tally, told.join("\n")))
            }
            Err(error) => {
                let told = error.downcast_ref::<Told>();
                Err(told.map_or_else(|| error.to_string(), |told| told.0.text(self.language).to_owned()))
            }
        }
    }

    /// What is told while the tables come out as those of the sample.
    pub fn same(self, case: &str) -> String {
        let (tables, _, told) = self.import().unwrap_or_else(|error| panic!("{case}: {error}"));
        assert!(tables == plain(), "{case}: other tables\n{told}");
        told
    }

    pub fn refused(self) -> String {
        self.import().map(|_| ()).unwrap_err()
    }
}

/// The tables of the sample, converted once.
pub fn plain() -> Csv {
    static PLAIN: std::sync::OnceLock<Csv> = std::sync::OnceLock::new();
    let import = || Spoilt::new("plain").import().map(|(tables, ..)| tables).unwrap();
    PLAIN.get_or_init(import).clone()
}

pub const COMPLETIONS: &str = "supply/completions_ca_institution_2020_2024.csv";
pub const METRO: &str = "demand/oews_2025_ca_metro.csv";
pub const PROJECTIONS: &str = "demand/bls_projections_national_2024_2034.csv";

/// The lines of a table with one column changed by its rule.
pub fn column(text: &str, name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let at = header.iter().position(|cell| cell == name).unwrap();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&header).unwrap();
    for record in reader.records() {
        let record = record.unwrap();
        let cells = record.iter().enumerate();
        let cells = cells.map(|(place, cell)| {
            if place == at {
                change(cell)
            } else {
                cell.to_owned()
            }
        });
        writer.write_record(cells).unwrap();
    }
    writer.into_inner().unwrap()
}

pub fn with_column(name: &'static str, change: fn(&str) -> String) -> impl Fn(&str) -> Vec<u8> {
    move |text| column(text, name, change)
}

#[test]
fn nothing_is_told_of_the_sample() {
    assert_eq!(Spoilt::new("untouched").same("the sample"), "");
}

#[test]
fn codes_that_a_spreadsheet_changed_are_put_back_in_every_table() {
    let no_point: fn(&str) -> String = |code| code.replace('.', "");
    let no_dash: fn(&str) -> String = |code| code.replace('-', "");
    let guard: fn(&str) -> String = |code| format!("=\"{code}\"");
    let no_zeros: fn(&str) -> String = |code| code.parse::<u32>().unwrap().to_string();
    let decimal: fn(&str) -> String = |code| format!("{code}.0");
    let padded: fn(&str) -> String = |level| format!("{level:0>2}");
    let wide: fn(&str) -> String = |code| {
        let wide = |c: char| char::from_u32(u32::from(c) + 0xFEE0).unwrap();
        code.chars()
            .map(|c| {
                if c == '.' || c.is_ascii_digit() {
                    wide(c)
                } else {
                    c
                }
            })
            .collect()
    };
    for (n, (file, name, change, code)) in [
        (COMPLETIONS, "cip2020_code", no_point, "V114"),
        (COMPLETIONS, "cip2020_code", guard, ""),
        (COMPLETIONS, "cip2020_code", wide, ""),
        (COMPLETIONS, "unitid", decimal, "V114"),
        (COMPLETIONS, "unitid", guard, ""),
        (COMPLETIONS, "award_level", padded, ""),
        (COMPLETIONS, "award_level", decimal, ""),
        (COMPLETIONS, "awards", decimal, ""),
        (COMPLETIONS, "year", decimal, ""),
        ("supply/cip2020.csv", "cip2020_code", guard, ""),
        ("supply/institutions_ca.csv", "unitid", guard, ""),
        ("crosswalk/cip2020_soc2018.csv", "cip2020_code", no_point, "V114"),
        ("crosswalk/cip2020_soc2018.csv", "soc2018_code", no_dash, "V114"),
        (
            "crosswalk/oews_combined_soc2018.csv",
            "oews_code",
            no_dash,
            "V114",
        ),
        (METRO, "soc_code", no_dash, "V114"),
        (METRO, "area_code", no_zeros, "V114"),
        ("demand/oews_areas.csv", "area_code", no_zeros, "V114"),
        (
            "demand/oews_2025_national_states.csv",
            "area_code",
            decimal,
            "V114",
        ),
        (PROJECTIONS, "soc_code", no_dash, "V114"),
        ("demand/oews_occupations.csv", "soc_code", no_dash, "V114"),
        ("onet/occupations.csv", "onetsoc_code", no_dash, "V114"),
        ("onet/skills.csv", "onetsoc_code", no_dash, "V114"),
    ]
    .into_iter()
    .enumerate()
    {
        let case = format!("case {n}: {file} {name}");
        let told = Spoilt::new(&format!("code-{n}"))
            .change(file, with_column(name, change))
            .same(&case);
        assert_eq!(told.get(..4).unwrap_or(""), code, "{case}: {told}");
        assert!(told.lines().count() <= 1, "{case}: {told}");
        if code == "V114" {
            assert!(
                told.contains(&format!("{file}, {name}: ")) && told.contains("in row 2 as"),
                "{told}"
            );
        }
    }
}

#[test]
fn codes_that_cannot_be_put_back_are_refused_at_their_cells_all_at_once() {
    let refused = Spoilt::new("broken")
        .change(COMPLETIONS, |text| {
            text.replacen(",110246,11.0701,", ",110246,4.11E+09,", 1)
                .replacen(",110246,12.0401,", ",1.10E+05,Nov-11,", 1)
                .into_bytes()
        })
        .change(METRO, with_column("employment", |_| "many".to_owned()))
        .refused();
    for line in [
        format!(
            "V113 {COMPLETIONS} row 2, cip2020_code: \"4.11E+09\" is a number in exponent notation; a spreadsheet program changed the code; give the column the format \"Text\""
        ),
        format!("V113 {COMPLETIONS} row 3, unitid: \"1.10E+05\""),
        format!("V113 {COMPLETIONS} row 3, cip2020_code: \"Nov-11\" is a date"),
        format!("V102 {METRO} row 2, employment: \"many\" is not a number"),
        format!("V102 {METRO}, employment: and 539 more of this kind"),
    ] {
        assert!(refused.contains(&line), "{line}\n{refused}");
    }
    assert_eq!(refused.matches("\"many\"").count(), 20);
}
