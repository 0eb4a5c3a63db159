//! The kernel of "one person counts for one group only": how many groups can be served, each by a person of its own.
//!
//! People are added one by one to the family of sets of groups that those so far can serve. There are few families,
//! so that every completion of the unknown is reached without being tried.

use std::collections::{BTreeMap, BTreeSet};

/// At most three groups: a set of groups is three bits, a family of sets eight.
type Family = u8;

/// What is known of one person: of which groups they are, or may be.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Member {
    pub(crate) selected: bool,
    /// Whether they are of the pool at all is unknown.
    pub(crate) maybe_pool: bool,
    /// The groups they are of, as bits; the first is the rule's own.
    pub(crate) inside: u8,
    /// The groups they may be of, besides.
    pub(crate) maybe: u8,
}

/// What everybody, and those selected, can serve.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct State {
    everybody: Family,
    selected: Family,
}

impl State {
    const NOBODY: Self = Self { everybody: 1, selected: 1 };

    fn with(self, groups: u8, selected: bool) -> Self {
        let everybody = served(self.everybody, groups);
        Self { everybody, selected: if selected { served(self.selected, groups) } else { self.selected } }
    }

    /// None where nobody of the rule's own group is eligible.
    fn holds(self) -> Option<bool> {
        let own = self.everybody >> 1 & 1 == 1;
        own.then(|| rank(self.selected) >= rank(self.everybody))
    }

    fn fails(self) -> bool {
        self.holds() == Some(false)
    }
}

/// The family with one more person, who can serve one of these groups.
fn served(family: Family, groups: u8) -> Family {
    let mut more = family;
    for set in 0..8_u8 {
        for group in 0..3_u8 {
            if family >> set & 1 == 1 && groups >> group & 1 == 1 && set >> group & 1 == 0 {
                more |= 1 << (set | 1 << group);
            }
        }
    }
    more
}

/// How many groups people of these groups can serve, each one only.
pub(crate) fn most_served(people: impl Iterator<Item = u8>) -> u32 {
    rank(people.fold(State::NOBODY.everybody, served))
}

fn rank(family: Family) -> u32 {
    (0..8_u8).filter(|set| family >> set & 1 == 1).map(u8::count_ones).max().unwrap_or(0)
}

impl Member {
    /// Every set of groups this person may turn out to count for; the empty one where they are not eligible.
    fn ways(self) -> Vec<u8> {
        let mut ways: Vec<u8> =
            (0..8).filter(|extra| extra & !self.maybe == 0).map(|extra| self.inside | extra).collect();
        if self.maybe_pool {
            ways.push(0);
        }
        ways.sort_unstable();
        ways.dedup();
        ways
    }
}

/// Everybody who may be eligible, by kind.
#[derive(Debug)]
pub(crate) struct Distinct {
    kinds: BTreeMap<Member, usize>,
}

impl Distinct {
    pub(crate) fn of(people: impl IntoIterator<Item = Member>) -> Self {
        let mut kinds = BTreeMap::new();
        for person in people {
            *kinds.entry(person).or_insert(0) += 1;
        }
        Self { kinds }
    }

    /// What may be served, over every completion; one person of a kind may be left out.
    fn states(&self, without: Option<Member>) -> BTreeSet<State> {
        let mut states = BTreeSet::from([State::NOBODY]);
        for (&kind, &count) in &self.kinds {
            let ways = kind.ways();
            let count = count - usize::from(without == Some(kind));
            for _ in 0..count {
                let more: BTreeSet<State> = states
                    .iter()
                    .flat_map(|state| ways.iter().map(|way| state.with(*way, kind.selected)))
                    .collect();
                // Another person of the kind changes nothing any more.
                if more == states {
                    break;
                }
                states = more;
            }
        }
        states
    }

    /// Whether it may be vacuous, met, failed.
    pub(crate) fn may(&self) -> (bool, bool, bool) {
        let states = self.states(None);
        let any = |wanted: Option<bool>| states.iter().any(|state| state.holds() == wanted);
        (any(None), any(Some(true)), any(Some(false)))
    }

    /// By how many groups fewer than could be are served, at least and at most.
    pub(crate) fn short(&self) -> (u32, u32) {
        let by = |state: &State| rank(state.everybody) - rank(state.selected);
        let states = self.states(None);
        let failing = || states.iter().filter(|state| state.fails()).map(by);
        (failing().min().unwrap_or(0), failing().max().unwrap_or(0))
    }

