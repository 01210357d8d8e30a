import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import { Details } from '#ui/govuk/details.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import { Tag } from '#ui/govuk/tag.tsx';
import { Columns, Section } from '#ui/layout/columns.tsx';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { clauseAddress, policyAddress } from '../../model/addresses.ts';
import { CLAUSE_KINDS, MARKS, READ, WEIGHTS, wantsChecking } from '../../model/clause-words.ts';
import { freshnessOf } from '../../model/freshness.ts';
import { ROLE_WORDS, TOPIC_WORDS } from '../../model/narrow.ts';
import { shortTitle } from '../../model/short-title.ts';
import { DeedsView } from '../../parts/deeds-view.tsx';
import { AdoptionTag, CheckTag, MarkTag } from '../../parts/marks.tsx';
import { Note } from '../../parts/note.tsx';
import type { Loaded } from './load.ts';

/** A clause, and what Kith does with it. */
export function view(loaded: Loaded, _form: FormState, { now }: PageContext): Drawn {
  const { held, standing, section } = loaded;
  const { clause } = standing;
  const { pack } = held.policy;
  return {
    title: clause.id,
    caption: (
      <>
        {shortTitle(pack.title)}, version {pack.version}
        {section && ` · ${section.number}. ${section.title}`}
      </>
    ),
    heading: clause.id,
    current: 'library',
    backTo: { href: `${policyAddress(pack)}#${clause.id}`, text: shortTitle(pack.title) },
    wide: true,
    body: (
      <Columns
        main={
          <>
            <Section heading="What it says, in our words">
              <Card>
                <p class="kith-clause-says">{clause.says}</p>
                <p class="kith-tight">
                  <Tag classes="govuk-tag--grey">{CLAUSE_KINDS[clause.kind]}</Tag>{' '}
                  <MarkTag mark={clause.mark} />{' '}
                  {held.adoption.is !== 'now' && <AdoptionTag adoption={held.adoption} />}
                </p>
              </Card>
              <Notes loaded={loaded} now={now} />
            </Section>
            <Section heading="What Kith does with it">
              <Does loaded={loaded} />
            </Section>
            <Differs loaded={loaded} />
            <Around loaded={loaded} />
          </>
        }
        side={<Facts loaded={loaded} now={now} />}
      />
    ),
  };
}

/** What a reader has to know before relying on a clause: never instead of it. */
function Notes({ loaded, now }: { loaded: Loaded; now: PageContext['now'] }): VNode {
  const { clause } = loaded.standing;
  const fresh = freshnessOf(clause['last-checked'], 'law', now);
  return (
    <>
      {clause['legal-note'] && <Note lead="Legal note.">{clause['legal-note']}</Note>}
      {(wantsChecking(clause.read) || fresh?.old) && (
        <Note lead="Check before relying on this.">
          {clause.read && wantsChecking(clause.read) && `${READ[clause.read]}.`}
          {fresh?.old && ` Last checked on ${fresh.words}, which is more than a year ago.`}
        </Note>
      )}
      {clause.mark && <Note own>{MARKS[clause.mark]}.</Note>}
    </>
  );
}

function Does({ loaded }: { loaded: Loaded }): VNode {
  const { standing, deeds } = loaded;
  return (
    <Card>
      {standing.state === 'cannot' && (
        <p>
          <strong>Software cannot meet this.</strong> {standing.clause.cannot}
        </p>
      )}
      {deeds.length === 0 && standing.state !== 'cannot' && (
        <p>Kith shows its words here. Nothing else follows from it yet.</p>
      )}
      <DeedsView deeds={deeds} />
      {standing.state === 'waiting' && (
        <p class="kith-muted">
          Part of it waits for a page that is not built yet, and is not counted as met.
        </p>
      )}
      {loaded.scenarios.length > 0 && (
        <div class="kith-deeds">
          <Details
            classes="kith-flush"
            summary={`Worked examples that prove it (${loaded.scenarios.length})`}
          >
            <ul>
              {loaded.scenarios.map((example) => (
                <li>{example}</li>
              ))}
            </ul>
          </Details>
        </div>
      )}
    </Card>
  );
}

function Differs({ loaded }: { loaded: Loaded }): VNode | null {
  if (loaded.differences.length === 0) return null;
  return (
    <Section heading="Where policies differ">
      <Card>
        <ul class="kith-plain-list">
          {loaded.differences.map(({ row, ours, theirs, atWork }) => (
            <li>
              <a href={`/library/compare#${ours.pack.id}-${row.id}`}>{row.title}</a>
              {!atWork && <span class="kith-muted"> (not both adopted)</span>}
              <br />
              <span class="kith-muted kith-small">
                {shortTitle(ours.pack.title)} and {shortTitle(theirs.pack.title)}
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}

function Facts({ loaded, now }: { loaded: Loaded; now: PageContext['now'] }): VNode {
  const { held, standing } = loaded;
  const { clause } = standing;
  const roles = held.policy.pack.data.roles[clause.id];
  const fresh = freshnessOf(clause['last-checked'], 'law', now);
  return (
    <Section heading="About this clause">
      <Card>
        <SummaryList
          rows={[
            { key: 'Policy', value: <a href={policyAddress(held.policy.pack)}>{held.policy.pack.title}</a> },
            { key: 'Weight', value: WEIGHTS[clause.weight] },
            roles &&
              roles.for.length > 0 && {
                key: 'Asks',
                value: inOneLine(roles.for.map((role) => ROLE_WORDS[role])),
              },
            roles &&
              roles.topics.length > 0 && {
                key: 'About',
                value: inOneLine(roles.topics.map((topic) => TOPIC_WORDS[topic])),
              },
            clause.source !== undefined && { key: 'Source', value: clause.source },
            clause.read !== undefined && { key: 'How it was read', value: READ[clause.read] },
            fresh && {
              key: 'Last checked',
              value: (
                <>
                  {fresh.words} {fresh.old && <CheckTag>Check again</CheckTag>}
                </>
              ),
            },
          ]}
        />
        {roles && <p class="kith-muted kith-small">Whom it asks and what it is about were sorted by Kith.</p>}
      </Card>
    </Section>
  );
}

/** "A support worker, a registered manager": words that each begin a line, in one line; names keep their capitals. */
const inOneLine = ([first = '', ...others]: readonly string[]): string =>
  [
    first,
    ...others.map((words) => (/^(Police|Children’s Services|Wi-Fi)/.test(words) ? words : lowered(words))),
  ].join(', ');
const lowered = (words: string): string => `${words.charAt(0).toLowerCase()}${words.slice(1)}`;

function Around({ loaded }: { loaded: Loaded }): VNode {
  return (
    <p class="kith-no-print">
      {loaded.before && <a href={clauseAddress(loaded.before)}>Before: {loaded.before}</a>}
      {loaded.before && loaded.after && ' · '}
      {loaded.after && <a href={clauseAddress(loaded.after)}>Next: {loaded.after}</a>}
    </p>
  );
}
