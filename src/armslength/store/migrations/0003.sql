-- Data sets of coded events and of figures.
CREATE TABLE datasets (
    id VARCHAR NOT NULL,
    format VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    publisher VARCHAR,
    licence VARCHAR,
    terms VARCHAR,
    url VARCHAR,
    grade VARCHAR,
    encoding VARCHAR NOT NULL,
    crosswalk VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    confidence_source VARCHAR NOT NULL,
    rows BIGINT NOT NULL,
    stored BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    run INTEGER
);

-- What each of their rows says was done.
CREATE TABLE records (
    dataset VARCHAR NOT NULL,
    number BIGINT NOT NULL,
    native VARCHAR,
    date VARCHAR NOT NULL,
    start DATE NOT NULL,
    "end" DATE NOT NULL,
    published DATE,
    source VARCHAR,
    source_name VARCHAR,
    source_sector VARCHAR,
    target VARCHAR,
    target_name VARCHAR,
    target_sector VARCHAR,
    class VARCHAR,
    quad TINYINT,
    intensity DOUBLE,
    modality VARCHAR NOT NULL,
    cameo VARCHAR,
    contexts VARCHAR[] NOT NULL,
    place VARCHAR,
    publisher VARCHAR,
    url VARCHAR,
    text VARCHAR,
    deed VARCHAR
);

-- What each of their rows says in numbers, of a tie between two.
CREATE TABLE figures (
    dataset VARCHAR NOT NULL,
    number BIGINT NOT NULL,
    date VARCHAR NOT NULL,
    start DATE NOT NULL,
    "end" DATE NOT NULL,
    country VARCHAR NOT NULL,
    partner VARCHAR NOT NULL,
    channel VARCHAR NOT NULL,
    name VARCHAR,
    value DOUBLE NOT NULL,
    unit VARCHAR NOT NULL,
    source VARCHAR,
    url VARCHAR
);

-- Rows that could not be taken, and why.
CREATE TABLE refused (
    dataset VARCHAR NOT NULL,
    number BIGINT,
    reason VARCHAR NOT NULL,
    detail VARCHAR NOT NULL,
    line VARCHAR
);

-- Which rows tell of an event.
CREATE TABLE event_records (
    event VARCHAR NOT NULL,
    dataset VARCHAR NOT NULL,
    number BIGINT NOT NULL
);

ALTER TABLE events ADD COLUMN deed VARCHAR;
UPDATE events SET deed = told.deed FROM (
    WITH sides AS (
        SELECT event, role, string_agg(DISTINCT code, '+' ORDER BY code) AS codes FROM event_actors GROUP BY event, role
    )
    SELECT id,
           CASE WHEN class IN ('AGREE', 'CONSULT', 'COOPERATE') AND source.codes = target.codes
                     AND len(string_split(source.codes, '+')) = 2
                THEN class || ' ' || replace(source.codes, '+', '~')
                WHEN class IN ('AGREE', 'CONSULT', 'COOPERATE')
                THEN class || ' ' || least(source.codes, target.codes) || '~' || greatest(source.codes, target.codes)
                ELSE class || ' ' || source.codes || '>' || target.codes END AS deed
    FROM events JOIN sides AS source ON source.event = id AND source.role = 'source'
                JOIN sides AS target ON target.event = id AND target.role = 'target'
) AS told WHERE told.id = events.id;
