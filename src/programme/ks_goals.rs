//! What the central board of KS resolved in 2006, beside the rule of recruitment that is in the pack `ks`.

use super::data::{Programme, ProgrammeError, body, labels, owed, quoted, reading, silent, sources};
use super::documents::KS_2006;
use super::due::Due;
use super::obligation::OwedBy;
use super::plan::Plan;
use super::resource_group::resource_group_term;
use crate::force::Modality;
use crate::literal::lit;
use crate::source::Element;
use crate::text::Title;

/// What the resolution of KS of 2006 asks of KS and recommends to municipalities and counties: a resource group, and local targets.
///
/// That at least one qualified applicant with minority background is invited is a rule of recruitment:
/// [`packs::ks`](crate::packs::ks). Local targets in figures are [`TierTarget`](crate::monitor::TierTarget)s. That the State
/// is to pay for language training is not for employers to do, and is left out.
///
/// # Errors
///
/// A [`ProgrammeError`] where there are no municipalities, or one is there twice.
///
/// ```
/// use mangfold::Modality;
///
/// let goals = mangfold::programme::ks_goals(vec!["Bergen".parse()?])?;
/// assert_eq!(goals.plan().obligation("ks.goals.local_targets").unwrap().modality(), Modality::Should);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn ks_goals(municipalities: Vec<Title>) -> Result<Programme, ProgrammeError> {
    let (first_meeting, _) = resource_group_term();
    let obligations = vec![
        owed(
            "ks.goals.resource_group",
            "Etablere en ressursgruppe for integrering og inkludering",
            body("ks"),
            Due::once(first_meeting),
            &["mandate"],
            vec![
                quoted(
                    Element::Force,
                    "KS skal etablere en ressursgruppe for integrering og inkludering, samt samarbeid omkring \
                     arbeidskraftspørsmål",
                    KS_2006,
                ),
                reading(
                    Element::Clock,
                    "første møte som ble avholdt 15.09.06",
                    KS_2006,
                    "by when is not told: it was there when it first met",
                ),
                silent(Element::Record, "what shows it is not told: the kind of evidence is a choice of ours"),
            ],
        ),
        owed(
            "ks.goals.local_targets",
            "Lokale mål for økt rekruttering av arbeidstakere med etnisk minoritetsbakgrunn",
            OwedBy::EachUnit,
            Due::no_day(),
            &["local_target"],
            vec![
                quoted(
                    Element::Force,
                    "KS anbefaler at kommuner og fylkeskommuner har lokale mål for økt rekruttering av arbeidstakere med etnisk \
                     minoritetsbakgrunn",
                    KS_2006,
                ),
                silent(Element::Record, "what shows it is not told: the kind of evidence is a choice of ours"),
            ],
        )
        .with_modality(Modality::Should),
    ];
    let plan = Plan::new(lit("ks.goals"), sources(&[KS_2006]), municipalities, obligations)?
        .with_labels(labels(&[("ks", "KS"), ("mandate", "mandat"), ("local_target", "lokalt mål")]));
    let words = [
        "KS mener det må være et mål at ansatte i kommunesektoren gjenspeiler befolkningen",
        "KS vil jobbe for mangfold også i ledelse og i synlige nøkkelposisjoner",
        "At de ansatte i kommunesektoren gjenspeiler befolkningssammensetningen",
        "Likestilling mellom etnisk norske og personer med etnisk minoritetsbakgrunn ved rekruttering til arbeidslivet",
        "Mangfold i ledelse og i synlige nøkkelposisjoner",
        "Bidra til mangfold i arbeidsstyrken på alle nivåer i kommunene",
        "Speile sammensetningen i befolkningen på en måte som sikrer bredde og kvalitet på tjenestene",
        "Styrke kommunesektorens omdømme og konkurransekraft",
    ];
    Ok(Programme::new(plan, words.map(|words| quoted(Element::Scope, words, KS_2006)).to_vec()))
}
