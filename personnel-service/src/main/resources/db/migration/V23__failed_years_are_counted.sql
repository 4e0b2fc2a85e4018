-- The term failedYears says how many years failed, as the formula subtracts them; it stood as a negative number.
UPDATE pay_records SET terms = (
    SELECT jsonb_agg(
        CASE WHEN term ->> 'name' = 'failedYears' THEN jsonb_set(term, '{value}', to_jsonb(abs((term ->> 'value')::int)))
             ELSE term END ORDER BY place)
    FROM jsonb_array_elements(terms) WITH ORDINALITY AS t (term, place))
WHERE terms @? '$[*] ? (@.name == "failedYears" && @.value < 0)';
