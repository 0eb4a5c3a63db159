//! Counts that add up, and what may be printed of them.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails where the mistake is"
)]
#![expect(clippy::type_complexity, reason = "what is drawn or shown is one table")]

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use mangfold::monitor::{
    Against, Alternative, AskError, Category, Cell, CodeBook, CodeBookError, ColumnError, Columns, Dimension,
    DimensionError, EProcess, Exclusion, GatherError, GroupCounts, Level, LocalLaw144, LocalLaw144Error,
    LocalLaw144Row, LocalLaw144Table, MergeError, Outcome, PartId, Published, Question, Rate, Rates,
    Showable, Stage, Step, Strata, Taken, Tally, TallyError, Told, TwoByTwo, Whole, Withdrawn, above_median,
};
use mangfold::testing::{self, Person, RoundSketch};
use mangfold::wording::{Language, Preference};
use mangfold::{Answer, Declaration, Ground, Group, LegalBasis, Ratio, Reason, Round, Suitability};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_060_526),
        ..ProptestConfig::default()
    }
}

fn told(code: &str, categories: usize) -> Dimension {
    let category =
        |n: usize| Category::told(format!("{code}{n}").parse().unwrap(), "self_declared".parse().unwrap());
    Dimension::new(code.parse().unwrap(), None, (0..categories).map(category).collect()).unwrap()
}

fn invited() -> Step {
    Step::new(Stage::Invited, Stage::Applied)
}

fn book(dimensions: &[(&str, usize)]) -> CodeBook {
    let dimensions = dimensions.iter().map(|(code, categories)| told(code, *categories)).collect();
    CodeBook::new(Stage::Applied, vec![invited()], dimensions).unwrap()
}

fn part(stratum: &str) -> PartId {
    PartId::new(stratum.parse().unwrap(), "2026".parse().unwrap())
}

fn tally(book: &CodeBook, stratum: &str, rows: &[(&[&str], [u64; 2])]) -> Tally {
    let rows = rows.iter().map(|(values, counts)| GroupCounts::new(values.iter().copied(), *counts));
    Tally::from_counts(book, part(stratum), rows).unwrap()
}

fn publish(tally: &Tally, threshold: u32) -> Published {
    tally.publish(NonZeroU32::new(threshold).unwrap())
}

// ---------------------------------------------------------------------------------------------------- code books

#[test]
fn a_code_book_that_cannot_be_is_refused_by_name() {
    let code = |book: Result<CodeBook, CodeBookError>| book.unwrap_err().code();
    let sex = || told("sex", 2);
    let base = |steps, dimensions| CodeBook::new(Stage::Applied, steps, dimensions);
    assert_eq!(code(base(vec![], vec![])), "code_book_no_dimension");
    assert_eq!(code(base(vec![], vec![sex(), sex()])), "code_book_dimension_twice");
    assert_eq!(code(base(vec![invited(), invited()], vec![sex()])), "code_book_stage_twice");
    let circle = Step::new(Stage::Applied, Stage::Applied);
    assert_eq!(code(base(vec![circle], vec![sex()])), "code_book_stage_twice");
    let early = Step::new(Stage::Hired, Stage::Offered);
    assert_eq!(
        base(vec![early, Step::new(Stage::Offered, Stage::Applied)], vec![sex()]).unwrap_err().to_string(),
        "code book: hired of offered, and offered does not come before"
    );
    let nine = (0..9).map(|n| told(&format!("d{n}"), 1)).collect();
    assert_eq!(code(base(vec![], nine)), "code_book_too_many");
    let intersections: [(&[&str], &str); 4] = [
        (&["sex"], "code_book_no_intersection"),
        (&["sex", "age"], "code_book_unknown_dimension"),
        (&["sex", "sex"], "code_book_dimension_twice"),
        (&["a", "b", "c"], "code_book_too_many"),
    ];
    for (names, wanted) in intersections {
        let dimensions = vec![sex(), told("a", 99), told("b", 99), told("c", 1)];
        assert_eq!(code(base(vec![], dimensions).unwrap().with_intersection(names)), wanted, "{names:?}");
    }
}

#[test]
fn a_dimension_that_cannot_be_is_refused_by_name() {
    let category = |code: &str| Category::told(code.parse().unwrap(), "x".parse().unwrap());
    let catch = |code: &str| Category::several(code.parse().unwrap(), "x".parse().unwrap());
    let new = |categories| Dimension::new("sex".parse().unwrap(), LegalBasis::EmploymentLaw, categories);
    for (categories, wanted) in [
        (vec![], "dimension_empty"),
        (vec![category("a"), category("a")], "dimension_category_taken"),
        (vec![category("undisclosed")], "dimension_category_taken"),
        (vec![catch("a"), catch("b")], "dimension_two_catch_alls"),
        ((0..101).map(|n| category(&format!("c{n}"))).collect(), "dimension_too_many_categories"),
    ] {
        assert_eq!(new(categories).map_err(|error: DimensionError| error.code()), Err(wanted));
    }
    assert!(new((0..100).map(|n| category(&format!("c{n}"))).collect()).is_ok());
}

#[test]
fn an_intersection_brings_the_smaller_ones_with_it_and_nothing_else() {
    let book = book(&[("a", 1), ("b", 1), ("c", 1), ("d", 1)]).with_intersection(&["c", "a", "b"]).unwrap();
    let groupings: Vec<String> = book
        .groupings()
        .map(|codes| codes.iter().map(|code| code.as_str()).collect::<Vec<_>>().join(""))
        .collect();
    assert_eq!(groupings, ["a", "b", "c", "d", "ab", "ac", "bc", "abc"]);
    let json = serde_json::to_string(&book).unwrap();
    assert_eq!(serde_json::from_str::<CodeBook>(&json).unwrap(), book);
}

// ---------------------------------------------------------------------------------------------------- counting

#[test]
fn counts_that_cannot_be_are_refused_by_name() {
    let book = book(&[("sex", 2)]);
    let count = |values: &[&str], counts: &[u64]| {
        let row = GroupCounts::new(values.iter().copied(), counts.iter().copied());
        Tally::from_counts(&book, part("a"), [row]).map_err(|error| error.to_string())
    };
    for (values, counts, wanted) in [
        (&["sex0", "sex1"][..], &[1, 1][..], "a group of 2 values and 2 counts, 1 and 2 are wanted"),
        (&["sex0"], &[1], "a group of 1 values and 1 counts, 1 and 2 are wanted"),
        (&["woman"], &[1, 1], "dimension sex has no category \"woman\""),
        (&["sex0"], &[1, 2], "invited of applied: more of one group than there were"),
        (&["sex0"], &[1 << 32, 0], "more than 4294967295 people are counted"),
    ] {
        assert_eq!(count(values, counts).unwrap_err(), wanted);
    }
    assert!(count(&["sex0"], &[(1 << 32) - 1, 0]).is_ok());
    let rows = [u64::MAX, 1].map(|count| GroupCounts::new(["sex0"], [count, 0]));
    assert_eq!(Tally::from_counts(&book, part("a"), rows), Err(TallyError::TooMany));
}

#[test]
fn tallies_that_share_a_part_or_go_by_other_books_do_not_merge() {
    let sex = book(&[("sex", 2)]);
    let one = |stratum| tally(&sex, stratum, &[(&["sex0"], [3, 1])]);
    assert_eq!(one("a").merge(one("a")), Err(MergeError::CommonPart { part: part("a") }));
    let merged = one("a").merge(one("b")).unwrap();
    assert_eq!(merged.clone().merge(one("b")).unwrap_err().code(), "merge_common_part");
    assert_eq!(merged.reached(&Stage::Applied), Some(6));
    let other = book(&[("sex", 3)]);
    assert_eq!(one("a").merge(tally(&other, "b", &[])), Err(MergeError::DifferentBooks));
    let by_code = CodeBook::new(
        Stage::Applied,
        vec![invited()],
        vec![
            Dimension::new(
                "sex".parse().unwrap(),
                LegalBasis::EmploymentLaw,
                ["sex0", "sex1"]
                    .map(|code| Category::told(code.parse().unwrap(), "register".parse().unwrap()))
                    .to_vec(),
            )
            .unwrap(),
        ],
    )
    .unwrap();
    assert_eq!(one("a").merge(Tally::empty(&by_code)), Err(MergeError::DifferentBooks), "another definition");
    assert_ne!(by_code.digest(), sex.digest());
    assert_eq!(merged.book_digest(), sex.digest());
    let most = tally(&sex, "c", &[(&["sex0"], [u64::from(u32::MAX), 0])]);
    assert_eq!(most.merge(one("d")), Err(MergeError::TooMany));
}

