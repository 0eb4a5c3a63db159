//! The published figures of the founding documents, the checklist of 2009, and role models by count.
#![expect(clippy::unwrap_used, reason = "what a test reads is written for it")]

use std::num::NonZeroU32;

use chrono::NaiveDate;
use mangfold::monitor::{Alternative, Cell, Level, PopulationShare, Rate, RateError, Tier};
use mangfold::programme::{
    Denominator, Figure, FigureError, FigureValue, MaturityPoint, MaturityTable, MaturityTableError,
    PointAnswer, PointChange, PointState, Precision, RoleModelCount, RoleModels, RoleModelsError,
    SelfAssessment, SelfAssessmentError, SinceError, knowledge_base,
};
use mangfold::{Element, Mark, Part, Title};
use proptest::prelude::*;

fn lit<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn rate(selected: u64, of: u64) -> Rate {
    Rate::new(selected, of).unwrap()
}

fn near(got: f64, wanted: f64) -> bool {
    (got - wanted).abs() <= 1e-9 * wanted.abs()
}

// Figures

/// A value as the table below writes it.
fn written(value: FigureValue) -> String {
    match value {
        FigureValue::Count(count) => count.to_string(),
        FigureValue::Range { from, to } => format!("{from} to {to}"),
        FigureValue::Share(share) => format!("share {share}"),
        FigureValue::Rate(rate) => format!("rate {} of {}", rate.selected(), rate.of()),
        FigureValue::Day(day) => day.to_string(),
        FigureValue::Period { first, last } => format!("{first} to {last}"),
        _ => "a value of another kind".to_owned(),
    }
}

#[test]
fn no_figure_of_a_document_changes_unseen() {
    use Denominator::{ElectedMembers, Inhabitants, Leaders, Municipalities, Participants, TopManagers};
    use Precision::{About, Exact, Nearly, UpTo};
    let magazine = "fagbladet_12_2007";
    let other = "fagbladet_10_2007";
    let (portal, ks, oslo) = ("imdi_2009", "ks_2006", "oslo_memo_2006");
    // As the documents have them.
    let wanted = [
        (magazine, "ks.2007.leaders.without_background", "share 977 of 1000", Exact, Some(Leaders)),
        (magazine, "ks.2007.municipalities.unit_leaders", "share 13 of 100", Exact, Some(Municipalities)),
        (magazine, "oslo.2007.inhabitants", "share 1 of 4", Exact, Some(Inhabitants)),
        (magazine, "oslo.2007.elected_members", "rate 18 of 225", Exact, Some(ElectedMembers)),
        (magazine, "ks.2007.municipalities.policy_document", "share 1 of 5", Exact, Some(Municipalities)),
        (magazine, "ks.2007.municipalities.measures_carried_out", "16", Exact, None),
        (magazine, "norway.2007.inhabitants", "share 10 of 100", Nearly, Some(Inhabitants)),
        (magazine, "minister.2007.top_managers", "share 10 of 100", Exact, Some(TopManagers)),
        (magazine, "network.12_2007.people", "29", Exact, None),
        (magazine, "network.12_2007.municipalities", "20", Exact, None),
        (magazine, "network.12_2007.years", "1", Exact, None),
        (magazine, "network.12_2007.gatherings", "4", Exact, None),
        (portal, "ks.2009.municipalities.any_tier", "share 1 of 3", About, Some(Municipalities)),
        (portal, "ks.2009.municipalities.top_managers", "share 23 of 1000", Exact, Some(Municipalities)),
        (portal, "ks.2009.municipalities.measures_established", "16", Exact, None),
        (portal, "ks.2009.checkpoints", "6", Exact, None),
        (portal, "network.2009.people", "30", Exact, None),
        (portal, "network.2009.municipalities", "20", Exact, None),
        (portal, "network.2009.gatherings", "4", Exact, None),
        (ks, "ks.resolution.introduction", "2006-06-16", Exact, None),
        (ks, "ks.resolution.heading", "2006-05-26", Exact, None),
        (ks, "network.plan.people", "50 to 100", Exact, None),
        (ks, "network.plan.people_in_frame", "50", About, None),
        (ks, "network.plan.kroner", "150000", Exact, None),
        (ks, "network.plan.period", "2007-04-01 to 2008-09-30", Exact, None),
        (ks, "research.plan.kroner", "600000 to 800000", Exact, None),
        (ks, "research.plan.period", "2007-04-01 to 2009-01-31", Exact, None),
        (ks, "research.plan.institutions_asked", "20", About, None),
        (ks, "research.plan.institutions_negotiated_with", "3", Exact, None),
        (ks, "research.plan.perspectives", "3", Exact, None),
        (other, "network.10_2007.people", "40", UpTo, None),
        (other, "network.10_2007.municipalities", "21", Exact, None),
        (other, "women_network.2007.became_top_managers", "rate 11 of 50", Exact, Some(Participants)),
        (oslo, "oslo.plan.adopted", "2001-05-30", Exact, None),
        (oslo, "oslo.plan.measures", "15", Exact, None),
        (oslo, "oslo.plan.headings", "4", Exact, None),
        (oslo, "oslo.trainees.groups", "2", Exact, None),
        (oslo, "oslo.trainees.people_in_a_group", "15", About, None),
        (oslo, "oslo.workshops.units", "6", Exact, None),
        (oslo, "oslo.strategy.adopted", "2005-12-22", Exact, None),
    ]
    .map(|(source, code, value, precision, whole)| {
        (source.to_owned(), code.to_owned(), value.to_owned(), precision, whole)
    });
    let base = knowledge_base();
    let got: Vec<_> = base
        .figures()
        .iter()
        .map(|figure| {
            let source = figure.part().source().unwrap().to_string();
            (source, figure.code().to_string(), written(figure.value()), figure.precision(), figure.whole())
        })
        .collect();
    assert_eq!(got, wanted);
    for figure in base.figures() {
        let day = match figure.part().source().unwrap().as_str() {
            "imdi_2009" => Some(lit::<NaiveDate>("2009-05-07")),
            "oslo_memo_2006" => Some(lit("2006-05-29")),
            _ => None,
        };
        assert_eq!(figure.document_of(), day, "{}", figure.code());
        assert_eq!(figure.part().mark(), Mark::Verified);
    }
}

