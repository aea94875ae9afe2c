-- What each run was given: its files' hashes, the question as it stood, and how many of each it wrote.
ALTER TABLE runs ADD COLUMN IF NOT EXISTS question VARCHAR;
ALTER TABLE runs ADD COLUMN IF NOT EXISTS counts MAP(VARCHAR, BIGINT);
CREATE TABLE IF NOT EXISTS inputs (
    run INTEGER NOT NULL,
    origin VARCHAR NOT NULL,
    sha256 VARCHAR,
    bytes BIGINT
);