#[test]
fn debugging_shows_no_count() {
    let tally = tally(&book(&[("sex", 2)]), "a", &[(&["sex0"], [77, 33])]);
    let rates = tally.rates(&["sex"], &invited()).unwrap();
    let impacts = rates.impacts(Against::Highest).unwrap();
    for shown in [format!("{tally:?}"), format!("{rates:?}"), format!("{impacts:?}")] {
        assert!(!shown.contains("77") && !shown.contains("33"), "{shown}");
    }
}

#[test]
fn what_was_not_asked_has_no_answer() {
    let tally = Tally::empty(&book(&[("a", 2), ("b", 2)]));
    let code = |grouping: &[&str], step: &Step| {
        tally.rates(grouping, step).map_err(|error| error.code()).unwrap_err()
    };
    assert_eq!(code(&["a", "b"], &invited()), "ask_grouping");
    assert_eq!(code(&["a", "a"], &invited()), "ask_grouping");
    assert_eq!(code(&[], &invited()), "ask_grouping");
    for step in [
        Step::new(Stage::Applied, Stage::Invited),
        Step::new(Stage::Hired, Stage::Applied),
        Step::new(Stage::Applied, Stage::Applied),
    ] {
        assert_eq!(code(&["a"], &step), "ask_step", "{step}");
    }
    let rates = tally.rates(&["a"], &invited()).unwrap();
    assert!(matches!(rates.two_by_two(&["a2"]), Err(AskError::Group { .. })));
    assert!(matches!(rates.impacts(Against::Group(&["a2"])), Err(AskError::Group { .. })));
}

#[test]
fn a_step_may_pass_over_a_stage_and_groups_are_named_in_the_order_asked() {
    let steps =
        vec![Step::new(Stage::Qualified, Stage::Applied), Step::new(Stage::Invited, Stage::Qualified)];
    let book = CodeBook::new(Stage::Applied, steps, vec![told("a", 2), told("b", 2)]).unwrap();
    let book = book.with_intersection(&["a", "b"]).unwrap();
    let rows = [GroupCounts::new(["a0", "b1"], [9, 6, 3]), GroupCounts::new(["a1", "b0"], [5, 4, 1])];
    let tally = Tally::from_counts(&book, part("x"), rows).unwrap();
    assert_eq!(
        tally.rates(&["b", "a"], &invited()).unwrap().rate(&["b1", "a0"]).unwrap().to_string(),
        "3 of 9"
    );
    let qualified = Step::new(Stage::Invited, Stage::Qualified);
    assert_eq!(tally.rates(&["a"], &qualified).unwrap().rate(&["a1"]).unwrap().to_string(), "1 of 4");
    let table = tally.rates(&["a"], &qualified).unwrap().two_by_two(&["a1"]).unwrap();
    assert_eq!((table.group().to_string(), table.others().to_string()), ("1 of 4".into(), "3 of 6".into()));
}

fn parts() -> impl Strategy<Value = (Vec<Vec<(usize, usize, u64, u64)>>, Vec<usize>, Vec<prop::sample::Index>)>
{
    let row = (0..3_usize, 0..4_usize, 0..40_u64, 0..40_u64);
    prop::collection::vec(prop::collection::vec(row, 0..6), 1..7).prop_flat_map(|parts| {
        let order: Vec<usize> = (0..parts.len()).collect();
        let places = prop::collection::vec(any::<prop::sample::Index>(), parts.len());
        (Just(parts), Just(order).prop_shuffle(), places)
    })
}

fn two_dimensions() -> CodeBook {
    book(&[("a", 2), ("b", 3)]).with_intersection(&["a", "b"]).unwrap()
}

fn value(dimension: &str, number: usize, last: usize) -> String {
    if number == last { "undisclosed".to_owned() } else { format!("{dimension}{number}") }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn merging_in_any_order_and_any_split_gives_the_same_tally((parts, order, joins) in parts()) {
        let book = two_dimensions();
        let made: Vec<Tally> = parts.iter().enumerate().map(|(n, rows)| {
            let rows = rows.iter().map(|(a, b, x, y)| {
                GroupCounts::new([value("a", *a, 2), value("b", *b, 3)], [x + y, *x])
            });
            Tally::from_counts(&book, part(&format!("s{n}")), rows).unwrap()
        }).collect();
        let in_order = made.iter().cloned().try_fold(Tally::empty(&book), Tally::merge).unwrap();
        let mut heap: Vec<Tally> = order.iter().map(|place| made[*place].clone()).collect();
        for join in joins {
            if heap.len() > 1 {
                let one = heap.remove(join.index(heap.len()));
                let other = heap.remove(join.index(heap.len()));
                heap.push(other.merge(one).unwrap());
            }
        }
        let any_way = heap.into_iter().try_fold(Tally::empty(&book), Tally::merge).unwrap();
        prop_assert_eq!(&any_way, &in_order);
        let json = serde_json::to_string(&any_way).unwrap();
        prop_assert_eq!(&json, &serde_json::to_string(&in_order).unwrap());
        prop_assert_eq!(serde_json::from_str::<Tally>(&json).unwrap(), in_order.clone());
        let mut naive: BTreeMap<usize, [u64; 2]> = BTreeMap::new();
        for (a, _, x, y) in parts.iter().flatten() {
            let sum = naive.entry(*a).or_default();
            *sum = [sum[0] + x, sum[1] + x + y];
        }
        let rates = in_order.rates(&["a"], &invited()).unwrap();
        for a in 0..2 {
            let [x, n] = naive.get(&a).copied().unwrap_or_default();
            prop_assert_eq!(rates.rate(&[&format!("a{a}")]), Some(Rate::new(x, n).unwrap()));
        }
        let [x, n] = naive.get(&2).copied().unwrap_or_default();
        prop_assert_eq!(rates.undisclosed(), Some(Rate::new(x, n).unwrap()));
    }

    #[test]
    fn columns_count_what_a_loop_counts(
        rows in prop::collection::vec((0..3_u8, 0..4_u8, any::<bool>(), 0..3_u32), 0..60),
        times in 1..500_usize,
        bits in any::<bool>(),
    ) {
        let rows: Vec<_> = rows.iter().cycle().take(rows.len() * times).copied().collect();
        let column = |f: fn(&(u8, u8, bool, u32)) -> u8| rows.iter().map(f).collect::<Vec<u8>>();
        let (a, b, y) = (column(|r| r.0), column(|r| r.1), column(|r| u8::from(r.2)));
        let packed: Vec<u8> = y.chunks(8).map(|eight| eight.iter().rev().fold(0, |byte, bit| byte << 1 | bit)).collect();
        let outcome = if bits { Outcome::Bits(&packed, y.len()) } else { Outcome::Bytes(&y) };
        let strata: Vec<u32> = rows.iter().map(|r| r.3).collect();
        let ids = ["x", "y", "z"].map(part);
        for book in [two_dimensions(), book(&[("a", 2), ("b", 3)])] {
            let columns = Columns::new(vec![&a, &b], vec![outcome]);
            let naive = |keep: &dyn Fn(u32) -> bool, id: &PartId| {
                let kept = rows.iter().filter(|row| keep(row.3));
                let rows = kept.map(|r| GroupCounts::new([value("a", r.0.into(), 2), value("b", r.1.into(), 3)], [1, r.2.into()]));
                Tally::from_counts(&book, id.clone(), rows).unwrap()
            };
            prop_assert_eq!(Tally::from_columns(&book, &ids[..1], &columns).unwrap(), naive(&|_| true, &ids[0]));
            let wanted = (0..3).map(|n| naive(&move |s| s == n, &ids[n as usize])).try_fold(Tally::empty(&book), Tally::merge);
            let columns = columns.with_strata(&strata);
            prop_assert_eq!(Tally::from_columns(&book, &ids, &columns).unwrap(), wanted.unwrap());
        }
    }
}

