//! Germany: severely disabled applicants, women and men in the federation and in Thuringia, migration background in Berlin.

use super::{built, date, lit, quoted, read, source, titles, undated_copy};
use crate::bound::{AsManyAs, Bound, Counts, Share, TooFew};
use crate::case_file::EntryKind;
use crate::check::{Before, Check, Equality, LegalBasis, Preference, Record, SentenceCheck};
use crate::condition::{Condition, Measure, OddNumber};
use crate::employer::{Country, Sector};
use crate::force::{Force, Modality};
use crate::ground::{Ground, Group};
use crate::invite::{Consistency, Invite, Pool, Stages, Undeclared};
use crate::policy::Policy;
use crate::ratio::{Ratio, Rounding};
use crate::relation::{Relation, RelationKind};
use crate::rule::Rule;
use crate::silence::{Question, Silence};
use crate::source::{Element, Mark, Part};
use crate::span::{Clock, Edge, Span};
use crate::statement::{Statement, StatementStatus, Wording};
use crate::vacancy::Opening;
use crate::version::{Elsewhere, Exception, Justification, Version, When};

/// The rules of Germany on invitations, adverts and the case file, of the federation and of two of its states.
///
/// Statutes, all of them; *must* unless said otherwise.
///
/// - `de.sgb9.165`: all severely disabled applicants of public employers who are not obviously unsuited are invited, at
///   every stage; from 2018-01-01; not for internal postings, and not for churches.
/// - `de.sgb9.164.informed`: their representative is informed of the application; since when is unsettled.
/// - `de.bgleig.7`: in the federal administration, at least as many women as men where women are under-represented; the
///   text changed on 2021-08-12.
/// - `de.bgleig.7.men`: the same for men, until 2021-08-12.
/// - `de.bgleig.7.panel`: as many women as men on the panel, or why not; *should*.
/// - `de.bgleig.6.part_time` and `de.bgleig.6.call`: what adverts say.
/// - `de.bgleig.8`: a preference among the equally qualified; a *notice*, which decides nothing.
/// - `de.th.gleichg.7.women` and `de.th.gleichg.7.men`: the same in Thuringia, read in a commentary alone.
/// - `de.be.partmigg.11`: in Berlin, migration background by its share of the population; from 2021-07-16, and until
///   2024-06-01 by a share that is not in the sources; the wording was not seen.
///
/// Open questions, with their defaults: [`Question::Consistency`] (any one reason overlooked),
/// [`Question::DeclaredLate`] (does not count), [`Question::WithdrawnAfterInvitation`] (counts), [`Question::OnTheDay`] (counts),
/// [`Question::Enough`] (half of the places; in Berlin the share), [`Question::TooFew`] (the federation: all of them;
/// Thuringia and Berlin: no duty), [`Question::NeitherSide`] (on neither), [`Question::OnTop`] (counts),
/// [`Question::OddNumber`] (where the definition was not seen), [`Question::Share`] (40.3 %), [`Question::Rounding`] (up),
/// [`Question::ReviewBy`] (2027-11-22), [`Question::Edge`] (unsettled).
///
/// Not held by any rule here: in Berlin an under-represented woman without migration background goes before a man with
/// it, says the Senate's spokesman; and an expert opinion doubts that the Berlin statute is constitutional.
///
/// Sources: SGB IX and `BGleiG` as of 2022-03-26; the Federal Labour Court as reported; and others, each named in the
/// policy's own data.
///
/// ```
/// use mangfold::{packs, RelationKind};
///
/// let policy = packs::germany();
/// let parity = policy.rule(&"de.bgleig.7".parse()?).unwrap();
/// assert_eq!(parity.versions().len(), 2);
/// assert_eq!(policy.relations()[0].kind(), RelationKind::Unaffected);
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[must_use]
pub fn germany() -> Policy {
    let sources = vec![
        source(
            "s40",
            "SGB IX §§ 164, 165 and BGleiG §§ 3, 6, 7, 8, as of 2022-03-26",
            Some("bundestag/gesetze, commit 77abca2"),
        ),
        source("s41", "BGleiG § 7, as of 2021-08-12", Some("buzer.de/gesetz/11558/a192202.htm")),
        source("s42", "BGleiG § 7, text of 2015", Some("gleichstellungsplan.info")),
        source(
            "s45",
            "BAG 11.08.2016 – 8 AZR 375/15",
            Some("piw-beratung.de, Die Einladungspflicht … § 165 SGB IX"),
        ),
        source("s48", "BAG 29.04.2021 – 8 AZR 279/20", Some("datenbank.nwb.de/Dokument/867313/")),
        source("s49", "BAG 27.08.2020 – 8 AZR 45/19", Some("betriebs-berater.ruw.de")),
        source("s50", "BAG 26.11.2020 – 8 AZR 59/20", Some("Haufe, Antidiskriminierung 4.2.2 (HI1562109)")),
        source("s54", "PartMigG (Berlin) § 1 Nr. 2", Some("umwelt-online.de")),
        source("s55", "An advert of a public body of Berlin with figures of 06/2024", Some("wwnews.de")),
    ];
    let rules = vec![
        severely_disabled(),
        representative_informed(),
        parity_for_women(),
        parity_for_men(),
        panel(),
        part_time(),
        call(),
        preference(),
        thuringia("de.th.gleichg.7.women", Ground::Woman, Ground::Man),
        thuringia("de.th.gleichg.7.men", Ground::Man, Ground::Woman),
        berlin(),
    ];
    let unaffected = quoted(Element::Relation, "§ 165 SGB IX bleibt unberührt.", "s40", Mark::Verified);
    let relation =
        Relation::new(lit("de.bgleig.7"), RelationKind::Unaffected, lit("de.sgb9.165"), unaffected);
    let policy = built(Policy::new(lit("germany"), date(2026, 11, 22), sources, statements(), rules));
    built(policy.with_relations(vec![relation]))
}

