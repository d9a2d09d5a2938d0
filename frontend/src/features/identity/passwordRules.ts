/** What the server asks of a password; it also refuses common ones. */
export const passwordMinimum = 15;
export const passwordMaximum = 200;

/** Characters as people count them, an emoji as one. */
export function passwordLength(password: string): number {
  return [...password].length;
}

/** The code of what is wrong with a password's length, or undefined. */
export function passwordProblem(password: string): 'required' | 'too_short' | 'too_long' | undefined {
  const length = passwordLength(password);
  if (length === 0) return 'required';
  if (length < passwordMinimum) return 'too_short';
  return length > passwordMaximum ? 'too_long' : undefined;
}
