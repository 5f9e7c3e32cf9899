# One run of each example program. Read by .ci/run.

run=(cargo run --quiet --release --example)

# All of them at once, so that both cores have work.
build_examples() {
    [[ -n ${examples_are_built:-} ]] && return
    cargo build --release --examples
    examples_are_built=yes
}

# The README shows the first lines of the page.
readme_output() {
    awk '/^<!-- The first lines of the first command/ { wanted = 1 }
        open && /^```$/ { exit }
        open
        wanted && /^```text$/ { open = 1 }' README.md
}

# A market of 40 groups of graduates and 30 of openings.
tiny_market() {
    mkdir -p "$1"
    awk -v dir="$1" 'BEGIN {
        print "supply_id,heads" > (dir "/supply.csv")
        print "demand_id,openings" > (dir "/demand.csv")
        print "supply_id,demand_id,value" > (dir "/pairs.csv")
        for (s = 0; s < 40; s++) printf "s%02d,%d\n", s, 1 + s * 7 % 23 > (dir "/supply.csv")
        for (d = 0; d < 30; d++) printf "d%02d,%d\n", d, 1 + d * 11 % 29 > (dir "/demand.csv")
        for (s = 0; s < 40; s++) for (k = 0; k < 5; k++)
            printf "s%02d,d%02d,%.6f\n", s, (s * 3 + k * k + k) % 30, 0.2 + (s * 13 + k * 31) % 80 / 100 > (dir "/pairs.csv")
    }'
}

# written FOLDER FILE...: the files are there and not empty.
written() {
    local folder=$1 file
    shift
    for file in "$@"; do
        [[ -s $folder/$file ]] || { echo "$folder/$file was not written" >&2; return 1; }
    done
}

write_reports() {
    mkdir -p "$reports"
    "${run[@]}" report -- --out "$reports/california.html"
    "${run[@]}" report -- examples/data/beijing-ic --language zh --out "$reports/beijing.html"
}

