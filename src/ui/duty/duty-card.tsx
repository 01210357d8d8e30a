import type { VNode } from 'preact';
import { Button } from '#ui/govuk/button.tsx';
import { type Content, classNames, type Gappy } from '#ui/govuk/content.ts';
import { Tag } from '#ui/govuk/tag.tsx';
import { Clock, type ClockProps, edgeOf } from './clock.tsx';
import { PhoneNumber } from './phone-number.tsx';
import { WordsBox, type WordsKind } from './words-box.tsx';

/** A number to call, with when it answers. */
export interface CallNumber {
  readonly number: string;
  /** Read before the number: "out of hours duty team". */
  readonly before?: string | undefined;
  /** Read after the number: "until 17:00". */
  readonly after?: string | undefined;
}

/** What the person presses when it is done, or where they go to do it. */
export type DutyAction =
  | {
      readonly kind: 'link';
      readonly text: string;
      readonly href: string;
      readonly primary?: boolean | undefined;
    }
  | {
      readonly kind: 'form';
      readonly text: string;
      readonly action: string;
      readonly csrf: string;
      readonly primary?: boolean | undefined;
      /** Further hidden fields of the form. */
      readonly fields?: Readonly<Record<string, string>> | undefined;
    };

export interface DutyCardProps {
  /** Id of the card, for links to it. */
  readonly id?: string | undefined;
  /** Its place in the order; a sign such as "!" or nothing where order is not the point. */
  readonly number?: number | string | undefined;
  /** The action and the person by name: "Tell Rowan's social worker, Priya Nair". */
  readonly title: Content;
  /** Opens the duty; the title is then a link. */
  readonly href?: string | undefined;
  /** 2 by default. */
  readonly headingLevel?: 2 | 3 | 4 | undefined;
  /** Beside the title: "On hold", "You". */
  readonly tag?:
    | { readonly text: string; readonly look?: 'harm' | 'soon' | 'held' | 'done' | undefined }
    | undefined;
  readonly calls?: Gappy<CallNumber> | undefined;
  /** What to do and how, in a sentence or two. */
  readonly children?: Content | undefined;
  /** Words to say, never to say, to do, never to do. */
  readonly words?: Gappy<{ readonly kind: WordsKind; readonly content: Content }> | undefined;
  /** "Why?", folded away. */
  readonly why?:
    | {
        readonly summary?: string | undefined;
        readonly content: Content;
        readonly open?: boolean | undefined;
      }
    | undefined;
  readonly clock: ClockProps;
  /** The left edge, where it is not what the clock says: a duty that guards from harm is `harm` before it is late. */
  readonly edge?: 'harm' | 'soon' | 'plain' | 'held' | 'done' | undefined;
  readonly action?: DutyAction | undefined;
  /** Under the button: a second, quieter way ("Somebody else will do it"). */
  readonly aside?: Content | undefined;
}

/** One thing owed: what, to whom, with which words, and by when. */
export function DutyCard(props: DutyCardProps): VNode {
  const Heading = `h${props.headingLevel ?? 2}` as const;
  return (
    <article
      class={`kith-card kith-duty kith-card--${props.edge ?? edgeOf(props.clock.state)}`}
      id={props.id}
    >
      {props.number !== undefined && (
        <p class="kith-duty__number">
          {typeof props.number === 'number' && <span class="govuk-visually-hidden">Number </span>}
          {props.number}
        </p>
      )}
      <div class={classNames('kith-duty__body', props.number === undefined && 'kith-duty__body--unnumbered')}>
        <Heading class="kith-duty__title">
          {props.href ? (
            <a class="govuk-link kith-duty__link" href={props.href}>
              {props.title}
            </a>
          ) : (
            props.title
          )}
          {props.tag && (
            <>
              {' '}
              <Tag classes={props.tag.look && `kith-tag--${props.tag.look}`}>{props.tag.text}</Tag>
            </>
          )}
        </Heading>
        {props.calls && <Calls calls={props.calls} />}
        {props.children !== undefined && <div class="kith-duty__text">{props.children}</div>}
        {props.words?.map((box) => box && <WordsBox kind={box.kind}>{box.content}</WordsBox>)}
        {props.why && (
          <details class="kith-why" open={props.why.open}>
            <summary class="kith-why__summary">
              <span class="kith-why__words">{props.why.summary ?? 'Why?'}</span>
              <span class="govuk-visually-hidden"> {props.title}</span>
            </summary>
            <div class="kith-why__text">{props.why.content}</div>
          </details>
        )}
      </div>
      <div class="kith-duty__side">
        <Clock {...props.clock} />
        {props.action && <ActionButton action={props.action} about={props.title} />}
        {props.aside !== undefined && <div class="kith-duty__aside">{props.aside}</div>}
      </div>
    </article>
  );
}

function Calls({ calls }: { calls: Gappy<CallNumber> }): VNode {
  const shown = calls.filter((call): call is CallNumber => Boolean(call));
  return (
    <p class="kith-duty__calls">
      {shown.map((call, index) => (
        <>
          {index > 0 && '; '}
          {call.before && `${call.before} `}
          <PhoneNumber number={call.number} />
          {call.after && ` ${call.after}`}
        </>
      ))}
    </p>
  );
}

/** Six buttons "I have told her" on one page need telling apart by ear: each is followed by its duty's title. */
function ActionButton({ action, about }: { action: DutyAction; about: Content }): VNode {
  const classes = classNames('kith-duty__button', !(action.primary ?? true) && 'govuk-button--secondary');
  const words = (
    <>
      {action.text}
      <span class="govuk-visually-hidden">: {about}</span>
    </>
  );
  if (action.kind === 'link') {
    return (
      <Button href={action.href} classes={classes}>
        {words}
      </Button>
    );
  }
  return (
    <form method="post" action={action.action}>
      <input type="hidden" name="csrf" value={action.csrf} />
      {Object.entries(action.fields ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Button classes={classes} preventDoubleClick>
        {words}
      </Button>
    </form>
  );
}
