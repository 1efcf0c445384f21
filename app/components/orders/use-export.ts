import { useState } from 'react';

export interface Export {
  readonly running: boolean;
  /** What went wrong, as a sentence; null when nothing did. */
  readonly problem: string | null;
  readonly start: () => void;
}

/**
 * Fetches a file with the session token, which App Bridge adds to fetch but not to links, and hands it to the browser to
 * keep.
 */
export function useExport(path: string): Export {
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (): Promise<void> => {
    setRunning(true);
    setProblem(null);
    try {
      const response = await fetch(path);
      if (!response.ok) throw new Error(`The app answered ${response.status}.`);
      // Read to its end first: a file that broke off must not be kept as a whole one.
      keep(await response.blob(), nameOf(response));
    } catch {
      setProblem('The orders could not be exported: the file broke off on its way. Nothing was saved. Try again.');
    } finally {
      setRunning(false);
    }
  };
  return { running, problem, start: () => void run() };
}

function nameOf(response: Response): string {
  return /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'orders.csv';
}

function keep(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the address while it saves; there is no event for its end.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