fn silence(question: Question, on: &str) -> Silence {
    Silence::new(question, lit(on))
}

/// Known to stand that day, and nothing known beyond it.
fn seen_on(year: i32, month: u32, day: u32) -> Span {
    let stands_on = date(year, month, day);
    built(Span::new(Edge::NotVerified { stands_on }, Edge::Open)).confirmed_to(stands_on)
}

fn by_law() -> Part {
    read(Element::LegalBasis, "an obligation of employment law laid down by statute (GDPR art. 9(2)(b))")
}

fn when_invitations_go_out() -> Part {
    read(
        Element::Clock,
        "the event that picks the version is the first invitation: the duty is about whom it reaches",
    )
}

fn withdrawn() -> Silence {
    silence(
        Question::WithdrawnAfterInvitation,
        "withdrawal after a sent invitation: the text asks that one is invited, not that one attends",
    )
}

const PUBLIC: [Sector; 6] =
    [Sector::Federal, Sector::Land, Sector::Municipal, Sector::County, Sector::State, Sector::OtherPublic];

fn public_employers() -> Vec<Condition> {
    vec![Condition::Country(vec![Country::GERMANY]), Condition::Sector(PUBLIC.to_vec())]
}

fn sgb9() -> Span {
    built(Span::new(Edge::On(date(2018, 1, 1)), Edge::Open)).confirmed_to(date(2022, 3, 26))
}

const SEVERELY_DISABLED: &str =
    "degree of disability (GdB) of at least 50, or put on an equal footing (gleichgestellt, § 151)";

fn parts_of_165() -> Vec<Part> {
    let invited = "werden sie zu einem Vorstellungsgespräch eingeladen";
    vec![
        read(
            Element::Scope,
            "posts of public employers; a church is none here (BAG 25.01.2024 – 8 AZR 318/22)",
        ),
        when_invitations_go_out(),
        quoted(Element::Force, invited, "s40", Mark::Verified),
        quoted(
            Element::Presupposition,
            "Haben schwerbehinderte Menschen sich um einen solchen Arbeitsplatz beworben",
            "s40",
            Mark::Verified,
        ),
        quoted(
            Element::Pool,
            "Eine Einladung ist entbehrlich, wenn die fachliche Eignung offensichtlich fehlt",
            "s40",
            Mark::Verified,
        ),
        quoted(
            Element::Pool,
            "wer unzweifelhaft nicht dem fachlichen Anforderungsprofil … entspricht. Bloße Zweifel … rechtfertigen es \
             gerade nicht",
            "s45",
            Mark::Secondary,
        )
        .read_as(lit("whoever is in doubt is invited; better-qualified competitors do not matter")),
        quoted(Element::Group, "schwerbehinderte Menschen", "s40", Mark::Verified)
            .read_as(lit(SEVERELY_DISABLED)),
        quoted(
            Element::Group,
            "Deshalb kann der bzw. die Bewerberin hierauf auch nicht rechtswirksam verzichten",
            "s50",
            Mark::Secondary,
        )
        .read_as(lit(
            "an advance waiver in the application changes nothing; withdrawing the application is another thing",
        )),
        read(
            Element::Undeclared,
            "the employer must know, from a clear disclosure in each application (BAG 8 AZR 171/20, 8 AZR 759/13): \
             whoever has not disclosed is outside the group",
        ),
        quoted(Element::Bound, invited, "s40", Mark::Verified).read_as(lit("all of them")),
        quoted(
            Element::Stage,
            "grundsätzlich alle Instrumente des Verfahrens … auch bei mehrstufigen Auswahlprozessen",
            "s49",
            Mark::Verified,
        ),
        quoted(
            Element::Consistency,
            "andere Bewerber/innen, die ebenso insoweit das Anforderungsprofil nicht erfüllten, weder zu einem \
             Vorstellungsgespräch eingeladen noch letztlich eingestellt hat",
            "s48",
            Mark::Verified,
        ),
        by_law(),
    ]
}

