//! A first decision: the round in code, the policy of the Norwegian state, the annotation for the case file.

use mangfold::wording::Language;
use mangfold::{
    Answer, Applicant, ApplicantId, Assessment, ClearedShortlist, Country, Declaration, Employer, Ground,
    Invitation, Length, Opening, Round, Sector, Shortlist, ShortlistId, Suitability, Vacancy, VacancyId,
    packs,
};
use uuid::Uuid;

/// Whatever of yours sends invitations asks for the proof, so that it cannot be called without it.
fn send_invitations(cleared: &ClearedShortlist<'_>) -> usize {
    cleared.shortlist().invitations().len()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Your own ids, of any form, map to the library's by name, the same every time.
    let ours = Uuid::from_u128(0x2f0c_7d5e_11d0_4a6e_9a53_0d3b_6f4f_5f10);
    let vacancy = VacancyId::from_name(ours, "2026/117");
    let [kari, amina] = ["4711", "4712"].map(|number| ApplicantId::from_name(ours, number));

    let employer = Employer::new(Country::NORWAY).with_sector(Sector::State);
    let post = Vacancy::new(vacancy, "Seniorrådgiver".parse()?, employer, "2026-06-07".parse()?)
        .with_opening(Opening::External)
        .with_length(Length::Permanent)?;
    let applied_on = "2026-06-10".parse()?;
    let suited = || Assessment::new(Suitability::Suited);
    let applied = |id| Applicant::new(id, applied_on).with_assessment(suited());
    let ticked = Declaration::new(Ground::DisabilityNeedingAccommodation, Answer::Declared);
    let kari_applied = applied(kari)?.with_score(82)?;
    let amina_applied = applied(amina)?.with_score(77)?.with_declarations(vec![ticked])?;
    let applicants = vec![kari_applied, amina_applied];
    let invited = vec![Invitation::proposed(kari, "2026-07-01".parse()?)];
    let list = Shortlist::new(ShortlistId::from_name(ours, "2026/117/1"), vacancy, invited)?;
    let round = Round::new(post, applicants, vec![list])?;

    let policy = packs::norway_state();
    let decision = policy.decide(&round, "2026-07-02T09:00:00Z".parse()?);
    print!("{}", decision.annotation(Language::English));

    match decision.clear(&[]) {
        Ok(cleared) => println!("\n{} invitations sent", send_invitations(&cleared)),
        Err(refusal) => println!("\n{refusal}"),
    }
    Ok(())
}
