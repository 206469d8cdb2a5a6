"""compare_lists.py CSV KIND …: the CSV that a spreadsheet made of `gwagi export` has the values of `gwagi list KIND`, read as Korean
people read them in the sheet; compare_lists.py --sheet XLSX KIND: the sheet that it made of the exported CSV has those of the list."""
import csv
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as tree
import zipfile
from datetime import date, timedelta

MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'


def wanted(kind):
    out = subprocess.run([os.environ['GWAGI'], 'list', kind, '--format', 'json'], check=True, capture_output=True).stdout
    return json.loads(out)


def is_day(text):
    return isinstance(text, str) and re.fullmatch(r'\d{4}-\d\d-\d\d', text)


def expect(condition, *what):
    if not condition:
        raise SystemExit(f'differs: {what}')


def compare_shown(path, kind):
    """Amounts are grouped, days ISO, lists lines; words and other dates are Korean, which the tests of writing look at."""
    with open(path, encoding='utf-8', newline='') as file:
        rows = list(csv.reader(file))[1:]
    records = wanted(kind)
    for row, record in zip(rows, records, strict=True):
        for shown, (key, value) in zip(row, record.items(), strict=True):
            if value is None:
                expect(shown == '', kind, key, shown)
            elif isinstance(value, list):
                expect(shown == '\n'.join(value), kind, key, shown, value)
            elif isinstance(value, bool):
                expect(shown == str(value).upper(), kind, key, shown, value)
            elif isinstance(value, (int, float)):
                expect(float(shown.replace(',', '')) == value, kind, key, shown, value)
            elif is_day(value) or key in ('code', 'title', 'path', 'note', 'unit'):
                expect(shown == value, kind, key, shown, value)
            else:
                expect(shown != '', kind, key)
    print(kind, len(records))


def cells(path):
    with zipfile.ZipFile(path) as archive:
        shared = [''.join(piece.text or '' for piece in item.iter(MAIN + 't'))
                  for item in tree.fromstring(archive.read('xl/sharedStrings.xml')).iter(MAIN + 'si')]
        for row in tree.fromstring(archive.read('xl/worksheets/sheet1.xml')).iter(MAIN + 'row'):
            found = {}
            for cell in row:
                value = cell.find(MAIN + 'v')
                if value is not None:
                    kind = cell.get('t', 'n')
                    column = re.match('[A-Z]+', cell.get('r')).group()
                    found[column] = shared[int(value.text)] if kind == 's' else float(value.text)
            yield found


def column_name(place):
    return chr(65 + place) if place < 26 else 'A' + chr(65 + place - 26)


def compare_sheet(path, kind):
    rows = list(cells(path))[1:]
    records = wanted(kind)
    for row, record in zip(rows, records, strict=True):
        for place, (key, value) in enumerate(record.items()):
            found = row.get(column_name(place))
            if is_day(value):
                expect(found == (date.fromisoformat(value) - date(1899, 12, 30)) / timedelta(days=1), kind, key, found, value)
            elif isinstance(value, int) and not isinstance(value, bool):
                expect(found == value, kind, key, found, value)
            elif key in ('title', 'path'):
                expect((found or None) == value, kind, key, found, value)
    print(kind, len(records))


def main():
    if sys.argv[1] == '--sheet':
        compare_sheet(sys.argv[2], sys.argv[3])
        return
    for path, kind in zip(sys.argv[1::2], sys.argv[2::2]):
        compare_shown(path, kind)


main()
