// The template language: `{field}`, `{season:00}`, `<optional>`, `{{ }}` for braces, `/` between folders. Pure.
import { Failure } from '../model/failure.ts';

export const FIELDS = [
  'title',
  'season',
  'numbers',
  'episodeTitle',
  'year',
  'tmdbId',
  'originalTitle',
  'romajiTitle',
  'absolute',
  'group',
  'resolution',
  'source',
  'codec',
  'version',
] as const;
export type Field = (typeof FIELDS)[number];
export type Values = Readonly<Record<Field, string>>;

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly field: Field; readonly digits: number }
  | { readonly kind: 'optional'; readonly parts: readonly Part[] };

/** One folder or file name of a template. */
export type Component = readonly Part[];

const wrong = (template: string, why: string): Failure =>
  new Failure({
    code: 'E-USAGE',
    message: `The template can’t be used: ${why}.`,
    hint: `Template: ${template}. Fields: ${FIELDS.map((field) => `{${field}}`).join(' ')}`,
  });

const isField = (name: string): name is Field => (FIELDS as readonly string[]).includes(name);

interface Cursor {
  at: number;
}

function readField(template: string, cursor: Cursor): Part {
  const end = template.indexOf('}', cursor.at);
  if (end < 0) throw wrong(template, 'a { is not closed');
  const [name = '', ...formats] = template.slice(cursor.at + 1, end).split(':');
  const format = formats.join(':');
  if (!isField(name)) throw wrong(template, `there is no field {${name}}`);
  if (formats.length > 0 && !/^0{1,9}$/.test(format))
    throw wrong(template, `{${name}:${format}} should have a format of zeros, such as {season:00}`);
  cursor.at = end + 1;
  return { kind: 'field', field: name, digits: format.length };
}

function readParts(template: string, cursor: Cursor, inside: boolean): readonly Component[] {
  const components: Part[][] = [[]];
  let text = '';
  const flush = (): void => {
    if (text !== '') components.at(-1)?.push({ kind: 'text', text });
    text = '';
  };
  while (cursor.at < template.length) {
    const character = template.charAt(cursor.at);
    const double = template.startsWith(character + character, cursor.at);
    if ((character === '{' || character === '}') && double) {
      text += character;
      cursor.at += 2;
    } else if (character === '{') {
      flush();
      components.at(-1)?.push(readField(template, cursor));
    } else if (character === '<' && !inside) {
      flush();
      cursor.at += 1;
      const [parts = []] = readParts(template, cursor, true);
      if (template.charAt(cursor.at) !== '>') throw wrong(template, 'a < is not closed');
      cursor.at += 1;
      components.at(-1)?.push({ kind: 'optional', parts });
    } else if (character === '<') throw wrong(template, 'an optional part holds another');
    else if (character === '>' && inside) break;
    else if (character === '/') {
      if (inside) throw wrong(template, 'an optional part holds a /');
      flush();
      components.push([]);
      cursor.at += 1;
    } else if ('<>}'.includes(character)) throw wrong(template, `${character} stands alone`);
    else {
      text += character;
      cursor.at += 1;
    }
  }
  flush();
  return components;
}

const flat = (parts: readonly Part[]): readonly Part[] =>
  parts.flatMap((part) => (part.kind === 'optional' ? flat(part.parts) : [part]));

/** Whether a component holds one of these fields. */
export const holdsField = (component: Component, fields: readonly Field[]): boolean =>
  flat(component).some((part) => part.kind === 'field' && fields.includes(part.field));

/** Text without any field that is nothing but dots leads out of the library or nowhere. */
const isDots = (component: Component): boolean =>
  component.every((part) => part.kind === 'text') && /^[\s.]*$/.test(component.map((part) => part.text).join(''));

/** The components of a template. Failure E-USAGE names what is wrong with it. */
export function compileTemplate(template: string): readonly Component[] {
  const components = readParts(template, { at: 0 }, false);
  const last = components.at(-1) ?? [];
  if (components.some((component) => component.length === 0)) throw wrong(template, 'a folder or file has no name');
  if (components.some(isDots))
    throw wrong(template, 'a folder is named with dots only; it is always below the library');
  if (!flat(last).some(({ kind }) => kind === 'field')) throw wrong(template, 'every file would get one name');
  return components;
}

/** As `compileTemplate`, for episodes: what tells them apart has to be in the file's name. */
export function compileEpisodeTemplate(template: string): readonly Component[] {
  const components = compileTemplate(template);
  if (!holdsField(components.at(-1) ?? [], ['numbers', 'absolute', 'episodeTitle']))
    throw wrong(template, 'every episode of a season would get one name; {numbers} tells them apart');
  return components;
}

const NUMBERS = /^\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)*$/;

/** Every whole number of a value filled up with zeros; what is not made of numbers stays. */
const padded = (value: string, digits: number): string =>
  digits > 0 && NUMBERS.test(value) ? value.replace(/(?<![\d.])\d+/g, (number) => number.padStart(digits, '0')) : value;

function renderParts(parts: readonly Part[], values: Values): string {
  let text = '';
  for (const part of parts) {
    if (part.kind === 'text') text += part.text;
    else if (part.kind === 'field') text += padded(values[part.field], part.digits);
    else if (part.parts.every((inner) => inner.kind !== 'field' || values[inner.field] !== ''))
      text += renderParts(part.parts, values);
  }
  return text;
}

/** The text of one component; an optional part goes where a field in it is empty, and a year is not said twice running. */
export const renderComponent = (component: Component, values: Values): string =>
  renderParts(component, values).replace(/(\(\d{4}\)) \1/g, '$1');
