import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import { DutyCard } from '#ui/duty/duty-card.tsx';
import { Table } from '#ui/govuk/table.tsx';
import { Tag } from '#ui/govuk/tag.tsx';
import type { Assets } from '#ui/layout/chrome.ts';
import { Columns, Scroll, Section } from '#ui/layout/columns.tsx';
import { Page } from '#ui/layout/page.tsx';
import { HOUR, SAMPLE_NOW as now, sampleChrome } from './chrome.tsx';

/** A manager's home. */
export function HomeSample({ assets }: { assets: Assets }): VNode {
  return (
    <Page
      {...sampleChrome(assets)}
      wide
      user={{ name: 'Amira', role: 'registered manager' }}
      current="/home"
      title="Alder House"
      heading="Alder House"
      lead="Friday 20 November, 17:41 · 4 children · 3 on shift"
    >
      <Columns main={<YoursNow />} side={<AtTheHome />} />
    </Page>
  );
}

function YoursNow(): VNode {
  return (
    <>
      <Section heading="Yours now">
        <DutyCard
          number="!"
          headingLevel={3}
          href="/duties/6"
          title="Jay T: sign the record of the measure on Thursday"
          clock={{ dueAt: now - 3 * HOUR, now, state: 'overdue', from: '48 hours, Reg 35(3)' }}
        >
          Signed by someone other than the person who used it, after talking with them.
        </DutyCard>
        <DutyCard
          headingLevel={3}
          href="/duties/7"
          title="Sky A: easing the phone hours"
          clock={{ dueAt: now + 75 * HOUR, now, state: 'soon', from: 'SIT-3.1.12' }}
        >
          Risk went down at Tuesday's review, so the restriction should change.
        </DutyCard>
        <DutyCard
          headingLevel={3}
          title="Tell Rowan's social worker"
          clock={{ dueAt: now - 2 * HOUR, now, state: 'done', doneAt: now - HOUR }}
        >
          Told by telephone by Dele.
        </DutyCard>
      </Section>
      <Section heading="Waiting for others">
        <Card>
          <Scroll label="Waiting for others">
            <Table
              head={['Who', 'What', 'Since']}
              rows={[
                [
                  'Luton MASH',
                  'Referral about Jay T: acknowledgement',
                  <>
                    Thursday 14:02 <Tag classes="kith-tag--soon">chase today</Tag>
                  </>,
                ],
                ['Priya Nair', "Agree Rowan's contact with cousin Leo", 'Wednesday 10:40'],
              ]}
            />
          </Scroll>
        </Card>
      </Section>
    </>
  );
}

function AtTheHome(): VNode {
  return (
    <>
      <Section heading="In force">
        <Card>
          <Table
            head={['Child', 'What', 'Ends']}
            rows={[
              ['Rowan M', 'Phone withdrawn', 'review today 21:00'],
              ['Sky A', 'Phone 17:00–20:30', '30 November'],
            ]}
          />
        </Card>
      </Section>
      <Section heading="Inspection ready">
        <Card>
          <p>
            <strong>38 of 41</strong> duties this month done in time. <a href="/late">The other three</a>
          </p>
          <p class="kith-muted">Eased at review: 5 of 7.</p>
        </Card>
      </Section>
    </>
  );
}
