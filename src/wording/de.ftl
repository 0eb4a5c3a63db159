# Vermerke auf Deutsch. Die Schlüssel sind in jeder Sprachdatei dieselben; zu ändern ist nur der Text rechts vom Gleichheitszeichen.

## Daten
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
date = { $day }. { $month } { $year }

## Zahlen: was zwischen Gruppen von drei Ziffern steht, ab wie vielen Ziffern gegliedert wird, und was vor Dezimalen steht
number-group = {"."}
number-grouped-from = 4
number-decimal = {","}
share-percent = { $percent } Prozent
share-fraction = { $numerator }/{ $denominator }

## Aufzählungen
list-and = { $first } und { $last }
list-comma = { $first }, { $last }
list-or = { $first } oder { $last }

## Merkmale, nach „mit der Angabe“
ground-minority-background = „Minderheitenhintergrund“
    .not = „kein Minderheitenhintergrund“
ground-immigrant-background-region = „Einwanderungsgeschichte aus einer der Regionen der Definition“
    .not = „keine Einwanderungsgeschichte aus einer der Regionen der Definition“
ground-immigrant-background-dfo = „Einwanderungsgeschichte“
    .not = „keine Einwanderungsgeschichte“
ground-immigrant-background-ssb = „Einwanderungsgeschichte nach der Definition des norwegischen Statistikamts“
    .not = „keine Einwanderungsgeschichte nach der Definition des norwegischen Statistikamts“
ground-disability-needing-accommodation = „Behinderung, die angemessene Vorkehrungen erfordern wird“
    .not = „keine Behinderung, die angemessene Vorkehrungen erfordern wird“
ground-cv-gap = „Lücke im Lebenslauf“
    .not = „keine Lücke im Lebenslauf“
ground-sex-woman = „Frau“
    .not = „keine Frau“
ground-sex-man = „Mann“
    .not = „kein Mann“
ground-immigrant-background = „Einwanderungsgeschichte“
    .not = „keine Einwanderungsgeschichte“
ground-migration-background-berlin = „Migrationshintergrund nach der Berliner Definition“
    .not = „kein Migrationshintergrund nach der Berliner Definition“
ground-disability = „Behinderung“
    .not = „keine Behinderung“
ground-severe-disability = „schwerbehindert oder gleichgestellt“
    .not = „weder schwerbehindert noch gleichgestellt“
ground-age-over-fifty = „über fünfzig Jahre alt“
    .not = „nicht über fünfzig Jahre alt“
ground-person-of-colour = „Person of Colour oder aus einer ethnischen Minderheit“
    .not = „weder Person of Colour noch aus einer ethnischen Minderheit“
ground-lgbtq = „lesbisch, schwul, bisexuell, trans oder queer“
    .not = „nicht lesbisch, schwul, bisexuell, trans oder queer“
ground-own = „{ $code }“
    .not = „nicht: { $code }“

## Gruppen, nach „Bewerberinnen und Bewerber“
group-declared = mit der Angabe { $ground }
group-external = von außerhalb des Arbeitgebers
group-internal = aus der Belegschaft des Arbeitgebers
group-all = { $first } und { $last }
group-any = { $first } oder { $last }

## Was die Regel verlangt, nach „dass“
requirement-qualified = { $requirement } ({ $qualifiers })
requires-at-least = { $pool ->
    [qualified] { $wanted ->
        [one] mindestens eine qualifizierte Bewerberin oder ein qualifizierter Bewerber
       *[other] mindestens { $wanted } qualifizierte Bewerberinnen und Bewerber
    }
    [not-obviously-unsuited] { $wanted ->
        [one] mindestens eine nicht offensichtlich ungeeignete Bewerberin oder ein nicht offensichtlich ungeeigneter Bewerber
       *[other] mindestens { $wanted } nicht offensichtlich ungeeignete Bewerberinnen und Bewerber
    }
   *[everyone] { $wanted ->
        [one] mindestens eine Bewerberin oder ein Bewerber
       *[other] mindestens { $wanted } Bewerberinnen und Bewerber
    }
} { $group } zum Vorstellungsgespräch eingeladen { $modality ->
    [must] { $wanted ->
        [one] werden muss
       *[other] werden müssen
    }
    [should] { $wanted ->
        [one] werden soll
       *[other] werden sollen
    }
    [may] { $wanted ->
        [one] werden kann
       *[other] werden können
    }
   *[notice] { $wanted ->
        [one] wird
       *[other] werden
    }
}
requires-all = { $pool ->
    [qualified] alle qualifizierten Bewerberinnen und Bewerber
    [not-obviously-unsuited] alle nicht offensichtlich ungeeigneten Bewerberinnen und Bewerber
   *[everyone] alle Bewerberinnen und Bewerber
} { $group } zum Vorstellungsgespräch eingeladen { $modality ->
    [must] werden müssen
    [should] werden sollen
    [may] werden können
   *[notice] werden
}
requires-best = { $wanted ->
    [one] die beste Person
   *[other] die { $wanted } besten Personen
} unter den { $pool ->
    [qualified] qualifizierten Bewerberinnen und Bewerbern
    [not-obviously-unsuited] nicht offensichtlich ungeeigneten Bewerberinnen und Bewerbern
   *[everyone] Bewerberinnen und Bewerbern
} { $group } zum Vorstellungsgespräch eingeladen { $modality ->
    [must] { $wanted ->
        [one] werden muss
       *[other] werden müssen
    }
    [should] { $wanted ->
        [one] werden soll
       *[other] werden sollen
    }
    [may] { $wanted ->
        [one] werden kann
       *[other] werden können
    }
   *[notice] { $wanted ->
        [one] wird
       *[other] werden
    }
}
requires-as-many = mindestens so viele Bewerberinnen und Bewerber { $group } wie Bewerberinnen und Bewerber { $other } zum Vorstellungsgespräch eingeladen { $modality ->
    [must] werden müssen
    [should] werden sollen
    [may] werden können
   *[notice] werden
}, sofern genügend viele der Erstgenannten { $pool ->
    [qualified] qualifiziert sind
    [not-obviously-unsuited] nicht offensichtlich ungeeignet sind
   *[everyone] sich beworben haben
}{ $few ->
    [all-of-them] , und andernfalls alle, auf die dies zutrifft
   *[no-duty] {""}
}
requires-share = mindestens { $share } derer, die zum Vorstellungsgespräch eingeladen werden, Bewerberinnen und Bewerber { $group } { $modality ->
    [must] sein müssen
    [should] sein sollen
    [may] sein können
   *[notice] sind
}, sofern genügend solche Bewerberinnen und Bewerber { $pool ->
    [qualified] qualifiziert sind
    [not-obviously-unsuited] nicht offensichtlich ungeeignet sind
   *[everyone] sich beworben haben
}{ $few ->
    [all-of-them] , und andernfalls alle diese Bewerberinnen und Bewerber eingeladen werden
   *[no-duty] {""}
}
beginning-of-word = „{ $word }…“
word-beginning = mit einem Wort der Form { $words }
word-beginning-others = { $words } oder einer von { $count } weiteren
requires-sentence = jede Ausschreibung einen Satz { $words } { $modality ->
    [must] enthalten muss
    [should] enthalten soll
    [may] enthalten kann
   *[notice] enthält
}
forbids-sentence = keine Ausschreibung einen Satz { $words } { $modality ->
    [must] enthalten darf
    [should] enthalten soll
    [may] enthalten muss
   *[notice] enthält
}
requires-assessments = die ausschlaggebenden Beurteilungen, falls von den Bewerberinnen und Bewerbern { $group } niemand mehr in Betracht kommt, vor der ersten Einladung mit Kriterium, Grund, Tag und Namen der beurteilenden Person festgehalten { $modality ->
    [must] sein müssen
    [should] sein sollen
    [may] sein können
   *[notice] sind
}
allows-preference = unter Bewerberinnen und Bewerbern, bei denen eine Person { $near ->
    [equal] gleiche
   *[nearly-equal] gleiche oder annähernd gleiche
} Qualifikation festgestellt hat, ein Vorzug für Personen { $group } vorgesehen ist
tells-of-equals = unter Bewerberinnen und Bewerbern, bei denen eine Person { $near ->
    [equal] gleiche
   *[nearly-equal] gleiche oder annähernd gleiche
} Qualifikation festgestellt hat, { $modality ->
    [may] im Einzelfall ein Vorzug geprüft werden darf
   *[notice] eine Reihenfolge vorgesehen ist
}
tells-of-period-share = über einen Zeitraum hinweg mindestens { $share } derer, die { $considered ->
    [applied] sich bewerben
   *[invited] eingeladen werden
}, Personen { $group } sein sollen
monitors-four-fifths = die Auswertung über viele Verfahren die Auswahlquote jeder Gruppe mit vier Fünfteln der höchsten vergleicht
monitors-local-law-144 = die Auswertung über viele Verfahren die Verhältniszahlen („impact ratios“) nach Local Law 144 berechnet
requires-statement = der Standardtext in jeder Ausschreibung { $modality ->
    [must] stehen muss
    [should] stehen soll
    [may] stehen kann
   *[notice] steht
}
requires-entry-about = die Akte, wenn sich eine Person { $group } beworben hat, { $entry } { $modality ->
    [must] muss
    [should] soll
    [may] kann
   *[notice] kann
}
requires-entry = die Akte { $entry } { $modality ->
    [must] muss
    [should] soll
    [may] kann
   *[notice] kann
}
entry-action-plan-reference = auf den Aktionsplan verweisen
entry-representatives-heard = die Anhörung der Beschäftigtenvertretung zu der Ausschreibung ausweisen
entry-representative-informed = die Unterrichtung der Vertretung der Gruppe (etwa der Schwerbehindertenvertretung) ausweisen
entry-panel-parity = die gleiche Zahl von Frauen und Männern in der Auswahlkommission oder den Grund der Abweichung ausweisen
entry-reasons-for-departing = die Gründe der Abweichung nennen
entry-own = „{ $code }“ enthalten

