#include "strings.h"
#include <string.h>
#include "sample.h"

enum { RANDOM = 300 };

struct string {
	const char *bytes;
	size_t length;
};
/* clang-format off */
#define S(literal) {literal, sizeof literal - 1}
/* clang-format on */

static const struct string strings[] = {
	/* Hangul: conjoining jamo, alone and together, old ones, tone marks, fillers, halfwidth letters */
	S("\u1100\u1161\u11A8"),
	S("\u1161"),
	S("\u1100\u1100\u1161\u11A8"),
	S("\u1112\u119E\u11AB"),
	S("\uA960\uD7B0\uD7CB"),
	S("가\u302E"),
	S("\u3164"),
	S("\uFFA1\uFFC2\uFFA1"),
	/* East_Asian_Width=A and its neighbours */
	S("①"),
	S("⑳"),
	S("㉑"),
	S("⓪"),
	S("➊"),
	S("① AI 민생 10대 프로젝트"),
	S("▲거버넌스 강화, ▲인프라 구축"),
	S("‘과기장관회의’"),
	S("※ 과학영재 → 대학(원)생"),
	S("「국방 AX 전략」"),
	S("\u318D"),
	S("·"),
	S("\uFF65"),
	S("㈜"),
	S("㎡"),
	S("℃"),
	S("～"),
	S("₩"),
	S("￦"),
	S("─"),
	S("│"),
	S("█"),
	S("░"),
	/* marks, variation selectors, keycaps */
	S("e\u0301"),
	S("가\u0301"),
	S("a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"),
	S("❤\uFE0F"),
	S("☎\uFE0F"),
	S("1\uFE0F\u20E3"),
	/* emoji */
	S("👨\u200D👩\u200D👧"),
	S("👍🏽"),
	S("🇰🇷"),
	S("🇰"),
	S("\U0001FAE8"),
	S("\u4DC0"),
	/* what has no cell, or turns the direction */
	S("a\u00ADb"),
	S("a\u200Bb"),
	S("a\uFEFFb"),
	S("a\u202Eb"),
	S("a\u2066b\u2069"),
	S("a\U000E0041b"),
	S("a\u061Cb\u200Ec\u200Fd"),
	/* other lines */
	S("a\u2028b"),
	S("a\u2029b"),
	S("a\xC2\x85"
	  "b"),
	S("a\rb\nc\vd\fe\tf"),
	/* controls that terminals obey */
	S("a\xC2\x9B"
	  "31mb"),
	S("a\033[31mb"),
	S("a\033[2J\033[Hb"),
	S("a\033]52;c;eA==\ab"),
	S("a\033]0;title\033\\b"),
	S("a\xC2\x9D"
	  "0;title\xC2\x9C"
	  "b"),
	S("a\033P+q544e\033\\b"),
	S("a\xC2\x90"
	  "$qm\xC2\x9C"
	  "b"),
	S("a\033[6n\033[c\033[>cb"),
	S("a\033[?1049l\033cb"),
	S("a\033(0lqqk\033(Bb"),
	S("a\016lqqk\017b"),
	S("a\033[21t\033[?2004hb"),
	S("a\b\b\ab\x7F"),
	S("a\0b"),
	/* bytes that are not UTF-8 */
	S("a\xFF"
	  "b"),
	S("a\xEA\xB0"
	  "b"),
	S("a\xC0\x80"
	  "b"),
	S("a\xE0\x80\x9B"
	  "b"),
	S("a\xED\xA0\x80"
	  "b"),
	S("a\x9B"
	  "31mb"),
	S("\xF4\x90\x80\x80\xF8\x88\x80\x80\x80"),
	S("가\xEA"),
	/* private, none, the replacement itself */
	S("\uE000"),
	S("\uFDD0"),
	S("\uFFFD"),
	S("\U0010FFFF"),
	/* scripts that shape, and many marks */
	S("क्षि"),
	S("سلام"),
	S("Z\u0351\u036B\u0343\u036A\u0302A\u0334\u0335L\u0336\u0337G"),
	S("\u0600123\u06DD"),
	S("=1+1"),
	S("%s%n$(id)`id`;--"),
	S(""),
	S("   "),
	S("가나다라마바사아자차카타파하거너"),
};

size_t strings_written(void)
{
	return sizeof strings / sizeof *strings;
}

size_t strings_count(void)
{
	return strings_written() + RANDOM;
}

/* Each random one begins from its own number. */
size_t strings_get(size_t number, char bytes[STRINGS_ROOM])
{
	uint64_t seed = 0x9E3779B97F4A7C15u * (number + 1);

	if (number >= strings_written())
		return sample_bytes(&seed, bytes, STRINGS_ROOM - 16);
	memcpy(bytes, strings[number].bytes, strings[number].length);
	return strings[number].length;
}
