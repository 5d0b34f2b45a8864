// What was worked out of a text is kept for a while: in one folder the same titles, brackets and words stand in every name.
import QuickLRU from 'quick-lru';

/** Keeps what `make` gives for a key, for so many keys at once. */
export function memory<Value extends object | string | number | boolean | null>(
  maxSize: number,
): (key: string, make: (key: string) => Value) => Value {
  const known = new QuickLRU<string, Value>({ maxSize });
  return (key, make) => {
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
