import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { decodeText } from '../http/decode-text.ts';
import { readMultipart } from '../http/read-multipart.ts';
import { dayIn, matchColumns } from './columns.ts';
import { readCsv } from './read-csv.ts';
import { writeCsv } from './write-csv.ts';

const utf16 = (text: string, mark: 'le' | 'be') => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return mark === 'le' ? bytes : bytes.swap16();
};
const cellsOf = (text: string) => {
  const csv = readCsv(text);
  return 'trouble' in csv ? csv.trouble : [csv.header, ...csv.rows.map((row) => row.cells)];
};

describe('bytes of a spreadsheet (ASVS 5.2.2)', () => {
  it.each<[string, Uint8Array, unknown]>([
    ['UTF-8', Buffer.from('Zoë,Ó'), { text: 'Zoë,Ó' }],
    ['UTF-8 with its mark', Buffer.from('\uFEFFZoë'), { text: 'Zoë' }],
    ['UTF-16, little end first', utf16('Zoë', 'le'), { text: 'Zoë' }],
    ['UTF-16, big end first', utf16('Zoë', 'be'), { text: 'Zoë' }],
    ['Windows-1252', Uint8Array.of(0x5a, 0x6f, 0xeb, 0x20, 0x92, 0x80), { text: 'Zoë ’€' }],
    ['a workbook', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x14), { trouble: 'workbook' }],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), { trouble: 'workbook' }],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x00), { trouble: 'not-text' }],
  ])('%s', (_name, bytes, decoded) => expect(decodeText(bytes)).toEqual(decoded));
});

describe('a table', () => {
  it.each<[string, string, unknown]>([
    [
      'with commas',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'with semicolons',
      'a;b\r\n1,5;2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'with tabs',
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'with quotes and lines within',
      'a,b\n"x ""y""\nz",2',
      [
        ['a', 'b'],
        ['x "y"\nz', '2'],
      ],
    ],
    [
      'with empty lines and empty rows',
      'a,b\n\n,,\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['with rows too short and too long', 'a,b\n1\n1,2,3', [['a', 'b'], ['1'], ['1', '2', '3']]],
    ['of nothing', '\n\n', 'There is nothing in it'],
    ['with a quote left open', 'a,b\n"1,2\n3,4', expect.stringContaining('A quotation mark is not closed')],
  ])('%s', (_name, text, cells) => expect(cellsOf(text)).toEqual(cells));

  it('says on which line each row begins', () => {
    const csv = readCsv('a,b\n1,"two\nlines"\n\n3,4');
    expect('rows' in csv && csv.rows.map((row) => row.line)).toEqual([2, 5]);
  });

  test('ASVS 1.2.10: what is written runs as no formula, and is read back as it was', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.string().map((text) => `=${text}`),
      fc.constantFrom('+44 1632', '-1', '@x', '＝1+1', '＠SUM(1)', '=cmd|"/c calc"!A1', '"', 'a,b', 'x\ny'),
    );
    const cells = cell
      .map((text) => text.replace(/\0|\r|\uFEFF/g, '').trim())
      .filter((text) => !text.startsWith("'"));
    fc.assert(
      fc.property(fc.array(fc.tuple(cells, cells), { minLength: 1, maxLength: 8 }), (rows) => {
        const text = writeCsv([['first', 'second'], ...rows]);
        for (const line of text.slice(1).split(/\r\n/)) expect(line).not.toMatch(/^"?[=+\-@\t\r\n＝＋－＠]/);
        const kept = rows.filter((row) => row.some((each) => each !== ''));
        expect(cellsOf(text)).toEqual([['first', 'second'], ...kept]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('columns', () => {
  const columns = [
    { key: 'first', title: 'First name', also: ['Given name', 'Forename'], required: true },
    { key: 'phone', title: 'Telephone' },
  ] as const;
  it('are found in any order, case and spelling of the title', () => {
    const csv = readCsv('TELEPHONE ;shoe size;given_name\n1;2;Kit');
    expect('rows' in csv && matchColumns(csv, columns)).toEqual({
      rows: [{ line: 2, cells: { first: 'Kit', phone: '1' } }],
      unknown: ['shoe size'],
    });
  });
  it('say which are missing and which come twice', () => {
    const csv = readCsv('Telephone,telephone\n1,2');
    expect('rows' in csv && matchColumns(csv, columns)).toEqual({
      missing: ['First name'],
      twice: ['Telephone'],
    });
  });
  it.each([
    ['27/3/2012', '2012-03-27'],
    ['27.03.2012', '2012-03-27'],
    [' 2012-03-27 ', '2012-03-27'],
    ['29/02/2012', '2012-02-29'],
    ['29/02/2013', undefined],
    ['3/27/2012', undefined],
    ['27/3/12', undefined],
    ['', undefined],
  ])('day %j', (text, day) => expect(dayIn(text)).toBe(day));
});

describe('a form with a file (ASVS 5.2.1, 4.2.1)', () => {
  const type = 'multipart/form-data; boundary=zz';
  const part = (name: string, value: string, file = '') =>
    `--zz\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`;
  it('gives fields and the text of the file, and never its name', async () => {
    const body = `${part('csrf', 'c')}${part('file', 'a,b', '; filename="../../etc/passwd"')}--zz--\r\n`;
    const read = await readMultipart(type, Buffer.from(body));
    expect({ ...read }).toEqual({ csrf: 'c', file: 'a,b' });
  });
  it('refuses a second file, too many fields, and what is no form', async () => {
    const two = part('file', 'a', '; filename="a"') + part('more', 'b', '; filename="b"');
    const many = Array.from({ length: 61 }, (_, index) => part(`f${index}`, 'x')).join('');
    for (const body of [two, many].map((parts) => `${parts}--zz--\r\n`)) {
      await expect(readMultipart(type, Buffer.from(body))).rejects.toMatchObject({ statusCode: 400 });
    }
    await expect(readMultipart('multipart/form-data', Buffer.from(two))).rejects.toMatchObject({
      statusCode: 400,
    });
  });
});
