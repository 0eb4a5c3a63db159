#!/usr/bin/env bash
# Runs each example and compares what it prints with examples/expected. With --write it writes that anew.
set -euo pipefail
cd "$(dirname "$0")/.."
expected=examples/expected
cargo build -q --examples
fail=0
compare() { # name, wanted exit code, command ...
    local name=$1 code=$2 got=0 out
    shift 2
    out=$("$@" 2>&1) || got=$?
    if [ "$got" != "$code" ]; then echo "$name: exit code $got, not $code"; fail=1; fi
    if [ "${write:-}" = yes ]; then printf '%s\n' "$out" > "$expected/$name.txt"; return; fi
    diff -u "$expected/$name.txt" <(printf '%s\n' "$out") || { echo "$name: the output differs"; fail=1; }
}
[ "${1:-}" = --write ] && write=yes
review="cargo run -q --example review --"
compare first 0 cargo run -q --example first
compare review 0 $review
for language in nb nn en de; do
    compare "review-restricted-$language" 0 $review --restricted --language "$language"
    compare "review-state-$language" 0 $review --policy norway_state --language "$language"
    compare "review-oslo-$language" 0 $review --policy oslo --language "$language"
done
compare review-json 0 $review --json
compare review-restricted-json 0 $review --json --restricted
compare review-not-a-round 2 $review examples/data/not_a_round.json
compare review-own-policy 0 $review --policy examples/data/policy.json --language en
compare review-no-such-language 2 $review --language sv
packs="cargo run -q --example packs --"
compare packs 0 $packs
compare packs-json 0 $packs --json
for language in nb nn en de; do
    compare "packs-state-$language" 0 $packs norway_state --language "$language"
done
compare packs-state-2010-de 0 $packs norway_state --on 2010-06-01 --language de
compare packs-state-2010-json 0 $packs norway_state --on 2010-06-01 --json
compare packs-ks-nn 0 $packs ks --language nn
compare packs-oslo-en 0 $packs oslo --language en
compare packs-no-such-option 2 $packs --of 2010-06-01
compare packs-no-such-pack 2 $packs norway
compare packs-no-such-day 2 $packs ks --on 2010-6-1
compare packs-no-such-language 2 $packs ks --language sv
compare packs-no-value 2 $packs ks --on
compare packs-two-packs 2 $packs ks oslo
shortlist="cargo run -q --example shortlist --"
sample=examples/data/shortlists_sample.json
compare shortlist 0 $shortlist
compare shortlist-json 0 $shortlist --json
compare shortlist-sample 0 $shortlist $sample
compare shortlist-sample-json 0 $shortlist $sample --json
compare shortlist-few-steps 0 $shortlist --steps 8
compare shortlist-few-steps-json 0 $shortlist --steps 8 --json
compare shortlist-not-shortlists 2 $shortlist examples/data/not_shortlists.json
compare shortlist-not-json 2 $shortlist examples/first.rs
compare shortlist-no-such-option 2 $shortlist --best
compare shortlist-no-value 2 $shortlist --steps
compare shortlist-no-number 2 $shortlist --steps many
compare shortlist-two-files 2 $shortlist $sample $sample
advert="cargo run -q --example advert --"
compare advert 0 $advert
compare advert-json 0 $advert --json
compare advert-one-statement 0 $advert --statement norway_state.standard_text
compare advert-in-another-language 0 $advert --statement norway_state.diversity_declaration --language nn
compare advert-on-a-day 0 $advert --on 2010-01-01 --language nb
compare advert-uk 0 $advert tests/adverts/uk_council.html --language en
compare advert-no-such-statement 2 $advert --statement standard
compare advert-no-such-language 2 $advert --language sv
compare advert-no-such-day 2 $advert --on today
compare advert-no-such-option 2 $advert --policy
compare advert-no-value 2 $advert --statement
compare advert-no-such-file 2 $advert no_such_file.html
compare advert-two-files 2 $advert examples/data/advert.html examples/data/advert.html
monitor="cargo run -q --example monitor --"
ucb="examples/data/ucb_admissions.csv --group Gender --selected Admit=Admitted --weight Freq"
compare monitor 0 $monitor $ucb --stratum Dept
compare monitor-json 0 $monitor $ucb --stratum Dept --json
compare monitor-pooled 0 $monitor $ucb
invited="examples/data/invited.csv --selected invited=yes --weight people"
compare monitor-invited 0 $monitor $invited --group sex,background --undisclosed declined --stratum vacancy
compare monitor-threshold 0 $monitor $invited --group background --threshold 40
compare monitor-no-arguments 2 $monitor
compare monitor-no-such-file 2 $monitor no_such_file.csv --group sex --selected invited=yes
compare monitor-no-such-column 2 $monitor $invited --group gender
compare monitor-no-such-option 2 $monitor $invited --groups sex
compare monitor-no-outcome 2 $monitor examples/data/invited.csv --group sex --selected invited
compare monitor-group-twice 2 $monitor $invited --group sex,sex
compare monitor-no-threshold 2 $monitor $invited --group sex --threshold 0
compare monitor-no-people 2 $monitor examples/data/invited.csv --group sex --selected invited=yes --weight sex
log="cargo run -q --example log --"
none=target/no_log_is_here
compare log-no-arguments 2 $log
compare log-no-command 2 $log $none
compare log-no-such-command 2 $log $none list
compare log-no-such-option 2 $log $none append examples/data/round.json --policies ks
compare log-option-of-another-command 2 $log $none verify --policy ks
compare log-no-value 2 $log $none append examples/data/round.json --at
compare log-no-such-stamp 2 $log $none append examples/data/round.json --at 2026-07-02
compare log-no-such-origin 2 $log $none append examples/data/round.json --origin "our log"
compare log-no-such-policy 2 $log $none append examples/data/round.json --policy norway
compare log-not-a-round 2 $log $none append examples/data/not_a_round.json
compare log-no-round 2 $log $none append
compare log-two-rounds 2 $log $none append examples/data/round.json examples/data/round.json
compare log-no-number 2 $log $none prove first
compare log-no-applicant 2 $log $none erase Kari
compare log-too-many-words 2 $log $none verify 3
compare log-no-directory 2 $log $none verify
compare log-no-log 2 $log $none checkpoint
compare log-check-no-files 2 $log check
programme="cargo run -q --example programme --"
compare programme 0 $programme
compare programme-restricted 0 $programme --restricted
compare programme-thirty 0 $programme --places 30
compare programme-three-fifths 2 $programme --restricted --women-and-men 3/5
compare programme-not-restricted 2 $programme --women-and-men 3/5
compare programme-half 0 $programme --restricted --women-and-men 1/2
compare programme-ten 2 $programme --places 10
compare programme-not-nominees 2 $programme examples/data/round.json
compare programme-no-such-option 2 $programme --years 2
compare programme-no-value 2 $programme --places
compare programme-no-share 2 $programme --women-and-men many
annual="cargo run -q --example annual_report --"
compare annual-report 0 $annual
for language in nb nn en de; do
    compare "annual-report-$language" 0 $annual examples/data/annual_report.json --language "$language"
done
compare annual-report-json 0 $annual --json
compare annual-report-not-data 2 $annual examples/data/round.json
compare annual-report-no-such-file 2 $annual no_such_file.json
compare annual-report-no-such-language 2 $annual --language sv
compare annual-report-no-such-option 2 $annual --year 2026
compare annual-report-no-value 2 $annual --language
compare annual-report-two-files 2 $annual examples/data/annual_report.json examples/data/annual_report.json
exit $fail
