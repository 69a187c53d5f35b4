#compdef cadence
# What zsh does when the tab key is pressed after `cadence`. The program answers: whether file
# names belong there or words, then a word a line, what it means behind a tab. Nothing of an
# answer is evaluated: names may hold anything.
_cadence() {
    local program=${~${(Q)words[1]}} line word meaning
    local -a told offers
    told=("${(@f)$(_CADENCE_COMPLETE=zsh $program "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" \
        2> /dev/null)}")
    if [[ $told[1] == files ]]; then
        _files
        return
    fi
    for line in "${(@)told[2,-1]}"; do
        word=${line%%$'\t'*} meaning=${line#*$'\t'}
        word=${${word//\\/\\\\}//:/\\:}
        offers+=("$word${meaning:+:${meaning//\\/\\\\}}")
    done
    _describe -V cadence offers
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _cadence cadence
