import { writeCsv } from '#platform/csv/write-csv.ts';
import { page } from '#web/page.ts';
import { CHILD_COLUMNS } from '../../model/children-import.ts';
import { load } from '../import/load.ts';
import { view } from '../import/view.tsx';

/** The table to fill in, with no child in it. */
export const childrenTemplatePage = page({
  path: '/children/import/template',
  action: 'child.import',
  audit: { view: 'IMPORT_TEMPLATE_TAKEN' },
  load,
  subject: ({ homes }) => ({ homeId: homes[0]?.homeId }),
  download: () => ({
    fileName: 'kith-children.csv',
    type: 'text/csv',
    body: writeCsv([CHILD_COLUMNS.map(({ title }) => title)]),
  }),
  view,
});
