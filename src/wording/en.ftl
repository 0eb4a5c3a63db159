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

## Numbers: what stands between groups of three digits, from how many digits on they are grouped, and before decimals
number-group = {","}
number-grouped-from = 4
number-decimal = {"."}
share-percent = { $percent } per cent
share-fraction = { $numerator }/{ $denominator }

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
ground-severe-disability = a severe disability or equal status (Gleichstellung)
    .not = having neither a severe disability nor equal status (Gleichstellung)
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
group-all = { $first } and who { $last }
group-any = { $first } or who { $last }

## What the rule requires, after "that"
requirement-qualified = { $requirement } ({ $qualifiers })
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
   *[notice] { $wanted ->
        [one] is invited
       *[other] are invited
    }
} to interview
requires-all = { $pool ->
    [qualified] all qualified applicants
    [not-obviously-unsuited] all applicants who are not obviously unsuited and
   *[everyone] all applicants
} who { $group } { $modality ->
    [must] must be invited
    [should] should be invited
    [may] may be invited
   *[notice] are invited
} to interview
requires-best = { $wanted ->
    [one] the best
   *[other] the { $wanted } best
} of { $pool ->
    [qualified] the qualified applicants
    [not-obviously-unsuited] the applicants who are not obviously unsuited and
   *[everyone] the applicants
} who { $group } { $modality ->
    [must] must be invited
    [should] should be invited
    [may] may be invited
   *[notice] { $wanted ->
        [one] is invited
       *[other] are invited
    }
} to interview
requires-as-many = at least as many applicants who { $group } as applicants who { $other } { $modality ->
    [must] must be invited
    [should] should be invited
    [may] may be invited
   *[notice] are invited
} to interview where enough of the former { $pool ->
    [qualified] are qualified
    [not-obviously-unsuited] are not obviously unsuited
   *[everyone] applied
}{ $few ->
    [all-of-them] {" "}(and otherwise all of them of whom this is true)
   *[no-duty] {""}
}
requires-share = at least { $share } of those invited to interview { $modality ->
    [must] must be
    [should] should be
    [may] may be
   *[notice] are
} applicants who { $group } where enough such applicants { $pool ->
    [qualified] are qualified
    [not-obviously-unsuited] are not obviously unsuited
   *[everyone] applied
}{ $few ->
    [all-of-them] {" "}(and otherwise all such applicants are to be invited)
   *[no-duty] {""}
}
beginning-of-word = “{ $word }…”
word-beginning = a word that begins with { $words }
word-beginning-others = { $words } or one of { $count } others
requires-sentence = every advert { $modality ->
    [must] must have
    [should] should have
    [may] may have
   *[notice] has
} a sentence with { $words }
forbids-sentence = no advert { $modality ->
    [must] may have
    [should] should have
    [may] need have
   *[notice] has
} a sentence with { $words }
requires-assessments = where no applicant who { $group } is eligible any more, the assessments that led to that { $modality ->
    [must] must be recorded
    [should] should be recorded
    [may] may be recorded
   *[notice] are recorded
} with criterion, reason, day and assessor before the first invitation
allows-preference = a preference for whoever { $group } is provided for among applicants whom a person found { $near ->
    [equal] equally
   *[nearly-equal] equally or nearly equally
} qualified
tells-of-equals = { $modality ->
    [may] preferring somebody may be considered, case by case,
   *[notice] an order is provided for
} among applicants whom a person found { $near ->
    [equal] equally
   *[nearly-equal] equally or nearly equally
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
   *[notice] appears
} in every advert
requires-entry-about = where somebody applied who { $group }, the case file { $modality ->
    [must] must
    [should] should
    [may] may
   *[notice] can
} { $entry }
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
verdict-followed = No breach was found of the rule that { $requirement }.
verdict-kept = The rule that { $requirement } is kept.
verdict-broken = The rule that { $requirement } is broken.
verdict-not-applicable = The rule that { $requirement } does not apply here.
verdict-undetermined = Whether the rule that { $requirement } is kept cannot be determined yet.
verdict-informs = It applies here that { $requirement }. Nothing is judged by it.
verdict-informs-untold = For information: the rule is that { $requirement }. Nothing is judged by it.
verdict-informs-undetermined = Whether it applies here that { $requirement } cannot be determined yet.

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
capped-alike = The exception “{ $exception }” is recorded, with a cap of { $cap } on both sides.
because-informs = What is checked here of its conditions is met; the rest is for people to find.
because-short = { $short ->
    [one] At least one invitation is missing.
   *[other] At least { $short } invitations are missing.
}
because-short-untold = Too few applicants of the group are invited.
because-met-with = Counting towards the rule, but not invited: { $people }.
because-perhaps-with = Perhaps counting towards the rule, but not invited: { $people }.
because-statement-missing = The text is missing from: { $adverts }.
because-entry-missing = It is missing from the case file.
because-yields-to = No permitted change of the shortlist satisfies this together with { $rules }, to which it yields.
because-entry-late = It was entered on { $on }, which is too late.
because-somebody-eligible = Somebody of the group is still eligible, so that the condition of the rule is not met.
because-not-compared = No person found applicants near enough to each other for this.
because-everyone-invited = { $invited ->
    [one] The only applicant is invited.
   *[other] All { $invited } applicants are invited.
}
because-balanced = Invited of the group: { $invited }. On the other side, or required: { $against }.
because-unbalanced = Invited of the group: { $invited }. On the other side, or required: { $against }.
because-assessments-recorded = Recorded: the assessments of { $people }.
because-assessment-deficient = Incomplete, or made too late: the assessment of { $people }.
because-assessment-deficient-untold = An assessment is incomplete, or was made too late.
because-counted = Considered: { $considered }. Of these in the group: { $of-group }.
because-nothing-forbidden = Nothing of the kind stands in the adverts.
because-forbidden-present = It stands in: { $adverts }.
because-review-overdue = What is checked here of its conditions is met, but the day set for reviewing the preference, { $date }, has passed.
because-review-overdue-untold = The day set for reviewing the preference, { $date }, has passed.
because-passed-over = Better, but not invited: { $people }.
because-passed-over-untold = Better applicants of the group are left out.
because-overlooked = { $excluded } was kept out for “{ $criterion }”, which was disregarded for { $other }.
because-unknown = This has to be settled: { $facts }.
not-assessed = { $count ->
    [one] One applicant has not been fully assessed: { $people }.
   *[other] { $count } applicants have not been fully assessed: { $people }.
}
personal-fact-unknown = At least one fact about the applicants is unknown.

