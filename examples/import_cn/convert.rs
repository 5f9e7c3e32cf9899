//! The conversion from a folder of public tables to a folder of planner tables, and its summary.

use crate::args::Options;
use crate::chains::{self, Chains};
use crate::error::Error;
use crate::pathways::Pathways;
use crate::places::{all_known, with_ancestors};
use crate::raw::Tables;
use crate::reading::{Faults, Place, both};
use crate::sheet::Sheet;
use crate::{catalogue, names, pathways, places, select, work};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use vocmatch::Language;
use vocmatch::dataset::rows::MajorOccupationRow;
use vocmatch::naming::{NameLink, Verdict};
use vocmatch::problem::Code;
use vocmatch_report::names_table;

/// What a conversion did.
#[derive(Debug)]
pub struct Summary {
    /// Rows of each table that was written.
    pub written: Vec<(&'static str, usize)>,
    /// What became of the rows of the table of continuations, before any selection.
    pub pathways: Pathways,
    /// Names of higher majors without a code, and what they were taken for.
    pub names: Vec<NameLink>,
    /// Complete chains among the majors that were written.
    pub chains: Chains,
    /// Documented links whose major the catalogue does not have, before any selection.
    pub links_left_out: Vec<String>,
    /// Job titles that were left out.
    pub titles_left_out: usize,
    /// Public tables that were not there.
    pub missing: Vec<&'static str>,
    /// What was odd in the public tables.
    pub faults: Faults,
}

/// Converts a folder.
///
/// # Errors
/// Any [`Error`]: a table that is missing or broken, codes that collide, codes that do not exist.
pub fn folder(options: &Options) -> Result<Summary, Error> {
    let faults = Faults::default();
    let mut tables = Tables::read(&options.raw, &faults)?;
    let decisions = options.decisions.as_deref().map(names::decisions).transpose()?;
    let links = if options.codes_only {
        Vec::new()
    } else {
        names::settle_targets(&mut tables, &decisions.unwrap_or_default())?
    };
    let (sheets, summary) = sheets(&tables, options)?;
    complain(&sheets, &summary, &faults)?;
    std::fs::create_dir_all(&options.out).map_err(|source| Error::Io {
        path: options.out.clone(),
        source,
    })?;
    let mut written = Vec::new();
    for sheet in sheets {
        let there = options.out.join(sheet.name()).with_extension("csv");
        let sheet = if options.keep && there.exists() {
            sheet.under(&there)?
        } else {
            sheet
        };
        sheet.write(&options.out)?;
        written.push((sheet.name(), sheet.len()));
    }
    write_names(&links, &options.out)?;
    Ok(Summary {
        written,
        names: links,
        faults,
        ..summary
    })
}

/// Writes the table of names, for review; without any, none is written.
fn write_names(links: &[NameLink], folder: &Path) -> Result<(), Error> {
    let fail = |path: &Path, source| Error::Io {
        path: path.to_owned(),
        source,
    };
    let table = names_table(links).map_err(|error| fail(folder, std::io::Error::other(error)))?;
    let Some((name, text)) = table else {
        return Ok(());
    };
    let path = folder.join(name);
    std::fs::write(&path, text).map_err(|source| fail(&path, source))
}

/// The planner tables, without touching a disk.
///
/// # Errors
/// As [`folder`].
pub fn sheets(tables: &Tables, options: &Options) -> Result<(Vec<Sheet>, Summary), Error> {
    let catalogue = catalogue::gather(tables)?;
    let work = work::gather(tables);
    let counted = pathways::gather(&tables.continuations, &catalogue.majors)?;
    let mut kept = pathways::gather(&tables.continuations, &catalogue.majors)?;
    if options.no_bridges {
        kept = kept.without_bridges();
    }
    let chosen = select::majors(options, &catalogue.majors, &kept)?;
    let kept = kept.within(&chosen);
    let edges = kept.edges.keys().map(|(from, to)| (from.as_str(), to.as_str()));
    let chains = chains::count(edges, &catalogue.majors);

    let links: BTreeSet<(&str, &str)> = work::links(&tables.links, &chosen).collect();
    all_known("occupation", &options.occupations, &work.occupations)?;
    let whole = options.around.is_empty() && options.majors.is_empty();
    let needed: BTreeSet<&str> = links
        .iter()
        .map(|&(_, occupation)| occupation)
        .chain(options.occupations.iter().map(String::as_str))
        .collect();
    let links_left_out: Vec<String> = tables
        .links
        .iter()
        .filter(|link| !catalogue.majors.contains_key(&link.major_code))
        .map(|link| link.major_code.clone())
        .collect();
    let majors: Vec<_> = catalogue
        .majors
        .into_values()
        .filter(|major| chosen.contains(&major.major_id))
        .collect();
    let occupations: Vec<_> = work
        .occupations
        .into_values()
        .filter(|occupation| whole || needed.contains(occupation.occupation_id.as_str()))
        .collect();
    let mut classes = catalogue.classes;
    classes.extend(work.classes);
    let used = majors.iter().filter_map(|major| major.category_id.clone()).chain(
        occupations
            .iter()
            .filter_map(|occupation| occupation.category_id.clone()),
    );
    let classes = with_ancestors(&classes, used, |class| class.parent_id.as_ref());

    let mut sheets = vec![
        Sheet::of(classes.into_values()),
        Sheet::of(majors),
        Sheet::of(kept.articulations()),
        Sheet::of(occupations),
        Sheet::of(links.iter().map(|(major, occupation)| MajorOccupationRow {
            major_id: (*major).to_owned(),
            occupation_id: (*occupation).to_owned(),
            ..MajorOccupationRow::default()
        })),
    ];
    if let Some(prefix) = &options.regions {
        let regions = places::regions(tables, prefix);
        if !options.schools.is_empty() {
            sheets.push(Sheet::of(
                places::schools(tables, &options.schools, &regions)?.into_values(),
            ));
        }
        sheets.push(Sheet::of(regions.into_values()));
    }
    if !options.industries.is_empty() {
        sheets.push(Sheet::of(
            places::industries(tables, &options.industries)?.into_values(),
        ));
    }
    let summary = Summary {
        written: Vec::new(),
        pathways: counted,
        names: Vec::new(),
        chains,
        links_left_out,
        titles_left_out: work.titles_left_out,
        missing: tables.missing.clone(),
        faults: Faults::default(),
    };
    Ok((sheets, summary))
}

/// Refuses a catalogue without majors, and continuations of which none joins two majors.
fn complain(sheets: &[Sheet], summary: &Summary, faults: &Faults) -> Result<(), Error> {
    let is_empty = |name: &str| {
        sheets
            .iter()
            .any(|sheet| sheet.name() == name && sheet.len() == 0)
    };
    if is_empty("majors") {
        let wrong = both!(
            "the table majors would have no rows: no row of this file is a major",
            "majors 表将没有任何行：该文件没有任何专业"
        );
        let remedy = both!("give the file as it was published", "请提供公开发布的原文件");
        faults.add(
            Code::NothingToReferTo,
            Place::file("vocational_majors.csv"),
            wrong,
            Some(remedy),
        );
    }
    let paths = &summary.pathways;
    if paths.edges.is_empty() && paths.unknown > 0 {
        let (count, first) = (paths.unknown, first_few(&paths.unknown_codes));
        let wrong = both!(
            "none of the {count} continuations with codes joins two majors of the catalogue ({first})",
            "{count} 条带代码的接续都不能连接目录中的两个专业（{first}）"
        );
        let remedy = both!("compare the codes of the files", "请核对各文件中的代码");
        faults.add(
            Code::UnknownReference,
            Place::file("major_pathways.csv"),
            wrong,
            Some(remedy),
        );
    }
    Ok(faults.stop()?)
}

/// The first few of some codes, in order, each once.
fn first_few(codes: &[String]) -> String {
    let different: BTreeSet<&str> = codes.iter().map(String::as_str).collect();
    let mut few: Vec<&str> = different.into_iter().take(6).collect();
    if few.len() > 5 {
        few[5] = "…";
    }
    few.join(", ")
}

impl Summary {
    /// The summary, a line each.
    pub fn text(&self, language: Language) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let mut line = |english: String, chinese: String| {
            let _ = writeln!(text, "{}", language.pick(english, chinese));
        };
        for (table, rows) in &self.written {
            line(
                format!("{table:<18} {rows:>6} rows"),
                format!("{table:<18} {rows:>6} 行"),
            );
        }
        let paths = &self.pathways;
        let (rows, edges, bridges) = (paths.rows, paths.edges.len(), paths.bridges());
        let (repeated, academic, without, unknown) =
            (paths.repeated, paths.academic, paths.without_code, paths.unknown);
        let codes = match first_few(&paths.unknown_codes) {
            none if none.is_empty() => none,
            codes => format!(" ({codes})"),
        };
        line(
            format!(
                "continuations: {rows} rows = {edges} edges ({bridges} by the name of a field only) + {repeated} \
                 repeated + {academic} to an academic master's + {without} without a code + {unknown} that cannot be \
                 placed{codes}"
            ),
            format!(
                "接续：{rows} 行 = {edges} 条衔接（其中 {bridges} 条仅凭领域名称）+ {repeated} 条重复 + {academic} 条通向学术硕士 + \
                 {without} 条没有代码 + {unknown} 条无法归位{codes}"
            ),
        );
        if !self.names.is_empty() {
            let of = |is: fn(Verdict) -> bool| self.names.iter().filter(|link| is(link.verdict)).count();
            let all = self.names.len();
            let (exact, linked, decided, open) = (
                of(|verdict| verdict == Verdict::Exact),
                of(|verdict| verdict == Verdict::Linked),
                of(|verdict| matches!(verdict, Verdict::Decided | Verdict::LeftOut)),
                of(Verdict::is_open),
            );
            line(
                format!(
                    "names without a code: {all} = {exact} word for word + {linked} linked by likeness + {decided} \
                     decided + {open} open; see names.csv"
                ),
                format!(
                    "没有代码的名称：{all} 个 = {exact} 个字面一致 + {linked} 个按相近对应 + {decided} 个已有决定 + {open} 个待定，\
                     见 names.csv"
                ),
            );
        }
        let Chains { chains, starts } = self.chains;
        line(
            format!(
                "complete chains, secondary to professional master's: {chains} from {starts} secondary majors"
            ),
            format!("从中职到专业硕士的完整链条：{chains} 条，起自 {starts} 个中职专业"),
        );
        let (links, titles) = (self.links_left_out.len(), self.titles_left_out);
        let codes = match first_few(&self.links_left_out) {
            none if none.is_empty() => none,
            codes => format!(" ({codes})"),
        };
        line(
            format!("left out: {links} links of majors that the catalogue lacks{codes}, {titles} job titles"),
            format!("未计入：目录中没有的专业的 {links} 条对应关系{codes}，{titles} 个岗位名称"),
        );
        for file in &self.missing {
            line(
                format!("not in the folder, left out: {file}"),
                format!("文件夹中没有，未计入：{file}"),
            );
        }
        text
    }
}
