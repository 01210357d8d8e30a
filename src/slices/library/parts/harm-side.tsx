import type { VNode } from 'preact';
import type { Instant } from '#kernel/instant.ts';
import { Card } from '#ui/duty/card.tsx';
import { PhoneNumber } from '#ui/duty/phone-number.tsx';
import { Section } from '#ui/layout/columns.tsx';
import { lawAddress, signAddress, toolAddress } from '../model/addresses.ts';
import { freshnessOf } from '../model/freshness.ts';
import type { Call, HarmFacts } from '../model/harm.ts';
import { clausesOf999 } from '../model/harm.ts';
import { shortTitle } from '../model/short-title.ts';
import type { Voice } from '../model/voice.ts';
import { GuidanceLine } from './guidance-lines.tsx';
import { ClauseLinks, RestsOn } from './links.tsx';
import { CheckTag, MarkTag } from './marks.tsx';
import { Note } from './note.tsx';
import { ReachableInShort } from './reachable.tsx';

type Props = { readonly facts: HarmFacts };
type Clauses = ReadonlySet<string>;

/** Whom to call: as the page says it, then every other number that policies name for this reader. */
export function HarmToCall(
  props: Props & { readonly voice: Voice; readonly clauses: Clauses; readonly now: Instant },
): VNode {
  const { facts, voice, now } = props;
  return (
    <Section heading={voice === 'young' ? 'Who you can call' : 'Whom to call'}>
      <Card>
        <p>
          In danger now: <PhoneNumber number="999" />{' '}
          <span class="kith-cites">
            <ClauseLinks ids={clausesOf999(facts.page, voice)} known={props.clauses} />
          </span>
        </p>
        <ul class="kith-plain-list">
          {facts.calls.map((call) => (
            <CallItem call={call} clauses={props.clauses} now={now} />
          ))}
          {facts.numbers.map((number) => (
            <ReachableInShort number={number} now={now} />
          ))}
          <li>
            <a href="/library/directory">Every number</a>
          </li>
        </ul>
      </Card>
    </Section>
  );
}

function CallItem(props: { readonly call: Call; readonly clauses: Clauses; readonly now: Instant }): VNode {
  const { call, tool, numbers } = props.call;
  const fresh = tool && freshnessOf(tool['last-checked'], 'number', props.now);
  return (
    <li>
      <GuidanceLine line={call} clauses={props.clauses} />
      {tool && (
        <p class="kith-tight">
          <a href={toolAddress(tool.id)}>{tool.title}</a>
          {tool.phone && (
            <>
              {': '}
              <PhoneNumber number={tool.phone} />
            </>
          )}{' '}
          {fresh?.old && <CheckTag>Check before you rely on it</CheckTag>}
        </p>
      )}
      {numbers.length > 0 && (
        <ul class="kith-plain-list">
          {numbers.map((number) => (
            <ReachableInShort number={number} now={props.now} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** What helps with it. */
export function HarmTools({ facts, voice }: Props & { readonly voice: Voice }): VNode | null {
  if (facts.tools.length === 0) return null;
  return (
    <Section heading={voice === 'young' ? 'What can help' : 'Tools that help'}>
      <Card>
        <ul class="kith-plain-list">
          {facts.tools.map((tool) => (
            <li>
              <a href={toolAddress(tool.id, voice)}>{tool.title}</a>
              {voice !== 'young' && (
                <>
                  <br />
                  <span class="kith-muted kith-small">For: {tool.for}</span>
                </>
              )}
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}

/** The law that bears on it, each with its note where it has moved. */
export function HarmLaw({ facts, voice }: Props & { readonly voice: Voice }): VNode | null {
  if (facts.law.length === 0) return null;
  return (
    <Section heading={voice === 'young' ? 'The law' : 'Law'}>
      <Card>
        <ul class="kith-plain-list">
          {facts.law.map((law) => (
            <li>
              <a href={lawAddress(law.id)}>{law.title}</a>
              {voice === 'staff' && law['legal-note'] && <Note lead="Legal note.">{law['legal-note']}</Note>}
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}

/** Signs of the policies' own lists, which a record can name. */
export function HarmSigns({ facts }: Props): VNode | null {
  if (facts.signs.length === 0) return null;
  return (
    <Section heading="Signs your policies list">
      <Card>
        <p class="kith-muted kith-small">A reason to look and to talk, never proof. None is diagnostic.</p>
        <ul class="kith-plain-list">
          {facts.signs.map(({ policy, sign }) => (
            <li>
              <a href={signAddress(policy.pack.id, sign.id)}>{sign.text}</a> <MarkTag mark={sign.mark} />
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}

/** What each document calls it. */
export function HarmNames({ facts }: Props): VNode | null {
  if (facts.names.length === 0) return null;
  return (
    <Section heading="What policies call it">
      <Card>
        <ul class="kith-plain-list">
          {facts.names.map(({ policy, text, clauses }) => (
            <li>
              {text}
              <br />
              <span class="kith-muted kith-small">{shortTitle(policy.pack.title)}</span>
              <RestsOn ids={clauses} />
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
