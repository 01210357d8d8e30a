import type { VNode } from 'preact';
import { type Attributes, type Content, classNames, type Gappy, type Rich } from './content.ts';

/** Options of a cell beside its content. */
export interface CellOptions {
  /** `numeric` aligns figures to the right. */
  readonly format?: string | undefined;
  readonly classes?: string | undefined;
  readonly colspan?: number | undefined;
  readonly rowspan?: number | undefined;
  readonly attributes?: Attributes | undefined;
}

export type Cell = Rich<CellOptions>;

export interface TableProps {
  readonly caption?: string | undefined;
  /** `govuk-table__caption--s` to `--xl`. */
  readonly captionClasses?: string | undefined;
  readonly head?: readonly Cell[] | undefined;
  readonly rows: Gappy<readonly Cell[]>;
  /** The first cell of a row names the row. */
  readonly firstCellIsHeader?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** Facts in rows and columns. Wide ones go inside `<Scroll>` of the layout. */
export function Table(props: TableProps): VNode {
  return (
    <table {...props.attributes} class={classNames('govuk-table', props.classes)}>
      {props.caption && (
        <caption class={classNames('govuk-table__caption', props.captionClasses)}>{props.caption}</caption>
      )}
      {props.head && (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {props.head.map((cell) => (
              <HeaderCell cell={cell} scope="col" />
            ))}
          </tr>
        </thead>
      )}
      <tbody class="govuk-table__body">
        {props.rows.map(
          (row) =>
            row && (
              <tr class="govuk-table__row">
                {row.map((cell, index) =>
                  index === 0 && props.firstCellIsHeader ? (
                    <HeaderCell cell={cell} scope="row" />
                  ) : (
                    <BodyCell cell={cell} />
                  ),
                )}
              </tr>
            ),
        )}
      </tbody>
    </table>
  );
}

function HeaderCell(props: { cell: Cell; scope: 'col' | 'row' }): VNode {
  const cell = cellOf(props.cell);
  const format = props.scope === 'col' && cell.format && `govuk-table__header--${cell.format}`;
  return (
    <th {...spans(cell)} scope={props.scope} class={classNames('govuk-table__header', format, cell.classes)}>
      {cell.content}
    </th>
  );
}

function BodyCell(props: { cell: Cell }): VNode {
  const cell = cellOf(props.cell);
  return (
    <td
      {...spans(cell)}
      class={classNames(
        'govuk-table__cell',
        cell.format && `govuk-table__cell--${cell.format}`,
        cell.classes,
      )}
    >
      {cell.content}
    </td>
  );
}

/** Unlike `rich`, an empty cell is still a cell. */
function cellOf(cell: Cell): CellOptions & { content?: Content } {
  if (typeof cell !== 'object' || Array.isArray(cell) || 'type' in cell) return { content: cell as Content };
  return cell as CellOptions & { content?: Content };
}

function spans(cell: CellOptions): Record<string, string | number | true | undefined> {
  return { ...cell.attributes, colspan: cell.colspan || undefined, rowspan: cell.rowspan || undefined };
}
