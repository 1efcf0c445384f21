/** Answers whose JSON is well formed and whose types are not what was agreed. */
import { isObject } from '../json.ts';

/** @param mode see `FaultSpec.mode` */
export function spoilTypes(body: string, mode: string): string {
  const answer: unknown = JSON.parse(body);
  const isEnvelope = isObject(answer) && 'data' in answer;
  const data: unknown = isEnvelope ? answer.data : answer;
  const spoiled = spoil(data, mode);
  return JSON.stringify(isEnvelope ? { ...answer, data: spoiled } : spoiled);
}

function spoil(data: unknown, mode: string): unknown {
  switch (mode) {
    case 'data-null':
      return null;
    case 'data-object':
      return Array.isArray(data) ? { ...(data as unknown[]) } : [data];
    case 'ids-text':
      return deeply(data, (key, value) => (key === 'id' && typeof value === 'number' ? `no ${value}` : value));
    case 'prices-text':
      return deeply(data, (key, value) => (key === 'price' && typeof value === 'number' ? `${value / 100} kr` : value));
    default:
      return 'unexpected';
  }
}

function deeply(value: unknown, change: (key: string, value: unknown) => unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((member) => deeply(member, change, key));
  if (!isObject(value)) return change(key, value);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, deeply(member, change, name)]));
}
