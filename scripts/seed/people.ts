import { pick, type Random } from './random';

const FIRST =
  `Amelia Oliver Isla Noah Freya Leo Maya Arthur Priya Callum Zainab Theo Ines Tiago Beatriz
  Duarte Leonor Afonso Chloé Mateus Emma Liam Aisha Owen Mei Samuel Nora Idris Hannah Kwame Ana Felix
  Grace Rohan Elsie Marta Jonas Siobhán Dylan Yuki`.split(/\s+/);
const LAST = `Okafor Hughes Patel Costa Ferreira MacLeod Nguyen Walsh Andrade Bennett Tremblay Silva
  Osei Whitfield Marques Kaur Doyle Leblanc Sato Pereira Murphy Fraser Haddad Clarke Rocha Boudreau
  Lindqvist Ahmed Thornton Vieira Campbell Novak Reid Duarte Sinclair Cho`.split(/\s+/);

export type Person = { name: string; email: string };

/** A buyer with a random name; `number` makes the e-mail address unique. */
export function makePerson(random: Random, number: number): Person {
  const first = pick(random, FIRST);
  const last = pick(random, LAST);
  const local = `${first}.${last}`.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return { name: `${first} ${last}`, email: `${local}.${number}@example.com` };
}
