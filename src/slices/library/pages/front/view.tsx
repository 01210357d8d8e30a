import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import { PhoneNumber } from '#ui/duty/phone-number.tsx';
import { Tag } from '#ui/govuk/tag.tsx';
import { Columns, Section } from '#ui/layout/columns.tsx';
import type { Drawn } from '#web/page.ts';
import { harmAddress, policyAddress } from '../../model/addresses.ts';
import type { Held } from '../../model/policy.ts';
import { AdoptionTag } from '../../parts/marks.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import type { Loaded } from './load.ts';

/** The front of the library. */
export function view(loaded: Loaded): Drawn {
  return {
    title: 'Library',
    heading: 'Library',
    lead: 'What your policies say, what Kith does with it, and what to do when something has happened.',
    current: 'library',
    wide: true,
    body: (
      <>
        <SearchBox />
        <Columns
          main={
            <>
              <Harms harms={loaded.harms} />
              <Policies loaded={loaded} />
            </>
          }
          side={<Beside loaded={loaded} />}
        />
      </>
    ),
  };
}

function Harms({ harms }: Pick<Loaded, 'harms'>): VNode {
  return (
    <Section id="harms" heading="What each harm is, and what to do">
      <Card>
        <ul class="kith-harms">
          {harms.map(({ harm, title }) => (
            <li>
              <a href={harmAddress(harm)}>{title}</a>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}

function Policies({ loaded }: { loaded: Loaded }): VNode {
  return (
    <Section heading="Policies">
      {loaded.held.length === 0 && <p>No policy is on the shelf yet.</p>}
      <ul class="kith-shelf">
        {loaded.held.map((held) => (
          <li class="kith-card kith-card--bare kith-card--padded">
            <Policy held={held} waits={loaded.waiting.includes(held.policy.pack.id)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Policy({ held: { policy, adoption }, waits }: { held: Held; waits: boolean }): VNode {
  const { pack } = policy;
  return (
    <>
      <h3 class="kith-duty__title">
        <a href={policyAddress(pack)}>{pack.title}</a>
      </h3>
      <p class="kith-muted kith-small">
        {pack.data.meta.publisher} · version <span class="kith-nowrap">{pack.version}</span> ·{' '}
        <span class="kith-nowrap">{policy.clauses.size} clauses</span>
      </p>
      <p class="kith-shelf__tags">
        <AdoptionTag adoption={adoption} /> {waits && <Tag classes="kith-tag--soon">To read</Tag>}
      </p>
    </>
  );
}

function Beside({ loaded }: { loaded: Loaded }): VNode {
  return (
    <>
      <Section heading="Whom to call">
        <Card>
          <p>
            In danger now: <PhoneNumber number="999" />
          </p>
          <p>
            <a href="/library/directory">Front doors, police, reporting and helplines</a>
          </p>
        </Card>
      </Section>
      <Section heading="Also here">
        <Card>
          <ul class="kith-plain-list">
            <li>
              <a href="/library/signs">Signs to notice</a>
            </li>
            <li>
              <a href="/library/tools">Tools that help</a>
            </li>
            <li>
              <a href="/library/law">Law, with notes where it has moved</a>
            </li>
            <li>
              <a href="/library/compare">Where policies differ</a>
              {loaded.differences > 0 && (
                <span class="kith-muted kith-small"> ({loaded.differences} between yours)</span>
              )}
            </li>
          </ul>
        </Card>
      </Section>
      {loaded.asked && (
        <Section heading="Your reading">
          <Card edge={loaded.waiting.length > 0 ? 'soon' : 'done'}>
            <p>
              {loaded.waiting.length === 0
                ? 'You have read every policy that your organisation follows.'
                : `${loaded.waiting.length} ${loaded.waiting.length === 1 ? 'policy is' : 'policies are'} still to be read.`}
            </p>
            <p>
              <a href="/library/receipts">To read, and read</a>
            </p>
          </Card>
        </Section>
      )}
    </>
  );
}
