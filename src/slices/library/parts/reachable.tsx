import type { VNode } from 'preact';
import type { Instant } from '#kernel/instant.ts';
import { PhoneNumber } from '#ui/duty/phone-number.tsx';
import { areaWords } from '#ui/words/area-words.ts';
import { entryAddress, policyAddress } from '../model/addresses.ts';
import type { Reachable } from '../model/directory.ts';
import { freshnessOf } from '../model/freshness.ts';
import { clausesAt } from '../model/policy.ts';
import { shortTitle } from '../model/short-title.ts';
import { Outward, RestsOn, siteOf } from './links.tsx';
import { CheckTag, MarkTag } from './marks.tsx';

type Props = { readonly number: Reachable; readonly now: Instant };

/** A number with what it is for, when it answers, and when somebody last made sure. */
export function ReachableEntry({ number: { entry, policy, when }, now }: Props): VNode {
  const fresh = freshnessOf(entry['last-checked'], 'number', now);
  return (
    <li id={`${policy.pack.id}-${entry.id}`}>
      <Ways number={{ entry, policy, when }} now={now} />
      <p class="kith-tight">{entry.for}</p>
      {entry.who && <p class="kith-tight">For: {entry.who}</p>}
      <p class="kith-muted kith-small">
        <a href={policyAddress(policy.pack)}>{shortTitle(policy.pack.title)}</a>
        {entry.source && ` · ${entry.source}`}
        {fresh ? ` · last checked on ${fresh.words}` : ' · nobody wrote down when it was checked'}
      </p>
      <RestsOn ids={clausesAt(policy, entryAddress(policy.pack.id, entry.id), entry.clauses)} />
    </li>
  );
}

/** A number in short, for a page that is about something else. */
export function ReachableInShort(props: Props): VNode {
  return (
    <li>
      <Ways {...props} />
    </li>
  );
}

function Ways({ number: { entry, when }, now }: Props): VNode {
  const fresh = freshnessOf(entry['last-checked'], 'number', now);
  const named = entry['local-authority'] && areaWords(entry['local-authority']);
  const area = named && !entry.name.includes(named) ? named : undefined;
  return (
    <>
      <h3 class="kith-duty__title">
        {area && <span class="kith-muted">{area}: </span>}
        {entry.name} <MarkTag mark={entry.mark} />
      </h3>
      {entry.phone && (
        <p class="kith-tight">
          <PhoneNumber number={entry.phone} />
        </p>
      )}
      {entry.email && (
        <p class="kith-tight">
          <a href={`mailto:${entry.email}`}>{entry.email}</a>
        </p>
      )}
      {entry.url && (
        <p class="kith-tight">
          <Outward href={entry.url}>{siteOf(entry.url)}</Outward>
        </p>
      )}
      <p class="kith-tight">
        {when} {fresh?.old && <CheckTag>Check before you rely on it</CheckTag>}
      </p>
    </>
  );
}