## Wozu es gekommen ist
verdict-followed = Ein Verstoß gegen die Regel, dass { $requirement }, ist nicht festgestellt.
verdict-kept = Die Regel, dass { $requirement }, ist eingehalten.
verdict-broken = Die Regel, dass { $requirement }, ist verletzt.
verdict-not-applicable = Die Regel, dass { $requirement }, ist hier nicht anwendbar.
verdict-undetermined = Ob die Regel, dass { $requirement }, eingehalten ist, lässt sich noch nicht feststellen.
verdict-informs = Hier gilt, dass { $requirement }. Daran wird nichts gemessen.
verdict-informs-untold = Zur Kenntnis: Die Regel besagt, dass { $requirement }. Daran wird nichts gemessen.
verdict-informs-undetermined = Ob hier gilt, dass { $requirement }, lässt sich noch nicht feststellen.

## Warum
because-not-in-force = Sie war am { $on } nicht in Kraft.
because-not-in-force-begins = Nach den Quellen gilt sie frühestens ab dem { $begins }; maßgeblich ist in diesem Fall der { $on }.
because-not-in-force-ended = Nach den Quellen war sie spätestens am { $ended } außer Kraft; maßgeblich ist in diesem Fall der { $on }.
before-not-judged = Was davor galt, ist den Quellen nicht zu entnehmen und nicht beurteilt worden.
because-out-of-scope = Die Stelle fällt nicht in den Anwendungsbereich der Regel. Maßgeblich dafür: { $matters }.
because-excepted = Die Ausnahme „{ $exception }“ greift.
because-nobody-in-group = Keine Bewerberin und kein Bewerber wird zu der Gruppe gezählt. Das besagt nicht, dass niemand zu ihr gehört.
because-too-few-eligible = { $eligible ->
    [0] Aus der Gruppe kommt niemand in Betracht
    [one] Aus der Gruppe kommt nur eine Person in Betracht
   *[other] Aus der Gruppe kommen nur { $eligible } Personen in Betracht
}, und die Regel setzt { $presupposed ->
    [one] mindestens eine Person
   *[other] mindestens { $presupposed } Personen
} voraus.
because-met = Eingeladen: { $people }.
because-met-untold = Aus der Gruppe sind genügend Personen eingeladen.
because-holds-either-way = Einzelne Tatsachen sind unbekannt; die Regel ist aber nicht verletzt, wie auch immer sie ausfallen.
because-statement-present = { $adverts ->
    [one] Der Text steht in der Ausschreibung.
   *[other] Der Text steht in allen { $adverts } Ausschreibungen.
}
because-entry-present = Dies steht in der Akte.
capped-alike = Die Ausnahme „{ $exception }“ ist vermerkt, mit einer Obergrenze von { $cap } für beide Seiten.
because-informs = Was hier von ihren Voraussetzungen geprüft wird, liegt vor; das Übrige haben Menschen festzustellen.
because-short = { $short ->
    [one] Es fehlt mindestens eine Einladung.
   *[other] Es fehlen mindestens { $short } Einladungen.
}
because-short-untold = Aus der Gruppe sind zu wenige Personen eingeladen.
because-met-with = Für die Regel anrechenbar, aber nicht eingeladen: { $people }.
because-perhaps-with = Für die Regel möglicherweise anrechenbar, aber nicht eingeladen: { $people }.
because-statement-missing = Der Text fehlt hier: { $adverts }.
because-entry-missing = Dies fehlt in der Akte.
because-yields-to = Mit keiner zulässigen Änderung der Einladungsliste lässt sich dies zusammen mit { $rules } einhalten; dahinter tritt es zurück.
because-entry-late = Dies wurde am { $on } festgehalten und damit zu spät.
because-somebody-eligible = Aus der Gruppe kommt noch jemand in Betracht; die Voraussetzung der Regel liegt also nicht vor.
because-not-compared = Niemand hat festgestellt, dass sich Bewerberinnen und Bewerber dafür nahe genug stehen.
because-everyone-invited = { $invited ->
    [one] Die einzige Person, die sich beworben hat, ist eingeladen.
   *[other] Alle { $invited } Bewerberinnen und Bewerber sind eingeladen.
}
because-balanced = Aus der Gruppe eingeladen: { $invited }. Auf der anderen Seite oder verlangt: { $against }.
because-unbalanced = Aus der Gruppe eingeladen: { $invited }. Auf der anderen Seite oder verlangt: { $against }.
because-assessments-recorded = Festgehalten: die Beurteilung von { $people }.
because-assessment-deficient = Unvollständig oder zu spät: die Beurteilung von { $people }.
because-assessment-deficient-untold = Eine Beurteilung ist unvollständig, oder sie kam zu spät.
because-counted = Berücksichtigt: { $considered }. Davon aus der Gruppe: { $of-group }.
because-nothing-forbidden = Nichts dergleichen steht in den Ausschreibungen.
because-forbidden-present = Dies steht hier: { $adverts }.
because-review-overdue = Was hier von ihren Voraussetzungen geprüft wird, liegt vor, doch ist der für die Überprüfung des Vorzugs gesetzte Termin, der { $date }, verstrichen.
because-review-overdue-untold = Der für die Überprüfung des Vorzugs gesetzte Termin, der { $date }, ist verstrichen.
because-passed-over = Besser, aber nicht eingeladen: { $people }.
because-passed-over-untold = Bessere Personen aus der Gruppe sind übergangen.
because-overlooked = { $excluded } wurde wegen „{ $criterion }“ ausgeschlossen; bei { $other } wurde darüber hinweggesehen.
because-unknown = Zu klären ist: { $facts }.
not-assessed = { $count ->
    [one] Eine Person ist nicht abschließend beurteilt: { $people }.
   *[other] { $count } Personen sind nicht abschließend beurteilt: { $people }.
}
personal-fact-unknown = Mindestens eine Tatsache, die Bewerberinnen oder Bewerber betrifft, ist unbekannt.

