//! What Norwegian sources say of adverts: the basic agreement of the state, its standard text, NAV's platform, and the
//! encouragement of one sex.

use super::{built, date, known, lit, quoted, read, source, titles, undated_copy};
use crate::bound::Counts;
use crate::case_file::EntryKind;
use crate::check::{Before, Check, Record, SentenceCheck};
use crate::condition::{Condition, Measure};
use crate::employer::{Country, Sector};
use crate::force::{Force, Modality};
use crate::ground::Ground;
use crate::policy::Policy;
use crate::ratio::Ratio;
use crate::rule::Rule;
use crate::silence::{Question, Silence};
use crate::source::{Element, Mark, Part};
use crate::span::{Clock, Edge, Span};
use crate::statement::{Statement, StatementStatus, Wording};
use crate::text::Title;
use crate::version::{Elsewhere, Exception, Version, When};

/// The rules of Norwegian sources on adverts and on what is heard before them.
///
/// - `no.hovedavtalen.30.heard`: collective agreement of the state, *must*; the representatives of the employees are
///   heard before publication.
/// - `no.hovedavtalen.30.considered`: the same, *must*; that encouraging particular groups was considered is on record.
/// - `no.state.ad.standard`: guidance, *may*; one sentence of the standard text, from 2020 or 2021. Its day and its wording
///   are known generally and were not read in a source (mark G).
/// - `no.nav.ad.nationality`: rule of NAV's platform, *must*, where the fact `advert_on_arbeidsplassen` is recorded of the
///   vacancy; no sentence encourages people of particular nationalities. Which words tell so is a reading: nouns for
///   people of a nationality, their background, and the country they are from, in lists that are not complete.
/// - `no.nav.ad.norwegian`: the same, as advice (*may*); a demand for good Norwegian that no criterion of the vacancy
///   supports. NAV flags "krav om gode norskkunnskaper" where they are unnecessary: whether they are, is for a human.
/// - `no.ad.sex40.woman` and `.man`: guidance of 2017, *should*; no sentence encourages one sex alone that has 40 % of the
///   staff or more.
///
/// Statements: `norway_state.standard_text`, `norway_state.diversity_declaration` (bokmål and nynorsk, of the latter its first
/// sentence only), `norway_state.tick_box` and, in use before them, `norway_state.older_standard_text`, all of mark G and
/// so *advised*; `as.standard_text`, the text of one municipality as an example. The spellings taken for the standard text's
/// are a reading, some of them seen in the press.
///
/// The agreement and the platform's rules were read in stored copies without a date, of July 2026 at the latest: since
/// when they stand, and whether they do today, is not verified.
///
/// Open questions: [`Question::OnTheDay`] (counts), [`Question::Edge`] (unsettled).
///
/// Sources: Hovedavtalen i staten § 30; DFØ on the standard text; NAV's guidelines § 7; SPH 2017 pts 1.6.5 and 2.3.2.4.
///
/// ```
/// use mangfold::testing::{RoundSketch, stamp};
/// use mangfold::{Advert, Channel, EntryKind, assert_broken, assert_kept, packs};
///
/// let advert = Advert::new(Channel::Web, "nb".parse()?).with_text("Vi søker leder.".parse()?);
/// let round = RoundSketch::new().opened_on("2026-11-22").advert(advert).entry(EntryKind::RepresentativesHeard, 0).build();
/// let policy = packs::norway_adverts();
/// let decision = policy.decide(&round, stamp());
/// assert_kept!(decision, "no.hovedavtalen.30.heard");
/// assert_broken!(decision, "no.hovedavtalen.30.considered");
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[must_use]
pub fn norway_adverts() -> Policy {
    let sources = vec![
        source("s5", "DFØ, Ny tekst for å omtale inkludering og mangfold i statlige stillingsannonser", None),
        source("s13", "Statens personalhåndbok 2017 pkt. 1.6.5", None),
        source("s14b", "LDO 2003/377, Hovedavtalen – oppfordring til menn", None),
        source("s23", "Hovedavtalen i staten § 30", Some("LO Stat, 30 Utlysning av stillinger")),
        source(
            "s24",
            "NAV, Retningslinjer for stillingsannonser § 7",
            Some("the public source of NAV's front end"),
        ),
        source("kmd", "KMDs standardtekst om positiv særbehandling, slik den er alminnelig kjent", None),
        source("older", "Statens eldre standardtekst i utlysninger, slik den er alminnelig kjent", None),
        source("s37", "Ås kommune, utlysningstekst", Some("a public test fixture with the advert")),
    ];
    let rules = vec![
        heard(),
        considered(),
        standard(),
        nationality(),
        norwegian(),
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
    ];
    built(Policy::new(lit("norway_adverts"), date(2026, 11, 22), sources, statements(), rules))
}

