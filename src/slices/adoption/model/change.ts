import type { AdoptionId, HomeId, PersonId, PolicyChangeId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Adoption, ChosenSetting } from '#slices/organisations/index.ts';

/** What somebody proposes to change. */
export type Proposal =
  | {
      readonly kind: 'setting';
      readonly setting: string;
      readonly value: string | boolean;
      /** What was chosen before; null where the default ran. */
      readonly was: string | boolean | null;
      /** Clauses that left it open when it was proposed. */
      readonly clauses: readonly string[];
    }
  | { readonly kind: 'adopt'; readonly pack: string; readonly version: string; readonly from: PlainDate }
  | {
      readonly kind: 'end';
      readonly adoption: AdoptionId;
      readonly pack: string;
      readonly version: string;
      /** The day on which it began. */
      readonly from: PlainDate;
      /** The last day on which it is followed. */
      readonly to: PlainDate;
    };

export type ChangeState = 'looking' | 'looked' | 'failed' | 'cancelled' | 'applied';

/** A change from its proposal to its end. */
export type Change = {
  readonly changeId: PolicyChangeId;
  /** Null where it is for the whole organisation. */
  readonly homeId: HomeId | null;
  readonly proposal: Proposal;
  readonly reason: string;
  /** What it was proposed upon, as `standsOn` gives it. */
  readonly standsOn: string;
  readonly proposedAt: Instant;
  readonly proposedBy: PersonId;
  readonly state: ChangeState;
  /** Open cases in all, and those that have been looked at. */
  readonly cases: number;
  readonly casesDone: number;
  /** Duties and gates that would change, or did. */
  readonly effects: number;
  readonly lookingUntil: Instant | null;
  readonly settledAt: Instant | null;
  readonly settledBy: PersonId | null;
};

/** What governs one home: what it follows, and what it chose. */
export type Standing = {
  readonly adoptions: readonly Adoption[];
  readonly chosen: ReadonlyMap<string, ChosenSetting>;
};

/**
 * What a proposal stands on, in a word that changes whenever somebody else changes the same thing: the latest choice
 * of a setting; everything that is followed of a policy at that level.
 */
export function standsOn(proposal: Proposal, homeId: HomeId | null, standing: Standing): string {
  if (proposal.kind === 'setting') return settingStandsOn(standing.chosen.get(proposal.setting));
  return standing.adoptions
    .filter((each) => each.id === proposal.pack && (each.homeId === homeId || each.homeId === null))
    .map((each) => `${each.adoptionId} ${each.to ?? ''}`)
    .sort()
    .join(';');
}

/** The same for a setting alone, as its form carries it. */
export const settingStandsOn = (latest: ChosenSetting | undefined): string =>
  latest === undefined ? 'never set' : String(latest.setAt);

/** What would govern a home once the proposal is applied. */
export function asProposed(
  standing: Standing,
  proposal: Proposal,
  by: {
    readonly adoptionId: AdoptionId;
    readonly homeId: HomeId | null;
    readonly personId: PersonId;
    readonly reason: string;
    readonly now: Instant;
  },
): Standing {
  const { adoptions, chosen } = standing;
  switch (proposal.kind) {
    case 'setting': {
      const { setting: id, value } = proposal;
      const choice = { id, value, setAt: by.now, by: by.personId, reason: by.reason };
      return { adoptions, chosen: new Map([...chosen, [id, choice]]) };
    }
    case 'adopt': {
      const { pack: id, version, from } = proposal;
      const { adoptionId, homeId, personId, reason } = by;
      const added = { adoptionId, homeId, id, version, from, to: null, by: personId, reason };
      return { chosen, adoptions: [...adoptions, added] };
    }
    case 'end':
      return {
        chosen,
        adoptions: adoptions.map((each) =>
          each.adoptionId === proposal.adoption ? { ...each, to: proposal.to } : each,
        ),
      };
  }
}

/** The settings as the engine takes them. */
export const settingsOf = ({ chosen }: Standing): Readonly<Record<string, unknown>> =>
  Object.fromEntries([...chosen].map(([id, { value }]) => [id, value]));
