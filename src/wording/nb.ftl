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

## Tall: hva som står mellom grupper på tre sifre, fra hvor mange sifre de grupperes, og hva som står foran desimaler
number-group = {"\u00A0"}
number-grouped-from = 5
number-decimal = {","}
share-percent = { $percent } prosent
share-fraction = { $numerator }/{ $denominator }

## Lister
list-and = { $first } og { $last }
list-comma = { $first }, { $last }
list-or = { $first } eller { $last }

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
ground-immigrant-background = innvandrerbakgrunn
    .not = ikke å ha innvandrerbakgrunn
ground-migration-background-berlin = migrasjonsbakgrunn etter Berlins definisjon
    .not = ikke å ha migrasjonsbakgrunn etter Berlins definisjon
ground-disability = funksjonsnedsettelse
    .not = ikke å ha funksjonsnedsettelse
ground-severe-disability = alvorlig funksjonsnedsettelse eller å være likestilt med en som har det
    .not = verken å ha alvorlig funksjonsnedsettelse eller å være likestilt med en som har det
ground-age-over-fifty = å være over femti år
    .not = ikke å være over femti år
ground-person-of-colour = å være «person of colour» eller tilhøre en etnisk minoritet
    .not = verken å være «person of colour» eller tilhøre en etnisk minoritet
ground-lgbtq = å være lesbisk, homofil, bifil, transperson eller skeiv
    .not = ikke å være lesbisk, homofil, bifil, transperson eller skeiv
ground-own = «{ $code }»
    .not = ikke «{ $code }»

## Grupper, etter «som»
group-declared = har oppgitt { $ground }
group-external = søker utenfra
group-internal = allerede er ansatt hos arbeidsgiveren
group-all = { $first }, og som { $last }
group-any = { $first }, eller som { $last }

## Hva regelen krever, etter «om at»
requirement-qualified = { $requirement } ({ $qualifiers })
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
requires-best = { $wanted ->
    [one] den beste
   *[other] de { $wanted } beste
} av { $pool ->
    [qualified] de kvalifiserte søkerne
    [not-obviously-unsuited] søkerne som ikke er åpenbart uegnet, og
   *[everyone] søkerne
} som { $group }, { $modality ->
    [must] skal innkalles
    [should] bør innkalles
    [may] kan innkalles
   *[notice] innkalles
} til intervju
requires-as-many = minst like mange søkere som { $group }, som søkere som { $other }, { $modality ->
    [must] skal innkalles
    [should] bør innkalles
    [may] kan innkalles
   *[notice] innkalles
} til intervju, når nok av de førstnevnte { $pool ->
    [qualified] er kvalifisert
    [not-obviously-unsuited] ikke er åpenbart uegnet
   *[everyone] har søkt
}{ $few ->
    [all-of-them] , og ellers alle av dem som oppfyller dette
   *[no-duty] {""}
}
requires-share = minst { $share } av dem som innkalles til intervju, { $modality ->
    [must] skal være
    [should] bør være
    [may] kan være
   *[notice] er
} søkere som { $group }, når nok slike søkere { $pool ->
    [qualified] er kvalifisert
    [not-obviously-unsuited] ikke er åpenbart uegnet
   *[everyone] har søkt
}{ $few ->
    [all-of-them] , og at ellers alle slike søkere innkalles
   *[no-duty] {""}
}
beginning-of-word = «{ $word }…»
word-beginning = et ord som begynner på { $words }
word-beginning-others = { $words } eller ett av { $count } andre
requires-sentence = hver utlysning { $modality ->
    [must] skal ha
    [should] bør ha
    [may] kan ha
   *[notice] har
} en setning med { $words }
forbids-sentence = ingen utlysning { $modality ->
    [must] skal ha
    [should] bør ha
    [may] behøver å ha
   *[notice] har
} en setning med { $words }
requires-assessments = når ingen søker som { $group }, lenger kommer i betraktning, { $modality ->
    [must] skal vurderingene som førte til det, være ført
    [should] bør vurderingene som førte til det, være ført
    [may] kan vurderingene som førte til det, være ført
   *[notice] er vurderingene som førte til det, ført
} i saken med kriterium, grunn, hvem som vurderte, og dag, før den første innkallingen
allows-preference = det er gitt bestemmelse om fortrinn for den som { $group }, blant søkere som en person har funnet { $near ->
    [equal] likt
   *[nearly-equal] likt eller tilnærmet likt
} kvalifisert
tells-of-equals = { $modality ->
    [may] det kan vurderes i det enkelte tilfellet å foretrekke noen
   *[notice] det er fastsatt en rekkefølge
} blant søkere som en person har funnet { $near ->
    [equal] likt
   *[nearly-equal] likt eller tilnærmet likt
} kvalifisert
tells-of-period-share = over en periode skal minst { $share } av dem som { $considered ->
    [applied] søker
   *[invited] innkalles
}, være personer som { $group }
monitors-four-fifths = oppfølgingen over mange saker sammenligner utvelgelsesandelen i hver gruppe med fire femdeler av den høyeste
monitors-local-law-144 = oppfølgingen over mange saker beregner forholdstallene («impact ratios») etter Local Law 144
requires-statement = standardteksten { $modality ->
    [must] skal stå
    [should] bør stå
    [may] kan stå
   *[notice] står
} i hver utlysning
requires-entry-about = når noen som { $group }, har søkt, { $modality ->
    [must] skal saksmappen
    [should] bør saksmappen
    [may] kan saksmappen
   *[notice] kan saksmappen
} { $entry }
requires-entry = saksmappen { $modality ->
    [must] skal
    [should] bør
    [may] kan
   *[notice] kan
} { $entry }
entry-action-plan-reference = vise til handlingsplanen
entry-representatives-heard = vise at de tillitsvalgte er hørt om utlysningen
entry-representative-informed = vise at gruppens representant er underrettet
entry-panel-parity = vise at intervjupanelet hadde like mange kvinner som menn, eller hvorfor det ikke hadde det
entry-reasons-for-departing = gi grunnene for å fravike
entry-own = inneholde «{ $code }»

