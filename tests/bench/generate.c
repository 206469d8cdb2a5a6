/* generate FOLDER N: writes N milestones and the tree above them as CSV files that `gwagi import` reads, the same ones in every
 * run: each row depends on its number alone, so the first rows of every size are the same but for where the tree ends.
 *
 * Ten milestones make a detail, ten details a task, ten tasks a strategy, ten strategies an agenda. The importer limits the size
 * of a file, so the files go to FOLDER/0, and further milestones to FOLDER/1, FOLDER/2 …, to be imported in this order. */
#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FAN = 10, PART = 400000, MOST = 10000000, MINISTRIES = 20, BUREAUS = 3, FIRST_YEAR = 2025, YEARS = 8 };

static const char *const fields[] = {
	"제조 현장 AI 전환", "농축산물 수급 예측", "소형모듈원자로", "양자암호통신",     "차세대 배터리",
	"자율주행 셔틀",     "희귀질환 유전체",    "국방 무인체계",  "해양 탐사 로봇",   "산불 조기 탐지",
	"반도체 후공정",     "우주 관측 위성",     "수소 저장 소재", "감염병 대응 백신", "기초연구 생태계",
	"이공계 인재 양성",  "연구데이터 공유",    "탄소 포집 활용", "고성능 컴퓨팅",    "지역 혁신 거점",
};
static const char *const objects[] = {
	"실증 단지", "통합 플랫폼", "표준 모델", "공동연구센터",   "인력 양성 과정", "특별법 제정안", "시험평가 체계",
	"투자 펀드", "국제 협력망", "안전 기준", "공공 조달 제도", "데이터 저장소",  "규제 특례",
};
static const char *const actions[] = {
	"착공",      "구축 완료",        "시범 운영 개시", "입법 예고",      "공모 선정", "협약 체결",
	"중간 점검", "성과 공유회 개최", "이행계획 수립",  "부처 합동 점검", "전국 확산",
};
static const char *const ministries[MINISTRIES] = {
	"국무조정실",     "과학기술정보통신부", "기획재정부",       "교육부",           "외교부",     "국방부",     "행정안전부",
	"문화체육관광부", "농림축산식품부",     "산업통상부",       "기후에너지환경부", "보건복지부", "고용노동부", "국토교통부",
	"해양수산부",     "중소벤처기업부",     "식품의약품안전처", "지식재산처",       "우주항공청", "방위사업청",
};

/* Words that make titles differ, and syllables of names that nothing else has. */
static const char *const words[] = {
	"감시",     "강릉",     "개방형", "거대언어", "건강",     "검증",   "경남",     "고속",   "고위험",   "공급망",
	"공정",     "광주",     "교통",   "국가전략", "국제공동", "군집",   "규격",     "극지",   "글로벌",   "금속",
	"기상",     "나노",     "노후",   "농촌",     "다목적",   "단백질", "대구",     "대덕",   "대형",     "데이터",
	"도심",     "동남권",   "드론",   "디지털",   "로봇팔",   "맞춤형", "무선",     "물류",   "미세먼지", "민군",
	"바이오",   "발사체",   "방사광", "방재",     "배출권",   "병원",   "보안",     "부산",   "분석",     "빅데이터",
	"사이버",   "산학연",   "상용",   "새만금",   "생명",     "서남해", "석유화학", "선박",   "세종",     "센서",
	"소부장",   "수도권",   "스마트", "시민",     "식량",     "신소재", "심해",     "아열대", "안보",     "양식",
	"에너지",   "여성",     "연안",   "영재",     "오송",     "원격",   "위성",     "유전자", "융합",     "의료",
	"이차전지", "인공지능", "자원",   "재난",     "전력망",   "정밀",   "제주",     "조선",   "중소기업", "지구",
	"지능형",   "차세대",   "철강",   "청년",     "초전도",   "친환경", "클라우드", "탐사",   "통신",     "특구",
	"폐기물",   "포항",     "풍력",   "플랜트",   "학교",     "항공",   "해상",     "핵심",   "현장",     "혈액",
	"홍수",     "화학",     "환경",   "희소금속",
};
static const char *const syllables[] = {
	"가", "강", "고", "광", "누", "다", "달", "대", "도", "라", "람", "래", "로", "루", "리", "마", "매", "명",
	"모", "무", "물", "미", "바", "밝", "벼", "보", "봄", "빛", "산", "새", "샘", "서", "세", "소", "솔", "시",
	"신", "싹", "쌍", "아", "얼", "여", "온", "우", "울", "원", "은", "이", "자", "잔", "재", "주", "지", "참",
	"천", "초", "터", "토", "틔", "파", "푸", "품", "하", "한", "해", "햇", "혁", "화", "훈", "힘",
};

