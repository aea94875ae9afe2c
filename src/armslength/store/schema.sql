-- The tables of dossier.duckdb, schema version 7. What each column means: docs/tables.md.
--
-- Only documents has a key: it alone decides what is there already, and everything read from a
-- document is written in the same transaction as its row. An index on sentences would quadruple the
-- file (docs/decisions/0003-dossier.md); look a sentence or report up by document and number.
--
-- Columns of a million strings that differ are packed by zstd: what DuckDB chooses by itself, a dictionary, takes three times as
-- long to write and more room. An older dossier keeps its columns as they are.

CREATE TABLE meta (
    schema_version INTEGER NOT NULL
);

CREATE TABLE runs (
    run INTEGER NOT NULL,
    command VARCHAR NOT NULL,
    versions MAP(VARCHAR, VARCHAR) NOT NULL,
    started TIMESTAMP NOT NULL,
    ended TIMESTAMP,
    outcome VARCHAR,
    question VARCHAR,
    counts MAP(VARCHAR, BIGINT)
);

CREATE TABLE inputs (
    run INTEGER NOT NULL,
    origin VARCHAR NOT NULL,
    sha256 VARCHAR,
    bytes BIGINT
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
    run INTEGER,
    coder VARCHAR
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
    coder VARCHAR NOT NULL,
    deed VARCHAR
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

CREATE TABLE stances (
    id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    sentence VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    standing VARCHAR NOT NULL,
    speaker BOOLEAN NOT NULL,
    object_start INTEGER,
    object_end INTEGER,
    answer_start INTEGER,
    answer_end INTEGER,
    date VARCHAR,
    date_start DATE,
    date_end DATE,
    date_basis VARCHAR,
    probability MAP(VARCHAR, DOUBLE) NOT NULL,
    coder VARCHAR NOT NULL
);

CREATE TABLE stance_actors (
    document VARCHAR NOT NULL,
    stance VARCHAR NOT NULL,
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
    id VARCHAR USING COMPRESSION zstd NOT NULL,
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
    confidence DOUBLE NOT NULL,
    deed VARCHAR USING COMPRESSION zstd
);

CREATE TABLE event_actors (
    event VARCHAR USING COMPRESSION zstd NOT NULL,
    role VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    code VARCHAR NOT NULL
);

CREATE TABLE event_reports (
    event VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    report VARCHAR NOT NULL
);

CREATE TABLE event_denials (
    event VARCHAR NOT NULL,
    denial VARCHAR NOT NULL
);

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

CREATE TABLE records (
    dataset VARCHAR NOT NULL,
    number BIGINT NOT NULL,
    native VARCHAR USING COMPRESSION zstd,
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
    text VARCHAR USING COMPRESSION zstd,
    deed VARCHAR USING COMPRESSION zstd
);

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

CREATE TABLE refused (
    dataset VARCHAR NOT NULL,
    number BIGINT,
    reason VARCHAR NOT NULL,
    detail VARCHAR NOT NULL,
    line VARCHAR
);

CREATE TABLE event_records (
    event VARCHAR USING COMPRESSION zstd NOT NULL,
    dataset VARCHAR NOT NULL,
    number BIGINT NOT NULL
);

CREATE TABLE unmerged (
    deed VARCHAR USING COMPRESSION zstd NOT NULL
);

CREATE TABLE outlooks (
    id VARCHAR NOT NULL,
    made TIMESTAMP NOT NULL,
    as_of DATE NOT NULL,
    measure VARCHAR NOT NULL,
    "of" VARCHAR[] NOT NULL,
    period VARCHAR NOT NULL,
    start DATE NOT NULL,
    horizon INTEGER NOT NULL,
    quantiles DOUBLE[] NOT NULL,
    base DOUBLE[] NOT NULL,
    method VARCHAR NOT NULL,
    observed DOUBLE,
    crps DOUBLE,
    base_crps DOUBLE,
    covered BOOLEAN
);

CREATE TABLE event_forecasts (
    id VARCHAR NOT NULL,
    made TIMESTAMP NOT NULL,
    as_of DATE NOT NULL,
    kind VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    target VARCHAR NOT NULL,
    days INTEGER NOT NULL,
    probability DOUBLE NOT NULL,
    base DOUBLE NOT NULL,
    method VARCHAR NOT NULL,
    came BOOLEAN,
    events VARCHAR[]
);

CREATE VIEW evidence AS
SELECT event_reports.event, event_reports.number, report, documents.id AS document, sentences.id AS sentence,
       text[sentences.start + 1 : sentences."end"] AS text, publisher, published, title, documents.url
FROM event_reports
JOIN reports ON reports.document = split_part(report, '.', 1) AND reports.id = report
JOIN documents ON documents.id = reports.document
JOIN sentences ON sentences.document = reports.document AND sentences.id = reports.sentence;

CREATE VIEW dyad_months AS
SELECT doers.code AS source, sufferers.code AS target, date_trunc('month', start)::DATE AS month, class,
       count(*) AS n, avg(intensity) AS intensity
FROM events
JOIN event_actors AS doers ON doers.event = events.id AND doers.role = 'source'
JOIN event_actors AS sufferers ON sufferers.event = events.id AND sufferers.role = 'target'
WHERE modality = 'happened' AND doers.code <> sufferers.code
  AND date_trunc('month', start) = date_trunc('month', "end")
GROUP BY ALL;
