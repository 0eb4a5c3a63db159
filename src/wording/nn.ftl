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

## Tal: kva som står mellom grupper på tre siffer, frå kor mange siffer dei blir grupperte, og kva som står føre desimalar
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
ground-immigrant-background = innvandrarbakgrunn
    .not = ikkje å ha innvandrarbakgrunn
ground-migration-background-berlin = migrasjonsbakgrunn etter definisjonen i Berlin
    .not = ikkje å ha migrasjonsbakgrunn etter definisjonen i Berlin
ground-disability = funksjonsnedsetjing
    .not = ikkje å ha funksjonsnedsetjing
ground-severe-disability = alvorleg funksjonsnedsetjing eller å vere likestilt med ein som har det
    .not = verken å ha alvorleg funksjonsnedsetjing eller å vere likestilt med ein som har det
ground-age-over-fifty = å vere over femti år
    .not = ikkje å vere over femti år
ground-person-of-colour = å vere «person of colour» eller høyre til ein etnisk minoritet
    .not = verken å vere «person of colour» eller høyre til ein etnisk minoritet
ground-lgbtq = å vere lesbisk, homofil, bifil, transperson eller skeiv
    .not = ikkje å vere lesbisk, homofil, bifil, transperson eller skeiv
ground-own = «{ $code }»
    .not = ikkje «{ $code }»

## Grupper, etter «som»
group-declared = har oppgitt { $ground }
group-external = søkjer utanfrå
group-internal = alt er tilsett hos arbeidsgivaren
group-all = { $first }, og som { $last }
group-any = { $first }, eller som { $last }