fn severely_disabled() -> Rule {
    let group = Group::declared(Ground::SevereDisability);
    let invite = Invite::new(Bound::All, group, Pool::NotObviouslyUnsuited, Undeclared::OutsideGroup)
        .at_stages(Stages::Every)
        .with_consistency(Consistency::AnyReason)
        .with_declared_late(Counts::DoesNotCount)
        .with_waived(Counts::Counts);
    let inside = Exception::new(
        lit("internal_posting"),
        When::Fact(Condition::Opening(Opening::Internal)),
        vec![
            quoted(Element::Exception, "einen solchen Arbeitsplatz", "s40", Mark::Interpretation).read_as(lit(
                "a post reported to the employment agency once nobody inside was found, so that a purely internal \
                 posting is none: Haufe (HI9695350) on the wording of 2018, BVerwG 15.12.2011 – 2 A 13.10",
            )),
        ],
    );
    let silences = vec![
        silence(
            Question::Consistency,
            "several reasons, of which some were overlooked in others: the court speaks of one; that any one overlooked \
             is enough is a reading",
        ),
        silence(
            Question::DeclaredLate,
            "a disclosure after the first invitation: it must be timely (BAG 8 AZR 171/20), how late is too late is not \
             said; what is not known is no breach: does not count unless chosen otherwise",
        ),
        withdrawn(),
    ];
    let version = built(Version::counting(
        LegalBasis::EmploymentLaw,
        sgb9(),
        Force::Statute,
        Modality::Must,
        Check::invite(invite),
        parts_of_165(),
    ));
    let version = built(built(version.with_scope(public_employers())).unless(vec![inside]));
    let rule = Rule::new(lit("de.sgb9.165"), Clock::Invited, vec![built(version.with_silences(silences))]);
    built(rule).with_note_on_before(lit(
        "before 2018-01-01 § 82 SGB IX a.F. stood, whose text is not in the sources; they disagree on whether it covered \
         internal postings",
    ))
}

fn representative_informed() -> Rule {
    let informed = Record::new(EntryKind::RepresentativeInformed)
        .about_applicants(Group::declared(Ground::SevereDisability))
        .before(Before::Invitation, Counts::Counts);
    let upon_receipt = |of| quoted(of, "unmittelbar nach Eingang", "s40", Mark::Verified);
    let parts = vec![
        read(
            Element::Scope,
            "read with § 165, of public employers; whether other employers are under the same duty is not looked at",
        ),
        read(
            Element::Clock,
            "the event that picks the version is the first application: the duty is tied to its receipt",
        ),
        upon_receipt(Element::Force)
            .read_as(lit("§ 164(1): the representative of the severely disabled is to be informed")),
        read(Element::Group, SEVERELY_DISABLED),
        read(Element::Undeclared, "the employer must know: whoever has not disclosed is outside the group"),
        upon_receipt(Element::Record).read_as(lit(
            "an entry in the case file shows that the representative was informed of the application; entries name nobody, so \
             that one stands for all who applied",
        )),
        read(
            Element::Deadline,
            "directly after receipt is read as before the first invitation, the latest day on which it can still serve",
        ),
        by_law(),
    ];
    let declined = Exception::new(
        lit("involvement_declined"),
        When::Recorded,
        vec![read(
            Element::Exception,
            "not where the applicant expressly declines the involvement of the representative (§ 164(1)); recorded for a \
             round where each of those concerned has",
        )],
    );
    let silences = vec![
        silence(
            Question::OnTheDay,
            "informed on the very day of the first invitation: civil days do not tell which came first",
        ),
        seen_in_2022(),
    ];
    let version = built(Version::counting(
        LegalBasis::EmploymentLaw,
        seen_on(2022, 3, 26),
        Force::Statute,
        Modality::Must,
        Check::Record(informed),
        parts,
    ));
    let version = built(built(version.with_scope(public_employers())).unless(vec![declined]));
    built(Rule::new(
        lit("de.sgb9.164.informed"),
        Clock::Applied,
        vec![built(version.with_silences(silences))],
    ))
}