#define CHOOSE(list, number) ((list)[(number) % (sizeof(list) / sizeof *(list))])

/* A well-spread number for each number; `series` keeps the kinds of rows apart. */
static uint64_t spread(uint64_t number, uint64_t series)
{
	uint64_t x = number * UINT64_C(0x2545F4914F6CDD1D) + series * UINT64_C(0xD1342543DE82EF95) + 1;

	x ^= x >> 33;
	x *= UINT64_C(0xFF51AFD7ED558CCD);
	x ^= x >> 29;
	x *= UINT64_C(0xC4CEB9FE1A85EC53);
	return x ^ x >> 32;
}

/* One of LIMIT numbers from 0, out of the bits of CHANCE from SHIFT on. */
static int pick(uint64_t chance, int shift, int limit)
{
	return (int)((chance >> shift & 0xFFFF) % (uint64_t)limit);
}

static int64_t groups(int64_t count)
{
	return (count + FAN - 1) / FAN;
}

/* The code of row NUMBER (from 0) at LEVEL: agenda 1 … detail 4. */
static const char *code(int level, int64_t number, char out[64])
{
	int64_t part[4] = {0};
	int length = snprintf(out, 64, "1");

	for (int i = level - 1; i >= 0; i--) {
		part[i] = i > 0 ? number % FAN : number;
		number /= FAN;
	}
	for (int i = 0; i < level; i++)
		length += snprintf(out + length, 64 - (size_t)length, ".%" PRId64, part[i] + 1);
	return out;
}

static FILE *open_table(const char *folder, int part, const char *table, const char *header)
{
	char path[4096];
	FILE *out;

	snprintf(path, sizeof path, "%s/%d", folder, part);
	if (mkdir(path, 0700) && errno != EEXIST)
		return NULL;
	snprintf(path, sizeof path, "%s/%d/%s.csv", folder, part, table);
	out = fopen(path, "w");
	if (out)
		fprintf(out, "%s\n", header);
	return out;
}

/* False if anything of it did not reach the file. */
static bool close_table(FILE *out)
{
	bool sound = out && !ferror(out);

	return out && fclose(out) == 0 && sound;
}

static bool write_meeting(const char *folder)
{
	FILE *out = open_table(folder, 0, "meeting",
			       "code,number,title,short_title,date,begins,ends,place,presided,chair,basis,note");

	if (out)
		fputs("1,1,성능 시험 회의,시험,2025-11-24,10:00,11:00,정부서울청사,국무총리,부총리,,지어낸 자료\n", out);
	return close_table(out);
}

/* Ministries o1 … o20, then their bureaus, three each. */
static bool write_offices(const char *folder)
{
	static const char *const bureaus[BUREAUS] = {"기획조정실", "정책총괄과", "사업추진단"};
	FILE *out = open_table(folder, 0, "office", "code,parent,name,valid_from,valid_to,note");

	for (int i = 0; out && i < MINISTRIES; i++)
		fprintf(out, "o%d,,%s,,,\n", i + 1, ministries[i]);
	for (int i = 0; out && i < MINISTRIES * BUREAUS; i++)
		fprintf(out, "o%d,o%d,%s,,,\n", MINISTRIES + i + 1, i / BUREAUS + 1, bureaus[i % BUREAUS]);
	return close_table(out);
}