fn in_the_state() -> Vec<Condition> {
    vec![Condition::Country(vec![Country::NORWAY]), Condition::Sector(vec![Sector::State])]
}

fn since_when() -> Silence {
    Silence::new(
        Question::Edge,
        lit(
            "the text was read in a stored copy without a date, of July 2026 at the latest: since when it stands, and whether \
             it does today, is not verified",
        ),
    )
}

fn by_the_advert() -> Part {
    read(Element::Clock, "the event that picks the version is the advert, which the text is about")
}

fn heard() -> Rule {
    let words = "De tillitsvalgte skal ha anledning til å uttale seg … før stillingen kunngjøres.";
    let parts = vec![
        read(Element::Scope, "the basic agreement of the state binds its agencies"),
        by_the_advert(),
        quoted(Element::Force, words, "s23", Mark::Verified),
        quoted(Element::Record, words, "s23", Mark::Interpretation).read_as(lit(
            "that they had the opportunity is seen from an entry in the case file, made when they were heard",
        )),
        quoted(Element::Deadline, "før stillingen kunngjøres", "s23", Mark::Verified),
    ];
    let record = Record::new(EntryKind::RepresentativesHeard).before(Before::Publication, Counts::Counts);
    let version =
        built(Version::new(undated_copy(), Force::Collective, Modality::Must, Check::Record(record), parts));
    let silent = vec![
        since_when(),
        Silence::new(
            Question::OnTheDay,
            lit("heard on the very day of publication: civil days do not tell which came first; counts"),
        ),
    ];
    let version = built(built(version.with_scope(in_the_state())).with_silences(silent));
    let version = version.with_elsewhere(vec![Elsewhere::new(
        lit("Utlysningsteksten … skal utformes med sikte på å sikre mangfold"),
        lit("s23"),
        lit("an aim for whoever writes the text: no words tell that it was met"),
    )]);
    built(Rule::new(lit("no.hovedavtalen.30.heard"), Clock::Advertised, vec![version]))
}

fn considered() -> Rule {
    let words = "skal det vurderes om særskilte grupper skal oppfordres til å søke";
    let parts = vec![
        read(Element::Scope, "the basic agreement of the state binds its agencies"),
        by_the_advert(),
        quoted(Element::Force, words, "s23", Mark::Verified),
        quoted(Element::Record, words, "s23", Mark::Interpretation).read_as(lit(
            "that it was considered is seen from an entry of the kind encouragement_considered in the case file; the text \
             asks for the consideration, whatever comes of it",
        )),
    ];
    let record = Record::new(EntryKind::Own(lit("encouragement_considered")));
    let version =
        built(Version::new(undated_copy(), Force::Collective, Modality::Must, Check::Record(record), parts));
    let version = built(built(version.with_scope(in_the_state())).with_silences(vec![since_when()]));
    built(Rule::new(lit("no.hovedavtalen.30.considered"), Clock::Advertised, vec![version]))
}

const ISSUED: Edge = Edge::Between { first: date(2020, 1, 1), last: date(2021, 12, 31) };

const STANDARD: &str = "Hvis det er kvalifiserte søkere med funksjonsnedsettelse, hull i CV-en eller \
    innvandrerbakgrunn, vil vi kalle inn minst én søker i hver av disse gruppene til intervju.";

const STANDARD_NYNORSK: &str = "Dersom det er kvalifiserte søkjarar med funksjonsnedsetjing, hol i CV-en eller \
    innvandrarbakgrunn, kallar vi inn minst éin søkjar i kvar av desse gruppene til intervju.";

const DIVERSITY: &str = "Vi mener at inkludering og mangfold er en styrke. Vi ønsker medarbeidere med ulike kompetanser, \
    fagkombinasjoner, livserfaring og perspektiver for å bidra til enda bedre oppgaveløsning.";

const DIVERSITY_NYNORSK: &str = "Vi meiner at inkludering og mangfald er ein styrke.";

const TICK_BOX: &str = "Vi oppfordrer søkere til å krysse av i jobbportalen … Avkrysningene i jobbsøkerportalen danner \
    grunnlag for anonymisert statistikk";

