# Completion of gwagi for bash. The program itself says what may stand where (gwagi _complete).
_gwagi()
{
	local word text now shown raw=$2
	local -a words=() found=() texts=()
	local -i i most=0

	# bash takes words apart at = and :, which stand within ours.
	for ((i = 1; i <= COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]}
		if ((${#words[@]})) && [[ -n $word && ($word == [=:]* || ${words[-1]} == *[=:]) ]]; then
			words[-1]+=$word
		else
			words+=("$word")
		fi
	done
	for i in "${!words[@]}"; do
		words[i]=${words[i]//[\\\"\']/}
	done
	now=${words[-1]}
	raw=${raw//[\\\"\']/}
	[[ $raw == [=:] ]] && raw=

	COMPREPLY=()
	while IFS=$'\t' read -r word text; do
		if [[ $word == :files ]]; then
			compopt -o filenames 2>/dev/null
			while IFS= read -r word; do
				COMPREPLY+=("$word")
			done < <(compgen -f -- "$raw")
			return
		fi
		# What stands before the = or : is there already.
		word=${word:${#now} - ${#raw}}
		found+=("$word")
		texts+=("$text")
		((${#word} > most)) && most=${#word}
	done < <(command -- "${COMP_WORDS[0]/#\~/$HOME}" _complete -- "${words[@]}" 2>/dev/null)

	if ((COMP_TYPE == 63 && ${#found[@]} > 1)); then
		# Only listed, not inserted: with what the words mean.
		for i in "${!found[@]}"; do
			printf -v shown '%-*s  %s' "$most" "${found[i]}" "${texts[i]}"
			COMPREPLY+=("$shown")
		done
		return
	fi
	for word in "${found[@]}"; do
		printf -v shown '%q' "$word"
		COMPREPLY+=("$shown")
		[[ $word == *[=:\<\>] ]] && compopt -o nospace 2>/dev/null
	done
}
complete -F _gwagi gwagi
