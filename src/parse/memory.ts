// What was worked out of a text is kept for a while: in one folder the same titles, brackets and words stand in every name.

/**
 * Keeps what `make` gives for a key, for so many keys at once, and those of late rather than others: two maps in turn, since to ask a ready-made one costs as
 * much as some of what is kept.
 */
export function memory<Value extends object | string | number | boolean | null>(
  maxSize: number,
): (key: string, make: (key: string) => Value) => Value {
  let recent = new Map<string, Value>();
  let before = new Map<string, Value>();
  return (key, make) => {
    const kept = recent.get(key);
    if (kept !== undefined) return kept;
    const value = before.get(key) ?? make(key);
    if (recent.size >= maxSize) [before, recent] = [recent, new Map<string, Value>()];
    recent.set(key, value);
    return value;
  };
}
