/* embed OUTPUT SYMBOL FILE…: writes a C file with `const struct embedded_file SYMBOL[]`, the files by their base names, the last
 * entry empty. Runs while the program is built, so that the program needs no data file afterwards. */
#include <stdio.h>
#include <string.h>

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static int write_bytes(FILE *out, const char *path, int number)
{
	FILE *in = fopen(path, "rb");
	int byte, column = 0;

	if (!in)
		return 0;
	fprintf(out, "static const unsigned char bytes%d[] = {", number);
	while ((byte = getc(in)) != EOF)
		fprintf(out, "%s%d,", column++ % 32 ? "" : "\n", byte);
	fprintf(out, "0};\n");
	return fclose(in) == 0;
}

int main(int argc, char **argv)
{
	FILE *out = argc > 3 ? fopen(argv[1], "w") : NULL;

	if (!out)
		return 1;
	fprintf(out, "#include \"embedded.h\"\n");
	for (int i = 3; i < argc; i++)
		if (!write_bytes(out, argv[i], i))
			return 1;
	fprintf(out, "const struct embedded_file %s[] = {\n", argv[2]);
	for (int i = 3; i < argc; i++)
		fprintf(out, "\t{\"%s\", bytes%d, sizeof bytes%d - 1},\n", base_name(argv[i]), i, i);
	fprintf(out, "\t{0}};\n");
	return fclose(out) == 0 ? 0 : 1;
}
