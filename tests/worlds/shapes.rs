//! The worlds of one rule, by what it asks.

use std::num::NonZeroU32;
use std::sync::Arc;

use chrono::NaiveDate;
use mangfold::{
    Advert, Answer, Before, Channel, Consistency, Deadline, Effect, EntryKind, Equality, Ground, Mode,
    Origin, Pool, Suitability,
};

use super::courses::{Course, as_it_is, compared, entries, hired, recommended, then};
use super::people::{
    Called, HIRED, INVITED, INVITED_AGAIN, People, RECOMMENDED, after, kept_out, on_record, said,
    said_in_every_way, says,
};
use super::posts::Post;
use super::rule::Worlds;
use crate::second::{Asks, Invited, Text, Wants, Who};
use crate::{World, fails, found};

fn days(settled: &[&str], texts: &[Text]) -> Vec<NaiveDate> {
    assert_eq!(settled.len(), texts.len(), "a day on which each text certainly stands");
    settled.iter().map(|day| day.parse().unwrap()).collect()
}

fn groups(asks: &Asks) -> Vec<&Who> {
    match asks {
        Asks::Invited(asks) => {
            let mut all = vec![&asks.of.who];
            if let Wants::AsManyAs { other, .. } = &asks.wants {
                all.push(other);
            }
            all
        }
        Asks::Entry(asks) => asks.about.iter().map(|of| &of.who).collect(),
        Asks::Assessed(asks) => vec![&asks.of.who],
        Asks::Compared(asks) => asks.of.iter().map(|of| &of.who).collect(),
        Asks::Statement { .. } | Asks::Sentence(_) | Asks::Nothing => Vec::new(),
    }
}

fn grounds(texts: &[Text]) -> Vec<Ground> {
    let mut all = Vec::new();
    for who in texts.iter().flat_map(|text| groups(&text.asks)) {
        who.grounds(&mut all);
    }
    let mut all: Vec<Ground> = all.into_iter().cloned().collect();
    all.sort();
    all.dedup();
    all
}

fn asks_of(text: &Text) -> &Invited {
    let Asks::Invited(asks) = &text.asks else { panic!("no rule on whom to invite") };
    asks
}

/// Whether it matters who is better than whom.
fn ranks(text: &Text) -> bool {
    matches!(asks_of(text).wants, Wants::Best(_))
        || text.unless.iter().any(|(_, _, effect)| *effect == Effect::CapsAlike)
}

/// The few who make the greatest difference.
pub(super) fn few(texts: &[Text], opens_on: NaiveDate) -> People {
    let asks = asks_of(&texts[0]);
    let invited = Called::proposed(INVITED).in_mode(Mode::InPerson);
    let mut people = People {
        said: said(&grounds(texts)),
        called: vec![Called::nowhere(), invited],
        ..People::alike(opens_on)
    };
    if asks.pool != Pool::Everyone {
        people.found = vec![found(Suitability::Suited), None];
    }
    if texts.iter().any(|text| asks_of(text).of.who.names_origin()) {
        people.from = vec![Some(Origin::External), Some(Origin::Internal)];
    }
    if texts.iter().any(ranks) {
        people.scores = vec![Some(1), Some(2)];
    }
    people
}

/// Where it matters who is better, that is enough to tell apart beside so much else.
fn ranked(text: &Text, mut people: People) -> People {
    if ranks(text) {
        people.found.truncate(1);
    }
    people
}

