//! The yearly statement: what gets into it, what it withholds, and that it reads alike in every language.
#![expect(clippy::unwrap_used, reason = "a test wants to fail where the mistake is")]

use std::collections::BTreeSet;
use std::num::NonZeroU32;

use chrono::{Datelike, NaiveDate};
use mangfold::monitor::{
    Category, Cell, CodeBook, Dimension, GroupCounts, PartId, Period, Population, PopulationShare, Published,
    Rate, Stage, Step, Tally, Tier, TierRepresentation, TierTarget, UNDISCLOSED,
};
use mangfold::programme::*;
use mangfold::wording::Language;
use mangfold::{Code, Element, LegalBasis, Limits, Mark, Modality, Part, Source, Title};
use proptest::prelude::*;

fn lit<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn on(day: &str) -> NaiveDate {
    lit(day)
}

fn threshold(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).unwrap()
}

fn empty() -> AnnualStatement {
    with_basis(AnnualStatement::new(lit("Lillevik kommune"), 2026, threshold(5)))
}

fn with_basis(statement: AnnualStatement) -> AnnualStatement {
    statement.with_count_basis(CountBasis::new(lit("ssb.group"), CountOrigin::Statistics)).unwrap()
}

fn population(group: &str) -> Population {
    Population::new(PopulationShare::new(15, 100).unwrap(), lit(group), lit("Statistikk"), on("2026-01-01"))
}

fn counted(tier: &Tier, selected: u32, of: u32, day: &str, unit: Option<&str>) -> TierRepresentation {
    let heads = Rate::new(selected.into(), of.into()).unwrap();
    let counted =
        TierRepresentation::new(tier.clone(), heads, on(day), population("immigrant_background")).unwrap();
    match unit {
        Some(unit) => counted.in_unit(lit(unit)),
        None => counted,
    }
}

fn told(dimension: &str, basis: Option<LegalBasis>, groups: &[&str]) -> Dimension {
    let groups = groups.iter().map(|group| Category::told(lit(group), lit("self_declared"))).collect();
    Dimension::new(lit(dimension), basis, groups).unwrap()
}

fn book() -> CodeBook {
    let steps = vec![Step::new(Stage::Invited, Stage::Applied), Step::new(Stage::Hired, Stage::Invited)];
    let background = told("background", Some(LegalBasis::ExplicitConsent), &["declared", "declared_not"]);
    CodeBook::new(Stage::Applied, steps, vec![background, told("sex", None, &["woman", "man"])]).unwrap()
}

fn tally(period: &str, rows: &[([&str; 2], [u64; 3])]) -> Tally {
    let rows = rows.iter().map(|(group, counts)| GroupCounts::new(group.to_vec(), *counts));
    Tally::from_counts(&book(), PartId::new(lit("2026/1"), lit(period)), rows).unwrap()
}

fn vacancies() -> Published {
    let rows = [
        (["declared", "woman"], [1_240, 312, 40]),
        (["declared", "man"], [1_100, 260, 33]),
        (["declared_not", "woman"], [2_900, 990, 120]),
        (["declared_not", "man"], [2_400, 801, 99]),
        ([UNDISCLOSED, "woman"], [300, 80, 9]),
        ([UNDISCLOSED, UNDISCLOSED], [70, 30, 8]),
    ];
    tally("2026", &rows).publish(threshold(5))
}

fn own(stage: &str) -> Stage {
    lit(&format!("own.{stage}"))
}

fn followed(counts: [u64; 4]) -> Published {
    let [participated, applied, interviewed, appointed] =
        ["participated", "applied", "interviewed", "appointed"].map(own);
    let steps = vec![
        Step::new(applied.clone(), participated.clone()),
        Step::new(interviewed.clone(), applied),
        Step::new(appointed, interviewed),
    ];
    let book = CodeBook::new(participated, steps, vec![told("sex", None, &["woman"])]).unwrap();
    let rows = [GroupCounts::new([UNDISCLOSED], counts)];
    Tally::from_counts(&book, PartId::new(lit("network"), lit("2026")), rows).unwrap().publish(threshold(5))
}

fn plan() -> Plan {
    let units = vec![lit("Skole"), lit("Hjemmetjeneste")];
    let twice = Due::times(threshold(2), Period::Year, on("2026-01-01"), None).unwrap();
    let obligations = vec![
        Obligation::new(
            lit("m.1"),
            lit("Melde fra"),
            OwedBy::EachUnit,
            Due::once(on("2027-02-01")),
            vec![lit("report")],
        )
        .unwrap()
        .with_headings(vec![lit("quality")])
        .unwrap(),
        Obligation::not_in_the_sources(
            lit("m.2"),
            OwedBy::NotInTheSources,
            Due::no_day(),
            vec![lit("report")],
        )
        .unwrap()
        .with_headings(vec![lit("quality"), lit("recruitment")])
        .unwrap(),
        Obligation::new(lit("m.3"), lit("Møte"), OwedBy::Body(lit("hr")), twice, vec![lit("minutes")])
            .unwrap(),
    ];
    Plan::new(lit("ours"), vec![], units, obligations).unwrap()
}

fn review(day: &str) -> PlanReview {
    let of = |unit: &str| Report::new(lit("m.1"), on("2027-01-20")).by_unit(lit(unit));
    let evidence = Evidence::new(lit("report"), lit("Årsmelding 2026"));
    plan().review(&[of("Skole").with_evidence([evidence]), of("Hjemmetjeneste")], on(day)).unwrap()
}

fn cohort(people: u128) -> Cohort {
    let candidate = |number: u128| {
        Candidate::new(CandidateId::new(uuid::Uuid::from_u128(0xabc_def0 + number)), on("2026-01-05"))
            .with_fact(lit("willing"), lit("yes"))
            .unwrap()
            .with_declared(lit("sex"), lit("woman"))
            .unwrap()
    };
    let pool = Pool::new((0..people).map(candidate).collect()).unwrap();
    let everybody = |facet| BoundKind::Everybody { facet, values: vec![lit("yes")] };
    let women =
        BoundKind::Count { facet: Facet::Declared(lit("sex")), value: lit("woman"), least: 1, most: None };
    let bounds = vec![
        CohortBound::must(lit("bound.willing"), everybody(Facet::Fact(lit("willing")))),
        CohortBound::must(lit("bound.women"), women),
        CohortBound::wish(lit("bound.costs"), everybody(Facet::Fact(lit("costs")))),
    ];
    let bounds = CohortBounds::new(lit("network"), 1, 50, bounds).unwrap();
    bounds.cohort(&pool, pool.candidates().iter().map(Candidate::id)).unwrap()
}

fn assessed(day: &str, state: PointState) -> SelfAssessment {
    let answer = PointAnswer::new(MaturityPoint::EmployerStrategy, state, lit("Hemmelig Navn"))
        .with_evidence(vec![lit("Strategi, sak 12/09")]);
    SelfAssessment::new(lit("Lillevik kommune"), on(day), vec![answer]).unwrap()
}

fn models(counts: &[(Tier, i32, u32, u32)]) -> RoleModels {
    let count = |(tier, year, selected, of): &(Tier, i32, u32, u32)| {
        RoleModelCount::new(tier.clone(), *year, Rate::new((*selected).into(), (*of).into()).unwrap())
    };
    RoleModels::new(counts.iter().map(count).collect()).unwrap()
}

fn text(step: StatementStep, words: &str) -> StatementText {
    StatementText::new(step, lit(words), lit("Kari Nordmann"))
}

