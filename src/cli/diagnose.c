/* What a person tells when the screen is not as it should be: surroundings, versions, places, and how wide things are. */
#include <langinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cli.h"
#include "gwagi/model/message.h"
#include "gwagi/text/input.h"
#include "gwagi/text/text.h"
#include "gwagi/tui/dashboard.h"

enum { PROBE_WAIT = 1000, RULER_CELLS = 40 }; /* milliseconds; where the bar stands */

/* Lines are put together cleaned, so that what the environment holds can't be obeyed. */
static void put_text(struct text *text)
{
	printf("%s\n", text_bytes(text));
	text_finish(text);
}

static void put_heading(const char *name)
{
	putchar('\n');
	say_line(name);
}

static void put_pair(const char *name, const char *value)
{
	struct text text = {0};

	text_append_format(&text, "  %s: %s", name, value);
	put_text(&text);
}

static void put_variables(const char *const *names)
{
	for (; *names; names++) {
		const char *value = getenv(*names);

		if (value)
			put_pair(*names, *value ? value : _("(빈 값)"));
	}
}

/* Only whether: they hold addresses and names of others. */
static void put_whether(const char *const *names)
{
	for (; *names; names++)
		if (cli_environment(*names))
			put_pair(*names, _("있음"));
}

static void put_versions(void)
{
	char text[64];

	text_library_version(text, sizeof text);
	say_line("gwagi " GWAGI_VERSION);
	printf("  %s\n  SQLite %s\n  %s\n", terminal_library_version(), store_library_version(), text);
}

static void put_locale(const struct cli *cli)
{
	static const char *const names[] = {"LANG", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", NULL};

	put_heading(_("로캘"));
	put_variables(names);
	if (message_languages())
		put_pair("LANGUAGE", message_languages());
	put_pair(_("말"), _("한국어"));
	put_pair(_("글자 집합"), nl_langinfo(CODESET));
	if (cli->substituted)
		put_pair(_("대신함"), _("로캘이 UTF-8이 아니거나 이 시스템에 없어서 C.UTF-8로 실행합니다"));
}

static void put_size(void)
{
	struct winsize size;
	char text[64];

	if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) {
		put_pair(_("크기"), _("표준 출력이 터미널이 아닙니다"));
		return;
	}
	snprintf(text, sizeof text, _("가로 %d칸, 세로 %d줄"), size.ws_col, size.ws_row);
	put_pair(_("크기"), text);
}

