import { doNothing } from './actions';

/** A form, so that the build includes the action. */
export default function Page() {
  return (
    <form action={doNothing.bind(null, 'nothing')}>
      <button type="submit">Nothing</button>
    </form>
  );
}
