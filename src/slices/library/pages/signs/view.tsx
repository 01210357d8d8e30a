import type { VNode } from 'preact';
import type { Indicator } from '#engine/pack-schema.ts';
import { Card } from '#ui/duty/card.tsx';
import { Section } from '#ui/layout/columns.tsx';
import type { Drawn } from '#web/page.ts';
import { harmAddress, policyAddress, signAddress } from '../../model/addresses.ts';
import { MARKS } from '../../model/clause-words.ts';
import { harmWords } from '../../model/harm-words.ts';
import type { Policy } from '../../model/policy.ts';
import { clausesAt } from '../../model/policy.ts';
import { RestsOn } from '../../parts/links.tsx';
import { AdoptionTag, MarkTag } from '../../parts/marks.tsx';
import { Note } from '../../parts/note.tsx';
import type { Loaded } from './load.ts';

/** Signs by policy and tier. */
export function view({ held }: Loaded): Drawn {
  return {
    title: 'Signs to notice',
    heading: 'Signs to notice',
    lead: 'A sign is a reason to look and to talk, never proof. None of them diagnoses anything, and how they are grouped never lowers a response.',
    current: 'library',
    backTo: { href: '/library', text: 'Library' },
    body: (
      <>
        {held.length === 0 && <p>No policy on the shelf names signs.</p>}
        {held.map(({ policy, adoption }) => (
          <Section heading={policy.pack.title} id={policy.pack.id}>
            <p>
              <AdoptionTag adoption={adoption} /> <a href={policyAddress(policy.pack)}>Read the policy</a>
            </p>
            <SignsOf policy={policy} />
          </Section>
        ))}
      </>
    ),
  };
}

function SignsOf({ policy }: { readonly policy: Policy }): VNode {
  const { indicators, signNotes } = policy.pack.data;
  const untiered = indicators.filter((sign) => sign.tier === undefined);
  const tiers = signNotes.tiers.map((tier) => ({
    tier,
    signs: indicators.filter((sign) => sign.tier === tier.id),
  }));
  return (
    <>
      {signNotes['not-diagnostic'] && <Note>{signNotes['not-diagnostic']}</Note>}
      {untiered.length > 0 && <List policy={policy} signs={untiered} />}
      {tiers
        .filter(({ signs }) => signs.length > 0)
        .map(({ tier, signs }) => (
          <>
            <h3>
              {tier.title} <MarkTag mark={tier.mark} />
            </h3>
            {tier.note && <p>{tier.note}</p>}
            {tier.mark && <p class="kith-muted kith-small">{MARKS[tier.mark]}.</p>}
            <List policy={policy} signs={signs} />
          </>
        ))}
      {signNotes.combine.length > 0 && (
        <>
          <h3>Several together</h3>
          <Card>
            <ul class="kith-plain-list">
              {signNotes.combine.map((row) => (
                <li id={`${policy.pack.id}-${row.id}`}>
                  {row['at-least']} or more of{' '}
                  {row['any-of']
                    .map((id) => `“${indicators.find((sign) => sign.id === id)?.text ?? id}”`)
                    .join(', ')}
                  : {row.advice} <MarkTag mark={row.mark} />
                  <RestsOn ids={row.clauses} />
                </li>
              ))}
            </ul>
          </Card>
        </>
      )}
    </>
  );
}

function List({ policy, signs }: { readonly policy: Policy; readonly signs: readonly Indicator[] }): VNode {
  return (
    <Card>
      <ul class="kith-plain-list">
        {signs.map((sign) => (
          <li id={`${policy.pack.id}-${sign.id}`}>
            {sign.text} <MarkTag mark={sign.mark} />
            {sign.note && <p class="kith-muted">{sign.note}</p>}
            {sign.harms.length > 0 && (
              <p class="kith-muted kith-small">
                Opens at once what to do about{' '}
                {sign.harms.map((harm, index) => (
                  <>
                    {index > 0 && ', '}
                    <a href={harmAddress(harm)}>{harmWords(harm).toLowerCase()}</a>
                  </>
                ))}
              </p>
            )}
            <RestsOn ids={clausesAt(policy, signAddress(policy.pack.id, sign.id), sign.clauses)} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