const OLDER: &str = "Den statlige arbeidsstyrken skal i størst mulig grad gjenspeile mangfoldet i befolkningen. Det er \
    derfor et personalpolitisk mål å oppnå en balansert alders- og kjønnssammensetning og rekruttere personer med \
    innvandrerbakgrunn.";

const AS_KOMMUNE: &str = "ønsker å gjenspeile mangfoldet i befolkningen. Alle kvalifiserte kandidater oppfordres til å \
    søke stilling uavhengig av kjønn, alder, funksjonsevne eller etnisk bakgrunn.";

fn lists(variants: &[&[&str]]) -> Vec<Vec<Title>> {
    variants.iter().map(|list| titles(list)).collect()
}

fn wording(language: &str, span: Span, text: &str, (source, mark): (&str, Mark), keys: &[&str]) -> Wording {
    let wording = built(Wording::new(lit(language), span, lit(text), lit(source), mark));
    built(wording.with_key_phrases(titles(keys)))
}

fn statements() -> Vec<Statement> {
    let issued = || built(Span::new(ISSUED, Edge::Open));
    let known = ("kmd", Mark::General);
    let standard = wording(
        "nb",
        issued(),
        STANDARD,
        known,
        &[
            "funksjonsnedsettelse",
            "hull i CV-en",
            "innvandrerbakgrunn",
            "kalle inn minst én søker",
            "til intervju",
        ],
    );
    let standard = built(standard.with_variants(lists(&[
        &["hvis det er", "dersom det er"],
        &["funksjonsnedsettelse", "nedsatt funksjonsevne", "funksjonsnedsettelser"],
        &["hull i CV-en", "hull i CV", "hull i CVen", "huller i CV-en", "hol i CV-en"],
        &["minst én", "minst 1"],
        &["søker", "kvalifisert søker"],
        &["kalle inn", "innkalle"],
    ])));
    let nynorsk = wording(
        "nn",
        issued(),
        STANDARD_NYNORSK,
        known,
        &[
            "funksjonsnedsetjing",
            "hol i CV-en",
            "innvandrarbakgrunn",
            "kallar vi inn minst éin søkjar",
            "til intervju",
        ],
    );
    let nynorsk = built(nynorsk.with_variants(lists(&[
        &["dersom det er", "viss det er"],
        &["funksjonsnedsetjing", "nedsett funksjonsevne", "funksjonsnedsetjingar"],
        &["hol i CV-en", "hol i CV", "hull i CV-en", "hull i CV"],
        &["minst éin", "minst 1"],
        &["søkjar", "kvalifisert søkjar", "søkar", "kvalifisert søkar"],
        &["søkjarar", "søkarar"],
    ])));
    let diversity = wording(
        "nb",
        issued(),
        DIVERSITY,
        known,
        &["inkludering og mangfold er en styrke", "ulike kompetanser", "livserfaring og perspektiver"],
    );
    let diversity_nynorsk =
        wording("nn", issued(), DIVERSITY_NYNORSK, known, &["inkludering og mangfald er ein styrke"]);
    let tick_box = wording(
        "nb",
        issued(),
        TICK_BOX,
        known,
        &["krysse av i jobbportalen", "grunnlag for anonymisert statistikk"],
    );
    let before = built(Span::new(Edge::NotVerified { stands_on: date(2017, 1, 1) }, ISSUED));
    let older = wording(
        "nb",
        before,
        OLDER,
        ("older", Mark::General),
        &["gjenspeile mangfoldet i befolkningen", "alders- og kjønnssammensetning", "innvandrerbakgrunn"],
    );
    let ours = wording(
        "nb",
        undated_copy(),
        AS_KOMMUNE,
        ("s37", Mark::Verified),
        &[
            "gjenspeile mangfoldet i befolkningen",
            "uavhengig av kjønn, alder, funksjonsevne eller etnisk bakgrunn",
        ],
    );
    vec![
        Statement::new(lit("norway_state.standard_text"), StatementStatus::Advised, vec![standard, nynorsk]),
        Statement::new(
            lit("norway_state.diversity_declaration"),
            StatementStatus::Advised,
            vec![diversity, diversity_nynorsk],
        ),
        Statement::new(lit("norway_state.tick_box"), StatementStatus::Advised, vec![tick_box]),
        Statement::new(lit("norway_state.older_standard_text"), StatementStatus::Historical, vec![older]),
        Statement::new(lit("as.standard_text"), StatementStatus::Advised, vec![ours]),
    ]
}

