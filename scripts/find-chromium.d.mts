export declare const NO_CHROMIUM: string;
export declare function findChromium(
  env?: Readonly<Record<string, string | undefined>>,
  places?: readonly string[],
): string;