#[test]
fn columns_of_many_groups_and_steps_count_what_a_loop_counts() {
    let steps =
        vec![invited(), Step::new(Stage::Offered, Stage::Invited), Step::new(Stage::Hired, Stage::Offered)];
    let sizes = [("a", 1), ("b", 9), ("c", 12), ("d", 99)];
    let dimensions = sizes.map(|(code, categories)| told(code, categories)).to_vec();
    let book = CodeBook::new(Stage::Applied, steps, dimensions).unwrap();
    let book = book.with_intersection(&["a", "b", "c"]).unwrap().with_intersection(&["c", "d"]).unwrap();
    let mut state = 7_u64;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let rows: Vec<[u64; 5]> =
        (0..50_000).map(|_| [next(2), next(10), next(13), next(100), next(4)]).collect();
    let column = |place: usize| rows.iter().map(|row| u8::try_from(row[place]).unwrap()).collect::<Vec<u8>>();
    let reached = |stage: u64| rows.iter().map(|row| u8::from(row[4] >= stage)).collect::<Vec<u8>>();
    let (columns, outcomes) = ([0, 1, 2, 3].map(column), [1, 2, 3].map(reached));
    let columns = Columns::new(
        columns.iter().map(Vec::as_slice).collect(),
        outcomes.iter().map(|outcome| Outcome::Bytes(outcome)).collect(),
    );
    let naive = rows.iter().map(|row| {
        let values = sizes
            .iter()
            .zip(row)
            .map(|((code, categories), number)| value(code, *number as usize, *categories));
        GroupCounts::new(values, (0..4).map(|stage| u64::from(row[4] >= stage)))
    });
    let wanted = Tally::from_counts(&book, part("x"), naive).unwrap();
    assert_eq!(Tally::from_columns(&book, &[part("x")], &columns).unwrap(), wanted);
}

#[test]
fn columns_that_cannot_be_counted_are_refused_with_row_and_value() {
    let steps = vec![invited(), Step::new(Stage::Hired, Stage::Invited)];
    let book = CodeBook::new(Stage::Applied, steps, vec![told("sex", 2)]).unwrap();
    let long = vec![0_u8; 10_000];
    let mut wrong = long.clone();
    wrong[8_765] = 3;
    let count = |groups: Vec<&[u8]>, outcomes: Vec<Outcome<'_>>| {
        Tally::from_columns(&book, &[part("x")], &Columns::new(groups, outcomes)).unwrap_err()
    };
    let bytes = Outcome::Bytes;
    assert_eq!(
        count(vec![&wrong], vec![bytes(&long), bytes(&long)]).to_string(),
        "row 8765: dimension sex has no category number 3"
    );
    assert_eq!(
        count(vec![&long], vec![bytes(&wrong), bytes(&long)]).to_string(),
        "row 8765: outcome 3 of invited of applied, 0 or 1 is wanted"
    );
    let mut hired = long.clone();
    hired[4_100] = 1;
    let error = count(vec![&long], vec![bytes(&long), bytes(&hired)]);
    assert_eq!(error.to_string(), "row 4100: hired of invited, and the stage before was not reached");
    assert_eq!(count(vec![], vec![bytes(&long), bytes(&long)]).code(), "columns_number");
    assert_eq!(count(vec![&long], vec![bytes(&long)]).code(), "columns_number");
    assert_eq!(count(vec![&long], vec![bytes(&long), bytes(&long[1..])]).code(), "columns_length");
    assert_eq!(
        count(vec![&[0; 8]], vec![Outcome::Bits(&[0, 0], 8), Outcome::Bits(&[0], 8)]).code(),
        "columns_length"
    );
    let strata = [0, 1, 2];
    let columns =
        Columns::new(vec![&[0, 0, 0]], vec![bytes(&[0, 0, 0]), bytes(&[0, 0, 0])]).with_strata(&strata);
    let refused = |parts: &[PartId]| Tally::from_columns(&book, parts, &columns).unwrap_err();
    assert_eq!(refused(&[part("x"), part("y")]), ColumnError::Part { row: 2, value: 2, parts: 2 });
    assert_eq!(refused(&["x", "y", "x"].map(part)).code(), "tally_part_twice");
}

#[test]
fn an_outcome_that_is_none_is_found_among_a_hundred_thousand_rows() {
    let book = CodeBook::new(Stage::Applied, vec![invited()], vec![told("sex", 2)]).unwrap();
    let groups = vec![0_u8; 100_000];
    for row in [0, 50_000, 99_999] {
        let mut outcomes = groups.clone();
        outcomes[row] = 2;
        let columns = Columns::new(vec![&groups], vec![Outcome::Bytes(&outcomes)]);
        let error = Tally::from_columns(&book, &[part("x")], &columns).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("row {row}: outcome 2 of invited of applied, 0 or 1 is wanted")
        );
    }
}

#[test]
fn a_stored_tally_that_cannot_be_is_refused() {
    let book = two_dimensions();
    let overlapping = self::book(&[("a", 1), ("b", 1), ("c", 1)]);
    let overlapping =
        overlapping.with_intersection(&["a", "b"]).unwrap().with_intersection(&["b", "c"]).unwrap();
    let one = tally(&book, "x", &[(&["a0", "b0"], [4, 2])]);
    let two = tally(&overlapping, "x", &[(&["a0", "b0", "c0"], [4, 2])]);
    let json = |tally: &Tally| serde_json::to_value(tally).unwrap();
    let refused = |value: serde_json::Value| serde_json::from_value::<Tally>(value).unwrap_err().to_string();
    let with = |tally: &Tally, place: &str, value: serde_json::Value| {
        let mut json = json(tally);
        *json.pointer_mut(place).unwrap() = value;
        refused(json)
    };
    assert_eq!(serde_json::from_value::<Tally>(json(&two)).unwrap(), two);
    assert!(with(&one, "/format", 2.into()).contains("format"));
    assert!(with(&one, "/parts/0/tables", serde_json::json!([])).contains("no such tables"));
    assert!(with(&one, "/parts/0/tables/0/0/group/1", "b9".into()).contains("no category \"b9\""));
    assert!(
        with(&one, "/parts/0/tables/0/0/counts/1", 5.into()).contains("more of one group than there were")
    );
    assert!(with(&one, "/parts/0/tables/0/0/counts", serde_json::json!([1])).contains("1 counts"));
    assert!(with(&two, "/parts/0/tables/0/0/counts/1", 1.into()).contains("count differently by b"));
    let mut twice = json(&one);
    let row = twice["parts"][0].clone();
    twice["parts"].as_array_mut().unwrap().push(row);
    assert_eq!(refused(twice), "part x in 2026 is there twice");
    let mut cell_twice = json(&one);
    let row = cell_twice["parts"][0]["tables"][0][0].clone();
    cell_twice["parts"][0]["tables"][0].as_array_mut().unwrap().push(row);
    assert!(refused(cell_twice).contains("no such tables"));
}

// ---------------------------------------------------------------------------------------------------- rounds

fn round(people: impl IntoIterator<Item = Person>) -> Round {
    people.into_iter().fold(RoundSketch::new(), RoundSketch::person).build()
}

fn taken(book: &CodeBook, round: &Round, told: &[Told]) -> Result<Taken, GatherError> {
    Tally::of_round(book, part("x"), round, told)
}

fn sex() -> Dimension {
    let of = |code: &str, ground| {
        Category::of(code.parse().unwrap(), "self_declared".parse().unwrap(), Group::declared(ground))
    };
    let categories = vec![of("woman", Ground::Woman), of("man", Ground::Man)];
    Dimension::new("sex".parse().unwrap(), LegalBasis::EmploymentLaw, categories).unwrap()
}

fn background(basis: LegalBasis) -> Dimension {
    Dimension::of_ground(&Ground::MinorityBackground, "ks.2006".parse().unwrap(), basis)
}

