import type { VNode } from 'preact';

/** Links to the same page for the reader’s other homes; nothing where there are none. */
export function HomeLinks(props: {
  readonly path: string;
  readonly others: readonly { readonly homeId: string; readonly name: string }[];
}): VNode | null {
  if (props.others.length === 0) return null;
  return (
    <p class="kith-no-print">
      Other homes:{' '}
      {props.others.map((other, index) => (
        <>
          {index > 0 && ' · '}
          <a href={`${props.path}?home=${other.homeId}`}>{other.name}</a>
        </>
      ))}
    </p>
  );
}
