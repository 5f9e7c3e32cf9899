//! Where graduates go: from level and class of majors to groups of occupations, with those whom nobody takes and the
//! openings that nobody fills.

use super::group::{largest, others};
use super::{Figure, FigureTable};
use crate::format::{whole, years};
use crate::phrases::{FigureWords, fill_in_order, in_brackets, level};
use crate::svg::{FlowLink, FlowNode, Flows, NodeKind, sankey};
use vocmatch::Language;
use vocmatch::id::{CategoryIx, MajorIx, OccupationIx};
use vocmatch::model::Model;
use vocmatch::plan::{Period, Plan};
use vocmatch::unit::{Heads, Level};
use vocmatch_algo::sorted::{Map, Set};

/// Groups of a column on a wide and on a narrow page.
const MOST: (usize, usize) = (12, 7);

/// Where a graduate comes from or an opening stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Category(CategoryIx),
    Major(MajorIx),
    Occupation(OccupationIx),
    None,
}

/// The people of one period, by what is drawn.
#[derive(Debug, Default)]
struct People {
    placed: Map<(Level, Group, Group), Heads>,
    unplaced: Map<(Level, Group), Heads>,
    unfilled: Map<Group, Heads>,
}

/// Where graduates go in one period of `plan`, by its place; the first with openings if it is not given. The
/// matching is the optimum that was found; where several are equally good, others differ in detail.
///
/// `None` for a plan without that period, or with neither graduates nor openings in it.
#[must_use]
pub fn flow_figure(model: &Model, plan: &Plan, period: Option<usize>, language: Language) -> Option<Figure> {
    let period = match period {
        Some(place) => plan.periods.get(place)?,
        None => plan.periods.iter().find(|period| period.summary.openings > 0)?,
    };
    let people = people(model, plan, period);
    if people.placed.is_empty() && people.unplaced.is_empty() && people.unfilled.is_empty() {
        return None;
    }
    let words = FigureWords::of(language);
    let summary = &period.summary;
    let caption = fill_in_order(
        words.flow_caption,
        &[
            &years(&period.years),
            &whole(summary.graduates),
            &whole(summary.placed),
            &whole(summary.openings),
            &whole(people.unfilled.values().sum()),
        ],
    );
    let (wide, narrow) = (
        flows(model, &people, (MOST.0, true), language),
        flows(model, &people, (MOST.1, false), language),
    );
    let mut figure = Figure::twice("flow", words.flow_title, caption, |frame| {
        sankey(frame, if frame.class == "wide" { &wide } else { &narrow })
    });
    let rows = wide.links.iter().map(|link| {
        let name = |k: usize| told(&wide, k, language);
        vec![name(link.from), name(link.to), link.told.clone()]
    });
    let header = [words.from, words.to, words.people];
    figure.table = Some(FigureTable::new(&header, &[2], rows.collect()));
    Some(figure)
}

/// A node in the table: with its column where one of another column has its name.
fn told(flows: &Flows, k: usize, language: Language) -> String {
    let node = &flows.nodes[k];
    let is_twin = |other: &FlowNode| other.label == node.label && other.column != node.column;
    match flows.columns.get(node.column) {
        Some(column) if flows.nodes.iter().any(is_twin) => in_brackets(&node.label, column, language),
        _ => node.label.clone(),
    }
}

/// How things are put into classes: their own where those are few, else the widest that hold them.
struct Classes {
    any: bool,
    widest: bool,
}

impl Classes {
    fn new(model: &Model, categories: impl Iterator<Item = Option<CategoryIx>>) -> Classes {
        let own: Set<CategoryIx> = categories.flatten().collect();
        let widest: Set<CategoryIx> = own.iter().map(|one| widest(model, *one)).collect();
        Classes {
            any: !own.is_empty(),
            widest: own.len() > 2 * MOST.0 && widest.len() > 3,
        }
    }

    fn of(&self, model: &Model, category: Option<CategoryIx>, own: Group) -> Group {
        match category {
            Some(category) if self.widest => Group::Category(widest(model, category)),
            Some(category) => Group::Category(category),
            None if self.any => Group::None,
            None => own,
        }
    }
}

fn widest(model: &Model, mut category: CategoryIx) -> CategoryIx {
    // A checked model has no circles; the bound is for the reader.
    for _ in 0..model.categories().len() {
        match model.category(category).parent {
            Some(parent) => category = parent,
            None => break,
        }
    }
    category
}

fn people(model: &Model, plan: &Plan, period: &Period) -> People {
    let classes = Classes::new(model, model.majors().iter().map(|major| major.category));
    let groups = Classes::new(model, model.occupations().iter().map(|one| one.category));
    let class = |ix: MajorIx| classes.of(model, model.major(ix).category, Group::Major(ix));
    let group = |ix| groups.of(model, model.occupation(ix).category, Group::Occupation(ix));
    let market = &period.market;
    let of = |node: &vocmatch::matching::SupplyNode| (node.level, class(plan.fit.major_of(node.row)));
    let mut people = People::default();
    for (pair, heads) in period.pairs() {
        let (level, class) = of(&market.supply()[pair.supply as usize]);
        let group = group(market.demand()[pair.demand as usize].occupation);
        *people.placed.entry((level, class, group)).or_default() += heads;
    }
    let (placed, filled) = period.matching.by_node(market.market());
    for place in market.supply_of(period.first_year()) {
        let node = &market.supply()[place];
        if node.heads > placed[place] {
            *people.unplaced.entry(of(node)).or_default() += node.heads - placed[place];
        }
    }
    for place in market.demand_of(period.first_year()) {
        let node = &market.demand()[place];
        if node.openings > filled[place] {
            *people.unfilled.entry(group(node.occupation)).or_default() += node.openings - filled[place];
        }
    }
    people
}