## Kva regelen krev, etter «om at»
requirement-qualified = { $requirement } ({ $qualifiers })
requires-at-least = { $pool ->
    [qualified] { $wanted ->
        [one] minst éin kvalifisert søkjar
       *[other] minst { $wanted } kvalifiserte søkjarar
    }
    [not-obviously-unsuited] { $wanted ->
        [one] minst éin søkjar som ikkje er openbert ueigna, og
       *[other] minst { $wanted } søkjarar som ikkje er openbert ueigna, og
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
    [not-obviously-unsuited] alle søkjarar som ikkje er openbert ueigna, og
   *[everyone] alle søkjarar
} som { $group }, { $modality ->
    [must] skal kallast inn
    [should] bør kallast inn
    [may] kan kallast inn
   *[notice] blir kalla inn
} til intervju
requires-best = { $wanted ->
    [one] den beste
   *[other] dei { $wanted } beste
} av { $pool ->
    [qualified] dei kvalifiserte søkjarane
    [not-obviously-unsuited] søkjarane som ikkje er openbert ueigna, og
   *[everyone] søkjarane
} som { $group }, { $modality ->
    [must] skal kallast inn
    [should] bør kallast inn
    [may] kan kallast inn
   *[notice] blir kalla inn
} til intervju
requires-as-many = minst like mange søkjarar som { $group }, som søkjarar som { $other }, { $modality ->
    [must] skal kallast inn
    [should] bør kallast inn
    [may] kan kallast inn
   *[notice] blir kalla inn
} til intervju, når nok av dei førstnemnde { $pool ->
    [qualified] er kvalifiserte
    [not-obviously-unsuited] ikkje er openbert ueigna
   *[everyone] har søkt
}{ $few ->
    [all-of-them] , og elles alle av dei som oppfyller dette
   *[no-duty] {""}
}
requires-share = minst { $share } av dei som blir kalla inn til intervju, { $modality ->
    [must] skal vere
    [should] bør vere
    [may] kan vere
   *[notice] er
} søkjarar som { $group }, når nok slike søkjarar { $pool ->
    [qualified] er kvalifiserte
    [not-obviously-unsuited] ikkje er openbert ueigna
   *[everyone] har søkt
}{ $few ->
    [all-of-them] , og at elles alle slike søkjarar blir kalla inn
   *[no-duty] {""}
}
beginning-of-word = «{ $word }…»
word-beginning = eit ord som byrjar på { $words }
word-beginning-others = { $words } eller eitt av { $count } andre
requires-sentence = kvar utlysing { $modality ->
    [must] skal ha
    [should] bør ha
    [may] kan ha
   *[notice] har
} ei setning med { $words }
forbids-sentence = inga utlysing { $modality ->
    [must] skal ha
    [should] bør ha
    [may] treng å ha
   *[notice] har
} ei setning med { $words }
requires-assessments = når ingen søkjar som { $group }, lenger kjem i betraktning, { $modality ->
    [must] skal vurderingane som førte til det, vere førte
    [should] bør vurderingane som førte til det, vere førte
    [may] kan vurderingane som førte til det, vere førte
   *[notice] er vurderingane som førte til det, førte
} i saka med kriterium, grunn, kven som vurderte, og dag, før den første innkallinga
allows-preference = det er gitt føresegn om fortrinn for den som { $group }, blant søkjarar som ein person har funne { $near ->
    [equal] likt
   *[nearly-equal] likt eller tilnærma likt
} kvalifiserte
tells-of-equals = { $modality ->
    [may] det kan vurderast i det einskilde tilfellet å føretrekkje nokon
   *[notice] det er fastsett ei rekkjefølgje
} blant søkjarar som ein person har funne { $near ->
    [equal] likt
   *[nearly-equal] likt eller tilnærma likt
} kvalifiserte
tells-of-period-share = over ein periode skal minst { $share } av dei som { $considered ->
    [applied] søkjer
   *[invited] blir kalla inn
}, vere personar som { $group }
monitors-four-fifths = oppfølginga over mange saker samanliknar utveljingsdelen i kvar gruppe med fire femdelar av den høgaste
monitors-local-law-144 = oppfølginga over mange saker reknar ut høvestala («impact ratios») etter Local Law 144
requires-statement = standardteksten { $modality ->
    [must] skal stå
    [should] bør stå
    [may] kan stå
   *[notice] står
} i kvar utlysing
requires-entry-about = når nokon som { $group }, har søkt, { $modality ->
    [must] skal saksmappa
    [should] bør saksmappa
    [may] kan saksmappa
   *[notice] kan saksmappa
} { $entry }
requires-entry = saksmappa { $modality ->
    [must] skal
    [should] bør
    [may] kan
   *[notice] kan
} { $entry }
entry-action-plan-reference = vise til handlingsplanen
entry-representatives-heard = vise at dei tillitsvalde er høyrde om utlysinga
entry-representative-informed = vise at representanten til gruppa er underretta
entry-panel-parity = vise at intervjupanelet hadde like mange kvinner som menn, eller kvifor det ikkje hadde det
entry-reasons-for-departing = gi grunnane for å fråvike
entry-own = innehalde «{ $code }»

## Kva det er kome til
verdict-followed = Det er ikkje påvist brot på regelen om at { $requirement }.
verdict-kept = Regelen om at { $requirement }, er følgd.
verdict-broken = Regelen om at { $requirement }, er ikkje følgd.
verdict-not-applicable = Regelen om at { $requirement }, gjeld ikkje her.
verdict-undetermined = Det er ikkje avklart om regelen om at { $requirement }, er følgd.
verdict-informs = Her gjeld det at { $requirement }. Ingenting blir prøvd mot det.
verdict-informs-untold = Til opplysning: Regelen går ut på at { $requirement }. Ingenting blir prøvd mot han.
verdict-informs-undetermined = Det er ikkje avklart om det her gjeld at { $requirement }.

## Kvifor
because-not-in-force = Han var ikkje i kraft { $on }.
because-not-in-force-begins = Ifølgje kjeldene gjeld han tidlegast frå { $begins }; avgjerande dato i denne saka er { $on }.
because-not-in-force-ended = Ifølgje kjeldene fall han bort seinast { $ended }; avgjerande dato i denne saka er { $on }.
before-not-judged = Det som galdt før den tid, er ikkje med i kjeldene og er ikkje vurdert.
because-out-of-scope = Stillinga fell utanfor verkeområdet til regelen. Avgjerande er { $matters }.
because-excepted = Unntaket «{ $exception }» gjeld.
because-nobody-in-group = Ingen søkjar er rekna med i gruppa. Det seier ikkje at ingen høyrer til gruppa.
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
because-holds-either-way = Nokre opplysningar er ukjende, men regelen er ikkje broten uansett kva dei viser seg å vere.
because-statement-present = { $adverts ->
    [one] Teksten står i utlysinga.
   *[other] Teksten står i alle dei { $adverts } utlysingane.
}
because-entry-present = Det står i saksmappa.
capped-alike = Unntaket «{ $exception }» er ført, med eit tak på { $cap } for begge sider.
because-informs = Det som blir undersøkt her av vilkåra, er til stades; resten må menneske ta stilling til.
because-short = { $short ->
    [one] Det manglar minst éi innkalling.
   *[other] Det manglar minst { $short } innkallingar.
}
because-short-untold = For få søkjarar i gruppa er kalla inn.
because-met-with = Tel for regelen, men er ikkje kalla inn: { $people }.
because-perhaps-with = Tel kanskje for regelen, men er ikkje kalla inn: { $people }.
because-statement-missing = Teksten manglar i: { $adverts }.
because-entry-missing = Det manglar i saksmappa.
because-yields-to = Inga tillaten endring av innkallingslista oppfyller dette saman med { $rules }, som det må vike for.
because-entry-late = Det blei ført { $on }, og det er for seint.
because-somebody-eligible = Nokon i gruppa kjem framleis i betraktning, så vilkåret for regelen er ikkje oppfylt.
because-not-compared = Ingen har funne at søkjarar står nær nok kvarandre til dette.
because-everyone-invited = { $invited ->
    [one] Den eine søkjaren som finst, er kalla inn.
   *[other] Alle dei { $invited } søkjarane er kalla inn.
}
because-balanced = Kalla inn i gruppa: { $invited }. På den andre sida, eller kravt: { $against }.
because-unbalanced = Kalla inn i gruppa: { $invited }. På den andre sida, eller kravt: { $against }.
because-assessments-recorded = Ført i saka: vurderinga av { $people }.
because-assessment-deficient = Mangelfull eller for sein: vurderinga av { $people }.
because-assessment-deficient-untold = Ei vurdering er mangelfull, eller ho kom for seint.
because-counted = Tekne i betraktning: { $considered }. Av desse i gruppa: { $of-group }.
because-nothing-forbidden = Ikkje noko slikt står i utlysingane.
because-forbidden-present = Det står i: { $adverts }.
because-review-overdue = Det som blir undersøkt her av vilkåra, er til stades, men dagen som er sett for å gå gjennom høvet til å føretrekkje nokon, { $date }, er passert.
because-review-overdue-untold = Dagen som er sett for å gå gjennom høvet til å føretrekkje nokon, { $date }, er passert.
because-passed-over = Betre, men ikkje kalla inn: { $people }.
because-passed-over-untold = Betre søkjarar i gruppa er forbigått.
because-overlooked = { $excluded } blei halden utanfor på grunn av «{ $criterion }», som det blei sett bort frå hos { $other }.
because-unknown = Dette må avklarast: { $facts }.
not-assessed = { $count ->
    [one] Éin søkjar er ikkje ferdig vurdert: { $people }.
   *[other] { $count } søkjarar er ikkje ferdig vurderte: { $people }.
}
personal-fact-unknown = Minst éi opplysning om søkjarane er ukjend.

## Kva som rettar innkallingslista
remedy-invite = { $count ->
    [one] Det som kan rettast med innkallingar, blir retta med éi innkalling til: { $people }.
   *[other] Det som kan rettast med innkallingar, blir retta med { $count } innkallingar til: { $people }.
}
remedy-leave = { $count ->
    [one] Éin søkjar som ikkje har fått sendt innkalling, må gi frå seg plassen: { $people }.
   *[other] { $count } søkjarar som ikkje har fått sendt innkalling, må gi frå seg plassen: { $people }.
}
remedy-nobody-leaves = Ingen mistar plassen.
remedy-smallest = Inga mindre endring er nok.
remedy-nothing = Det blir ikkje føreslått noka endring av innkallingslista.
remedy-in-person = Dei nye intervjua må haldast ved fysisk oppmøte.
remedy-remote = Dei nye intervjua må haldast over video eller telefon.
remedy-number-invite = { $count ->
    [one] Det trengst minst éi innkalling til for å rette det som innkallingar kan rette.
   *[other] Det trengst minst { $count } innkallingar til for å rette det som innkallingar kan rette.
}
remedy-number-leave = { $count ->
    [one] Minst éin søkjar som ikkje har fått sendt innkalling, må gi frå seg plassen.
   *[other] Minst { $count } søkjarar som ikkje har fått sendt innkalling, må gi frå seg plassen.
}
remedy-people-choose = Kven det blir, må menneske avgjere, sidan ikkje alle er rangerte.
remedy-serves = For regelen { $rule }: { $people }.
remedy-served-by = Kven som helst av desse tel for regelen { $rule }: { $people }.
remedy-none = Inga tillaten endring av innkallingslista oppfyller alle reglane.
remedy-conflict = Dette kan ikkje stå saman, men kunne det om eitt av ledda fall bort: { $claims }.
remedy-conflict-alone = Berre dei som framleis er søkjarar og er funne kvalifiserte, kan føyast til; med dei kan dette ikkje oppfyllast: { $claims }.
remedy-conflict-untold = Kva som står i vegen, går fram av den skjerma vurderinga av innkallingslista.
remedy-least = Det minste som måtte til, er { $by }.
remedy-gives-up = Må vike: { $rule }. Det som går føre, er { $to }; alt kan ikkje oppfyllast samstundes.
remedy-gives-up-untold = Må vike, sidan ein regel som går føre, ikkje kan oppfyllast samstundes: { $rule }.
remedy-unproved = Det er ikkje prova at inga mindre endring er nok; søket blei avbrote.
remedy-unproved-none = Det er ikkje kjent om noka endring oppfyller alle reglane; søket blei avbrote.
claim-rule = regelen { $rule }
claim-requirement = regelen om at { $requirement }
claim-places = { $places ->
    [one] den eine planlagde plassen
   *[other] dei { $places } planlagde plassane
}
claim-sent = innkallingane som er sende
claim-nobody-loses = at ingen mistar plassen
relaxed-rule = { $count ->
    [one] éin person for lite eller for mykje for regelen { $rule }
   *[other] { $count } personar for få eller for mange for regelen { $rule }
}
relaxed-places = { $count ->
    [one] éin plass meir
   *[other] { $count } plassar meir
}
relaxed-sent = { $count ->
    [one] éi send innkalling som blir trekt tilbake
   *[other] { $count } sende innkallingar som blir trekte tilbake
}
relaxed-nobody-loses = { $count ->
    [one] éin plass som blir teken frå nokon
   *[other] { $count } plassar som blir tekne frå nokon
}

## Opplysningar
fact-country = landet til arbeidsgivaren
fact-sector = sektoren til arbeidsgivaren
fact-category = stillingskategorien
fact-opening = om stillinga er lyst ut eksternt
fact-length = kor lenge stillinga varer
fact-region = kva del av landet arbeidsgivaren høyrer til
fact-representation = kor mange av dei som skal teljast etter regelen, som høyrer til gruppa ({ $ground })
fact-criteria = kva kriteria for stillinga krev
fact-own = opplysninga «{ $code }»
fact-in-force = om regelen er i kraft for denne saka, og i kva utgåve (kjeldene avgjer det ikkje)
fact-adverts = utlysinga
fact-advert-text = teksten i utlysinga ({ $channel }, { $language })
fact-wording = kva ordlyd standardteksten hadde
fact-assessment = vurderinga av { $applicant }
fact-declaration = kva { $applicant } hadde oppgitt om { $ground }
fact-origin = om { $applicant } søkjer utanfrå
fact-score = rangeringa av { $applicant }
fact-mode = om intervjuet med { $applicant } er ved fysisk oppmøte
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
    [one] Éi avkryssing er ikkje rekna med, anten fordi samtykke eller stadfesting manglar, eller fordi det er gitt avkall på verknaden eller ho kom for seint.
   *[other] { $count } avkryssingar er ikkje rekna med, anten fordi samtykke eller stadfesting manglar, eller fordi det er gitt avkall på verknaden eller dei kom for seint.
}
remark-withdrew-after-invitation = { $others ->
    [one] { $applicant } trekte seg etter innkallinga, og éin annan i gruppa står att.
   *[other] { $applicant } trekte seg etter innkallinga, og { $others } andre i gruppa står att.
}
remark-keeps-several = { $applicant } oppfyller åleine denne regelen, og dessutan: { $rules }.
remark-not-capped-alike = Unntaket «{ $exception }» er ført med eit tak på { $cap }, men talet på andre innkalla er { $others }: Plikta gjeld fullt ut.
remark-no-cap = Unntaket «{ $exception }» er ført utan tak: Plikta gjeld fullt ut.
remark-on-neither-side = { $count ->
    [one] Éin av dei innkalla er ikkje ført på nokon av sidene.
   *[other] { $count } av dei innkalla er ikkje førte på nokon av sidene.
}

