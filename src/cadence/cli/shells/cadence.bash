# What bash does when the tab key is pressed after `cadence`. The program answers: whether file
# names belong there or words, then a word a line, as it has to stand on the command line.
_cadence() {
    local program=${1/#\~\//$HOME/} kind line
    local IFS=$'\n'
    COMPREPLY=()
    {
        read -r kind
        while read -r line; do
            COMPREPLY+=("$line")
        done
    } < <(_CADENCE_COMPLETE=bash "$program" \
        "${COMP_LINE:0:COMP_POINT}" "$2" "${COMP_TYPE:-9}" "${COLUMNS:-80}" 2> /dev/null)
    if [[ $kind == files ]]; then
        # bash 3 has no compopt
        compopt -o default 2> /dev/null || COMPREPLY=($(compgen -f -- "$2"))
    fi
}
complete -o nosort -F _cadence cadence 2> /dev/null || complete -F _cadence cadence
