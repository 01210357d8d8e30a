/** A question's form as it is drawn: what was typed, and what is wrong with a field. */
export type Asked = {
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly errorAt: (field: string) => string | undefined;
};
