//! A small world for every rule of every pack: on the days around each of its edges, on vacancies that it is about, is not
//! about and may be about, with everyone whom it tells apart.
#![expect(clippy::panic, reason = "a test fails where the mistake is")]

mod people;
mod posts;

use std::num::NonZeroU32;
use std::path::Path;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use mangfold::packs::{self, Binding, EarlierText, KsConfiguration, MunicipalConfiguration};
use mangfold::{
    Advert, Answer, Applicant, AssertedBy, Before, Bound, Channel, Clock, Code, Comparison, Consistency,
    Deadline, Edge, Effect, Entry, EntryKind, Equality, Ground, Group, Hire, InScope, Modality, Mode, Origin,
    Policy, Pool, RecordedException, Round, RuleId, Suitability, Verdict, When,
};

use self::people::{
    APPLIED, Called, HIRED, INVITED, INVITED_AGAIN, People, RECOMMENDED, after, kept_out, on_record, said,
    said_in_every_way, says,
};
use self::posts::Post;
use super::second::packs as sources;
use super::second::{Asks, Duty, Invited, Text, Wants, Who};
use super::{World, alone, fails, found, sum};

/// How a round goes on once it is put together.
type Course = Arc<dyn Fn(Round) -> Round + Send + Sync>;

fn configuration() -> KsConfiguration {
    KsConfiguration {
        definition: Group::declared(Ground::MinorityBackground),
        asserted_by: AssertedBy::Applicant,
        internal_postings: InScope::Yes,
        deadline: Deadline::Recommendation,
        binding: None,
    }
}

/// Every pack, beside its rules as the sources have them.
fn every_pack() -> Vec<(Policy, Vec<Duty>)> {
    vec![
        (packs::norway_state(), sources::norway_state()),
        (packs::norway_adverts(), sources::norway_adverts()),
        (packs::ks(configuration()).unwrap(), sources::ks(&configuration())),
        (packs::oslo(None).unwrap(), sources::oslo(None)),
        (packs::trondheim(), sources::trondheim()),
        (packs::bergen(), sources::bergen()),
        (packs::germany(), sources::germany()),
        (packs::uk(), sources::uk()),
        (packs::us(), sources::us()),
        (packs::eu(), sources::eu()),
    ]
}

/// The worlds of one rule, and how often each verdict came in them.
struct Worlds {
    policy: Policy,
    duty: Duty,
    seen: [usize; 4],
    never: Vec<Verdict>,
}

impl Worlds {
    fn of(rule: &str) -> Self {
        let has = |policy: &Policy| policy.rules().iter().any(|known| known.id().as_str() == rule);
        let (policy, duties) = every_pack().into_iter().find(|(policy, _)| has(policy)).unwrap();
        Self::among(&policy, &duties, rule)
    }

    fn among(policy: &Policy, duties: &[Duty], rule: &str) -> Self {
        let duty = duties.iter().find(|duty| duty.rule.as_str() == rule).unwrap().clone();
        Self { policy: alone(policy, rule), duty, seen: [0; 4], never: Vec::new() }
    }

    /// Two people, or as many as is said.
    fn world(&self, post: &Post, people: People, course: &Course) -> World {
        let (vacancy, course) = (post.vacancy(people.opens_on), Arc::clone(course));
        let world = World::of(self.policy.clone(), self.duty.clone(), vacancy, people.kinds(), 2);
        World { finish: Box::new(move |round| course(round)), ..world }
    }

    fn look(&mut self, world: &World) -> [usize; 4] {
        let seen = world.compare();
        self.seen = sum([self.seen, seen]);
        seen
    }

    /// When a vacancy opens whose event, where it comes, is on this day.
    fn opening(&self, on: NaiveDate) -> NaiveDate {
        on - Days::new(match self.duty.clock {
            Clock::Advertised => 0,
            Clock::Applied => APPLIED,
            Clock::Invited => INVITED,
            Clock::Recommended => RECOMMENDED,
            other => panic!("a clock of no pack: {other:?}"),
        })
    }

    /// The days around each edge of each text.
    fn days(&self) -> Vec<NaiveDate> {
        let of = |edge: Edge| match edge {
            Edge::On(day) | Edge::Partial { on: day } | Edge::NotVerified { stands_on: day } => vec![day],
            Edge::Between { first, last } => vec![first, last],
            _ => vec![],
        };
        let edges = self.duty.texts.iter().flat_map(|text| [text.from, text.until]).flat_map(of);
        let mut all: Vec<NaiveDate> =
            edges.flat_map(|day| [day - Days::new(1), day, day + Days::new(1)]).collect();
        all.sort();
        all.dedup();
        all
    }

