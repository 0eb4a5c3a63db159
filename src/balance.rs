//! The kernel of parities and shares: two sums over a selection, and how many of the group are there at all.
//!
//! Where enough of the group are eligible, its sum must not fall behind; else all of them are selected, or nothing is
//! asked. What is unknown moves the sums and the number of the eligible together, so both are kept as one range.

use crate::bound::Membership;

/// One side's lead over the other, and the eligible, over every completion of what is unknown.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Balance {
    /// How many eligible members are enough.
    pub(crate) enough: u32,
    /// How many eligible members there must be for the bound to say anything: nought or one.
    pub(crate) presupposes: u32,
    /// Whether all of them must be selected where they are not enough.
    pub(crate) all_if_few: bool,
    /// Certainly eligible.
    pub(crate) eligible: u32,
    /// Of them, certainly not selected.
    pub(crate) left_out: u32,
    /// Unselected people who may be eligible.
    pub(crate) open_left_out: u32,
    /// Selected people who may be eligible or not.
    pub(crate) flexible: u32,
    /// Of them, those whose being eligible does not raise the least lead.
    pub(crate) without_least: u32,
    /// Of them, those whose being eligible raises the greatest lead.
    pub(crate) with_greatest: u32,
    /// The least and the greatest lead, while none of the flexible is eligible.
    pub(crate) lead: (i64, i64),
}

/// How one person moves the totals in one completion.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(crate) struct Step {
    pub(crate) eligible: bool,
    pub(crate) left_out: bool,
    pub(crate) lead: i64,
}

/// The totals of completions that differ in the lead alone.
#[derive(Clone, Copy)]
struct Totals {
    eligible: i64,
    left_out: bool,
    lead: (i64, i64),
}

impl Balance {
    /// Adds one person who may be any of these, all of one kind: eligible and so left out, or selected and moving the lead.
    pub(crate) fn add(&mut self, steps: &[Step]) {
        let range = |eligible: bool| {
            let leads = steps.iter().filter(|step| step.eligible == eligible).map(|step| step.lead);
            leads.clone().min().zip(leads.max())
        };
        let (least, greatest) = (&mut self.lead.0, &mut self.lead.1);
        match (range(false), range(true)) {
            (Some(_), Some(_)) if steps.iter().any(|step| step.left_out) => self.open_left_out += 1,
            (Some(out), Some(inside)) => {
                self.flexible += 1;
                *least += out.0;
                *greatest += out.1;
                self.without_least += u32::from(inside.0 == out.0);
                self.with_greatest += u32::from(inside.1 > out.1);
            }
            (out, inside) => {
                let certain = out.or(inside).unwrap_or_default();
                *least += certain.0;
                *greatest += certain.1;
                self.eligible += u32::from(inside.is_some());
                self.left_out += u32::from(steps.iter().any(|step| step.left_out));
            }
        }
    }

    fn least(&self, picked: i64) -> i64 {
        self.lead.0 + (picked - i64::from(self.without_least)).max(0)
    }

    fn greatest(&self, picked: i64) -> i64 {
        self.lead.1 + picked.min(i64::from(self.with_greatest))
    }

    fn breaks(&self, eligible: i64, left_out: bool, lead: i64) -> bool {
        let enough = eligible >= i64::from(self.enough);
        eligible >= i64::from(self.presupposes) && if enough { lead < 0 } else { self.all_if_few && left_out }
    }

    /// Whether the bound may be vacuous, met, failed.
    pub(crate) fn may(&self) -> (bool, bool, bool) {
        let wide = i64::from;
        let (known, open, flexible) = (wide(self.eligible), wide(self.open_left_out), wide(self.flexible));
        let (enough, wanted) = (wide(self.enough), wide(self.presupposes));
        let most = known + open + flexible;
        let reach = enough.max(wanted);
        // Enough: as many of the left out as there may be, and as few of the flexible as it takes, make the least lead.
        let lags = most >= reach && self.least((reach - known - open).max(0)) < 0;
        let leads = most >= reach && self.greatest(flexible) >= 0;
        let few = |least: i64, most: i64| least.max(wanted) <= most.min(enough - 1);
        let left = if self.left_out > 0 { few(known, most) } else { open > 0 && few(known + 1, most) };
        let failed = lags || (self.all_if_few && left);
        let met = leads || (self.all_if_few && self.left_out == 0 && few(known, known + flexible));
        let vacuous = known < wanted || (!self.all_if_few && known < enough);
        (vacuous, met, failed)
    }

