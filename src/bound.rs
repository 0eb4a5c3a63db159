//! The kernel: a bound on a group, counted over a selection out of a pool, with what is unknown as a range.
//!
//! Nothing here knows what the selection is for. Rules, remedies and cohorts stand on it.

use std::num::NonZeroU32;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use crate::ground::Group;
use crate::ratio::{Ratio, Rounding};

/// What the number of selected members must satisfy (krav).
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::{Bound, Membership::{In, Out, Unknown}, Standing};
///
/// let one = Bound::AtLeast(NonZeroU32::MIN);
/// let standing = Standing::of([(In, false), (Out, true), (Unknown, true)]);
/// let judgement = one.judge(&standing, 1).unwrap();
/// assert!(judgement.may_be_met() && judgement.may_fail());
/// assert_eq!(judgement.short(), 0..=1);
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Bound {
    /// At least so many members are selected.
    AtLeast(NonZeroU32),
    /// Every member is selected.
    All,
    /// So many of the best members are selected, or all where there are fewer; those with one score serve alike.
    Best(NonZeroU32),
    /// At least as many of the group are selected as of another, where enough are there.
    AsManyAs(AsManyAs),
    /// At least a share of those selected are of the group, where enough are there.
    Share(Share),
}

/// At least as many of the group as of another are selected, where enough of the group are there.
///
/// Selected members count on their side whether they are of the pool or not; *enough* counts the members of the pool.
///
/// ```
/// use mangfold::{AsManyAs, Ground, Group, Neither, Ratio, TooFew};
///
/// let parity = AsManyAs::new(Group::declared(Ground::Man), Ratio::HALF, TooFew::AllOfThem);
/// assert_eq!((parity.enough(), parity.neither()), (Ratio::HALF, Neither::OnNeitherSide));
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "at least as many as")]
pub struct AsManyAs {
    other: Group,
    enough: Ratio,
    too_few: TooFew,
    neither: Neither,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    on_top: Option<Group>,
    on_top_counts: Counts,
}

/// At least a share of those selected are of the group, where enough of the group are there.
///
/// ```
/// use mangfold::{Ratio, Rounding, Share, TooFew};
///
/// let share = Share::new(Ratio::new(403, 1000)?, Rounding::Up, Ratio::new(403, 1000)?, TooFew::NoDuty);
/// assert_eq!(share.least(), Ratio::new(403, 1000)?);
/// # Ok::<(), mangfold::RatioError>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "at least a share")]
pub struct Share {
    least: Ratio,
    rounding: Rounding,
    enough: Ratio,
    too_few: TooFew,
}

/// What holds where too few of the group are there.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::TooFew::AllOfThem)?, "\"all_of_them\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TooFew {
    /// All of them are selected.
    AllOfThem,
    /// There is no duty.
    NoDuty,
}

/// Where people stand in a parity who are recorded on neither side.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Neither::OnNeitherSide)?, "\"on_neither_side\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Neither {
    /// On neither side.
    OnNeitherSide,
    /// With the group.
    WithTheGroup,
    /// With the others.
    WithTheOthers,
}

impl AsManyAs {
    /// At least as many as of `other`, where the members of the pool are at least `enough` of the places planned.
    ///
    /// People recorded on neither side stand on neither, and nobody is left out of the sums.
    #[must_use]
    pub const fn new(other: Group, enough: Ratio, too_few: TooFew) -> Self {
        Self {
            other,
            enough,
            too_few,
            neither: Neither::OnNeitherSide,
            on_top: None,
            on_top_counts: Counts::Counts,
        }
    }

    /// Says where people stand who are recorded on neither side.
    #[must_use]
    pub fn with_neither(self, neither: Neither) -> Self {
        Self { neither, ..self }
    }

    /// Names those who are selected by another duty, on top, and whether they count in the sums.
    #[must_use]
    pub fn with_on_top(self, of: Group, counts: Counts) -> Self {
        Self { on_top: Some(of), on_top_counts: counts, ..self }
    }

