-- Which events deny which; filled by the next command that merges.
CREATE TABLE event_denials (
    event VARCHAR NOT NULL,
    denial VARCHAR NOT NULL
);

-- What people said of reports.
CREATE TABLE judgements (
    number INTEGER NOT NULL,
    document VARCHAR NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    field VARCHAR NOT NULL,
    value VARCHAR,
    was VARCHAR NOT NULL,
    person VARCHAR NOT NULL,
    note VARCHAR,
    made TIMESTAMP NOT NULL
);

-- Which deed a report tells of, as ontology/deeds.py has it: what an `add` must merge anew.
ALTER TABLE reports ADD COLUMN deed VARCHAR;
UPDATE reports SET deed = told.deed FROM (
    WITH sides AS (
        SELECT report, role, string_agg(DISTINCT country, '+' ORDER BY country) AS codes
        FROM report_actors WHERE country IS NOT NULL GROUP BY report, role
    )
    SELECT id,
           CASE WHEN class IN ('AGREE', 'CONSULT', 'COOPERATE') AND source.codes = target.codes
                     AND len(string_split(source.codes, '+')) = 2
                THEN class || ' ' || replace(source.codes, '+', '~')
                WHEN class IN ('AGREE', 'CONSULT', 'COOPERATE')
                THEN class || ' ' || least(source.codes, target.codes) || '~' || greatest(source.codes, target.codes)
                ELSE class || ' ' || source.codes || '>' || target.codes END AS deed
    FROM reports JOIN sides AS source ON source.report = id AND source.role = 'source'
                 JOIN sides AS target ON target.report = id AND target.role = 'target'
) AS told WHERE told.id = reports.id;
