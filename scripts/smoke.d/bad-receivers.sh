# shellcheck shell=bash
# Whatever the receiver does, the command ends as it would without telemetry, and hardly later.
# shellcheck disable=SC2034,SC2154 # the parts of scripts/smoke share variables

# The client's exit budget, and what the scheduler of a busy machine and the start of the network stack may add.
budget_ms=100
margin_ms=600
runs=5

# ends <notes_off|notes_on>: the exit codes of a success, a usage error, a failure and a crash.
ends() {
    local codes='' command
    for command in 'list' 'no-such-command' 'debug fail' 'debug crash'; do
        # shellcheck disable=SC2086 # the words of the command
        "$1" $command >"$work/notes.log" 2>&1
        codes="$codes $?"
    done
    echo "$codes"
}

# milliseconds <command>...: how long it takes.
milliseconds() {
    local TIMEFORMAT=%3R taken
    taken=$({ time "$@" >"$work/notes.log" 2>&1; } 2>&1)
    taken=${taken/[.,]/}
    echo $((10#$taken))
}

median() {
    sort -n | sed -n "$((runs / 2 + 1))p"
}

# check_bad_receiver <what it does> <address>
check_bad_receiver() {
    local run off on
    destination=$2
    same "exit codes are the same with a receiver that $1" "$expected" "$(ends notes_on)"
    : >"$work/off"
    : >"$work/on"
    for ((run = 0; run < runs; run++)); do
        milliseconds notes_off list >>"$work/off"
        milliseconds notes_on list >>"$work/on"
    done
    off=$(median <"$work/off")
    on=$(median <"$work/on")
    if [ $((on - off)) -le $((budget_ms + margin_ms)) ]; then
        pass "a receiver that $1 costs $((on - off)) ms (at most $budget_ms + $margin_ms)"
    else
        fail "a receiver that $1 costs at most $budget_ms + $margin_ms ms" "it costs $((on - off)) ms"
    fi
}

check_bad_receivers() {
    # A crash on purpose need not leave a memory dump.
    ulimit -c 0
    expected=$(ends notes_off)
    same 'notes ends with 0, 2, 1 and 134 by itself' ' 0 2 1 134' "$expected"
    check_bad_receiver 'is down' http://127.0.0.1:9
    check_bad_receiver 'refuses' "$recorder/refuse"
    check_bad_receiver 'answers after 30 s' "$recorder/slow"
    check_bad_receiver 'answers nonsense' "$recorder/nonsense"
    check_bad_receiver 'does not speak HTTP' "$garbage/"
}
