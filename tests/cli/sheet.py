"""sheet.py NAME: the CSV on standard input as NAME.xlsx here, numbers as numbers and days as a spreadsheet counts them."""
import csv
import datetime
import pathlib
import re
import sys
from xml.sax.saxutils import escape

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / 'exchange'))
import sheets  # noqa: E402


def cell(row, column, text):
    reference = f'{chr(ord("A") + column)}{row}'
    if re.fullmatch(r'\d{4}-\d\d-\d\d', text):
        return sheets.number(reference, (datetime.date.fromisoformat(text) - datetime.date(1899, 12, 30)).days, 1)
    if re.fullmatch(r'\d+', text):
        return sheets.number(reference, text)
    return sheets.inline(reference, escape(text)) if text else ''


sys.stdin.reconfigure(encoding='utf-8-sig')
rows = ''.join(f'<row r="{i}">{"".join(cell(i, k, text) for k, text in enumerate(row))}</row>'
               for i, row in enumerate(csv.reader(sys.stdin), 1))
sheets.write('.', sys.argv[1], sheets.parts(rows))
