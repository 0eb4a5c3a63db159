# Påteikningar på nynorsk. Nøklane er dei same i kvar språkfil; berre teksten til høgre for likskapsteiknet skal endrast.

## Datoar
month-1 = januar
month-2 = februar
month-3 = mars
month-4 = april
month-5 = mai
month-6 = juni
month-7 = juli
month-8 = august
month-9 = september
month-10 = oktober
month-11 = november
month-12 = desember
date = { $day }. { $month } { $year }

## Lister
list-and = { $first } og { $last }
list-comma = { $first }, { $last }

## Grunnlag, etter «har oppgitt»
ground-minority-background = minoritetsbakgrunn
    .not = ikkje å ha minoritetsbakgrunn
ground-immigrant-background-region = innvandrarbakgrunn frå ein av regionane i definisjonen
    .not = ikkje å ha innvandrarbakgrunn frå nokon av regionane i definisjonen
ground-immigrant-background-dfo = innvandrarbakgrunn
    .not = ikkje å ha innvandrarbakgrunn
ground-immigrant-background-ssb = innvandrarbakgrunn etter definisjonen til Statistisk sentralbyrå
    .not = ikkje å ha innvandrarbakgrunn etter definisjonen til Statistisk sentralbyrå
ground-disability-needing-accommodation = funksjonsnedsetjing som vil krevje tilrettelegging
    .not = ikkje å ha funksjonsnedsetjing som vil krevje tilrettelegging
ground-cv-gap = hol i CV-en
    .not = ikkje å ha hol i CV-en
ground-sex-woman = å vere kvinne
    .not = ikkje å vere kvinne
ground-sex-man = å vere mann
    .not = ikkje å vere mann
ground-own = «{ $code }»
    .not = ikkje «{ $code }»

## Grupper, etter «som»
group-declared = har oppgitt { $ground }
group-external = søkjer utanfrå
group-internal = alt er tilsett hos arbeidsgivaren
group-all = { $first } og { $last }
group-any = { $first } eller { $last }

## Kva regelen krev, etter «om at»
requires-at-least = { $pool ->
    [qualified] { $wanted ->
        [one] minst éin kvalifisert søkjar
       *[other] minst { $wanted } kvalifiserte søkjarar
    }
    [not-obviously-unsuited] { $wanted ->
        [one] minst éin søkjar som ikkje er openbert ueigna og
       *[other] minst { $wanted } søkjarar som ikkje er openbert ueigna og
    }
   *[everyone] { $wanted ->
        [one] minst éin søkjar
       *[other] minst { $wanted } søkjarar
    }
} som { $group }, { $modality ->
    [must] skal kallast inn
    [should] bør kallast inn
    [may] kan kallast inn
   *[notice] blir kalla inn
} til intervju
requires-all = { $pool ->
    [qualified] alle kvalifiserte søkjarar
    [not-obviously-unsuited] alle søkjarar som ikkje er openbert ueigna og
   *[everyone] alle søkjarar
} som { $group }, { $modality ->
    [must] skal kallast inn
    [should] bør kallast inn
    [may] kan kallast inn
   *[notice] blir kalla inn
} til intervju
requires-statement = standardteksten { $modality ->
    [must] skal stå
    [should] bør stå
    [may] kan stå
   *[notice] står
} i kvar utlysing
requires-entry = saksmappa { $modality ->
    [must] skal
    [should] bør
    [may] kan
   *[notice] kan
} { $entry }
entry-action-plan-reference = vise til handlingsplanen
entry-own = innehalde «{ $code }»

## Kva det er kome til
verdict-followed = Innkallingslista er i samsvar med regelen om at { $requirement }.
verdict-kept = Regelen om at { $requirement }, er følgd.
verdict-broken = Regelen om at { $requirement }, er ikkje følgd.
verdict-not-applicable = Regelen om at { $requirement }, gjeld ikkje her.
verdict-undetermined = Det er ikkje avklart om regelen om at { $requirement }, er følgd.

