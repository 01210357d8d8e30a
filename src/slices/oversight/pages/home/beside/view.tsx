import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import { Table } from '#ui/govuk/table.tsx';
import { Section } from '#ui/layout/columns.tsx';
import { deviceStateWords, whatWords } from '#ui/words/event-words.ts';
import { dayWords } from '#ui/words/time-words.ts';
import type { PageContext } from '#web/page.ts';
import { shortName } from '../../../model/names.ts';
import type { Loaded } from '../load.ts';

type Now = PageContext['now'];

/** Restrictions in force with their end. */
export function InForce({ loaded, now }: { loaded: Loaded; now: Now }): VNode {
  return (
    <Section heading="In force">
      <Card>
        {loaded.restrictions.length === 0 ? (
          <p>No restriction is in force.</p>
        ) : (
          <Table
            head={[{ content: 'Child' }, { content: 'What' }, { content: 'Ends' }]}
            rows={loaded.restrictions.map((each) => [
              { content: shortName(loaded.children, each.childId) },
              {
                content: (
                  <a href={`/restrictions/${each.restrictionId}`}>
                    {whatWords(each.what)} {each.extent === 'withdrawn' ? 'stopped' : 'cut down'}
                  </a>
                ),
              },
              { content: ends(each.endsAt, each.reviewAt, now) },
            ])}
          />
        )}
      </Card>
    </Section>
  );
}

function ends(endsAt: number | null, reviewAt: number | null, now: Now): string {
  if (endsAt !== null) return dayWords(endsAt, now);
  if (reviewAt !== null) return `review ${dayWords(reviewAt, now)}${reviewAt < now ? ', overdue' : ''}`;
  return 'no end set';
}

/** Devices the home holds, with seal and place. */
export function Held({ loaded, now }: { loaded: Loaded; now: Now }): VNode {
  return (
    <Section heading="Held by the home">
      <Card>
        {loaded.devices.length === 0 && <p>No device is held.</p>}
        {loaded.devices.map((device) => (
          <p>
            <a href={`/devices/${device.deviceId}`}>
              {device.description}, {shortName(loaded.children, device.childId)}
            </a>
            <br />
            <span class="kith-muted">
              {[
                device.seal ? `seal ${device.seal}` : 'no seal written down',
                device.keptAt,
                deviceStateWords(device.state),
                `since ${dayWords(device.since, now)}`,
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
          </p>
        ))}
      </Card>
    </Section>
  );
}

/** How the month went; the measure that eases stands beside the one that is late. */
export function TheMonth({ loaded }: { loaded: Loaded }): VNode {
  const { month, home } = loaded;
  const link = `/home/month?home=${home.homeId}`;
  return (
    <Section heading="This month">
      <Card>
        <p>
          <strong>
            {month.inTime} of {month.due}
          </strong>{' '}
          duties done in time. {month.late > 0 && <a href={link}>The other {month.late}</a>}
        </p>
        <p>
          <strong>
            {month.eased} of {month.reviewed}
          </strong>{' '}
          restrictions eased or ended at review.
        </p>
      </Card>
    </Section>
  );
}
