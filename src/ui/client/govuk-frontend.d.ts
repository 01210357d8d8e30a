/** The parts of GOV.UK Frontend's scripts that Kith loads; the package ships no types. */
declare module 'govuk-frontend' {
  /** A behaviour that attaches itself to the elements that name it in `data-module`. */
  export interface GovukComponent {
    readonly moduleName: string;
  }
  export const Button: GovukComponent;
  export const CharacterCount: GovukComponent;
  export const Checkboxes: GovukComponent;
  export const ErrorSummary: GovukComponent;
  export const NotificationBanner: GovukComponent;
  export const PasswordInput: GovukComponent;
  export const SkipLink: GovukComponent;
  export const Tabs: GovukComponent;
  export class Radios {
    static readonly moduleName: string;
    /** Shows or hides what an input reveals, and says so to assistive technology. */
    syncConditionalRevealWithInputState(input: HTMLInputElement): void;
  }
  /** Attaches a behaviour to every element of the page that names it. */
  export function createAll(component: GovukComponent): void;
}
