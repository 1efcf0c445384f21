/** The control API of a simulator in another process, with the same methods. */
import { isObject } from '../json.ts';
import type { MiintoControl } from './control.ts';

export type MiintoControlClient = {
  readonly [Name in keyof MiintoControl]: (
    ...argument: Parameters<MiintoControl[Name]>
  ) => Promise<ReturnType<MiintoControl[Name]>>;
};

/** @param url of the simulator. Methods throw an Error with the simulator's sentence when it refuses. */
export function createControlClient(url: string): MiintoControlClient {
  const call = async (name: string, argument: unknown): Promise<unknown> => {
    const response = await fetch(`${url}/_control/${name}`, { method: 'POST', body: JSON.stringify(argument ?? {}) });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(isObject(answer) ? String(answer.error) : `Status ${response.status}`);
    return answer;
  };
  return new Proxy({} as MiintoControlClient, {
    // A client that is returned from an async function must not look like a promise.
    get: (_target, name) =>
      typeof name === 'string' && name !== 'then' ? (argument: unknown) => call(name, argument) : undefined,
  });
}
