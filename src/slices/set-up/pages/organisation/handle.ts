import { recordAudit } from '#audit/record.ts';
import type { HomeId, Id, PersonId, ProviderId } from '#kernel/ids.ts';
import { londonDate } from '#kernel/london.ts';
import { hashPassword, TooManyHashes } from '#platform/crypto/password.ts';
import { createCredential, useSetUpSecret } from '#slices/account/index.ts';
import { addHome, addProvider, adoptPack, setSetting } from '#slices/organisations/index.ts';
import { addPerson, giveRole } from '#slices/people/index.ts';
import { openSettings } from '#web/open-settings.ts';
import type { FieldError } from '#web/page.ts';
import type { PublicContext } from '#web/public-page.ts';
import type { AllAnswers, Answers, Question } from '../../model/answers.ts';
import { withAnswer } from '../../model/answers.ts';
import { packsNamed, valueOf as valueOfPack } from '../../model/policies-on-offer.ts';
import { actForOrganisation } from '../../store/as-organisation.ts';
import { readManager } from './manager/form.ts';
import { readPlaces } from './places/form.ts';
import { readPolicies } from './policies/form.ts';
import { readSettings } from './settings/form.ts';

/** An answer taken in, or what to mend in it. */
export type Taken =
  | { readonly answers: Answers }
  | { readonly asking: Question; readonly errors: readonly FieldError[] };

/** Reads the answer to one question and puts it to the others. */
export async function take(ctx: PublicContext, answers: Answers, asking: Question): Promise<Taken> {
  switch (asking) {
    case 'places': {
      const read = readPlaces(ctx.body);
      return read.ok ? { answers: withAnswer(answers, asking, read.value) } : { asking, errors: read.error };
    }
    case 'policies': {
      const read = readPolicies(ctx.body, ctx.shelf.packs, ctx.now);
      return read.ok ? { answers: withAnswer(answers, asking, read.value) } : { asking, errors: read.error };
    }
    case 'settings': {
      const adopted = packsNamed(ctx.shelf.packs, (answers.policies?.packs ?? []).map(valueOfPack));
      const read = readSettings(ctx.body, openSettings(adopted));
      return read.ok ? { answers: withAnswer(answers, asking, read.value) } : { asking, errors: read.error };
    }
    case 'manager':
      return takeManager(ctx, answers);
  }
}

async function takeManager(ctx: PublicContext, answers: Answers): Promise<Taken> {
  const read = readManager(ctx.body, answers.manager);
  if (!read.ok) return { asking: 'manager', errors: read.error };
  const { password, ...manager } = read.value;
  const kept = password === '' ? answers.manager?.passwordHash : undefined;
  try {
    const passwordHash = kept ?? (await hashPassword(password));
    return { answers: withAnswer(answers, 'manager', { ...manager, passwordHash }) };
  } catch (cause) {
    if (!(cause instanceof TooManyHashes)) throw cause;
    const text = 'Kith is busy right now. Wait a few seconds, type the password again and continue.';
    return { asking: 'manager', errors: [{ field: 'password', text }] };
  }
}

/**
 * Keeps everything in one transaction and uses up the link. `too-late`: the link was used between, and nothing of
 * this was kept.
 */
export async function setUp(
  ctx: PublicContext,
  key: string,
  answers: AllAnswers,
): Promise<'done' | 'too-late'> {
  const { now } = ctx;
  const { places, policies, settings, manager } = answers;
  const id = <Kind extends string>(): Id<Kind> => ctx.newId() as Id<Kind>;
  const providerId: ProviderId = id();
  const homeId: HomeId = id();
  const personId: PersonId = id();
  return ctx.transact(async (tx) => {
    if (!(await useSetUpSecret(tx, key, { demonstration: false }, now))) return 'too-late';
    await actForOrganisation(tx, providerId);
    await addProvider(tx, { providerId, name: places.provider }, now);
    await addHome(tx, providerId, { homeId, name: places.home, phone: places.homePhone }, now);
    for (const pack of policies.packs) await adoptPack(tx, providerId, { ...pack, from: policies.from }, now);
    const { passwordHash, ...person } = manager;
    await addPerson(tx, providerId, { personId, ...person, phone: null, outOfHoursPhone: null }, now);
    const role = { personId, role: 'registered-manager', homeId, from: londonDate(now) } as const;
    await giveRole(tx, providerId, { roleHeldId: id(), ...role });
    for (const [setting, value] of Object.entries(settings)) {
      const choice = { homeId, id: setting, value, by: personId, reason: 'Chosen at set-up' };
      await setSetting(tx, providerId, choice, now);
    }
    await createCredential(tx, { providerId, personId, email: manager.email, passwordHash }, now);
    await recordAudit(tx, {
      providerId,
      at: now,
      event: 'INSTALLATION_SET_UP',
      outcome: 'done',
      personId,
      action: 'installation.set-up',
      homeId,
      subject: { provider: providerId, person: personId },
      requestId: ctx.requestId,
    });
    return 'done';
  });
}
