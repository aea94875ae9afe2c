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
