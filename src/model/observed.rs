//! What the model knows of earnings, observed flows and stays, and of the tables as a whole.

use super::entity::{Earnings, GivenEvidence, ObservedFlow, ObservedStay};
use super::world::Model;
use crate::id::{CategoryIx, ProgramIx};
use crate::language::Language;
use crate::unit::{Date, Level};

impl Model {
    /// Returns what those who completed a program earn: from its own row, else from that of its class and level, else
    /// from that of its class over all levels. A class without a row takes that of the class it belongs to.
    ///
    /// ```
    /// # use vocmatch::{Model, dataset::Dataset};
    /// let mut dataset = Dataset::default();
    /// dataset.read_csv("regions", b"region_id,name\nr,North\n");
    /// dataset.read_csv("schools", b"school_id,name,region_id\nk,School,r\n");
    /// dataset.read_csv("categories", b"category_id,name\n51,Electronics\n");
    /// dataset.read_csv("majors", b"major_id,name,level,category_id\nm,Circuits,secondary,51\n");
    /// dataset.read_csv("programs", b"program_id,school_id,major_id\np,k,m\n");
    /// dataset.read_csv("earnings", b"subject_kind,subject_id,level,earnings\nclass,51,secondary,41000\n");
    /// let model = Model::new(dataset)?;
    /// let earnings = model.earnings_of_program(model.find_program("p").unwrap()).unwrap();
    /// assert_eq!((earnings.earnings, earnings.own), (41_000.0, false));
    /// # Ok::<(), vocmatch::problem::Problems>(())
    /// ```
    #[must_use]
    pub fn earnings_of_program(&self, program: ProgramIx) -> Option<Earnings> {
        let of = self.program(program);
        let levels = [Some(of.level), None];
        let own = levels
            .iter()
            .find_map(|level| self.earnings.programs.get(&(program, *level)));
        let class = self.major(of.major).category;
        let of_class = |level: &Option<Level>| {
            let up = |class: &CategoryIx| self.category(*class).parent;
            let mut classes = std::iter::successors(class, up);
            classes.find_map(|class| self.earnings.classes.get(&(class, *level)))
        };
        own.or_else(|| levels.iter().find_map(of_class)).copied()
    }

    /// Graduates of majors who were found in occupations, in the order of both.
    #[must_use]
    pub fn observed_flows(&self) -> &[ObservedFlow] {
        &self.observed_flows
    }

    /// Evidence on pairs of majors and occupations from a fuller catalogue, in the order of both.
    #[must_use]
    pub fn link_evidence(&self) -> &[GivenEvidence] {
        &self.link_evidence
    }

    /// Graduates of schools who were found in regions, in the order of both.
    #[must_use]
    pub fn observed_stays(&self) -> &[ObservedStay] {
        &self.observed_stays
    }

    /// Returns the title of the tables in a language, else the one of no stated language.
    #[must_use]
    pub fn title(&self, language: Language) -> Option<&str> {
        let own = match language {
            Language::English => &self.about.english,
            Language::Chinese => &self.about.chinese,
        };
        own.as_deref().or(self.about.any.as_deref())
    }

    /// Returns the date of the newest source of the tables, if they say.
    #[must_use]
    pub fn as_of(&self) -> Option<Date> {
        self.about.as_of
    }
}
