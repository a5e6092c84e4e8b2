'use client';

import { createContext, useContext } from 'react';
import { type FormState, idleForm } from '@/lib/office/forms/form-state';

const FormContext = createContext<FormState>(idleForm());

export const FormProvider = FormContext.Provider;

/** The value and the message of a field in the form's last state. */
export function useField(name: string): { value: string | string[] | undefined; message?: string } {
  const { values, messages } = useContext(FormContext);
  const message = messages[name];
  return { value: values[name], ...(message ? { message } : {}) };
}
