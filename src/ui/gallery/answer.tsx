import type { VNode } from 'preact';
import { DutyCard } from '#ui/duty/duty-card.tsx';
import type { Assets } from '#ui/layout/chrome.ts';
import { Page } from '#ui/layout/page.tsx';
import { HOUR, SAMPLE_NOW as now, sampleChrome } from './chrome.tsx';

const taken = Date.UTC(2026, 10, 20, 17, 30);

/** The answer after a phone was taken. */
export function AnswerSample({ assets }: { assets: Assets }): VNode {
  return (
    <Page
      {...sampleChrome(assets)}
      wide
      title="What happens now"
      caption="Alder House · Rowan M, 14 · recorded Friday 20 November, 17:41"
      heading="Phone taken at 17:30: what happens now"
      lead="Saved. Five things follow, in this order. You can leave and come back; the clocks started at 17:30."
    >
      <DutyCard
        number={1}
        title="Give the phone to the home's manager"
        edge="harm"
        clock={{ dueAt: taken, now, state: 'soon', from: 'the custody record opens when she signs' }}
        words={[
          {
            kind: 'do-not',
            content: 'open, copy, forward or print a picture that may show somebody under 18.',
          },
        ]}
        why={{
          content:
            'A phone that may hold evidence goes to one person, sealed, so that nobody can say it was touched.',
        }}
        action={{ kind: 'form', text: 'Handed over', action: '/duties/1/done', csrf: 'sample' }}
      >
        Amira Shah is on shift until 22:00. Put it in a sealed bag with its number. Leave it off.
      </DutyCard>
      <DutyCard
        number={2}
        title="Tell Rowan's social worker, Priya Nair"
        clock={{ dueAt: taken + 24 * HOUR, now, state: 'soon', from: '24 hours from taking the phone' }}
        calls={[
          { number: '01632 960 114', after: 'until 17:00' },
          { before: 'out of hours duty team', number: '01632 960 999' },
        ]}
        why={{
          summary: 'Why by then?',
          open: true,
          content: (
            <>
              <p>Two of your policies ask for this, and they differ. The stricter one counts.</p>
              <ol>
                <li>
                  Staying in Touch (SIT-4.16): within 24 hours. Friday 17:30 + 24 hours ={' '}
                  <strong>Saturday 17:30</strong>.
                </li>
                <li>
                  Correspondence (CCS-2.2.9): within 1 working day. The weekend does not count: Monday 17:00.
                </li>
              </ol>
            </>
          ),
        }}
        action={{ kind: 'form', text: 'I have told her', action: '/duties/2/done', csrf: 'sample' }}
      >
        Say what was taken, why, what Rowan said, and how Rowan can still call people.
      </DutyCard>
      <DutyCard
        number={3}
        title="Tell Rowan, and write down what Rowan says"
        clock={{ dueAt: null, now, state: 'soon', headline: 'Tonight', from: "before Rowan's bedtime" }}
        words={[
          {
            kind: 'say',
            content:
              '“Your phone is in the safe tonight. You are not in trouble. You can ring anyone on your list.”',
          },
        ]}
        action={{ kind: 'link', text: 'Write it down', href: '/duties/3', primary: false }}
      >
        What was taken, why, who decides, when it is looked at again, how to disagree, and which phone to use.
      </DutyCard>
      <DutyCard
        number={4}
        title="Record it as a measure"
        clock={{ dueAt: taken + 24 * HOUR, now, state: 'open', from: 'Amira signs by Sunday 17:30' }}
        action={{ kind: 'link', text: 'Finish the record', href: '/duties/4', primary: false }}
      >
        Stopping or reducing phone access is a measure. Four answers are already filled in from what you
        wrote.
      </DutyCard>
      <DutyCard
        number={5}
        title="Tell Rowan's mother"
        tag={{ text: 'On hold', look: 'held' }}
        clock={{ dueAt: null, now, state: 'held', from: 'opens with the joint decision' }}
        why={{ summary: 'Who lifts the hold?', content: 'Police and Children’s Services, together.' }}
      >
        You ticked “messages from an adult nobody knows”. Her turn comes once everyone has agreed how.
      </DutyCard>
      <p class="kith-no-print">
        <a href="?print">Print</a> · <a href="/add">Add something I forgot</a> ·{' '}
        <a href="/timeline">Rowan's timeline</a>
      </p>
    </Page>
  );
}