## Kjelde og belegg
sources = Kjelde: { $sources }.
source-read-in = { $citation } (lese i: { $place })
mark-v = Belegg V: Dei avgjerande orda er lesne i kjelda eller i ei ordrett attgiving.
mark-v2 = Belegg V2: Dette er berre lese i ei sekundærkjelde; originalteksten er ikkje sedd.
mark-i = Belegg I: slik teksten er forstått her; han seier det ikkje sjølv.
mark-g = Belegg G: allmenn kunnskap, ikkje stadfesta i kjeldene.
last-confirmed = Det kjeldene seier, er stadfesta til og med { $date }, men ikkje for tida etter.
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
outcome-blocked = Vurdering: Minst éin regel som skal følgjast, er broten. Innkallingslista kan ikkje brukast slik ho er, med mindre ho blir klarert med eit fråvik som det er høve til.

## På éi linje
summary = Vurdert { $date } etter regelsettet { $policy } (utgåve av { $release }): { $outcome }; { $counts }.
summary-clear = ingen regel som skal eller bør følgjast, er broten eller uavklart
summary-advised = minst éin regel som bør følgjast, er broten eller uavklart
summary-open = minst éin regel som skal følgjast, er uavklart
summary-blocked = minst éin regel som skal følgjast, er broten
count-broken = { $count ->
    [one] éin regel er broten
   *[other] { $count } reglar er brotne
}
count-undetermined = { $count ->
    [one] éin regel er uavklart
   *[other] { $count } reglar er uavklarte
}
count-followed = { $count ->
    [one] for éin regel er det ikkje påvist brot
   *[other] for { $count } reglar er det ikkje påvist brot
}
count-kept = { $count ->
    [one] éin regel er følgd
   *[other] { $count } reglar er følgde
}
count-not-applicable = { $count ->
    [one] éin regel gjeld ikkje
   *[other] { $count } reglar gjeld ikkje
}
count-informs = { $count ->
    [one] éin regel er berre til opplysning
   *[other] { $count } reglar er berre til opplysning
}

