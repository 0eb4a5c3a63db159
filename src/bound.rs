//! The kernel: a bound on a group, counted over a selection out of a pool, with what is unknown as a range.
//!
//! Nothing here knows what the selection is for. Rules, remedies and cohorts stand on it.

use std::num::NonZeroU32;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

/// What the number of selected members must satisfy (krav).
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::{Bound, Membership::{In, Out, Unknown}, Standing};
///
/// let one = Bound::AtLeast(NonZeroU32::MIN);
/// let standing = Standing::of([(In, false), (Out, true), (Unknown, true)]);
/// let judgement = one.judge(&standing, 1);
/// assert!(judgement.may_be_met() && judgement.may_fail());
/// assert_eq!(judgement.short(), 0..=1);
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Bound {
    /// At least so many members are selected.
    AtLeast(NonZeroU32),
    /// Every member is selected.
    All,
}

/// Whether somebody belongs to the group and the pool that a bound is about.
///
/// ```
/// assert_ne!(mangfold::Membership::Unknown, mangfold::Membership::Out);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[expect(clippy::exhaustive_enums, reason = "a caller must not overlook the unknown")]
pub enum Membership {
    /// Certainly a member.
    In,
    /// Certainly not a member.
    Out,
    /// A member or not: some fact about them is unknown.
    Unknown,
}

/// How many people stand in each of the four classes that a bound can tell apart.
///
/// ```
/// use mangfold::{Membership::{In, Out, Unknown}, Standing};
///
/// let standing = Standing::of([(In, true), (In, false), (Unknown, false), (Out, true)]);
/// assert_eq!((standing.selected, standing.unselected), (1, 1));
/// assert_eq!(standing.members(), 2..=3);
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
#[expect(clippy::exhaustive_structs, reason = "four counts, each legal with any other")]
pub struct Standing {
    /// Members who are selected.
    pub selected: u32,
    /// Members who are not.
    pub unselected: u32,
    /// People who may be members and are selected.
    pub unknown_selected: u32,
    /// People who may be members and are not selected.
    pub unknown_unselected: u32,
}

impl Standing {
    /// Counts people, each with whether they are selected.
    pub fn of(people: impl IntoIterator<Item = (Membership, bool)>) -> Self {
        people.into_iter().fold(Self::default(), |mut standing, person| {
            match person {
                (Membership::In, true) => standing.selected += 1,
                (Membership::In, false) => standing.unselected += 1,
                (Membership::Unknown, true) => standing.unknown_selected += 1,
                (Membership::Unknown, false) => standing.unknown_unselected += 1,
                (Membership::Out, _) => {}
            }
            standing
        })
    }

    /// Between how many and how many members there are.
    #[must_use]
    pub const fn members(&self) -> RangeInclusive<u32> {
        let least = self.selected.saturating_add(self.unselected);
        least..=least.saturating_add(self.unknown_selected).saturating_add(self.unknown_unselected)
    }

    /// Between how many and how many members are selected.
    #[must_use]
    pub const fn selection(&self) -> RangeInclusive<u32> {
        self.selected..=self.selected.saturating_add(self.unknown_selected)
    }
}

impl std::ops::AddAssign for Standing {
    fn add_assign(&mut self, other: Self) {
        self.selected += other.selected;
        self.unselected += other.unselected;
        self.unknown_selected += other.unknown_selected;
        self.unknown_unselected += other.unknown_unselected;
    }
}

/// What a bound comes to, over every way in which the unknown may turn out.
///
/// ```
/// use mangfold::{Bound, Membership, Standing};
///
/// let nobody = Bound::All.judge(&Standing::of([(Membership::Out, true)]), 1);
/// assert!(nobody.may_be_vacuous() && !nobody.may_be_met() && !nobody.may_fail());
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each completion falls in one of three, and any of them may be there"
)]
pub struct Judgement {
    vacuous: bool,
    met: bool,
    failed: bool,
    short: RangeInclusive<u32>,
    selected_matter: bool,
    unselected_matter: bool,
}

