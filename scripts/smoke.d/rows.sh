# shellcheck shell=bash
# The events of the sample command become rows with all that a row must have, and with nothing else.
# shellcheck disable=SC2034,SC2154 # the parts of scripts/smoke share variables

# columns <schema>: the columns of the members that a schema requires, as its x-column says.
columns() {
    local member
    sed -n 's/^  "required": \[\(.*\)\],*$/\1/p' "$1" | grep -o '[a-z_]*' | while IFS= read -r member; do
        sed -n "/^    \"$member\": {/,/^    }/s/.*\"x-column\": \"\(.*\)\".*/\1/p" "$1"
    done
}

# use_notes: an ordinary session with a note whose title, text, tag and search are the sentinel. Its events wait in the spool for a
# later run; the last command is one that does not wait.
use_notes() {
    notes_on add "$sentinel-title" --body "$sentinel-body" --tag "$sentinel-tag" &&
        notes_on list && notes_on search "$sentinel-title" && notes_on export "$work/$sentinel-notes.md" && notes_on debug send
} >"$work/notes.log" 2>&1

# check_columns <rows> <what they are> <column>...
check_columns() {
    local rows=$1 what=$2 missing='' column
    shift 2
    for column in "$@"; do
        grep --quiet --invert-match --fixed-strings "\"$column\":" "$rows" && missing="$missing $column"
    done
    if [ $# -eq 0 ]; then
        fail "every row $what has its required columns" 'no column was found in the schema'
    else
        same "every row $what has its $# required columns" '' "$missing"
    fi
}

check_rows() {
    local count
    destination=$url
    use_notes || stop_with "notes failed: $(cat "$work/notes.log")"
    grep --no-filename --fixed-strings "\"Channel\":\"$channel\"" -r "$work/rows" >"$work/by-channel"
    cat "$work"/rows/*.jsonl | grep --invert-match --fixed-strings '"Command":"smoke"' >"$work/by-notes"
    count=$(grep --count '' "$work/by-notes")
    if [ "$count" -ge 3 ]; then
        pass "$count events of notes became rows"
    else
        fail 'at least 3 events of notes became rows' "$count did"
    fi
    same 'every row carries the channel' "$count" "$(grep --count '' "$work/by-channel")"

    # The first three are made by the receiver for every row.
    # shellcheck disable=SC2046 # column names hold no blanks
    check_columns "$work/by-notes" 'of notes' TimeGenerated ReceivedTime ProducerId $(columns schemas/envelope.schema.json)
    grep --fixed-strings '"Name":"command"' "$work/by-notes" >"$work/commands"
    # shellcheck disable=SC2046
    check_columns "$work/commands" 'of a command' $(columns schemas/events/command.schema.json)
}

# absent <where> <file or directory>
absent() {
    if [ ! -s "$2" ]; then
        fail "the sentinel is not in $1" 'there is nothing to look at'
    elif grep --quiet --recursive --text --fixed-strings "$sentinel" "$2"; then
        fail "the sentinel is not in $1" 'it is'
    else
        pass "the sentinel is not in $1"
    fi
}

# Carries: dws.smoke
check_sentinel() {
    destination=$recorder/accept
    use_notes || stop_with "notes failed: $(cat "$work/notes.log")"
    absent 'the rows' "$work/rows"
    absent "the receiver's log" "$work/receiver.log"
    absent 'the bytes of the requests' "$work/requests"
    if grep --quiet --text --fixed-strings "$channel" "$work/requests"; then
        pass 'the recorded requests are those of notes'
    else
        fail 'the recorded requests are those of notes' 'the channel is not in them'
    fi
}
