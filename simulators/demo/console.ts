/** What the demo tells a person: always on standard error, since standard output belongs to the result. */
export interface Narrator {
  say(sentence: string): void;
  /** One line about where things stand; rewritten in place on a terminal. */
  status(line: string): void;
}

const QUIET_MS = 5000;

export function createNarrator(): Narrator {
  const { stderr } = process;
  let open = false;
  let last = 0;
  const close = (): void => {
    if (open) stderr.write('\n');
    open = false;
  };
  return {
    say(sentence) {
      close();
      stderr.write(`${sentence}\n`);
    },
    status(line) {
      if (stderr.isTTY) {
        stderr.write(`\r\u001b[K${line}`);
        open = true;
      } else if (Date.now() - last >= QUIET_MS) {
        last = Date.now();
        stderr.write(`${line}\n`);
      }
    },
  };
}
