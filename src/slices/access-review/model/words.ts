import { ROLE_WORDS } from '#access/actor.ts';
import { dayNumberOf } from '#kernel/day-number.ts';
import { dayInWords } from '#kernel/day-words.ts';
import { capital } from '#kernel/fill-words.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Proposal, ProposalKind } from '#slices/proposals/index.ts';
import type { GrantAct, ReleaseAct, RoleAct } from './act.ts';

/** Longest words of whoever decides, in characters. */
export const LONGEST = 2000;

const TITLES: Readonly<Record<ProposalKind, string>> = {
  'release-restriction': 'Ease or end a restriction set on police advice',
  'give-role': 'Give somebody a role that answers for a home',
  'give-dated-access': 'Let a visitor read, for some days',
  'close-no-action': 'Close with no further action',
  'do-not-refer': 'Decide not to refer',
  'bulk-export': 'Export many records',
};

export const titleOf = (kind: ProposalKind): string => TITLES[kind];

const OUTCOMES: Readonly<Record<string, string>> = {
  end: 'It ends',
  reduce: 'It is eased',
  continue: 'It goes on as it is',
};

const dayOf = (day: PlainDate): string => dayInWords(dayNumberOf(day));

/** What would be done, line by line. */
export function actWords(
  { kind, act }: Pick<Proposal, 'kind' | 'act'>,
  known: { readonly names: ReadonlyMap<string, string>; readonly homes: ReadonlyMap<string, string> },
): readonly { readonly key: string; readonly value: string }[] {
  const home = (id: string | null) => (id && known.homes.get(id)) || 'the whole organisation';
  const who = (id: string) => known.names.get(id) ?? 'A colleague';
  switch (kind) {
    case 'release-restriction': {
      const { facts, details } = act as unknown as ReleaseAct;
      const said = details['childSaid'];
      const outcome = facts['outcome'];
      const changes = typeof outcome === 'string' ? OUTCOMES[outcome] : undefined;
      return [
        { key: 'What would change', value: changes ?? 'Looked at again' },
        ...(typeof said === 'string' ? [{ key: 'What the child thinks', value: said }] : []),
      ];
    }
    case 'give-role': {
      const { personId, role, homeId, from, to, instead } = act as unknown as RoleAct;
      return [
        { key: 'Who', value: who(personId) },
        { key: 'New role', value: capital(ROLE_WORDS[role]) },
        { key: 'Where', value: home(homeId) },
        { key: 'From', value: `${dayOf(from)}, or the day of your agreement if that is later` },
        ...(to === null ? [] : [{ key: 'Until', value: dayOf(to) }]),
        ...(instead === null
          ? []
          : [{ key: 'Before that', value: 'They leave the role that they hold now' }]),
      ];
    }
    case 'give-dated-access': {
      const { personId, role, homes, from, to } = act as unknown as GrantAct;
      return [
        { key: 'Who', value: who(personId) },
        { key: 'As', value: capital(ROLE_WORDS[role]) },
        { key: 'Reads the registers of', value: homes.map(home).join(', ') },
        { key: 'From', value: dayOf(from) },
        { key: 'Until', value: dayOf(to) },
      ];
    }
    case 'close-no-action':
    case 'do-not-refer':
    case 'bulk-export':
      return [];
  }
}

/** What became of it, and by whom. */
export function settledWords(state: Proposal['state'], who: string | null): string {
  switch (state) {
    case 'waiting':
      return 'Nobody decided in time. Nothing was changed. It can be proposed again.';
    case 'agreed':
      return `${who} agreed, and it was done.`;
    case 'refused':
      return `${who} did not agree. Nothing was changed.`;
    case 'withdrawn':
      return `${who} took it back. Nothing was changed.`;
    case 'overtaken':
      return 'Something changed meanwhile, so it was never done. It can be proposed again.';
  }
}
