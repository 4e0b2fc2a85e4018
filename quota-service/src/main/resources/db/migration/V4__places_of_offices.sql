-- Places are asked for by a round (by its events), or by an office (over HTTP) for whom it hires without one.
ALTER TABLE place_requests
    ADD COLUMN origin text NOT NULL DEFAULT 'ROUND',
    ADD COLUMN document_number text,
    ADD CONSTRAINT place_requests_origin CHECK (origin IN ('ROUND', 'OFFICE')),
    ADD CONSTRAINT place_requests_of_offices_have_a_document CHECK (origin = 'ROUND' OR document_number IS NOT NULL);
ALTER TABLE place_requests ALTER COLUMN origin DROP DEFAULT;
