import type { VNode } from 'preact';
import type { Mark } from '#engine/types.ts';
import { Tag } from '#ui/govuk/tag.tsx';
import { MARK_TAGS, MARKS } from '../model/clause-words.ts';
import type { Adoption } from '../model/policy.ts';

/** That something is ours and not the document's words. */
export function MarkTag({ mark }: { readonly mark: Mark | undefined }): VNode | null {
  if (mark === undefined) return null;
  return (
    <Tag classes="kith-tag--held kith-tag--small">
      <span title={MARKS[mark]}>{MARK_TAGS[mark]}</span>
    </Tag>
  );
}

/** Whether the reader's organisation follows a version of a policy. */
export function AdoptionTag({ adoption }: { readonly adoption: Adoption }): VNode {
  switch (adoption.is) {
    case 'now':
      return <Tag classes="kith-tag--done">Adopted</Tag>;
    case 'later':
      return <Tag classes="kith-tag--soon">Adopted from a later day</Tag>;
    case 'before':
      return <Tag classes="govuk-tag--grey">An earlier version</Tag>;
    case 'no':
      return <Tag classes="govuk-tag--grey">Not adopted</Tag>;
  }
}

/** That something wants checking again, in words. */
export function CheckTag({ children }: { readonly children: string }): VNode {
  return <Tag classes="kith-tag--soon">{children}</Tag>;
}