## What would put the shortlist right
remedy-invite = { $count ->
    [one] One more invitation would put right what invitations can: { $people }.
   *[other] { $count } more invitations would put right what invitations can: { $people }.
}
remedy-leave = { $count ->
    [one] One applicant to whom no invitation has been sent would have to give up a place: { $people }.
   *[other] { $count } applicants to whom no invitation has been sent would have to give up a place: { $people }.
}
remedy-nobody-leaves = Nobody loses a place.
remedy-smallest = No smaller change will do.
remedy-nothing = No change of the shortlist is proposed.
remedy-in-person = The added interviews must be held in person.
remedy-remote = The added interviews must be held remotely.
remedy-number-invite = { $count ->
    [one] At least one more invitation is needed to put right what invitations can.
   *[other] At least { $count } more invitations are needed to put right what invitations can.
}
remedy-number-leave = { $count ->
    [one] At least one applicant to whom no invitation has been sent has to give up a place.
   *[other] At least { $count } applicants to whom no invitation has been sent have to give up a place.
}
remedy-people-choose = Who they are is for people to decide, since not everybody has a score.
remedy-serves = For the rule { $rule }: { $people }.
remedy-served-by = Any one of these counts for the rule { $rule }: { $people }.
remedy-none = No permitted change of the shortlist keeps every rule.
remedy-conflict = These cannot stand together, and could without any one of them: { $claims }.
remedy-conflict-alone = Only those who are still applicants and were found qualified may be added; with them, this cannot be kept: { $claims }.
remedy-conflict-untold = What stands in the way is told in the restricted review.
remedy-least = The least it would take: { $by }.
remedy-gives-up = Given up: { $rule }. It yields to { $to }; they cannot all be kept.
remedy-gives-up-untold = Given up, since it cannot be kept together with a rule that takes precedence: { $rule }.
remedy-unproved = Whether a smaller change would do is not proved; the search was given up.
remedy-unproved-none = Whether any change keeps every rule is not known; the search was given up.
claim-rule = the rule { $rule }
claim-requirement = the rule that { $requirement }
claim-places = { $places ->
    [one] the one place planned
   *[other] the { $places } places planned
}
claim-sent = the invitations already sent
claim-nobody-loses = that nobody loses a place
relaxed-rule = { $count ->
    [one] one person too few or too many for the rule { $rule }
   *[other] { $count } people too few or too many for the rule { $rule }
}
relaxed-places = { $count ->
    [one] one place more
   *[other] { $count } places more
}
relaxed-sent = { $count ->
    [one] one sent invitation taken back
   *[other] { $count } sent invitations taken back
}
relaxed-nobody-loses = { $count ->
    [one] one place taken from somebody
   *[other] { $count } places taken from somebody
}

