import { describe, expect, test } from 'vitest';
import { renderPart } from '#ui/render.ts';
import { ClockSentence, edgeOf } from './clock.tsx';
import { DutyCard, type DutyCardProps } from './duty-card.tsx';

const now = Date.UTC(2026, 10, 20, 17, 41);
const HOUR = 3_600_000;

const card = (props: Partial<DutyCardProps> = {}): string =>
  renderPart(
    <DutyCard title="Tell Priya Nair" clock={{ dueAt: now + HOUR, now, state: 'soon' }} {...props} />,
  );

/** What somebody reads, without markup. */
const textOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

test('the clock says in words what the edge says in colour', () => {
  const html = card({
    clock: { dueAt: now - 3 * HOUR, now, state: 'overdue', from: '24 hours from taking the phone' },
  });
  expect(html).toContain('kith-card--harm');
  expect(textOf(html)).toContain('Overdue by 3 hours due 14:41 today 24 hours from taking the phone');
});

test.each([
  ['overdue', 'harm'],
  ['soon', 'soon'],
  ['open', 'plain'],
  ['no-time', 'plain'],
  ['held', 'held'],
  ['done', 'done'],
] as const)('a clock that is %s makes the edge %s', (state, edge) => {
  expect(edgeOf(state)).toBe(edge);
});

test('a duty that guards from harm keeps its edge before it is late', () => {
  expect(card({ edge: 'harm' })).toContain('kith-card--harm');
});

test('a number can be called by tapping it, spaces and all', () => {
  const html = card({
    calls: [
      { number: '01632 960 114', after: 'until 17:00' },
      { before: 'or', number: '+44 1632 960999' },
    ],
  });
  expect(html).toContain('href="tel:01632960114"');
  expect(html).toContain('href="tel:+441632960999"');
  expect(textOf(html)).toContain('01632 960 114 until 17:00; or +44 1632 960999');
});

test('an action that changes something is a POST with its token and fields', () => {
  const html = card({
    action: {
      kind: 'form',
      text: 'I have told her',
      action: '/duties/7/done',
      csrf: 'token-1',
      fields: { version: '3' },
    },
  });
  expect(html).toContain('<form method="post" action="/duties/7/done">');
  expect(html).toContain('<input type="hidden" name="csrf" value="token-1"/>');
  expect(html).toContain('<input type="hidden" name="version" value="3"/>');
});

test('six buttons that read alike are told apart by ear', () => {
  const html = card({ action: { kind: 'link', text: 'Write it down', href: '/duties/7' } });
  expect(html).toContain('Write it down<span class="govuk-visually-hidden">: Tell Priya Nair</span>');
});

test('Why? is folded, and within reach', () => {
  expect(card({ why: { content: 'SIT-4.16' } })).toMatch(
    /<details class="kith-why"><summary.*Why\?.*SIT-4\.16<\/div><\/details>/,
  );
  expect(card({ why: { content: 'SIT-4.16', open: true } })).toContain('<details class="kith-why" open>');
});

describe('a clock as one sentence', () => {
  test('reads as people say it', () => {
    const html = renderPart(
      <ClockSentence
        dueAt={now - 3 * HOUR}
        now={now}
        state="overdue"
        from="24 hours from taking the phone"
      />,
    );
    expect(html.replace(/<[^>]+>/g, '')).toBe(
      'Overdue by 3 hours: due 14:41 today, 24 hours from taking the phone',
    );
  });

  test('done late is marked as late', () => {
    const html = renderPart(<ClockSentence dueAt={now - HOUR} now={now} state="done" doneAt={now} />);
    expect(html).toContain('kith-clock-sentence--late');
    expect(html).toContain('Done 1 hour late');
  });
});
