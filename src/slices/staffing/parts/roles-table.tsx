import type { VNode } from 'preact';
import { dateInWords } from '#kernel/day-words.ts';
import type { Standing } from '#kernel/span.ts';
import type { HeldRole } from '#slices/people/index.ts';
import { Table } from '#ui/govuk/table.tsx';
import { Tag } from '#ui/govuk/tag.tsx';
import { Scroll } from '#ui/layout/columns.tsx';
import { longDateTime } from '#ui/words/time-words.ts';
import { roleWords } from '../model/role-words.ts';

const STANDING: Readonly<Record<Standing, { readonly words: string; readonly look: string }>> = {
  held: { words: 'Now', look: 'kith-tag--done' },
  planned: { words: 'To come', look: 'kith-tag--soon' },
  past: { words: 'Ended', look: 'govuk-tag--grey' },
  withdrawn: { words: 'Taken back', look: 'govuk-tag--grey' },
};

export type RoleRow = HeldRole & { readonly standing: Standing; readonly href?: string | undefined };

/** Roles with their places and days, the newest first. */
export function RolesTable(props: {
  readonly caption: string;
  readonly roles: readonly RoleRow[];
  readonly names: ReadonlyMap<string, string>;
  readonly now: number;
}): VNode {
  const { roles, names, now } = props;
  return (
    <Scroll label={props.caption}>
      <Table
        caption={props.caption}
        firstCellIsHeader
        head={['Role', 'Where', 'First day', 'Last day', 'Stands'].map((content) => ({ content }))}
        rows={roles.map((role) => [
          {
            content: (
              <>
                {roleWords(role.role)}
                {role.href && (
                  <>
                    <br />
                    <a class="kith-no-print" href={role.href}>
                      End or move
                      <span class="govuk-visually-hidden">
                        {' '}
                        this role: {roleWords(role.role)}, {role.place.name}
                      </span>
                    </a>
                  </>
                )}
              </>
            ),
          },
          { content: role.place.name },
          { content: dateInWords(role.from) },
          { content: <Last role={role} now={now} names={names} /> },
          { content: <Tag classes={STANDING[role.standing].look}>{STANDING[role.standing].words}</Tag> },
        ])}
      />
    </Scroll>
  );
}

function Last(props: {
  readonly role: RoleRow;
  readonly now: number;
  readonly names: ReadonlyMap<string, string>;
}): VNode {
  const { role, now, names } = props;
  const by = role.endSetBy && names.get(role.endSetBy);
  const end =
    role.standing === 'withdrawn'
      ? 'Never began'
      : role.endedAt !== null
        ? longDateTime(role.endedAt, now)
        : role.to === null
          ? 'No end set'
          : dateInWords(role.to);
  return (
    <>
      {end}
      {role.endReason && (
        <>
          <br />
          <span class="kith-muted">
            {role.endReason}
            {by && ` (${by})`}
          </span>
        </>
      )}
    </>
  );
}
