import type { Answer, Difference, Duty, Gate } from '#engine/types.ts';
import {
  actInWords,
  decisionInWords,
  dueInWords,
  dutyInWords,
  placesInWords,
  roleInWords,
} from '#engine/words.ts';
import { capital } from '#kernel/fill-words.ts';

const cited = (clauses: readonly string[]): string =>
  clauses.length === 0 ? '' : ` [${clauses.join(', ')}]`;

/** The answer for people, to read from top to bottom. Times are London time. */
export function answerText(answer: Answer): string {
  const { duties, gates, prompts, asks, warnings } = answer;
  const sections = [
    section('What is owed', duties.flatMap(dutyLines)),
    section('What may be done', gates.flatMap(gateLines)),
    section(
      'Words for now',
      prompts.map(
        ({ kind, text, clauses }) => `${capital(kind.replaceAll('-', ' '))}: ${text}${cited(clauses)}`,
      ),
    ),
    section(
      'What to find out',
      asks.map(({ questions, text, clauses }) => `${text ?? `Questions: ${questions}`}${cited(clauses)}`),
    ),
    section('Good to know', [...warnings]),
  ];
  return `${sections.filter((lines) => lines !== '').join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title.toUpperCase(), ...lines].join('\n');
}

function dutyLines(duty: Duty, index: number): string[] {
  const [recipient] = duty.to;
  const people = recipient === undefined ? 'them' : roleInWords(recipient);
  const named = (text: string) => text.replaceAll('{child}', 'the child').replaceAll('{recipient}', people);
  const titles = [...new Set(duty.parts.map((part) => named(part.title)))];
  const contact = duty.contact;
  const numbers = contact && [contact.phone, contact.email].filter((each) => each !== undefined).join(', ');
  return [
    `${index + 1}. ${capital(dutyInWords(duty.action, recipient))}: ${duty.state}${cited(duty.clauses)}`,
    `   Due ${dueInWords(duty.due)}`,
    ...titles.map((title) => `   - ${title}`),
    ...duty.heldUntil.map((line) => `   Held until: ${line}`),
    ...(duty.record.length > 0 ? [`   Record in: ${placesInWords(duty.record)}`] : []),
    ...(contact ? [`   Contact: ${contact.name}${numbers ? `, ${numbers}` : ''} (${contact.when})`] : []),
    ...duty.differs.flatMap((difference) => differenceLines(difference)),
    ...duty.why.map((line) => `   Why: ${line}`),
  ];
}

function gateLines(gate: Gate): string[] {
  return [
    `- ${capital(actInWords(gate.act))}: ${decisionInWords(gate.decision)}${cited(gate.clauses)}`,
    ...gate.until.map((line) => `   Until: ${line}`),
    ...gate.differs.flatMap((difference) => differenceLines(difference)),
    ...gate.why.map((line) => `   Why: ${line}`),
  ];
}

function differenceLines({ text, readings, applies }: Difference): string[] {
  return [
    `   Your policies differ: ${text}`,
    ...readings.map(
      (reading) =>
        `     ${reading.pack}${cited(reading.clauses)}: ${reading.text}${reading.pack === applies ? ' (applies)' : ''}`,
    ),
  ];
}
