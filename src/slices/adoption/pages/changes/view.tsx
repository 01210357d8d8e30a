import { momentInWords } from '#kernel/day-words.ts';
import { Card } from '#ui/duty/card.tsx';
import { Section } from '#ui/layout/columns.tsx';
import { Timeline } from '#ui/moj/timeline.tsx';
import type { Drawn } from '#web/page.ts';
import type { ChangeInWords } from '../../model/change-words.ts';
import { STATE_WORDS } from '../../model/change-words.ts';
import { OtherHomes, Ways } from '../../parts/ways.tsx';
import type { Loaded } from './load.ts';

/** What waits for a decision first, then everything that was changed, the latest first. */
export function view({ home, others, open, applied }: Loaded): Drawn {
  return {
    title: 'What was changed',
    heading: `What was changed at ${home.name}`,
    lead: 'Settings and policies, with who changed them, when and why. Nothing here can be edited.',
    current: 'home',
    backTo: { href: `/home?home=${home.homeId}`, text: 'My home' },
    body: (
      <>
        <OtherHomes at="/changes" others={others} />
        <Ways homeId={home.homeId} here="changes" />
        {open.length > 0 && (
          <Section heading={`Not decided yet: ${open.length}`}>
            {open.map((told) => (
              <Card edge="soon">
                <p>
                  <a href={`/changes/${told.change.changeId}${told.settles ? '/check' : ''}`}>{told.title}</a>
                  <br />
                  {told.is}
                  <br />
                  <span class="kith-muted">
                    {told.where} · {told.proposedBy}, {momentInWords(told.change.proposedAt)} ·{' '}
                    {STATE_WORDS[told.change.state]}
                  </span>
                </p>
              </Card>
            ))}
          </Section>
        )}
        <Section heading="Applied">
          {applied.length === 0 && <p>Nothing has been changed since Kith was set up.</p>}
          {applied.length > 0 && <Timeline headingLevel={3} items={applied.map(itemOf)} />}
        </Section>
      </>
    ),
  };
}

function itemOf(told: ChangeInWords) {
  const { change } = told;
  const at = change.settledAt ?? change.proposedAt;
  const { effects } = change;
  return {
    title: <a href={`/changes/${change.changeId}`}>{told.title}</a>,
    byline: told.settledBy,
    when: momentInWords(at),
    datetime: new Date(at).toISOString(),
    content: (
      <>
        <p>
          {told.was} → <strong>{told.is}</strong>
        </p>
        <p>{change.reason}</p>
        <p class="kith-muted">
          {told.where} ·{' '}
          {effects === 0
            ? 'No open duty or gate changed'
            : `${effects} open ${effects === 1 ? 'duty or gate' : 'duties and gates'} changed`}
        </p>
      </>
    ),
  };
}
