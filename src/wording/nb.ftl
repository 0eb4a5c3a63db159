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
ground-immigrant-background-region = innvandrerbakgrunn fra de angitte regionene
    .not = ikke å ha innvandrerbakgrunn fra de angitte regionene
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
        [one] minst én søker som ikke er åpenbart uegnet, og
       *[other] minst { $wanted } søkere som ikke er åpenbart uegnet, og
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
    [not-obviously-unsuited] alle søkere som ikke er åpenbart uegnet, og
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
verdict-followed = Listen er i samsvar med regelen om at { $requirement }.
verdict-kept = Regelen om at { $requirement }, er fulgt.
verdict-broken = Regelen om at { $requirement }, er ikke fulgt.
verdict-not-applicable = Regelen om at { $requirement }, gjelder ikke her.
verdict-undetermined = Det er ikke avklart om regelen om at { $requirement }, er fulgt.

## Hvorfor
because-not-in-force = Den var ikke i kraft { $on }.
because-not-in-force-begins = Slik kildene har den, gjelder den fra { $begins }; sakens dato er { $on }.
because-not-in-force-ended = Slik kildene har den, gjaldt den til { $ended }; sakens dato er { $on }.
because-out-of-scope = Stillingen faller utenfor, etter { $matters }.
because-excepted = Unntaket «{ $exception }» gjelder.
because-nobody-in-group = Ingen søker { $group }. Det sier ikke at ingen er det.
because-too-few-eligible = { $eligible ->
    [0] Ingen av søkerne i gruppen er kvalifisert
    [one] Bare én av søkerne i gruppen er kvalifisert
   *[other] Bare { $eligible } av søkerne i gruppen er kvalifisert
}, og regelen forutsetter { $presupposed ->
    [one] minst én
   *[other] minst { $presupposed }
}.
because-met = Innkalt: { $people }.
because-met-untold = Nok søkere i gruppen er innkalt.
because-holds-either-way = Det er ukjente opplysninger, men regelen brytes ikke hvordan de enn viser seg å være.
because-statement-present = { $adverts ->
    [one] Teksten står i utlysningen.
   *[other] Teksten står i alle { $adverts } utlysninger.
}
because-entry-present = Det gjør den.
because-informs = Vilkårene er til stede.
because-short = { $short ->
    [one] Det mangler minst én innkalling.
   *[other] Det mangler minst { $short } innkallinger.
}
because-short-untold = For få søkere i gruppen er innkalt.
because-met-with = Regelen kan oppfylles ved å innkalle noen av: { $people }.
because-perhaps-with = Kanskje også noen av: { $people }.
because-statement-missing = Teksten mangler i: { $adverts }.
because-entry-missing = Det gjør den ikke.
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
fact-in-force = hvilken utgave av regelen som er i kraft (kildene avgjør det ikke)
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

## Kilde og sikkerhet
sources = Kilde: { $sources }.
source-read-in = { $citation } (lest i: { $place })
mark-v = Sikkerhet V: ordlyden er lest i kilden.
mark-v2 = Sikkerhet V2: ordlyden er lest i en sekundærkilde.
mark-i = Sikkerhet I: slik teksten er forstått her; den sier det ikke selv.
mark-g = Sikkerhet G: allmenn kunnskap, ikke bekreftet i kildene.
last-confirmed = Ordlyden er sist bekreftet { $date }.

## Påtegningen
title-case-file = Påtegning om innkalling til intervju
title-restricted = Vurdering av innkallingslisten – kun for den som har tilgang til avkryssinger
vacancy = Stilling: { $title }
policy = Regelsett: { $policy }, utgave av { $release }
decided = Vurdert { $date }
outcome-clear = Vurdering: Ingen regel er brutt eller uavklart.
outcome-advised = Vurdering: En regel som bør følges, er ikke fulgt eller ikke avklart. Listen kan brukes når en navngitt person begrunner det.
outcome-open = Vurdering: En regel som skal følges, er ikke avklart. Listen kan ikke brukes før det er gjort.
outcome-blocked = Vurdering: En regel som skal følges, er brutt. Listen kan ikke brukes slik den er.
