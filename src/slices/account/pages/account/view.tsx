import type { VNode } from 'preact';
import { momentInWords } from '#kernel/day-words.ts';
import type { Instant } from '#kernel/instant.ts';
import { Button } from '#ui/govuk/button.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import { Table } from '#ui/govuk/table.tsx';
import { Scroll, Section } from '#ui/layout/columns.tsx';
import type { Drawn, FormState } from '#web/page.ts';
import type { Passkey } from '../../model/passkey.ts';
import type { DeviceClass } from '../../model/session-rules.ts';
import { KIND_WORDS } from '../../parts/passkey-words.ts';

/** What somebody's account page shows. */
export type OwnAccount = {
  readonly name: string;
  /** In words, those held today. */
  readonly roles: readonly string[];
  readonly email: string;
  /** Ways in again that colleagues vouched for. */
  readonly waysIn: readonly ToldWayIn[];
  /** Whether codes from an app are set up. */
  readonly codes: boolean;
  readonly passkeys: readonly Passkey[];
  readonly sessions: readonly {
    readonly startedAt: Instant;
    readonly lastSeenAt: Instant;
    readonly deviceClass: DeviceClass;
  }[];
};

/** A way in again, as a page tells its person of it. */
type ToldWayIn = { readonly at: Instant; readonly usedAt: Instant | null; readonly by: readonly string[] };

const DEVICE: Readonly<Record<DeviceClass, string>> = {
  shared: 'Shared device, locks after 10 minutes',
  managed: 'Own device, locks after 30 minutes',
};

export function accountView(account: OwnAccount, form: FormState): Drawn {
  return {
    title: 'Your account',
    heading: 'Your account',
    body: (
      <>
        <WaysIn account={account} form={form} />
        <SummaryList
          rows={[
            { key: 'Name', value: account.name },
            { key: 'E-mail address', value: account.email },
            { key: 'Role today', value: account.roles.join(', ') },
          ]}
        />
        <Passkeys account={account} />
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

function Passkeys({ account }: { readonly account: OwnAccount }): VNode {
  return (
    <Section heading="How you sign in">
      <p>
        {account.codes ? 'With your password and a code from your app' : 'Without a password here'}
        {account.passkeys.length === 0 ? '. You have no passkey yet.' : ', or with a passkey:'}
      </p>
      {account.passkeys.length > 0 && (
        <Scroll label="Your passkeys">
          <Table
            caption="Your passkeys"
            firstCellIsHeader
            head={['Name', 'Kind', 'Last used', 'Change']}
            rows={account.passkeys.map((passkey) => [
              passkey.name,
              KIND_WORDS[passkey.kind],
              passkey.lastUsedAt === null ? 'Not yet' : momentInWords(passkey.lastUsedAt),
              {
                content: (
                  <a href={`/account/passkeys/${passkey.passkeyId}`}>
                    Look or remove<span class="govuk-visually-hidden">: {passkey.name}</span>
                  </a>
                ),
              },
            ])}
          />
        </Scroll>
      )}
      <p>
        <a href="/account/passkeys/new">Add a passkey</a>
      </p>
    </Section>
  );
}

function WaysIn({ account, form }: { readonly account: OwnAccount; readonly form: FormState }): VNode | null {
  if (account.waysIn.length === 0) return null;
  return (
    <Section heading="A way in again">
      {account.waysIn.map((way) => (
        <p>
          {way.usedAt === null
            ? `Since ${momentInWords(way.at)} a way in to your account is being opened. Vouched for by ${way.by.join(' and ')}.`
            : `On ${momentInWords(way.usedAt)} a way in to your account was used. ${way.by.join(' and ')} vouched for you. Everything that signed you in before stopped working.`}
        </p>
      ))}
      {account.waysIn.some((way) => way.usedAt === null) ? (
        <form method="post" action="/account/stop-way-in">
          {form.hidden}
          <Button classes="govuk-button--warning" preventDoubleClick>
            I did not ask for this: stop it
          </Button>
        </form>
      ) : (
        <p>You did not ask for this? Tell your manager and the responsible individual at once.</p>
      )}
    </Section>
  );
}
