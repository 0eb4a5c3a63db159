# Annotations in English. The keys are the same in every language's file; only the text to the right is to be changed.

## Dates
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
date = { $day } { $month } { $year }

## Lists
list-and = { $first } and { $last }
list-comma = { $first }, { $last }
list-or = { $first } or { $last }

## Grounds, after "declared"
ground-minority-background = a minority background
    .not = not having a minority background
ground-immigrant-background-region = an immigrant background from one of the regions in the definition
    .not = not having an immigrant background from any of the regions in the definition
ground-immigrant-background-dfo = an immigrant background
    .not = not having an immigrant background
ground-immigrant-background-ssb = an immigrant background by the definition of Statistics Norway
    .not = not having an immigrant background by the definition of Statistics Norway
ground-disability-needing-accommodation = a disability that will need accommodation
    .not = not having a disability that will need accommodation
ground-cv-gap = a gap in the CV
    .not = not having a gap in the CV
ground-sex-woman = being a woman
    .not = not being a woman
ground-sex-man = being a man
    .not = not being a man
ground-immigrant-background = an immigrant background
    .not = not having an immigrant background
ground-migration-background-berlin = a migration background by the Berlin definition
    .not = not having a migration background by the Berlin definition
ground-disability = a disability
    .not = not having a disability
ground-severe-disability = a severe disability, or being put on an equal footing with one
    .not = not having a severe disability
ground-age-over-fifty = being over fifty
    .not = not being over fifty
ground-person-of-colour = being a person of colour or of a racial or ethnic minority
    .not = not being a person of colour or of a racial or ethnic minority
ground-lgbtq = being lesbian, gay, bisexual, transgender or queer
    .not = not being lesbian, gay, bisexual, transgender or queer
ground-own = “{ $code }”
    .not = not “{ $code }”

## Groups, after "who"
group-declared = declared { $ground }
group-external = applied from outside
group-internal = applied from within the employer
group-all = { $first } and { $last }
group-any = { $first } or { $last }

## What the rule requires, after "that"
requires-at-least = { $pool ->
    [qualified] { $wanted ->
        [one] at least one qualified applicant
       *[other] at least { $wanted } qualified applicants
    }
    [not-obviously-unsuited] { $wanted ->
        [one] at least one applicant who is not obviously unsuited and
       *[other] at least { $wanted } applicants who are not obviously unsuited and
    }
   *[everyone] { $wanted ->
        [one] at least one applicant
       *[other] at least { $wanted } applicants
    }
} who { $group } { $modality ->
    [must] must be invited
    [should] should be invited
    [may] may be invited
   *[notice] can be invited
} to interview
requires-all = { $pool ->
    [qualified] all qualified applicants
    [not-obviously-unsuited] all applicants who are not obviously unsuited and
   *[everyone] all applicants
} who { $group } { $modality ->
    [must] must be invited
    [should] should be invited
    [may] may be invited
   *[notice] can be invited
} to interview
requires-best = { $wanted ->
    [one] the best { $pool ->
        [qualified] qualified applicant
        [not-obviously-unsuited] applicant who is not obviously unsuited and
       *[everyone] applicant
    }
   *[other] the { $wanted } best { $pool ->
        [qualified] qualified applicants
        [not-obviously-unsuited] applicants who are not obviously unsuited and
       *[everyone] applicants
    }
} who { $group } { $modality ->
    [must] must be invited
    [should] should be invited
    [may] may be invited
   *[notice] can be invited
} to interview
requires-as-many = at least as many applicants who { $group } as applicants who { $other } { $modality ->
    [must] must be invited
    [should] should be invited
    [may] may be invited
   *[notice] can be invited
} to interview, where enough of them { $pool ->
    [qualified] are qualified
    [not-obviously-unsuited] are not obviously unsuited
   *[everyone] applied
}
requires-share = at least { $share } of those invited to interview { $modality ->
    [must] must be
    [should] should be
    [may] may be
   *[notice] can be
} applicants who { $group }, where enough of them { $pool ->
    [qualified] are qualified
    [not-obviously-unsuited] are not obviously unsuited
   *[everyone] applied
}
beginning-of-word = “{ $word }…”
requires-sentence = every advert { $modality ->
    [must] must have
    [should] should have
    [may] may have
   *[notice] can have
} a sentence with a word that begins with { $words }
forbids-sentence = no advert { $modality ->
    [must] may have
    [should] should have
    [may] need have
   *[notice] need have
} a sentence with a word that begins with { $words }
requires-assessments = where no applicant who { $group } is eligible any more, the assessments that led there { $modality ->
    [must] must be recorded
    [should] should be recorded
    [may] may be recorded
   *[notice] can be recorded
} with criterion, reason and author before the first invitation
allows-preference = among applicants whom a person found { $near ->
    [equal] equally
   *[nearly-equal] nearly equally
} qualified, a preference for whoever { $group } is provided for
tells-of-equals = an order is provided for among applicants whom a person found { $near ->
    [equal] equally
   *[nearly-equal] nearly equally
} qualified
tells-of-period-share = over a period at least { $share } of those { $considered ->
    [applied] who apply
   *[invited] who are invited
} are to be people who { $group }
monitors-four-fifths = monitoring over many rounds compares each group's selection rate with four fifths of the highest
monitors-local-law-144 = monitoring over many rounds computes the impact ratios of Local Law 144
requires-statement = the standard text { $modality ->
    [must] must appear
    [should] should appear
    [may] may appear
   *[notice] can appear
} in every advert
requires-entry-about = the case file { $modality ->
    [must] must
    [should] should
    [may] may
   *[notice] can
} { $entry }, where somebody applied who { $group },
requires-entry = the case file { $modality ->
    [must] must
    [should] should
    [may] may
   *[notice] can
} { $entry }
entry-action-plan-reference = refer to the action plan
entry-representatives-heard = show that the representatives of the employees were heard on the advert
entry-representative-informed = show that the representative of the group was informed
entry-panel-parity = show that the selection panel had as many women as men, or why it had not
entry-reasons-for-departing = give the reasons for departing
entry-own = contain “{ $code }”

