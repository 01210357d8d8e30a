import { PhoneNumber } from '#ui/duty/phone-number.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { InsetText } from '#ui/govuk/inset-text.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { RolesTable } from '../../parts/roles-table.tsx';
import type { Loaded } from './load.ts';

/** Somebody’s roles: what each is, where, from when to when. */
export function view(loaded: Loaded, _form: FormState, { now }: PageContext): Drawn {
  const { person, roles, names } = loaded;
  const name = `${person.givenName} ${person.familyName}`;
  const at = `/people/${person.personId}`;
  const any = roles.some((role) => role.standing === 'held');
  return {
    title: name,
    heading: name,
    lead: any
      ? 'A role gives access from its first day to its last, and not a minute longer than it lasts.'
      : `${person.givenName} holds no role here now, and sees nothing of what you look after.`,
    current: 'home',
    wide: true,
    backTo: { href: '/people', text: 'People' },
    body: (
      <>
        {loaded.isReader && (
          <InsetText>
            This is you. Somebody else gives and ends your roles: nobody decides on their own.
          </InsetText>
        )}
        {(person.phone || person.email) && (
          <SummaryList
            rows={[
              person.phone !== null && {
                key: 'Telephone',
                value: { content: <PhoneNumber number={person.phone} /> },
              },
              person.email !== null && { key: 'E-mail', value: person.email },
            ]}
          />
        )}
        <RolesTable
          caption="Roles"
          now={now}
          names={names}
          roles={roles.map((role) => ({
            ...role,
            href: role.mayEnd ? `${at}/roles/${role.roleHeldId}` : undefined,
          }))}
        />
        <div class="govuk-button-group kith-no-print">
          {loaded.mayGive && (
            <Button href={`${at}/roles/new`} classes="govuk-button--secondary">
              Give {person.givenName} a role
            </Button>
          )}
          {loaded.mayEnd && (
            <Button href={`${at}/leave`} classes="govuk-button--secondary">
              {person.givenName} is leaving
            </Button>
          )}
        </div>
      </>
    ),
  };
}
