package org.shequ.acceptance.benchmark;

/** What a year's benchmark loads by SQL, and the plain SQL that it is compared with. */
final class YearTables {
    static final int INDICATORS = 10;

    private YearTables() {}

    static String units(String jurisdiction, int districts, int communities) {
        return """
                INSERT INTO units (code, name, kind, parent_code, status, valid_from, urban_rural_class)
                SELECT code, code, 'COMMUNITY', left(code, 9), 'ACTIVE', '2010-01-01', '111'
                FROM (SELECT '%s' || lpad((n %% %d + 1)::text, 4, '0') || lpad((n / %d / 100 + 1)::text, 3, '0')
                             || lpad((n / %d %% 100 + 1)::text, 3, '0') AS code
                      FROM generate_series(0, %d) AS n) made""".formatted(jurisdiction, districts, districts, districts, communities - 1);
    }

    static String people(String jurisdiction, int communities, int people) {
        return """
                WITH places AS (
                    SELECT code, row_number() OVER (ORDER BY code) - 1 AS nr FROM units WHERE code LIKE '%1$s%%'
                ), made AS (
                    SELECT gen_random_uuid() AS id, n, p.code FROM generate_series(0, %2$d) AS n
                    JOIN places p ON p.nr = n %% %3$d
                ), persons AS (
                    INSERT INTO people (person_id, personnel_number, name, status, unit_code)
                    SELECT id, 'B%1$s' || n, '测试', 'ACTIVE', code FROM made
                )
                INSERT INTO posts (assignment_id, person_id, unit_code, post, is_primary, valid_from)
                SELECT gen_random_uuid(), id, code, 'COMMUNITY_WORKER', true, '2010-01-01' FROM made""".formatted(jurisdiction, people - 1, communities);
    }

    static String sheets(String cycle, String raterClass, int raters) {
        return """
                INSERT INTO sheets (cycle_id, subject, rater_class, rater, ordinary, marks, points, evidence)
                SELECT cycle_id, subject, '%s', rater, true, marks,
                       (SELECT sum(m) * 10000 FROM unnest(marks) AS m), '{}'
                FROM (SELECT s.cycle_id, s.subject, r::text AS rater,
                             (SELECT array_agg((500 + 500 * random() + 0 * i * r)::int) FROM generate_series(1, %d) AS i) AS marks
                      FROM cycle_subjects s CROSS JOIN generate_series(1, %d) AS r WHERE s.cycle_id = '%s') made""".formatted(raterClass, INDICATORS, raters, cycle);
    }

    static String personYear(String cycle) {
        return """
                DELETE FROM outcomes WHERE cycle_id = '%1$s';
                INSERT INTO outcomes (cycle_id, subject, unit_code, pool, weighed, points, score, vetoes, sanctioned,
                                      earned, cap, grade, tied)
                SELECT '%1$s', subject, unit_code, pool, score, 0, score, '{}', false,
                       CASE WHEN score >= 75 THEN 'EXCELLENT' ELSE 'QUALIFIED' END, 'EXCELLENT',
                       CASE WHEN score >= 75 AND place <= floor(n * 0.2) THEN 'EXCELLENT' ELSE 'QUALIFIED' END, false
                FROM (SELECT *, rank() OVER (PARTITION BY pool ORDER BY score DESC) AS place,
                             count(*) OVER (PARTITION BY pool) AS n
                      FROM (SELECT s.subject, s.unit_code, s.pool, round(g.score, 2) AS score
                            FROM cycle_subjects s
                            JOIN (SELECT subject, avg(points) / 1000000 AS score FROM sheets WHERE cycle_id = '%1$s'
                                  GROUP BY subject) g ON g.subject = s.subject
                            WHERE s.cycle_id = '%1$s') scored) placed""".formatted(cycle);
    }

    static String communityYear(String cycle) {
        return """
                DELETE FROM outcomes WHERE cycle_id = '%1$s';
                INSERT INTO outcomes (cycle_id, subject, unit_code, pool, weighed, points, score, vetoes, sanctioned, tied,
                                      peer_group, rank, peers, percentile, band)
                SELECT '%1$s', subject, unit_code, pool, score, 0, score, '{}', false, false, peer_group, rank, peers,
                       round(100.0 * (peers - rank + 1) / peers, 2), 'FIRST_QUARTER'
                FROM (SELECT *, rank() OVER (PARTITION BY pool, peer_group ORDER BY score DESC) AS rank,
                             count(*) OVER (PARTITION BY pool, peer_group) AS peers
                      FROM (SELECT s.subject, s.unit_code, s.pool, s.peer_group, round(g.score, 2) AS score
                            FROM cycle_subjects s
                            JOIN (SELECT subject, (0.4 * avg(points) FILTER (WHERE rater_class = 'SUBDISTRICT')
                                         + 0.6 * avg(points) FILTER (WHERE rater_class = 'RESIDENTS')) / 1000000 AS score
                                  FROM sheets WHERE cycle_id = '%1$s' GROUP BY subject) g ON g.subject = s.subject
                            WHERE s.cycle_id = '%1$s') scored) placed""".formatted(cycle);
    }
}
