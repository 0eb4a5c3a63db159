//! The kernel of "the best of the group": whether nobody left out is better than those selected, ties serving alike.

/// The highest score there may be; the lowest is its opposite.
pub(crate) const HIGHEST: i64 = 9_007_199_254_740_991;

/// Lower than any score: not eligible.
const NONE: i64 = i64::MIN;

/// One person who is eligible or may be.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Entrant {
    pub(crate) selected: bool,
    /// Whether they are certainly eligible.
    pub(crate) certain: bool,
    pub(crate) score: Option<i64>,
}

impl Entrant {
    pub(crate) fn least(&self) -> i64 {
        if self.certain { self.score.unwrap_or(-HIGHEST) } else { NONE }
    }

    pub(crate) fn greatest(&self) -> i64 {
        self.score.unwrap_or(HIGHEST)
    }
}

/// Everybody who may be eligible, where so many of the best are to be selected, or all where there are fewer.
pub(crate) struct Ranking<'a> {
    wanted: usize,
    presupposes: u32,
    entrants: &'a [Entrant],
    /// The score that the last of the best selected has at least, and at most; `NONE` for fewer than wanted.
    bar: (i64, i64),
    /// The best certainly left out, and the one after.
    left_out: (i64, i64),
    /// The known scores of those left out who may be eligible, in order, and whether a score is unknown.
    scores_left_out: (Vec<i64>, bool),
    /// The same for those selected.
    scores_selected: (Vec<i64>, bool),
}

/// The `place`th highest, from one.
fn nth(scores: impl Iterator<Item = i64>, place: usize) -> i64 {
    let mut scores: Vec<i64> = scores.filter(|score| *score != NONE).collect();
    scores.sort_unstable_by(|a, b| b.cmp(a));
    place.checked_sub(1).and_then(|place| scores.get(place)).copied().unwrap_or(NONE)
}

/// The score that the last of so many best of those certainly eligible has, at least; none where there are fewer.
pub(crate) fn bar(wanted: u32, entrants: &[Entrant]) -> Option<i64> {
    let wanted = usize::try_from(wanted).unwrap_or(usize::MAX);
    let bar = nth(entrants.iter().filter(|entrant| entrant.certain).map(Entrant::least), wanted);
    (bar != NONE).then_some(bar)
}

impl<'a> Ranking<'a> {
    pub(crate) fn new(wanted: u32, presupposes: u32, entrants: &'a [Entrant]) -> Self {
        let wanted = usize::try_from(wanted).unwrap_or(usize::MAX);
        let of = |selected: bool| entrants.iter().filter(move |entrant| entrant.selected == selected);
        let certain = || of(false).map(Entrant::least);
        let scores = |selected: bool| {
            let mut known: Vec<i64> = of(selected).filter_map(|entrant| entrant.score).collect();
            known.sort_unstable();
            (known, of(selected).any(|entrant| entrant.score.is_none()))
        };
        Self {
            wanted,
            presupposes,
            entrants,
            bar: (nth(of(true).map(Entrant::least), wanted), nth(of(true).map(Entrant::greatest), wanted)),
            left_out: (nth(certain(), 1), nth(certain(), 2)),
            scores_left_out: scores(false),
            scores_selected: scores(true),
        }
    }

    /// Whether it may be vacuous, met, failed.
    pub(crate) fn may(&self) -> (bool, bool, bool) {
        let of = |selected: bool| self.entrants.iter().filter(move |entrant| entrant.selected == selected);
        let vacuous = self.presupposes > 0 && !self.entrants.iter().any(|entrant| entrant.certain);
        let failed = of(false).map(Entrant::greatest).max().is_some_and(|best| best > self.bar.0);
        let reach = self.left_out.0;
        let met = if reach == NONE {
            // Nobody is certainly left out: whoever may be eligible and is selected will do.
            of(true).next().is_some() || self.presupposes == 0
        } else {
            self.bar.1 >= reach
        };
        (vacuous, met, failed)
    }

    /// Whether failing depends on whether this person is eligible, and on their score.
    pub(crate) fn turns_on(&self, person: &Entrant) -> (bool, bool) {
        let eligible = !person.certain && self.crosses(person, NONE, person.greatest());
        let score = person.score.is_none() && self.crosses(person, -HIGHEST, HIGHEST);
        (eligible, score)
    }

    /// Whether the result changes, for some completion of the others, while this person goes from `low` to `high`.
    fn crosses(&self, person: &Entrant, low: i64, high: i64) -> bool {
        if person.selected {
            // The best of those left out must lie above what the person brings at worst, and within the bar's range.
            let (floor, most) = (self.bar.0.max(low), self.bar.1.min(high));
            let least = floor.saturating_add(1).max(self.left_out.0);
            floor < most && Self::has(&self.scores_left_out, least, most)
        } else {
            // The bar must lie from what the person or the others left out have at worst, to below their best.
            let others = if person.least() == self.left_out.0 { self.left_out.1 } else { self.left_out.0 };
            let least = low.max(others);
            let none = self.bar.0 == NONE && least == NONE && high > NONE;
            let (from, top) = (least.max(self.bar.0), (high.saturating_sub(1)).min(self.bar.1));
            none || (from <= top && Self::has(&self.scores_selected, from, top))
        }
    }

