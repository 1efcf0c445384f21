import { useCallback, useEffect, useRef } from 'react';

/**
 * Puts work off until the mouse button is up again. Leaving a field by a click on a button shows what is wrong with it; the
 * sentence would move the button away from under the pointer before the click counts, and the click would be lost.
 */
export function useAfterPointer(): (work: () => void) => void {
  const down = useRef(false);
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    const press = (): void => void (down.current = true);
    const release = (): void => {
      down.current = false;
      const due = waiting.current.splice(0);
      // The click comes right after the release, in the same task.
      setTimeout(() => {
        for (const work of due) work();
      });
    };
    const ends = ['pointerup', 'pointercancel'] as const;
    window.addEventListener('pointerdown', press, true);
    for (const end of ends) window.addEventListener(end, release, true);
    return () => {
      window.removeEventListener('pointerdown', press, true);
      for (const end of ends) window.removeEventListener(end, release, true);
    };
  }, []);
  return useCallback((work) => {
    if (down.current) waiting.current.push(work);
    else work();
  }, []);
}
