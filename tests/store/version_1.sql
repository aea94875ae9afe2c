
CREATE TABLE meta (
    schema_version INTEGER NOT NULL
);

CREATE TABLE runs (
    run INTEGER NOT NULL,
    command VARCHAR NOT NULL,
    versions MAP(VARCHAR, VARCHAR) NOT NULL,
    started TIMESTAMP NOT NULL,
    ended TIMESTAMP,
    outcome VARCHAR
);

CREATE TABLE documents (
    id VARCHAR PRIMARY KEY,
    content_hash VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    how_read VARCHAR NOT NULL,
    title VARCHAR,
    author VARCHAR,
    publisher VARCHAR,
    published VARCHAR,
    published_start DATE,
    published_end DATE,
    published_basis VARCHAR,
    url VARCHAR,
    language VARCHAR,
    grade VARCHAR,
    text VARCHAR NOT NULL,
    uncoded VARCHAR,
    run INTEGER
);

CREATE TABLE citations (
    document VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    publisher VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    date VARCHAR,
    url VARCHAR
);

CREATE TABLE sentences (
    id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    paragraph INTEGER NOT NULL
);

CREATE TABLE reports (
    id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    sentence VARCHAR NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    trigger_text VARCHAR NOT NULL,
    class VARCHAR NOT NULL,
    quad TINYINT NOT NULL,
    intensity DOUBLE NOT NULL,
    modality VARCHAR NOT NULL,
    date VARCHAR,
    date_start DATE,
    date_end DATE,
    date_basis VARCHAR,
    contexts VARCHAR[] NOT NULL,
    probability MAP(VARCHAR, DOUBLE) NOT NULL,
    coder VARCHAR NOT NULL
);

CREATE TABLE report_actors (
    document VARCHAR NOT NULL,
    report VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    code VARCHAR,
    country VARCHAR,
    sector VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    resolved_by VARCHAR
);

CREATE TABLE quarantine (
    origin VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    detail VARCHAR NOT NULL,
    run INTEGER
);

CREATE TABLE events (
    id VARCHAR NOT NULL,
    class VARCHAR NOT NULL,
    quad TINYINT NOT NULL,
    intensity DOUBLE NOT NULL,
    modality VARCHAR NOT NULL,
    date VARCHAR,
    start DATE,
    "end" DATE,
    date_basis VARCHAR,
    contexts VARCHAR[] NOT NULL,
    publishers INTEGER NOT NULL,
    confidence DOUBLE NOT NULL
);

CREATE TABLE event_actors (
    event VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    code VARCHAR NOT NULL
);

CREATE TABLE event_reports (
    event VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    report VARCHAR NOT NULL
);

-- Invented content, as version 1 wrote it.
INSERT INTO meta VALUES (1);
INSERT INTO documents BY NAME SELECT 'd0123456789ab' AS id, repeat('0', 64) AS content_hash, 'invented.txt' AS origin,
    'text/utf-8' AS how_read, 'Minsk met Moscow.' AS text, '2021-03-05' AS published,
    DATE '2021-03-05' AS published_start, DATE '2021-03-05' AS published_end;
INSERT INTO sentences BY NAME SELECT 'd0123456789ab.s1' AS id, 'd0123456789ab' AS document, 1 AS number, 0 AS start,
    17 AS "end", 0 AS paragraph;
INSERT INTO reports BY NAME SELECT 'd0123456789ab.r1' AS id, 'd0123456789ab' AS document, 1 AS number,
    'd0123456789ab.s1' AS sentence, 6 AS trigger_start, 9 AS trigger_end, 'met' AS trigger_text, 'CONSULT' AS class,
    1 AS quad, 2.0 AS intensity, 'happened' AS modality, ['diplomatic'] AS contexts,
    MAP {'event': 0.9::DOUBLE} AS probability, 'test@1' AS coder;
INSERT INTO report_actors BY NAME SELECT 'd0123456789ab' AS document, 'd0123456789ab.r1' AS report, 'source' AS role,
    1 AS number, 0 AS start, 5 AS "end", 'Minsk' AS text, 'BLR' AS code, 'BLR' AS country, 'GOV' AS sector,
    'state' AS kind, 'capital' AS resolved_by;
INSERT INTO events BY NAME SELECT 'e0123456789ab' AS id, 'CONSULT' AS class, 1 AS quad, 2.0 AS intensity,
    'happened' AS modality, ['diplomatic'] AS contexts, 1 AS publishers, 0.8 AS confidence;
INSERT INTO event_actors VALUES ('e0123456789ab', 'source', 1, 'BLR'), ('e0123456789ab', 'target', 1, 'RUS');
INSERT INTO event_reports VALUES ('e0123456789ab', 1, 'd0123456789ab.r1');
