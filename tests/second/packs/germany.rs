//! Germany: SGB IX §§ 164 and 165, `BGleiG` §§ 6 to 8, Thuringia and Berlin.

use mangfold::{
    Before, Clock, Condition, Consistency, Country, Edge, Effect, EntryKind, Equality, Ground, Measure,
    Modality, Neither, OddNumber, Opening, Pool, Ratio, Rounding, Sector, When,
};

use super::super::{Asks, Duty, Entry, Invited, Of, Sentence, Text, Wants, Who};
use super::{among, between, duty, employer, entry, fact, invited, on, recorded, stood, text, words};

pub(crate) fn germany() -> Vec<Duty> {
    let mut all: Vec<Duty> = severely_disabled().into();
    all.extend(federal_parity());
    all.extend(federal_adverts_and_choice());
    all.extend([
        thuringia("de.th.gleichg.7.women", Ground::Woman, Ground::Man),
        thuringia("de.th.gleichg.7.men", Ground::Man, Ground::Woman),
        berlin(),
    ]);
    all
}

/// "Haben schwerbehinderte Menschen sich um einen solchen Arbeitsplatz beworben …, werden sie zu einem
/// Vorstellungsgespräch eingeladen": all of them, and § 164(1).
fn severely_disabled() -> [Duty; 2] {
    // Public employers, and churches are none here (8 AZR 318/22).
    let public = [
        Sector::Federal,
        Sector::Land,
        Sector::Municipal,
        Sector::County,
        Sector::State,
        Sector::OtherPublic,
    ];
    let public = employer(Country::GERMANY, &public);
    let since_2018 = (on("2018-01-01"), Edge::Open);
    let who = || Who::Says(Ground::SevereDisability);
    let asks = Asks::Invited(Invited {
        // "Deshalb kann der bzw. die Bewerberin hierauf auch nicht rechtswirksam verzichten"; the disclosure must be
        // timely, and that one after the first invitation is not is a reading.
        of: Of { late: false, ..Of::new(who(), false) },
        // "entbehrlich, wenn die fachliche Eignung offensichtlich fehlt"
        pool: Pool::NotObviouslyUnsuited,
        // "grundsätzlich alle Instrumente des Verfahrens … auch bei mehrstufigen Auswahlprozessen"
        every_stage: true,
        // "andere Bewerber/innen, die ebenso insoweit das Anforderungsprofil nicht erfüllten, weder … eingeladen noch
        // letztlich eingestellt hat"; that any one reason is enough is a reading.
        consistency: Consistency::AnyReason,
        ..invited(Wants::All, who(), false)
    });
    let inside = When::Fact(Condition::Opening(Opening::Internal));
    let invite = Text {
        // "einen solchen Arbeitsplatz": one reported once nobody inside was found, so no internal posting.
        unless: vec![("internal_posting".to_owned(), inside, Effect::Lifts)],
        ..text(since_2018, Modality::Must, &public, asks)
    };
    // "unmittelbar nach Eingang", read as before the first invitation; not where the applicant declines it.
    let informed = Asks::Entry(Entry {
        about: Some(Of::new(who(), false)),
        ..entry(EntryKind::RepresentativeInformed, Before::Invitation)
    });
    let inform = Text {
        unless: vec![recorded("involvement_declined")],
        // Read as of 2022-03-26; since when it stands so is not in the sources.
        ..text((stood("2022-03-26"), Edge::Open), Modality::Must, &public, informed)
    };
    [
        duty("de.sgb9.165", Clock::Invited, vec![invite]),
        duty("de.sgb9.164.informed", Clock::Applied, vec![inform]),
    ]
}

fn federal() -> Vec<Condition> {
    employer(Country::GERMANY, &[Sector::Federal])
}

/// "unter 50 Prozent …; bei einer ungeraden Gesamtzahl …, wenn das Ungleichgewicht mindestens zwei Personen beträgt"
fn few(ground: Ground) -> Condition {
    Condition::Underrepresented { ground, measure: Measure::BelowHalf(OddNumber::AtLeastTwo) }
}

/// "at least half as many qualifying women as persons to be invited" are enough (Haufe); whoever declares neither sex
/// is on neither side, a reading, and § 165 leaves nobody out, another.
fn parity(of: Ground, other: Ground, all_of_them: bool) -> Asks {
    let wants = Wants::AsManyAs {
        other: Who::Says(other),
        enough: Ratio::HALF,
        all_of_them,
        neither: Neither::OnNeitherSide,
        left_out: None,
    };
    Asks::Invited(invited(wants, Who::Says(of), false))
}

