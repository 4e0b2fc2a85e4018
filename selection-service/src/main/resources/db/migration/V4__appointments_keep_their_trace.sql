-- Every word of an appointment, from the decision to its end, is published in the trace of the decision, even when the last
-- word comes from a job that personnel-service ran on the effective day.
ALTER TABLE appointments ADD COLUMN traceparent text;
