#!/bin/sh
# Runs once, when the primary's data folder is created: creates the application's role and database, and the
# role for replication. The passwords come from the environment.
set -eu
psql --set ON_ERROR_STOP=1 --username postgres \
  --set password="$ROWLOCK_DATABASE_PASSWORD" --set replication="$REPLICATION_PASSWORD" \
  --set synchronous="$SYNCHRONOUS_STANDBY_NAMES" <<'SQL'
create role rowlock login password :'password';
create database rowlock owner rowlock;
create role replicator login replication password :'replication';
-- Last, and by ALTER SYSTEM: it holds from the next start on, when there are standbys to wait for.
alter system set synchronous_standby_names = :'synchronous';
SQL
echo 'host replication replicator all scram-sha-256' >> "$PGDATA/pg_hba.conf"
