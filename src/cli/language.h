/* The language in which the program speaks: Korean, which its messages are in, or English, which is a catalogue beside it. */
#ifndef CLI_LANGUAGE_H
#define CLI_LANGUAGE_H

/* The first two in the order of the words that `lang` of the configuration takes. */
enum language { LANGUAGE_KOREAN, LANGUAGE_ENGLISH, LANGUAGE_OPEN };

/* What the ARGC words of the command line say by --lang, which are looked through before the options are read because what is
 * wrong with those is to be said in that language; else what the environment says: English or Korean where LANGUAGE, LC_ALL,
 * LC_MESSAGES or LANG names one of them, nothing for the plain locale and for other languages. */
enum language language_asked(int argc, char **argv);
/* From here on the program speaks it. Where there is no catalogue it goes on in Korean, after a sentence. Only while nothing else
 * runs in this program: the environment is changed. */
void language_speak(enum language language);

#endif
