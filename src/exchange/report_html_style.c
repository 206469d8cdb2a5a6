/* How the papers look: on a phone a row is a card, on a screen a table, on paper black on white. Every colour of text has a
 * contrast of 4.5 or more, and none says anything alone. */
#include "report_html.h"

static const char common[] =
	":root{--ground:#fff;--text:#1a1c1e;--soft:#53585d;--line:#c9ced3;--head:#eef1f4;--today:#b3261e;"
	"--done:#1f5fa8;--on_track:#1b7337;--attention:#8a5a00;--late:#c0262d;--stalled:#7a0f16;--stopped:#5a5a66;"
	"--unreported:#5f5f5f}\n"
	"@media screen and (prefers-color-scheme:dark){:root{--ground:#14171a;--text:#e8eaec;--soft:#aab1b8;--line:#434a51;"
	"--head:#20262b;--today:#ff9a92;--done:#82b9f5;--on_track:#74d08f;--attention:#e6b84a;--late:#ff9393;"
	"--stalled:#ffb8bd;--stopped:#b9b9c4;--unreported:#b8b8b8}}\n"
	"*{box-sizing:border-box}\n"
	"body{margin:0 auto;max-width:72rem;padding:1rem;background:var(--ground);color:var(--text);line-height:1.5;"
	"font-family:\"Noto Sans KR\",\"Noto Sans CJK KR\",\"Malgun Gothic\",\"Apple SD Gothic Neo\",sans-serif;"
	"word-break:keep-all;overflow-wrap:anywhere}\n"
	".patterns{position:absolute}\n"
	"pattern path{stroke:var(--ground);stroke-width:1.6;fill:none}\n"
	"h1{font-size:1.5rem;margin:.5rem 0}\n"
	"h2{font-size:1.1rem;margin:1.5rem 0 .5rem}\n"
	"header{border-bottom:2px solid var(--text);margin-bottom:1rem}\n"
	"header p,footer p{margin:.1rem 0;color:var(--soft)}\n"
	"footer{border-top:1px solid var(--line);margin-top:1.5rem;padding-top:.5rem;font-size:.9rem}\n"
	"article+article{border-top:4px double var(--line);margin-top:3rem;padding-top:1rem}\n"
	"a{color:var(--done)}\n"
	".l1,.l2,.l3,.l4{margin:.3rem 0;text-indent:-1.2em}\n"
	".l1{padding-left:1.2em;font-weight:600}.l2{padding-left:2em}.l3{padding-left:3em}.l4{padding-left:3em;color:var(--soft)}"
	"\n"
	"table{border-collapse:collapse;width:100%;font-size:.9rem;margin:.5rem 0}\n"
	"th,td{border:1px solid var(--line);padding:.3rem .4rem;text-align:left;vertical-align:top}\n"
	"thead th{background:var(--head);vertical-align:middle}\n"
	"tbody th{font-weight:600;min-width:7em}td.t{min-width:7em}td.t:empty{min-width:0}\n"
	".n{text-align:right;white-space:nowrap}thead th{white-space:normal}thead span{white-space:nowrap}\n"
	".s,.l{white-space:nowrap}td.c{white-space:nowrap;color:var(--soft)}\n"
	".badge{border:1px solid currentColor;border-radius:.2rem;padding:0 .25rem;font-weight:600;white-space:nowrap;"
	"color:var(--soft)}\n"
	".badge.done{color:var(--done)}.badge.on_track{color:var(--on_track)}.badge.attention{color:var(--attention)}"
	".badge.late{color:var(--late)}.badge.stalled{color:var(--ground);background:var(--stalled);border-color:var(--stalled)}"
	".badge.stopped{color:var(--stopped)}.badge.unreported{color:var(--unreported);border-style:dashed}\n"
	".row{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,3fr);gap:.1rem .8rem;align-items:center;"
	"border-bottom:1px solid var(--line);padding:.15rem 0}\n"
	".bars .row{grid-template-columns:minmax(0,2fr) minmax(0,2fr) minmax(0,1fr)}\n"
	".name,.said{font-size:.9rem}.code{color:var(--soft);white-space:nowrap}\n"
	".line{display:block;width:100%}\n"
	".line text{font-size:12px;fill:var(--text)}.axis text{fill:var(--soft)}\n"
	".fill.done{fill:var(--done)}.fill.on_track{fill:var(--on_track)}.fill.attention{fill:var(--attention)}"
	".fill.late{fill:var(--late)}.fill.stalled{fill:var(--stalled)}.fill.stopped{fill:var(--stopped)}"
	".fill.unreported,.fill.none{fill:var(--unreported)}\n"
	".tail{opacity:.6}\n"
	".frame{fill:none;stroke:var(--line)}.grid{stroke:var(--line)}.near{stroke:var(--text)}\n"
	".today{stroke:var(--today);stroke-width:2.5}\n"
	".due{fill:var(--text);stroke:var(--ground)}.forecast,.original{fill:var(--ground);stroke:var(--text);stroke-width:1.5}\n"
	".legend{font-size:.85rem;color:var(--soft)}\n";

static const char phone[] =
	"@media screen and (max-width:40rem){\n"
	"body{padding:.6rem}\n"
	"table,tbody{display:block}\n"
	"thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\n"
	"tr{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));border:1px solid var(--line);border-radius:.3rem;"
	"margin:.5rem 0;padding:.3rem}\n"
	"th,td{border:0;padding:.15rem .3rem;grid-column:1/-1}\n"
	".l{white-space:normal}td.c,td.l{grid-column:span 2}td.n{grid-column:auto;text-align:left;white-space:normal}\n"
	"td:empty{display:none}\n"
	"td:not(.s)::before{content:attr(data-label);display:block;font-size:.75rem;color:var(--soft)}\n"
	".row,.bars .row{grid-template-columns:minmax(0,1fr)}.axis .name{display:none}\n"
	".l3,.l4{padding-left:2.4em}\n"
	"}\n";

static const char paper[] = "@page{size:A4;margin:15mm 12mm}\n"
			    "@media print{\n"
			    "html{font-size:9pt}body{max-width:none;padding:0}\n"
			    "nav{display:none}article+article{break-before:page;border:0;margin:0;padding:0}\n"
			    "thead{display:table-header-group}tr,.row,p{break-inside:avoid}h1,h2,thead{break-after:avoid}\n"
			    "th,td{padding:.15rem .3rem}\n"
			    ".line,.badge{-webkit-print-color-adjust:exact;print-color-adjust:exact}\n"
			    "}\n";

void html_style(FILE *out)
{
	fputs(common, out);
	fputs(phone, out);
	fputs(paper, out);
}