fn standard() -> Rule {
    let issued = "en ny standardtekst om positiv særbehandling og foreslår samtidig en ny mangfoldserklæring som \
                  virksomhetene kan bruke";
    let parts = vec![
        quoted(Element::Scope, issued, "s5", Mark::Verified),
        known(
            Element::Clock,
            "issued in 2020 or 2021, as is generally known; the event that picks the version is the advert",
        ),
        quoted(Element::Force, "kan bruke", "s5", Mark::Interpretation).read_as(lit(
            "said of the declaration of diversity; read as advice for the standard text as well, never a violation",
        )),
        quoted(Element::Statement, STANDARD, "kmd", Mark::General)
            .read_as(lit("one whole sentence of it; the rest is not quoted whole in the sources")),
        read(Element::Channel, "in each advert of the vacancy, in bokmål"),
    ];
    let check = Check::Statement(lit("norway_state.standard_text"));
    let span = built(Span::new(ISSUED, Edge::Open));
    let version = built(Version::new(span, Force::Guidance, Modality::May, check, parts));
    let silent = vec![Silence::new(
        Question::Edge,
        lit("the day of issue is not in the sources: 2020 or 2021, as is generally known"),
    )];
    let version = built(built(version.with_scope(in_the_state())).with_silences(silent));
    built(Rule::new(lit("no.state.ad.standard"), Clock::Advertised, vec![version]))
}

const ENCOURAGED: [&str; 6] = [
    "oppfordr",
    "oppmod",
    "oppmuntr",
    "encourag",
    "ser gjerne|helst",
    "spesielt|særlig|særleg|particularly velkom|welcome",
];

const ADJECTIVES: &str = "polsk|litauisk|latvisk|estisk|rumensk|bulgarsk|russisk|ukrainsk|somalisk|eritreisk|etiopisk|syrisk|\
    irakisk|iransk|afghansk|pakistansk|indisk|vietnamesisk|thailandsk|filippinsk|kinesisk|tyrkisk|bosnisk|albansk|serbisk|\
    kroatisk|gresk|spansk|portugisisk|italiensk|fransk|britisk|tysk|nederlandsk|svensk|dansk|finsk|islandsk|amerikansk|\
    nigeriansk|marokkansk";

const PLURALS: &str = "polske|litauiske|latviske|estiske|rumenske|bulgarske|russiske|ukrainske|somaliske|eritreiske|etiopiske|\
    syriske|irakiske|iranske|afghanske|pakistanske|indiske|vietnamesiske|thailandske|filippinske|kinesiske|tyrkiske|bosniske|\
    albanske|serbiske|kroatiske|greske|spanske|portugisiske|italienske|franske|britiske|tyske|nederlandske|svenske|danske|\
    finske|islandske|amerikanske|nigerianske|marokkanske";

const COUNTRIES: &str = "polen|litauen|latvia|estland|romania|bulgaria|russland|ukraina|somalia|eritrea|etiopia|syria|irak|\
    iran|afghanistan|pakistan|india|vietnam|thailand|filippin|kina|tyrkia|bosnia|albania|serbia|kroatia|hellas|spania|portugal|\
    italia|frankrike|storbritannia|tyskland|nederland|sverige|danmark|finland|island|amerika|nigeria|marokko";

const ENGLISH: &str = "poles|lithuanians|latvians|estonians|romanians|bulgarians|russians|ukrainians|somalis|eritreans|\
    ethiopians|syrians|iraqis|iranians|afghans|pakistanis|filipinos|bosnians|albanians|serbs|croats|greeks|spaniards|italians|\
    germans|swedes|danes|americans|nigerians|moroccans";

const ENGLISH_ADJECTIVES: &str = "polish|lithuanian|latvian|estonian|romanian|bulgarian|russian|ukrainian|somali|eritrean|\
    ethiopian|syrian|iraqi|iranian|afghan|pakistani|filipino|bosnian|albanian|serbian|croatian|greek|spanish|italian|german|\
    swedish|danish|american|nigerian|moroccan";

const ENGLISH_COUNTRIES: &str = "poland|lithuania|latvia|estonia|romania|bulgaria|russia|ukraine|somalia|eritrea|ethiopia|syria|\
    iraq|iran|afghanistan|pakistan|india|vietnam|thailand|philippines|china|turkey|bosnia|albania|serbia|croatia|greece|spain|\
    portugal|italy|france|britain|germany|netherlands|sweden|denmark|finland|iceland|nigeria|morocco";

