import type { VNode } from 'preact';
import type { DocumentItems, QuestionSet, Rule, Setting } from '#engine/pack-schema.ts';
import { capital } from '#kernel/fill-words.ts';
import { Card } from '#ui/duty/card.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import { Section } from '#ui/layout/columns.tsx';
import { pieceAddress } from '../model/addresses.ts';
import { harmWords } from '../model/harm-words.ts';
import type { Piece } from '../model/pieces.ts';
import type { Policy } from '../model/policy.ts';
import { clausesAt } from '../model/policy.ts';
import type { RuleWords } from '../model/rule-words.ts';
import { RestsOn } from './links.tsx';
import { MarkTag } from './marks.tsx';

/** A rule in words, with what it waits for. */
export function RuleView(props: {
  readonly rule: Rule;
  readonly words: RuleWords;
  readonly policy: Policy;
}): VNode {
  const { rule, words, policy } = props;
  const waitsFor = new Set(words.needs.flatMap((need) => need.clauses));
  const here = clausesAt(policy, pieceAddress(policy.pack, 'rules', rule.id), rule.clauses);
  return (
    <>
      <Card>
        <SummaryList
          rows={[
            { key: 'When', value: capital(words.when) },
            words.onlyIf !== undefined && { key: 'Only if', value: capital(words.onlyIf) },
            ...words.facts.map(([key, value]) => ({ key, value })),
            rule.when !== undefined && {
              key: 'While that is not known',
              value:
                rule['if-unknown'] === 'apply'
                  ? 'It applies, and Kith asks for what is missing'
                  : 'It does not apply yet, and Kith asks for what is missing',
            },
          ]}
        />
        <RestsOn ids={here.filter((id) => rule.clauses.includes(id) || !waitsFor.has(id))} />
      </Card>
      {words.needs.length > 0 && (
        <Section heading="It waits for all of these">
          <Card>
            <ul class="kith-plain-list">
              {words.needs.map((need) => (
                <li>
                  {capital(need.words)}
                  <RestsOn ids={need.clauses} />
                </li>
              ))}
            </ul>
          </Card>
        </Section>
      )}
      {rule.note && <p class="kith-muted">{rule.note}</p>}
    </>
  );
}

/** A set of questions in its order. */
export function QuestionsView(props: {
  readonly set: QuestionSet;
  readonly askedBy: readonly Rule[];
  readonly policy: Policy;
}): VNode {
  const here = pieceAddress(props.policy.pack, 'questions', props.set.id);
  const textOf = (id: string) => props.set.questions.find((each) => each.id === id)?.text ?? id;
  return (
    <>
      <p>{props.set.about}</p>
      <Card>
        <ol class="kith-plain-list">
          {props.set.questions.map((question) => (
            <li id={question.id}>
              <strong>{question.text}</strong>
              {question.hint && <p class="kith-muted">{question.hint}</p>}
              {question.options && <p>{question.options.map(({ text }) => text).join(' · ')}</p>}
              {question['show-when'] && (
                <p class="kith-muted kith-small">
                  Only where “{textOf(question['show-when'].question)}” is{' '}
                  {question['show-when'].is.map((each) => each.replaceAll('-', ' ')).join(' or ')}
                </p>
              )}
              {(question.words || question.type === 'weighs') && (
                <p class="kith-muted kith-small">A tick is not enough: words are asked for</p>
              )}
              <RestsOn ids={clausesAt(props.policy, `${here}#${question.id}`, question.clauses)} />
            </li>
          ))}
        </ol>
      </Card>
      <RestsOn ids={clausesAt(props.policy, here)} />
      {props.askedBy.length > 0 && (
        <p>
          Asked by{' '}
          {props.askedBy.map((rule, index) => (
            <>
              {index > 0 && ', '}
              <a href={pieceAddress(props.policy.pack, 'rules', rule.id)}>{rule.id.replaceAll('-', ' ')}</a>
            </>
          ))}
        </p>
      )}
    </>
  );
}

/** What a document has to say. */
export function DocumentView(props: { readonly document: DocumentItems; readonly policy: Policy }): VNode {
  const { document, policy } = props;
  const here = pieceAddress(policy.pack, 'documents', document.id);
  return (
    <Card>
      <ol class="kith-plain-list">
        {document.items.map((item) => (
          <li id={item.id}>
            {item.text} <MarkTag mark={item.mark ?? document.mark} />
            <RestsOn ids={clausesAt(policy, `${here}#${item.id}`, item.clauses)} />
          </li>
        ))}
      </ol>
      <RestsOn ids={clausesAt(policy, here)} />
    </Card>
  );
}

/** What a policy leaves open. */
export function SettingView(props: { readonly setting: Setting; readonly policy: Policy }): VNode {
  const { setting, policy } = props;
  const choice = setting.choices?.find(({ value }) => value === setting.default);
  const starting =
    choice?.text ??
    (typeof setting.default === 'boolean' ? (setting.default ? 'Yes' : 'No') : setting.default);
  return (
    <Card>
      <SummaryList
        rows={[
          { key: 'Asked', value: setting.ask },
          { key: 'Why', value: setting.why },
          setting.choices !== undefined && {
            key: 'Choices',
            value: setting.choices.map(({ text }) => text).join(' · '),
          },
          { key: 'Until you choose', value: starting },
        ]}
      />
      <RestsOn ids={clausesAt(policy, pieceAddress(policy.pack, 'settings', setting.id), setting.clauses)} />
    </Card>
  );
}

/** A document's own way of sorting dangers. */
export function TaxonomyView(props: {
  readonly taxonomy: Extract<Piece, { kind: 'taxonomies' }>['taxonomy'];
  readonly policy: Policy;
}): VNode {
  const { taxonomy, policy } = props;
  const here = pieceAddress(policy.pack, 'taxonomies', taxonomy.id);
  return (
    <>
      {taxonomy.note && <p>{taxonomy.note}</p>}
      <Card>
        <ul class="kith-plain-list">
          {taxonomy.terms.map((term) => (
            <li id={term.id}>
              <strong>{term.title}</strong>
              {term.harms.length > 0 && (
                <p class="kith-muted">Harms: {term.harms.map((harm) => harmWords(harm)).join(', ')}</p>
              )}
              <RestsOn ids={clausesAt(policy, `${here}#${term.id}`, term.clauses)} />
            </li>
          ))}
        </ul>
      </Card>
      <RestsOn ids={clausesAt(policy, here)} />
    </>
  );
}
