/** The text of a form's field; a file or nothing is no text. */
export function textOf(form: FormData | null | undefined, name: string): string {
  const value = form?.get(name);
  return typeof value === 'string' ? value : '';
}