impl Judgement {
    /// Whether there may be fewer members than the bound presupposes.
    #[must_use]
    pub const fn may_be_vacuous(&self) -> bool {
        self.vacuous
    }

    /// Whether the bound may be met.
    #[must_use]
    pub const fn may_be_met(&self) -> bool {
        self.met
    }

    /// Whether the bound may fail.
    #[must_use]
    pub const fn may_fail(&self) -> bool {
        self.failed
    }

    /// By at least and at most how many selected members it falls short; nought where it may be met.
    #[must_use]
    pub const fn short(&self) -> RangeInclusive<u32> {
        *self.short.start()..=*self.short.end()
    }

    /// Whether failing depends on who of the unknown and selected people is a member.
    #[must_use]
    pub const fn turns_on_unknown_selected(&self) -> bool {
        self.selected_matter
    }

    /// Whether failing depends on who of the unknown and unselected people is a member.
    #[must_use]
    pub const fn turns_on_unknown_unselected(&self) -> bool {
        self.unselected_matter
    }
}

/// Whether some whole number lies in both ranges.
const fn meet(a: (i64, i64), b: (i64, i64)) -> bool {
    let low = if a.0 > b.0 { a.0 } else { b.0 };
    let high = if a.1 < b.1 { a.1 } else { b.1 };
    low <= high
}

impl Bound {
    /// Judges the bound over every completion of `standing`, in constant time.
    ///
    /// `presupposes` is how many members there must be for the bound to say anything: with fewer it is vacuous,
    /// neither met nor failed.
    #[must_use]
    pub fn judge(self, standing: &Standing, presupposes: u32) -> Judgement {
        // A completion makes `a` of the unknown selected and `b` of the unknown unselected people members.
        let (yes, no) = (i64::from(standing.selected), i64::from(standing.unselected));
        let (most_a, most_b) = (i64::from(standing.unknown_selected), i64::from(standing.unknown_unselected));
        let known = yes + no;
        // How many of the unknown must turn out members before the bound says anything.
        let missing = i64::from(presupposes) - known;
        let vacuous = missing > 0;
        match self {
            Self::AtLeast(wanted) => {
                let wanted = i64::from(wanted.get());
                // It fails for these `a`, given enough members in all.
                let failing_a = (0, most_a.min(wanted - 1 - yes));
                let failed = failing_a.0 <= failing_a.1 && failing_a.1 + most_b >= missing;
                let met = yes + most_a >= wanted && most_a + most_b >= missing;
                // One more selected member can mend it ...
                let last = wanted - 1 - yes;
                let mends = (0..most_a).contains(&last) && last + most_b >= missing;
                // ... or make the presupposition true while it still fails.
                let tips_a = missing > 0
                    && meet((0, (most_a - 1).min(wanted - 2 - yes)), (missing - 1 - most_b, missing - 1));
                let tips_b = missing > 0 && most_b > 0 && meet(failing_a, (missing - most_b, missing - 1));
                Judgement {
                    vacuous,
                    met,
                    failed,
                    short: shortfall(wanted - yes - most_a)..=shortfall(wanted - yes),
                    selected_matter: mends || tips_a,
                    unselected_matter: tips_b,
                }
            }
            Self::All => {
                let reachable = most_a + most_b >= missing;
                let failed = no + most_b > 0 && reachable;
                let met = no == 0 && yes + most_a >= i64::from(presupposes);
                // An unknown unselected person breaks what was whole, or tips the presupposition.
                let breaks = no == 0 && most_b > 0 && most_a + 1 >= missing;
                let tips = |least: i64, most: i64| missing > 0 && (least..=most).contains(&(missing - 1));
                let one_missed = i64::from(no == 0);
                Judgement {
                    vacuous,
                    met,
                    failed,
                    short: shortfall(no)..=shortfall(no + most_b),
                    selected_matter: most_a > 0
                        && most_b >= one_missed
                        && tips(one_missed, most_a - 1 + most_b),
                    unselected_matter: breaks || (most_b > 0 && tips(0, most_a + most_b - 1)),
                }
            }
        }
    }
}