## Hva det er kommet til
verdict-followed = Det er ikke påvist brudd på regelen om at { $requirement }.
verdict-kept = Regelen om at { $requirement }, er fulgt.
verdict-broken = Regelen om at { $requirement }, er ikke fulgt.
verdict-not-applicable = Regelen om at { $requirement }, gjelder ikke her.
verdict-undetermined = Det er ikke avklart om regelen om at { $requirement }, er fulgt.
verdict-informs = Her gjelder det at { $requirement }. Ingenting prøves mot det.
verdict-informs-untold = Til opplysning: Regelen går ut på at { $requirement }. Ingenting prøves mot den.
verdict-informs-undetermined = Det er ikke avklart om det her gjelder at { $requirement }.

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
because-holds-either-way = Noen opplysninger er ukjente, men regelen er ikke brutt uansett hva de viser seg å være.
because-statement-present = { $adverts ->
    [one] Teksten står i utlysningen.
   *[other] Teksten står i alle de { $adverts } utlysningene.
}
because-entry-present = Det står i saksmappen.
capped-alike = Unntaket «{ $exception }» er ført, med et tak på { $cap } for begge sider.
because-informs = Det som undersøkes her av vilkårene, er til stede; resten må mennesker ta stilling til.
because-short = { $short ->
    [one] Det mangler minst én innkalling.
   *[other] Det mangler minst { $short } innkallinger.
}
because-short-untold = For få søkere i gruppen er innkalt.
because-met-with = Teller for regelen, men er ikke innkalt: { $people }.
because-perhaps-with = Teller kanskje for regelen, men er ikke innkalt: { $people }.
because-statement-missing = Teksten mangler i: { $adverts }.
because-entry-missing = Det mangler i saksmappen.
because-yields-to = Ingen tillatt endring av innkallingslisten oppfyller dette sammen med { $rules }, som det må vike for.
because-entry-late = Det ble ført { $on }, og det er for sent.
because-somebody-eligible = Noen i gruppen kommer fortsatt i betraktning, så vilkåret for regelen er ikke oppfylt.
because-not-compared = Ingen har funnet at søkere står nær nok hverandre til dette.
because-everyone-invited = { $invited ->
    [one] Den ene søkeren som finnes, er innkalt.
   *[other] Alle de { $invited } søkerne er innkalt.
}
because-balanced = Innkalt i gruppen: { $invited }. På den andre siden, eller påkrevd: { $against }.
because-unbalanced = Innkalt i gruppen: { $invited }. På den andre siden, eller påkrevd: { $against }.
because-assessments-recorded = Ført i saken: vurderingen av { $people }.
because-assessment-deficient = Mangelfull eller for sen: vurderingen av { $people }.
because-assessment-deficient-untold = En vurdering er mangelfull, eller den kom for sent.
because-counted = Tatt i betraktning: { $considered }. Av disse i gruppen: { $of-group }.
because-nothing-forbidden = Ikke noe slikt står i utlysningene.
because-forbidden-present = Det står i: { $adverts }.
because-review-overdue = Det som undersøkes her av vilkårene, er til stede, men dagen som er satt for å gjennomgå adgangen til å foretrekke noen, { $date }, er passert.
because-review-overdue-untold = Dagen som er satt for å gjennomgå adgangen til å foretrekke noen, { $date }, er passert.
because-passed-over = Bedre, men ikke innkalt: { $people }.
because-passed-over-untold = Bedre søkere i gruppen er forbigått.
because-overlooked = { $excluded } ble holdt utenfor på grunn av «{ $criterion }», som det ble sett bort fra hos { $other }.
because-unknown = Dette må avklares: { $facts }.
not-assessed = { $count ->
    [one] Én søker er ikke ferdig vurdert: { $people }.
   *[other] { $count } søkere er ikke ferdig vurdert: { $people }.
}
personal-fact-unknown = Minst én opplysning om søkerne er ukjent.

## Hva som retter innkallingslisten
remedy-invite = { $count ->
    [one] Det som kan rettes med innkallinger, rettes med én innkalling til: { $people }.
   *[other] Det som kan rettes med innkallinger, rettes med { $count } innkallinger til: { $people }.
}
remedy-leave = { $count ->
    [one] Én søker som ikke har fått sendt innkalling, må gi fra seg plassen: { $people }.
   *[other] { $count } søkere som ikke har fått sendt innkalling, må gi fra seg plassen: { $people }.
}
remedy-nobody-leaves = Ingen mister plassen.
remedy-smallest = Ingen mindre endring er nok.
remedy-nothing = Det foreslås ingen endring av innkallingslisten.
remedy-in-person = De nye intervjuene må holdes ved fysisk oppmøte.
remedy-remote = De nye intervjuene må holdes over video eller telefon.
remedy-number-invite = { $count ->
    [one] Det trengs minst én innkalling til for å rette det som innkallinger kan rette.
   *[other] Det trengs minst { $count } innkallinger til for å rette det som innkallinger kan rette.
}
remedy-number-leave = { $count ->
    [one] Minst én søker som ikke har fått sendt innkalling, må gi fra seg plassen.
   *[other] Minst { $count } søkere som ikke har fått sendt innkalling, må gi fra seg plassen.
}
remedy-people-choose = Hvem det blir, må mennesker avgjøre, siden ikke alle er rangert.
remedy-serves = For regelen { $rule }: { $people }.
remedy-served-by = Enhver av disse teller for regelen { $rule }: { $people }.
remedy-none = Ingen tillatt endring av innkallingslisten oppfyller alle reglene.
remedy-conflict = Dette kan ikke stå sammen, men kunne det hvis ett av leddene falt bort: { $claims }.
remedy-conflict-alone = Bare de som fortsatt er søkere og er funnet kvalifisert, kan føyes til; med dem kan dette ikke oppfylles: { $claims }.
remedy-conflict-untold = Hva som står i veien, går fram av den skjermede vurderingen av innkallingslisten.
remedy-least = Det minste som måtte til, er { $by }.
remedy-gives-up = Må vike: { $rule }. Det som går foran, er { $to }; alt kan ikke oppfylles samtidig.
remedy-gives-up-untold = Må vike, siden en regel som går foran, ikke kan oppfylles samtidig: { $rule }.
remedy-unproved = Det er ikke bevist at ingen mindre endring er nok; søket ble avbrutt.
remedy-unproved-none = Det er ikke kjent om noen endring oppfyller alle reglene; søket ble avbrutt.
claim-rule = regelen { $rule }
claim-requirement = regelen om at { $requirement }
claim-places = { $places ->
    [one] den ene planlagte plassen
   *[other] de { $places } planlagte plassene
}
claim-sent = innkallingene som er sendt
claim-nobody-loses = at ingen mister plassen
relaxed-rule = { $count ->
    [one] én person for lite eller for mye for regelen { $rule }
   *[other] { $count } personer for få eller for mange for regelen { $rule }
}
relaxed-places = { $count ->
    [one] én plass mer
   *[other] { $count } plasser mer
}
relaxed-sent = { $count ->
    [one] én sendt innkalling som trekkes tilbake
   *[other] { $count } sendte innkallinger som trekkes tilbake
}
relaxed-nobody-loses = { $count ->
    [one] én plass som tas fra noen
   *[other] { $count } plasser som tas fra noen
}

