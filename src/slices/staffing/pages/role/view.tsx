import { Button } from '#ui/govuk/button.tsx';
import { Checkboxes } from '#ui/govuk/checkboxes.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import type { Drawn, FormState } from '#web/page.ts';
import { errorOf, valuesOf } from '#web/page.ts';
import { roleWords } from '../../model/role-words.ts';
import type { Loaded } from './load.ts';

/** Somebody's role, and its end. */
export function view({ name, roles, held, homes }: Loaded, form: FormState): Drawn {
  const nameOf = (homeId: string) => homes.find((home) => home.homeId === homeId)?.name ?? 'Your home';
  return {
    title: 'End somebody’s access',
    heading: `End the access of ${name}`,
    lead: 'What they recorded stays in the record under their name.',
    current: 'home',
    backTo: { href: `/people?home=${roles[0]?.homeId}`, text: 'People' },
    body: (
      <>
        <SummaryList rows={held.map((each) => ({ key: nameOf(each.homeId), value: roleWords(each.role) }))} />
        {held.length === 0 ? (
          <p>Their access here has ended.</p>
        ) : (
          <form method="post" novalidate>
            {form.hidden}
            <Checkboxes
              name="end"
              hint="From that moment they see nothing of this home, wherever they are signed in."
              errorMessage={errorOf(form, 'end')}
              values={[...valuesOf(form.values, 'end')]}
              items={[{ value: 'end', content: 'Their work here has ended' }]}
            />
            <Button preventDoubleClick>End access now</Button>
          </form>
        )}
      </>
    ),
  };
}