    /// Whether failing depends on this person's being of the pool, and on their being of each group they may be of.
    pub(crate) fn turns_on(&self, person: Member) -> (bool, u8) {
        let others = self.states(Some(person));
        let turns = |one: u8, other: u8| {
            one != other
                && others.iter().any(|state| {
                    state.with(one, person.selected).fails() != state.with(other, person.selected).fails()
                })
        };
        let extras = || (0..8_u8).filter(move |extra| extra & !person.maybe == 0);
        let pool = person.maybe_pool && extras().any(|extra| turns(person.inside | extra, 0));
        let groups = (0..3_u8).filter(|group| person.maybe >> group & 1 == 1).filter(|group| {
            extras().any(|extra| turns(person.inside | extra, person.inside | (extra ^ (1 << group))))
        });
        (pool, groups.fold(0, |bits, group| bits | 1 << group))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many groups can be served each by a person of its own, by trying every assignment.
    fn most(people: &[u8]) -> u32 {
        let Some((first, rest)) = people.split_first() else { return 0 };
        let mut best = most(rest);
        for group in 0..3 {
            if first >> group & 1 == 1 {
                let without: Vec<u8> = rest.iter().map(|groups| groups & !(1 << group)).collect();
                best = best.max(1 + most(&without));
            }
        }
        best
    }

    fn holds(people: &[(bool, u8)]) -> Option<bool> {
        let everybody: Vec<u8> = people.iter().map(|(_, groups)| *groups).collect();
        let selected: Vec<u8> =
            people.iter().filter(|(selected, _)| *selected).map(|(_, groups)| *groups).collect();
        everybody.iter().any(|groups| groups & 1 == 1).then(|| most(&selected) >= most(&everybody))
    }

    #[test]
    fn one_person_for_one_group_is_judged_as_trying_everything_judges_it() {
        let mut kinds = Vec::new();
        for selected in [true, false] {
            for inside in 0..8_u8 {
                for maybe in [0, 1, 2, 4, 3] {
                    for maybe_pool in [true, false] {
                        if inside & maybe == 0 {
                            kinds.push(Member { selected, maybe_pool, inside, maybe });
                        }
                    }
                }
            }
        }
        let mut state = 99_u64;
        let mut draw = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap() % below
        };
        let mut seen = [0; 3];
        for _ in 0..4_000 {
            let people: Vec<Member> = (0..=draw(4)).map(|_| kinds[draw(kinds.len())]).collect();
            let mut completions = vec![Vec::new()];
            for person in &people {
                completions = completions
                    .iter()
                    .flat_map(|so_far: &Vec<(bool, u8)>| {
                        person.ways().into_iter().map(|way| {
                            let mut more = so_far.clone();
                            more.push((person.selected, way));
                            more
                        })
                    })
                    .collect();
            }
            let any = |wanted| completions.iter().any(|people| holds(people) == wanted);
            let distinct = Distinct::of(people.iter().copied());
            let expected = (any(None), any(Some(true)), any(Some(false)));
            assert_eq!(distinct.may(), expected, "{people:?}");
            seen[0] += usize::from(expected.2);
            for (who, person) in people.iter().enumerate() {
                let fails = |people: &[(bool, u8)]| holds(people) == Some(false);
                let turns = |other: &dyn Fn(u8) -> Option<u8>| {
                    completions.iter().any(|people| {
                        other(people[who].1).is_some_and(|way| {
                            let mut changed = people.clone();
                            changed[who].1 = way;
                            fails(people) != fails(&changed)
                        })
                    })
                };
                let pool = person.maybe_pool && turns(&|_| Some(0));
                let mut groups = 0;
                for group in 0..3_u8 {
                    let flip = |way: u8| {
                        let other = way ^ (1 << group);
                        let fits = |way: u8| {
                            way & !(person.inside | person.maybe) == 0 && way & person.inside == person.inside
                        };
                        (fits(way) && fits(other)).then_some(other)
                    };
                    if person.maybe >> group & 1 == 1 && turns(&flip) {
                        groups |= 1 << group;
                    }
                }
                assert_eq!(distinct.turns_on(*person), (pool, groups), "{who} of {people:?}");
                seen[1] += usize::from(pool);
                seen[2] += usize::from(groups != 0);
            }
        }
        assert!(seen.iter().all(|count| *count > 200), "{seen:?}");
    }
}
