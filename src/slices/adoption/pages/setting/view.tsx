import { momentInWords } from '#kernel/day-words.ts';
import { Button } from '#ui/govuk/button.tsx';
import { fieldOf, valueInWords } from '#web/open-settings.ts';
import type { Drawn, FormState } from '#web/page.ts';
import { errorOf, valueOf } from '#web/page.ts';
import { SettingField } from '#web/setting-field.tsx';
import { ReasonField } from '../../parts/reason-field.tsx';
import type { Loaded } from './load.ts';

/** Choose, or choose differently. */
export function view(loaded: Loaded, form: FormState): Drawn {
  const { home, policy, setting, choice, value, stands } = loaded;
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
        <SettingField asked={{ values, errorAt: (field) => errorOf(form, field) }} setting={setting} />
        <ReasonField form={form} label="Why do you choose this?" />
        <p>Nothing changes yet. You see first what would change, for each child.</p>
        <Button preventDoubleClick>See what would change</Button>
      </form>
    ),
  };
}
