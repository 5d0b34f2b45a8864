// Stems put right before they are taken apart. Pure.

/** A name that is said again behind itself, as posts do: `[Group] Title - 05 [01/22] - "[Group] Title - 05.mkv"`. */
export const onceOnly = (text: string): string => {
  const again = text.startsWith('[') ? text.indexOf(text.slice(0, ENOUGH_TO_KNOW), ENOUGH_TO_KNOW) : -1;
  return again < 0 ? text : text.slice(0, again).replace(/[\s._"-]+$/, '');
};
const ENOUGH_TO_KNOW = 16;

/** A first bracket that was opened twice, or not at all (`[[Group]`, `Group] Title`, `]Group] Title`); quotes around a number. */
export function mended(text: string): string {
  let whole = text;
  if (whole.startsWith('[[')) whole = whole.replace(/^\[+/, '[');
  if (whole.startsWith(']')) whole = `[${whole.slice(1)}`;
  if (whole.includes('『')) whole = whole.replace(/『(\d{1,4})』/g, '[$1]');
  const [opens, closes] = [whole.indexOf('['), whole.indexOf(']')];
  return closes > 0 && closes <= GROUP_LONGEST && (opens < 0 || opens > closes) ? `[${whole}` : whole;
}
const GROUP_LONGEST = 60;
