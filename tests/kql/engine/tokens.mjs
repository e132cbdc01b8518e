// Words of the part of KQL that the queries use. Times and spans are milliseconds.
const spans = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const token = /\s*(?:(\d+)(ms|s|m|h|d)\b|(\d+(?:\.\d+)?)|'([^']*)'|([A-Za-z_]\w*)|(==|!=|>=|<=|[-+*/<>(),=.[\]]))/y;

/** The tokens of an expression, as `{ kind: 'value' | 'name' | 'sign', value }`. */
export function tokens(text) {
  const found = [];
  token.lastIndex = 0;
  while (text.slice(token.lastIndex).trim() !== '') {
    const at = token.lastIndex;
    const [, amount, unit, number, string, name, sign] = token.exec(text) ?? [];
    if (amount ?? number ?? string ?? name ?? sign) {
      found.push(word(amount, unit, number, string, name, sign));
    } else if (string === '') {
      found.push({ kind: 'value', value: '' });
    } else {
      throw new Error(`not understood: ${text.slice(at, at + 40)}`);
    }
  }

  return found;
}

function word(amount, unit, number, string, name, sign) {
  if (name !== undefined) {
    return { kind: 'name', value: name };
  }

  return sign !== undefined ? { kind: 'sign', value: sign } : { kind: 'value', value: string ?? (unit ? amount * spans[unit] : Number(number)) };
}

/** Milliseconds of a span such as `6h`. */
export const span = (text) => tokens(text)[0].value;

/** Cuts a text where a sign stands outside of brackets and quotes. */
export function cut(text, sign) {
  const parts = [''];
  let depth = 0;
  let quoted = false;
  for (const char of text) {
    quoted = char === "'" ? !quoted : quoted;
    depth += quoted ? 0 : '([{'.includes(char) - ')]}'.includes(char);
    if (char === sign && depth === 0 && !quoted) {
      parts.push('');
    } else {
      parts[parts.length - 1] += char;
    }
  }

  return parts.map((part) => part.trim());
}
