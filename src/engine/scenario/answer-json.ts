import type { Instant } from '#kernel/instant.ts';
import type { Answer, Due, Duty } from '../types.ts';

const iso = (at: Instant): string => new Date(at).toISOString();

const dueJson = (due: Due) => ({ ...due, at: due.at === null ? null : iso(due.at) });

const dutyJson = (duty: Duty) => ({
  ...duty,
  due: dueJson(duty.due),
  ...(duty.closed ? { closed: { ...duty.closed, at: iso(duty.closed.at) } } : {}),
  parts: duty.parts.map((part) => ({ ...part, due: dueJson(part.due) })),
});

/** The answer as outside tools read it: every moment ISO-8601 in UTC, with milliseconds. */
export function answerJson(answer: Answer) {
  return { ...answer, duties: answer.duties.map(dutyJson) };
}
