/** The database's versions, in order; `user_version` counts how many have run. A released one is never edited. */
import type Libsql from 'libsql'

export const migrations: readonly string[] = [
  `
  CREATE TABLE workspaces (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    epoch TEXT NOT NULL,
    created_at TEXT NOT NULL,
    head INTEGER NOT NULL DEFAULT 0
  ) WITHOUT ROWID;
  CREATE TABLE tokens (
    id TEXT PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    member_id TEXT NOT NULL,
    device TEXT NOT NULL,
    created_at TEXT NOT NULL,
    revoked_at TEXT
  ) WITHOUT ROWID;
  CREATE INDEX tokens_by_workspace ON tokens (workspace_id);
  CREATE TABLE records (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    data TEXT NOT NULL,
    stamps TEXT NOT NULL,
    PRIMARY KEY (workspace_id, collection, id)
  );
  CREATE UNIQUE INDEX records_by_seq ON records (workspace_id, seq);
  CREATE TABLE commits (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    head INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, head)
  ) WITHOUT ROWID;
  CREATE TABLE changes (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    id TEXT NOT NULL,
    member_id TEXT,
    collection TEXT NOT NULL,
    record_id TEXT NOT NULL,
    received_at TEXT NOT NULL,
    change TEXT NOT NULL,
    lost TEXT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (workspace_id, id)
  );
  CREATE INDEX changes_by_record ON changes (workspace_id, collection, record_id);
  CREATE TABLE updates (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    document TEXT NOT NULL,
    data BLOB NOT NULL
  );
  CREATE INDEX updates_by_document ON updates (workspace_id, document, id);
  `,
  // What alerts are judged by: the rows of one account.
  `
  CREATE INDEX records_by_account ON records (workspace_id, json_extract(data, '$.accountId'))
    WHERE json_extract(data, '$.accountId') IS NOT NULL;
  `,
  // Roles and restricted accounts, invitations, what was before a change, and erasure.
  `
  CREATE INDEX records_restricted ON records (workspace_id)
    WHERE collection = 'accounts' AND json_extract(data, '$.isRestricted') = 1;
  CREATE TABLE access_changes (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    seq INTEGER NOT NULL,
    change TEXT NOT NULL,
    PRIMARY KEY (workspace_id, seq)
  ) WITHOUT ROWID;
  CREATE TABLE invitations (
    id TEXT PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    role TEXT NOT NULL,
    by_member_id TEXT,
    by_token_id TEXT,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT,
    used_for_hash TEXT,
    revoked_at TEXT
  ) WITHOUT ROWID;
  CREATE INDEX invitations_by_workspace ON invitations (workspace_id);
  CREATE TABLE erasures (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    contact_id TEXT NOT NULL,
    at TEXT NOT NULL,
    by_member_id TEXT,
    PRIMARY KEY (workspace_id, contact_id)
  ) WITHOUT ROWID;
  ALTER TABLE changes ADD COLUMN seq INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE changes ADD COLUMN before TEXT NOT NULL DEFAULT '{}';
  `,
  // Who wrote an update of a document and when; of those from before it is not known.
  `
  ALTER TABLE updates ADD COLUMN at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE updates ADD COLUMN member_ids TEXT NOT NULL DEFAULT '[]';
  `,
  // Keys of sources, and the messages that came from them.
  `
  CREATE TABLE write_keys (
    id TEXT PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    revoked_at TEXT
  ) WITHOUT ROWID;
  CREATE INDEX write_keys_by_workspace ON write_keys (workspace_id);
  CREATE TABLE ingest_messages (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    id TEXT NOT NULL,
    call TEXT NOT NULL,
    name TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    waits_for TEXT,
    body TEXT,
    PRIMARY KEY (workspace_id, id)
  );
  CREATE INDEX ingest_messages_by_age ON ingest_messages (workspace_id, at);
  CREATE INDEX ingest_messages_kept ON ingest_messages (workspace_id, outcome, at) WHERE body IS NOT NULL;
  CREATE INDEX ingest_messages_waiting ON ingest_messages (workspace_id, waits_for, at) WHERE body IS NOT NULL;
  CREATE TABLE ingest_counts (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    call TEXT NOT NULL,
    name TEXT NOT NULL,
    outcome TEXT NOT NULL,
    count INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (workspace_id, call, name, outcome)
  ) WITHOUT ROWID;
  `,
  // Which version of a plan an update brought back.
  `
  ALTER TABLE updates ADD COLUMN restores INTEGER;
  `,
  // Appended updates are listed by document a thousand at a time (documents-table.ts). Without AUTOINCREMENT, which costs a page more
  // a commit: no id comes twice, since what a compaction removes is always older than what it puts in its place.
  `
  CREATE TABLE appended_updates (
    id INTEGER PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    document TEXT NOT NULL,
    data BLOB NOT NULL,
    at INTEGER NOT NULL,
    member_ids TEXT NOT NULL,
    restores INTEGER,
    is_listed INTEGER NOT NULL DEFAULT 0
  );
  INSERT INTO appended_updates (id, workspace_id, document, data, at, member_ids, restores, is_listed)
    SELECT id, workspace_id, document, data, at, member_ids, restores, 1 FROM updates ORDER BY id;
  DROP TABLE updates;
  ALTER TABLE appended_updates RENAME TO updates;
  CREATE INDEX updates_by_document ON updates (workspace_id, document, id) WHERE is_listed = 1;
  CREATE TABLE listed_updates (up_to INTEGER NOT NULL);
  INSERT INTO listed_updates (up_to) SELECT coalesce(max(id), 0) FROM updates;
  `,
  // Which updates a compaction has merged, until they are swept out of the log (documents-table.ts); a JSON array.
  `
  CREATE TABLE merged_updates (
    id INTEGER PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    document TEXT NOT NULL,
    update_ids TEXT NOT NULL
  );
  CREATE INDEX merged_updates_by_document ON merged_updates (workspace_id, document);
  `,
  // Which updates are a document's: a list for each thousand that were appended, instead of an entry in an index for each of them.
  `
  CREATE TABLE update_lists (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    document TEXT NOT NULL,
    first_id INTEGER NOT NULL,
    update_ids TEXT NOT NULL,
    PRIMARY KEY (workspace_id, document, first_id)
  ) WITHOUT ROWID;
  INSERT INTO update_lists (workspace_id, document, first_id, update_ids)
    SELECT workspace_id, document, min(id), json_group_array(id) FROM updates WHERE is_listed = 1 GROUP BY workspace_id, document;
  DROP INDEX updates_by_document;
  ALTER TABLE updates DROP COLUMN is_listed;
  `,
]

/**
 * Brings the database to the newest version, each step in a transaction of its own.
 * @throws Error when a newer server wrote the file.
 */
export function migrate(db: Libsql.Database): void {
  const row: unknown = db.prepare('PRAGMA user_version').raw(true).get()
  const version = Array.isArray(row) ? Number(row[0]) : 0
  if (version > migrations.length)
    throw new Error(
      `The database is of version ${version}, this server knows ${migrations.length}: update the server, or restore an older backup.`,
    )
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue
    db.exec('BEGIN IMMEDIATE')
    try {
      db.exec(sql)
      db.exec(`PRAGMA user_version = ${index + 1}`)
      db.exec('COMMIT')
    } catch (error) {
      db.exec('ROLLBACK')
      throw error
    }
  }
}