/// With whatever they are found, however and whenever they are invited.
fn in_every_state(text: &Text, opens_on: NaiveDate) -> People {
    let asks = asks_of(text);
    let mut people = few(std::slice::from_ref(text), opens_on);
    people.found = match asks.pool {
        Pool::Everyone => vec![None, found(Suitability::Unqualified)],
        _ => vec![
            found(Suitability::Suited),
            found(Suitability::Doubtful),
            found(Suitability::Unqualified),
            found(Suitability::ObviouslyUnsuited),
            None,
        ],
    };
    people.called = vec![
        Called::nowhere(),
        Called::nowhere().left(INVITED - 1),
        Called::proposed(INVITED),
        Called::proposed(INVITED).left(INVITED + 1),
        Called::sent(INVITED).left(INVITED + 1),
    ];
    let event = match asks.deadline {
        Deadline::Recommendation => Some(RECOMMENDED),
        Deadline::Hire => Some(HIRED),
        _ => None,
    };
    for days in event.iter().flat_map(|event| [event - 1, *event, event + 1]) {
        people.called.push(Called::sent(days));
    }
    if asks.mode.is_some() {
        people.called.push(Called::sent(INVITED).in_mode(Mode::Remote));
        let in_person = Called::sent(INVITED).in_mode(Mode::InPerson);
        people.called.extend([in_person.clone(), in_person.left(INVITED + 1)]);
    }
    if people.from.len() > 1 {
        people.from.push(None);
    }
    if people.scores.len() > 1 {
        people.scores.push(None);
    }
    if people.from.len() > 1 || people.scores.len() > 1 {
        // Of several grounds one is enough, beside so much else.
        people.said.truncate(3);
    }
    people
}

/// Having said whatever they may.
fn in_every_word(text: &Text, opens_on: NaiveDate) -> People {
    let mut people = ranked(text, few(std::slice::from_ref(text), opens_on));
    people.said = said_in_every_way(&grounds(std::slice::from_ref(text)), opens_on);
    people.called.push(Called::sent(INVITED).left(INVITED + 1));
    // Whether they count who are invited under another rule, beside.
    if matches!(asks_of(text).wants, Wants::AsManyAs { .. }) {
        let severe = says(&Ground::SevereDisability, Answer::Declared);
        let both = grounds(std::slice::from_ref(text)).into_iter();
        people.said.extend(both.map(|ground| vec![says(&ground, Answer::Declared), severe.clone()]));
    }
    people
}

pub(super) fn invited(rule: &str, settled: &[&str]) -> Worlds {
    inviting(Worlds::of(rule), settled)
}

pub(super) fn inviting(mut worlds: Worlds, settled: &[&str]) -> Worlds {
    let texts = worlds.duty.texts.clone();
    let settled = days(settled, &texts);
    worlds.around(&settled, &[vec![]], &|opens_on| few(&texts, opens_on), &[as_it_is()]);
    for (text, on) in texts.iter().zip(settled) {
        let (asks, post, opens_on) = (asks_of(text), Post::of(text), worlds.opening(on));
        let courses = match asks.deadline {
            Deadline::Recommendation => vec![as_it_is(), recommended()],
            Deadline::Hire => vec![as_it_is(), hired()],
            _ => vec![as_it_is()],
        };
        for course in &courses {
            worlds.look(&worlds.world(&post, in_every_state(text, opens_on), course));
        }
        worlds.look(&worlds.world(&post, in_every_word(text, opens_on), &as_it_is()));
        let three = ranked(text, few(std::slice::from_ref(text), opens_on));
        let of_three = |places: u32| World {
            most: 3,
            places: NonZeroU32::new(places),
            ..worlds.world(&post, three.clone(), &as_it_is())
        };
        let of_three: Vec<World> = match asks.wants {
            Wants::AsManyAs { .. } | Wants::Share { .. } => (0..=3).map(of_three).collect(),
            _ => vec![of_three(0)],
        };
        for world in &of_three {
            worlds.look(world);
        }
        if asks.consistency != Consistency::NotAsked {
            let people = || People { found: kept_out(), ..few(std::slice::from_ref(text), opens_on) };
            for course in [as_it_is(), hired()] {
                worlds.look(&worlds.world(&post, people(), &course));
            }
        }
        if asks.every_stage {
            let (first, second) = (Called::sent(INVITED), Called::sent(INVITED_AGAIN));
            let called = vec![
                Called::nowhere(),
                first.clone(),
                Called::nowhere().then(second.clone()),
                first.clone().then(second),
                first.left(INVITED + 1),
            ];
            let people = People { called, ..few(std::slice::from_ref(text), opens_on) };
            let world = worlds.world(&post, people, &as_it_is());
            worlds.look(&World { stages: 2, ..world });
        }
    }
    worlds
}