/// A statement with everything in it.
fn full() -> AnnualStatement {
    let leaders = counted(&Tier::UnitLeaders, 14, 160, "2026-12-31", None);
    let target =
        TierTarget::new(leaders.clone(), PopulationShare::new(1, 4).unwrap(), on("2030-06-01")).unwrap();
    let top = counted(&Tier::TopManagers, 2, 21, "2026-12-31", None);
    let of_top = TierTarget::new(top.clone(), PopulationShare::new(1, 4).unwrap(), on("2030-06-01")).unwrap();
    let models = models(&[(Tier::UnitLeaders, 2024, 8, 144), (Tier::UnitLeaders, 2026, 14, 160)]);
    empty()
        .with_text(text(StatementStep::Risks, "Få søker."))
        .with_text(text(StatementStep::Causes, "Ukjent."))
        .with_label(lit("hr"), lit("Personalavdelingen"))
        .unwrap()
        .with_recruitment(vacancies(), vec![lit("background"), lit("sex")])
        .unwrap()
        .with_candidate_network(lit("network"), followed([32, 22, 15, 7]))
        .unwrap()
        .with_representation(leaders)
        .unwrap()
        .with_representation(top)
        .unwrap()
        .with_representation(counted(&Tier::UnitLeaders, 8, 164, "2025-12-31", None))
        .unwrap()
        .with_target(target)
        .unwrap()
        .with_target(of_top)
        .unwrap()
        .with_role_models(models.publish(threshold(5)))
        .unwrap()
        .with_self_assessment(assessed("2025-12-10", PointState::NotInPlace))
        .unwrap()
        .with_self_assessment(assessed("2026-12-10", PointState::InPlace))
        .unwrap()
        .with_plan(plan(), &review("2027-03-01"))
        .unwrap()
        .with_cohort(&cohort(29))
        .unwrap()
}

/// The page without its words: for each line what it is, how many columns it has, and its numbers.
fn skeleton(page: &str) -> Vec<(String, usize, Vec<String>)> {
    let line = |line: &str| {
        let kind: String = line.chars().take_while(|c| "#-|>".contains(*c)).collect();
        let characters: Vec<char> = line.chars().collect();
        let is_digit = |place: usize| characters.get(place).is_some_and(char::is_ascii_digit);
        let mut numbers = vec![String::new()];
        for (place, c) in characters.iter().enumerate() {
            let separates =
                place > 0 && ".,\u{a0}".contains(*c) && is_digit(place - 1) && is_digit(place + 1);
            match () {
                () if c.is_ascii_digit() => numbers.last_mut().unwrap().push(*c),
                () if separates => {}
                () => numbers.push(String::new()),
            }
        }
        numbers.retain(|number| !number.is_empty());
        // The day stands after the month in no language here, but a table may say of what it is in another order.
        (kind, line.matches(" | ").count(), numbers)
    };
    page.lines().map(line).collect()
}

#[test]
fn every_language_has_the_same_headings_rows_and_numbers() {
    let wanted = skeleton(&full().markdown(Language::Bokmal));
    assert!(wanted.iter().filter(|(kind, ..)| kind.starts_with('#')).count() > 15);
    assert!(wanted.iter().filter(|(kind, ..)| kind == "|").count() > 50);
    for language in Language::ALL {
        let found = skeleton(&full().markdown(language));
        for (wanted, found) in wanted.iter().zip(&found) {
            assert_eq!(wanted, found, "{}", language.tag());
        }
        assert_eq!(wanted.len(), found.len());
    }
}

#[test]
fn the_example_reads_alike_in_every_language() {
    let [first, others @ ..] = [
        include_str!("../examples/expected/annual-report-nb.txt"),
        include_str!("../examples/expected/annual-report-nn.txt"),
        include_str!("../examples/expected/annual-report-en.txt"),
        include_str!("../examples/expected/annual-report-de.txt"),
    ];
    assert_eq!(first, include_str!("../examples/expected/annual-report.txt"));
    for other in others {
        assert!(skeleton(first) == skeleton(other) && first != other);
    }
}

#[test]
fn no_sentence_shows_a_missing_message_or_an_unfilled_placeholder() {
    for statement in [full(), empty()] {
        for language in Language::ALL {
            let page = statement.markdown(language);
            assert!(!page.contains(['{', '}', '$', '[', '<']), "{page}");
            assert!(!page.contains(" .") && !page.contains(" ,") && !page.contains("..\n"), "{page}");
        }
    }
}

#[test]
fn all_four_steps_stand_and_an_empty_one_says_that_nothing_was_recorded() {
    let page = empty().markdown(Language::English);
    let headings: Vec<&str> = page.lines().filter(|line| line.starts_with("## ")).collect();
    assert_eq!(
        headings,
        ["## 1. Risks", "## 2. Causes", "## 3. Measures", "## 4. Results", "## 5. Method and limits"]
    );
    assert_eq!(page.matches("Nothing is recorded under this step.").count(), 4);
    let figures = empty().with_recruitment(vacancies(), vec![]).unwrap().markdown(Language::English);
    assert_eq!(figures.matches("Nothing is recorded under this step.").count(), 3);
    assert_eq!(figures.matches("Nobody has written anything under this step.").count(), 1);
    let written = empty().with_text(text(StatementStep::Causes, "Ukjent.")).markdown(Language::English);
    assert!(written.contains("## 2. Causes\n\nUkjent.\n\nWritten by Kari Nordmann.\n\n## 3. Measures"));
    assert_eq!(written.matches("Nothing is recorded under this step.").count(), 3);
}

#[test]
fn the_page_says_what_the_data_say() {
    let page = full().markdown(Language::English);
    for line in [
        // Everybody: 8,010 applied, 2,473 invited, 309 hired.
        "| Everybody | 8,010 | 2,473 | 309 | 30.9 per cent | 12.5 per cent |",
        "| women | 4,440 | 1,382 | 169 | 31.1 per cent | 12.2 per cent |",
        "| leaders of units | as a whole | 31 December 2026 | 160 | 14 | 8.8 per cent | 15 per cent (Statistikk, 1 January 2026) |",
        "| top managers | as a whole | 31 December 2026 | 21 | withheld | withheld | 15 per cent (Statistikk, 1 January 2026) |",
        "- leaders of units (as a whole): 25 per cent by 1 June 2030, with the present posts 40 of 160. Now: 14 of 160.",
        "- top managers (as a whole): 25 per cent by 1 June 2030. How many there are now is withheld.",
        "| leaders of units | 8 of 144 | 14 of 160 |",
        // Clopper and Pearson: 7 of 32 is 0.0928 to 0.3997, 11 of 50 is 0.1153 to 0.3596.
        "| appointed of those who took part | 7 | 32 | 21.9 per cent | 9.3 per cent to 40 per cent |",
        "| `m.1` | Melde fra | must | `quality` | each unit | by 1 February 2027 | `report` |",
        "| `m.2` | the text is not in the sources | must | `quality` or `recruitment` | not in the sources | no day is known | `report` |",
        "| `m.3` | Møte | must | – | Personalavdelingen | at least 2 times every year | `minutes` |",
        "| Hjemmetjeneste | 0 | 0 | 0 | 1 (1 of them overdue) | 0 | `m.1` |",
        "| Skole | 1 | 0 | 0 | 0 | 0 | – |",
        "| `quality` or `recruitment` | 0 | 0 | 1 | 0 | 0 |",
        "| In all | 1 | 0 | 1 | 1 (1 of them overdue) | 1 |",
        "| bound.willing | kept |",
        "| bound.women | not shown |",
        "| bound.costs | a wish, not a condition |",
        "| employer strategy with goals and means | not in place | in place |",
        "| political anchoring and pressure | not assessed | not assessed |",
    ] {
        assert!(page.lines().any(|found| found == line), "{line} is not in\n{page}");
    }
    assert!(page.contains("11 of 50 women of an earlier candidate network"));
    assert!(page.contains("(22 per cent, interval 11.5 per cent to 36 per cent; Fagbladet 10/2007 s. 27)"));
    assert!(page.contains("network: participants in all: 29."));
    // Of two groups, one comparison for each step.
    assert_eq!(page.lines().filter(|line| line.starts_with("- background, ")).count(), 2);
    let reading = page
        .lines()
        .find(|line| line.starts_with("- background, declared (invited of those who applied): "))
        .unwrap();
    assert!(reading.contains("Evidence of a difference: fewer of the group"), "{reading}");
}