    fn totals(&self) -> impl Iterator<Item = Totals> {
        let wide = i64::from;
        let (known, open, flexible) = (wide(self.eligible), wide(self.open_left_out), wide(self.flexible));
        let is_left = self.left_out > 0;
        (0..=open + flexible).flat_map(move |more| {
            // Somebody is left out when an open one turns out eligible.
            let picked = ((more - open).max(0), flexible.min(if is_left { more } else { more - 1 }));
            let left = (picked.0 <= picked.1).then(|| Totals {
                eligible: known + more,
                left_out: true,
                lead: (self.least(picked.0), self.greatest(picked.1)),
            });
            let none = (!is_left && more <= flexible).then(|| Totals {
                eligible: known + more,
                left_out: false,
                lead: (self.least(more), self.greatest(more)),
            });
            left.into_iter().chain(none)
        })
    }

    /// Whether failing depends on which of two ways somebody turns out, who is not among those counted here.
    pub(crate) fn turns_on(&self, one: Step, other: Step) -> bool {
        self.totals().any(|totals| {
            let (least, greatest) = totals.lead;
            let leads = [least, greatest, -2, -1, 0, 1].into_iter();
            leads.filter(|lead| (least..=greatest).contains(lead)).any(|lead| {
                let with = |step: Step| {
                    let eligible = totals.eligible + i64::from(step.eligible);
                    self.breaks(eligible, totals.left_out || step.left_out, lead + step.lead)
                };
                with(one) != with(other)
            })
        })
    }

    /// Takes one person out again.
    pub(crate) fn without(&self, steps: &[Step]) -> Self {
        let mut alone = Self::default();
        alone.add(steps);
        Self {
            eligible: self.eligible - alone.eligible,
            left_out: self.left_out - alone.left_out,
            open_left_out: self.open_left_out - alone.open_left_out,
            flexible: self.flexible - alone.flexible,
            without_least: self.without_least - alone.without_least,
            with_greatest: self.with_greatest - alone.with_greatest,
            lead: (self.lead.0 - alone.lead.0, self.lead.1 - alone.lead.1),
            ..*self
        }
    }
}

/// What is known of one person in a parity or share.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(crate) struct Standpoint {
    pub(crate) selected: bool,
    pub(crate) pool: Membership,
    pub(crate) group: Membership,
    pub(crate) other: Membership,
    pub(crate) left_out_of_sums: Membership,
}

/// How the lead is reckoned.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Lead {
    /// The group minus the others.
    GroupMinusOthers,
    /// Minus the others: whoever is not of them is with the group, and half of those selected stands on the other side.
    MinusOthers,
    /// The group: a number stands on the other side.
    Group,
}

/// A completion of the four facts of one person.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "four facts, each one way or the other")]
struct Way {
    pool: bool,
    group: bool,
    other: bool,
    apart: bool,
}

impl Standpoint {
    /// Every way this person may turn out, each once.
    pub(crate) fn steps(self, lead: Lead) -> Vec<Step> {
        let mut steps: Vec<Step> = self.ways().map(|way| self.step(way, lead)).collect();
        steps.sort_unstable();
        steps.dedup();
        steps
    }

    fn ways(self) -> impl Iterator<Item = Way> {
        let fits = |fact: Membership, is: bool| match fact {
            Membership::In => is,
            Membership::Out => !is,
            Membership::Unknown => true,
        };
        (0..16_u8)
            .map(|bits| Way {
                pool: bits & 1 != 0,
                group: bits & 2 != 0,
                other: bits & 4 != 0,
                apart: bits & 8 != 0,
            })
            .filter(move |way| {
                fits(self.pool, way.pool)
                    && fits(self.group, way.group)
                    && fits(self.other, way.other)
                    && fits(self.left_out_of_sums, way.apart)
            })
    }

    fn step(self, way: Way, lead: Lead) -> Step {
        let eligible = way.pool && way.group;
        let (group, other) = (i64::from(way.group), i64::from(way.other));
        let moved = match lead {
            Lead::GroupMinusOthers if way.apart => 0,
            Lead::GroupMinusOthers => group - other,
            Lead::MinusOthers => -other,
            Lead::Group => group,
        };
        Step { eligible, left_out: eligible && !self.selected, lead: if self.selected { moved } else { 0 } }
    }