#[test]
fn a_figure_that_is_not_given_exactly_has_the_word_for_it_in_its_quote() {
    for figure in knowledge_base().figures() {
        let words: &[&str] = match figure.precision() {
            Precision::About => &["om lag", "ca "],
            Precision::UpTo => &["opptil"],
            Precision::Nearly => &["nesten"],
            _ => continue,
        };
        let says = figure.part().says().unwrap().as_str().to_lowercase();
        assert!(words.iter().any(|word| says.contains(word)), "{}: {says}", figure.code());
    }
}

#[test]
fn eighteen_of_225_elected_members_stand_beside_a_fourth_of_the_inhabitants() {
    // scipy 1.17.1, binomtest(18, 225, 0.25), and R 4.2.2 binom.test give the same.
    let base = knowledge_base();
    let FigureValue::Rate(elected) = base.figure("oslo.2007.elected_members").unwrap().value() else {
        unreachable!("counted heads")
    };
    let fourth = base.figure("oslo.2007.inhabitants").unwrap();
    let beside = fourth.beside(Denominator::ElectedMembers, elected).unwrap();
    let p = beside.statistics().binomial_test(Alternative::TwoSided).unwrap();
    assert!(near(p, 7.515_487_938_938_6e-11), "{p}");
    assert_eq!(beside.statistics().heads_short(), Some(39));
    assert_eq!(beside.precision(), Precision::Exact);
    assert_eq!(beside.figure(), fourth);
}

#[test]
fn eleven_of_fifty_women_have_an_exact_interval() {
    // scipy 1.17.1, binomtest(11, 50).proportion_ci(0.95, "exact"), and fisher_exact([[3, 26], [11, 39]]).
    let base = knowledge_base();
    let women = base.figure("women_network.2007.became_top_managers").unwrap();
    let FigureValue::Rate(became) = women.value() else { unreachable!("counted heads") };
    let interval = became.clopper_pearson(Level::P95).unwrap();
    assert!(near(interval.low(), 0.115_265_826_037_848_59), "{interval:?}");
    assert!(near(interval.high(), 0.359_611_888_565_789_8), "{interval:?}");

    let own = women.beside_counts(Denominator::Participants, rate(3, 29)).unwrap();
    let p = own.statistics().fisher(Alternative::TwoSided).unwrap();
    assert!(near(p, 0.234_515_561_181_203_12), "{p}");
    assert_eq!((own.statistics().group(), own.statistics().others()), (rate(3, 29), became));
    assert!(women.beside_counts(Denominator::Leaders, rate(3, 29)).is_none());
    assert!(women.beside(Denominator::Participants, rate(3, 29)).is_none(), "counted heads are no share");
}

