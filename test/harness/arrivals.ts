import type { ProviderId } from '#kernel/ids.ts';
import type { TestApp } from './app.ts';
import type { Fields } from './browser.ts';
import { asSystem } from './builders.ts';

/** A day as a form sends it: day, month, year. */
export const day = (prefix: string, [d, m, y]: readonly [string, string, string]): Fields => ({
  [`${prefix}-day`]: d,
  [`${prefix}-month`]: m,
  [`${prefix}-year`]: y,
});
/** A child whom nobody around is known of yet, as the form to add one sends them. */
export const WREN: Fields = {
  'given-name': 'Wren',
  'family-name': 'Oakes',
  ...day('born', ['3', '2', '2012']),
  kind: 'emergency',
  ...day('since', ['20', '11', '2026']),
  authority: 'new',
  'authority-name': 'Fenshire',
  'authority-phone': '01632 960200',
  'authority-night': '01632 960299',
  worker: 'new',
  'worker-given-name': 'Bo',
  'worker-family-name': 'Marsh',
  'worker-phone': '01632 960201',
  'worker-email': 'bo@fenshire.example',
  'parent-name': 'Ada Oakes',
  'parent-phone': '01632 960202',
  'parent-responsible': 'yes',
  'advocate-name': 'Kit Sedge',
  'advocate-phone': '01632 960203',
};

/** How many of everything there are in the organisation. */
export async function counted(
  kith: Pick<TestApp, 'db'>,
  providerId: ProviderId,
): Promise<Record<string, number>> {
  const tables = [
    'authority',
    'person',
    'role_held',
    'child',
    'placement',
    'allocation',
    'child_adult',
  ] as const;
  return asSystem(kith.db, providerId, async (tx) => {
    const counts: [string, number][] = [];
    for (const table of tables) {
      const rows = await tx.selectFrom(`kith.${table}`).select('provider_id').execute();
      counts.push([table, rows.length]);
    }
    return Object.fromEntries(counts);
  });
}
