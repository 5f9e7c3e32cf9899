//! Allocates the heads of a market to its openings, optimally, stably or in proportion, and proves it.
//!
//! `cargo run --release --example allocate -- MARKET_DIR` reads three CSV tables and writes a fourth; `--help`
//! says which.

#[path = "../support/bar.rs"]
mod bar;
mod options;
mod rounded;
mod tables;
mod trouble;

use bar::watched;
use options::{HELP, Options};
use std::fmt::Write as _;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;
use tables::Tables;
use trouble::{Trouble, told, whole_file};
use vocmatch::Language;
use vocmatch::matching::{
    Control, Market, MatchError, Matching, Semantics, audit, compare, optimal_any, solve,
};

fn main() -> ExitCode {
    let options = match Options::parse(std::env::args().skip(1)) {
        Ok(Some(options)) => options,
        Ok(None) => return tell(&mut std::io::stdout(), HELP, ExitCode::SUCCESS),
        Err(wrong) => {
            return tell(
                &mut std::io::stderr(),
                &format!("{wrong}\n\n{HELP}"),
                ExitCode::from(2),
            );
        }
    };
    match run(&options, &mut std::io::stderr()) {
        Ok(line) => tell(&mut std::io::stdout(), &format!("{line}\n"), ExitCode::SUCCESS),
        Err(problems) => {
            let language = options.language;
            let mut lines: Vec<String> = problems.iter().map(|one| one.text(language)).collect();
            let count = problems.len();
            lines.push(match language {
                Language::English => format!("{count} problem(s); nothing was written\n"),
                Language::Chinese => format!("共 {count} 个问题；没有写出任何文件\n"),
            });
            let text = lines.join("\n");
            tell(&mut std::io::stderr(), &text, ExitCode::FAILURE)
        }
    }
}

/// Writes a text; a reader that has gone away is no reason to fail.
fn tell(to: &mut impl Write, text: &str, code: ExitCode) -> ExitCode {
    let _gone = to.write_all(text.as_bytes());
    code
}

/// Allocates, and tells `aside` what was rounded.
fn run(options: &Options, aside: &mut impl Write) -> Result<String, Vec<Trouble>> {
    let tables = Tables::read(&options.folder)?;
    for line in tables.rounded.lines(options.language) {
        let _gone = writeln!(aside, "{line}");
    }
    let failed = |error: MatchError| {
        let remedy = told(error.text(Language::English), error.text(Language::Chinese));
        vec![whole_file("the market", remedy)]
    };
    let start = Instant::now();
    let matching = watched(|control| matched(&tables.market, options, control)).map_err(failed)?;
    let seconds = start.elapsed().as_secs_f64();
    let line = line(&tables.market, &matching, options, seconds).map_err(failed)?;
    let default = options.folder.join("allocation.csv");
    let out: &Path = options.out.as_deref().unwrap_or(&default);
    tables.write(out, &matching).map_err(|error| {
        vec![whole_file(
            &out.to_string_lossy(),
            told(
                format!("cannot be written ({error}); choose another --out FILE"),
                "写不了；请另选 --out 文件",
            ),
        )]
    })?;
    Ok(line)
}

fn matched(market: &Market, options: &Options, control: &Control) -> Result<Matching, MatchError> {
    match options.semantics {
        Semantics::Optimal(objective) if options.any => {
            Ok(optimal_any(market, objective, control)?.into_matching())
        }
        semantics => solve(market, &semantics, control),
    }
}

