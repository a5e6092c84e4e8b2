/** Bad values for fields, with the message that each must get. */
export const BAD_NAMES = {
  'is empty': ['', /write a name/],
  'is blank': [' \t\u3000 ', /write a name/],
  'has 10,000 characters': ['x'.repeat(10_000), /too long/],
  'has an emoji': ['Ana 😀', /emoji/],
  'has a NUL': ['Ana\0Pessoa', /letters/],
  'has a control that turns the writing': ['\u202eanA', /letters/],
  'is HTML': ['<img src=x onerror=alert(1)>', /letters/],
  'is SQL': ["Robert'); drop table bookings;--", /letters/],
  'is a formula': ['=1+1', /letters/],
} as const satisfies Record<string, readonly [string, RegExp]>;

export const BAD_EMAILS = {
  'is empty': ['', /write your e-mail/],
  'is no address': ['nobody', /look like an e-mail/],
  'has 10,000 characters': [`${'x'.repeat(10_000)}@example.com`, /look like an e-mail/],
  'has an emoji': ['😀@example.com', /look like an e-mail/],
  'has a NUL': ['ana\0@example.com', /look like an e-mail/],
  'has a second line': ['ana@example.com\r\nBcc: all@example.com', /look like an e-mail/],
  'is HTML': ['"><script>alert(1)</script>@example.com', /look like an e-mail/],
  'is SQL': ["ana@example.com'; drop table bookings;--", /look like an e-mail/],
  'is two': ['ana@example.com,bea@example.com', /look like an e-mail/],
} as const satisfies Record<string, readonly [string, RegExp]>;

export const BAD_KEYS = [
  '',
  'short',
  'x'.repeat(65),
  "'; drop table shows;--aaaa",
  '<b>bold</b>aaaaaaa',
];
