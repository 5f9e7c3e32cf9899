//! The ways through the levels around one major, and the occupations that they lead to.

use super::group::others;
use super::{Figure, FigureTable};
use crate::phrases::{FigureWords, fill_in_order, level, way_between, way_name};
use crate::svg::{Edge, EdgeKind, Graph, GraphNode, graph, graph_width};
use vocmatch::Language;
use vocmatch::dataset::ArticulationKind;
use vocmatch::id::{MajorIx, OccupationIx};
use vocmatch::model::Model;
use vocmatch::pathway::Stations;
use vocmatch::unit::{Heads, Level};
use vocmatch_algo::order;
use vocmatch_algo::sorted::{Map, Set};

/// Boxes of a column.
const MOST: usize = 10;

/// The ways between majors: kinds of each.
type Ways = Map<(MajorIx, MajorIx), Set<ArticulationKind>>;

/// The majors from which one leads up to `major` and those to which it leads, level by level, and the occupations with
/// a documented link to it or to those above. By default the major on the longest way, then the one with most ways; without
/// any way, the one with most graduates.
///
/// `None` where the major has neither ways nor occupations.
#[must_use]
pub fn pathway_figure(model: &Model, major: Option<MajorIx>, language: Language) -> Option<Figure> {
    let ways = ways(model);
    let major = major.or_else(|| longest(model, &ways))?;
    let words = FigureWords::of(language);
    let (down, up) = (reached(&ways, major, false), reached(&ways, major, true));
    let majors: Map<MajorIx, usize> = down.into_iter().chain(up.clone()).collect();
    let mut goals: Map<OccupationIx, usize> = Map::new();
    for (from, steps) in &up {
        for occupation in &model.major(*from).occupations {
            let nearest = goals.entry(*occupation).or_insert(*steps);
            *nearest = (*nearest).min(*steps);
        }
    }
    if majors.len() < 2 && goals.is_empty() {
        return None;
    }
    let data = drawn(model, &ways, major, (&majors, &goals), (language, words));
    let name = &model.major(major).name;
    let caption = fill_in_order(
        words.pathway_caption,
        &[name, &(majors.len() - 1).to_string(), &goals.len().to_string()],
    );
    let title = fill_in_order(words.pathway_title, &[name]);
    let mut figure = Figure::scrolling("pathway", &title, caption, graph_width(&data), |frame| {
        graph(frame, &data)
    });
    let rows = data.edges.iter().map(|edge| {
        let name = |k: usize| data.nodes[k].label.clone();
        vec![name(edge.from), name(edge.to), edge.label.clone()]
    });
    let header = [words.from, words.to, words.way];
    figure.table = Some(FigureTable::new(&header, &[], rows.collect()));
    Some(figure)
}

fn ways(model: &Model) -> Ways {
    let stations = Stations::new(model);
    let mut ways = Ways::new();
    for way in stations.iter().flat_map(|station| stations.out_of(station)) {
        let ends = (way.from.major(model), way.to.major(model));
        ways.entry(ends).or_default().insert(way.articulation(model).kind);
    }
    ways
}

/// The major on the longest chain of ways, then with most ways, then the first.
fn longest(model: &Model, ways: &Ways) -> Option<MajorIx> {
    let mut chain: Map<MajorIx, [usize; 3]> = Map::new();
    // Ways rise: from the lowest level up every chain below is known, and from the highest down every one above.
    let mut sorted: Vec<(MajorIx, MajorIx)> = ways.keys().copied().collect();
    order::sort_by_key(&mut sorted, |(from, to)| (model.major(*from).level, *from, *to));
    for (from, to) in &sorted {
        let below = chain.entry(*from).or_default();
        below[2] += 1;
        let below = below[0] + 1;
        let above = chain.entry(*to).or_default();
        above[0] = above[0].max(below);
        above[2] += 1;
    }
    order::sort_by_key(&mut sorted, |(from, to)| {
        (std::cmp::Reverse(model.major(*to).level), *from, *to)
    });
    for (from, to) in &sorted {
        let above = chain.entry(*to).or_default()[1] + 1;
        let below = chain.entry(*from).or_default();
        below[1] = below[1].max(above);
    }
    let best = chain.into_iter().max_by_key(|(ix, [below, above, ways])| {
        let named = model.major(*ix).occupations.len();
        (below + above, *above, *ways, named, std::cmp::Reverse(*ix))
    });
    // Without a single way, the major with most observed graduates.
    let mut taught: Map<MajorIx, Heads> = Map::new();
    for program in model.programs() {
        let people = program.graduates.iter().map(|year| year.graduates).sum::<Heads>();
        *taught.entry(program.major).or_default() += people;
    }
    let largest = taught
        .into_iter()
        .max_by_key(|(ix, heads)| (*heads, std::cmp::Reverse(*ix)));
    best.map(|(ix, _)| ix).or(largest.map(|(ix, _)| ix))
}