# One run of each example; an example that is not listed here fails, so that none goes untried.
example() {
    local out=$scratch/$1 shown
    [[ $1 == workbook ]] || build_examples
    case $1 in
        plan)
            mkdir "$out"
            ${readme_commands[0]} | tee "$out/page"
            shown=$(readme_output)
            [[ -n $shown ]] || { echo 'README.md shows no output of the plan' >&2; return 1; }
            diff <(echo "$shown") <(head -n "$(wc -l <<<"$shown")" "$out/page") || {
                echo 'README.md shows another output of the plan; run .ci/refresh' >&2
                return 1
            }
            ${readme_commands[0]} -- --out "$out/california" >/dev/null
            written "$out/california" plan.json
            "${run[@]}" plan -- examples/data/beijing-ic --out "$out/beijing-ic"
            written "$out/beijing-ic" plan.json
            "${run[@]}" plan -- examples/data/beijing-ic --out "$out/again" >/dev/null
            cmp "$out/beijing-ic/plan.json" "$out/again/plan.json"
            ;;
        advise)
            "${run[@]}" advise -- --budget 60 | tee "$out"
            grep -q '^── What was looked at ──' "$out"
            grep -q 'actions considered, in whole or in part, could gain more than' "$out"
            "${run[@]}" advise -- --for school 4111010857 --draws 10
            "${run[@]}" advise -- --for enterprise 北方华创 --draws 10
            "${run[@]}" advise -- --for alliance ic-consortium
            "${run[@]}" advise -- --for learner 4111010858-710401 --out "$out.d"
            written "$out.d" prospects.json
            "${run[@]}" advise -- examples/data/california --draws 2 --most 5 | tee "$out"
            grep -q '^ 1\. ' "$out"
            ;;
        portfolio)
            "${run[@]}" portfolio -- --places 60 --out "$out.json" | tee "$out"
            [[ -s $out.json ]]
            grep -q 'actions together fill' "$out"
            ;;
        joint)
            "${run[@]}" joint -- --out "$out.csv" | tee "$out"
            grep -q '^It gains [1-9]' "$out"
            grep -q '^entrants,' "$out.csv"
            ;;
        compare)
            mkdir "$out"
            "${run[@]}" compare -- --draws 50 --seed 1 --out "$out/compare.json" | tee "$out/page"
            grep -q 'Graduates placed' "$out/page"
            written "$out" compare.json
            "${run[@]}" compare -- --draws 50 --seed 1 --out "$out/again.json" >/dev/null
            cmp "$out/compare.json" "$out/again.json"
            ;;
        report)
            write_reports
            "${run[@]}" report -- examples/data/beijing-ic --language zh --out "$reports/again.html"
            cmp "$reports/beijing.html" "$reports/again.html"
            # A report of California under 3 MB.
            (($(wc -c <"$reports/california.html") < 3000000))
            ;;
        embed)
            "${run[@]}" embed
            ;;
        allocate)
            tiny_market "$out"
            "${run[@]}" allocate -- "$out" | tee "$out/line"
            grep -q '"audit":"clean"' "$out/line"
            "${run[@]}" allocate -- "$out" --objective fill-first --out "$out/fill-first.csv"
            written "$out" allocation.csv fill-first.csv
            for semantics in stable proportional; do
                "${run[@]}" allocate -- "$out" --semantics "$semantics" | tee "$out/line"
                grep -q '"audit":"clean"' "$out/line"
            done
            ;;
        validate)
            "${run[@]}" validate | tee "$out"
            grep -q '^| no links | links |' "$out"
            grep -q '^| the advice, by class | 0' "$out"
            ;;
        import_cn)
            "${run[@]}" import_cn -- tests/data/cn-sample "$out"
            written "$out" majors.csv occupations.csv major_occupations.csv articulations.csv
            ;;
        import_us)
            "${run[@]}" import_us -- tests/data/us-sample "$out" --state CA \
                --rules examples/data/california-rules.csv
            written "$out" programs.csv demand.csv graduates.csv major_occupations.csv
            ;;
        link)
            printf '31-1131\tNursing assistants\n31-1131\tNurse aides\n51-4121\tWelders\n' >"$scratch/labels.tsv"
            printf 'nurse aide\nweldres\n' | "${run[@]}" link -- "$scratch/labels.tsv" --top 1 | tee "$out"
            [[ $(cut -f 3 "$out" | tr '\n' ' ') == '31-1131 51-4121 ' ]]
            ;;
        routes)
            "${run[@]}" routes -- examples/data/china --from 710401 --to 集成电路工程技术人员 --front | tee "$out"
            grep -q '集成电路技术' "$out"
            "${run[@]}" routes -- examples/data/china --chains | tee "$out"
            grep -q '^3,255 complete chains' "$out"
            "${run[@]}" routes -- examples/data/beijing-ic --from 4111010858-710401 --to 2-02-38-09
            "${run[@]}" routes -- examples/data/beijing-ic --broken
            "${run[@]}" routes -- examples/data/beijing-ic --around 4111010858-510401
            "${run[@]}" routes -- examples/data/beijing-ic --alliance ic-consortium
            ;;
        workbook)
            # From the build that the tests of workbooks use.
            cargo build --quiet "${with_workbooks[@]}" --example workbook
            local run=("$CARGO_TARGET_DIR/debug/examples/workbook")
            mkdir "$out"
            "${run[@]}" template "$out/empty.xlsx" --language zh
            "${run[@]}" convert examples/data/beijing-ic "$out/tables.xlsx" --language zh
            "${run[@]}" convert "$out/tables.xlsx" "$out/tables"
            "${run[@]}" plan "$out/tables.xlsx" "$out/plan.xlsx" --language zh
            "${run[@]}" plan "$out/tables.xlsx" "$out/again.xlsx" --language zh
            cmp "$out/plan.xlsx" "$out/again.xlsx"
            ;;
        *)
            echo "no run is known for the example $1: add one to .ci/examples.sh" >&2
            return 1
            ;;
    esac
}

# The examples, by name.
all_examples() {
    local path name
    for path in examples/*/main.rs examples/*.rs; do
        [[ -e $path ]] || continue
        name=${path#examples/}
        name=${name%/main.rs}
        echo "${name%.rs}"
    done
}
