//! The conversion from a folder of public tables to a folder of planner tables, and its summary.

use crate::args::Options;
use crate::chains::{self, Chains};
use crate::error::Error;
use crate::pathways::Pathways;
use crate::places::{all_known, with_ancestors};
use crate::raw::Tables;
use crate::sheet::Sheet;
use crate::{catalogue, names, pathways, places, select, work};
use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;
use vocmatch::dataset::rows::MajorOccupationRow;
use vocmatch::naming::{NameLink, Verdict};
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
    pub links_left_out: usize,
    /// Job titles that were left out.
    pub titles_left_out: usize,
    /// Public tables that were not there.
    pub missing: Vec<&'static str>,
}

/// Converts a folder.
///
/// # Errors
/// Any [`Error`]: a table that is missing or broken, codes that collide, codes that do not exist.
pub fn folder(options: &Options) -> Result<Summary, Error> {
    let mut tables = Tables::read(&options.raw)?;
    let decisions = options.decisions.as_deref().map(names::decisions).transpose()?;
    let links = if options.codes_only {
        Vec::new()
    } else {
        names::settle_targets(&mut tables, &decisions.unwrap_or_default())?
    };
    let (sheets, summary) = sheets(&tables, options)?;
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
    let links_left_out = tables
        .links
        .iter()
        .filter(|link| !catalogue.majors.contains_key(&link.major_code))
        .count();
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
    };
    Ok((sheets, summary))
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (table, rows) in &self.written {
            writeln!(f, "{table:<18} {rows:>6} rows")?;
        }
        let paths = &self.pathways;
        writeln!(
            f,
            "continuations: {} rows = {} edges ({} by the name of a field only) + {} repeated + {} to an academic \
             master's + {} without a code + {} that cannot be placed",
            paths.rows,
            paths.edges.len(),
            paths.bridges(),
            paths.repeated,
            paths.academic,
            paths.without_code,
            paths.unknown,
        )?;
        if !self.names.is_empty() {
            let of = |is: fn(Verdict) -> bool| self.names.iter().filter(|link| is(link.verdict)).count();
            writeln!(
                f,
                "names without a code: {} = {} word for word + {} linked by likeness + {} decided + {} open; see \
                 names.csv",
                self.names.len(),
                of(|verdict| verdict == Verdict::Exact),
                of(|verdict| verdict == Verdict::Linked),
                of(|verdict| matches!(verdict, Verdict::Decided | Verdict::LeftOut)),
                of(Verdict::is_open),
            )?;
        }
        writeln!(
            f,
            "complete chains, secondary to professional master's: {} from {} secondary majors",
            self.chains.chains, self.chains.starts
        )?;
        writeln!(
            f,
            "left out: {} links of majors that the catalogue lacks, {} job titles",
            self.links_left_out, self.titles_left_out
        )?;
        for file in &self.missing {
            writeln!(f, "not in the folder, left out: {file}")?;
        }
        Ok(())
    }
}