#[test]
fn what_is_owed_many_times_is_counted_each_time_and_named_once() {
    let every_month =
        Due::times(threshold(1), Period::Month, on("2026-01-01"), Some(on("2026-07-01"))).unwrap();
    let owed = |code: &str, due: Due| {
        let owed =
            Obligation::new(lit(code), lit("Noe"), OwedBy::EachUnit, due, vec![lit("report")]).unwrap();
        owed.with_headings(vec![lit("quality")]).unwrap()
    };
    let obligations = vec![owed("m.1", every_month), owed("m.2", Due::once(on("2026-12-31")))];
    let plan = Plan::new(lit("ours"), vec![], vec![lit("Skole")], obligations).unwrap();
    let review = plan.review(&[], on("2027-03-01")).unwrap();
    let page = empty().with_plan(plan, &review).unwrap().markdown(Language::English);
    for line in [
        "| `quality` | 0 | 0 | 0 | 0 | 7 |",
        "| `m.1` | 0 | 0 | 0 | 0 | 6 |",
        "| Skole | 0 | 0 | 0 | 0 | 7 | `m.1`, `m.2` |",
    ] {
        assert!(page.lines().any(|found| found == line), "{line} is not in\n{page}");
    }
}

#[test]
fn what_begins_a_line_or_is_a_link_in_the_data_is_neither_on_the_page() {
    let hostile = "# 5. Metode: https://x.no www.x.no a@x.no \u{200f}\u{61c}\u{200e}";
    let own = counted(&Tier::Own(lit("ours.tier")), 14, 160, "2026-12-31", None);
    let target = TierTarget::new(own.clone(), PopulationShare::new(1, 4).unwrap(), on("2030-06-01")).unwrap();
    let source = Source::new(lit("doc"), lit("# Kilde www.x.no"));
    let part = Part::quoted(Element::Scope, lit("Meld fra."), lit("doc"), Mark::Verified);
    let owed = Obligation::new(
        lit("m.1"),
        lit(hostile),
        OwedBy::NotInTheSources,
        Due::no_day(),
        vec![lit("report")],
    )
    .unwrap()
    .with_parts(vec![part]);
    let plan = Plan::new(lit("theirs"), vec![source], vec![], vec![owed]).unwrap();
    let review = plan.review(&[], on("2026-12-31")).unwrap();
    let labelled = |statement: AnnualStatement| {
        ["network", "ours.tier", "background", "sex", "theirs"]
            .into_iter()
            .fold(statement, |all, code| all.with_label(lit(code), lit(hostile)).unwrap())
    };
    let filled = |statement: AnnualStatement| {
        statement
            .with_recruitment(vacancies(), vec![lit("background"), lit("sex")])
            .unwrap()
            .with_representation(own.clone())
            .unwrap()
            .with_target(target.clone())
            .unwrap()
            .with_plan(plan.clone(), &review)
            .unwrap()
            .with_cohort(&cohort(29))
            .unwrap()
    };
    for language in Language::ALL {
        let page = filled(labelled(empty())).markdown(language);
        let quiet = filled(empty()).markdown(language);
        let headings = |page: &str| page.lines().filter(|line| line.starts_with('#')).count();
        assert_eq!(headings(&page), headings(&quiet));
        assert!(page.matches("\\# 5. Metode").count() > 4 && page.contains("- \\# Kilde"), "{page}");
        for line in page.lines() {
            let text = line.strip_prefix("- ").unwrap_or(line);
            assert!(line.starts_with('#') || !text.starts_with(['#', '+', '=']), "{line}");
        }
        assert!(!page.contains("s://") && !page.contains("www.x") && !page.contains("a@"), "{page}");
        assert!(!page.contains(['\u{200f}', '\u{61c}', '\u{200e}']), "{page}");
    }
}

