/** Miinto's ids are integers on the wire; anything that is not exactly one goes back as the text it came as. */
export function wireNumber(id: string): number | string {
  const value = Number(id);
  return Number.isSafeInteger(value) && String(value) === id ? value : id;
}
