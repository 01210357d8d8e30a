import type { VNode } from 'preact';
import { Input } from '#ui/govuk/input.tsx';
import { valueOf } from '#web/page.ts';
import type { Asked } from '../model/asked.ts';

/** Who runs the home, what it is called, and where it is rung. */
export function PlacesFields({ values, errorAt }: Asked): VNode {
  return (
    <>
      <Input
        name="provider"
        label="Your organisation"
        hint="Who runs the home, as people know it"
        autocomplete="organization"
        value={valueOf(values, 'provider')}
        errorMessage={errorAt('provider')}
      />
      <Input
        name="home"
        label="The home"
        hint="You can add more homes later"
        value={valueOf(values, 'home')}
        errorMessage={errorAt('home')}
      />
      <Input
        name="home-phone"
        label="The home’s telephone number"
        type="tel"
        autocomplete="tel"
        classes="govuk-input--width-20"
        value={valueOf(values, 'home-phone')}
        errorMessage={errorAt('home-phone')}
      />
    </>
  );
}