#[test]
fn a_target_tells_nothing_of_who_there_is() {
    let top = counted(&Tier::TopManagers, 1, 977, "2026-12-31", None);
    let target = TierTarget::new(top.clone(), PopulationShare::new(1, 4).unwrap(), on("2030-06-01")).unwrap();
    assert!(!format!("{top:?} {target:?}").contains("977"));
    let statement = empty().with_representation(top).unwrap().with_target(target).unwrap();
    let shown = statement.targets();
    let json = serde_json::to_string(&shown).unwrap();
    assert_eq!(json, r#"[{"tier":"top_managers","share":{"part":1,"whole":4},"by":"2030-06-01"}]"#);
    assert!(!format!("{shown:?}").contains("977"));
}

#[test]
fn only_a_candidate_network_stands_beside_the_one_of_2007() {
    for (statement, is_there) in [
        (empty().with_next_steps(lit("trainees"), followed([32, 22, 15, 7])), false),
        (empty().with_candidate_network(lit("network"), followed([32, 22, 15, 7])), true),
    ] {
        let page = statement.unwrap().markdown(Language::English);
        assert_eq!(page.contains("11 of 50 women"), is_there);
        assert_eq!(page.contains("Fagbladet"), is_there);
    }
}

#[test]
fn an_assessment_tells_by_whom_and_on_which_evidence() {
    let page = empty().with_self_assessment(assessed("2026-12-10", PointState::InPlace)).unwrap();
    let page = page.markdown(Language::English);
    assert!(page.contains("assessed by Hemmelig Navn. Evidence: Strategi, sak 12/09."), "{page}");
}

#[test]
fn nobody_who_takes_part_is_named() {
    let statement = full();
    for language in Language::ALL {
        let page = statement.markdown(language) + &statement.to_json() + &format!("{statement:?}");
        assert!(page.contains("Kari Nordmann"));
        assert!(!page.contains("0abcdef"), "who takes part");
    }
}

#[test]
fn what_is_withheld_is_neither_printed_nor_written_nor_shown() {
    let secret = counted(&Tier::TopManagers, 3, 977, "2026-12-31", None);
    let statement = empty().with_representation(secret).unwrap();
    let json: serde_json::Value = serde_json::from_str(&statement.to_json()).unwrap();
    assert_eq!(json["representation"][0]["count"], "suppressed");
    assert_eq!(json["representation"][0]["posts"], 977);
    assert!(json["representation"][0].get("heads").is_none());
    assert!(!format!("{statement:?}").contains("977"));
    assert!(!statement.markdown(Language::English).contains("| 3 |"));
}

#[test]
fn few_participants_are_not_counted_and_what_holds_for_all_of_them_is_not_told() {
    for (people, size, verdict) in
        [(4, Cell::Suppressed, None), (5, Cell::Count(5), Some(CohortVerdict::Kept)), (0, Cell::Empty, None)]
    {
        let statement = empty().with_cohort(&cohort(people)).unwrap();
        let shown = &statement.cohorts()[0];
        assert_eq!((shown.size(), shown.findings()[1].verdict()), (size, verdict), "{people} people");
        assert_eq!(
            (shown.findings()[2].bound().as_str(), shown.findings()[2].verdict()),
            ("bound.women", None)
        );
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "one row for each refusal")]
fn what_does_not_belong_in_the_statement_is_refused_by_name() {
    let leaders = || counted(&Tier::UnitLeaders, 14, 160, "2026-12-31", None);
    let target = |day: &str| {
        let (selected, posts) = if day == "2025-12-31" { (8, 164) } else { (14, 160) };
        let of = counted(&Tier::UnitLeaders, selected, posts, day, None);
        TierTarget::new(of, PopulationShare::new(1, 4).unwrap(), on("2030-06-01")).unwrap()
    };
    let other_group = TierRepresentation::new(
        Tier::TopManagers,
        Rate::new(0, 21).unwrap(),
        on("2026-12-31"),
        population("sex.woman_group"),
    )
    .unwrap();
    let low = tally("2025", &[]).publish(threshold(4));
    let again = tally("2026", &[(["declared", "man"], [9, 9, 9])]).publish(threshold(7));
    let other_plan = Plan::new(lit("ours"), vec![], vec![], vec![]).unwrap();
    let another = Plan::new(lit("theirs"), vec![], vec![], vec![]).unwrap();
    let late = models(&[(Tier::KeyPositions, 2027, 8, 150)]).publish(threshold(5));
    let own_tier = models(&[(Tier::Own(lit("key_positions")), 2026, 8, 150)]).publish(threshold(5));
    let weak = models(&[]).publish(threshold(4));
    let cases: Vec<(Result<AnnualStatement, AnnualStatementError>, &str, &str)> = vec![
        (
            empty().with_recruitment(low.clone(), vec![]),
            "statement_threshold_too_low",
            "recruitment: published with the threshold 4, but the statement's is 5",
        ),
        (
            AnnualStatement::new(lit("Ingen"), 2026, threshold(5)).with_representation(leaders()),
            "statement_no_count_basis",
            "representation: by which definition and from where they were counted is not told",
        ),
        (
            AnnualStatement::new(lit("Ingen"), 2026, threshold(5))
                .with_role_models(models(&[]).publish(threshold(5))),
            "statement_no_count_basis",
            "role_models: by which definition and from where they were counted is not told",
        ),
        (
            full().with_count_basis(CountBasis::new(lit("ks.2006"), CountOrigin::Statistics)),
            "statement_count_basis_twice",
            "count_basis: it is there twice",
        ),
        (
            full().with_recruitment(again, vec![]),
            "statement_recruitment_twice",
            "recruitment: it is there twice",
        ),
        (
            full().with_next_steps(lit("trainees"), followed([9, 0, 0, 0])),
            "statement_period_twice",
            "next_steps: 2026 is counted under network and under trainees",
        ),
        (
            empty().with_representation(counted(&Tier::Own(lit("unit_leaders")), 9, 60, "2026-12-31", None)),
            "statement_own_tier_is_built_in",
            "tier: unit_leaders is a tier of the library, not one's own",
        ),
        (
            empty().with_role_models(own_tier),
            "statement_own_tier_is_built_in",
            "tier: key_positions is a tier of the library, not one's own",
        ),
        (
            empty().with_recruitment(vacancies(), vec![lit("age")]),
            "statement_unknown_dimension",
            "recruitment: there is no dimension age",
        ),
        (
            empty().with_next_steps(lit("network"), low),
            "statement_threshold_too_low",
            "next_steps: published with the threshold 4, but the statement's is 5",
        ),
        (
            empty().with_next_steps(lit("network"), vacancies()),
            "statement_not_from_participants",
            "next_steps: network is counted from applied, own.participated is wanted",
        ),
        (
            full().with_next_steps(lit("network"), followed([9, 0, 0, 0])),
            "statement_programme_twice",
            "next_steps: network is there twice",
        ),
        (
            empty().with_representation(counted(&Tier::UnitLeaders, 14, 160, "2024-12-31", None)),
            "statement_counted_in_another_year",
            "representation: unit_leaders was counted on 2024-12-31, but the statement is of 2026",
        ),
        (
            empty().with_representation(counted(&Tier::UnitLeaders, 14, 160, "2027-01-01", None)),
            "statement_counted_in_another_year",
            "representation: unit_leaders was counted on 2027-01-01, but the statement is of 2026",
        ),
        (
            full().with_representation(counted(&Tier::UnitLeaders, 14, 160, "2026-01-31", None)),
            "statement_tier_twice",
            "representation: unit_leaders is there twice in 2026",
        ),
        (
            full().with_representation(counted(
                &Tier::UnitLeaders,
                9,
                60,
                "2026-01-31",
                Some("Lillevik kommune"),
            )),
            "statement_tier_twice",
            "representation: unit_leaders is there twice in 2026",
        ),
        (
            empty()
                .with_representation(counted(&Tier::Employees, 14, 160, "2026-12-31", Some("Skole")))
                .unwrap()
                .with_representation(counted(&Tier::Employees, 14, 160, "2026-12-31", Some("Skole"))),
            "statement_tier_twice",
            "representation: employees of \"Skole\" is there twice in 2026",
        ),
        (
            full().with_representation(counted(&Tier::KeyPositions, 9, 60, "2026-01-31", None)).and_then(
                |_| empty().with_representation(leaders()).unwrap().with_representation(other_group),
            ),
            "statement_group_differs",
            "representation: top_managers is of the group sex.woman_group, but others are of immigrant_background",
        ),
        (
            empty().with_target(target("2026-12-31")),
            "statement_target_not_counted",
            "target: unit_leaders on 2026-12-31 is no representation of 2026",
        ),
        (
            full().with_target(target("2025-12-31")),
            "statement_target_not_counted",
            "target: unit_leaders on 2025-12-31 is no representation of 2026",
        ),
        (
            full().with_target(target("2026-12-31")),
            "statement_target_twice",
            "target: unit_leaders by 2030-06-01 is there twice",
        ),
        (
            empty().with_role_models(weak),
            "statement_threshold_too_low",
            "role_models: published with the threshold 4, but the statement's is 5",
        ),
        (
            empty().with_role_models(late),
            "statement_role_models_of_a_later_year",
            "role_models: key_positions in 2027, but the statement is of 2026",
        ),
        (
            full().with_role_models(models(&[]).publish(threshold(5))),
            "statement_role_models_twice",
            "role_models: they are there twice",
        ),
        (
            empty().with_self_assessment(assessed("2028-01-01", PointState::InPlace)),
            "statement_assessed_later",
            "self_assessment: Lillevik kommune on 2028-01-01, but the statement is of 2026",
        ),
        (
            full().with_self_assessment(assessed("2026-12-10", PointState::InPlace)),
            "statement_assessed_twice",
            "self_assessment: Lillevik kommune is there twice on 2026-12-10",
        ),
        (
            empty().with_plan(another, &review("2027-03-01")),
            "statement_review_of_another_plan",
            "plan theirs: the review is of ours",
        ),
        (
            // Of the same code, but without what was reviewed.
            empty().with_plan(other_plan, &review("2027-03-01")),
            "statement_review_differs",
            "plan ours: the review has other obligations, units or periods",
        ),
        (
            empty()
                .with_representation(counted(&Tier::Employees, 14, 160, "2026-12-31", Some("Skole vest")))
                .unwrap()
                .with_representation(counted(
                    &Tier::Employees,
                    14,
                    160,
                    "2025-12-31",
                    Some("skole\u{a0}v\u{200b}est"),
                )),
            "statement_units_alike",
            "representation: the unit \"skole\\u{a0}v\\u{200b}est\" looks like \"Skole vest\"",
        ),
        (
            empty().with_representation(counted(
                &Tier::Employees,
                9,
                60,
                "2026-12-31",
                Some("lillevik  kommune"),
            )),
            "statement_units_alike",
            "representation: the unit \"lillevik  kommune\" looks like \"Lillevik kommune\"",
        ),
        (
            empty().with_plan(plan(), &review("2025-12-31")),
            "statement_reviewed_in_another_year",
            "plan ours: reviewed on 2025-12-31, but the statement is of 2026",
        ),
        (
            empty().with_plan(plan(), &review("2028-01-01")),
            "statement_reviewed_in_another_year",
            "plan ours: reviewed on 2028-01-01, but the statement is of 2026",
        ),
        (
            full().with_plan(plan(), &review("2027-03-02")),
            "statement_plan_twice",
            "plan ours: it is there twice",
        ),
        (full().with_cohort(&cohort(7)), "statement_cohort_twice", "cohort network: it is there twice"),
        (full().with_label(lit("hr"), lit("Stab")), "statement_label_twice", "labels: hr is there twice"),
    ];
    let codes: BTreeSet<&str> = cases.iter().map(|(_, code, _)| *code).collect();
    assert_eq!(codes.len(), 25, "every refusal");
    for (refused, code, message) in cases {
        let error = refused.unwrap_err();
        assert_eq!((error.code(), error.to_string().as_str()), (code, message));
    }
}

#[test]
fn the_edges_of_the_years_are_inside() {
    for day in ["2025-01-01", "2026-12-31"] {
        assert!(empty().with_representation(counted(&Tier::Employees, 14, 160, day, None)).is_ok(), "{day}");
    }
    for day in ["2026-01-01", "2027-12-31"] {
        assert!(empty().with_plan(plan(), &review(day)).is_ok(), "{day}");
    }
    assert!(empty().with_self_assessment(assessed("2027-12-31", PointState::InPlace)).is_ok());
    assert!(empty().with_recruitment(tally("2026", &[]).publish(threshold(5)), vec![]).is_ok());
    for year in [i32::MIN, i32::MAX] {
        let statement = AnnualStatement::new(lit("Ingen"), year, threshold(5));
        let tier = counted(&Tier::Employees, 14, 160, "2026-12-31", None);
        assert!(statement.clone().with_representation(tier).is_err());
        assert!(statement.clone().with_plan(plan(), &review("2027-03-01")).is_err());
        assert!(statement.markdown(Language::English).contains(&year.to_string()));
    }
}

/// A tier with its heads and posts, its day and its unit.
type Row<'a> = (Tier, u32, u32, &'a str, Option<&'a str>);

#[test]
#[expect(clippy::too_many_lines, reason = "one row for each case")]
fn a_tier_is_withheld_where_it_or_a_difference_tells_of_few() {
    use Tier::{ElectedMembers, Employees, KeyPositions, TopManagers, UnitLeaders};
    let (a, b) = (Some("A"), Some("B"));
    let now = "2026-12-31";
    let cases: Vec<(&str, Vec<Row<'_>>, Vec<bool>)> = vec![
        ("few of the group", vec![(UnitLeaders, 4, 160, now, None)], vec![false]),
        ("as many as the threshold", vec![(UnitLeaders, 5, 160, now, None)], vec![true]),
        ("nobody of many", vec![(UnitLeaders, 0, 160, now, None)], vec![true]),
        ("nobody of few", vec![(TopManagers, 0, 4, now, None)], vec![false]),
        ("few of the others", vec![(UnitLeaders, 16, 20, now, None)], vec![false]),
        ("as many of the others as the threshold", vec![(UnitLeaders, 15, 20, now, None)], vec![true]),
        ("everybody", vec![(UnitLeaders, 20, 20, now, None)], vec![false]),
        (
            "few more than last year",
            vec![(UnitLeaders, 14, 160, now, None), (UnitLeaders, 10, 160, "2025-12-31", None)],
            vec![true, false],
        ),
        (
            "as many as last year",
            vec![(UnitLeaders, 14, 160, now, None), (UnitLeaders, 14, 170, "2025-12-31", None)],
            vec![true, true],
        ),
        (
            "six more, and nobody else",
            vec![(UnitLeaders, 16, 66, now, None), (UnitLeaders, 10, 60, "2025-12-31", None)],
            vec![true, false],
        ),
        (
            "few more of the others than last year",
            vec![(UnitLeaders, 10, 61, now, None), (UnitLeaders, 10, 60, "2025-12-31", None)],
            vec![true, false],
        ),
        (
            "five more than last year",
            vec![(UnitLeaders, 15, 160, now, None), (UnitLeaders, 10, 160, "2025-12-31", None)],
            vec![true, true],
        ),
        (
            "one left without two tiers that could be its parts",
            vec![
                (KeyPositions, 30, 300, now, None),
                (TopManagers, 9, 95, now, None),
                (UnitLeaders, 20, 200, now, None),
            ],
            vec![false, true, true],
        ),
        (
            "enough left without two tiers that could be its parts",
            vec![
                (KeyPositions, 40, 340, now, None),
                (TopManagers, 9, 95, now, None),
                (UnitLeaders, 20, 200, now, None),
            ],
            vec![true, true, true],
        ),
        (
            "few in the rest of the whole",
            vec![(Employees, 30, 300, now, None), (Employees, 20, 100, now, a), (Employees, 8, 100, now, b)],
            vec![true, true, false],
        ),
        (
            "nobody in the rest of the whole",
            vec![(Employees, 28, 200, now, None), (Employees, 20, 100, now, a), (Employees, 8, 100, now, b)],
            vec![true, true, true],
        ),
        (
            "more in a unit than in the whole",
            vec![(Employees, 10, 300, now, None), (Employees, 20, 100, now, a)],
            vec![true, false],
        ),
        (
            "few employees besides the leaders",
            vec![(Employees, 12, 60, now, None), (UnitLeaders, 8, 20, now, None)],
            vec![true, false],
        ),
        (
            "few employees besides all leaders",
            vec![(Employees, 18, 90, now, a), (UnitLeaders, 8, 20, now, a), (TopManagers, 8, 20, now, a)],
            vec![true, true, false],
        ),
        (
            "key positions that leaders may be part of",
            vec![(UnitLeaders, 8, 60, now, None), (KeyPositions, 10, 80, now, None)],
            vec![true, false],
        ),
        (
            "key positions that leaders cannot be part of",
            vec![(UnitLeaders, 8, 60, now, None), (KeyPositions, 10, 50, now, None)],
            vec![true, true],
        ),
        (
            "elected members are no part of the leaders",
            vec![(UnitLeaders, 8, 60, now, None), (ElectedMembers, 6, 40, now, None)],
            vec![true, true],
        ),
        (
            "elected members are no part of the employees",
            vec![(Employees, 8, 60, now, None), (ElectedMembers, 6, 40, now, None)],
            vec![true, true],
        ),
        (
            "a tier of one's own may be part of the elected",
            vec![(ElectedMembers, 8, 60, now, None), (Tier::Own(lit("committee")), 6, 40, now, None)],
            vec![true, false],
        ),
        (
            "the tiers of two units have nothing to do with each other",
            vec![(UnitLeaders, 8, 60, now, a), (UnitLeaders, 6, 40, now, b)],
            vec![true, true],
        ),
        (
            "units that would give back the whole that is withheld",
            vec![
                (Employees, 38, 200, now, None),
                (Employees, 22, 100, now, a),
                (Employees, 16, 100, now, b),
                (Employees, 35, 190, "2025-12-31", None),
                (Employees, 14, 98, "2025-12-31", a),
                (Employees, 21, 92, "2025-12-31", b),
            ],
            vec![true, true, true, false, true, false],
        ),
    ];
    for (what, rows, wanted) in cases {
        let statement = rows.iter().fold(empty(), |statement, (tier, selected, of, day, unit)| {
            statement.with_representation(counted(tier, *selected, *of, day, *unit)).unwrap()
        });
        let tiers = statement.tiers();
        let found: Vec<bool> = rows
            .iter()
            .map(|(tier, _, _, day, unit)| {
                let is_it = |shown: &&StatementTier<'_>| {
                    shown.tier() == tier && shown.on() == on(day) && shown.unit().map(Title::as_str) == *unit
                };
                tiers.iter().find(is_it).unwrap().heads().is_some()
            })
            .collect();
        assert_eq!(found, wanted, "{what}");
    }
}

