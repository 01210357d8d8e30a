import type { Screen } from '#engine/loader.ts';
import type { Pack } from '#engine/pack.ts';
import type { Mark } from '#engine/types.ts';
import { entryAddress, pieceAddress, signAddress } from './addresses.ts';
import { ruleWords } from './rule-words.ts';

/** Groups of what Kith does with a clause, in the order in which they are shown. */
export const DEED_GROUPS = {
  duty: 'Duties it raises',
  gate: 'What it holds back until it is safe',
  prompt: 'Words it shows at the moment they matter',
  ask: 'Questions it asks',
  question: 'Questions it asks',
  document: 'What it puts into a document',
  setting: 'What your organisation chooses',
  directory: 'Whom to call',
  sign: 'Signs to notice',
  taxonomy: 'Ways of sorting',
  guidance: 'Guidance',
  screen: 'Where it is done',
} as const;
export type DeedKind = keyof typeof DEED_GROUPS;

/** One thing that Kith does because of a clause. */
export type Deed = {
  readonly kind: DeedKind;
  readonly title: string;
  /** A quieter second line. */
  readonly note?: string;
  readonly href?: string;
  /** A screen that does not stand yet. */
  readonly planned?: boolean;
  /** Ours, not the document's words. */
  readonly mark?: Mark;
};

/** What Kith does with each clause of a pack: whatever cites the clause, and each place where the clause says it is met. */
export function deedsOf(pack: Pack, screens: readonly Screen[]): ReadonlyMap<string, readonly Deed[]> {
  const { data } = pack;
  const deeds = new Map<string, Deed[]>();
  const give = (clauses: Iterable<string>, deed: Deed) => {
    for (const clause of new Set(clauses)) {
      const known = deeds.get(clause) ?? [];
      if (
        !known.some((each) => each.kind === deed.kind && each.href === deed.href && each.title === deed.title)
      )
        deeds.set(clause, [...known, deed]);
    }
  };
  const places = new Map<string, Deed>();
  /** A deed, the clauses that it cites, and the name by which a clause may say that it is met there. */
  const put = (place: string, clauses: Iterable<string>, deed: Deed) => {
    places.set(place, deed);
    give(clauses, deed);
  };
  for (const rule of data.rules) {
    const words = ruleWords(rule, pack);
    const due = rule.duty && words.facts.find(([name]) => name === 'By when')?.[1];
    put(`rule:${rule.id}`, [...rule.clauses, ...(rule.gate?.needs ?? []).flatMap((need) => need.clauses)], {
      kind: words.kind,
      title: words.title,
      note: `When ${words.when}${due === undefined ? '' : `. ${due}`}`,
      href: pieceAddress(pack, 'rules', rule.id),
      ...(rule.mark ? { mark: rule.mark } : {}),
    });
  }
  for (const set of data.questions) {
    const href = pieceAddress(pack, 'questions', set.id);
    places.set(`questions:${set.id}`, { kind: 'question', title: set.title, href });
    for (const question of set.questions) {
      const deed = { kind: 'question', title: question.text, note: set.title } as const;
      put(`questions:${set.id}#${question.id}`, question.clauses, {
        ...deed,
        href: `${href}#${question.id}`,
      });
    }
  }
  for (const document of data.documents) {
    const href = pieceAddress(pack, 'documents', document.id);
    places.set(`document:${document.id}`, { kind: 'document', title: document.title, href });
    for (const item of document.items) {
      const mark = item.mark ?? document.mark;
      put(`document:${document.id}#${item.id}`, item.clauses, {
        kind: 'document',
        title: item.text,
        note: document.title,
        href: `${href}#${item.id}`,
        ...(mark ? { mark } : {}),
      });
    }
  }
  for (const setting of data.settings) {
    const href = pieceAddress(pack, 'settings', setting.id);
    put(`setting:${setting.id}`, setting.clauses, {
      kind: 'setting',
      title: setting.title,
      note: setting.ask,
      href,
    });
  }
  for (const entry of data.directory) {
    const reach = [entry.phone, entry.email].filter((each) => each !== undefined).join(', ');
    put(`directory:${entry.id}`, entry.clauses, {
      kind: 'directory',
      title: entry.name,
      href: entryAddress(pack.id, entry.id),
      ...(reach === '' ? {} : { note: reach }),
      ...(entry.mark ? { mark: entry.mark } : {}),
    });
  }
  for (const sign of data.indicators) {
    put(`indicator:${sign.id}`, sign.clauses, {
      kind: 'sign',
      title: sign.text,
      href: signAddress(pack.id, sign.id),
      ...(sign.mark ? { mark: sign.mark } : {}),
    });
  }
  for (const row of data.signNotes.combine) {
    give(row.clauses, {
      kind: 'sign',
      title: row.advice,
      note: `When ${row['at-least']} of these signs come together`,
      href: signAddress(pack.id, row.id),
      ...(row.mark ? { mark: row.mark } : {}),
    });
  }
  for (const taxonomy of data.meta.taxonomies) {
    const href = pieceAddress(pack, 'taxonomies', taxonomy.id);
    places.set(`taxonomy:${taxonomy.id}`, { kind: 'taxonomy', title: taxonomy.title, href });
    for (const term of taxonomy.terms) {
      put(`taxonomy:${taxonomy.id}#${term.id}`, term.clauses, {
        kind: 'taxonomy',
        title: term.title,
        note: taxonomy.title,
        href: `${href}#${term.id}`,
        ...(taxonomy.mark ? { mark: taxonomy.mark } : {}),
      });
    }
  }
  for (const page of data.guidance) {
    const href = pieceAddress(pack, 'guidance', page.id);
    put(`guidance:${page.id}`, page.clauses, { kind: 'guidance', title: page.title, href });
  }
  for (const screen of screens) places.set(`screen:${screen.id}`, ofScreen(screen));
  for (const clause of data.clauses) {
    for (const place of clause.met) {
      const deed = places.get(place.startsWith('screen:') ? place.replace(/#.*$/, '') : place);
      if (deed) give([clause.id], deed);
    }
  }
  return deeds;
}

function ofScreen({ title, state, route }: Screen): Deed {
  if (state === 'planned') return { kind: 'screen', title, planned: true };
  // A page of one child or device has no address of its own here.
  return { kind: 'screen', title, ...(route !== undefined && !route.includes(':') ? { href: route } : {}) };
}
