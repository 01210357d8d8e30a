import type { VNode } from 'preact';
import type { Gate } from '#engine/types.ts';
import { GateCard } from '#ui/duty/gate-card.tsx';

/** Acts that are done once their event is recorded; every other gate of an event is about what may come next. */
const DONE_BY_ITS_EVENT: readonly string[] = ['restrict-access', 'confiscate-device'];

/** What policies say: a judgement on what has happened, never a bar to recording it; and what may not come next. */
export function GateJudgement({
  gates,
  titles,
}: {
  gates: readonly Gate[];
  titles: ReadonlyMap<string, string>;
}): VNode | null {
  const speaking = gates.filter((gate) => gate.decision !== 'allow');
  if (speaking.length === 0) return null;
  return (
    <section>
      <h2>What your policies say about it</h2>
      {speaking.map((gate) => (
        <GateCard
          happened={DONE_BY_ITS_EVENT.includes(gate.act)}
          act={gate.act}
          decision={gate.decision}
          until={gate.until}
          why={gate.why}
          policies={gate.packs.map((pack) => titles.get(pack) ?? pack)}
        />
      ))}
    </section>
  );
}