static void write_item(FILE *out, int level, int64_t number)
{
	static const char *const kinds[] = {"agenda", "strategy", "task", "detail"};
	static const char *const labels[] = {"안건", "전략", "과제", "세부"};
	uint64_t chance = spread((uint64_t)number, (uint64_t)level);
	char text[64];

	fprintf(out, "%s,%s,%s,%s %s %" PRId64 ",,,%s,,,\n", code(level, number, text), kinds[level - 1], labels[level - 1],
		CHOOSE(fields, chance), CHOOSE(objects, chance >> 16), number + 1, level == 1 ? "관계부처합동" : "");
}

/* The items in the order of the tree, each followed by what lies below it. */
static bool write_items(const char *folder, int64_t details)
{
	FILE *out = open_table(folder, 0, "item",
			       "code,kind,label,title,formal_title,aliases,submitter,decision_stated,decision_implied,note");

	for (int64_t i = 0; out && i < details; i++) {
		if (i % (FAN * FAN * FAN) == 0)
			write_item(out, 1, i / (FAN * FAN * FAN));
		if (i % (FAN * FAN) == 0)
			write_item(out, 2, i / (FAN * FAN));
		if (i % FAN == 0)
			write_item(out, 3, i / FAN);
		write_item(out, 4, i);
	}
	return close_table(out);
}

/* A ministry leads an agenda, two of its bureaus a task: what lies below inherits. */
static bool write_assignments(const char *folder, int64_t tasks)
{
	FILE *out = open_table(folder, 0, "assignment", "entity,office,role");
	char text[64];

	for (int64_t i = 0; out && i < tasks; i++) {
		int ministry = pick(spread((uint64_t)i / (FAN * FAN), 11), 0, MINISTRIES);

		if (i % (FAN * FAN) == 0)
			fprintf(out, "%s,o%d,overall\n", code(1, i / (FAN * FAN), text), ministry + 1);
		fprintf(out, "%s,o%d,lead\n", code(3, i, text), MINISTRIES + ministry * BUREAUS + 2);
		fprintf(out, "%s,o%d,support\n", text, MINISTRIES + (ministry + 1 + (int)(i % 7)) % MINISTRIES * BUREAUS + 3);
	}
	return close_table(out);
}

/* A target for every other detail. */
static bool write_targets(const char *folder, int64_t details)
{
	static const char *const units[] = {"개", "명", "개소", "억원", "장"};
	FILE *out = open_table(folder, 0, "target",
			       "code,title,class,unit,comparator,approx,low,high,baseline,withheld,stage,due,qualifier,note");
	char text[64];

	for (int64_t i = 0; out && i < details; i += 2) {
		uint64_t chance = spread((uint64_t)i, 5);

		fprintf(out, "%st1,%s %s,target,%s,%s,false,%d,,,false,,%d,,\n", code(4, i, text), CHOOSE(fields, chance),
			CHOOSE(objects, chance >> 8), CHOOSE(units, chance >> 16), chance >> 24 & 1 ? "ge" : "eq",
			pick(chance, 32, 4096) + 1, FIRST_YEAR + 1 + pick(chance, 48, YEARS - 1));
	}
	return close_table(out);
}

/* Type, date and the words printed with it. */
static void write_date(FILE *out, uint64_t chance)
{
	int year = FIRST_YEAR + pick(chance, 8, YEARS), month = pick(chance, 20, 12) + 1, day = pick(chance, 32, 28) + 1;

	if (year == FIRST_YEAR)
		month = 12;
	switch (chance % 20) {
	case 0:
		fprintf(out, "undated,,");
		break;
	case 1:
		fprintf(out, "ongoing,,");
		break;
	case 2:
		fprintf(out, "conditional,,요건 충족 시");
		break;
	case 3:
		fprintf(out, "recurring,R/P1Y,매년");
		break;
	case 4:
		fprintf(out, "start,%d-%02d/..,부터", year, month);
		break;
	case 5:
		fprintf(out, "period,%d-%02d/%d-%02d,", year, month, year + 1, month);
		break;
	case 6:
	case 7:
		fprintf(out, "deadline,../%d-%02d,까지", year, month);
		break;
	case 8:
	case 9:
	case 10:
		fprintf(out, "deadline,%d-%02d,", year, month);
		break;
	default:
		fprintf(out, "deadline,%d-%02d-%02d,", year, month, day);
	}
}

