//! The United Kingdom, the United States, and the directive on boards.

use mangfold::{
    Category, Clock, Condition, Country, Deadline, Edge, Effect, Equality, Ground, Modality, Mode, Origin,
    Pool, When,
};

use super::super::{Asks, Duty, Invited, Text, Wants, Who};
use super::{among, between, duty, fact, fewer_than_forty, invited, on, recorded, stood, text};

pub(crate) fn uk() -> Vec<Duty> {
    let kingdom = Condition::Country(vec![Country::UNITED_KINGDOM]);
    // "interview those who declare and meet the minimum criteria for the job as defined by the employer"; "not legally
    // binding", so should, and by consent. It took the place of Two Ticks in 2016.
    let all = Asks::Invited(invited(Wants::All, Who::Says(Ground::Disability), true));
    let began = (between("2016-01-01", "2016-12-31"), Edge::Open);
    let offer = Text {
        // "select the disabled candidates who best meet the minimum criteria …, as they would do for non-disabled
        // applicants"
        unless: vec![("volume".to_owned(), When::Recorded, Effect::CapsAlike)],
        ..text(began, Modality::Should, &[kingdom.clone(), fact("disability_confident")], all)
    };
    // "A is as qualified as B", permitted and not required, "in force 2011-04-06"; a human names the group.
    let equals = among(Equality::Equal, None, false);
    let equals = text((on("2011-04-06"), Edge::Open), Modality::May, &[kingdom], equals);
    vec![
        duty("uk.dc.offer", Clock::Invited, vec![offer]),
        duty("uk.eqa.159", Clock::Recommended, vec![equals]),
    ]
}

fn states() -> Condition {
    Condition::Country(vec![Country::UNITED_STATES])
}

/// One edition of the league's rule: so many, of whom, and whether "only interviews conducted in person will count".
struct Edition(Edge, Edge, u32, Who, Option<Mode>);

fn rooney(post: &str, editions: Vec<Edition>) -> Duty {
    let category = Category::Own(post.parse().expect("a code"));
    // "NFL head coach & GM search": a club of the league, which the vacancy records.
    let scope = [states(), fact("nfl_club"), Condition::Category(vec![category])];
    let texts = editions.into_iter().map(|Edition(from, until, least, who, mode)| {
        let asks = Asks::Invited(Invited {
            // Nobody needs to qualify, and a club cannot plead that none applied: it has to look for them.
            presupposes: 0,
            pool: Pool::Everyone,
            // "before hire"
            deadline: Deadline::Hire,
            mode,
            ..invited(Wants::AtLeast(least), who, true)
        });
        text((from, until), Modality::Must, &scope, asks)
    });
    duty(&format!("nfl.rooney.{post}"), Clock::Invited, texts.collect())
}

pub(crate) fn us() -> Vec<Duty> {
    let colour = || Who::Says(Ground::PersonOfColour);
    let outside = |who: Who| Who::All(vec![Who::Comes(Origin::External), who]);
    // "women count in all coaching and front office interview requirements": one union, one person one unit.
    let diverse = || outside(Who::Any(vec![colour(), Who::Says(Ground::Woman)]));
    // The amendments of 2020 and 2021 are known by their month; "whether the minimums still bind in the 2026 cycle is
    // not verified" since a letter of 2026-03-25.
    let (may_2020, october_2021) = (between("2020-05-01", "2020-05-31"), between("2021-10-01", "2021-10-31"));
    let (march_2022, contested) = (on("2022-03-28"), stood("2026-03-24"));
    let in_person = Some(Mode::InPerson);
    let since_2022 = || Edition(march_2022, contested, 2, diverse(), in_person);
    // "2021-10: ≥ 2 external minority for GM and coordinators"
    let since_2021 = || Edition(october_2021, march_2022, 2, outside(colour()), None);
    // "2020-05: ≥ 2 external minority for HC; ≥ 1 minority for any coordinator; ≥ 1 external for GM"
    let first = |until: Edge, least: u32, who: Who| Edition(may_2020, until, least, who, None);
    let told = |rule: &str, span: (Edge, Edge), scope: &[Condition]| {
        duty(rule, Clock::Advertised, vec![text(span, Modality::Notice, scope, Asks::Nothing)])
    };
    vec![
        rooney("head_coach", vec![first(march_2022, 2, outside(colour())), since_2022()]),
        rooney(
            "general_manager",
            vec![first(october_2021, 1, outside(colour())), since_2021(), since_2022()],
        ),
        rooney("coordinator", vec![first(october_2021, 1, colour()), since_2021(), since_2022()]),
        // "QB coach position … requires one external minority or female candidate"; in person as two months before, a
        // reading.
        rooney("qb_coach", vec![Edition(on("2022-05-24"), contested, 1, diverse(), in_person)]),
        // "measured over the certification period", of "certified law firms": 2017 on, and a redesign after 2025 is not
        // verified; the end of 2024 is the pack's own day.
        told(
            "us.mansfield",
            (between("2017-01-01", "2017-12-31"), stood("2024-12-31")),
            &[states(), fact("mansfield_certification")],
        ),
        // The guidelines are of 1978; their rescission is announced and no end yet.
        told("us.ugesp.four_fifths", (between("1978-01-01", "1978-12-31"), Edge::Open), &[states()]),
        // "rules effective 2023-05-06"; "no pass mark in LL144 itself"
        told(
            "us.nyc.ll144",
            (on("2023-05-06"), Edge::Open),
            &[states(), fact("nyc_automated_employment_decision_tool")],
        ),
    ]
}

const MEMBERS: &str = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK";

/// "equally qualified → priority to under-represented sex unless, exceptionally, reasons of greater legal weight":
/// told; the shares are to be reached by 2026-06-30, and since when each state's statute stands is not known. By
/// consent, as the pack reads a directive of which one transposition was seen.
pub(crate) fn eu() -> Vec<Duty> {
    let members = MEMBERS.split(' ').map(|code| code.parse().expect("a country"));
    let board = [Condition::Country(members.collect()), fact("listed_company")];
    let priority = |rule: &str, ground: Ground| {
        let scope = [board.to_vec(), vec![fewer_than_forty(ground.clone())]].concat();
        let asks = among(Equality::Equal, Some(Who::Says(ground)), true);
        let told = Text {
            unless: vec![recorded("reasons_of_greater_weight")],
            ..text((stood("2026-06-30"), Edge::Open), Modality::Notice, &scope, asks)
        };
        duty(rule, Clock::Recommended, vec![told])
    };
    vec![priority("eu.2022_2381.6.woman", Ground::Woman), priority("eu.2022_2381.6.man", Ground::Man)]
}