pub(super) fn preferred(rule: &str, settled: &[&str]) -> Worlds {
    let mut worlds = Worlds::of(rule);
    let texts = worlds.duty.texts.clone();
    let settled = days(settled, &texts);
    let courses: Vec<Course> = [
        as_it_is(),
        compared(3, Equality::Equal),
        compared(3, Equality::NearlyEqual),
        compared(2, Equality::Equal),
    ]
    .iter()
    .flat_map(|course| [Arc::clone(course), then(course, &recommended())])
    .collect();
    let people = |opens_on| People { said: said(&grounds(&texts)), ..People::alike(opens_on) };
    worlds.around(&settled, &[vec![]], &people, &courses);
    for (text, on) in texts.iter().zip(settled) {
        let (post, opens_on) = (Post::of(text), worlds.opening(on));
        let grounds = grounds(std::slice::from_ref(text));
        for course in &courses {
            let people = People {
                said: said_in_every_way(&grounds, opens_on),
                called: vec![Called::nowhere(), Called::nowhere().left(INVITED), Called::sent(INVITED)],
                ..People::alike(opens_on)
            };
            worlds.look(&worlds.world(&post, people, course));
            let people = People { said: said(&grounds), ..People::alike(opens_on) };
            worlds.look(&World { most: 3, ..worlds.world(&post, people, course) });
        }
    }
    worlds
}

fn unread(channel: Channel) -> Advert {
    Advert::new(channel, "nb".parse().unwrap())
}

pub(super) fn entered(rule: &str, settled: &[&str]) -> Worlds {
    let mut worlds = Worlds::of(rule);
    let texts = worlds.duty.texts.clone();
    let settled = days(settled, &texts);
    let Asks::Entry(asks) = &texts[0].asks else { panic!("no rule on entries") };
    let other = EntryKind::ReasonsForDeparting;
    let event = match asks.before {
        Before::Publication => 0,
        _ => i64::try_from(INVITED).unwrap(),
    };
    let mut courses = vec![
        as_it_is(),
        entries(&[(other.clone(), event - 1)]),
        entries(&[(asks.kind.clone(), event + 1), (asks.kind.clone(), event - 1)]),
    ];
    courses.extend((-1..=3).map(|days| entries(&[(asks.kind.clone(), event + days)])));
    let people = |opens_on| People {
        said: said(&grounds(&texts)),
        called: vec![Called::nowhere(), Called::proposed(INVITED)],
        ..People::alike(opens_on)
    };
    worlds.around(&settled, &[vec![]], &people, &courses[..4]);
    for (text, on) in texts.iter().zip(settled) {
        let opens_on = worlds.opening(on);
        let published = |days: u64| unread(Channel::Web).published_on(after(opens_on, days));
        for adverts in
            [vec![], vec![unread(Channel::Joint)], vec![published(2)], vec![published(3), published(2)]]
        {
            let post = Post::of(text).with_adverts(&adverts);
            for course in &courses {
                let people = People {
                    said: said_in_every_way(&grounds(std::slice::from_ref(text)), opens_on),
                    called: vec![
                        Called::nowhere(),
                        Called::proposed(INVITED),
                        Called::sent(INVITED).left(INVITED + 1),
                    ],
                    ..People::alike(opens_on)
                };
                worlds.look(&worlds.world(&post, people, course));
            }
        }
    }
    worlds
}