#[test]
fn a_round_is_counted_by_what_its_people_declared_and_reached() {
    let steps = vec![
        Step::new(Stage::Qualified, Stage::Applied),
        Step::new(Stage::Invited, Stage::Qualified),
        Step::new(Stage::Offered, Stage::Invited),
    ];
    let book =
        CodeBook::new(Stage::Applied, steps, vec![background(LegalBasis::EmploymentLaw), sex()]).unwrap();
    let minority = Ground::MinorityBackground;
    let round = round([
        Person::new("A").suited().declares(minority.clone()).declares(Ground::Woman).invited(),
        Person::new("B")
            .suited()
            .answers(minority.clone(), Answer::DeclaredNot)
            .declares(Ground::Man)
            .invited(),
        Person::new("C").suited().answers(minority.clone(), Answer::Declined).declares(Ground::Man),
        Person::new("D").found(Suitability::Unqualified).declares(minority.clone()).invited(),
        Person::new("E").answers(minority.clone(), Answer::Withdrawn).answers(Ground::Woman, Answer::Erased),
        Person::new("F")
            .found(Suitability::Doubtful)
            .answers(minority, Answer::NotAnswered)
            .declares(Ground::Woman),
    ]);
    let offered = Told::new(Stage::Offered, [testing::id("A")]);
    let taken = taken(&book, &round, std::slice::from_ref(&offered)).unwrap();
    assert_eq!(taken.not_assessed(), 1, "E");
    assert_eq!(taken.not_out_of(), [(Step::new(Stage::Invited, Stage::Qualified), 1)], "D");
    let counts = |group: &str, dimension: &str| {
        let of = |stage| publish(taken.tally(), 1).count(&[(dimension, group)], &stage).count().unwrap();
        [Stage::Applied, Stage::Qualified, Stage::Invited, Stage::Offered].map(of)
    };
    assert_eq!(counts("declared", "minority_background"), [2, 1, 1, 1]);
    assert_eq!(counts("declared_not", "minority_background"), [1, 1, 1, 0]);
    assert_eq!(counts("undisclosed", "minority_background"), [3, 1, 0, 0]);
    assert_eq!(counts("woman", "sex"), [2, 1, 1, 1]);
    assert_eq!(counts("man", "sex"), [2, 2, 1, 0]);
    assert_eq!(counts("undisclosed", "sex"), [2, 0, 0, 0]);
}

#[test]
fn on_consent_a_declaration_without_it_is_undisclosed() {
    let ground = Ground::MinorityBackground;
    let declared = Declaration::new(ground.clone(), Answer::Declared);
    let round = round([
        Person::new("A").says(declared.clone()),
        Person::new("B").says(declared.with_explicit_consent()),
        Person::new("C").says(Declaration::new(ground, Answer::DeclaredNot)),
    ]);
    for (basis, wanted) in [(LegalBasis::ExplicitConsent, [1, 0, 2]), (LegalBasis::EmploymentLaw, [2, 1, 0])]
    {
        let book = CodeBook::new(Stage::Applied, vec![], vec![background(basis)]).unwrap();
        let published = publish(taken(&book, &round, &[]).unwrap().tally(), 1);
        let of = |group| published.count(&[("minority_background", group)], &Stage::Applied).count().unwrap();
        assert_eq!(["declared", "declared_not", "undisclosed"].map(of), wanted, "{basis:?}");
    }
}

#[test]
fn whoever_withdrew_before_an_invitation_is_counted_or_left_out_as_the_book_says() {
    let round = round([
        Person::new("A").suited().invited().withdrew_after(40),
        Person::new("B").suited().withdrew_after(12),
        Person::new("C").suited(),
    ]);
    for (withdrawn, people, left_out) in [(Withdrawn::Counted, 3, 0), (Withdrawn::LeftOut, 2, 1)] {
        let book =
            CodeBook::new(Stage::Applied, vec![invited()], vec![sex()]).unwrap().with_withdrawn(withdrawn);
        let taken = taken(&book, &round, &[]).unwrap();
        assert_eq!((taken.tally().reached(&Stage::Applied), taken.withdrawn()), (Some(people), left_out));
    }
}

#[test]
fn a_round_that_a_book_cannot_count_is_refused_without_a_word_of_whom() {
    let book = |steps: Vec<Step>, dimension: Dimension| {
        CodeBook::new(Stage::Applied, steps, vec![dimension]).unwrap()
    };
    let offered = || Step::new(Stage::Offered, Stage::Applied);
    let both = round([Person::new("A").declares(Ground::Woman).declares(Ground::Man)]);
    let neither = round([Person::new("A")
        .answers(Ground::Woman, Answer::DeclaredNot)
        .answers(Ground::Man, Answer::DeclaredNot)]);
    let error = |book: &CodeBook, round: &Round, told: &[Told]| taken(book, round, told).unwrap_err();
    assert_eq!(error(&book(vec![], sex()), &both, &[]).code(), "gather_in_several");
    assert_eq!(error(&book(vec![], sex()), &neither, &[]).code(), "gather_in_none");
    assert_eq!(error(&book(vec![], told("sex", 2)), &both, &[]).code(), "gather_no_group");
    assert_eq!(error(&book(vec![offered()], sex()), &both, &[]).code(), "gather_not_told");
    let tell = |stage: Stage, who: &str| Told::new(stage, [testing::id(who)]);
    let whole = book(vec![offered()], sex());
    assert_eq!(error(&whole, &both, &[tell(Stage::Offered, "B")]).code(), "gather_not_an_applicant");
    assert_eq!(
        error(&whole, &both, &[tell(Stage::Offered, "A"), tell(Stage::Offered, "A")]).code(),
        "gather_not_asked"
    );
    assert_eq!(
        error(&whole, &both, &[tell(Stage::Offered, "A"), tell(Stage::Promoted, "A")]).code(),
        "gather_not_asked"
    );
    assert_eq!(
        error(&whole, &both, &[tell(Stage::Offered, "A"), tell(Stage::Applied, "A")]).code(),
        "gather_not_asked"
    );
    let caught = Dimension::new(
        "sex".parse().unwrap(),
        LegalBasis::EmploymentLaw,
        sex()
            .categories()
            .iter()
            .cloned()
            .chain([
                Category::several("several".parse().unwrap(), "self_declared".parse().unwrap()),
                Category::other("other".parse().unwrap(), "self_declared".parse().unwrap()),
            ])
            .collect(),
    )
    .unwrap();
    for (round, group) in [(&both, "several"), (&neither, "other")] {
        let tally = taken(&book(vec![], caught.clone()), round, &[]).unwrap().into_tally();
        assert_eq!(publish(&tally, 1).count(&[("sex", group)], &Stage::Applied), Cell::Count(1));
    }
}

// ---------------------------------------------------------------------------------------------------- ratios

#[test]
fn four_fifths_is_decided_in_whole_numbers() {
    for (group, best, below, short) in [
        ((48, 60), (60, 60), false, 0), // exactly four fifths is not below
        ((6, 20), (9, 24), false, 0),   // though a quotient of doubles falls below
        ((47, 60), (60, 60), true, 1),
        ((26, 48), (206, 259), true, 5), // Connecticut v. Teal, 457 U.S. 440 (1982)
        ((0, 5), (1, 1), true, 4),
        ((5, 5), (1, 2), false, 0),
    ] {
        let rate = |(selected, of)| Rate::new(selected, of).unwrap();
        let impacts =
            Rates::of([("a", rate(group)), ("b", rate(best))]).impacts(Against::Group(&["b"])).unwrap();
        assert_eq!(impacts[0].is_below_four_fifths(), Some(below), "{group:?} {best:?}");
        assert_eq!(impacts[0].short_of_four_fifths(), Some(short), "{group:?} {best:?}");
    }
}

#[test]
fn every_pair_of_rates_of_few_is_compared_as_fractions_are() {
    let line = Ratio::new(4, 5).unwrap();
    for (b, d) in (1..=24_u64).flat_map(|b| (1..=24_u64).map(move |d| (b, d))) {
        for (a, c) in (0..=b).flat_map(|a| (0..=d).map(move |c| (a, c))) {
            let (one, other) = (Rate::new(a, b).unwrap(), Rate::new(c, d).unwrap());
            let wanted = (c > 0).then_some(5 * a * d < 4 * c * b);
            assert_eq!(one.is_below_four_fifths_of(other), wanted);
            assert_eq!(one.compare(other), Some((a * d).cmp(&(c * b))));
            if c > 0 {
                let short = (0..=b - a).find(|more| 5 * (a + more) * d >= 4 * c * b);
                let impact =
                    Rates::of([("a", one), ("b", other)]).impacts(Against::Group(&["b"])).unwrap().remove(0);
                assert_eq!(impact.short_of(line).map(u64::from), short, "{a}/{b} {c}/{d}");
            }
        }
    }
}