#[test]
fn nearly_ten_percent_stays_nearly() {
    let base = knowledge_base();
    let nearly = base.figure("norway.2007.inhabitants").unwrap();
    let beside = nearly.beside(Denominator::TopManagers, rate(0, 21)).unwrap();
    assert_eq!(beside.precision(), Precision::Nearly);
    assert!(serde_json::to_string(&beside).unwrap().contains(r#""precision":"nearly""#));
    let ought = base.figure("minister.2007.top_managers").unwrap();
    assert_eq!(ought.precision(), Precision::Exact, "the minister's second ten percent has no such word");
    assert!(ought.beside(Denominator::ElectedMembers, rate(0, 21)).is_none());
}

#[test]
fn posts_are_not_compared_with_municipalities() {
    let base = knowledge_base();
    let all = [
        Denominator::Municipalities,
        Denominator::Leaders,
        Denominator::TopManagers,
        Denominator::Employees,
        Denominator::Inhabitants,
        Denominator::ElectedMembers,
        Denominator::Participants,
    ];
    for figure in base.figures() {
        let compared = all.map(|own| figure.beside(own, rate(1, 20)).is_some());
        let wanted = match (figure.value(), figure.whole()) {
            (FigureValue::Share(_), Some(Denominator::Inhabitants)) => {
                all.map(|own| own != Denominator::Municipalities)
            }
            (FigureValue::Share(_), Some(whole)) => all.map(|own| own == whole),
            _ => [false; 7],
        };
        assert_eq!(compared, wanted, "{}", figure.code());
        let counted = all.map(|own| figure.beside_counts(own, rate(1, 20)).is_some());
        let is_rate = matches!(figure.value(), FigureValue::Rate(_));
        assert_eq!(counted, all.map(|own| is_rate && figure.whole() == Some(own)), "{}", figure.code());
    }
    let municipalities = base.figure("ks.2009.municipalities.top_managers").unwrap();
    assert!(
        municipalities.beside(Denominator::Municipalities, rate(1, 20)).is_some(),
        "a county can count its own"
    );
}

#[test]
fn documents_that_disagree_are_all_kept() {
    let base = knowledge_base();
    let wanted = [
        ("ks.resolution.day", vec!["2006-06-16", "2006-05-26"]),
        ("network.people", vec!["29", "30", "40"]),
        ("network.municipalities", vec!["20", "20", "21"]),
        ("network.time", vec!["1", "2007-04-01 to 2008-09-30"]),
        ("network.plan.size", vec!["50 to 100", "50"]),
        ("leadership.whole", vec!["share 977 of 1000", "share 23 of 1000"]),
        ("municipalities.measures", vec!["16", "16"]),
    ];
    assert_eq!(base.disagreements().len(), wanted.len());
    for (disagreement, (code, values)) in base.disagreements().iter().zip(wanted) {
        assert_eq!(disagreement.code().as_str(), code);
        let figures: Vec<&Figure> = base.figures_of(disagreement).collect();
        assert_eq!(figures.len(), disagreement.figures().len(), "{code}: each code is that of a figure");
        assert_eq!(
            figures.iter().map(|figure| written(figure.value())).collect::<Vec<_>>(),
            values,
            "{code}"
        );
        let mut differ: Vec<_> =
            figures.iter().map(|figure| (figure.part().says(), figure.part().source())).collect();
        differ.dedup();
        assert!(differ.len() > 1, "{code}: different words");
    }
}

#[test]
fn the_three_perspectives_of_the_project_have_their_words() {
    let base = knowledge_base();
    let first = base
        .perspectives()
        .iter()
        .map(|one| (one.code().as_str(), one.parts().first().unwrap().says().unwrap().as_str()))
        .collect::<Vec<_>>();
    assert_eq!(
        first,
        [
            ("employer", "Arbeidsgiverperspektiv"),
            ("candidate", "Kandidatperspektiv"),
            ("role_model", "Rollemodellperspektiv")
        ]
    );
    assert!(base.perspectives().iter().all(|one| one.parts().len() >= 3));
}

#[test]
fn every_finding_says_who_said_it() {
    let base = knowledge_base();
    let mut codes: Vec<&str> = base.findings().iter().map(|finding| finding.code().as_str()).collect();
    assert_eq!(codes.len(), 16);
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), 16, "no code twice");
    for finding in base.findings() {
        let says = finding.part().says().unwrap().as_str();
        // The magazine marks what the researchers say as said; the portal is KS's own.
        let wanted = match finding.part().source().unwrap().as_str() {
            "imdi_2009" => "KS, of ",
            "fagbladet_10_2007" => "the project leader at KS",
            _ if ["Folk med", "Svært få"].iter().any(|begins| says.starts_with(begins)) => "the magazine",
            _ => "the researchers of Asplan analyse",
        };
        assert!(finding.said_by().as_str().starts_with(wanted), "{}: {}", finding.code(), finding.said_by());
    }
}

fn quoted() -> Part {
    Part::quoted(Element::Bound, lit("18 av 225"), lit("own"), Mark::Verified)
}

