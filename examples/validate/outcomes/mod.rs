//! What the crate foretells of graduates, held against what they did.
//!
//! Constants and forms of the crate were chosen on odd 2-digit families of fields; what is reported is, by default, of
//! even ones. Intervals are the middle 90% of 1,000 draws of whole families.

mod advised;
mod california;
mod college;
mod earned;
mod enriched;
mod fields;
mod fitted;
mod foretold;
mod in_field;
mod nation;
mod observed;
mod pay;
pub mod split;
#[cfg(test)]
mod tests;

use crate::options::Options;
use std::error::Error;
use std::fmt::Write;

/// The tables A to E.
pub fn tables(options: &Options, progress: &dyn Fn(&str)) -> Result<String, Box<dyn Error>> {
    let folder = options
        .data
        .as_ref()
        .ok_or("outcomes are measured with --data DIR, which holds us and outcomes")?;
    let (us, outcomes) = (folder.join("us"), folder.join("outcomes"));
    progress("outcomes");
    let observed = observed::Observed::read(&outcomes)?;
    progress("the nation's catalogue");
    let fit = vocmatch::fit::FitConfig {
        related: options.related.clone(),
        ..vocmatch::fit::FitConfig::default()
    };
    let nation = nation::Nation::read(&us, &fit)?;
    progress("the plan of California");
    let california = california::California::read()?;
    let places = california::Places::new(&california.model, &observed, &us)?;
    progress("California with titles and definitions");
    let enriched = california::California::of(enriched::tables(&us)?)?;
    let fields = fields::Fields::new(&observed, options.split);
    let mut page = String::from("# Outcomes\n\n");
    writeln!(
        page,
        "Reported: {}, {} with observed flows. \"With words\": the tables of California with the titles of occupations, the \
         definitions and the related occupations that the raw tables have.\n",
        options.split.said(),
        fields.families.count()
    )?;
    let entry = fields::entry(&nation, &observed);
    let employment = foretold::employment(&nation, &observed);
    let mut all = foretold::of_nation(&nation, &observed, &fields.fitted);
    for (which, tables) in [("California", &california), ("with words", &enriched)] {
        let chosen = (&employment[..], &fields.fitted[..]);
        all.extend(fields::of_tables(tables, &observed, &places, chosen, which));
    }
    let mut coefficients = String::new();
    if options.fit {
        progress("the law fitted again");
        let (again, told) = fitted::again(&nation, &observed, &fields)?;
        all.push(again);
        coefficients = told + &fitted::halves(&nation, &observed, &entry)?;
    }
    page += &fields::table(&observed, &all, &fields, &entry)?;
    page += &coefficients;
    page += &in_field::table(&nation, &california, &observed, &places, (&fields, &all))?;
    let prefixes = observed::prefixes(&outcomes)?;
    page += &college::table(&nation, &california, &outcomes, &prefixes, options.split)?;
    let shipped = || outcomes.join("scorecard_earnings_odd_families.csv");
    let earnings = options.earnings.clone().unwrap_or_else(shipped);
    page += &pay::table(
        &[("California", &california), ("with words", &enriched)],
        &earnings,
        options.split,
    )?;
    progress("the advice for California");
    page += &advised::table(&california, &earnings)?;
    Ok(page)
}