#[test]
fn role_models_and_tiers_do_not_give_each_other_away() {
    let leaders = |year: i32, selected| (Tier::UnitLeaders, year, selected, 160);
    let with = |statement: AnnualStatement, counts: &[(Tier, i32, u32, u32)]| {
        statement.with_role_models(models(counts).publish(threshold(5))).unwrap()
    };
    let cells =
        |statement: &AnnualStatement| statement.role_models().iter().map(|of| of.count()).collect::<Vec<_>>();
    let tier = |selected| counted(&Tier::UnitLeaders, selected, 160, "2026-12-31", None);

    let alike = with(empty().with_representation(tier(14)).unwrap(), &[leaders(2024, 8), leaders(2026, 14)]);
    assert_eq!(alike.tiers()[0].count(), Cell::Count(14));
    assert_eq!(cells(&alike), [Cell::Count(8), Cell::Count(14)]);

    // Given twice, the leaders are taken from the employees once.
    let employees = counted(&Tier::Employees, 30, 100, "2026-12-31", None);
    let twenty = counted(&Tier::UnitLeaders, 20, 40, "2026-12-31", None);
    let both = empty().with_representation(employees).unwrap().with_representation(twenty).unwrap();
    assert_eq!(cells(&with(both, &[(Tier::UnitLeaders, 2026, 20, 40)])), [Cell::Count(20)]);

    // What the role models withhold, the tiers withhold.
    let withheld =
        with(empty().with_representation(tier(11)).unwrap(), &[leaders(2025, 9), leaders(2026, 11)]);
    assert_eq!(withheld.tiers()[0].count(), Cell::Suppressed);
    assert_eq!(cells(&withheld), [Cell::Count(9), Cell::Suppressed]);

    // What the tiers withhold, the role models withhold: two more than in the year before.
    let unit = counted(&Tier::UnitLeaders, 12, 150, "2026-12-31", Some("Skole"));
    let both = empty().with_representation(tier(14)).unwrap().with_representation(unit).unwrap();
    let shown: Vec<Cell> = both.tiers().iter().map(StatementTier::count).collect();
    assert_eq!(shown, [Cell::Count(14), Cell::Suppressed]);
    let last = counted(&Tier::UnitLeaders, 12, 160, "2025-12-31", None);
    let beside = with(
        empty().with_representation(tier(14)).unwrap().with_representation(last).unwrap(),
        &[leaders(2025, 12)],
    );
    assert_eq!(beside.tiers()[1].count(), Cell::Suppressed);
    assert_eq!(cells(&beside), [Cell::Suppressed]);

    // Counted on two days of one year, with few between.
    let twice = with(empty().with_representation(tier(14)).unwrap(), &[leaders(2026, 12)]);
    assert_eq!((twice.tiers()[0].count(), cells(&twice)), (Cell::Count(14), vec![Cell::Suppressed]));
    let besides = with(empty().with_representation(tier(14)).unwrap(), &[(Tier::UnitLeaders, 2026, 14, 158)]);
    assert_eq!(cells(&besides), [Cell::Suppressed]);
}

