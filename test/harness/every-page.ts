import type { Action } from '#access/can.ts';
import { slices } from '#app/slices.ts';
import type { AnyPage, Page } from '#web/page.ts';
import type { LivedIn } from './lived-in.ts';

/** A mounted page as a test walks them: its address pattern, and whether a form can be sent to it. */
export type MountedPage = {
  readonly pattern: string;
  /** What it takes to see it, and to send its form. */
  readonly action: Action;
  readonly submitAction: Action;
  readonly takesForms: boolean;
  /** Its form appends events to the record; the others keep people and are tested beside their pages. */
  readonly records: boolean;
  /** Names of the parts of its address that name a record. */
  readonly ids: readonly string[];
  /** It is a file to keep, and no page. */
  readonly isFile: boolean;
};

const asDeclared = (page: AnyPage) => page as unknown as Page<unknown, unknown>;

/** Parts that name what everybody may read: a kind of event, a piece of the library. */
const OF_NO_RECORD = new Set([
  'kind',
  'pack',
  'version',
  'part',
  'piece',
  'clause',
  'harm',
  'tool',
  'setting',
]);

/** Every page that needs somebody signed in. */
export const MOUNTED: readonly MountedPage[] = slices
  .flatMap((slice: { pages?: readonly AnyPage[] }) => slice.pages ?? [])
  .map(asDeclared)
  .map(({ path, action, submitAction, parse, handle, sentBefore, download }) => ({
    pattern: path,
    action,
    submitAction: submitAction ?? action,
    takesForms: parse !== undefined && handle !== undefined,
    records: sentBefore !== undefined,
    isFile: download !== undefined,
    ids: [...path.matchAll(/:(\w+)/g)]
      .map(([, name]) => name ?? '')
      .filter((name) => !OF_NO_RECORD.has(name)),
  }));

/** Every page that needs nobody signed in. */
export const OPEN_DOORS: readonly string[] = slices.flatMap(
  (slice: { publicPages?: readonly { path: string }[] }) =>
    (slice.publicPages ?? []).map((each) => each.path),
);

/** What stands for each part of an address. */
export type AddressParts = Readonly<Record<string, string>>;

/** The parts of the addresses of a home's own records. */
export function partsOf(home: LivedIn, dutyId: string): AddressParts {
  return {
    child: home.childId,
    event: home.restriction,
    duty: dutyId,
    device: home.device,
    restriction: home.restriction,
    person: home.senior,
    contact: home.contact,
    adoption: home.adoption,
    change: home.change,
    setting: 'review-interval-restrictions',
    passkey: home.passkey,
    browser: home.browser,
    held: home.seniorRole,
    partner: home.partner,
    speaker: home.speaker,
    shift: home.shift,
    visit: home.visit,
    access: home.access,
    proposal: home.proposal,
    grant: home.grant,
    kind: 'seized',
    pack: 'staying-in-touch',
    version: '2023-02',
    part: 'questions',
    piece: 'confiscation',
    clause: 'SIT-4.16',
    harm: 'grooming',
    tool: 'report-remove',
  };
}

/** The address with its parts filled in. Throws for a part that nobody thought of, so that no page goes unwalked. */
export function addressOf(pattern: string, parts: AddressParts): string {
  return pattern.replace(/:(\w+)/g, (_all, name: string) => {
    const part = parts[name];
    if (part === undefined) throw new Error(`${pattern}: no test says what :${name} is`);
    return part;
  });
}
