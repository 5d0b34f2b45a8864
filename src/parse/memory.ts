// What was worked out of a text is kept for a while: in one folder the same titles, brackets and words stand in every name.

/** Keeps what `make` gives for a key, for so many keys at once; then all is forgotten, which costs less than to know which was used last. */
export function memory<Value extends object | string | number | boolean | null>(
  most: number,
): (key: string, make: (key: string) => Value) => Value {
  const known = new Map<string, Value>();
  return (key, make) => {
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const made = make(key);
    if (known.size >= most) known.clear();
    known.set(key, made);
    return made;
  };
}
