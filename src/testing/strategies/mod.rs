//! Strategies for property tests. Everything goes through the public constructors, so that whatever comes is valid.

mod breaking;
mod draft;
mod policies;
mod rounds;

use chrono::{Days, NaiveDate};

use crate::ground::Ground;

pub use self::breaking::rounds_breaking;
pub use self::policies::policies;
pub use self::rounds::rounds;

const OSLO: &str = "Oslo kommune ønsker at våre arbeidsplasser skal preges av mangfold, og at våre ansatte skal \
    gjenspeile byens befolkning. Vi ønsker representasjon av kvinner og menn i alle stillingskategorier. Personer med \
    minoritetsbakgrunn oppfordres til å søke.";
const OWN: &str = "Alle oppfordres til å søke.";
const BARE: &str = "Leder søkes.";

/// A text of the strategies' own that cannot be refused.
#[expect(clippy::expect_used, reason = "for tests, which want to fail where the mistake is")]
fn lit<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().expect("a text of the strategies' own")
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn shifted(day: NaiveDate, by: i64) -> NaiveDate {
    let days = Days::new(by.unsigned_abs());
    if by < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }.unwrap_or(day)
}

#[expect(clippy::expect_used, reason = "for tests, which want to fail where the mistake is")]
fn valid<T, E: std::fmt::Debug>(result: Result<T, E>) -> T {
    result.expect("a valid part of a policy")
}

const GROUNDS: [Ground; 8] = [
    Ground::DisabilityNeedingAccommodation,
    Ground::CvGap,
    Ground::ImmigrantBackgroundDfo,
    Ground::ImmigrantBackgroundRegion,
    Ground::MinorityBackground,
    Ground::Woman,
    Ground::Man,
    Ground::ImmigrantBackgroundSsb,
];

/// What the vacancies and the policies drawn here have in common: a region, criteria, a fact, an exception.
const HERE: &str = "NO-03";
const ELSEWHERE: [&str; 2] = ["NO-46", "SE-AB"];
const CRITERIA: [&str; 2] = ["grade", "years"];
const FACT: &str = "own_fact";
const JUDGED: &str = "judged";