## Klarering: det som sluttar med eit sitat, får punktum når sitatet ikkje har det
title-cleared = Innkallingslista er klarert
title-refused = Innkallingslista er ikkje klarert
cleared = { $departures ->
    [0] Innkallingslista er klarert utan fråvik.
    [one] Innkallingslista er klarert med eitt fråvik.
   *[other] Innkallingslista er klarert med { $departures } fråvik.
}
departed = Regelen er fråviken av { $by } { $date } med denne grunngivinga: «{ $reason }»
departed-invoking = Unntaket «{ $exception }» er gjort gjeldande, med desse opplysningane: «{ $facts }»
departed-yielding = Inga tillaten endring av innkallingslista oppfyller han saman med ein regel som går føre.
refused-no-shortlist = Det finst inga innkallingsliste å klarere.
refused-broken = Han skal følgjast, og det er ikkje gjort gjeldande noko unntak.
refused-exception-not-open = Unntaket som er gjort gjeldande, er ikkje eitt av dei regelen held ope ved klareringa.
refused-exceptions = Dette kan gjerast gjeldande med ei grunngiving: { $exceptions }.
refused-no-exception = Regelen held ikkje noko unntak ope ved klareringa.
refused-undetermined = Han skal følgjast: Det som manglar, må førast, eller lesemåten må veljast dersom berre kjeldene lèt det stå ope.
refused-reason-missing = Han bør følgjast, og ingen har grunngitt at han blir fråviken.
refused-unknown-rule = Det er oppgitt eit fråvik frå { $rule }, som ikkje er ein regel i regelsettet.
refused-departed-twice = Det er oppgitt meir enn eitt fråvik frå { $rule }; berre eitt kan gjelde.
exception-named = unntaket «{ $exception }»

## Det søkjarar kan få vite
title-letter = Orientering om innkallingslista
letter-for-all = Opplysningane er dei same for alle som har søkt stillinga, og seier ikkje noko om den einskilde søkjaren.
letter-people = Dataprogrammet som har prøvd innkallingslista, avgjer ikkje kven som blir kalla inn eller tilsett. Det prøver lista mot reglane og kan vise kva endring som ville oppfylle dei.
letter-criteria = Dette er kriteria for stillinga:
criterion-required = { $criterion } (krav)
criterion-wish = { $criterion } (ønske)
letter-rules = Innkallingslista er prøvd mot desse reglane:
letter-rules-unsettled = Det er ikkje avklart om desse reglane gjeld for stillinga:
letter-rules-none = Regelsettet har ingen regel om kven som blir kalla inn, som gjeld for stillinga.
letter-declared = I denne prøvinga tel det søkjarane oppgir om seg sjølve, berre slik dei sjølve har oppgitt det, og berre for denne stillinga. Prøvinga byggjer ikkje på slutningar om bakgrunnen til nokon, og den som ikkje har oppgitt noko, blir ikkje rekna for å ha svart nei.
letter-confidential = Denne orienteringa røper ikkje kva nokon søkjar har oppgitt.

## Lesevisinga: eit regelsett slik ein jurist les det
list-also = { $first }; { $last }
reading-day = Slik reglane er per { $date }.
reading-languages = Sitat står på språket til kjelda. Tolkingar, og merknader om kva ein tekst lèt stå ope eller kva som høyrer til ein annan stad, er på engelsk.
reading-clock = Utgåva blir bestemt av { $clock }.
reading-cases = Døme på saker, der slike er skrivne: { $file }
reading-in-force = Ifølgje kjeldene er utgåve { $number } i kraft per { $date }.
reading-in-force-perhaps = Kjeldene avgjer ikkje om utgåve { $number } er i kraft per { $date }.
reading-in-force-several = Kjeldene avgjer ikkje kva som er i kraft per { $date }: { $versions }.
reading-in-force-none = Ifølgje kjeldene er inga utgåve i kraft per { $date }.
reading-no-version = inga
reading-nearest-before = Nærast før den dagen er utgåve { $number }: { $span }.
reading-nearest-after = Nærast etter den dagen er utgåve { $number }: { $span }.
reading-version = Utgåve { $number } av { $count }
reading-label = Utgåve { $number }
reading-number = utgåve { $number }
reading-requires = Regelen går ut på at { $requirement }.
reading-force = Type kjelde: { $force }. Bindande kraft: { $modality }.
reading-weakest = Belegg for den svakaste delen: { $mark }.
reading-holds = Tidsrom: { $span }.
reading-edge-chosen = Ein dato er vald. Slik kjeldene lèt det stå: { $span }.
reading-basis = Behandlingsgrunnlag: { $basis }.
reading-not-confirmed = Det er ikkje notert til kva dag det kjeldene seier, er stadfesta.
reading-words = Orda i kjelda
reading-checked = Det som blir prøvd
reading-no-words = Ingen ord i ei kjelde
reading-quote = «{ $words }»
reading-read-as = Forstått slik: { $reading }
reading-texts = Tekstane etter tid
reading-no-text = ordlyden er ikkje med i kjeldene
reading-unless = Unntak
reading-justification = Kvifor nokon kan føretrekkjast
justification-purpose = Formål: { $purpose }
justification-proportionality = Om det står i høve til formålet: { $note }
justification-review-by = Skal gjennomgåast innan { $date }.
reading-exception = «{ $exception }»: { $when }
reading-silent = Det teksten teier om
reading-chosen = Valt: { $choice }.
reading-unchosen = Ingenting er valt: Det står uavklart.
reading-elsewhere = Det som ikkje blir prøvd
reading-history = Historikk
reading-before = Før den første utgåva: { $note }
reading-announced = Varsla, og ikkje lagt til grunn:
reading-announced-on = Varsla frå { $date }, og ikkje lagt til grunn:
reading-unchanged = Ingen del er endra.
reading-was = før: { $before } – no: { $after }
reading-nothing = ingenting
reading-gone = borte:
reading-new = nytt:
reading-relations = Korleis reglane står til kvarandre
relation-unaffected = lèt stå urørt
relation-before = går føre
relation-replaces = har kome i staden for
relation-conflicts = dreg i ei anna retning enn
reading-sources = Kjelder
reading-source-itself = { $citation } (lese der)

