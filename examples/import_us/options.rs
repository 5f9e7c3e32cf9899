//! The command line: every choice with its default.

use crate::raw::Result;
use std::path::PathBuf;

pub const HELP: &str = "\
Turns the raw public tables of the United States into planner tables for one state.

usage: import_us RAW_DIR OUT_DIR --state XX [options]

RAW_DIR holds the folders crosswalk, demand, onet and supply. Releases carry their year in the file name:
  crosswalk/cip2020_soc2018.csv, oews_combined_soc2018.csv
  demand/bls_projections_national_*.csv, oews_*_national_states.csv, oews_*_{xx}_metro.csv,
         oews_*_industry_occupation.csv, oews_areas.csv, oews_industries.csv, oews_occupations.csv
  onet/skills.csv, knowledge.csv, elements.csv, occupations.csv, required_education.csv
  supply/cip*.csv, completions_{xx}_institution_*.csv, institutions_{xx}.csv

  --state XX            two letters, as in institutions_xx.csv (required)
  --rules FILE          more rules (may stand several times): CSV with rule,key,value,why. A row replaces the
                        built-in row of the same rule and key; an empty value takes it back
  --print-rules         print the rules in force and stop
  --years A-B           plan years of the openings (default: the year after the last graduates, and five more)
  --group school|region a program is an institution's, or all of a region's together (default: school)
  --transfer all|families|none
                        who goes on to study: the families of the rules, and with `all` also the programs whose
                        links all ask for a higher level (default: all)
  --keep-funnels        keep links to occupations that ask experience and to `all other` occupations
  --stacked sum|largest several certificate levels of one institution and program: add their awards, or count
                        the largest, which is the least number of people they can stand for (default: sum)
  --keep-elsewhere      keep institutions that teach elsewhere (rule `elsewhere`)
  --keep-lapsed         keep programs without graduates in the last year
  --whole-catalogue     majors are all fields of the crosswalk at every level, taught here or not, and a class
                        holds the fields of one level: siblings then speak for the country, not the state
  --centroid awards|institutions
                        a region's coordinates: the mean of its institutions, weighted by those of their awards
                        that lead to the labour market, or not (default: awards)
  --earnings FILE       earnings by class and level from a file of the College Scorecard, with the columns state,
                        cip_code, credential_level, completers_count, earnings, earnings_threshold_state
  --evidence P          evidence on links from the whole catalogue with its words, where it is at least P: the table
                        link_evidence, for where graduates tend to go (needs the files of --words)
  --words               also write other titles and descriptions of occupations, related occupations and definitions of
                        fields (onet/alternate_titles.csv, related_occupations.csv): two megabytes of evidence
  --min-importance S    leave out an occupation's skills below this scaled importance (default: 0.5)
  --self-employment S   flag occupations whose wage-and-salary jobs are below this share of all (default: 0.4)

Rules (see --print-rules for those in force and why):
  award_level,CODE,LEVEL|outside
  entry_education,TEXT,LEVEL|high_school|high_school_only|shares|none|beyond|outside
      (beyond: above the four levels, kept apart; outside: left out; high_school: O*NET's shares of awards ask for them; shares: so too, and the rest asks a certificate)
  occupation_entry,SOC,TEXT              occupation_max_level,SOC,LEVEL
  required_education,CATEGORY,LEVEL|no_award|outside
  experience,TEXT,YEARS                  transfer_family,CIP or CIP*,highest LEVEL
  transfer_by_links,LEVEL,yes            cut_link,SOC or SOC*,yes
  funnel_title,END OF TITLE,yes          merge,SOC,GROUP
  group_name,GROUP,NAME                  note,SOC or SOC*,TEXT
  training_note,ON-THE-JOB TRAINING,TEXT elsewhere,UNITID,yes
  level_name,LEVEL,NAME                  level_years,LEVEL,YEARS
  county_area,COUNTY,AREA                delivery,UNITID,on_site|mixed|distance
  earnings_level,CODE,LEVEL              title,en|zh,TEXT with {graduates} {first} {last} for the years
  as_of,all,DATE
";

/// What a program is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Group {
    School,
    Region,
}

/// Which graduates go on to study.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Transfer {
    All,
    Families,
    None,
}