## Facts
fact-country = the employer's country
fact-sector = the employer's sector
fact-category = the category of the post
fact-opening = whether the vacancy is open externally
fact-length = the length of the post
fact-region = the part of the country
fact-representation = how many of those counted for the rule are of the group ({ $ground })
fact-criteria = what the criteria ask for
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
    [one] One declaration is not counted, for want of consent or confirmation, or because it was waived or came late.
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
mark-v = Mark V: the decisive words were read in the source or in a verbatim quotation of it.
mark-v2 = Mark V2: read only in a secondary source; the original text was not seen.
mark-i = Mark I: as the text is read here; it does not say so itself.
mark-g = Mark G: general knowledge, not verified in the sources.
last-confirmed = What the sources say is confirmed up to and including { $date }, but not for the time after.
in-force-unsettled = The sources do not settle whether the rule is in force for this case, and in which version; that does not change the result.

## The annotation
title-case-file = Annotation on the invitations to interview
title-restricted = Review of the shortlist – only for those with access to declarations
vacancy = Vacancy: { $title }
policy = Policy: { $policy }, release of { $release }
decided = Assessed on { $date }
outcome-clear = Outcome: No rule that must or should be followed is broken or undetermined.
outcome-advised = Outcome: At least one rule that should be followed is broken or undetermined. The shortlist may be used once a named person gives a reason.
outcome-open = Outcome: At least one rule that must be followed is undetermined. The shortlist must not be used until it is settled.
outcome-blocked = Outcome: At least one rule that must be followed is broken. The shortlist must not be used as it is unless it is cleared with a departure that is permitted.

## In one line
summary = Assessed on { $date } under the policy { $policy } (release of { $release }): { $outcome }; { $counts }.
summary-clear = no rule that must or should be followed is broken or undetermined
summary-advised = at least one rule that should be followed is broken or undetermined
summary-open = at least one rule that must be followed is undetermined
summary-blocked = at least one rule that must be followed is broken
count-broken = { $count ->
    [one] one rule is broken
   *[other] { $count } rules are broken
}
count-undetermined = { $count ->
    [one] one rule is undetermined
   *[other] { $count } rules are undetermined
}
count-followed = { $count ->
    [one] for one rule, no breach was found
   *[other] for { $count } rules, no breach was found
}
count-kept = { $count ->
    [one] one rule is kept
   *[other] { $count } rules are kept
}
count-not-applicable = { $count ->
    [one] one rule does not apply
   *[other] { $count } rules do not apply
}
count-informs = { $count ->
    [one] one rule only informs
   *[other] { $count } rules only inform
}

## Clearing: what ends in a quote gets its full stop where the quote has none
title-cleared = The shortlist is cleared
title-refused = The shortlist is not cleared
cleared = { $departures ->
    [0] The shortlist is cleared without any departure.
    [one] The shortlist is cleared with one departure.
   *[other] The shortlist is cleared with { $departures } departures.
}
departed = { $by } departed from the rule on { $date }, giving this reason: “{ $reason }”
departed-invoking = The exception “{ $exception }” is invoked, on these facts: “{ $facts }”
departed-yielding = No permitted change of the shortlist satisfies it together with a rule that takes precedence over it.
refused-no-shortlist = There is no shortlist to clear.
refused-broken = It must be followed, and no exception is invoked.
refused-exception-not-open = The exception invoked is not one that the rule leaves open at clearing.
refused-exceptions = This may be invoked with a reason: { $exceptions }.
refused-no-exception = The rule leaves no exception open at clearing.
refused-undetermined = It must be followed: what is missing has to be recorded or, where only the sources leave it open, the reading chosen.
refused-reason-missing = It should be followed, and nobody has given a reason for departing from it.
refused-unknown-rule = A departure is given from { $rule }, which is not a rule of the policy.
refused-departed-twice = More than one departure is given from { $rule }; only one can stand.
exception-named = the exception “{ $exception }”

