import type { VNode } from 'preact';
import { Input } from '#ui/govuk/input.tsx';
import { Radios } from '#ui/govuk/radios.tsx';
import { Select } from '#ui/govuk/select.tsx';
import { deviceStateWords } from '#ui/words/event-words.ts';
import { dayWords } from '#ui/words/time-words.ts';
import { DEVICE_KINDS, OWNERS } from '../model/kinds.ts';

/** A device as a choice shows it. */
export type Choice = {
  readonly deviceId: string;
  readonly description: string;
  readonly childName: string;
  readonly state: string;
  readonly seal: string | null;
  readonly since: number;
};

export type DeviceChoiceProps = {
  readonly choices: readonly Choice[];
  readonly now: number;
  readonly value: (field: string) => string;
  readonly error: (field: string) => string | undefined;
  /** Asked with a device that is not in the list, where the list also says whose it is. */
  readonly child?: VNode | undefined;
};

/** Which device: one that the home knows, or a new one in a few words. */
export function DeviceChoice(props: DeviceChoiceProps): VNode {
  const { choices, now, value, error } = props;
  if (choices.length === 0) return <NewDevice {...props} />;
  return (
    <Radios
      name="device"
      fieldset={{ legend: { content: 'Which device?', classes: 'govuk-fieldset__legend--s' } }}
      errorMessage={error('device')}
      value={value('device')}
      items={[
        ...choices.map((each) => ({
          value: each.deviceId,
          content: `${each.childName}: ${each.description}`,
          hint: [
            deviceStateWords(each.state),
            `since ${dayWords(each.since, now)}`,
            each.seal && `seal ${each.seal}`,
          ]
            .filter(Boolean)
            .join(', '),
        })),
        {
          value: 'new',
          content: 'A device that is not in this list',
          conditional: <NewDevice {...props} />,
        },
      ]}
    />
  );
}

function NewDevice({ choices, value, error, child }: DeviceChoiceProps): VNode {
  const legend = choices.length === 0 ? 'Which device?' : undefined;
  return (
    <div class="kith-new-device">
      {legend && <h2 class="kith-duty__title">{legend}</h2>}
      {child}
      <Select
        name="device-kind"
        label="What is it?"
        value={value('device-kind')}
        errorMessage={error('device-kind')}
        items={[{ value: '', text: 'Choose' }, ...DEVICE_KINDS]}
      />
      <Input
        name="device-description"
        label="How would a colleague know it?"
        hint="Like: blue phone with a cracked corner"
        value={value('device-description')}
        errorMessage={error('device-description')}
      />
      <Select
        name="device-owner"
        label="Whose is it?"
        value={value('device-owner') || 'child'}
        errorMessage={error('device-owner')}
        items={OWNERS.map((owner) => ({ value: owner.value, text: owner.text }))}
      />
    </div>
  );
}
