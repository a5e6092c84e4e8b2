import { SHOW_ID } from './show-id';

const ADDRESS = new RegExp(`^(?:[a-z0-9-]{1,120}-)?(${SHOW_ID})$`);

/** The last part of a show's address: its title and its id (`the-tempest-k3f9a2`). */
export function showAddress(show: { slug: string; id: string }): string {
  return `${show.slug}-${show.id}`;
}

/** The id at the end of a show's address; null if it is not the address of a show. */
export function showIdOf(address: string): string | null {
  return ADDRESS.exec(address)?.[1] ?? null;
}
