/* Beginning where one left: the view, the filter and the places in the views outlive the program. */
#ifndef GWAGI_SRC_TUI_RESUME_H
#define GWAGI_SRC_TUI_RESUME_H

struct dashboard;

void resume_read(struct dashboard *dashboard); /* before the first frame; what does not fit any more is passed over */
void resume_keep(struct dashboard *dashboard); /* when one leaves */

#endif