## Was die Einladungsliste in Ordnung bringt
remedy-invite = { $count ->
    [one] Eine weitere Einladung behebt, was Einladungen beheben können: { $people }.
   *[other] { $count } weitere Einladungen beheben, was Einladungen beheben können: { $people }.
}
remedy-leave = { $count ->
    [one] Eine Person, deren Einladung noch nicht versandt ist, müsste ihren Platz aufgeben: { $people }.
   *[other] { $count } Personen, deren Einladung noch nicht versandt ist, müssten ihren Platz aufgeben: { $people }.
}
remedy-nobody-leaves = Niemand verliert einen Platz.
remedy-smallest = Keine kleinere Änderung genügt.
remedy-nothing = Eine Änderung der Einladungsliste wird nicht vorgeschlagen.
remedy-in-person = Die zusätzlichen Gespräche müssen in Präsenz stattfinden.
remedy-remote = Die zusätzlichen Gespräche müssen per Video oder Telefon stattfinden.
remedy-number-invite = { $count ->
    [one] Mindestens eine weitere Einladung ist nötig, um zu beheben, was Einladungen beheben können.
   *[other] Mindestens { $count } weitere Einladungen sind nötig, um zu beheben, was Einladungen beheben können.
}
remedy-number-leave = { $count ->
    [one] Mindestens eine Person, deren Einladung noch nicht versandt ist, muss ihren Platz aufgeben.
   *[other] Mindestens { $count } Personen, deren Einladung noch nicht versandt ist, müssen ihren Platz aufgeben.
}
remedy-people-choose = Wer das ist, entscheiden Menschen, da nicht alle einen Rang haben.
remedy-serves = Für die Regel { $rule }: { $people }.
remedy-served-by = Jede dieser Personen zählt für die Regel { $rule }: { $people }.
remedy-none = Mit keiner zulässigen Änderung der Einladungsliste lassen sich alle Regeln einhalten.
remedy-conflict = Dies kann nicht zusammen bestehen, könnte es aber, wenn eines davon entfiele: { $claims }.
remedy-conflict-alone = Hinzukommen kann nur, wer noch im Verfahren ist und für qualifiziert befunden wurde; damit ist dies nicht einzuhalten: { $claims }.
remedy-conflict-untold = Was im Weg steht, ergibt sich aus der Prüfung, die nur Personen mit Zugang zu den Angaben einsehen dürfen.
remedy-least = Mindestens nötig wäre: { $by }.
remedy-gives-up = Zurücktreten muss: { $rule }. Vorrang: { $to }; alles zugleich ist nicht einzuhalten.
remedy-gives-up-untold = Zurücktreten muss, weil eine vorrangige Regel nicht zugleich einzuhalten ist: { $rule }.
remedy-unproved = Ob eine kleinere Änderung genügt, ist nicht bewiesen; die Suche wurde abgebrochen.
remedy-unproved-none = Ob sich mit einer Änderung alle Regeln einhalten lassen, ist nicht bekannt; die Suche wurde abgebrochen.
claim-rule = die Regel { $rule }
claim-requirement = die Regel, dass { $requirement }
claim-places = { $places ->
    [one] der eine vorgesehene Platz
   *[other] die { $places } vorgesehenen Plätze
}
claim-sent = die versandten Einladungen
claim-nobody-loses = dass niemand einen Platz verliert
relaxed-rule = { $count ->
    [one] eine Person zu wenig oder zu viel für die Regel { $rule }
   *[other] { $count } Personen zu wenig oder zu viel für die Regel { $rule }
}
relaxed-places = { $count ->
    [one] ein Platz mehr
   *[other] { $count } Plätze mehr
}
relaxed-sent = { $count ->
    [one] eine zurückgenommene versandte Einladung
   *[other] { $count } zurückgenommene versandte Einladungen
}
relaxed-nobody-loses = { $count ->
    [one] ein genommener Platz
   *[other] { $count } genommene Plätze
}

## Tatsachen
fact-country = das Land des Arbeitgebers
fact-sector = der Sektor des Arbeitgebers
fact-category = die Stellenkategorie
fact-opening = ob die Stelle extern ausgeschrieben ist
fact-length = die Dauer der Stelle
fact-region = der Landesteil des Arbeitgebers
fact-representation = wie viele der für die Regel Gezählten zu der Gruppe gehören ({ $ground })
fact-criteria = was die Kriterien verlangen
fact-own = die Tatsache „{ $code }“
fact-in-force = ob und in welcher Fassung die Regel für diesen Fall in Kraft ist (die Quellen lassen es offen)
fact-adverts = die Ausschreibung
fact-advert-text = der Text der Ausschreibung ({ $channel }, { $language })
fact-wording = welchen Wortlaut der Standardtext hatte
fact-assessment = die Beurteilung von { $applicant }
fact-declaration = was { $applicant } zu der Angabe { $ground } erklärt hatte
fact-origin = ob { $applicant } sich von außerhalb des Arbeitgebers bewirbt
fact-score = der Rang von { $applicant }
fact-mode = ob das Vorstellungsgespräch mit { $applicant } in Präsenz stattfindet
channel-own = eigene Anzeige
channel-joint = Sammelanzeige
channel-web = Internet
channel-other = „{ $code }“
advert = { $channel } ({ $language })

## Zahlen und Hinweise für Zugangsberechtigte
people-undeclared = { $count ->
    [one] Eine Person hat hierzu nichts angegeben.
   *[other] { $count } Personen haben hierzu nichts angegeben.
}
people-uncounted = { $count ->
    [one] Eine Angabe ist nicht mitgezählt, weil die Einwilligung oder die Bestätigung fehlt, auf ihre Folgen verzichtet wurde oder sie zu spät kam.
   *[other] { $count } Angaben sind nicht mitgezählt, weil die Einwilligung oder die Bestätigung fehlt, auf ihre Folgen verzichtet wurde oder sie zu spät kamen.
}
remark-withdrew-after-invitation = { $others ->
    [one] { $applicant } hat die Bewerbung nach der Einladung zurückgezogen; eine weitere Person aus der Gruppe verbleibt.
   *[other] { $applicant } hat die Bewerbung nach der Einladung zurückgezogen; { $others } weitere Personen aus der Gruppe verbleiben.
}
remark-keeps-several = Allein durch { $applicant } ist diese Regel eingehalten und außerdem: { $rules }.
remark-not-capped-alike = Die Ausnahme „{ $exception }“ ist mit einer Obergrenze von { $cap } vermerkt, von den Übrigen sind aber { $others } eingeladen: Die Pflicht gilt in vollem Umfang.
remark-no-cap = Die Ausnahme „{ $exception }“ ist ohne Obergrenze vermerkt: Die Pflicht gilt in vollem Umfang.
remark-on-neither-side = { $count ->
    [one] Eine der eingeladenen Personen ist auf keiner der beiden Seiten erfasst.
   *[other] { $count } der eingeladenen Personen sind auf keiner der beiden Seiten erfasst.
}

