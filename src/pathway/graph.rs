//! The pathway graph: programs, and the articulations between them; those between majors are expanded to programs.

use crate::dataset::ArticulationKind;
use crate::id::{MajorIx, ProgramIx, RegionIx, SchoolIx};
use crate::model::{Ends, Model};
use crate::unit::{Heads, Share, Year};
use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use vocmatch_algo::order;
use vocmatch_algo::sorted::{Map, Set};

/// One way from a program to a higher one.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Link {
    /// The articulation that it comes from, by its index in [`Model::articulations`].
    pub articulation: usize,
    /// Where learners come from.
    pub from: ProgramIx,
    /// Where they go.
    pub to: ProgramIx,
    /// How they get there.
    pub kind: ArticulationKind,
    /// The share of completers who progress; of a way between majors, all targets together.
    pub share: Option<Share>,
    /// The most people a year; of a way between majors, all its programs together.
    pub quota: Option<Heads>,
    /// The first year in which it is open.
    pub first_year: Option<Year>,
    /// The last year; another link follows with another share or quota.
    pub last_year: Option<Year>,
}

impl Link {
    /// Returns whether people can be counted along it: it has a share or a quota. Else it serves routes only.
    #[must_use]
    pub fn carries(&self) -> bool {
        self.share.is_some() || self.quota.is_some()
    }

    /// Returns whether it is open in a year, with this share and quota.
    #[must_use]
    pub fn is_open(&self, year: Year) -> bool {
        self.first_year.is_none_or(|first| first <= year) && self.last_year.is_none_or(|last| year <= last)
    }
}

/// Programs and the ways between them. Levels rise along every way, so the graph is acyclic.
#[derive(Debug, Clone)]
pub struct Pathway {
    graph: DiGraph<ProgramIx, Link>,
    /// For each way between majors that has a quota: the programs that share it.
    sharing: Map<usize, Set<ProgramIx>>,
}

impl Pathway {
    /// Expands every articulation of `model`. One between majors connects their programs of the same school, else of
    /// the same region.
    #[must_use]
    pub fn new(model: &Model) -> Pathway {
        let mut graph = DiGraph::with_capacity(model.programs().len(), model.articulations().len());
        let mut at_school: Map<(MajorIx, SchoolIx), Vec<ProgramIx>> = Map::new();
        let mut in_region: Map<(MajorIx, RegionIx), Vec<ProgramIx>> = Map::new();
        let mut of_major: Map<MajorIx, Vec<ProgramIx>> = Map::new();
        for (k, program) in model.programs().iter().enumerate() {
            let ix = ProgramIx::at(k);
            graph.add_node(ix);
            at_school
                .entry((program.major, program.school))
                .or_default()
                .push(ix);
            in_region
                .entry((program.major, program.region))
                .or_default()
                .push(ix);
            of_major.entry(program.major).or_default().push(ix);
        }
        let mut sharing: Map<usize, Set<ProgramIx>> = Map::new();
        for (k, way) in model.articulations().iter().enumerate() {
            let mut open = |from: ProgramIx, to: ProgramIx| {
                let link = Link {
                    articulation: k,
                    from,
                    to,
                    kind: way.kind,
                    share: way.share,
                    quota: way.quota,
                    first_year: way.first_year,
                    last_year: way.last_year,
                };
                graph.add_edge(NodeIndex::new(from.index()), NodeIndex::new(to.index()), link);
            };
            match way.ends {
                Ends::Programs(from, to) => open(from, to),
                Ends::Majors(lower, higher) => {
                    for from in of_major.get(&lower).into_iter().flatten() {
                        let program = model.program(*from);
                        let targets = at_school.get(&(higher, program.school));
                        let targets = targets.or_else(|| in_region.get(&(higher, program.region)));
                        for to in targets.into_iter().flatten() {
                            open(*from, *to);
                            if way.quota.is_some() {
                                sharing.entry(k).or_default().insert(*from);
                            }
                        }
                    }
                }
            }
        }
        Pathway { graph, sharing }
    }

    /// Returns the ways out of a program, in the order of kind and target.
    #[must_use]
    pub fn out_of(&self, program: ProgramIx) -> Vec<Link> {
        self.links(program, Direction::Outgoing)
    }

    /// Returns the ways into a program, in the order of kind and origin.
    #[must_use]
    pub fn into(&self, program: ProgramIx) -> Vec<Link> {
        self.links(program, Direction::Incoming)
    }

    /// These programs and all programs whose people depend on theirs, in program order: those connected to them by
    /// ways, up or down, and those that share the quota of a way between majors with them.
    #[must_use]
    pub fn joined(&self, programs: impl IntoIterator<Item = ProgramIx>) -> Vec<ProgramIx> {
        let mut open: Vec<ProgramIx> = programs.into_iter().collect();
        let mut is_joined = vec![false; self.graph.node_count()];
        let mut joined = Vec::new();
        let mut shared = Set::new();
        while let Some(program) = open.pop() {
            if !std::mem::replace(&mut is_joined[program.index()], true) {
                joined.push(program);
                let node = NodeIndex::new(program.index());
                open.extend(self.graph.neighbors_undirected(node).map(|near| self.graph[near]));
                for way in self.graph.edges(node).map(|edge| edge.weight().articulation) {
                    if shared.insert(way) {
                        open.extend(self.sharing.get(&way).into_iter().flatten());
                    }
                }
            }
        }
        order::sort(&mut joined);
        joined
    }

    /// Returns how many ways there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.graph.edge_count()
    }

    /// Returns whether there is no way at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn links(&self, program: ProgramIx, direction: Direction) -> Vec<Link> {
        let edges = self
            .graph
            .edges_directed(NodeIndex::new(program.index()), direction);
        let mut links: Vec<Link> = edges.map(|edge| *edge.weight()).collect();
        order::sort_by_key(&mut links, |link| {
            (link.kind, link.from, link.to, link.articulation)
        });
        links
    }
}