fn federal() -> Vec<Condition> {
    vec![Condition::Country(vec![Country::GERMANY]), Condition::Sector(vec![Sector::Federal])]
}

fn underrepresented(ground: Ground) -> Condition {
    Condition::Underrepresented { ground, measure: Measure::BelowHalf(OddNumber::AtLeastTwo) }
}

fn where_women_are_few() -> Vec<Condition> {
    let mut scope = federal();
    scope.push(underrepresented(Ground::Woman));
    scope
}

const DEFINITION: &str = "unterrepräsentiert: Status von Frauen, wenn ihr … Anteil … unter 50 Prozent liegt; bei einer \
    ungeraden Gesamtzahl …, wenn das Ungleichgewicht mindestens zwei Personen beträgt";

fn few_women() -> Part {
    quoted(Element::Scope, DEFINITION, "s40", Mark::Verified).read_as(lit(
        "§ 3 Nr. 9, of the federal administration and courts; counted in the area (Bereich): pay or career group, and \
         level",
    ))
}

fn few_before(whom: &str) -> Part {
    let reading = format!("the definition before 2021-08-12 was not seen: read alike, of {whom}");
    quoted(Element::Scope, DEFINITION, "s40", Mark::Interpretation).read_as(lit(&reading))
}

/// At least as many of one sex as of the other, where they are at least half as many as there are places; else all.
fn parity(of: Ground, other: Ground, too_few: TooFew) -> Check {
    let bound = AsManyAs::new(Group::declared(other), Ratio::HALF, too_few)
        .with_on_top(Group::declared(Ground::SevereDisability), Counts::Counts);
    let group = Group::declared(of);
    Check::invite(Invite::new(Bound::AsManyAs(bound), group, Pool::Qualified, Undeclared::OutsideGroup))
}

fn parity_silences() -> Vec<Silence> {
    vec![
        silence(
            Question::NeitherSide,
            "people recorded neither as women nor as men: the statute is silent; on neither side, and their number is told",
        ),
        silence(
            Question::OnTop,
            "whether those invited under § 165 SGB IX count in the sums is not stated; they count",
        ),
        silence(
            Question::Enough,
            "how many are enough the text does not say; Haufe (HI13911495): at least half as many as persons to be invited",
        ),
        silence(
            Question::TooFew,
            "what holds where too few applied the text does not say; Haufe (HI13911495): all who meet the profile",
        ),
        withdrawn(),
    ]
}

fn by_sex() -> Part {
    read(
        Element::Undeclared,
        "sex as the applicant declares it or the employer's register has it, which the caller records alike: whoever is \
         recorded as neither is on neither side, and their number is told",
    )
}

fn everyone() -> Part {
    read(
        Element::Bound,
        "nothing is broken where all applicants are invited and men outnumber women (BMFSFJ, FAQ BGleiG, 2010)",
    )
}

fn everyone_as_in_the_federation() -> Part {
    read(
        Element::Bound,
        "that nothing is broken where everybody is invited is read over from guidance on the federal statute; no source on \
         this one says it",
    )
}

/// The day on which women alone were left in the text.
const WOMEN_ONLY: (i32, u32, u32) = (2021, 8, 12);

fn until_women_only() -> Span {
    let (year, month, day) = WOMEN_ONLY;
    let stands_on = date(2021, 8, 11);
    built(Span::new(Edge::NotVerified { stands_on }, Edge::On(date(year, month, day))))
        .confirmed_to(stands_on)
}

fn began() -> Silence {
    silence(
        Question::Edge,
        "since when the text of 2015 stood is not verified: it is known to stand until 2021-08-11",
    )
}

