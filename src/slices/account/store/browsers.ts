import type { HomeId, Id, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { digestOf, newSecret } from '#platform/crypto/random.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { BrowserKey } from '../model/browser-cookie.ts';
import type { DeviceClass } from '../model/session-rules.ts';

/** A browser that a manager has said something about. */
export type KnownBrowser = {
  readonly browserId: Id<'browser'>;
  readonly homeId: HomeId;
  readonly deviceClass: DeviceClass;
  readonly name: string;
  readonly setAt: Instant;
};

const COLUMNS = ['browser_id', 'home_id', 'device_class', 'name', 'set_at'] as const;

/** The browser that a cookie names, where it is known to this very organisation and still counts. */
export async function knownBrowser(
  tx: Tx,
  providerId: ProviderId,
  key: BrowserKey | undefined,
): Promise<KnownBrowser | undefined> {
  if (key?.providerId !== providerId) return undefined;
  const row = await tx
    .selectFrom('kith.browser')
    .select(COLUMNS)
    .where('provider_id', '=', providerId)
    .where('browser_id', '=', key.browserId)
    .where('secret_hash', '=', digestOf(key.token))
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row && browserFrom(row);
}

/** What a browser is used as: by several people, unless a manager has said that one person alone uses it. */
export async function deviceClassOf(
  tx: Tx,
  providerId: ProviderId,
  key: BrowserKey | undefined,
): Promise<{ readonly deviceClass: DeviceClass; readonly browserId: Id<'browser'> | null }> {
  const known = await knownBrowser(tx, providerId, key);
  return { deviceClass: known?.deviceClass ?? 'shared', browserId: known?.browserId ?? null };
}

/** The browsers known at homes that the reader may see, the newest first. */
export async function knownBrowsers(tx: Tx, providerId: ProviderId): Promise<readonly KnownBrowser[]> {
  const rows = await tx
    .selectFrom('kith.browser')
    .select(COLUMNS)
    .where('provider_id', '=', providerId)
    .where('ended_at', 'is', null)
    .orderBy('set_at', 'desc')
    .execute();
  return rows.map(browserFrom);
}

/** Keeps what a manager says of a browser, and gives back what its cookie is to hold. */
export async function addBrowser(
  tx: Tx,
  providerId: ProviderId,
  browser: Omit<KnownBrowser, 'setAt'> & { readonly setBy: PersonId },
  now: Instant,
): Promise<BrowserKey> {
  const token = newSecret();
  await tx
    .insertInto('kith.browser')
    .values({
      provider_id: providerId,
      browser_id: browser.browserId,
      secret_hash: digestOf(token),
      home_id: browser.homeId,
      device_class: browser.deviceClass,
      name: browser.name,
      set_at: new Date(now),
      set_by: browser.setBy,
    })
    .execute();
  return { providerId, browserId: browser.browserId, token };
}

/** A browser is lost or given away: Kith knows it no longer. `endSessionsOn` ends what is open on it. */
export async function endBrowser(
  tx: Tx,
  providerId: ProviderId,
  browserId: Id<'browser'>,
  by: PersonId,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('kith.browser')
    .set({ ended_at: new Date(now), ended_by: by })
    .where('provider_id', '=', providerId)
    .where('browser_id', '=', browserId)
    .where('ended_at', 'is', null)
    .execute();
}

function browserFrom(row: {
  browser_id: string;
  home_id: string;
  device_class: string;
  name: string;
  set_at: Instant;
}): KnownBrowser {
  return {
    browserId: row.browser_id as Id<'browser'>,
    homeId: row.home_id as HomeId,
    deviceClass: row.device_class as DeviceClass,
    name: row.name,
    setAt: row.set_at,
  };
}
