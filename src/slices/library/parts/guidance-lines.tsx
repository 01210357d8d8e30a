import type { VNode } from 'preact';
import type { GuidanceItem } from '#engine/guidance-schema.ts';
import { ClauseLinks } from './links.tsx';
import { MarkTag } from './marks.tsx';

type Line = Pick<GuidanceItem, 'text' | 'clauses' | 'mark'>;
/** Which clauses can be opened: a policy that is not on the shelf is named without a link. */
type Clauses = ReadonlySet<string>;

/** The mark that every one of several lines carries, so that it is said once for all of them. */
export function markOfAll(lines: readonly Line[]): Line['mark'] {
  const [first] = lines;
  return lines.length > 1 && lines.every(({ mark }) => mark === first?.mark) ? first?.mark : undefined;
}

/** One line of Kith's guidance with its mark and, quietly behind it, the clauses that carry it. */
export function GuidanceLine({ line, clauses }: { readonly line: Line; readonly clauses: Clauses }): VNode {
  return (
    <>
      {line.text} <MarkTag mark={line.mark} />
      {line.clauses.length > 0 && (
        <span class="kith-cites">
          {' '}
          <ClauseLinks ids={line.clauses} known={clauses} />
        </span>
      )}
    </>
  );
}

/** Lines of guidance as a list; in a row of paragraphs where they are to be read as prose. */
export function GuidanceLines(props: {
  readonly lines: readonly Line[];
  readonly clauses: Clauses;
  readonly as?: 'list' | 'prose' | undefined;
  /** A mark that was said already, for all of them. */
  readonly said?: Line['mark'];
}): VNode {
  const { clauses, said } = props;
  const lines = said
    ? props.lines.map((line): Line => ({ text: line.text, clauses: line.clauses }))
    : props.lines;
  if (props.as === 'prose') {
    return (
      <>
        {lines.map((line) => (
          <p class="kith-guidance__says">
            <GuidanceLine line={line} clauses={clauses} />
          </p>
        ))}
      </>
    );
  }
  return (
    <ul class="kith-guidance__list">
      {lines.map((line) => (
        <li>
          <GuidanceLine line={line} clauses={clauses} />
        </li>
      ))}
    </ul>
  );
}
