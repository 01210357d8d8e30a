import { parseArgs } from 'node:util';
import { auditInWords, benchAudit } from './audit.ts';
import { benchLoading, loadingInWords } from './decide/loading.ts';
import { benchDecide, decideInWords } from './decide.ts';
import { killTest } from './kill.ts';
import { killApp } from './kill-app.ts';
import { benchLoad } from './load/bench.ts';
import { loadInWords } from './load/in-words.ts';
import { benchRedecide, redecideInWords } from './redecide.ts';
import { killInWords, startUpInWords, webInWords } from './report.ts';
import { benchSealed, sealedInWords } from './sealed.ts';
import { benchSearch, searchInWords } from './search.ts';
import { benchStartUp } from './start-up.ts';
import { benchWalls } from './walls/bench.ts';
import { wallsInWords } from './walls/in-words.ts';
import { benchWeb, type WebOptions } from './web/bench.ts';
import { benchWorkingDays, workingDaysInWords } from './working-days.ts';

/*
 * npm run bench [-- --quick] [-- --only loading|working-days|decide|search|web|one-home|redecide|audit|sealed|walls|load|kill|start]
 * `--minutes 30` says for how long `load` watches memory; it is run by name alone, for it takes half an hour.
 * Ratios within one run, to standard output. Figures of different runs are not to be compared: the machine differs.
 */

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    minutes: { type: 'string' },
  },
});
const { quick, only, minutes } = values;
const log = (line: string): void => void process.stderr.write(`${line}…\n`);

/** Twenty-five homes of eight children, each with a worker who asks. */
const web: WebOptions = {
  shape: { homes: 25, childrenPerHome: 8 },
  sizes: quick ? [10_000] : [10_000, 100_000],
  // Reading first: what the measured records add would lie on the pages.
  jobs: ['home', 'chronology', 'record'],
  rounds: 3,
  seconds: quick ? 1 : 1.5,
  withPgbench: true,
  log,
};
const oneHome: WebOptions = {
  ...web,
  shape: { homes: 1, childrenPerHome: 200 },
  sizes: [10_000],
  jobs: ['home', 'chronology'],
  withPgbench: false,
};

const parts: Readonly<Record<string, () => Promise<string>>> = {
  // First, while nothing is warm.
  loading: async () => loadingInWords(await benchLoading()),
  'working-days': async () => workingDaysInWords(quick ? benchWorkingDays(60, 3) : benchWorkingDays()),
  decide: async () => decideInWords(await benchDecide()),
  search: async () => searchInWords(await benchSearch(quick ? 5 : 30)),
  web: async () =>
    webInWords(
      '25 homes of 8 children, next to bare Fastify and pg answering with JSON',
      await benchWeb(web),
    ),
  'one-home': async () => webInWords('One home of 200 children', await benchWeb(oneHome)),
  redecide: async () => redecideInWords(await benchRedecide(10_000)),
  audit: async () => auditInWords(await benchAudit(quick ? 10_000 : 100_000)),
  sealed: async () => sealedInWords(await benchSealed(quick ? 60 : 300)),
  walls: async () =>
    wallsInWords(
      await benchWalls({
        matters: quick ? 500 : 2_000,
        rounds: quick ? 60 : 120,
        log,
      }),
    ),
  load: async () =>
    loadInWords(
      await benchLoad({
        homes: quick ? 20 : 200,
        matters: quick ? 5_000 : 545_000,
        seconds: quick ? 2 : 6,
        minutes: Number(minutes ?? 3),
        log,
      }),
    ),
  kill: async () => {
    const rounds = quick ? 5 : 50;
    const writer = await killTest({ rounds, writers: 8, controlRounds: quick ? 1 : 3 });
    return killInWords(writer, await killApp({ rounds, writers: 8, recordsPerRound: 40 }));
  },
  start: async () => startUpInWords(await benchStartUp()),
};

const chosen = Object.entries(parts).filter(([name]) =>
  only === undefined ? name !== 'load' : name === only,
);
if (chosen.length === 0) {
  process.stderr.write(`--only takes one of ${Object.keys(parts).join(', ')}.\n`);
  process.exitCode = 1;
}
for (const [name, run] of chosen) {
  log(name);
  process.stdout.write(`${await run()}\n\n`);
}
