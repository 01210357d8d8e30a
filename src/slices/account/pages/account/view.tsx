import { momentInWords } from '#kernel/day-words.ts';
import type { Instant } from '#kernel/instant.ts';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import { Table } from '#ui/govuk/table.tsx';
import { Scroll, Section } from '#ui/layout/columns.tsx';
import type { Drawn } from '#web/page.ts';
import type { DeviceClass } from '../../model/session-rules.ts';

/** What somebody's account page shows. */
export type OwnAccount = {
  readonly name: string;
  /** In words, those held today. */
  readonly roles: readonly string[];
  readonly email: string;
  readonly sessions: readonly {
    readonly startedAt: Instant;
    readonly lastSeenAt: Instant;
    readonly deviceClass: DeviceClass;
  }[];
};

const DEVICE: Readonly<Record<DeviceClass, string>> = {
  shared: 'Shared device, locks after 10 minutes',
  managed: 'Own device, locks after 30 minutes',
};

export function accountView(account: OwnAccount): Drawn {
  return {
    title: 'Your account',
    heading: 'Your account',
    body: (
      <>
        <SummaryList
          rows={[
            { key: 'Name', value: account.name },
            { key: 'E-mail address', value: account.email },
            { key: 'Role today', value: account.roles.join(', ') },
          ]}
        />
        <Section heading="Where you are signed in">
          <p>You do not know one of these? Tell your manager: they can help you.</p>
          <Scroll label="Where you are signed in">
            <Table
              head={['Since', 'Last used', 'Device']}
              rows={account.sessions.map((session) => [
                momentInWords(session.startedAt),
                momentInWords(session.lastSeenAt),
                DEVICE[session.deviceClass],
              ])}
            />
          </Scroll>
        </Section>
        <p>
          <a href="/switch-person">Hand over to somebody else</a>
        </p>
      </>
    ),
  };
}
