/** An address in plain characters. A `%` that is no escape of a character stays: it stands for itself. */
export function decodeAddress(address: string): string {
  return address.replace(/(?:%[\da-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}
