// Random documents over a small alphabet of names, texts and numbers, so that they meet the schemas often.
export const names = ['a', 'b', 'c', 'aa', 'é', 'x-1', '', '~/'];

export const texts = ['', 'a', 'b', 'aa', 'ab', 'abc', 'é', 'éé', '错', '😀', '😀a', 'A1', '2026-11-21', '127.0.0.1', 'a@b.c', '\n', ' ', '0', 'x-1'];

export const numbers = [0, 1, -1, 2, 3, 4, 7, 10, 100, -7, 0.5, 1.5, -0.25, 2.25, 1e3, 12345678, 4294967296];

export function instance(random, depth = 3) {
  const kind = random.below(depth > 0 ? 10 : 6);
  if (kind < 1) return null;
  if (kind < 2) return random.chance(0.5);
  if (kind < 4) return random.of(numbers);
  if (kind < 6) return random.of(texts);
  if (kind < 8) return Array.from({ length: random.below(5) }, () => instance(random, depth - 1));
  return Object.fromEntries(random.some(names, 5).map((name) => [name, instance(random, depth - 1)]));
}

// A document near another one: a schema says yes to few random documents, and to more that were changed a little.
export function near(random, value) {
  if (random.chance(0.3) || value === null || typeof value !== 'object') return instance(random, 2);
  if (Array.isArray(value)) {
    const copy = [...value];
    const at = random.below(copy.length + 1);
    if (random.chance(0.4)) copy.splice(at, 0, random.chance(0.5) && copy.length > 0 ? random.of(copy) : instance(random, 1));
    else if (copy.length > 0) copy[at % copy.length] = near(random, copy[at % copy.length]);
    return copy;
  }

  const copy = { ...value };
  const name = random.of(names);
  if (name in copy && random.chance(0.4)) delete copy[name];
  else copy[name] = name in copy ? near(random, copy[name]) : instance(random, 1);
  return copy;
}
