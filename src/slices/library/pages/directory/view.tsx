import { Card } from '#ui/duty/card.tsx';
import { PhoneNumber } from '#ui/duty/phone-number.tsx';
import { Section } from '#ui/layout/columns.tsx';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { ReachableEntry } from '../../parts/reachable.tsx';
import type { Loaded } from './load.ts';

/** Numbers by whom they reach, with when they answer and when somebody last made sure. */
export function view({ groups, ownNumbers }: Loaded, _form: FormState, { now }: PageContext): Drawn {
  return {
    title: 'Whom to call',
    heading: 'Whom to call',
    lead: (
      <>
        Somebody in danger now? Ring <PhoneNumber number="999" /> first.
      </>
    ),
    current: 'library',
    backTo: { href: '/library', text: 'Library' },
    body: (
      <>
        {ownNumbers && (
          <p>
            The numbers that your home keeps for itself stand before these:{' '}
            <a href="/numbers">our own numbers</a>.
          </p>
        )}
        {groups.length === 0 && <p>No policy on the shelf names a number.</p>}
        {groups.map((group) => (
          <Section id={group.to} heading={group.title}>
            <Card>
              <ul class="kith-plain-list">
                {group.numbers.map((number) => (
                  <ReachableEntry number={number} now={now} />
                ))}
              </ul>
            </Card>
          </Section>
        ))}
      </>
    ),
  };
}
