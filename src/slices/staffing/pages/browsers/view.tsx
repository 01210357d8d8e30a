import type { VNode } from 'preact';
import { Button } from '#ui/govuk/button.tsx';
import { Table } from '#ui/govuk/table.tsx';
import { Scroll, Section } from '#ui/layout/columns.tsx';
import { longDateTime } from '#ui/words/time-words.ts';
import { ChoiceField, TextField } from '#web/form-fields.tsx';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import type { Loaded } from './load.ts';

export const CLASS_WORDS = { shared: 'Several people', managed: 'One person' } as const;

/** Devices of the home. */
export function view(loaded: Loaded, form: FormState, ctx: PageContext): Drawn {
  const { here, homes } = loaded;
  return {
    title: 'Where people sign in',
    heading: 'Where people sign in',
    lead: 'Kith takes every device for one that several people use, until you sit at it and say otherwise.',
    current: 'home',
    backTo: { href: '/people', text: 'People' },
    body: (
      <>
        <Section heading="The device in front of you">
          <p>
            {here
              ? `You know it as ${here.name}. ${CLASS_WORDS[here.deviceClass]} use${here.deviceClass === 'managed' ? 's' : ''} it.`
              : 'Nothing has been said of it yet.'}
          </p>
          <form method="post" novalidate>
            {form.hidden}
            <TextField form={form} name="name" label="What do you call it?" hint="“Kitchen tablet”" />
            {homes.length > 1 && (
              <ChoiceField
                form={form}
                name="home"
                label="Which home?"
                items={homes.map((home) => ({ value: home.homeId, text: home.name }))}
              />
            )}
            <ChoiceField
              form={form}
              name="class"
              label="Who uses it?"
              hint="It counts from the next time somebody signs in here."
              items={[
                {
                  value: 'shared',
                  text: 'Several people: it locks after 10 minutes, and only passkeys that are carried work',
                },
                {
                  value: 'managed',
                  text: 'One person, and the organisation looks after it: it locks after 30 minutes',
                },
              ]}
            />
            <Button preventDoubleClick>Keep this</Button>
          </form>
        </Section>
        {loaded.browsers.length > 0 && <Known loaded={loaded} ctx={ctx} />}
      </>
    ),
  };
}

function Known({ loaded, ctx }: { readonly loaded: Loaded; readonly ctx: PageContext }): VNode {
  const nameOf = (homeId: string) => loaded.homes.find((home) => home.homeId === homeId)?.name ?? '';
  return (
    <Section heading="Devices that you have said something of">
      <Scroll label="Known devices">
        <Table
          caption="Known devices"
          firstCellIsHeader
          head={['Device', 'Used by', 'Change']}
          rows={loaded.browsers.map((each) => [
            {
              content: (
                <>
                  {each.name}
                  <br />
                  <span class="kith-muted">
                    {nameOf(each.homeId)}, since {longDateTime(each.setAt, ctx.now)}
                  </span>
                </>
              ),
            },
            CLASS_WORDS[each.deviceClass],
            {
              content: (
                <a href={`/browsers/${each.browserId}`}>
                  Lost or given away<span class="govuk-visually-hidden">: {each.name}</span>
                </a>
              ),
            },
          ])}
        />
      </Scroll>
    </Section>
  );
}
