-- What the rounds of a plan have come to is asked by plan.
CREATE INDEX positions_by_plan ON positions (plan_id) WHERE plan_id IS NOT NULL;
CREATE INDEX appointments_by_position ON appointments (position_id);
