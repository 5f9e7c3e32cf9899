//! One recommendation on the page of advice: what, what it brings, who loses, why, why not, how sure.

use super::TextConfig;
use super::remarks::checked;
use crate::format::{hanging, small, wrapped};
use crate::phrases::{self, PageWords, TextWords, between, fill};
use vocmatch::advice::Recommendation;
use vocmatch::model::Model;

/// One recommendation: what, what it brings, who loses, why, why not, how sure.
pub(super) fn write_one(
    page: &mut String,
    model: &Model,
    mark: &str,
    one: &Recommendation,
    general: &[&str],
    config: &TextConfig,
) {
    let language = config.language;
    let words = PageWords::of(language);
    let action = phrases::action(model, &one.action, one.first_autumn, language);
    page.push_str(&hanging(&format!("{mark}{action}"), config.width));
    let mut say = |label: &str, text: &str| {
        if !text.is_empty() {
            let line = format!("{label}{}{text}", words.colon);
            page.push_str(&wrapped(&line, 4, config.width));
        }
    };
    say(words.brings, &phrases::effect(model, one, language));
    say(words.per_year, &small(&phrases::by_year(one, language)));
    let score = std::iter::once(phrases::score(one, language));
    let score: Vec<String> = score.chain(phrases::cost(one, language)).collect();
    say(words.score, &score.join(between(language)));
    let facts = phrases::in_favour(model, one, language).join(between(language));
    let as_of = [("year", &*one.first_shown.to_string()), ("facts", &*facts)];
    say(words.in_favour, &fill(TextWords::of(language).as_of, &as_of));
    let against = phrases::against(model, one, language);
    say(words.against, &against.join(between(language)));
    say(words.sure, &small(&phrases::sure(one, language)));
    say(words.acts, &phrases::acts(model, one, language));
    if !one.cautions.is_empty() {
        page.push_str(&wrapped(&checked(one, config), 4, config.width));
    }
    let own = one.remarks.iter().map(String::as_str);
    let own: Vec<&str> = own.filter(|text| !general.contains(text)).collect();
    if !own.is_empty() {
        let line = [words.remark, words.colon, &own.join(words.semicolon), words.stop];
        page.push_str(&wrapped(&line.concat(), 4, config.width));
    }
}