    pub(crate) fn with_enough(self, enough: Ratio) -> Self {
        Self { enough, ..self }
    }

    pub(crate) fn with_too_few(self, too_few: TooFew) -> Self {
        Self { too_few, ..self }
    }

    /// The group on the other side.
    #[must_use]
    pub const fn other(&self) -> &Group {
        &self.other
    }

    /// Which share of the places planned the members of the pool must reach to be enough.
    #[must_use]
    pub const fn enough(&self) -> Ratio {
        self.enough
    }

    /// What holds where they do not reach it.
    #[must_use]
    pub const fn too_few(&self) -> TooFew {
        self.too_few
    }

    /// Where people stand who are recorded on neither side.
    #[must_use]
    pub const fn neither(&self) -> Neither {
        self.neither
    }

    /// Those who are selected by another duty, and whether they count in the sums.
    #[must_use]
    pub fn on_top(&self) -> Option<(&Group, Counts)> {
        self.on_top.as_ref().map(|group| (group, self.on_top_counts))
    }
}

impl Share {
    /// At least `least` of those selected, rounded, where the members of the pool are at least `enough` of the places.
    #[must_use]
    pub const fn new(least: Ratio, rounding: Rounding, enough: Ratio, too_few: TooFew) -> Self {
        Self { least, rounding, enough, too_few }
    }

    /// The share.
    #[must_use]
    pub const fn least(self) -> Ratio {
        self.least
    }

    /// What becomes of a fraction of a person.
    #[must_use]
    pub const fn rounding(self) -> Rounding {
        self.rounding
    }

    /// Which share of the places planned the members of the pool must reach to be enough.
    #[must_use]
    pub const fn enough(self) -> Ratio {
        self.enough
    }

    /// What holds where they do not reach it.
    #[must_use]
    pub const fn too_few(self) -> TooFew {
        self.too_few
    }
}

/// Whether something counts that a text leaves open.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Counts::DoesNotCount)?, "\"does_not_count\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "it counts or it does not")]
pub enum Counts {
    /// It counts.
    Counts,
    /// It does not.
    DoesNotCount,
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

/// How many people stand in each of the classes that a bound can tell apart.
///
/// ```
/// use mangfold::{Membership::{In, Out, Unknown}, Standing};
///
/// let standing = Standing::of([(In, true), (In, false), (Unknown, false), (Out, true)]);
/// assert_eq!((standing.selected, standing.unselected), (1, 1));
/// assert_eq!(standing.members(), 2..=3);
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
#[expect(clippy::exhaustive_structs, reason = "six counts, each legal with any other")]
pub struct Standing {
    /// Members who are selected.
    pub selected: u32,
    /// Members who are not.
    pub unselected: u32,
    /// Members of whom it is unknown whether they are selected.
    pub unsure: u32,
    /// People who may be members and are selected.
    pub unknown_selected: u32,
    /// People who may be members and are not selected.
    pub unknown_unselected: u32,
    /// People who may be members and may be selected.
    pub unknown_unsure: u32,
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

    const fn known(&self) -> u32 {
        self.selected.saturating_add(self.unselected).saturating_add(self.unsure)
    }

    const fn unknown(&self) -> u32 {
        let without = self.unknown_selected.saturating_add(self.unknown_unselected);
        without.saturating_add(self.unknown_unsure)
    }

    /// Between how many and how many members there are.
    #[must_use]
    pub const fn members(&self) -> RangeInclusive<u32> {
        self.known()..=self.known().saturating_add(self.unknown())
    }

