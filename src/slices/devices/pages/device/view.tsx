import type { VNode } from 'preact';
import { capital } from '#kernel/fill-words.ts';
import { Card } from '#ui/duty/card.tsx';
import { DetailWords } from '#ui/duty/detail-words.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import { Section } from '#ui/layout/columns.tsx';
import { Timeline } from '#ui/moj/timeline.tsx';
import { deviceStateWords, eventTitle } from '#ui/words/event-words.ts';
import { longDateTime, momentWords } from '#ui/words/time-words.ts';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { DEVICE_KINDS, NEXT_KINDS, OWNERS } from '../../model/kinds.ts';
import type { Loaded, Step } from './load.ts';

const NEXT_WORDS = {
  seized: 'It was taken',
  confiscated: 'The manager keeps it',
  'to-police': 'It was handed to the police',
  returned: 'It was given back',
} as const;

/** One device: where it is now, what can come next, and its way so far. */
export function view(loaded: Loaded, _form: FormState, { now }: PageContext): Drawn {
  const { device, child, home, steps, mayRecord } = loaded;
  return {
    title: 'A device and its custody',
    caption: `${home?.name ?? ''} · ${child.givenName} ${child.familyName.slice(0, 1)}`,
    heading: capital(device.description),
    lead: `${capital(deviceStateWords(device.state))} since ${momentWords(device.since, now)}.`,
    current: 'devices',
    backTo: loaded.mayList
      ? { href: '/devices', text: 'Devices' }
      : { href: `/children/${child.childId}`, text: child.givenName },
    body: (
      <>
        {mayRecord && (
          <div class="govuk-button-group kith-no-print">
            {NEXT_KINDS[device.state].map((kind) => (
              <Button href={`/record/${kind}?device=${device.deviceId}`} classes="govuk-button--secondary">
                {NEXT_WORDS[kind as keyof typeof NEXT_WORDS]}
              </Button>
            ))}
          </div>
        )}
        <Section heading="Now">
          <Card>
            <SummaryList
              rows={[
                { key: 'Where it is', value: capital(deviceStateWords(device.state)) },
                device.state === 'held' || device.state === 'with-manager'
                  ? { key: 'Kept at', value: device.keptAt ?? 'Not written down' }
                  : null,
                device.state === 'with-child' || device.state === 'returned'
                  ? null
                  : { key: 'Seal', value: device.seal ?? 'Not written down' },
                { key: 'Kind', value: wordsOf(DEVICE_KINDS, device.kind) },
                { key: 'Whose', value: wordsOf(OWNERS, device.owner) },
              ]}
            />
          </Card>
        </Section>
        <Section heading="Through whose hands">
          {steps.length === 0 ? (
            <p>Nothing is recorded about this device yet.</p>
          ) : (
            <Timeline
              headingLevel={3}
              items={steps.map((step) => ({
                title: titleOf(step, capital(device.description)),
                byline: step.by,
                when: longDateTime(step.occurredAt, now),
                datetime: new Date(step.occurredAt).toISOString(),
                look: step.moves ? undefined : ('done' as const),
                content: <Told step={step} childId={child.childId} now={now} />,
              }))}
            />
          )}
        </Section>
      </>
    ),
  };
}

const wordsOf = (options: readonly { readonly value: string; readonly text: string }[], value: string) =>
  options.find((option) => option.value === value)?.text ?? value;

/** A duty that was done says what it was; everything else has its own title. */
function titleOf(step: Step, device: string): string {
  if (step.type !== 'duty.done') return eventTitle(step.type, step.facts, device);
  const to = Array.isArray(step.facts['to']) ? step.facts['to'][0] : undefined;
  if (to === 'home-manager') return `${device} handed to the home’s manager`;
  return to === 'police' ? `${device} handed to the police` : `${device} given back`;
}

function Told({ step, childId, now }: { step: Step; childId: string; now: number }): VNode {
  const late = step.recordedAt - step.occurredAt > 3_600_000;
  return (
    <>
      <DetailWords details={step.details} now={now} />
      {step.firstSaid !== null && (
        <p class="kith-muted">First written as {longDateTime(step.firstSaid, now)}, and put right since.</p>
      )}
      {late && step.moves && <p class="kith-muted">Written down {longDateTime(step.recordedAt, now)}.</p>}
      {step.moves && (
        <p class="kith-no-print">
          <a href={`/children/${childId}/events/${step.root}`}>
            What followed<span class="govuk-visually-hidden"> from {longDateTime(step.occurredAt, now)}</span>
          </a>
        </p>
      )}
    </>
  );
}