/// The majors within reach, up or down, with the fewest steps to each; itself with 0.
fn reached(ways: &Ways, from: MajorIx, up: bool) -> Map<MajorIx, usize> {
    let mut found = Map::from([(from, 0)]);
    // Each step rises by a level or more: four levels are three steps apart at most.
    for steps in 1..Level::ALL.len() {
        let next: Vec<MajorIx> = ways
            .keys()
            .map(|(low, high)| if up { (low, high) } else { (high, low) })
            .filter(|(near, far)| found.get(near) == Some(&(steps - 1)) && !found.contains_key(far))
            .map(|(_, far)| *far)
            .collect();
        found.extend(next.into_iter().map(|ix| (ix, steps)));
    }
    found
}

/// How one way leads, and the levels that it joins.
type Way = (ArticulationKind, Level, Level);

/// A box of the drawing; the order of the variants is that of the boxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    Major(MajorIx),
    OtherMajors(Level),
    Occupation(OccupationIx),
    OtherOccupations,
}

fn drawn(
    model: &Model,
    ways: &Ways,
    main: MajorIx,
    (majors, goals): (&Map<MajorIx, usize>, &Map<OccupationIx, usize>),
    (language, words): (Language, &FigureWords),
) -> Graph {
    let mut spots: Map<Spot, (usize, String)> = Map::new();
    let mut of_major: Map<MajorIx, Spot> = Map::new();
    let mut columns = Vec::new();
    for one in Level::ALL {
        let at = majors.iter().filter(|(ix, _)| model.major(**ix).level == one);
        let mut at: Vec<(MajorIx, usize)> = at.map(|(ix, steps)| (*ix, *steps)).collect();
        if at.is_empty() {
            continue;
        }
        order::sort_by_key(&mut at, |(ix, steps)| (*steps, *ix));
        let most = if at.len() == MOST + 1 { at.len() } else { MOST };
        for (k, (ix, _)) in at.iter().enumerate() {
            let (spot, label) = if k < most {
                (Spot::Major(*ix), model.major(*ix).name.clone())
            } else {
                (Spot::OtherMajors(one), others(words, at.len(), most))
            };
            spots.insert(spot, (columns.len(), label));
            of_major.insert(*ix, spot);
        }
        columns.push(level(model, one, language).to_owned());
    }
    let mut of_occupation: Map<OccupationIx, Spot> = Map::new();
    let mut at: Vec<(OccupationIx, usize)> = goals.iter().map(|(ix, steps)| (*ix, *steps)).collect();
    order::sort_by_key(&mut at, |(ix, steps)| (*steps, *ix));
    let most = if at.len() == MOST + 1 { at.len() } else { MOST };
    for (k, (ix, _)) in at.iter().enumerate() {
        let (spot, label) = if k < most {
            (Spot::Occupation(*ix), model.occupation(*ix).name.clone())
        } else {
            (Spot::OtherOccupations, others(words, at.len(), most))
        };
        spots.insert(spot, (columns.len(), label));
        of_occupation.insert(*ix, spot);
    }
    if !at.is_empty() {
        columns.push(words.occupation.to_owned());
    }
    // Several ways between two boxes are one line with all their kinds.
    let mut lines: Map<(Spot, Spot), Set<Way>> = Map::new();
    for (ends, kinds) in ways {
        if let (Some(from), Some(to)) = (of_major.get(&ends.0), of_major.get(&ends.1)) {
            let levels = (model.major(ends.0).level, model.major(ends.1).level);
            let kinds = kinds.iter().map(|kind| (*kind, levels.0, levels.1));
            lines.entry((*from, *to)).or_default().extend(kinds);
        }
    }
    for (ix, from) in &of_major {
        for to in model
            .major(*ix)
            .occupations
            .iter()
            .filter_map(|to| of_occupation.get(to))
        {
            lines.entry((*from, *to)).or_default();
        }
    }
    let places: Vec<Spot> = spots.keys().copied().collect();
    let place = |spot: &Spot| places.binary_search(spot).unwrap_or(0);
    let edges = lines.iter().map(|((from, to), kinds)| Edge {
        from: place(from),
        to: place(to),
        label: kinds
            .iter()
            .map(|(kind, from, to)| way_between(*kind, (*from, *to), language, way_name))
            .collect::<Vec<_>>()
            .join(" / "),
        kind: if kinds.is_empty() {
            EdgeKind::Dashed
        } else {
            EdgeKind::Full
        },
    });
    let nodes = spots.iter().map(|(spot, (column, label))| GraphNode {
        column: *column,
        label: label.clone(),
        main: *spot == Spot::Major(main),
        rest: matches!(spot, Spot::OtherMajors(_) | Spot::OtherOccupations),
        goal: matches!(spot, Spot::Occupation(_) | Spot::OtherOccupations),
    });
    Graph {
        columns,
        nodes: nodes.collect(),
        edges: edges.collect(),
    }
}