## Quelle und Beleg
sources = Quelle: { $sources }.
source-read-in = { $citation } (gelesen in: { $place })
mark-v = Beleg V: Die maßgeblichen Worte wurden in der Quelle oder in einer wörtlichen Wiedergabe gelesen.
mark-v2 = Beleg V2: Nur in einer Sekundärquelle gelesen; der Originaltext lag nicht vor.
mark-i = Beleg I: So wird der Text hier verstanden; er selbst sagt es nicht.
mark-g = Beleg G: allgemeine Kenntnis, in den Quellen nicht bestätigt.
last-confirmed = Was die Quellen besagen, ist bis einschließlich { $date } bestätigt, für die Zeit danach jedoch nicht.
in-force-unsettled = Die Quellen lassen offen, ob und in welcher Fassung die Regel für diesen Fall in Kraft ist; am Ergebnis ändert das nichts.

## Der Vermerk
title-case-file = Vermerk über die Einladungen zum Vorstellungsgespräch
title-restricted = Prüfung der Einladungsliste – nur für Personen mit Zugang zu den Angaben
vacancy = Stelle: { $title }
policy = Regelwerk: { $policy }, Ausgabe vom { $release }
decided = Geprüft am { $date }
outcome-clear = Ergebnis: Keine Regel, die eingehalten werden muss oder soll, ist verletzt oder ungeklärt.
outcome-advised = Ergebnis: Mindestens eine Regel, die eingehalten werden soll, ist verletzt oder ungeklärt. Die Einladungsliste darf verwendet werden, sobald eine namentlich benannte Person dies begründet.
outcome-open = Ergebnis: Bei mindestens einer Regel, die eingehalten werden muss, ist ungeklärt, ob sie eingehalten ist. Bis dies geklärt ist, darf die Einladungsliste nicht verwendet werden.
outcome-blocked = Ergebnis: Mindestens eine Regel, die eingehalten werden muss, ist verletzt. Die Einladungsliste darf so nicht verwendet werden, es sei denn, sie wird mit einer zulässigen Abweichung freigegeben.

## In einer Zeile
summary = Geprüft am { $date } nach dem Regelwerk { $policy } (Ausgabe vom { $release }): { $outcome }; { $counts }.
summary-clear = keine Regel, die eingehalten werden muss oder soll, ist verletzt oder ungeklärt
summary-advised = mindestens eine Regel, die eingehalten werden soll, ist verletzt oder ungeklärt
summary-open = mindestens eine Regel, die eingehalten werden muss, ist ungeklärt
summary-blocked = mindestens eine Regel, die eingehalten werden muss, ist verletzt
count-broken = { $count ->
    [one] eine Regel ist verletzt
   *[other] { $count } Regeln sind verletzt
}
count-undetermined = { $count ->
    [one] eine Regel ist ungeklärt
   *[other] { $count } Regeln sind ungeklärt
}
count-followed = { $count ->
    [one] bei einer Regel ist kein Verstoß festgestellt
   *[other] bei { $count } Regeln ist kein Verstoß festgestellt
}
count-kept = { $count ->
    [one] eine Regel ist eingehalten
   *[other] { $count } Regeln sind eingehalten
}
count-not-applicable = { $count ->
    [one] eine Regel ist nicht anwendbar
   *[other] { $count } Regeln sind nicht anwendbar
}
count-informs = { $count ->
    [one] eine Regel dient nur der Kenntnisnahme
   *[other] { $count } Regeln dienen nur der Kenntnisnahme
}

## Freigabe: Was mit einem Zitat endet, erhält einen Punkt, wo das Zitat keinen hat
title-cleared = Die Einladungsliste ist freigegeben
title-refused = Die Einladungsliste ist nicht freigegeben
cleared = { $departures ->
    [0] Die Einladungsliste ist ohne Abweichung freigegeben.
    [one] Die Einladungsliste ist mit einer Abweichung freigegeben.
   *[other] Die Einladungsliste ist mit { $departures } Abweichungen freigegeben.
}
departed = { $by } ist am { $date } von der Regel abgewichen, mit dieser Begründung: „{ $reason }“
departed-invoking = Geltend gemacht ist die Ausnahme „{ $exception }“, mit diesen Tatsachen: „{ $facts }“
departed-yielding = Mit keiner zulässigen Änderung der Einladungsliste lässt sie sich zusammen mit einer vorrangigen Regel einhalten.
refused-no-shortlist = Es gibt keine Einladungsliste, die freizugeben wäre.
refused-broken = Sie muss eingehalten werden, und eine Ausnahme ist nicht geltend gemacht.
refused-exception-not-open = Die geltend gemachte Ausnahme gehört nicht zu denen, die die Regel bei der Freigabe offenhält.
refused-exceptions = Mit einer Begründung kann dies geltend gemacht werden: { $exceptions }.
refused-no-exception = Die Regel hält bei der Freigabe keine Ausnahme offen.
refused-undetermined = Sie muss eingehalten werden: Was fehlt, ist nachzutragen oder, wo allein die Quellen es offenlassen, die Lesart zu wählen.
refused-reason-missing = Sie soll eingehalten werden, und niemand hat begründet, warum von ihr abgewichen wird.
refused-unknown-rule = Eine Abweichung betrifft { $rule }; eine solche Regel hat das Regelwerk nicht.
refused-departed-twice = Mehr als eine Abweichung ist angegeben für { $rule }; nur eine kann gelten.
exception-named = die Ausnahme „{ $exception }“

## Was Bewerberinnen und Bewerbern mitgeteilt werden darf
title-letter = Information zur Einladungsliste
letter-for-all = Diese Auskunft ist für alle, die sich auf die Stelle beworben haben, dieselbe und besagt nichts über einzelne Personen.
letter-people = Das Programm, mit dem die Einladungsliste geprüft wurde, entscheidet nicht, wer eingeladen oder eingestellt wird. Es prüft die Liste anhand der Regeln und kann aufzeigen, durch welche Änderung sie eingehalten würden.
letter-criteria = Dies sind die Kriterien für die Stelle:
criterion-required = { $criterion } (erforderlich)
criterion-wish = { $criterion } (erwünscht)
letter-rules = Die Einladungsliste wurde anhand dieser Regeln geprüft:
letter-rules-unsettled = Ob diese Regeln für die Stelle gelten, ist nicht geklärt:
letter-rules-none = Das Regelwerk hat keine Regel darüber, wer einzuladen ist, die für die Stelle gilt.
letter-declared = Bei dieser Prüfung zählt das, was Bewerberinnen und Bewerber über sich angeben, nur so, wie sie es selbst angegeben haben, und nur für diese Stelle. Die Prüfung beruht nicht auf Schlüssen auf den Hintergrund einzelner Personen, und eine fehlende Angabe gilt nicht als Verneinung.
letter-confidential = Aus dieser Auskunft geht nicht hervor, was einzelne Personen angegeben haben.

