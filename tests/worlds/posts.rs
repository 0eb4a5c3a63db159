//! Vacancies that a rule is about, that it is not about, and of which that is not known.

use std::num::NonZeroU16;

use chrono::NaiveDate;
use mangfold::{
    Advert, Category, Code, Condition, Country, Criterion, Employer, Ground, Length, Measure, OddNumber,
    Opening, Region, Representation, Sector, Vacancy, VacancyId, When,
};
use uuid::Uuid;

use crate::second::Text;

/// Those of the packs, and some that no rule of theirs is about.
const COUNTRIES: &str =
    "AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LT LU LV MT NL NO PL PT RO SE SI SK US";

/// A vacancy, plain fact by plain fact; what is missing is not recorded.
#[derive(Clone)]
pub(super) struct Post {
    country: Country,
    sector: Option<Sector>,
    region: Option<Region>,
    category: Option<Category>,
    opening: Option<Opening>,
    length: Option<Length>,
    staff: Vec<(Ground, u32, u32)>,
    facts: Vec<(Code, bool)>,
    criteria: Vec<String>,
    adverts: Vec<Advert>,
}

/// A post in each way that makes a difference to a condition.
struct Turns {
    holds: Vec<Post>,
    fails: Vec<Post>,
    unknown: Option<Post>,
}

impl Post {
    /// One that the text is about.
    pub(super) fn of(text: &Text) -> Self {
        let mut post = Self {
            country: Country::NORWAY,
            sector: None,
            region: None,
            category: None,
            opening: None,
            length: None,
            staff: Vec::new(),
            facts: Vec::new(),
            criteria: Vec::new(),
            adverts: Vec::new(),
        };
        for condition in &text.scope {
            post = post.turns(condition).holds.remove(0);
        }
        for condition in exceptions(text) {
            post = post.turns(condition).fails.remove(0);
        }
        post
    }

    /// Each that is otherwise in one plain fact, and the one of which nothing is recorded.
    pub(super) fn others(&self, text: &Text) -> Vec<Self> {
        let mut all = Vec::new();
        for condition in text.scope.iter().chain(exceptions(text)) {
            let Turns { holds, fails, unknown } = self.turns(condition);
            all.extend(holds);
            all.extend(fails);
            all.extend(unknown);
        }
        let (country, adverts) = (self.country, self.adverts.clone());
        let nothing = Self { sector: None, region: None, category: None, opening: None, ..self.clone() };
        let (staff, facts, criteria) = (Vec::new(), Vec::new(), Vec::new());
        all.push(Self { country, length: None, staff, facts, criteria, adverts, ..nothing });
        all
    }

    pub(super) fn with_adverts(&self, adverts: &[Advert]) -> Self {
        Self { adverts: adverts.to_vec(), ..self.clone() }
    }

