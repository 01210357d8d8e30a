import type { Rule, RuleDue } from '../pack-schema.ts';
import { durationInWords, parseIsoDuration } from '../time/iso-duration.ts';
import { dutyInWords, placesInWords } from '../words.ts';
import type { Facets } from './facets.ts';
import { facetsOf } from './facets.ts';

/** What a rule gives. */
export type RuleKind = 'duty' | 'gate' | 'prompt' | 'ask';

export function kindOf(rule: Rule): RuleKind {
  if (rule.duty) return 'duty';
  if (rule.gate) return 'gate';
  return rule.prompt ? 'prompt' : 'ask';
}

const events = (rule: Rule): readonly string[] => (typeof rule.on === 'string' ? [rule.on] : rule.on);

/** A rule in one line: "access.restricted: notify the social worker, within 24 hours". */
export function ruleInOneLine(rule: Rule): string {
  const on = events(rule).join(', ');
  if (rule.duty) {
    const { action, to, due } = rule.duty;
    const recipients = to === undefined ? [undefined] : typeof to === 'string' ? [to] : to;
    return `${on}: ${recipients.map((each) => dutyInWords(action, each)).join('; ')}, ${due.text}`;
  }
  if (rule.gate) return `${on}: ${rule.gate.act.replaceAll('-', ' ')}`;
  if (rule.prompt) return `${on}: ${rule.prompt.kind.replaceAll('-', ' ')}: ${rule.prompt.text}`;
  return `${on}: questions ${rule.ask?.questions ?? ''}`;
}

const length = (iso: string): string => {
  const read = parseIsoDuration(iso);
  return read ? durationInWords(read) : iso;
};

/** The clock itself, whatever the document calls it: "24 hours by the clock". */
export function clockInWords(due: RuleDue): string {
  switch (due.kind) {
    case 'now':
      return 'at once';
    case 'elapsed':
      return `${length(due.within)} by the clock`;
    case 'working-days':
      return `${due.days} working ${due.days === 1 ? 'day' : 'days'}`;
    case 'calendar-days':
      return `${due.days} calendar ${due.days === 1 ? 'day' : 'days'}`;
    case 'months':
      return `${due.months} ${due.months === 1 ? 'month' : 'months'}`;
    case 'recurring': {
      const every = due.every === undefined ? undefined : `every ${length(due.every)}`;
      const setting = due.setting === undefined ? undefined : `as the home sets ${due.setting}`;
      return [setting, every].filter((each) => each !== undefined).join(', else ') || 'again and again';
    }
    case 'before':
      return due.act === undefined ? 'before the act' : `before ${due.act.replaceAll('-', ' ')}`;
    case 'unstated':
      return 'no time named';
  }
}

/** Everything a rule says, point by point; its clock and its words for it apart. */
export function ruleFacets(rule: Rule): Facets {
  const { id: _id, on, duty, ...rest } = rule;
  const facets = new Map<string, string>([
    ['gives', kindOf(rule)],
    ['on', [...(typeof on === 'string' ? [on] : on)].sort().join(', ')],
  ]);
  for (const [facet, text] of facetsOf(rest)) facets.set(facet, text);
  if (!duty) return facets;
  const { due, record, to, ...others } = duty;
  facets.set('clock', clockInWords(due));
  facets.set('clock in the document’s words', due.text);
  if ('from' in due && due.from !== undefined) facets.set('clock starts at', due.from);
  if (to !== undefined) facets.set('to', typeof to === 'string' ? to : [...to].sort().join(', '));
  if (record.length > 0) facets.set('recorded in', placesInWords(record));
  for (const [facet, text] of facetsOf(others)) facets.set(facet, text);
  return facets;
}

/** What a rule provides, so that rules of two documents can be laid side by side: `notify social-worker`, one each event. */
export function provisionsOf(rule: Rule): readonly string[] {
  const gives = ((): readonly string[] => {
    if (rule.duty) {
      const { action, to } = rule.duty;
      const recipients = to === undefined ? [''] : typeof to === 'string' ? [to] : to;
      return recipients.map((each) => `duty ${action} ${each}`);
    }
    if (rule.gate) return [`gate ${rule.gate.act}`];
    if (rule.prompt) return [`prompt ${rule.prompt.kind} ${rule.prompt.text}`];
    return [`ask ${rule.ask?.questions ?? ''}`];
  })();
  return events(rule).flatMap((event) => gives.map((each) => `${event} ${each}`));
}