## What applicants may be told
title-letter = Information on the shortlist
letter-for-all = These words are the same for everybody who applied for the post, and say nothing about any one applicant.
letter-people = The program that checked the shortlist does not decide who is invited or appointed. It checks the list against the rules and can show what change would satisfy them.
letter-criteria = These are the criteria for the post:
criterion-required = { $criterion } (required)
criterion-wish = { $criterion } (an advantage)
letter-rules = The shortlist was checked against these rules:
letter-rules-unsettled = It is not settled whether these rules hold for the vacancy:
letter-rules-none = The policy has no rule about whom to invite that holds for the vacancy.
letter-declared = In this check, what applicants declare about themselves counts only as they declared it, and for this vacancy only. The check infers nothing about anybody's background, and whoever declared nothing is not taken to have answered no.
letter-confidential = This notice does not reveal what any applicant has declared.

## The reading view: a policy as a lawyer reads it
list-also = { $first }; { $last }
reading-day = As the rules stand on { $date }.
reading-languages = Quotes stand in the language of their source. Readings, and notes on what a text leaves open or what belongs elsewhere, are in English.
reading-clock = The version is picked by { $clock }.
reading-cases = Cases, where some are written: { $file }
reading-in-force = According to the sources, version { $number } is in force on { $date }.
reading-in-force-perhaps = The sources do not settle whether version { $number } is in force on { $date }.
reading-in-force-several = The sources do not settle which is in force on { $date }: { $versions }.
reading-in-force-none = According to the sources, no version is in force on { $date }.
reading-no-version = none
reading-nearest-before = The nearest before that day is version { $number }: { $span }.
reading-nearest-after = The nearest after that day is version { $number }: { $span }.
reading-version = Version { $number } of { $count }
reading-label = Version { $number }
reading-number = version { $number }
reading-requires = The rule is that { $requirement }.
reading-force = Force: { $force }. Modality: { $modality }.
reading-weakest = Mark of its weakest part: { $mark }.
reading-holds = Dates: { $span }.
reading-edge-chosen = An edge is chosen. As the sources leave it: { $span }.
reading-basis = Legal basis: { $basis }.
reading-not-confirmed = No day is recorded up to which what the sources say is confirmed.
reading-words = The source's words
reading-checked = What is checked
reading-no-words = No words of a source
reading-quote = “{ $words }”
reading-read-as = Read as: { $reading }
reading-texts = The texts by date
reading-no-text = the wording is not in the sources
reading-unless = Unless
reading-justification = Why a preference may be given
justification-purpose = Purpose: { $purpose }
justification-proportionality = Proportion: { $note }
justification-review-by = To be reviewed by { $date }.
reading-exception = “{ $exception }”: { $when }
reading-silent = Where the text is silent
reading-chosen = Chosen: { $choice }.
reading-unchosen = Nothing is chosen: it stays unsettled.
reading-elsewhere = What it does not check
reading-history = History
reading-before = Before the first version: { $note }
reading-announced = Announced, and not applied here:
reading-announced-on = Announced for { $date }, and not applied here:
reading-unchanged = No part has changed.
reading-was = before: { $before } – now: { $after }
reading-nothing = nothing
reading-gone = gone:
reading-new = new:
reading-relations = How the rules stand to each other
relation-unaffected = leaves unaffected
relation-before = takes precedence over
relation-replaces = has taken the place of
relation-conflicts = pulls against
reading-sources = Sources
reading-source-itself = { $citation } (read there)

## The consultation sheet
consultation-title = Consultation on the policy { $policy }, release of { $release }
consultation-about = This sheet sets out the policy in words, so that the representatives of the employees can be heard before it is put to use.
consultation-rule = Rule { $number }
consultation-scope = It holds for vacancies of which this is true: { $conditions }.
consultation-scope-all = It holds for every vacancy.
consultation-grounds = Declarations it counts: { $grounds }.
consultation-words = The words it rests on
consultation-questions = Questions to the representatives
consultation-question = Question
consultation-answer = Answer
consultation-asks-rules = Is a rule missing that holds here, or is one listed that does not?
consultation-asks-grounds = Is it right to count the declarations named, on the legal basis named?
consultation-asks-readings = Is it right what is chosen where a text is silent?
consultation-asks-exceptions = Are the exceptions right, and who should be entitled to record and invoke them?
consultation-asks-use = What should be settled about who sees declarations, how the policy is used, and when it is reviewed?
consultation-asks-else = Is there anything else to say?
consultation-answered = Answered by
consultation-organisation = Organisation:
consultation-name = Name:
consultation-date = Date:

## From when until when
span = { $from }, { $until }
edge-from-on = from { $day }
edge-from-between = from some day between { $first } and { $last } (the sources do not say which)
edge-from-not-verified = from a day that is not verified, { $day } at the latest
edge-until-on = until { $day }, the first day on which it no longer holds
edge-until-between = until some day between { $first } and { $last } (the sources do not say which)
edge-until-not-verified = known to stand on { $day }, not verified after that
edge-until-open = with no end known
edge-until-partial = repealed in part on { $day } (it is not known which part)

