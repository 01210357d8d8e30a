import type { VNode } from 'preact';
import type { HarmPage, LawPage } from '#engine/guidance-schema.ts';
import type { Clause } from '#engine/pack-schema.ts';
import { Card } from '#ui/duty/card.tsx';
import { Section } from '#ui/layout/columns.tsx';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { clauseAddress, harmAddress } from '../../model/addresses.ts';
import { READ, wantsChecking } from '../../model/clause-words.ts';
import { freshnessOf } from '../../model/freshness.ts';
import type { Voice } from '../../model/voice.ts';
import { inVoice } from '../../model/voice.ts';
import { GuidanceLines } from '../../parts/guidance-lines.tsx';
import { AdoptionTag, CheckTag, MarkTag } from '../../parts/marks.tsx';
import { Note } from '../../parts/note.tsx';
import { Voices } from '../../parts/voices.tsx';
import type { Loaded } from './load.ts';

/** Law by policy, each with its note. */
export function view(loaded: Loaded, _form: FormState, { now }: PageContext): Drawn {
  const { law, clauses: known, voice } = loaded;
  // What a policy names, clause by clause, is for those who work by it.
  const held = voice === 'staff' ? loaded.held : [];
  return {
    title: 'Law',
    heading: 'Law',
    lead: 'In our own words, with a note wherever the law has moved since a policy was written. It is not legal advice: check before relying on it.',
    current: 'library',
    backTo: { href: '/library', text: 'Library' },
    body: (
      <>
        {law.length > 0 && <Voices address="/library/law" voice={voice} />}
        {law.length > 0 && (
          <Section id="in-short" heading="The law in short">
            {law.map(({ page, harms }) => (
              <InShort page={page} harms={harms} voice={voice} clauses={known} now={now} />
            ))}
          </Section>
        )}
        {held.length === 0 && law.length === 0 && <p>No policy on the shelf names law.</p>}
        {held.length > 0 && law.length > 0 && <h2>As each policy names it</h2>}
        {held.map(({ policy, adoption }) => {
          const { clauses } = policy.pack.data;
          return (
            <Section heading={policy.pack.title} id={policy.pack.id}>
              <p>
                <AdoptionTag adoption={adoption} />
              </p>
              <Card>
                <ul class="kith-plain-list">
                  {clauses
                    .filter((clause) => clause.kind === 'legislation' || clause['legal-note'])
                    .map((clause) => (
                      <Law clause={clause} now={now} />
                    ))}
                </ul>
              </Card>
            </Section>
          );
        })}
      </>
    ),
  };
}

function InShort(props: {
  readonly page: LawPage;
  readonly harms: readonly HarmPage[];
  readonly voice: Voice;
  readonly clauses: ReadonlySet<string>;
  readonly now: PageContext['now'];
}): VNode {
  const { page, harms, voice, now } = props;
  const fresh = freshnessOf(page['last-checked'], 'law', now);
  return (
    <Card id={page.id} classes="kith-guidance">
      <h3 class="kith-duty__title">{page.title}</h3>
      {voice !== 'young' && <p class="kith-muted">{page.act}</p>}
      <GuidanceLines lines={voice === 'staff' ? page.says : page[voice]} clauses={props.clauses} as="prose" />
      {voice === 'staff' && page['legal-note'] && <Note lead="Legal note.">{page['legal-note']}</Note>}
      {harms.length > 0 && (
        <p class="kith-small">
          Concerns{' '}
          {harms.map((harm, index) => (
            <>
              {index > 0 && ', '}
              <a href={inVoice(harmAddress(harm.id), voice)}>{harm.title}</a>
            </>
          ))}
        </p>
      )}
      <p class="kith-muted kith-small">
        {[READ[page.read], page.source, fresh && `Last checked on ${fresh.words}`]
          .filter(Boolean)
          .join(' · ')}{' '}
        {(fresh?.old || wantsChecking(page.read)) && <CheckTag>Check before relying on this</CheckTag>}
      </p>
    </Card>
  );
}

function Law({ clause, now }: { readonly clause: Clause; readonly now: PageContext['now'] }): VNode {
  const fresh = freshnessOf(clause['last-checked'], 'law', now);
  return (
    <li id={clause.id}>
      <a href={clauseAddress(clause.id)}>{clause.id}</a> {clause.says} <MarkTag mark={clause.mark} />
      {clause['legal-note'] && <Note lead="Legal note.">{clause['legal-note']}</Note>}
      {(clause.read || fresh || clause.source) && (
        <p class="kith-muted kith-small">
          {[clause.read && READ[clause.read], clause.source, fresh && `Last checked on ${fresh.words}`]
            .filter(Boolean)
            .join(' · ')}{' '}
          {(fresh?.old || wantsChecking(clause.read)) && <CheckTag>Check before relying on this</CheckTag>}
        </p>
      )}
    </li>
  );
}
