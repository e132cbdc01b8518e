// What can be chosen in the workbook: all of it first, then what was received.
import { receivedSince } from './rows.mjs';

const mostChoices = 1000;
const choice = (column) => ({ events }, p) => {
  const values = [...new Set(receivedSince(events, p).map((r) => r[column]).filter((value) => value !== ''))].sort();
  return [['*', 'All'], ...values.map((value) => [value, value])].slice(0, mostChoices);
};

export const choices = { apps: choice('App'), versions: choice('AppVersion'), commands: choice('Command') };
