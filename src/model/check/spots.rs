//! Rules about places: coordinates that cannot be meant.

use super::super::names::{Given, Names};
use super::diagnostics::Diagnostics;
use crate::problem::{Code, Said, both, grouped};
use vocmatch_algo::order;

/// Degrees north and east.
type Spot = (f64, f64);

/// Up to so many places each is compared with all others; of more, with all.
const FEW: usize = 100;

/// A place is far if it is so many times as far from the middle of the others as most of them are …
const FACTOR: f64 = 12.0;

/// … and at least so many kilometres: Alaska and Hawaii lie beside the mainland, Hainan beside Beijing.
const FAR: f64 = 4_500.0;

/// … or so many from the region that it lies in.
const FAR_FROM_PARENT: f64 = 400.0;

/// Where another reading of the coordinates lies among the others, this factor suffices …
const FACTOR_IF_EXPLAINED: f64 = 6.0;

/// … and this distance.
const FAR_IF_EXPLAINED: f64 = 300.0;

/// The regions with coordinates; a place at 0, 0 counts as not known.
pub(super) fn check(diagnostics: &mut Diagnostics, names: &Names) {
    let data = diagnostics.data;
    let mut spots: Vec<(usize, Spot)> = Vec::new();
    let mut nowhere: Vec<usize> = Vec::new();
    for (row, cells) in data.regions.iter().enumerate() {
        let Some(spot) = cells.latitude.zip(cells.longitude) else {
            continue;
        };
        let is_read = diagnostics.is_read("regions", row, &["latitude", "longitude"]);
        if !is_read || !spot.0.is_finite() || !spot.1.is_finite() {
            continue;
        }
        if spot == (0.0, 0.0) {
            nowhere.push(row);
        } else {
            spots.push((row, spot));
        }
    }
    at_zero(diagnostics, &nowhere);
    let all = Middle::of(spots.iter().map(|(_, spot)| *spot));
    let parents = Parents::new(diagnostics, names, &spots);
    for (at, (row, spot)) in spots.iter().enumerate() {
        let without = || spots.iter().enumerate().filter(move |(k, _)| *k != at);
        let middle = if spots.len() <= FEW {
            Middle::of(without().map(|(_, (_, spot))| *spot))
        } else {
            all
        };
        let of_parent = parents.get(*row);
        if let Some(fault) = fault(*spot, middle, of_parent) {
            unlikely(diagnostics, *row, *spot, fault);
        }
    }
}

/// The middle of some places, and how far from it most of them lie, in kilometres.
#[derive(Debug, Clone, Copy)]
struct Middle {
    spot: Spot,
    usual: f64,
    places: usize,
}

impl Middle {
    fn of(spots: impl Iterator<Item = Spot>) -> Middle {
        let spots: Vec<Spot> = spots.filter(|spot| is_on_earth(*spot)).collect();
        let spot = (
            median(spots.iter().map(|spot| spot.0)),
            median(spots.iter().map(|spot| spot.1)),
        );
        Middle {
            spot,
            usual: median(spots.iter().map(|other| kilometres(*other, spot))),
            places: spots.len(),
        }
    }
}

/// Where the places of each region lie: around its own coordinates.
struct Parents {
    /// The parent's middle, by row of a region.
    of: Vec<Option<Middle>>,
}

impl Parents {
    fn new(diagnostics: &Diagnostics, names: &Names, spots: &[(usize, Spot)]) -> Parents {
        let data = diagnostics.data;
        let mut spot_of: Vec<Option<Spot>> = vec![None; names.regions.all().len()];
        for (row, spot) in spots.iter().filter(|(_, spot)| is_on_earth(*spot)) {
            let id = data
                .regions
                .get(*row)
                .and_then(|cells| names.regions.get(&cells.region_id));
            if let Some(slot) = id.and_then(|id| spot_of.get_mut(id)) {
                *slot = Some(*spot);
            }
        }
        let parent = |row: usize| {
            let id = data.regions.get(row)?.parent_id.given()?;
            let parent = names.regions.get(id)?;
            Some((parent, (*spot_of.get(parent)?)?))
        };
        let mut far: Vec<Vec<f64>> = vec![Vec::new(); spot_of.len()];
        for (row, spot) in spots {
            if let Some((parent, middle)) = parent(*row).filter(|_| is_on_earth(*spot)) {
                far[parent].push(kilometres(*spot, middle));
            }
        }
        let usual: Vec<f64> = far.iter().map(|far| median(far.iter().copied())).collect();
        let of = (0..data.regions.len()).map(|row| {
            let (parent, spot) = parent(row)?;
            Some(Middle {
                spot,
                usual: usual[parent],
                places: far[parent].len(),
            })
        });
        Parents { of: of.collect() }
    }

