import type { VNode } from 'preact';
import { decapital } from '#kernel/fill-words.ts';
import { Card } from '#ui/duty/card.tsx';
import { Clauses } from '#ui/duty/clauses.tsx';
import type { OwedDuty } from '../model/duty-row.ts';
import type { People } from '../model/recipients.ts';
import { whoFor } from '../model/recipients.ts';
import { fill, otherParts, titleOf } from '../model/words.ts';

/** What is owed without a time: one quiet list, each line its own way to be closed. */
export function NoTime(props: { owed: readonly OwedDuty[]; people: People; mayDo: boolean }): VNode | null {
  const { owed, people, mayDo } = props;
  if (owed.length === 0) return null;
  return (
    <section>
      <h2>Also to do: your policies name no time</h2>
      <Card>
        <ul class="kith-plain-list">
          {owed.map((each) => {
            const title = titleOf(each.duty, people.childName, whoFor(each.duty, people));
            const others = otherParts(each.duty).map((part) => fill(part.title, people.childName, undefined));
            return (
              <li>
                {mayDo ? <a href={`/duties/${each.dutyId}`}>{title}</a> : title}
                {others.length > 0 && `; ${others.map(decapital).join('; ')}`}{' '}
                <Clauses ids={each.duty.clauses} />
              </li>
            );
          })}
        </ul>
      </Card>
    </section>
  );
}