## Die Leseansicht: ein Regelwerk, wie es eine Juristin oder ein Jurist liest
list-also = { $first }; { $last }
reading-day = Stand der Regeln am { $date }.
reading-languages = Zitate stehen in der Sprache ihrer Quelle. Auslegungen und Anmerkungen dazu, was ein Text offenlässt oder was anderswohin gehört, sind auf Englisch.
reading-clock = Welche Fassung gilt, bestimmt sich nach diesem Ereignis: { $clock }.
reading-cases = Fallbeispiele, soweit vorhanden: { $file }
reading-in-force = Nach den Quellen ist Fassung { $number } am { $date } in Kraft.
reading-in-force-perhaps = Die Quellen lassen offen, ob Fassung { $number } am { $date } in Kraft ist.
reading-in-force-several = Die Quellen lassen offen, was am { $date } in Kraft ist: { $versions }.
reading-in-force-none = Nach den Quellen ist am { $date } keine Fassung in Kraft.
reading-no-version = keine
reading-nearest-before = Am nächsten vor diesem Tag liegt Fassung { $number }: { $span }.
reading-nearest-after = Am nächsten nach diesem Tag liegt Fassung { $number }: { $span }.
reading-version = Fassung { $number } von { $count }
reading-label = Fassung { $number }
reading-number = Fassung { $number }
reading-requires = Die Regel besagt, dass { $requirement }.
reading-force = Art der Quelle: { $force }. Verbindlichkeit: { $modality }.
reading-weakest = Beleg des schwächsten Teils: { $mark }.
reading-holds = Geltungszeit: { $span }.
reading-edge-chosen = Ein Zeitpunkt ist gewählt. Wie ihn die Quellen offenlassen: { $span }.
reading-basis = Rechtsgrundlage der Verarbeitung: { $basis }.
reading-not-confirmed = Bis zu welchem Tag bestätigt ist, was die Quellen besagen, ist nicht vermerkt.
reading-words = Wortlaut der Quelle
reading-checked = Was geprüft wird
reading-no-words = Kein Wortlaut einer Quelle
reading-quote = „{ $words }“
reading-read-as = Verstanden als: { $reading }
reading-texts = Die Texte nach ihrer Zeit
reading-no-text = der Wortlaut ist in den Quellen nicht enthalten
reading-unless = Ausnahmen
reading-justification = Warum ein Vorzug gegeben werden darf
justification-purpose = Zweck: { $purpose }
justification-proportionality = Verhältnismäßigkeit: { $note }
justification-review-by = Zu überprüfen bis zum { $date }.
reading-exception = „{ $exception }“: { $when }
reading-silent = Worüber der Text schweigt
reading-chosen = Gewählt: { $choice }.
reading-unchosen = Nichts ist gewählt: Die Frage bleibt offen.
reading-elsewhere = Was nicht geprüft wird
reading-history = Entwicklung
reading-before = Vor der ersten Fassung: { $note }
reading-announced = Angekündigt und nicht zugrunde gelegt:
reading-announced-on = Angekündigt für den { $date } und nicht zugrunde gelegt:
reading-unchanged = Kein Teil hat sich geändert.
reading-was = zuvor: { $before } – jetzt: { $after }
reading-nothing = nichts
reading-gone = entfallen:
reading-new = neu:
reading-relations = Wie die Regeln zueinander stehen
relation-unaffected = lässt unberührt
relation-before = geht vor
relation-replaces = ist an die Stelle getreten von
relation-conflicts = steht in einem Spannungsverhältnis zu
reading-sources = Quellen
reading-source-itself = { $citation } (dort gelesen)

## Der Anhörungsbogen
consultation-title = Anhörung zum Regelwerk { $policy }, Ausgabe vom { $release }
consultation-about = Dieser Bogen legt das Regelwerk in Worten dar, damit die Beschäftigtenvertretung Stellung nehmen kann, bevor es angewandt wird.
consultation-rule = Regel { $number }
consultation-scope = Sie gilt für Stellen, für die dies zutrifft: { $conditions }.
consultation-scope-all = Sie gilt für alle Stellen.
consultation-grounds = Angaben, die sie zählt: { $grounds }.
consultation-words = Der Wortlaut, auf dem sie beruht
consultation-questions = Fragen an die Beschäftigtenvertretung
consultation-question = Frage
consultation-answer = Antwort
consultation-asks-rules = Fehlt eine Regel, die hier gilt, oder ist eine aufgeführt, die hier nicht gilt?
consultation-asks-grounds = Ist es richtig, die genannten Angaben auf der genannten Rechtsgrundlage zu zählen?
consultation-asks-readings = Ist richtig, was dort gewählt ist, wo ein Text schweigt?
consultation-asks-exceptions = Sind die Ausnahmen richtig, und wer soll sie vermerken und geltend machen dürfen?
consultation-asks-use = Was soll darüber vereinbart werden, wer Angaben einsieht, wie das Regelwerk angewandt und wann es überprüft wird?
consultation-asks-else = Ist sonst noch etwas zu sagen?
consultation-answered = Stellungnahme von
consultation-organisation = Organisation:
consultation-name = Name:
consultation-date = Datum:

## Von wann bis wann
span = { $from }, { $until }
edge-from-on = ab dem { $day }
edge-from-between = ab einem Tag in der Zeit vom { $first } bis zum { $last } (die Quellen sagen nicht, ab welchem)
edge-from-not-verified = ab einem nicht bestätigten Tag, spätestens ab dem { $day }
edge-until-on = bis zum { $day }, dem ersten Tag, an dem sie nicht mehr gilt
edge-until-between = bis zu einem Tag in der Zeit vom { $first } bis zum { $last } (die Quellen sagen nicht, bis zu welchem)
edge-until-not-verified = am { $day } gesichert geltend, für die Zeit danach nicht bestätigt
edge-until-open = ohne bekanntes Ende
edge-until-partial = am { $day } teilweise aufgehoben (welcher Teil, ist nicht bekannt)

## Rechtsquelle, Verbindlichkeit und das Ereignis, das die Fassung bestimmt
force-statute = Gesetz
force-directive = Richtlinie, die durch das Gesetz jedes Staates bindet
force-regulation = Verordnung
force-instruction = Weisung
force-collective = Tarifvertrag
force-resolution = Beschluss
force-private-rule = eigene Regel eines Verbands
force-scheme = freiwillige Selbstverpflichtung
force-guidance = Leitfaden
modality-must = muss
modality-should = soll
modality-may = kann
modality-notice = nur zur Kenntnis
clock-advertised = die erste Ausschreibung, ohne Ausschreibung der erste Tag der Bewerbungsfrist
clock-applied = die erste Bewerbung
clock-invited = die erste Einladung, vorgeschlagen oder versandt
clock-recommended = der Einstellungsvorschlag

## Elemente
element-scope = Anwendungsbereich
element-clock = Zeit
element-force = Art der Quelle
element-pool = Auswahlkreis
element-group = Gruppe
element-bound = Anzahl
element-presupposition = Voraussetzung
element-deadline = Frist
element-undeclared = Ohne Angabe
element-legal-basis = Rechtsgrundlage
element-statement = Text
element-channel = Wo
element-record = Akte
element-exception = Ausnahme
element-mode = Gesprächsform
element-stage = Stufe
element-consistency = Gleichbehandlung
element-comparison = Vergleich
element-relation = Verhältnis zu einer anderen Regel

