import type { Page } from '@playwright/test';

/** Page object of the seat list of a section. */
export class SeatListPage {
  constructor(private readonly page: Page) {}

  /** Opens a section, by its index in the hall. */
  async open(slug: string, section: number) {
    await this.page.goto(`/shows/${slug}/seats?section=${section}`);
  }

  /** A seat's checkbox; not found if the seat is taken. */
  seat(seat: number) {
    return this.page.locator(`input[name=seat][value="${seat}"]`);
  }

  type(seat: number) {
    return this.page.locator(`select[name=type-${seat}]`);
  }

  key() {
    return this.page.locator('form#booking input[name=key]').inputValue();
  }

  /** Ticks the last free seats and returns their numbers. */
  async tickFree(count: 2): Promise<[number, number]> {
    const free = await this.page
      .locator('input[name=seat]')
      .evaluateAll((inputs) => inputs.map((input) => Number((input as HTMLInputElement).value)));
    const [first, second] = free.slice(-count);
    if (first === undefined || second === undefined) throw new Error('Too few seats are free');
    await this.seat(first).check();
    await this.seat(second).check();
    return [first, second];
  }

  async fillBuyer(name: string, email: string) {
    await this.page.getByLabel('Your name').fill(name);
    await this.page.getByLabel('E-mail').fill(email);
  }

  async book() {
    await this.page.getByRole('button', { name: 'Book these seats' }).click();
  }
}
