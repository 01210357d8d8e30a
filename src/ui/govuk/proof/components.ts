import type { FunctionComponent } from 'preact';
import { BackLink } from '../back-link.tsx';
import { Button } from '../button.tsx';
import { CharacterCount } from '../character-count.tsx';
import { Checkboxes } from '../checkboxes.tsx';
import { DateInput } from '../date-input.tsx';
import { Details } from '../details.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { ErrorSummary } from '../error-summary.tsx';
import { Fieldset } from '../fieldset.tsx';
import { Hint } from '../hint.tsx';
import { Input } from '../input.tsx';
import { InsetText } from '../inset-text.tsx';
import { Label } from '../label.tsx';
import { NotificationBanner } from '../notification-banner.tsx';
import { Pagination } from '../pagination.tsx';
import { PasswordInput } from '../password-input.tsx';
import { Radios } from '../radios.tsx';
import { Select } from '../select.tsx';
import { SkipLink } from '../skip-link.tsx';
import { SummaryList } from '../summary-list.tsx';
import { Table } from '../table.tsx';
import { Tabs } from '../tabs.tsx';
import { Tag } from '../tag.tsx';
import { TaskList } from '../task-list.tsx';
import { Textarea } from '../textarea.tsx';
import { WarningText } from '../warning-text.tsx';

/** Every component offered, by the name of its folder in govuk-frontend. */
export const COMPONENTS = {
  'back-link': BackLink,
  button: Button,
  'character-count': CharacterCount,
  checkboxes: Checkboxes,
  'date-input': DateInput,
  details: Details,
  'error-message': ErrorMessage,
  'error-summary': ErrorSummary,
  fieldset: Fieldset,
  hint: Hint,
  input: Input,
  'inset-text': InsetText,
  label: Label,
  'notification-banner': NotificationBanner,
  pagination: Pagination,
  'password-input': PasswordInput,
  radios: Radios,
  select: Select,
  'skip-link': SkipLink,
  'summary-list': SummaryList,
  table: Table,
  tabs: Tabs,
  tag: Tag,
  'task-list': TaskList,
  textarea: Textarea,
  'warning-text': WarningText,
} as const;

/** Name of a component's folder in govuk-frontend. */
export type ComponentName = keyof typeof COMPONENTS;

/** The component as something that takes the props a fixture describes; the fixtures are the check on their shape. */
export function componentOf(name: ComponentName): FunctionComponent<Readonly<Record<string, unknown>>> {
  return COMPONENTS[name] as unknown as FunctionComponent<Readonly<Record<string, unknown>>>;
}
