import type { VNode } from 'preact';
import { type ChoiceItem, Choices, type ChoicesProps } from './choices.tsx';

export interface CheckboxItem extends ChoiceItem {
  /** A name of its own, where it differs from the group's. */
  readonly name?: string | undefined;
  /** `exclusive`: choosing it unticks the others ("None of these"). */
  readonly behaviour?: 'exclusive' | undefined;
}

export interface CheckboxesProps extends ChoicesProps<CheckboxItem> {
  /** Values of the items ticked now. */
  readonly values?: readonly (string | number)[] | undefined;
  /** Ids of further elements that describe the group. */
  readonly describedBy?: string | undefined;
}

/** Any number of answers. */
export function Checkboxes(props: CheckboxesProps): VNode {
  const chosen = new Set(props.values?.map(String));
  const isChosen = (item: CheckboxItem): boolean =>
    item.checked || (chosen.has(String(item.value)) && item.checked !== false);
  return (
    <Choices
      choices={props}
      kind={{
        type: 'checkbox',
        isChosen,
        nameOf: (item) => item.name || props.name,
        behaviourOf: (item) => item.behaviour,
        describedBy: props.describedBy,
      }}
    />
  );
}