## Høyringsarket
consultation-title = Til fråsegn: regelsettet { $policy }, utgåve av { $release }
consultation-about = Dette arket legg fram regelsettet i ord, slik at dei tillitsvalde kan uttale seg før det blir teke i bruk.
consultation-rule = Regel { $number }
consultation-scope = Han gjeld for stillingar der dette er tilfelle: { $conditions }.
consultation-scope-all = Han gjeld for alle stillingar.
consultation-grounds = Dette blir talt når søkjarar oppgir det: { $grounds }.
consultation-words = Orda han byggjer på
consultation-questions = Spørsmål til dei tillitsvalde
consultation-question = Spørsmål
consultation-answer = Svar
consultation-asks-rules = Manglar det ein regel som gjeld her, eller er det teke med ein som ikkje gjer det?
consultation-asks-grounds = Er det rett å telje dei opplysningane frå søkjarane som er nemnde, og på det behandlingsgrunnlaget som er nemnt?
consultation-asks-readings = Er det som er valt der ein tekst teier, rett?
consultation-asks-exceptions = Er unntaka rette, og kven skal ha rett til å føre dei og gjere dei gjeldande?
consultation-asks-use = Kva bør avtalast om kven som ser det søkjarar oppgir, korleis regelsettet blir brukt, og når det blir gjennomgått?
consultation-asks-else = Er det noko anna å seie?
consultation-answered = Svaret er gitt av
consultation-organisation = Organisasjon:
consultation-name = Namn:
consultation-date = Dato:

## Frå når til når
span = { $from }, { $until }
edge-from-on = frå { $day }
edge-from-between = frå ein dag i tida { $first } til { $last } (kjeldene seier ikkje kva for ein)
edge-from-not-verified = frå ein dag som ikkje er stadfesta, seinast { $day }
edge-until-on = til { $day }, den første dagen han ikkje lenger gjeld
edge-until-between = til ein dag i tida { $first } til { $last } (kjeldene seier ikkje kva for ein)
edge-until-not-verified = står med visse { $day }, ikkje stadfesta for tida etter
edge-until-open = utan kjend slutt
edge-until-partial = delvis oppheva { $day } (det er ikkje kjent kva for ein del)

## Rettskjeldetype, bindande kraft og kva som bestemmer utgåva
force-statute = lov
force-directive = direktiv, som bind gjennom lov i kvar stat
force-regulation = forskrift
force-instruction = pålegg eller instruks
force-collective = tariffavtale
force-resolution = vedtak
force-private-rule = ein samanslutnings eigen regel
force-scheme = frivillig ordning
force-guidance = rettleiing
modality-must = skal
modality-should = bør
modality-may = kan
modality-notice = berre til opplysning
clock-advertised = den første utlysinga, eller utan utlysing dagen stillinga blir opna for søknader
clock-applied = den første søknaden
clock-invited = den første innkallinga, foreslått eller send
clock-recommended = innstillinga

## Element
element-scope = Verkeområde
element-clock = Tid
element-force = Type kjelde
element-pool = Utval
element-group = Gruppe
element-bound = Tal
element-presupposition = Føresetnad
element-deadline = Frist
element-undeclared = Ikkje oppgitt
element-legal-basis = Behandlingsgrunnlag
element-statement = Tekst
element-channel = Kvar
element-record = Saksmappe
element-exception = Unntak
element-mode = Intervjuform
element-stage = Trinn
element-consistency = Likebehandling
element-comparison = Samanlikning
element-relation = Forhold til ein annan regel

## Kva som blir prøvd av eit element
checked-group = dei som { $group }
checked-anybody = alle som er samanlikna
checked-presupposition = { $presupposed ->
    [0] ingen som kjem i betraktning, treng å ha søkt
    [one] minst éin som kjem i betraktning, har søkt
   *[other] minst { $presupposed } som kjem i betraktning, har søkt
}
checked-nobody-left = ingen i gruppa er att i utvalet
checked-assessments = kvar vurdering nemner eit kriterium som ikkje er oppfylt, ein grunn, kven som vurderte, og kva dag
checked-sentence-required = kvar utlysing har ei setning med { $words }
checked-sentence-forbidden = inga utlysing har ei setning med { $words }
checked-statement = teksten «{ $statement }» ({ $language }), i sin heilskap
checked-channel = kvar utlysing
bound-at-least = { $wanted ->
    [one] minst éin
   *[other] minst { $wanted }
}
bound-all = alle
bound-best = { $wanted ->
    [one] den beste; av likestilte kven som helst
   *[other] dei { $wanted } beste; av likestilte kven som helst
}
bound-as-many = minst like mange som dei som { $other }
bound-share = minst { $share } av dei innkalla
bound-period-share = minst { $share } av dei som { $considered ->
    [applied] har søkt
   *[invited] er kalla inn
}, over ein periode
bound-enough = så snart dei som kjem i betraktning, er minst { $share } av dei planlagde plassane
bound-on-top = ved sida av dei som { $group }, og som blir kalla inn etter ei anna plikt
too-few-all-of-them = er det for få, alle av dei
too-few-no-duty = er det for få, inga plikt
neither-on-neither-side = den som ikkje er ført på nokon av sidene, tel på ingen av dei
neither-with-the-group = den som ikkje er ført på nokon av sidene, tel med gruppa
neither-with-the-others = den som ikkje er ført på nokon av sidene, tel med dei andre
on-top-counts = dei som blir kalla inn etter ei anna plikt, blir rekna med
on-top-does-not-count = dei som blir kalla inn etter ei anna plikt, blir ikkje rekna med
rounding-up = ein brøkdel av ein person er éin person til
rounding-nearest = ein brøkdel av ein person blir runda av, ein halv oppover
rounding-down = ein brøkdel av ein person fell bort
overlap-for-each = éin person i fleire grupper tel for kvar av dei
overlap-for-one = éin person tel berre for éi gruppe, denne eller: { $groups }
overlap-union = saman med: { $groups }
mode-in-person = berre intervju ved fysisk oppmøte tel
mode-remote = berre intervju over video eller telefon tel
stages-any = ei innkalling på kva trinn som helst tel
stages-every = berre den som er kalla inn på kvart trinn, tel
consistency-not-asked = det blir ikkje spurt om det hos andre er sett bort frå ein grunn som heldt nokon utanfor
consistency-any-reason = den som blei halden utanfor, kjem i betraktning så snart det er sett bort frå éin av grunnane hos nokon som er kalla inn eller tilsett
consistency-every-reason = den som blei halden utanfor, kjem i betraktning når det er sett bort frå kvar av grunnane hos nokon som er kalla inn eller tilsett
comparison-equal = ein namngitt person har funne dei likt kvalifiserte
comparison-nearly-equal = ein namngitt person har funne dei likt eller tilnærma likt kvalifiserte
before-open = det som er ført, tel uansett når det skjer
before-publication = ført før utlysinga blir kunngjord
before-invitation = ført før den første innkallinga
before-recommendation = ført før innstillinga blir gitt
entry-on-the-day-counts = på sjølve dagen er i tide
entry-on-the-day-does-not-count = på sjølve dagen er for seint
pool-qualified = dei som er funne kvalifiserte
pool-not-obviously-unsuited = alle unnateke dei som er funne openbert ueigna
pool-everyone = alle som har søkt
asserted-by-applicant = søkjaren sitt eige ord er nok
asserted-by-applicant-confirmed = søkjaren sitt eige ord er nok når nokon med rett til det har stadfesta det
waived-counts = det som er oppgitt, tel sjølv om søkjaren på førehand har gitt avkall på verknaden
waived-does-not-count = det som er oppgitt, tel ikkje når søkjaren på førehand har gitt avkall på verknaden
declared-late-counts = det som er oppgitt, tel sjølv om det kom etter den første innkallinga
declared-late-does-not-count = det som er oppgitt, tel ikkje når det kom etter den første innkallinga
deadline-open = ei innkalling tel uansett når ho skjer
deadline-recommendation = ei innkalling tel når ho er send før innstillinga blir gitt
deadline-hire = ei innkalling tel når ho er send før den første tilsetjinga
on-the-day-counts = ei innkalling på sjølve dagen tel
on-the-day-does-not-count = ei innkalling på sjølve dagen tel ikkje
withdrawn-counts = den som trekte seg etter ei send innkalling, tel
withdrawn-does-not-count = den som trekte seg etter ei send innkalling, tel ikkje
undeclared-outside-group = den som ikkje har oppgitt noko, er utanfor gruppa
basis-explicit-consent = det som er oppgitt, tel berre med uttrykkjeleg samtykke (jf. personvernforordninga art. 9 nr. 2 bokstav a, for dei grunnlaga føresegna gjeld)
basis-employment-law = det som er oppgitt, tel i kraft av ei arbeidsrettsleg plikt eller ein arbeidsrettsleg rett (jf. personvernforordninga art. 9 nr. 2 bokstav b, for dei grunnlaga føresegna gjeld)
basis-none = ikkje oppgitt, sidan ingenting av det søkjarar oppgir, blir talt

