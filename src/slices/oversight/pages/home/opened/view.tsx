import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import { ClockSentence } from '#ui/duty/clock.tsx';
import { Section } from '#ui/layout/columns.tsx';
import { momentWords } from '#ui/words/time-words.ts';
import type { PageContext } from '#web/page.ts';
import { shortName } from '../../../model/names.ts';
import type { Loaded } from '../load.ts';

/** Records that were opened in an emergency, until somebody else has looked at it. */
export function Opened({ loaded, now }: { loaded: Loaded; now: PageContext['now'] }): VNode | null {
  if (loaded.opened.length === 0) return null;
  return (
    <Section heading="Opened in an emergency">
      {loaded.opened.map((each) => (
        <Card edge={each.reviewDueAt < now ? 'harm' : 'soon'}>
          <h3 class="kith-duty__title">
            <a href={`/reviews/emergency/${each.accessId}`}>
              {each.who} opened {shortName(loaded.children, each.childId)}’s record
            </a>
          </h3>
          <p class="kith-tight">{momentWords(each.openedAt, now)}. Say whether it was needed.</p>
          <p>
            <ClockSentence
              dueAt={each.reviewDueAt}
              now={now}
              state={each.reviewDueAt < now ? 'overdue' : 'open'}
            />
          </p>
        </Card>
      ))}
    </Section>
  );
}
