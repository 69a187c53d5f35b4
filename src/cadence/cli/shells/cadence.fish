# What fish does when the tab key is pressed after `cadence`. The program answers: whether file
# names belong there or words, then a word a line, what it means behind a tab.
function __cadence_told
    set -l words (commandline --current-process --cut-at-cursor --tokenize)
    set -l raw (commandline --current-token --cut-at-cursor)
    # without its quotes, one of which may still be open
    set -l typed (string unescape -- $raw; or string unescape -- $raw\"; or string unescape -- $raw\')
    set -l program (string replace --regex '^~/' "$HOME/" -- $words[1])
    set -l told (_CADENCE_COMPLETE=fish $program $words[2..-1] "$typed" 2>/dev/null)
    if test "$told[1]" = files
        __fish_complete_path "$typed"
    else
        string join \n -- $told[2..-1]
    end
end
complete --command cadence --no-files --keep-order --arguments '(__cadence_told)'