    fn get(&self, row: usize) -> Option<Middle> {
        self.of.get(row).copied().flatten()
    }
}

/// What is wrong with a place.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fault {
    Swapped,
    /// A sign was lost: the coordinates that lie among the others.
    Sign(Spot),
    /// So many kilometres from all others.
    Far(f64),
    /// So many kilometres from the region that it lies in.
    FarFromParent(f64),
}

fn fault(spot: Spot, middle: Middle, parent: Option<Middle>) -> Option<Fault> {
    let (north, east) = spot;
    let swapped = (east, north);
    if !is_on_earth(spot) {
        // Told at its cell.
        return None;
    }
    // Two others that lie together say where a place belongs; a single one does if it is on the other side of the earth.
    let distance = kilometres(spot, middle.spot);
    let is_told = middle.places >= 2 || (middle.places == 1 && distance > FAR);
    let explained = (FACTOR_IF_EXPLAINED * middle.usual).max(FAR_IF_EXPLAINED);
    let is_near = |spot: Spot| {
        let near = kilometres(spot, middle.spot);
        is_on_earth(spot) && near <= (3.0 * middle.usual).max(100.0) && near < distance / 3.0
    };
    if is_told && distance > explained {
        for other in [(north, -east), (-north, east), (-north, -east)] {
            if is_near(other) {
                return Some(Fault::Sign(other));
            }
        }
        if is_near(swapped) {
            return Some(Fault::Swapped);
        }
    }
    if let Some(parent) = parent.filter(|parent| parent.places >= 3) {
        let distance = kilometres(spot, parent.spot);
        if distance > (FACTOR * parent.usual).max(FAR_FROM_PARENT) {
            return Some(Fault::FarFromParent(distance));
        }
    }
    let is_far = middle.places >= 3 && distance > (FACTOR * middle.usual).max(FAR);
    is_far.then_some(Fault::Far(distance))
}

/// `V316`: places at 0, 0, told once.
fn at_zero(diagnostics: &mut Diagnostics, rows: &[usize]) {
    let Some(first) = rows.first() else {
        return;
    };
    let at = ("regions", *first, "latitude");
    diagnostics.tell(Code::UnlikelyPlace, at, &["longitude"], |_| {
        let others = grouped(rows.len() - 1);
        let wrong = match rows.len() {
            1 => both!(
                "the place is 0, 0, in the ocean, and counts as not known",
                "坐标为 0, 0，位于海上，按未知处理"
            ),
            2 => both!(
                "the place is 0, 0, in the ocean, as is 1 more: they count as not known",
                "坐标为 0, 0，位于海上，另有 1 个区域也是如此，均按未知处理"
            ),
            _ => both!(
                "the place is 0, 0, in the ocean, as are {others} more: they count as not known",
                "坐标为 0, 0，位于海上，另有 {others} 个区域也是如此，均按未知处理"
            ),
        };
        Said::new(wrong).of(0).remedy(both!(
            "write the coordinates, or leave both empty",
            "请填写坐标，或都留空"
        ))
    });
}

fn unlikely(diagnostics: &mut Diagnostics, row: usize, spot: Spot, fault: Fault) {
    let column = match fault {
        Fault::Sign((north, east)) if north == spot.0 && east != spot.1 => "longitude",
        _ => "latitude",
    };
    let other = if column == "latitude" {
        "longitude"
    } else {
        "latitude"
    };
    let (north, east) = spot;
    let far = |distance: f64| format!("{:.0}", distance / 10.0).parse::<f64>().unwrap_or(0.0) * 10.0;
    diagnostics.tell(Code::UnlikelyPlace, ("regions", row, column), &[other], |_| {
        let said = match fault {
            Fault::Swapped => Said::new(both!(
                "latitude {north} and longitude {east} are probably swapped",
                "纬度 {north} 和经度 {east} 可能写反了"
            ))
            .remedy(both!("swap them", "请对调")),
            Fault::Sign((right_north, right_east)) => Said::new(both!(
                "{north}, {east} lies far from all others, and {right_north}, {right_east} among them: a sign was probably lost",
                "{north}, {east} 远离其他各处，而 {right_north}, {right_east} 就在其中：可能漏了或多了负号"
            ))
            .remedy(both!(
                "correct the sign: north and east are positive",
                "请更正正负号：北纬和东经为正"
            )),
            Fault::Far(distance) => {
                let distance = far(distance);
                Said::new(both!(
                    "{north}, {east} lies about {distance} km from the middle of all others",
                    "{north}, {east} 距其他各处的中心约 {distance} 公里"
                ))
            }
            Fault::FarFromParent(distance) => {
                let distance = far(distance);
                Said::new(both!(
                    "{north}, {east} lies about {distance} km from the region that it belongs to",
                    "{north}, {east} 距其上级区域约 {distance} 公里"
                ))
            }
        };
        said.of(if column == "latitude" { north } else { east })
    });
}