const PARITY: &str = "mindestens ebenso viele Frauen wie Männer … eingeladen werden";
const ENOUGH_APPLIED: &str = "Liegen in ausreichender Zahl Bewerbungen von Frauen vor";
const PROFILE: &str = "die das … Anforderungs- und Qualifikationsprofil aufweisen";

fn parity_for_women() -> Rule {
    let alike = "in the text before 2021-08-12 alike: the sources name the sentence on men alone as changed";
    let before = |of, says| quoted(of, says, "s41", Mark::Interpretation).read_as(lit(alike));
    let earlier = vec![
        few_before("women"),
        when_invitations_go_out(),
        before(Element::Force, PARITY),
        before(Element::Presupposition, ENOUGH_APPLIED),
        before(Element::Pool, PROFILE),
        before(Element::Group, "Bewerbungen von Frauen"),
        by_sex(),
        before(Element::Bound, PARITY),
        everyone(),
        by_law(),
    ];
    let now = |of, says| quoted(of, says, "s40", Mark::Verified);
    let later = vec![
        few_women(),
        when_invitations_go_out(),
        now(Element::Force, PARITY),
        quoted(Element::Presupposition, ENOUGH_APPLIED, "s41", Mark::Verified),
        now(Element::Pool, PROFILE).read_as(lit(
            "the degree of qualification does not matter above the bar (BMFSFJ, FAQ BGleiG, 2010)",
        )),
        now(Element::Group, "Bewerbungen von Frauen"),
        by_sex(),
        now(Element::Bound, PARITY),
        everyone(),
        by_law(),
    ];
    let version = |span, parts, mut silences: Vec<Silence>| {
        silences.extend(parity_silences());
        let version = built(Version::counting(
            LegalBasis::EmploymentLaw,
            span,
            Force::Statute,
            Modality::Must,
            parity(Ground::Woman, Ground::Man, TooFew::AllOfThem),
            parts,
        ));
        built(built(version.with_scope(where_women_are_few())).with_silences(silences))
    };
    let (year, month, day) = WOMEN_ONLY;
    let since = built(Span::new(Edge::On(date(year, month, day)), Edge::Open));
    let versions = vec![
        version(until_women_only(), earlier, vec![began(), odd_number()]),
        version(since.confirmed_to(date(2022, 3, 26)), later, Vec::new()),
    ];
    built(Rule::new(lit("de.bgleig.7"), Clock::Invited, versions))
}

fn odd_number() -> Silence {
    silence(
        Question::OddNumber,
        "an odd number of staff: the definition before 2021-08-12 was not seen; read as § 3 Nr. 9 has it since, an \
         imbalance of at least two",
    )
}

fn parity_for_men() -> Rule {
    let mirrored = "read for men as the sentence on women has it";
    let mirrored = |of, says| quoted(of, says, "s41", Mark::Interpretation).read_as(lit(mirrored));
    let parts = vec![
        few_before("men"),
        quoted(
            Element::Scope,
            "auf Grund struktureller Benachteiligung unterrepräsentiert",
            "s42",
            Mark::Verified,
        )
        .read_as(lit("the structural disadvantage is a fact recorded of the vacancy")),
        when_invitations_go_out(),
        mirrored(Element::Force, PARITY),
        mirrored(Element::Presupposition, ENOUGH_APPLIED),
        mirrored(Element::Pool, PROFILE),
        read(Element::Group, "the sentence extended the duty to men"),
        by_sex(),
        mirrored(Element::Bound, PARITY),
        everyone(),
        by_law(),
    ];
    let mut scope = federal();
    scope.push(underrepresented(Ground::Man));
    scope.push(Condition::Fact(lit("structural_disadvantage")));
    let mut silences = parity_silences();
    silences.extend([began(), odd_number()]);
    let version = built(Version::counting(
        LegalBasis::EmploymentLaw,
        until_women_only(),
        Force::Statute,
        Modality::Must,
        parity(Ground::Man, Ground::Woman, TooFew::AllOfThem),
        parts,
    ));
    let version = built(built(version.with_scope(scope)).with_silences(silences));
    built(Rule::new(lit("de.bgleig.7.men"), Clock::Invited, vec![version]))
}

fn seen_in_2022() -> Silence {
    silence(Question::Edge, "since when this text stood is not verified: it was read as of 2022-03-26")
}

