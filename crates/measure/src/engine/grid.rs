//! From numbers to a type: three by three by two fields (measurement.md §4.6).

use crate::findings::RelationType;

/// a₀, v₀, ρ₀, b₀.
pub(crate) const CUTS: [f64; 4] = [0.20, 0.10, 0.25, 0.30];
/// Fields there are.
pub(crate) const FIELDS: usize = 18;

/// The five axes of one draw.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Point {
    /// A.
    pub(crate) a: f64,
    /// ρ.
    pub(crate) rho: f64,
    /// Valence of the office.
    pub(crate) upper: f64,
    /// Valence of the organisation.
    pub(crate) lower: f64,
    /// B.
    pub(crate) b: f64,
}

/// Column and depth of a draw: conflict, neutral, warm, each with low and high B; 0 to 5.
#[inline]
pub(crate) fn column(point: Point, cuts: [f64; 4]) -> usize {
    let [_, v, rho, b] = cuts;
    let conflict = point.lower < -v || (point.rho > rho && point.lower < v);
    let warm = point.upper > v && point.lower > v;
    let column = usize::from(!conflict) + usize::from(warm);
    2 * column + usize::from(point.b > b)
}

/// Row of a draw: below, within, above; 0 to 2.
#[inline]
pub(crate) fn row(a: f64, cut: f64) -> usize {
    usize::from(a >= -cut) + usize::from(a > cut)
}

/// The field of a draw.
#[inline]
pub(crate) fn field(point: Point, cuts: [f64; 4]) -> usize {
    let [a, ..] = cuts;
    6 * row(point.a, a) + column(point, cuts)
}

/// The type of a field.
pub(crate) fn kind(field: usize) -> RelationType {
    use RelationType as T;
    match field {
        0..6 => T::OrganisationDominance,
        6 => T::OpenDispute,
        7 => T::StrainedInformality,
        8 | 10 => T::EqualPartnership,
        9 => T::InformalDrift,
        12 | 13 => T::ControlRebellion,
        14 => T::ControlSubmission,
        15 => T::Absorption,
        16 => T::Tutelage,
        _ => T::AbsorptionAlliance,
    }
}

/// How many draws fell into each field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally(pub(crate) [u32; FIELDS]);

impl Tally {
    /// Counts a draw.
    #[inline]
    pub(crate) fn add(&mut self, field: usize) {
        if let Some(count) = self.0.get_mut(field) {
            *count += 1;
        }
    }

    /// The share of draws of a type.
    pub(crate) fn share(&self, what: RelationType) -> f64 {
        let mut of = 0;
        let mut all = 0;
        for (field, count) in self.0.iter().enumerate() {
            all += count;
            of += if kind(field) == what { *count } else { 0 };
        }
        f64::from(of) / f64::from(all.max(1))
    }

    /// The types with their shares, likeliest first; the order of the grid where they are equal.
    pub(crate) fn ranked(&self) -> Vec<(RelationType, f64)> {
        let shares = RelationType::ALL
            .iter()
            .map(|what| (*what, self.share(*what)));
        let mut shares: Vec<_> = shares.filter(|(_, share)| *share > 0.0).collect();
        shares.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        shares
    }

    /// The likeliest type.
    pub(crate) fn first(&self) -> RelationType {
        let ranked = self.ranked();
        ranked
            .first()
            .map_or(RelationType::EqualPartnership, |first| first.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use RelationType as T;

    fn at(a: f64, [rho, upper, lower, b]: [f64; 4]) -> T {
        let point = Point {
            a,
            rho,
            upper,
            lower,
            b,
        };
        kind(field(point, CUTS))
    }

    /// The table of measurement.md §4.6, field by field.
    #[test]
    fn the_grid_is_the_published_table() {
        let conflict = [0.0, 0.0, -0.2];
        let neutral = [0.0, 0.3, 0.0];
        let warm = [0.0, 0.3, 0.3];
        let table = [
            (0.5, conflict, T::ControlRebellion, T::ControlRebellion),
            (0.5, neutral, T::ControlSubmission, T::Absorption),
            (0.5, warm, T::Tutelage, T::AbsorptionAlliance),
            (0.0, conflict, T::OpenDispute, T::StrainedInformality),
            (0.0, neutral, T::EqualPartnership, T::InformalDrift),
            (0.0, warm, T::EqualPartnership, T::AbsorptionAlliance),
            (
                -0.5,
                conflict,
                T::OrganisationDominance,
                T::OrganisationDominance,
            ),
            (
                -0.5,
                warm,
                T::OrganisationDominance,
                T::OrganisationDominance,
            ),
        ];
        for (a, [rho, upper, lower], low, high) in table {
            assert_eq!(at(a, [rho, upper, lower, 0.1]), low);
            assert_eq!(at(a, [rho, upper, lower, 0.5]), high);
        }
    }

    /// Conflict is a cold organisation, or resistance without warmth; one refusal in a warm
    /// relation is no rebellion, and warmth of one side alone is none.
    #[test]
    fn conflict_and_warmth_need_what_they_say() {
        assert_eq!(at(0.5, [0.4, 0.0, 0.05, 0.0]), T::ControlRebellion);
        assert_eq!(at(0.5, [0.4, 0.3, 0.3, 0.0]), T::Tutelage);
        assert_eq!(at(0.5, [0.0, 0.3, 0.05, 0.0]), T::ControlSubmission);
        assert_eq!(at(0.5, [0.0, 0.05, 0.3, 0.0]), T::ControlSubmission);
        assert_eq!(at(0.2, [0.0, 0.0, 0.0, 0.0]), T::EqualPartnership);
        assert_eq!(at(-0.2, [0.0, 0.0, 0.0, 0.0]), T::EqualPartnership);
    }
}
