import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import { Section } from '#ui/layout/columns.tsx';
import type { Drawn } from '#web/page.ts';
import { clauseAddress, pieceAddress, policyAddress } from '../../model/addresses.ts';
import type { DifferenceBetween } from '../../model/differences.ts';
import type { Policy } from '../../model/policy.ts';
import { ruleWords } from '../../model/rule-words.ts';
import { shortTitle } from '../../model/short-title.ts';
import type { Loaded } from './load.ts';

/** Where policies differ, what each says, and which counts. */
export function view({ pairs }: Loaded): Drawn {
  return {
    title: 'Where policies differ',
    heading: 'Where policies differ',
    lead: 'Each point with what both say, side by side, and what Kith proposes where both are followed. Neither is changed.',
    current: 'library',
    backTo: { href: '/library', text: 'Library' },
    wide: true,
    body: (
      <>
        {pairs.length === 0 && <p>No two policies on the shelf have been compared yet.</p>}
        {pairs.length > 1 && (
          <ul class="kith-row">
            {pairs.map(
              ([first]) =>
                first && (
                  <li>
                    <a href={`#${first.ours.pack.id}-${first.theirs.pack.id}`}>
                      {shortTitle(first.ours.pack.title)} and {shortTitle(first.theirs.pack.title)}
                    </a>
                  </li>
                ),
            )}
          </ul>
        )}
        {pairs.map((rows) => rows[0] && <Pair rows={rows} first={rows[0]} />)}
      </>
    ),
  };
}

function Pair({
  rows,
  first: { ours, theirs, atWork },
}: {
  readonly rows: readonly DifferenceBetween[];
  readonly first: DifferenceBetween;
}): VNode {
  return (
    <Section
      id={`${ours.pack.id}-${theirs.pack.id}`}
      heading={`${shortTitle(ours.pack.title)} and ${shortTitle(theirs.pack.title)} (${rows.length})`}
    >
      <p>
        {atWork
          ? 'Your organisation follows both, so that every answer says where they differ.'
          : 'Your organisation does not follow both, so that none of this is at work.'}
      </p>
      {rows.map(({ row }) => (
        <Card id={`${ours.pack.id}-${row.id}`}>
          <h3 class="kith-duty__title">{row.title}</h3>
          <p>{row.says}</p>
          <div class="kith-side-by-side">
            <Side policy={ours} clauses={row.ours} />
            <Side policy={theirs} clauses={row.theirs} />
          </div>
          <p>
            <strong>Kith proposes:</strong> {row.default}
          </p>
          <How ours={ours} how={row.how} />
        </Card>
      ))}
    </Section>
  );
}

function Side({ policy, clauses }: { readonly policy: Policy; readonly clauses: readonly string[] }): VNode {
  return (
    <div>
      <p class="kith-muted kith-small">
        <a href={policyAddress(policy.pack)}>{shortTitle(policy.pack.title)}</a>
      </p>
      {clauses.length === 0 && <p>Says nothing of it.</p>}
      {clauses.map((id) => (
        <p>
          <a href={clauseAddress(id)}>{id}</a> {policy.clauses.get(id)?.clause.says}
        </p>
      ))}
    </div>
  );
}

/** Rules and choices that bring it out; how answers merge is told in words. */
function How({ ours, how }: { readonly ours: Policy; readonly how: readonly string[] }): VNode | null {
  const led = how.flatMap((place) => {
    const [kind = '', id = ''] = place.split(':');
    const rule = kind === 'rule' && ours.pack.data.rules.find((each) => each.id === id);
    if (rule) {
      const href = pieceAddress(ours.pack, 'rules', id);
      return [{ href, text: ruleWords(rule, ours.pack).title }];
    }
    if (kind !== 'setting') return [];
    const title = ours.pack.data.settings.find((setting) => setting.id === id)?.title ?? id;
    return [{ href: pieceAddress(ours.pack, 'settings', id), text: `your choice: ${title}` }];
  });
  const proved = how.filter((place) => place.startsWith('scenario:')).length;
  if (led.length === 0 && proved === 0) return null;
  return (
    <p class="kith-muted kith-small">
      {led.length > 0 && 'Comes out in: '}
      {led.map(({ href, text }, index) => (
        <>
          {index > 0 && ' · '}
          <a href={href}>{text}</a>
        </>
      ))}
      {led.length > 0 && proved > 0 && ' · '}
      {proved > 0 &&
        `${led.length > 0 ? 'proved' : 'Proved'} by ${proved} worked ${proved === 1 ? 'example' : 'examples'}`}
    </p>
  );
}