## Opplysninger
fact-country = arbeidsgiverens land
fact-sector = arbeidsgiverens sektor
fact-category = stillingskategorien
fact-opening = om stillingen er lyst ut eksternt
fact-length = stillingens varighet
fact-region = hvilken del av landet arbeidsgiveren hører til
fact-representation = hvor mange av dem som skal telles etter regelen, som hører til gruppen ({ $ground })
fact-criteria = hva kriteriene for stillingen krever
fact-own = opplysningen «{ $code }»
fact-in-force = om regelen er i kraft for denne saken, og i hvilken utgave (kildene avgjør det ikke)
fact-adverts = utlysningen
fact-advert-text = teksten i utlysningen ({ $channel }, { $language })
fact-wording = hvilken ordlyd standardteksten hadde
fact-assessment = vurderingen av { $applicant }
fact-declaration = hva { $applicant } hadde oppgitt om { $ground }
fact-origin = om { $applicant } søker utenfra
fact-score = rangeringen av { $applicant }
fact-mode = om intervjuet med { $applicant } er ved fysisk oppmøte
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
    [one] Én avkryssing er ikke regnet med, enten fordi samtykke eller bekreftelse mangler, eller fordi det er gitt avkall på virkningen eller den kom for sent.
   *[other] { $count } avkryssinger er ikke regnet med, enten fordi samtykke eller bekreftelse mangler, eller fordi det er gitt avkall på virkningen eller de kom for sent.
}
remark-withdrew-after-invitation = { $others ->
    [one] { $applicant } trakk seg etter innkallingen, og én annen i gruppen gjenstår.
   *[other] { $applicant } trakk seg etter innkallingen, og { $others } andre i gruppen gjenstår.
}
remark-keeps-several = { $applicant } oppfyller alene denne regelen, og dessuten: { $rules }.
remark-not-capped-alike = Unntaket «{ $exception }» er ført med et tak på { $cap }, men antallet andre innkalte er { $others }: Plikten gjelder fullt ut.
remark-no-cap = Unntaket «{ $exception }» er ført uten tak: Plikten gjelder fullt ut.
remark-on-neither-side = { $count ->
    [one] Én av de innkalte er ikke ført på noen av sidene.
   *[other] { $count } av de innkalte er ikke ført på noen av sidene.
}

## Kilde og belegg
sources = Kilde: { $sources }.
source-read-in = { $citation } (lest i: { $place })
mark-v = Belegg V: De avgjørende ordene er lest i kilden eller i en ordrett gjengivelse av den.
mark-v2 = Belegg V2: Dette er bare lest i en sekundærkilde; originalteksten er ikke sett.
mark-i = Belegg I: slik teksten er forstått her; den sier det ikke selv.
mark-g = Belegg G: allmenn kunnskap, ikke bekreftet i kildene.
last-confirmed = Det kildene sier, er bekreftet til og med { $date }, men ikke for tiden etter.
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
outcome-blocked = Vurdering: Minst én regel som skal følges, er brutt. Innkallingslisten kan ikke brukes slik den er, med mindre den klareres med et fravik som det er adgang til.

## På én linje
summary = Vurdert { $date } etter regelsettet { $policy } (utgave av { $release }): { $outcome }; { $counts }.
summary-clear = ingen regel som skal eller bør følges, er brutt eller uavklart
summary-advised = minst én regel som bør følges, er brutt eller uavklart
summary-open = minst én regel som skal følges, er uavklart
summary-blocked = minst én regel som skal følges, er brutt
count-broken = { $count ->
    [one] én regel er brutt
   *[other] { $count } regler er brutt
}
count-undetermined = { $count ->
    [one] én regel er uavklart
   *[other] { $count } regler er uavklart
}
count-followed = { $count ->
    [one] for én regel er det ikke påvist brudd
   *[other] for { $count } regler er det ikke påvist brudd
}
count-kept = { $count ->
    [one] én regel er fulgt
   *[other] { $count } regler er fulgt
}
count-not-applicable = { $count ->
    [one] én regel gjelder ikke
   *[other] { $count } regler gjelder ikke
}
count-informs = { $count ->
    [one] én regel er bare til opplysning
   *[other] { $count } regler er bare til opplysning
}