#[test]
fn figures_that_are_withheld_are_not_compared() {
    let rows = [(["declared", "woman"], [3, 0, 0]), (["declared_not", "man"], [90, 40, 10])];
    let published = tally("2026", &rows).publish(threshold(5));
    let page =
        empty().with_recruitment(published, vec![lit("background")]).unwrap().markdown(Language::English);
    assert!(page.contains(
        "- background (invited of those who applied): not compared, since figures are withheld.\n"
    ));
    assert!(!page.contains("Evidence of") && !page.contains("No evidence") && !page.contains("Too few"));
    let none = empty().with_recruitment(vacancies(), vec![]).unwrap().markdown(Language::English);
    assert!(!none.contains("What a comparison shows"));
}

#[test]
fn next_steps_of_few_have_neither_counts_nor_intervals() {
    let of = |counts| {
        empty().with_next_steps(lit("network"), followed(counts)).unwrap().markdown(Language::English)
    };
    let few = of([32, 22, 15, 3]);
    assert!(
        few.contains("| appointed of those who took part | withheld | 32 | withheld | withheld |"),
        "{few}"
    );
    let nobody = of([0, 0, 0, 0]);
    assert!(nobody.contains("| appointed of those who took part | 0 | 0 | – | – |"), "{nobody}");
    let none = of([32, 22, 15, 0]);
    assert!(
        none.contains(
            "| appointed of those who took part | 0 | 32 | 0 per cent | 0 per cent to 10.9 per cent |"
        ),
        "{none}"
    );
}

#[test]
fn what_is_written_cannot_become_markdown() {
    let hostile = "# Overskrift\n- punkt\n+ punkt\n1. nummer\n23) nummer\n| a | b |\n<script>x</script>\n    kode\n```\n=====\n> sitat\n[a](b)\n![x](y) &copy; $x$ **fet**";
    let title: Title = lit("Kommune | # <b>*x*</b>");
    let plain = |text: &str| AnnualStatement::new(lit(text), 2026, threshold(5));
    let quiet = plain("Kommune").with_text(text(StatementStep::Risks, "x")).markdown(Language::English);
    let statement = plain(title.as_str())
        .with_text(text(StatementStep::Risks, hostile))
        .with_label(lit("ours"), lit("a | b # c\\"))
        .unwrap()
        .with_plan(plan(), &review("2027-03-01"))
        .unwrap();
    let page = statement.markdown(Language::English);
    let risks = page.split("## 1. Risks").nth(1).unwrap().split("## 2. Causes").next().unwrap();
    let lines: Vec<&str> = risks.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(
        lines,
        [
            "\\# Overskrift",
            "\\- punkt",
            "\\+ punkt",
            "1\\. nummer",
            "23\\) nummer",
            "\\| a \\| b \\|",
            "\\<script\\>x\\</script\\>",
            "kode",
            "\\`\\`\\`",
            "\\=====",
            "\\> sitat",
            "\\[a\\](b)",
            "!\\[x\\](y) \\&copy; \\$x\\$ \\*\\*fet\\*\\*",
            "Written by Kari Nordmann.",
        ]
    );
    let steps = |page: &str| page.lines().filter(|line| line.starts_with("## ")).count();
    assert_eq!(steps(&page), steps(&quiet));
    assert!(page.starts_with("# Statement on equality 2026: Kommune \\| # \\<b\\>\\*x\\*\\</b\\>\n"));
    assert!(page.contains("### Plan: a \\| b # c\\\\\n"));
}

