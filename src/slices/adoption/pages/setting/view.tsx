import { momentInWords } from '#kernel/day-words.ts';
import { Button } from '#ui/govuk/button.tsx';
import { Textarea } from '#ui/govuk/textarea.tsx';
import { fieldOf, valueInWords } from '#web/open-settings.ts';
import type { Drawn, FormState } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import { SettingField } from '#web/setting-field.tsx';
import type { Loaded } from './load.ts';

/** Choose, or choose differently. */
export function view(loaded: Loaded, form: FormState): Drawn {
  const { home, policy, setting, choice, value, stands } = loaded;
  const errorAt = (field: string) => form.errors.find((each) => each.field === field)?.text;
  const standing = value ?? setting.default;
  const asSent = typeof standing === 'boolean' ? (standing ? 'yes' : 'no') : standing;
  const sent = Object.keys(form.values).length > 0;
  const values = sent ? form.values : { [fieldOf(setting)]: asSent };
  return {
    title: setting.title,
    heading: setting.title,
    caption: `${home.name} · ${policy}`,
    lead: choice
      ? `It is ${valueInWords(setting, standing)}. ${choice.byName} chose this on ${momentInWords(choice.setAt)}: ${choice.reason}`
      : `It is ${valueInWords(setting, standing)}: Kith’s safe default. Your home has not chosen yet.`,
    current: 'home',
    backTo: { href: `/settings?home=${home.homeId}`, text: 'What we chose' },
    body: (
      <form method="post" novalidate>
        {form.hidden}
        <input
          type="hidden"
          name="stands"
          value={sent && !form.notice ? valueOf(values, 'stands') : stands}
        />
        <SettingField asked={{ values, errorAt }} setting={setting} />
        <Textarea
          name="reason"
          label={{ content: 'Why do you choose this?', classes: 'govuk-label--s' }}
          hint="It is kept with the change, for those who ask later."
          rows={3}
          value={valueOf(values, 'reason')}
          errorMessage={errorAt('reason')}
        />
        <p>Nothing changes yet. You see first what would change, for each child.</p>
        <Button preventDoubleClick>See what would change</Button>
      </form>
    ),
  };
}
