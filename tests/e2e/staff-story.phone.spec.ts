import { test } from '@playwright/test';
import { Story } from './support/story';
import { tellStory } from './support/tell-story';

const story = new Story();

// A button that never comes fails as itself, not as the whole story's time.
test.use({ actionTimeout: 20_000 });
test.afterAll(() => story.remove());

test('a house is staffed, sells a run, helps a guest, and its owner reads all of it, on a phone', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  await tellStory(story, browser);
});
