import type { VNode } from 'preact';
import { type ChoiceItem, Choices, type ChoicesProps } from './choices.tsx';

export type RadioItem = ChoiceItem;

export interface RadiosProps extends ChoicesProps<RadioItem> {
  /** Value of the item chosen now. */
  readonly value?: string | number | undefined;
}

/** One answer of a few. */
export function Radios(props: RadiosProps): VNode {
  const isChosen = (item: RadioItem): boolean =>
    item.checked ||
    (Boolean(props.value) && String(item.value) === String(props.value) && item.checked !== false);
  return (
    <Choices
      choices={props}
      kind={{
        type: 'radio',
        isChosen,
        nameOf: () => props.name,
        behaviourOf: () => undefined,
        describedBy: undefined,
      }}
    />
  );
}
