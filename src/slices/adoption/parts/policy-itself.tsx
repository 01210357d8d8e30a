import type { VNode } from 'preact';
import { Details } from '#ui/govuk/details.tsx';
import { Section } from '#ui/layout/columns.tsx';
import type { PolicyItself } from '../model/policy-itself.ts';
import { ClauseLinks } from './clause-links.tsx';

/** What the policy itself brings, beside what it would change for each child. */
export function PolicyItselfView({ itself }: { readonly itself: PolicyItself }): VNode {
  const { address, earlier, holds, sections } = itself;
  return (
    <Section heading="The policy itself" id="policy-itself">
      <p>
        It holds {holds}. <a href={address}>Read it in the library</a> ·{' '}
        <a href="/library/compare">Where policies differ</a>
      </p>
      {earlier !== null && (
        <p>
          {sections.length === 0 ? 'It says the same as' : 'It takes the place of'} version {earlier}, which
          is followed now.
        </p>
      )}
      {sections.map(({ title, lines }) => (
        <Details summary={title}>
          <ul class="govuk-list govuk-list--bullet">
            {lines.map(({ text, points, clauses }) => (
              <li>
                {text} {clauses.length > 0 && <ClauseLinks ids={clauses} />}
                {points.map((point) => (
                  <>
                    <br />
                    <span class="kith-muted kith-small">{point}</span>
                  </>
                ))}
              </li>
            ))}
          </ul>
        </Details>
      ))}
    </Section>
  );
}