## Vilkår om stillinga, og når eit unntak gjeld
condition-country = landet til arbeidsgivaren er { $countries }
condition-region = arbeidsgivaren høyrer til denne delen av landet: { $regions }
condition-sector = sektoren til arbeidsgivaren er { $sectors }
condition-category = stillinga er { $categories }
condition-opening-external = stillinga er lyst ut eksternt
condition-opening-internal = stillinga er berre lyst ut internt
condition-longer = { $months ->
    [one] stillinga varer lenger enn éin månad
   *[other] stillinga varer lenger enn { $months } månader
}
condition-underrepresented = gruppa ({ $ground }) er underrepresentert blant dei som skal teljast etter regelen: { $measure }
measure-below-half = færre enn halvparten
measure-below = færre enn { $share }
condition-criterion = eit kriterium for stillinga har eit ord som byrjar på { $words }
condition-fact = opplysninga «{ $code }» er ført som rett
odd-at-least-two = er talet eit oddetal, må dei andre vere minst to fleire
odd-any-imbalance = er talet eit oddetal, er det nok å vere færre
sector-state = staten
sector-municipal = kommune
sector-county = fylkeskommune
sector-federal = forbundsstaten
sector-land = delstat
sector-other-public = anna offentleg organ
sector-church = kyrkje eller trussamfunn
sector-private = privat
category-leadership = ei leiarstilling
category-key-position = ein nøkkelposisjon
category-ordinary = ei vanleg stilling
category-own = «{ $code }»
when-fact = gjeld når dette er tilfelle: { $condition }
when-recorded = gjeld berre når ein namngitt person har ført det i saka
effect-caps-alike = det avgrensar plikta til berre å gjelde dei beste i gruppa, opp til det taket som er ført, og som dei andre innkalla heller ikkje må overskride
when-open = ein namngitt person kan gjere det gjeldande ved klareringa, som eit fråvik

## Spørsmål teksten lèt stå opne, og kva som er valt
question-short-posts = Er stillingar på seks månader eller mindre omfatta?
question-internal-postings = Er interne utlysingar omfatta?
question-definition = Kva tyder namnet på gruppa?
question-asserted-by = Kven sitt ord er avgjerande?
question-deadline = Til når tel ei innkalling?
question-on-the-day = Tel det som skjer på sjølve dagen for fristen?
question-withdrawn-after-invitation = Tel den som trekte seg etter ei send innkalling?
question-one-person-in-two-groups = For kor mange grupper tel éin person i fleire?
question-edge = Frå eller til kva dag gjeld han?
question-odd-number = Kva skal til for skeivskap når talet på tilsette er eit oddetal?
question-neither-side = Kvar står dei som ikkje er førte på nokon av sidene?
question-on-top = Blir dei rekna med som er kalla inn etter ei anna plikt?
question-enough = Kor mange i gruppa er nok?
question-too-few = Kva gjeld når det er for få i gruppa?
question-rounding = Kva blir av ein brøkdel av ein person?
question-share = Kor stor del er kravd?
question-declared-late = Tel det som er oppgitt etter den første innkallinga?
question-waived = Tel det som er oppgitt, når søkjaren på førehand har gitt avkall på verknaden?
question-consistency = Kan det hos andre vere sett bort frå ein grunn som heldt nokon utanfor?
question-review-by = Når skal høvet til å føretrekkje nokon seinast gjennomgåast?
choice-in-scope = omfatta
choice-out-of-scope = ikkje omfatta
choice-review-by = innan { $date }

