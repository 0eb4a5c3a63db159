//! What the vacancy is, and in which ways what is not recorded of it may turn out.

use chrono::{Days, Months};
use mangfold::{
    Category, Condition, Length, Matter, Measure, OddNumber, Opening, Region, Round, Sector, Vacancy,
};

const SECTORS: [Sector; 8] = [
    Sector::State,
    Sector::Municipal,
    Sector::County,
    Sector::Federal,
    Sector::Land,
    Sector::OtherPublic,
    Sector::Church,
    Sector::Private,
];

/// A plain fact of a vacancy, known.
#[derive(Clone)]
pub(super) enum Plain {
    Sector(Sector),
    Category(Category),
    Opening(Opening),
    Length(Length),
    Region(Region),
    /// So many members of the group, of so many in all.
    Staff(u64, u64),
    True(bool),
}

pub(super) fn matter_of(condition: &Condition) -> Matter {
    match condition {
        Condition::Country(_) => Matter::Country,
        Condition::Sector(_) => Matter::Sector,
        Condition::Category(_) => Matter::Category,
        Condition::Opening(_) => Matter::Opening,
        Condition::LongerThanMonths(_) => Matter::Length,
        Condition::Region(_) => Matter::Region,
        Condition::Underrepresented { ground, .. } => Matter::Representation(ground.clone()),
        Condition::Criterion(_) => Matter::Criteria,
        Condition::Fact(code) => Matter::Fact(code.clone()),
        other => panic!("a condition the second evaluator does not know: {other:?}"),
    }
}

/// Whether a condition holds, where that can be told.
pub(super) fn recorded(condition: &Condition, round: &Round) -> Option<bool> {
    let vacancy = round.vacancy();
    let country = vacancy.employer().country();
    match condition {
        Condition::Country(countries) => Some(countries.contains(&country)),
        // The criteria are those that are listed.
        Condition::Criterion(starts) => Some(vacancy.criteria().iter().any(|criterion| {
            let title = criterion.title().as_str().to_lowercase();
            let mut words = title.split(|letter: char| !letter.is_alphanumeric());
            words.any(|word| starts.iter().any(|start| word.starts_with(start.as_str())))
        })),
        // An employer in another country is in none of the regions.
        Condition::Region(regions) if regions.iter().all(|region| region.country() != country) => Some(false),
        _ => plain(&matter_of(condition), vacancy).map(|plain| holds(condition, &plain)),
    }
}

fn plain(matter: &Matter, vacancy: &Vacancy) -> Option<Plain> {
    match matter {
        Matter::Sector => vacancy.employer().sector().map(Plain::Sector),
        Matter::Category => vacancy.category().cloned().map(Plain::Category),
        Matter::Opening => vacancy.opening().map(Plain::Opening),
        Matter::Length => vacancy.length().map(Plain::Length),
        Matter::Region => vacancy.employer().region().map(Plain::Region),
        Matter::Representation(ground) => vacancy
            .representation(ground)
            .map(|staff| Plain::Staff(u64::from(staff.members()), u64::from(staff.total()))),
        Matter::Fact(code) => vacancy.fact(code).map(Plain::True),
        other => panic!("a matter the second evaluator does not know: {other:?}"),
    }
}

pub(super) fn holds(condition: &Condition, plain: &Plain) -> bool {
    match (condition, plain) {
        (Condition::Sector(sectors), Plain::Sector(sector)) => sectors.contains(sector),
        (Condition::Category(categories), Plain::Category(category)) => categories.contains(category),
        (Condition::Opening(wanted), Plain::Opening(opening)) => wanted == opening,
        (Condition::Region(regions), Plain::Region(region)) => regions.contains(region),
        (Condition::Fact(_), Plain::True(is_true)) => *is_true,
        (Condition::Underrepresented { measure, .. }, Plain::Staff(members, total)) => {
            let others = total - members;
            match measure {
                // "the others must be at least two more", where the number is odd
                Measure::BelowHalf(OddNumber::AtLeastTwo) if total % 2 == 1 => others >= members + 2,
                Measure::BelowHalf(_) => members < &others,
                Measure::Below(share) => {
                    members * u64::from(share.denominator()) < u64::from(share.numerator()) * total
                }
                other => panic!("a measure the second evaluator does not know: {other:?}"),
            }
        }
        (Condition::LongerThanMonths(months), Plain::Length(length)) => match length {
            Length::Permanent => true,
            Length::Months(length) => length.get() > *months,
            // The last day counts: a post through the day before is exactly so many months long.
            Length::Dates { first, last } => first
                .checked_add_months(Months::new(u32::from(*months)))
                .zip(last.checked_add_days(Days::new(1)))
                .is_some_and(|(end, after)| after > end),
            other => panic!("a length the second evaluator does not know: {other:?}"),
        },
        (condition, _) => panic!("a condition on another matter: {condition:?}"),
    }
}

/// Each way in which an unknown plain fact may turn out, as far as the conditions can tell.
pub(super) fn ways(matter: &Matter, asked: &[&Condition], round: &Round) -> Vec<Plain> {
    match matter {
        Matter::Sector => SECTORS.iter().copied().map(Plain::Sector).collect(),
        Matter::Opening => vec![Plain::Opening(Opening::External), Plain::Opening(Opening::Internal)],
        Matter::Category => {
            let mut all = vec![Category::Leadership, Category::KeyPosition, Category::Ordinary];
            all.push(Category::Own("of_no_rule".parse().expect("a code")));
            all.extend(asked.iter().flat_map(|condition| match condition {
                Condition::Category(named) => named.clone(),
                _ => Vec::new(),
            }));
            all.into_iter().map(Plain::Category).collect()
        }
        Matter::Length => {
            let longest = asked.iter().filter_map(|condition| match condition {
                Condition::LongerThanMonths(months) => Some(*months),
                _ => None,
            });
            let months = (1..=longest.max().unwrap_or(0) + 1).filter_map(std::num::NonZeroU16::new);
            months.map(Length::Months).chain([Length::Permanent]).map(Plain::Length).collect()
        }
        Matter::Region => {
            let country = round.vacancy().employer().country();
            let mut all: Vec<Region> = vec![format!("{country}-ZZZ").parse().expect("a region")];
            all.extend(asked.iter().flat_map(|condition| match condition {
                Condition::Region(named) => named.clone(),
                _ => Vec::new(),
            }));
            all.into_iter().filter(|region| region.country() == country).map(Plain::Region).collect()
        }
        Matter::Representation(_) => {
            (0..=40).flat_map(|total| (0..=total).map(move |members| Plain::Staff(members, total))).collect()
        }
        Matter::Fact(_) => vec![Plain::True(true), Plain::True(false)],
        other => panic!("a matter the second evaluator does not know: {other:?}"),
    }
}