    /// Between how many and how many members are selected.
    #[must_use]
    pub const fn selection(&self) -> RangeInclusive<u32> {
        let most = self.selected.saturating_add(self.unsure).saturating_add(self.unknown_selected);
        self.selected..=most.saturating_add(self.unknown_unsure)
    }
}

impl std::ops::AddAssign for Standing {
    fn add_assign(&mut self, other: Self) {
        self.selected += other.selected;
        self.unselected += other.unselected;
        self.unsure += other.unsure;
        self.unknown_selected += other.unknown_selected;
        self.unknown_unselected += other.unknown_unselected;
        self.unknown_unsure += other.unknown_unsure;
    }
}

/// What a bound comes to, over every way in which the unknown may turn out.
///
/// ```
/// use mangfold::{Bound, Membership, Standing};
///
/// let nobody = Bound::All.judge(&Standing::of([(Membership::Out, true)]), 1).unwrap();
/// assert!(nobody.may_be_vacuous() && !nobody.may_be_met() && !nobody.may_fail());
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Judgement {
    vacuous: bool,
    met: bool,
    failed: bool,
    short: RangeInclusive<u32>,
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
}

/// On which unknown things failing depends.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each class of the unknown matters or not, whatever the others do"
)]
pub(crate) struct Turns {
    /// Whether the unknown and selected are members.
    pub(crate) selected: bool,
    /// Whether the unknown and unselected are.
    pub(crate) unselected: bool,
    /// Whether members are selected of whom it is unknown.
    pub(crate) selection_of_members: bool,
    /// Whether those are members of whom it is unknown whether they are selected.
    pub(crate) unsure: bool,
    /// Whether those are selected of whom it is unknown whether they are members.
    pub(crate) selection_of_unknown: bool,
}

/// The two bounds that counting members and selected members decides.
#[derive(Clone, Copy)]
pub(crate) enum Plain {
    AtLeast(u32),
    All,
}

impl Plain {
    const fn fails(self, members: i64, selected: i64, presupposes: i64) -> bool {
        let short = match self {
            Self::AtLeast(wanted) => selected < wanted as i64,
            Self::All => selected < members,
        };
        members >= presupposes && short
    }

    /// Judges the bound over every completion of `standing`, in constant time.
    pub(crate) fn judge(self, standing: &Standing, presupposes: u32) -> Judgement {
        let wide = i64::from;
        let (yes, no, unsure) = (wide(standing.selected), wide(standing.unselected), wide(standing.unsure));
        let (within, without) = (wide(standing.unknown_selected), wide(standing.unknown_unselected));
        let open = wide(standing.unknown_unsure);
        let known = yes + no + unsure;
        // How many of the unknown must turn out members before the bound says anything.
        let missing = wide(presupposes) - known;
        let reachable = within + without + open >= missing;
        let (failed, met, short) = match self {
            Self::AtLeast(wanted) => {
                let wanted = wide(wanted);
                // So many of the unknown and selected may be members while it still fails.
                let most = within.min(wanted - 1 - yes);
                let failed = most >= 0 && most + without + open >= missing;
                let met = yes + unsure + within + open >= wanted && reachable;
                (failed, met, (wanted - yes - unsure - within - open, wanted - yes))
            }
            Self::All => {
                let failed = no + without + unsure + open > 0 && reachable;
                let met = no == 0 && yes + unsure + within + open >= wide(presupposes);
                (failed, met, (no, no + without + unsure + open))
            }
        };
        Judgement { vacuous: missing > 0, met, failed, short: shortfall(short.0)..=shortfall(short.1) }
    }

    /// On which unknown things failing depends.
    pub(crate) fn turns(self, standing: &Standing, presupposes: u32) -> Turns {
        let turns = |standing: Option<Standing>, lost: i64, one: (i64, i64), other: (i64, i64)| {
            standing.is_some_and(|others| self.turns_on(&others, lost, i64::from(presupposes), one, other))
        };
        let less = |count: u32| count.checked_sub(1);
        let selected = less(standing.unknown_selected).map(|n| Standing { unknown_selected: n, ..*standing });
        let unselected =
            less(standing.unknown_unselected).map(|n| Standing { unknown_unselected: n, ..*standing });
        let unsure = less(standing.unsure).map(|n| Standing { unsure: n, ..*standing });
        let open = less(standing.unknown_unsure).map(|n| Standing { unknown_unsure: n, ..*standing });
        Turns {
            selected: turns(selected, 0, (0, 0), (1, 1)),
            unselected: turns(unselected, 0, (0, 0), (1, 0)),
            selection_of_members: turns(unsure, 1, (0, 0), (0, 1)),
            unsure: turns(open, 0, (0, 0), (1, 0)) || turns(open, 0, (0, 0), (1, 1)),
            selection_of_unknown: turns(open, 0, (1, 0), (1, 1)),
        }
    }

