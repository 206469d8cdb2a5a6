#!/bin/sh
# hardening.sh BINARY WEAK-BINARY FORTIFIED(yes|no): checks with readelf that BINARY was hardened when it was built. WEAK-BINARY
# was built without, and proves first that each fault is seen.
set -eu
export LC_ALL=C

x86() {
	readelf -hW "$1" | grep -qE 'Machine:.*(X86-64|80386)'
}

# judge BINARY: prints the faults, a word each.
judge() {
	readelf -hW "$1" | grep -qE 'Type: +DYN' && readelf -dW "$1" | grep -q 'FLAGS_1.*PIE' || echo pie
	readelf -dW "$1" | grep -qE 'BIND_NOW|FLAGS_1.*NOW' || echo bind_now
	readelf -lW "$1" | grep -q GNU_RELRO || echo relro
	readelf -lW "$1" | grep GNU_STACK | grep -qv RWE || echo exec_stack
	readelf -dW "$1" | grep -qE 'RPATH|RUNPATH|TEXTREL' && echo run_path
	readelf --dyn-syms -W "$1" | grep -q '__stack_chk_fail' || echo stack_protector
	readelf --dyn-syms -W "$1" | grep -v '__stack_chk_fail' | grep -q '_chk[@ ]' || echo fortify
	# The marking of the whole binary also depends on how Debian built its start files, so look at our own code.
	! x86 "$1" || objdump -d --disassemble=main "$1" | grep -q endbr || echo cet
}

everything='pie bind_now relro exec_stack run_path stack_protector fortify'
! x86 "$2" || everything="$everything cet"
found=$(judge "$2" | tr '\n' ' ')
[ "$found" = "$everything " ] || { printf 'self-test: in the weak binary are "%s", found "%s"\n' "$everything" "$found"; exit 1; }

faults=$(judge "$1")
# The sanitisers check what fortified calls would, and cannot be combined with them.
[ "$3" = yes ] || faults=$(printf '%s\n' "$faults" | grep -vx fortify || :)
[ -z "$faults" ] || { printf '%s is not hardened: %s\n' "$1" "$(printf '%s' "$faults" | tr '\n' ' ')"; exit 1; }