## Klarering: det som slutter med et sitat, får punktum når sitatet ikke har det
title-cleared = Innkallingslisten er klarert
title-refused = Innkallingslisten er ikke klarert
cleared = { $departures ->
    [0] Innkallingslisten er klarert uten fravik.
    [one] Innkallingslisten er klarert med ett fravik.
   *[other] Innkallingslisten er klarert med { $departures } fravik.
}
departed = Regelen er fraveket av { $by } { $date } med denne begrunnelsen: «{ $reason }»
departed-invoking = Unntaket «{ $exception }» er påberopt, med disse opplysningene: «{ $facts }»
departed-yielding = Ingen tillatt endring av innkallingslisten oppfyller den sammen med en regel som går foran.
refused-no-shortlist = Det finnes ingen innkallingsliste å klarere.
refused-broken = Den skal følges, og det er ikke påberopt noe unntak.
refused-exception-not-open = Unntaket som er påberopt, er ikke et av dem regelen holder åpent ved klareringen.
refused-exceptions = Dette kan påberopes med en begrunnelse: { $exceptions }.
refused-no-exception = Regelen holder ikke noe unntak åpent ved klareringen.
refused-undetermined = Den skal følges: Det som mangler, må føres, eller lesemåten må velges dersom bare kildene lar det stå åpent.
refused-reason-missing = Den bør følges, og ingen har begrunnet at den fravikes.
refused-unknown-rule = Det er oppgitt et fravik fra { $rule }, som ikke er en regel i regelsettet.
refused-departed-twice = Det er oppgitt mer enn ett fravik fra { $rule }; bare ett kan gjelde.
exception-named = unntaket «{ $exception }»

## Det søkere kan få vite
title-letter = Orientering om innkallingslisten
letter-for-all = Opplysningene er de samme for alle som har søkt stillingen, og sier ikke noe om den enkelte søkeren.
letter-people = Dataprogrammet som har prøvd innkallingslisten, avgjør ikke hvem som innkalles eller tilsettes. Det prøver listen mot reglene og kan vise hvilken endring som ville oppfylle dem.
letter-criteria = Dette er kriteriene for stillingen:
criterion-required = { $criterion } (krav)
criterion-wish = { $criterion } (ønske)
letter-rules = Innkallingslisten er prøvd mot disse reglene:
letter-rules-unsettled = Det er ikke avklart om disse reglene gjelder for stillingen:
letter-rules-none = Regelsettet har ingen regel om hvem som innkalles, som gjelder for stillingen.
letter-declared = I denne prøvingen teller det søkerne oppgir om seg selv, bare slik de selv har oppgitt det, og bare for denne stillingen. Prøvingen bygger ikke på slutninger om noens bakgrunn, og den som ikke har oppgitt noe, regnes ikke for å ha svart nei.
letter-confidential = Denne orienteringen røper ikke hva noen søker har oppgitt.

## Lesevisningen: et regelsett slik en jurist leser det
list-also = { $first }; { $last }
reading-day = Slik reglene er per { $date }.
reading-languages = Sitater står på kildens eget språk. Tolkninger, og merknader om hva en tekst lar stå åpent eller hva som hører til et annet sted, er på engelsk.
reading-clock = Utgaven bestemmes av { $clock }.
reading-cases = Eksempelsaker, der slike er skrevet: { $file }
reading-in-force = Ifølge kildene er utgave { $number } i kraft per { $date }.
reading-in-force-perhaps = Kildene avgjør ikke om utgave { $number } er i kraft per { $date }.
reading-in-force-several = Kildene avgjør ikke hva som er i kraft per { $date }: { $versions }.
reading-in-force-none = Ifølge kildene er ingen utgave i kraft per { $date }.
reading-no-version = ingen
reading-nearest-before = Nærmest før den dagen er utgave { $number }: { $span }.
reading-nearest-after = Nærmest etter den dagen er utgave { $number }: { $span }.
reading-version = Utgave { $number } av { $count }
reading-label = Utgave { $number }
reading-number = utgave { $number }
reading-requires = Regelen går ut på at { $requirement }.
reading-force = Type kilde: { $force }. Bindende kraft: { $modality }.
reading-weakest = Belegg for den svakeste delen: { $mark }.
reading-holds = Tidsrom: { $span }.
reading-edge-chosen = En dato er valgt. Slik kildene lar det stå: { $span }.
reading-basis = Behandlingsgrunnlag: { $basis }.
reading-not-confirmed = Det er ikke notert til hvilken dag det kildene sier, er bekreftet.
reading-words = Kildens ord
reading-checked = Det som prøves
reading-no-words = Ingen ord i en kilde
reading-quote = «{ $words }»
reading-read-as = Forstått slik: { $reading }
reading-texts = Tekstene etter tid
reading-no-text = ordlyden er ikke med i kildene
reading-unless = Unntak
reading-justification = Hvorfor noen kan foretrekkes
justification-purpose = Formål: { $purpose }
justification-proportionality = Forholdsmessighet: { $note }
justification-review-by = Skal gjennomgås innen { $date }.
reading-exception = «{ $exception }»: { $when }
reading-silent = Det teksten tier om
reading-chosen = Valgt: { $choice }.
reading-unchosen = Ingenting er valgt: Det står uavklart.
reading-elsewhere = Det som ikke prøves
reading-history = Historikk
reading-before = Før den første utgaven: { $note }
reading-announced = Varslet, og ikke lagt til grunn:
reading-announced-on = Varslet fra { $date }, og ikke lagt til grunn:
reading-unchanged = Ingen del er endret.
reading-was = før: { $before } – nå: { $after }
reading-nothing = ingenting
reading-gone = borte:
reading-new = nytt:
reading-relations = Hvordan reglene står til hverandre
relation-unaffected = lar stå urørt
relation-before = går foran
relation-replaces = har trådt i stedet for
relation-conflicts = trekker i en annen retning enn
reading-sources = Kilder
reading-source-itself = { $citation } (lest der)

