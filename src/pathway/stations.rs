//! The pathway for learners: a graph of stations, each a program or, in a catalogue without programs, a major.

use super::graph::Pathway;
use crate::id::{CategoryIx, MajorIx, ProgramIx, RegionIx};
use crate::model::{Articulation, Ends, Model};
use crate::unit::{Level, Year};
use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use vocmatch_algo::order;
use vocmatch_algo::sorted::Set;

/// A program or major in which a learner studies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Station {
    /// A program.
    Program(ProgramIx),
    /// A major of the catalogue, wherever it may be taught.
    Major(MajorIx),
}

impl Station {
    /// Returns the major that is studied.
    #[must_use]
    pub fn major(self, model: &Model) -> MajorIx {
        match self {
            Station::Program(program) => model.program(program).major,
            Station::Major(major) => major,
        }
    }

    /// Its level.
    #[must_use]
    pub fn level(self, model: &Model) -> Level {
        model.major(self.major(model)).level
    }

    /// Its region; a major of the catalogue has none.
    #[must_use]
    pub fn region(self, model: &Model) -> Option<RegionIx> {
        match self {
            Station::Program(program) => Some(model.program(program).region),
            Station::Major(_) => None,
        }
    }

    /// Returns the class of its major.
    #[must_use]
    pub fn category(self, model: &Model) -> Option<CategoryIx> {
        model.major(self.major(model)).category
    }

    /// Whole years of study; the usual ones of the level where nothing else is known.
    #[must_use]
    pub fn years(self, model: &Model) -> u32 {
        match self {
            Station::Program(program) => model.program(program).years,
            Station::Major(major) => {
                let major = model.major(major);
                major.years.unwrap_or_else(|| major.level.usual_years())
            }
        }
    }
}

/// One way from a station to a higher one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Way {
    /// Where learners come from.
    pub from: Station,
    /// Where they go.
    pub to: Station,
    /// The articulation that it comes from, by its index in [`Model::articulations`].
    pub articulation: usize,
}

impl Way {
    /// Returns the articulation that it comes from.
    #[must_use]
    pub fn articulation<'m>(&self, model: &'m Model) -> &'m Articulation {
        &model.articulations()[self.articulation]
    }

    /// Returns the first year in which it is open, with any share and quota; `None`: from the start.
    #[must_use]
    pub fn opened(&self, model: &Model) -> Option<Year> {
        let own = self.articulation(model);
        let before = model.articulations()[..=self.articulation].iter().rev();
        let same = before.take_while(|way| (way.ends, way.kind) == (own.ends, own.kind));
        same.last().and_then(|way| way.first_year)
    }
}

/// Every station of a model with the ways between them, all of which lead to a higher level.
#[derive(Debug, Clone)]
pub struct Stations {
    graph: DiGraph<Station, Way>,
    of_programs: bool,
    levels: Vec<Level>,
}

impl Stations {
    /// Returns the programs of `model`; its majors if it has no programs.
    #[must_use]
    pub fn new(model: &Model) -> Stations {
        if model.programs().is_empty() {
            Stations::of_catalogue(model)
        } else {
            Stations::of_programs(model)
        }
    }

    /// Returns the programs, with every articulation expanded between them as by [`Pathway::new`].
    #[must_use]
    pub fn of_programs(model: &Model) -> Stations {
        let pathway = Pathway::new(model);
        let programs = || (0..model.programs().len()).map(ProgramIx::at);
        let mut ways = Vec::with_capacity(pathway.len());
        for program in programs() {
            // A way whose share or quota changes is represented by its latest row.
            // Where people can be counted along a way, a catalogue row for it adds nothing.
            let links = pathway.out_of(program);
            let walked: Set<ProgramIx> = links
                .iter()
                .filter(|link| link.carries())
                .map(|link| link.to)
                .collect();
            let latest = links.into_iter().filter(|link| link.last_year.is_none());
            let latest = latest.filter(|link| link.carries() || !walked.contains(&link.to));
            ways.extend(latest.map(|link| Way {
                from: Station::Program(link.from),
                to: Station::Program(link.to),
                articulation: link.articulation,
            }));
        }
        Stations::with(model, programs().map(Station::Program), ways, true)
    }