/// A node of the drawing; the order of the variants is that of the nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Level(Level),
    Class(Group),
    OtherClasses,
    Group(Group),
    OtherGroups,
    Unplaced,
    Unfilled,
}

impl Node {
    /// Its column, where levels have one.
    fn column(self) -> usize {
        match self {
            Node::Level(_) => 0,
            Node::Class(_) | Node::OtherClasses => 1,
            Node::Group(_) | Node::OtherGroups | Node::Unplaced => 2,
            Node::Unfilled => 3,
        }
    }

    fn kind(self) -> NodeKind {
        match self {
            Node::Level(_) | Node::Class(_) | Node::Group(_) => NodeKind::Normal,
            Node::OtherClasses | Node::OtherGroups => NodeKind::Others,
            Node::Unfilled => NodeKind::Unfilled,
            Node::Unplaced => NodeKind::Unplaced,
        }
    }
}

/// What is drawn, with levels where there is room for them.
fn flows(model: &Model, people: &People, (most, levels): (usize, bool), language: Language) -> Flows {
    let words = FigureWords::of(language);
    let (mut classes, mut groups) = (Map::new(), Map::new());
    for ((_, class, group), heads) in &people.placed {
        *classes.entry(*class).or_insert(0.0) += *heads as f64;
        *groups.entry(*group).or_insert(0.0) += *heads as f64;
    }
    for ((_, class), heads) in &people.unplaced {
        *classes.entry(*class).or_insert(0.0) += *heads as f64;
    }
    for (group, heads) in &people.unfilled {
        *groups.entry(*group).or_insert(0.0) += *heads as f64;
    }
    let (shown_classes, shown_groups) = (largest(&classes, most), largest(&groups, most));
    let class = |class: &Group| {
        if shown_classes.contains(class) {
            Node::Class(*class)
        } else {
            Node::OtherClasses
        }
    };
    let group = |group: &Group| {
        if shown_groups.contains(group) {
            Node::Group(*group)
        } else {
            Node::OtherGroups
        }
    };
    let mut links: Map<(Node, Node), Heads> = Map::new();
    let mut add = |from: Node, to: Node, heads: Heads| *links.entry((from, to)).or_default() += heads;
    for ((level, from, to), heads) in &people.placed {
        if levels {
            add(Node::Level(*level), class(from), *heads);
        }
        add(class(from), group(to), *heads);
    }
    for ((level, from), heads) in &people.unplaced {
        if levels {
            add(Node::Level(*level), class(from), *heads);
        }
        add(class(from), Node::Unplaced, *heads);
    }
    for (to, heads) in &people.unfilled {
        add(group(to), Node::Unfilled, *heads);
    }
    let nodes: Set<Node> = links.keys().flat_map(|(from, to)| [*from, *to]).collect();
    let nodes: Vec<Node> = nodes.into_iter().collect();
    let place = |node: &Node| nodes.binary_search(node).unwrap_or(0);
    let (all_classes, all_groups) = (
        (classes.len(), shown_classes.len()),
        (groups.len(), shown_groups.len()),
    );
    let label = |node: &Node| match node {
        Node::Level(one) => level(model, *one, language).to_owned(),
        Node::Class(group) | Node::Group(group) => name(model, *group, words),
        Node::OtherClasses => others(words, all_classes.0, all_classes.1),
        Node::OtherGroups => others(words, all_groups.0, all_groups.1),
        Node::Unfilled => words.unfilled.to_owned(),
        Node::Unplaced => words.not_placed.to_owned(),
    };
    let value = |node: &Node| {
        let side = |end: fn(&(Node, Node)) -> Node| {
            let of = links.iter().filter(|(ends, _)| end(ends) == *node);
            of.map(|(_, heads)| *heads).sum::<Heads>()
        };
        let (out, into) = (side(|ends| ends.0), side(|ends| ends.1));
        match node {
            // Filled and not filled: its openings.
            Node::Group(_) | Node::OtherGroups => whole(out + into),
            _ => whole(out.max(into)),
        }
    };
    let drawn = nodes.iter().map(|node| FlowNode {
        column: node.column() - usize::from(!levels),
        label: label(node),
        value: value(node),
        kind: node.kind(),
    });
    let mut columns = vec![words.level, words.major_class, words.occupation_group];
    if nodes.contains(&Node::Unfilled) {
        columns.push(words.no_graduate);
    }
    let columns = columns.into_iter().skip(usize::from(!levels));
    Flows {
        columns: columns.map(str::to_owned).collect(),
        nodes: drawn.collect(),
        links: links
            .iter()
            .map(|((from, to), heads)| FlowLink {
                from: place(from),
                to: place(to),
                value: *heads as f64,
                told: whole(*heads),
            })
            .collect(),
    }
}

fn name(model: &Model, group: Group, words: &FigureWords) -> String {
    match group {
        Group::Category(ix) => model.category(ix).name.clone(),
        Group::Major(ix) => model.major(ix).name.clone(),
        Group::Occupation(ix) => model.occupation(ix).name.clone(),
        Group::None => words.no_class.to_owned(),
    }
}
