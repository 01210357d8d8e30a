import { clauseAddress, entryAddress, pieceAddress, signAddress } from './addresses.ts';
import { CLAUSE_KINDS } from './clause-words.ts';
import { plainText } from './markdown.ts';
import type { Policy } from './policy.ts';
import type { SearchEntry, SearchGroup } from './search.ts';
import { shortTitle } from './short-title.ts';

/** What of a policy can be found: its clauses, guidance, numbers and signs. */
export function entriesOfPolicy({ pack, sections }: Policy): readonly SearchEntry[] {
  const { id, version, data } = pack;
  const title = shortTitle(pack.title);
  const of = { id, version };
  const key = (kind: string, name: string) => `${id} ${version} ${kind} ${name}`;
  return [
    ...sections.flatMap((section) =>
      section.clauses.map(({ clause }): SearchEntry => {
        const group = groupOfKind(clause.kind);
        return {
          key: key('clause', clause.id),
          group,
          title: clause.says,
          text: clause['legal-note'] ?? '',
          words: `${section.title} ${CLAUSE_KINDS[clause.kind]}`,
          href: clauseAddress(clause.id),
          note: `${clause.id} · ${title}`,
          of,
          clause: clause.id,
        };
      }),
    ),
    ...data.guidance.map(
      (page): SearchEntry => ({
        key: key('guidance', page.id),
        group: 'guidance',
        title: page.title,
        text: plainText(page.body),
        words: page.topics.join(' '),
        href: pieceAddress(of, 'guidance', page.id),
        note: title,
        of,
      }),
    ),
    ...data.directory.map(
      (entry): SearchEntry => ({
        key: key('number', entry.id),
        group: 'numbers',
        title: entry.name,
        text: [entry.for, entry.phone, entry.email, entry.who].filter(Boolean).join(' · '),
        words: `${entry.to} ${entry['local-authority'] ?? ''}`,
        href: entryAddress(id, entry.id),
        note: title,
        of,
      }),
    ),
    ...data.indicators.map(
      (sign): SearchEntry => ({
        key: key('sign', sign.id),
        group: 'signs',
        title: sign.text,
        text: sign.note ?? '',
        words: sign.harms.join(' '),
        href: signAddress(id, sign.id),
        note: title,
        of,
      }),
    ),
  ];
}

function groupOfKind(kind: string): SearchGroup {
  if (kind === 'resource') return 'tools';
  if (kind === 'legislation') return 'law';
  return kind === 'indicator' ? 'signs' : 'clauses';
}
