/* What a person tells when the screen is not as it should be: surroundings, versions, places, and how wide things are. */
#include <langinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include "cli.h"
#include "diagnosis.h"
#include "gwagi/exchange/office.h"
#include "gwagi/model/message.h"
#include "gwagi/store/health.h"
#include "gwagi/text/input.h"
#include "gwagi/text/text.h"
#include "gwagi/tui/dashboard.h"

enum { PROBE_WAIT = 1000, RULER_CELLS = 40 }; /* milliseconds; where the bar stands */

static void put_text(struct text *text)
{
	printf("%s\n", text_bytes(text));
	text_finish(text);
}

static void put_variables(struct diagnosis *diagnosis, const char *const *names)
{
	for (; *names; names++) {
		const char *value = getenv(*names);

		diagnosis_put(diagnosis, *names, *names, value && !*value ? D_("(빈 값)") : value);
	}
}

/* Only whether: they hold addresses and names of others. */
static void put_whether(struct diagnosis *diagnosis, const char *const *names)
{
	for (; *names; names++)
		diagnosis_put(diagnosis, *names, *names, cli_environment(*names) ? D_("있음") : NULL);
}

static void put_schema(void *context, const char *key, const char *value)
{
	diagnosis_put(context, key, D_("데이터베이스 판"), value);
}

/* What makes sheets and calendars is a program of its own, which may lack. */
static void put_office(struct diagnosis *diagnosis)
{
	struct error error;
	char *path = office_program(&error);

	diagnosis_put(diagnosis, "office", "gwagi-office", path ? path : D_("없음"));
	free(path);
}

static void put_versions(struct diagnosis *diagnosis)
{
	char text[64], sqlite[64];

	text_library_version(text, sizeof text);
	snprintf(sqlite, sizeof sqlite, "SQLite %s", store_library_version());
	diagnosis_section(diagnosis, "versions", "gwagi " GWAGI_VERSION);
	diagnosis_value(diagnosis, "gwagi", GWAGI_VERSION);
	diagnosis_line(diagnosis, "terminal_library", terminal_library_version());
	diagnosis_line(diagnosis, "database_library", sqlite);
	diagnosis_line(diagnosis, "text_library", text);
	store_schema(put_schema, diagnosis);
	put_office(diagnosis);
}

static void put_locale(struct diagnosis *diagnosis, const struct cli *cli)
{
	static const char *const names[] = {"LANG", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", NULL};

	diagnosis_section(diagnosis, "locale", D_("로캘"));
	put_variables(diagnosis, names);
	diagnosis_put(diagnosis, "LANGUAGE", "LANGUAGE", message_languages());
	diagnosis_put(diagnosis, "language", D_("말"), message_translated() ? "en" : "ko");
	diagnosis_put(diagnosis, "charset", D_("글자 집합"), nl_langinfo(CODESET));
	diagnosis_put(diagnosis, "substituted", D_("대신함"),
		      cli->substituted ? D_("로캘이 UTF-8이 아니거나 이 시스템에 없어서 C.UTF-8로 실행합니다") : NULL);
}

static void put_size(struct diagnosis *diagnosis)
{
	struct winsize size;
	char text[64];

	if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) {
		diagnosis_put(diagnosis, "size", D_("크기"), D_("표준 출력이 터미널이 아닙니다"));
		return;
	}
	snprintf(text, sizeof text, D_("가로 %d칸, 세로 %d줄"), size.ws_col, size.ws_row);
	diagnosis_put(diagnosis, "size", D_("크기"), text);
}