fn is_on_earth((north, east): Spot) -> bool {
    north.abs() <= 90.0 && east.abs() <= 180.0
}

/// The median; 0 of nothing. O(n · log n).
fn median(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut numbers: Vec<f64> = numbers.collect();
    order::sort_by(&mut numbers, f64::total_cmp);
    let (low, high) = (numbers.len().saturating_sub(1) / 2, numbers.len() / 2);
    let at = |k: usize| numbers.get(k).copied().unwrap_or(0.0);
    f64::midpoint(at(low), at(high))
}

/// The distance on a sphere, by the haversine formula.
fn kilometres(one: Spot, other: Spot) -> f64 {
    let (north, east) = (one.0.to_radians(), one.1.to_radians());
    let (there, beyond) = (other.0.to_radians(), other.1.to_radians());
    let half = |angle: f64| libm::sin(angle / 2.0) * libm::sin(angle / 2.0);
    let part = half(north - there) + libm::cos(north) * libm::cos(there) * half(east - beyond);
    2.0 * 6_371.0 * libm::asin(libm::sqrt(part.clamp(0.0, 1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATES: [Spot; 12] = [
        (40.7, -74.0),
        (34.0, -118.2),
        (41.9, -87.6),
        (29.8, -95.4),
        (33.4, -112.1),
        (39.9, -75.2),
        (32.7, -117.2),
        (32.8, -96.8),
        (47.6, -122.3),
        (39.7, -105.0),
        (38.9, -77.0),
        (42.4, -71.1),
    ];

    fn of(spot: Spot, others: &[Spot]) -> Option<Fault> {
        fault(spot, Middle::of(others.iter().copied()), None)
    }

    #[test]
    fn far_states_and_islands_are_no_faults() {
        for spot in [(61.2, -149.9), (21.3, -157.9), (18.4, -66.1), (13.4, 144.8)] {
            assert_eq!(of(spot, &STATES), None, "{spot:?}");
        }
        let beijing = [(39.9, 116.4), (39.95, 116.3), (40.2, 116.2), (39.7, 116.5)];
        for spot in [(20.0, 110.3), (43.8, 87.6), (31.2, 121.5)] {
            assert_eq!(of(spot, &beijing), None, "{spot:?}");
        }
    }

    #[test]
    fn a_lost_sign_a_swap_and_a_far_place_are_told_apart() {
        assert_eq!(of((40.0, 83.0), &STATES), Some(Fault::Sign((40.0, -83.0))));
        let beijing = [(39.9, 116.4), (39.95, 116.3), (40.2, 116.2)];
        assert_eq!(of((-39.8, 116.4), &beijing), Some(Fault::Sign((39.8, 116.4))));
        assert_eq!(of((116.4, 39.8), &beijing), None);
        assert_eq!(
            of((40.1, 11.64), &beijing),
            Some(Fault::Far(kilometres((40.1, 11.64), (39.95, 116.3))))
        );
        let (sydney, south) = ((33.9, 151.2), [(-33.8, 151.0), (-37.8, 145.0), (-27.5, 153.0)]);
        assert_eq!(of(sydney, &south), Some(Fault::Sign((-33.9, 151.2))));
        let munich = [(48.1, 11.6), (48.4, 10.9), (49.4, 11.1)];
        assert_eq!(of((11.6, 48.1), &munich), Some(Fault::Swapped));
    }

    #[test]
    fn a_district_far_from_its_region_is_told() {
        let parent = Middle {
            spot: (40.2, 116.4),
            usual: 35.0,
            places: 16,
        };
        let middle = Middle { ..parent };
        assert_eq!(fault((40.4, 117.1), middle, Some(parent)), None);
        assert!(matches!(
            fault((49.9, 116.4), middle, Some(parent)),
            Some(Fault::FarFromParent(_))
        ));
    }
}
