import type { ComponentName } from './components.ts';

/** A fixture whose markup the kit does not repeat, and why that is right. */
export interface Difference {
  readonly component: ComponentName;
  /** The fixture's name in govuk-frontend. */
  readonly fixture: string;
  readonly because: string;
}

/** Every known difference. The proof fails when one of them no longer differs. */
export const DIFFERENCES: readonly Difference[] = [];