/* From the original date to the note: two thirds have not reported, the others in 2026, before November. */
static void write_state(FILE *out, uint64_t chance)
{
	int month = pick(chance, 8, 10) + 1, day = pick(chance, 20, 28) + 1;

	switch (chance % 12) {
	case 0:
		fprintf(out, ",,,2026-%02d-%02d,reported_done,2026-%02d-%02d,,none,\n", month, day, month, day);
		break;
	case 1:
		fprintf(out, ",,,,not_started,2026-%02d-%02d,,none,\n", month, day);
		break;
	case 2:
		fprintf(out, ",,,,in_progress,2026-%02d-%02d,,none,\n", month, day);
		break;
	case 3:
		fprintf(out, ",,,,on_hold,2026-%02d-%02d,관계 부처 협의 지연,none,\n", month, day);
		break;
	default:
		fprintf(out, ",,,,none,,,none,\n");
	}
}

/* ‘가온누리’: one of a few hundred thousand names. */
static void write_name(FILE *out, uint64_t chance)
{
	fputs("‘", out);
	for (int i = 0; i < 3; i++)
		fputs(CHOOSE(syllables, chance >> 8 * i & 0xFF), out);
	fputs(chance >> 24 & 1 ? "’ " : "온’ ", out);
}

/* Real words put together anew, in one title of twelve with a name. Two are there to be searched for: one row in forty has 예산,
 * one in fifty thousand 쇄빙선. */
static void write_title(FILE *out, int64_t i)
{
	uint64_t chance = spread((uint64_t)i, 7), more = spread((uint64_t)i, 12);

	if (i % 50000 == 321)
		fputs("쇄빙선 ", out);
	if (more % 12 == 0)
		write_name(out, spread((uint64_t)i, 13));
	if (more >> 8 & 1)
		fprintf(out, "%s ", CHOOSE(words, more >> 16));
	fprintf(out, "%s ", CHOOSE(fields, chance));
	if (more >> 9 & 1)
		fprintf(out, "%s ", CHOOSE(words, more >> 32));
	fprintf(out, "%s%s %s", CHOOSE(objects, chance >> 12), i % 40 == 17 ? " 예산" : "", CHOOSE(actions, chance >> 24));
	if (pick(more, 44, 10) == 0)
		fprintf(out, " 제%d차", pick(more, 48, 40) + 1);
}

static void write_milestone(FILE *out, int64_t i)
{
	char text[64];

	fprintf(out, "%sm%d,", code(4, i / FAN, text), (int)(i % FAN) + 1);
	write_title(out, i);
	fputc(',', out);
	write_date(out, spread((uint64_t)i, 8));
	write_state(out, spread((uint64_t)i, 9));
}

static bool write_milestones(const char *folder, int part, int64_t from, int64_t to)
{
	FILE *out = open_table(
		folder, part, "milestone",
		"code,title,type,date,qualifier,original,forecast,done_on,reported,reported_on,reason,verified,note");

	for (int64_t i = from; out && i < to; i++)
		write_milestone(out, i);
	return close_table(out);
}

int main(int argc, char **argv)
{
	int64_t count = argc == 3 ? strtoll(argv[2], NULL, 10) : 0, details = groups(count);

	if (count < 1 || count > MOST) {
		fprintf(stderr, "usage: generate FOLDER N (1 to %d)\n", MOST);
		return 2;
	}
	if (mkdir(argv[1], 0700) && errno != EEXIST) {
		perror(argv[1]);
		return 1;
	}
	bool sound = write_meeting(argv[1]) && write_offices(argv[1]) && write_items(argv[1], details) &&
		     write_assignments(argv[1], groups(details)) && write_targets(argv[1], details);
	for (int part = 0; sound && (int64_t)part * PART < count; part++)
		sound = write_milestones(argv[1], part, (int64_t)part * PART,
					 (int64_t)(part + 1) * PART < count ? (int64_t)(part + 1) * PART : count);
	if (!sound)
		perror(argv[1]);
	return sound ? 0 : 1;
}
