"""sheets.py FOLDER: XLSX files as Excel and others write them, and as nobody honest does, made with nothing but zipfile."""
import struct
import sys
import zipfile

MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types'
BOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def relations(*entries):
    rows = ''.join(f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{target}"/>' for i, kind, target in entries)
    return f'{HEAD}<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'


def sheet(rows):
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def inline(reference, text):
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def parts(rows='', strings='', sheets=None, properties='', book_type=BOOK):
    sheets = sheets or '<sheet name="시트" sheetId="1" r:id="rId1"/>'
    return {
        '[Content_Types].xml': f'{HEAD}<Types xmlns="{TYPES}"><Override PartName="/xl/workbook.xml" ContentType="{book_type}"/></Types>',
        '_rels/.rels': relations(('rId1', 'officeDocument', 'xl/workbook.xml')),
        'xl/workbook.xml': f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{properties}<sheets>{sheets}</sheets></workbook>',
        'xl/_rels/workbook.xml.rels': relations(
            ('rId1', 'worksheet', 'worksheets/sheet1.xml'), ('rId2', 'worksheet', '/xl/worksheets/sheet2.xml'),
            ('rId3', 'styles', 'styles.xml'), ('rId4', 'sharedStrings', 'sharedStrings.xml'),
            ('rId5', 'chartsheet', 'chartsheets/sheet1.xml')),
        'xl/worksheets/sheet1.xml': sheet(rows),
        'xl/styles.xml': f'''{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="4">
<numFmt numFmtId="164" formatCode="yyyy&quot;년&quot;\\ m&quot;월&quot;\\ d&quot;일&quot;;@"/>
<numFmt numFmtId="165" formatCode="#,##0&quot; day&quot;"/><numFmt numFmtId="166" formatCode="[$-412]yyyy-mm-dd hh:mm"/>
<numFmt numFmtId="167" formatCode="[Red]0.00_d"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>
<xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="20"/><xf numFmtId="31"/></cellXfs></styleSheet>''',
        'xl/sharedStrings.xml': f'{HEAD}<sst xmlns="{MAIN}">{strings}</sst>',
    }


def write(folder, name, members):
    with zipfile.ZipFile(f'{folder}/{name}.xlsx', 'w', zipfile.ZIP_DEFLATED) as archive:
        for part, text in members.items():
            archive.writestr(part, text)


def number(reference, value, style=0):
    return f'<c r="{reference}" s="{style}"><v>{value}</v></c>'


def write_good(folder):
    strings = ('<si><t>코드</t></si><si><r><rPr><b/></rPr><t>국방 </t></r><r><t xml:space="preserve">AI </t></r></si>'
               '<si><t>課題</t><rPh sb="0" eb="2"><t>과제</t></rPh><phoneticPr fontId="1"/></si><si><t>줄_x000D_\n둘_x005F_x0041_</t></si><si/>')
    rows = ('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row>'
            '<row r="2" spans="1:3" ht="20"/>'
            f'<row r="4">{inline("A4", "1.10")}<c r="B4" t="s"><v>3</v></c><c r="C4" t="b"><v>1</v></c><c r="D4" t="b"><v>0</v></c>'
            '<c r="E4" t="e"><v>#REF!</v></c><c r="F4" t="str"><f>A1&amp;"x"</f><v>따온 "값"</v></c><c r="G4" s="1"/>'
            '<c r="H4" t="s"><v>4</v></c></row>'
            f'<row r="5">{number("A5", 46022, 1)}{number("B5", 46022, 2)}{number("C5", 46022, 3)}{number("D5", "46022.5", 4)}'
            f'{number("E5", 46022, 5)}{number("F5", "0.5", 6)}{number("G5", 46022, 7)}<c r="H5" t="d"><v>2025-12-31T00:00:00</v></c>'
            f'{number("I5", 59, 1)}{number("J5", 61, 1)}{number("K5", 60, 1)}</row>'
            f'<row r="6">{number("A6", "9.9499999999999993")}{number("B6", "1.5E+17")}{number("C6", "1E-7")}{number("D6", "-0.1")}'
            f'{number("E6", "123456789012345")}{number("F6", "1E400")}{number("G6", "2958466", 1)}'
            f'<c r="H6"><f>1+1</f><v>2</v></c></row><row><c><v>7</v></c><c t="inlineStr"><is><r><t>가</t></r><r><t>나</t></r></is></c></row>'
            '<row r="9" s="3"><c r="A9" s="3"/></row>')
    members = parts(rows, strings, '<sheet name="숨은" sheetId="2" state="hidden" r:id="rId2"/><sheet name="그림" sheetId="3" r:id="rId5"/>'
                    '<sheet name="시트" sheetId="1" r:id="rId1"/>')
    members['xl/worksheets/sheet2.xml'] = sheet(f'<row r="1">{inline("A1", "숨은 것")}</row>')
    write(folder, 'good', members)
    prefixed = parts()
    prefixed['xl/worksheets/sheet1.xml'] = (f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>'
                                            '가</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>')
    write(folder, 'prefixed', prefixed)
    write(folder, 'from-1904', parts(f'<row r="1">{number("A1", 44560, 1)}{number("B1", 0, 1)}</row>', properties='<workbookPr date1904="1"/>'))
    utf16 = parts()
    utf16['xl/worksheets/sheet1.xml'] = sheet(f'<row r="1">{inline("A1", "가")}</row>').replace('UTF-8', 'UTF-16').encode('utf-16')
    write(folder, 'utf-16', utf16)
    write(folder, 'empty', parts())


def write_bytes(folder, name, content):
    with open(f'{folder}/{name}.xlsx', 'wb') as file:
        file.write(content)


def read_bytes(folder, name):
    with open(f'{folder}/{name}.xlsx', 'rb') as file:
        return bytearray(file.read())


def write_broken(folder):
    good = read_bytes(folder, 'good')
    write_bytes(folder, 'no-zip', '코드,이름\n'.encode())
    write_bytes(folder, 'nothing', b'')
    write_bytes(folder, 'old', bytes.fromhex('d0cf11e0a1b11ae1') + bytes(1000))
    write_bytes(folder, 'truncated', good[:len(good) // 2])
    write_bytes(folder, 'only-a-mark', b'PK\x03\x04')
    encrypted = good[:]
    at = 0
    while (at := encrypted.find(b'PK\x01\x02', at)) >= 0:
        encrypted[at + 8] |= 1
        at += 4
    write_bytes(folder, 'encrypted', encrypted)
    # The checksums of the directory and of the members no longer fit what is packed.
    wrong = good[:]
    at = 0
    while (at := wrong.find(b'PK\x01\x02', at)) >= 0:
        wrong[at + 16] ^= 1
        at += 4
    write_bytes(folder, 'checksum', wrong)
    write(folder, 'macros', parts(book_type='application/vnd.ms-excel.sheet.macroEnabled.main+xml'))
    write(folder, 'binary', parts(book_type='application/vnd.ms-excel.sheet.binary.macroEnabled.main'))
    write(folder, 'document', parts(book_type='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'))
    write(folder, 'other', {'mimetype': 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>'})
    write(folder, 'hidden', parts(sheets='<sheet name="a" sheetId="1" state="veryHidden" r:id="rId1"/>'))
    no_sheet = parts()
    del no_sheet['xl/worksheets/sheet1.xml']
    write(folder, 'no-sheet', no_sheet)
    broken = parts()
    broken['xl/worksheets/sheet1.xml'] = broken['xl/worksheets/sheet1.xml'][:-20]
    write(folder, 'broken', broken)


def write_hostile(folder):
    laughs = parts()
    laughs['xl/sharedStrings.xml'] = ('<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "하하하"><!ENTITY b "&a;&a;&a;">]>'
                                      f'<sst xmlns="{MAIN}"><si><t>&b;</t></si></sst>')
    write(folder, 'laughs', laughs)
    outside = parts()
    outside['xl/worksheets/sheet1.xml'] = ('<!DOCTYPE w SYSTEM "file:///etc/passwd">' + sheet('')).replace(HEAD, '')
    write(folder, 'outside', outside)
    escape = parts()
    escape['xl/_rels/workbook.xml.rels'] = relations(('rId1', 'worksheet', '../../../etc/passwd'))
    escape['../etc/passwd'] = sheet('')
    write(folder, 'escape', escape)
    write(folder, 'bomb', parts(' ' * 50_000_000))
    write(folder, 'long-tag', parts('<row r="1" spans="' + '1' * 3_000_000 + '"/>'))
    # A text that is there once and meant a thousand times.
    write(folder, 'repeated', parts(''.join(f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c></row>' for i in range(1, 300)),
                                    '<si><t>' + '가' * 30000 + '</t></si>'))
    write(folder, 'wide', parts(f'<row r="1">{inline("ZZ1", "a")}</row>'))
    write(folder, 'wider', parts(f'<row r="1">{inline("ZZZZZZZZZZZZ1", "a")}</row>'))
    write(folder, 'no-column', parts(f'<row r="1">{inline("1", "a")}</row>'))
    write(folder, 'long', parts(f'<row r="3">{inline("B3", "a" * 200_000)}</row>'))
    write(folder, 'backward', parts(f'<row r="2">{inline("A2", "a")}</row><row r="1">{inline("A1", "b")}</row>'))
    write(folder, 'far', parts(f'<row r="1048577">{inline("A1048577", "a")}</row>'))
    write(folder, 'shared', parts('<row r="1"><c r="A1" t="s"><v>5</v></c></row>', '<si><t>a</t></si>'))
    write(folder, 'negative', parts('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>', '<si><t>a</t></si>'))
    # A directory that tells of more members than there are.
    many = read_bytes(folder, 'good')
    end = many.rfind(b'PK\x05\x06')
    struct.pack_into('<HH', many, end + 8, 0xFFFE, 0xFFFE)
    write_bytes(folder, 'many', many)


def main():
    write_good(sys.argv[1])
    write_broken(sys.argv[1])
    write_hostile(sys.argv[1])


if __name__ == "__main__":
    main()
