//! Which tiers of a statement are shown: no number that tells of few, and no difference of two numbers that does.

use std::num::NonZeroU32;

use crate::monitor::{Rate, Tier};
use crate::text::Title;

/// A tier of a unit, or of the whole organisation, in a year.
#[derive(Clone, Copy)]
pub(super) struct Posts<'a> {
    /// None is the whole.
    pub(super) unit: Option<&'a Title>,
    pub(super) tier: &'a Tier,
    pub(super) year: i32,
    pub(super) heads: Rate,
}

/// A tier of the whole organisation in a year that is withheld elsewhere, of which the number of posts is known.
#[derive(Clone, Copy)]
pub(super) struct Closed<'a> {
    pub(super) tier: &'a Tier,
    pub(super) year: i32,
    pub(super) posts: u32,
}

/// For each candidate, in order, whether it may be shown beside those before it that are.
///
/// A candidate is withheld where it, or any of these, would tell of fewer than the threshold:
///
/// - what a year differs by from another year of the same unit and tier, of the group or of the others;
/// - what is left of the whole when the units that are shown are taken from it, and of the employees when all other tiers
///   of the same unit and year are;
/// - what is left of another tier of the same unit and year, if it can be a part of it, or several can be together.
///
/// Whatever several of those shown leave of a whole is what all of them leave, and some that are shown themselves. So it
/// does not tell of few where what all of them leave does not. What is withheld of a whole is not given by its units either.
pub(super) fn shown(closed: &[Closed<'_>], candidates: &[Posts<'_>], threshold: NonZeroU32) -> Vec<bool> {
    let mut shown = Vec::new();
    let mut closed = closed.to_vec();
    let mut is_shown = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let few = Few(threshold.get());
        let may = !few.tells(candidate.heads)
            && !gives_back(candidate, &shown, &closed)
            && shown.iter().all(|other| few.may_stand_beside(candidate, other))
            && few.leaves_enough(candidate, &shown)
            && few.parts_leave_enough(candidate, &shown);
        is_shown.push(may);
        if may {
            shown.push(*candidate);
        } else if candidate.unit.is_none() {
            let Posts { tier, year, heads, .. } = *candidate;
            closed.push(Closed { tier, year, posts: heads.of() });
        }
    }
    is_shown
}

/// Whether a candidate is what is withheld elsewhere, or all units together are.
fn gives_back(candidate: &Posts<'_>, shown: &[Posts<'_>], closed: &[Closed<'_>]) -> bool {
    let of_it = |closed: &&Closed<'_>| closed.tier == candidate.tier && closed.year == candidate.year;
    let mut closed = closed.iter().filter(of_it);
    if candidate.unit.is_none() {
        return closed.next().is_some();
    }
    let units = shown
        .iter()
        .chain([candidate])
        .filter(|posts| posts.unit.is_some() && posts.tier == candidate.tier && posts.year == candidate.year);
    let all: u64 = units.map(|posts| u64::from(posts.heads.of())).sum();
    closed.any(|closed| u64::from(closed.posts) <= all)
}

/// Of so many tiers of a unit every few together can be tried.
const MOST_TIERS: usize = 12;

struct Few(u32);

impl Few {
    const fn is_few(&self, number: u32) -> bool {
        number > 0 && number < self.0
    }

    /// Few of the group, or few or none besides: then one would know it of everybody.
    const fn tells(&self, heads: Rate) -> bool {
        self.is_few(heads.selected()) || heads.rest() < self.0
    }

    fn may_stand_beside(&self, one: &Posts<'_>, other: &Posts<'_>) -> bool {
        if one.unit != other.unit {
            return true;
        }
        if one.tier == other.tier {
            let changed = one.heads.selected().abs_diff(other.heads.selected());
            let besides = one.heads.rest().abs_diff(other.heads.rest());
            // Were all that came the group's, one would know it of each of them.
            let all_are = changed > 0 && besides == 0;
            return !self.is_few(changed) && !self.is_few(besides) && !all_are;
        }
        let is_of_employees = |tier: &Tier| *tier == Tier::Employees;
        if one.year != other.year || is_of_employees(one.tier) || is_of_employees(other.tier) {
            return true;
        }
        let left = less(one.heads, other.heads).or_else(|| less(other.heads, one.heads));
        are_apart(one.tier, other.tier) || left.is_none_or(|left| !self.tells_of_somebody(left))
    }

