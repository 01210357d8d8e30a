import type { VNode } from 'preact';
import type { Home } from '#slices/organisations/index.ts';

/** The same page for the reader's other homes; nothing where there are none. */
export function OtherHomes({
  at,
  others,
}: {
  readonly at: string;
  readonly others: readonly Home[];
}): VNode | null {
  if (others.length === 0) return null;
  return (
    <p class="kith-no-print">
      Other homes:{' '}
      {others.map((other, index) => (
        <>
          {index > 0 && ' · '}
          <a href={`${at}?home=${other.homeId}`}>{other.name}</a>
        </>
      ))}
    </p>
  );
}

/** The ways between what a home chose, what it follows, and how either came to change. */
export function Ways({
  homeId,
  here,
}: {
  readonly homeId: string;
  readonly here: 'settings' | 'policies' | 'changes';
}): VNode {
  const ways = WAYS.filter(({ key }) => key !== here);
  return (
    <p class="kith-no-print">
      {ways.map(({ key, text }, index) => (
        <>
          {index > 0 && ' · '}
          <a href={`/${key}?home=${homeId}`}>{text}</a>
        </>
      ))}
    </p>
  );
}

const WAYS = [
  { key: 'settings', text: 'What we chose' },
  { key: 'policies', text: 'Policies we follow' },
  { key: 'changes', text: 'What was changed, and why' },
] as const;
