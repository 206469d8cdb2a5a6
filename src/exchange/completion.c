#include "gwagi/exchange/completion.h"
#include <string.h>
#include "embedded.h"

const char *exchange_completion(const char *shell)
{
	static const struct {
		const char *shell, *file;
	} files[] = {{"bash", "gwagi.bash"}, {"zsh", "_gwagi"}, {"fish", "gwagi.fish"}};

	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		for (const struct embedded_file *file = embedded_completions; file->name; file++)
			if (!strcmp(files[i].shell, shell) && !strcmp(files[i].file, file->name))
				return (const char *)file->bytes;
	return NULL;
}
