import type { VNode } from 'preact';

/** Clauses, each leading to its page in the library: "SIT-4.16, CCS-2.2.9". */
export function ClauseLinks({ ids }: { readonly ids: readonly string[] }): VNode {
  return (
    <>
      {ids.map((id, index) => (
        <>
          {index > 0 && ', '}
          <a class="govuk-link kith-nowrap" href={`/library/clauses/${id}`}>
            {id}
          </a>
        </>
      ))}
    </>
  );
}
