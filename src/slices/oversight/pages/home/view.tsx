import type { VNode } from 'preact';
import type { OwedDuty } from '#slices/duties/index.ts';
import { Card } from '#ui/duty/card.tsx';
import { Clauses } from '#ui/duty/clauses.tsx';
import { DutyCard } from '#ui/duty/duty-card.tsx';
import { Table } from '#ui/govuk/table.tsx';
import { Tag } from '#ui/govuk/tag.tsx';
import { Columns, Section } from '#ui/layout/columns.tsx';
import { deviceStateWords, whatWords } from '#ui/words/event-words.ts';
import type { ClockState } from '#ui/words/time-words.ts';
import { dayWords, longDate, momentWords, timeOf } from '#ui/words/time-words.ts';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import type { Loaded } from './load.ts';

type Now = PageContext['now'];

/** My home: what is owed first, then what is waited for, in force and held, and how the month went. */
export function view(loaded: Loaded, _form: FormState, { now }: PageContext): Drawn {
  const { home, children, onShift } = loaded;
  return {
    title: 'My home',
    heading: home.name,
    lead: `${longDate(now, now)}, ${timeOf(now)} · ${count(children.size, 'child', 'children')} · ${onShift.length} on shift`,
    current: 'home',
    wide: true,
    body: (
      <>
        {loaded.others.length > 0 && (
          <p class="kith-no-print">
            Other homes:{' '}
            {loaded.others.map((other, index) => (
              <>
                {index > 0 && ' · '}
                <a href={`/home?home=${other.homeId}`}>{other.name}</a>
              </>
            ))}
          </p>
        )}
        <Columns
          main={
            <>
              <Yours loaded={loaded} now={now} />
              <Waiting loaded={loaded} now={now} />
            </>
          }
          side={
            <>
              <InForce loaded={loaded} now={now} />
              <Held loaded={loaded} now={now} />
              <TheMonth loaded={loaded} />
            </>
          }
        />
      </>
    ),
  };
}

const count = (many: number, one: string, more: string): string => `${many} ${many === 1 ? one : more}`;

/** "Rowan M": enough to tell children of one home apart, on a screen others may pass. */
function shortName(loaded: Loaded, childId: string | null): string {
  const child = childId ? loaded.children.get(childId) : undefined;
  return child ? `${child.givenName} ${child.familyName.slice(0, 1)}` : 'A child';
}

function Yours({ loaded, now }: { loaded: Loaded; now: Now }): VNode {
  const more = loaded.openCount - loaded.yours.length;
  return (
    <Section heading={loaded.mayRecord ? 'Yours now' : 'Owed now'}>
      {loaded.yours.length === 0 && (
        <Card edge="done">
          <p>Nothing is owed now.</p>
        </Card>
      )}
      {loaded.yours.map((owed) => (
        <Owed owed={owed} loaded={loaded} now={now} />
      ))}
      {more > 0 && (
        <p>
          <a href={`/home?home=${loaded.home.homeId}&all=yes`}>
            {count(more, 'more thing', 'more things')} to do
          </a>
        </p>
      )}
      {loaded.all && (
        <p>
          <a href={`/home?home=${loaded.home.homeId}`}>Show the seven that press most</a>
        </p>
      )}
    </Section>
  );
}

function Owed({ owed, loaded, now }: { owed: OwedDuty; loaded: Loaded; now: Now }): VNode {
  const name = shortName(loaded, owed.childId);
  const child = owed.childId ? loaded.children.get(owed.childId) : undefined;
  const part = owed.duty.parts.find((each) => each.due.at === owed.duty.due.at) ?? owed.duty.parts[0];
  const words = (text: string) =>
    text.replaceAll('{child}', child?.givenName ?? 'the child').replaceAll('{recipient}', 'them');
  const overdue = owed.lateAt !== null && owed.lateAt < now;
  const state: ClockState = overdue
    ? 'overdue'
    : owed.dueAt === null
      ? 'no-time'
      : owed.dueAt - now < 24 * 3_600_000
        ? 'soon'
        : 'open';
  const tried = loaded.tries.find((each) => each.engineKey === owed.engineKey);
  return (
    <DutyCard
      headingLevel={3}
      number={overdue ? '!' : undefined}
      title={`${name}: ${decapital(words(part?.title ?? owed.duty.action))}`}
      href={`/duties/${owed.dutyId}`}
      clock={{
        dueAt: owed.dueAt,
        now,
        state,
        from: owed.duty.due.text,
        children: <Clauses ids={owed.duty.clauses} bare />,
      }}
    >
      <p>
        {tried
          ? `${loaded.names.get(tried.by) ?? 'A colleague'} tried, ${momentWords(tried.at, now)}, and did not get through.`
          : words(part?.how ?? '')}
      </p>
    </DutyCard>
  );
}

const decapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function Waiting({ loaded, now }: { loaded: Loaded; now: Now }): VNode | null {
  if (loaded.waiting.length === 0 && loaded.held.length === 0) return null;
  return (
    <Section heading="Waiting for others">
      <Card>
        <Table
          head={[{ content: 'Who' }, { content: 'What' }, { content: 'Since' }]}
          rows={[
            ...loaded.waiting.map((each) => [
              { content: each.recipient === 'placing-authority' ? 'Placing authority' : 'Social worker' },
              {
                content: (
                  <a href={`/restrictions/${each.eventId}`}>
                    {shortName(loaded, each.childId)}: answer to the restriction
                  </a>
                ),
              },
              {
                content: (
                  <>
                    {momentWords(each.since, now)}{' '}
                    {now - each.since > 48 * 3_600_000 && <Tag classes="kith-tag--soon">chase today</Tag>}
                  </>
                ),
              },
            ]),
            ...loaded.held.map((owed) => [
              { content: 'Police, Children’s Services' },
              {
                content: (
                  <a href={`/duties/${owed.dutyId}`}>
                    {shortName(loaded, owed.childId)}: joint decision before the family is told
                  </a>
                ),
              },
              {
                content: (
                  <>
                    {momentWords(owed.raisedAt, now)} <Tag classes="kith-tag--held">on hold</Tag>
                  </>
                ),
              },
            ]),
          ]}
        />
      </Card>
    </Section>
  );
}

function InForce({ loaded, now }: { loaded: Loaded; now: Now }): VNode {
  return (
    <Section heading="In force">
      <Card>
        {loaded.restrictions.length === 0 ? (
          <p>No restriction is in force.</p>
        ) : (
          <Table
            head={[{ content: 'Child' }, { content: 'What' }, { content: 'Ends' }]}
            rows={loaded.restrictions.map((each) => [
              { content: shortName(loaded, each.childId) },
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

function Held({ loaded, now }: { loaded: Loaded; now: Now }): VNode {
  return (
    <Section heading="Held by the home">
      <Card>
        {loaded.devices.length === 0 && <p>No device is held.</p>}
        {loaded.devices.map((device) => (
          <p>
            <a href={`/devices/${device.deviceId}`}>
              {device.description}, {shortName(loaded, device.childId)}
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

function TheMonth({ loaded }: { loaded: Loaded }): VNode {
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