/// Nouns, adjectives before what people are or have, countries people are from; in English as well.
fn nationalities() -> Vec<Title> {
    let mut entries = titles(&NATIONALITIES);
    let rows = [
        format!("{ADJECTIVES} bakgrunn|opprinnelse|opphav|herkomst|nasjonalitet|statsborg"),
        format!(
            "{PLURALS} søker|søkjar|søkar|kandidat|arbeidstak|statsborg|flyktning|fagarbeid|håndverk|handverk"
        ),
        format!("fra|frå {COUNTRIES}"),
        format!("from {ENGLISH_COUNTRIES}"),
        ENGLISH.to_owned(),
        format!("{ENGLISH_ADJECTIVES} background|origin|nationality|nationals|applicants|candidates"),
    ];
    entries.extend(rows.iter().map(|row| lit(row)));
    entries
}

/// Beginnings of nouns for people of one nationality, in bokmål and nynorsk; not complete, and without those that begin
/// other words, too ("finner", "inder").
const NATIONALITIES: [&str; 67] = [
    "afghaner",
    "afghanar",
    "albaner",
    "albanar",
    "amerikaner",
    "amerikanar",
    "bosnier",
    "bosniar",
    "brite",
    "chilener",
    "chilenar",
    "dansker",
    "danskar",
    "eritreer",
    "eritrear",
    "etiopier",
    "etiopiar",
    "filippiner",
    "filippinar",
    "finlender",
    "finlendar",
    "franskmenn",
    "greker",
    "grekar",
    "indere",
    "indarar",
    "iraker",
    "irakar",
    "iraner",
    "iranar",
    "islending",
    "italiener",
    "italienar",
    "kineser",
    "kinesar",
    "kroater",
    "kroatar",
    "latvier",
    "latviar",
    "litauer",
    "litauar",
    "marokkaner",
    "marokkanar",
    "nederlender",
    "nederlendar",
    "nigerianer",
    "nordmenn",
    "pakistaner",
    "pakistanar",
    "palestinere",
    "polakk",
    "portugiser",
    "rumener",
    "rumenar",
    "russere",
    "russarar",
    "serber",
    "serbar",
    "somalier",
    "somaliar",
    "spanjol",
    "svensker",
    "svenskar",
    "tysker",
    "tyskar",
    "ukrainer",
    "vietnameser",
];

fn nationality() -> Rule {
    let refused = "ikke anledning til å oppfordre personer med bestemt(e) nasjonalitet(er)";
    let parts = vec![
        read(
            Element::Scope,
            "adverts on arbeidsplassen.no: the fact advert_on_arbeidsplassen, recorded of the vacancy",
        ),
        by_the_advert(),
        quoted(Element::Force, refused, "s24", Mark::Verified),
        quoted(Element::Statement, refused, "s24", Mark::Interpretation).read_as(lit(
            "a sentence with a word as \"oppfordre\", \"oppmode\", \"encourage\" or \"welcome\" and one for people of one \
             nationality, their background or the country they are from; sentences with \"uansett\" or \"uavhengig\" of these, or \
             on education, experience or papers from there, are left alone; whether the encouragement is of those people, no list \
             of beginnings tells",
        )),
        read(Element::Channel, "in each advert of the vacancy"),
    ];
    let sentence = SentenceCheck::forbidden(vec![titles(&ENCOURAGED), nationalities()]);
    let left_alone = [
        "uavhengig av nasjonal|bakgrunn|statsborg|opp|etnisk|kultur|kva|hvor",
        "uansett om|nasjonal|bakgrunn|statsborg|opp|etnisk|kva|hvor",
        "regardless of nationality|background|origin|ethnic|citizenship|where",
        "utdann|autoris|erfaring|vitnem|eksam|praksis fra|frå|i",
    ];
    let sentence = built(built(sentence).without(titles(&left_alone)));
    let version =
        built(Version::new(undated_copy(), Force::Scheme, Modality::Must, Check::Sentence(sentence), parts));
    let scope =
        vec![Condition::Country(vec![Country::NORWAY]), Condition::Fact(lit("advert_on_arbeidsplassen"))];
    let version = built(built(version.with_scope(scope)).with_silences(vec![since_when()]));
    let version = version.with_elsewhere(vec![Elsewhere::new(
        lit("personer med nedsatt funksjonsevne og minoritetsbakgrunn generelt oppfordres til å søke"),
        lit("s24"),
        lit("what is allowed: no sentence is refused for it"),
    )]);
    built(Rule::new(lit("no.nav.ad.nationality"), Clock::Advertised, vec![version]))
}