#[test]
fn what_is_no_figure_is_refused_by_name() {
    let new = |value, part| Figure::new(lit("own.figure"), value, lit("posts"), part);
    let figure = || lit("own.figure");
    let day = |text: &str| lit::<NaiveDate>(text);
    let cases = [
        (new(FigureValue::Rate(Rate::NOBODY), quoted()), FigureError::OfNobody { figure: figure() }),
        (
            new(FigureValue::Count(1), Part::read(Element::Bound, lit("a reading"))),
            FigureError::WithoutWords { figure: figure() },
        ),
        (
            new(FigureValue::Range { from: 100, to: 50 }, quoted()),
            FigureError::Backwards { figure: figure(), from: lit("100"), to: lit("50") },
        ),
        (
            new(FigureValue::Period { first: day("2008-09-30"), last: day("2007-04-01") }, quoted()),
            FigureError::Backwards { figure: figure(), from: lit("2008-09-30"), to: lit("2007-04-01") },
        ),
    ];
    let codes = ["figure_of_nobody", "figure_without_words", "figure_backwards", "figure_backwards"];
    for ((got, wanted), code) in cases.into_iter().zip(codes) {
        assert_eq!(wanted.code(), code);
        assert!(wanted.to_string().contains("own.figure"), "{wanted}");
        assert_eq!(got.unwrap_err(), wanted);
    }
    assert!(new(FigureValue::Range { from: 50, to: 50 }, quoted()).is_ok());
    let one_day = FigureValue::Period { first: day("2007-04-01"), last: day("2007-04-01") };
    assert!(new(one_day, quoted()).is_ok());
    assert_eq!(PopulationShare::new(3, 0).unwrap_err().code(), "population_share_of_nobody");
    assert_eq!(Rate::new(226, 225).unwrap_err(), RateError::MoreThanAll { selected: 226, of: 225 });
}

