'use server';

/** The ceiling of `bookSeats`: an action that receives the same state and form and does nothing. */
export async function doNothing(_state: unknown, _form: FormData): Promise<void> {}
