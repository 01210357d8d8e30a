/** Titles longer than this are shortened where they stand beside something else. */
const LONG = 40;

/** "Staying in Touch" for "Staying in Touch, the Safe Use of the Internet, Social Media and Taking Photographs". */
export function shortTitle(title: string): string {
  const [first = title] = title.split(/,| \(|: /);
  return title.length > LONG && first.length >= 6 ? first : title;
}