fn panel() -> Rule {
    let parts = vec![
        read(Element::Scope, "§ 7(3), of the federal administration and courts"),
        when_invitations_go_out(),
        read(Element::Force, "§ 7(3): panels should have as many women as men"),
        quoted(Element::Record, "aktenkundig", "s40", Mark::Verified).read_as(lit(
            "that the panel was at parity, or the reasons why it was not, stand in the case file",
        )),
    ];
    let version = Version::new(
        seen_on(2022, 3, 26),
        Force::Statute,
        Modality::Should,
        Check::Record(Record::new(EntryKind::PanelParity)),
        parts,
    );
    let version = built(built(built(version).with_scope(federal())).with_silences(vec![seen_in_2022()]));
    built(Rule::new(lit("de.bgleig.7.panel"), Clock::Invited, vec![version]))
}

fn advertised() -> Part {
    read(Element::Clock, "the event that picks the version is the advert, which the duty is about")
}

fn of_part_time() -> SentenceCheck {
    built(SentenceCheck::required(vec![titles(&["teilzeit"])]))
}

fn of_women() -> SentenceCheck {
    built(SentenceCheck::required(vec![titles(&["frauen"]), titles(&["bewerb", "bewirb"])]))
}

fn statements() -> Vec<Statement> {
    let ours = |text: &str| {
        built(Wording::new(lit("de"), seen_on(2022, 3, 26), lit(text), lit("s40"), Mark::Interpretation))
    };
    let signs = titles(&[
        "m/w/d",
        "m/d/w",
        "w/m/d",
        "w/d/m",
        "d/m/w",
        "d/w/m",
        "m/w/x",
        "w/m/x",
        "m/w/divers",
        "w/m/divers",
    ]);
    let neutral =
        built(built(ours("(m/w/d)").with_key_phrases(titles(&["m/w/d"]))).with_variants(vec![signs]));
    let call = ours("Frauen werden verstärkt zur Bewerbung aufgefordert.");
    let call = built(call.with_content(of_women()));
    let part_time = ours("Der Arbeitsplatz kann in Teilzeit besetzt werden.");
    let part_time = built(part_time.with_content(of_part_time()));
    let shares =
        "ausreichender Anzahl entsprechender Bewerbungen … gemäß ihrem Anteil an der Berliner Bevölkerung";
    let stands_on = date(2024, 6, 30);
    let span = built(Span::new(Edge::NotVerified { stands_on }, Edge::Open)).confirmed_to(stands_on);
    let berlin = built(Wording::new(lit("de"), span, lit(shares), lit("s55"), Mark::Secondary));
    let berlin = built(
        berlin
            .with_key_phrases(titles(&["entsprechender Bewerbungen", "Anteil an der Berliner Bevölkerung"])),
    );
    let berlin = built(berlin.with_variants(vec![titles(&["gemäß", "entsprechend"])]));
    vec![
        Statement::new(lit("de.bgleig.6.neutral_form"), StatementStatus::Advised, vec![neutral]),
        Statement::new(lit("de.bgleig.6.call"), StatementStatus::Required, vec![call]),
        Statement::new(lit("de.bgleig.6.part_time"), StatementStatus::Required, vec![part_time]),
        Statement::new(lit("de.be.partmigg.advert_text"), StatementStatus::Advised, vec![berlin]),
    ]
}

fn part_time() -> Rule {
    let duty = "Jede Ausschreibung … hat den Hinweis zu enthalten, dass der … Arbeitsplatz in Teilzeit besetzt werden kann";
    let parts = vec![
        read(Element::Scope, "§ 6, of the federal administration and courts"),
        advertised(),
        quoted(Element::Force, duty, "s40", Mark::Verified),
        quoted(Element::Statement, duty, "s40", Mark::Interpretation).read_as(lit(
            "looked for: a word that begins with Teilzeit; that it is offered and not refused is not read",
        )),
        quoted(Element::Channel, "Jede Ausschreibung", "s40", Mark::Verified),
    ];
    let reasons = Exception::new(
        lit("compelling_service_reasons"),
        When::Recorded,
        vec![read(Element::Exception, "unless compelling service reasons stand against it (§ 6)")],
    );
    let sentence = of_part_time();
    let version =
        Version::new(seen_on(2022, 3, 26), Force::Statute, Modality::Must, Check::Sentence(sentence), parts);
    let version = built(built(built(version).with_scope(federal())).unless(vec![reasons]));
    let version = built(version.with_silences(vec![seen_in_2022()]));
    built(Rule::new(lit("de.bgleig.6.part_time"), Clock::Advertised, vec![version]))
}

