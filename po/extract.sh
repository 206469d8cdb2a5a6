#!/bin/sh
# extract.sh ROOT: the messages of the sources, as a catalogue without translations, on standard output. What marks them is told
# in include/gwagi/model/message.h.
set -eu
cd "$1"
find src include -name '*.[ch]' | LC_ALL=C sort |
	xgettext --files-from=- --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=D_ --keyword=C_:1c,2 --keyword=NC_:1c,2 \
		--no-location --sort-output --no-wrap --package-name=gwagi --output=- | sed /^.POT-Creation-Date:/d