    /// Which of the four facts failing depends on: pool, group, other, apart.
    pub(crate) fn turns(self, all: &Balance, lead: Lead) -> [bool; 4] {
        let others = all.without(&self.steps(lead));
        let ways: Vec<Way> = self.ways().collect();
        let pairs = |differ: fn(Way, Way) -> bool| {
            ways.iter().enumerate().any(|(place, one)| {
                ways.iter().skip(place + 1).any(|other| {
                    differ(*one, *other) && {
                        let (one, other) = (self.step(*one, lead), self.step(*other, lead));
                        one != other && others.turns_on(one, other)
                    }
                })
            })
        };
        [
            pairs(|a, b| a.pool != b.pool && (a.group, a.other, a.apart) == (b.group, b.other, b.apart)),
            pairs(|a, b| a.group != b.group && (a.pool, a.other, a.apart) == (b.pool, b.other, b.apart)),
            pairs(|a, b| a.other != b.other && (a.pool, a.group, a.apart) == (b.pool, b.group, b.apart)),
            pairs(|a, b| a.apart != b.apart && (a.pool, a.group, a.other) == (b.pool, b.group, b.other)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Membership::{In, Out, Unknown};

    /// Every completion, one by one: (vacuous, met, failed).
    fn tried(people: &[Standpoint], frame: &Balance, lead: Lead, offset: i64) -> (bool, bool, bool) {
        let mut seen = (false, false, false);
        let mut stack = vec![(0, 0_i64, false, offset)];
        while let Some((place, eligible, left_out, sum)) = stack.pop() {
            if let Some(person) = people.get(place) {
                for way in person.ways() {
                    let step = person.step(way, lead);
                    stack.push((
                        place + 1,
                        eligible + i64::from(step.eligible),
                        left_out || step.left_out,
                        sum + step.lead,
                    ));
                }
                continue;
            }
            let few = eligible < i64::from(frame.enough);
            if eligible < i64::from(frame.presupposes) || (few && !frame.all_if_few) {
                seen.0 = true;
            } else if if few { left_out } else { sum < 0 } {
                seen.2 = true;
            } else {
                seen.1 = true;
            }
        }
        seen
    }

    /// Whether some completion of the others makes a fact of one person matter.
    fn matters(
        people: &[Standpoint],
        frame: &Balance,
        lead: Lead,
        offset: i64,
        who: usize,
        fact: usize,
    ) -> bool {
        let others: Vec<Standpoint> =
            people.iter().enumerate().filter(|(place, _)| *place != who).map(|(_, person)| *person).collect();
        let mut totals = vec![(0_i64, false, offset)];
        for person in &others {
            totals = totals
                .iter()
                .flat_map(|&(eligible, left_out, sum)| {
                    person.ways().map(move |way| {
                        let step = person.step(way, lead);
                        (eligible + i64::from(step.eligible), left_out || step.left_out, sum + step.lead)
                    })
                })
                .collect();
            totals.sort_unstable();
            totals.dedup();
        }
        let bits = |way: &Way| [way.pool, way.group, way.other, way.apart];
        let ways: Vec<Way> = people[who].ways().collect();
        ways.iter().any(|one| {
            ways.iter().any(|two| {
                let alone = (0..4).all(|at| (bits(one)[at] != bits(two)[at]) == (at == fact));
                alone
                    && totals.iter().any(|&(eligible, left_out, sum)| {
                        let breaks = |way: &Way| {
                            let step = people[who].step(*way, lead);
                            frame.breaks(
                                eligible + i64::from(step.eligible),
                                left_out || step.left_out,
                                sum + step.lead,
                            )
                        };
                        breaks(one) != breaks(two)
                    })
            })
        })
    }

    #[test]
    fn parities_and_shares_are_judged_as_trying_everything_judges_them() {
        let mut kinds = Vec::new();
        for selected in [true, false] {
            for pool in [In, Out, Unknown] {
                for group in [In, Out, Unknown] {
                    for other in [Out, In, Unknown] {
                        for left_out_of_sums in [Out, In, Unknown] {
                            kinds.push(Standpoint { selected, pool, group, other, left_out_of_sums });
                        }
                    }
                }
            }
        }
        // A fixed sequence of draws: every kind comes often enough beside every other.
        let mut state = 12_345_u64;
        let mut draw = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap() % below
        };
        let mut seen = [0; 5];
        for _ in 0..6_000 {
            let lead = [Lead::GroupMinusOthers, Lead::MinusOthers, Lead::Group][draw(3)];
            let people: Vec<Standpoint> = (0..=draw(4)).map(|_| kinds[draw(kinds.len())]).collect();
            let mut balance = Balance {
                enough: u32::try_from(draw(4)).unwrap(),
                presupposes: u32::try_from(draw(2)).unwrap(),
                all_if_few: draw(2) == 1,
                ..Balance::default()
            };
            let offset = [-1, 0, 1, 2][draw(4)];
            let frame = balance.clone();
            balance.lead = (offset, offset);
            for person in &people {
                balance.add(&person.steps(lead));
            }
            let expected = tried(&people, &frame, lead, offset);
            assert_eq!(balance.may(), expected, "{people:?} {frame:?} {lead:?} {offset}");
            for (who, person) in people.iter().enumerate() {
                let turns = person.turns(&balance, lead);
                for (fact, &turned) in turns.iter().enumerate() {
                    let expected = matters(&people, &frame, lead, offset, who, fact);
                    assert_eq!(turned, expected, "{fact} of {who}: {people:?} {frame:?} {lead:?} {offset}");
                    seen[fact] += usize::from(turned);
                }
            }
            seen[4] += usize::from(expected.2);
        }
        assert!(seen.iter().all(|count| *count > 100), "{seen:?}");
    }
}