/// The matching in one line of JSON.
fn line(market: &Market, matching: &Matching, options: &Options, seconds: f64) -> Result<String, MatchError> {
    let violations = audit(market, matching);
    let audit = if violations.is_empty() {
        serde_json::Value::from("clean")
    } else {
        violations.iter().map(ToString::to_string).collect()
    };
    let optimum = match matching.as_optimal() {
        Some(optimum) => optimum,
        None => watched(|control| optimal_any(market, options.objective, control))?,
    };
    let figures = compare(market, &optimum, matching);
    let (name, price) = match options.semantics {
        Semantics::Optimal(_) => ("optimal", Some(0.0)),
        Semantics::Stable(_) => ("stable", figures.price_of_stability),
        _ => ("proportional", figures.price_of_stability),
    };
    let number = |number: Option<f64>| serde_json::Value::from(number);
    let mut line = format!(
        "{{\"heads\":{},\"value_millionths\":{},\"solve_seconds\":{seconds:.6},\"audit\":{audit},\
         \"semantics\":\"{name}\",\"price_of_stability\":{},\"spread\":{}",
        figures.heads,
        figures.value,
        number(price),
        number(figures.spread),
    );
    if let (Semantics::Proportional(config), Some(spread)) = (matching.semantics(), matching.as_spread()) {
        let _ = write!(
            line,
            ",\"temperature\":{},\"residual\":{},\"rounds\":{}",
            number(Some(config.temperature)),
            number(Some(spread.residual())),
            spread.rounds(),
        );
    }
    Ok(line + "}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;
    use vocmatch::matching::{Favour, Objective, SpreadConfig};

    fn folder(name: &str, files: [&str; 3]) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("allocate-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for (file, text) in ["supply.csv", "demand.csv", "pairs.csv"].iter().zip(files) {
            std::fs::write(folder.join(file), text).unwrap();
        }
        folder
    }

    fn options(folder: &Path, semantics: Semantics) -> Options {
        Options {
            folder: folder.to_path_buf(),
            semantics,
            objective: Objective::BestFit,
            any: false,
            out: None,
            language: Language::English,
        }
    }

    fn in_english(trouble: &Trouble) -> String {
        trouble.text(Language::English)
    }

    /// A line without the time that it took.
    fn timeless(line: &str) -> String {
        let (before, rest) = line.split_once("\"solve_seconds\":").unwrap();
        let (_, after) = rest.split_once(',').unwrap();
        [before, after].concat()
    }

    #[test]
    fn a_market_is_allocated_and_written() {
        let files = [
            "\u{feff}supply_id,heads\r\n\"a, b\",3\r\n007,2\r\n",
            "demand_id,openings\nx,4\ny,0\n",
            "supply_id,demand_id,value,max_heads\n\"a, b\",x,0.5,\n007,x,0.25,1\n007,y,1,\n",
        ];
        let folder = folder("good", files);
        let mut options = options(&folder, Semantics::Optimal(Objective::BestFit));
        for any in [false, true] {
            options.any = any;
            let line = run(&options, &mut Vec::new()).unwrap();
            assert!(
                line.starts_with("{\"heads\":4,\"value_millionths\":1750000,\"solve_seconds\":"),
                "{line}"
            );
            assert!(
                line.ends_with(
                    ",\"audit\":\"clean\",\"semantics\":\"optimal\",\"price_of_stability\":0.0,\"spread\":1.0}"
                ),
                "{line}"
            );
            let written = std::fs::read_to_string(folder.join("allocation.csv")).unwrap();
            assert_eq!(written, "supply_id,demand_id,heads\n\"a, b\",x,3\n007,x,1\n");
        }
        std::fs::remove_dir_all(folder).unwrap();
    }

    /// Two of each. Together a–y and b–x are worth most (.8 + .9), but a would rather go to x, and x would
    /// rather have a: stable is a–x and b–y (.6 + .5), for graduates. Employers: the same, as nobody else is
    /// liked by both.
    const RIVALS: [&str; 3] = [
        "supply_id,heads\na,10\nb,10\n",
        "demand_id,openings\nx,10\ny,10\n",
        "supply_id,demand_id,value,graduate_score,employer_score\n\
         a,x,0.6,2,2\na,y,0.8,1,\nb,x,0.9,,1\nb,y,0.5,0.3,0.4\n",
    ];

    #[test]
    fn a_stable_allocation_tells_what_it_leaves_of_the_best() {
        let folder = folder("stable", RIVALS);
        for favour in [Favour::Graduates, Favour::Employers] {
            let line = run(&options(&folder, Semantics::Stable(favour)), &mut Vec::new()).unwrap();
            // (17 − 11) / 17 is left.
            assert_eq!(
                timeless(&line),
                format!(
                    "{{\"heads\":20,\"value_millionths\":11000000,\"audit\":\"clean\",\"semantics\":\"stable\",\
                     \"price_of_stability\":{},\"spread\":1.0}}",
                    6.0 / 17.0
                )
            );
        }
        let written = std::fs::read_to_string(folder.join("allocation.csv")).unwrap();
        assert_eq!(written, "supply_id,demand_id,heads\na,x,10\nb,y,10\n");
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_hot_market_spreads_everybody_evenly_and_a_cold_one_finds_the_best() {
        let folder = folder("proportional", RIVALS);
        let run_at = |temperature| {
            let config = SpreadConfig {
                temperature,
                ..SpreadConfig::default()
            };
            let line = run(
                &options(&folder, Semantics::Proportional(config)),
                &mut Vec::new(),
            )
            .unwrap();
            serde_json::from_str::<serde_json::Value>(&line).unwrap()
        };
        // 5 heads on each pair: worth 5 · 2.8 of 17, and each group goes to two.
        let hot = run_at(1000.0);
        assert_eq!(
            (&hot["heads"], &hot["value_millionths"]),
            (&20.into(), &14_000_000.into())
        );
        assert_eq!(
            (&hot["audit"], &hot["semantics"]),
            (&"clean".into(), &"proportional".into())
        );
        assert_eq!(hot["price_of_stability"], 3.0 / 17.0);
        assert!((hot["spread"].as_f64().unwrap() - 2.0).abs() < 1e-12, "{hot}");
        assert_eq!(hot["temperature"], 1000.0);
        assert!(hot["residual"].as_f64().unwrap() <= 1e-9 && hot["rounds"].as_u64().unwrap() > 0);
        let cold = run_at(0.01);
        assert_eq!(
            (&cold["value_millionths"], &cold["price_of_stability"]),
            (&17_000_000.into(), &0.0.into())
        );
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_temperature_out_of_range_is_told() {
        let folder = folder("freezing", RIVALS);
        let config = SpreadConfig {
            temperature: 1e-9,
            ..SpreadConfig::default()
        };
        let troubles = run(
            &options(&folder, Semantics::Proportional(config)),
            &mut Vec::new(),
        )
        .unwrap_err();
        assert_eq!(troubles.len(), 1);
        let text = troubles[0].text(Language::English);
        assert!(
            text.starts_with("the market: no spread: the temperature 0.000000001 "),
            "{text}"
        );
        assert!(!folder.join("allocation.csv").exists());
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn every_bad_row_is_reported_at_once() {
        let files = [
            "supply_id,heads\na,-1\nb,2.5\nb,1\n",
            "demand_id,places\nx,4\n",
            "supply_id,demand_id,value,max_heads,graduate_score\nc,x,NaN,many,\nb,x,1,,high\n",
        ];
        let folder = folder("bad", files);
        let troubles = run(&options(&folder, Semantics::default()), &mut Vec::new()).unwrap_err();
        let lines: Vec<String> = troubles.iter().map(in_english).collect();
        let whole = "write a whole number from 0 to 1000000000";
        assert_eq!(
            lines,
            [
                format!("supply.csv row 2, heads: \"-1\": {whole}"),
                format!("supply.csv row 3, heads: \"2.5\": {whole}"),
                "supply.csv row 4, supply_id: \"b\": the id stands twice; keep one row of it".to_string(),
                "demand.csv, openings: the column is missing; the header row needs demand_id,openings"
                    .to_string(),
                "pairs.csv row 2, supply_id: \"c\": supply.csv has no such id; correct it or add it there"
                    .to_string(),
                "pairs.csv row 2, value: \"NaN\": write a number from -1073 to 1073, such as 0.75"
                    .to_string(),
                format!("pairs.csv row 2, max_heads: \"many\": {whole}"),
                "pairs.csv row 3, graduate_score: \"high\": write a number from -1000000000000 to 1000000000000, such \
                 as 0.75, or leave the cell empty"
                    .to_string(),
            ]
        );
        let chinese: Vec<String> = troubles.iter().map(|one| one.text(Language::Chinese)).collect();
        assert_eq!(
            chinese[..4],
            [
                "supply.csv 第2行，heads：“-1”：请填写 0 到 1000000000 之间的整数",
                "supply.csv 第3行，heads：“2.5”：请填写 0 到 1000000000 之间的整数",
                "supply.csv 第4行，supply_id：“b”：代码出现两次；请只保留一行",
                "demand.csv，openings：缺少该列；表头需要 demand_id,openings",
            ]
        );
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_pair_that_stands_twice_is_told_by_its_rows() {
        let files = [
            "supply_id,heads\na,1\nb,1\n",
            "demand_id,openings\nx,4\n",
            "supply_id,demand_id,value\nc,x,1\nb,x,1\na,x,1\na,x,\nb,x,2\n",
        ];
        let folder = folder("twice", files);
        let troubles = run(&options(&folder, Semantics::default()), &mut Vec::new()).unwrap_err();
        let lines: Vec<String> = troubles.iter().map(in_english).collect();
        assert_eq!(
            lines,
            [
                "pairs.csv row 2, supply_id: \"c\": supply.csv has no such id; correct it or add it there",
                "pairs.csv row 5, value: \"\": write a number from -1073 to 1073, such as 0.75",
                "pairs.csv row 6, supply_id: \"b\": the same pair stands in row 3 already; keep one",
            ]
        );
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn values_finer_than_a_millionth_are_rounded_and_told() {
        let files = [
            "supply_id,heads\na,1\nb,1\n",
            "demand_id,openings\nx,4\n",
            "supply_id,demand_id,value,graduate_score\na,x,0.12345678,1e-7\nb,x,0.3000000000001,2\n",
        ];
        let folder = folder("fine", files);
        let mut aside = Vec::new();
        let line = run(&options(&folder, Semantics::default()), &mut aside).unwrap();
        // 0.123457 and 0.300000.
        assert!(
            line.starts_with("{\"heads\":2,\"value_millionths\":423457,"),
            "{line}"
        );
        assert_eq!(
            String::from_utf8(aside).unwrap(),
            "pairs.csv row 2, value: \"0.12345678\", and 1 more of the column: has more than six decimals; rounded to \
             six, as values are whole millionths\n\
             pairs.csv row 2, graduate_score: \"1e-7\": has more than six decimals; rounded to six, as values are whole \
             millionths\n"
        );
        std::fs::remove_dir_all(folder).unwrap();
    }
}
