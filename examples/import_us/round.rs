//! Whole numbers that keep their sum.

/// Whole parts whose sum is `total` rounded half up, each its number rounded down or up: the largest
/// remainders go up, ties by position.
#[expect(clippy::cast_possible_truncation, reason = "people, far below 2^53")]
pub fn largest_remainder(numbers: &[f64], total: f64) -> Vec<i64> {
    let mut whole: Vec<i64> = numbers.iter().map(|n| n.floor() as i64).collect();
    let mut left = (total + 0.5).floor() as i64 - whole.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..numbers.len()).collect();
    // Remainders are compared in billionths: the last bits of a sum decide nothing.
    let remainder = |i: usize| ((numbers[i] - numbers[i].floor()) * 1e9).round() as i64;
    order.sort_by_key(|i| (-remainder(*i), *i));
    let mut turn = 0;
    while left != 0 && !order.is_empty() {
        let step = left.signum();
        // Too few: up from the largest remainder. Too many (sums that round apart): down from the smallest.
        let at = if step > 0 {
            order[turn % order.len()]
        } else {
            order[order.len() - 1 - turn % order.len()]
        };
        if whole[at] + step >= 0 {
            whole[at] += step;
            left -= step;
        }
        turn += 1;
        if turn > 4 * order.len() {
            break;
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up_to_the_rounded_total() {
        assert_eq!(largest_remainder(&[1.5, 2.25, 0.25], 4.0), vec![2, 2, 0]);
        assert_eq!(largest_remainder(&[0.4, 0.4, 0.4], 1.2), vec![1, 0, 0]);
        assert_eq!(largest_remainder(&[], 0.0), Vec::<i64>::new());
        assert_eq!(largest_remainder(&[2.0, 3.0], 4.0), vec![2, 2]);
    }
}