    /// Whether somebody may have a score within these bounds.
    fn has((known, any): &(Vec<i64>, bool), least: i64, most: i64) -> bool {
        let place = known.partition_point(|score| *score < least);
        known.get(place).is_some_and(|score| *score <= most)
            || (*any && least.max(-HIGHEST) <= most.min(HIGHEST))
    }

    /// Those certainly left out who are better than the last of the best selected can be.
    pub(crate) fn better(&self) -> impl Iterator<Item = usize> {
        let bar = self.bar.1;
        let left = move |(_, entrant): &(usize, &Entrant)| {
            !entrant.selected && entrant.certain && entrant.least() > bar
        };
        self.entrants.iter().enumerate().filter(left).map(|(place, _)| place)
    }

    pub(crate) const fn wanted(&self) -> usize {
        self.wanted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Scores in completions: those that stand apart from every known one, and the known ones.
    const SCORES: [i64; 7] = [-HIGHEST, 0, 1, 2, 3, 4, HIGHEST];

    fn ways(entrant: &Entrant) -> Vec<i64> {
        let mut ways = entrant.score.map_or(SCORES.to_vec(), |score| vec![score]);
        if !entrant.certain {
            ways.push(NONE);
        }
        ways
    }

    /// In the words of the definition: for each left out, at least so many of those selected are no worse.
    fn fails(wanted: usize, people: &[(bool, i64)]) -> bool {
        people.iter().filter(|(selected, score)| !selected && *score != NONE).any(|(_, left_out)| {
            people.iter().filter(|(selected, score)| *selected && score >= left_out).count() < wanted
        })
    }

    fn each(entrants: &[Entrant], with: &mut impl FnMut(&[(bool, i64)])) {
        let options: Vec<Vec<i64>> = entrants.iter().map(ways).collect();
        let count: usize = options.iter().map(Vec::len).product();
        for mut code in 0..count {
            let mut people = Vec::new();
            for (entrant, options) in entrants.iter().zip(&options) {
                people.push((entrant.selected, options[code % options.len()]));
                code /= options.len();
            }
            with(&people);
        }
    }

    #[test]
    fn rankings_are_judged_as_trying_everything_judges_them() {
        let mut kinds = Vec::new();
        for selected in [true, false] {
            for certain in [true, false] {
                for score in [Some(1), Some(3), None] {
                    kinds.push(Entrant { selected, certain, score });
                }
            }
        }
        let mut seen = [0; 3];
        for code in 0..kinds.len().pow(4) {
            for length in 1..=4_u32 {
                if length < 4 && code >= kinds.len().pow(length) {
                    continue;
                }
                let entrants: Vec<Entrant> =
                    (0..length).map(|place| kinds[code / kinds.len().pow(place) % kinds.len()]).collect();
                let unknown = entrants.iter().filter(|entrant| entrant.score.is_none()).count();
                if unknown > 2 || (length == 4 && code % 7 != 0) {
                    continue;
                }
                for (wanted, presupposes) in [(1, 1), (2, 1), (2, 0)] {
                    let ranking = Ranking::new(wanted, presupposes, &entrants);
                    let (mut vacuous, mut met, mut failed) = (false, false, false);
                    let wanted = wanted as usize;
                    each(&entrants, &mut |people| {
                        let eligible = people.iter().any(|(_, score)| *score != NONE);
                        if presupposes > 0 && !eligible {
                            vacuous = true;
                        } else if fails(wanted, people) {
                            failed = true;
                        } else {
                            met = true;
                        }
                    });
                    assert_eq!(ranking.may(), (vacuous, met, failed), "{wanted} {entrants:?}");
                    for (place, entrant) in entrants.iter().enumerate() {
                        let (mut eligible, mut score) = (false, false);
                        each(&entrants, &mut |people| {
                            for way in ways(entrant) {
                                let mut other = people.to_vec();
                                other[place].1 = way;
                                if fails(wanted, people) != fails(wanted, &other) {
                                    let either = people[place].1 == NONE || way == NONE;
                                    eligible |= either;
                                    score |= !either;
                                }
                            }
                        });
                        assert_eq!(
                            ranking.turns_on(entrant),
                            (eligible, score),
                            "{wanted}: {place} of {entrants:?}"
                        );
                        seen[0] += usize::from(eligible);
                        seen[1] += usize::from(score);
                    }
                    seen[2] += usize::from(failed && met);
                }
            }
        }
        assert!(seen.iter().all(|count| *count > 1000), "{seen:?}");
    }
}
