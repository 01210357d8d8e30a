import type { VNode } from 'preact';
import type { Gate } from '#engine/types.ts';
import { GateCard } from '#ui/duty/gate-card.tsx';

/** What policies say about an act that has happened: a judgement on it, never a bar to recording it. */
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
          happened
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
