import type { PersonId, ProviderId } from '#kernel/ids.ts';
import { instant } from '#kernel/instant.ts';
import { hashPassword } from '#platform/crypto/password.ts';
import type { Database } from '#platform/db/pool.ts';
import { systemContext, withActor } from '#platform/db/transaction.ts';
import { createCredential, SESSION_COOKIE } from '#slices/account/index.ts';
import { SoftKey } from '../../test/harness/soft-key.ts';
import { signIn } from '../web/requests.ts';
import type { LargeWorld } from './world.ts';

/** How signing in is measured: the password's step of two, with its slow hash, and a passkey, which is the whole of it. */
export type SignInTimes = Readonly<Record<'password' | 'passkey', readonly number[]>>;

const PASSWORD = 'ladder pigeon seventeen';

/** A browser that keeps its cookies and follows nothing. */
class Visitor {
  readonly #cookies = new Map<string, string>();
  readonly #origin: string;
  constructor(origin: string, cookie?: string) {
    this.#origin = origin;
    if (cookie) this.#keep(cookie);
  }
  #keep(cookie: string): void {
    const [name = '', value = ''] = (cookie.split(';', 1)[0] ?? '').split('=', 2);
    this.#cookies.set(name, value);
  }
  has(name: string): boolean {
    return this.#cookies.has(name);
  }
  async ask(path: string, fields?: Readonly<Record<string, string>>) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(`${this.#origin}${path}`, {
      method: fields ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      ...(fields ? { body: new URLSearchParams(fields) } : {}),
    });
    for (const kept of answer.headers.getSetCookie()) this.#keep(kept);
    return { status: answer.status, body: await answer.text() };
  }
}

const valueIn = (body: string, pattern: RegExp) =>
  (pattern.exec(body)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const hidden = (body: string, name: string) => valueIn(body, new RegExp(`name="${name}" value="([^"]*)"`));
const optionsIn = (body: string) => valueIn(body, /data-kith-options="([^"]*)"/);

/**
 * Has people sign in, `atOnce` of them at a time, `times` altogether: each account at its turn, so that no account is
 * tried twice at once. Only the answer to what they send is timed, not the form before it.
 */
export async function timeSignIns(
  db: Database,
  world: LargeWorld,
  at: { readonly server: string; readonly origin: string },
  of: { readonly times: number; readonly atOnce: number },
): Promise<SignInTimes> {
  const people = world.homes.slice(0, of.atOnce).map((home) => home.manager);
  const keys = await Promise.all(people.map((personId) => accountOf(db, world, personId, at)));
  const password: number[] = [];
  const passkey: number[] = [];
  const each = Math.ceil(of.times / of.atOnce);
  const turns = async (work: (person: number) => Promise<void>) => {
    await Promise.all(
      people.map(async (_, person) => {
        for (let turn = 0; turn < each; turn += 1) await work(person);
      }),
    );
  };
  await turns(async (person) => {
    password.push(await withPassword(at.server, emailOf(people[person] as PersonId)));
  });
  await turns(async (person) => {
    passkey.push(await withPasskey(at.server, keys[person] as SoftKey));
  });
  return { password, passkey };
}

const emailOf = (personId: PersonId) => `${personId}@larch.example`;

let hash: Promise<string> | undefined;

/** Gives somebody a password, and a passkey that they carry. */
async function accountOf(
  db: Database,
  world: LargeWorld,
  personId: PersonId,
  { server, origin }: { readonly server: string; readonly origin: string },
): Promise<SoftKey> {
  const providerId: ProviderId = world.providerId;
  hash ??= hashPassword(PASSWORD);
  const passwordHash = await hash;
  const known = await withActor(db, systemContext(providerId), (tx) =>
    tx.selectFrom('kith.credential').select('email').where('email', '=', emailOf(personId)).execute(),
  );
  if (known.length === 0)
    await withActor(db, systemContext(providerId), (tx) =>
      createCredential(
        tx,
        { providerId, personId, email: emailOf(personId), passwordHash },
        instant(Date.now()),
      ),
    );
  const { headers, csrf } = await signIn(db, world, personId, instant(Date.now()));
  const visitor = new Visitor(server, headers.cookie);
  const key = new SoftKey();
  key.origin = origin;
  const { body } = await visitor.ask('/account/passkeys/new');
  const made = await visitor.ask('/account/passkeys/new', {
    csrf,
    submission: hidden(body, 'submission'),
    name: 'Blue key',
    sealed: hidden(body, 'sealed'),
    response: key.create(optionsIn(body)),
  });
  if (made.status !== 303) throw new Error(`a passkey could not be added: ${made.status}`);
  return key;
}

async function withPassword(server: string, email: string): Promise<number> {
  const visitor = new Visitor(server);
  const { body } = await visitor.ask('/sign-in');
  const fields = { csrf: hidden(body, 'csrf'), email, password: PASSWORD };
  const began = performance.now();
  const { status } = await visitor.ask('/sign-in', fields);
  if (status !== 303) throw new Error(`a password was answered ${status}`);
  return performance.now() - began;
}

async function withPasskey(server: string, key: SoftKey): Promise<number> {
  const visitor = new Visitor(server);
  const { body } = await visitor.ask('/sign-in');
  const response = key.get(optionsIn(body));
  const fields = { csrf: hidden(body, 'csrf'), sealed: hidden(body, 'sealed'), response };
  const began = performance.now();
  const { status } = await visitor.ask('/sign-in/passkey', fields);
  if (status !== 303 || !visitor.has(SESSION_COOKIE)) throw new Error(`a passkey was answered ${status}`);
  return performance.now() - began;
}
