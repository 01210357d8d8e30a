import type { VNode } from 'preact';
import { Tag } from '#ui/govuk/tag.tsx';
import type { Deed, DeedKind } from '../model/deeds.ts';
import { DEED_GROUPS } from '../model/deeds.ts';
import { MarkTag } from './marks.tsx';

/** What Kith does, in groups. */
export function DeedsView({ deeds }: { readonly deeds: readonly Deed[] }): VNode {
  const titles = [...new Set(Object.values(DEED_GROUPS))];
  return (
    <>
      {titles.map((title) => {
        const group = deeds.filter((deed) => DEED_GROUPS[deed.kind] === title);
        return (
          group.length > 0 && (
            <div class="kith-deeds">
              <h3 class="kith-deeds__title">{title}</h3>
              <ul class="kith-plain-list">
                {group.map((deed) => (
                  <li>
                    <DeedLine deed={deed} />
                  </li>
                ))}
              </ul>
            </div>
          )
        );
      })}
    </>
  );
}

function DeedLine({ deed }: { readonly deed: Deed }): VNode {
  return (
    <>
      {deed.href ? (
        <a class="govuk-link" href={deed.href}>
          {deed.title}
        </a>
      ) : (
        deed.title
      )}{' '}
      <MarkTag mark={deed.mark} />
      {deed.planned && <Tag classes="govuk-tag--grey kith-tag--small">Not built yet</Tag>}
      {deed.note && (
        <>
          <br />
          <span class="kith-muted kith-small">{deed.note}</span>
        </>
      )}
    </>
  );
}

const ONE: Readonly<Record<DeedKind, readonly [string, string]>> = {
  duty: ['duty', 'duties'],
  gate: ['hold', 'holds'],
  prompt: ['prompt', 'prompts'],
  ask: ['question', 'questions'],
  question: ['question', 'questions'],
  document: ['document item', 'document items'],
  setting: ['choice', 'choices'],
  directory: ['number', 'numbers'],
  sign: ['sign', 'signs'],
  taxonomy: ['heading', 'headings'],
  guidance: ['page', 'pages'],
  screen: ['screen', 'screens'],
};

/** "2 duties, 1 question" */
export function deedCounts(deeds: readonly Deed[]): string {
  const counts = new Map<readonly [string, string], number>();
  for (const { kind } of deeds) {
    const words = kind === 'ask' ? ONE.question : ONE[kind];
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts].map(([[one, many], count]) => `${count} ${count === 1 ? one : many}`).join(', ');
}