fn call() -> Rule {
    let duty = "verstärkt zur Bewerbung aufzufordern";
    let parts = vec![
        few_women(),
        advertised(),
        quoted(Element::Force, duty, "s40", Mark::Verified),
        quoted(Element::Statement, duty, "s40", Mark::Interpretation).read_as(lit(
            "looked for: one sentence with a word that begins with Frauen and one with Bewerb or bewirb",
        )),
        read(Element::Channel, "every advert, as the sentence on part time has it"),
    ];
    let sentence = of_women();
    let version =
        Version::new(seen_on(2022, 3, 26), Force::Statute, Modality::Must, Check::Sentence(sentence), parts);
    let version = built(built(version).with_scope(where_women_are_few()));
    let version = built(version.with_silences(vec![seen_in_2022()])).with_elsewhere(vec![Elsewhere::new(
        lit("geschlechtsneutral"),
        lit("s40"),
        lit("whether a text is gender-neutral is for a reader: no list of words tells"),
    )]);
    built(Rule::new(lit("de.bgleig.6.call"), Clock::Advertised, vec![version]))
}

fn preference() -> Rule {
    let parts = vec![
        few_women(),
        read(Element::Clock, "the event that picks the version is the choice among the applicants"),
        read(Element::Force, "§ 8: women are preferred; told here, never decided"),
        read(Element::Group, "women, as they declare their sex"),
        quoted(Element::Comparison, "bei gleicher Qualifikation", "s40", Mark::Verified)
            .read_as(lit("as a named human found, never read off a difference in scores")),
        by_law(),
    ];
    let justification = Justification::new(
        lit("more women where they are under-represented (§ 8 with § 3 Nr. 9 BGleiG)"),
        lit("among the equally qualified alone, and not where a competitor's protected interests prevail"),
        date(2027, 11, 22),
    );
    let interests = Exception::new(
        lit("competitors_interests"),
        When::Recorded,
        vec![quoted(
            Element::Exception,
            "ausgeschlossen, wenn rechtlich schutzwürdige Interessen überwiegen, die in der Person eines Mitbewerbers \
             liegen",
            "s40",
            Mark::Verified,
        )],
    );
    let silences = vec![
        silence(
            Question::ReviewBy,
            "by when the preference is reviewed: the statute sets no day; a year after this release, the employer sets its \
             own",
        ),
        seen_in_2022(),
    ];
    let version = Version::preferring(
        justification,
        LegalBasis::EmploymentLaw,
        seen_on(2022, 3, 26),
        Force::Statute,
        Modality::Notice,
        Check::Preference(Preference::new(Equality::Equal).of(Group::declared(Ground::Woman))),
        parts,
    );
    let version = built(built(built(version).with_scope(where_women_are_few())).unless(vec![interests]));
    built(Rule::new(lit("de.bgleig.8"), Clock::Recommended, vec![built(version.with_silences(silences))]))
}

/// Read in a commentary alone, which the sources paraphrase: no words are quoted.
fn thuringia(rule: &str, of: Ground, other: Ground) -> Rule {
    let bound = AsManyAs::new(Group::declared(other), Ratio::HALF, TooFew::NoDuty);
    let group = Group::declared(of.clone());
    let invite = Invite::new(Bound::AsManyAs(bound), group, Pool::Qualified, Undeclared::OutsideGroup);
    let parts = vec![
        read(
            Element::Scope,
            "ThürGleichG § 7(1), as Haufe (HI3741728) has it: public bodies of Thuringia, in an area where women or men \
             are under-represented",
        ),
        when_invitations_go_out(),
        read(Element::Force, "a statute; its wording was not seen"),
        read(Element::Presupposition, "where enough of them applied"),
        read(Element::Pool, "those who meet the qualification advertised"),
        read(Element::Group, "the sex that is under-represented, as declared"),
        by_sex(),
        read(Element::Bound, "at least as many of the under-represented sex as of the other"),
        everyone_as_in_the_federation(),
        by_law(),
    ];
    let scope = vec![
        Condition::Country(vec![Country::GERMANY]),
        Condition::Region(vec![lit("DE-TH")]),
        Condition::Sector(vec![Sector::Land, Sector::Municipal, Sector::County, Sector::OtherPublic]),
        Condition::Underrepresented { ground: of, measure: Measure::BelowHalf(OddNumber::AnyImbalance) },
    ];
    let silences = vec![
        silence(
            Question::OddNumber,
            "an odd number of staff: the definition was not seen; being fewer is read as enough",
        ),
        silence(
            Question::NeitherSide,
            "people recorded neither as women nor as men: the wording was not seen; on neither side, and their number is \
             told",
        ),
        silence(
            Question::Enough,
            "how many are enough was not seen; half of the places, as commentary has it for the federation",
        ),
        silence(
            Question::TooFew,
            "what holds where too few applied was not seen; the duty is put on enough applications, so none",
        ),
        withdrawn(),
        silence(
            Question::Edge,
            "since when the text stood is not verified: the commentary bears no day; the one it is read to stand on is that \
             of the copies, not of a source",
        ),
    ];
    let version = built(Version::counting(
        LegalBasis::EmploymentLaw,
        undated_copy(),
        Force::Statute,
        Modality::Must,
        Check::invite(invite),
        parts,
    ));
    let version = built(built(version.with_scope(scope)).with_silences(silences));
    built(Rule::new(lit(rule), Clock::Invited, vec![version]))
}

