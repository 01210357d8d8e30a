import type { ChildId } from '#kernel/ids.ts';
import { parseId } from '#kernel/ids.ts';
import { ok, refuse } from '#kernel/result.ts';
import { page, valueOf } from '#web/page.ts';

/** What the note page does with the note "boom": something nobody foresaw. */
export class Boom extends Error {}

/** A small page with a form about one child, for tests of what every page has in common. */
export const notePage = page<{ readonly childId: ChildId }, string>({
  path: '/test/note/:childId',
  action: 'event.record',
  audit: { view: 'RECORD_STARTED', submit: 'EVENT_RECORDED' },
  async load({ params }) {
    const childId = parseId<'child'>(params['childId'] ?? '');
    return childId && { childId };
  },
  subject: ({ childId }) => ({ childId }),
  parse(body) {
    const note = valueOf(body, 'note');
    return note === '' ? refuse([{ field: 'note', text: 'Write a note' }]) : ok(note);
  },
  async handle(note) {
    if (note === 'boom') throw new Boom('Robin Elmhirst has a secret');
    return { then: 'go', to: '/test/done' };
  },
  view: (_loaded, form) => ({
    title: 'Note',
    heading: 'Note',
    body: (
      <form method="post">
        {form.hidden}
        <textarea name="note">{valueOf(form.values, 'note')}</textarea>
        <button type="submit">Save</button>
      </form>
    ),
  }),
});
