#include "watch.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>
#include "gwagi/text/memory.h"

enum { LOOK = 1000, AGAIN = 50 /* milliseconds */, WORDS = 4096 /* bytes */ };

/* Not what is written on the way to a commit: a large one writes often before it is one. The rest is for other tools, whose
 * journals may stay or be logs, and for a database that is put in another's place. */
enum { TOLD = IN_DELETE | IN_MOVED_TO | IN_MOVED_FROM | IN_CLOSE_WRITE | IN_ONLYDIR };

static void close_descriptor(struct watch *watch)
{
	if (watch->descriptor >= 0)
		close(watch->descriptor);
	watch->descriptor = -1;
}

void watch_start(struct watch *watch, const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? memory_copy(path, (size_t)(slash - path) + 1) : memory_copy(".", 1);

	path = slash ? slash + 1 : path;
	*watch = (struct watch){.descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC), .name = memory_copy(path, strlen(path))};
	if (watch->descriptor >= 0 && inotify_add_watch(watch->descriptor, folder, TOLD) < 0)
		close_descriptor(watch);
	free(folder);
}

void watch_stop(struct watch *watch)
{
	close_descriptor(watch);
	free(watch->name);
	watch->name = NULL;
}

int watch_wait(const struct watch *watch)
{
	return watch->due ? AGAIN : watch->descriptor < 0 ? LOOK : -1;
}

/* The journal's name begins with that of the database; a folder may hold much else. */
static bool concerns(const struct watch *watch, const struct inotify_event *event)
{
	return event->mask & (IN_Q_OVERFLOW | IN_IGNORED) ||
	       (event->len && strncmp(event->name, watch->name, strlen(watch->name)) == 0);
}

static bool read_words(struct watch *watch, const char *bytes, size_t count)
{
	bool look = false;

	while (count) {
		/* Aligned: the kernel pads the name for that. */
		const struct inotify_event *event = (const void *)bytes;
		size_t size = sizeof *event + event->len;

		look |= concerns(watch, event);
		if (event->mask & IN_IGNORED) /* the folder is gone, or what it was mounted from */
			close_descriptor(watch);
		bytes += size;
		count -= size;
	}
	return look;
}

bool watch_take(struct watch *watch)
{
	_Alignas(struct inotify_event) char bytes[WORDS];
	bool look = watch->due || watch->descriptor < 0;
	ssize_t count;

	while (watch->descriptor >= 0 && (count = read(watch->descriptor, bytes, sizeof bytes)) > 0)
		look |= read_words(watch, bytes, (size_t)count);
	return look;
}