    /// Returns the majors of the catalogue, with the articulations between majors. Those between programs do not
    /// count.
    #[must_use]
    pub fn of_catalogue(model: &Model) -> Stations {
        let majors = (0..model.majors().len()).map(|k| Station::Major(MajorIx::at(k)));
        let ways = model.articulations().iter().enumerate().filter_map(|(k, way)| {
            let Ends::Majors(from, to) = way.ends else {
                return None;
            };
            way.last_year.is_none().then_some(Way {
                from: Station::Major(from),
                to: Station::Major(to),
                articulation: k,
            })
        });
        Stations::with(model, majors, ways.collect(), false)
    }

    fn with(
        model: &Model,
        stations: impl Iterator<Item = Station>,
        mut ways: Vec<Way>,
        of_programs: bool,
    ) -> Stations {
        let mut graph = DiGraph::with_capacity(0, ways.len());
        let mut levels = Vec::new();
        for station in stations {
            levels.push(station.level(model));
            graph.add_node(station);
        }
        order::sort(&mut ways);
        // The graph returns the latest edge of a node first.
        for way in ways.into_iter().rev() {
            let node = |station| NodeIndex::new(place(station));
            graph.add_edge(node(way.from), node(way.to), way);
        }
        Stations {
            graph,
            of_programs,
            levels,
        }
    }

    /// Returns whether the stations are programs; else they are majors.
    #[must_use]
    pub fn are_programs(&self) -> bool {
        self.of_programs
    }

    /// Returns how many stations there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.levels.len()
    }

    /// Returns whether there is no station at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.levels.is_empty()
    }

    /// Returns how many ways there are.
    #[must_use]
    pub fn ways(&self) -> usize {
        self.graph.edge_count()
    }

    /// Returns every station, in id order.
    pub fn iter(&self) -> impl Iterator<Item = Station> + '_ {
        self.graph.node_weights().copied()
    }

    /// Returns the stations of a level, in id order.
    pub fn at_level(&self, level: Level) -> impl Iterator<Item = Station> + '_ {
        self.iter().filter(move |station| self.level(*station) == level)
    }

    /// Returns the stations where a major is studied, in id order.
    #[must_use]
    pub fn of_major(&self, model: &Model, major: MajorIx) -> Vec<Station> {
        if self.of_programs {
            self.iter()
                .filter(|station| station.major(model) == major)
                .collect()
        } else {
            vec![Station::Major(major)]
        }
    }

    /// Returns the station of a program: itself, or its major in a catalogue.
    #[must_use]
    pub fn of_program(&self, model: &Model, program: ProgramIx) -> Station {
        if self.of_programs {
            Station::Program(program)
        } else {
            Station::Major(model.program(program).major)
        }
    }

    /// The station at an index.
    pub(super) fn at(&self, place: usize) -> Option<Station> {
        self.graph.node_weight(NodeIndex::new(place)).copied()
    }

    /// Returns the level of a station.
    #[must_use]
    pub fn level(&self, station: Station) -> Level {
        self.levels[place(station)]
    }

    /// Returns the ways out of a station, in the order of target and articulation.
    pub fn out_of(&self, station: Station) -> impl Iterator<Item = Way> + '_ {
        self.ways_of(station, Direction::Outgoing)
    }

    /// Returns the ways into a station, in the order of origin and articulation.
    pub fn into(&self, station: Station) -> impl Iterator<Item = Way> + '_ {
        self.ways_of(station, Direction::Incoming)
    }

    fn ways_of(&self, station: Station, direction: Direction) -> impl Iterator<Item = Way> + '_ {
        self.graph
            .edges_directed(NodeIndex::new(place(station)), direction)
            .map(|edge| *edge.weight())
    }
}

/// The index of a station.
pub(super) fn place(station: Station) -> usize {
    match station {
        Station::Program(program) => program.index(),
        Station::Major(major) => major.index(),
    }
}
