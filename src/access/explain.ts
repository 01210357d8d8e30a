import { capital } from '#kernel/fill-words.ts';
import { ACTION_WORDS, RELATION_WORDS, STATE_WORDS, withArticle } from './action-words.ts';
import type { Actor, Role } from './actor.ts';
import { ROLE_WORDS } from './actor.ts';
import type { Action, Grant, Subject } from './can.ts';
import { can, mayNow, POLICY, stands } from './can.ts';

/** One row of the table held against one person: what it asks, and what of it they meet. */
export type Weighed = {
  /** "a registered manager who holds this role at the home that it is about" */
  readonly asks: string;
  readonly meets: boolean;
  /** What is missing, as a sentence; empty where it is met. */
  readonly lacks: string;
};

/** Why somebody can or cannot do something with somebody: the answer, and each row that was looked at. */
export type Explanation = {
  readonly allow: boolean;
  readonly answer: string;
  readonly rows: readonly Weighed[];
};

/** Explains one verdict of `can`, which alone decides. Says nothing of records that the asker could not see anyway. */
export function explain(actor: Actor, action: Action, subject: Subject = {}): Explanation {
  const verdict = can(actor, action, subject);
  const grants: readonly Grant[] = POLICY[action];
  const rows = grants.map((grant) => weigh(actor, grant, subject));
  const { does } = ACTION_WORDS[action];
  const answer = verdict.allow
    ? `${actor.name} can: ${lowered(does)}. ${rows.find((row) => row.meets)?.asks ?? ''}: that is so.`
    : `${actor.name} cannot: ${lowered(does)}. No row of the table gives it to them here.`;
  return { allow: verdict.allow, answer, rows };
}

function weigh(actor: Actor, grant: Grant, subject: Subject): Weighed {
  const asks = grantWords(grant);
  const held = grant.roles.filter((role) => actor.roles.some((each) => each.role === role));
  if (held.length === 0) {
    return {
      asks,
      meets: false,
      lacks: `${actor.name} ${rolesHeld(actor)}, and that is none of these roles.`,
    };
  }
  if (!held.some((role) => stands(actor, role, grant.relation, subject))) {
    const roles = list(
      held.map((role) => ROLE_WORDS[role]),
      'and',
    );
    return {
      asks,
      meets: false,
      lacks: `${actor.name} is ${withArticle(roles)}, but ${MISSING[grant.relation]}.`,
    };
  }
  if (!mayNow(actor, grant, subject)) {
    return {
      asks,
      meets: false,
      lacks: 'It does not stand so that this may be done, or it is their own doing.',
    };
  }
  return { asks, meets: true, lacks: '' };
}

const MISSING: Readonly<Record<Grant['relation'], string>> = {
  'at-home': 'not at the home that it is about',
  'with-child': 'this child does not live where they work today, and is not allocated to them',
  'with-record': 'this child does not live where they work today, or it is another home',
  emergency: 'has not opened this child’s record in an emergency, or that has ended',
  consented: 'there is no dated grant today with the consent of both the child and the placing authority',
  provider: 'not in this organisation',
  self: 'not for somebody else',
};

/** A row in words: "A support worker or registered manager who works where the child lives … , never for their own." */
export function grantWords(grant: Grant): string {
  const roles = list(
    grant.roles.map((role) => ROLE_WORDS[role]),
    'or',
  );
  const state = grant.while === undefined ? '' : `, ${STATE_WORDS[grant.while]}`;
  const others = grant.others ? ', never for what is their own doing' : '';
  return capital(`${withArticle(roles)} who ${RELATION_WORDS[grant.relation]}${state}${others}`);
}

/** The rows of the table that name a role, or all of them. */
export function rowsFor(action: Action, role: Role | undefined): readonly Grant[] {
  const grants: readonly Grant[] = POLICY[action];
  return role === undefined ? grants : grants.filter((grant) => grant.roles.includes(role));
}

function rolesHeld(actor: Actor): string {
  const roles = [...new Set(actor.roles.map((held) => ROLE_WORDS[held.role]))];
  return roles.length === 0 ? 'holds no role today' : `is ${withArticle(list(roles, 'and'))}`;
}

function list(words: readonly string[], joined: 'and' | 'or'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${joined} ${last}`;
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