## Force, modality and the event that picks the version
force-statute = statute
force-directive = directive, which binds through the statute of each state
force-regulation = regulation
force-instruction = instruction
force-collective = collective agreement
force-resolution = resolution
force-private-rule = an association's own rule
force-scheme = voluntary commitment
force-guidance = guidance
modality-must = must
modality-should = should
modality-may = may
modality-notice = for information only
clock-advertised = the first advert, or without adverts the day the vacancy opens
clock-applied = the first application
clock-invited = the first invitation, proposed or sent
clock-recommended = the recommendation for appointment

## Elements
element-scope = Scope
element-clock = Time
element-force = Force
element-pool = Pool
element-group = Group
element-bound = Number
element-presupposition = Presupposition
element-deadline = Deadline
element-undeclared = Undeclared
element-legal-basis = Legal basis
element-statement = Text
element-channel = Where
element-record = Case file
element-exception = Exception
element-mode = Mode
element-stage = Stage
element-consistency = Consistency
element-comparison = Comparison
element-relation = Relation

## What is checked of an element
checked-group = those who { $group }
checked-anybody = everybody compared
checked-presupposition = { $presupposed ->
    [0] nobody eligible needs to have applied
    [one] at least one eligible person applied
   *[other] at least { $presupposed } eligible people applied
}
checked-nobody-left = nobody of the group is left who is of the pool
checked-assessments = each assessment names a criterion not met, a reason, who made it and on which day
checked-sentence-required = every advert has a sentence with { $words }
checked-sentence-forbidden = no advert has a sentence with { $words }
checked-statement = the text “{ $statement }” ({ $language }), whole
checked-channel = every advert
bound-at-least = { $wanted ->
    [one] at least one
   *[other] at least { $wanted }
}
bound-all = all
bound-best = { $wanted ->
    [one] the best; of equals any one
   *[other] the { $wanted } best; of equals any
}
bound-as-many = at least as many as those who { $other }
bound-share = at least { $share } of those invited
bound-period-share = at least { $share } of those { $considered ->
    [applied] who applied
   *[invited] invited
}, over a period
bound-enough = as soon as those eligible are at least { $share } of the places planned
bound-on-top = beside those who { $group }, who are invited under another duty
too-few-all-of-them = where too few are there, all of them
too-few-no-duty = where too few are there, no duty
neither-on-neither-side = whoever is recorded on neither side counts on neither
neither-with-the-group = whoever is recorded on neither side counts with the group
neither-with-the-others = whoever is recorded on neither side counts with the others
on-top-counts = those invited under another duty count in the sums
on-top-does-not-count = those invited under another duty do not count in the sums
rounding-up = a fraction of a person is one more person
rounding-nearest = a fraction of a person is rounded, half a person up
rounding-down = a fraction of a person is dropped
overlap-for-each = one person in several groups counts for each
overlap-for-one = one person counts for one group only, this one or: { $groups }
overlap-union = together with: { $groups }
mode-in-person = only an interview in person counts
mode-remote = only a remote interview counts
stages-any = an invitation at any stage counts
stages-every = only whoever is invited at every stage counts
consistency-not-asked = whether a reason that kept somebody out was disregarded for others is not asked
consistency-any-reason = whoever was kept out counts as eligible as soon as any of the reasons was disregarded for somebody invited or hired
consistency-every-reason = whoever was kept out counts as eligible once each of the reasons was disregarded for somebody invited or hired
comparison-equal = a named person found them equally qualified
comparison-nearly-equal = a named person found them equally or nearly equally qualified
before-open = an entry counts whenever it is made
before-publication = made before the advert is published
before-invitation = made before the first invitation
before-recommendation = made before the recommendation for appointment
entry-on-the-day-counts = on that very day is in time
entry-on-the-day-does-not-count = on that very day is too late
pool-qualified = those found qualified
pool-not-obviously-unsuited = all but those found obviously unsuited
pool-everyone = everyone who applied
asserted-by-applicant = the applicant's own word is taken
asserted-by-applicant-confirmed = the applicant's own word is taken once somebody entitled to has confirmed it
waived-counts = a declaration counts even if the applicant waived its effect in advance
waived-does-not-count = a declaration does not count if the applicant waived its effect in advance
declared-late-counts = a declaration counts though it came after the first invitation
declared-late-does-not-count = a declaration does not count if it came after the first invitation
deadline-open = an invitation counts whenever it is made
deadline-recommendation = an invitation counts if it is sent before the recommendation for appointment
deadline-hire = an invitation counts if it is sent before the first hire
on-the-day-counts = an invitation on that very day counts
on-the-day-does-not-count = an invitation on that very day does not count
withdrawn-counts = whoever withdrew after a sent invitation counts
withdrawn-does-not-count = whoever withdrew after a sent invitation does not count
undeclared-outside-group = whoever has not declared is outside the group
basis-explicit-consent = declarations are counted only with explicit consent (see GDPR art. 9(2)(a), for the grounds it is about)
basis-employment-law = declarations are counted under an obligation or right of employment law (see GDPR art. 9(2)(b), for the grounds it is about)
basis-none = none stated, since no declarations are counted