fn norwegian() -> Rule {
    let flagged = "krav om gode norskkunnskaper";
    let parts = vec![
        read(Element::Scope, "adverts on arbeidsplassen.no: the fact advert_on_arbeidsplassen, recorded of the vacancy"),
        by_the_advert(),
        quoted(Element::Force, flagged, "s24", Mark::Interpretation)
            .read_as(lit("flagged where it is unnecessary: read as advice, never a violation")),
        quoted(Element::Statement, flagged, "s24", Mark::Interpretation).read_as(lit(
            "a sentence that asks for Norwegian: by its fluency, by what is mastered in it, or by the skill as such; sentences \
             on courses, on what is an advantage or wished for, and those with a negation are left alone",
        )),
        read(Element::Channel, "in each advert of the vacancy"),
    ];
    let asked = [
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
    let left_alone = [
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
    let sentence = built(SentenceCheck::forbidden(vec![titles(&asked)]));
    let sentence = built(sentence.without(titles(&left_alone)));
    let asks = Condition::Criterion(titles(&["norsk", "norwegian", "skandinavisk", "scandinavian"]));
    let supported = Exception::new(
        lit("asked_for_by_a_criterion"),
        When::Fact(asks),
        vec![read(
            Element::Exception,
            "necessary where a criterion of the vacancy asks for it: as the library reads it",
        )],
    );
    let version =
        built(Version::new(undated_copy(), Force::Scheme, Modality::May, Check::Sentence(sentence), parts));
    let scope =
        vec![Condition::Country(vec![Country::NORWAY]), Condition::Fact(lit("advert_on_arbeidsplassen"))];
    let version = built(built(version.with_scope(scope)).unless(vec![supported]));
    let version = built(version.with_silences(vec![since_when()]));
    built(Rule::new(lit("no.nav.ad.norwegian"), Clock::Advertised, vec![version]))
}

fn encouraged(id: &str, ground: Ground, sex: &[&str], left_alone: &[&str]) -> Rule {
    let forty = "det kjønn som har mindre enn 40 % av de tilsatte i den aktuelle stillingsgruppe";
    let measure = || {
        quoted(Element::Exception, forty, "s13", Mark::Interpretation).read_as(lit(
            "pt 2.3.2.4 asks the same of an advert that encourages one sex; the measure is quoted from pt 1.6.5",
        ))
    };
    let handbook = Edge::NotVerified { stands_on: date(2017, 1, 1) };
    let span = built(Span::new(handbook, handbook)).confirmed_to(date(2017, 1, 1));
    let parts = vec![
        read(Element::Scope, "the handbook is for the state's agencies"),
        read(Element::Clock, "the handbook of 2017 says so; since when, and until when, is not verified"),
        read(
            Element::Force,
            "guidance: encouraging one sex requires that it has less than 40 % of the post group",
        ),
        read(
            Element::Statement,
            "a sentence with a word as \"oppfordre\", \"oppmode\", \"encourage\" or \"welcome\" and another that names the sex; \
             sentences that name both are left alone, and of those on men also any with a word as \"mennesker\" or \"mentor\"; \
             whether the encouragement is of the one that is named, no list of beginnings tells",
        ),
        read(Element::Channel, "in each advert of the vacancy"),
    ];
    let sentence = SentenceCheck::forbidden(vec![titles(&ENCOURAGED), titles(sex)]);
    let sentence = built(built(sentence).without(titles(left_alone)));
    let version =
        built(Version::new(span, Force::Guidance, Modality::Should, Check::Sentence(sentence), parts));
    let fewer_than_forty = Measure::Below(built(Ratio::new(2, 5)));
    let underrepresented = Condition::Underrepresented { ground, measure: fewer_than_forty };
    let exception = Exception::new(lit("underrepresented"), When::Fact(underrepresented), vec![measure()]);
    let edge =
        "the handbook of 2017 is the only one known: since when it said so, and until when, is not verified";
    let silent = vec![Silence::new(Question::Edge, lit(edge))];
    let version = built(built(version.with_scope(in_the_state())).unless(vec![exception]));
    let version = built(version.with_silences(silent)).with_elsewhere(vec![Elsewhere::new(
        lit("ved selve ansettelsen"),
        lit("s14b"),
        lit("encouraging one sex gives no right to prefer it at appointment (under the Act of that time)"),
    )]);
    built(Rule::new(lit(id), Clock::Advertised, vec![version]))
}
