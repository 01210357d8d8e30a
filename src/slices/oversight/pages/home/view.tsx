import { Columns } from '#ui/layout/columns.tsx';
import { longDate, timeOf } from '#ui/words/time-words.ts';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { counted } from '../../model/names.ts';
import { Held, InForce, TheMonth } from './beside/view.tsx';
import type { Loaded } from './load.ts';
import { Opened } from './opened/view.tsx';
import { Waiting, Yours } from './owed/view.tsx';

/** My home: what is owed first, then what is waited for, in force and held, and how the month went. */
export function view(loaded: Loaded, _form: FormState, { now }: PageContext): Drawn {
  const { home, children, onShift } = loaded;
  return {
    title: 'My home',
    heading: home.name,
    lead: `${longDate(now, now)}, ${timeOf(now)} · ${counted(children.size, 'child', 'children')} · ${onShift.length} on shift`,
    current: 'home',
    wide: true,
    body: (
      <>
        {loaded.others.length > 0 && (
          <p class="kith-no-print">
            Other homes:{' '}
            {loaded.others.map((other, index) => (
              <>
                {index > 0 && ' · '}
                <a href={`/home?home=${other.homeId}`}>{other.name}</a>
              </>
            ))}
          </p>
        )}
        <p class="kith-no-print">
          {loaded.forSecond !== undefined && (
            <>
              <a href="/reviews">For a second person{loaded.forSecond > 0 && ` (${loaded.forSecond})`}</a> ·{' '}
            </>
          )}
          {loaded.seesAccess && (
            <>
              <a href="/access">Who can do what</a> · <a href="/dated-access">Inspectors and visitors</a> ·{' '}
            </>
          )}
          {loaded.manages && (
            <>
              <a href={`/people?home=${home.homeId}`}>People who work here</a> ·{' '}
            </>
          )}
          <a href={`/shifts?home=${home.homeId}`}>Shifts and visitors</a> ·{' '}
          <a href={`/numbers?home=${home.homeId}`}>Our own numbers</a> ·{' '}
          <a href={`/settings?home=${home.homeId}`}>What we chose</a> ·{' '}
          <a href={`/policies?home=${home.homeId}`}>Policies we follow</a> ·{' '}
          <a href={`/changes?home=${home.homeId}`}>What was changed</a>
        </p>
        <Columns
          main={
            <>
              <Opened loaded={loaded} now={now} />
              <Yours loaded={loaded} now={now} />
              <Waiting loaded={loaded} now={now} />
            </>
          }
          side={
            <>
              <InForce loaded={loaded} now={now} />
              <Held loaded={loaded} now={now} />
              <TheMonth loaded={loaded} />
            </>
          }
        />
      </>
    ),
  };
}
