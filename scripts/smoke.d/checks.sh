# shellcheck shell=bash
# Counts and prints the outcome of checks.

passed=0 failed=0

pass() {
    passed=$((passed + 1))
    echo "PASS  $1"
}

# fail <what> <why>
fail() {
    failed=$((failed + 1))
    echo "FAIL  $1: $2"
}

# same <what> <expected> <actual>
same() {
    if [ "$2" = "$3" ]; then
        pass "$1"
    else
        fail "$1" "expected $2, got $3"
    fi
}

finish() {
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ] || exit 1
    exit 0
}
