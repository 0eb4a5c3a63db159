//! How long it takes to check an advert of 5,000 characters against ten statements.

#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a benchmark")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use mangfold::{Markup, Policy, Statement, StatementIndex, TextWords, packs};

/// Ten statements of the packs.
fn statements() -> Vec<Statement> {
    let policies = [packs::norway_adverts(), packs::oslo(None).unwrap(), packs::germany()];
    let statements: Vec<Statement> = policies.iter().flat_map(Policy::statements).cloned().collect();
    assert_eq!(statements.len(), 10);
    statements
}

/// An advert of 5,000 characters: prose, with something in the middle.
fn advert(middle: &str) -> String {
    let prose = "Vi søker en erfaren rådgiver til seksjon for plan og bygg. Du skal følge opp saker fra start til \
                 slutt, skrive gode vedtak og gi råd til innbyggere og utbyggere. Hos oss får du et sterkt fagmiljø, \
                 fleksibel arbeidstid og muligheter for å lære. ";
    let half: String = prose.chars().cycle().take((5_000 - middle.chars().count()) / 2).collect();
    let advert = format!("{half}\n\n{middle}\n\n{half}");
    let length = advert.chars().count();
    assert!((4_990..=5_010).contains(&length), "{length}");
    advert
}

fn checking(criterion: &mut Criterion) {
    let index = StatementIndex::new(statements());
    let standard = index.statements()[0].wordings()[0].text().unwrap().to_string();
    let altered = standard.replace("vil vi kalle inn", "kan det hende at vi vil vurdere å kalle inn");
    let html = |text: &str| {
        format!("<div><p>{}</p></div>", text.replace('ø', "&oslash;").replace("\n\n", "</p>\n<p>"))
    };
    let of = |text: &str, markup| index.check(&TextWords::read(text, markup).unwrap(), None, None);
    let mut group = criterion.benchmark_group("advert of 5,000 characters, ten statements");
    let (absent, present, altered) = (advert("Velkommen."), advert(&standard), advert(&altered));
    let told = |text: &str| of(text, Markup::of(text))[0].recognition().as_str();
    assert_eq!([told(&absent), told(&present), told(&altered)], ["absent", "present", "altered"]);
    for (name, text) in [("absent", &absent), ("present", &present), ("altered", &altered)] {
        group.bench_function(name, |bencher| bencher.iter(|| of(black_box(text), Markup::Plain)));
    }
    let html = html(&present);
    assert_eq!(told(&html), "present");
    group.bench_function("present in HTML", |bencher| bencher.iter(|| of(black_box(&html), Markup::Html)));
    let read = TextWords::read(&present, Markup::Plain).unwrap();
    group.bench_function("present, words read before", |bencher| {
        bencher.iter(|| index.check(black_box(&read), None, None));
    });
    let policy = packs::norway_adverts();
    group.bench_function("statements and hits of one policy", |bencher| {
        bencher.iter(|| policy.review_advert(black_box(&read), None, None));
    });
    group.finish();
}

/// All ten at once, each altered.
fn altered(criterion: &mut Criterion) {
    let index = StatementIndex::new(statements());
    let wordings = index.statements().iter().filter_map(|statement| statement.wordings().last()?.text());
    let all: Vec<String> = wordings
        .map(|text| {
            let mut words: Vec<&str> = text.as_str().split_whitespace().collect();
            words.insert(words.len() / 2, "nesten");
            words.join(" ")
        })
        .collect();
    let advert = advert(&all.join("\n\n"));
    let read = || TextWords::read(black_box(&advert), Markup::Plain).unwrap();
    criterion.bench_function("advert of 5,000 characters, ten statements/each altered", |bencher| {
        bencher.iter(|| index.check(&read(), None, None));
    });
}

criterion_group!(benches, checking, altered);
criterion_main!(benches);
