import type { VNode } from 'preact';
import { capital } from '#kernel/fill-words.ts';
import { Card } from '#ui/duty/card.tsx';
import { Table } from '#ui/govuk/table.tsx';
import { Scroll, Section } from '#ui/layout/columns.tsx';
import { deviceStateWords } from '#ui/words/event-words.ts';
import { dayWords, momentWords } from '#ui/words/time-words.ts';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import type { HeldDevice } from '../../model/device.ts';
import { KEPT_STATES } from '../../model/transitions.ts';
import type { Loaded } from './load.ts';

type Props = { readonly loaded: Loaded; readonly now: PageContext['now'] };

/** Every device the home knows: what it holds now, then the others. */
export function view(loaded: Loaded, _form: FormState, { now }: PageContext): Drawn {
  const held = loaded.devices
    .filter((device) => KEPT_STATES.includes(device.state))
    .sort((a, b) => a.since - b.since);
  const others = loaded.devices.filter((device) => !KEPT_STATES.includes(device.state));
  return {
    title: 'Devices',
    caption: loaded.homes.size === 1 ? [...loaded.homes.values()][0] : undefined,
    heading: 'Devices',
    lead:
      held.length === 0
        ? 'No device is held now.'
        : `${count(held.length)} held now${held.length > 1 ? ', the longest held first' : ''}.`,
    current: 'devices',
    body: (
      <>
        {held.length > 0 && (
          <Section heading="Held now">
            {held.map((device) => (
              <Held device={device} loaded={loaded} now={now} />
            ))}
          </Section>
        )}
        {others.length > 0 && (
          <Section heading="Not held">
            <Card>
              <Scroll label="Devices that are not held">
                <Table
                  head={[
                    { content: 'Device' },
                    { content: 'Child' },
                    { content: 'Where' },
                    { content: 'Since' },
                  ]}
                  rows={others.map((device) => [
                    { content: <a href={`/devices/${device.deviceId}`}>{device.description}</a> },
                    { content: nameOf(device, loaded) },
                    { content: capital(deviceStateWords(device.state)) },
                    { content: dayWords(device.since, now) },
                  ])}
                />
              </Scroll>
            </Card>
          </Section>
        )}
      </>
    ),
  };
}

const count = (many: number): string => `${many} ${many === 1 ? 'device is' : 'devices are'}`;
const nameOf = (device: HeldDevice, { children }: Loaded): string =>
  children.get(device.childId) ?? 'A child who has left';

function Held({ device, loaded, now }: { device: HeldDevice } & Props): VNode {
  const home = loaded.homes.size > 1 ? loaded.homes.get(device.homeId) : undefined;
  return (
    <Card edge={device.state === 'with-police' ? 'plain' : 'soon'}>
      <h3 class="kith-duty__title">
        <a class="govuk-link" href={`/devices/${device.deviceId}`}>
          {capital(device.description)}, {nameOf(device, loaded)}
        </a>
      </h3>
      <p>
        {capital(deviceStateWords(device.state))} since {momentWords(device.since, now)}
        {home && ` · ${home}`}
      </p>
      <p class="kith-muted">{whereabouts(device)}</p>
    </Card>
  );
}

/** Seal, place and whose it is, in one line. */
function whereabouts(device: HeldDevice): string {
  const owner = {
    child: 'the child’s own',
    home: 'the home’s',
    other: 'somebody else’s',
    unknown: 'not known whose',
  };
  return [
    device.seal ? `Seal ${device.seal}` : 'No seal written down',
    device.state !== 'with-police' && (device.keptAt ?? 'no place written down'),
    owner[device.owner],
  ]
    .filter(Boolean)
    .join(' · ');
}
