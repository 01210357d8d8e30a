import type { ProviderId } from '#kernel/ids.ts';
import type { Database } from '#platform/db/pool.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { NewEvent, RecordedEvent } from '#slices/events/index.ts';
import type { Assets } from '#ui/layout/chrome.ts';
import type { KeyVault, SignOn } from '#web/public-page.ts';
import type { PackShelf } from '#web/shelf.ts';

/** Keeps a slice's own projection (where a device is, what restriction is in force) in step with the record. */
export type Projector = (
  tx: Tx,
  providerId: ProviderId,
  event: NewEvent,
  matter: readonly RecordedEvent[],
) => Promise<void>;

/** What the composition root hands down. The clock is here so that tests can hold it. */
export type Deps = {
  readonly db: Database;
  readonly shelf: PackShelf;
  readonly projectors: readonly Projector[];
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** A new random UUID. */
  readonly newId: () => string;
  /** Where people reach Kith; links and cookies follow it. */
  readonly origin: string;
  readonly assets: Assets;
  /** The installation's key in use. */
  readonly vault: KeyVault;
  /** The organisation's own sign-on, where there is one. */
  readonly signOn?: SignOn | undefined;
};
