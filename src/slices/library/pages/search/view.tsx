import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import { Section } from '#ui/layout/columns.tsx';
import type { Drawn } from '#web/page.ts';
import { searchAddress } from '../../model/addresses.ts';
import { markedPart } from '../../model/marked.ts';
import type { Hit, SearchGroup } from '../../model/search.ts';
import { SEARCH_GROUPS } from '../../model/search.ts';
import { SearchBox } from '../../parts/search-box.tsx';
import type { Loaded } from './load.ts';

/** How many of a group are shown while all groups are. */
const IN_PART = 6;
/** How many other words are named. */
const ALSO_NAMED = 8;

/** Results in groups; where there are none, what to try. */
export function view(loaded: Loaded): Drawn {
  const { query, found, group } = loaded;
  const groups = group ? found.groups.filter((each) => each.group === group) : found.groups;
  return {
    title: query === '' ? 'Search the library' : `Search: ${query.slice(0, 40)}`,
    heading: 'Search the library',
    current: 'library',
    backTo: { href: '/library', text: 'Library' },
    body: (
      <>
        <SearchBox query={query} />
        {query !== '' && <Outcome loaded={loaded} />}
        {groups.map((each) => (
          <Group query={query} group={each.group} hits={each.hits} whole={group !== undefined} />
        ))}
        {groups.length === 0 && <Try query={query} />}
      </>
    ),
  };
}

function Outcome({ loaded: { query, found, group } }: { loaded: Loaded }): VNode {
  const also = found.also.slice(0, ALSO_NAMED);
  return (
    <>
      <p role="status">
        {found.total === 0
          ? `Nothing was found for “${query}”.`
          : `${found.total} ${found.total === 1 ? 'result' : 'results'} for “${query}”.`}
        {found.some && ' Nothing has all of these words; these have some of them.'}
        {also.length > 0 && (
          <>
            <br />
            <span class="kith-muted">
              Looked for as well: {also.join(', ')}
              {found.also.length > also.length && ' and more'}
            </span>
          </>
        )}
      </p>
      {group && (
        <p>
          <a href={searchAddress(query)}>Show every group</a>
        </p>
      )}
    </>
  );
}

function Group(props: {
  readonly query: string;
  readonly group: SearchGroup;
  readonly hits: readonly Hit[];
  readonly whole: boolean;
}): VNode {
  const { query, group, hits, whole } = props;
  const shown = whole ? hits : hits.slice(0, IN_PART);
  return (
    <Section id={group} heading={`${SEARCH_GROUPS[group]} (${hits.length})`}>
      <Card>
        <ol class="kith-plain-list">
          {shown.map((hit) => (
            <li>
              <Result hit={hit} />
            </li>
          ))}
        </ol>
        {shown.length < hits.length && (
          <p class="kith-no-print">
            <a href={searchAddress(query, group)}>
              All {hits.length} in {SEARCH_GROUPS[group].toLowerCase()}
            </a>
          </p>
        )}
      </Card>
    </Section>
  );
}

function Result({ hit: { entry, found } }: { hit: Hit }): VNode {
  const clause = entry.clause;
  return (
    <>
      <a class="govuk-link" href={entry.href}>
        {clause ?? <Marked text={entry.title} found={found} />}
      </a>
      {entry.note && (
        <span class="kith-muted kith-small">
          {' '}
          {clause ? entry.note.replace(`${clause} · `, '') : entry.note}
        </span>
      )}
      <p class="kith-tight">
        <Marked text={clause ? entry.title : entry.text} found={found} />
      </p>
    </>
  );
}

function Marked({ text, found }: { readonly text: string; readonly found: ReadonlySet<string> }): VNode {
  return (
    <>{markedPart(text, found).map((piece) => (piece.found ? <mark>{piece.text}</mark> : piece.text))}</>
  );
}

function Try({ query }: { readonly query: string }): VNode {
  const words = ['nudes', 'taking a phone', 'front door', 'threat to share', 'house rules'];
  return (
    <>
      <p>
        {query === ''
          ? 'Ask in your own words, or for a clause by its number, like SIT-4.16.'
          : 'Try fewer words, or another word for the same thing. A slip in the spelling does not matter.'}
      </p>
      <p>
        Others look for{' '}
        {words.map((word, index) => (
          <>
            {index > 0 && ', '}
            <a href={searchAddress(word)}>{word}</a>
          </>
        ))}
        .
      </p>
      <p>
        Or go to <a href="/library/directory">whom to call</a>, <a href="/library/signs">signs to notice</a>{' '}
        or <a href="/library">your policies</a>.
      </p>
    </>
  );
}
