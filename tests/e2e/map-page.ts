import type { Page } from '@playwright/test';
import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import type { Show } from '@/lib/visitors/shows/show';

type Listed = Pick<Show, 'slug' | 'title' | 'status' | 'availability' | 'salesStart' | 'venue'>;

/** A show's page with its map, layout and seat states. */
export class MapPage {
  private constructor(
    readonly page: Page,
    readonly show: Listed,
    readonly layout: SeatingLayout,
  ) {}

  /** Opens the page of a show by the last part of its address. */
  static async at(page: Page, slug: string): Promise<MapPage> {
    const show = (await (await page.request.get(`/api/shows/${slug}`)).json()) as Listed;
    return MapPage.openShow(page, show);
  }

  /** Opens the page of the first show that fits. */
  static async open(page: Page, fits: (show: Listed) => boolean): Promise<MapPage> {
    const { shows } = (await (await page.request.get('/api/shows')).json()) as { shows: Listed[] };
    const show = shows.find(fits);
    if (!show) throw new Error('The demo has no such show');
    return MapPage.openShow(page, show);
  }

  private static async openShow(page: Page, show: Listed): Promise<MapPage> {
    const { plan } = await (await page.request.get(`/api/shows/${show.slug}/seats`)).json();
    const layout = await (await page.request.get(`/api/plans/${plan}`)).json();
    await page.goto(`/shows/${show.slug}`);
    return new MapPage(page, show, layout);
  }

  get map() {
    return this.page.getByRole('application');
  }

  async states(): Promise<string> {
    const answer = await this.page.request.get(`/api/shows/${this.show.slug}/seats`);
    return (await answer.json()).seats;
  }

  /**
   * Random available seats side by side, so that parallel tests rarely choose the same ones; not at the
   * sides, where the map's buttons cover seats.
   */
  async freeSeats(count: number): Promise<number[]> {
    const states = await this.states();
    const starts = this.layout.rows.flatMap(({ first, count: length }) =>
      Array.from({ length: Math.max(0, length - count + 1) }, (_, at) => first + at),
    );
    const { width, height, seats } = this.layout;
    const isInside = (seat: number) =>
      Math.abs((seats.x[seat] ?? 0) / width - 0.5) < 0.3 && (seats.y[seat] ?? 0) / height < 0.8;
    const free = starts.filter(
      (seat) => states.startsWith('a'.repeat(count), seat) && isInside(seat),
    );
    const start = free[Math.floor(Math.random() * free.length)];
    if (start === undefined) throw new Error(`${this.show.title} has no ${count} seats together`);
    return Array.from({ length: count }, (_, at) => start + at);
  }

  /** The position of a seat on the screen, from the plan and the map's camera. */
  async pointOf(seat: number): Promise<{ x: number; y: number }> {
    const box = await this.map.boundingBox();
    const [x = 0, y = 0, scale = 1] = await this.camera();
    const { seats } = this.layout;
    return {
      x: (box?.x ?? 0) + ((seats.x[seat] ?? 0) - x) * scale,
      y: (box?.y ?? 0) + ((seats.y[seat] ?? 0) - y) * scale,
    };
  }

  /** Screen pixels per plan pixel. */
  async scale(): Promise<number> {
    return (await this.camera())[2] ?? 0;
  }

  async press(seat: number): Promise<void> {
    const { x, y } = await this.scrollTo(seat);
    await this.page.mouse.click(x, y);
  }

  async hover(seat: number): Promise<void> {
    const { x, y } = await this.scrollTo(seat);
    await this.page.mouse.move(x, y);
  }

  private async scrollTo(seat: number): Promise<{ x: number; y: number }> {
    await this.map.evaluate((map) => map.scrollIntoView({ block: 'center' }));
    return this.pointOf(seat);
  }

  /** Books seats as another buyer, through the API. */
  async bookElsewhere(seats: number[]): Promise<void> {
    const answer = await this.page.request.post(`/api/shows/${this.show.slug}/bookings`, {
      headers: { 'idempotency-key': crypto.randomUUID() },
      data: { seats, name: 'Somebody Else', email: `${crypto.randomUUID()}@example.com` },
    });
    if (answer.status() !== 201) throw new Error(`Not booked: ${await answer.text()}`);
  }

  async fillBuyer(): Promise<void> {
    await this.page.getByLabel('Your name').fill('Ana Marques');
    await this.page.getByLabel('E-mail').fill(`${crypto.randomUUID()}@example.com`);
  }

  get bookButton() {
    return this.page.getByRole('button', { name: /^Book \d/ });
  }

  /** `--map-x`, `--map-y` and `--map-scale`; waits until the map stands still. */
  private async camera(): Promise<number[]> {
    const above = this.map.locator('.map-above');
    const read = () =>
      above.evaluate(({ style }: HTMLElement) =>
        ['--map-x', '--map-y', '--map-scale'].map((name) => Number(style.getPropertyValue(name))),
      );
    for (let last = ''; ; ) {
      const now = await read();
      if (String(now) === last && (now[2] ?? 0) > 0) return now;
      last = String(now);
      await this.page.waitForTimeout(100);
    }
  }
}