    /// Around every edge; then, where a text certainly stands, on every vacancy, and with every exception recorded.
    fn around(
        &mut self,
        settled: &[NaiveDate],
        adverts: &[Vec<Advert>],
        people: &dyn Fn(NaiveDate) -> People,
        courses: &[Course],
    ) {
        let text = self.duty.texts[0].clone();
        for adverts in adverts {
            let post = Post::of(&text).with_adverts(adverts);
            for course in courses {
                for on in self.days() {
                    self.look(&self.world(&post, people(self.opening(on)), course));
                }
                for on in settled {
                    let people = || people(self.opening(*on));
                    let others = post.others(&text);
                    let mut worlds: Vec<World> =
                        others.iter().map(|other| self.world(other, people(), course)).collect();
                    let excepted = self.exceptions();
                    worlds.extend(
                        excepted.iter().map(|record| self.world(&post, people(), &then(course, record))),
                    );
                    for world in &worlds {
                        self.look(world);
                    }
                }
            }
        }
    }

    /// Each exception that a human records, be it the pack's or the source's, with a cap and without; and the same of
    /// another rule.
    fn exceptions(&self) -> Vec<Course> {
        let mut codes: Vec<Code> = Vec::new();
        for duty in super::second::read(&self.policy).iter().chain([&self.duty]) {
            for (code, when, _) in duty.texts.iter().flat_map(|text| &text.unless) {
                if *when == When::Recorded {
                    codes.push(code.parse().unwrap());
                }
            }
        }
        codes.sort();
        codes.dedup();
        let another: RuleId = "own.rule".parse().unwrap();
        let of = |code: &Code| {
            let capped = |cap| excepted(&self.duty.rule, code, NonZeroU32::new(cap));
            [capped(0), capped(1), capped(2), excepted(&another, code, None)]
        };
        codes.iter().flat_map(of).collect()
    }

    /// Of the words that the pack looks for, and those the source does: a sentence with each of them beside the first of
    /// every other list, and one with each of those it is to be without.
    fn sentences(&self) -> Vec<String> {
        let mut all = Vec::new();
        for duty in super::second::read(&self.policy).iter().chain([&self.duty]) {
            let Asks::Sentence(sentence) = &duty.texts[0].asks else { continue };
            let first: Vec<&str> = sentence.words.iter().map(|list| list[0].as_str()).collect();
            for (place, list) in sentence.words.iter().enumerate() {
                all.extend(list.iter().map(|word| {
                    let mut words = first.clone();
                    words[place] = word;
                    words.join(" ")
                }));
            }
            all.extend(sentence.without.iter().map(|word| format!("{} {word}", first.join(" "))));
        }
        all
    }

    fn never(mut self, verdict: Verdict) -> Self {
        self.never.push(verdict);
        self
    }

    /// What only allows or tells cannot be broken.
    fn every_verdict(self) {
        let duty = self.duty.texts.iter().any(|text| text.modality.is_duty());
        let verdicts = [Verdict::Kept, Verdict::Broken, Verdict::NotApplicable, Verdict::Undetermined];
        for (verdict, count) in verdicts.into_iter().zip(self.seen) {
            let comes = !self.never.contains(&verdict) && (duty || verdict != Verdict::Broken);
            assert_eq!(count > 0, comes, "{}: {verdict:?} in {:?}", self.duty.rule, self.seen);
        }
    }
}

fn days(settled: &[&str], texts: &[Text]) -> Vec<NaiveDate> {
    assert_eq!(settled.len(), texts.len(), "a day on which each text certainly stands");
    settled.iter().map(|day| day.parse().unwrap()).collect()
}

fn then(one: &Course, other: &Course) -> Course {
    let (one, other) = (Arc::clone(one), Arc::clone(other));
    Arc::new(move |round| other(one(round)))
}

