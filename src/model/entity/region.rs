//! Regions and the distance between them.

use crate::id::{RegionId, RegionIx};

/// A point on the globe.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    latitude: f64,
    longitude: f64,
}

impl Point {
    /// Returns the point at `latitude` (−90..=90) and `longitude` (−180..=180) in degrees; `None` outside.
    #[must_use]
    pub fn new(latitude: f64, longitude: f64) -> Option<Point> {
        let inside = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
        inside.then_some(Point { latitude, longitude })
    }

    /// Degrees north.
    #[must_use]
    pub fn latitude(self) -> f64 {
        self.latitude
    }

    /// Degrees east.
    #[must_use]
    pub fn longitude(self) -> f64 {
        self.longitude
    }

    /// Returns the great-circle distance in kilometres (haversine, mean earth radius 6371.0088 km).
    ///
    /// ```
    /// # use vocmatch::model::Point;
    /// let beijing = Point::new(39.9042, 116.4074).unwrap();
    /// let shanghai = Point::new(31.2304, 121.4737).unwrap();
    /// assert!((beijing.distance_km(shanghai) - 1067.3).abs() < 0.1);
    /// ```
    #[must_use]
    pub fn distance_km(self, other: Point) -> f64 {
        let (a, b) = (self.latitude.to_radians(), other.latitude.to_radians());
        let half = |degrees: f64| libm::sin(degrees.to_radians() / 2.0);
        let (dlat, dlon) = (
            half(other.latitude - self.latitude),
            half(other.longitude - self.longitude),
        );
        let chord = dlat * dlat + libm::cos(a) * libm::cos(b) * dlon * dlon;
        2.0 * 6371.0088 * libm::asin(libm::sqrt(chord.min(1.0)))
    }
}

/// A region.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Region {
    /// Its id.
    pub id: RegionId,
    /// Its name.
    pub name: String,
    /// The region that it lies in.
    pub parent: Option<RegionIx>,
    /// Its centre, if known.
    pub point: Option<Point>,
    /// What an adult must earn in a year to live there, if known.
    pub living_wage: Option<f64>,
    /// The median pay in a year of all who work there, if known.
    pub median_wage: Option<f64>,
}