    fn turns(&self, condition: &Condition) -> Turns {
        match condition {
            Condition::Country(countries) => {
                let all = COUNTRIES.split(' ').map(|code| code.parse().unwrap());
                let of = |country| Self { country, region: None, ..self.clone() };
                let (holds, fails): (Vec<Country>, _) = all.partition(|country| countries.contains(country));
                Turns {
                    holds: holds.into_iter().map(of).collect(),
                    fails: fails.into_iter().map(of).collect(),
                    unknown: None,
                }
            }
            Condition::Sector(sectors) => {
                let all = [
                    Sector::State,
                    Sector::Municipal,
                    Sector::County,
                    Sector::Federal,
                    Sector::Land,
                    Sector::OtherPublic,
                    Sector::Church,
                    Sector::Private,
                ];
                self.each(&all, |sector| sectors.contains(sector), |post, sector| post.sector = sector)
            }
            Condition::Category(categories) => {
                let other = Category::Own("of_no_rule".parse().unwrap());
                let all = [categories.clone(), vec![Category::Leadership, other]].concat();
                self.each(&all, |one| categories.contains(one), |post, category| post.category = category)
            }
            Condition::Opening(wanted) => {
                let all = [Opening::External, Opening::Internal];
                self.each(&all, |opening| opening == wanted, |post, opening| post.opening = opening)
            }
            Condition::LongerThanMonths(months) => {
                assert_eq!(*months, 6, "the dates are those of half a year");
                let of = |months| Length::Months(NonZeroU16::new(months).unwrap());
                let until = |last: &str| Length::Dates {
                    first: "2026-01-01".parse().unwrap(),
                    last: last.parse().unwrap(),
                };
                let long = [Length::Permanent, of(7), until("2026-07-01")];
                let all = [long, [of(6), of(1), until("2026-06-30")]].concat();
                self.each(&all, |length| long.contains(length), |post, length| post.length = length)
            }
            Condition::Region(regions) => {
                let all = ["DE-TH", "DE-BE", "DE-HH"].map(|region| region.parse().unwrap());
                self.each(&all, |region| regions.contains(region), |post, region| post.region = region)
            }
            Condition::Underrepresented { ground, measure } => {
                let (few, enough): (&[_], &[_]) = match measure {
                    Measure::BelowHalf(OddNumber::AtLeastTwo) => {
                        (&[(4, 10), (1, 5)], &[(5, 10), (2, 5), (3, 5)])
                    }
                    Measure::BelowHalf(OddNumber::AnyImbalance) => (&[(4, 10), (2, 5)], &[(5, 10), (3, 5)]),
                    Measure::Below(_) => (&[(3, 10), (0, 3)], &[(4, 10), (2, 5)]),
                    other => panic!("a measure of no pack: {other:?}"),
                };
                let set = |post: &mut Self, staff: Option<(u32, u32)>| {
                    post.staff.retain(|(known, ..)| known != ground);
                    post.staff.extend(staff.map(|(members, total)| (ground.clone(), members, total)));
                };
                self.each(&[few, enough].concat(), |staff| few.contains(staff), set)
            }
            Condition::Criterion(words) => {
                let with = |title: String| Self { criteria: vec![title], ..self.clone() };
                Turns {
                    holds: words.iter().map(|word| with(format!("Gode {word}kunnskaper"))).collect(),
                    fails: vec![Self { criteria: vec![], ..self.clone() }, with("Mastergrad".to_owned())],
                    unknown: None,
                }
            }
            Condition::Fact(code) => {
                let set = |post: &mut Self, is_true: Option<bool>| {
                    post.facts.retain(|(known, _)| known != code);
                    post.facts.extend(is_true.map(|is_true| (code.clone(), is_true)));
                };
                self.each(&[true, false], |is_true| *is_true, set)
            }
            other => panic!("a condition of no pack: {other:?}"),
        }
    }

    fn each<T: Clone>(
        &self,
        all: &[T],
        holds: impl Fn(&T) -> bool,
        set: impl Fn(&mut Self, Option<T>),
    ) -> Turns {
        let of = |value: Option<&T>| {
            let mut post = self.clone();
            set(&mut post, value.cloned());
            post
        };
        Turns {
            holds: all.iter().filter(|one| holds(one)).map(|one| of(Some(one))).collect(),
            fails: all.iter().filter(|one| !holds(one)).map(|one| of(Some(one))).collect(),
            unknown: Some(of(None)),
        }
    }

    pub(super) fn vacancy(&self, opens_on: NaiveDate) -> Vacancy {
        let mut employer = Employer::new(self.country);
        if let Some(sector) = self.sector {
            employer = employer.with_sector(sector);
        }
        if let Some(region) = self.region {
            employer = employer.with_region(region).unwrap();
        }
        let staff = self
            .staff
            .iter()
            .map(|(ground, members, total)| Representation::new(ground.clone(), *members, *total).unwrap());
        let criteria =
            ["grade", "years"].map(|code| Criterion::new(code.parse().unwrap(), "Krav".parse().unwrap()));
        let own =
            self.criteria.iter().map(|title| Criterion::new("own".parse().unwrap(), title.parse().unwrap()));
        let mut vacancy =
            Vacancy::new(VacancyId::new(Uuid::nil()), "Leder".parse().unwrap(), employer, opens_on)
                .with_criteria(criteria.into_iter().chain(own).collect())
                .unwrap()
                .with_representation(staff.collect())
                .unwrap()
                .with_adverts(self.adverts.clone());
        if let Some(category) = &self.category {
            vacancy = vacancy.with_category(category.clone());
        }
        if let Some(opening) = self.opening {
            vacancy = vacancy.with_opening(opening);
        }
        if let Some(length) = self.length {
            vacancy = vacancy.with_length(length).unwrap();
        }
        let with =
            |vacancy: Vacancy, (code, is_true): &(Code, bool)| vacancy.with_fact(code.clone(), *is_true);
        self.facts.iter().fold(vacancy, with)
    }
}

/// The plain facts that except.
fn exceptions(text: &Text) -> impl Iterator<Item = &Condition> {
    text.unless.iter().filter_map(|(_, when, _)| match when {
        When::Fact(condition) => Some(condition),
        _ => None,
    })
}
