/**
 * Whether a posted form has the form of our pages; Next responds with 500 to a form that it cannot decode.
 * Without JavaScript, `$ACTION_` fields have the action and its bound state. With JavaScript, the field
 * `0` has the action's two arguments, a state and a form.
 */
export function isPageForm(form: FormData, sentByScript: boolean): boolean {
  return sentByScript ? holdsArguments(form) : holdsAction(form);
}

function holdsArguments(form: FormData): boolean {
  const [state, sent, ...more] = jsonList(form.get('0'));
  return more.length === 0 && isPlainState(state) && /^\$K[0-9a-f]+$/.test(String(sent));
}

function holdsAction(form: FormData): boolean {
  const fields = [...form].filter(([name]) => name.startsWith('$ACTION_'));
  const [ref, action, state, key, ...more] = fields;
  const number = /^\$ACTION_REF_(\d{1,3})$/.exec(ref?.[0] ?? '')?.[1];
  return (
    more.length === 0 &&
    action?.[0] === `$ACTION_${number}:0` &&
    /^\{"id":"[0-9a-f]{42}","bound":"\$@1"\}$/.test(String(action[1])) &&
    state?.[0] === `$ACTION_${number}:1` &&
    isPlainState(...jsonList(state[1])) &&
    key?.[0] === '$ACTION_KEY' &&
    /^[0-9a-zA-Z]{1,64}$/.test(String(key[1]))
  );
}

function isPlainState(...states: unknown[]): boolean {
  return states.length === 1 && typeof states[0] === 'object' && states[0] !== null;
}

/** A JSON list in React's format without references, which start with `$`; otherwise an empty list. */
function jsonList(text: unknown): unknown[] {
  const withoutReferences = (_: string, value: unknown) => {
    if (typeof value === 'string' && /^\$(?!\$|K|undefined$)/.test(value)) throw new SyntaxError();
    return value;
  };
  try {
    const list: unknown = JSON.parse(String(text), withoutReferences);
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}
