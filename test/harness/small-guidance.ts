import { librarySources } from '#app/library-sources.ts';
import type { Slice } from '#app/mount.ts';
import { libraryWith, slices } from '#app/slices.ts';
import type { Guidance } from '#engine/read-guidance.ts';
import { readGuidance } from '#engine/read-guidance.ts';

const line = (text: string, more = 'clauses: [SIT-1.21]') => `{ text: "${text}", ${more} }`;
const part = (...lines: readonly string[]) => lines.map((each) => `\n      - ${each}`).join('');

const voice = (who: string, calls: string) => `
    what: ${part(line(`What it is, told to ${who}.`), line(`Where it begins, told to ${who}.`, 'clauses: [SIT-1.4, XYZ-9.9]'))}
    signs: ${part(line(`A sign that ${who} might see.`))}
    do: ${part(line(`Something for ${who} to do first.`), line(`Something ours for ${who}.`, 'mark: proposed'))}
    do-not: ${part(line(`Something that ${who} leave alone.`))}
    say: ${part(line(`Words that ${who} can say.`))}
    do-not-say: ${part(line(`Words that hurt when ${who} say them.`))}
    who-to-call: ${part(line('In danger? Ring 999 first.', 'clauses: [SCO-10.5]'), line(`Whom ${who} call.`, calls))}`;

/** Files of a small library of guidance as they would lie in the folder `library`: one harm, two tools, two laws. */
export const SMALL_GUIDANCE: Readonly<Record<string, string>> = {
  'harms/grooming.yaml': `
id: grooming
title: Winning a child's trust to harm them
cs: { are: [contact, conduct], clauses: [SIT-1.4] }
four-cs: { are: [contact], mark: derived }
last-checked: 2026-11-01
law: [messages-act]
tools: [paper-boat]
voices:
  staff: ${voice('staff', 'to: childrens-services, clauses: [SIT-8.2]')}
  parents: ${voice('parents', 'to: police, clauses: [SIT-8.2]')}
  young: ${voice('young people', 'tool: lantern-line, mark: proposed')}
`,
  'tools/paper-boat.yaml': `
id: paper-boat
title: Paper Boat
for: Anybody under 18
url: https://paper-boat.example
last-checked: 2026-11-01
checked-against: Its own words.
what: [${line('It takes a picture down.')}]
how: [${line('Say where the picture is.')}]
not-for: [${line('Somebody in danger now.')}]
young: [${line('It helps you get a picture taken down.')}]
`,
  'tools/lantern-line.yaml': `
id: lantern-line
title: Lantern Line
for: Any child
phone: 0800 000 0000
last-checked: 2025-01-10
checked-against: Its own words.
what: [${line('Somebody listens at any hour.')}]
how: [${line('Ring, or write.')}]
young: [${line('You can talk to somebody.')}]
`,
  'law/messages-act.yaml': `
id: messages-act
title: Sexual messages to a child
act: Messages Act 2001, section 9
says: [${line('An adult who sends one to a child breaks the law.')}]
parents: [${line('An adult must not send one to your child.')}]
young: [${line('An adult must not send you one.')}]
legal-note: A later Act has taken the place of section 9.
read: secondary
source: A guide to the Act
last-checked: 2024-02-03
`,
  'law/pictures-act.yaml': `
id: pictures-act
title: Pictures of a child
act: Pictures Act 1999, section 1
says: [${line('Keeping one is an offence.')}]
parents: [${line('Do not keep one.')}]
young: [${line('No one may keep one.')}]
read: primary
source: The Act itself
last-checked: 2026-11-01
`,
  'synonyms.yaml': `
groups:
  - { id: boats, words: [paper boat, dinghy] }
`,
};

/** The small guidance, read as a folder of it would be. */
export function smallGuidance(): Guidance {
  const read = readGuidance(SMALL_GUIDANCE);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

/** Everything that Kith mounts, with this guidance in the library instead of the one that came with it. */
export function slicesWithGuidance(guidance: Guidance): readonly Slice[] {
  const isLibrary = (slice: Slice) => (slice.pages ?? []).some(({ path }) => path === '/library');
  return slices.map((slice) =>
    isLibrary(slice) ? libraryWith(() => ({ ...librarySources(), guidance })) : slice,
  );
}
