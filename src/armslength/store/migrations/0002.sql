-- Which events deny which; filled by the next command that merges.
CREATE TABLE event_denials (
    event VARCHAR NOT NULL,
    denial VARCHAR NOT NULL
);
