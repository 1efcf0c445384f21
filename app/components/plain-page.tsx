import type { ReactNode } from 'react';

/** A page without Polaris and without the admin around it. */
export function PlainPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main style={{ fontFamily: 'Inter, sans-serif', maxWidth: '36rem', margin: '12vh auto', padding: '0 1rem' }}>
      <h1 style={{ fontSize: '1.25rem', margin: 0 }}>{title}</h1>
      <p style={{ lineHeight: 1.5 }}>{children}</p>
    </main>
  );
}
