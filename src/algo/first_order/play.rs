//! Which pairs are in play: an active set, for of the pairs that a supply has few are ever near being used.
//!
//! A pair of a reduced cost far below 0 carries nothing in the optimum. Leaving it out changes no proof, since the
//! bound looks at all pairs, and a later restart takes it back where prices have moved.

use super::bound::closed_priced;
use super::problem::UNIT;
use super::state::{Cell, State};

impl State<'_> {
    /// Takes the pairs that matter into play: those with flow, and those within `margin` of the best that their supply
    /// could get at the prices of the openings. The steps follow, and the iterate becomes the anchor.
    pub(super) fn choose_pairs(&mut self, margin: f64, weight: f64) {
        let old = std::mem::take(&mut self.cells);
        let starts = std::mem::replace(&mut self.starts, vec![0]);
        let flows = starts.windows(2).enumerate().flat_map(|(supply, ends)| {
            old[ends[0]..ends[1]]
                .iter()
                .map(move |cell| (supply, cell.to, cell.flow))
        });
        let prices: Vec<f64> = self.openings.iter().map(|rule| rule.price.max(0.0)).collect();
        self.bring_into_play(flows, &prices, margin);
        // Steps depend on how many pairs are in play, so they are set anew with them.
        self.set_steps(&self.choices());
        self.restart(weight);
    }

    /// Takes pairs into play besides flows given in order: supply through all markets, demand within its market.
    pub(super) fn bring_into_play(
        &mut self,
        flows: impl Iterator<Item = (usize, u32, f64)>,
        prices: &[f64],
        margin: f64,
    ) {
        let mut flows = flows.filter(|flow| flow.2 > 0.0).peekable();
        for part in &self.problem.markets {
            let prices = closed_priced(part, prices);
            for supply in 0..part.pairs.supplies() {
                let gain = |(demand, value): (usize, i32)| f64::from(value) / UNIT - prices[demand];
                // The best a supply can get is at least 0: it may also leave heads unplaced.
                let least = part.pairs.of(supply).map(gain).fold(0.0, f64::max) - margin * self.unit;
                for (demand, value) in part.pairs.of(supply) {
                    let place = (part.supplies.start + supply, demand);
                    // Flows come in the order of pairs, so one pass merges them with the rows.
                    let flow = flows.next_if(|flow| (flow.0, flow.1 as usize) == place);
                    if flow.is_none() && gain((demand, value)) < least || part.openings[demand] == 0 {
                        continue;
                    }
                    let flow = flow.map_or(0.0, |flow| flow.2);
                    #[expect(
                        clippy::cast_possible_truncation,
                        reason = "seven digits of a value guide a step well enough, and demands are few"
                    )]
                    self.cells.push(Cell {
                        to: demand as u32,
                        value: (f64::from(value) / UNIT) as f32,
                        flow,
                        anchor: flow,
                    });
                }
                self.starts.push(self.cells.len());
            }
        }
    }
}
