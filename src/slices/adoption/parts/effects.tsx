import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import { Details } from '#ui/govuk/details.tsx';
import { Section } from '#ui/layout/columns.tsx';
import type { EffectGroup, ShownLine } from '../model/effects-shown.ts';
import { ClauseLinks } from './clause-links.tsx';

/** More children than this are folded away, each under its counts. */
const OPEN_AT_MOST = 4;

/** What a change does, child by child, in words. */
export function EffectsView({
  heading,
  none,
  effects: { groups, totals, unseen },
}: {
  readonly heading: string;
  /** Said where nothing changes. */
  readonly none: string;
  readonly effects: {
    readonly groups: readonly EffectGroup[];
    readonly totals: readonly string[];
    readonly unseen: number;
  };
}): VNode {
  const folded = groups.length > OPEN_AT_MOST;
  return (
    <Section heading={heading} id="effects">
      {groups.length === 0 && unseen === 0 && <p>{none}</p>}
      {groups.length > 1 && <Counts lines={totals} />}
      {groups.map((group) => (folded ? <Folded group={group} /> : <Open group={group} />))}
      {unseen > 0 && (
        <p>
          {unseen} more {unseen === 1 ? 'falls' : 'fall'} on children whom you do not see, like those who have
          moved on.
        </p>
      )}
    </Section>
  );
}

function Open({ group }: { readonly group: EffectGroup }): VNode {
  return (
    <Card>
      <h3 class="govuk-heading-s">{group.heading}</h3>
      <Body group={group} />
    </Card>
  );
}

function Folded({ group }: { readonly group: EffectGroup }): VNode {
  return (
    <Details summary={`${group.heading}. ${group.counts.join('; ')}`}>
      <Body group={group} />
    </Details>
  );
}

function Body({ group }: { readonly group: EffectGroup }): VNode {
  return (
    <>
      <Counts lines={group.counts} />
      {group.lines.length > 0 && (
        <ul class="kith-effects">
          {group.lines.map((line) => (
            <Line line={line} />
          ))}
        </ul>
      )}
      {group.more > 0 && <p class="kith-muted">And {group.more} more like these.</p>}
    </>
  );
}

const Counts = ({ lines }: { readonly lines: readonly string[] }): VNode => (
  <>
    {lines.map((line) => (
      <p class="kith-effects__counts">{line}</p>
    ))}
  </>
);

function Line({ line }: { readonly line: ShownLine }): VNode {
  return (
    <li>
      <strong>{line.title}</strong>
      <br />
      {line.says}
      <br />
      <span class="kith-muted">
        {line.href ? <a href={line.href}>From {line.happened}</a> : <>From {line.happened}</>}
        {line.clauses.length > 0 && (
          <>
            {' · '}
            <ClauseLinks ids={line.clauses} />
          </>
        )}
      </span>
    </li>
  );
}
