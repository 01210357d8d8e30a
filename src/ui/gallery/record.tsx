import type { VNode } from 'preact';
import { ClockSentence } from '#ui/duty/clock.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { Details } from '#ui/govuk/details.tsx';
import { Input } from '#ui/govuk/input.tsx';
import { InsetText } from '#ui/govuk/inset-text.tsx';
import { Pagination } from '#ui/govuk/pagination.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import { Tabs } from '#ui/govuk/tabs.tsx';
import { TaskList } from '#ui/govuk/task-list.tsx';
import { WarningText } from '#ui/govuk/warning-text.tsx';
import type { Assets } from '#ui/layout/chrome.ts';
import { Columns, Section } from '#ui/layout/columns.tsx';
import { Page } from '#ui/layout/page.tsx';
import { Alert } from '#ui/moj/alert.tsx';
import { Badge } from '#ui/moj/badge.tsx';
import { Filter } from '#ui/moj/filter.tsx';
import { IdentityBar } from '#ui/moj/identity-bar.tsx';
import { PageHeaderActions } from '#ui/moj/page-header-actions.tsx';
import { Timeline } from '#ui/moj/timeline.tsx';
import { HOUR, SAMPLE_NOW as now, sampleChrome } from './chrome.tsx';

/** A record: who, what is left to do, what was written, what happened. */
export function RecordSample({ assets }: { assets: Assets }): VNode {
  return (
    <Page {...sampleChrome(assets)} wide title="Rowan M" current="/children">
      <IdentityBar title="Rowan M, 14 · Alder House">
        <Badge>Key worker: Dele</Badge> <Badge look="harm">Phone withdrawn</Badge>
      </IdentityBar>
      <PageHeaderActions heading="What happened">
        <Button href="/record">Record something</Button>
        <Button href="?print" classes="govuk-button--secondary">
          Print
        </Button>
      </PageHeaderActions>
      <Alert variant="warning" title="Two policies differ" showTitle>
        The stricter one counts.
      </Alert>
      <Alert variant="success" title="The social worker has the notice" />
      <Columns main={<Main />} side={<Side />} />
    </Page>
  );
}

function Main(): VNode {
  return (
    <>
      <Section heading="Still to do">
        <p>
          <ClockSentence
            dueAt={now - 3 * HOUR}
            now={now}
            state="overdue"
            from="24 hours from taking the phone"
          />
        </p>
        <TaskList
          items={[
            { title: 'What was taken', href: '/a', status: { content: 'Done' } },
            { title: 'What Rowan said', href: '/b', hint: 'In Rowan’s own words', status: { tag: 'To do' } },
            {
              title: 'The manager’s signature',
              status: { content: 'Cannot start yet', classes: 'govuk-task-list__status--cannot-start-yet' },
            },
          ]}
        />
      </Section>
      <Section heading="The device">
        <SummaryList
          card={{
            title: 'Phone, seal 004417',
            actions: { items: [{ href: '/custody', content: 'Custody' }] },
          }}
          rows={[
            {
              key: 'Taken',
              value: 'Friday 20 November, 17:30',
              actions: {
                items: [{ href: '/x', content: 'Add', visuallyHiddenText: 'to when it was taken' }],
              },
            },
            { key: 'Where it is', value: 'Safe 1, switched off' },
          ]}
        />
      </Section>
      <Timeline
        items={[
          {
            title: 'Phone taken',
            byline: 'Dele, support worker',
            when: 'Friday 20 November, 17:30',
            datetime: '2026-11-20T17:30:00Z',
            content: <p>Messages from an adult nobody knows.</p>,
            look: 'harm',
          },
          {
            title: 'Phone agreement signed',
            byline: 'Rowan',
            when: 'Monday 2 November, 16:05',
            datetime: '2026-11-02T16:05:00Z',
            look: 'done',
          },
        ]}
      />
      <Pagination
        previous={{ href: '?page=1' }}
        next={{ href: '?page=3' }}
        items={[
          { number: 1, href: '?page=1' },
          { number: 2, href: '?page=2', current: true },
          { number: 3, href: '?page=3' },
        ]}
      />
      <Tabs
        items={[
          { label: 'Now', id: 'now', panel: { content: 'What is in force.' } },
          { label: 'Before', id: 'before', panel: { content: 'What was in force.' } },
        ]}
      />
    </>
  );
}

function Side(): VNode {
  return (
    <>
      <Filter
        action="/children/1"
        selected={[{ heading: 'Kind', items: [{ href: '?', text: 'Devices' }] }]}
        clearHref="/children/1"
      >
        <Input name="words" label="Words" />
      </Filter>
      <WarningText>Nobody may look through the phone.</WarningText>
      <InsetText>A restriction ends when its reason does.</InsetText>
      <Details summary="Who sees this page?">
        People who work at Alder House now, and Rowan’s social worker.
      </Details>
    </>
  );
}