fn berlin() -> Rule {
    let share = built(Ratio::new(403, 1000));
    let bound = Bound::Share(Share::new(share, Rounding::Up, share, TooFew::NoDuty));
    let group = Group::declared(Ground::MigrationBackgroundBerlin);
    let invite = Invite::new(bound, group, Pool::Qualified, Undeclared::OutsideGroup);
    let enough = "ausreichender Anzahl entsprechender Bewerbungen";
    let parts = vec![
        read(Element::Scope, "PartMigG §§ 7, 10 to 12: public bodies of Berlin"),
        when_invitations_go_out(),
        read(Element::Force, "a statute; the wording of § 11 was not seen"),
        quoted(Element::Presupposition, enough, "s55", Mark::Secondary),
        quoted(Element::Pool, "entsprechender Bewerbungen", "s55", Mark::Secondary)
            .read_as(lit("applications that fit the profile")),
        read(
            Element::Group,
            "no German citizenship at birth, oneself or a parent, as the advert explains it",
        ),
        read(Element::Undeclared, "disclosure is voluntary: whoever has not disclosed is outside the group"),
        quoted(
            Element::Bound,
            "gemäß ihrem Anteil an der Berliner Bevölkerung (Anteil 06/2024: 40,3 %)",
            "s55",
            Mark::Secondary,
        ),
        everyone_as_in_the_federation(),
        by_law(),
    ];
    let scope = vec![
        Condition::Country(vec![Country::GERMANY]),
        Condition::Region(vec![lit("DE-BE")]),
        Condition::Sector(vec![Sector::Land, Sector::Municipal, Sector::OtherPublic]),
    ];
    let silences = vec![
        silence(
            Question::Share,
            "the share follows the population: 40.3 % is the figure of 06/2024, and every other time has its own",
        ),
        silence(
            Question::Rounding,
            "the share of a number of people is seldom whole: no rounding was found; up, so that the share is reached",
        ),
        silence(Question::Enough, "how many applications are enough was not seen; the share of the places"),
        silence(
            Question::TooFew,
            "what holds where too few applied was not seen; the duty is put on enough applications, so none",
        ),
        withdrawn(),
        silence(
            Question::Edge,
            "the statute stands from 2021-07-16; the shares before 06/2024 are not in the sources, so that until then it is \
             unsettled whether this one holds",
        ),
    ];
    // Which share held before the one figure the sources have is not in them: it is not applied with certainty to earlier
    // rounds.
    let this_share = Edge::Between { first: date(2021, 7, 16), last: date(2024, 6, 1) };
    let span = built(Span::new(this_share, Edge::Open)).confirmed_to(date(2024, 6, 1));
    let version = built(Version::counting(
        LegalBasis::EmploymentLaw,
        span,
        Force::Statute,
        Modality::Must,
        Check::invite(invite),
        parts,
    ));
    let version =
        built(built(version.with_scope(scope)).with_silences(silences)).with_elsewhere(vec![Elsewhere::new(
            lit("gemäß ihrem Anteil an der Berliner Bevölkerung"),
            lit("s54"),
            lit("§ 1 Nr. 2: an aim of the statute, not a check of a round"),
        )]);
    built(Rule::new(lit("de.be.partmigg.11"), Clock::Invited, vec![version]))
}