## Kvifor
because-not-in-force = Han var ikkje i kraft { $on }.
because-not-in-force-begins = Ifølgje kjeldene gjeld han tidlegast frå { $begins }; avgjerande dato i denne saka er { $on }.
because-not-in-force-ended = Ifølgje kjeldene fall han bort seinast { $ended }; avgjerande dato i denne saka er { $on }.
before-not-judged = Det som galdt før den tid, er ikkje med i kjeldene og er ikkje vurdert.
because-out-of-scope = Stillinga fell utanfor verkeområdet til regelen. Avgjerande er { $matters }.
because-excepted = Unntaket «{ $exception }» gjeld.
because-nobody-in-group = Ingen søkjar er rekna med i gruppa. Det seier ikkje at ingen høyrer til henne.
because-too-few-eligible = { $eligible ->
    [0] Ingen av søkjarane i gruppa kjem i betraktning
    [one] Berre éin av søkjarane i gruppa kjem i betraktning
   *[other] Berre { $eligible } av søkjarane i gruppa kjem i betraktning
}, og regelen føreset { $presupposed ->
    [one] minst éin
   *[other] minst { $presupposed }
}.
because-met = Kalla inn: { $people }.
because-met-untold = Nok søkjarar i gruppa er kalla inn.
because-holds-either-way = Enkelte opplysningar er ukjende, men regelen er ikkje broten uansett kva dei viser seg å vere.
because-statement-present = { $adverts ->
    [one] Teksten står i utlysinga.
   *[other] Teksten står i alle dei { $adverts } utlysingane.
}
because-entry-present = Det står i saksmappa.
because-informs = Vilkåra er til stades.
because-short = { $short ->
    [one] Det manglar minst éi innkalling.
   *[other] Det manglar minst { $short } innkallingar.
}
because-short-untold = For få søkjarar i gruppa er kalla inn.
because-met-with = Tel for regelen, men er ikkje kalla inn: { $people }.
because-perhaps-with = Tel kanskje for regelen, men er ikkje kalla inn: { $people }.
because-statement-missing = Teksten manglar i: { $adverts }.
because-entry-missing = Det manglar i saksmappa.
because-unknown = Dette må avklarast: { $facts }.
not-assessed = { $count ->
    [one] Éin søkjar er ikkje ferdig vurdert: { $people }.
   *[other] { $count } søkjarar er ikkje ferdig vurderte: { $people }.
}
personal-fact-unknown = Ei opplysning om ein søkjar er ukjend.

## Opplysningar
fact-country = landet til arbeidsgivaren
fact-sector = sektoren til arbeidsgivaren
fact-category = stillingskategorien
fact-opening = om stillinga er lyst ut eksternt
fact-length = kor lenge stillinga varer
fact-in-force = om regelen er i kraft for denne saka, og i kva utgåve (kjeldene avgjer det ikkje)
fact-adverts = utlysinga
fact-advert-text = teksten i utlysinga ({ $channel }, { $language })
fact-wording = kva ordlyd standardteksten hadde
fact-assessment = vurderinga av { $applicant }
fact-declaration = kva { $applicant } hadde oppgitt om { $ground }
fact-origin = om { $applicant } søkjer utanfrå
channel-own = eigen annonse
channel-joint = fellesannonse
channel-web = nettet
channel-other = «{ $code }»
advert = { $channel } ({ $language })

## Tal og merknader for den som har tilgang
people-undeclared = { $count ->
    [one] Éin søkjar har ikkje oppgitt noko om dette.
   *[other] { $count } søkjarar har ikkje oppgitt noko om dette.
}
people-uncounted = { $count ->
    [one] Éi avkryssing er ikkje rekna med, sidan samtykke eller stadfesting manglar.
   *[other] { $count } avkryssingar er ikkje rekna med, sidan samtykke eller stadfesting manglar.
}
remark-withdrew-after-invitation = { $others ->
    [one] { $applicant } trekte seg etter innkallinga, og éin annan i gruppa står att.
   *[other] { $applicant } trekte seg etter innkallinga, og { $others } andre i gruppa står att.
}

## Kjelde og belegg
sources = Kjelde: { $sources }.
source-read-in = { $citation } (lese i: { $place })
mark-v = Belegg V: ordlyden er lesen i kjelda.
mark-v2 = Belegg V2: ordlyden er lesen i ei sekundærkjelde.
mark-i = Belegg I: slik teksten er forstått her; han seier det ikkje sjølv.
mark-g = Belegg G: allmenn kunnskap, ikkje stadfesta i kjeldene.
last-confirmed = Ordlyden er stadfesta til og med { $date }, men ikkje for tida etter.
in-force-unsettled = Kjeldene avgjer ikkje om regelen er i kraft for denne saka, og i kva utgåve; det endrar ikkje utfallet.

## Påteikninga
title-case-file = Påteikning om innkalling til intervju
title-restricted = Vurdering av innkallingslista – berre for den som har tilgang til avkryssingar
vacancy = Stilling: { $title }
policy = Regelsett: { $policy }, utgåve av { $release }
decided = Vurdert { $date }
outcome-clear = Vurdering: Ingen regel som skal eller bør følgjast, er broten eller uavklart.
outcome-advised = Vurdering: Minst éin regel som bør følgjast, er ikkje følgd eller ikkje avklart. Innkallingslista kan brukast når ein namngitt person grunngir det.
outcome-open = Vurdering: For minst éin regel som skal følgjast, er det ikkje avklart om han er følgd. Innkallingslista kan ikkje brukast før det er avklart.
outcome-blocked = Vurdering: Minst éin regel som skal følgjast, er broten. Innkallingslista kan ikkje brukast slik ho er.
