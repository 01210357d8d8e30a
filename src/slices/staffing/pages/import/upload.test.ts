import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser } from '../../../../../test/harness/browser.ts';
import { addSmallHome, type SmallHome } from '../../../../../test/harness/builders.ts';
import { elementsOf, textOf } from '../../../../../test/harness/forms.ts';

let kith: TestApp;
let home: SmallHome;
let manager: Browser;
const PATH = '/people/import';
const HEAD = 'First name,Last name,Role,Home,First day,Last day,Telephone,E-mail';
const KIT = 'Kit,Sedge,Support worker,Rowan House,1/12/2026,,01632 960055,kit@larch.example';
beforeAll(async () => {
  kith = await testApp({ now: '2026-11-21T10:00:00Z' });
});
afterAll(() => kith.close());
beforeEach(async () => {
  home = await addSmallHome(kith.db);
  manager = await as(home.manager);
});

const as = (personId: PersonId): Promise<Browser> => kith.signInAs({ providerId: home.providerId, personId });
const rowsOf = (...rows: readonly string[]) => [HEAD, ...rows].join('\n');

describe('a file', () => {
  const upload = (browser: Browser, path: string, file: Buffer, csrf = browser.csrf) => {
    const part = (name: string, value: string) =>
      `--zz\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const head = `${part('csrf', csrf)}${part('submission', browser.submission)}${part('text', '')}--zz\r\ncontent-disposition: form-data; name="file"; filename="staff.csv"\r\ncontent-type: text/csv\r\n\r\n`;
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return kith.app.inject({
      method: 'POST',
      url: path,
      payload: Buffer.concat([Buffer.from(head), file, Buffer.from('\r\n--zz--\r\n')]),
      headers: {
        host: 'localhost:3000',
        cookie,
        'sec-fetch-site': 'same-origin',
        'content-type': 'multipart/form-data; boundary=zz',
      },
    });
  };

  test('ASVS 5.2.2: of Windows-1252 or UTF-16 is read; a workbook is refused by its bytes, not its name', async () => {
    await manager.get(PATH);
    const text = rowsOf('Zoë,O’Hara,Support worker,Rowan House,,,,');
    const windows = Buffer.from(text.replace('ë', '\xeb').replace('’', '\x92'), 'latin1');
    for (const file of [windows, Buffer.from(`\uFEFF${text}`, 'utf16le'), Buffer.from(text)]) {
      const answer = await upload(manager, PATH, file);
      expect([answer.statusCode, textOf(answer.body).includes('Zoë O’Hara')]).toEqual([200, true]);
    }
    const workbook = await upload(manager, PATH, Buffer.from('PK\x03\x04 and more'));
    expect([workbook.statusCode, textOf(workbook.body).includes('This is a workbook')]).toEqual([422, true]);
    expect(workbook.body).toContain('href="#file"');
  });

  test('ASVS 3.5.1, 5.2.1: without the form’s token, too large, or where no file is asked for: not read', async () => {
    await manager.get(PATH);
    const file = Buffer.from(rowsOf(KIT));
    expect((await upload(manager, PATH, file, 'forged')).statusCode).toBe(403);
    expect((await upload(manager, PATH, Buffer.alloc(5_000_000, 'x'))).statusCode).toBe(413);
    expect((await upload(manager, '/people/new', file)).statusCode).toBe(415);
  });

  test('to fill in comes as an attachment with the very columns that are read', async () => {
    const answer = await manager.get(`${PATH}/template`);
    expect(answer.headers['content-disposition']).toBe('attachment; filename="kith-staff.csv"');
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.body).toBe(`\uFEFF${HEAD}\r\n`);
    const listed = elementsOf((await manager.get(PATH)).body).filter((each) => each.tagName === 'a');
    expect(listed.some((each) => each.attrs.some(({ value }) => value === `${PATH}/template`))).toBe(true);
  });
});
