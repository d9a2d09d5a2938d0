/** A file as the body of a call: it goes as it is, though the document describes bytes as text. */
export const asBytes = (content: Blob) => ({
  body: content as unknown as string,
  bodySerializer: (given: unknown) => given as Blob,
  headers: { 'Content-Type': 'application/octet-stream' },
});
