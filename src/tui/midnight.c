#include "midnight.h"

#include <errno.h>
#include <sys/timerfd.h>
#include <unistd.h>

void midnight_start(struct midnight *midnight)
{
	*midnight = (struct midnight){.descriptor = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC)};
}

void midnight_stop(struct midnight *midnight)
{
	if (midnight->descriptor >= 0)
		close(midnight->descriptor);
}

void midnight_take(struct midnight *midnight)
{
	uint64_t times;

	if (midnight->descriptor >= 0 && (read(midnight->descriptor, &times, sizeof times) > 0 || errno == ECANCELED))
		midnight->set = 0;
}

void midnight_set(struct midnight *midnight, int64_t seconds)
{
	struct itimerspec when = {.it_value.tv_sec = seconds};

	if (seconds == midnight->set || midnight->descriptor < 0)
		return;
	midnight->set = seconds;
	timerfd_settime(midnight->descriptor, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL);
}
