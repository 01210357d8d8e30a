import type { VNode } from 'preact';

/** Clause ids in brackets, quiet, each kept on one line: "(SIT-4.16, CCS-2.2.9)". Nothing where there are none. */
export function Clauses({ ids, bare }: { ids: readonly string[]; bare?: boolean }): VNode | null {
  if (ids.length === 0) return null;
  return (
    <span class="kith-muted">
      {!bare && '('}
      {ids.map((id, index) => (
        <>
          {index > 0 && ', '}
          <span class="kith-nowrap">{id}</span>
        </>
      ))}
      {!bare && ')'}
    </span>
  );
}