fn shortfall(by: i64) -> u32 {
    u32::try_from(by.max(0)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bound of one completion, in the words of its definition: `None` where it says nothing.
    fn holds(bound: Bound, members: u32, selected: u32, presupposes: u32) -> Option<bool> {
        if members < presupposes {
            return None;
        }
        Some(match bound {
            Bound::AtLeast(wanted) => selected >= wanted.get(),
            Bound::All => selected == members,
        })
    }

    #[test]
    fn ranges_say_what_enumerating_every_completion_says() {
        let bounds = (1..=3).map(|n| Bound::AtLeast(NonZeroU32::new(n).unwrap())).chain([Bound::All]);
        let mut seen = 0;
        for bound in bounds {
            for code in 0..4_u32.pow(4) * 4 {
                let (selected, unselected) = (code % 4, code / 4 % 4);
                let (unknown_selected, unknown_unselected, presupposes) =
                    (code / 16 % 4, code / 64 % 4, code / 256);
                let standing = Standing { selected, unselected, unknown_selected, unknown_unselected };
                let at =
                    |a: u32, b: u32| holds(bound, selected + unselected + a + b, selected + a, presupposes);
                let grid: Vec<(u32, u32)> = (0..=unknown_selected)
                    .flat_map(|a| (0..=unknown_unselected).map(move |b| (a, b)))
                    .collect();
                let any = |wanted| grid.iter().any(|&(a, b)| at(a, b) == wanted);
                let fails = |a, b| at(a, b) == Some(false);
                let turns = |da: u32, db: u32| {
                    grid.iter().any(|&(a, b)| {
                        a + da <= unknown_selected
                            && b + db <= unknown_unselected
                            && fails(a, b) != fails(a + da, b + db)
                    })
                };
                let judgement = bound.judge(&standing, presupposes);
                let said = (judgement.may_be_vacuous(), judgement.may_be_met(), judgement.may_fail());
                assert_eq!(
                    said,
                    (any(None), any(Some(true)), any(Some(false))),
                    "{bound:?} {standing:?} {presupposes}"
                );
                let said = (judgement.turns_on_unknown_selected(), judgement.turns_on_unknown_unselected());
                assert_eq!(said, (turns(1, 0), turns(0, 1)), "{bound:?} {standing:?} {presupposes}");
                seen += 1;
            }
        }
        assert_eq!(seen, 4 * 1024);
    }

    #[test]
    fn the_shortfall_is_how_many_more_members_must_be_selected() {
        let three = Bound::AtLeast(NonZeroU32::new(3).unwrap());
        let standing = Standing { selected: 1, unselected: 4, unknown_selected: 1, unknown_unselected: 2 };
        assert_eq!(three.judge(&standing, 1).short(), 1..=2);
        assert_eq!(Bound::All.judge(&standing, 1).short(), 4..=6);
        let met = Standing { selected: 5, ..standing };
        assert_eq!(three.judge(&met, 1).short(), 0..=0);
    }

    #[test]
    fn huge_counts_do_not_overflow() {
        let standing =
            Standing { selected: 0, unselected: 0, unknown_selected: 1 << 30, unknown_unselected: 1 << 30 };
        let all = Bound::AtLeast(NonZeroU32::MAX).judge(&standing, u32::MAX);
        assert!(all.may_be_vacuous() && !all.may_be_met() && !all.may_fail());
        let most = u32::MAX;
        let standing =
            Standing { selected: most, unselected: most, unknown_selected: most, unknown_unselected: 1 };
        assert_eq!((standing.members(), standing.selection()), (most..=most, most..=most));
        for bound in [Bound::All, Bound::AtLeast(NonZeroU32::MAX)] {
            assert!(!bound.judge(&standing, most).may_be_vacuous());
        }
    }
}