fn excepted(rule: &RuleId, code: &Code, cap: Option<NonZeroU32>) -> Course {
    let (rule, code) = (rule.clone(), code.clone());
    Arc::new(move |round| {
        let (by, on) = ("Kari Nordmann".parse().unwrap(), day_of(&round, APPLIED));
        let reason = "Se vedlegg.".parse().unwrap();
        let record = RecordedException::new(rule.clone(), code.clone(), by, reason, on);
        let record = match cap {
            Some(cap) => record.with_cap(cap),
            None => record,
        };
        round.with_exceptions(vec![record]).unwrap()
    })
}

fn as_it_is() -> Course {
    Arc::new(|round| round)
}

fn day_of(round: &Round, days: u64) -> NaiveDate {
    after(round.vacancy().opens_on(), days)
}

fn recommended() -> Course {
    Arc::new(|round| {
        let on = day_of(&round, RECOMMENDED);
        round.with_recommendation(on).unwrap()
    })
}

/// Somebody is hired, where somebody is left.
fn hired() -> Course {
    Arc::new(|round| {
        let on = day_of(&round, HIRED);
        let who = round.applicants().iter().find(|person| person.withdrawn_on().is_none());
        let hire = who.map(|person| Hire::new(person.id(), on));
        round.with_hires(hire.into_iter().collect()).unwrap()
    })
}

/// So many of them are found so near each other, where so many are there.
fn compared(most: usize, equality: Equality) -> Course {
    Arc::new(move |round| {
        let people = round.applicants().iter().take(most).map(Applicant::id).collect();
        let (by, on) = ("Kari Nordmann".parse().unwrap(), day_of(&round, RECOMMENDED));
        let found = Comparison::new(people, equality, by, "Like gode.".parse().unwrap(), on);
        round.with_comparisons(found.into_iter().collect()).unwrap()
    })
}

