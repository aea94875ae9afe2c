-- What each sentence says of a will, and who read each document: one that is coded and names no coder was read before
-- stances were.
ALTER TABLE documents ADD COLUMN IF NOT EXISTS coder VARCHAR;
CREATE TABLE IF NOT EXISTS stances (
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
CREATE TABLE IF NOT EXISTS stance_actors (
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
