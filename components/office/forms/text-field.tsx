'use client';

import type { ComponentProps } from 'react';
import { Field } from '@/components/ui/field';
import { useField } from './form-context';

type Props = Omit<ComponentProps<typeof Field>, 'id' | 'message'> & { name: string; id?: string };

/** A text field in a `StaffForm`; shows `defaultValue` until the form was sent. */
export function TextField({ name, id = name, defaultValue, ...rest }: Props) {
  const { value, message } = useField(name);
  return (
    <Field
      {...rest}
      id={id}
      name={name}
      defaultValue={typeof value === 'string' ? value : defaultValue}
      {...(message ? { message } : {})}
    />
  );
}