fn federal_parity() -> [Duty; 3] {
    let seen_in_2022 = (stood("2022-03-26"), Edge::Open);
    // "women-only since 2021-08-12"; since when the text of 2015 stood is not known.
    let women_only = on("2021-08-12");
    let before = (stood("2021-08-11"), women_only);
    let of_women = [federal(), vec![few(Ground::Woman)]].concat();
    // "mindestens ebenso viele Frauen wie Männer"; "otherwise all qualifying women" (Haufe)
    let women =
        |span: (Edge, Edge)| text(span, Modality::Must, &of_women, parity(Ground::Woman, Ground::Man, true));
    // "auf Grund struktureller Benachteiligung unterrepräsentiert"
    let of_men = [federal(), vec![few(Ground::Man), fact("structural_disadvantage")]].concat();
    let men = text(before, Modality::Must, &of_men, parity(Ground::Man, Ground::Woman, true));
    // § 7(3): "panels should be parity, reasons for deviation «aktenkundig»"
    let panel = Asks::Entry(entry(EntryKind::PanelParity, Before::Open));
    let panel = text(seen_in_2022, Modality::Should, &federal(), panel);
    [
        duty("de.bgleig.7", Clock::Invited, vec![women(before), women((women_only, Edge::Open))]),
        duty("de.bgleig.7.men", Clock::Invited, vec![men]),
        duty("de.bgleig.7.panel", Clock::Invited, vec![panel]),
    ]
}

fn federal_adverts_and_choice() -> [Duty; 3] {
    let seen_in_2022 = (stood("2022-03-26"), Edge::Open);
    let of_women = [federal(), vec![few(Ground::Woman)]].concat();
    let sentence = |lists: &[&[&str]]| {
        let words = lists.iter().map(|list| words(list)).collect();
        Asks::Sentence(Sentence { required: true, words, without: Vec::new() })
    };
    // "Jede Ausschreibung … hat den Hinweis zu enthalten, dass der … Arbeitsplatz in Teilzeit besetzt werden kann",
    // but for compelling service reasons.
    let part_time = Text {
        unless: vec![recorded("compelling_service_reasons")],
        ..text(seen_in_2022, Modality::Must, &federal(), sentence(&[&["teilzeit"]]))
    };
    // "verstärkt zur Bewerbung aufzufordern"; the words looked for are a reading.
    let call = text(seen_in_2022, Modality::Must, &of_women, sentence(&[&["frauen"], &["bewerb", "bewirb"]]));
    // "bei gleicher Qualifikation", "ausgeschlossen, wenn rechtlich schutzwürdige Interessen überwiegen": told.
    let choice = Text {
        unless: vec![recorded("competitors_interests")],
        ..text(
            seen_in_2022,
            Modality::Notice,
            &of_women,
            among(Equality::Equal, Some(Who::Says(Ground::Woman)), false),
        )
    };
    [
        duty("de.bgleig.6.part_time", Clock::Advertised, vec![part_time]),
        duty("de.bgleig.6.call", Clock::Advertised, vec![call]),
        duty("de.bgleig.8", Clock::Recommended, vec![choice]),
    ]
}

fn in_the_land(region: &str, sectors: &[Sector]) -> Vec<Condition> {
    let region = Condition::Region(vec![region.parse().expect("a region")]);
    [employer(Country::GERMANY, sectors), vec![region]].concat()
}

/// "symmetric (women or men)", "if enough applications": how many are enough, and that nothing is asked for where they
/// are too few, are readings, and so is that being fewer is enough in an odd number.
fn thuringia(rule: &str, of: Ground, other: Ground) -> Duty {
    let public = [Sector::Land, Sector::Municipal, Sector::County, Sector::OtherPublic];
    let few = Condition::Underrepresented {
        ground: of.clone(),
        measure: Measure::BelowHalf(OddNumber::AnyImbalance),
    };
    let scope = [in_the_land("DE-TH", &public), vec![few]].concat();
    let parity = parity(of, other, false);
    // The commentary bears no day: the latest day of any copy is the first on which it is known to stand.
    let must = text((stood("2026-07-31"), Edge::Open), Modality::Must, &scope, parity);
    duty(rule, Clock::Invited, vec![must])
}

/// "gemäß ihrem Anteil an der Berliner Bevölkerung (Anteil 06/2024: 40,3 %)", "bei ausreichender Anzahl entsprechender
/// Bewerbungen"; rounding and what is enough are readings.
fn berlin() -> Duty {
    let scope = in_the_land("DE-BE", &[Sector::Land, Sector::Municipal, Sector::OtherPublic]);
    let share = Ratio::new(403, 1000).expect("a ratio");
    let wants = Wants::Share { least: share, rounding: Rounding::Up, enough: share, all_of_them: false };
    let asks = Asks::Invited(invited(wants, Who::Says(Ground::MigrationBackgroundBerlin), false));
    // In force since 2021-07-16, by shares that are not in the sources until that of 06/2024.
    let must = text((between("2021-07-16", "2024-06-01"), Edge::Open), Modality::Must, &scope, asks);
    duty("de.be.partmigg.11", Clock::Invited, vec![must])
}
