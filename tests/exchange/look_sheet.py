"""look_sheet.py FILE: what a reader that is not ours finds in an XLSX, a line each: what a sheet is set to, then its cells."""
import re
import sys
import zipfile
import xml.etree.ElementTree as tree

MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'


def formats(archive):
    root = tree.fromstring(archive.read('xl/styles.xml'))
    own = {item.get('numFmtId'): item.get('formatCode') for item in root.iter(MAIN + 'numFmt')}
    fonts = [font.find(MAIN + 'b') is not None for font in root.find(MAIN + 'fonts')]
    styles = []
    for style in root.find(MAIN + 'cellXfs'):
        number, align = style.get('numFmtId'), style.find(MAIN + 'alignment')
        words = [own.get(number, number)]
        if fonts[int(style.get('fontId'))]:
            words.append('bold')
        if align is not None and align.get('wrapText') == '1':
            words.append('wrapped')
        styles.append(' '.join(words))
    return styles


def look_at_sheet(root):
    pane, page = root.find(f'{MAIN}sheetViews/{MAIN}sheetView/{MAIN}pane'), root.find(MAIN + 'pageSetup')
    print('frozen', pane.get('ySplit'), pane.get('state'), 'filter', root.find(MAIN + 'autoFilter').get('ref'))
    print('page', page.get('paperSize'), page.get('orientation'), page.get('fitToHeight'),
          root.find(f'{MAIN}sheetPr/{MAIN}pageSetUpPr').get('fitToPage'))
    print('widths', *(round(float(column.get('width'))) for column in root.iter(MAIN + 'col')))


def look_at_cells(root, styles):
    for row in root.iter(MAIN + 'row'):
        if row.get('ht'):
            print('row', row.get('r'), 'height', row.get('ht'))
        for cell in row:
            text = ''.join(piece.text or '' for piece in cell.iter() if piece.tag in (MAIN + 't', MAIN + 'v'))
            print(cell.get('r'), cell.get('t', 'n'), repr(text), styles[int(cell.get('s', 0))])


def main():
    with zipfile.ZipFile(sys.argv[1]) as archive:
        assert archive.testzip() is None
        book = tree.fromstring(archive.read('xl/workbook.xml'))
        names = [name.text for name in book.iter(MAIN + 'definedName') if 'Print_Titles' in name.get('name')]
        for place, sheet in enumerate(book.iter(MAIN + 'sheet'), 1):
            text = archive.read(f'xl/worksheets/sheet{place}.xml')
            assert not re.search(rb'<(f|hyperlink)[ >]', text), 'a formula or a link'
            print('sheet', sheet.get('name'), 'titles', names[place - 1])
            root = tree.fromstring(text)
            look_at_sheet(root)
            look_at_cells(root, formats(archive))
        assert not [name for name in archive.namelist() if name.startswith('/') or '..' in name]
        print('created', re.search(rb'<dcterms:created[^>]*>([^<]*)', archive.read('docProps/core.xml')).group(1).decode())


main()
