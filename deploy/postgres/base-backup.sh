#!/bin/sh
# base-backup.sh FOLDER KEEP: takes a base backup of $PRIMARY_HOST into FOLDER/<UTC time>, verified, and
# removes all but the newest KEEP. Keep the WAL archive from the start of the oldest one.
set -eu
target="$1/$(date -u +%Y%m%dT%H%M%SZ)"
pg_basebackup --pgdata "$target.draft" --checkpoint fast --wal-method none \
  --dbname "host=$PRIMARY_HOST user=replicator password=$REPLICATION_PASSWORD application_name=backup"
pg_verifybackup --no-parse-wal "$target.draft"
mv "$target.draft" "$target"
find "$1" -mindepth 1 -maxdepth 1 -type d -name '*Z' | sort | head -n "-$2" | xargs -r rm -rf
