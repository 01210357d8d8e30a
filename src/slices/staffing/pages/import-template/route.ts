import { writeCsv } from '#platform/csv/write-csv.ts';
import { page } from '#web/page.ts';
import { STAFF_COLUMNS } from '../../model/staff-import.ts';
import { load } from '../import/load.ts';
import { view } from '../import/view.tsx';

/** The table to fill in, with nobody in it. */
export const importTemplatePage = page({
  path: '/people/import/template',
  action: 'person.import',
  audit: { view: 'IMPORT_TEMPLATE_TAKEN' },
  load,
  subject: ({ homes }) => ({ homeId: homes[0]?.homeId }),
  download: () => ({
    fileName: 'kith-staff.csv',
    type: 'text/csv',
    body: writeCsv([STAFF_COLUMNS.map(({ title }) => title)]),
  }),
  view,
});
