import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AuditEvent } from '#audit/events.ts';
import { recordAudit } from '#audit/record.ts';
import type { PersonId, ProviderId } from '#kernel/ids.ts';
import { parseId } from '#kernel/ids.ts';
import { type Instant, instant } from '#kernel/instant.ts';
import { decideEnd } from '#kernel/span.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { systemContext, withActor } from '#platform/db/transaction.ts';
import {
  answerFeed,
  type FeedRequest,
  type FeedStore,
  type FeedUser,
  type KnownUser,
} from '#platform/scim/scim.ts';
import { createCredential, endSessionsOf, ownerOfAddress } from '#slices/account/index.ts';
import { addPerson, endRole, holdPerson, rolesOf } from '#slices/people/index.ts';
import {
  dropFed,
  type FedPerson,
  fedPeople,
  isFeedKey,
  keepFed,
  rename,
  userNameTaken,
} from '#slices/staffing/index.ts';
import type { Deps } from './deps.ts';

/** Where the feed is served. */
export const FEED_PATHS = ['/scim/v2/Users', '/scim/v2/Users/:id'] as const;

/**
 * The joiner and leaver feed (SCIM 2.0): an organisation's own directory tells Kith who has joined, who is called what and
 * who has left. A joiner may do nothing until a manager gives them a role; a leaver's roles and sessions end at once.
 */
export function mountFeed(app: FastifyInstance, deps: Deps): void {
  app.addContentTypeParser(
    'application/scim+json',
    { parseAs: 'string', bodyLimit: 64 * 1024 },
    (request, body, done) =>
      // Some directories say what they send where they send nothing.
      body === ''
        ? done(null, undefined)
        : app.getDefaultJsonParser('error', 'error')(request, body.toString(), done),
  );
  const run = (request: FastifyRequest, reply: FastifyReply) => answer(deps, request, reply);
  const [all, one] = FEED_PATHS;
  app.get(all, run);
  app.post(all, run);
  app.get(one, run);
  app.put(one, run);
  app.patch(one, run);
  app.delete(one, run);
}

async function answer(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const [, provider, secret] =
    /^Bearer ([0-9a-f-]{36})\.([\w-]{43})$/.exec(request.headers.authorization ?? '') ?? [];
  const providerId = parseId<'provider'>(provider ?? '');
  const now = instant(deps.clock());
  const type = 'application/scim+json; charset=utf-8';
  if (!providerId || secret === undefined) return unknownKey(reply, type);
  const told = await withActor(deps.db, systemContext(providerId), async (tx) => {
    if (!(await isFeedKey(tx, providerId, secret))) return undefined;
    const store = storeOf({ tx, providerId, now, newId: deps.newId, requestId: request.id });
    return answerFeed(
      {
        method: request.method as FeedRequest['method'],
        id: (request.params as { id?: string }).id,
        query: request.query as Record<string, string>,
        body: request.body,
      },
      store,
    );
  });
  if (!told) return unknownKey(reply, type);
  return reply
    .status(told.status)
    .type(type)
    .send(told.body === undefined ? '' : JSON.stringify(told.body));
}

function unknownKey(reply: FastifyReply, type: string): FastifyReply {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:Error'];
  const body = { schemas, status: '401', detail: 'This key is not known' };
  return reply.status(401).header('www-authenticate', 'Bearer').type(type).send(JSON.stringify(body));
}

type At = {
  readonly tx: Tx;
  readonly providerId: ProviderId;
  readonly now: Instant;
  readonly newId: () => string;
  readonly requestId: string;
};

function storeOf(at: At): FeedStore {
  const { tx, providerId, now } = at;
  const one = async (id: string): Promise<KnownUser | undefined> => {
    const personId = parseId<'person'>(id);
    const [found] = personId ? await fedPeople(tx, providerId, personId) : [];
    return found && known(found);
  };
  return {
    all: async () => (await fedPeople(tx, providerId)).map(known),
    byId: one,
    async add(user) {
      if (await userNameTaken(tx, providerId, user.userName, undefined)) return 'taken';
      const owner = await ownerOfAddress(tx, user.email);
      if (owner && owner.providerId !== providerId) return 'taken';
      const personId = owner?.personId ?? (at.newId() as PersonId);
      if (owner && (await one(personId))) return 'taken';
      if (!owner) await join(at, personId, user);
      await tell(at, personId, user);
      await audited(at, personId, 'FEED_JOINED');
      if (!user.active) await leave(at, personId);
      return (await one(personId)) ?? 'taken';
    },
    async change(id, user) {
      const before = await one(id);
      if (!before) return undefined;
      const personId = before.id as PersonId;
      if (await userNameTaken(tx, providerId, user.userName, personId)) return 'taken';
      await tell(at, personId, user);
      await audited(at, personId, 'FEED_CHANGED');
      if (!user.active) await leave(at, personId);
      return one(id);
    },
    async remove(id) {
      const before = await one(id);
      if (!before) return false;
      await leave(at, before.id as PersonId);
      return dropFed(tx, providerId, before.id as PersonId, now);
    },
  };
}

const known = (person: FedPerson): KnownUser => ({
  ...person,
  id: person.personId,
  created: new Date(person.createdAt),
  changed: new Date(person.changedAt),
});

/** A person with an account and no role: they may do nothing yet. Their first way in is a linked sign-on. */
async function join(at: At, personId: PersonId, user: FeedUser): Promise<void> {
  const { tx, providerId, now } = at;
  const { givenName, familyName, email } = user;
  const person = { personId, givenName, familyName, email, phone: null, outOfHoursPhone: null };
  await addPerson(tx, providerId, person, now);
  await createCredential(tx, { providerId, personId, email, passwordHash: null }, now);
}

async function tell(at: At, personId: PersonId, user: FeedUser): Promise<void> {
  const { tx, providerId, now } = at;
  await rename(tx, providerId, { personId, ...user });
  await keepFed(tx, providerId, { personId, ...user }, now);
}

const LEFT = 'They have left, as the organisation’s list of staff says';

/** Whoever has left is out at once: every role ends, those to come too, and everything that is open. */
async function leave(at: At, personId: PersonId): Promise<void> {
  const { tx, providerId, now } = at;
  await holdPerson(tx, providerId, personId);
  for (const role of await rolesOf(tx, providerId, personId)) {
    const end = decideEnd(role, { when: 'now' }, now);
    if (typeof end === 'string') continue;
    await endRole(tx, providerId, { roleHeldId: role.roleHeldId, ...end, by: null, reason: LEFT }, now);
  }
  await endSessionsOf(tx, providerId, { personId }, now);
  await audited(at, personId, 'FEED_LEFT');
}

const audited = (at: At, personId: PersonId, event: AuditEvent): Promise<void> =>
  recordAudit(at.tx, {
    providerId: at.providerId,
    at: at.now,
    event,
    outcome: 'done',
    personId: null,
    action: 'feed',
    subject: { person: personId },
    requestId: at.requestId,
  });