static void put_terminal(struct diagnosis *diagnosis)
{
	static const char *const names[] = {
		"TERM", "COLORTERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "VTE_VERSION", "NO_COLOR", "COLUMNS", "LINES", NULL};
	static const char *const kept_back[] = {
		"TMUX", "STY", "ZELLIJ", "MOSH_CONNECTION", "SSH_CONNECTION", "SSH_CLIENT", "WT_SESSION", "DISPLAY", NULL};

	diagnosis_section(diagnosis, "terminal", D_("터미널"));
	put_variables(diagnosis, names);
	put_size(diagnosis);
	put_whether(diagnosis, kept_back);
}

static void put_fault(struct diagnosis *diagnosis, const struct cli *cli, enum surrounding surrounding, const char *key)
{
	const struct error *fault = &cli->faults[surrounding];

	diagnosis_line(diagnosis, key, fault->code == ERROR_NONE ? NULL : fault->sentence);
}

static void put_today(struct diagnosis *diagnosis, const struct cli *cli)
{
	bool sound = cli->faults[SURROUNDING_TODAY].code == ERROR_NONE;
	char text[DAY_TEXT];

	diagnosis_section(diagnosis, "date", D_("날짜"));
	day_print(cli->today, text);
	diagnosis_put(diagnosis, "today", D_("오늘"), sound ? text : NULL);
	put_fault(diagnosis, cli, SURROUNDING_TODAY, "fault");
}

static void put_setting(struct diagnosis *diagnosis, const char *name, const char *value, enum config_origin origin)
{
	struct text text = {0};

	if (origin == CONFIG_NOBODY)
		return;
	text_append_format(&text, "%s = %s (%s)", name, *value ? value : "none",
			   origin == CONFIG_USER ? D_("설정") : D_("공용 설정"));
	diagnosis_line(diagnosis, name, text_bytes(&text));
	text_finish(&text);
}

/* What the files say, and which of them. */
static void put_settings(struct diagnosis *diagnosis, const struct config *config)
{
	char name[64], keys[KEYMAP_KEYS * KEY_NAME];
	struct keymap keymap;

	config_keymap(config, &keymap);
	for (int i = 0; i < CONFIG_SETTINGS; i++)
		put_setting(diagnosis, config_name((enum config_setting)i), config->values[i].word, config->values[i].said_by);
	for (int i = 0; i < ACTION_COUNT; i++) {
		snprintf(name, sizeof name, "key.%s", action_row((enum action)i)->name);
		keymap_keys(&keymap, (enum action)i, keys, sizeof keys);
		put_setting(diagnosis, name, keys, config->keys[i].said_by);
	}
}

static void put_places(struct diagnosis *diagnosis, const struct cli *cli)
{
	diagnosis_section(diagnosis, "files", D_("파일"));
	diagnosis_place(diagnosis, "database", D_("데이터베이스"), cli->path);
	put_fault(diagnosis, cli, SURROUNDING_DATABASE, "database_fault");
	diagnosis_place(diagnosis, "config", D_("설정"), cli->mode.config.files[CONFIG_USER].path);
	diagnosis_place(diagnosis, "site_config", D_("공용 설정"), cli->mode.config.files[CONFIG_SITE].path);
	put_fault(diagnosis, cli, SURROUNDING_CONFIG, "config_fault");
	put_settings(diagnosis, &cli->mode.config);
	diagnosis_place(diagnosis, "state", D_("터미널 기억"), cli->mode.state.path);
}

static const char *source_name(enum mode_source source)
{
	switch (source) {
	case MODE_OPTION:
		return D_("옵션 --ambiguous");
	case MODE_USER:
		return D_("설정");
	case MODE_SITE:
		return D_("공용 설정");
	case MODE_KEPT:
		return D_("이 터미널에서 맞다고 적어 둔 것");
	case MODE_NO_TERMINAL:
		return D_("표준 출력이 터미널이 아님");
	case MODE_BUILT_IN:
		break;
	}
	return D_("정한 것이 없음");
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

	text_append_format(&text, D_("  터미널의 답: %s"), probe_answer_words(report->answer));
	if (report->answer == PROBE_NOT_ASKED)
		text_append(&text, D_(" (터미널이 아니거나 물을 수 없는 곳입니다)"));
	else if (report->milliseconds || *report->device)
		text_append_format(&text, D_(" (%d ms, 장치 %s %s)"), report->milliseconds, report->device, report->secondary);
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

static void put_widths(struct diagnosis *diagnosis, const struct cli *cli)
{
	const char *source = source_name(cli->mode.source);
	struct probe_report report;
	enum text_mode mode;
	struct text text = {0};

	fflush(stdout); /* the question goes out behind what is said so far */
	terminal_probe(&report, PROBE_WAIT);
	if (answer_decides(&cli->mode, &report, &mode)) {
		text_set_mode(mode);
		source = D_("터미널의 답");
	}
	diagnosis_section(diagnosis, "width", D_("모호한 글자"));
	/* By code point: the safe mode would not show them. */
	say_line(D_("  터미널에 따라 한 칸이나 두 칸에 그려지는 글자: U+00B7, U+2460, U+25B2 등"));
	text_append_format(&text, D_("  방식: %s (%s)"), text_mode_name(text_mode()), source);
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

	putchar('\n');
	say_line(D_("자: 줄 끝의 | 가 위아래로 곧게 서면 폭이 맞습니다"));
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct text text = {0};

		text_append(&text, samples[i]);
		text_pad(&text, RULER_CELLS);
		text_append(&text, "|");
		put_text(&text);
	}
	say_line(D_("굽었으면 --ambiguous narrow, wide, safe로 다시 보고, 곧게 보인 것을"));
	say_line(D_("설정 파일에 적습니다. 예: ambiguous = wide"));
}

/* No terminal is asked where a program reads the answer. */
static void put_mode(struct diagnosis *diagnosis, const struct cli *cli)
{
	diagnosis_section(diagnosis, "width", D_("모호한 글자"));
	diagnosis_put(diagnosis, "mode", D_("방식"), text_mode_name(text_mode()));
	diagnosis_put(diagnosis, "source", D_("정한 곳"), source_name(cli->mode.source));
}

static int run(const struct cli *cli, int argc, char **argv)
{
	struct diagnosis diagnosis = {0};
	enum output_format format;

	(void)argc;
	(void)argv;
	if (!output_format(cli->format, "text|json", &format))
		return ERROR_USAGE;
	diagnosis_begin(&diagnosis, format);
	put_versions(&diagnosis);
	put_locale(&diagnosis, cli);
	put_terminal(&diagnosis);
	put_today(&diagnosis, cli);
	put_places(&diagnosis, cli);
	diagnosis_database(&diagnosis, cli);
	if (format == OUTPUT_JSON) {
		put_mode(&diagnosis, cli);
	} else {
		put_widths(&diagnosis, cli);
		put_ruler();
	}
	diagnosis_end(&diagnosis);
	return 0;
}

const struct command command_diagnose = {
	.name = "diagnose",
	.usage = "[--format text|json]",
	.summary = N_("프로그램, 로캘, 터미널, 파일, 데이터베이스의 상태를 살펴 보입니다"),
	.help = N_("도움을 청할 때 붙여 보냅니다. 데이터베이스에 적힌 이름, 전화, 제목은 나오지 않습니다.\n"
		   "터미널에 모호한 글자의 폭을 묻고, 맞는지 눈으로 볼 자를 그립니다. 데이터베이스는\n"
		   "읽기만 하고, 없거나 손상되었거나 열 수 없어도 까닭을 적고 나머지를 보입니다.\n"
		   "무엇이 잘못되어 있어도 끝내는 값은 0입니다.\n"
		   "\n"
		   "  --format FORMAT  text(사람), json: section, key, value의 줄\n"),
	.options = OPTION_FORMAT,
	.as_of = AS_OF_NONE,
	.least = 0,
	.most = 0,
	.tells_faults = true,
	.run = run,
};