/// Every choice of the command line.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own on the command line"
)]
pub struct Options {
    pub raw: PathBuf,
    pub out: PathBuf,
    pub state: String,
    pub rules: Vec<PathBuf>,
    pub print_rules: bool,
    pub years: Option<(u16, u16)>,
    pub group: Group,
    pub transfer: Transfer,
    pub keep_funnels: bool,
    pub largest_of_stack: bool,
    pub keep_elsewhere: bool,
    pub keep_lapsed: bool,
    pub whole_catalogue: bool,
    pub weigh_by_awards: bool,
    pub earnings: Option<PathBuf>,
    pub words: bool,
    pub evidence: Option<f64>,
    pub min_importance: f64,
    pub self_employment: f64,
}

impl Options {
    /// The defaults for a state.
    pub fn new(raw: PathBuf, out: PathBuf, state: &str) -> Options {
        Options {
            raw,
            out,
            state: state.to_ascii_uppercase(),
            rules: Vec::new(),
            print_rules: false,
            years: None,
            group: Group::School,
            transfer: Transfer::All,
            keep_funnels: false,
            largest_of_stack: false,
            keep_elsewhere: false,
            keep_lapsed: false,
            whole_catalogue: false,
            weigh_by_awards: true,
            earnings: None,
            words: false,
            evidence: None,
            min_importance: 0.5,
            self_employment: 0.4,
        }
    }

    /// Reads the command line; `None` when it asks for help.
    pub fn parse(mut words: impl Iterator<Item = String>) -> Result<Option<Options>> {
        let mut options = Options::new(PathBuf::new(), PathBuf::new(), "");
        let mut folders = Vec::new();
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
            match word.as_str() {
                "--help" | "-h" => return Ok(None),
                "--state" => options.state = value()?.to_ascii_uppercase(),
                "--rules" => options.rules.push(value()?.into()),
                "--print-rules" => options.print_rules = true,
                "--years" => options.years = Some(years(&value()?)?),
                "--group" => {
                    let choices = [("school", Group::School), ("region", Group::Region)];
                    options.group = one_of(&value()?, &choices)?;
                }
                "--transfer" => {
                    let choices = [
                        ("all", Transfer::All),
                        ("families", Transfer::Families),
                        ("none", Transfer::None),
                    ];
                    options.transfer = one_of(&value()?, &choices)?;
                }
                "--keep-funnels" => options.keep_funnels = true,
                "--stacked" => {
                    options.largest_of_stack = one_of(&value()?, &[("sum", false), ("largest", true)])?;
                }
                "--keep-elsewhere" => options.keep_elsewhere = true,
                "--keep-lapsed" => options.keep_lapsed = true,
                "--whole-catalogue" => options.whole_catalogue = true,
                "--centroid" => {
                    options.weigh_by_awards =
                        one_of(&value()?, &[("awards", true), ("institutions", false)])?;
                }
                "--evidence" => options.evidence = Some(share(&value()?)?),
                "--words" => options.words = true,
                "--earnings" => options.earnings = Some(value()?.into()),
                "--min-importance" => options.min_importance = share(&value()?)?,
                "--self-employment" => options.self_employment = share(&value()?)?,
                _ if word.starts_with('-') => return Err(format!("unknown option {word}; see --help").into()),
                _ => folders.push(PathBuf::from(word)),
            }
        }
        if !options.print_rules {
            let [raw, out] = <[PathBuf; 2]>::try_from(folders)
                .map_err(|_| "give two folders: RAW_DIR OUT_DIR; see --help")?;
            if options.state.is_empty() {
                return Err("give the state, such as --state XX; see --help".into());
            }
            (options.raw, options.out) = (raw, out);
        }
        Ok(Some(options))
    }
}

fn one_of<T: Copy>(text: &str, choices: &[(&str, T)]) -> Result<T> {
    let found = choices.iter().find(|(name, _)| *name == text);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        format!("`{text}` is none of {}", names.join(", ")).into()
    })
}

fn share(text: &str) -> Result<f64> {
    match text.parse::<f64>() {
        Ok(number) if (0.0..=1.0).contains(&number) => Ok(number),
        _ => Err(format!("`{text}` is not a share; write a number from 0 to 1").into()),
    }
}

fn years(text: &str) -> Result<(u16, u16)> {
    let parsed = text
        .split_once('-')
        .and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
    match parsed {
        Some((first, last)) if first <= last => Ok((first, last)),
        _ => Err(format!("`{text}` is not a span of years; write it like 2025-2030").into()),
    }
}