## Kva ei samanlikning av ei gruppe med alle andre viser
p-is = p { $p }
p-under = p under { $p }
tells-fewer = Teikn på ein skilnad: Færre i gruppa vart valde ut enn eit utval utan omsyn til gruppa ville gitt ({ $p }). Tala seier ikkje kvifor.
tells-more = Teikn på ein skilnad: Fleire i gruppa vart valde ut enn eit utval utan omsyn til gruppa ville gitt ({ $p }). Tala seier ikkje kvifor.
tells-none = Ingen teikn på ein skilnad ({ $p }), noko som ikkje viser at det ikkje er nokon.
tells-few = For få til å seie noko ({ $p }).
tells-nothing = For få til å seie noko: Det er ingenting å samanlikne.
tells-showable = Med like mange personar og like mange valde ut ville høgst { $below } i gruppa, i staden for dei { $expected } som var å vente, vore teikn på færre.
tells-not-showable = Med like mange personar og like mange valde ut ville ikkje eingong dei færraste moglege i gruppa, i staden for dei { $expected } som var å vente, vore teikn på færre.
e-is = { $e }
e-under = under { $e }
e-over = over { $e }
e-value-fewer = Etter { $rounds ->
    [one] { $rounds } tilsetjingssak
   *[other] { $rounds } tilsetjingssaker
  } har éi eining, satsa på færre i gruppa, vorte til { $now } (på det meste var ho { $most }). Der folk blir trekte ut utan omsyn til gruppa, blir det ho var på det meste, nådd nokon gong med eit sannsyn på høgst dette, same kor ofte ein ser etter: { $p }.
e-value-more = Etter { $rounds ->
    [one] { $rounds } tilsetjingssak
   *[other] { $rounds } tilsetjingssaker
  } har éi eining, satsa på fleire i gruppa, vorte til { $now } (på det meste var ho { $most }). Der folk blir trekte ut utan omsyn til gruppa, blir det ho var på det meste, nådd nokon gong med eit sannsyn på høgst dette, same kor ofte ein ser etter: { $p }.
e-value-either = Etter { $rounds ->
    [one] { $rounds } tilsetjingssak
   *[other] { $rounds } tilsetjingssaker
  } har éi eining, satsa på ein skilnad den eine eller den andre vegen, vorte til { $now } (på det meste var ho { $most }). Der folk blir trekte ut utan omsyn til gruppa, blir det ho var på det meste, nådd nokon gong med eit sannsyn på høgst dette, same kor ofte ein ser etter: { $p }.