## Høringsarket
consultation-title = Til uttalelse: regelsettet { $policy }, utgave av { $release }
consultation-about = Dette arket legger fram regelsettet i ord, slik at de tillitsvalgte kan uttale seg før det tas i bruk.
consultation-rule = Regel { $number }
consultation-scope = Den gjelder for stillinger der dette er tilfelle: { $conditions }.
consultation-scope-all = Den gjelder for alle stillinger.
consultation-grounds = Dette telles når søkere oppgir det: { $grounds }.
consultation-words = Ordene den bygger på
consultation-questions = Spørsmål til de tillitsvalgte
consultation-question = Spørsmål
consultation-answer = Svar
consultation-asks-rules = Mangler det en regel som gjelder her, eller er det tatt med en som ikke gjør det?
consultation-asks-grounds = Er det riktig å telle de opplysningene fra søkerne som er nevnt, og på det behandlingsgrunnlaget som er nevnt?
consultation-asks-readings = Er det som er valgt der en tekst tier, riktig?
consultation-asks-exceptions = Er unntakene riktige, og hvem skal ha rett til å føre dem og påberope dem?
consultation-asks-use = Hva bør avtales om hvem som ser det søkere oppgir, hvordan regelsettet brukes, og når det gjennomgås?
consultation-asks-else = Er det noe annet å si?
consultation-answered = Svaret er gitt av
consultation-organisation = Organisasjon:
consultation-name = Navn:
consultation-date = Dato:

## Fra når til når
span = { $from }, { $until }
edge-from-on = fra { $day }
edge-from-between = fra en dag i tiden { $first } til { $last } (kildene sier ikke hvilken)
edge-from-not-verified = fra en dag som ikke er bekreftet, senest { $day }
edge-until-on = til { $day }, den første dagen den ikke lenger gjelder
edge-until-between = til en dag i tiden { $first } til { $last } (kildene sier ikke hvilken)
edge-until-not-verified = står med sikkerhet { $day }, ikke bekreftet for tiden etter
edge-until-open = uten kjent slutt
edge-until-partial = delvis opphevet { $day } (det er ikke kjent hvilken del)

## Rettskildetype, bindende kraft og hva som bestemmer utgaven
force-statute = lov
force-directive = direktiv, som binder gjennom lov i hver stat
force-regulation = forskrift
force-instruction = pålegg eller instruks
force-collective = tariffavtale
force-resolution = vedtak
force-private-rule = en sammenslutnings egen regel
force-scheme = frivillig ordning
force-guidance = veiledning
modality-must = skal
modality-should = bør
modality-may = kan
modality-notice = bare til opplysning
clock-advertised = den første utlysningen, eller uten utlysning dagen stillingen åpnes for søknader
clock-applied = den første søknaden
clock-invited = den første innkallingen, foreslått eller sendt
clock-recommended = innstillingen

## Elementer
element-scope = Virkeområde
element-clock = Tid
element-force = Type kilde
element-pool = Utvalg
element-group = Gruppe
element-bound = Antall
element-presupposition = Forutsetning
element-deadline = Frist
element-undeclared = Ikke oppgitt
element-legal-basis = Behandlingsgrunnlag
element-statement = Tekst
element-channel = Hvor
element-record = Saksmappe
element-exception = Unntak
element-mode = Intervjuform
element-stage = Trinn
element-consistency = Likebehandling
element-comparison = Sammenligning
element-relation = Forhold til en annen regel

## Hva som prøves av et element
checked-group = de som { $group }
checked-anybody = alle som er sammenlignet
checked-presupposition = { $presupposed ->
    [0] ingen som kommer i betraktning, behøver å ha søkt
    [one] minst én som kommer i betraktning, har søkt
   *[other] minst { $presupposed } som kommer i betraktning, har søkt
}
checked-nobody-left = ingen i gruppen er igjen i utvalget
checked-assessments = hver vurdering nevner et kriterium som ikke er oppfylt, en grunn, hvem som vurderte, og hvilken dag
checked-sentence-required = hver utlysning har en setning med { $words }
checked-sentence-forbidden = ingen utlysning har en setning med { $words }
checked-statement = teksten «{ $statement }» ({ $language }), i sin helhet
checked-channel = hver utlysning
bound-at-least = { $wanted ->
    [one] minst én
   *[other] minst { $wanted }
}
bound-all = alle
bound-best = { $wanted ->
    [one] den beste; av likestilte hvem som helst
   *[other] de { $wanted } beste; av likestilte hvem som helst
}
bound-as-many = minst like mange som dem som { $other }
bound-share = minst { $share } av de innkalte
bound-period-share = minst { $share } av dem som { $considered ->
    [applied] har søkt
   *[invited] er innkalt
}, over en periode
bound-enough = så snart de som kommer i betraktning, er minst { $share } av de planlagte plassene
bound-on-top = ved siden av dem som { $group }, og som innkalles etter en annen plikt
too-few-all-of-them = er det for få, alle av dem
too-few-no-duty = er det for få, ingen plikt
neither-on-neither-side = den som ikke er ført på noen av sidene, teller på ingen av dem
neither-with-the-group = den som ikke er ført på noen av sidene, teller med gruppen
neither-with-the-others = den som ikke er ført på noen av sidene, teller med de andre
on-top-counts = de som innkalles etter en annen plikt, regnes med
on-top-does-not-count = de som innkalles etter en annen plikt, regnes ikke med
rounding-up = en brøkdel av en person er én person til
rounding-nearest = en brøkdel av en person avrundes, en halv oppover
rounding-down = en brøkdel av en person faller bort
overlap-for-each = én person i flere grupper teller for hver av dem
overlap-for-one = én person teller bare for én gruppe, denne eller: { $groups }
overlap-union = sammen med: { $groups }
mode-in-person = bare intervju ved fysisk oppmøte teller
mode-remote = bare intervju over video eller telefon teller
stages-any = en innkalling på hvilket som helst trinn teller
stages-every = bare den som er innkalt på hvert trinn, teller
consistency-not-asked = det spørres ikke om det hos andre er sett bort fra en grunn som holdt noen utenfor
consistency-any-reason = den som ble holdt utenfor, kommer i betraktning så snart det er sett bort fra én av grunnene hos noen som er innkalt eller tilsatt
consistency-every-reason = den som ble holdt utenfor, kommer i betraktning når det er sett bort fra hver av grunnene hos noen som er innkalt eller tilsatt
comparison-equal = en navngitt person har funnet dem likt kvalifisert
comparison-nearly-equal = en navngitt person har funnet dem likt eller tilnærmet likt kvalifisert
before-open = det som er ført, teller uansett når det skjer
before-publication = ført før utlysningen kunngjøres
before-invitation = ført før den første innkallingen
before-recommendation = ført før innstillingen avgis
entry-on-the-day-counts = på selve dagen er i tide
entry-on-the-day-does-not-count = på selve dagen er for sent
pool-qualified = de som er funnet kvalifisert
pool-not-obviously-unsuited = alle unntatt de som er funnet åpenbart uegnet
pool-everyone = alle som har søkt
asserted-by-applicant = søkerens eget ord er nok
asserted-by-applicant-confirmed = søkerens eget ord er nok når noen med rett til det har bekreftet det
waived-counts = det som er oppgitt, teller selv om søkeren på forhånd har gitt avkall på virkningen
waived-does-not-count = det som er oppgitt, teller ikke når søkeren på forhånd har gitt avkall på virkningen
declared-late-counts = det som er oppgitt, teller selv om det kom etter den første innkallingen
declared-late-does-not-count = det som er oppgitt, teller ikke når det kom etter den første innkallingen
deadline-open = en innkalling teller uansett når den skjer
deadline-recommendation = en innkalling teller når den er sendt før innstillingen avgis
deadline-hire = en innkalling teller når den er sendt før den første tilsettingen
on-the-day-counts = en innkalling på selve dagen teller
on-the-day-does-not-count = en innkalling på selve dagen teller ikke
withdrawn-counts = den som trakk seg etter en sendt innkalling, teller
withdrawn-does-not-count = den som trakk seg etter en sendt innkalling, teller ikke
undeclared-outside-group = den som ikke har oppgitt noe, er utenfor gruppen
basis-explicit-consent = det som er oppgitt, teller bare med uttrykkelig samtykke (jf. personvernforordningen art. 9 nr. 2 bokstav a, for de grunnlagene bestemmelsen gjelder)
basis-employment-law = det som er oppgitt, teller i kraft av en arbeidsrettslig plikt eller rettighet (jf. personvernforordningen art. 9 nr. 2 bokstav b, for de grunnlagene bestemmelsen gjelder)
basis-none = ikke angitt, siden ingenting av det søkere oppgir, telles

