# shellcheck shell=bash
# Who has no token gets nothing but 401.
# shellcheck disable=SC2034,SC2154 # the parts of scripts/smoke share variables

# post <path> <media type> <body> [curl options]: prints the status, or 000 where there is no answer.
post() {
    local path=$1 media=$2 body=$3
    shift 3
    curl --silent --output "$work/answer" --write-out '%{http_code}' --max-time 60 \
        --request POST --header "Content-Type: $media" --data-binary "$body" "$@" "$url$path"
}

# bearer <token>: the header as a file, since command lines can be read by other users of the machine.
bearer() {
    printf 'Authorization: Bearer %s\n' "$1" >"$work/bearer"
    echo "@$work/bearer"
}

check_refusals() {
    local wrong
    wrong=$(mint | head -n 1)
    same 'a post without a token is answered 401' 401 "$(post /v1/events application/json '{}')"
    same 'a post with a token that nobody configured is answered 401' 401 "$(post /v1/events application/json '{}' --header "$(bearer "$wrong")")"
    same 'one line of curl posts an event' 204 "$(post /v1/events/command application/json \
        '{"command":"smoke","outcome":"success","exit_code":0,"duration_ms":1}' --header "$(bearer "$token")" \
        --header 'X-Telemetry-App: notes' --header 'X-Telemetry-App-Version: 1.0.0')"
}
