# Completion of gwagi for fish. The program itself says what may stand where (gwagi _complete).
function __gwagi_complete
    set -l words (commandline -opc)
    set -l now (commandline -ct)
    set -l program $words[1]
    set -e words[1]
    set -l found (command $program _complete -- $words "$now" 2>/dev/null)
    if string match -q ':files*' -- "$found[1]"
        __fish_complete_path $now
    else if set -q found[1]
        printf '%s\n' $found
    end
end
complete -c gwagi -f -a '(__gwagi_complete)'