## Vilkår om stillingen, og når et unntak gjelder
condition-country = arbeidsgiverens land er { $countries }
condition-region = arbeidsgiveren hører til denne delen av landet: { $regions }
condition-sector = arbeidsgiverens sektor er { $sectors }
condition-category = stillingen er { $categories }
condition-opening-external = stillingen er lyst ut eksternt
condition-opening-internal = stillingen er bare lyst ut internt
condition-longer = { $months ->
    [one] stillingen varer lenger enn én måned
   *[other] stillingen varer lenger enn { $months } måneder
}
condition-underrepresented = gruppen ({ $ground }) er underrepresentert blant dem som skal telles etter regelen: { $measure }
measure-below-half = færre enn halvparten
measure-below = færre enn { $share }
condition-criterion = et kriterium for stillingen har et ord som begynner på { $words }
condition-fact = opplysningen «{ $code }» er ført som riktig
odd-at-least-two = er antallet et oddetall, må de andre være minst to flere
odd-any-imbalance = er antallet et oddetall, er det nok å være færre
sector-state = staten
sector-municipal = kommune
sector-county = fylkeskommune
sector-federal = forbundsstaten
sector-land = delstat
sector-other-public = annet offentlig organ
sector-church = kirke eller trossamfunn
sector-private = privat
category-leadership = en lederstilling
category-key-position = en nøkkelposisjon
category-ordinary = en vanlig stilling
category-own = «{ $code }»
when-fact = gjelder når dette er tilfelle: { $condition }
when-recorded = gjelder bare når en navngitt person har ført det i saken
effect-caps-alike = det begrenser plikten til bare å gjelde de beste i gruppen, opp til det taket som er ført, og som de andre innkalte heller ikke må overskride
when-open = en navngitt person kan påberope det ved klareringen, som et fravik

## Spørsmål teksten lar stå åpne, og hva som er valgt
question-short-posts = Omfattes stillinger på seks måneder eller mindre?
question-internal-postings = Omfattes interne utlysninger?
question-definition = Hva betyr navnet på gruppen?
question-asserted-by = Hvem sitt ord er avgjørende?
question-deadline = Til når teller en innkalling?
question-on-the-day = Teller det som skjer på selve dagen for fristen?
question-withdrawn-after-invitation = Teller den som trakk seg etter en sendt innkalling?
question-one-person-in-two-groups = For hvor mange grupper teller én person i flere?
question-edge = Fra eller til hvilken dag gjelder den?
question-odd-number = Hva skal til for skjevhet når antallet ansatte er et oddetall?
question-neither-side = Hvor står de som ikke er ført på noen av sidene?
question-on-top = Regnes de med som innkalles etter en annen plikt?
question-enough = Hvor mange i gruppen er nok?
question-too-few = Hva gjelder når det er for få i gruppen?
question-rounding = Hva blir av en brøkdel av en person?
question-share = Hvilken andel kreves?
question-declared-late = Teller det som er oppgitt etter den første innkallingen?
question-waived = Teller det som er oppgitt, når søkeren på forhånd har gitt avkall på virkningen?
question-consistency = Kan det hos andre være sett bort fra en grunn som holdt noen utenfor?
question-review-by = Når skal adgangen til å foretrekke noen senest gjennomgås?
choice-in-scope = omfattes
choice-out-of-scope = omfattes ikke
choice-review-by = innen { $date }

