-- Both tables get their ids in the statement that writes the log, or from one another, and the log loses no row: the
-- checks cost each event a lookup and a lock on its row, twice, and could find nothing.
ALTER TABLE outbox_pending DROP CONSTRAINT outbox_pending_id_fkey;
ALTER TABLE change_feed DROP CONSTRAINT change_feed_log_id_fkey;
