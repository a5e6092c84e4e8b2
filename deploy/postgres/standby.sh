#!/bin/sh
# standby.sh NAME: runs a streaming standby of $PRIMARY_HOST, which is copied at the first start. NAME is its
# name in synchronous_standby_names on the primary.
set -eu
if [ ! -e "$PGDATA/PG_VERSION" ]; then
  # Renamed when complete, so that no server starts on half a copy.
  draft="$PGDATA.draft"
  rm -rf "$draft"
  mkdir -p "$(dirname "$PGDATA")"
  pg_basebackup --pgdata "$draft" --checkpoint fast --wal-method stream --write-recovery-conf \
    --dbname "host=$PRIMARY_HOST user=replicator password=$REPLICATION_PASSWORD application_name=$1"
  mv "$draft" "$PGDATA"
fi
# It archives only after it is promoted.
exec postgres -c max_connections=200 -c hot_standby=on -c max_standby_streaming_delay=1s \
  -c wal_receiver_status_interval=1s -c wal_keep_size=1GB -c archive_mode=on -c archive_timeout=60 \
  -c 'archive_command=sh /deploy/archive-wal.sh "%p" "%f" /archive' \
  -c 'restore_command=cp "/archive/%f" "%p"'