#[test]
fn degenerate_rates_have_no_ratio_and_print() {
    let of = |rates: &[(u64, u64)]| {
        let names = ["a", "b", "c"];
        let rates = names.iter().zip(rates).map(|(name, (x, n))| (*name, Rate::new(*x, *n).unwrap()));
        let impacts = Rates::of(rates).impacts(Against::Highest).unwrap();
        impacts
            .iter()
            .map(|impact| (impact.rate().to_string(), impact.ratio(), impact.is_reference()))
            .collect::<Vec<_>>()
    };
    assert_eq!(of(&[(0, 3), (0, 4)]), [("0 of 3".into(), None, true), ("0 of 4".into(), None, false)]);
    assert_eq!(
        of(&[(3, 3), (4, 4)]),
        [("3 of 3".into(), Some(1.0), true), ("4 of 4".into(), Some(1.0), false)]
    );
    assert_eq!(of(&[(1, 2)]), [("1 of 2".into(), Some(1.0), true)]);
    assert_eq!(of(&[]), []);
    assert_eq!(of(&[(0, 0), (2, 4)]), [("0 of 0".into(), None, false), ("2 of 4".into(), Some(1.0), true)]);
    assert_eq!(of(&[(0, 0), (0, 0)]), [("0 of 0".into(), None, false), ("0 of 0".into(), None, false)]);
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn the_ranges_for_the_undisclosed_are_those_of_every_way_they_might_be(
        (a, b) in (0..6_u64, 0..6_u64), (c, d) in (0..6_u64, 1..6_u64), (e, f) in (0..4_u64, 0..4_u64),
    ) {
        let rate = |x: u64, rest: u64| Rate::new(x, x + rest).unwrap();
        let rates = Rates::of([("a", rate(a, b)), ("b", rate(c, d)), ("undisclosed", rate(e, f))]);
        let impact = rates.impacts(Against::Group(&["b"])).unwrap().remove(0);
        let (all_in, all_out) = impact.with_undisclosed().unwrap();
        prop_assert_eq!(all_in, rate(a + e, b + f).ratio_to(rate(c, d)));
        prop_assert_eq!(all_out, rate(a, b).ratio_to(rate(c + e, d + f)));
        let mut every: Vec<Option<f64>> = Vec::new();
        for (x, y) in (0..=e).flat_map(|x| (0..=f).map(move |y| (x, y))) {
            for (v, w) in (0..=e - x).flat_map(|v| (0..=f - y).map(move |w| (v, w))) {
                every.push(rate(a + x, b + y).ratio_to(rate(c + v, d + w)));
            }
        }
        if let Some(widest) = impact.widest() {
            let found = every.iter().flatten().copied();
            prop_assert!((found.clone().fold(f64::INFINITY, f64::min) - widest.low()).abs() < 1e-12);
            if widest.high().is_finite() {
                prop_assert!((found.fold(0.0, f64::max) - widest.high()).abs() < 1e-12);
            } else {
                prop_assert!(every.contains(&None), "the other might have nobody selected");
            }
        } else {
            prop_assert!(a + b == 0 || every.iter().all(Option::is_none) || c == 0);
        }
    }
}

// ---------------------------------------------------------------------------------------------------- publishing

/// The counts of a table of two dimensions by every way to fill its cells: the joint cells, with margins and total shown or
/// withheld as they are published.
fn shown(published: &Published, sizes: [usize; 2], stage: &Stage) -> Vec<(Vec<usize>, Cell)> {
    let name =
        |dimension: &str, number: usize| value(dimension, number, sizes[usize::from(dimension == "b")]);
    let joint = |i: usize, j: usize| i * (sizes[1] + 1) + j;
    let (rows, columns) = (0..=sizes[0], 0..=sizes[1]);
    let mut all = Vec::new();
    for i in rows.clone() {
        for j in columns.clone() {
            all.push((
                vec![joint(i, j)],
                published.count(&[("a", &name("a", i)), ("b", &name("b", j))], stage),
            ));
        }
        all.push((
            columns.clone().map(|j| joint(i, j)).collect(),
            published.count(&[("a", &name("a", i))], stage),
        ));
    }
    for j in columns.clone() {
        all.push((
            rows.clone().map(|i| joint(i, j)).collect(),
            published.count(&[("b", &name("b", j))], stage),
        ));
    }
    all.push(((0..(sizes[0] + 1) * (sizes[1] + 1)).collect(), published.everybody(stage)));
    all
}

/// Between what each sum may lie over every table of whole numbers that agrees with what is shown, by trying them all.
fn solved(shown: &[(Vec<usize>, Cell)], cells: usize, most: u32) -> Vec<(u32, u32)> {
    fn fill(
        at: usize,
        table: &mut Vec<u32>,
        shown: &[(Vec<usize>, Cell)],
        cells: usize,
        most: u32,
        found: &mut Vec<(u32, u32)>,
    ) {
        for (sum, cell) in shown {
            let so_far: u32 = sum.iter().filter(|place| **place < at).map(|place| table[*place]).sum();
            let complete = sum.iter().all(|place| *place < at);
            if cell.count().is_some_and(|count| so_far > count || complete && so_far != count) {
                return;
            }
        }
        if at == cells {
            for ((sum, _), (low, high)) in shown.iter().zip(found) {
                let value = sum.iter().map(|place| table[*place]).sum();
                (*low, *high) = ((*low).min(value), (*high).max(value));
            }
            return;
        }
        for value in 0..=most {
            table.push(value);
            fill(at + 1, table, shown, cells, most, found);
            table.pop();
        }
    }
    let mut found = vec![(u32::MAX, 0); shown.len()];
    fill(0, &mut Vec::new(), shown, cells, most, &mut found);
    found
}

fn table(counts: &[u32], book: &CodeBook, sizes: [usize; 2]) -> Tally {
    let rows = counts.iter().enumerate().map(|(cell, count)| {
        let (i, j) = (cell / (sizes[1] + 1), cell % (sizes[1] + 1));
        GroupCounts::new([value("a", i, sizes[0]), value("b", j, sizes[1])], [u64::from(*count)])
    });
    Tally::from_counts(book, part("x"), rows).unwrap()
}

fn counts_only(sizes: [usize; 2]) -> CodeBook {
    let book = CodeBook::new(Stage::Applied, vec![], vec![told("a", sizes[0]), told("b", sizes[1])]).unwrap();
    book.with_intersection(&["a", "b"]).unwrap()
}

fn assert_cannot_be_solved(published: &Published, sizes: [usize; 2], counts: &[u32], threshold: u32) {
    let cells = (sizes[0] + 1) * (sizes[1] + 1);
    let all = shown(published, sizes, &Stage::Applied);
    for (sum, cell) in &all {
        let value: u32 = sum.iter().map(|place| counts[*place]).sum();
        match cell {
            Cell::Suppressed => {}
            Cell::Empty => assert_eq!(value, 0),
            Cell::Count(count) => {
                assert!(*count == value && value >= threshold, "{counts:?}: {value} is shown");
            }
            Cell::NotAsked => panic!("it was asked"),
        }
    }
    // One more than the largest cell is enough to show that a cell can be another number.
    let most = counts.iter().copied().max().unwrap_or_default() + 1;
    for ((sum, cell), (low, high)) in all.iter().zip(solved(&all, cells, most)) {
        assert!(*cell != Cell::Suppressed || low < high, "{counts:?}: {sum:?} can only be {low}");
    }
}