    /// Of nobody there is nothing to tell.
    fn tells_of_somebody(&self, heads: Rate) -> bool {
        heads.of() > 0 && self.tells(heads)
    }

    /// What is left of each tier of the unit and year without several others that could be parts of it together.
    ///
    /// With more tiers than can be tried, none more is shown.
    fn parts_leave_enough(&self, candidate: &Posts<'_>, shown: &[Posts<'_>]) -> bool {
        let beside = |posts: &&Posts<'_>| {
            posts.year == candidate.year && posts.unit == candidate.unit && *posts.tier != Tier::Employees
        };
        if !beside(&candidate) {
            return true;
        }
        let mut tiers: Vec<(&Tier, Rate)> =
            shown.iter().filter(beside).chain([candidate]).map(|posts| (posts.tier, posts.heads)).collect();
        tiers.dedup();
        if tiers.len() > MOST_TIERS {
            return false;
        }
        tiers.iter().all(|(whole, heads)| {
            let parts: Vec<Rate> = tiers
                .iter()
                .filter(|(tier, _)| tier != whole && !are_apart(tier, whole))
                .map(|(_, heads)| *heads)
                .collect();
            (0_u32..1 << parts.len()).filter(|some| some.count_ones() > 1).all(|some| {
                let mut taken = (0..).zip(&parts).filter(|(place, _)| some >> place & 1 == 1);
                let left = taken.try_fold(*heads, |left, (_, part)| less(left, *part));
                left.is_none_or(|left| !self.tells_of_somebody(left))
            })
        })
    }

    /// What is left of each whole that the candidate is, or is a part of.
    fn leaves_enough(&self, candidate: &Posts<'_>, shown: &[Posts<'_>]) -> bool {
        let all = || shown.iter().chain([candidate]);
        let of_year = |posts: &&Posts<'_>| posts.year == candidate.year;
        let of_tier = |posts: &&Posts<'_>| of_year(posts) && posts.tier == candidate.tier;
        let wholes = all().filter(of_tier).filter(|posts| posts.unit.is_none());
        let units = || all().filter(of_tier).filter(|posts| posts.unit.is_some());
        let of_unit = |posts: &&Posts<'_>| {
            of_year(posts) && posts.unit == candidate.unit && *posts.tier != Tier::ElectedMembers
        };
        let employees = all().filter(of_unit).filter(|posts| *posts.tier == Tier::Employees);
        let others = || all().filter(of_unit).filter(|posts| *posts.tier != Tier::Employees);
        let enough = |whole: &Posts<'_>, parts: &mut dyn Iterator<Item = Rate>| {
            let mut parts = parts.peekable();
            // What does not fit into its whole was counted otherwise: what it leaves is not known, and may be few.
            parts.peek().is_none()
                || parts.try_fold(whole.heads, less).is_some_and(|left| !self.tells_of_somebody(left))
        };
        // A tier given twice, as a role model and by itself, is taken from its whole once.
        let mut wholes = wholes;
        let mut employees = employees;
        wholes.all(|whole| enough(whole, &mut units().map(|posts| posts.heads)))
            && employees.all(|whole| enough(whole, &mut once_each(others())))
    }
}

/// Whether nobody is of both: those elected are not employed. Of a tier of one's own it is not known.
fn are_apart(one: &Tier, other: &Tier) -> bool {
    let is_elected = |tier: &Tier| *tier == Tier::ElectedMembers;
    let is_own = |tier: &Tier| matches!(tier, Tier::Own(_));
    (is_elected(one) && !is_own(other)) || (is_elected(other) && !is_own(one))
}

/// The heads of each tier, once where they are given twice.
fn once_each<'a>(posts: impl Iterator<Item = &'a Posts<'a>>) -> impl Iterator<Item = Rate> {
    let mut seen: Vec<(&Tier, Rate)> = Vec::new();
    posts.filter_map(move |posts| {
        let is_new = !seen.contains(&(posts.tier, posts.heads));
        seen.push((posts.tier, posts.heads));
        is_new.then_some(posts.heads)
    })
}

/// What is left of a whole without a part; none where it does not fit.
fn less(whole: Rate, part: Rate) -> Option<Rate> {
    let selected = whole.selected().checked_sub(part.selected())?;
    let rest = whole.rest().checked_sub(part.rest())?;
    Rate::new(selected.into(), u64::from(selected) + u64::from(rest)).ok()
}
