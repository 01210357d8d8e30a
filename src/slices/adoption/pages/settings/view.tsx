import { momentInWords } from '#kernel/day-words.ts';
import type { Instant } from '#kernel/instant.ts';
import { Card } from '#ui/duty/card.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import { Section } from '#ui/layout/columns.tsx';
import type { Drawn } from '#web/page.ts';
import { ClauseLinks } from '../../parts/clause-links.tsx';
import { OtherHomes, Ways } from '../../parts/ways.tsx';
import type { Loaded, RowGroup, SettingRow } from './load.ts';

const count = (groups: readonly RowGroup[]): number =>
  groups.reduce((sum, each) => sum + each.rows.length, 0);

/** What is still to be chosen first, then what was chosen. */
export function view(loaded: Loaded): Drawn {
  const { home, others, toChoose, chosen } = loaded;
  const left = count(toChoose);
  return {
    title: 'What we chose',
    heading: `What ${home.name} chose`,
    lead:
      left === 0
        ? 'Everything that your policies leave open has been chosen here.'
        : 'Your policies leave some things to each home. Until you choose, a safe default runs, and every duty that rests on one says so.',
    current: 'home',
    backTo: { href: `/home?home=${home.homeId}`, text: 'My home' },
    body: (
      <>
        <OtherHomes at="/settings" others={others} />
        <Ways homeId={home.homeId} here="settings" />
        {left > 0 && <Part heading={`Still to choose: ${left}`} groups={toChoose} loaded={loaded} />}
        {chosen.length > 0 && <Part heading={`Chosen: ${count(chosen)}`} groups={chosen} loaded={loaded} />}
      </>
    ),
  };
}

function Part(props: { heading: string; groups: readonly RowGroup[]; loaded: Loaded }) {
  return (
    <Section heading={props.heading}>
      {props.groups.map((group) => (
        <Card>
          <h3 class="govuk-heading-s">{group.title}</h3>
          <SummaryList rows={group.rows.map((row) => rowOf(row, props.loaded))} />
        </Card>
      ))}
    </Section>
  );
}

function rowOf({ setting, value, chosen }: SettingRow, { home, changes }: Loaded) {
  return {
    key: setting.title,
    value: (
      <>
        {value}
        <br />
        <span class="kith-muted">
          {chosen
            ? `${chosen.by}, ${momentInWords(chosen.at as Instant)}: ${chosen.reason}`
            : 'Kith’s safe default'}
          {setting.clauses.length > 0 && (
            <>
              {' · '}
              <ClauseLinks ids={setting.clauses} />
            </>
          )}
        </span>
      </>
    ),
    ...(changes
      ? {
          actions: {
            items: [
              {
                href: `/settings/${setting.id}?home=${home.homeId}`,
                content: chosen ? 'Change' : 'Choose',
                visuallyHiddenText: setting.title,
              },
            ],
          },
        }
      : {}),
  };
}