#[test]
fn no_small_table_can_be_solved_back() {
    let sizes = [1, 1];
    let book = counts_only(sizes);
    for number in 0..6_u32.pow(4) {
        let counts: Vec<u32> = (0..4).map(|place| number / 6_u32.pow(place) % 6).collect();
        let tally = table(&counts, &book, sizes);
        for threshold in [2, 3, 5] {
            assert_cannot_be_solved(&publish(&tally, threshold), sizes, &counts, threshold);
        }
    }
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn no_table_can_be_solved_back(
        counts in prop::collection::vec(prop_oneof![3 => Just(0_u32), 4 => 0..4_u32, 2 => 4..7_u32], 6),
        threshold in 2..5_u32,
        wide in any::<bool>(),
    ) {
        let sizes = if wide { [1, 2] } else { [2, 1] };
        assert_cannot_be_solved(&publish(&table(&counts, &counts_only(sizes), sizes), threshold), sizes, &counts, threshold);
    }

    #[test]
    fn a_threshold_of_one_withholds_nothing_and_a_higher_one_never_shows_more(
        counts in prop::collection::vec(0..30_u32, 12), threshold in 2..12_u32,
    ) {
        let sizes = [2, 3];
        let tally = table(&counts, &counts_only(sizes), sizes);
        let all = shown(&publish(&tally, 1), sizes, &Stage::Applied);
        prop_assert!(all.iter().all(|(sum, cell)| cell.count() == Some(sum.iter().map(|place| counts[*place]).sum())));
        let some = shown(&publish(&tally, threshold), sizes, &Stage::Applied);
        for ((_, cell), (_, whole)) in some.iter().zip(&all) {
            prop_assert!(*cell == Cell::Suppressed || cell == whole);
            prop_assert!(cell.count().is_none_or(|count| count == 0 || count >= threshold));
        }
        // A table without small cells is shown as it is.
        if counts.iter().all(|count| *count == 0 || *count >= threshold) {
            prop_assert_eq!(some, all);
        }
    }
}

/// Chooses a chain for each group in turn, as long as it agrees with what is shown.
fn fill_chains(
    at: usize,
    chosen: &mut Vec<[u32; 3]>,
    chains: &[[u32; 3]],
    shown: &[(Vec<(usize, usize)>, Option<u32>)],
    between: &mut [(u32, u32)],
) {
    let sum = |cells: &[(usize, usize)], chosen: &[[u32; 3]]| -> u32 {
        cells.iter().filter(|(n, _)| *n < at).map(|(n, stage)| chosen[*n][*stage]).sum()
    };
    for (cells, count) in shown {
        let complete = cells.iter().all(|(n, _)| *n < at);
        let so_far = sum(cells, chosen);
        if count.is_some_and(|count| so_far > count || complete && so_far != count) {
            return;
        }
    }
    if at == chosen.len() {
        for ((cells, _), (low, high)) in shown.iter().zip(between) {
            let value = sum(cells, chosen);
            (*low, *high) = ((*low).min(value), (*high).max(value));
        }
        return;
    }
    for chain in chains {
        chosen[at] = *chain;
        fill_chains(at + 1, chosen, chains, shown, between);
    }
}

/// What is published of one dimension over a chain of stages, and every set of counts that agrees with it by trying all.
fn assert_chain_cannot_be_solved(counts: &[[u32; 3]], threshold: u32) {
    let steps =
        vec![Step::new(Stage::Qualified, Stage::Applied), Step::new(Stage::Invited, Stage::Qualified)];
    let groups = counts.len() - 1;
    let book = CodeBook::new(Stage::Applied, steps, vec![told("a", groups)]).unwrap();
    let name = |number: usize| value("a", number, groups);
    let rows =
        counts.iter().enumerate().map(|(n, counts)| GroupCounts::new([name(n)], counts.map(u64::from)));
    let published = publish(&Tally::from_counts(&book, part("x"), rows).unwrap(), threshold);
    let stages = [Stage::Applied, Stage::Qualified, Stage::Invited];
    // Each shown number is a sum of unknowns: group by group those who reached a stage.
    let mut shown: Vec<(Vec<(usize, usize)>, Option<u32>)> = Vec::new();
    for (stage, named) in stages.iter().enumerate() {
        for n in 0..=groups {
            shown.push((vec![(n, stage)], published.count(&[("a", &name(n))], named).count()));
        }
        shown.push(((0..=groups).map(|n| (n, stage)).collect(), published.everybody(named).count()));
    }
    let most = counts.iter().flatten().max().unwrap() + 1;
    let chains: Vec<[u32; 3]> =
        (0..=most).flat_map(|a| (0..=a).flat_map(move |b| (0..=b).map(move |c| [a, b, c]))).collect();
    let mut between = vec![(u32::MAX, 0); shown.len()];
    let mut chosen = vec![[0_u32; 3]; groups + 1];
    fill_chains(0, &mut chosen, &chains, &shown, &mut between);
    for ((cells, count), (low, high)) in shown.iter().zip(between) {
        assert!(count.is_some() || low < high, "{counts:?} under {threshold}: {cells:?} can only be {low}");
        let true_value: u32 = cells.iter().map(|(n, stage)| counts[*n][*stage]).sum();
        assert!(count.is_none_or(|count| count == true_value && (count == 0 || count >= threshold)));
    }
}

#[test]
fn no_chain_of_stages_can_be_solved_back() {
    // Everybody of a group passed: what one stage shows would tell the other.
    assert_chain_cannot_be_solved(&[[9, 9, 9], [3, 3, 3], [0, 0, 0]], 5);
    assert_chain_cannot_be_solved(&[[9, 9, 9], [7, 3, 3], [6, 6, 6]], 5);
    assert_chain_cannot_be_solved(&[[9, 8, 8], [7, 7, 0], [9, 5, 5]], 3);
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn no_chain_of_stages_drawn_at_random_can_be_solved_back(
        counts in prop::collection::vec((0..6_u32, 0..6_u32, 0..6_u32), 3), threshold in 2..5_u32,
    ) {
        let chain = |(a, b, c): &(u32, u32, u32)| [*a, *a.min(b), *a.min(b).min(c)];
        let counts: Vec<[u32; 3]> = counts.iter().map(chain).collect();
        assert_chain_cannot_be_solved(&counts, threshold);
    }
}

#[test]
fn one_left_out_of_many_is_not_told_by_the_sum_of_two_groups() {
    let book = book(&[("a", 3)]);
    let tally = tally(&book, "x", &[(&["a0"], [100, 99]), (&["a1"], [40, 40]), (&["a2"], [100, 50])]);
    let published = publish(&tally, 5);
    let of = |group| published.count(&[("a", group)], &Stage::Invited);
    assert_eq!(of("a0"), Cell::Suppressed);
    // Of a0 and a1 together one was not invited: their sum must not be told.
    assert!(
        of("a1") != Cell::Suppressed
            || of("a2") == Cell::Suppressed
            || published.everybody(&Stage::Invited) == Cell::Suppressed
    );
}

#[test]
fn intersections_that_go_round_in_a_circle_are_refused() {
    let book = || book(&[("a", 1), ("b", 1), ("c", 1), ("d", 1)]);
    let chain = book().with_intersection(&["a", "b"]).unwrap().with_intersection(&["b", "c"]).unwrap();
    assert_eq!(chain.clone().with_intersection(&["a", "c"]), Err(CodeBookError::Circle));
    let longer = chain.clone().with_intersection(&["c", "d"]).unwrap();
    assert_eq!(longer.clone().with_intersection(&["d", "a"]).unwrap_err().code(), "code_book_circle");
    assert!(longer.with_intersection(&["a", "b", "c"]).is_ok());
    assert!(chain.with_intersection(&["a", "b", "c", "d"]).is_ok());
}

#[test]
fn withheld_counts_that_are_few_together_take_one_more_with_them() {
    let book = book(&[("a", 4)]);
    let third = |second_small: u64| {
        let applied = [100, 2, second_small, 50];
        let rows =
            (0..4).zip(applied).map(|(a, applied)| GroupCounts::new([format!("a{a}")], [applied, applied]));
        let published = publish(&Tally::from_counts(&book, part("x"), rows).unwrap(), 5);
        [1, 2, 3].map(|a| published.count(&[("a", &format!("a{a}"))], &Stage::Applied).count())
    };
    assert_eq!(third(2), [None, None, None], "four are missing from the sum");
    assert_eq!(third(3), [None, None, Some(50)], "five are");
}