#[test]
fn a_statement_counts_what_its_year_is_answerable_for() {
    let every = |day: &str| Due::times(threshold(1), Period::Year, on(day), None).unwrap();
    let quarters = Due::times(threshold(1), Period::Quarter, on("2025-01-01"), None).unwrap();
    let late = every("2025-01-01").with_days_after(60);
    let cases: Vec<(&str, Due, Option<&str>, usize)> = vec![
        ("the calendar year", every("2025-01-01"), None, 1),
        ("the year that ends in it, not the one that begins in it", every("2024-09-01"), None, 1),
        ("a year that ends in the next", every("2026-02-01"), None, 0),
        ("a year that ends on its last day is the next one's", every("2026-01-02"), None, 0),
        ("four quarters", quarters, None, 4),
        ("a report that is in time after the year", late, None, 1),
        ("due in the year", Due::once(on("2026-10-01")), None, 1),
        ("due in the year, done before", Due::once(on("2026-01-01")), Some("2025-10-01"), 1),
        ("due before and not done", Due::once(on("2025-10-01")), None, 1),
        ("due before and done before", Due::once(on("2025-12-31")), Some("2025-10-01"), 0),
        ("due before and done in the year", Due::once(on("2025-12-31")), Some("2026-01-01"), 1),
        ("due after", Due::once(on("2027-02-15")), None, 1),
        ("of no day and not done", Due::no_day(), None, 1),
        ("of no day and done before", Due::no_day(), Some("2025-12-31"), 0),
        ("begun after", Due::between(on("2027-01-01"), on("2027-02-15")).unwrap(), None, 0),
        ("begun on the last day", Due::between(on("2026-12-31"), on("2027-02-15")).unwrap(), None, 1),
    ];
    for (what, due, done, wanted) in cases {
        let owed = Obligation::new(lit("m.1"), lit("Noe"), OwedBy::NotInTheSources, due, vec![lit("report")])
            .unwrap();
        let plan = Plan::new(lit("ours"), vec![], vec![], vec![owed]).unwrap();
        let evidence = Evidence::new(lit("report"), lit("Notat"));
        let report = done.map(|day| Report::new(lit("m.1"), on(day)).with_evidence([evidence]));
        let reports: Vec<Report> = report.into_iter().collect();
        let review = plan.review(&reports, on("2027-03-15")).unwrap();
        let statement = empty().with_plan(plan, &review).unwrap();
        assert_eq!(statement.plans()[0].findings().len(), wanted, "{what}");
    }
}

#[test]
fn a_review_of_a_plan_of_the_same_code_is_refused_where_anything_differs() {
    let plan = |unit: &str, by: &str, modality: Modality| {
        let due = Due::once(on(by));
        let owed =
            Obligation::new(lit("m.1"), lit("Noe"), OwedBy::EachUnit, due, vec![lit("report")]).unwrap();
        Plan::new(lit("ours"), vec![], vec![lit(unit)], vec![owed.with_modality(modality)]).unwrap()
    };
    let ours = || plan("Skole", "2026-10-01", Modality::Must);
    let cases = [
        (ours(), true),
        (plan("Sykehjem", "2026-10-01", Modality::Must), false),
        (plan("Skole", "2026-10-02", Modality::Must), false),
        (plan("Skole", "2026-10-01", Modality::Should), false),
    ];
    for (other, is_ours) in cases {
        let review = other.review(&[], on("2026-12-31")).unwrap();
        assert_eq!(empty().with_plan(ours(), &review).is_ok(), is_ours, "{other:?}");
    }
}

#[test]
fn what_is_recommended_or_only_told_is_not_to_be_put_right() {
    let owed = |code: &str, modality| {
        let due = Due::once(on("2026-10-01"));
        let owed =
            Obligation::new(lit(code), lit("Noe"), OwedBy::EachUnit, due, vec![lit("report")]).unwrap();
        owed.with_modality(modality)
    };
    let obligations =
        vec![owed("m.1", Modality::Must), owed("m.2", Modality::Should), owed("m.3", Modality::Notice)];
    let label = [(lit("report"), lit("Rapport"))];
    let plan = Plan::new(lit("ours"), vec![], vec![lit("Skole")], obligations).unwrap().with_labels(label);
    let review = plan.review(&[], on("2026-12-31")).unwrap();
    let page = empty().with_plan(plan, &review).unwrap().markdown(Language::English);
    for line in [
        "| Skole | 0 | 0 | 0 | 0 | 3 | `m.1` |",
        "| `m.2` | Noe | should | – | each unit | by 1 October 2026 | Rapport |",
        "| `m.3` | Noe | told as done or planned, not owed | – | each unit | by 1 October 2026 | Rapport |",
    ] {
        assert!(page.lines().any(|found| found == line), "{line} is not in\n{page}");
    }
}

#[test]
fn the_order_in_which_tiers_are_given_is_immaterial() {
    let rows = [
        counted(&Tier::Employees, 30, 300, "2026-12-31", None),
        counted(&Tier::Employees, 20, 100, "2026-12-31", Some("A")),
        counted(&Tier::Employees, 8, 100, "2026-12-31", Some("B")),
        counted(&Tier::Employees, 26, 290, "2025-12-31", None),
    ];
    let given = |order: &[usize]| {
        order.iter().fold(empty(), |all, place| all.with_representation(rows[*place].clone()).unwrap())
    };
    let wanted = given(&[0, 1, 2, 3]);
    for order in [[3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]] {
        assert_eq!(given(&order).tiers(), wanted.tiers());
    }
}

