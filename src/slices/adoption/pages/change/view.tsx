import { Tag } from '#ui/govuk/tag.tsx';
import type { Drawn } from '#web/page.ts';
import { STATE_WORDS } from '../../model/change-words.ts';
import { ChangeSummary } from '../../parts/change-summary.tsx';
import { EffectsView } from '../../parts/effects.tsx';
import type { Loaded } from './load.ts';

/** A change, in the words it was proposed in, with what it did. */
export function view({ told, effects, settles }: Loaded): Drawn {
  const { change, title, where } = told;
  const open = change.state === 'looking' || change.state === 'looked';
  const home = change.homeId === null ? '' : `?home=${change.homeId}`;
  return {
    title,
    heading: title,
    caption: where,
    lead: (
      <Tag classes={change.state === 'applied' ? 'kith-tag--done' : undefined}>
        {STATE_WORDS[change.state]}
      </Tag>
    ),
    current: 'home',
    backTo: { href: `/changes${home}`, text: 'What was changed' },
    body: (
      <>
        <ChangeSummary told={told} />
        {open && (
          <p class="kith-no-print">
            {settles ? (
              <a href={`/changes/${change.changeId}/check`}>See what would change, and decide</a>
            ) : (
              'Nothing has been changed yet.'
            )}
          </p>
        )}
        {change.state === 'applied' && (
          <>
            <EffectsView
              heading="What it changed"
              none="No open duty, gate, agreement or rule set was touched. What happens from then on is judged by it."
              effects={effects}
            />
            <p>What was done before keeps the version and the choices that governed it then.</p>
          </>
        )}
      </>
    ),
  };
}
