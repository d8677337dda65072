/** A platform's name as people write it: its own, with a capital. */
export function platformName(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