pub(super) fn assessed(rule: &str, settled: &[&str]) -> Worlds {
    let mut worlds = Worlds::of(rule);
    let texts = worlds.duty.texts.clone();
    let settled = days(settled, &texts);
    let found = || vec![None, fails(Suitability::Unqualified, &["grade"])];
    let people = |opens_on| People {
        said: said(&grounds(&texts)),
        found: found(),
        called: vec![Called::nowhere(), Called::proposed(INVITED)],
        ..People::alike(opens_on)
    };
    worlds.around(&settled, &[vec![]], &people, &[as_it_is()]);
    for (text, on) in texts.iter().zip(settled) {
        let (post, opens_on) = (Post::of(text), worlds.opening(on));
        let grounds = grounds(std::slice::from_ref(text));
        let called =
            || vec![Called::nowhere(), Called::sent(INVITED), Called::sent(INVITED).left(INVITED + 1)];
        let recorded = People {
            found: on_record(opens_on),
            said: said(&grounds),
            called: called(),
            ..People::alike(opens_on)
        };
        let said = said_in_every_way(&grounds, opens_on);
        let declared = People { said, found: found(), called: called(), ..People::alike(opens_on) };
        for people in [recorded, declared] {
            worlds.look(&worlds.world(&post, people, &as_it_is()));
        }
    }
    worlds
}

/// With adverts that are as they must be, and with adverts that are not.
pub(super) fn advertised(worlds: Worlds, settled: &[&str], good: &[&str], bad: &[&str]) -> Worlds {
    let mut worlds = worlds;
    let texts = worlds.duty.texts.clone();
    let settled = days(settled, &texts);
    let read = |channel: Channel, text: &str| unread(channel).with_text(text.parse().unwrap());
    let web = |text: &str| read(Channel::Web, text);
    let (yes, no) = (|| read(Channel::Joint, good[0]), || read(Channel::Joint, bad[0]));
    let adverts = [
        vec![],
        vec![unread(Channel::Web)],
        vec![web(good[0])],
        vec![web(bad[0])],
        vec![yes(), web(good[0])],
        vec![yes(), web(bad[0])],
        vec![no(), web(bad[0])],
        vec![yes(), unread(Channel::Web)],
        vec![no(), unread(Channel::Web)],
        vec![unread(Channel::Joint), unread(Channel::Web)],
        vec![unread(Channel::Web), unread(Channel::Web)],
    ];
    let people = |opens_on| People {
        called: vec![Called::nowhere(), Called::proposed(INVITED)],
        ..People::alike(opens_on)
    };
    worlds.around(&settled, &adverts, &people, &[as_it_is()]);
    let duty = texts.iter().any(|text| text.modality.is_duty());
    let sentences = worlds.sentences();
    for (text, on) in texts.iter().zip(settled) {
        let (post, opens_on) = (Post::of(text), worlds.opening(on));
        let mut seen = |adverts: &[Advert]| {
            let post = post.with_adverts(adverts);
            worlds.look(&worlds.world(&post, People::alike(opens_on), &as_it_is()))
        };
        for words in good {
            assert_eq!(seen(&[web(words)]), [3, 0, 0, 0], "{words}");
        }
        for words in bad {
            let broken = if duty { [0, 3, 0, 0] } else { [3, 0, 0, 0] };
            assert_eq!(seen(&[web(words)]), broken, "{words}");
        }
        for words in &sentences {
            seen(&[web(words)]);
        }
        for (first, later) in [(yes(), web(bad[0])), (no(), web(good[0])), (yes(), unread(Channel::Web))] {
            for years in [1, 8] {
                let later = later.clone().published_on(after(opens_on, 365 * years));
                seen(&[first.clone().published_on(opens_on), later]);
            }
        }
    }
    worlds
}

pub(super) fn told(rule: &str, settled: &[&str]) -> Worlds {
    let mut worlds = Worlds::of(rule);
    let settled = days(settled, &worlds.duty.texts);
    let people = |opens_on| People {
        called: vec![Called::nowhere(), Called::proposed(INVITED)],
        ..People::alike(opens_on)
    };
    worlds.around(&settled, &[vec![]], &people, &[as_it_is()]);
    worlds
}