## Conditions on the vacancy, and when an exception holds
condition-country = the employer's country is { $countries }
condition-region = the employer's part of the country is { $regions }
condition-sector = the employer's sector is { $sectors }
condition-category = the post is { $categories }
condition-opening-external = the vacancy is open externally
condition-opening-internal = the vacancy is open internally only
condition-longer = { $months ->
    [one] the post lasts longer than one month
   *[other] the post lasts longer than { $months } months
}
condition-underrepresented = the group ({ $ground }) is under-represented among those counted for the rule: { $measure }
measure-below-half = fewer than half
measure-below = fewer than { $share }
condition-criterion = a criterion of the vacancy has a word that begins with { $words }
condition-fact = the fact “{ $code }” is recorded as true
odd-at-least-two = where the number is odd, there must be at least two more of the others
odd-any-imbalance = where the number is odd, being fewer is enough
sector-state = the state
sector-municipal = municipal
sector-county = county
sector-federal = federal
sector-land = a constituent state
sector-other-public = another public body
sector-church = a church or religious community
sector-private = private
category-leadership = a leading post
category-key-position = a key position
category-ordinary = an ordinary post
category-own = “{ $code }”
when-fact = holds where this is the case: { $condition }
when-recorded = holds only where a named person has recorded it
effect-caps-alike = it limits the duty to the best of the group, up to the recorded cap, which the others invited must not exceed either
when-open = a named person may invoke it at clearing, as a departure

## Questions that a text leaves open, and what was chosen
question-short-posts = Are posts of six months or less in scope?
question-internal-postings = Are internal postings in scope?
question-definition = What does the group's name mean?
question-asserted-by = Whose word makes a declaration?
question-deadline = Until when does an invitation count?
question-on-the-day = Does something on the very day of the deadline count?
question-withdrawn-after-invitation = Does somebody count who withdrew after a sent invitation?
question-one-person-in-two-groups = For how many groups does one person in several count?
question-edge = From or until which day does it hold?
question-odd-number = What counts as an imbalance where the number of staff is odd?
question-neither-side = Where do people stand who are recorded on neither side?
question-on-top = Do those count who are invited under another duty?
question-enough = How many of the group are enough?
question-too-few = What holds where too few of the group are there?
question-rounding = What becomes of a fraction of a person?
question-share = Which share is required?
question-declared-late = Does a declaration count that came after the first invitation?
question-waived = Does a declaration count whose effect the applicant waived in advance?
question-consistency = May a reason that kept somebody out have been disregarded for others?
question-review-by = By when is the preference to be reviewed?
choice-in-scope = in scope
choice-out-of-scope = out of scope
choice-review-by = by { $date }

## What a comparison of a group with all others tells
p-is = p { $p }
p-under = p under { $p }
tells-fewer = Evidence of a difference: fewer of the group were selected than selecting without regard to it would give ({ $p }). It does not tell why.
tells-more = Evidence of a difference: more of the group were selected than selecting without regard to it would give ({ $p }). It does not tell why.
tells-none = No evidence of a difference ({ $p }), which is no evidence that there is none.
tells-few = Too few to tell ({ $p }).
tells-nothing = Too few to tell: there is nothing to compare.
tells-showable = With as many people and as many selected, at most { $below } of the group, instead of the { $expected } that were to be expected, would have been evidence of fewer.
tells-not-showable = With as many people and as many selected, not even the fewest of the group, instead of the { $expected } that were to be expected, would have been evidence of fewer.
e-is = { $e }
e-under = under { $e }
e-over = over { $e }
e-value-fewer = After { $rounds ->
    [one] { $rounds } round
   *[other] { $rounds } rounds
  }, one unit staked on fewer of the group has become { $now } (at most it was { $most }). Where people are drawn without regard to the group, what it was at most is ever reached with a probability of no more than this, however often one looks: { $p }.