    /// Whether two ways for one person to turn out (more members, more selected) make a difference for some completion of
    /// the others, who have so many more members for certain.
    fn turns_on(
        self,
        others: &Standing,
        more: i64,
        presupposes: i64,
        one: (i64, i64),
        other: (i64, i64),
    ) -> bool {
        let wide = i64::from;
        let (yes, unsure) = (wide(others.selected), wide(others.unsure));
        let (within, without) = (wide(others.unknown_selected), wide(others.unknown_unselected));
        let open = wide(others.unknown_unsure);
        let known = wide(others.known()) + more;
        (0..=within + without + open).any(|turned| {
            let members = known + turned;
            let least = yes + (turned - without - open).max(0);
            let most = yes + unsure + turned.min(within + open);
            let near = match self {
                Self::AtLeast(wanted) => wide(wanted),
                Self::All => members,
            };
            let tried = [least, most, near - 2, near - 1, near, near + 1];
            tried.into_iter().filter(|selected| (least..=most).contains(selected)).any(|selected| {
                let fails = |way: (i64, i64)| self.fails(members + way.0, selected + way.1, presupposes);
                fails(one) != fails(other)
            })
        })
    }
}

impl Bound {
    /// Judges the bound over every completion of `standing`, in constant time; none where more than these counts is
    /// needed to judge it.
    ///
    /// `presupposes` is how many members there must be for the bound to say anything: with fewer it is vacuous,
    /// neither met nor failed.
    #[must_use]
    pub fn judge(&self, standing: &Standing, presupposes: u32) -> Option<Judgement> {
        self.plain().map(|plain| plain.judge(standing, presupposes))
    }

