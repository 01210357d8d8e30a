import type { Pack } from '#engine/pack.ts';
import { ENGINE_SETTINGS, type SettingKind, settingInWords } from '#engine/settings.ts';
import type { HomeId, PersonId } from '#kernel/ids.ts';
import type { Change, ChangeState, Proposal } from './change.ts';
import { dayWords } from './words.ts';

/** A change as a page tells it. */
export type ChangeInWords = {
  readonly change: Change;
  /** "How often a limit is looked at again" */
  readonly title: string;
  /** What stands, or stood, before it. */
  readonly was: string;
  /** What stands after it. */
  readonly is: string;
  /** "Alder House", "The whole organisation" */
  readonly where: string;
  readonly clauses: readonly string[];
  readonly proposedBy: string;
  readonly settledBy: string;
};

/** What the words are made of: every policy that is there, and names. */
export type Words = {
  readonly packs: readonly Pack[];
  readonly names: ReadonlyMap<string, string>;
  readonly homeNames: ReadonlyMap<HomeId, string>;
};

export const EVERYWHERE = 'The whole organisation';

export function changeInWords(change: Change, words: Words): ChangeInWords {
  const nameOf = (id: PersonId | null): string =>
    id === null ? 'Kith' : (words.names.get(id) ?? 'Somebody');
  return {
    change,
    ...proposalInWords(change.proposal, words.packs),
    where: change.homeId === null ? EVERYWHERE : (words.homeNames.get(change.homeId) ?? 'Another home'),
    proposedBy: nameOf(change.proposedBy),
    settledBy: nameOf(change.settledBy),
  };
}

function proposalInWords(
  proposal: Proposal,
  packs: readonly Pack[],
): Pick<ChangeInWords, 'title' | 'was' | 'is' | 'clauses'> {
  if (proposal.kind === 'setting') {
    const { setting: id, value, was, clauses } = proposal;
    const own = packs.flatMap((pack) => pack.data.settings).filter((each) => each.id === id);
    const setting: SettingKind | undefined = own[0] ?? ENGINE_SETTINGS.find((each) => each.id === id);
    const say = (each: string | boolean): string => (setting ? settingInWords(setting, each) : String(each));
    return {
      title: setting?.title ?? id,
      was:
        was === null
          ? `${setting ? say(setting.default) : ''} (Kith’s safe default, not yet chosen)`
          : say(was),
      is: say(value),
      clauses,
    };
  }
  const { pack: id, version, from } = proposal;
  const title = packs.find((each) => each.id === id)?.title ?? id;
  const named = `${title}, version ${version}`;
  return proposal.kind === 'adopt'
    ? { title: `Follow ${named}`, was: 'Not followed', is: `Followed from ${dayWords(from)}`, clauses: [] }
    : {
        title: `Stop following ${named}`,
        was: `Followed from ${dayWords(from)}`,
        is: proposal.to < from ? 'Never followed' : `Followed for the last time on ${dayWords(proposal.to)}`,
        clauses: [],
      };
}

/** How far a change has come. */
export const STATE_WORDS: Readonly<Record<ChangeState, string>> = {
  looking: 'Being looked at',
  looked: 'Waiting for a decision',
  failed: 'The look at it failed',
  cancelled: 'Dropped, nothing was changed',
  applied: 'Applied',
};
