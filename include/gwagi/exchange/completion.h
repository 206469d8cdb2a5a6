/* The scripts that let shells complete commands: built in, so that no file need be installed for them. */
#ifndef GWAGI_EXCHANGE_COMPLETION_H
#define GWAGI_EXCHANGE_COMPLETION_H

const char *exchange_completion(const char *shell); /* of bash, zsh or fish; NULL for another one */

#endif