/// Entries so many days after the opening, or before it.
fn entries(all: &[(EntryKind, i64)]) -> Course {
    let all = all.to_vec();
    Arc::new(move |round| {
        let opens_on = round.vacancy().opens_on();
        let entry = |(kind, days): &(EntryKind, i64)| {
            let on = opens_on + chrono::TimeDelta::days(*days);
            Entry::new(kind.clone(), "Kari Nordmann".parse().unwrap(), on)
        };
        let entries = all.iter().map(entry).collect();
        round.with_entries(entries)
    })
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
fn few(texts: &[Text], opens_on: NaiveDate) -> People {
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
    if asks.of.who.names_origin() || texts.iter().any(|text| asks_of(text).of.who.names_origin()) {
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

fn invited(rule: &str, settled: &[&str]) -> Worlds {
    inviting(Worlds::of(rule), settled)
}

fn inviting(mut worlds: Worlds, settled: &[&str]) -> Worlds {
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

fn preferred(rule: &str, settled: &[&str]) -> Worlds {
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

fn entered(rule: &str, settled: &[&str]) -> Worlds {
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

fn assessed(rule: &str, settled: &[&str]) -> Worlds {
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
fn advertised(worlds: Worlds, settled: &[&str], good: &[&str], bad: &[&str]) -> Worlds {
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

fn told(rule: &str, settled: &[&str]) -> Worlds {
    let mut worlds = Worlds::of(rule);
    let settled = days(settled, &worlds.duty.texts);
    let people = |opens_on| People {
        called: vec![Called::nowhere(), Called::proposed(INVITED)],
        ..People::alike(opens_on)
    };
    worlds.around(&settled, &[vec![]], &people, &[as_it_is()]);
    worlds
}

fn nationality(rule: &str) -> Worlds {
    let good = [
        "Personer med minoritetsbakgrunn oppfordres til å søke.",
        "Vi har mange svensker. Alle oppfordres til å søke.",
        "Alle oppfordres til å søke, uansett om de er svensker.",
        "Utenlandske statsborgere oppfordres til å søke.",
        "Vi er svensker\n\nAlle oppfordres til å søke",
    ];
    let bad = ["Vi oppfordrer svensker til å søke.", "Vi oppmodar polakkar og andre om å søkje."];
    advertised(Worlds::of(rule), &["2026-11-23"], &good, &bad)
}

fn encouraging_women(rule: &str) -> Worlds {
    let good = [
        "Kvinner og menn oppfordres til å søke.",
        "Alle oppfordres til å søke. Vi har mange kvinner.",
        "Vi oppfordrer alle til å søke • Kvinner er velkomne",
        "Vi oppfordrer alle til å søke\r\n\r\nKvinner er velkomne",
        "Kvinner og mannlige søkere oppfordres til å søke.",
    ];
    let bad = [
        "Vi oppfordrer kvinner til å søke.",
        "Kvinnelige søkere OPP\u{ad}FORDRES til å søke!",
        "Vi oppmodar\nkvinner\nom å søkje",
        "Kvinner oppfordres til å søke. Menn er velkomne.",
    ];
    advertised(Worlds::of(rule), &["2017-01-01"], &good, &bad)
}

fn encouraging_men(rule: &str) -> Worlds {
    let good = [
        "Menn og kvinner oppfordres til å søke.",
        "Mennesker med ulik bakgrunn oppfordres til å søke.",
        "Alle oppfordres til å søke. Vi har få menn.",
    ];
    let bad = ["Menn oppfordres til å søke.", "Vi oppmodar mannlege søkjarar om å søkje."];
    advertised(Worlds::of(rule), &["2017-01-01"], &good, &bad)
}

fn part_time(rule: &str) -> Worlds {
    let good = ["Die Stelle kann in Teilzeit besetzt werden.", "Sie ist TEIL\u{ad}ZEITgeeignet"];
    advertised(Worlds::of(rule), &["2022-03-27"], &good, &["Vollzeit.", "Eine Altersteilzeit-Stelle"])
}

fn calling_women(rule: &str) -> Worlds {
    let good = [
        "Frauen werden ausdrücklich zur Bewerbung aufgefordert.",
        "Wir freuen uns\nüber Bewerbungen\nvon Frauen",
        "Frauen, bewirb dich!",
    ];
    let bad = ["Wir freuen uns über Bewerbungen.", "Frauen sind willkommen. Bewerben Sie sich!"];
    advertised(Worlds::of(rule), &["2022-03-27"], &good, &bad)
}

/// One test a rule, and the rules that have one.
macro_rules! worlds {
    ($($test:ident: $rule:literal, $look:expr;)+) => {
        const RULES: &[&str] = &[$($rule),+];

        $(
            #[test]
            fn $test() {
                let look: fn(&str) -> Worlds = $look;
                look($rule).every_verdict();
            }
        )+
    };
}

worlds! {
    disability_interview_agrees: "no.state.interview.disability", |rule| invited(rule, &["2024-05-05"]);
    cv_gap_interview_agrees: "no.state.interview.cv_gap", |rule| invited(rule, &["2024-05-05"]);
    immigrant_interview_agrees: "no.state.interview.immigrant",
        |rule| invited(rule, &["2003-03-03", "2015-05-05", "2024-05-05"]);
    disability_and_cv_gap_quota_agrees: "no.state.quota.dis_cvgap",
        |rule| preferred(rule, &["2018-05-05", "2024-05-05"]);
    quota_of_women_agrees: "no.state.quota.sex.woman", |rule| preferred(rule, &["2017-01-01"]);
    quota_of_men_agrees: "no.state.quota.sex.man", |rule| preferred(rule, &["2017-01-01"]);
    immigrant_quota_agrees: "no.state.quota.immigrant", |rule| preferred(rule, &["2008-12-31", "2012-12-31"]);
    disability_assessment_agrees: "no.state.record.assessment.disability", |rule| assessed(rule, &["2024-05-05"]);
    cv_gap_assessment_agrees: "no.state.record.assessment.cv_gap", |rule| assessed(rule, &["2024-05-05"]);
    immigrant_assessment_agrees: "no.state.record.assessment.immigrant",
        |rule| assessed(rule, &["2003-03-03", "2015-05-05", "2024-05-05"]);
    hearing_agrees: "no.hovedavtalen.30.heard", |rule| entered(rule, &["2026-11-23"]);
    consideration_agrees: "no.hovedavtalen.30.considered", |rule| entered(rule, &["2026-11-23"]);
    standard_text_of_the_state_agrees: "no.state.ad.standard", |rule| {
        advertised(Worlds::of(rule), &["2024-05-05"], &[sources::STANDARD], &["Leder søkes."])
    };
    nationality_agrees: "no.nav.ad.nationality", nationality;
    encouraging_women_agrees: "no.ad.sex40.woman", encouraging_women;
    encouraging_men_agrees: "no.ad.sex40.man", encouraging_men;
    minority_interview_agrees: "no.ks.interview.minority", |rule| invited(rule, &["2007-03-01"]);
    tariff_on_women_agrees: "no.ks.hta.2.2.sex.woman", |rule| preferred(rule, &["2026-11-23"]);
    tariff_on_men_agrees: "no.ks.hta.2.2.sex.man", |rule| preferred(rule, &["2026-11-23"]);
    tariff_on_seniority_agrees: "no.ks.hta.2.2.seniority", |rule| preferred(rule, &["2026-11-23"]);
    standard_text_of_oslo_agrees: "no.oslo.advert.standard_text", |rule| {
        advertised(Worlds::of(rule), &["2010-05-05"], &[sources::OSLO_2009], &["Leder søkes."])
    };
    plan_reference_agrees: "no.oslo.file.plan_reference", |rule| entered(rule, &["2010-05-05"]);
    trondheim_immigrant_agrees: "no.trondheim.2006.immigrant", |rule| invited(rule, &["2008-03-01"]);
    trondheim_disability_agrees: "no.trondheim.2006.disability", |rule| invited(rule, &["2008-03-01"]);
    trondheim_over_fifty_agrees: "no.trondheim.2006.over_fifty", |rule| invited(rule, &["2008-03-01"]);
    trondheim_women_agree: "no.trondheim.2006.sex.woman", |rule| preferred(rule, &["2008-03-01"]);
    trondheim_men_agree: "no.trondheim.2006.sex.man", |rule| preferred(rule, &["2008-03-01"]);
    bergen_agrees: "no.bergen.saerskilt", |rule| invited(rule, &["2026-11-23"]);
    severe_disability_agrees: "de.sgb9.165", |rule| invited(rule, &["2020-05-05"]);
    representative_informed_agrees: "de.sgb9.164.informed", |rule| entered(rule, &["2020-05-05"]);
    parity_of_women_agrees: "de.bgleig.7", |rule| invited(rule, &["2021-08-11", "2023-05-05"]);
    parity_of_men_agrees: "de.bgleig.7.men", |rule| invited(rule, &["2021-08-11"]);
    panel_agrees: "de.bgleig.7.panel", |rule| entered(rule, &["2023-05-05"]);
    part_time_agrees: "de.bgleig.6.part_time", part_time;
    calling_women_agrees: "de.bgleig.6.call", calling_women;
    choice_of_women_agrees: "de.bgleig.8", |rule| preferred(rule, &["2023-05-05"]);
    thuringia_women_agree: "de.th.gleichg.7.women", |rule| invited(rule, &["2026-08-01"]);
    thuringia_men_agree: "de.th.gleichg.7.men", |rule| invited(rule, &["2026-08-01"]);
    berlin_agrees: "de.be.partmigg.11", |rule| invited(rule, &["2024-06-01"]);
    offer_of_an_interview_agrees: "uk.dc.offer", |rule| invited(rule, &["2021-05-05"]);
    // Nothing it asks for can be unknown.
    choice_among_equals_agrees: "uk.eqa.159", |rule| preferred(rule, &["2021-05-05"]).never(Verdict::Undetermined);
    head_coach_agrees: "nfl.rooney.head_coach", |rule| invited(rule, &["2021-05-05", "2023-05-05"]);
    general_manager_agrees: "nfl.rooney.general_manager",
        |rule| invited(rule, &["2021-05-05", "2022-01-05", "2023-05-05"]);
    coordinator_agrees: "nfl.rooney.coordinator",
        |rule| invited(rule, &["2021-05-05", "2022-01-05", "2023-05-05"]);
    quarterback_coach_agrees: "nfl.rooney.qb_coach", |rule| invited(rule, &["2023-05-05"]);
    mansfield_agrees: "us.mansfield", |rule| told(rule, &["2020-05-05"]);
    four_fifths_agrees: "us.ugesp.four_fifths", |rule| told(rule, &["2020-05-05"]);
    local_law_144_agrees: "us.nyc.ll144", |rule| told(rule, &["2023-07-05"]);
    board_women_agree: "eu.2022_2381.6.woman", |rule| preferred(rule, &["2026-07-01"]);
    board_men_agree: "eu.2022_2381.6.man", |rule| preferred(rule, &["2026-07-01"]);
}

#[test]
fn every_rule_of_every_pack_has_a_small_world() {
    let mut worlds: Vec<String> = RULES.iter().map(ToString::to_string).collect();
    let mut rules = Vec::new();
    for (policy, duties) in every_pack() {
        let of_pack: Vec<String> = policy.rules().iter().map(|rule| rule.id().to_string()).collect();
        let of_sources: Vec<String> = duties.iter().map(|duty| duty.rule.to_string()).collect();
        assert_eq!(of_pack, of_sources, "{}", policy.id());
        rules.extend(of_pack);
    }
    // The casebook has a file for each rule, those of a pack that stands nowhere above among them.
    let book = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/casebook");
    let files = std::fs::read_dir(book).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut cases: Vec<String> = files
        .filter_map(|file| Some(file.strip_suffix(".md")?.to_owned()))
        .filter(|rule| rule != "README")
        .collect();
    for all in [&mut worlds, &mut rules, &mut cases] {
        all.sort();
    }
    assert_eq!(worlds, rules);
    assert_eq!(worlds, cases);
}

#[test]
fn what_a_municipality_of_ks_chooses_agrees() {
    let rule = "no.ks.interview.minority";
    let binding = |from: &str| Binding {
        from: from.parse().unwrap(),
        citation: "Bystyret, sak 12/08".parse().unwrap(),
        says: "Minst én skal innkalles.".parse().unwrap(),
    };
    let bound = |from: &str| KsConfiguration { binding: Some(binding(from)), ..configuration() };
    let strict = KsConfiguration {
        asserted_by: AssertedBy::ApplicantConfirmed,
        internal_postings: InScope::No,
        deadline: Deadline::Hire,
        ..configuration()
    };
    let both: &[&str] = &["2007-03-01", "2008-03-01"];
    for (configuration, settled) in
        [(bound("2006-05-20"), &both[..1]), (bound("2008-01-01"), both), (strict, &both[..1])]
    {
        let duties = sources::ks(&configuration);
        let policy = packs::ks(configuration).unwrap();
        inviting(Worlds::among(&policy, &duties, rule), settled).every_verdict();
    }
    // Within the two dates it is never settled that it is merely aimed at.
    let configuration = bound("2006-06-01");
    let duties = sources::ks(&configuration);
    let policy = packs::ks(configuration).unwrap();
    let mut worlds = Worlds::among(&policy, &duties, rule);
    let texts = worlds.duty.texts.clone();
    let settled = ["2006-06-20".parse().unwrap()];
    worlds.around(&settled, &[vec![]], &|opens_on| few(&texts, opens_on), &[as_it_is()]);
    worlds.every_verdict();
}

#[test]
fn what_oslo_said_before_2009_agrees_where_the_caller_knows_it() {
    let earlier = EarlierText {
        text: "Alle oppfordres til å søke.".parse().unwrap(),
        until: "2007-01-01".parse().unwrap(),
    };
    let duties = sources::oslo(Some(&earlier));
    let policy = packs::oslo(Some(earlier.clone())).unwrap();
    let worlds = || Worlds::among(&policy, &duties, "no.oslo.advert.standard_text");
    let earlier = earlier.text.as_str();
    advertised(worlds(), &["2006-12-31"], &[earlier], &[sources::OSLO_2009]).every_verdict();
    advertised(worlds(), &["2007-01-01"], &[sources::OSLO_2009], &[earlier]).every_verdict();
}

#[test]
fn what_a_municipality_decides_itself_agrees() {
    let one = Bound::AtLeast(NonZeroU32::MIN);
    for (bound, pool, deadline, internal_postings, modality) in [
        (one, Pool::Qualified, Deadline::Recommendation, InScope::Yes, Modality::Must),
        (Bound::All, Pool::NotObviouslyUnsuited, Deadline::Hire, InScope::No, Modality::Should),
        (Bound::Best(NonZeroU32::MIN), Pool::Qualified, Deadline::Open, InScope::No, Modality::Must),
    ] {
        let configuration = MunicipalConfiguration {
            rule: "no.asker.interview".parse().unwrap(),
            group: Group::declared(Ground::ImmigrantBackground),
            bound,
            pool,
            modality,
            from: "2026-01-01".parse().unwrap(),
            citation: "Kommunestyret, sak 12/25".parse().unwrap(),
            says: "Minst én skal innkalles.".parse().unwrap(),
            deadline,
            internal_postings,
        };
        let duties = sources::municipal(&configuration);
        let policy = packs::municipal(configuration).unwrap();
        inviting(Worlds::among(&policy, &duties, "no.asker.interview"), &["2026-05-05"]).every_verdict();
    }
}