## Hva en sammenligning av en gruppe med alle andre viser
p-is = p { $p }
p-under = p under { $p }
tells-fewer = Tegn på en forskjell: færre i gruppen ble valgt ut enn et utvalg uten hensyn til gruppen ville gitt ({ $p }). Tallene sier ikke hvorfor.
tells-more = Tegn på en forskjell: flere i gruppen ble valgt ut enn et utvalg uten hensyn til gruppen ville gitt ({ $p }). Tallene sier ikke hvorfor.
tells-none = Ingen tegn på en forskjell ({ $p }), noe som ikke viser at det ikke er noen.
tells-few = For få til å si noe ({ $p }).
tells-nothing = For få til å si noe: Det er ingenting å sammenligne.
tells-showable = Med like mange personer og like mange valgt ut ville høyst { $below } i gruppen, i stedet for de { $expected } som var å vente, vært tegn på færre.
tells-not-showable = Med like mange personer og like mange valgt ut ville ikke engang de færreste mulige i gruppen, i stedet for de { $expected } som var å vente, vært tegn på færre.
e-is = { $e }
e-under = under { $e }
e-over = over { $e }
e-value-fewer = Etter { $rounds ->
    [one] { $rounds } tilsettingssak
   *[other] { $rounds } tilsettingssaker
  } er én enhet, satset på færre i gruppen, blitt til { $now } (på det meste var den { $most }). Der folk trekkes ut uten hensyn til gruppen, nås det den var på det meste, noensinne med en sannsynlighet på høyst dette, uansett hvor ofte man ser etter: { $p }.
e-value-more = Etter { $rounds ->
    [one] { $rounds } tilsettingssak
   *[other] { $rounds } tilsettingssaker
  } er én enhet, satset på flere i gruppen, blitt til { $now } (på det meste var den { $most }). Der folk trekkes ut uten hensyn til gruppen, nås det den var på det meste, noensinne med en sannsynlighet på høyst dette, uansett hvor ofte man ser etter: { $p }.
e-value-either = Etter { $rounds ->
    [one] { $rounds } tilsettingssak
   *[other] { $rounds } tilsettingssaker
  } er én enhet, satset på en forskjell den ene eller den andre veien, blitt til { $now } (på det meste var den { $most }). Der folk trekkes ut uten hensyn til gruppen, nås det den var på det meste, noensinne med en sannsynlighet på høyst dette, uansett hvor ofte man ser etter: { $p }.

