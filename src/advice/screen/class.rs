//! Classes of majors, as the screen compares them.

use crate::id::{CategoryIx, MajorIx, ProgramIx};
use crate::model::Model;
use crate::unit::Level;

/// The class of a major; a major without one is a class of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::advice) enum Class {
    Category(CategoryIx),
    Major(MajorIx),
}

impl Class {
    pub(in crate::advice) fn of(model: &Model, major: MajorIx) -> Class {
        model
            .major(major)
            .category
            .map_or(Class::Major(major), Class::Category)
    }

    pub(in crate::advice) fn of_program(model: &Model, program: ProgramIx) -> Class {
        Class::of(model, model.program(program).major)
    }
}

/// A class at a level.
pub(super) type AtLevel = (Class, Level);

pub(super) fn at_level(model: &Model, major: MajorIx) -> AtLevel {
    (Class::of(model, major), model.major(major).level)
}