#[test]
fn large_books_are_published_within_the_steps_allowed() {
    // A sparse table of some seven thousand groups, most of them small.
    let book = book(&[("a", 80), ("b", 80)]).with_intersection(&["a", "b"]).unwrap();
    let mut state = 11_u64;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let rows: Vec<GroupCounts> = (0..300)
        .map(|_| {
            let people = 1 + next(12);
            GroupCounts::new([format!("a{}", next(80)), format!("b{}", next(80))], [people, next(people + 1)])
        })
        .collect();
    let published = publish(&Tally::from_counts(&book, part("x"), rows).unwrap(), 5);
    // Where the steps do not suffice the intersection is not shown, and what is smaller still is.
    assert!(published.everybody(&Stage::Applied).count().is_some());
    let shown = (0..80).filter(|a| {
        published.count(&[("a", &format!("a{a}"))], &Stage::Applied).count().is_some_and(|n| n > 0)
    });
    assert!(shown.count() > 40);
    for stage in [Stage::Applied, Stage::Invited] {
        for a in 0..80 {
            let joint =
                (0..80).map(|b| published.count(&[("a", &format!("a{a}")), ("b", &format!("b{b}"))], &stage));
            assert!(joint.into_iter().all(|cell| cell.count().is_none_or(|count| count == 0 || count >= 5)));
            assert!(
                published
                    .count(&[("a", &format!("a{a}"))], &stage)
                    .count()
                    .is_none_or(|count| count == 0 || count >= 5)
            );
        }
    }
}

#[test]
fn few_left_out_are_withheld_like_few_let_in() {
    let book = book(&[("a", 2)]);
    let tally = tally(&book, "x", &[(&["a0"], [50, 48]), (&["a1"], [60, 20]), (&["undisclosed"], [40, 10])]);
    let published = publish(&tally, 5);
    let of = |group, stage| published.count(&[("a", group)], &stage);
    assert_eq!(of("a0", Stage::Applied), Cell::Count(50));
    assert_eq!(of("a0", Stage::Invited), Cell::Suppressed, "two were not invited");
    assert_eq!(of("undisclosed", Stage::Invited), Cell::Suppressed, "and the sum would give the 48 back");
    assert_eq!(of("a1", Stage::Invited), Cell::Count(20));
    let rates = published.rates(&["a"], &invited()).unwrap();
    assert_eq!(rates.suppressed(), [["a0".to_owned()]]);
    assert_eq!(rates.rates().undisclosed(), None);
    let impacts = rates.impacts(Against::Highest).unwrap();
    assert!(
        impacts.iter().all(|impact| impact.widest().is_none() && impact.ratio().is_none()),
        "48 of 50 is the highest"
    );
    assert_eq!(rates.impacts(Against::Group(&["a1"])).unwrap()[0].ratio(), Some(1.0));
}

#[test]
fn fewer_people_than_the_threshold_are_not_shown_at_all() {
    let published = publish(&tally(&book(&[("a", 2)]), "x", &[(&["a0"], [3, 1])]), 5);
    for group in ["a0", "a1", "undisclosed"] {
        assert_ne!(published.count(&[("a", group)], &Stage::Applied), Cell::Count(3));
    }
    assert_eq!(published.everybody(&Stage::Applied), Cell::Suppressed);
}

#[test]
fn suppressed_empty_and_not_asked_are_three_things_on_the_wire_too() {
    let tally = tally(&book(&[("a", 3)]), "x", &[(&["a0"], [50, 20]), (&["a1"], [2, 1]), (&["a2"], [7, 6])]);
    let json = serde_json::to_value(publish(&tally, 5)).unwrap();
    let groups = &json["tables"][1]["groups"];
    assert_eq!(groups[1]["counts"], serde_json::json!({"applied": "suppressed", "invited": "suppressed"}));
    assert_eq!(groups[3]["counts"], serde_json::json!({"applied": 0, "invited": 0}));
    assert_eq!(groups[0]["counts"]["applied"], 50);
    assert_eq!(json["tables"][0]["by"], serde_json::json!([]));
    let not_asked = publish(&tally, 5).count(&[("b", "b0")], &Stage::Applied);
    assert_eq!((not_asked, not_asked.to_string()), (Cell::NotAsked, "not asked".to_owned()));
}

// ---------------------------------------------------------------------------------------------------- readings

fn two_by_two(a: u64, b: u64, c: u64, d: u64) -> TwoByTwo {
    TwoByTwo::new(Rate::new(a, b).unwrap(), Rate::new(c, d).unwrap())
}

#[test]
fn a_reading_says_no_more_than_its_table_shows() {
    for ((a, b, c, d), code) in [
        ((26, 48, 206, 259), "evidence_of_fewer"), // Connecticut v. Teal, 457 U.S. 440 (1982)
        ((206, 259, 26, 48), "evidence_of_more"),
        ((400, 1000, 405, 1000), "no_evidence"),
        ((1, 4, 9, 20), "too_few"),
        ((0, 4, 0, 20), "too_few"),
        ((0, 0, 3, 20), "too_few"),
        ((3, 20, 0, 0), "too_few"),
    ] {
        let reading = two_by_two(a, b, c, d).reading(Question::default());
        assert_eq!(reading.code(), code, "{a} of {b} beside {c} of {d}");
        for language in [Language::Bokmal, Language::Nynorsk, Language::English, Language::German] {
            let sentence = reading.sentence(language);
            assert!(!sentence.contains('[') && sentence.ends_with(['.', ')']), "{sentence}");
            let words = sentence.to_lowercase();
            assert!(
                ["pass", "fair", "bias", "discriminat", "signifi", "rettferdig", "diskriminer"]
                    .iter()
                    .all(|word| !words.contains(word)),
                "{sentence}"
            );
        }
    }
}

#[test]
fn what_is_worth_knowing_decides_between_no_evidence_and_too_few() {
    // Expected 402.5; at most 380 would have been evidence (by R's fisher.test), a shortfall of 5.6 percent.
    let table = two_by_two(400, 1000, 405, 1000);
    let showable = Showable::of(table, Level::P95).unwrap();
    let below = showable.below().unwrap();
    assert_eq!(below, 380);
    let with = |numerator, denominator| {
        table.reading(Question::new(Level::P95, Ratio::new(numerator, denominator).unwrap())).code()
    };
    let smaller = u32::try_from(below).unwrap();
    assert_eq!(with(2 * smaller, 805), "no_evidence");
    assert_eq!(with(2 * smaller + 1, 805), "too_few");
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn what_strata_could_have_shown_is_what_trying_every_count_finds(
        tables in prop::collection::vec((0..4_u64, 0..4_u64, 0..6_u64, 0..6_u64), 1..5)
    ) {
        let tables: Vec<TwoByTwo> = tables.iter().map(|(a, b, c, d)| two_by_two(*a, a + b, *c, c + d)).collect();
        let strata = Strata::new(&tables);
        let level = Level::new(0.8).unwrap();
        let Some(showable) = Showable::of_strata(&strata, level) else {
            prop_assert_eq!(strata.informative(), 0);
            return Ok(());
        };
        // Every way to place the group's selected, one table after another; the p-value asks for their sum alone.
        let mut by_sum: BTreeMap<u64, f64> = BTreeMap::new();
        let mut every = vec![Vec::new()];
        for table in strata.tables() {
            let (group, others, selected) = (u64::from(table.group().of()), u64::from(table.others().of()), table.selected());
            every = every.into_iter().flat_map(|so_far: Vec<TwoByTwo>| {
                (selected.saturating_sub(others)..=group.min(selected)).map(move |a| {
                    let mut next = so_far.clone();
                    next.push(two_by_two(a, group, selected - a, others));
                    next
                })
            }).collect();
        }
        for tables in &every {
            let strata = Strata::new(tables);
            let p = strata.exact_conditional(level).unwrap().p(Alternative::TwoSided);
            by_sum.insert(strata.observed(), p);
        }
        let evidence = |count: &u64| by_sum[count] <= level.alpha();
        let is_below = |count: &u64| (*count as f64) < showable.expected();
        let below = by_sum.keys().filter(|count| is_below(count)).filter(|count| evidence(count)).max().copied();
        let above = by_sum.keys().filter(|count| !is_below(count)).filter(|count| evidence(count)).min().copied();
        prop_assert_eq!((showable.below(), showable.above()), (below, above));
    }
}