## Was von einem Element geprüft wird
checked-group = Bewerberinnen und Bewerber { $group }
checked-anybody = alle, die verglichen wurden
checked-presupposition = { $presupposed ->
    [0] niemand, der in Betracht kommt, muss sich beworben haben
    [one] mindestens eine Person, die in Betracht kommt, hat sich beworben
   *[other] mindestens { $presupposed } Personen, die in Betracht kommen, haben sich beworben
}
checked-nobody-left = aus der Gruppe gehört niemand mehr zum Auswahlkreis
checked-assessments = jede Beurteilung nennt ein nicht erfülltes Kriterium, einen Grund, wer beurteilt hat und an welchem Tag
checked-sentence-required = in jeder Ausschreibung ist ein Satz { $words } enthalten
checked-sentence-forbidden = in keiner Ausschreibung ist ein Satz { $words } enthalten
checked-statement = der Text „{ $statement }“ ({ $language }) im vollen Wortlaut
checked-channel = jede Ausschreibung
bound-at-least = { $wanted ->
    [one] mindestens eine Person
   *[other] mindestens { $wanted } Personen
}
bound-all = alle
bound-best = { $wanted ->
    [one] die beste Person; unter Gleichen eine beliebige
   *[other] die { $wanted } besten Personen; unter Gleichen beliebige
}
bound-as-many = mindestens so viele wie Bewerberinnen und Bewerber { $other }
bound-share = mindestens { $share } der Eingeladenen
bound-period-share = mindestens { $share } derer, die { $considered ->
    [applied] sich beworben haben
   *[invited] eingeladen sind
}, über einen Zeitraum hinweg
bound-enough = sobald die, die in Betracht kommen, mindestens { $share } der vorgesehenen Plätze ausmachen
bound-on-top = neben Bewerberinnen und Bewerbern { $group }, die aufgrund einer anderen Pflicht eingeladen werden
too-few-all-of-them = sind es zu wenige, alle von ihnen
too-few-no-duty = sind es zu wenige, keine Pflicht
neither-on-neither-side = wer auf keiner der beiden Seiten erfasst ist, zählt auf keiner
neither-with-the-group = wer auf keiner der beiden Seiten erfasst ist, zählt zur Gruppe
neither-with-the-others = wer auf keiner der beiden Seiten erfasst ist, zählt zu den anderen
on-top-counts = wer aufgrund einer anderen Pflicht eingeladen wird, zählt mit
on-top-does-not-count = wer aufgrund einer anderen Pflicht eingeladen wird, zählt nicht mit
rounding-up = ein Bruchteil einer Person ist eine Person mehr
rounding-nearest = ein Bruchteil einer Person wird gerundet, ein halber aufwärts
rounding-down = ein Bruchteil einer Person entfällt
overlap-for-each = eine Person in mehreren Gruppen zählt für jede
overlap-for-one = eine Person zählt nur für eine Gruppe, diese oder: { $groups }
overlap-union = zusammen mit: { $groups }
mode-in-person = nur ein Gespräch in Präsenz zählt
mode-remote = nur ein Gespräch per Video oder Telefon zählt
stages-any = eine Einladung auf einer beliebigen Stufe zählt
stages-every = nur wer auf jeder Stufe eingeladen ist, zählt
consistency-not-asked = es wird nicht gefragt, ob über einen Ausschlussgrund bei anderen hinweggesehen wurde
consistency-any-reason = wer ausgeschlossen wurde, kommt in Betracht, sobald über einen der Gründe bei jemandem hinweggesehen wurde, der eingeladen oder eingestellt ist
consistency-every-reason = wer ausgeschlossen wurde, kommt in Betracht, wenn über jeden der Gründe bei jemandem hinweggesehen wurde, der eingeladen oder eingestellt ist
comparison-equal = eine namentlich benannte Person hat gleiche Qualifikation festgestellt
comparison-nearly-equal = eine namentlich benannte Person hat gleiche oder annähernd gleiche Qualifikation festgestellt
before-open = ein Eintrag zählt, wann immer er erfolgt
before-publication = festgehalten, bevor die Ausschreibung veröffentlicht wird
before-invitation = festgehalten vor der ersten Einladung
before-recommendation = festgehalten vor dem Einstellungsvorschlag
entry-on-the-day-counts = an ebendiesem Tag ist rechtzeitig
entry-on-the-day-does-not-count = an ebendiesem Tag ist zu spät
pool-qualified = wer als qualifiziert beurteilt ist
pool-not-obviously-unsuited = alle außer denen, deren fachliche Eignung offensichtlich fehlt
pool-everyone = alle, die sich beworben haben
asserted-by-applicant = es genügt die eigene Angabe
asserted-by-applicant-confirmed = es genügt die eigene Angabe, sobald eine dazu befugte Person sie bestätigt hat
waived-counts = eine Angabe zählt, auch wenn im Voraus auf ihre Folgen verzichtet wurde
waived-does-not-count = eine Angabe zählt nicht, wenn im Voraus auf ihre Folgen verzichtet wurde
declared-late-counts = eine Angabe zählt, auch wenn sie nach der ersten Einladung kam
declared-late-does-not-count = eine Angabe zählt nicht, wenn sie nach der ersten Einladung kam
deadline-open = eine Einladung zählt, wann immer sie ergeht
deadline-recommendation = eine Einladung zählt, wenn sie vor dem Einstellungsvorschlag versandt ist
deadline-hire = eine Einladung zählt, wenn sie vor der ersten Einstellung versandt ist
on-the-day-counts = eine Einladung an ebendiesem Tag zählt
on-the-day-does-not-count = eine Einladung an ebendiesem Tag zählt nicht
withdrawn-counts = wer die Bewerbung nach einer versandten Einladung zurückgezogen hat, zählt
withdrawn-does-not-count = wer die Bewerbung nach einer versandten Einladung zurückgezogen hat, zählt nicht
undeclared-outside-group = wer nichts angegeben hat, steht außerhalb der Gruppe
basis-explicit-consent = Angaben zählen nur mit ausdrücklicher Einwilligung (vgl. Art. 9 Abs. 2 Buchst. a DSGVO, für die Merkmale, die er betrifft)
basis-employment-law = Angaben zählen aufgrund einer arbeitsrechtlichen Pflicht oder Befugnis (vgl. Art. 9 Abs. 2 Buchst. b DSGVO, für die Merkmale, die er betrifft)
basis-none = nicht angegeben, da Angaben nicht gezählt werden

## Bedingungen an die Stelle, und wann eine Ausnahme greift
condition-country = das Land des Arbeitgebers ist { $countries }
condition-region = der Landesteil des Arbeitgebers ist { $regions }
condition-sector = der Arbeitgeber gehört zu diesem Sektor: { $sectors }
condition-category = die Stelle ist { $categories }
condition-opening-external = die Stelle ist extern ausgeschrieben
condition-opening-internal = die Stelle ist nur intern ausgeschrieben
condition-longer = { $months ->
    [one] die Stelle dauert länger als einen Monat
   *[other] die Stelle dauert länger als { $months } Monate
}
condition-underrepresented = die Gruppe ({ $ground }) ist unter den für die Regel Gezählten unterrepräsentiert: { $measure }
measure-below-half = weniger als die Hälfte
measure-below = weniger als { $share }
condition-criterion = ein Kriterium der Stelle hat ein Wort, das mit { $words } beginnt
condition-fact = die Tatsache „{ $code }“ ist als zutreffend vermerkt
odd-at-least-two = bei ungerader Zahl müssen die anderen mindestens zwei mehr sein
odd-any-imbalance = bei ungerader Zahl genügt es, weniger zu sein
sector-state = Staat
sector-municipal = Gemeinde
sector-county = regionale Körperschaft (Landkreis, Fylke)
sector-federal = Bund
sector-land = Land
sector-other-public = andere öffentliche Stelle
sector-church = Kirche oder Religionsgemeinschaft
sector-private = privat
category-leadership = eine Leitungsstelle
category-key-position = eine Schlüsselposition
category-ordinary = eine gewöhnliche Stelle
category-own = „{ $code }“
when-fact = greift, wenn dies zutrifft: { $condition }
when-recorded = greift nur, wenn eine namentlich benannte Person sie vermerkt hat
effect-caps-alike = sie beschränkt die Pflicht auf die Besten der Gruppe bis zur vermerkten Obergrenze, die auch die übrigen Eingeladenen nicht überschreiten dürfen
when-open = eine namentlich benannte Person kann sich bei der Freigabe auf sie berufen, als Abweichung

