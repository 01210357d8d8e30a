import SCIMMY from 'scimmy';

/** Somebody as a joiner and leaver feed tells of them. */
export type FeedUser = {
  readonly userName: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly externalId: string | null;
  readonly active: boolean;
};

/** Somebody as the feed is told of them. */
export type KnownUser = FeedUser & { readonly id: string; readonly created: Date; readonly changed: Date };

/** What stands behind the feed: all of one organisation's. */
export type FeedStore = {
  readonly all: () => Promise<readonly KnownUser[]>;
  readonly byId: (id: string) => Promise<KnownUser | undefined>;
  /** `taken` where the name or the address is somebody else's. */
  readonly add: (user: FeedUser) => Promise<KnownUser | 'taken'>;
  readonly change: (id: string, user: FeedUser) => Promise<KnownUser | 'taken' | undefined>;
  readonly remove: (id: string) => Promise<boolean>;
};

/** What a request of the feed comes to. */
export type FeedAnswer = { readonly status: number; readonly body?: unknown };

/** A request of the feed, its key looked at already. */
export type FeedRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly id: string | undefined;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
};

type Raw = Record<string, unknown>;

const { User } = SCIMMY.Resources;
const refusal = (status: number, type: string, words: string) => new SCIMMY.Types.Error(status, type, words);

SCIMMY.Resources.declare(User as never);
User.basepath('/scim/v2');
User.ingress((async (resource: { id?: string }, data: Raw, store: FeedStore) => {
  const user = readUser(data);
  const kept = resource.id === undefined ? await store.add(user) : await store.change(resource.id, user);
  if (kept === 'taken') throw refusal(409, 'uniqueness', 'Somebody else has this user name or address');
  if (!kept) throw refusal(404, '', `User ${resource.id} is not known`);
  return asScim(kept);
}) as never);
type Matching = { match: (all: readonly object[]) => readonly object[] };
User.egress((async (resource: { id?: string; filter?: Matching }, store: FeedStore) => {
  if (resource.id === undefined) {
    const all = (await store.all()).map(asScim);
    return resource.filter ? resource.filter.match(all) : all;
  }
  const known = await store.byId(resource.id);
  if (!known) throw refusal(404, '', `User ${resource.id} is not known`);
  return asScim(known);
}) as never);
User.degress((async (resource: { id?: string }, store: FeedStore) => {
  if (!(await store.remove(resource.id ?? ''))) throw refusal(404, '', `User ${resource.id} is not known`);
}) as never);

/** Answers one request of SCIM 2.0 (RFC 7644) about users; filters, patches and messages are the library's. */
export async function answerFeed(request: FeedRequest, store: FeedStore): Promise<FeedAnswer> {
  const { method, id, query, body } = request;
  try {
    const resource = new User(id as never, (method === 'GET' ? query : {}) as never);
    switch (method) {
      case 'GET':
        return { status: 200, body: await resource.read(store) };
      case 'POST':
        return { status: 201, body: await resource.write(body, store) };
      case 'PUT':
        return { status: 200, body: await resource.write(body, store) };
      case 'PATCH': {
        const patched = await resource.patch(withBooleans(body) as never, store);
        return patched ? { status: 200, body: patched } : { status: 204 };
      }
      case 'DELETE':
        await resource.dispose(store);
        return { status: 204 };
    }
  } catch (cause) {
    // The library answers what it cannot read with a TypeError.
    const refused =
      cause instanceof TypeError ? refusal(400, 'invalidSyntax', 'This is no request of SCIM') : cause;
    if (!(refused instanceof SCIMMY.Types.Error)) throw refused;
    const told = new SCIMMY.Messages.Error(refused as never) as unknown as { status: string };
    return { status: Number(told.status), body: told };
  }
}

/** Some directories write true and false as words. */
function withBooleans(message: unknown): unknown {
  const isRecord = (value: unknown): value is Raw => typeof value === 'object' && value !== null;
  if (!isRecord(message) || !Array.isArray(message['Operations'])) return message;
  const read = (value: unknown) =>
    typeof value === 'string' && /^(?:true|false)$/i.test(value) ? value.toLowerCase() === 'true' : value;
  const Operations = message['Operations'].map((each: unknown) => {
    if (!isRecord(each)) return each;
    const { path, value } = each;
    if (path === 'active') return { ...each, value: read(value) };
    return isRecord(value) && 'active' in value
      ? { ...each, value: { ...value, active: read(value['active']) } }
      : each;
  });
  return { ...message, Operations };
}

function readUser(data: Raw): FeedUser {
  const name = (data['name'] ?? {}) as Raw;
  const emails = (Array.isArray(data['emails']) ? data['emails'] : []) as Raw[];
  const email = emails.find((each) => each['primary'] === true) ?? emails[0];
  const text = (value: unknown) => (typeof value === 'string' ? value.normalize('NFC').trim() : '');
  const userName = text(data['userName']);
  const user = {
    userName,
    givenName: text(name['givenName']),
    familyName: text(name['familyName']),
    email: text(email?.['value']) || userName,
    externalId: text(data['externalId']) || null,
    active: data['active'] !== false,
  };
  const tooLong =
    [user.givenName, user.familyName].some((each) => each.length > 100) || userName.length > 254;
  if (user.givenName === '' || user.familyName === '' || tooLong)
    throw refusal(400, 'invalidValue', 'givenName and familyName are needed, of up to 100 characters each');
  if (!/^[^\s@]+@[^\s@]+$/.test(user.email) || user.email.length > 254)
    throw refusal(400, 'invalidValue', 'An e-mail address is needed, as userName or in emails');
  return user;
}

const asScim = (user: KnownUser) => ({
  id: user.id,
  ...(user.externalId === null ? {} : { externalId: user.externalId }),
  userName: user.userName,
  name: { givenName: user.givenName, familyName: user.familyName },
  emails: [{ value: user.email, primary: true }],
  active: user.active,
  meta: { created: user.created, lastModified: user.changed },
});
