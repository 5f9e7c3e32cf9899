//! Measures of a ranking and of probabilities.

/// How well a ranking finds what is linked, means over majors.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Ranking {
    /// Majors that have an answer.
    pub majors: usize,
    /// Pairs to be found.
    pub pairs: usize,
    /// Mean average precision.
    pub map: f64,
    /// The share of majors whose first occupation is right.
    pub first: f64,
    /// The share of a major's occupations among its first ten.
    pub recall_10: f64,
}

/// Ranks each row's columns by score, ties by column, against what is linked; rows without a link are left out.
pub fn ranking(rows: &[(Vec<f64>, Vec<bool>)]) -> Ranking {
    let mut sum = Ranking::default();
    for (scores, linked) in rows {
        let wanted = linked.iter().filter(|linked| **linked).count();
        if wanted == 0 {
            continue;
        }
        let (mut found, mut precision, mut ten) = (0, 0.0, 0);
        for (rank, column) in order(scores).into_iter().enumerate() {
            if linked[column] {
                found += 1;
                precision += f64::from(found) / (rank as f64 + 1.0);
                ten += usize::from(rank < 10);
                sum.first += f64::from(u8::from(rank == 0));
            }
        }
        sum.majors += 1;
        sum.pairs += wanted;
        sum.map += precision / wanted as f64;
        sum.recall_10 += ten as f64 / wanted as f64;
    }
    let n = sum.majors.max(1) as f64;
    Ranking {
        map: sum.map / n,
        first: sum.first / n,
        recall_10: sum.recall_10 / n,
        ..sum
    }
}

/// Columns by score, the highest first, ties by column.
pub fn order(scores: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
    order
}

/// How far probabilities can be taken at their word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trust {
    /// Pairs judged.
    pub pairs: usize,
    /// Expected calibration error: the mean distance, over ten bins of equal count, between the probabilities
    /// and the share that is linked.
    pub ece: f64,
    /// The mean square of what the probability misses.
    pub brier: f64,
    /// The area under the curve of precision over recall, as average precision.
    pub auc_pr: f64,
}

/// Judges (probability, linked) pairs.
pub fn trust(mut pairs: Vec<(f64, bool)>) -> Trust {
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let n = pairs.len();
    let yes = |linked: bool| f64::from(u8::from(linked));
    let (mut ece, mut found, mut precision) = (0.0, 0.0, 0.0);
    for bin in 0..10 {
        let bin = &pairs[n * bin / 10..n * (bin + 1) / 10];
        let off: f64 = bin.iter().map(|(p, linked)| p - yes(*linked)).sum();
        ece += off.abs() / n.max(1) as f64;
    }
    for (rank, (_, linked)) in pairs.iter().enumerate() {
        found += yes(*linked);
        precision += yes(*linked) * found / (rank as f64 + 1.0);
    }
    Trust {
        pairs: n,
        ece,
        brier: pairs
            .iter()
            .map(|(p, l)| (p - yes(*l)) * (p - yes(*l)))
            .sum::<f64>()
            / n.max(1) as f64,
        auc_pr: if found > 0.0 { precision / found } else { 0.0 },
    }
}
