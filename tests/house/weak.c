/* Built without any hardening: hardening.sh must find every fault in it. */
#include <stdio.h>

int main(int argc, char **argv)
{
	char name[16];

	snprintf(name, (size_t)argc * 4, "%s", argv[0]);
	return puts(name) < 0;
}
