import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { Table } from '#ui/govuk/table.tsx';
import { Tag } from '#ui/govuk/tag.tsx';
import { Textarea } from '#ui/govuk/textarea.tsx';
import { Scroll, Section } from '#ui/layout/columns.tsx';
import type { FormState } from './page.ts';
import { errorOf, valueOf } from './page.ts';

/** Most rows that are brought in at once. */
export const MOST_ROWS = 5_000;
const SHOWN_AT_MOST = 200;

/** One row of a table, and what would become of it. */
export type RowShown = {
  readonly line: number;
  readonly who: string;
  readonly did: 'new' | 'changed' | 'none' | 'wrong';
  /** What would be done, in words. */
  readonly does: readonly string[];
  /** What is to be mended, each beside the title of its column. */
  readonly problems: readonly { readonly column: string; readonly text: string }[];
};

/** A table as it was read, before anything is brought in. */
export type ImportPreview = {
  readonly rows: readonly RowShown[];
  /** Titles of columns that Kith does not read. */
  readonly unknown: readonly string[];
  readonly text: string;
  /** Stands for all of it, so that what is brought in is what was shown. */
  readonly seen: string;
  /** What Kith holds has changed since it was last shown. */
  readonly overtaken: boolean;
};

const LOOK = {
  new: ['New', 'kith-tag--done'],
  changed: ['Changes', 'kith-tag--soon'],
  none: ['There already', 'govuk-tag--grey'],
  wrong: ['To mend', 'kith-tag--harm'],
} as const;

/** The form that takes a table, with its preview once one was sent. */
export function ImportBody(props: {
  readonly form: FormState;
  readonly preview: ImportPreview | undefined;
  readonly template: string;
  readonly columns: readonly { readonly title: string; readonly hint: string }[];
  readonly noun: string;
}): VNode {
  const { form, preview, template, columns, noun } = props;
  const wrong = preview?.rows.some((row) => row.did === 'wrong') ?? false;
  const ready = preview !== undefined && !wrong;
  return (
    <>
      {preview && <Preview preview={preview} />}
      <form method="post" enctype="multipart/form-data" novalidate>
        {form.hidden}
        {ready && preview ? (
          <>
            <input type="hidden" name="text" value={preview.text} />
            <input type="hidden" name="seen" value={preview.seen} />
            <p>Nothing has been kept yet. All of it is brought in, or none of it.</p>
            <div class="govuk-button-group">
              <Button name="mode" value="import" preventDoubleClick>
                Bring {noun} in
              </Button>
              <a href={template.replace(/\/template$/, '')}>Start again</a>
            </div>
          </>
        ) : (
          <Take form={form} text={preview?.text} />
        )}
      </form>
      {!ready && (
        <Section heading="How to write it">
          <p>
            <a href={template}>Take the template</a>: a table with these columns, in any order. Save it as
            CSV.
          </p>
          <ul class="govuk-list govuk-list--bullet">
            {columns.map(({ title, hint }) => (
              <li>
                <strong>{title}</strong>: {hint}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Take({ form, text }: { readonly form: FormState; readonly text: string | undefined }): VNode {
  const error = errorOf(form, 'file');
  return (
    <>
      <div class={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
        <label class="govuk-label govuk-label--s" for="file">
          A CSV file
        </label>
        {error && (
          <p class="govuk-error-message" id="file-error">
            <span class="govuk-visually-hidden">Error:</span> {error}
          </p>
        )}
        <input
          class="kith-file"
          type="file"
          id="file"
          name="file"
          accept=".csv,text/csv,text/plain"
          aria-describedby={error ? 'file-error' : undefined}
        />
      </div>
      <Textarea
        name="text"
        label={{ content: 'Or paste its rows here', classes: 'govuk-label--s' }}
        hint="With the line of column titles first"
        rows={8}
        spellcheck={false}
        value={text ?? valueOf(form.values, 'text')}
        errorMessage={errorOf(form, 'text')}
      />
      <Button preventDoubleClick>Show me what it would do</Button>
    </>
  );
}

function Preview({ preview }: { readonly preview: ImportPreview }): VNode {
  const { rows, unknown, overtaken } = preview;
  const count = (did: RowShown['did']) => rows.filter((row) => row.did === did).length;
  const order = { wrong: 0, changed: 1, new: 2, none: 3 } as const;
  const shown = rows
    .toSorted((a, b) => order[a.did] - order[b.did] || a.line - b.line)
    .slice(0, SHOWN_AT_MOST);
  return (
    <Section heading="What it would do">
      <Card edge={count('wrong') > 0 ? 'harm' : 'done'}>
        {overtaken && (
          <p>
            <strong>Nothing was brought in: Kith has changed since you looked.</strong> This is how it stands
            now.
          </p>
        )}
        <p>
          {count('new')} new, {count('changed')} with changes, {count('none')} there already
          {count('wrong') > 0 && (
            <>
              , <strong>{count('wrong')} to mend</strong>. Nothing is brought in until every row can be
            </>
          )}
          .
        </p>
        {unknown.length > 0 && <p>Not read, because Kith has no such column: {unknown.join(', ')}.</p>}
        <Scroll label="Every row">
          <Table
            caption="Every row"
            captionClasses="govuk-visually-hidden"
            head={['Line', 'Who', 'Stands', 'What is done'].map((content) => ({ content }))}
            rows={shown.map((row) => [
              { content: String(row.line) },
              { content: row.who || 'No name' },
              { content: <Tag classes={LOOK[row.did][1]}>{LOOK[row.did][0]}</Tag> },
              {
                content: (
                  <ul class="govuk-list">
                    {row.problems.map(({ column, text }) => (
                      <li>
                        <strong>{column}</strong>: {text}
                      </li>
                    ))}
                    {row.does.map((words) => (
                      <li>{words}</li>
                    ))}
                  </ul>
                ),
              },
            ])}
          />
        </Scroll>
        {rows.length > shown.length && (
          <p>And {rows.length - shown.length} more rows, none of them to mend first.</p>
        )}
      </Card>
    </Section>
  );
}