## Fragen, die ein Text offenlässt, und was gewählt ist
question-short-posts = Sind Stellen von sechs Monaten oder weniger erfasst?
question-internal-postings = Sind interne Ausschreibungen erfasst?
question-definition = Was bedeutet der Name der Gruppe?
question-asserted-by = Wessen Wort ist maßgeblich?
question-deadline = Bis wann zählt eine Einladung?
question-on-the-day = Zählt, was am Tag des Fristablaufs selbst geschieht?
question-withdrawn-after-invitation = Zählt, wer die Bewerbung nach einer versandten Einladung zurückgezogen hat?
question-one-person-in-two-groups = Für wie viele Gruppen zählt eine Person, die mehreren angehört?
question-edge = Ab oder bis zu welchem Tag gilt sie?
question-odd-number = Was gilt bei einer ungeraden Zahl von Beschäftigten als Ungleichgewicht?
question-neither-side = Wo steht, wer auf keiner der beiden Seiten erfasst ist?
question-on-top = Zählt mit, wer aufgrund einer anderen Pflicht eingeladen wird?
question-enough = Wie viele aus der Gruppe sind genug?
question-too-few = Was gilt, wenn zu wenige aus der Gruppe da sind?
question-rounding = Was wird aus einem Bruchteil einer Person?
question-share = Welcher Anteil ist verlangt?
question-declared-late = Zählt eine Angabe, die nach der ersten Einladung kam?
question-waived = Zählt eine Angabe, auf deren Folgen im Voraus verzichtet wurde?
question-consistency = Darf über einen Ausschlussgrund bei anderen hinweggesehen worden sein?
question-review-by = Bis wann ist der Vorzug zu überprüfen?
choice-in-scope = erfasst
choice-out-of-scope = nicht erfasst
choice-review-by = bis zum { $date }

## Was ein Vergleich einer Gruppe mit allen anderen zeigt
p-is = p { $p }
p-under = p unter { $p }
tells-fewer = Anzeichen eines Unterschieds: Aus der Gruppe wurden weniger ausgewählt, als eine Auswahl ohne Rücksicht auf die Gruppe ergäbe ({ $p }). Warum, sagen die Zahlen nicht.
tells-more = Anzeichen eines Unterschieds: Aus der Gruppe wurden mehr ausgewählt, als eine Auswahl ohne Rücksicht auf die Gruppe ergäbe ({ $p }). Warum, sagen die Zahlen nicht.
tells-none = Kein Anzeichen eines Unterschieds ({ $p }), was nicht zeigt, dass es keinen gibt.
tells-few = Zu wenige, um etwas zu sagen ({ $p }).
tells-nothing = Zu wenige, um etwas zu sagen: Es gibt nichts zu vergleichen.
tells-showable = Bei ebenso vielen Personen und ebenso vielen Ausgewählten wären höchstens { $below } aus der Gruppe, statt der zu erwartenden { $expected }, ein Anzeichen für weniger gewesen.
tells-not-showable = Bei ebenso vielen Personen und ebenso vielen Ausgewählten wären nicht einmal die wenigsten möglichen aus der Gruppe, statt der zu erwartenden { $expected }, ein Anzeichen für weniger gewesen.
e-is = { $e }
e-under = unter { $e }
e-over = über { $e }
e-value-fewer = Nach { $rounds ->
    [one] { $rounds } Verfahren
   *[other] { $rounds } Verfahren
  } ist eine Einheit, auf weniger aus der Gruppe gesetzt, zu { $now } geworden (höchstens war sie { $most }). Werden Menschen ohne Rücksicht auf die Gruppe gezogen, so wird das, was sie höchstens war, jemals mit einer Wahrscheinlichkeit von nicht mehr als dieser erreicht, gleich wie oft man nachsieht: { $p }.
e-value-more = Nach { $rounds ->
    [one] { $rounds } Verfahren
   *[other] { $rounds } Verfahren
  } ist eine Einheit, auf mehr aus der Gruppe gesetzt, zu { $now } geworden (höchstens war sie { $most }). Werden Menschen ohne Rücksicht auf die Gruppe gezogen, so wird das, was sie höchstens war, jemals mit einer Wahrscheinlichkeit von nicht mehr als dieser erreicht, gleich wie oft man nachsieht: { $p }.
e-value-either = Nach { $rounds ->
    [one] { $rounds } Verfahren
   *[other] { $rounds } Verfahren
  } ist eine Einheit, auf einen Unterschied in die eine oder andere Richtung gesetzt, zu { $now } geworden (höchstens war sie { $most }). Werden Menschen ohne Rücksicht auf die Gruppe gezogen, so wird das, was sie höchstens war, jemals mit einer Wahrscheinlichkeit von nicht mehr als dieser erreicht, gleich wie oft man nachsieht: { $p }.

