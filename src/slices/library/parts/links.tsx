import type { VNode } from 'preact';
import type { Content } from '#ui/govuk/content.ts';
import { clauseAddress } from '../model/addresses.ts';

/** A page of another site: it opens there, and is told nothing of where its reader came from. */
export function Outward({ href, children }: { readonly href: string; readonly children: Content }): VNode {
  return (
    <a class="govuk-link kith-outward" href={href} rel="external noopener noreferrer">
      {children}
    </a>
  );
}

/** "www.ceop.police.uk" */
export const siteOf = (url: string): string => url.replace(/^https?:\/\//, '').replace(/\/.*$/, '');

/** The clauses that something rests on, each leading to itself. */
export function ClauseLinks({
  ids,
  known,
}: {
  readonly ids: readonly string[];
  /** Those that can be opened; all, where left out. */
  readonly known?: ReadonlySet<string> | undefined;
}): VNode | null {
  if (ids.length === 0) return null;
  return (
    <>
      {ids.map((id, index) => (
        <>
          {index > 0 && ', '}
          {known && !known.has(id) ? (
            <span class="kith-nowrap">{id}</span>
          ) : (
            <a class="govuk-link kith-nowrap" href={clauseAddress(id)}>
              {id}
            </a>
          )}
        </>
      ))}
    </>
  );
}

/** The same in a line of its own, folded where there are many. */
export function RestsOn({ ids }: { readonly ids: readonly string[] }): VNode | null {
  if (ids.length === 0) return null;
  return (
    <p class="kith-muted kith-small">
      Rests on <ClauseLinks ids={ids} />
    </p>
  );
}
