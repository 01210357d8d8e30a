import { nearest } from '#engine/did-you-mean.ts';
import type { Outcome } from './outcome.ts';
import { bad, good } from './outcome.ts';

type Command = { readonly says: string; readonly run: (words: readonly string[]) => Promise<Outcome> };

/** Every command; each loads only what it needs, so that a short one stays quick. */
const COMMANDS: Readonly<Record<string, Command>> = {
  explain: {
    says: 'explain <scenario.json | -> [--text]   what the adopted policies ask, and why',
    run: async (words) => (await import('./explain.ts')).explain(words),
  },
  pack: {
    says: `pack check [folder]                    check every pack, or those of a folder, line by line
  pack try <folder> [scenarios…]         run scenarios against the pack in a folder
  pack diff <a> <b> [scenarios…] [--json]   what a second version, or pack, says and answers otherwise
  pack list                              which packs there are`,
    run: async (words) => (await import('./pack.ts')).pack(words),
  },
  facts: {
    says: 'facts [event]                          the facts that conditions may ask about',
    run: async (words) => (await import('./facts.ts')).facts(words),
  },
  clauses: {
    says: 'clauses                                which clauses of each pack are met, and where',
    run: async (words) => (await import('./clauses.ts')).clauses(words),
  },
  'verify-audit': {
    says: 'verify-audit [file] [--key k] [--known f]   whether the audit, here or exported, is what was written',
    run: async (words) => (await import('./verify-audit.ts')).verifyAudit(words),
  },
  'export-audit': {
    says: 'export-audit <folder> [--organisation id]   the audit log, with a page that checks it offline',
    run: async (words) => (await import('./export-audit.ts')).exportAudit(words),
  },
  schema: {
    says: 'schema                                 write the JSON Schemas of the pack files',
    run: async (words) => (await import('./schema.ts')).schema(words),
  },
};

const usage = (): string =>
  `kith <command>\n\n${Object.values(COMMANDS)
    .map(({ says }) => `  ${says}\n`)
    .join('')}`;

/** Runs one command line, without the words `node` and `kith`. */
export async function runKith(words: readonly string[]): Promise<Outcome> {
  const [name, ...rest] = words;
  if (name === undefined || name === 'help' || name === '--help') return good(usage());
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) return command.run(rest);
  const names = Object.keys(COMMANDS);
  const near = nearest(name, names);
  return bad(
    `no command is called ${name}; ${near === undefined ? `there are: ${names.join(', ')}` : `did you mean ${near}?`}`,
  );
}
