import type { Duty, DutyPart } from '#engine/types.ts';
import type { Action } from '#engine/vocabulary.ts';
import { fillWords } from '#kernel/fill-words.ts';
import type { Who } from './recipients.ts';

/** Fills a pack's words with the people they are about. */
export function fill(text: string, child: string | null, who: Who | undefined): string {
  return fillWords(text, child ?? 'the child', who?.name ?? 'them');
}

/** The duty's own title: of the reading that counts, the first where several do. */
export function titleOf(duty: Duty, child: string | null, who: Who | undefined): string {
  const part = leading(duty);
  return fill(part?.title ?? duty.action, child, who);
}

/** The reading whose time counts; the first where none differs. */
export function leading(duty: Duty): DutyPart | undefined {
  return (
    duty.parts.find((part) => part.due.at === duty.due.at && part.due.kind === duty.due.kind) ?? duty.parts[0]
  );
}

/** Parts that ask for something else than the title says: shown as a list under it. */
export function otherParts(duty: Duty): readonly DutyPart[] {
  const first = leading(duty);
  const titles = new Set([first?.title]);
  return duty.parts.filter((part) => {
    if (titles.has(part.title)) return false;
    titles.add(part.title);
    return true;
  });
}

const DONE_WORDS: Readonly<Record<Action, string>> = {
  notify: 'I have told them',
  consult: 'I have asked them',
  agree: 'It is agreed',
  refer: 'It is referred',
  report: 'It is reported',
  discuss: 'We have talked',
  record: 'It is written down',
  assess: 'It is assessed',
  review: 'It is reviewed',
  decide: 'It is decided',
  plan: 'It is planned',
  'hand-over': 'Handed over',
  hold: 'It is put away',
  return: 'Given back',
  check: 'Checked',
  'remove-content': 'It is removed',
  support: 'Support is given',
  educate: 'It is explained',
  train: 'Training is done',
  sign: 'It is signed',
  display: 'It is on show',
  restrict: 'It is limited',
  supervise: 'It is supervised',
};

/** What somebody says by pressing the button: "I have told Priya Nair". */
export function doneWords(duty: Duty, who: Who | undefined): string {
  if (who && duty.action === 'notify') return `I have told ${who.name}`;
  if (who && duty.action === 'consult') return `I have asked ${who.name}`;
  return DONE_WORDS[duty.action];
}