#[test]
fn a_figure_is_read_through_its_constructor() {
    for figure in knowledge_base().figures() {
        let json = serde_json::to_string(figure).unwrap();
        assert_eq!(serde_json::from_str::<Figure>(&json).unwrap(), *figure, "{json}");
    }
    let json = |value: &str, more: &str| {
        format!(
            r#"{{"code":"own.figure","value":{value},"precision":"exact","counts":"posts",
            "part":{{"of":"bound","says":"x","source":"own","mark":"V"}}{more}}}"#
        )
    };
    let read = |value: &str, more: &str| {
        serde_json::from_str::<Figure>(&json(value, more)).map_err(|error| error.to_string())
    };
    assert!(read(r#"{"count":7}"#, "").is_ok());
    let cases = [
        (r#"{"rate":{"selected":0,"of":0}}"#, "", "own.figure is a rate of nobody"),
        (r#"{"rate":{"selected":3,"of":2}}"#, "", "rate: 3 selected of 2"),
        (r#"{"share":{"part":1,"whole":0}}"#, "", "population share: 1 of nobody"),
        (r#"{"range":{"from":2,"to":1}}"#, "", "runs from 2 to 1"),
        (r#"{"day":"2006-02-30"}"#, "", "2006-02-30"),
        (r#"{"count":-1}"#, "", "invalid value"),
        (r#"{"percent":97.7}"#, "", "unknown variant `percent`"),
        (r#"{"count":7}"#, r#","share":1"#, "unknown field `share`"),
    ];
    for (value, more, wanted) in cases {
        let error = read(value, more).unwrap_err();
        assert!(error.contains(wanted), "{value}: {error}");
    }
}

// The checklist

fn answer(point: MaturityPoint, state: PointState) -> PointAnswer {
    PointAnswer::new(point, state, lit("Kari Nordmann")).with_evidence(vec![lit("sak 12/09")])
}

fn assessed(unit: &str, on: &str, answers: &[(MaturityPoint, PointState)]) -> SelfAssessment {
    let answers = answers.iter().map(|(point, state)| answer(*point, *state)).collect();
    SelfAssessment::new(lit(unit), lit(on), answers).unwrap()
}

#[test]
fn the_six_points_stand_in_the_order_of_the_source() {
    let excerpt = include_str!("../src/programme/excerpts/imdi_2009.md");
    let mut last = 0;
    for point in MaturityPoint::ALL {
        let part = point.part();
        let first = part.says().unwrap().as_str().split_once('.').unwrap().0.to_owned();
        let at = excerpt.find(&first).unwrap();
        assert!(at > last, "{point}");
        last = at;
        assert_eq!((part.source().unwrap().as_str(), part.mark()), ("imdi_2009", Mark::Verified));
    }
    let names = MaturityPoint::ALL.map(|point| point.to_string());
    assert_eq!(
        names,
        [
            "political_anchoring",
            "employer_strategy",
            "administrative_resources",
            "leadership_development",
            "role_models",
            "readiness_at_the_top"
        ]
    );
    // Every sentence of the list belongs to a point: from the first "At det" to the next heading.
    let lines: Vec<&str> = excerpt
        .lines()
        .filter_map(|line| line.strip_prefix("> "))
        .skip_while(|line| !line.starts_with("At det er politisk"))
        .take_while(|line| *line != "Kandidatnettverk")
        .collect();
    let points = MaturityPoint::ALL.map(|point| point.part().says().unwrap().to_string());
    assert_eq!(points.join(" "), lines.join(" "));
}

#[test]
fn what_is_in_place_needs_evidence() {
    let bare = |state| {
        let answer = PointAnswer::new(MaturityPoint::LeadershipDevelopment, state, lit("Kari Nordmann"));
        SelfAssessment::new(lit("Bydel Bjerke"), lit("2009-06-01"), vec![answer])
    };
    let error = bare(PointState::InPlace).unwrap_err();
    assert_eq!(error.to_string(), "evidence: leadership_development in place without any");
    assert_eq!(error.code(), "self_assessment_without_evidence");
    assert!(bare(PointState::NotInPlace).is_ok());
    assert!(bare(PointState::NotAssessed).is_ok());
}

#[test]
fn a_point_not_answered_is_not_assessed() {
    let one = assessed("Oslo", "2009-06-01", &[(MaturityPoint::RoleModels, PointState::NotInPlace)]);
    for point in MaturityPoint::ALL {
        let wanted =
            if point == MaturityPoint::RoleModels { PointState::NotInPlace } else { PointState::NotAssessed };
        assert_eq!(one.state(point), wanted);
        assert_eq!(one.answer(point).is_some(), point == MaturityPoint::RoleModels);
    }
}

#[test]
fn answers_stand_in_the_order_of_the_points_in_whatever_order_they_are_given() {
    let mut turned = MaturityPoint::ALL;
    turned.rotate_left(2);
    turned.reverse();
    let answers = turned.map(|point| answer(point, PointState::InPlace)).into();
    let one = SelfAssessment::new(lit("Oslo"), lit("2009-06-01"), answers).unwrap();
    let points: Vec<MaturityPoint> = one.answers().iter().map(PointAnswer::point).collect();
    assert_eq!(points, MaturityPoint::ALL);
}

#[test]
fn a_point_is_answered_once() {
    let point = MaturityPoint::RoleModels;
    let answers = vec![answer(point, PointState::InPlace), answer(point, PointState::InPlace)];
    let error = SelfAssessment::new(lit("Oslo"), lit("2009-06-01"), answers).unwrap_err();
    assert_eq!(error, SelfAssessmentError::PointTwice { point });
    assert_eq!(error.to_string(), "answers: role_models twice");
}

#[test]
fn changes_are_told_point_by_point() {
    use PointState::{InPlace, NotAssessed, NotInPlace};
    let cases = [
        (NotInPlace, InPlace, PointChange::Gained),
        (InPlace, NotInPlace, PointChange::Lost),
        (InPlace, InPlace, PointChange::Unchanged),
        (NotInPlace, NotInPlace, PointChange::Unchanged),
        (NotAssessed, InPlace, PointChange::NewlyAssessed),
        (NotAssessed, NotInPlace, PointChange::NewlyAssessed),
        (InPlace, NotAssessed, PointChange::NoLongerAssessed),
        (NotInPlace, NotAssessed, PointChange::NoLongerAssessed),
        (NotAssessed, NotAssessed, PointChange::NeverAssessed),
    ];
    for point in MaturityPoint::ALL {
        for (before, after, wanted) in cases {
            let earlier = assessed("Oslo", "2009-06-01", &[(point, before)]);
            let later = assessed("Oslo", "2010-06-01", &[(point, after)]);
            let changes = later.since(&earlier).unwrap();
            assert_eq!(changes.iter().map(|(point, _)| *point).collect::<Vec<_>>(), MaturityPoint::ALL);
            for (at, change) in changes {
                assert_eq!(change, if at == point { wanted } else { PointChange::NeverAssessed });
            }
        }
    }
}

#[test]
fn assessments_of_other_units_or_the_wrong_way_round_are_not_compared() {
    let (oslo, bergen) = (assessed("Oslo", "2009-06-01", &[]), assessed("Bergen", "2010-06-01", &[]));
    let later = assessed("Oslo", "2010-06-01", &[]);
    let cases = [
        (bergen.since(&oslo), "unit: Bergen, the earlier assessment is of Oslo"),
        (oslo.since(&later), "on: 2009-06-01 is not after 2010-06-01"),
        (oslo.since(&oslo), "on: 2009-06-01 is not after 2009-06-01"),
    ];
    for (got, wanted) in cases {
        assert_eq!(got.unwrap_err().to_string(), wanted);
    }
    assert!(later.since(&oslo).is_ok());
    let codes = [
        SinceError::OtherUnit { unit: lit("Oslo"), earlier: lit("Bergen") }.code(),
        SinceError::NotEarlier { on: lit("2009-06-01"), earlier: lit("2010-06-01") }.code(),
    ];
    assert_eq!(codes, ["self_assessment_of_other_unit", "self_assessment_not_earlier"]);
}

#[test]
fn a_unit_is_assessed_once_a_day() {
    let table = MaturityTable::new(vec![
        assessed("Oslo", "2010-06-01", &[(MaturityPoint::RoleModels, PointState::InPlace)]),
        assessed("Bergen", "2010-06-01", &[]),
        assessed("Oslo", "2009-06-01", &[(MaturityPoint::RoleModels, PointState::NotInPlace)]),
    ])
    .unwrap();
    let (oslo, bergen): (Title, Title) = (lit("Oslo"), lit("Bergen"));
    assert_eq!(table.units(), [&bergen, &oslo]);
    let years: Vec<NaiveDate> = table.of_unit(&oslo).map(SelfAssessment::on).collect();
    assert_eq!(years, [lit::<NaiveDate>("2009-06-01"), lit("2010-06-01")]);
    let states: Vec<_> = table.of_point(MaturityPoint::RoleModels).collect();
    assert_eq!(
        states,
        [
            (&bergen, lit("2010-06-01"), PointState::NotAssessed),
            (&oslo, lit("2009-06-01"), PointState::NotInPlace),
            (&oslo, lit("2010-06-01"), PointState::InPlace),
        ]
    );
    let mut twice = table.assessments().to_vec();
    twice.push(assessed("Oslo", "2009-06-01", &[]));
    let error = MaturityTable::new(twice).unwrap_err();
    assert_eq!(error, MaturityTableError::TwiceOnOneDay { unit: oslo, on: lit("2009-06-01") });
    assert_eq!(error.to_string(), "assessments: Oslo twice on 2009-06-01");
}

#[test]
fn assessments_are_read_through_their_constructor() {
    let table = MaturityTable::new(vec![assessed(
        "Oslo",
        "2010-06-01",
        &[
            (MaturityPoint::RoleModels, PointState::InPlace),
            (MaturityPoint::EmployerStrategy, PointState::NotInPlace),
        ],
    )])
    .unwrap();
    let json = serde_json::to_string(&table).unwrap();
    assert_eq!(serde_json::from_str::<MaturityTable>(&json).unwrap(), table);

    let one = r#"{"unit":"Oslo","on":"2009-06-01","answers":[]}"#;
    let role = |state: &str, evidence: &str| {
        format!(
            r#"{{"unit":"Oslo","on":"2009-06-01","answers":[{{"point":"role_models","state":"{state}","by":"K"{evidence}}}]}}"#
        )
    };
    let cases = [
        (format!("[{one},{one}]"), "Oslo twice on 2009-06-01"),
        (format!("[{}]", role("in_place", "")), "role_models in place without any"),
        (format!("[{}]", role("in_place", r#","evidence":[""]"#)), "empty title"),
        (format!("[{}]", role("partly", "")), "unknown variant `partly`"),
        (format!("[{}]", role("not_in_place", r#","score":3"#)), "unknown field `score`"),
        (r#"[{"unit":"Oslo","on":"2009-13-01","answers":[]}]"#.to_owned(), "2009-13-01"),
    ];
    for (json, wanted) in cases {
        let error = serde_json::from_str::<MaturityTable>(&json).unwrap_err().to_string();
        assert!(error.contains(wanted), "{json}: {error}");
    }
}

// Role models

fn count(tier: Tier, year: i32, selected: u64, of: u64) -> RoleModelCount {
    RoleModelCount::new(tier, year, rate(selected, of))
}

#[test]
fn what_cannot_be_counted_is_refused_by_name() {
    let cases = [
        (
            vec![count(Tier::TopManagers, 2024, 0, 0)],
            RoleModelsError::NoPosts { tier: Tier::TopManagers, year: 2024 },
            "posts: top_managers with no posts in 2024",
            "role_models_no_posts",
        ),
        (
            vec![count(Tier::TopManagers, 2024, 1, 9), count(Tier::TopManagers, 2024, 1, 9)],
            RoleModelsError::TierTwice { tier: Tier::TopManagers, year: 2024 },
            "counts: top_managers twice in 2024",
            "role_models_tier_twice",
        ),
        (
            vec![count(Tier::UnitLeaders, 2024, 9, 20), count(Tier::Employees, 2024, 8, 100)],
            RoleModelsError::MoreThanEmployees { tier: Tier::UnitLeaders, year: 2024 },
            "posts: unit_leaders does not fit into the employees in 2024",
            "role_models_more_than_employees",
        ),
        (
            vec![count(Tier::KeyPositions, 2024, 1, 20), count(Tier::Employees, 2024, 8, 25)],
            RoleModelsError::MoreThanEmployees { tier: Tier::KeyPositions, year: 2024 },
            "posts: key_positions does not fit into the employees in 2024",
            "role_models_more_than_employees",
        ),
    ];
    for (counts, wanted, message, code) in cases {
        let error = RoleModels::new(counts).unwrap_err();
        assert_eq!(error, wanted);
        assert_eq!((error.to_string().as_str(), error.code()), (message, code));
    }
    let fits = vec![
        count(Tier::Employees, 2024, 8, 25),
        count(Tier::UnitLeaders, 2024, 8, 25),
        count(Tier::UnitLeaders, 2025, 20, 30),
        count(Tier::ElectedMembers, 2024, 9, 40),
        count(Tier::Own(lit("volunteers")), 2024, 9, 40),
    ];
    assert!(RoleModels::new(fits).is_ok(), "another year, and those who are no employees");
}

#[test]
fn role_models_have_no_place_for_a_name() {
    let models = RoleModels::new(vec![count(Tier::TopManagers, 2024, 1, 21)]).unwrap();
    let json = serde_json::to_string(&models).unwrap();
    assert_eq!(json, r#"[{"tier":"top_managers","year":2024,"posts":{"selected":1,"of":21}}]"#);
    assert_eq!(serde_json::from_str::<RoleModels>(&json).unwrap(), models);
    let named = json.replace("\"year\"", "\"name\":\"Kari\",\"year\"");
    assert!(
        serde_json::from_str::<RoleModels>(&named).unwrap_err().to_string().contains("unknown field `name`")
    );
    let none = json.replace(r#""selected":1,"of":21"#, r#""selected":0,"of":0"#);
    assert!(serde_json::from_str::<RoleModels>(&none).unwrap_err().to_string().contains("with no posts"));
    assert_eq!(format!("{models:?}"), "RoleModels { counts: 1, [redacted] }");
    assert!(!format!("{:?}", models.counts()).contains("21"));
}

#[test]
fn a_tier_is_followed_over_years() {
    let models = RoleModels::new(vec![
        count(Tier::UnitLeaders, 2025, 14, 160),
        count(Tier::TopManagers, 2025, 1, 21),
        count(Tier::UnitLeaders, 2023, 9, 150),
    ])
    .unwrap();
    assert_eq!(models.over_years(&Tier::UnitLeaders), [(2023, rate(9, 150)), (2025, rate(14, 160))]);
    assert_eq!(models.over_years(&Tier::Employees), []);
    let change = models.change(&Tier::UnitLeaders, 2023, 2025).unwrap();
    assert_eq!((change.group(), change.others()), (rate(14, 160), rate(9, 150)));
    assert!(models.change(&Tier::UnitLeaders, 2024, 2025).is_none());
}

fn published(threshold: u32, counts: Vec<RoleModelCount>) -> Vec<String> {
    let published = RoleModels::new(counts).unwrap().publish(NonZeroU32::new(threshold).unwrap());
    assert_eq!(published.threshold().get(), threshold);
    published.cells().iter().map(|cell| cell.count().to_string()).collect()
}

#[test]
fn a_count_is_withheld_where_it_would_tell_of_few() {
    let one = |selected, of| published(5, vec![count(Tier::UnitLeaders, 2024, selected, of)]).remove(0);
    let cases = [
        (0, 4, "suppressed"), // under the threshold, one of them would be seen by what is withheld
        (0, 5, "0"),
        (1, 100, "suppressed"),
        (4, 100, "suppressed"),
        (5, 100, "5"),
        (95, 100, "95"),
        (96, 100, "suppressed"),
        (100, 100, "suppressed"), // it would be known of everybody
    ];
    for (selected, of, wanted) in cases {
        assert_eq!(one(selected, of), wanted, "{selected} of {of}");
    }
}

#[test]
fn a_tier_is_withheld_where_the_other_employees_would_be_few() {
    let both = |employees: (u64, u64), leaders: (u64, u64)| {
        published(
            5,
            vec![
                count(Tier::Employees, 2024, employees.0, employees.1),
                count(Tier::UnitLeaders, 2024, leaders.0, leaders.1),
            ],
        )
    };
    let cases = [
        ((12, 200), (7, 30), ["12", "7"]),
        ((12, 200), (8, 30), ["12", "suppressed"]), // four of the other employees
        ((12, 200), (12, 30), ["12", "12"]),        // none of them, which may be said
        ((50, 60), (7, 14), ["50", "suppressed"]),  // of the 46 others three are not of the group
        ((20, 40), (20, 36), ["20", "suppressed"]), // of four others
        ((20, 40), (20, 40), ["20", "20"]),         // there are no others
        ((3, 40), (0, 20), ["suppressed", "0"]),    // nothing to subtract from
    ];
    for (employees, leaders, wanted) in cases {
        assert_eq!(both(employees, leaders), wanted, "{employees:?} {leaders:?}");
    }
    let elected = vec![count(Tier::Employees, 2024, 12, 200), count(Tier::ElectedMembers, 2024, 10, 40)];
    assert_eq!(published(5, elected), ["12", "10"], "elected members are no employees");
    let other_year = vec![count(Tier::Employees, 2023, 12, 200), count(Tier::UnitLeaders, 2024, 10, 40)];
    assert_eq!(published(5, other_year), ["12", "10"], "of another year");
}

#[test]
fn a_year_is_withheld_where_few_have_come_or_left() {
    let years = |counts: &[u64]| {
        let counts = (2020..).zip(counts).map(|(year, heads)| count(Tier::UnitLeaders, year, *heads, 160));
        published(5, counts.collect())
    };
    let cases: [(&[u64], &[&str]); 5] = [
        (&[9, 9, 14], &["9", "9", "14"]),
        (&[9, 10, 13, 14], &["9", "suppressed", "suppressed", "14"]),
        (&[14, 9, 13], &["14", "9", "suppressed"]),
        (&[9, 20, 11], &["9", "20", "suppressed"]), // far from the last year, near the first
        (&[4, 6, 0, 9], &["suppressed", "6", "0", "suppressed"]),
    ];
    for (counts, wanted) in cases {
        assert_eq!(years(counts), wanted, "{counts:?}");
    }
    let tiers = vec![count(Tier::UnitLeaders, 2024, 9, 160), count(Tier::KeyPositions, 2025, 10, 160)];
    assert_eq!(published(5, tiers), ["9", "10"], "of two tiers nothing is subtracted");
}

#[test]
fn a_threshold_of_one_withholds_only_what_is_known_of_everybody() {
    let counts = vec![count(Tier::UnitLeaders, 2024, 1, 2), count(Tier::TopManagers, 2024, 1, 1)];
    assert_eq!(published(1, counts), ["1", "suppressed"]);
}

fn tiers() -> impl Strategy<Value = Tier> {
    prop_oneof![
        Just(Tier::Employees),
        Just(Tier::UnitLeaders),
        Just(Tier::TopManagers),
        Just(Tier::ElectedMembers)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Against the rule as it is written down, looked up in what is shown.
    #[test]
    fn what_is_shown_tells_of_no_few_and_what_is_withheld_would(
        cells in proptest::collection::btree_map((0_i32..4, tiers()), (0_u64..25, 0_u64..25), 0..12),
        threshold in 1_u32..7,
    ) {
        let counts: Vec<RoleModelCount> = cells
            .into_iter()
            .map(|((year, tier), (selected, rest))| count(tier, year, selected, selected + rest))
            .collect();
        let Ok(models) = RoleModels::new(counts) else { return Ok(()) };
        let published = models.publish(NonZeroU32::new(threshold).unwrap());
        let few = |number: u32| number > 0 && number < threshold;
        let tells = |selected: u32, of: u32| of < threshold || few(selected) || of - selected < threshold;
        let shown = |tier: &Tier, year: i32| {
            let cell = published.cells().iter().find(|cell| cell.tier() == tier && cell.year() == year);
            cell.and_then(|cell| cell.count().count())
        };
        for (cell, truth) in published.cells().iter().zip(models.counts()) {
            prop_assert_eq!((cell.tier(), cell.year(), cell.posts()), (truth.tier(), truth.year(), truth.posts().of()));
            let selected = truth.posts().selected();
            let inside = [Tier::UnitLeaders, Tier::TopManagers].contains(cell.tier());
            let all = shown(&Tier::Employees, cell.year()).filter(|_| inside);
            let outside = all.is_some_and(|all| {
                let posts = models.over_years(&Tier::Employees);
                let of = posts.iter().find(|(year, _)| *year == cell.year()).unwrap().1.of() - cell.posts();
                of > 0 && tells(all - selected, of)
            });
            let near = |year: &i32| shown(cell.tier(), *year).is_some_and(|other| few(other.abs_diff(selected)));
            let tells = tells(selected, cell.posts()) || outside;
            match cell.count() {
                Cell::Suppressed => prop_assert!(tells || (0..cell.year()).any(|year| near(&year))),
                shown => {
                    prop_assert_eq!(shown.count(), Some(selected));
                    prop_assert!(!tells && !(0..4).any(|year| near(&year)));
                }
            }
        }
    }

    #[test]
    fn role_models_do_not_depend_on_the_order_they_are_given_in(
        cells in proptest::collection::btree_map((0_i32..4, tiers()), (0_u64..25, 1_u64..25), 0..12),
        by in 0_usize..12,
    ) {
        let counts: Vec<RoleModelCount> = cells
            .into_iter()
            .map(|((year, tier), (selected, rest))| count(tier, year, selected, selected + rest))
            .collect();
        let mut turned = counts.clone();
        turned.rotate_left(by.min(counts.len()));
        turned.reverse();
        prop_assert_eq!(RoleModels::new(counts), RoleModels::new(turned));
    }

    #[test]
    fn a_change_read_backwards_is_its_opposite(
        before in proptest::collection::vec(0_usize..3, 6),
        after in proptest::collection::vec(0_usize..3, 6),
    ) {
        let states = [PointState::InPlace, PointState::NotInPlace, PointState::NotAssessed];
        let of = |picks: &[usize], on: &str| {
            let answers: Vec<_> = MaturityPoint::ALL.into_iter().zip(picks.iter().map(|pick| states[*pick])).collect();
            assessed("Oslo", on, &answers)
        };
        let there = of(&after, "2010-01-01").since(&of(&before, "2009-01-01")).unwrap();
        let back = of(&before, "2010-01-01").since(&of(&after, "2009-01-01")).unwrap();
        for ((point, there), (_, back)) in there.into_iter().zip(back) {
            let opposite = match there {
                PointChange::Gained => PointChange::Lost,
                PointChange::Lost => PointChange::Gained,
                PointChange::NewlyAssessed => PointChange::NoLongerAssessed,
                PointChange::NoLongerAssessed => PointChange::NewlyAssessed,
                same => same,
            };
            prop_assert_eq!(back, opposite, "{}", point);
        }
    }
}