    pub(crate) const fn plain(&self) -> Option<Plain> {
        match self {
            Self::AtLeast(wanted) => Some(Plain::AtLeast(wanted.get())),
            Self::All => Some(Plain::All),
            Self::Best(_) | Self::AsManyAs(_) | Self::Share(_) => None,
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
    fn holds(bound: &Bound, members: u32, selected: u32, presupposes: u32) -> Option<bool> {
        if members < presupposes {
            return None;
        }
        Some(match bound {
            Bound::AtLeast(wanted) => selected >= wanted.get(),
            _ => selected == members,
        })
    }

    /// Every completion: how many more members, and how many more selected, by class.
    fn completions(standing: &Standing) -> Vec<[u32; 5]> {
        let mut found = Vec::new();
        for selected in 0..=standing.unknown_selected {
            for unselected in 0..=standing.unknown_unselected {
                for sure in 0..=standing.unsure {
                    for open in 0..=standing.unknown_unsure {
                        found.extend((0..=open).map(|both| [selected, unselected, sure, open, both]));
                    }
                }
            }
        }
        found
    }

    #[test]
    fn ranges_say_what_enumerating_every_completion_says() {
        let bounds: Vec<Bound> =
            (1..=3).map(|n| Bound::AtLeast(NonZeroU32::new(n).unwrap())).chain([Bound::All]).collect();
        let mut seen = 0;
        for bound in &bounds {
            for code in 0..3_u32.pow(6) * 4 {
                let digit = |place: u32| code / 3_u32.pow(place) % 3;
                let presupposes = code / 3_u32.pow(6);
                let standing = Standing {
                    selected: digit(0),
                    unselected: digit(1),
                    unsure: digit(2),
                    unknown_selected: digit(3),
                    unknown_unselected: digit(4),
                    unknown_unsure: digit(5),
                };
                let totals = |[selected, unselected, sure, open, both]: [u32; 5]| {
                    let members = standing.known() + selected + unselected + open;
                    (members, standing.selected + selected + sure + both)
                };
                let at = |way: [u32; 5]| {
                    let (members, selected) = totals(way);
                    holds(bound, members, selected, presupposes)
                };
                let all = completions(&standing);
                let any = |wanted| all.iter().any(|&way| at(way) == wanted);
                let turns = |class: &[[i64; 5]]| {
                    all.iter().any(|way| {
                        class.iter().any(|step| {
                            let mut other = *way;
                            for (count, by) in other.iter_mut().zip(step) {
                                let Ok(moved) = u32::try_from(i64::from(*count) + by) else { return false };
                                *count = moved;
                            }
                            let whole = other[3] <= standing.unknown_unsure && other[4] <= other[3];
                            let fits = other[0] <= standing.unknown_selected
                                && other[1] <= standing.unknown_unselected
                                && other[2] <= standing.unsure
                                && whole;
                            fits && (at(*way) == Some(false)) != (at(other) == Some(false))
                        })
                    })
                };
                let judgement = bound.judge(&standing, presupposes).unwrap();
                let said = (judgement.may_be_vacuous(), judgement.may_be_met(), judgement.may_fail());
                assert_eq!(
                    said,
                    (any(None), any(Some(true)), any(Some(false))),
                    "{bound:?} {standing:?} {presupposes}"
                );
                let said = bound.plain().unwrap().turns(&standing, presupposes);
                let expected = Turns {
                    selected: turns(&[[1, 0, 0, 0, 0]]),
                    unselected: turns(&[[0, 1, 0, 0, 0]]),
                    selection_of_members: turns(&[[0, 0, 1, 0, 0]]),
                    unsure: turns(&[[0, 0, 0, 1, 0], [0, 0, 0, 1, 1]]),
                    selection_of_unknown: turns(&[[0, 0, 0, 0, 1]]),
                };
                assert_eq!(said, expected, "{bound:?} {standing:?} {presupposes}");
                seen += 1;
            }
        }
        assert_eq!(seen, 4 * 4 * 729);
    }

    #[test]
    fn the_shortfall_is_how_many_more_members_must_be_selected() {
        let three = Bound::AtLeast(NonZeroU32::new(3).unwrap());
        let standing = Standing {
            selected: 1,
            unselected: 4,
            unknown_selected: 1,
            unknown_unselected: 2,
            ..Standing::default()
        };
        assert_eq!(three.judge(&standing, 1).unwrap().short(), 1..=2);
        assert_eq!(Bound::All.judge(&standing, 1).unwrap().short(), 4..=6);
        let met = Standing { selected: 5, ..standing };
        assert_eq!(three.judge(&met, 1).unwrap().short(), 0..=0);
    }

    #[test]
    fn huge_counts_do_not_overflow() {
        let standing =
            Standing { unknown_selected: 1 << 30, unknown_unselected: 1 << 30, ..Standing::default() };
        let all = Bound::AtLeast(NonZeroU32::MAX).judge(&standing, u32::MAX).unwrap();
        assert!(all.may_be_vacuous() && !all.may_be_met() && !all.may_fail());
        let most = u32::MAX;
        let standing = Standing {
            selected: most,
            unselected: most,
            unsure: most,
            unknown_selected: most,
            unknown_unselected: 1,
            unknown_unsure: most,
        };
        assert_eq!((standing.members(), standing.selection()), (most..=most, most..=most));
        for bound in [Bound::All, Bound::AtLeast(NonZeroU32::MAX)] {
            assert!(!bound.judge(&standing, most).unwrap().may_be_vacuous());
        }
    }
}
