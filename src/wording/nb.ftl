# Påtegninger på bokmål. Nøklene er de samme i hver språkfil; bare teksten til høyre for likhetstegnet skal endres.

## Datoer
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
    .not = ikke å ha minoritetsbakgrunn
ground-immigrant-background-region = innvandrerbakgrunn fra en av regionene i definisjonen
    .not = ikke å ha innvandrerbakgrunn fra noen av regionene i definisjonen
ground-immigrant-background-dfo = innvandrerbakgrunn
    .not = ikke å ha innvandrerbakgrunn
ground-immigrant-background-ssb = innvandrerbakgrunn etter Statistisk sentralbyrås definisjon
    .not = ikke å ha innvandrerbakgrunn etter Statistisk sentralbyrås definisjon
ground-disability-needing-accommodation = funksjonsnedsettelse som vil kreve tilrettelegging
    .not = ikke å ha funksjonsnedsettelse som vil kreve tilrettelegging
ground-cv-gap = hull i CV-en
    .not = ikke å ha hull i CV-en
ground-sex-woman = å være kvinne
    .not = ikke å være kvinne
ground-sex-man = å være mann
    .not = ikke å være mann
ground-own = «{ $code }»
    .not = ikke «{ $code }»

## Grupper, etter «som»
group-declared = har oppgitt { $ground }
group-external = søker utenfra
group-internal = allerede er ansatt hos arbeidsgiveren
group-all = { $first } og { $last }
group-any = { $first } eller { $last }

## Hva regelen krever, etter «om at»
requires-at-least = { $pool ->
    [qualified] { $wanted ->
        [one] minst én kvalifisert søker
       *[other] minst { $wanted } kvalifiserte søkere
    }
    [not-obviously-unsuited] { $wanted ->
        [one] minst én søker som ikke er åpenbart uegnet og
       *[other] minst { $wanted } søkere som ikke er åpenbart uegnet og
    }
   *[everyone] { $wanted ->
        [one] minst én søker
       *[other] minst { $wanted } søkere
    }
} som { $group }, { $modality ->
    [must] skal innkalles
    [should] bør innkalles
    [may] kan innkalles
   *[notice] innkalles
} til intervju
requires-all = { $pool ->
    [qualified] alle kvalifiserte søkere
    [not-obviously-unsuited] alle søkere som ikke er åpenbart uegnet og
   *[everyone] alle søkere
} som { $group }, { $modality ->
    [must] skal innkalles
    [should] bør innkalles
    [may] kan innkalles
   *[notice] innkalles
} til intervju
requires-statement = standardteksten { $modality ->
    [must] skal stå
    [should] bør stå
    [may] kan stå
   *[notice] står
} i hver utlysning
requires-entry = saksmappen { $modality ->
    [must] skal
    [should] bør
    [may] kan
   *[notice] kan
} { $entry }
entry-action-plan-reference = vise til handlingsplanen
entry-own = inneholde «{ $code }»

## Hva det er kommet til
verdict-followed = Innkallingslisten er i samsvar med regelen om at { $requirement }.
verdict-kept = Regelen om at { $requirement }, er fulgt.
verdict-broken = Regelen om at { $requirement }, er ikke fulgt.
verdict-not-applicable = Regelen om at { $requirement }, gjelder ikke her.
verdict-undetermined = Det er ikke avklart om regelen om at { $requirement }, er fulgt.

