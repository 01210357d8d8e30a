/** A message by plural form, or one message for all. */
export type Messages =
  | string
  | Readonly<Partial<Record<'zero' | 'one' | 'two' | 'few' | 'many' | 'other', string>>>;

/** The `data-i18n.*` attributes through which a component's script gets its words. Nothing for what is absent. */
export function i18nAttributes(
  messages: Readonly<Record<string, Messages | undefined>>,
): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [key, message] of Object.entries(messages)) {
    if (!message) continue;
    if (typeof message === 'string') attributes[`data-i18n.${key}`] = message;
    else for (const [form, text] of Object.entries(message)) attributes[`data-i18n.${key}.${form}`] = text;
  }
  return attributes;
}
