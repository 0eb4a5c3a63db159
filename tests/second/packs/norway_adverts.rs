//! What Norwegian sources say of adverts.

use mangfold::{Before, Clock, Condition, Country, Edge, Effect, EntryKind, Ground, Modality, Sector, When};

use super::super::{Asks, Duty, Sentence, Text};
use super::{between, duty, employer, entry, fact, fewer_than_forty, stood, text, worded, words};

/// One sentence of the standard text, as it is generally known.
pub(crate) const STANDARD: &str = "Hvis det er kvalifiserte søkere med funksjonsnedsettelse, hull i CV-en eller \
    innvandrerbakgrunn, vil vi kalle inn minst én søker i hver av disse gruppene til intervju.";

const STANDARD_NYNORSK: &str = "Dersom det er kvalifiserte søkjarar med funksjonsnedsetjing, hol i CV-en eller \
    innvandrarbakgrunn, kallar vi inn minst éin søkjar i kvar av desse gruppene til intervju.";

/// The source lists none: the pack's own reading, in bokmål and nynorsk, said not to be complete.
const NATIONALITIES: &str = "afghaner afghanar albaner albanar amerikaner amerikanar bosnier bosniar brite \
    chilener chilenar dansker danskar eritreer eritrear etiopier etiopiar filippiner filippinar finlender finlendar \
    franskmenn greker grekar indere indarar iraker irakar iraner iranar islending italiener italienar kineser kinesar \
    kroater kroatar latvier latviar litauer litauar marokkaner marokkanar nederlender nederlendar nigerianer nordmenn \
    pakistaner pakistanar palestinere polakk portugiser rumener rumenar russere russarar serber serbar somalier \
    somaliar spanjol svensker svenskar tysker tyskar ukrainer vietnameser";

const ADJECTIVES: &str = "polsk litauisk latvisk estisk rumensk bulgarsk russisk ukrainsk somalisk eritreisk etiopisk syrisk \
    irakisk iransk afghansk pakistansk indisk vietnamesisk thailandsk filippinsk kinesisk tyrkisk bosnisk \
    albansk serbisk kroatisk gresk spansk portugisisk italiensk fransk britisk tysk nederlandsk svensk dansk \
    finsk islandsk amerikansk nigeriansk marokkansk";

const PLURALS: &str = "polske litauiske latviske estiske rumenske bulgarske russiske ukrainske somaliske eritreiske etiopiske \
    syriske irakiske iranske afghanske pakistanske indiske vietnamesiske thailandske filippinske kinesiske \
    tyrkiske bosniske albanske serbiske kroatiske greske spanske portugisiske italienske franske britiske \
    tyske nederlandske svenske danske finske islandske amerikanske nigerianske marokkanske";

const COUNTRIES: &str = "polen litauen latvia estland romania bulgaria russland ukraina somalia eritrea etiopia syria irak iran \
    afghanistan pakistan india vietnam thailand filippin kina tyrkia bosnia albania serbia kroatia hellas \
    spania portugal italia frankrike storbritannia tyskland nederland sverige danmark finland island amerika \
    nigeria marokko";

const ENGLISH: &str = "poles lithuanians latvians estonians romanians bulgarians russians ukrainians somalis eritreans \
    ethiopians syrians iraqis iranians afghans pakistanis filipinos bosnians albanians serbs croats greeks \
    spaniards italians germans swedes danes americans nigerians moroccans";

const ENGLISH_ADJECTIVES: &str = "polish lithuanian latvian estonian romanian bulgarian russian ukrainian somali eritrean ethiopian syrian \
    iraqi iranian afghan pakistani filipino bosnian albanian serbian croatian greek spanish italian german \
    swedish danish american nigerian moroccan";

const ENGLISH_COUNTRIES: &str = "poland lithuania latvia estonia romania bulgaria russia ukraine somalia eritrea ethiopia syria iraq iran \
    afghanistan pakistan india vietnam thailand philippines china turkey bosnia albania serbia croatia greece \
    spain portugal italy france britain germany netherlands sweden denmark finland iceland nigeria morocco";