## Jährliche Rechenschaft
annual-title = Rechenschaft über die Gleichstellung { $year }: { $employer }
annual-about = Das Dokument folgt den vier jährlichen Schritten des norwegischen Gleichstellungs- und Antidiskriminierungsgesetzes (LOV-2017-06-16-51) § 26: Risiken, Ursachen, Maßnahmen und die Bewertung der Ergebnisse. Es erzählt von der Rekrutierung und von eigenen Plänen und Programmen. Die Pflicht ist weiter als die Rekrutierung, und das Dokument ist nicht die ganze Rechenschaft. Dass Arbeitgeber, die die Pflicht haben, jedes Jahr öffentlich Rechenschaft geben, folgt aus § 26 a. Die vier Schritte gelten für öffentliche Stellen jeder Größe, für private mit über 50 Beschäftigten, und für private mit 20 bis 50 auf Verlangen. Andere Arbeitgeber haben eine allgemeine Pflicht.
annual-law = likestillings- og diskrimineringsloven (LOV-2017-06-16-51) §§ 26 und 26 a (gelesen im Leitfaden von Bufdir und in Difi, Forsterket aktivitets- og redegjørelsesplikt, 2020)
annual-step-risks = Risiken
annual-step-causes = Ursachen
annual-step-measures = Maßnahmen
annual-step-results = Ergebnisse
annual-nothing = Unter diesem Schritt ist nichts erfasst.
annual-no-text = Unter diesem Schritt hat niemand etwas geschrieben. Hier steht nur, was Zahlen und Pläne zeigen.
annual-by = Verfasst von { $by }.
annual-number = { $number }
annual-withheld = zurückgehalten
annual-not-asked = nicht gefragt
annual-recruitment = Rekrutierung
annual-counted = Gezählt über { $parts ->
    [one] { $parts } Verfahren
   *[other] { $parts } Verfahren
}. Zeiträume: { $periods }.
annual-by-dimension = Nach { $dimension }
annual-dimension-sex = Geschlecht
annual-dimension-background = Herkunft
annual-dimension-unit = Einheit
annual-definition = Definition: { $definitions }.
annual-basis = Grundlage: { $basis }.
annual-group = Gruppe
annual-everybody = Alle
annual-undisclosed = nicht angegeben
annual-declared = angegeben
annual-declared-not = verneint
annual-woman = Frauen
annual-man = Männer
annual-applied = beworben
annual-qualified = qualifiziert
annual-invited = eingeladen
annual-offered = Angebot erhalten
annual-hired = eingestellt
annual-promoted = befördert
annual-own-participated = teilgenommen
annual-own-applied = auf eine Stelle beworben
annual-own-interviewed = im Gespräch gewesen
annual-own-appointed = Stelle erhalten
annual-those-applied = denen, die sich beworben haben
annual-those-qualified = denen, die qualifiziert waren
annual-those-invited = denen, die eingeladen wurden
annual-those-offered = denen, die ein Angebot erhielten
annual-those-hired = denen, die eingestellt wurden
annual-those-promoted = denen, die befördert wurden
annual-those-own-participated = denen, die teilgenommen haben
annual-those-own-applied = denen, die sich auf eine Stelle beworben haben
annual-those-own-interviewed = denen, die im Gespräch waren
annual-those-own-appointed = denen, die eine Stelle erhielten
annual-those-own = denen, die dies erreichten: { $stage }
annual-of = { $stage } von { $of }
annual-comparison = Was ein Vergleich zeigt
annual-compared = { $dimension }, { $group } ({ $passage }): { $tells }
annual-not-compared = { $dimension } ({ $passage }): nicht verglichen, da Zahlen zurückgehalten sind.
annual-plan = Plan: { $plan }
annual-code = Nr.
annual-measure = Maßnahme
annual-heading = Überschrift
annual-owed-by = Zuständig
annual-due = Wann
annual-evidence = Nachweis
annual-binds = Verbindlich als
annual-must = muss
annual-should = soll
annual-may = kann
annual-notice = als getan oder geplant erzählt, nicht geschuldet
annual-plan-set-up = Zuständige, Tage und Nachweise stehen so, wie der Plan hier angelegt ist. Wo die Quelle sie nicht nennt, hat sie gewählt, wer ihn angelegt hat.
annual-text-missing = der Text steht nicht in den Quellen
annual-each-unit = jede Einheit
annual-not-in-the-sources = nicht in den Quellen
annual-no-day = kein Tag ist bekannt
annual-by-day = bis { $date }
annual-times-month = mindestens { $times ->
    [one] { $times } Mal
   *[other] { $times } Mal
} jeden Monat
annual-times-quarter = mindestens { $times ->
    [one] { $times } Mal
   *[other] { $times } Mal
} jedes Quartal
annual-times-year = mindestens { $times ->
    [one] { $times } Mal
   *[other] { $times } Mal
} jedes Jahr
annual-programmes = Programme
annual-participants = { $programme }: Teilnehmende insgesamt: { $size }.
annual-bound = Vorgabe
annual-standing = Stand
annual-bound-size = Zahl der Teilnehmenden
annual-bound-kept = eingehalten
annual-bound-broken = nicht eingehalten
annual-bound-undetermined = offen, Angaben fehlen
annual-bound-wished = ein Wunsch, keine Bedingung
annual-bound-untold = nicht gezeigt
annual-representation = Repräsentation
annual-group-counted = Die gezählte Gruppe: { $group }.
annual-count-statistics = Definition: { $definition }. Die Zahlen stammen aus Statistik, in der niemand genannt ist.
annual-count-declared = Definition: { $definition }. Die Zahlen beruhen auf dem, was Menschen selbst angegeben haben, mit Einwilligung in die Zählung.
annual-tier = Ebene
annual-unit = Einheit
annual-whole = insgesamt
annual-day = Tag
annual-posts = Stellen
annual-of-group = Die Gruppe
annual-share = Anteil
annual-population = Bevölkerung
annual-population-share = { $share } ({ $source }, { $date })
annual-tier-employees = Beschäftigte
annual-tier-unit-leaders = Leitungen von Einheiten
annual-tier-top-managers = oberste Leitung
annual-tier-key-positions = Schlüsselpositionen
annual-tier-elected-members = gewählte Mitglieder
annual-targets = Ziele
annual-target = { $tier } ({ $unit }): { $share } bis { $date }, bei den heutigen Stellen { $wanted } von { $posts }. Jetzt: { $count } von { $posts }.
annual-target-untold = { $tier } ({ $unit }): { $share } bis { $date }. Wie viele es jetzt sind, ist zurückgehalten.
annual-role-models = Vorbilder
annual-of-posts = { $count } von { $posts }
annual-next-steps = Nächste Schritte: { $programme }
annual-passage = Schritt
annual-count = Anzahl
annual-of-count = Von
annual-exact = Exaktes Intervall (95 Prozent, Clopper–Pearson)
annual-interval = { $low } bis { $high }
annual-women-network = Zum Vergleich: { $count } von { $of } Frauen eines früheren Kandidatennetzwerks wurden rådmann, also oberste Verwaltungsleitung ({ $share }, Intervall { $interval }; { $source }). Es ist ein anderes Programm, und das ist nur eine der Stellen, die jemand erhalten kann.
annual-plan-standing = Was getan wurde: { $plan }
annual-reviewed = Stand am { $date }, soweit gemeldet.
annual-met = erfüllt
annual-met-late = zu spät erfüllt
annual-open = offen
annual-without-evidence = ohne Nachweis gemeldet
annual-overdue = nicht erfüllt, überfällig
annual-of-them-overdue = { $count } (davon { $late } überfällig)
annual-all = Insgesamt
annual-to-put-right = Zu beheben
annual-beside = { $count ->
    [one] { $count } Meldung zählt
   *[other] { $count } Meldungen zählen
} nicht: nach diesem Tag abgegeben oder über keinen begonnenen Zeitraum.
annual-maturity = Selbsteinschätzung nach den sechs Prüfpunkten von 2009
annual-maturity-about = Die Einheit hat die Punkte selbst eingeschätzt. Ein nicht eingeschätzter Punkt ist kein Nein.
annual-point = Punkt
annual-assessed = { $unit }, { $date }
annual-assessed-by = { $unit }, { $date }, { $point }: eingeschätzt von { $by }.
annual-assessed-by-on = { $unit }, { $date }, { $point }: eingeschätzt von { $by }. Nachweis: { $evidence }.
annual-in-place = vorhanden
annual-not-in-place = nicht vorhanden
annual-not-assessed = nicht eingeschätzt
annual-point-political-anchoring = politische Verankerung und Nachdruck
annual-point-employer-strategy = Arbeitgeberstrategie mit Zielen und Mitteln
annual-point-administrative-resources = administrative Mittel
annual-point-leadership-development = Vielfalt in der Führungsentwicklung
annual-point-role-models = immer mehr Vorbilder und eine Schicht, aus der rekrutiert wird
annual-point-readiness-at-the-top = bereit, sich an der Spitze vertreten zu lassen
annual-method = Methode und Grenzen
annual-method-withheld = Eine Zahl von Bewerbenden oder Teilnehmenden unter { $threshold } ist zurückgehalten, und so viele mehr, wie nötig sind, damit keine Summe der Tabellen sie zurückgibt. Zurückgehalten ist etwas anderes als null und etwas anderes als nicht gefragt.
annual-method-tiers = Auf einer Ebene ist die Zahl auch dann zurückgehalten, wenn wenige oder keine außerhalb der Gruppe sind, und wenn der Unterschied zu einem anderen Jahr, einer anderen Einheit oder einer Ebene, von der sie ein Teil sein kann, von wenigen erzählen würde. Unterschiede zwischen Einheiten, die Teile voneinander sind, und Ebenen mehrerer Einheiten oder Jahre zusammen sind nicht geprüft. Dass niemand einer Ebene zur Gruppe gehört, ist gezeigt, obwohl es von allen dort erzählt.
annual-method-elsewhere = Was anderswo gedruckt ist und was jemand schon weiß, kann zusammen hiermit mehr erzählen.
annual-method-declared = Wo eine Gruppe auf dem beruht, was Menschen selbst angegeben haben, steht, wer nichts angegeben hat, außerhalb der Gruppe, aber im Ganzen. Nicht angegeben ist kein Nein.
annual-method-compared = Ein Vergleich ist einer von Zahlen, die über alle Verfahren zusammengezählt sind. Er sagt nicht warum, und weder dass jemand diskriminiert wurde noch dass niemand es wurde.
annual-method-population = Eine Bevölkerung sind nicht die, die sich beworben haben oder bewerben könnten.
annual-method-evidence = Wie die Pläne stehen, beruht auf dem, was gemeldet wurde. Ob die Nachweise zeigen, was sie sollen, ist hier nicht beurteilt. Von dem, was immer wieder geschuldet ist, zählen die Zeiträume, die im Jahr enden; von dem, was einmal geschuldet ist, was nicht vor dem Jahr sowohl getan als auch fällig war.
annual-method-texts = Die Texte sind von den Genannten verfasst und stehen in der Sprache, in der sie verfasst sind.
annual-method-labels = Namen von Codes stehen in der Sprache dessen, der sie gegeben hat. Ein Code ohne Namen steht als Code.
annual-method-no-score = Es gibt keine Punktzahl und keine Schwelle, die zu erreichen ist.
annual-method-not-judged = Das Dokument urteilt nicht darüber, ob die Pflicht erfüllt ist.
annual-sources = Quellen
annual-source = { $citation } (Beleg { $mark })