#[test]
fn plans_and_reports_are_read_as_they_were_written_and_refused_by_place() {
    let limits = Limits::default();
    assert_eq!(Plan::from_json(plan().to_json().as_bytes(), &limits), Ok(plan()));
    let evidence = Evidence::new(lit("report"), lit("Årsmelding 2026"));
    let reports = [Report::new(lit("m.1"), on("2027-01-20")).by_unit(lit("Skole")).with_evidence([evidence])];
    let json = Report::list_to_json(&reports);
    assert_eq!(Report::list_from_json(json.as_bytes(), &limits).unwrap(), reports);

    let cases: [(&[u8], &str); 4] = [
        (br#"[{"obligation":"m.1","on":"2027-13-20"}]"#, "[0].on: "),
        (br#"[{"obligation":"m.1","on":"2027-01-20","concerns":"2027-01-21"}]"#, "[0]: concerns: 2027-01-21"),
        (br#"[{"obligation":"m.1","on":"2027-01-20","by":"x"}]"#, "[0].by: unknown field `by`"),
        (br#"{"obligation":"m.1"}"#, "document: invalid type: map"),
    ];
    for (bytes, message) in cases {
        let error = Report::list_from_json(bytes, &limits).unwrap_err().to_string();
        assert!(error.starts_with(message), "{error}");
    }
    let short = Limits { bytes: json.len() - 1, ..limits };
    assert_eq!(Report::list_from_json(json.as_bytes(), &short).unwrap_err().code(), "read_too_long");
    let twice = br#"{"code":"ours","units":["A","A"],"obligations":[]}"#;
    let error = Plan::from_json(twice, &limits).unwrap_err().to_string();
    assert!(error.contains(r#"units: "A" is there twice"#), "{error}");
}

/// The cells of the rows of every table under a heading, without the head of the table.
fn rows(page: &str, from: &str, to: &str) -> Vec<Vec<String>> {
    let part = page.split(from).nth(1).unwrap().split(to).next().unwrap();
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    let is_row =
        |line: &&str| line.starts_with("| ") && !line.starts_with("| Group |") && !line.starts_with("| ---");
    part.lines().filter(is_row).map(cells).collect()
}

fn small_rows() -> impl Strategy<Value = Vec<([&'static str; 2], [u64; 3])>> {
    let backgrounds = ["declared", "declared_not", UNDISCLOSED];
    let sexes = ["woman", "man", UNDISCLOSED];
    let counts = prop_oneof![3 => 0..12_u64, 1 => 0..60_u64].prop_flat_map(|applied| {
        (Just(applied), 0..=applied).prop_flat_map(|(applied, invited)| {
            (0..=invited).prop_map(move |hired| [applied, invited, hired])
        })
    });
    let groups = backgrounds.into_iter().flat_map(move |b| sexes.map(move |s| [b, s]));
    let groups: Vec<_> = groups.collect();
    prop::collection::vec(counts, groups.len())
        .prop_map(move |counts| groups.iter().copied().zip(counts).collect())
}

fn small_tiers() -> impl Strategy<Value = Vec<(usize, Option<usize>, bool, u32, u32)>> {
    let heads = (0..14_u32, 0..26_u32);
    let row = (0..4_usize, prop::option::of(0..3_usize), any::<bool>(), heads).prop_map(
        |(tier, unit, is_last_year, (selected, rest))| (tier, unit, is_last_year, selected, selected + rest),
    );
    prop::collection::vec(row, 1..14)
}

/// What a reader may know of a tier: which it is, of which unit and year, and how many of how many.
type Known = (Tier, Option<String>, i32, i64, i64);

/// Whether a number of the group, or of the others, tells of few of several.
fn tells(selected: i64, rest: i64, least: i64) -> bool {
    let few = |number: i64| (1..least).contains(&number);
    few(selected) || few(rest)
}

/// Every number that can be had from those shown by one subtraction, or by taking some parts from their whole.
fn had_from(known: &[Known]) -> Vec<(i64, i64)> {
    let mut had = Vec::new();
    for (tier, unit, year, selected, rest) in known {
        let leads = |tier: &Tier| matches!(tier, Tier::UnitLeaders | Tier::TopManagers);
        for other in known.iter().filter(|other| leads(tier) && leads(&other.0) && other.0 != *tier) {
            if (&other.1, other.2) == (unit, *year) && other.3 <= *selected && other.4 <= *rest {
                had.push((selected - other.3, rest - other.4));
            }
        }
        let parts: Vec<&Known> = known
            .iter()
            .filter(|(of, within, then, ..)| {
                let is_unit = of == tier && unit.is_none() && within.is_some();
                let is_tier =
                    *tier == Tier::Employees && of != tier && within == unit && *of != Tier::ElectedMembers;
                then == year && (is_unit || is_tier)
            })
            .collect();
        for some in 0_u32..1 << parts.len() {
            let chosen: Vec<&&Known> = parts
                .iter()
                .enumerate()
                .filter(|(place, _)| some >> place & 1 == 1)
                .map(|(_, part)| part)
                .collect();
            // Of units, or of tiers: both at once overlap.
            let kinds: BTreeSet<bool> = chosen.iter().map(|part| part.0 == *tier).collect();
            if kinds.len() > 1 {
                continue;
            }
            let left = chosen.iter().fold((*selected, *rest), |(s, r), part| (s - part.3, r - part.4));
            if left.0 >= 0 && left.1 >= 0 {
                had.push(left);
            }
        }
    }
    had
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn no_count_of_few_people_is_printed_and_none_is_had_by_subtracting(rows_given in small_rows()) {
        let published = tally("2026", &rows_given).publish(threshold(5));
        let statement = empty().with_recruitment(published, vec![lit("background"), lit("sex")]).unwrap();
        let page = statement.markdown(Language::English);
        let printed = rows(&page, "### Recruitment", "## 2. Causes");
        prop_assert_eq!(printed.len(), 1 + 3 + 3);
        let number = |cell: &String| cell.parse::<i64>().ok();
        let counts: Vec<Vec<Option<i64>>> =
            printed.iter().map(|row| row[1..=3].iter().map(number).collect()).collect();
        let few = |number: i64| (1..5).contains(&number);
        for row in &counts {
            for pair in [[0, 1], [1, 2], [0, 2]] {
                let [of, reached] = pair.map(|stage| row[stage]);
                prop_assert!(of.is_none_or(|of| !few(of)) && reached.is_none_or(|reached| !few(reached)));
                if let (Some(of), Some(reached)) = (of, reached) {
                    prop_assert!(!few(of - reached), "{} of {}", reached, of);
                }
            }
        }
        // What is left of everybody without the groups of a dimension that are shown.
        for groups in [&counts[1..4], &counts[4..7]] {
            for stage in 0..3 {
                let Some(all) = counts[0][stage] else { continue };
                let shown: i64 = groups.iter().filter_map(|row| row[stage]).sum();
                prop_assert!(!few(all - shown));
                let withheld = groups.iter().filter(|row| row[stage].is_none()).count();
                prop_assert_ne!(withheld, 1);
            }
        }
        // Shares are of counts that are shown.
        for (row, counts) in printed.iter().zip(&counts) {
            for (share, [of, reached]) in [(4, [0, 1]), (5, [1, 2])] {
                let both = counts[of].is_some() && counts[reached].is_some();
                prop_assert_eq!(row[share] == "withheld", !both);
            }
        }
    }

    #[test]
    fn no_tier_that_is_shown_gives_few_away(given in small_tiers(), least in 2..7_u32) {
        let named = [Tier::Employees, Tier::UnitLeaders, Tier::TopManagers, Tier::ElectedMembers];
        let units = ["A", "B", "C"];
        let mut statement = with_basis(AnnualStatement::new(lit("Lillevik kommune"), 2026, threshold(least)));
        let mut accepted: Vec<TierRepresentation> = Vec::new();
        for (tier, unit, is_last_year, selected, of) in given {
            let day = if is_last_year { "2025-12-31" } else { "2026-12-31" };
            if of > 0 {
                let row = counted(&named[tier], selected, of, day, unit.map(|unit| units[unit]));
                // A tier that is there twice is refused.
                if let Ok(with) = statement.clone().with_representation(row.clone()) {
                    (statement, accepted) = (with, [accepted, vec![row]].concat());
                }
            }
        }
        let known: Vec<Known> = statement
            .tiers()
            .iter()
            .filter_map(|tier| {
                let heads = tier.heads()?;
                let unit = tier.unit().map(ToString::to_string);
                Some((tier.tier().clone(), unit, tier.on().year(), heads.selected().into(), heads.rest().into()))
            })
            .collect();
        for (selected, rest) in had_from(&known) {
            prop_assert!(!tells(selected, rest, least.into()), "{} and {} from {:?}", selected, rest, known);
        }
        for one in &known {
            for other in known.iter().filter(|other| (&other.0, &other.1) == (&one.0, &one.1)) {
                prop_assert!(!(1..i64::from(least)).contains(&(one.3 - other.3)), "{:?}", known);
            }
        }
        // The first in the order is withheld for its own numbers only.
        if let Some(first) = statement.tiers().first() {
            let is_it = |row: &&TierRepresentation| {
                row.tier() == first.tier() && row.unit() == first.unit() && row.on() == first.on()
            };
            let heads = accepted.iter().find(is_it).unwrap().heads();
            let few = tells(heads.selected().into(), heads.rest().into(), least.into());
            prop_assert_eq!(first.heads().is_none(), few || heads.rest() == 0 || heads.of() < least);
        }
    }
}

#[test]
fn the_small_worlds_withhold_some_and_show_some() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let (mut withheld, mut shown) = (0, 0);
    for _ in 0..64 {
        let rows_given = small_rows().new_tree(&mut runner).unwrap().current();
        let published = tally("2026", &rows_given).publish(threshold(5));
        let page = empty().with_recruitment(published, vec![]).unwrap().markdown(Language::English);
        for row in rows(&page, "### Recruitment", "## 2. Causes") {
            withheld += row[1..=3].iter().filter(|cell| *cell == "withheld").count();
            shown +=
                row[1..=3].iter().filter(|cell| cell.parse::<u32>().is_ok_and(|count| count > 0)).count();
        }
    }
    assert!(withheld > 100 && shown > 100, "{withheld} withheld, {shown} shown");
}

#[test]
fn a_label_is_printed_instead_of_a_code_in_every_language() {
    let label: Code = lit("m.1");
    let statement = full().with_label(label, lit("Tiltak én")).unwrap();
    for language in Language::ALL {
        let page = statement.markdown(language);
        assert!(page.contains("| Tiltak én |") && !page.contains("| `m.1` |"));
    }
}
