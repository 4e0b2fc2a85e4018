-- The relay empties the table as fast as it fills and vacuums it between passes, more often than the server would.
GRANT MAINTAIN ON outbox_pending TO ${app};