## Hvorfor
because-not-in-force = Den var ikke i kraft { $on }.
because-not-in-force-begins = Ifølge kildene gjelder den tidligst fra { $begins }; avgjørende dato i denne saken er { $on }.
because-not-in-force-ended = Ifølge kildene falt den bort senest { $ended }; avgjørende dato i denne saken er { $on }.
before-not-judged = Det som gjaldt før den tid, er ikke med i kildene og er ikke vurdert.
because-out-of-scope = Stillingen faller utenfor regelens virkeområde. Avgjørende er { $matters }.
because-excepted = Unntaket «{ $exception }» gjelder.
because-nobody-in-group = Ingen søker er regnet med i gruppen. Det sier ikke at ingen hører til den.
because-too-few-eligible = { $eligible ->
    [0] Ingen av søkerne i gruppen kommer i betraktning
    [one] Bare én av søkerne i gruppen kommer i betraktning
   *[other] Bare { $eligible } av søkerne i gruppen kommer i betraktning
}, og regelen forutsetter { $presupposed ->
    [one] minst én
   *[other] minst { $presupposed }
}.
because-met = Innkalt: { $people }.
because-met-untold = Nok søkere i gruppen er innkalt.
because-holds-either-way = Enkelte opplysninger er ukjente, men regelen er ikke brutt uansett hva de viser seg å være.
because-statement-present = { $adverts ->
    [one] Teksten står i utlysningen.
   *[other] Teksten står i samtlige { $adverts } utlysninger.
}
because-entry-present = Det står i saksmappen.
because-informs = Vilkårene er til stede.
because-short = { $short ->
    [one] Det mangler minst én innkalling.
   *[other] Det mangler minst { $short } innkallinger.
}
because-short-untold = For få søkere i gruppen er innkalt.
because-met-with = Teller for regelen, men er ikke innkalt: { $people }.
because-perhaps-with = Teller kanskje for regelen, men er ikke innkalt: { $people }.
because-statement-missing = Teksten mangler i: { $adverts }.
because-entry-missing = Det mangler i saksmappen.
because-unknown = Dette må avklares: { $facts }.
not-assessed = { $count ->
    [one] Én søker er ikke ferdig vurdert: { $people }.
   *[other] { $count } søkere er ikke ferdig vurdert: { $people }.
}
personal-fact-unknown = En opplysning om en søker er ukjent.

## Opplysninger
fact-country = arbeidsgiverens land
fact-sector = arbeidsgiverens sektor
fact-category = stillingskategorien
fact-opening = om stillingen er lyst ut eksternt
fact-length = stillingens varighet
fact-in-force = om regelen er i kraft for denne saken, og i hvilken utgave (kildene avgjør det ikke)
fact-adverts = utlysningen
fact-advert-text = teksten i utlysningen ({ $channel }, { $language })
fact-wording = hvilken ordlyd standardteksten hadde
fact-assessment = vurderingen av { $applicant }
fact-declaration = hva { $applicant } hadde oppgitt om { $ground }
fact-origin = om { $applicant } søker utenfra
channel-own = egen annonse
channel-joint = fellesannonse
channel-web = nettet
channel-other = «{ $code }»
advert = { $channel } ({ $language })

## Tall og merknader for den som har tilgang
people-undeclared = { $count ->
    [one] Én søker har ikke oppgitt noe om dette.
   *[other] { $count } søkere har ikke oppgitt noe om dette.
}
people-uncounted = { $count ->
    [one] Én avkryssing er ikke regnet med, siden samtykke eller bekreftelse mangler.
   *[other] { $count } avkryssinger er ikke regnet med, siden samtykke eller bekreftelse mangler.
}
remark-withdrew-after-invitation = { $others ->
    [one] { $applicant } trakk seg etter innkallingen, og én annen i gruppen gjenstår.
   *[other] { $applicant } trakk seg etter innkallingen, og { $others } andre i gruppen gjenstår.
}

## Kilde og belegg
sources = Kilde: { $sources }.
source-read-in = { $citation } (lest i: { $place })
mark-v = Belegg V: ordlyden er lest i kilden.
mark-v2 = Belegg V2: ordlyden er lest i en sekundærkilde.
mark-i = Belegg I: slik teksten er forstått her; den sier det ikke selv.
mark-g = Belegg G: allmenn kunnskap, ikke bekreftet i kildene.
last-confirmed = Ordlyden er bekreftet til og med { $date }, men ikke for tiden etter.
in-force-unsettled = Kildene avgjør ikke om regelen er i kraft for denne saken, og i hvilken utgave; det endrer ikke utfallet.

## Påtegningen
title-case-file = Påtegning om innkalling til intervju
title-restricted = Vurdering av innkallingslisten – kun for den som har tilgang til avkryssinger
vacancy = Stilling: { $title }
policy = Regelsett: { $policy }, utgave av { $release }
decided = Vurdert { $date }
outcome-clear = Vurdering: Ingen regel som skal eller bør følges, er brutt eller uavklart.
outcome-advised = Vurdering: Minst én regel som bør følges, er ikke fulgt eller ikke avklart. Innkallingslisten kan brukes når en navngitt person begrunner det.
outcome-open = Vurdering: For minst én regel som skal følges, er det ikke avklart om den er fulgt. Innkallingslisten kan ikke brukes før det er avklart.
outcome-blocked = Vurdering: Minst én regel som skal følges, er brutt. Innkallingslisten kan ikke brukes slik den er.
