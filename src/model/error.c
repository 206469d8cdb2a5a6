#include "gwagi/model/error.h"

#include <errno.h>
#include "gwagi/model/message.h"
#include "phrase.h"

bool error_set(struct error *error, enum error_code code, const char *format, ...)
{
	va_list list;

	if (!error)
		return false;
	error->code = code;
	error->sentence[0] = '\0';
	va_start(list, format);
	phrase_add_list(error->sentence, sizeof(error->sentence), format, list);
	va_end(list);
	return false;
}

const char *error_reason(int code)
{
	switch (code) {
	case EACCES:
	case EPERM:
		return _("권한이 없음");
	case EROFS:
		return _("읽기만 하는 파일 시스템");
	case ENOSPC:
	case EDQUOT:
		return _("디스크가 가득 참");
	case EFBIG:
		return _("파일이 너무 큼");
	case EIO:
		return _("디스크에 쓰지 못함");
	case ENOENT:
		return _("폴더가 없음");
	case ENOTDIR:
		return _("경로 가운데 폴더가 아닌 것이 있음");
	case ENAMETOOLONG:
		return _("이름이 너무 김");
	case EISDIR:
		return _("같은 이름의 폴더가 있음");
	default:
		return _("시스템이 거절함");
	}
}
