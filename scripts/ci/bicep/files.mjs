// The Bicep files of a working copy.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { read } from './syntax.mjs';

/** Every file below infra/bicep, by its path from the root. */
export function readAll(root) {
  const folder = path.join(root, 'infra/bicep');
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.bicep')).sort();
  return new Map(names.map((name) => [`infra/bicep/${name.replaceAll('\\', '/')}`, read(path.join(folder, name), `infra/bicep/${name.replaceAll('\\', '/')}`)]));
}

/** The file that a module or a load function names, seen from the file that names it. */
export function relative(from, to) {
  return path.posix.normalize(path.posix.join(path.posix.dirname(from), to));
}

export const fault = (file, place, message) => ({ file: file.name ?? file, line: place.line, column: place.column, message });
