//! Literals of the crate's own data. All of it is built by a test, so that one that cannot be never leaves the crate.

use std::fmt::Debug;
use std::str::FromStr;

use chrono::NaiveDate;

#[expect(clippy::panic, reason = "a literal of the crate itself, built by its tests")]
pub(crate) fn lit<T: FromStr<Err: Debug>>(text: &str) -> T {
    match text.parse() {
        Ok(value) => value,
        Err(error) => panic!("literal {text:?}: {error:?}"),
    }
}

/// The same for what constructors of the crate refuse.
#[expect(clippy::panic, reason = "data of the crate itself, built by its tests")]
pub(crate) fn built<T, E: Debug>(result: Result<T, E>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("data: {error:?}"),
    }
}

pub(crate) const fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}