#[test]
fn a_tally_gives_each_round_to_the_stratified_tests_and_each_period_to_a_trend() {
    let book = book(&[("a", 2)]);
    let mut all = Tally::empty(&book);
    for (stratum, period, group, others) in [
        ("1", "2024", [4, 1], [10, 5]),
        ("2", "2024", [2, 0], [8, 4]),
        ("3", "2025", [6, 1], [9, 6]),
        ("4", "2025", [3, 0], [0, 0]),
    ] {
        let id = PartId::new(stratum.parse().unwrap(), period.parse().unwrap());
        let rows = [("a0", group), ("a1", others), ("undisclosed", [5, 5])];
        let rows = rows.map(|(value, counts)| GroupCounts::new([value], counts));
        all = all.merge(Tally::from_counts(&book, id, rows).unwrap()).unwrap();
    }
    let strata = all.strata(&["a"], &["a0"], &invited()).unwrap();
    let by_hand = Strata::new(&[
        two_by_two(1, 4, 5, 10),
        two_by_two(0, 2, 4, 8),
        two_by_two(1, 6, 6, 9),
        two_by_two(0, 3, 0, 0),
    ]);
    assert_eq!((strata.tables(), strata.skipped()), (by_hand.tables(), 1));
    let periods = all.by_period(&["a"], &["a0"], &invited()).unwrap();
    let shown: Vec<String> =
        periods.iter().map(|(period, table)| format!("{period}: {}", table.group())).collect();
    assert_eq!(shown, ["2024: 1 of 6", "2025: 1 of 9"]);
    let year = all.of_period(&"2025".parse().unwrap());
    assert_eq!((year.parts().len(), year.reached(&Stage::Applied)), (2, Some(28)));
    let mut process = EProcess::disadvantage();
    for (part, table) in all.by_part(&["a"], &["a0"], &invited()).unwrap() {
        process.close(part, table).unwrap();
    }
    assert_eq!((process.rounds(), process.uninformative()), (4, 1));
    for language in [Language::Bokmal, Language::Nynorsk, Language::English, Language::German] {
        let sentence = process.sentence(language, Preference::Applied).unwrap();
        assert!(!sentence.contains('[') && sentence.contains('4'), "{sentence}");
        assert_eq!(EProcess::two_sided().sentence(language, Preference::Applied), None);
        assert!(EProcess::two_sided().sentence(language, Preference::NoneApplied).is_some());
    }
    let alone = all.e_value(&["a"], &["a0"], &invited(), &EProcess::disadvantage()).unwrap();
    assert!((alone - process.e_value()).abs() < 1e-12, "the product knows no order");
}

// ---------------------------------------------------------------------------------------------------- Local Law 144

fn audited() -> Tally {
    let book = book(&[("sex", 2), ("ethnicity", 3)]).with_intersection(&["sex", "ethnicity"]).unwrap();
    tally(
        &book,
        "x",
        &[
            (&["sex0", "ethnicity0"], [600, 180]),
            (&["sex0", "ethnicity1"], [290, 58]),
            (&["sex1", "ethnicity0"], [500, 200]),
            (&["sex1", "ethnicity1"], [300, 90]),
            (&["sex1", "ethnicity2"], [30, 20]),
            (&["undisclosed", "ethnicity0"], [40, 10]),
            (&["sex0", "undisclosed"], [40, 12]),
        ],
    )
}

fn audit(tally: &Tally, exclusions: &[Exclusion], whole: Whole) -> Result<LocalLaw144, LocalLaw144Error> {
    LocalLaw144::new(&publish(tally, 1), "sex", "ethnicity", &invited(), whole, exclusions)
}

fn because() -> Reason {
    "Thirty of eighteen hundred.".parse().unwrap()
}

#[test]
fn local_law_144_has_three_tables_each_with_those_unknown_and_no_threshold() {
    let tables = audit(&audited(), &[], Whole::Everybody).unwrap();
    let ratios = |table: &LocalLaw144Table| -> Vec<(String, String, String)> {
        let row = |row: &LocalLaw144Row| {
            (
                row.category().join("/"),
                row.rate().unwrap().to_string(),
                row.impact_ratio().map_or("-".into(), |ratio| format!("{ratio:.4}")),
            )
        };
        table.rows().iter().map(row).collect()
    };
    let text = |rows: &[(&str, &str, &str)]| -> Vec<(String, String, String)> {
        rows.iter().map(|(a, b, c)| ((*a).into(), (*b).into(), (*c).into())).collect()
    };
    // 310 of 830 is the highest by sex, 20 of 30 by ethnicity.
    assert_eq!(
        ratios(tables.sex()),
        text(&[("sex0", "250 of 930", "0.7197"), ("sex1", "310 of 830", "1.0000")])
    );
    assert_eq!(
        ratios(tables.ethnicity()),
        text(&[
            ("ethnicity0", "390 of 1140", "0.5132"),
            ("ethnicity1", "148 of 590", "0.3763"),
            ("ethnicity2", "20 of 30", "1.0000")
        ])
    );
    assert_eq!(
        (tables.sex().unknown(), tables.ethnicity().unknown(), tables.intersection().unknown()),
        (Cell::Count(40), Cell::Count(40), Cell::Count(80))
    );
    let empty = &tables.intersection().rows()[2];
    assert_eq!(
        (empty.category(), empty.rate(), empty.impact_ratio()),
        (&["sex0".to_owned(), "ethnicity2".to_owned()][..], Some(Rate::NOBODY), None)
    );
    let json = serde_json::to_string(&tables).unwrap();
    assert!(!json.contains("fifths") && !json.contains("0.8"), "the law has no threshold");
}

#[test]
fn a_category_under_two_percent_may_be_left_out_of_the_ratios_and_is_shown_all_the_same() {
    let exclusions =
        [Exclusion::new(&["ethnicity2"], because()), Exclusion::new(&["sex1", "ethnicity2"], because())];
    let tables = audit(&audited(), &exclusions, Whole::Everybody).unwrap();
    let [zero, one, two] = tables.ethnicity().rows() else { panic!("three categories") };
    assert_eq!((two.rate().unwrap().to_string(), two.impact_ratio()), ("20 of 30".into(), None));
    assert_eq!(two.left_out_because(), Some(&because()));
    assert_eq!(zero.impact_ratio(), Some(1.0), "the highest of those that are not left out");
    assert!((one.impact_ratio().unwrap() - (148.0 / 590.0) / (390.0 / 1140.0)).abs() < 1e-15);
    let code = |category: &[&str]| {
        audit(&audited(), &[Exclusion::new(category, because())], Whole::Everybody).unwrap_err().code()
    };
    assert_eq!(code(&["sex0"]), "local_law_144_not_under_two_percent");
    assert_eq!(code(&["ethnicity9"]), "local_law_144_unknown_category");
}

#[test]
fn two_percent_of_everybody_is_not_two_percent_of_those_known() {
    let book = book(&[("sex", 2), ("ethnicity", 2)]).with_intersection(&["sex", "ethnicity"]).unwrap();
    let of = |known: u64| {
        tally(
            &book,
            "x",
            &[
                (&["sex0", "ethnicity0"], [known - 2, 50]),
                (&["sex0", "ethnicity1"], [2, 1]),
                (&["undisclosed", "undisclosed"], [10, 1]),
            ],
        )
    };
    let exclusion = || [Exclusion::new(&["ethnicity1"], because())];
    // Two of a hundred is two percent exactly, which is not less.
    assert_eq!(
        audit(&of(100), &exclusion(), Whole::Known).unwrap_err().code(),
        "local_law_144_not_under_two_percent"
    );
    assert!(audit(&of(101), &exclusion(), Whole::Known).is_ok());
    assert!(audit(&of(100), &exclusion(), Whole::Everybody).is_ok(), "of a hundred and ten it is less");
    let withheld = LocalLaw144::new(
        &publish(&of(100), 5),
        "sex",
        "ethnicity",
        &invited(),
        Whole::Everybody,
        &exclusion(),
    );
    assert_eq!(withheld.unwrap_err().code(), "local_law_144_withheld");
}

#[test]
fn the_scoring_rate_counts_scores_strictly_above_the_median_of_everybody() {
    for (scores, wanted) in [
        (vec![], vec![]),
        (vec![7], vec![0]),
        (vec![1, 2, 3], vec![0, 0, 1]),
        (vec![3, 1, 2, 2], vec![1, 0, 0, 0]),
        (vec![1, 2, 3, 4], vec![0, 0, 1, 1]),
        (vec![i64::MAX, i64::MIN, i64::MAX, i64::MAX - 1], vec![1, 0, 1, 0]),
        (vec![5, 5, 5], vec![0, 0, 0]),
    ] {
        assert_eq!(above_median(&scores), wanted, "{scores:?}");
    }
}
