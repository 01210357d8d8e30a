import { ImportBody } from '#web/import-page.tsx';
import type { Drawn, FormState } from '#web/page.ts';
import { STAFF_COLUMNS } from '../../model/staff-import.ts';
import type { Loaded } from './load.ts';

/** Bring staff in from a table. */
export function view({ preview }: Loaded, form: FormState): Drawn {
  return {
    title: 'Bring staff in',
    heading: 'Bring staff in from a spreadsheet',
    lead: 'First you see what it would do. They have no way to sign in before you give them one.',
    current: 'home',
    wide: preview !== undefined,
    backTo: { href: '/people', text: 'People' },
    body: (
      <ImportBody
        form={form}
        preview={preview}
        template="/people/import/template"
        columns={STAFF_COLUMNS}
        noun="these people"
      />
    ),
  };
}