## What it has come to
verdict-followed = The shortlist accords with the rule that { $requirement }.
verdict-kept = The rule that { $requirement } is kept.
verdict-broken = The rule that { $requirement } is broken.
verdict-not-applicable = The rule that { $requirement } does not apply here.
verdict-undetermined = Whether the rule that { $requirement } is kept cannot be determined yet.

## Why
because-not-in-force = It was not in force on { $on }.
because-not-in-force-begins = According to the sources it applies from { $begins } at the earliest; the date that decides in this case is { $on }.
because-not-in-force-ended = According to the sources it had lapsed by { $ended } at the latest; the date that decides in this case is { $on }.
before-not-judged = What applied before then is not in the sources and has not been judged.
because-out-of-scope = The vacancy is outside the scope of the rule. What decides is { $matters }.
because-excepted = The exception “{ $exception }” applies.
because-nobody-in-group = No applicant is counted in the group. That does not say that nobody belongs to it.
because-too-few-eligible = { $eligible ->
    [0] None of the applicants in the group is eligible
    [one] Only one of the applicants in the group is eligible
   *[other] Only { $eligible } of the applicants in the group are eligible
}, and the rule presupposes { $presupposed ->
    [one] at least one
   *[other] at least { $presupposed }
}.
because-met = Invited: { $people }.
because-met-untold = Enough applicants of the group are invited.
because-holds-either-way = Some facts are unknown, but the rule is not broken however they turn out.
because-statement-present = { $adverts ->
    [one] The text appears in the advert.
   *[other] The text appears in all { $adverts } adverts.
}
because-entry-present = It is in the case file.
because-informs = Its conditions are met.
because-short = { $short ->
    [one] At least one invitation is missing.
   *[other] At least { $short } invitations are missing.
}
because-short-untold = Too few applicants of the group are invited.
because-met-with = Counting towards the rule, but not invited: { $people }.
because-perhaps-with = Perhaps counting towards the rule, but not invited: { $people }.
because-statement-missing = The text is missing from: { $adverts }.
because-entry-missing = It is missing from the case file.
because-entry-late = It was entered on { $on }, which is too late.
because-somebody-eligible = Somebody of the group is eligible, so that no assessment keeps the last of it out.
because-not-compared = No person found applicants near enough to each other for this.
because-everyone-invited = { $invited ->
    [one] The one applicant there is, is invited.
   *[other] All { $invited } applicants are invited.
}
because-balanced = Of the group { $invited } are invited, against { $against }.
because-unbalanced = Of the group { $invited } are invited, against { $against }.
because-assessments-recorded = Recorded: the assessments of { $people }.
because-assessment-deficient = Bare, or made too late: the assessment of { $people }.
because-assessment-deficient-untold = An assessment is bare, or was made too late.
because-counted = Of { $considered } considered, { $of-group } are of the group.
because-nothing-forbidden = Nothing of the kind stands in the adverts.
because-forbidden-present = It stands in: { $adverts }.
because-review-overdue = Its conditions are met, but the preference was to be reviewed by { $date }.
because-passed-over = Better, but not invited: { $people }.
because-overlooked = { $excluded } was kept out for “{ $criterion }”, which was overlooked in { $other }.
because-unknown = This has to be settled: { $facts }.
not-assessed = { $count ->
    [one] One applicant has not been fully assessed: { $people }.
   *[other] { $count } applicants have not been fully assessed: { $people }.
}
personal-fact-unknown = A fact about an applicant is unknown.

