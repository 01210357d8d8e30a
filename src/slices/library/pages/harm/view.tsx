import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import { Columns, Section } from '#ui/layout/columns.tsx';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { harmAddress, pieceAddress } from '../../model/addresses.ts';
import type { HarmFacts } from '../../model/harm.ts';
import { cWords, harmWords } from '../../model/harm-words.ts';
import { shortTitle } from '../../model/short-title.ts';
import type { Voice } from '../../model/voice.ts';
import { HarmForStaff } from '../../parts/harm-for-staff.tsx';
import { HarmLaw, HarmNames, HarmSigns, HarmToCall, HarmTools } from '../../parts/harm-side.tsx';
import { HarmVoice } from '../../parts/harm-voice.tsx';
import { MarkTag } from '../../parts/marks.tsx';
import { Voices } from '../../parts/voices.tsx';
import type { Loaded } from './load.ts';

/** One harm. */
export function view(loaded: Loaded, _form: FormState, { actor, now }: PageContext): Drawn {
  const { facts, voice, clauses } = loaded;
  const { page } = facts;
  const title = page?.title ?? harmWords(facts.harm);
  return {
    title,
    caption: voice === 'young' ? 'For young people' : <Sorted facts={facts} />,
    heading: title,
    current: 'library',
    backTo: { href: '/library#harms', text: 'Library' },
    wide: true,
    body: (
      <>
        <Voices address={harmAddress(facts.harm)} voice={voice} />
        <Columns
          main={
            <>
              {page ? (
                <HarmVoice page={page.voices[voice]} voice={voice} clauses={clauses} />
              ) : (
                voice !== 'staff' && <Unwritten harm={facts.harm} voice={voice} />
              )}
              {voice === 'staff' && <HarmForStaff facts={facts} mayRecord={actor.homes.length > 0} />}
              <Pages facts={facts} />
            </>
          }
          side={
            <>
              <HarmToCall facts={facts} voice={voice} clauses={clauses} now={now} />
              <HarmTools facts={facts} voice={voice} />
              <HarmLaw facts={facts} voice={voice} />
              {voice === 'staff' && <HarmSigns facts={facts} />}
              {voice === 'staff' && <HarmNames facts={facts} />}
            </>
          }
        />
      </>
    ),
  };
}

/** Under which of the Five Cs it stands, and under which of four kinds of risk where a page says so. */
function Sorted({ facts }: { readonly facts: HarmFacts }): VNode {
  const { page, cs } = facts;
  if (cs.length === 0) return <>A harm</>;
  return (
    <>
      Of the Five Cs: {cs.map(cWords).join(', ')} <MarkTag mark={page?.cs.mark} />
      {page && page['four-cs'].are.length > 0 && (
        <>
          {' · '}Of the four kinds of risk: {page['four-cs'].are.map(cWords).join(', ')}{' '}
          <MarkTag mark={page['four-cs'].mark} />
        </>
      )}
    </>
  );
}

function Unwritten({ harm, voice }: { readonly harm: string; readonly voice: Voice }): VNode {
  return (
    <Section heading="Not written yet">
      <Card>
        {voice === 'young' ? (
          <p>
            There is no page in plain words about this yet. If it is happening to you, it is not your fault.
            You can tell somebody you trust, or ring one of the numbers on this page.
          </p>
        ) : (
          <p>
            There is no page for parents and carers about this yet. What policies ask of staff is on{' '}
            <a href={harmAddress(harm)}>the page for staff</a>.
          </p>
        )}
      </Card>
    </Section>
  );
}

function Pages({ facts }: { readonly facts: HarmFacts }): VNode | null {
  if (facts.pages.length === 0) return null;
  return (
    <Section heading="Pages to read">
      <Card>
        <ul class="kith-plain-list">
          {facts.pages.map(({ policy, page }) => (
            <li>
              <a href={pieceAddress(policy.pack, 'guidance', page.id)}>{page.title}</a>
              <br />
              <span class="kith-muted kith-small">{shortTitle(policy.pack.title)}</span>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
