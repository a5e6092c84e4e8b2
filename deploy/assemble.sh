#!/bin/sh
# Completes the folder that `NEXT_OUTPUT=standalone npm run build` leaves in .next/standalone, so that
# `node server.js` in it is the whole site.
set -eu
built="${NEXT_DIST_DIR:-.next}"
site="$built/standalone"
cp -R "$built/static" "$site/$built/static"
# The list of shows, prerendered without a database: the first visitor would see an empty list.
rm -rf "$site/$built/server/app/index.html" "$site/$built/server/app/index.meta" \
  "$site/$built/server/app/index.rsc" "$site/$built/server/app/index.segments"
