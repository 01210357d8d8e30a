import type { VNode } from 'preact';
import type { Gate } from '#engine/types.ts';
import type { Act } from '#engine/vocabulary.ts';
import { Card } from '#ui/duty/card.tsx';

const ACT_WORDS: Partial<Record<Act, string>> = {
  'restrict-access': 'Limiting access',
  'confiscate-device': 'Keeping the device',
  'return-device': 'Giving the device back',
  'examine-device': 'Looking through the device',
  'inform-family': 'Telling the family',
  'attach-image': 'Attaching a picture',
  'ask-child-to-delete': 'Asking the child to delete',
  'close-case': 'Closing the case',
};

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
        <GateCard gate={gate} titles={titles} />
      ))}
    </section>
  );
}

/** One gate: the act, whether it may be done, and what would open it. */
export function GateCard({ gate, titles }: { gate: Gate; titles: ReadonlyMap<string, string> }): VNode {
  const act = ACT_WORDS[gate.act] ?? gate.act;
  return (
    <Card edge={gate.decision === 'block' ? 'harm' : gate.decision === 'allow-with-reason' ? 'soon' : 'done'}>
      <h3>
        {act}: {DECISION_WORDS[gate.decision]}
      </h3>
      {gate.until.length > 0 && (
        <>
          <p>{gate.decision === 'block' ? 'Not before:' : 'Say why, as long as it is not so that:'}</p>
          <ul>
            {gate.until.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </>
      )}
      <details class="kith-why">
        <summary class="kith-why__summary">
          <span class="kith-why__words">Why?</span>
          <span class="govuk-visually-hidden"> {act}</span>
        </summary>
        <div class="kith-why__text">
          <ul>
            {gate.why.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
          {gate.packs.length > 0 && <p>{gate.packs.map((pack) => titles.get(pack) ?? pack).join('; ')}</p>}
        </div>
      </details>
    </Card>
  );
}

const DECISION_WORDS: Readonly<Record<Gate['decision'], string>> = {
  allow: 'nothing stands against it',
  'allow-with-reason': 'only with a reason',
  block: 'not allowed as it stands',
};
