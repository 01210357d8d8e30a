import { randomUUID } from 'node:crypto';
import type { TestApp } from './app.ts';
import { asSystem, type SmallHome } from './builders.ts';

/* An organisation's own directory, as it speaks to the joiner and leaver feed. */

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Has the one who answers for the organisation make a key of the feed, and reads it off the page. */
export async function makeFeedKey(kith: TestApp, home: SmallHome): Promise<string> {
  const browser = await kith.signInAs({ providerId: home.providerId, personId: home.responsible });
  await browser.get('/feed');
  const { status } = await browser.post('/feed', { sure: 'yes' });
  if (status !== 303) throw new Error(`no key was made: ${status}`);
  return /kith-break">([^<]+)</.exec((await browser.get('/feed')).body)?.[1] ?? '';
}

/** Sends one request to the feed. */
export async function askFeed(kith: TestApp, bearer: string, method: Method, path: string, body?: object) {
  const headers = {
    authorization: `Bearer ${bearer}`,
    host: 'localhost:3000',
    'content-type': 'application/scim+json',
  };
  const url = `/scim/v2/Users${path}`;
  const payload = body === undefined ? undefined : JSON.stringify(body);
  const answer = await kith.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return {
    status: answer.statusCode,
    body: answer.body === '' ? undefined : JSON.parse(answer.body),
    type: answer.headers['content-type'],
  };
}

/** Somebody as a directory tells of them. */
export const kit = (more: object = {}) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: `${randomUUID()}@larch.example`,
  externalId: 'E-17',
  name: { givenName: 'Kit', familyName: 'Sedge' },
  active: true,
  ...more,
});

/** Switches somebody off, or on again. */
export const off = (value: unknown = false) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [{ op: 'Replace', path: 'active', value }],
});

/** Every role that somebody holds or held, the earliest first. */
export const rolesHeld = (kith: TestApp, home: SmallHome, personId: string) =>
  asSystem(kith.db, home.providerId, (tx) =>
    tx
      .selectFrom('kith.role_held')
      .selectAll()
      .where('person_id', '=', personId)
      .orderBy('held_from')
      .execute(),
  );