e-value-more = After { $rounds ->
    [one] { $rounds } round
   *[other] { $rounds } rounds
  }, one unit staked on more of the group has become { $now } (at most it was { $most }). Where people are drawn without regard to the group, what it was at most is ever reached with a probability of no more than this, however often one looks: { $p }.
e-value-either = After { $rounds ->
    [one] { $rounds } round
   *[other] { $rounds } rounds
  }, one unit staked on a difference either way has become { $now } (at most it was { $most }). Where people are drawn without regard to the group, what it was at most is ever reached with a probability of no more than this, however often one looks: { $p }.

## The yearly statement
annual-title = Statement on equality { $year }: { $employer }
annual-about = The document follows the four yearly steps of the Norwegian Equality and Anti-Discrimination Act (LOV-2017-06-16-51) § 26: risks, causes, measures and the evaluation of results. It tells of recruitment, and of plans and programmes of one's own. The duty is wider than recruitment, and the document is not the whole statement. That employers who have the duty give an account in public every year follows from § 26 a. The four steps are for public bodies of every size, private employers with over 50 employees, and private ones with 20 to 50 on request. Other employers have a general duty.
annual-law = likestillings- og diskrimineringsloven (LOV-2017-06-16-51) §§ 26 and 26 a (read in Bufdir's guide to the duty and in Difi, Forsterket aktivitets- og redegjørelsesplikt, 2020)
annual-step-risks = Risks
annual-step-causes = Causes
annual-step-measures = Measures
annual-step-results = Results
annual-nothing = Nothing is recorded under this step.
annual-no-text = Nobody has written anything under this step. Only what the figures and plans show stands here.
annual-by = Written by { $by }.
annual-number = { $number }
annual-withheld = withheld
annual-not-asked = not asked
annual-recruitment = Recruitment
annual-counted = Counted over { $parts ->
    [one] { $parts } round
   *[other] { $parts } rounds
}. Periods: { $periods }.
annual-by-dimension = By { $dimension }
annual-dimension-sex = sex
annual-dimension-background = background
annual-dimension-unit = unit
annual-definition = Definition: { $definitions }.
annual-basis = Basis: { $basis }.
annual-group = Group
annual-everybody = Everybody
annual-undisclosed = not disclosed
annual-declared = declared
annual-declared-not = declared not
annual-woman = women
annual-man = men
annual-applied = applied
annual-qualified = qualified
annual-invited = invited
annual-offered = offered
annual-hired = hired
annual-promoted = promoted
annual-own-participated = took part
annual-own-applied = applied for a post
annual-own-interviewed = interviewed
annual-own-appointed = appointed
annual-those-applied = those who applied
annual-those-qualified = those who were qualified
annual-those-invited = those who were invited
annual-those-offered = those who were offered a post
annual-those-hired = those who were hired
annual-those-promoted = those who were promoted
annual-those-own-participated = those who took part
annual-those-own-applied = those who applied for a post
annual-those-own-interviewed = those who were interviewed
annual-those-own-appointed = those who were appointed
annual-those-own = those who reached: { $stage }
annual-of = { $stage } of { $of }
annual-comparison = What a comparison shows
annual-compared = { $dimension }, { $group } ({ $passage }): { $tells }
annual-not-compared = { $dimension } ({ $passage }): not compared, since figures are withheld.
annual-plan = Plan: { $plan }
annual-code = No.
annual-measure = Measure
annual-heading = Heading
annual-owed-by = Responsible
annual-due = When
annual-evidence = Evidence
annual-binds = Binds as
annual-must = must
annual-should = should
annual-may = may
annual-notice = told as done or planned, not owed
annual-plan-set-up = Who is responsible, days and evidence stand as the plan was set up here. Where the source does not say them, whoever set it up chose them.
annual-text-missing = the text is not in the sources
annual-each-unit = each unit
annual-not-in-the-sources = not in the sources
annual-no-day = no day is known
annual-by-day = by { $date }
annual-times-month = at least { $times ->
    [one] { $times } time
   *[other] { $times } times
} every month
annual-times-quarter = at least { $times ->
    [one] { $times } time
   *[other] { $times } times
} every quarter
annual-times-year = at least { $times ->
    [one] { $times } time
   *[other] { $times } times
} every year
annual-programmes = Programmes
annual-participants = { $programme }: participants in all: { $size }.
annual-bound = Bound
annual-standing = Standing
annual-bound-size = number of participants
annual-bound-kept = kept
annual-bound-broken = not kept
annual-bound-undetermined = not settled, facts are missing
annual-bound-wished = a wish, not a condition
annual-bound-untold = not shown
annual-representation = Representation
annual-group-counted = The group counted: { $group }.
annual-count-statistics = Definition: { $definition }. The counts come from statistics in which nobody is named.
annual-count-declared = Definition: { $definition }. The counts rest on what people declared themselves, with consent to be counted.
annual-tier = Tier
annual-unit = Unit
annual-whole = as a whole
annual-day = Day
annual-posts = Posts
annual-of-group = The group
annual-share = Share
annual-population = Population
annual-population-share = { $share } ({ $source }, { $date })
annual-tier-employees = employees
annual-tier-unit-leaders = leaders of units
annual-tier-top-managers = top managers
annual-tier-key-positions = key positions
annual-tier-elected-members = elected members
annual-targets = Targets
annual-target = { $tier } ({ $unit }): { $share } by { $date }, with the present posts { $wanted } of { $posts }. Now: { $count } of { $posts }.
annual-target-untold = { $tier } ({ $unit }): { $share } by { $date }. How many there are now is withheld.
annual-role-models = Role models
annual-of-posts = { $count } of { $posts }
annual-next-steps = Next steps: { $programme }
annual-passage = Step
annual-count = Number
annual-of-count = Of
annual-exact = Exact interval (95 per cent, Clopper–Pearson)
annual-interval = { $low } to { $high }
annual-women-network = To compare: { $count } of { $of } women of an earlier candidate network became rådmann, chief municipal executive ({ $share }, interval { $interval }; { $source }). It is another programme, and that is only one of the posts somebody can get.
annual-plan-standing = What was done: { $plan }
annual-reviewed = As it stood on { $date }, as far as it was reported.
annual-met = met
annual-met-late = met late
annual-open = open
annual-without-evidence = reported without evidence
annual-overdue = not met, overdue
annual-of-them-overdue = { $count } ({ $late } of them overdue)
annual-all = In all
annual-to-put-right = To put right
annual-beside = { $count ->
    [one] { $count } report is
   *[other] { $count } reports are
} not counted: given after this day, or of no period that has begun.
annual-maturity = Self-assessment by the six checkpoints of 2009
annual-maturity-about = The unit assessed the points itself. A point not assessed is not a no.
annual-point = Point
annual-assessed = { $unit }, { $date }
annual-assessed-by = { $unit }, { $date }, { $point }: assessed by { $by }.
annual-assessed-by-on = { $unit }, { $date }, { $point }: assessed by { $by }. Evidence: { $evidence }.
annual-in-place = in place
annual-not-in-place = not in place
annual-not-assessed = not assessed
annual-point-political-anchoring = political anchoring and pressure
annual-point-employer-strategy = employer strategy with goals and means
annual-point-administrative-resources = administrative resources
annual-point-leadership-development = diversity in leadership development
annual-point-role-models = ever more role models, and a layer to recruit from
annual-point-readiness-at-the-top = ready to be represented at the top
annual-method = Method and limits
annual-method-withheld = A number of applicants or participants under { $threshold } is withheld, and as many more as it takes that no sum of the tables gives it back. Withheld is something else than nought, and something else than not asked.
annual-method-tiers = At a tier the number is withheld also where few or none are outside the group, and where the difference from another year, another unit or a tier it can be a part of would tell of few. Differences between units that are parts of each other, and tiers of several units or years together, are not looked at. That nobody of a tier is of the group is shown, though it tells of all of them.
annual-method-elsewhere = What is printed elsewhere, and what somebody knows already, may tell more together with this.
annual-method-declared = Where a group rests on what people declared themselves, whoever declared nothing is outside the group but in the whole. Not disclosed is not no.
annual-method-compared = A comparison is of numbers added up over all rounds. It does not say why, nor that anybody was discriminated against, nor that nobody was.
annual-method-population = A population is not those who applied or could apply.
annual-method-evidence = How the plans stand rests on what was reported. Whether the evidence shows what it should is not judged here. Of what is owed again and again, the periods that end in the year are counted; of what is owed once, what was not both done and due before the year.
annual-method-texts = The texts are written by those who are named, and stand in the language they are written in.
annual-method-labels = Names of codes stand in the language of whoever gave them. A code without a name stands as a code.
annual-method-no-score = There is no score and no threshold to pass.
annual-method-not-judged = The document does not judge whether the duty is fulfilled.
annual-sources = Sources
annual-source = { $citation } (mark { $mark })
