# catalogue.awk: the faults of translations that msgfmt --check does not see, a line each. LC_ALL=C: it reads bytes.
# Variable `words`: Hangul that may stand in translations, because it is typed or looked for as it is.
function fault(why) {
	sub(/^.*\004/, "", id)
	printf "%s: %s\n", substr(id, 1, 90), why
}

# The conversions of TEXT: types[n] and quoted[n] of its n-th argument; how many. `positional`: whether they have numbers.
function conversions(text, types, quoted,   rest, at, before, match_, argument, count) {
	split("", types)
	split("", quoted)
	positional = 0
	unnumbered = 0
	gsub(/%%/, "", text)
	rest = text
	while (match(rest, /%([0-9]+\$)?[-+ #0']*([0-9]+|\*([0-9]+\$)?)?(\.([0-9]+|\*([0-9]+\$)?))?(hh|h|ll|l|j|z|t)?([diouxXeEfgcsp]|<[A-Za-z0-9]+>)/)) {
		before = substr(rest, 1, RSTART - 1)
		match_ = substr(rest, RSTART, RLENGTH)
		rest = substr(rest, RSTART + RLENGTH)
		if (match_ ~ /\*/) {
			count++
			argument = match_ ~ /\*[0-9]/ ? number_behind(match_, "*") : count
			types[argument] = "*"
		}
		count++
		argument = count
		if (match_ ~ /^%[0-9]+\$/) {
			argument = number_behind(match_, "%")
			positional = 1
		} else {
			unnumbered = 1
		}
		types[argument] = match_
		sub(/^%([0-9]+\$)?[-+ #0']*([0-9]+|\*([0-9]+\$)?)?(\.([0-9]+|\*([0-9]+\$)?))?/, "", types[argument])
		quoted[argument] = before ~ /\342\200\230$/ && rest ~ /^\342\200\231/
	}
	return count
}

function number_behind(text, sign) {
	text = substr(text, index(text, sign) + 1)
	return text + 0
}

# Two arguments of one type can be swapped without a word from the compiler: they have to be numbered, and what one language puts
# in quotes so does the other.
function check_conversions(   n, i, j, twice, theirs, mine, their_quotes, my_quotes) {
	n = conversions(id, theirs, their_quotes)
	for (i = 1; i <= n; i++)
		for (j = i + 1; j <= n; j++)
			twice = twice || theirs[i] == theirs[j]
	if (conversions(translation, mine, my_quotes) != n) {
		fault("other placeholders")
		return
	}
	for (i = 1; i <= n; i++) {
		if (theirs[i] != mine[i])
			fault("placeholder " i " is of another type")
		else if (theirs[i] != "*" && their_quotes[i] != my_quotes[i])
			fault("placeholder " i " stands in quotes in one language only: is it another one?")
	}
	if (twice && (!positional || unnumbered))
		fault("placeholders of one type must be numbered: %1$s %2$s")
}

# {Y} and the like, of dates.
function check_parts(   rest, theirs) {
	theirs = id ~ /\{[A-Za-z]\}/
	rest = translation
	gsub(/\{[YymbdwqH]\}/, "", rest)
	gsub(/\{h\}/, "", rest)
	if (rest ~ /[{}]/ && theirs)
		fault("unknown part of a date")
	if (theirs != (translation ~ /\{[A-Za-z]\}/))
		fault("parts of dates in one language only")
}

function check_hangul(   rest, word) {
	rest = translation
	while (match(rest, /(\343[\204-\206][\200-\277]|\352[\260-\277][\200-\277]|[\353\354][\200-\277][\200-\277]|\355[\200-\236][\200-\277])+/)) {
		word = substr(rest, RSTART, RLENGTH)
		rest = substr(rest, RSTART + RLENGTH)
		if (index(" " words " ", " " word " ") == 0)
			fault("Hangul in the translation: " word)
	}
}

function ends(text, pattern) {
	return text ~ pattern ? 1 : 0
}

function check_ends() {
	if (ends(id, "\\\\n$") != ends(translation, "\\\\n$") || ends(id, "^\\\\n") != ends(translation, "^\\\\n"))
		fault("a newline at an end in one language only")
	if (ends(id, " $") != ends(translation, " $"))
		fault("a blank at the end in one language only")
	if (id !~ /^[^ ]*\{[a-z]\}/ && ends(id, "[.](\\\\n)?$") != ends(translation, "[.](\\\\n)?$"))
		fault("a full stop at the end in one language only")
	if (ends(id, "[?](\\\\n)?$") != ends(translation, "[?](\\\\n)?$"))
		fault("a question mark at the end in one language only")
}

function check() {
	if (id == "" || obsolete)
		return
	if (translation == "") {
		fault("not translated")
		return
	}
	if (fuzzy)
		fault("fuzzy")
	if (is_format)
		check_conversions()
	check_parts()
	check_hangul()
	check_ends()
}

function begin() {
	check()
	id = translation = field = ""
	fuzzy = is_format = obsolete = 0
}

function string() {
	sub(/^[^"]*"/, "")
	sub(/"$/, "")
	return $0
}

/^$/ { begin() }
/^#,/ { fuzzy = /fuzzy/; is_format = / c-format/ }
/^#~/ { obsolete = 1; printf "obsolete: %s\n", $0; next }
/^msgid / { field = "id"; id = string(); next }
/^msgstr / { field = "translation"; translation = string(); next }
/^msgctxt / { field = ""; next }
/^"/ {
	if (field == "id")
		id = id string()
	else if (field == "translation")
		translation = translation string()
}
END { begin() }