/// Nouns, and what people of a nationality have, are or come from.
fn nationalities() -> Vec<String> {
    let any = |words: &str| words.split_whitespace().collect::<Vec<_>>().join("|");
    let mut all: Vec<String> = NATIONALITIES.split(' ').map(str::to_owned).collect();
    all.push(any(ADJECTIVES) + " bakgrunn|opprinnelse|opphav|herkomst|nasjonalitet|statsborg");
    all.push(
        any(PLURALS)
            + " søker|søkjar|søkar|kandidat|arbeidstak|statsborg|flyktning|fagarbeid|håndverk|handverk",
    );
    all.push("fra|frå ".to_owned() + &any(COUNTRIES));
    all.push("from ".to_owned() + &any(ENGLISH_COUNTRIES));
    all.push(any(ENGLISH));
    all.push(any(ENGLISH_ADJECTIVES) + " background|origin|nationality|nationals|applicants|candidates");
    all
}

const NORWEGIAN: [&str; 12] = [
    "norskkunnskap|norskferdighe|norskprøve",
    "flytende|flytande|godt norsk",
    "norsk og engelsk",
    "behersk|meistr|mestr|snakk|skriv norsk",
    "norsk muntlig|munnleg|skriftlig|skriftleg|morsmål",
    "muntlig|munnleg|skriftlig|skriftleg norsk",
    "norsk på b1|b2|c1|c2|nivå",
    "fremstilling|framstilling|kommunikasjon|formulering|språkkunnskap|ferdighe|dugleik på|i norsk",
    "fluent|proficien|fluency in norwegian",
    "fluent|good|written|spoken|oral|speak norwegian",
    "command|knowledge of norwegian",
    "english and norwegian",
];

const HARMLESS: [&str; 10] = [
    "kurs",
    "opplæring",
    "en|ein|eit fordel|føremon",
    "ønskelig|ønskjeleg",
    "ikke|ikkje|uten|utan|verken|korkje",
    "et|eit|a pluss|plus",
    "course|class",
    "an advantage",
    "not required|necessary|needed|a",
    "no requirement",
];

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
        wordings: vec![
            worded("nb", issued, Edge::Open, Some(STANDARD)),
            worded("nn", issued, Edge::Open, Some(STANDARD_NYNORSK)),
        ],
    };
    // "ikke anledning til å oppfordre personer med bestemt(e) nasjonalitet(er)", while "generelt oppfordres" is
    // allowed; what is left alone is the pack's reading of that.
    let nationality = Asks::Sentence(Sentence {
        required: false,
        words: vec![encouraging(), nationalities()],
        without: words(&[
            "uavhengig av nasjonal|bakgrunn|statsborg|opp|etnisk|kultur|kva|hvor",
            "uansett om|nasjonal|bakgrunn|statsborg|opp|etnisk|kva|hvor",
            "regardless of nationality|background|origin|ethnic|citizenship|where",
            "utdann|autoris|erfaring|vitnem|eksam|praksis fra|frå|i",
        ]),
    });
    // "krav om gode norskkunnskaper", flagged where it is unnecessary: which words ask for it is a reading.
    let norwegian = Asks::Sentence(Sentence {
        required: false,
        words: vec![words(&NORWEGIAN)],
        without: words(&HARMLESS),
    });
    let supports = words(&["norsk", "norwegian", "skandinavisk", "scandinavian"]);
    let supports = supports.iter().map(|word| word.parse().expect("a word")).collect();
    let supported =
        ("asked_for_by_a_criterion".to_owned(), When::Fact(Condition::Criterion(supports)), Effect::Lifts);
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
        of_the_advert(
            "no.nav.ad.norwegian",
            vec![Text { unless: vec![supported], ..text(undated, Modality::May, &platform, norwegian) }],
        ),
        encouraged(
            "no.ad.sex40.woman",
            Ground::Woman,
            &["kvinner|kvinnelig|kvinneleg", "women|female"],
            &[
                "menn",
                "mannlig|mannleg",
                "women|female and|or men|male",
                "men|male and|or women|female",
                "women men",
                "men are|to encourag|apply",
                "womens clinic|health|hospital|studies",
            ],
        ),
        encouraged(
            "no.ad.sex40.man",
            Ground::Man,
            &[
                "menn",
                "mannlig",
                "mannleg",
                "male applicant|candidate",
                "encourage men",
                "men are|to encourag|apply",
            ],
            &["kvinner", "kvinnelig|kvinneleg", "mennesk", "women", "female", "ment"],
        ),
    ]
}

fn encouraging() -> Vec<String> {
    words(&[
        "oppfordr",
        "oppmod",
        "oppmuntr",
        "encourag",
        "ser gjerne|helst",
        "spesielt|særlig|særleg|particularly velkom|welcome",
    ])
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
