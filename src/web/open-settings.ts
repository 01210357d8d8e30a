import type { Pack } from '#engine/pack.ts';
import { checkSettingValue, ENGINE_SETTINGS, type SettingKind, settingInWords } from '#engine/settings.ts';

/** One thing that policies leave to the home. */
export type OpenSetting = SettingKind & {
  /** The question to the manager. */
  readonly ask: string;
  /** What is left open, and why the default is safe. */
  readonly why: string;
  /** Clauses that leave it open; none where it is Kith's own. */
  readonly clauses: readonly string[];
};

/** The settings of one policy, or of the clocks that all of them share. */
export type SettingGroup = { readonly title: string; readonly settings: readonly OpenSetting[] };

const OWN_WORDS: Readonly<Record<string, { readonly ask: string; readonly why: string }>> = {
  'close-of-business': {
    ask: 'When does a working day end for you?',
    why: 'A duty within one working day is due at this time.',
  },
  'immediate-grace': {
    ask: 'How long after “immediately” does Kith say that something is overdue?',
    why: 'Policies say at once and name no minutes. The duty is due at once all the same.',
  },
  'office-hours': {
    ask: 'When are offices open?',
    why: 'Kith shows the number that answers at this hour. Write days and hours like mon-fri 09:00-17:00.',
  },
};

/** What some policies leave open, each setting once: by policy, and last what the clocks of all of them need. */
export function openSettings(packs: readonly Pack[]): readonly SettingGroup[] {
  const seen = new Set<string>();
  const fresh = ({ id }: { readonly id: string }) => !seen.has(id) && Boolean(seen.add(id));
  const everywhere = packs.flatMap((pack) => pack.data.settings);
  const withClauses = (setting: OpenSetting): OpenSetting => {
    const same = everywhere.filter((each) => each.id === setting.id);
    return { ...setting, clauses: [...new Set(same.flatMap((each) => each.clauses))] };
  };
  const ofPacks = packs.map((pack) => ({
    title: pack.title,
    settings: pack.data.settings.filter(fresh).map(withClauses),
  }));
  const own = ENGINE_SETTINGS.filter(fresh).flatMap((setting) => {
    const words = OWN_WORDS[setting.id];
    return words ? [{ ...setting, ...words, clauses: [] }] : [];
  });
  return [...ofPacks, { title: 'Working days and office hours', settings: own }].filter(
    (group) => group.settings.length > 0,
  );
}

/** The name of a setting's field. */
export const fieldOf = ({ id }: Pick<OpenSetting, 'id'>): string => `set-${id}`;

const DAYS = ['P1D', 'P2D', 'P3D', 'P7D', 'P14D', 'P1M', 'P2M', 'P3M', 'P6M', 'P12M'];
const HOURS = ['PT15M', 'PT30M', 'PT1H', 'PT2H', 'PT4H'];

/** The lengths of time that a form offers for a setting, the default and what was chosen among them. */
export function lengthsFor(setting: OpenSetting, chosen = String(setting.default)): readonly string[] {
  const usual = String(setting.default).startsWith('PT') ? HOURS : DAYS;
  const others = [String(setting.default), chosen].filter(
    (each) => !usual.includes(each) && checkSettingValue(setting, each) === undefined,
  );
  return [...new Set(others), ...usual];
}

export { settingInWords as valueInWords };

/** Longest text of one setting, in characters. */
const LONGEST = 1_000;

/** Reads what was sent for a setting: its value, or what to mend. */
export function readSetting(
  setting: OpenSetting,
  sent: string,
): { readonly value: string | boolean } | { readonly problem: string } {
  if (setting.type === 'yes-no') {
    return sent === 'yes' || sent === 'no' ? { value: sent === 'yes' } : { problem: 'Choose yes or no' };
  }
  const text = sent.trim();
  if (setting.type === 'text' && text === '') return { problem: 'Write what your home does' };
  if (text.length > LONGEST)
    return { problem: `Shorten this to ${LONGEST.toLocaleString('en-GB')} characters` };
  return checkSettingValue(setting, text) === undefined
    ? { value: text }
    : { problem: PROBLEM[setting.type] };
}

const PROBLEM: Readonly<Record<SettingKind['type'], string>> = {
  duration: 'Choose a length of time from the list',
  time: 'Enter a time of day, like 17:00',
  choice: 'Choose one of the answers',
  'yes-no': 'Choose yes or no',
  'office-hours': 'Enter days and hours, like mon-fri 09:00-17:00',
  text: 'Write what your home does',
};