static void put_terminal(void)
{
	static const char *const names[] = {
		"TERM", "COLORTERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "VTE_VERSION", "NO_COLOR", "COLUMNS", "LINES", NULL};
	static const char *const kept_back[] = {
		"TMUX", "STY", "ZELLIJ", "MOSH_CONNECTION", "SSH_CONNECTION", "SSH_CLIENT", "WT_SESSION", "DISPLAY", NULL};

	put_heading(_("터미널"));
	put_variables(names);
	put_size();
	put_whether(kept_back);
}

static void put_place(const char *name, const char *path)
{
	struct text text = {0};
	struct stat status;

	text_append_format(&text, "  %s: %s", name, path ? path : _("둘 곳이 없음"));
	if (path)
		text_append_format(&text, " (%s)", stat(path, &status) == 0 ? _("있음") : _("없음"));
	put_text(&text);
}

static void put_fault(const struct cli *cli, enum surrounding surrounding)
{
	struct text text = {0};

	if (cli->faults[surrounding].code == ERROR_NONE)
		return;
	text_append_format(&text, "  %s", cli->faults[surrounding].sentence);
	put_text(&text);
}

static void put_today(const struct cli *cli)
{
	char text[DAY_TEXT];

	put_heading(_("날짜"));
	day_print(cli->today, text);
	if (cli->faults[SURROUNDING_TODAY].code == ERROR_NONE)
		put_pair(_("오늘"), text);
	put_fault(cli, SURROUNDING_TODAY);
}

static void put_setting(const char *name, const char *value, enum config_origin origin)
{
	struct text text = {0};

	if (origin == CONFIG_NOBODY)
		return;
	text_append_format(&text, "  %s = %s (%s)", name, *value ? value : "none",
			   origin == CONFIG_USER ? _("설정") : _("공용 설정"));
	put_text(&text);
}

/* What the files say, and which of them. */
static void put_settings(const struct config *config)
{
	char name[64], keys[KEYMAP_KEYS * KEY_NAME];
	struct keymap keymap;

	config_keymap(config, &keymap);
	for (int i = 0; i < CONFIG_SETTINGS; i++)
		put_setting(config_name((enum config_setting)i), config->values[i].word, config->values[i].said_by);
	for (int i = 0; i < ACTION_COUNT; i++) {
		snprintf(name, sizeof name, "key.%s", action_row((enum action)i)->name);
		keymap_keys(&keymap, (enum action)i, keys, sizeof keys);
		put_setting(name, keys, config->keys[i].said_by);
	}
}

static void put_places(const struct cli *cli)
{
	put_heading(_("파일"));
	put_place(_("데이터베이스"), cli->path);
	put_fault(cli, SURROUNDING_DATABASE);
	put_place(_("설정"), cli->mode.config.files[CONFIG_USER].path);
	put_place(_("공용 설정"), cli->mode.config.files[CONFIG_SITE].path);
	put_fault(cli, SURROUNDING_CONFIG);
	put_settings(&cli->mode.config);
	put_place(_("터미널 기억"), cli->mode.state.path);
}

static const char *source_name(enum mode_source source)
{
	switch (source) {
	case MODE_OPTION:
		return _("옵션 --ambiguous");
	case MODE_USER:
		return _("설정");
	case MODE_SITE:
		return _("공용 설정");
	case MODE_KEPT:
		return _("이 터미널에서 맞다고 적어 둔 것");
	case MODE_NO_TERMINAL:
		return _("표준 출력이 터미널이 아님");
	case MODE_BUILT_IN:
		break;
	}
	return _("정한 것이 없음");
}

/* With their code points: in the safe mode the characters themselves are not shown. */
static void put_glyphs(const struct probe_report *report)
{
	struct text text = {0};

	for (int i = 0; probe_glyph(i); i++) {
		wchar_t character = 0;

		mbtowc(&character, probe_glyph(i), strlen(probe_glyph(i)));
		text_append_format(&text, "%s%s(U+%04lX)=", i ? " " : "    ", probe_glyph(i), (unsigned long)character);
		if (report->cells[i] < 0)
			text_append(&text, "?");
		else
			text_append_format(&text, "%d", report->cells[i]);
		if (i + 1 == PROBE_GLYPHS / 2) {
			put_text(&text);
			text_append(&text, "   ");
		}
	}
	put_text(&text);
}

static void put_answer(const struct probe_report *report)
{
	struct text text = {0};

	text_append_format(&text, _("  터미널의 답: %s"), probe_answer_words(report->answer));
	if (report->answer == PROBE_NOT_ASKED)
		text_append(&text, _(" (터미널이 아니거나 물을 수 없는 곳입니다)"));
	else if (report->milliseconds || *report->device)
		text_append_format(&text, _(" (%d ms, 장치 %s %s)"), report->milliseconds, report->device, report->secondary);
	put_text(&text);
	if (report->answer != PROBE_NOT_ASKED)
		put_glyphs(report);
}

/* The rule of the dashboard (gwagi/tui/dashboard.h): an answer decides unless it was said, or a person knew this very one. */
static bool answer_decides(const struct mode *mode, const struct probe_report *report, enum text_mode *answered)
{
	if (mode_is_fixed(mode) || (mode->source == MODE_KEPT && mode->answered == report->answer))
		return false;
	return probe_mode(report->answer, answered);
}

static void put_widths(const struct cli *cli)
{
	const char *source = source_name(cli->mode.source);
	struct probe_report report;
	enum text_mode mode;
	struct text text = {0};

	fflush(stdout); /* the question goes out behind what is said so far */
	terminal_probe(&report, PROBE_WAIT);
	if (answer_decides(&cli->mode, &report, &mode)) {
		text_set_mode(mode);
		source = _("터미널의 답");
	}
	put_heading(_("모호한 글자"));
	/* By code point: the safe mode would not show them. */
	say_line(_("  터미널에 따라 한 칸이나 두 칸에 그려지는 글자: U+00B7, U+2460, U+25B2 등"));
	text_append_format(&text, _("  방식: %s (%s)"), text_mode_name(text_mode()), source);
	put_text(&text);
	put_answer(&report);
}

static void put_ruler(void)
{
	static const char *const samples[] = {
		"1234567890123456789012345678901234567890",
		"한글 국방통합인공지능데이터센터",
		"가운뎃점 산·학·연·관",
		"번호 ①②③ ⑮ ㈜ ㎡",
		"세모 네모 ▲△▶ □■ ○● ※",
		"따옴표 ‘가’ “나” …",
		"화살표 → ← ↑ ↓",
		"선 ─│┌┬┐├┼┤└┴┘",
		"라틴 é ü ß × ÷ ± °",
		"자모 ㄱㄴㄷ ㅏㅑㅓ ㆍ",
	};

	put_heading(_("자: 줄 끝의 | 가 위아래로 곧게 서면 폭이 맞습니다"));
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct text text = {0};

		text_append(&text, samples[i]);
		text_pad(&text, RULER_CELLS);
		text_append(&text, "|");
		put_text(&text);
	}
	say_line(_("굽었으면 --ambiguous narrow, wide, safe로 다시 보고, 곧게 보인 것을"));
	say_line(_("설정 파일에 적습니다. 예: ambiguous = wide"));
}

static int run(const struct cli *cli, int argc, char **argv)
{
	(void)argc;
	(void)argv;
	put_versions();
	put_locale(cli);
	put_terminal();
	put_today(cli);
	put_places(cli);
	put_widths(cli);
	put_ruler();
	return 0;
}

const struct command command_diagnose = {
	.name = "diagnose",
	.usage = "",
	.summary = N_("로캘, 터미널, 글자의 폭을 살펴 보입니다"),
	.help = N_("화면이 어긋날 때 봅니다. 터미널에 모호한 글자의 폭을 묻고, 맞는지 눈으로 볼\n"
		   "자를 그립니다. 파일은 있는지만 봅니다. 데이터베이스는 열지 않습니다.\n"),
	.as_of = AS_OF_NONE,
	.least = 0,
	.most = 0,
	.tells_faults = true,
	.run = run,
};