## Facts
fact-country = the employer's country
fact-sector = the employer's sector
fact-category = the category of the post
fact-opening = whether the vacancy is open externally
fact-length = the length of the post
fact-region = the part of the country
fact-representation = how many of the staff are counted under “{ $ground }”
fact-own = the fact “{ $code }”
fact-in-force = whether the rule is in force for this case, and in which version (the sources do not settle it)
fact-adverts = the advert
fact-advert-text = the text of the advert ({ $channel }, { $language })
fact-wording = which wording the standard text had
fact-assessment = the assessment of { $applicant }
fact-declaration = what { $applicant } had declared about { $ground }
fact-origin = whether { $applicant } applied from outside
fact-score = the ranking of { $applicant }
fact-mode = whether the interview of { $applicant } is in person
channel-own = own advert
channel-joint = joint advert
channel-web = the web
channel-other = “{ $code }”
advert = { $channel } ({ $language })

## Counts and remarks for those with access
people-undeclared = { $count ->
    [one] One applicant has declared nothing about this.
   *[other] { $count } applicants have declared nothing about this.
}
people-uncounted = { $count ->
    [one] One declaration is not counted, for want of consent or confirmation, or because they were waived or came late.
   *[other] { $count } declarations are not counted, for want of consent or confirmation, or because they were waived or came late.
}
remark-withdrew-after-invitation = { $others ->
    [one] { $applicant } withdrew after the invitation, and one other of the group remains.
   *[other] { $applicant } withdrew after the invitation, and { $others } others of the group remain.
}
remark-keeps-several = { $applicant } alone keeps this rule, and also: { $rules }.
remark-not-capped-alike = The exception “{ $exception }” was recorded with a cap of { $cap }, but { $others } others are invited: the duty stands whole.
remark-no-cap = The exception “{ $exception }” was recorded without a cap: the duty stands whole.
remark-on-neither-side = { $count ->
    [one] One person invited is recorded on neither side.
   *[other] { $count } people invited are recorded on neither side.
}

## Source and sureness
sources = Source: { $sources }.
source-read-in = { $citation } (read in: { $place })
mark-v = Mark V: the wording was read in the source.
mark-v2 = Mark V2: the wording was read in a secondary source.
mark-i = Mark I: as the text is read here; it does not say so itself.
mark-g = Mark G: general knowledge, not verified in the sources.
last-confirmed = The wording is confirmed up to and including { $date }, but not for the time after.
in-force-unsettled = The sources do not settle whether the rule is in force for this case, and in which version; that does not change the result.

## The annotation
title-case-file = Annotation on the invitations to interview
title-restricted = Review of the shortlist – only for those with access to declarations
vacancy = Vacancy: { $title }
policy = Policy: { $policy }, release of { $release }
decided = Decided on { $date }
outcome-clear = Outcome: No rule that must or should be followed is broken or undetermined.
outcome-advised = Outcome: At least one rule that should be followed is broken or undetermined. The shortlist may be used once a named person gives a reason.
outcome-open = Outcome: At least one rule that must be followed is undetermined. The shortlist may not be used until it is settled.
outcome-blocked = Outcome: At least one rule that must be followed is broken. The shortlist may not be used as it is.