## Årlig redegjørelse
annual-title = Redegjørelse for likestilling { $year }: { $employer }
annual-about = Dokumentet følger de fire årlige stegene i likestillings- og diskrimineringsloven (LOV-2017-06-16-51) § 26: risiko, årsaker, tiltak og evaluering av resultatene. Det forteller om rekruttering og om egne planer og programmer. Plikten er videre enn rekruttering, og dokumentet er ikke hele redegjørelsen. At arbeidsgivere som har plikt til det, redegjør offentlig hvert år, følger av § 26 a. De fire stegene gjelder offentlige virksomheter uansett størrelse, private med over 50 ansatte, og private med 20 til 50 når det kreves. Andre arbeidsgivere har en generell plikt.
annual-law = likestillings- og diskrimineringsloven (LOV-2017-06-16-51) §§ 26 og 26 a (lest i Bufdirs veileder om aktivitets- og redegjørelsesplikten og i Difi, Forsterket aktivitets- og redegjørelsesplikt, 2020)
annual-step-risks = Risiko
annual-step-causes = Årsaker
annual-step-measures = Tiltak
annual-step-results = Resultater
annual-nothing = Ingenting er ført under dette steget.
annual-no-text = Ingen har skrevet noe under dette steget. Her står bare det tallene og planene viser.
annual-by = Skrevet av { $by }.
annual-number = { $number }
annual-withheld = holdt tilbake
annual-not-asked = ikke spurt
annual-recruitment = Rekruttering
annual-counted = Talt opp over { $parts ->
    [one] { $parts } tilsettingssak
   *[other] { $parts } tilsettingssaker
}. Perioder: { $periods }.
annual-by-dimension = Etter { $dimension }
annual-dimension-sex = kjønn
annual-dimension-background = bakgrunn
annual-dimension-unit = enhet
annual-definition = Definisjon: { $definitions }.
annual-basis = Grunnlag: { $basis }.
annual-group = Gruppe
annual-everybody = Alle
annual-undisclosed = ikke oppgitt
annual-declared = har oppgitt det
annual-declared-not = har svart nei
annual-woman = kvinner
annual-man = menn
annual-applied = søkt
annual-qualified = kvalifisert
annual-invited = innkalt
annual-offered = fått tilbud
annual-hired = tilsatt
annual-promoted = forfremmet
annual-own-participated = deltatt
annual-own-applied = søkt stilling
annual-own-interviewed = vært til intervju
annual-own-appointed = fått stilling
annual-those-applied = dem som søkte
annual-those-qualified = dem som var kvalifisert
annual-those-invited = dem som ble innkalt
annual-those-offered = dem som fikk tilbud
annual-those-hired = dem som ble tilsatt
annual-those-promoted = dem som ble forfremmet
annual-those-own-participated = dem som deltok
annual-those-own-applied = dem som søkte stilling
annual-those-own-interviewed = dem som var til intervju
annual-those-own-appointed = dem som fikk stilling
annual-those-own = dem som nådde: { $stage }
annual-of = { $stage } av { $of }
annual-comparison = Hva en sammenligning viser
annual-compared = { $dimension }, { $group } ({ $passage }): { $tells }
annual-not-compared = { $dimension } ({ $passage }): ikke sammenlignet, siden tall er holdt tilbake.
annual-plan = Plan: { $plan }
annual-code = Nr.
annual-measure = Tiltak
annual-heading = Overskrift
annual-owed-by = Ansvar
annual-due = Når
annual-evidence = Dokumentasjon
annual-binds = Binder som
annual-must = skal
annual-should = bør
annual-may = kan
annual-notice = fortalt som gjort eller planlagt, ikke en plikt
annual-plan-set-up = Ansvar, dager og dokumentasjon står slik planen er satt opp her. Der kilden ikke sier dem, er de valgt av den som satte den opp.
annual-text-missing = teksten finnes ikke i kildene
annual-each-unit = hver enhet
annual-not-in-the-sources = ikke i kildene
annual-no-day = ingen dag er kjent
annual-by-day = innen { $date }
annual-times-month = minst { $times ->
    [one] { $times } gang
   *[other] { $times } ganger
} hver måned
annual-times-quarter = minst { $times ->
    [one] { $times } gang
   *[other] { $times } ganger
} hvert kvartal
annual-times-year = minst { $times ->
    [one] { $times } gang
   *[other] { $times } ganger
} hvert år
annual-programmes = Programmer
annual-participants = { $programme }: deltakere i alt: { $size }.
annual-bound = Krav
annual-standing = Status
annual-bound-size = antall deltakere
annual-bound-kept = oppfylt
annual-bound-broken = ikke oppfylt
annual-bound-undetermined = ikke avgjort, opplysninger mangler
annual-bound-wished = et ønske, ikke et krav
annual-bound-untold = vises ikke
annual-representation = Representasjon
annual-group-counted = Gruppen som er talt: { $group }.
annual-count-statistics = Definisjon: { $definition }. Tallene kommer fra statistikk der ingen er navngitt.
annual-count-declared = Definisjon: { $definition }. Tallene bygger på det folk selv har oppgitt, med samtykke til å bli talt.
annual-tier = Nivå
annual-unit = Enhet
annual-whole = samlet
annual-day = Dag
annual-posts = Stillinger
annual-of-group = Gruppen
annual-share = Andel
annual-population = Befolkningen
annual-population-share = { $share } ({ $source }, { $date })
annual-tier-employees = ansatte
annual-tier-unit-leaders = virksomhetsledere
annual-tier-top-managers = toppledere
annual-tier-key-positions = nøkkelposisjoner
annual-tier-elected-members = folkevalgte
annual-targets = Mål
annual-target = { $tier } ({ $unit }): { $share } innen { $date }, med dagens stillinger { $wanted } av { $posts }. Nå: { $count } av { $posts }.
annual-target-untold = { $tier } ({ $unit }): { $share } innen { $date }. Hvor mange det er nå, er holdt tilbake.
annual-role-models = Rollemodeller
annual-of-posts = { $count } av { $posts }
annual-next-steps = Neste steg: { $programme }
annual-passage = Steg
annual-count = Antall
annual-of-count = Av
annual-exact = Eksakt intervall (95 prosent, Clopper–Pearson)
annual-interval = { $low } til { $high }
annual-women-network = Til sammenligning: { $count } av { $of } kvinner i et tidligere kandidatnettverk ble rådmenn ({ $share }, intervall { $interval }; { $source }). Det er et annet program, og rådmann er bare én av stillingene noen kan få.
annual-plan-standing = Hva som er gjort: { $plan }
annual-reviewed = Slik sto det { $date }, så langt det er meldt fra.
annual-met = oppfylt
annual-met-late = oppfylt for sent
annual-open = åpent
annual-without-evidence = meldt uten dokumentasjon
annual-overdue = ikke oppfylt, fristen er ute
annual-of-them-overdue = { $count } (fristen er ute for { $late })
annual-all = I alt
annual-to-put-right = Å rette opp
annual-beside = { $count ->
    [one] { $count } melding er
   *[other] { $count } meldinger er
} ikke regnet med: gitt etter denne dagen, eller om en periode som ikke har begynt.
annual-maturity = Egenvurdering etter de seks sjekkpunktene fra 2009
annual-maturity-about = Enheten har selv vurdert punktene. Et punkt som ikke er vurdert, er ikke et nei.
annual-point = Punkt
annual-assessed = { $unit }, { $date }
annual-assessed-by = { $unit }, { $date }, { $point }: vurdert av { $by }.
annual-assessed-by-on = { $unit }, { $date }, { $point }: vurdert av { $by }. Dokumentasjon: { $evidence }.
annual-in-place = på plass
annual-not-in-place = ikke på plass
annual-not-assessed = ikke vurdert
annual-point-political-anchoring = politisk forankring og påtrykk
annual-point-employer-strategy = arbeidsgiverstrategi med mål og virkemidler
annual-point-administrative-resources = administrative ressurser
annual-point-leadership-development = mangfold i ledelsesutviklingen
annual-point-role-models = stadig flere rollemodeller, og et sjikt å rekruttere fra
annual-point-readiness-at-the-top = moden for å la seg representere på toppledernivå
annual-method = Metode og grenser
annual-method-withheld = Et antall søkere eller deltakere under { $threshold } er holdt tilbake, og så mange til som skal til for at ingen sum i tabellene gir det tilbake. Holdt tilbake er noe annet enn null, og noe annet enn ikke spurt.
annual-method-tiers = På et nivå er tallet holdt tilbake også når få eller ingen står utenfor gruppen, og når forskjellen fra et annet år, fra en annen enhet eller fra et nivå det kan være en del av, ville fortalt om få. Differanser mellom enheter som er deler av hverandre, og nivåer fra flere enheter eller år sett sammen, er ikke undersøkt. At ingen på et nivå hører til gruppen, er vist, selv om det forteller om alle der.
annual-method-elsewhere = Det som er trykt andre steder, og det noen vet fra før, kan fortelle mer sammen med dette.
annual-method-declared = Der en gruppe bygger på det folk selv har oppgitt, er den som ikke har oppgitt noe, utenfor gruppen, men med i helheten. Ikke oppgitt er ikke nei.
annual-method-compared = En sammenligning er av tall lagt sammen over alle tilsettingssakene. Den sier ikke hvorfor, og heller ikke at noen er diskriminert eller at ingen er det.
annual-method-population = En befolkning er ikke det samme som de som søkte eller kunne søke.
annual-method-evidence = Statusen for planene bygger på det som er meldt. Om dokumentasjonen viser det den skal, er ikke vurdert her. Av det som skal gjøres igjen og igjen, er periodene som slutter i året, tatt med; av det som skal gjøres én gang, det som ikke var både gjort og forfalt før året.
annual-method-texts = Tekstene er skrevet av dem som er navngitt, og står på det språket de er skrevet på.
annual-method-labels = Navn på koder står på språket til den som ga dem. En kode uten navn står som kode.
annual-method-no-score = Det er ingen poengsum og ingen terskel som må nås.
annual-method-not-judged = Dokumentet avgjør ikke om plikten er oppfylt.
annual-sources = Kilder
annual-source = { $citation } (belegg { $mark })
