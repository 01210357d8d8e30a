import type { VNode } from 'preact';
import type { ToolPage } from '#engine/guidance-schema.ts';
import { Card } from '#ui/duty/card.tsx';
import { PhoneNumber } from '#ui/duty/phone-number.tsx';
import { Details } from '#ui/govuk/details.tsx';
import { Section } from '#ui/layout/columns.tsx';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { clauseAddress, harmAddress } from '../../model/addresses.ts';
import { freshnessOf } from '../../model/freshness.ts';
import { shortTitle } from '../../model/short-title.ts';
import type { Voice } from '../../model/voice.ts';
import { inVoice } from '../../model/voice.ts';
import { GuidanceLines } from '../../parts/guidance-lines.tsx';
import { Outward, siteOf } from '../../parts/links.tsx';
import { CheckTag, MarkTag } from '../../parts/marks.tsx';
import { Voices } from '../../parts/voices.tsx';
import type { Loaded } from './load.ts';

/** Tools, each with what it is for and how it is used. */
export function view(loaded: Loaded, _form: FormState, { now }: PageContext): Drawn {
  const { tools, voice } = loaded;
  return {
    title: 'Tools that help',
    heading: 'Tools that help',
    lead: 'Where to report, how to have a picture taken down, and who listens.',
    current: 'library',
    backTo: { href: '/library', text: 'Library' },
    body: (
      <>
        {tools.length > 0 && <Voices address="/library/tools" voice={voice} />}
        {tools.length > 3 && (
          <ul class="kith-row kith-no-print">
            {tools.map(({ tool }) => (
              <li>
                <a href={`#${tool.id}`}>{tool.title}</a>
              </li>
            ))}
          </ul>
        )}
        {tools.length === 0 && (
          <p>
            No tool has a page yet. Numbers are under <a href="/library/directory">whom to call</a>.
          </p>
        )}
        {tools.map(({ tool, harms }) => (
          <Section id={tool.id} heading={tool.title}>
            <Card>
              <Reach tool={tool} />
              <How tool={tool} voice={voice} clauses={loaded.clauses} />
              {harms.length > 0 && (
                <p class="kith-small">
                  Helps with{' '}
                  {harms.map((harm, index) => (
                    <>
                      {index > 0 && ', '}
                      <a href={inVoice(harmAddress(harm.id), voice)}>{harm.title}</a>
                    </>
                  ))}
                </p>
              )}
              <Checked tool={tool} now={now} />
            </Card>
          </Section>
        ))}
        {voice === 'staff' && <Named loaded={loaded} />}
      </>
    ),
  };
}

function Reach({ tool }: { readonly tool: ToolPage }): VNode {
  return (
    <>
      <p>
        <strong>For:</strong> {tool.for}
      </p>
      {(tool.phone || tool.url) && (
        <p>
          {tool.phone && <PhoneNumber number={tool.phone} />}
          {tool.phone && tool.url && ' · '}
          {tool.url && <Outward href={tool.url}>{siteOf(tool.url)}</Outward>}
        </p>
      )}
    </>
  );
}

function How(props: {
  readonly tool: ToolPage;
  readonly voice: Voice;
  readonly clauses: ReadonlySet<string>;
}): VNode {
  const { tool, voice, clauses } = props;
  if (voice === 'young') {
    return (
      <div class="kith-guidance kith-guidance--young">
        <GuidanceLines lines={tool.young} clauses={clauses} as="prose" />
      </div>
    );
  }
  const notFor = tool['not-for'] ?? [];
  return (
    <div class="kith-guidance">
      <GuidanceLines lines={tool.what} clauses={clauses} as="prose" />
      <h3 class="kith-deeds__title">How to use it</h3>
      <GuidanceLines lines={tool.how} clauses={clauses} />
      {notFor.length > 0 && (
        <>
          <h3 class="kith-deeds__title">Use something else when</h3>
          <GuidanceLines lines={notFor} clauses={clauses} />
        </>
      )}
    </div>
  );
}

function Checked({ tool, now }: { readonly tool: ToolPage; readonly now: PageContext['now'] }): VNode | null {
  const fresh = freshnessOf(tool['last-checked'], 'number', now);
  if (!fresh) return null;
  return (
    <p class="kith-muted kith-small">
      Last checked on {fresh.words}. {tool['checked-against']}{' '}
      {fresh.old && <CheckTag>Check before you rely on it</CheckTag>}
    </p>
  );
}

/** What the documents name themselves, in our words. */
function Named({ loaded }: { readonly loaded: Loaded }): VNode | null {
  if (loaded.named.length === 0) return null;
  return (
    <Section id="named" heading="Resources that your policies name">
      {loaded.named.map(({ policy, clauses }) => (
        <Details summary={`${shortTitle(policy.pack.title)} (${clauses.length})`}>
          <ul class="kith-plain-list">
            {clauses.map((clause) => (
              <li id={clause.id}>
                <a href={clauseAddress(clause.id)}>{clause.id}</a> {clause.says}{' '}
                <MarkTag mark={clause.mark} />
              </li>
            ))}
          </ul>
        </Details>
      ))}
    </Section>
  );
}
