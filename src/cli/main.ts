import { runKith } from './run-kith.ts';

const outcome = await runKith(process.argv.slice(2));
process.exitCode = outcome.code;
process.stdout.write(outcome.out);
process.stderr.write(outcome.error);
