import type { VNode } from 'preact';
import { type Attributes, type Content, classNames, present } from './content.ts';
import { yesNo } from './field.tsx';

export interface ButtonProps {
  readonly children?: Content | undefined;
  /** Makes it a link that looks like a button: only for going somewhere, never for changing something. */
  readonly href?: string | undefined;
  readonly type?: 'submit' | 'button' | 'reset' | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly id?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** `govuk-button--secondary`, `--warning`, `--inverse`. */
  readonly classes?: string | undefined;
  readonly isStartButton?: boolean | undefined;
  /** Ignores a second press within a second. The server must still refuse a second submission. */
  readonly preventDoubleClick?: boolean | undefined;
  readonly attributes?: Attributes | undefined;
}

/** Sends a form, or opens a page where it has an `href`. */
export function Button(props: ButtonProps): VNode {
  const common = {
    ...props.attributes,
    class: classNames('govuk-button', props.classes, props.isStartButton && 'govuk-button--start'),
    'data-module': 'govuk-button',
    ...present({ id: props.id }),
  };
  const words = (
    <>
      {props.isStartButton && typeof props.children === 'object' ? (
        <span>{props.children}</span>
      ) : (
        props.children
      )}
      {props.isStartButton && <StartIcon />}
    </>
  );
  if (props.href) {
    return (
      <a {...common} href={props.href} role="button" draggable={yesNo(false) as unknown as boolean}>
        {words}
      </a>
    );
  }
  return (
    <button
      {...common}
      {...present({ value: props.value || undefined, name: props.name || undefined })}
      type={props.type ?? 'submit'}
      disabled={props.disabled}
      aria-disabled={props.disabled ? 'true' : undefined}
      data-prevent-double-click={yesNo(props.preventDoubleClick)}
    >
      {words}
    </button>
  );
}

function StartIcon(): VNode {
  return (
    <svg
      class="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  );
}
