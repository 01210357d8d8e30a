import type { GuidanceItem, GuidanceVoice, HarmPage, LawPage, ToolPage } from '#engine/guidance-schema.ts';
import type { Guidance } from '#engine/read-guidance.ts';
import { harmAddress, lawAddress, toolAddress } from './addresses.ts';
import type { Deed } from './deeds.ts';
import type { Voice } from './voice.ts';
import { inVoice, VOICES } from './voice.ts';

/** Parts of a harm's page in one voice, in the order in which somebody in need reads them. */
const PARTS = ['what', 'signs', 'do', 'do-not', 'say', 'do-not-say', 'who-to-call'] as const;

/** Every line of a harm's page in one voice. */
export const linesOfVoice = (voice: GuidanceVoice): readonly GuidanceItem[] =>
  PARTS.flatMap((part): readonly GuidanceItem[] => voice[part]);

/** Every line of a tool's page. */
export const linesOfTool = (tool: ToolPage): readonly GuidanceItem[] => [
  ...tool.what,
  ...tool.how,
  ...(tool['not-for'] ?? []),
  ...tool.young,
];

const linesOfLaw = (law: LawPage): readonly GuidanceItem[] => [...law.says, ...law.parents, ...law.young];

/** From each clause to Kith's own pages that rest on it; of a harm, to the first voice that does. */
export function citedByGuidance(guidance: Guidance): ReadonlyMap<string, readonly Deed[]> {
  const cited = new Map<string, Deed[]>();
  const cite = (lines: readonly { readonly clauses: readonly string[] }[], deed: Deed) => {
    for (const clause of new Set(lines.flatMap(({ clauses }) => clauses))) {
      const known = cited.get(clause) ?? [];
      if (known.every(({ title }) => title !== deed.title)) cited.set(clause, [...known, deed]);
    }
  };
  const NOTE = 'Kith’s own guidance';
  for (const page of guidance.harms) {
    for (const voice of Object.keys(VOICES) as Voice[]) {
      cite([...linesOfVoice(page.voices[voice]), ...sortingOf(page, voice)], {
        kind: 'guidance',
        title: page.title,
        note: voice === 'staff' ? NOTE : `${NOTE}, for ${VOICES[voice].toLowerCase()}`,
        href: inVoice(harmAddress(page.id), voice),
      });
    }
  }
  for (const tool of guidance.tools) {
    cite(linesOfTool(tool), {
      kind: 'guidance',
      title: tool.title,
      note: `${NOTE} on tools`,
      href: toolAddress(tool.id),
    });
  }
  for (const law of guidance.law) {
    cite(linesOfLaw(law), {
      kind: 'guidance',
      title: law.title,
      note: `${NOTE} on the law`,
      href: lawAddress(law.id),
    });
  }
  return cited;
}

/** How a harm is sorted is told on every voice's page; the clauses of it lead to that for staff. */
const sortingOf = (page: HarmPage, voice: Voice) => (voice === 'staff' ? [page.cs, page['four-cs']] : []);

/** Harms whose pages name a tool or a law. */
export const harmsNaming = ({ harms }: Guidance, what: 'tools' | 'law', id: string): readonly HarmPage[] =>
  harms.filter(
    (page) =>
      page[what].includes(id) ||
      (what === 'tools' &&
        Object.values(page.voices).some((voice) => voice['who-to-call'].some(({ tool }) => tool === id))),
  );
