import { ImportBody } from '#web/import-page.tsx';
import type { Drawn, FormState } from '#web/page.ts';
import { CHILD_COLUMNS } from '../../model/children-import.ts';
import type { Loaded } from './load.ts';

/** Bring children in from a table. */
export function view({ preview }: Loaded, form: FormState): Drawn {
  return {
    title: 'Bring children in',
    heading: 'Bring children in from a spreadsheet',
    lead: 'First you see what it would do. A table moves no child to another home.',
    current: 'children',
    wide: preview !== undefined,
    backTo: { href: '/children', text: 'Children' },
    body: (
      <ImportBody
        form={form}
        preview={preview}
        template="/children/import/template"
        columns={CHILD_COLUMNS}
        noun="these children"
      />
    ),
  };
}
