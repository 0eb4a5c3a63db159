//! What Norwegian sources say of adverts.

use mangfold::{Before, Clock, Condition, Country, Edge, Effect, EntryKind, Ground, Modality, Sector, When};

use super::super::{Asks, Duty, Sentence, Text};
use super::{between, duty, employer, entry, fact, fewer_than_forty, stood, text, words};

/// One sentence of the standard text, as it is generally known.
pub(crate) const STANDARD: &str = "Hvis det er kvalifiserte søkere med funksjonsnedsettelse, hull i CV-en eller \
    innvandrerbakgrunn, vil vi kalle inn minst én søker i hver av disse gruppene til intervju.";

/// The source lists none: the pack's own reading, in bokmål and nynorsk, said not to be complete.
const NATIONALITIES: &str = "afghaner afghanar albaner albanar amerikaner amerikanar bosnier bosniar brite \
    chilener chilenar dansker danskar eritreer eritrear etiopier etiopiar filippiner filippinar finlender finlendar \
    franskmenn greker grekar indere indarar iraker irakar iraner iranar islending italiener italienar kineser kinesar \
    kroater kroatar latvier latviar litauer litauar marokkaner marokkanar nederlender nederlendar nigerianer nordmenn \
    pakistaner pakistanar palestinere polakk portugiser rumener rumenar russere russarar serber serbar somalier \
    somaliar spanjol svensker svenskar tysker tyskar ukrainer vietnameser";

pub(crate) fn norway_adverts() -> Vec<Duty> {
    let state = employer(Country::NORWAY, &[Sector::State]);
    // Read in copies without a date, of July 2026 at the latest.
    let undated = (stood("2026-07-31"), Edge::Open);
    let must = |scope: &[Condition], asks: Asks| vec![text(undated, Modality::Must, scope, asks)];
    // "De tillitsvalgte skal ha anledning til å uttale seg … før stillingen kunngjøres."
    let heard = Asks::Entry(entry(EntryKind::RepresentativesHeard, Before::Publication));
    // "skal det vurderes om særskilte grupper skal oppfordres til å søke": the kind of the entry is the pack's own.
    let considered = EntryKind::Own("encouragement_considered".parse().expect("a code"));
    // "en ny standardtekst om positiv særbehandling og foreslår … som virksomhetene kan bruke": of 2020 or 2021.
    let issued = between("2020-01-01", "2021-12-31");
    let standard = Asks::Statement {
        code: "norway_state.standard_text".to_owned(),
        wordings: vec![(issued, Edge::Open, Some(STANDARD.to_owned()))],
    };
    // "ikke anledning til å oppfordre personer med bestemt(e) nasjonalitet(er)", while "generelt oppfordres" is
    // allowed; what is left alone is the pack's reading of that.
    let nationality = Asks::Sentence(Sentence {
        required: false,
        words: vec![encouraging(), NATIONALITIES.split(' ').map(str::to_owned).collect()],
        without: words(&[
            "utenlandsk",
            "utanlandsk",
            "statsborgerskap",
            "statsborgarskap",
            "uansett",
            "uavhengig",
        ]),
    });
    let platform = [Condition::Country(vec![Country::NORWAY]), fact("advert_on_arbeidsplassen")];
    let of_the_advert = |rule: &str, texts: Vec<Text>| duty(rule, Clock::Advertised, texts);
    vec![
        of_the_advert("no.hovedavtalen.30.heard", must(&state, heard)),
        of_the_advert(
            "no.hovedavtalen.30.considered",
            must(&state, Asks::Entry(entry(considered, Before::Open))),
        ),
        of_the_advert(
            "no.state.ad.standard",
            vec![text((issued, Edge::Open), Modality::May, &state, standard)],
        ),
        of_the_advert("no.nav.ad.nationality", must(&platform, nationality)),
        encouraged("no.ad.sex40.woman", Ground::Woman, &["kvinne"], &["menn", "mannlig", "mannleg"]),
        encouraged(
            "no.ad.sex40.man",
            Ground::Man,
            &["menn", "mannlig", "mannleg"],
            &["kvinner", "kvinnelig", "kvinneleg", "mennesk"],
        ),
    ]
}

fn encouraging() -> Vec<String> {
    words(&["oppfordr", "oppmod"])
}

/// "encouraging one sex requires that sex < 40 % in the post category": the handbook of 2017, and no other was seen.
/// Sentences that name both sexes are left alone, which is a reading, and so are the words.
fn encouraged(rule: &str, ground: Ground, sex: &[&str], left_alone: &[&str]) -> Duty {
    let asks = Asks::Sentence(Sentence {
        required: false,
        words: vec![encouraging(), words(sex)],
        without: words(left_alone),
    });
    let handbook = (stood("2017-01-01"), stood("2017-01-01"));
    let should = text(handbook, Modality::Should, &employer(Country::NORWAY, &[Sector::State]), asks);
    let few = ("underrepresented".to_owned(), When::Fact(fewer_than_forty(ground)), Effect::Lifts);
    duty(rule, Clock::Advertised, vec![Text { unless: vec![few], ..should }])
}
