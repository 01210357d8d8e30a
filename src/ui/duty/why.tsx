import type { VNode } from 'preact';

/** Where policies differ on a duty: what about, each one's reading, and whose counts. */
type Difference = {
  readonly text: string;
  readonly readings: readonly {
    readonly pack: string;
    readonly clauses: readonly string[];
    readonly text: string;
  }[];
  readonly applies: string | null;
};

/** Where policies differ, the rule, and the arithmetic, line by line. `titles` are those of the packs, by id. */
export function Why(props: {
  readonly differs: readonly Difference[];
  readonly why: readonly string[];
  readonly titles: ReadonlyMap<string, string>;
}): VNode {
  const { differs, why, titles } = props;
  return (
    <>
      {differs.map((difference) => (
        <>
          <p>{difference.text}</p>
          <ol>
            {difference.readings.map((reading) => (
              <li>
                {titles.get(reading.pack) ?? reading.pack} ({reading.clauses.join(', ')}): {reading.text}
                {difference.applies === reading.pack && <strong> This one counts.</strong>}
              </li>
            ))}
          </ol>
        </>
      ))}
      <ul>
        {why.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </>
  );
}