## Årleg utgreiing
annual-title = Utgreiing om likestilling { $year }: { $employer }
annual-about = Dokumentet følgjer dei fire årlege stega i likestillings- og diskrimineringslova (LOV-2017-06-16-51) § 26: risiko, årsaker, tiltak og evaluering av resultata. Det fortel om rekruttering og om eigne planar og program. Plikta er vidare enn rekruttering, og dokumentet er ikkje heile utgreiinga. At arbeidsgjevarar som har plikt til det, gjer greie for arbeidet offentleg kvart år, følgjer av § 26 a. Dei fire stega gjeld offentlege verksemder uansett storleik, private med over 50 tilsette, og private med 20 til 50 når det blir kravt. Andre arbeidsgjevarar har ei generell plikt.
annual-law = likestillings- og diskrimineringslova (LOV-2017-06-16-51) §§ 26 og 26 a (lese i Bufdir sin rettleiar om aktivitets- og utgreiingsplikta og i Difi, Forsterket aktivitets- og redegjørelsesplikt, 2020)
annual-step-risks = Risiko
annual-step-causes = Årsaker
annual-step-measures = Tiltak
annual-step-results = Resultat
annual-nothing = Ingenting er ført under dette steget.
annual-no-text = Ingen har skrive noko under dette steget. Her står berre det tala og planane viser.
annual-by = Skrive av { $by }.
annual-number = { $number }
annual-withheld = halde tilbake
annual-not-asked = ikkje spurt
annual-recruitment = Rekruttering
annual-counted = Talt opp over { $parts ->
    [one] { $parts } tilsetjingssak
   *[other] { $parts } tilsetjingssaker
}. Periodar: { $periods }.
annual-by-dimension = Etter { $dimension }
annual-dimension-sex = kjønn
annual-dimension-background = bakgrunn
annual-dimension-unit = eining
annual-definition = Definisjon: { $definitions }.
annual-basis = Grunnlag: { $basis }.
annual-group = Gruppe
annual-everybody = Alle
annual-undisclosed = ikkje oppgitt
annual-declared = har oppgitt det
annual-declared-not = har svart nei
annual-woman = kvinner
annual-man = menn
annual-applied = søkt
annual-qualified = kvalifisert
annual-invited = kalla inn
annual-offered = fått tilbod
annual-hired = tilsett
annual-promoted = forfremja
annual-own-participated = delteke
annual-own-applied = søkt stilling
annual-own-interviewed = vore til intervju
annual-own-appointed = fått stilling
annual-those-applied = dei som søkte
annual-those-qualified = dei som var kvalifiserte
annual-those-invited = dei som vart kalla inn
annual-those-offered = dei som fekk tilbod
annual-those-hired = dei som vart tilsette
annual-those-promoted = dei som vart forfremja
annual-those-own-participated = dei som deltok
annual-those-own-applied = dei som søkte stilling
annual-those-own-interviewed = dei som var til intervju
annual-those-own-appointed = dei som fekk stilling
annual-those-own = dei som nådde: { $stage }
annual-of = { $stage } av { $of }
annual-comparison = Kva ei samanlikning viser
annual-compared = { $dimension }, { $group } ({ $passage }): { $tells }
annual-not-compared = { $dimension } ({ $passage }): ikkje samanlikna, sidan tal er haldne tilbake.
annual-plan = Plan: { $plan }
annual-code = Nr.
annual-measure = Tiltak
annual-heading = Overskrift
annual-owed-by = Ansvar
annual-due = Når
annual-evidence = Dokumentasjon
annual-binds = Bind som
annual-must = skal
annual-should = bør
annual-may = kan
annual-notice = fortalt som gjort eller planlagt, ikkje ei plikt
annual-plan-set-up = Ansvar, dagar og dokumentasjon står slik planen er sett opp her. Der kjelda ikkje seier dei, er dei valde av den som sette han opp.
annual-text-missing = teksten finst ikkje i kjeldene
annual-each-unit = kvar eining
annual-not-in-the-sources = ikkje i kjeldene
annual-no-day = ingen dag er kjend
annual-by-day = innan { $date }
annual-times-month = minst { $times ->
    [one] { $times } gong
   *[other] { $times } gonger
} kvar månad
annual-times-quarter = minst { $times ->
    [one] { $times } gong
   *[other] { $times } gonger
} kvart kvartal
annual-times-year = minst { $times ->
    [one] { $times } gong
   *[other] { $times } gonger
} kvart år
annual-programmes = Program
annual-participants = { $programme }: deltakarar i alt: { $size }.
annual-bound = Krav
annual-standing = Status
annual-bound-size = talet på deltakarar
annual-bound-kept = oppfylt
annual-bound-broken = ikkje oppfylt
annual-bound-undetermined = ikkje avgjort, opplysningar manglar
annual-bound-wished = eit ønske, ikkje eit krav
annual-bound-untold = blir ikkje vist
annual-representation = Representasjon
annual-group-counted = Gruppa som er talt: { $group }.
annual-count-statistics = Definisjon: { $definition }. Tala kjem frå statistikk der ingen er namngitt.
annual-count-declared = Definisjon: { $definition }. Tala byggjer på det folk sjølve har oppgitt, med samtykke til å bli talde.
annual-tier = Nivå
annual-unit = Eining
annual-whole = samla
annual-day = Dag
annual-posts = Stillingar
annual-of-group = Gruppa
annual-share = Del
annual-population = Befolkninga
annual-population-share = { $share } ({ $source }, { $date })
annual-tier-employees = tilsette
annual-tier-unit-leaders = verksemdsleiarar
annual-tier-top-managers = toppleiarar
annual-tier-key-positions = nøkkelposisjonar
annual-tier-elected-members = folkevalde
annual-targets = Mål
annual-target = { $tier } ({ $unit }): { $share } innan { $date }, med stillingane i dag { $wanted } av { $posts }. No: { $count } av { $posts }.
annual-target-untold = { $tier } ({ $unit }): { $share } innan { $date }. Kor mange det er no, er halde tilbake.
annual-role-models = Rollemodellar
annual-of-posts = { $count } av { $posts }
annual-next-steps = Neste steg: { $programme }
annual-passage = Steg
annual-count = Tal
annual-of-count = Av
annual-exact = Eksakt intervall (95 prosent, Clopper–Pearson)
annual-interval = { $low } til { $high }
annual-women-network = Til samanlikning: { $count } av { $of } kvinner i eit tidlegare kandidatnettverk vart rådmenn ({ $share }, intervall { $interval }; { $source }). Det er eit anna program, og rådmann er berre éi av stillingane nokon kan få.
annual-plan-standing = Kva som er gjort: { $plan }
annual-reviewed = Slik stod det { $date }, så langt det er meldt frå.
annual-met = oppfylt
annual-met-late = oppfylt for seint
annual-open = ope
annual-without-evidence = meldt utan dokumentasjon
annual-overdue = ikkje oppfylt, fristen er ute
annual-of-them-overdue = { $count } (fristen er ute for { $late })
annual-all = I alt
annual-to-put-right = Å rette opp
annual-beside = { $count ->
    [one] { $count } melding er
   *[other] { $count } meldingar er
} ikkje rekna med: gitt etter denne dagen, eller om ein periode som ikkje har byrja.
annual-maturity = Eigenvurdering etter dei seks sjekkpunkta frå 2009
annual-maturity-about = Eininga har sjølv vurdert punkta. Eit punkt som ikkje er vurdert, er ikkje eit nei.
annual-point = Punkt
annual-assessed = { $unit }, { $date }
annual-assessed-by = { $unit }, { $date }, { $point }: vurdert av { $by }.
annual-assessed-by-on = { $unit }, { $date }, { $point }: vurdert av { $by }. Dokumentasjon: { $evidence }.
annual-in-place = på plass
annual-not-in-place = ikkje på plass
annual-not-assessed = ikkje vurdert
annual-point-political-anchoring = politisk forankring og påtrykk
annual-point-employer-strategy = arbeidsgjevarstrategi med mål og verkemiddel
annual-point-administrative-resources = administrative ressursar
annual-point-leadership-development = mangfald i leiingsutviklinga
annual-point-role-models = stadig fleire rollemodellar, og eit sjikt å rekruttere frå
annual-point-readiness-at-the-top = mogen for å la seg representere på toppleiarnivå
annual-method = Metode og grenser
annual-method-withheld = Eit tal på søkjarar eller deltakarar under { $threshold } er halde tilbake, og så mange til som skal til for at ingen sum i tabellane gir det tilbake. Halde tilbake er noko anna enn null, og noko anna enn ikkje spurt.
annual-method-tiers = På eit nivå er talet halde tilbake òg når få eller ingen står utanfor gruppa, og når skilnaden frå eit anna år, frå ei anna eining eller frå eit nivå det kan vere ein del av, ville fortalt om få. Skilnader mellom einingar som er delar av kvarandre, og nivå frå fleire einingar eller år sett saman, er ikkje undersøkte. At ingen på eit nivå høyrer til gruppa, er vist, sjølv om det fortel om alle der.
annual-method-elsewhere = Det som er trykt andre stader, og det nokon veit frå før, kan fortelje meir saman med dette.
annual-method-declared = Der ei gruppe byggjer på det folk sjølve har oppgitt, er den som ikkje har oppgitt noko, utanfor gruppa, men med i heilskapen. Ikkje oppgitt er ikkje nei.
annual-method-compared = Ei samanlikning er av tal lagde saman over alle tilsetjingssakene. Ho seier ikkje kvifor, og heller ikkje at nokon er diskriminert eller at ingen er det.
annual-method-population = Ei befolkning er ikkje det same som dei som søkte eller kunne søkje.
annual-method-evidence = Statusen for planane byggjer på det som er meldt. Om dokumentasjonen viser det han skal, er ikkje vurdert her. Av det som skal gjerast igjen og igjen, er periodane som sluttar i året, tekne med; av det som skal gjerast éin gong, det som ikkje var både gjort og forfalle før året.
annual-method-texts = Tekstane er skrivne av dei som er namngitte, og står på det språket dei er skrivne på.
annual-method-labels = Namn på kodar står på språket til den som gav dei. Ein kode utan namn står som kode.
annual-method-no-score = Det er ingen poengsum og ingen terskel å nå.
annual-method-not-judged = Dokumentet avgjer ikkje om plikta er oppfylt.
annual-sources = Kjelder
annual-source = { $citation } (belegg { $mark })
